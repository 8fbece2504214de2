// A Result used as if it were its value: it converts to bool only where a condition asks for one.
// expect: cannot convert
#include "sayso/result.h"

sayso::Result<int> count();

int f() {
#ifdef MISUSE
  return count();
#else
  const auto n = count();
  return n ? *n : 0;
#endif
}
