#include "ledger/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "base/hash.h"
#include "base/unicode.h"
#include "words/number_words.h"

namespace sayso {
namespace {

/// A word as it stands in a text.
struct RawWord {
  std::string lower;
  bool capital = false;
};

/// What a byte of ASCII is in a word: its lower case, or nothing where it is no letter or digit.
constexpr std::array<char, 128> kPlain = [] {
  std::array<char, 128> plain{};
  for (unsigned char c = '0'; c <= '9'; ++c) plain.at(c) = static_cast<char>(c);
  for (unsigned char c = 'a'; c <= 'z'; ++c) {
    plain.at(c) = static_cast<char>(c);
    plain.at(c - std::size_t{'a' - 'A'}) = static_cast<char>(c);
  }
  return plain;
}();

std::vector<RawWord> raw_words(std::string_view text) {
  std::vector<RawWord> out;
  RawWord word;
  bool owned = false;  // an apostrophe stands before the word
  const auto end = [&] {
    if (!word.lower.empty() && !(owned && word.lower == "s")) out.push_back(std::move(word));
    word = {};
    owned = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < kPlain.size() && kPlain[byte] != 0) {
      if (word.lower.empty()) word.capital = byte >= 'A' && byte <= 'Z';
      word.lower += kPlain[byte];
      ++at;
      continue;
    }
    const CodePoint point = decode(text, at);
    at += point.size;
    if (is_letter(point.value) || is_number(point.value) || is_mark(point.value)) {
      if (word.lower.empty()) word.capital = is_upper(point.value);
      append_lower(word.lower, point.value);
      continue;
    }
    const bool inside = (point.value == U',' || point.value == U'.') && !word.lower.empty() &&
                        std::isdigit(static_cast<unsigned char>(word.lower.back())) != 0 &&
                        at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
    if (inside) {
      if (point.value == U'.') word.lower += '.';
      continue;
    }
    end();
    owned = point.value == U'\'' || point.value == U'\u2019';
  }
  end();
  return out;
}

bool ends(const std::string& word, std::string_view ending) {
  return word.size() >= ending.size() + 3 &&
         word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// "kidnapp" -> "kidnap", but "shell" stays.
void undouble(std::string& word) {
  const std::size_t size = word.size();
  if (size > 3 && word[size - 1] == word[size - 2] && !is_vowel(word.back()) &&
      std::string_view("lsz").find(word.back()) == std::string_view::npos)
    word.pop_back();
}

}  // namespace

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> out;
  for (RawWord& word : raw_words(text)) out.push_back(std::move(word.lower));
  return out;
}

std::string plain_text(std::string_view text) {
  std::string out = " ";
  out.reserve(text.size() + 2);
  for (const RawWord& word : raw_words(text)) (out += word.lower) += ' ';
  return out;
}

std::string last_words(const std::string& plain, std::size_t most) {
  std::size_t begin = plain.size();
  for (std::size_t words = 0; begin > 1 && words < most; ++words)
    begin = plain.rfind(' ', begin - 2);
  return begin == plain.size() ? " " : plain.substr(begin);
}

std::string stem_of(std::string word) {
  static constexpr std::array<std::string_view, 10> kEndings = {
      "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er"};
  if (ends(word, "ies") || ends(word, "ied")) {
    word.resize(word.size() - 3);
    return word + 'i';
  }
  bool cut = false;
  for (const std::string_view ending : kEndings) {
    if (!ends(word, ending)) continue;
    word.resize(word.size() - ending.size());
    cut = true;
    break;
  }
  const bool two = ends(word, "ed") || ends(word, "es");
  if (!cut && two) word.resize(word.size() - 2);
  if (!cut && !two && ends(word, "s") && word[word.size() - 2] != 's') word.pop_back();
  undouble(word);
  if (word.size() > 3 && word.back() == 'e') word.pop_back();
  if (word.size() > 2 && word.back() == 'y') word.back() = 'i';
  return word;
}

void add_words(std::string_view sentence, const LedgerRules& rules, WordSets& sets) {
  bool first = sentence.empty() || sentence.front() != '.';
  for (const RawWord& word : raw_words(sentence)) {
    const bool begins = std::exchange(first, false);
    if (rules.is("stop", word.lower)) continue;
    if (word.capital) {
      if (const std::string* const country = rules.country_of(word.lower))
        sets.countries.insert(*country);
    }
    if (std::isdigit(static_cast<unsigned char>(word.lower.front())) != 0) {
      sets.numbers.insert(word.lower);
      continue;
    }
    if (const std::optional<int> number = small_number(word.lower))
      sets.numbers.insert(std::to_string(*number));
    std::string stem = stem_of(word.lower);
    if (word.capital && begins) sets.opening = stem;
    if (word.capital && !begins) sets.names.insert(stem);
    sets.stems.insert(std::move(stem));
  }
}

bool holds_phrase(const std::string& plain, std::string_view word_class, const LedgerRules& rules) {
  const std::vector<std::string>& phrases = rules.padded(word_class);
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
    return plain.find(phrase) != std::string::npos;
  });
}

bool begins_with(const std::string& plain, std::string_view word_class, const LedgerRules& rules) {
  const std::vector<std::string>& phrases = rules.padded(word_class);
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const std::string& phrase) { return plain.starts_with(phrase); });
}

WordMarks marks_of(const std::set<std::string>& words) {
  WordMarks marks;
  marks.reserve(words.size());
  for (const std::string& word : words) marks.push_back(fnv1a(word));
  std::sort(marks.begin(), marks.end());
  return marks;
}

namespace {
std::size_t shared(const WordMarks& one, const WordMarks& other) {
  std::size_t both = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    const bool step_a = *a <= *b;
    const bool step_b = *b <= *a;
    both += static_cast<std::size_t>(step_a && step_b);
    a += static_cast<std::ptrdiff_t>(step_a);
    b += static_cast<std::ptrdiff_t>(step_b);
  }
  return both;
}
}  // namespace

double cosine(const WordMarks& one, const WordMarks& other) {
  if (one.empty() || other.empty()) return 0;
  return static_cast<double>(shared(one, other)) /
         std::sqrt(static_cast<double>(one.size()) * static_cast<double>(other.size()));
}

double overlap(const WordMarks& one, const WordMarks& other) {
  if (one.empty() || other.empty()) return 0;
  return static_cast<double>(shared(one, other)) /
         static_cast<double>(std::min(one.size(), other.size()));
}

bool meet(const WordMarks& one, const WordMarks& other) { return shared(one, other) > 0; }

}  // namespace sayso
