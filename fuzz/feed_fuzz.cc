// Any bytes as a feed: they give records that can be read back, or a named fault.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/faults.h"
#include "base/unicode.h"
#include "document/json_lines.h"
#include "markup/markup.h"
#include "markup/parse.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const auto lines = sayso::parse_here(bytes, sayso::Markup::feed, "");
  if (!lines) {
    require(lines.error().number > 0);
    return 0;
  }
  sayso::RecordReader reader(sayso::Records::of_parser);
  std::string_view rest = *lines;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    require(end != std::string_view::npos);
    const auto input = reader.read(rest.substr(0, end));
    require(input ? !sayso::utf8_fault(input->text).has_value()
                  : input.error().number == sayso::fault::kNoText.number);
    rest.remove_prefix(end + 1);
  }
  return 0;
}
