// Any bytes as a file of the pact book: errors with a place, or a book whose scenarios and pacts
// are answered without a crash.
#include <cstdlib>

#include "pact/read.h"
#include "survey/answer.h"
#include "survey/run_scenario.h"
#include "survey/survey.h"

namespace {

constexpr const char* kWords =
    "as-of 2026-01-01\nword duty defend : help\nword duty consult : talk\nword strength all-means "
    ": "
    "all\nword judge each-party : each\nword kind treaty : treaty\natom armed-attack P : "
    "attack\natom "
    "armed-attack P by X : attack by X\natom un51 P : lawful\natom request P key P : asked\natom "
    "organ "
    "NAME key NAME : decided\natom inside AREA : place\natom party X : party\natom in-force : "
    "force\n"
    "atom at-war P with X : war\nentail armed-attack P by X => armed-attack P\narea europe : "
    "europe\n"
    "in POL\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 20'000) return 0;
  const std::string bytes(data, data + size);
  const sayso::ReadBook read = sayso::read_book({{"words", kWords}, {"input", bytes}});
  for (const sayso::Error& error : read.errors) {
    if (error.where.empty() || error.what.empty() || error.next.empty()) std::abort();
  }
  for (std::size_t i = 0; i < read.scenarios.size() && i < 4; ++i) {
    static_cast<void>(sayso::run_scenario(read.book, read.scenarios[i]));
  }
  for (std::size_t i = 0; i < read.book.pacts.size() && i < 4; ++i) {
    const sayso::Pact& pact = read.book.pacts[i];
    static_cast<void>(sayso::show(read.book, pact));
    const sayso::Ask ask{pact.id, "defend", "", "POL", "USA"};
    const sayso::Date day{2025, 1, 1};
    static_cast<void>(sayso::answer(read.book, {}, ask, day, {"record", "POL"}));
  }
  return 0;
}
