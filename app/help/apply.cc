#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include <array>
#include <cstdlib>

#include "cli/exit.h"
#include "help/settings.h"

namespace sayso::cli {
namespace {

/// Options that belong to one run alone.
constexpr std::array<std::string_view, 6> kOfOneRun = {"help",           "version",  "output",
                                                       "write-readings", "readings", "recursive"};

/// The long name of an option that may be set from outside, without dashes; else nothing.
std::string key_of(const CLI::Option& option) {
  if (option.get_positional() || option.get_lnames().empty()) return "";
  const std::string& name = option.get_lnames().front();
  const bool of_one_run = std::find(kOfOneRun.begin(), kOfOneRun.end(), name) != kOfOneRun.end();
  return of_one_run ? "" : name;
}

CLI::Option* find(CLI::App& command, const std::string& key) {
  for (CLI::Option* option : command.get_options({})) {
    if (key_of(*option) == key) return option;
  }
  return nullptr;
}

Result<void> check(const Setting& setting, CLI::App& app) {
  bool known = false;
  bool table = setting.command.empty();
  for (CLI::App* command : app.get_subcommands({})) {
    const bool meant = setting.command.empty() || setting.command == command->get_name();
    table = table || meant;
    known = known || (meant && find(*command, setting.key) != nullptr);
  }
  if (!table) {
    return setting_error(fmt::format("no command is called \"{}\"", setting.command), setting.from);
  }
  if (known) return {};
  return setting_error(fmt::format("no option is called \"{}\"", setting.key), setting.from);
}

std::string variable_of(const std::string& key) {
  std::string name = "SAYSO_";
  for (const char c : key) {
    name += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
  }
  return name;
}

/// The value from outside that weighs most; `from` is empty where there is none.
Origin outside(const std::string& key, const std::string& command,
               const std::vector<Setting>& settings) {
  const std::string variable = variable_of(key);
  const char* value = std::getenv(variable.c_str());
  if (value != nullptr && *value != '\0') return {key, value, "environment " + variable};
  for (const bool of_command : {true, false}) {
    for (const Setting& each : settings) {
      const std::string& table = of_command ? command : std::string();
      if (each.key == key && each.command == table) return {key, each.value, each.from};
    }
  }
  return {key, "", ""};
}

Result<void> set(CLI::Option& option, const Origin& origin) {
  if (option.get_items_expected_max() == 0 && origin.value == "false") return {};
  try {
    option.add_result(origin.value);
    option.run_callback();
  } catch (const CLI::Error& error) {
    return setting_error(error.what(), origin.from);
  }
  return {};
}

}  // namespace

Result<std::vector<Origin>> apply_settings(const std::vector<Setting>& settings, CLI::App& app,
                                           CLI::App& command) {
  for (const Setting& setting : settings) {
    Result<void> checked = check(setting, app);
    if (!checked) return checked.error();
  }
  std::vector<Origin> origins;
  for (CLI::Option* option : command.get_options({})) {
    const std::string key = key_of(*option);
    if (key.empty()) continue;
    const CLI::Option* above = find(app, key);
    const bool given = option->count() > 0 || (above != nullptr && above->count() > 0);
    Origin origin = outside(key, command.get_name(), settings);
    if (given) {
      origin = {key, "", "command line"};
    } else if (!origin.from.empty()) {
      Result<void> done = set(*option, origin);
      if (!done) return done.error();
    } else {
      option->capture_default_str();
      origin = {key, option->get_default_str(), "default"};
      if (option->get_items_expected_max() == 0) origin.value = "false";
    }
    origins.push_back(std::move(origin));
  }
  return origins;
}

}  // namespace sayso::cli
