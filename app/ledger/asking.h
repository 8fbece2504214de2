// What a command that asks a ledger has open, and those commands.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "ledger/question.h"
#include "sayso/ledger.h"
#include "sayso/sentences.h"

namespace sayso::cli {

using EventSink = std::function<Result<bool>(const LedgerEvent&)>;

/// What a command that asks has open.
struct Asking {
  AskOptions options;
  Ledger ledger;
  Wording wording;
  Output output;
  std::string data;                                 ///< folder, as given
  std::map<std::string, std::uint64_t> left_out{};  ///< [status] events that were passed over

  /// Opens ledger, words and output. Errors: those of Ledger, Wording and Output.
  static Result<Asking> open(const Options& options);

  /// The question of the command line. Errors: usage, also for types that there are not. Who is
  /// asked for and stands in no report is told on standard error: no event can answer.
  Result<Asked> question() const;
  /// The events of a question. Errors: also that a person interrupted it.
  Result<void> events(const Asked& asked, const EventSink& sink) const;
  /// The events of a question that stand, or all where it asks for a status; the others are
  /// counted.
  Result<void> standing(const Asked& asked, const EventSink& sink);
  /// Says on standard error how many were passed over.
  void tell_left_out() const;
};

/// The format asked for; by the ending of the output file where it is left open, else `terminal` or
/// `piped`.
std::string format_asked(const AskOptions& options, const std::vector<std::string>& endings,
                         const char* terminal, const char* piped);

Result<Status> find_events(Asking& asking);
Result<Status> show_things(Asking& asking);
Result<Status> draw_timeline(Asking& asking);
Result<Status> draw_network(Asking& asking);
Result<Status> list_changes(Asking& asking);
Result<Status> export_ledger(Asking& asking);

}  // namespace sayso::cli
