// Any bytes as a Reading of one known text: refused, or a Reading that is written and read back as
// it is.
#include <cstdlib>

#include "document/clean.h"
#include "reading/reading_file.h"

namespace {

const sayso::Document& document() {
  static const sayso::Document made = [] {
    sayso::Document of_text;
    of_text.text = "Kim sent aid. Seoul said so.";
    of_text.clean = sayso::clean_text(of_text.text);
    return of_text;
  }();
  return made;
}

const sayso::Labels& labels() {
  static const sayso::Labels made = [] {
    sayso::Labels lists;
    lists.mention = {"ACT", "LOC"};
    lists.trigger = {"AID", "SAY"};
    lists.attribution = {"source"};
    lists.sector = {"GOV", "MIL"};
    lists.role = {"actors", "place"};
    lists.link = {"says"};
    return lists;
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const sayso::Sentences sentences = {{{0, 13}}, {{14, 28}}};
  const std::string line(data, data + size);
  const auto reading = sayso::parse_reading(line, document(), sentences, labels());
  if (!reading) return 0;
  const std::string written = sayso::write_reading(*reading, document(), labels());
  const auto again = sayso::parse_reading(written, document(), sentences, labels());
  if (!again || sayso::write_reading(*again, document(), labels()) != written) std::abort();
  return 0;
}
