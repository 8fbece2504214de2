// The command line of the questions to a ledger (find, show, timeline, network, changes, export) as
// values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace sayso::cli {

enum class AskCommand : std::uint8_t {
  none,
  find,
  show,
  timeline,
  network,
  changes,
  export_events
};

struct AskOptions {
  AskCommand command = AskCommand::none;
  std::string ledger;
  std::vector<std::string>
      words;  ///< what stands behind the ledger: words and filters; ids of show

  // Filters as options; as words they are actor:PRK and the like.
  std::vector<std::string> actor, recipient, type, by, status;
  std::string since, until, on;

  std::string format = "auto";
  std::string output;     ///< empty or "-": standard output
  std::size_t limit = 0;  ///< most events of an answer; 0: all
  std::string per;        ///< of a timeline: day week month; empty: by its span
  bool safe_csv = false;

  bool events = false, pairs = false, all = false;  ///< of export
  std::size_t most = 200;  ///< of export: reports of one event that are paired each with each
  bool report_gaps = false;
  std::vector<std::string> days;  ///< of export: --on
};

/// Adds find, show, timeline, network, changes and export. `options` is filled when `app` parses.
void add_ask(CLI::App& app, AskOptions& options);

}  // namespace sayso::cli
