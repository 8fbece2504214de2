#include "document/front.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/unicode.h"
#include "document/dateline.h"
#include "document/markdown.h"

namespace sayso {
namespace {

constexpr std::size_t kMostLines = 8;
constexpr std::size_t kMostHeadlineBytes = 240;
constexpr std::size_t kMostBlockLines = 3;
constexpr std::size_t kLeastBodyBytes = 80;

// A line with something on it, without the spaces around it.
struct Line {
  Span span;
  bool blank_after = false;  // a blank line, or the end
};

std::vector<Line> first_lines(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin < text.size() && lines.size() <= kMostLines) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t first = std::min(text.find_first_not_of(' ', begin), end);
    if (first == end) {
      if (!lines.empty()) lines.back().blank_after = true;
    } else {
      const std::size_t last = text.find_last_not_of(' ', end - 1) + 1;
      lines.push_back(
          {{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)}, false});
    }
    begin = end + 1;
  }
  if (!lines.empty() && begin >= text.size()) lines.back().blank_after = true;
  return lines;
}

// "the U.S." ends no sentence by its stop alone.
bool ends_in_initials(std::string_view line) {
  return line.size() >= 4 && line[line.size() - 3] == '.' && line[line.size() - 4] >= 'A' &&
         line[line.size() - 4] <= 'Z';
}

bool ends_sentence(std::string_view line) {
  line = line.substr(0, line.find_last_not_of("\"')]") + 1);
  if (line.empty()) return false;
  const bool stop = std::string_view(".;:,").find(line.back()) != std::string_view::npos;
  return stop && !ends_in_initials(line);
}

bool is_list_item(std::string_view line) {
  return line.substr(0, 2) == "- " || line.substr(0, 2) == "* " || line.substr(0, 2) == "+ " ||
         line.substr(0, 4) == "\xE2\x80\xA2 ";
}

bool may_be_headline(std::string_view line) {
  if (line.size() > kMostHeadlineBytes || ends_sentence(line) || is_list_item(line)) return false;
  const std::size_t first = std::min(line.find_first_not_of("\"'([ "), line.size());
  return first < line.size() && !is_lower(decode(line, first).value) &&
         std::any_of(line.begin(), line.end(), [](char byte) {
           return static_cast<unsigned char>(byte) >= 0x80 || (byte | 0x20) >= 'a';
         });
}

class FrontReader {
 public:
  explicit FrontReader(std::string_view text) : text_(text), lines_(first_lines(text)) {}
  Front read(const std::optional<Span>& heading);

 private:
  std::string_view words(std::size_t line) const { return slice(text_, lines_[line].span); }
  std::optional<std::size_t> headline_line() const;
  bool stands_apart(std::size_t line) const;
  void find_dateline_after(std::size_t line, Front& front) const;
  void find_date_line(Front& front) const;

  std::string_view text_;
  std::vector<Line> lines_;
};

bool FrontReader::stands_apart(std::size_t line) const {
  const std::size_t next = line + 1;
  if (lines_[line].blank_after) return true;
  const std::size_t size = lines_[line].span.size();
  if (lines_[next].span.size() >= std::max(2 * size, kLeastBodyBytes)) return true;
  for (std::size_t i = next; i < line + kMostBlockLines && i + 1 < lines_.size(); ++i) {
    if (ends_sentence(words(i))) return false;
    if (lines_[i].blank_after) return true;
  }
  return false;
}

std::optional<std::size_t> FrontReader::headline_line() const {
  std::size_t line = 0;
  while (line < lines_.size() && date_of_line(words(line))) ++line;
  if (line + 1 >= lines_.size()) return std::nullopt;
  if (!may_be_headline(words(line)) || find_dateline(words(line))) return std::nullopt;
  if (!stands_apart(line)) return std::nullopt;
  return line;
}

void FrontReader::find_dateline_after(std::size_t line, Front& front) const {
  for (; line < lines_.size(); ++line) {
    const auto found = find_dateline(words(line));
    if (!found) {
      if (lines_[line].span.size() > kMostHeadlineBytes) return;
      continue;
    }
    const std::uint32_t begin = lines_[line].span.begin;
    front.dateline = Span{begin, begin + static_cast<std::uint32_t>(found->size)};
    const auto date = found->date ? full_date(*found->date) : std::nullopt;
    if (date) front.published_at = Recognised{format_date(*date), "dateline"};
    return;
  }
}

void FrontReader::find_date_line(Front& front) const {
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const auto date = date_of_line(words(line));
    if (date) {
      front.published_at = Recognised{format_date(*date), "date line"};
      return;
    }
    if (lines_[line].span.size() > kMostHeadlineBytes) return;
  }
}

Front FrontReader::read(const std::optional<Span>& heading) {
  Front front;
  std::size_t body = 0;
  if (heading && !heading->empty()) {
    front.headline = heading;
    while (body < lines_.size() && lines_[body].span.begin < heading->end) ++body;
  } else if (const auto line = headline_line()) {
    front.headline = lines_[*line].span;
    body = *line + 1;
  }
  find_dateline_after(body, front);
  if (!front.published_at) find_date_line(front);
  return front;
}

}  // namespace

Front read_front(const Clean& clean, std::string_view given, bool is_markdown) {
  const auto opening = is_markdown ? opening_heading(given) : std::nullopt;
  const auto heading = opening ? std::optional<Span>(clean.from_given(*opening)) : std::nullopt;
  return FrontReader(clean.text).read(heading);
}

}  // namespace sayso
