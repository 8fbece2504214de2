// The command line as values: what help, man page, completion and configuration all draw on.
#pragma once

#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace sayso::cli {

struct OptionWords {
  std::vector<std::string> names;  ///< "-o", "--output"; of what has no name, what it is called
  std::string value;               ///< what it takes; empty: nothing
  std::string help, group;
  std::vector<std::string> choices;  ///< the values that it takes, where they are few
};

struct CommandWords {
  std::string name, about, footer;
  std::vector<OptionWords> options, positionals;
  std::vector<CommandWords> commands;
};

/// Reads an App and all its commands.
CommandWords describe(const CLI::App& app);

/// The script that completes the command line in a shell: bash, zsh or fish.
std::string completion_of(const CommandWords& program, const std::string& shell);

/// The page of the manual (troff, man macros), of the program with all its commands.
std::string man_of(const CommandWords& program);

}  // namespace sayso::cli
