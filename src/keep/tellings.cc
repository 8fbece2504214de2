#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "keep/linker.h"

namespace sayso {
namespace {

/// Of the reports of one event, the first ones that a later one is compared with.
constexpr std::size_t kMostEarlier = 40;

/// Reports by the event that they tell, in their order.
using TellersOf = std::map<std::string, LedgerStore::Numbers>;

}  // namespace

/// Which reports rest on others by what they tell, among those of events that have changed.
Result<void> Linker::relate_reports() {
  TellersOf own, all;
  const auto in = [&](TellersOf& known, const std::string& event) -> Result<const Numbers*> {
    const auto found = known.find(event);
    if (found != known.end()) return &found->second;
    return &(known[event] = TRY(store_.reports_of_event(event, &known == &own)));
  };
  std::set<Number> later;
  for (const auto& [event, why] : std::map<std::string, std::string>(touched_)) {
    const Numbers* const reports = TRY(in(own, event));
    later.insert(reports->begin(), reports->end());
  }
  for (const Number report : later) {
    std::map<Number, std::size_t> shared;
    for (const std::string& event : TRY(store_.events_of_report(report))) {
      std::size_t seen = 0;
      for (const Number earlier : *TRY(in(own, event))) {
        if (earlier == report || seen++ == kMostEarlier) break;
        ++shared[earlier];
      }
      if (TRY(shelf_.view(report))->roots.empty()) continue;
      const Numbers* const tellers = TRY(in(all, event));
      TRY(add_copies(report, *tellers, shared));
    }
    TRY(relate(report, shared));
  }
  return {};
}

/// Adds the copies that a report names as its ground: it rests on what they repeat.
Result<void> Linker::add_copies(Number later, const Numbers& tellers,
                                std::map<Number, std::size_t>& shared) {
  const Shelf::Shared<ReportView> view = TRY(shelf_.view(later));
  std::size_t seen = 0;
  for (const Number earlier : tellers) {
    if (earlier == later || seen++ == kMostEarlier) break;
    const StoredReport stored = TRY(store_.report(earlier));
    const bool named = repeats(stored.rest.relation) && names_as_ground(*view, stored.outlet);
    if (named) ++shared[earlier];
  }
  return {};
}

Result<void> Linker::relate(Number later, const std::map<Number, std::size_t>& shared) {
  const ReportRest now = TRY(store_.report(later)).rest;
  if (repeats(now.relation)) return {};
  std::map<Number, StoredRelation> known;
  for (const StoredRelation& each : TRY(store_.relations_of(later))) known[each.earlier] = each;
  std::vector<std::pair<std::pair<std::string, std::string>, StoredRelation>> found;
  for (const auto& [earlier, count] : shared) {
    const auto before = known.find(earlier);
    StoredRelation relation;
    if (before != known.end() && before->second.shared == count) {
      relation = before->second;
    } else {
      const ReportRelation made =
          relation_of(*TRY(shelf_.view(earlier)), *TRY(shelf_.view(later)), count, rules_);
      relation = {later, earlier, made.relation, made.why, count};
      TRY(store_.put_relation(relation));
    }
    if (retells(relation.relation)) found.emplace_back(TRY(shelf_.order(earlier)), relation);
  }
  ReportRest rest;
  if (!found.empty()) {
    const auto first = std::min_element(
        found.begin(), found.end(),
        [](const auto& one, const auto& other) { return one.first < other.first; });
    rest = {first->second.earlier, first->second.relation, first->second.why, 0, false};
  }
  if (rest.on == now.on && rest.relation == now.relation) return {};
  TRY(store_.set_rest(later, rest));
  return touch_events_of(later, "");
}

/// The events that a report tells, and those of its copies, are to be judged anew.
Result<void> Linker::touch_events_of(Number report, const std::string& why) {
  std::set<Number> seen = {report};
  Numbers open = {report};
  while (!open.empty()) {
    const Number next = open.back();
    open.pop_back();
    for (const std::string& event : TRY(store_.events_of_report(next))) {
      std::string& known = touched_[event];
      if (known.empty()) known = why;
    }
    if (why.empty()) continue;
    for (const Number copy : TRY(store_.reports_resting_on(next))) {
      if (repeats(TRY(store_.report(copy)).rest.relation) && seen.insert(copy).second) {
        open.push_back(copy);
      }
    }
  }
  return {};
}

/// Looks again at the notices that a batch may concern.
Result<void> Linker::heed_notices(const Numbers& reports) {
  const Numbers notices = TRY(store_.notices());
  if (notices.empty()) return {};
  std::set<std::string> outlets, names;
  for (const Number report : reports) {
    const StoredReport stored = TRY(store_.report(report));
    outlets.insert(stored.outlet);
    names.insert({stored.key, stored.url, stored.title});
  }
  const std::set<Number> batch(reports.begin(), reports.end());
  for (const Number notice : notices) {
    const Shelf::Shared<LedgerReport> told = TRY(shelf_.told(notice));
    const std::vector<std::string>& of = told->notice.of;
    bool concerned = batch.count(notice) > 0 || outlets.count(told->outlet) > 0 ||
                     std::any_of(of.begin(), of.end(),
                                 [&](const std::string& name) { return names.count(name) > 0; });
    for (const std::string& event : TRY(store_.events_of_report(notice))) {
      concerned = concerned || touched_.count(event) > 0;
    }
    if (concerned) TRY(heed(notice));
  }
  // A report that a kill let go may be meant by another.
  if (std::exchange(let_go_, false)) {
    for (const Number notice : notices) TRY(heed(notice));
  }
  return {};
}

Result<void> Linker::heed(Number notice) {
  const Shelf::Shared<LedgerReport> told = TRY(shelf_.told(notice));
  const bool live = TRY(store_.report(notice)).state.state == "live";
  const std::set<Number> meant = live ? TRY(meant_by(*told, notice)) : std::set<Number>();
  if (told->notice.does == "kill") {
    // What a kill of a part tells of is taken back act by act (judging/told.h).
    const bool whole = told->notice.fields.empty();
    return take(notice, whole ? meant : std::set<Number>(), told->published_at);
  }
  TRY(store_.drop_corrected(notice));
  std::vector<std::string> fields = told->notice.fields;
  if (fields.empty()) fields.emplace_back("*");
  for (const Number report : meant) {
    for (const std::string& field : fields) {
      TRY(store_.put_corrected({report, notice, field, told->published_at}));
    }
    TRY(touch_events_of(report, fmt::format("corrected by {}", told->key)));
  }
  return {};
}

Result<std::set<LedgerStore::Number>> Linker::meant_by(const LedgerReport& notice, Number number) {
  std::set<Number> candidates;
  const auto add = [&](const Numbers& found) { candidates.insert(found.begin(), found.end()); };
  for (const std::string& name : notice.notice.of) add(TRY(store_.reports_named(name)));
  for (const std::string& day : notice.notice.days) {
    add(TRY(store_.reports_of_outlet(notice.outlet, day, day + "~")));
  }
  const std::vector<std::string> events = TRY(store_.events_of_report(number));
  for (const std::string& event : events) add(TRY(store_.reports_of_event(event, false)));
  const std::set<std::string> own(events.begin(), events.end());
  int best = 1;
  std::set<Number> meant;
  for (const Number candidate : candidates) {
    if (TRY(store_.report(candidate)).state.state != "live") continue;
    std::size_t shared = 0;
    for (const std::string& event : TRY(store_.events_of_report(candidate)))
      shared += own.count(event);
    const int figure = notice_means(notice, *TRY(shelf_.told(candidate)), shared, rules_);
    if (figure > best) meant.clear();
    if (figure >= best) meant.insert(candidate);
    best = std::max(best, figure);
  }
  if (best > 1 || meant.empty()) return meant;
  Place latest;
  for (const Number each : meant) latest = std::max(latest, Place(TRY(shelf_.order(each)), each));
  return std::set<Number>{latest.second};
}

Result<void> Linker::take(Number notice, const std::set<Number>& meant, const std::string& day) {
  const std::string why = fmt::format("withdrawn by {}", TRY(store_.report(notice)).key);
  for (const Number report : TRY(store_.taken_by(notice))) {
    if (meant.count(report) > 0) continue;
    TRY(store_.set_withdrawn(report, "", 0));
    let_go_ = true;
    TRY(touch_events_of(report, why));
  }
  for (const Number report : meant) {
    const StoredReport stored = TRY(store_.report(report));
    const bool sooner = stored.notice == 0 || day < stored.withdrawn_on;
    if (stored.notice == notice || !sooner) continue;
    TRY(store_.set_withdrawn(report, day, notice));
    TRY(touch_events_of(report, why));
  }
  return {};
}

}  // namespace sayso
