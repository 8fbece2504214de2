#include "time/read_date.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "time/answer_frame.h"
#include "time/frame.h"

namespace sayso {
namespace {

DateRange closed(const Period& period, std::string why) {
  return {period.first, period.last, period.precision, std::move(why)};
}

/// A period as since, until, by, before, after or from bind it.
DateRange bound(const FrameAnswer& answer, std::optional<TimeClass> by) {
  if (!answer.period) return {answer.from, answer.to, DatePrecision::open, answer.why};
  const Period& period = *answer.period;
  switch (by.value_or(TimeClass::other)) {
    case TimeClass::since:
    case TimeClass::from:
      return {period.first, std::nullopt, DatePrecision::open, answer.why + ", and what follows"};
    case TimeClass::until:
    case TimeClass::by:
      return {std::nullopt, period.last, DatePrecision::open, "up to: " + answer.why};
    case TimeClass::before:
      return {std::nullopt, add_days(period.first, -1), DatePrecision::open,
              "before: " + answer.why};
    case TimeClass::after:
      return {add_days(period.last, 1), std::nullopt, DatePrecision::open, "after: " + answer.why};
    default:
      return closed(period, answer.why);
  }
}

/// The terms that close the words in front of a date.
std::optional<TimeClass> last_of(const std::vector<TimeTerm>& terms) {
  return terms.empty() ? std::nullopt : std::optional(terms.back().what);
}

std::string_view last_words(std::string_view lead) {
  constexpr std::size_t kBytes = 24;
  if (lead.size() <= kBytes) return lead;
  std::size_t at = lead.size() - kBytes;
  while (at < lead.size() && lead[at] != ' ') ++at;
  return lead.substr(at);
}

/// "at 1740": four figures of a time of day behind "at".
bool is_clock(const DateQuestion& question) {
  constexpr std::string_view kAt = "at ";
  const bool behind =
      question.lead.ends_with(kAt) && (question.lead.size() == kAt.size() ||
                                       question.lead[question.lead.size() - kAt.size() - 1] == ' ');
  return behind && is_clock_figures(question.text);
}

/// The last of the clauses that a date stands in.
std::string_view clause_of(std::string_view lead) {
  const std::size_t clause = lead.find_last_of(",;:");
  return clause == std::string_view::npos ? lead : lead.substr(clause + 1);
}

bool has(std::string_view text, TimeClass what, const TimeWords& words) {
  const std::vector<TimeTerm> terms = words.cut(text);
  return std::any_of(terms.begin(), terms.end(),
                     [&](const TimeTerm& term) { return term.what == what; });
}

}  // namespace

DateRange read_date(const DateQuestion& asked, const TimeWords& words) {
  DateQuestion question = asked;
  if (is_clock(question)) return {std::nullopt, std::nullopt, DatePrecision::open, "a time of day"};
  const std::vector<TimeTerm> terms = words.cut(question.text);
  const std::vector<TimeTerm> before = words.cut(last_words(question.lead));
  const auto lead = last_of(before);
  const auto first = terms.empty() ? lead : std::optional(terms.front().what);
  const bool in = first == TimeClass::in || lead == TimeClass::in;
  std::vector<DateFrame> frames = frames_of(terms);
  if (lead == TimeClass::within) frames[0].within = true;
  // "announced a strike for 12 November", a week before it: a day that something is set for is the
  // nearest, though the act is told as past.
  const bool set_for = lead == TimeClass::lasting && frames[0].month && frames[0].day;
  if (set_for && question.toward == Toward::past) question.toward = Toward::unknown;
  const FrameAnswer answer = answer_frame(frames[0], question, in);
  if (frames.size() == 1) return bound(answer, frames[0].bound);
  const FrameAnswer last = answer_frame(frames[1], question, in);
  if (!answer.period || !last.period) return bound(answer.period ? answer : last, std::nullopt);
  const Period both{std::min(answer.period->first, last.period->first),
                    std::max(answer.period->last, last.period->last), DatePrecision::range};
  return closed(both, "from the first to the last: " + answer.why + "; " + last.why);
}

Toward direction_of(std::string_view lead, const TimeWords& words) {
  const auto last = last_of(words.cut(last_words(lead)));
  if (last == TimeClass::until || last == TimeClass::by) return Toward::future;
  return has(clause_of(lead), TimeClass::future, words) || is_awaited(lead, words)
             ? Toward::future
             : Toward::unknown;
}

bool is_awaited(std::string_view lead, const TimeWords& words) {
  return has(clause_of(lead), TimeClass::awaited, words);
}

}  // namespace sayso
