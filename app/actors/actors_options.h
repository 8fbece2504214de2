// The command lines of `sayso actors` and `sayso pack` as values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace sayso::cli {

enum class ActorsCommand : std::uint8_t { none, find, check, gaps };

struct ActorsOptions {
  ActorsCommand command = ActorsCommand::none;
  std::vector<std::string> words;  ///< what to look up, a folder, or reports
  std::string day;
  std::size_t most = 10;  ///< answers of find
  std::size_t least = 2;  ///< times a mention must stand to be a gap
  bool json = false;
  std::string pack_output;  ///< of `sayso pack`; empty: sayso.pack in the data folder
  std::string pack_check;   ///< check this pack instead
};

/// Adds `actors` with its commands, and `pack`. `options` and `user_folder` (--actors) are filled
/// when `app` parses; `data` is --data.
struct ActorsFolders {
  std::string& data;
  std::string& user;
};
void add_actors(CLI::App& app, ActorsOptions& options, ActorsFolders folders);
void add_pack(CLI::App& app, ActorsOptions& options, ActorsFolders folders);

}  // namespace sayso::cli
