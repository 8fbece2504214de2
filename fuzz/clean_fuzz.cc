// Any bytes as a text to clean: the place of the first fault in its UTF-8 is told; UTF-8 is
// cleaned, as plain text or as Markdown, into a clean text whose spans all map back.
#include <cstdlib>
#include <string_view>

#include "base/unicode.h"
#include "document/clean.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check_map(std::string_view text, const sayso::Clean& clean) {
  sayso::Span last;
  for (std::uint32_t begin = 0; begin < clean.text.size();) {
    const std::uint32_t end = begin + sayso::decode(clean.text, begin).size;
    const sayso::Span given = clean.to_given({begin, end});
    require(given.begin < given.end && given.end <= text.size());
    require(sayso::border_before(text, given.begin) == given.begin);
    require(sayso::border_before(text, given.end) == given.end);
    require(last.begin <= given.begin && last.end <= given.end);
    require(clean.from_given(given).contains({begin, end}));
    last = given;
    begin = end;
  }
  const auto size = static_cast<std::uint32_t>(clean.text.size());
  require(clean.from_given({0, static_cast<std::uint32_t>(text.size())}) == sayso::Span(0, size));
}

void check(std::string_view text, const sayso::Clean& clean) {
  require(!sayso::utf8_fault(clean.text));
  require(sayso::clean_text(clean.text).text == clean.text);
  check_map(text, clean);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  std::string_view text = bytes;
  if (const auto fault = sayso::utf8_fault(text)) {
    require(!sayso::decode(text, *fault).valid);
    text = text.substr(0, *fault);
    require(!sayso::utf8_fault(text));
  }
  check(text, sayso::clean_text(text));
  check(text, sayso::clean_markdown(text));
  return 0;
}
