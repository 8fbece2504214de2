#include "document/dateline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::size_t kMostDatelineBytes = 120;
constexpr std::size_t kMostPlaceWords = 4;
constexpr std::size_t kMostParts = 3;
constexpr std::size_t kMostBareWords = 3;
constexpr std::size_t kMostAgencyBytes = 60;
constexpr std::size_t kLeastRunningText = 60;

// What stands between the dateline and the text.
constexpr std::array<std::string_view, 8> kDashes = {" -- ", " - ", " – ", " — ",
                                                     "— ",   "—",   "_ ",  ": "};
// Words that open a line like a place does and are none.
constexpr std::array<std::string_view, 14> kNoPlaces = {
    "ANALYSIS", "BREAKING", "CORRECTION", "CORRECTED", "EDITORIAL", "EXCLUSIVE", "EXPLAINER",
    "FACTBOX",  "LIVE",     "OPINION",    "TIMELINE",  "UPDATE",    "VIDEO",     "WATCH"};

std::string_view trimmed_words(std::string_view words) {
  const std::size_t first = words.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return words.substr(first, words.find_last_not_of(' ') + 1 - first);
}

std::vector<std::string_view> split(std::string_view words, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = words.find(mark);
    parts.push_back(trimmed_words(words.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    words.remove_prefix(end + 1);
  }
}

struct Case {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t other = 0;  // neither letters nor marks of names
};

Case case_of(std::string_view words) {
  Case letters;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = decode(words, at);
    at += point.size;
    const bool in_names =
        point.value < 0x80 &&
        std::string_view(".'-/ ").find(static_cast<char>(point.value)) != std::string_view::npos;
    if (is_upper(point.value)) {
      ++letters.upper;
    } else if (is_letter(point.value)) {
      ++letters.lower;
    } else if (!in_names) {
      ++letters.other;
    }
  }
  return letters;
}

bool is_capital_word(std::string_view word) { return capital_at(word, 0); }

bool in_capitals(std::string_view words) {
  const Case letters = case_of(words);
  return letters.upper > 1 && letters.lower == 0;
}

// "NEW YORK", "D.C.", "South Korea", "Rio de Janeiro"
bool is_name(std::string_view part) {
  const std::vector<std::string_view> words = split(part, ' ');
  const Case letters = case_of(part);
  return is_capital_word(words.front()) && is_capital_word(words.back()) && letters.other == 0 &&
         words.size() <= kMostPlaceWords;
}

struct Head {
  bool place = false;
  bool headline_like = false;  // too many words in capitals for a bare place
  bool place_in_capitals = false;
  std::size_t capitals = 0;
  bool agency = false;
  bool weekday = false;
  std::optional<DateWords> date;
};

// Takes "(Reuters)" or "(5 November 2024)" off the end.
bool take_agency(std::string_view& words, Head& head) {
  if (words.empty() || words.back() != ')') return true;
  const std::size_t open = words.rfind('(');
  if (open == std::string_view::npos || words.size() - open > kMostAgencyBytes) return false;
  std::string_view inside = words.substr(open + 1, words.size() - open - 2);
  head.date = take_date(inside);
  head.agency = !head.date;
  if (head.date ? !inside.empty() : !is_capital_word(inside)) return false;
  words = trimmed_words(words.substr(0, open));
  return true;
}

// Takes a date, or a weekday, that ends the words off them: the longest.
void take_last_date(std::string_view& words, Head& head) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool begins = at == 0 || words[at - 1] == ' ' || words[at - 1] == ',';
    if (!begins || words[at] == ' ') continue;
    std::string_view rest = words.substr(at);
    const auto date = take_date(rest);
    std::string_view day = words.substr(at);
    const bool weekday = !date && take_weekday(day) && day.empty();
    if (!(date && rest.empty()) && !weekday) continue;
    if (date) head.date = date;
    head.weekday = weekday;
    words = trimmed_words(words.substr(0, at));
    return;
  }
}

void drop_last(std::string_view& words, std::string_view marks) {
  words = words.substr(0, words.find_last_not_of(marks) + 1);
}

// Reads all of what stands before the dash; nothing if any of it is not of a dateline.
std::optional<Head> read_head(std::string_view words) {
  Head head;
  words = trimmed_words(words);
  if (!take_agency(words, head)) return std::nullopt;
  drop_last(words, ", ");
  if (!head.date) {
    std::string_view dated = words;
    drop_last(dated, "., ");
    const std::size_t before = dated.size();
    take_last_date(dated, head);
    if (dated.size() != before) words = dated;
  }
  drop_last(words, ", ");
  if (words.empty()) return head;
  const std::vector<std::string_view> parts = split(words, ',');
  if (parts.size() > kMostParts || !std::all_of(parts.begin(), parts.end(), is_name)) {
    return std::nullopt;
  }
  const Case letters = case_of(parts.front());
  head.place = true;
  head.place_in_capitals = in_capitals(parts.front());
  head.capitals = letters.upper;
  const auto shouts = [](std::string_view part) { return part.size() > 4 && in_capitals(part); };
  head.headline_like = split(parts.front(), ' ').size() > kMostBareWords ||
                       std::any_of(parts.begin() + 1, parts.end(), shouts);
  return head;
}

// Whether running text follows, so that a bare place in capitals can be its dateline.
bool runs_on(std::string_view text) {
  const std::vector<std::string_view> words = split(text.substr(0, kMostDatelineBytes), ' ');
  if (text.size() < kLeastRunningText || words.size() < 3) return false;
  if (in_capitals(words[0]) && in_capitals(words[1])) return false;
  const char first = text.front();
  return is_capital_word(words[0]) || first == '"' || first == '\'' ||
         (first >= '0' && first <= '9');
}

bool is_dateline(const Head& head, std::string_view dash, std::string_view place,
                 std::string_view text) {
  const bool dated = head.date || head.weekday;
  if (!head.place) return head.agency && dash != ": ";
  if (dash == ": " && !head.agency) return false;
  if (head.agency || dated) return head.place_in_capitals || (dated && dash != "—");
  const std::string_view first = place.substr(0, place.find_first_of(" ,"));
  const bool banned = std::find(kNoPlaces.begin(), kNoPlaces.end(), first) != kNoPlaces.end();
  return head.place_in_capitals && head.capitals > 2 && !head.headline_like && !banned &&
         runs_on(text);
}

// "MOSCOW, November 5. /TASS/."
std::optional<Dateline> find_between_slashes(std::string_view line) {
  const std::string_view front = line.substr(0, kMostDatelineBytes);
  const std::size_t open = front.find(" /");
  const std::size_t close = front.find("/.", open == std::string_view::npos ? open : open + 2);
  if (open == std::string_view::npos || close == std::string_view::npos) return std::nullopt;
  const Case agency = case_of(front.substr(open + 2, close - open - 2));
  const auto head = read_head(front.substr(0, open));
  const bool good = head && head->place_in_capitals && head->date && !head->agency;
  if (!good || agency.other > 0 || agency.upper < 2) return std::nullopt;
  return Dateline{close + 2, head->date};
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view line) {
  if (const auto found = find_between_slashes(line)) return found;
  const std::string_view front = line.substr(0, border_before(line, kMostDatelineBytes));
  for (std::size_t at = 1; at < front.size(); ++at) {
    const auto* const dash =
        std::find_if(kDashes.begin(), kDashes.end(),
                     [&](std::string_view each) { return front.substr(at, each.size()) == each; });
    if (dash == kDashes.end()) continue;
    const std::size_t after = at + dash->size();
    const std::string_view place = front.substr(0, at);
    const auto head = read_head(place);
    if (head && is_dateline(*head, *dash, place, trimmed_words(line.substr(after)))) {
      return Dateline{after - (dash->back() == ' ' ? 1 : 0), head->date};
    }
    at = after - 1;
  }
  return std::nullopt;
}

namespace {

// "Published on: ", "Date: "
std::string_view without_label(std::string_view line) {
  constexpr std::array<std::string_view, 6> kLabels = {"date",   "dated",     "issued",
                                                       "posted", "published", "released"};
  std::string word;
  std::size_t at = 0;
  while (at < line.size() && ((line[at] | 0x20) >= 'a' && (line[at] | 0x20) <= 'z')) {
    word += static_cast<char>(line[at++] | 0x20);
  }
  if (std::find(kLabels.begin(), kLabels.end(), word) == kLabels.end()) return line;
  std::string_view rest = trimmed_words(line.substr(at));
  if (rest.substr(0, 3) == "on " || rest.substr(0, 3) == "at ")
    rest = trimmed_words(rest.substr(3));
  if (rest.substr(0, 1) == ":") rest = trimmed_words(rest.substr(1));
  return rest;
}

// What may stand behind a date on its line: a time of day and its zone.
bool is_time_of_day(std::string_view words) {
  constexpr std::size_t kMostTimeBytes = 40;
  if (words.empty()) return true;
  const bool apart = words.front() == ' ' || words.front() == ',' || words.front() == 'T';
  const bool clock = words.find(':') != std::string_view::npos;
  const auto fits = [](char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           std::string_view("amp.,:+-|()/ t").find(byte) != std::string_view::npos;
  };
  return apart && clock && words.size() <= kMostTimeBytes &&
         std::all_of(words.begin(), words.end(), fits);
}

}  // namespace

std::optional<Date> date_of_line(std::string_view line) {
  if (line.size() > kMostDatelineBytes) return std::nullopt;
  std::string_view words = without_label(trimmed_words(line));
  const auto date = take_date(words);
  if (date && is_time_of_day(words)) return full_date(*date);
  const auto head = read_head(line);
  if (!head || !head->place || head->agency || !head->date) return std::nullopt;
  return full_date(*head->date);
}

namespace {

constexpr std::size_t kFrontLines = 8;  // that may hold a dateline

std::string capitals_of(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = decode(line, at);
    std::string with;
    append_utf8(with, to_upper(point.value));
    out += with.size() == point.size ? with : std::string(line.substr(at, point.size));
    at += point.size;
  }
  return out;
}

}  // namespace

std::vector<Span> datelines_in_one_case(std::string_view text, const Span& stretch) {
  std::vector<Span> found;
  std::size_t begin = stretch.begin;
  for (std::size_t line = 0; line < kFrontLines && begin < stretch.end; ++line) {
    const std::size_t end = std::min<std::size_t>(text.find('\n', begin), stretch.end);
    const std::string capitals = capitals_of(text.substr(begin, end - begin));
    const auto dateline = find_dateline(capitals);
    const bool told =
        dateline && std::string_view(capitals).substr(0, dateline->size).find_first_of(",(/") !=
                        std::string_view::npos;
    if (told) {
      const auto from = static_cast<std::uint32_t>(begin);
      found.push_back({from, from + static_cast<std::uint32_t>(dateline->size)});
    }
    begin = end + 1;
  }
  return found;
}

}  // namespace sayso
