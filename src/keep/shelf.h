// Reports and acts as they are read again and again while a ledger is linked: kept at hand within a
// bound, since what a report tells never changes.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "ledger/copies.h"
#include "ledger/ledger.h"
#include "ledger/rules.h"
#include "linking/link.h"
#include "store/store.h"

namespace sayso {

/// The values read last, at most `most`.
template <class Value>
class Recent {
 public:
  explicit Recent(std::size_t most) : most_(most) {}

  std::shared_ptr<const Value> find(std::int64_t key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return found->second->second;
  }
  std::shared_ptr<const Value> put(std::int64_t key, Value value) {
    return hold(key, std::make_shared<const Value>(std::move(value)));
  }
  std::shared_ptr<const Value> hold(std::int64_t key, std::shared_ptr<const Value> value) {
    order_.emplace_front(key, std::move(value));
    places_[key] = order_.begin();
    if (order_.size() > most_) {
      places_.erase(order_.back().first);
      order_.pop_back();
    }
    return order_.front().second;
  }
  void clear() {
    places_.clear();
    order_.clear();
  }

 private:
  using Entry = std::pair<std::int64_t, std::shared_ptr<const Value>>;
  std::size_t most_;
  std::list<Entry> order_;
  std::unordered_map<std::int64_t, typename std::list<Entry>::iterator> places_;
};

/// Borrows its store. Not thread-safe.
class Shelf {
 public:
  using Number = LedgerStore::Number;
  template <class Value>
  using Shared = std::shared_ptr<const Value>;

  explicit Shelf(LedgerStore& store) : store_(store) {}
  /// For a walk over all reports, in which nothing is written: holds more, and what they rest on.
  static Shelf of_walk(LedgerStore& store) {
    constexpr std::size_t kTimes = 8;
    return Shelf(store, kTimes);
  }

  Result<Shared<TextSketch>> sketch(Number report);
  Result<Shared<LedgerReport>> told(Number report);
  /// What a report tells, made ready for being held against others.
  Result<Shared<ReportView>> view(Number report);
  Result<Shared<LedgerAct>> act(Number act);
  /// An act made ready for being compared.
  Result<Shared<ActView>> prepared_act(Number act, const LedgerRules& rules);
  /// What judging needs to know of a report. A report that repeats another is withdrawn with it.
  Result<ReportFacts> facts(Number report);
  /// The report that one repeats in the end; itself where it repeats none.
  Result<Number> ground(Number report);
  Result<ReportRest> rest(Number report);
  /// Forgets all: numbers that were rolled back are given again.
  void clear();
  /// (published_at, id): the order of reports.
  Result<std::pair<std::string, std::string>> order(Number report);

 private:
  Shelf(LedgerStore& store, std::size_t times)
      : store_(store),
        walks_(true),
        sketches_(2048 * times),
        reports_(512 * times),
        orders_(8192 * times) {}

  LedgerStore& store_;
  bool walks_ = false;
  Recent<TextSketch> sketches_{2048};
  Recent<LedgerReport> told_{256};
  Recent<ReportView> reports_{512};
  Recent<ReportRest> rests_{65536};  ///< of a walk alone
  Recent<LedgerAct> acts_{8192};
  Recent<ActView> views_{4096};
  Recent<std::pair<std::string, std::string>> orders_{8192};
};

/// Is this relation one of words: a copy or near-copy?
bool repeats(const std::string& relation);
/// A relation in which a report rests on what another tells, in words of its own.
bool retells(const std::string& relation);

}  // namespace sayso
