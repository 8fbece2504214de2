#include "sentence/split.h"

#include <algorithm>
#include <vector>

#include "base/unicode.h"
#include "sentence/borders.h"
#include "sentence/lines.h"

namespace sayso {
namespace {

Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end && is_blank(text[span.begin])) ++span.begin;
  while (span.end > span.begin && is_blank(text[span.end - 1])) --span.end;
  return span;
}

bool has_capital(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (is_upper(point.value)) return true;
    at += point.size;
  }
  return false;
}

// How good it is to cut behind the code point `mark` that `next` follows: 3 after ; : or a dash, 2
// after a comma, 1 at a space, 0 elsewhere.
int cut_strength(char32_t mark, char next) {
  const bool space = is_blank(next);
  if (space && (mark == ';' || mark == ':' || mark == 0x2013 || mark == 0x2014)) return 3;
  if (space && mark == ',') return 2;
  return space || (mark < 0x80 && is_blank(static_cast<char>(mark))) ? 1 : 0;
}

// The end of a first part of at most `limit` code points of text[begin, end): the last of the best
// cuts in its later half; `end` if all fits.
std::uint32_t part_end(std::string_view text, const Span& span, std::size_t limit) {
  std::uint32_t best = span.end;
  int strength = -1;
  std::size_t count = 0;
  for (std::uint32_t at = span.begin; at < span.end;) {
    if (count == limit) return best;
    const CodePoint point = decode(text, at);
    at = std::min(at + point.size, span.end);
    ++count;
    const int here = at < span.end ? cut_strength(point.value, text[at]) : 0;
    if (count * 2 >= limit && here >= strength) {
      best = at;
      strength = here;
    }
  }
  return span.end;
}

class Splitter {
 public:
  Splitter(const Document& document, const SplitRules& rules, std::size_t limit)
      : document_(document), text_(document.clean.text), rules_(rules), limit_(limit) {}

  Sentences split() {
    any_case_ = !has_capital(text_);
    for (const Block& block : blocks(document_)) {
      add_block(block);
      ++paragraph_;
    }
    return std::move(out_);
  }

 private:
  void add_block(const Block& block);
  void add(const Span& span, bool heading);

  const Document& document_;
  std::string_view text_;
  const SplitRules& rules_;
  std::size_t limit_;
  bool any_case_ = false;
  std::uint32_t paragraph_ = 0;
  Sentences out_;
};

void Splitter::add_block(const Block& block) {
  const Span dateline = document_.dateline.value_or(Span{});
  const bool dated = !dateline.empty() && block.span.overlaps(dateline);
  std::vector<std::uint32_t> ends =
      borders({text_, block.span, dated ? dateline.end : 0, any_case_}, rules_);
  const std::uint32_t headline = document_.headline ? document_.headline->end : 0;
  if (block.span.begin < headline && headline < block.span.end) {
    ends.insert(std::upper_bound(ends.begin(), ends.end(), headline), headline);
  }
  ends.push_back(block.span.end);
  std::uint32_t begin = block.span.begin;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const bool rest_is_marks =
        i + 2 == ends.size() && !has_letter_or_digit(slice(text_, {ends[i], block.span.end}));
    if (rest_is_marks) continue;
    const Span sentence = trimmed(text_, {begin, ends[i]});
    begin = ends[i];
    if (!sentence.empty()) add(sentence, block.heading || sentence.end <= headline);
  }
}

// Adds a sentence, in parts if it is too long.
void Splitter::add(const Span& span, bool heading) {
  Sentence sentence;
  sentence.paragraph = paragraph_;
  sentence.headline = heading;
  Span rest = span;
  while (!rest.empty()) {
    const std::uint32_t end = part_end(text_, rest, limit_);
    sentence.cut = sentence.cut || end < rest.end;
    sentence.span = trimmed(text_, {rest.begin, end});
    rest = trimmed(text_, {end, rest.end});
    out_.push_back(sentence);
  }
}

}  // namespace

Sentences split(const Document& document, const SplitRules& rules, std::size_t max_characters) {
  return Splitter(document, rules, std::max<std::size_t>(max_characters, 1)).split();
}

}  // namespace sayso
