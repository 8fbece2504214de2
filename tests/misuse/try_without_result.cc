// TRY where the error has nowhere to go.
// expect: cannot convert
#include "base/result.h"

sayso::Result<int> count();

#ifdef MISUSE
int f() {
#else
sayso::Result<int> f() {
#endif
  const int n = TRY(count());
  return n + 1;
}
