#include "ledger/keep_options.h"

#include <CLI/CLI.hpp>

#include "cli/checks.h"
#include "sayso/source.h"

namespace sayso::cli {
namespace {

constexpr const char* kIngestFooter =
    "\nEvery report is taken once: one that is there already (same id and text) counts as a "
    "duplicate, so\n"
    "a run that was stopped goes on where it was when it is started again. The same id with "
    "another text\n"
    "is a new version and supersedes the old one. Kill notices and corrections are heeded.\n"
    "At every instant in = coded + without event + rejected + duplicate.\n"
    "\nExamples:\n"
    "  sayso ingest my.ledger reports.jsonl\n"
    "  sayso ingest my.ledger -r news/ --outlet 'Daily Wire' --since 2025-01-01\n"
    "  sayso ingest my.ledger dump.jsonl --map text=body --map id=uuid --dry-run\n"
    "  sayso ingest my.ledger --recode reports.jsonl    after an update of sayso\n"
    "  sayso ingest my.ledger --withdraw report-17 --why 'a test record'";
constexpr const char* kQueryFooter =
    "\nOne SELECT, read only; docs/ledger.md tells the tables. Exit status 5 where a budget cut "
    "the answer.\n"
    "\nExamples:\n"
    "  sayso query my.ledger 'SELECT status, count(*) FROM event GROUP BY status'\n"
    "  sayso query my.ledger 'SELECT * FROM claim' --max-rows 1000 --format csv";
constexpr const char* kVerifyFooter =
    "\nExit status 4 where bytes are damaged, 5 where the ledger contradicts itself.\n"
    "\nExample:\n"
    "  sayso verify my.ledger";
constexpr const char* kSalvageFooter =
    "\nThe new ledger holds every report, act and correction that is whole, linked anew.\n"
    "\nExample:\n"
    "  sayso salvage broken.ledger saved.ledger";
constexpr const char* kBackupFooter =
    "\nThe copy is of one instant, and a writer may go on meanwhile.\n"
    "\nExample:\n"
    "  sayso backup my.ledger my-2025-03-05.ledger";

std::string check_map(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size()) {
    return text + " is not of the form FIELD=NAME";
  }
  const std::string field = text.substr(0, equals);
  return is_record_field(field)
             ? ""
             : field + " is no field of a record (text, id, date, title, outlet, url, lang)";
}

std::string check_seconds(const std::string& text) {
  double seconds = 0;
  const bool number = CLI::detail::lexical_cast(text, seconds) && seconds >= 0 && seconds < 1e9;
  return number ? "" : text + " is not a number of seconds from 0";
}

class CareCommands {
 public:
  CareCommands(CLI::App& app, KeepOptions& options) : app_(app), options_(options) {}

  CLI::App& add(const char* name, const char* about, KeepCommand command) {
    CLI::App& made = *app_.add_subcommand(name, about);
    made.fallthrough();
    KeepOptions& options = options_;
    made.callback([&options, command] { options.command = command; });
    made.add_option("LEDGER", options_.ledger, "The ledger file")->required()->type_name("");
    return made;
  }

 private:
  CLI::App& app_;
  KeepOptions& options_;
};

void add_query(CareCommands& commands, KeepOptions& options) {
  CLI::App& query = commands.add("query", "Ask a ledger in SQL", KeepCommand::query);
  query.footer(kQueryFooter);
  query.add_option("SQL", options.sql, "One SELECT")->required()->type_name("");
  query
      .add_option("--format", options.format,
                  "table, csv, tsv or jsonl (default: a table on a terminal, jsonl piped)")
      ->type_name("NAME")
      ->check(one_of({"auto", "table", "csv", "tsv", "jsonl", "json"}))
      ->group("Output");
  query.add_option("-o,--output", options.output, "Write to a file")
      ->type_name("FILE")
      ->group("Output");
  query
      .add_flag("--safe-csv", options.safe_csv,
                "csv, tsv: put ' before cells that a spreadsheet would run as a formula")
      ->group("Output");
  query.add_option("--max-seconds", options.budget.seconds, "Longest time; 0: any (60)")
      ->type_name("SECONDS")
      ->check(CLI::Validator(check_seconds, ""))
      ->group("Budget");
  query.add_option("--max-rows", options.budget.rows, "Most rows; 0: all (all)")
      ->type_name("NUMBER")
      ->check(count_check())
      ->group("Budget");
  query.add_option("--max-memory", options.budget.memory, "Most memory of the database (256MiB)")
      ->type_name("BYTES")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->group("Budget");
}

}  // namespace

void add_ingest_options(CLI::App& ingest, KeepOptions& options) {
  ingest.footer(kIngestFooter);
  KeepOptions* const filled = &options;
  ingest.callback([filled] { filled->command = KeepCommand::ingest; });
  const auto day = [&](const char* name, std::string& to, const char* about) {
    ingest.add_option(name, to, about)
        ->type_name("YYYY-MM-DD")
        ->check(CLI::Validator(check_day, ""))
        ->group("Input");
  };
  day("--since", options.since, "Only reports published on this day or later");
  day("--until", options.until, "Only reports published on this day or before");
  ingest.add_option("--map", options.map, "Field of records that goes by another name: text=body")
      ->type_name("FIELD=NAME")
      ->check(CLI::Validator(check_map, ""))
      ->allow_extra_args(false)
      ->take_all()
      ->group("Input");
  ingest.add_flag("--dry-run", options.dry_run, "Say what would be taken, and take nothing")
      ->group("Ledger");
  ingest.add_flag("--recode", options.recode, "Code known reports anew; supersedes what stands")
      ->group("Ledger");
  ingest
      .add_flag("--mix", options.mix,
                "Take codings of another program, model or data beside those that stand")
      ->group("Ledger");
  ingest
      .add_option("--withdraw", options.withdraw,
                  "Take a report, by id or key, and its copies out of the ledger's events")
      ->type_name("REPORT")
      ->allow_extra_args(false)
      ->take_all()
      ->group("Ledger");
  ingest.add_option("--why", options.why, "Why it is withdrawn")
      ->type_name("WORDS")
      ->group("Ledger");
  ingest
      .add_option("--ack", options.ack,
                  "Append one line per report to a file once it is durable: KEY TAB OUTCOME")
      ->type_name("FILE")
      ->group("Ledger");
  ingest
      .add_option("--batch", options.batch,
                  "Reports made durable at a time, at least once a second (100)")
      ->type_name("NUMBER")
      ->check(CLI::Range(std::size_t{1}, std::size_t{100000}).description(""))
      ->group("Ledger");
}

void add_care(CLI::App& app, KeepOptions& options) {
  CareCommands commands(app, options);
  add_query(commands, options);
  commands.add("verify", "Check a ledger: bytes, counts, spans, chains", KeepCommand::verify)
      .footer(kVerifyFooter);
  const auto to = [&](CLI::App& command) {
    command.add_option("NEW", options.to, "The new file")->required()->type_name("");
  };
  CLI::App& salvage = commands.add(
      "salvage", "Build a new ledger from what is whole of a damaged one", KeepCommand::salvage);
  salvage.footer(kSalvageFooter);
  to(salvage);
  CLI::App& backup =
      commands.add("backup", "Copy a ledger while it is in use", KeepCommand::backup);
  backup.footer(kBackupFooter);
  to(backup);
}

}  // namespace sayso::cli
