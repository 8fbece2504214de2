#include "ledger/ask_options.h"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "cli/checks.h"

namespace sayso::cli {
namespace {

constexpr const char* kFilters =
    "\nWords are looked for in the reports. Filters, as words or as options:\n"
    "  actor:PRK recipient:RUS   a country's code, a name, or a key that show tells\n"
    "  type:AID                  type of the act, or of the event\n"
    "  by:'Harbour Wire'         a voucher or an outlet\n"
    "  status:confirmed          unconfirmed claimed disputed corroborated confirmed denied "
    "retracted\n"
    "                            planned done overdue called-off hypothetical happened\n"
    "  since:2025-03 until:2025-05-31   days of the event\n"
    "  on:2025-03-05             what was known at the end of that day\n"
    "Several values are joined by commas: type:AID,ASSAULT.\n";
constexpr const char* kFindFooter =
    "\nEach event comes once, however many reports tell it, and with where it stands in them: "
    "KEY:START-END.\n"
    "\nExamples:\n"
    "  sayso find my.ledger\n"
    "  sayso find my.ledger shells actor:PRK recipient:RUS\n"
    "  sayso find my.ledger status:disputed,overdue --format nl\n"
    "  sayso find my.ledger type:AID since:2025-03 -o aid.csv";
constexpr const char* kShowFooter =
    "\nThe case file of an event: its best account, each claim with quote, chain and voice, where "
    "the\n"
    "reports agree and differ, why they are held to tell one event, and its history. Of a claim "
    "its\n"
    "event; of a report what it tells and what became of it; of an actor what it does, suffers and "
    "says.\n"
    "The beginning of an id will do.\n"
    "\nExamples:\n"
    "  sayso show my.ledger 3f2a91c0\n"
    "  sayso show my.ledger report-17\n"
    "  sayso show my.ledger 'North Korea' --json";
constexpr const char* kTimelineFooter =
    "\nCounts distinct events, and beside them the reports that tell them. What nobody holds to "
    "have\n"
    "happened or to come (retracted, denied, called-off, hypothetical) is left out unless status: "
    "asks\n"
    "for it (status:any: all).\n"
    "\nExamples:\n"
    "  sayso timeline my.ledger\n"
    "  sayso timeline my.ledger actor:RUS --per month -o rus.csv\n"
    "  sayso timeline my.ledger -o timeline.svg";
constexpr const char* kNetworkFooter =
    "\nWho acts to whom, by distinct events and quad; what is left out is told as of timeline.\n"
    "The CSV and the GraphML file open in Gephi.\n"
    "\nExamples:\n"
    "  sayso network my.ledger\n"
    "  sayso network my.ledger since:2025-03 -o who.graphml\n"
    "  sayso network my.ledger -o who.svg";
constexpr const char* kChangesFooter =
    "\nWhat commits have done to events: insert, update (its status, reports or fields), tombstone "
    "(it\n"
    "was merged into another, or nothing is left of it).\n"
    "\nExamples:\n"
    "  sayso changes my.ledger\n"
    "  sayso changes my.ledger --since 2025-03-05 --format jsonl\n"
    "  sayso changes my.ledger --since 412";
constexpr const char* kExportFooter =
    "\n--events: sayso.event/1, one JSON object a line, sorted by id; the same ledger gives the "
    "same\n"
    "bytes. --pairs: how reports stand to each other. --format: other data sets' tables; they have "
    "no\n"
    "word for status, so what is retracted, denied, called-off or hypothetical is left out unless\n"
    "status: asks for it.\n"
    "\nExamples:\n"
    "  sayso export my.ledger --events > events.jsonl\n"
    "  sayso export my.ledger --events --on 2025-03-05 --on 2025-06-30\n"
    "  sayso export my.ledger --pairs\n"
    "  sayso export my.ledger --format polecat -o polecat.tsv --report-gaps\n"
    "  sayso export my.ledger --format gdelt -o gdelt/";

/// Whoever writes --since "$DAY" means a day, also where DAY is not set.
CLI::Validator not_empty() {
  return CLI::Validator(
      [](const std::string& text) { return text.empty() ? "an empty value" : std::string(); }, "");
}

class Questions {
 public:
  Questions(CLI::App& app, AskOptions& options) : app_(app), options_(options) {}

  CLI::App& add(const char* name, const char* about, AskCommand command) {
    CLI::App& made = *app_.add_subcommand(name, about);
    made.fallthrough();
    AskOptions& options = options_;
    made.callback([&options, command] { options.command = command; });
    made.add_option("LEDGER", options_.ledger, "The ledger file")->required()->type_name("");
    return made;
  }

  void filters(CLI::App& app) {
    app.add_option("QUESTION", options_.words, "Words and filters, see below")->type_name("");
    list(app, "--actor", options_.actor, "Who does it");
    list(app, "--recipient", options_.recipient, "Whom it is done to");
    list(app, "--type", options_.type, "Type of the event or its act");
    list(app, "--by", options_.by, "Who vouches for it, or which outlet");
    list(app, "--status", options_.status, "One of the words of status, or any");
    day(app, "--since", options_.since, "First day of the event");
    day(app, "--until", options_.until, "Last day of the event");
  }

  void as_of(CLI::App& app) {
    day(app, "--on", options_.on, "What was known at the end of that day");
  }

  void output(CLI::App& app, const std::vector<std::string>& formats, const char* about) {
    app.add_option("--format", options_.format, about)
        ->type_name("NAME")
        ->check(one_of(formats))
        ->group("Output");
    AskOptions& options = options_;
    for (const std::string& name : formats) {
      if (name == "auto" || name == "svg" || name == "graphml") continue;
      app.add_flag_callback(
             "--" + name, [&options, name] { options.format = name; }, "As --format " + name)
          ->group("Output");
    }
    app.add_option("-o,--output", options_.output, "Write to a file")
        ->type_name("FILE")
        ->group("Output");
    if (std::find(formats.begin(), formats.end(), "csv") == formats.end()) return;
    app.add_flag("--safe-csv", options_.safe_csv,
                 "csv, tsv: put ' before cells that a spreadsheet would run as a formula")
        ->group("Output");
  }

 private:
  static void list(CLI::App& app, const char* name, std::vector<std::string>& to,
                   const char* about) {
    app.add_option(name, to, about)
        ->type_name("WORDS")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->take_all()
        ->group("Question");
  }
  static void day(CLI::App& app, const char* name, std::string& to, const char* about) {
    app.add_option(name, to, about)->type_name("YYYY-MM-DD")->check(not_empty())->group("Question");
  }

  CLI::App& app_;
  AskOptions& options_;
};

void add_find(Questions& questions, AskOptions& options) {
  CLI::App& find = questions.add("find", "Events by words, actors, vouchers, types, status, days",
                                 AskCommand::find);
  find.footer(std::string(kFilters) + kFindFooter);
  questions.filters(find);
  questions.as_of(find);
  questions.output(find, {"auto", "table", "csv", "tsv", "json", "jsonl", "nl"},
                   "table, csv, tsv, json lines, or nl: plain English (default: by the ending of "
                   "-o; else a table on a terminal, json lines piped)");
  find.add_option("--limit", options.limit,
                  "Most events of the answer; where there are more it says so and ends with 5")
      ->type_name("NUMBER")
      ->check(count_check())
      ->group("Output");
}

void add_show(Questions& questions, AskOptions& options) {
  CLI::App& show =
      questions.add("show", "The case file of an event, claim, report or actor", AskCommand::show);
  show.footer(kShowFooter);
  show.add_option("THING", options.words, "Ids, keys of reports, names of actors")
      ->required()
      ->type_name("");
  questions.as_of(show);
  questions.output(show, {"auto", "table", "json"}, "table: text (default), or json lines");
}

void add_pictures(Questions& questions, AskOptions& options) {
  CLI::App& timeline =
      questions.add("timeline", "Distinct events by day, week or month", AskCommand::timeline);
  timeline.footer(std::string(kFilters) + kTimelineFooter);
  questions.filters(timeline);
  questions.as_of(timeline);
  timeline.add_option("--per", options.per, "day, week or month (default: by the span)")
      ->type_name("LENGTH")
      ->check(one_of({"day", "week", "month"}))
      ->group("Question");
  questions.output(timeline, {"auto", "table", "csv", "tsv", "svg"},
                   "table, csv, tsv or svg (default: by the ending of -o; else a table)");
  CLI::App& network =
      questions.add("network", "Who acts to whom, by distinct events", AskCommand::network);
  network.footer(std::string(kFilters) + kNetworkFooter);
  questions.filters(network);
  questions.as_of(network);
  questions.output(network, {"auto", "table", "csv", "tsv", "graphml", "svg"},
                   "table, csv, tsv, graphml or svg (default: by the ending of -o; else a table)");
}

void add_changes(Questions& questions, AskOptions& options) {
  CLI::App& changes =
      questions.add("changes", "What commits have done to events", AskCommand::changes);
  changes.footer(kChangesFooter);
  changes.add_option("--since", options.since, "A day, a time, or the number of a change")
      ->type_name("STAMP")
      ->check(not_empty())
      ->group("Question");
  questions.output(changes, {"auto", "table", "csv", "tsv", "json", "jsonl"},
                   "table, csv, tsv or json lines (default: by the ending of -o; else a table on a "
                   "terminal, json lines piped)");
}

void add_export(Questions& questions, AskOptions& options) {
  CLI::App& made = questions.add("export",
                                 "The whole ledger, as events, pairs of reports, or for "
                                 "other programs",
                                 AskCommand::export_events);
  made.footer(std::string(kFilters) + kExportFooter);
  auto* events =
      made.add_flag("--events", options.events, "sayso.event/1 (the default)")->group("Output");
  auto* pairs = made.add_flag("--pairs", options.pairs,
                              "Pairs of reports that are not unrelated: ID1 ID2 RELATION")
                    ->excludes(events)
                    ->group("Output");
  made.add_flag("--all", options.all, "--pairs: each with each, the unrelated, too")
      ->needs(pairs)
      ->group("Output");
  made.add_option("--most", options.most,
                  "--pairs: where more reports tell one event (200), each is held only against the "
                  "one it rests on; it says so and ends with 5; 0: any number")
      ->type_name("NUMBER")
      ->check(count_check())
      ->needs(pairs)
      ->group("Output");
  made.add_option("--format", options.format,
                  "polecat, icews, gdelt, gdelt-mentions or plover; gdelt with -o FOLDER/ writes "
                  "both its tables")
      ->type_name("NAME")
      ->check(one_of({"auto", "polecat", "icews", "gdelt", "gdelt-mentions", "plover"}))
      ->excludes(events)
      ->excludes(pairs)
      ->group("Output");
  made.add_flag("--report-gaps", options.report_gaps,
                "Tell on standard error which columns stayed empty, how often, and why")
      ->group("Output");
  made.add_option("-o,--output", options.output, "Write to a file")
      ->type_name("FILE")
      ->group("Output");
  questions.filters(made);
  made.add_option("--on", options.days,
                  "--events: also the status at the end of that day; may be given several times")
      ->type_name("YYYY-MM-DD")
      ->check(not_empty())
      ->allow_extra_args(false)
      ->take_all()
      ->excludes(pairs)
      ->group("Question");
}

}  // namespace

void add_ask(CLI::App& app, AskOptions& options) {
  Questions questions(app, options);
  add_find(questions, options);
  add_show(questions, options);
  add_pictures(questions, options);
  add_changes(questions, options);
  add_export(questions, options);
}

}  // namespace sayso::cli
