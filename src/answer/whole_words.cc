// What a badly cut span leaves at the ends of a noun phrase, taken away.
#include <algorithm>

#include "answer/english.h"
#include "base/unicode.h"

namespace sayso {
namespace {

/// Longest part of a sentence, in bytes.
constexpr std::size_t kLongestPart = 240;

std::size_t count_of(std::string_view words, std::string_view mark) {
  std::size_t count = 0;
  for (std::size_t at = words.find(mark); at != std::string_view::npos;
       at = words.find(mark, at + mark.size())) {
    ++count;
  }
  return count;
}

/// Takes away all of a mark, or of its pair, where one lacks the other.
void drop_unclosed(std::string& words, std::string_view open, std::string_view close) {
  const bool even = open == close ? count_of(words, open) % 2 == 0
                                  : count_of(words, open) == count_of(words, close);
  if (even) return;
  for (const std::string_view mark : {open, close}) {
    for (std::size_t at = words.find(mark); at != std::string::npos; at = words.find(mark)) {
      words.erase(at, mark.size());
    }
  }
}

}  // namespace

std::string_view English::without_stumps(std::string_view words) const {
  constexpr std::string_view kMarks = " -,;:'\"`";
  constexpr std::string_view kLongMarks[] = {"\u2013", "\u2014", "\u2018",
                                             "\u2019", "'s",     "\u2019s"};
  std::size_t size = 0;
  do {
    size = words.size();
    while (!words.empty() && kMarks.find(words.back()) != std::string_view::npos) {
      words.remove_suffix(1);
    }
    while (!words.empty() && std::string_view(" -,;:").find(words.front()) != std::string::npos) {
      words.remove_prefix(1);
    }
    for (const std::string_view mark : kLongMarks) {
      if (words.ends_with(mark)) words.remove_suffix(mark.size());
    }
    const std::size_t last = words.rfind(' ') + 1;  // 0 where there is one word
    if (ends_.contains(lower_ascii(words.substr(last)))) words = words.substr(0, last);
    const std::size_t first = words.find(' ');
    const bool front =
        first != std::string_view::npos && fronts_.contains(lower_ascii(words.substr(0, first)));
    if (front) words.remove_prefix(first);
  } while (words.size() != size);
  return words;
}

std::string English::whole(std::string_view words) const {
  std::string line = one_line(words, kLongestPart);
  if (pronouns_.contains(lower_ascii(line))) return line;
  line = std::string(without_stumps(line));
  drop_unclosed(line, "\u201C", "\u201D");
  drop_unclosed(line, "\"", "\"");
  drop_unclosed(line, "''", "''");
  const std::size_t open = count_of(line, "(");
  const std::size_t close = count_of(line, ")");
  if (open == close + 1) line += ')';
  if (close > open) drop_unclosed(line, "(", ")");
  return line;
}

}  // namespace sayso
