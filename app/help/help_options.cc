#include "help/help_options.h"

#include <CLI/CLI.hpp>

#include "help/grammar.h"
#include "help/settings.h"

namespace sayso::cli {
namespace {

constexpr const char* kConfigFooter =
    "\nA value comes from the command line; else from the environment, e.g. SAYSO_MIN_SCORE; else "
    "from\n"
    "the file $SAYSO_CONFIG, or from config.toml in ~/.config/sayso, then /etc/sayso; else it is "
    "the\n"
    "default. A file holds lines like: min-score = 0.5, and tables like [code] for one command.\n"
    "\nExamples:\n"
    "  sayso config show\n"
    "  sayso config show --json | jq -r 'select(.from != \"default\")'\n"
    "  SAYSO_JOBS=1 sayso config show";
constexpr const char* kCompletionFooter =
    "\nExamples:\n"
    "  source <(sayso completion bash)\n"
    "  sayso completion zsh > ~/.zfunc/_sayso\n"
    "  sayso completion fish > ~/.config/fish/completions/sayso.fish";
constexpr const char* kManFooter =
    "\nExamples:\n"
    "  sayso man | man -l -\n"
    "  sayso man > sayso.1";

}  // namespace

void add_help(CLI::App& app, HelpOptions& options) {
  CLI::App& config = *app.add_subcommand("config", "Where each value comes from");
  config.require_subcommand(1);
  config.footer(kConfigFooter);
  CLI::App& show =
      *config.add_subcommand("show", "Each option that can be set, its value, and its origin");
  show.footer(kConfigFooter);
  show.add_flag("--json", options.json, "One JSON object an option");
  CLI::App& completion =
      *app.add_subcommand("completion", "A script that completes sayso in a shell");
  completion.footer(kCompletionFooter);
  completion.add_option("SHELL", options.shell, "bash, zsh or fish")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}).description("").name("bash|zsh|fish"));
  app.add_subcommand("man", "The page of the manual, as troff")->footer(kManFooter);
}

Result<std::string> settle(CLI::App& app, const HelpOptions& options) {
  const auto commands = app.get_subcommands();
  CLI::App& chosen = commands.empty() ? app : *commands.front();
  const std::string name = commands.empty() ? "" : chosen.get_name();
  if (name == "completion") return completion_of(describe(app), options.shell);
  if (name == "man") return man_of(describe(app));
  Result<std::vector<Setting>> settings = read_settings();
  if (!settings) return settings.error();
  const bool show = name == "config";
  Result<std::vector<Origin>> origins =
      apply_settings(*settings, app, show ? *app.get_subcommand("code") : chosen);
  if (!origins) return origins.error();
  return show ? settings_text(*origins, options.json) : std::string();
}

}  // namespace sayso::cli
