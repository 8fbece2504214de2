#include "sentence/borders.h"

#include <algorithm>
#include <cstddef>

#include "base/unicode.h"
#include "sentence/lines.h"

namespace sayso {
namespace {

constexpr std::size_t kWordBytes = 48;  // a longer word is neither abbreviation nor opener
constexpr std::string_view kEllipsis = "\u2026";

bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower_ascii(char c) { return c >= 'a' && c <= 'z'; }
bool among(char c, std::string_view marks) { return marks.find(c) != std::string_view::npos; }

// "J": one capital.
bool is_initial(std::string_view word) {
  if (word.empty()) return false;
  const CodePoint point = decode(word, 0);
  return point.size == word.size() && is_upper(point.value);
}

// "U.S", "p.m", "Ph.D": letters in groups of one or two, parted by stops.
bool is_initials(std::string_view word) {
  std::size_t group = 0, stops = 0;
  for (const char c : word) {
    const bool letter = is_upper_ascii(c) || is_lower_ascii(c);
    if (letter ? ++group > 2 : c != '.' || group == 0) return false;
    if (!letter) group = 0, ++stops;
  }
  return stops > 0 && group > 0;
}

// "IV", but not the pronoun.
bool is_roman(std::string_view word) {
  return !word.empty() && word != "I" && word.find_first_not_of("IVXLC") == std::string_view::npos;
}

// A run of stops with its closing marks, and what stands around it.
struct Stop {
  std::size_t begin = 0, marks_end = 0;  // the stops themselves
  std::size_t end = 0;                   // behind closing quotes and brackets
  bool plain = false;                    // one full stop
  bool ellipsis = false;
  std::string_view word;  // before it, from the last space or opening mark on
  char before_word = ' ';
  bool spaced = false;  // a space stands before the stop
};

// What begins behind the white space after a stop.
struct Next {
  bool none = false;      // the block ends
  bool touching = false;  // no white space between
  bool opened = false;    // an opening quote or bracket stands before the word
  bool dash = false;
  char32_t first = 0;  // of the word
  std::string_view word;
};

class Finder {
 public:
  Finder(const BorderQuestion& question, const SplitRules& rules)
      : text_(question.text.substr(0, question.block.end)), question_(question), rules_(rules) {}

  std::vector<std::uint32_t> find() {
    sentence_ = question_.block.begin;
    for (std::size_t at = next_stop(sentence_); at < text_.size();) {
      const Stop stop = read_stop(at);
      const Next next = read_next(stop.end);
      if (next.none) break;
      if (stop.end > question_.no_border && has_word(stop) && ends(stop, next)) {
        out_.push_back(static_cast<std::uint32_t>(stop.end));
        sentence_ = stop.end;
      }
      at = next_stop(stop.end);
    }
    return std::move(out_);
  }

 private:
  std::size_t next_stop(std::size_t from);
  Stop read_stop(std::size_t at) const;
  std::size_t closing_end(std::size_t at) const;
  Next read_next(std::size_t at) const;
  std::string_view word_before(std::size_t at) const;
  bool has_word(const Stop& stop);
  bool ends(const Stop& stop, const Next& next) const;
  bool ends_touching(const Stop& stop, const Next& next) const;
  bool ends_after_full_stop(const Stop& stop, const Next& next) const;
  bool is_abbreviation(std::string_view word, std::optional<Ends>& ends) const;
  bool speaker_follows(const Next& next) const;
  bool title_case(const Stop& stop) const;
  bool small_word_follows(const Next& next) const;
  bool counts_list(const Stop& stop) const;
  bool after_comma(const Stop& stop) const;
  bool begins(const Next& next) const;
  // Whether the sentence at hand has letters of one case only, so that case tells nothing.
  bool one_case() const { return question_.any_case || small_end_ <= sentence_; }

  std::string_view text_;  // up to the end of the block
  const BorderQuestion& question_;
  const SplitRules& rules_;
  std::vector<std::uint32_t> out_;
  std::size_t sentence_ = 0;   // begin of the sentence at hand
  std::size_t seen_ = 0;       // up to where has_word() has looked
  std::size_t quoted_ = 0;     // up to where quotes_ counts
  std::size_t small_end_ = 0;  // behind the last small letter so far
  std::size_t quotes_ = 0;     // straight double quotes in the block so far
};

// The next . ? ! or ellipsis; counts double quotes and notes small letters on the way.
std::size_t Finder::next_stop(std::size_t from) {
  std::size_t at = from;
  for (; at < text_.size(); ++at) {
    if (among(text_[at], ".?!") || text_.substr(at, kEllipsis.size()) == kEllipsis) break;
  }
  for (quoted_ = std::max<std::size_t>(quoted_, question_.block.begin); quoted_ < at; ++quoted_) {
    quotes_ += text_[quoted_] == '"' ? 1 : 0;
    if (is_lower_ascii(text_[quoted_])) small_end_ = quoted_ + 1;
  }
  return at;
}

Stop Finder::read_stop(std::size_t at) const {
  Stop stop;
  stop.begin = at;
  std::size_t count = 0;
  for (;;) {
    const std::size_t from = at;
    while (at < text_.size() && among(text_[at], ".?!")) ++at, ++count;
    while (text_.substr(at, kEllipsis.size()) == kEllipsis) at += kEllipsis.size(), count += 3;
    const bool spaced_dots = at + 1 < text_.size() && text_[at] == ' ' && text_[at + 1] == '.' &&
                             text_[at - 1] == '.' &&
                             (at + 2 >= text_.size() || !is_digit_byte(text_[at + 2]));
    if (spaced_dots) {
      ++at;
    } else if (at == from) {
      break;
    }
  }
  stop.marks_end = at;
  const std::string_view marks = text_.substr(stop.begin, at - stop.begin);
  stop.plain = marks == ".";
  stop.ellipsis = count > 1 && marks.find_first_of("?!") == std::string_view::npos;
  stop.word = word_before(stop.begin);
  const std::size_t word = stop.begin - stop.word.size();
  if (word > question_.block.begin) stop.before_word = text_[word - 1];
  stop.spaced = stop.begin > question_.block.begin && is_blank(text_[stop.begin - 1]);
  stop.end = closing_end(at);
  return stop;
}

// Behind the quotes, brackets, emphasis and note marks that close what ended at `at`. A quote apart
// from the stop closes only where one is open.
std::size_t Finder::closing_end(std::size_t at) const {
  std::size_t quotes = quotes_;
  for (;; ++at) {
    if (at >= text_.size()) return at;
    if (text_[at] == '"') {
      ++quotes;
      continue;
    }
    if (among(text_[at], "')]}*_")) continue;
    if (text_[at] == '[') {
      std::size_t note = at + 1;
      while (note < text_.size() && note < at + 4 && is_digit_byte(text_[note])) ++note;
      if (note == at + 1 || note >= text_.size() || text_[note] != ']') return at;
      at = note;
      continue;
    }
    const bool apart = text_[at] == ' ' && at + 1 < text_.size() && text_[at + 1] == '"' &&
                       quotes % 2 == 1 && (at + 2 >= text_.size() || is_blank(text_[at + 2]));
    if (!apart) return at;
  }
}

Next Finder::read_next(std::size_t at) const {
  Next next;
  const std::size_t from = at;
  while (at < text_.size() && is_blank(text_[at])) ++at;
  next.touching = at == from;
  for (; at < text_.size(); ++at) {
    if (among(text_[at], "\"'([{")) {
      next.opened = true;
    } else if (!among(text_[at], "*_#")) {
      break;
    }
  }
  next.none = at >= text_.size();
  if (next.none) return next;
  next.dash =
      text_[at] == '-' || text_.substr(at, 3) == "\u2013" || text_.substr(at, 3) == "\u2014";
  next.first = decode(text_, at).value;
  std::size_t end = at;
  while (end < text_.size() && end < at + kWordBytes && !is_blank(text_[end]) &&
         !among(text_[end], ".,;:?!\"()[]'"))
    ++end;
  next.word = text_.substr(at, end - at);
  return next;
}

// The word that ends at `at`, with its inner stops; empty if it is longer than any abbreviation.
std::string_view Finder::word_before(std::size_t at) const {
  std::size_t begin = at;
  const std::size_t start = question_.block.begin;
  const auto parts = [&](std::size_t end) {
    const std::string_view last =
        text_.substr(end < start + 3 ? start : end - 3, end < start + 3 ? end - start : 3);
    return is_blank(last.back()) || among(last.back(), "\"'([{-/,;:") || last == "\u2013" ||
           last == "\u2014";
  };
  while (begin > start && !parts(begin)) {
    if (at - begin == kWordBytes) return {};
    --begin;
  }
  return text_.substr(begin, at - begin);
}

// Whether the sentence at hand holds a letter or digit before the stop.
bool Finder::has_word(const Stop& stop) {
  for (seen_ = std::max(seen_, sentence_); seen_ < stop.begin;) {
    const CodePoint point = decode(text_, seen_);
    if (is_letter(point.value) || is_number(point.value)) return true;
    seen_ += point.size;
  }
  return false;
}

// Whether a sentence can begin so, for all that one sees of the letters.
bool Finder::begins(const Next& next) const {
  if (!is_lower(next.first) || question_.any_case) return true;
  return std::any_of(next.word.begin(), next.word.end(), is_upper_ascii);  // "al-Shabab", "iPhone"
}

// "1. Stop the fire": a number or letter that counts a list, at the begin or after : or ;.
bool Finder::counts_list(const Stop& stop) const {
  if (!stop.plain || stop.word.empty() || stop.word.size() > 3) return false;
  const bool number = std::all_of(stop.word.begin(), stop.word.end(), is_digit_byte);
  const std::size_t word = stop.begin - stop.word.size();
  std::size_t before = word;
  while (before > sentence_ && is_blank(text_[before - 1])) --before;
  if (before == sentence_) return number || stop.word.size() == 1;
  return number && before < word && among(text_[before - 1], ":;");
}

bool Finder::ends(const Stop& stop, const Next& next) const {
  if (next.touching) return ends_touching(stop, next);
  if (next.dash && stop.end > stop.marks_end) return false;  // "Never." - Kim Jong Un
  if (counts_list(stop)) return false;
  if (stop.ellipsis) {
    if (stop.spaced) return begins(next) && rules_.opener(next.word, one_case());
    return begins(next) && !is_digit(next.first);
  }
  if (stop.plain && !stop.spaced) return ends_after_full_stop(stop, next);
  const bool quoted = !stop.plain && stop.end > stop.marks_end;
  return begins(next) && !(quoted && !next.opened && speaker_follows(next));
}

// No space after the stop, as in text put together by machine: "the talks.The minister".
bool Finder::ends_touching(const Stop& stop, const Next& next) const {
  if (stop.word.size() < 3 || !std::all_of(stop.word.begin(), stop.word.end(), is_lower_ascii))
    return false;
  if (stop.before_word != ' ' && stop.before_word != '\n') return false;
  const bool word = next.word.size() > 1 && is_upper_ascii(next.word[0]) &&
                    std::all_of(next.word.begin() + 1, next.word.end(), is_lower_ascii);
  return word && stop.plain && rules_.opener(next.word, one_case()) &&
         !rules_.abbreviation(stop.word, one_case());
}

// Whether the word before a stop needs the stop; `ends` becomes what the table says.
bool Finder::is_abbreviation(std::string_view word, std::optional<Ends>& ends) const {
  ends = rules_.abbreviation(word, one_case());
  const bool initial =
      is_initial(word) || (question_.any_case && word.size() == 1 && is_lower_ascii(word[0]));
  if (!ends && (initial || is_initials(word))) ends = Ends::opener;
  return ends.has_value();
}

bool Finder::ends_after_full_stop(const Stop& stop, const Next& next) const {
  std::optional<Ends> ends;
  if (!is_abbreviation(stop.word, ends)) {
    return begins(next) || (next.opened && stop.end == stop.marks_end);
  }
  if (!begins(next) || next.dash || *ends == Ends::never) return false;
  if (*ends == Ends::number) return !is_digit(next.first) && !is_roman(next.word);
  if (title_case(stop) && !small_word_follows(next)) return false;
  if (rules_.opener(next.word, one_case())) return true;
  std::optional<Ends> month;
  return *ends == Ends::place && after_comma(stop) && !next.opened && is_upper(next.first) &&
         (!is_abbreviation(next.word, month) || *month == Ends::never);
}

// Whether what follows a closed question tells who asked it: a verb of saying before the next mark,
// and no "that" behind it.
bool Finder::speaker_follows(const Next& next) const {
  constexpr int kWords = 10;
  std::size_t at = static_cast<std::size_t>(next.word.data() - text_.data());
  for (int i = 0; i < kWords && at < text_.size(); ++i) {
    std::size_t end = at;
    while (end < text_.size() && end - at < kWordBytes && !is_blank(text_[end])) ++end;
    std::string_view word = text_.substr(at, end - at);
    std::optional<Ends> ends;
    const bool last = !word.empty() && among(word.back(), ".,;:?!\"");
    if (last) word.remove_suffix(1);
    at = end + 1;
    if (rules_.says(word)) {
      const std::string_view after = text_.substr(std::min(at, text_.size()), 4);
      return last || (after != "that" && after != "THAT");
    }
    if (last && !is_abbreviation(word, ends)) return false;
  }
  return false;
}

// Whether the sentence is a headline with capitals on its words, where a capital shows no begin: at
// least three capitals and no longer word in small letters.
bool Finder::title_case(const Stop& stop) const {
  constexpr std::size_t kBytes = 120, kShort = 3, kCapitals = 3;
  std::size_t capitals = 0, letters = 0;
  for (std::size_t at = std::max(sentence_, stop.begin - std::min(stop.begin, kBytes));
       at < stop.begin; ++at) {
    const bool starts = at == sentence_ || is_blank(text_[at - 1]);
    if (starts && is_upper_ascii(text_[at])) ++capitals;
    letters = is_lower_ascii(text_[at]) && (starts || letters > 0) ? letters + 1 : 0;
    if (letters > kShort) return false;
  }
  return capitals >= kCapitals;
}

// Whether a small letter begins the word behind the one that follows: "N.M. The ranks".
bool Finder::small_word_follows(const Next& next) const {
  const std::size_t at =
      static_cast<std::size_t>(next.word.data() - text_.data()) + next.word.size();
  return at + 1 < text_.size() && is_blank(text_[at]) && is_lower_ascii(text_[at + 1]);
}

// "Mobile, Ala.": a comma and a space before the word.
bool Finder::after_comma(const Stop& stop) const {
  const std::size_t word = stop.begin - stop.word.size();
  return word >= question_.block.begin + 2 && is_blank(text_[word - 1]) && text_[word - 2] == ',';
}

}  // namespace

std::vector<std::uint32_t> borders(const BorderQuestion& question, const SplitRules& rules) {
  return Finder(question, rules).find();
}

}  // namespace sayso
