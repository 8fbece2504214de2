// The command line of what fills, checks and keeps a ledger (ingest, query, verify, salvage,
// backup) as values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sayso/ledger_care.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace sayso::cli {

enum class KeepCommand : std::uint8_t { none, ingest, query, verify, salvage, backup };

struct KeepOptions {
  KeepCommand command = KeepCommand::none;
  std::string ledger;
  std::string to;  ///< the new file of salvage and backup

  // ingest
  bool dry_run = false, recode = false, mix = false;
  std::string since, until;           ///< days of publication
  std::vector<std::string> map;       ///< FIELD=NAME
  std::string ack;                    ///< file that acknowledgements go to
  std::vector<std::string> withdraw;  ///< ids or keys
  std::string why;
  std::size_t batch = 100;  ///< reports of a commit

  // query
  std::string sql;
  std::string format = "auto";
  std::string output;
  bool safe_csv = false;
  QueryBudget budget;
};

/// Adds what ingest has beside the options of coding.
void add_ingest_options(CLI::App& ingest, KeepOptions& options);
/// Adds query, verify, salvage and backup. `options` is filled when `app` parses.
void add_care(CLI::App& app, KeepOptions& options);

}  // namespace sayso::cli
