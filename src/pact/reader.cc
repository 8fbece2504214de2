#include "pact/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/spelling.h"
#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestWord = 64;

bool is_clause_word(const LineWord& word) {
  static constexpr std::string_view kWords[] = {"check", "source", "basis", "grade", "lang",
                                                "from",  "until",  "known", "since", "because",
                                                "place", "named",  "says",  "about"};
  return word.quoted ||
         std::find(std::begin(kWords), std::end(kWords), word.text) != std::end(kWords);
}

/// A reason runs to the end of its line, or up to a last `known DATE`.
bool ends_reason(LineWords words, std::size_t at) {
  return at + 2 == words.size() && !words[at].quoted && words[at].text == "known" &&
         first_day(words[at + 1].text).has_value();
}

}  // namespace

std::optional<Date> first_day(std::string_view words) {
  std::optional<Date> date = parse_date(words);
  if (!date) return date;
  return Date{date->year, std::max(date->month, 1), std::max(date->day, 1)};
}

std::optional<Date> last_day(std::string_view words) {
  std::optional<Date> date = parse_date(words);
  if (!date) return date;
  const int month = date->month == 0 ? 12 : date->month;
  return Date{date->year, month, date->day == 0 ? days_in_month(date->year, month) : date->day};
}

Date day_before(const Date& day) {
  if (day.day > 1) return {day.year, day.month, day.day - 1};
  if (day.month > 1) return {day.year, day.month - 1, days_in_month(day.year, day.month - 1)};
  return day.year > 1 ? Date{day.year - 1, 12, 31} : kEver;
}

std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  word = word.substr(0, kLongestWord);
  std::size_t best = std::max<std::size_t>(1, word.size() / 2);
  std::string_view found;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > kLongestWord) continue;
    const std::size_t far = edit_distance(word, candidate);
    if (far < best || (far == best && found.empty())) {
      best = far;
      found = candidate;
    }
  }
  return std::string(found);
}

void LineReader::wrong(const Fault& fault, std::string what, std::string_view example) const {
  Error error = fail(fault, std::move(what), file_);
  if (line_ > 0) error.where += fmt::format(":{}", line_);
  if (!example.empty()) error.next = fmt::format("for example: {}", example);
  errors_.push_back(std::move(error));
}

void LineReader::unknown(std::string_view word, const std::vector<std::string_view>& legal,
                         std::string_view example) const {
  const std::string near = nearest(word, legal);
  wrong(fault::kPactWord,
        near.empty() ? fmt::format("unknown word \"{}\"", word.substr(0, kLongestWord))
                     : fmt::format("unknown word \"{}\"; did you mean \"{}\"?",
                                   word.substr(0, kLongestWord), near),
        example);
}

std::optional<Date> LineReader::date(std::string_view word) const {
  const std::optional<Date> day = first_day(word);
  if (!day) {
    wrong(fault::kPactDate, fmt::format("\"{}\" is no date", word.substr(0, kLongestWord)),
          "from 2024-12-04, or 2024-12, or 2024");
  }
  return day;
}

std::optional<std::string> LineReader::word(std::string_view kind, std::string_view name,
                                            std::string_view example) const {
  const auto found = book_.words.find(kind);
  if (found != book_.words.end()) {
    for (const BookWord& each : found->second) {
      const bool alias =
          std::find(each.aliases.begin(), each.aliases.end(), name) != each.aliases.end();
      if (each.name == name || alias) return each.name;
    }
  }
  std::vector<std::string_view> legal;
  for (std::size_t i = 0; found != book_.words.end() && i < found->second.size(); ++i) {
    legal.push_back(found->second[i].name);
  }
  unknown(name, legal, example);
  return std::nullopt;
}

Marks LineReader::marks(Marks clause) const {
  clause.file = file_number_;
  clause.line = line_;
  return clause;
}

bool LineReader::take_about(LineWords words, std::size_t& at, Clauses& to) const {
  EventName event;
  if (at + 2 < words.size() && words[at + 1].text == "attacks") {
    event.attacker = words[at].text;
    event.victim = words[at + 2].text;
    at += 3;
    if (at + 1 < words.size() && words[at].text == "since") {
      const std::optional<Date> from = first_day(words[at + 1].text);
      if (!from) return false;
      event.since = Interval{*from, *last_day(words[at + 1].text)};
      at += 2;
    }
  } else if (at < words.size()) {
    event.name = words[at++].text;
  } else {
    return false;
  }
  to.about = event;
  return true;
}

/// A clause that is one day.
bool LineReader::take_day(const LineWord& head, std::string_view value, Clauses& to) {
  std::optional<Date>& day = head.text == "until"   ? to.last
                             : head.text == "known" ? to.known
                                                    : to.from;
  day = head.text == "until" ? last_day(value) : first_day(value);
  return day.has_value();
}

/// A clause of words up to the next.
bool LineReader::take_words(const LineWord& head, LineWords value, Clauses& to) {
  std::string all;
  for (const LineWord& word : value) {
    if (!all.empty()) all += ' ';
    all += word.text;
  }
  if (head.text == "source") {
    for (const LineWord& word : value) to.marks.sources.emplace_back(word.text);
    return true;
  }
  if (head.text == "check") {
    for (const char mark : std::string_view("VAK?")) {
      if (all.find(mark) != std::string::npos) to.marks.check += mark;
    }
    to.marks.doubt = to.marks.check == "?";
    return all.find_first_not_of("VAK? ") == std::string::npos;
  }
  const std::array<std::pair<std::string_view, std::string*>, 5> plain = {
      {{"basis", &to.marks.basis},
       {"grade", &to.marks.grade},
       {"lang", &to.marks.lang},
       {"place", &to.place},
       {"named", &to.name}}};
  const auto* known = std::find_if(plain.begin(), plain.end(),
                                   [&](const auto& one) { return one.first == head.text; });
  *(known == plain.end() ? &to.says : known->second) = std::move(all);
  return true;
}

bool LineReader::take_clause(LineWords words, std::size_t& at, Clauses& to) const {
  const LineWord& head = words[at++];
  if (head.quoted) {
    if (!to.marks.quote.empty()) to.marks.quote += ' ';
    to.marks.quote += head.text;
    return true;
  }
  if (head.text == "because") {
    for (; at < words.size() && !ends_reason(words, at); ++at) {
      if (!to.because.empty()) to.because += ' ';
      to.because += words[at].text;
    }
    return true;
  }
  if (head.text == "about") return take_about(words, at, to);
  if (at == words.size() || is_clause_word(words[at])) return false;
  constexpr std::array<std::string_view, 4> kDays = {"from", "since", "until", "known"};
  if (std::find(kDays.begin(), kDays.end(), head.text) != kDays.end()) {
    return take_day(head, words[at++].text, to);
  }
  const std::size_t begin = at;
  while (at < words.size() && !is_clause_word(words[at])) ++at;
  return take_words(head, words.subspan(begin, at - begin), to);
}

Clauses LineReader::clauses(LineWords words, std::size_t least) const {
  for (std::size_t begin = least; begin < words.size(); ++begin) {
    if (!is_clause_word(words[begin])) continue;
    Clauses found;
    found.at = begin;
    std::size_t at = begin;
    bool sound = true;
    while (sound && at < words.size()) {
      sound = is_clause_word(words[at]) && take_clause(words, at, found);
    }
    if (sound) {
      found.marks = marks(found.marks);
      return found;
    }
  }
  Clauses none;
  none.at = words.size();
  none.marks = marks({});
  return none;
}

std::string name_key(std::string_view name) {
  std::string key = lower_ascii(name);
  for (char& byte : key) {
    if (byte == ' ' || byte == '_') byte = '-';
  }
  return key;
}

std::optional<Truth> truth_named(std::string_view word) {
  if (word == "yes") return Truth::yes;
  if (word == "no") return Truth::no;
  if (word == "open") return Truth::open;
  return std::nullopt;
}

std::string_view truth_name(Truth truth) {
  return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "open";
}

}  // namespace sayso
