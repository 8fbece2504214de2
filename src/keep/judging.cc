#include "keep/judging.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/faults.h"
#include "criticism/criticise.h"
#include "judging/standing.h"
#include "ledger/days.h"

namespace sayso {
namespace {

constexpr std::size_t kNamedReports = 3;
constexpr std::size_t kMostReversals = 8;

/// Tells of each mention why it is held to tell this event.
void tell_links(const EventMembers& members, LedgerEvent& event) {
  std::map<std::pair<std::string, std::uint32_t>, const ActStanding*> told;
  for (std::size_t i = 0; i < members.acts.size(); ++i) {
    const LedgerAct& act = members.acts[i];
    told[{act.doc, act.start}] = &members.standings[i];
    for (const LedgerTelling& telling : act.tellings) {
      told[{act.doc, telling.start}] = &members.standings[i];
    }
  }
  for (EventMention& mention : event.mentions) {
    const auto found = told.find({mention.doc, mention.start});
    if (found == told.end()) continue;
    mention.linked_by = found->second->linked_by;
    mention.link_score = found->second->link_score;
  }
}

/// The other sides of deals, and what was answered.
Result<void> tell_ties(LedgerStore& store, const EventMembers& members, const AsOf& as_of,
                       LedgerEvent& event) {
  std::set<std::string> exchange, response;
  for (std::size_t i = 0; i < members.acts.size(); ++i) {
    const LedgerAct& act = members.acts[i];
    if (!came_by(as_of.day, act.published_at)) continue;
    for (const LedgerTie& tie : act.ties) {
      const std::int64_t other = TRY(store.act_at(members.standings[i].report, tie.start));
      if (other == 0) continue;
      const std::string now = TRY(store.standing_of_act(other)).event;
      const std::string its = now.empty() ? as_of.past.event_of(other) : now;
      if (its.empty() || its == event.id) continue;
      (tie.rel == "exchange" ? exchange : response).insert(its);
    }
  }
  event.exchange.assign(exchange.begin(), exchange.end());
  event.response_to.assign(response.begin(), response.end());
  return {};
}

/// Events of the same act from whom it goes to here, to whom it comes from: the first few.
Result<std::vector<LedgerEvent>> reversals(LedgerStore& store, Shelf& shelf,
                                           const LedgerRules& rules, const LedgerEvent& event) {
  std::vector<LedgerEvent> out;
  if (!is_transfer(event, rules) || event.actors.empty() || event.recipients.empty()) return out;
  EventQuestion question;
  question.type = {event.act};
  question.actor = {event.recipients.front().key};
  question.recipient = {event.actors.front().key};
  for (const std::string& id : TRY(store.event_ids(question))) {
    if (out.size() == kMostReversals) break;
    const EventMembers members = TRY(members_of(store, shelf, id));
    out.push_back(judge(members.acts, members.facts, {}, rules));
  }
  return out;
}

/// Which of the reports that came tell it, of those published by `today`.
std::string told_by(const EventMembers& members, const std::set<std::string>& reports,
                    const std::string& today) {
  std::set<std::string> keys;
  for (const LedgerAct& act : members.acts) {
    const bool came = reports.count(act.doc) > 0 && came_by(today, act.published_at);
    if (came) keys.insert(members.facts.at(act.doc).key);
  }
  std::vector<std::string> first(keys.begin(), keys.end());
  if (first.size() > kNamedReports) first.resize(kNamedReports);
  if (first.empty()) return {};
  const std::string names = fmt::format("told by {}", fmt::join(first, ", "));
  const std::size_t more = keys.size() - first.size();
  return more > 0 ? fmt::format("{} and {} more", names, more) : names;
}

class Settler {
 public:
  Settler(LedgerStore& store, Shelf& shelf, const LedgerRules& rules, const EventsTouched& touched)
      : store_(store), shelf_(shelf), rules_(rules), touched_(touched) {}

  Result<void> settle() {
    const std::string today = TRY(store_.last_day());
    for (const auto& [id, why] : touched_.why) TRY(settle(id, why, today));
    for (const std::string& id : TRY(store_.events_due(today))) {
      if (touched_.why.count(id) == 0) TRY(settle(id, "its day has passed", today));
    }
    for (const std::string& id : gone_) TRY(bury(id));
    return {};
  }

 private:
  Result<void> settle(const std::string& id, const std::string& why, const std::string& today) {
    const EventMembers members = TRY(members_of(store_, shelf_, id));
    if (members.acts.empty()) {
      gone_.push_back(id);
      return {};
    }
    StoredEvent stored;
    stored.event = judge_in_short(members.acts, members.facts, today, rules_);
    stored.event.id = id;
    std::tie(stored.day, stored.last_day) =
        days_of(stored.event, members.acts.front().published_at);
    stored.first_report = members.acts.front().published_at.substr(0, 10);
    stored.run = touched_.run;
    const std::optional<StoredEvent> before = TRY(store_.event(id));
    TRY(store_.put_event(stored));
    if (!before) TRY(store_.drop_alias(id));
    const std::string told = told_by(members, touched_.reports, today);
    return note(before, stored.event, why.empty() ? told : why);
  }

  Result<void> note(const std::optional<StoredEvent>& before, const LedgerEvent& event,
                    const std::string& why) {
    LedgerChange change;
    change.at = touched_.at;
    change.event = event.id;
    change.why = why;
    change.status_after = event.status;
    change.change = before ? "update" : "insert";
    if (before) {
      change.status_before = before->event.status;
      const LedgerEvent& was = before->event;
      const bool same = was.status == event.status && was.reports == event.reports &&
                        was.independent_voices == event.independent_voices &&
                        was.denying_voices == event.denying_voices && was.type == event.type;
      if (same) return {};
    }
    return store_.add_change(change, touched_.run);
  }

  /// An event without members: its id leads to the event that has taken its place.
  Result<void> bury(const std::string& id) {
    const std::optional<StoredEvent> before = TRY(store_.event(id));
    if (!before) return {};
    TRY(store_.drop_event(id));
    std::string into;
    for (const auto& [claim, event] : TRY(store_.claims_begun_as(id))) {
      if (claim == id) into = event;
    }
    const auto moved = touched_.moved.find(id);
    if (into.empty() && moved != touched_.moved.end()) into = moved->second;
    if (!into.empty() && !TRY(store_.event(into))) into.clear();
    if (!into.empty()) TRY(store_.put_alias(id, into));
    LedgerChange change;
    change.at = touched_.at;
    change.change = "tombstone";
    change.event = id;
    change.into = into;
    change.status_before = before->event.status;
    change.why =
        into.empty() ? "no report tells it any more" : "found to be one with another event";
    return store_.add_change(change, touched_.run);
  }

  LedgerStore& store_;
  Shelf& shelf_;
  const LedgerRules& rules_;
  const EventsTouched& touched_;
  std::vector<std::string> gone_;
};

}  // namespace

std::pair<std::string, std::string> days_of(const LedgerEvent& event, const std::string& told_at) {
  const std::string told = told_at.substr(0, 10);
  const CodedDate when = event.when.value_or(CodedDate{});
  const std::string from = when.from.value_or(when.to.value_or(told));
  return {from, std::max(from, when.to.value_or(when.from.value_or(told)))};
}

Result<EventMembers> members_on(LedgerStore& store, Shelf& shelf, const LedgerRules& rules,
                                const std::string& id, const AsOf& as_of) {
  EventMembers members = TRY(members_of(store, shelf, id));
  TRY(as_of.past.join(id, as_of.day, shelf, rules, members));
  if (members.acts.empty()) return fail(fault::kNotInLedger, "", id);
  return members;
}

Result<LedgerEvent> judged(LedgerStore& store, Shelf& shelf, const LedgerRules& rules,
                           const std::string& id, const AsOf& as_of) {
  const EventMembers members = TRY(members_on(store, shelf, rules, id, as_of));
  const std::string today = as_of.day.empty() ? TRY(store.last_day()) : as_of.day;
  LedgerEvent event = judge(members.acts, members.facts, today, rules);
  event.id = id;
  tell_links(members, event);
  TRY(tell_ties(store, members, as_of, event));
  for (const std::string& day : as_of.status_days) {
    EventMembers then = TRY(members_of(store, shelf, id));
    TRY(as_of.past.join(id, day, shelf, rules, then));
    const std::string status = judge_in_short(then.acts, then.facts, day, rules).status;
    if (!status.empty()) event.status_on[day] = status;
  }
  return event;
}

Result<LedgerEvent> examined(LedgerStore& store, Shelf& shelf, const Yardsticks& by,
                             const std::string& id, const AsOf& as_of) {
  LedgerEvent event = TRY(judged(store, shelf, by.rules, id, as_of));
  const EventMembers members = TRY(members_on(store, shelf, by.rules, id, as_of));
  const std::vector<LedgerEvent> near = TRY(reversals(store, shelf, by.rules, event));
  event.flags = criticise({event, members.acts, members.facts}, near, by.rules);
  event.proposed = by.grades.propose(event);
  return event;
}

Result<void> settle_events(LedgerStore& store, Shelf& shelf, const LedgerRules& rules,
                           const EventsTouched& touched) {
  return Settler(store, shelf, rules, touched).settle();
}

}  // namespace sayso
