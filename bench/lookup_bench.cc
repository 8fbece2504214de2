// How long a look-up in the data pack takes: every name of a country or body, and every person's.
//
//   lookup_bench PACK
#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "dictionary/names.h"
#include "dictionary/officials.h"

namespace {

template <class Work>
double microseconds(std::size_t times, const Work& work) {
  const auto began = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < times; ++i) work(i);
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
  return took.count() / static_cast<double>(times == 0 ? 1 : times);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto began = std::chrono::steady_clock::now();
  const auto pack = sayso::Pack::open(argv[1]);
  if (!pack) return 1;
  const std::chrono::duration<double, std::milli> opened = std::chrono::steady_clock::now() - began;
  const auto names = sayso::CountryNames::open(*pack);
  const auto officials = sayso::Officials::open(*pack);
  const auto keys = pack->index("actor.name");
  std::size_t found = 0;
  const double bodies = microseconds(keys.size(), [&](std::size_t i) {
    const std::string_view key = keys.key(i);
    found += names.find(sayso::name_words(key, {0, static_cast<std::uint32_t>(key.size())})).size();
  });
  const double persons = microseconds(officials.names(), [&](std::size_t i) {
    for (const auto& one : officials.named(officials.name_at(i)))
      found += officials.tenures(one.person).size();
  });
  fmt::print(
      "open and check {:.1f} ms; {} names {:.2f} us each; {} persons' names {:.2f} us each; {}\n",
      opened.count(), keys.size(), bodies, officials.names(), persons, found);
  return 0;
}
