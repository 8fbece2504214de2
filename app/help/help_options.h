// The commands that are about the program itself: doctor, config, completion, man.
#pragma once

#include <string>

#include "sayso/result.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace sayso::cli {

struct HelpOptions {
  std::string shell;  ///< of `completion`
  bool json = false;  ///< of `doctor` and `config show`
};

/// Adds `config`, `completion` and `man`. `options` is filled when `app` parses.
void add_help(CLI::App& app, HelpOptions& options);

/// Gives what the command line leaves open its value from configuration and environment, and what
/// `config`, `completion` or `man` print, if one of them was asked for. Called once `app` has
/// parsed, before its values are used. Errors: SAY-1104, not_found.
Result<std::string> settle(CLI::App& app, const HelpOptions& options);

}  // namespace sayso::cli
