#include "document/markdown_lines.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::size_t kMostIndent = 3;

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

std::string_view body_of(std::string_view text, const MarkdownLine& line) {
  return text.substr(line.body, line.body_end - line.body);
}

std::size_t past_blanks(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && is_blank(text[at])) ++at;
  return at;
}

std::size_t run_size(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t size = 0;
  while (at + size < end && text[at + size] == text[at]) ++size;
  return size;
}

// Whether a line is one of `marks` over and over, at least `least` times, blanks between allowed.
bool is_rule(std::string_view body, std::string_view marks, std::size_t least) {
  const std::size_t first = body.find_first_not_of(kBlanks);
  if (first == std::string_view::npos || marks.find(body[first]) == std::string_view::npos) {
    return false;
  }
  const char mark = body[first];
  const bool pure = std::all_of(body.begin(), body.end(),
                                [&](char byte) { return byte == mark || is_blank(byte); });
  return pure && static_cast<std::size_t>(std::count(body.begin(), body.end(), mark)) >= least;
}

void take_quote_marks(std::string_view text, MarkdownLine& line) {
  std::size_t at = past_blanks(text, line.body, line.body_end);
  while (at < line.body_end && text[at] == '>') {
    at = past_blanks(text, at + 1, line.body_end);
    line.body = at;
  }
}

bool take_heading(std::string_view text, MarkdownLine& line) {
  const std::size_t at = past_blanks(text, line.body, line.body_end);
  if (at - line.body > kMostIndent || at == line.body_end || text[at] != '#') return false;
  const std::size_t after = at + run_size(text, at, line.body_end);
  if (after - at > 6 || (after < line.body_end && !is_blank(text[after]))) return false;
  line.body = past_blanks(text, after, line.body_end);
  std::size_t close = line.body_end;
  while (close > line.body && text[close - 1] == '#') --close;
  if (close == line.body || is_blank(text[close - 1])) line.body_end = close;
  while (line.body_end > line.body && is_blank(text[line.body_end - 1])) --line.body_end;
  return true;
}

// "- words", "12. words"
bool is_item(std::string_view body) {
  constexpr std::size_t kMostDigits = 9;
  body.remove_prefix(std::min(body.find_first_not_of(kBlanks), body.size()));
  const std::size_t digits = std::min(body.find_first_not_of("0123456789"), body.size());
  if (digits > kMostDigits || digits + 1 >= body.size()) return false;
  const std::string_view marks = digits > 0 ? ".)" : "-*+";
  return marks.find(body[digits]) != std::string_view::npos && is_blank(body[digits + 1]);
}

// "[name]: target"
bool is_definition(std::string_view body) {
  const std::size_t close = body.find_first_of("[]", 1);
  return !body.empty() && body.front() == '[' && close != std::string_view::npos && close > 1 &&
         body[1] != '^' && body.substr(close, 2) == "]:";
}

}  // namespace

MarkdownLines::MarkdownLines(std::string_view text) : text_(text) {
  constexpr std::string_view kFence = "---";
  const auto is_fence = [&](const MarkdownLine& line) { return body_of(text_, line) == kFence; };
  at_ = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  MarkdownLine line = cut(at_);
  if (!is_fence(line)) return;
  while (line.end < text.size()) {
    line = cut(line.end + 1);
    if (!is_fence(line)) continue;
    front_end_ = line.end;
    return;
  }
}

MarkdownLine MarkdownLines::cut(std::size_t begin) const {
  const std::size_t end = std::min(text_.find('\n', begin), text_.size());
  MarkdownLine line{LineKind::text, begin, begin, end, end};
  const auto is_trailing = [](char byte) { return is_blank(byte) || byte == '\r'; };
  while (line.body_end > begin && is_trailing(text_[line.body_end - 1])) --line.body_end;
  return line;
}

bool MarkdownLines::take_fence(MarkdownLine& line) {
  const std::size_t at = past_blanks(text_, line.body, line.body_end);
  if (at - line.body > kMostIndent || at == line.body_end) return false;
  const char mark = text_[at];
  const std::size_t size = run_size(text_, at, line.body_end);
  if ((mark != '`' && mark != '~') || size < 3) return false;
  const std::string_view rest = text_.substr(at + size, line.body_end - at - size);
  if (fence_ == '\0') {
    if (mark == '`' && rest.find('`') != std::string_view::npos) return false;
    fence_ = mark;
    fence_size_ = size;
    return true;
  }
  if (mark != fence_ || size < fence_size_ || !rest.empty()) return false;
  fence_ = '\0';
  return true;
}

LineKind MarkdownLines::classify(MarkdownLine& line) {
  if (line.begin < front_end_) return LineKind::markup;
  if (take_fence(line)) return LineKind::markup;
  if (fence_ != '\0') return LineKind::code;
  take_quote_marks(text_, line);
  const std::string_view body = body_of(text_, line);
  if (body.find_first_not_of(kBlanks) == std::string_view::npos) return LineKind::blank;
  if (take_heading(text_, line)) return LineKind::heading;
  const bool unbroken = body.find_first_of(kBlanks) == std::string_view::npos;
  if (last_ == LineKind::text && unbroken && is_rule(body, "=-", 1)) return LineKind::underline;
  if (is_rule(body, "-*_", 3) || is_definition(body)) return LineKind::markup;
  return is_item(body) ? LineKind::item : LineKind::text;
}

std::optional<MarkdownLine> MarkdownLines::next() {
  if (at_ >= text_.size()) return std::nullopt;
  MarkdownLine line = cut(at_);
  line.kind = classify(line);
  last_ = line.kind;
  at_ = line.end + 1;
  return line;
}

}  // namespace sayso
