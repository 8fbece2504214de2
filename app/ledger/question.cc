#include "ledger/question.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/checks.h"
#include "cli/exit.h"

namespace sayso::cli {
namespace {

constexpr std::array<std::string_view, 8> kFilterNames = {"actor",  "recipient", "type",  "by",
                                                          "status", "since",     "until", "on"};
constexpr std::string_view kAny = "any";

/// Looks like a filter, and is none: "sender:PRK", "actor:". Not so "http://…", "10:30".
bool is_misnamed(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view name = word.substr(0, colon), rest = word.substr(colon + 1);
  const bool letters = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  return letters && !rest.starts_with('/');
}

Result<void> misnamed(std::string_view word) {
  return usage_error(fmt::format("{} is no filter; there are {}, each with a colon and a value; "
                                 "words with a colon stand in "
                                 "quotation marks, '\"{}\"'",
                                 word, fmt::join(kFilterNames, " "), word),
                     "command line", "find");
}

}  // namespace

Result<void> complete_day(std::string& day, bool last) {
  if (day.empty()) return {};
  const bool year = fits(day, "0000");
  const bool month = fits(day, "0000-00");
  std::string whole = day + (year ? last ? "-12-31" : "-01-01" : month ? "-01" : "");
  const std::string wrong = check_day(whole);
  if (!wrong.empty()) {
    return usage_error(fmt::format("{} is not a date of the form YYYY-MM-DD", day), "command line",
                       "find");
  }
  for (int number = 31; month && last; --number) {  // the last day that the month has
    whole.replace(whole.size() - 2, 2, std::to_string(number));
    if (check_day(whole).empty()) break;
  }
  day = std::move(whole);
  return {};
}

namespace {

/// What of a question was said as words and what as filters.
class Reader {
 public:
  explicit Reader(const AskOptions& options) {
    question_.actor = options.actor;
    question_.recipient = options.recipient;
    question_.type = options.type;
    question_.by = options.by;
    question_.status = options.status;
    question_.since = options.since;
    question_.until = options.until;
    question_.on = options.on;
  }

  Result<void> read(const std::string& argument) {
    std::size_t at = 0;
    while (at < argument.size()) {
      if (argument[at] == ' ') {
        ++at;
        continue;
      }
      const std::string_view filter = filter_at(argument, at);
      const std::size_t begin = filter.empty() ? at : at + filter.size() + 1;
      const std::size_t end = end_of(argument, begin, at == 0 && !filter.empty());
      std::string value = argument.substr(begin, end - begin);
      if (value.size() > 1 && value.front() == '"' && value.back() == '"' && !filter.empty()) {
        value = value.substr(1, value.size() - 2);
      }
      Result<void> taken = filter.empty() ? word(value) : take(filter, value);
      if (!taken) return taken;
      at = end;
    }
    return {};
  }

  Result<EventQuestion> finish() && {
    for (std::string& type : question_.type) {
      std::transform(type.begin(), type.end(), type.begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    }
    for (auto* day : {&question_.since, &question_.until, &question_.on}) {
      Result<void> whole = complete_day(*day, day != &question_.since);
      if (!whole) return whole.error();
    }
    if (!question_.until.empty() && question_.since > question_.until) {
      return usage_error(
          fmt::format("since:{} is later than until:{}", question_.since, question_.until),
          "command line", "find");
    }
    return std::move(question_);
  }

 private:
  static std::string_view filter_at(std::string_view text, std::size_t at) {
    for (const std::string_view name : kFilterNames) {
      const bool here = text.substr(at).starts_with(name) && text.size() > at + name.size() + 1 &&
                        text[at + name.size()] == ':';
      if (here) return name;
    }
    return {};
  }

  /// Where a word or value ends: at its quotation mark, at the next filter, or (unless it fills its
  /// argument) at the next space.
  static std::size_t end_of(std::string_view text, std::size_t begin, bool whole) {
    if (begin < text.size() && text[begin] == '"') {
      const std::size_t close = text.find('"', begin + 1);
      if (close != std::string_view::npos) return close + 1;
    }
    for (std::size_t at = begin; at < text.size(); ++at) {
      if (text[at] != ' ') continue;
      if (!whole || !filter_at(text, at + 1).empty()) return at;
    }
    return text.size();
  }

  Result<void> word(const std::string& value) {
    if (is_misnamed(value)) return misnamed(value);
    question_.words += (question_.words.empty() ? "" : " ") + value;
    return {};
  }

  Result<void> take(std::string_view filter, const std::string& value) {
    if (filter == "since" || filter == "until" || filter == "on") {
      (filter == "since"   ? question_.since
       : filter == "until" ? question_.until
                           : question_.on) = value;
      return {};
    }
    std::vector<std::string>& list = filter == "actor"       ? question_.actor
                                     : filter == "recipient" ? question_.recipient
                                     : filter == "type"      ? question_.type
                                     : filter == "by"        ? question_.by
                                                             : question_.status;
    if (value.find_first_not_of(", ") == std::string::npos) {
      return usage_error(fmt::format("{}: has no value", filter), "command line", "find");
    }
    for (std::size_t at = 0; at <= value.size();) {
      const std::size_t end = std::min(value.find(',', at), value.size());
      if (end > at) list.push_back(value.substr(at, end - at));
      at = end + 1;
    }
    return {};
  }

  EventQuestion question_;
};

Result<void> check_status(std::vector<std::string>& asked) {
  for (const std::string& status : asked) {
    const auto& words = status_words();
    if (status == kAny || std::find(words.begin(), words.end(), status) != words.end()) continue;
    return usage_error(fmt::format("{} is no status; there are {}", status, fmt::join(words, ", ")),
                       "command line", "find");
  }
  if (std::find(asked.begin(), asked.end(), kAny) != asked.end()) asked.clear();
  return {};
}

}  // namespace

const std::vector<std::string>& status_words() {
  static const std::vector<std::string> kWords = {
      "unconfirmed", "claimed", "disputed", "corroborated", "confirmed",    "denied",  "retracted",
      "planned",     "done",    "overdue",  "called-off",   "hypothetical", "happened"};
  return kWords;
}

bool stands(const LedgerEvent& event) {
  constexpr std::array<std::string_view, 4> kFallen = {"retracted", "denied", "called-off",
                                                       "hypothetical"};
  return std::find(kFallen.begin(), kFallen.end(), event.status) == kFallen.end();
}

Result<Asked> question_of(const AskOptions& options) {
  Reader reader(options);
  for (const std::string& argument : options.words) {
    Result<void> read = reader.read(argument);
    if (!read) return read.error();
  }
  Result<EventQuestion> question = std::move(reader).finish();
  if (!question) return question.error();
  for (const std::string& day : options.days) {
    std::string whole = day;
    Result<void> read = complete_day(whole, true);
    if (!read) return read.error();
    question->status_days.push_back(whole);
  }
  const bool by_status = !question->status.empty();
  Result<void> known = check_status(question->status);
  if (!known) return known.error();
  return Asked{*std::move(question), by_status};
}

}  // namespace sayso::cli
