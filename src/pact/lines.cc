#include "pact/lines.h"

#include <cstddef>

namespace sayso {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\f'; }

/// Takes the next word off the front of `line`; nothing left of it at a comment or the end.
bool take_word(std::string_view& line, LineWord& word) {
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  if (line.empty() || line.front() == '#') return false;
  word.quoted = line.front() == '"';
  const std::size_t begin = word.quoted ? 1 : 0;
  std::size_t end = begin;
  while (end < line.size() && (word.quoted ? line[end] != '"' : !is_blank(line[end]))) ++end;
  word.text = line.substr(begin, end - begin);
  word.whole = line.substr(0, word.quoted && end < line.size() ? end + 1 : end);
  line.remove_prefix(word.whole.size());
  return true;
}

}  // namespace

std::string_view BookLine::rest(std::size_t first) const {
  if (first >= words.size()) return {};
  const char* begin = words[first].whole.data();
  const char* end = words.back().whole.data() + words.back().whole.size();
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string texts_of(std::span<const LineWord> words) {
  std::string text;
  for (const LineWord& word : words) text += (text.empty() ? "" : " ") + std::string(word.text);
  return text;
}

std::vector<BookLine> split_lines(std::string_view bytes) {
  std::vector<BookLine> lines;
  std::uint32_t number = 0;
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    BookLine line{.number = ++number, .words = {}};
    for (LineWord word; take_word(text, word);) line.words.push_back(word);
    if (!line.words.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace sayso
