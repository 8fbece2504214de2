#include "judging/stage.h"

#include <fmt/format.h>

namespace sayso {
namespace {

/// First and last day of each kind of word that stands; empty: there is none.
struct Days {
  std::string asserted, rumoured, planned, planned_last, called_off, remembered;
  std::string calls_off_name;
  const EventWord* plan = nullptr;  ///< the last that tells a day by which
  bool open = false;
};

void take(std::string& first, const std::string& day) {
  if (first.empty() || day < first) first = day;
}

/// The last day told for it; a day before that of the report was misread and is none.
std::optional<std::string> deadline(const EventWord& word) {
  std::optional<std::string> day = word.act->expected_by;
  if (!day && word.act->when) day = word.act->when->to;
  return day && *day >= word.day ? day : std::nullopt;
}

Days days_of(const std::vector<EventWord>& words) {
  Days days;
  for (const EventWord& word : words) {
    if (!word.withdrawn.empty()) continue;
    if (word.saying == Saying::asserts) take(word.named ? days.asserted : days.rumoured, word.day);
    if (word.saying == Saying::remembers) take(days.remembered, word.day);
    if (word.saying == Saying::leaves) days.open = true;
    if (word.saying == Saying::calls_off && word.named && word.day >= days.called_off) {
      days.called_off = word.day;
      days.calls_off_name = word.name;
    }
    if (word.saying == Saying::plans) {
      take(days.planned, word.day);
      if (word.day > days.planned_last) days.planned_last = word.day;
      if (deadline(word)) days.plan = &word;
    }
  }
  return days;
}

}  // namespace

EventStage stage_of(const std::vector<EventWord>& words, const std::string& today) {
  const Days days = days_of(words);
  EventStage out;
  if (days.plan != nullptr) out.expected_by = deadline(*days.plan);
  if (!days.asserted.empty()) {
    out.stage = "happened";
    const bool off = !days.called_off.empty() && days.called_off < days.asserted;
    out.done = off || (!days.planned.empty() && days.planned < days.asserted);
    if (out.done && !days.planned.empty())
      out.why = fmt::format("announced on {}, told as done on {}", days.planned, days.asserted);
    else if (off)
      out.why = fmt::format("called off on {}, told as done on {}", days.called_off, days.asserted);
  } else if (!days.called_off.empty() && days.called_off >= days.planned_last) {
    out.stage = "called-off";
    out.why = fmt::format("called off by {} on {}", days.calls_off_name, days.called_off);
  } else if (!days.planned.empty()) {
    const bool late = out.expected_by && today > *out.expected_by;
    out.stage = late ? "overdue" : "planned";
    out.why = out.expected_by
                  ? fmt::format("announced on {} for {}", days.planned, *out.expected_by)
                  : fmt::format("announced on {}", days.planned);
    if (late) out.why += ", not told as done since";
  } else if (!days.rumoured.empty() || !days.remembered.empty()) {
    out.stage = "happened";
    if (days.rumoured.empty()) out.why = "mentioned only as something older";
  } else if (days.open) {
    out.stage = "hypothetical";
    out.why = "only asked for, threatened, promised or held possible";
  }
  return out;
}

}  // namespace sayso
