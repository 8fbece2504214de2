#include "pact/pact_options.h"

#include <CLI/CLI.hpp>

namespace sayso::cli {
namespace {

constexpr const char* kPactFooter =
    "\nThe book tells what each pact binds whom to, by which words, on which day, and in whose "
    "view.\n"
    "An answer is one of eight words: no such duty, not in force, not bound, not triggered, "
    "barred,\n"
    "arguable, pending, triggered. Triggered never means that anybody will fight: strength and "
    "judge\n"
    "stand beside it.\n"
    "\nExamples:\n"
    "  sayso pact list\n"
    "  sayso pact show rus-prk-2024\n"
    "  sayso pact dyad RUS PRK --on 2024-12-04\n"
    "  sayso pact ask 'rus-prk-2024 defend RUS <- PRK' --on 2024-08-06 --on 2024-12-04\n"
    "  sayso pact ask 'nato-1949 art 5 POL <- USA' --on 2026-01-10 --event 'RUS attacks POL since "
    "2026-01-09'\n"
    "  sayso pact check my.pact";
constexpr const char* kAskFooter =
    "\nThe question is PACT DUTY PROTECTED <- HOLDER: must HOLDER do it for PROTECTED? In place of "
    "the\n"
    "duty an article may stand: 'nato-1949 art 5 POL <- USA'.\n"
    "\nExamples:\n"
    "  sayso pact ask 'rus-prk-2024 defend RUS <- PRK' --on 2025-04-28\n"
    "  sayso pact ask 'prc-prk-1961 defend PRK <- CHN' --event 'USA attacks PRK since 2026-01-10' "
    "\\\n"
    "    --suppose 'state-of-war PRK yes' --on 2026-01-11 --chain";
constexpr const char* kScenarioFooter =
    "\nExit status 5 where an expectation fails; each is named with what was got. Words of "
    "must-name\n"
    "that an answer lacks are told, and fail with --strict.\n"
    "\nExample:\n"
    "  sayso pact scenario tests/scenarios/kursk.scenario";
constexpr const char* kCheckFooter =
    "\nEach fault is told with file, line, the nearest legal word and an example. Exit status 5 "
    "where\n"
    "there is one.\n"
    "\nExample:\n"
    "  sayso pact check my.pact";

class Commands {
 public:
  Commands(CLI::App& pact, PactOptions& options) : pact_(pact), options_(options) {}

  CLI::App& add(const char* name, const char* about, PactCommand command) {
    CLI::App& made = *pact_.add_subcommand(name, about);
    made.add_option("--book", options_.book, "Folder of pact files in place of the data folder's")
        ->type_name("FOLDER")
        ->group("Book");
    made.add_flag("--json", options_.json, "JSON lines")->group("Output");
    PactOptions& options = options_;
    made.fallthrough();
    made.callback([&options, command] { options.command = command; });
    return made;
  }

  void words(CLI::App& app, const char* name, const char* about, bool needed) {
    CLI::Option* option = app.add_option(name, options_.words, about)->type_name("");
    if (needed) option->required();
  }

  void on(CLI::App& app, const char* about) {
    app.add_option("--on", options_.days, about)->type_name("YYYY-MM-DD")->group("Question");
  }

 private:
  CLI::App& pact_;
  PactOptions& options_;
};

void add_ask(Commands& commands, PactOptions& options) {
  CLI::App& ask = commands.add("ask", "Must one state do something for another, and who says so?",
                               PactCommand::ask);
  ask.footer(kAskFooter);
  ask.add_option("QUESTION", options.question.ask, "PACT DUTY PROTECTED <- HOLDER")
      ->required()
      ->type_name("");
  commands.on(ask, "Asked day; several are answered one by one (default: the day of the book)");
  const auto lines = [&](const char* name, std::vector<std::string>& to, const char* type,
                         const char* about) {
    ask.add_option(name, to, about)->type_name(type)->group("Question");
  };
  lines("--event", options.question.events, "EVENT", "A attacks B since D [until D] [place X]");
  lines("--fact", options.question.facts, "FACT", "ATOM yes|no|open [known D] [because ...]");
  lines("--suppose", options.question.supposed, "FACT",
        "The same as a supposition, which beats facts and readings; or event ...");
  lines("--reading", options.question.readings, "READING", "WHO D on DUTY/ATOM = yes|no|open");
  lines("--view", options.question.viewpoints, "WHO",
        "Only these viewpoints: record, a state, a body");
  ask.add_flag("--chain", options.chain, "Also who would be drawn in next, if the holder entered")
      ->group("Output");
}

}  // namespace

void add_pact(CLI::App& app, PactOptions& options) {
  CLI::App& pact =
      *app.add_subcommand("pact", "The pact book: who must do what for whom, by which words");
  pact.footer(kPactFooter);
  pact.require_subcommand(1);
  pact.fallthrough();
  Commands commands(pact, options);
  commands.add("list", "All pacts", PactCommand::list);
  CLI::App& show =
      commands.add("show", "One pact: parties, duties, conditions, readings", PactCommand::show);
  commands.words(show, "PACT", "Ids of pacts", true);
  CLI::App& check = commands.add("check", "Check pact files", PactCommand::check);
  check.footer(kCheckFooter);
  commands.words(check, "FILE", "Pact files; none: the whole book", false);
  CLI::App& dyad =
      commands.add("dyad", "All that binds two states to each other on a day", PactCommand::dyad);
  commands.words(dyad, "STATE", "Two states, ISO 3166 alpha-3", true);
  commands.on(dyad, "The day (default: the day of the book)");
  add_ask(commands, options);
  CLI::App& scenario = commands.add("scenario", "Run scenario files", PactCommand::scenario);
  scenario.footer(kScenarioFooter);
  commands.words(scenario, "FILE", "Scenario files", true);
  scenario.add_flag("--strict", options.strict, "Words of must-name count as expectations")
      ->group("Output");
  CLI::App& map = commands.add("map", "Who is bound to defend whom on a day", PactCommand::map);
  commands.on(map, "The day (default: the day of the book)");
  CLI::App& diff = commands.add("diff", "What happened between two days", PactCommand::diff);
  commands.words(diff, "DAY", "Two days", true);
  CLI::App& history =
      commands.add("history", "All that happened to pacts, by day", PactCommand::history);
  commands.words(history, "PACT", "Ids of pacts; none: all", false);
}

}  // namespace sayso::cli
