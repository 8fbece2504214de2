#include "help/grammar.h"

#include <CLI/CLI.hpp>

namespace sayso::cli {
namespace {

/// The values of an option, which its validator carries as its name: "a|b|c".
std::vector<std::string> choices_of(const CLI::Option& option) {
  std::vector<std::string> choices;
  try {
    std::istringstream names(const_cast<CLI::Option&>(option)  // NOLINT: it has no const access
                                 .get_validator(0)
                                 ->get_name());
    for (std::string name; std::getline(names, name, '|');) choices.push_back(name);
  } catch (const CLI::OptionNotFound&) {
    return {};
  }
  return choices;
}

OptionWords describe_option(const CLI::Option& option) {
  OptionWords words;
  for (const std::string& name : option.get_snames()) words.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) words.names.push_back("--" + name);
  if (words.names.empty()) words.names.push_back(option.get_name(true));
  if (option.get_items_expected_max() > 0) words.value = option.get_type_name();
  words.help = option.get_description();
  words.group = option.get_group();
  words.choices = choices_of(option);
  return words;
}

}  // namespace

CommandWords describe(const CLI::App& app) {
  CommandWords words{app.get_name(), app.get_description(), app.get_footer(), {}, {}, {}};
  for (const CLI::Option* option : app.get_options({})) {
    (option->get_positional() ? words.positionals : words.options)
        .push_back(describe_option(*option));
  }
  for (const CLI::App* command : app.get_subcommands({})) {
    words.commands.push_back(describe(*command));
  }
  return words;
}

}  // namespace sayso::cli
