#include "keep/past.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "ledger/days.h"
#include "linking/link.h"

namespace sayso {
namespace {

using Number = LedgerStore::Number;

/// The longest way from a version to the one that stands.
constexpr int kMostVersions = 1000;

/// The act that another is most like, among those that are offered.
class Likest {
 public:
  Likest(const LedgerAct& act, const LedgerRules& rules)
      : act_(act), rules_(rules), bar_(rules.figure("event-bar")) {}

  void offer(const LedgerAct& other, const std::string& event) {
    if (event.empty()) return;
    const auto link =
        other.order() < act_.order() ? compare(other, act_, rules_) : compare(act_, other, rules_);
    if (!link || link->score * 1000 + 0.5 < bar_) return;
    const bool better = !found || link->score > found->link_score ||
                        (link->score == found->link_score && other.order() < likest_->order());
    if (!better) return;
    found = ActStanding{0, 0, event, 0, link->why, link->score};
    likest_ = other;
  }

  std::optional<ActStanding> found;

 private:
  const LedgerAct& act_;
  const LedgerRules& rules_;
  double bar_;
  std::optional<LedgerAct> likest_;
};

}  // namespace

/// Finds where the acts of versions belong.
class PastReader {
 public:
  PastReader(LedgerStore& store, Shelf& shelf, const LedgerRules& rules)
      : store_(store), shelf_(shelf), rules_(rules) {}

  Result<void> read(const StoredVersion& version, Past& past) {
    const StoredReport report = TRY(store_.report(version.report));
    const StoredReport stands = TRY(standing_version(report));
    std::vector<StoredAct> now = TRY(store_.acts_of_report(stands.number));
    for (StoredAct& act : TRY(store_.acts_of_report(report.number))) {
      const ActStanding place = TRY(place_of(act.act, now));
      act.standing.event = place.event;
      act.standing.linked_by = place.linked_by;
      act.standing.link_score = place.link_score;
      past.events_[act.standing.act] = place.event;
      past.acts_[place.event].push_back({std::move(act), version.until});
    }
    past.facts_[report.id] = TRY(facts_of(report, stands));
    return {};
  }

 private:
  Result<StoredReport> standing_version(const StoredReport& report) {
    StoredReport next = report;
    for (int step = 0; next.state.superseded_by > 0 && step < kMostVersions; ++step) {
      next = TRY(store_.report(next.state.superseded_by));
    }
    return next;
  }

  /// `now`: acts of the version that stands; one that is found is taken from them.
  Result<ActStanding> place_of(const LedgerAct& act, std::vector<StoredAct>& now) {
    const auto same = std::find_if(now.begin(), now.end(), [&](const StoredAct& other) {
      return !other.standing.event.empty() && other.act.type == act.type &&
             other.act.trigger == act.trigger;
    });
    if (same != now.end()) {
      const ActStanding place{0, 0, same->standing.event, 0, "an earlier version tells it", 1};
      now.erase(same);
      return place;
    }
    Likest likest(act, rules_);
    for (const StoredAct& other : now) likest.offer(other.act, other.standing.event);
    if (likest.found) return *likest.found;
    for (const Number other : TRY(neighbours(act))) {
      likest.offer(*TRY(shelf_.act(other)), TRY(store_.standing_of_act(other)).event);
    }
    return likest.found.value_or(ActStanding{0, 0, founding_claim(act), 0, "", 0});
  }

  Result<void> add_near(const StoredBlock& block, std::size_t most, std::set<Number>& found) {
    for (const bool before : {true, false}) {
      for (const StoredBlock& other : TRY(store_.blocks_near(block, before, most))) {
        if (block.first <= other.day && other.first <= block.day) found.insert(other.act);
      }
    }
    return {};
  }

  Result<std::set<Number>> neighbours(const LedgerAct& act) {
    const auto most = static_cast<std::size_t>(std::max(1.0, rules_.figure("block-neighbours")));
    std::set<Number> found;
    for (const BlockKey& key : keys_of(act, rules_)) {
      const StoredBlock block{static_cast<std::int64_t>(key.key), key.to, 0, 0, key.from};
      TRY(add_near(block, most, found));
    }
    return found;
  }

  /// What was done to the version that stands was done to the report.
  Result<ReportFacts> facts_of(const StoredReport& report, const StoredReport& stands) {
    ReportFacts facts = TRY(shelf_.facts(report.number));
    facts.rests_on.clear();
    facts.relation.clear();
    for (const auto& [field, day] : TRY(shelf_.facts(stands.number)).corrected_fields) {
      facts.corrected_fields.emplace(field, day);
    }
    if (!stands.withdrawn_on.empty() && !facts.withdrawn_on) {
      facts.withdrawn_on = std::max(stands.withdrawn_on, report.published_at);
    }
    return facts;
  }

  LedgerStore& store_;
  Shelf& shelf_;
  const LedgerRules& rules_;
};

Result<Past> Past::of(LedgerStore& store, Shelf& shelf, const LedgerRules& rules,
                      const std::vector<std::string>& days) {
  Past past;
  if (days.empty()) return past;
  const auto [first, last] = std::minmax_element(days.begin(), days.end());
  PastReader reader(store, shelf, rules);
  for (const StoredVersion& version : TRY(store.past_versions(*first, *last))) {
    TRY(reader.read(version, past));
  }
  return past;
}

std::vector<std::string> Past::events() const {
  std::vector<std::string> ids;
  ids.reserve(acts_.size());
  for (const auto& each : acts_) ids.push_back(each.first);
  return ids;
}

std::string Past::event_of(LedgerStore::Number act) const {
  const auto found = events_.find(act);
  return found == events_.end() ? std::string() : found->second;
}

namespace {

/// A report of an event, in the order of reports.
struct MemberReport {
  std::string published_at, id;
  Number number = 0;
  bool past = false;
  bool operator<(const MemberReport& other) const {
    return std::tie(published_at, id) < std::tie(other.published_at, other.id);
  }
};

/// Notes that a report rests on an earlier one: on the first that it repeats, else that it quotes.
Result<void> relate_pair(const MemberReport& earlier, const MemberReport& later, Shelf& shelf,
                         const LedgerRules& rules, EventMembers& members) {
  ReportFacts& facts = members.facts[later.id];
  const bool own = !repeats(members.facts[earlier.id].relation);
  const bool open = own && !repeats(facts.relation) && (earlier.past || later.past);
  if (!open) return {};
  const ReportRelation relation =
      TRY(relation_between(shelf, rules, earlier.number, later.number, 1));
  const bool first = facts.rests_on.empty() && retells(relation.relation);
  if (!first && !repeats(relation.relation)) return {};
  facts.rests_on = earlier.id;
  facts.relation = relation.relation;
  return {};
}

/// What the reports of an event rest on, where a version of the past has a part in it.
Result<void> relate(const std::set<MemberReport>& reports, Shelf& shelf, const LedgerRules& rules,
                    EventMembers& members) {
  for (const MemberReport& later : reports) {
    for (const MemberReport& earlier : reports) {
      if (earlier.id == later.id) break;
      TRY(relate_pair(earlier, later, shelf, rules, members));
    }
  }
  return {};
}

}  // namespace

Result<void> Past::join(const std::string& event, const std::string& day, Shelf& shelf,
                        const LedgerRules& rules, EventMembers& members) const {
  const auto found = acts_.find(event);
  if (day.empty() || found == acts_.end()) return {};
  std::set<std::string> came;
  for (const PastAct& each : found->second) {
    const std::string& report = each.stored.act.doc;
    if (each.until <= day || !came_by(day, each.stored.act.published_at)) continue;
    members.add(each.stored);
    members.facts[report] = facts_.at(report);
    came.insert(report);
  }
  if (came.empty()) return {};
  members.sort();
  std::set<MemberReport> reports;
  for (std::size_t i = 0; i < members.acts.size(); ++i) {
    const LedgerAct& act = members.acts[i];
    if (!came_by(day, act.published_at)) continue;
    reports.insert(
        {act.published_at, act.doc, members.standings[i].report, came.count(act.doc) > 0});
  }
  return relate(reports, shelf, rules, members);
}

}  // namespace sayso
