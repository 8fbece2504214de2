#include "document/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_set>

#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::size_t kMostSampleBytes = std::size_t{1} << 18;
constexpr std::size_t kEnoughLetters = 40;       // to trust the detector
constexpr std::size_t kEnoughOtherLetters = 10;  // to see that the script is not Latin
constexpr std::size_t kAmpleLetters = 400;       // in which English would show
constexpr int kEnglishPercent = 40;              // a text of several languages is still read

struct Letters {
  std::size_t latin = 0;
  std::size_t other = 0;
  std::size_t sum() const { return latin + other; }
};

Letters count_letters(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.size;
    if (!is_letter(point.value)) continue;
    ++(is_latin(point.value) ? letters.latin : letters.other);
  }
  return letters;
}

// The text without its capitalised words: names tell where a report plays, not what it is written
// in.
std::string without_names(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    bool capital = false;
    for (bool first = true; at < text.size() && text[at] != ' ' && text[at] != '\n';) {
      const CodePoint point = decode(text, at);
      at += point.size;
      if (!is_letter(point.value)) continue;
      capital = capital || (first && is_upper(point.value));
      first = false;
    }
    if (!capital) out.append(text.substr(begin, at - begin)).append(" ");
    if (at < text.size()) ++at;
  }
  return out;
}

// Each word once, in the order of the text: the detector squeezes what is said again and again, and
// then sees too little of it.
std::string distinct_words(std::string_view text) {
  std::string out;
  std::unordered_set<std::string_view> seen;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find_first_of(" \n"));
    if (!word.empty() && seen.insert(word).second) out.append(word).append(" ");
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return out;
}

struct Guess {
  CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
  bool reliable = false;
  int english_percent = 0;
};

bool is_english(CLD2::Language language) {
  return language == CLD2::ENGLISH || language == CLD2::SCOTS;
}

Guess detect(std::string_view text) {
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::ENGLISH};
  int text_bytes = 0;
  Guess guess;
  guess.language = CLD2::ExtDetectLanguageSummary(
      text.data(), static_cast<int>(text.size()), true, &hints, 0, languages.data(),
      percents.data(), scores.data(), nullptr, &text_bytes, &guess.reliable);
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (is_english(languages.at(i))) guess.english_percent += percents.at(i);
  }
  return guess;
}

// "ENGLISH" as "English", "ChineseT" as "Chinese".
std::string plain_name(CLD2::Language language) {
  std::string name = CLD2::LanguageName(language);
  if (name == "ChineseT") name = "Chinese";
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins = i == 0 || name[i - 1] == ' ';
    if (name[i] == '_') name[i] = ' ';
    if (!begins) name[i] = static_cast<char>(to_lower(static_cast<unsigned char>(name[i])));
  }
  return name;
}

}  // namespace

Language recognise_language(std::string_view clean_text) {
  const std::string_view text = clean_text.substr(
      0, border_before(clean_text, std::min(kMostSampleBytes, clean_text.size())));
  const Letters letters = count_letters(text);
  const bool other_script = letters.other >= kEnoughOtherLetters && letters.other > letters.latin;
  if (!other_script && letters.sum() < kEnoughLetters) return {};
  Guess guess = detect(without_names(text));
  if (!guess.reliable) guess = detect(text);
  const std::string distinct = guess.reliable ? std::string() : distinct_words(text);
  if (!guess.reliable) guess = detect(distinct);
  const bool known = guess.reliable && guess.language != CLD2::UNKNOWN_LANGUAGE;
  const bool english = is_english(guess.language) || guess.english_percent >= kEnglishPercent;
  if (other_script && (!known || english)) return {"", "not in Latin letters", true};
  if (!known) {
    const bool ample = count_letters(distinct).sum() >= kAmpleLetters;
    return ample && guess.english_percent == 0 ? Language{"", "not English", true} : Language{};
  }
  if (english) return {"en", "English", false};
  return {CLD2::LanguageCode(guess.language), plain_name(guess.language), true};
}

bool means_english(std::string_view tag) {
  std::string lower;
  for (const char byte : tag.substr(0, 16)) {
    lower += static_cast<char>(to_lower(static_cast<unsigned char>(byte)));
  }
  if (lower == "english" || lower == "eng") return true;
  return lower.substr(0, 2) == "en" && (lower.size() == 2 || lower[2] == '-' || lower[2] == '_');
}

}  // namespace sayso
