#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/unicode.h"
#include "keep/judging.h"
#include "keep/state.h"
#include "ledger/days.h"

namespace sayso {
namespace {

using Number = LedgerStore::Number;

/// The words that are asked for, in lower case.
std::vector<std::string> words_of(const std::string& question) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lower_ascii(question) + " ") {
    const bool inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (inside) word += c;
    if (!inside && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  return words;
}

/// The reports hold all words; the event is meant where its own words hold one of them.
bool speaks_of(const LedgerEvent& event, const std::vector<std::string>& words) {
  if (words.empty()) return true;
  std::string own = event.trigger;
  for (const EventMention& mention : event.mentions) own += " " + mention.words;
  for (const LedgerParty& party : event.actors) own += " " + party.name;
  for (const LedgerParty& party : event.recipients) own += " " + party.name;
  if (event.where) own += " " + event.where->name;
  own = lower_ascii(own);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return own.find(word) != std::string::npos; });
}

bool has(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// What a question asks of an event that versions of the past tell: the store finds events by what
/// stands today alone.
class PastFilter {
 public:
  static Result<PastFilter> of(LedgerStore& store, const EventQuestion& question) {
    PastFilter filter(question);
    filter.actors_ = TRY(keys_of_all(store, question.actor));
    filter.recipients_ = TRY(keys_of_all(store, question.recipient));
    filter.vouchers_ = TRY(keys_of_all(store, question.by));
    if (!question.words.empty()) {
      const LedgerStore::Numbers found = TRY(store.reports_with(question.words));
      filter.reports_.insert(found.begin(), found.end());
    }
    return filter;
  }

  bool meets(const LedgerEvent& event, const EventMembers& members) const {
    const EventQuestion& asked = asked_;
    const auto [first, last] = days_of(event, members.acts.front().published_at);
    if (!asked.since.empty() && last < asked.since) return false;
    if (!asked.until.empty() && first > asked.until) return false;
    if (!asked.type.empty() && !has(asked.type, event.type) && !has(asked.type, event.act))
      return false;
    bool does = asked.actor.empty(), suffers = asked.recipient.empty();
    bool says = asked.by.empty(), told = asked.words.empty();
    for (std::size_t i = 0; i < members.acts.size(); ++i) {
      const LedgerAct& act = members.acts[i];
      if (!came_by(asked.on, act.published_at)) continue;
      does = does || any_of(act.actors, actors_);
      suffers = suffers || any_of(act.recipients, recipients_);
      says = says || vouched(act) || has(asked.by, members.facts.at(act.doc).outlet);
      told = told || reports_.count(members.standings[i].report) > 0;
    }
    return does && suffers && says && told;
  }

 private:
  explicit PastFilter(const EventQuestion& question) : asked_(question) {}

  static Result<std::set<std::string>> keys_of_all(LedgerStore& store,
                                                   const std::vector<std::string>& words) {
    std::set<std::string> keys;
    for (const std::string& word : words) {
      for (std::string& key : TRY(store.entity_keys(word))) keys.insert(std::move(key));
    }
    return keys;
  }

  static bool any_of(const std::vector<LedgerParty>& parties, const std::set<std::string>& keys) {
    return std::any_of(parties.begin(), parties.end(),
                       [&](const LedgerParty& party) { return keys.count(party.key) > 0; });
  }

  bool vouched(const LedgerAct& act) const {
    return std::any_of(act.claims.begin(), act.claims.end(), [&](const LedgerClaim& claim) {
      return std::any_of(claim.chain.begin(), claim.chain.end(),
                         [&](const LedgerLink& link) { return any_of(link.vouchers, vouchers_); });
    });
  }

  const EventQuestion& asked_;
  std::set<std::string> actors_, recipients_, vouchers_;
  std::set<Number> reports_;
};

/// One question while it is answered.
class Finding {
 public:
  Finding(Ledger::State& state, const EventQuestion& question, const Past& past)
      : state_(state), store_(*state.store), asked_(question), past_(past) {}

  /// Events in the order that is asked for: those that only today's reports tell, as the store
  /// finds them, and between them those that versions of the past tell.
  Result<void> answer(const std::function<Result<bool>(const LedgerEvent&)>& sink) {
    TRY(find_past());
    PastEvents::const_iterator then = past_events_.begin();
    for (const std::string& id : TRY(store_.event_ids(asked_))) {
      if (!asked_.on.empty() && past_.tells(id)) continue;
      const PastEvents::const_iterator until =
          then == past_events_.end() ? then : past_events_.lower_bound(TRY(place_of(id)));
      if (!TRY(tell(then, until, sink))) return {};
      const LedgerEvent event = TRY(judge_one(id));
      if (is_meant(event) && !TRY(sink(event))) return {};
    }
    TRY(tell(then, past_events_.end(), sink));
    return {};
  }

 private:
  using EventPlace = std::pair<std::string, std::string>;  // day, where that orders; id

  using PastEvents = std::map<EventPlace, LedgerEvent>;

  /// Those up to a place; false where the sink has had enough.
  static Result<bool> tell(PastEvents::const_iterator& then, PastEvents::const_iterator until,
                           const std::function<Result<bool>(const LedgerEvent&)>& sink) {
    for (; then != until; ++then) {
      if (!TRY(sink(then->second))) return false;
    }
    return true;
  }

  AsOf as_of() const { return {asked_.on, asked_.status_days, past_}; }

  Result<LedgerEvent> judge_one(const std::string& id) {
    return judged(store_, state_.shelf, state_.rules, id, as_of());
  }

  bool is_meant(const LedgerEvent& event) const {
    const bool known = !event.mentions.empty() && !event.status.empty();
    return known && (asked_.status.empty() || has(asked_.status, event.status)) &&
           speaks_of(event, words_of(asked_.words));
  }

  Result<EventPlace> place_of(const std::string& id) {
    if (!asked_.by_date) return EventPlace("", id);
    const std::optional<StoredEvent> stored = TRY(store_.event(id));
    return EventPlace(stored ? stored->day : "", id);
  }

  Result<void> find_past() {
    if (asked_.on.empty()) return {};
    const PastFilter filter = TRY(PastFilter::of(store_, asked_));
    for (const std::string& id : past_.events()) {
      EventMembers members = TRY(members_of(store_, state_.shelf, id));
      TRY(past_.join(id, asked_.on, state_.shelf, state_.rules, members));
      if (members.acts.empty()) continue;
      LedgerEvent event = TRY(judge_one(id));
      if (!is_meant(event) || !filter.meets(event, members)) continue;
      const std::string day = days_of(event, members.acts.front().published_at).first;
      past_events_.emplace(EventPlace(asked_.by_date ? day : "", id), std::move(event));
    }
    return {};
  }

  Ledger::State& state_;
  LedgerStore& store_;
  const EventQuestion& asked_;
  const Past& past_;
  PastEvents past_events_;
};

}  // namespace

Result<Past> Ledger::State::past(const std::string& on, std::vector<std::string> days) {
  if (!on.empty()) days.push_back(on);
  return Past::of(*store, shelf, rules, days);
}

Result<void> Ledger::events(const EventQuestion& question,
                            const std::function<Result<bool>(const LedgerEvent&)>& sink) const {
  const Past past = TRY(state_->past(question.on, question.status_days));
  return Finding(*state_, question, past).answer(sink);
}

}  // namespace sayso
