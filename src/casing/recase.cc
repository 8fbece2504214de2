#include "casing/recase.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string_view>

#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::size_t kWrapWidth = 120;  // bytes; longer lines were not wrapped
constexpr std::size_t kAbbreviationBytes = 48;
constexpr std::size_t kAcronymBytes = 6;
constexpr std::size_t kAgencyBytes = 4;
constexpr std::string_view kSmall = "*s", kCapital = "*c", kOther = "*a";
constexpr std::string_view kSmallToo = "*sc", kCapitalToo = "*cs";  // written in both ways

bool among(std::string_view mark, std::string_view marks) {
  return mark.size() == 1 && marks.find(mark) != std::string_view::npos;
}
bool is_space_byte(char byte) { return byte == ' ' || byte == '\n' || byte == '\t'; }

/// How a token is to be written.
enum class Write : std::uint8_t { small, first, all, form };

/// A word (a run of letters and digits) or a mark.
struct Token {
  Span span;
  std::string key;        // as the tables have it
  std::string_view clue;  // its usual case, or itself; lasts as long as the token
  std::string_view tag;   // as clue, once it is decided
  std::string_view form;  // of words.tsv
  Write write = Write::small;
  bool word = false;   // holds a letter
  bool alnum = false;  // letters and digits
  bool known = false;
  bool opens = false;  // begins a sentence
};

bool is_letter_alone(const Token& token) {
  return token.word && decode(token.key, 0).size == token.key.size();
}

class Recaser {
 public:
  Recaser(std::string& text, const RecaseTask& task, const Casing& casing)
      : text_(text), task_(task), casing_(casing) {}

  void run() {
    cut();
    if (tokens_.empty()) return;
    open_lines();
    open_sentences();
    look_up();
    find_acronyms();
    for (std::size_t i = 0; i < tokens_.size(); ++i) decide(i);
    for (const Span& dateline : task_.datelines) write_dateline(dateline);
    for (const Token& token : tokens_) write(token);
  }

 private:
  void cut();
  std::size_t line_end(std::size_t begin) const {
    return std::min<std::size_t>(text_.find('\n', begin), task_.span.end);
  }
  std::size_t group_width(std::size_t begin) const;
  void open_lines();
  void open_sentences();
  std::string_view word_before(std::size_t stop) const;
  void look_up();
  void find_acronyms();
  void decide(std::size_t i);
  std::int32_t vote(std::size_t i) const;
  bool is_initial(std::size_t i) const;
  void write_dateline(const Span& dateline);
  void write(const Token& token);

  const Token& at(std::size_t i) const { return i < tokens_.size() ? tokens_[i] : none_; }

  std::string& text_;
  const RecaseTask& task_;
  const Casing& casing_;
  std::vector<Token> tokens_;
  Token none_;
};

void Recaser::cut() {
  bool digit = false;  // the last code point of the word at hand
  for (std::uint32_t at = task_.span.begin; at < task_.span.end;) {
    const CodePoint point = decode(text_, at);
    const Span span{at, at + point.size};
    at = span.end;
    if (is_space(point.value)) continue;
    const bool letter = is_letter(point.value), number = is_number(point.value);
    const bool goes_on = (letter || number) && !tokens_.empty() && tokens_.back().alnum &&
                         tokens_.back().span.end == span.begin;
    if (!goes_on) tokens_.push_back({});
    Token& token = tokens_.back();
    if (!goes_on) token.span.begin = span.begin;
    token.span.end = span.end;
    token.word = token.word || letter;
    token.alnum = letter || number;
    const bool ascii_digit = point.value >= '0' && point.value <= '9';
    if (!ascii_digit) append_utf8(token.key, to_lower(point.value));
    if (ascii_digit && !(goes_on && digit)) token.key += '0';
    digit = ascii_digit;
  }
}

// The bytes of the widest line of the group that begins at `begin` and ends at a blank line.
std::size_t Recaser::group_width(std::size_t begin) const {
  std::size_t width = 0;
  while (begin < task_.span.end) {
    const std::size_t end = line_end(begin);
    if (text_.find_first_not_of(" \t", begin) >= end) break;
    width = std::max(width, end - begin);
    begin = end + 1;
  }
  return width;
}

// Words that begin a line where wrapping would not have broken it.
void Recaser::open_lines() {
  std::size_t width = 0, last = task_.span.begin;  // of the group of lines; begin of the last line
  std::size_t i = 0;
  for (std::size_t begin = task_.span.begin; begin < task_.span.end;) {
    const std::size_t end = line_end(begin);
    while (i < tokens_.size() && tokens_[i].span.begin < begin) ++i;
    const bool blank = i >= tokens_.size() || tokens_[i].span.begin >= end;
    const std::size_t first_word = std::min(text_.find(' ', begin), end) - begin;
    const bool fits = width > kWrapWidth || begin - last + first_word <= width;
    if (!blank && (width == 0 || fits)) tokens_[i].opens = true;
    if (blank || width == 0) width = blank ? 0 : group_width(begin);
    last = begin;
    begin = end + 1;
  }
}

// The letters, digits and stops that end at a full stop, in small letters of ASCII.
std::string_view Recaser::word_before(std::size_t stop) const {
  std::size_t begin = stop;
  while (begin > task_.span.begin && stop - begin < kAbbreviationBytes) {
    const char byte = text_[begin - 1];
    const bool letter =
        static_cast<unsigned char>(byte) >= 0x80 || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    if (!letter && byte != '.' && !(byte >= '0' && byte <= '9')) break;
    --begin;
  }
  return std::string_view(text_).substr(begin, stop - begin);
}

// "u.s", "j": letters parted by stops.
bool is_initials(std::string_view word) {
  bool letter = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode(word, at);
    if (letter ? point.value != '.' : !is_letter(point.value)) return false;
    letter = !letter;
    at += point.size;
  }
  return letter;
}

void Recaser::open_sentences() {
  bool fresh = true, held = false;  // a sentence begins; one begins if an opener follows
  for (Token& token : tokens_) {
    if (token.alnum) {
      token.opens = token.opens || fresh || (held && casing_.says(token.key, "-"));
      fresh = held = false;
      continue;
    }
    const std::size_t end = token.span.end;
    const bool apart = end >= text_.size() || is_space_byte(text_[end]) ||
                       among(std::string_view(text_).substr(end, 1), "\"')]}");
    if (among(token.key, "?!") && apart) {
      fresh = true;
      held = false;
    } else if (token.key == "." && apart) {
      const std::string word = to_lower(word_before(token.span.begin));
      const bool goes_on = casing_.says(word, "never") || casing_.says(word, "small");
      held = !goes_on &&
             (casing_.says(word, "opener") || casing_.says(word, "place") || is_initials(word));
      fresh = !goes_on && !held;
    } else if (!among(token.key, "\"')]}([{.?!")) {
      fresh = held = false;
    }
  }
}

void Recaser::look_up() {
  for (Token& token : tokens_) {
    token.clue = token.tag = token.key;
    if (!token.word) continue;
    const UsualCase usual = casing_.usual(token.key);
    token.known = usual.known;
    token.form = usual.form;
    token.clue = usual.is == WordCase::small     ? (usual.both ? kSmallToo : kSmall)
                 : usual.is == WordCase::capital ? (usual.both ? kCapitalToo : kCapital)
                                                 : kOther;
  }
}

// Unknown words that stand alone in brackets behind a word.
void Recaser::find_acronyms() {
  std::set<std::string_view> found;
  for (std::size_t i = 2; i + 1 < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    const bool alone = tokens_[i - 1].key == "(" && tokens_[i + 1].key == ")";
    if (alone && token.word && !token.known && token.clue == kCapital && tokens_[i - 2].word &&
        token.key.size() <= kAcronymBytes)
      found.insert(token.key);
  }
  if (found.empty()) return;
  for (Token& token : tokens_)
    if (found.count(token.key) > 0) token.clue = kOther;
}

// "u" of "U.S."
bool Recaser::is_initial(std::size_t i) const {
  if (!is_letter_alone(tokens_[i])) return false;
  const bool before = i > 1 && tokens_[i - 1].key == "." && is_letter_alone(tokens_[i - 2]) &&
                      tokens_[i - 2].span.end + 1 == tokens_[i].span.begin;
  const bool behind = at(i + 1).key == "." && is_letter_alone(at(i + 2)) &&
                      at(i + 2).span.begin == tokens_[i].span.end + 1;
  return before || behind;
}

std::int32_t Recaser::vote(std::size_t i) const {
  const Token& token = tokens_[i];
  const Token& before = i > 0 ? tokens_[i - 1] : none_;
  const Token& before2 = i > 1 ? tokens_[i - 2] : none_;
  const Token &after = at(i + 1), &after2 = at(i + 2);
  const auto join = [](std::initializer_list<std::string_view> parts) {
    std::string out;
    for (const std::string_view part : parts) out += part;
    return out;
  };
  std::vector<std::string> both = {"", join({"<", before.tag}), join({">", after.clue}),
                                   join({"<", before.tag, " >", after.clue})};
  if (before.word) both.push_back(join({"<", before.key}));
  if (after.word) both.push_back(join({">", after.key}));
  if (before.key == "." && before2.word) both.push_back(join({"<", before2.key, "."}));
  std::int32_t sum = casing_.weight(token.clue, join({"<<", before2.tag, " <", before.tag})) +
                     casing_.weight(token.clue, join({">", after.clue, " >>", after2.clue}));
  for (const std::string& beside : both)
    sum += casing_.weight(token.clue, beside) + casing_.weight(token.key, beside);
  return sum;
}

void Recaser::decide(std::size_t i) {
  Token& token = tokens_[i];
  if (!token.word) return;
  bool capital = false;
  if (is_initial(i)) {
    const bool small = casing_.says(token.key + "." + at(i + 2).key, "small") ||
                       casing_.says(at(i - 2).key + "." + token.key, "small");
    capital = !small;
    token.form = {};
  } else {
    capital = vote(i) > 0;
  }
  token.tag = capital ? kCapital : kSmall;
  if (!capital) {
    token.write = token.opens ? Write::first : Write::small;
  } else if (token.key.find('0') != std::string::npos) {
    token.write = Write::all;
  } else if (!token.form.empty()) {
    token.write = Write::form;
  } else {
    token.write = token.clue == kOther ? Write::all : Write::first;
  }
}

void Recaser::write_dateline(const Span& dateline) {
  bool place = true, bracket = false;
  for (Token& token : tokens_) {
    if (token.span.begin < dateline.begin) continue;
    if (token.span.begin >= dateline.end) {
      if (token.word && token.write == Write::small) token.write = Write::first;
      if (token.alnum) return;
      continue;
    }
    if (token.key == "," || token.key == "(" || token.key == "/") place = false;
    if (token.key == "(" || token.key == "/") bracket = !bracket;
    const bool agency = bracket && token.tag == kSmall && token.key.size() <= kAgencyBytes;
    if (token.word && (place || agency)) token.write = Write::all;
  }
}

void Recaser::write(const Token& token) {
  if (!token.word) return;
  std::size_t in_form = 0;
  for (std::size_t at = token.span.begin; at < token.span.end;) {
    const CodePoint point = decode(text_, at);
    bool capital = token.write == Write::all;
    if (token.write == Write::first) capital = at == token.span.begin;
    if (token.write == Write::form && in_form < token.form.size()) {
      const CodePoint model = decode(token.form, in_form);
      capital = is_upper(model.value);
      in_form += model.size;
    }
    std::string with;
    append_utf8(with, capital ? to_upper(point.value) : to_lower(point.value));
    if (with.size() == point.size) text_.replace(at, point.size, with);
    at += point.size;
  }
}

}  // namespace

void recase(std::string& text, const RecaseTask& task, const Casing& casing) {
  Recaser(text, task, casing).run();
}

}  // namespace sayso
