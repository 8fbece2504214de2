// A second copy of everything that an engine has loaded.
// expect: use of deleted function
#include "sayso/sayso.h"

void f(const sayso::Engine& engine) {
#ifdef MISUSE
  const sayso::Engine second = engine;
#else
  const sayso::Engine& second = engine;
#endif
  static_cast<void>(second);
}
