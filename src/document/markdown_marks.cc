#include "document/markdown_marks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/span.h"
#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::size_t kMostOpen = 256;     // marks that wait for their partner; more stay as text
constexpr std::size_t kMostBackticks = 8;  // of one code span

bool is_ascii_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_ascii_punctuation(char byte) {
  return byte > ' ' && byte < 0x7F && !is_ascii_letter(byte) && (byte < '0' || byte > '9');
}

struct Entity {
  std::string_view name;
  char32_t value;
};
constexpr std::array<Entity, 16> kEntities = {{{"amp", U'&'},
                                               {"apos", U'\''},
                                               {"copy", U'©'},
                                               {"gt", U'>'},
                                               {"hellip", U'…'},
                                               {"laquo", U'«'},
                                               {"ldquo", U'“'},
                                               {"lsquo", U'‘'},
                                               {"lt", U'<'},
                                               {"mdash", U'—'},
                                               {"nbsp", 0xA0},
                                               {"ndash", U'–'},
                                               {"quot", U'"'},
                                               {"raquo", U'»'},
                                               {"rdquo", U'”'},
                                               {"rsquo", U'’'}}};

// "#8217" or "#x2019", without & and ;
std::optional<char32_t> numeric_entity(std::string_view name) {
  if (name.size() < 2 || name[0] != '#') return std::nullopt;
  const bool hex = name[1] == 'x' || name[1] == 'X';
  const std::string_view digits = name.substr(hex ? 2 : 1);
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  char32_t value = 0;
  for (const char digit : digits) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const char lower = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit + 32) : digit;
    const std::size_t place = kDigits.find(lower);
    if (place >= (hex ? 16u : 10u)) return std::nullopt;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(place);
  }
  return value == 0 ? char32_t{0xFFFD} : value;
}

std::optional<char32_t> entity_value(std::string_view name) {
  const auto found = std::find_if(kEntities.begin(), kEntities.end(),
                                  [&](const Entity& entity) { return entity.name == name; });
  return found == kEntities.end() ? numeric_entity(name) : found->value;
}

struct Open {
  std::size_t at = 0;
  std::size_t size = 0;  // emphasis: marks left; brackets: 2 for an image, 1 for a link
};

class MarkReader {
 public:
  MarkReader(std::string_view text, std::size_t begin, std::size_t end,
             std::vector<MarkdownEdit>& edits)
      : text_(text.substr(0, end)), begin_(begin), at_(begin), edits_(edits) {}
  void read();

 private:
  void edit(std::size_t begin, std::size_t end, char32_t with = 0);
  char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }
  std::size_t run_size() const;
  void read_escape();
  Span find_backticks(std::size_t at, std::size_t size) const;
  void read_code();
  void read_emphasis();
  void close_emphasis(std::vector<Open>& open, std::size_t& left);
  void open_bracket(std::size_t size);
  void close_bracket();
  std::size_t target_end(std::size_t at) const;
  void read_tag();
  void read_entity();
  void read_mark();

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  std::vector<MarkdownEdit>& edits_;
  std::array<std::vector<Open>, 3> emphasis_;  // of * _ ~
  std::vector<Open> brackets_;
  std::array<bool, kMostBackticks + 1> unclosed_{};  // no run of so many backticks lies ahead
};

void MarkReader::edit(std::size_t begin, std::size_t end, char32_t with) {
  edits_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), with});
}

std::size_t MarkReader::run_size() const {
  std::size_t size = 1;
  while (at_ + size < text_.size() && text_[at_ + size] == text_[at_]) ++size;
  return size;
}

void MarkReader::read_escape() {
  if (is_ascii_punctuation(peek(at_ + 1))) {
    edit(at_, at_ + 1);
    ++at_;
  }
  ++at_;
}

// The run of exactly `size` backticks at or behind `at`; empty if there is none.
Span MarkReader::find_backticks(std::size_t at, std::size_t size) const {
  while (at < text_.size()) {
    const std::size_t begin = std::min(text_.find('`', at), text_.size());
    at = std::min(text_.find_first_not_of('`', begin), text_.size());
    if (at - begin == size) {
      return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    }
  }
  return {};
}

// A code span: its backticks go, its words stay as they are.
void MarkReader::read_code() {
  const std::size_t size = run_size();
  const std::size_t begin = at_;
  at_ += size;
  if (size > kMostBackticks || unclosed_.at(size)) return;
  const Span close = find_backticks(at_, size);
  unclosed_.at(size) = close.empty();
  if (close.empty()) return;
  edit(begin, at_);
  edit(close.begin, close.end);
  at_ = close.end;
}

void MarkReader::close_emphasis(std::vector<Open>& open, std::size_t& left) {
  while (left > 0 && !open.empty()) {
    Open& last = open.back();
    const std::size_t take = std::min(left, last.size);
    last.size -= take;
    edit(last.at + last.size, last.at + last.size + take);
    edit(at_, at_ + take);
    at_ += take;
    left -= take;
    if (last.size == 0) open.pop_back();
  }
}

// A run of emphasis marks, by the flanking rules of CommonMark.
void MarkReader::read_emphasis() {
  const char mark = text_[at_];
  std::size_t left = run_size();
  const std::size_t after = at_ + left;
  const char32_t before = at_ > begin_ ? decode(text_, border_before(text_, at_ - 1)).value : U' ';
  const char32_t behind = after < text_.size() ? decode(text_, after).value : U' ';
  const auto is_mark = [](char32_t value) { return is_punctuation(value) || is_symbol(value); };
  const bool opens = !is_space(behind) && (!is_mark(behind) || is_space(before) || is_mark(before));
  const bool closes =
      !is_space(before) && (!is_mark(before) || is_space(behind) || is_mark(behind));
  const bool in_word = mark == '_' && opens && closes;
  const bool lone_tilde = mark == '~' && left != 2;
  if (!lone_tilde) {
    std::vector<Open>& open = emphasis_.at(mark == '*' ? 0 : mark == '_' ? 1 : 2);
    if (closes && (!in_word || is_mark(behind))) close_emphasis(open, left);
    const bool may_open = opens && (!in_word || is_mark(before));
    if (left > 0 && may_open && open.size() < kMostOpen) open.push_back({at_, left});
  }
  at_ = after;
}

void MarkReader::open_bracket(std::size_t size) {
  if (brackets_.size() < kMostOpen) brackets_.push_back({at_, size});
  at_ += size;
}

// Behind the target that begins at `at` with "(" or "[", or `at` if it is none. Stops at a line end
// and at a third level of brackets, so that reading stays linear.
std::size_t MarkReader::target_end(std::size_t at) const {
  const char open = peek(at);
  if (open != '(' && open != '[') return at;
  const char close = open == '(' ? ')' : ']';
  int depth = 0;
  for (std::size_t i = at; i < text_.size() && text_[i] != '\n'; ++i) {
    if (text_[i] == open) ++depth;
    if (text_[i] == close) --depth;
    if (depth == 0) return i + 1;
    if (depth > 2) return at;
  }
  return at;
}

void MarkReader::close_bracket() {
  const std::size_t close = at_++;
  if (brackets_.empty()) return;
  const Open open = brackets_.back();
  brackets_.pop_back();
  if (open.size == 1 && peek(open.at + 1) == '^') return edit(open.at, close + 1);
  const std::size_t end = target_end(close + 1);
  if (end == close + 1) return;
  if (open.size == 2) {
    edit(open.at, end);
  } else {
    edit(open.at, open.at + 1);
    edit(close, end);
  }
  at_ = end;
}

// A tag, an automatic link or a comment on one line; "<br>" breaks the line.
void MarkReader::read_tag() {
  const char next = peek(at_ + 1);
  const std::size_t begin = at_++;
  if (!is_ascii_letter(next) && next != '/' && next != '!') return;
  const std::size_t end = std::min(text_.find_first_of("<>\n", at_), text_.size());
  if (peek(end) != '>') return;
  const bool breaks = text_.substr(begin + 1, 2) == "br" && !is_ascii_letter(peek(begin + 3));
  edit(begin, end + 1, breaks ? U'\n' : U'\0');
  at_ = end + 1;
}

void MarkReader::read_entity() {
  constexpr std::size_t kLongest = 10;
  const std::string_view ahead = text_.substr(at_ + 1, kLongest);
  const std::size_t size = ahead.find(';');
  const std::optional<char32_t> value =
      size == std::string_view::npos ? std::nullopt : entity_value(ahead.substr(0, size));
  if (value) edit(at_, at_ + size + 2, *value);
  at_ += value ? size + 2 : 1;
}

void MarkReader::read_mark() {
  switch (text_[at_]) {
    case '\\':
      return read_escape();
    case '`':
      return read_code();
    case '!':
      return peek(at_ + 1) == '[' ? open_bracket(2) : void(++at_);
    case '[':
      return open_bracket(1);
    case ']':
      return close_bracket();
    case '<':
      return read_tag();
    case '&':
      return read_entity();
    default:
      return read_emphasis();
  }
}

void MarkReader::read() {
  while (true) {
    at_ = std::min(text_.find_first_of("\\`*_~![]<&", at_), text_.size());
    if (at_ == text_.size()) return;
    read_mark();
  }
}

}  // namespace

void find_marks(std::string_view text, std::size_t begin, std::size_t end,
                std::vector<MarkdownEdit>& edits) {
  MarkReader(text, begin, end, edits).read();
}

}  // namespace sayso
