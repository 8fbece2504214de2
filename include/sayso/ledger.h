// A ledger: many reports, few events, every claim with its voice.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sayso/coding.h"
#include "sayso/ledger_event.h"
#include "sayso/result.h"

namespace sayso {

/// How a ledger is opened.
struct LedgerSettings {
  std::string data;        ///< data folder; empty: as Settings::data
  bool read_only = false;
  bool mix = false;        ///< take codings of another program, model or data than the ledger's
  bool recode = false;     ///< codings of known reports supersede what stands
};

/// At every instant in = coded + without_event + rejected + duplicate.
struct LedgerCounts {
  std::uint64_t in = 0, coded = 0, without_event = 0, rejected = 0, duplicate = 0;
};

/// Which events are asked for. Empty fields ask for all.
struct EventQuestion {
  std::string words;                            ///< full text (FTS5 syntax is escaped)
  std::vector<std::string> actor, recipient, by, type, status;
  std::string since, until;                     ///< days, of the event
  std::string on;                               ///< as of the end of that day
};

/// One ledger file. One writer at a time; readers in any number. Not thread-safe; move only.
class Ledger {
 public:
  /// Opens, or makes where it is absent and not read_only. Errors: not_found, corrupt, conflict
  /// (made otherwise), unsupported (newer version), io.
  static Result<Ledger> open(const std::string& path, const LedgerSettings& settings);

  /// Takes a coding; durable once commit() has returned. Same report again: a duplicate.
  Result<void> add(const Coding& coding);
  /// Keeps a refused report with its fault.
  Result<void> reject(const std::string& key, const Error& error);
  /// Links what is new and makes all durable.
  Result<void> commit();
  LedgerCounts counts() const;

  /// Events in the order of their ids, as of question.on; the sink returns false to stop.
  Result<void> events(const EventQuestion& question,
                      const std::function<Result<bool>(const LedgerEvent&)>& sink) const;
  /// One event; knows the ids that merges and splits have retired.
  Result<LedgerEvent> event(const std::string& id, const std::string& on = {}) const;

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

 private:
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sayso
