// The command line of `sayso pact` as values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sayso/pact.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace sayso::cli {

enum class PactCommand : std::uint8_t {
  none,
  list,
  show,
  check,
  dyad,
  ask,
  scenario,
  map,
  diff,
  history
};

struct PactOptions {
  PactCommand command = PactCommand::none;
  std::string book;                ///< folder of pact files; empty: that of the data folder
  std::vector<std::string> words;  ///< ids, states, files, days: what the command takes
  std::vector<std::string> days;
  PactQuestion question;
  bool chain = false;
  bool json = false;
  bool strict = false;
};

/// Adds `pact` and its commands. `options` is filled when `app` parses.
void add_pact(CLI::App& app, PactOptions& options);

}  // namespace sayso::cli
