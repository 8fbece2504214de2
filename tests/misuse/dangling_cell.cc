// A cell of a table that is gone by the next line.
// expect: use of deleted function
#include "base/tsv.h"

sayso::Tsv load();

std::size_t f() {
#ifdef MISUSE
  const std::string& cell = load().cell(0, 0);
#else
  const sayso::Tsv table = load();
  const std::string& cell = table.cell(0, 0);
#endif
  return cell.size();
}
