// A fallible call whose answer nobody looks at.
// expect: ignoring return
#include "base/tsv.h"

void f() {
#ifdef MISUSE
  sayso::Tsv::read("countries.tsv");
#else
  const auto table = sayso::Tsv::read("countries.tsv");
  static_cast<void>(table);
#endif
}
