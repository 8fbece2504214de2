#include "document/markdown.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "base/unicode.h"
#include "document/clean_builder.h"
#include "document/markdown_marks.h"

namespace sayso {
namespace {

enum class LineKind : std::uint8_t {
  blank,
  text,       // goes on or begins a paragraph
  item,       // begins a paragraph of its own: list item
  heading,    // stands alone
  underline,  // makes a heading of the line before it
  code,       // inside a fence: no inline markup
  markup      // nothing to read: fence, rule, front matter, link definition
};

// One line. Bytes [begin, end) without its line end; [body, body_end) is what stays of it.
struct MarkdownLine {
  LineKind kind = LineKind::text;
  std::size_t begin = 0;
  std::size_t body = 0;
  std::size_t body_end = 0;
  std::size_t end = 0;
};

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

// Reads a text line by line. The text must outlive it. Linear time, constant memory.
class MarkdownLines {
 public:
  explicit MarkdownLines(std::string_view text);
  // The next line; nothing at the end.
  std::optional<MarkdownLine> next();

 private:
  MarkdownLine cut(std::size_t begin) const;
  bool take_fence(MarkdownLine& line);
  LineKind classify(MarkdownLine& line);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t front_end_ = 0;  // front matter ends before this byte
  LineKind last_ = LineKind::blank;
  char fence_ = '\0';  // the mark of the open fence
  std::size_t fence_size_ = 0;
};

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

// Gathers lines into paragraphs, finds their marks, and leaves both out of the copy.
class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text), out_(text) {}
  Clean strip();

 private:
  void add(const MarkdownLine& line);
  void end_paragraph();
  void leave_out(std::size_t begin, std::size_t end);

  std::string_view text_;
  CleanBuilder out_;
  std::vector<MarkdownEdit> edits_;
  std::size_t paragraph_ = 0;  // [paragraph_, paragraph_end_) waits for its marks
  std::size_t paragraph_end_ = 0;
};

void Stripper::leave_out(std::size_t begin, std::size_t end) {
  if (begin < end) edits_.push_back({narrow(begin), narrow(end), 0});
}

void Stripper::end_paragraph() {
  if (paragraph_ < paragraph_end_) find_marks(text_, paragraph_, paragraph_end_, edits_);
  paragraph_ = paragraph_end_;
  std::sort(edits_.begin(), edits_.end(), [](const MarkdownEdit& a, const MarkdownEdit& b) {
    return std::tie(a.begin, b.end) < std::tie(b.begin, a.end);
  });
  std::size_t done = 0;
  for (const MarkdownEdit& edit : edits_) {
    if (edit.begin < done) continue;
    out_.keep(edit.begin);
    if (edit.with == 0) {
      out_.drop(edit.end);
    } else {
      std::string with;
      append_utf8(with, edit.with);
      out_.replace(edit.end, with);
    }
    done = edit.end;
  }
  edits_.clear();
}

void Stripper::add(const MarkdownLine& line) {
  const bool goes_on = line.kind == LineKind::text && paragraph_ < paragraph_end_;
  if (!goes_on) end_paragraph();
  const bool readable =
      line.kind == LineKind::text || line.kind == LineKind::item || line.kind == LineKind::heading;
  if (line.kind == LineKind::markup || line.kind == LineKind::underline) {
    leave_out(line.begin, line.end);
  } else if (line.kind != LineKind::code) {
    leave_out(line.begin, line.body);
    if (line.kind == LineKind::heading) leave_out(line.body_end, line.end);
  }
  if (!readable) return;
  if (!goes_on) paragraph_ = line.body;
  paragraph_end_ = line.body_end;
  if (line.kind == LineKind::heading) end_paragraph();
}

Clean Stripper::strip() {
  MarkdownLines lines(text_);
  while (const auto line = lines.next()) add(*line);
  end_paragraph();
  return out_.finish();
}

}  // namespace

Clean strip_markdown(std::string_view text) { return Stripper(text).strip(); }

std::optional<Span> opening_heading(std::string_view text) {
  MarkdownLines lines(text);
  std::optional<Span> last;  // a line of text that an underline may follow
  while (const auto line = lines.next()) {
    const Span words{narrow(line->body), narrow(line->body_end)};
    if (line->kind == LineKind::heading && !last) return words;
    if (line->kind == LineKind::underline) return last;
    const bool skipped = line->kind == LineKind::blank || line->kind == LineKind::markup;
    if (last || !(skipped || line->kind == LineKind::text)) return std::nullopt;
    if (line->kind == LineKind::text) last = words;
  }
  return std::nullopt;
}

}  // namespace sayso
