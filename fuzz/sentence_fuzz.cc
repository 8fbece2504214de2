// Any text through the sentence splitter: sentences are sorted, do not overlap, begin and end on
// code points, keep the limit and together hold all that is not white space. Run it in the root of
// the repository.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/unicode.h"
#include "document/clean.h"
#include "sentence/lines.h"
#include "sentence/split.h"

namespace {

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

const sayso::SplitRules& rules() {
  static const sayso::SplitRules loaded = [] {
    auto table = sayso::SplitRules::load("data/sentence/abbreviations.tsv");
    demand(table.has_value(), "data/sentence/abbreviations.tsv can be read");
    return std::move(table).value();
  }();
  return loaded;
}

bool blank(const std::string& text, std::size_t begin, std::size_t end) {
  for (; begin < end; ++begin) {
    if (!sayso::is_blank(text[begin])) return false;
  }
  return true;
}

std::size_t points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += sayso::decode(text, at).size) ++count;
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4) return 0;
  const std::string bytes(data + 3, data + size);
  const bool valid = !sayso::utf8_fault(bytes);
  sayso::Document document;
  if (valid) {
    document.clean = sayso::clean_text(bytes);
  } else {
    document.clean.text = bytes;
  }
  const std::string& text = document.clean.text;
  const auto border = [&](std::size_t at) {
    return static_cast<std::uint32_t>(valid ? sayso::border_before(text, at)
                                            : std::min(at, text.size()));
  };
  if (data[0] > 0) document.headline = sayso::Span{0, border(data[0])};
  if (data[1] > 0) document.dateline = sayso::Span{border(data[0]), border(data[0] + data[1])};
  const std::size_t limit = data[2] == 0 ? 4000 : data[2];

  std::size_t at = 0;
  std::uint32_t paragraph = 0;
  for (const sayso::Sentence& sentence : sayso::split(document, rules(), limit)) {
    demand(sentence.span.begin >= at && sentence.span.end <= text.size(), "order");
    demand(!sentence.span.empty() && blank(text, at, sentence.span.begin), "cover");
    const std::string_view words = sayso::slice(text, sentence.span);
    demand(!sayso::is_blank(words.front()) && !sayso::is_blank(words.back()), "trimmed");
    demand(points(words) <= limit, "limit");
    demand(sentence.paragraph >= paragraph, "paragraphs rise");
    demand(!valid || (border(sentence.span.begin) == sentence.span.begin &&
                      border(sentence.span.end) == sentence.span.end),
           "code points");
    paragraph = sentence.paragraph;
    at = sentence.span.end;
  }
  demand(blank(text, at, text.size()), "cover at the end");
  return 0;
}
