// Words of a text that is gone by the next line.
// expect: use of deleted function
#include "base/span.h"

std::string load();

std::size_t f() {
#ifdef MISUSE
  const std::string_view words = sayso::slice(load(), {0, 4});
#else
  const std::string text = load();
  const std::string_view words = sayso::slice(text, {0, 4});
#endif
  return words.size();
}
