#include "sentence/lines.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <utility>

#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::size_t kWrapWidth = 120;     // bytes; longer lines were not wrapped
constexpr std::size_t kHeadingBytes = 200;  // a longer line without a full stop is a paragraph

enum class Kind : std::uint8_t { text, rule, item, dash_item, heading };

struct Line {
  Span span;  // without white space at its ends; not empty
  Kind kind = Kind::text;
  bool after_gap = false;  // the first of its group
  bool starts_small = false;
  bool ends_sentence = false;    // with . ? ! or such before closing marks
  bool ends_open = false;        // with a mark that leads on: , - / ( and such
  std::uint32_t first_word = 0;  // bytes
};

// "1." "12)" "(a)" "iv)" and a space behind it.
bool numbered(std::string_view line) {
  std::size_t at = line.front() == '(' ? 1 : 0;
  const std::size_t begin = at;
  while (at < line.size() && at < begin + 3 && is_digit_byte(line[at])) ++at;
  if (at == begin) {
    while (at < line.size() && at < begin + 4 &&
           std::string_view("abcdefgivx").find(line[at]) != std::string_view::npos)
      ++at;
    if (at == begin || at >= line.size() || line[at] != ')') return false;
  }
  if (at + 1 >= line.size() || (line[at] != '.' && line[at] != ')')) return false;
  return line[at + 1] == ' ';
}

bool starts_with_any(std::string_view line, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return line.size() > mark.size() && line.substr(0, mark.size()) == mark &&
           line[mark.size()] == ' ';
  });
}

// All letters capitals: at least two words and eight letters.
bool all_capitals(std::string_view line) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < line.size() && line.size() <= kHeadingBytes;) {
    const CodePoint point = decode(line, at);
    if (is_lower(point.value)) return false;
    capitals += is_upper(point.value) ? 1 : 0;
    at += point.size;
  }
  return capitals >= 8 && line.find(' ') != std::string_view::npos;
}

Kind kind_of(std::string_view line) {
  if (!has_letter_or_digit(line)) return Kind::rule;
  if (starts_with_any(line, {"#", "##", "###", "####", "#####", "######"})) return Kind::heading;
  if (starts_with_any(line, {"\u2022", "*", "\u25AA", "\u25CF", "\u25E6", "\u2023", "\u00B7"}))
    return Kind::item;
  if (starts_with_any(line, {"-", "\u2013", "\u2014", "--", "+"}) || numbered(line))
    return Kind::dash_item;
  return Kind::text;
}

void read_ends(std::string_view line, Line& out) {
  std::size_t last = line.size();
  const auto among = [&](std::string_view marks) {
    return last > 0 && marks.find(line[last - 1]) != std::string_view::npos;
  };
  while (among("\"')]}*_")) --last;
  out.ends_sentence = among(".?!:;") || (last >= 3 && line.substr(last - 3, 3) == "\u2026");
  last = line.size();
  out.ends_open =
      among(",-/([&") ||
      (last >= 3 && (line.substr(last - 3, 3) == "\u2014" || line.substr(last - 3, 3) == "\u2013"));
  out.starts_small = is_lower(decode(line, 0).value);
  out.first_word = static_cast<std::uint32_t>(std::min(line.find(' '), line.size()));
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  bool gap = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::size_t first = begin, last = end;
    while (first < last && is_blank(text[first])) ++first;
    while (last > first && is_blank(text[last - 1])) --last;
    begin = end + 1;
    if (first == last) {
      gap = true;
      continue;
    }
    Line line;
    line.span = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
    line.after_gap = gap;
    line.kind = kind_of(text.substr(first, last - first));
    read_ends(text.substr(first, last - first), line);
    out.push_back(line);
    gap = false;
  }
  return out;
}

// Cuts groups of lines into blocks.
class Grouper {
 public:
  explicit Grouper(const Document& document)
      : document_(document), text_(document.clean.text), lines_(lines_of(text_)) {}

  std::vector<Block> blocks() {
    for (std::size_t first = 0; first < lines_.size();) {
      std::size_t end = first + 1;
      while (end < lines_.size() && !lines_[end].after_gap) ++end;
      group(first, end);
      first = end;
    }
    return std::move(out_);
  }

 private:
  void group(std::size_t first, std::size_t end);
  bool parts(std::size_t after, std::size_t width) const;
  bool heading(std::size_t first, std::size_t last) const;
  // As the line was given.
  bool in_capitals(const Span& line) const {
    return all_capitals(slice(text_, line)) ||
           std::any_of(document_.recased.begin(), document_.recased.end(),
                       [&](const Span& span) { return span.overlaps(line); });
  }
  bool in_headline(const Line& line) const {
    return document_.headline && document_.headline->overlaps(line.span);
  }

  const Document& document_;
  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<Block> out_;
};

void Grouper::group(std::size_t first, std::size_t end) {
  std::size_t width = 0;
  for (std::size_t i = first; i < end; ++i)
    width = std::max<std::size_t>(width, lines_[i].span.size());
  for (std::size_t begin = first; begin < end;) {
    std::size_t last = begin;
    while (last + 1 < end && !parts(last, width)) ++last;
    out_.push_back({{lines_[begin].span.begin, lines_[last].span.end}, heading(begin, last)});
    begin = last + 1;
  }
}

// Whether the break after line `after` of a group parts.
bool Grouper::parts(std::size_t after, std::size_t width) const {
  const Line& line = lines_[after];
  const Line& next = lines_[after + 1];
  if (next.kind == Kind::rule) return false;
  if (line.kind == Kind::rule || line.kind == Kind::heading || next.kind == Kind::heading)
    return true;
  if (in_headline(line) != in_headline(next)) return true;
  if (in_headline(line)) return false;
  if (document_.dateline && document_.dateline->overlaps(line.span) &&
      document_.dateline->end >= line.span.end)
    return false;
  if (next.kind == Kind::item) return true;
  const bool listed = line.kind == Kind::item || line.kind == Kind::dash_item;
  if (next.kind == Kind::dash_item && (listed || line.ends_sentence)) return true;
  const bool capitals = in_capitals(line.span);
  if (capitals != in_capitals(next.span)) {
    return capitals ? !line.ends_open && !next.starts_small : line.ends_sentence;
  }
  const bool meant = width > kWrapWidth || line.span.size() + 1 + next.first_word <= width;
  if (!meant || next.starts_small) return false;
  if (line.ends_sentence) return true;
  const bool short_line =
      width > kWrapWidth || (line.after_gap && line.span.size() <= width / 4 * 3);
  return short_line && !line.ends_open && line.span.size() <= kHeadingBytes;
}

// Whether the block of the lines [first, last] is a heading.
bool Grouper::heading(std::size_t first, std::size_t last) const {
  const Line& line = lines_[first];
  if (in_headline(line) || line.kind == Kind::heading) return true;
  const bool ends = lines_[last].ends_sentence || lines_[last].ends_open;
  if (first != last || line.kind != Kind::text || ends || line.starts_small) return false;
  return last + 1 < lines_.size() && line.span.size() <= kHeadingBytes;
}

}  // namespace

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (is_letter(point.value) || is_number(point.value)) return true;
    at += point.size;
  }
  return false;
}

std::vector<Block> blocks(const Document& document) { return Grouper(document).blocks(); }

}  // namespace sayso
