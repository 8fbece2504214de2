// Values of options from outside the command line: configuration files and the environment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace sayso::cli {

/// A line of a configuration file.
struct Setting {
  std::string command;  ///< whose table it stands in; empty: of all commands
  std::string key;      ///< an option's long name without its dashes
  std::string value;
  std::string from;  ///< file and line
};

/// The settings of all configuration files, what weighs more first: $SAYSO_CONFIG alone where it is
/// set; else config.toml in $XDG_CONFIG_HOME/sayso (~/.config/sayso), then /etc/sayso/config.toml,
/// as far as they are there. Errors: bad settings (SAY-1104), not_found.
Result<std::vector<Setting>> read_settings();

/// One file: TOML with strings, numbers and booleans, in tables named by commands. Errors:
/// SAY-1104 with the line.
Result<std::vector<Setting>> parse_settings(std::string_view text, const std::string& path);

/// An option with its value and where that came from: the environment, a file, or "default".
struct Origin {
  std::string key, value, from;
};

/// Gives each option of `command` that the command line does not set the value of the environment
/// ($SAYSO_KEY, in capitals, "_" for "-"), else of the settings; `app` is the program itself. Tells
/// what came of each. Not settable: what names a file of one run. Errors: SAY-1104 for a key or
/// table that no command has, and for values that the option does not take.
Result<std::vector<Origin>> apply_settings(const std::vector<Setting>& settings, CLI::App& app,
                                           CLI::App& command);

/// As TOML with a remark on each line, or as JSON.
std::string settings_text(const std::vector<Origin>& origins, bool json);

}  // namespace sayso::cli
