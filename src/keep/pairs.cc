#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <vector>

#include "keep/members.h"
#include "keep/state.h"

namespace sayso {
namespace {

using Number = LedgerStore::Number;

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

/// Walks the live reports in the order of their keys and finds whom each is to be held against.
class PairWalk {
 public:
  PairWalk(Ledger::State& state, const PairQuestion& question)
      : state_(state),
        store_(*state.store),
        shelf_(Shelf::of_walk(store_)),
        asked_(question),
        most_(question.most > 0 ? question.most : std::numeric_limits<std::int32_t>::max()) {}

  /// Was anything left out? All is told as of one instant, while a writer may go on.
  Result<bool> walk(const std::function<Result<bool>(const ReportPair&)>& sink) {
    Database& db = state_.store->database();
    const bool opens = state_.settings.read_only && !db.in_transaction();
    if (opens) TRY(db.run("BEGIN"));
    Result<bool> cut = tell_all(sink);
    const Result<void> ended = opens ? db.run("COMMIT") : Result<void>();
    return cut && !ended ? Result<bool>(ended.error()) : std::move(cut);
  }

 private:
  Result<bool> tell_all(const std::function<Result<bool>(const ReportPair&)>& sink) {
    reports_ = TRY(store_.live_reports());
    const auto last = std::max_element(reports_.begin(), reports_.end());
    if (last != reports_.end()) places_.assign(static_cast<std::size_t>(*last) + 1, kNone);
    for (std::size_t at = 0; at < reports_.size(); ++at) place(reports_[at]) = at;
    for (const Number report : reports_) {
      if (!TRY(tell(report, sink))) return cut_;
    }
    return cut_;
  }

  /// False where the sink has had enough.
  Result<bool> tell(Number report, const std::function<Result<bool>(const ReportPair&)>& sink) {
    for (const auto& [at, shared] : TRY(others_of(report))) {
      const ReportPair pair = TRY(pair_of(report, reports_[at], shared));
      const bool told = asked_.all || pair.relation != "unrelated";
      if (told && !TRY(sink(pair))) return false;
    }
    return true;
  }

  using Others = std::map<std::size_t, std::size_t>;  // place behind -> events in common

  /// Those behind a report that have an event or words in common with it. In a crowd each is held
  /// only against what it rests on.
  Result<Others> others_of(Number report) {
    Others others;
    const std::size_t own = place(report);
    bool crowded = false;
    const auto meet = [&](Number other, std::size_t shared) {
      if (static_cast<std::size_t>(other) >= places_.size()) return;
      const std::size_t at = place(other);
      if (at != kNone && at > own) others[at] += shared;
    };
    for (const std::string& event : TRY(store_.events_of_report(report))) {
      if (crowds_.count(event) > 0) {
        crowded = true;
        continue;
      }
      const LedgerStore::Numbers tellers = TRY(store_.reports_of_event(event, false));
      if (tellers.size() > most_) {
        crowds_.insert(event);
        crowded = true;
        continue;
      }
      for (const Number other : tellers) meet(other, 1);
    }
    if (!crowded) crowded = !TRY(meet_alike(report, meet));
    if (crowded && !asked_.all) TRY(meet_grounds(report, meet));
    cut_ = cut_ || (crowded && !asked_.all);
    for (std::size_t at = own + 1; asked_.all && at < reports_.size(); ++at) others[at];
    return others;
  }

  /// Those that share words with it; false where they are a crowd.
  template <class Meet>
  Result<bool> meet_alike(Number report, const Meet& meet) {
    const auto sketch = TRY(shelf_.sketch(report));
    const LedgerStore::Numbers alike = TRY(store_.alike_before(
        bands_of(*sketch), std::numeric_limits<std::int64_t>::max(), most_ + 1));
    if (alike.size() > most_) return false;
    for (const Number other : alike) meet(other, 0);
    return true;
  }

  template <class Meet>
  Result<void> meet_grounds(Number report, const Meet& meet) {
    const ReportRest rest = TRY(store_.report(report)).rest;
    if (rest.on > 0) meet(rest.on, 1);
    for (const Number later : TRY(store_.reports_resting_on(report))) meet(later, 1);
    return {};
  }

  Result<ReportPair> pair_of(Number report, Number other, std::size_t shared) {
    const bool before = TRY(shelf_.order(report)) < TRY(shelf_.order(other));
    const Number earlier = before ? report : other;
    const Number later = before ? other : report;
    const ReportRelation relation =
        TRY(relation_between(shelf_, state_.rules, earlier, later, shared));
    return ReportPair{TRY(key_of(earlier)), TRY(key_of(later)), relation.relation, relation.why};
  }

  std::size_t& place(Number report) { return places_[static_cast<std::size_t>(report)]; }

  Result<std::string> key_of(Number report) {
    if (const auto known = keys_.find(report)) return *known;
    return *keys_.put(report, TRY(store_.report(report)).key);
  }

  Ledger::State& state_;
  LedgerStore& store_;
  Shelf shelf_;
  const PairQuestion& asked_;
  std::size_t most_;
  LedgerStore::Numbers reports_;
  std::vector<std::size_t> places_;  // by number: where a report stands in reports_
  Recent<std::string> keys_{65536};
  std::set<std::string> crowds_;  // events that more than most_ tell
  bool cut_ = false;
};

}  // namespace

Result<bool> Ledger::pairs(const PairQuestion& question,
                           const std::function<Result<bool>(const ReportPair&)>& sink) const {
  return PairWalk(*state_, question).walk(sink);
}

}  // namespace sayso
