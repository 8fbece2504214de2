// A ledger: many reports, few events, every claim with its voice.
//
// Days are ISO 8601 (2024-11-05); where a function takes a day `on`, it answers with what was known
// at the end of it, and an empty one means now. Sinks are called on the calling thread; what they
// are given lives for the call, and an Error of theirs ends it and is returned. Every call that
// reads or writes the file can also fail with io, and with corrupt where its bytes are damaged.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sayso/coding.h"
#include "sayso/ledger_event.h"
#include "sayso/result.h"

namespace sayso {

/// How a ledger is opened.
struct LedgerSettings {
  std::string data;  ///< data folder; empty: as Settings::data
  bool read_only = false;
  bool mix = false;     ///< take codings of another program, model or data than the ledger's
  bool recode = false;  ///< codings of known reports supersede what stands
};

/// What came of a report that was handed to a ledger.
enum class LedgerTaken : std::uint8_t { coded, without_event, duplicate };

/// Reports that a ledger holds, by key and text, as they were when it was asked. Immutable: any
/// number of threads may ask it.
class LedgerKnown {
 public:
  explicit LedgerKnown(std::vector<std::pair<std::uint64_t, std::uint64_t>> prints);
  /// An empty key stands for that of the text; such reports are known by their outlet, too.
  bool holds(const std::string& key, const std::string& outlet, const std::string& text) const;

 private:
  std::vector<std::pair<std::uint64_t, std::uint64_t>> prints_;  // sorted
};

/// At every instant in = coded + without_event + rejected + duplicate.
struct LedgerCounts {
  std::uint64_t in = 0, coded = 0, without_event = 0, rejected = 0, duplicate = 0;
};

/// Which events are asked for. Empty fields ask for all.
struct EventQuestion {
  std::string words;  ///< full text (FTS5 syntax is escaped)
  std::vector<std::string> actor, recipient, by, type, status;
  std::string since, until;              ///< days, of the event
  std::string on;                        ///< as of the end of that day
  std::vector<std::string> status_days;  ///< fill LedgerEvent::status_on for these days
  bool by_date = false;  ///< in the order of their days, then ids; else of their ids
};

/// What a word that a person gives (an id, the beginning of one, a key, a name) stands for.
struct LedgerThing {
  std::string kind;  ///< event claim document entity
  std::string id;    ///< of an event: the living one; of an entity: its key
};

/// A report as the ledger holds it, in one version.
struct LedgerDocument {
  std::string id, key, outlet, published_at, title, text;
  std::string state;                  ///< live superseded withdrawn
  std::string superseded_by, notice;  ///< ids of the reports that did so, where there are such
  std::string rests_on, relation;     ///< as EventMention
  std::vector<std::string> events;    ///< ids of the events that it tells, by span
  std::string grade;                  ///< of its outlet, as accepted; F: nobody has judged it
  GradeProposal proposed;             ///< of its outlet
};

/// An actor, recipient or voucher, with the events that it has a part in, by date.
struct LedgerEntity {
  LedgerParty party;
  std::vector<std::string> names;                ///< all that reports call it
  std::vector<std::string> does, suffers, says;  ///< ids of events: as actor, recipient, voucher
};

/// A step in the life of an event in this ledger (not in the world).
struct LedgerChange {
  std::uint64_t number = 0;  ///< 1, 2, ... through the ledger's life
  std::string at;            ///< UTC, ISO 8601, of the commit
  std::string change;        ///< insert update tombstone
  std::string event, into;   ///< `into`: the event that took a tombstone's place, or empty
  std::string status_before, status_after;
  std::string why;  ///< in words: the reports, notice or correction that moved it
};

/// How two reports stand to each other (docs/ledger.md), the earlier first.
struct ReportPair {
  std::string first, second;  ///< keys
  std::string relation, why;
};

/// Which pairs are asked for.
struct PairQuestion {
  bool all = false;  ///< each with each, also those that are unrelated
  /// Reports of one event, or with words in common, that are held each against each; of more, each
  /// is held only against what it rests on. 0: any number.
  std::size_t most = 200;
};

/// One ledger file. One writer at a time; readers in any number. Not thread-safe; move only.
class Ledger {
 public:
  /// Opens, or makes where it is absent and not read_only. What an earlier run left unlinked is
  /// linked, also for a reader where no writer is at work. Errors: not_found, corrupt, conflict
  /// (another writer is at work), unsupported (newer version), io.
  static Result<Ledger> open(const std::string& path, const LedgerSettings& settings);

  /// Says what makes the codings that follow. Errors: conflict where the ledger was made otherwise
  /// and neither mix nor recode is set; it names what differs.
  Result<void> use(const Run& run);
  /// Takes a coding. Same key and text again: a duplicate, unless recode is set. Same key, changed
  /// text: supersedes, unless what stands was published later.
  Result<LedgerTaken> add(const Coding& coding);
  /// Counts a report that LedgerKnown held.
  Result<void> pass(const std::string& key);
  /// Keeps a refused report with its fault.
  Result<void> reject(const std::string& key, const Error& error);
  /// Takes a report (by id or key), what it copies and what repeats it out of the live ones, as if
  /// it had not come; `why` is kept. Errors: not_found.
  Result<void> withdraw(const std::string& id_or_key, const std::string& why);
  /// Makes durable what was taken: after it, nothing of it is lost.
  Result<void> commit();
  /// Links what is new and makes that durable. Until then questions see what was linked before.
  Result<void> link();
  /// Reports that are not linked yet.
  std::uint64_t pending() const;
  LedgerCounts counts() const;
  /// Errors: io, corrupt.
  Result<LedgerKnown> known() const;

  /// Events in the order of their ids, as of question.on; the sink returns false to stop.
  Result<void> events(const EventQuestion& question,
                      const std::function<Result<bool>(const LedgerEvent&)>& sink) const;
  /// One event; knows the ids that merges and splits have retired.
  Result<LedgerEvent> event(const std::string& id, const std::string& on = {}) const;

  /// Errors: not_found; conflict where it stands for several things, which are named.
  Result<LedgerThing> resolve(const std::string& word) const;
  /// The event that a claim tells. Errors: not_found.
  Result<std::string> event_of(const std::string& claim, const std::string& on = {}) const;
  /// By id or key; the version of a key that stood at the end of `on`, else stands. Errors:
  /// not_found, also where none had been published.
  Result<LedgerDocument> document(const std::string& id_or_key, const std::string& on = {}) const;
  /// By key or name. Errors: not_found.
  Result<LedgerEntity> entity(const std::string& key_or_name) const;

  /// Those of the words that mean nobody in any report: no key, name or country of an actor,
  /// recipient or voucher, and with `outlets` no outlet either.
  Result<std::vector<std::string>> strangers(const std::vector<std::string>& words,
                                             bool outlets) const;

  /// Changes after `since` (a day, a time, or the number of a change; empty: all) in their order;
  /// of one event alone where `event` names it.
  Result<void> changes(const std::string& since, const std::string& event,
                       const std::function<Result<bool>(const LedgerChange&)>& sink) const;
  /// Pairs of live reports that are not unrelated, in the order of their keys. True where some were
  /// left out as the question bounds them.
  Result<bool> pairs(const PairQuestion& question,
                     const std::function<Result<bool>(const ReportPair&)>& sink) const;

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  struct State;  ///< of the implementation

 private:
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sayso
