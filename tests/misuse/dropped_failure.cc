// The same where success has no value.
// expect: ignoring return
#include "sayso/result.h"

sayso::Result<void> write_all();

bool f() {
#ifdef MISUSE
  write_all();
  return true;
#else
  return write_all().has_value();
#endif
}
