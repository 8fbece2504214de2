#include "commands.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <sstream>

#include "cli/checks.h"

namespace sayso::cli {
namespace {

constexpr const char* kAbout =
    "sayso reads English news on states, pacts and conflicts and codes who did what to whom, and "
    "on\n"
    "whose say-so. It works offline, on this machine alone.";
constexpr const char* kFooter =
    "\nExamples:\n"
    "  sayso demo                              code the report that comes with sayso\n"
    "  sayso code report.txt                   a table on the terminal\n"
    "  sayso code report.txt | jq .claims      JSON lines when piped\n"
    "  sayso code -r news/ -o events.csv       a folder into a spreadsheet\n"
    "  sayso code --help                       all about coding\n"
    "\nExit status: 0 done, 1 failed, 2 wrong usage, 3 done but some documents were rejected "
    "(each\n"
    "is named on standard error), 4 model or data damaged, 130 interrupted, 141 the reader of the\n"
    "output went away. Every fault has a number, SAY-nnnn; docs/errors.md tells what to do.";
constexpr const char* kCodeFooter =
    "\nThe table has one line per claim: who did what to whom, on whose say-so, how sure (CT+ "
    "certain,\n"
    "PR+ probable, PS+ possible that it is so; CT-, PR-, PS- that it is not; UU left open), and "
    "when.\n"
    "What the text does not tell is left empty.\n"
    "\nExamples:\n"
    "  sayso code report.txt\n"
    "  sayso code --explain report.txt         why each code was given\n"
    "  echo 'Ankara expelled two Greek diplomats, Athens said.' | sayso code -\n"
    "  sayso code -r news/ --date 2024-11-05 --outlet 'Daily Wire' -o news.jsonl\n"
    "  sayso code articles.jsonl --format csv --safe-csv -o events.csv\n"
    "  sayso code big.jsonl --write-readings big.readings -o big.jsonl.out\n"
    "  sayso code big.jsonl --readings big.readings --min-score 0.5    decide again, without the "
    "model";
constexpr const char* kRelateFooter =
    "\nEach line in is a question, each line out its answer:\n"
    "  {\"id\": \"1\", \"text\": \"Ankara expelled two Greek diplomats.\", \"source\": [0, 6], "
    "\"target\": "
    "[16, 21]}\n"
    "Spans are Unicode code points, end exclusive.\n"
    "\nExamples:\n"
    "  sayso relate questions.jsonl > answers.jsonl\n"
    "  cat questions.jsonl | sayso relate -";
constexpr const char* kDemoFooter =
    "\nExamples:\n"
    "  sayso demo\n"
    "  sayso demo --explain\n"
    "  sayso demo --format jsonl";

constexpr const char* kDoctorFooter =
    "\nExit status 5 where something is bad; each finding says how to mend it.\n"
    "\nExamples:\n"
    "  sayso doctor\n"
    "  sayso doctor --json | jq -r 'select(.state == \"BAD\") | .next'";

std::string check_encoding(const std::string& name) {
  return is_encoding(name) ? "" : name + " is no encoding that is known";
}

/// Where the words of the options go before they are values.
struct Words {
  std::string format = "auto";
  std::string precision = "auto";
  bool no_progress = false;
  bool version = false;
};

void add_model(CLI::App& app, Options& options, Words& words) {
  app.add_option("--data", options.settings.data,
                 "Data folder (default: $SAYSO_DATA, else beside the program)")
      ->type_name("FOLDER")
      ->group("Model");
  app.add_option("--actors", options.settings.actors,
                 "Folder with actor tables of your own; its rows win (docs/actors.md)")
      ->type_name("FOLDER")
      ->group("Model");
  app.add_option("--model", options.settings.model,
                 "Model folder, or the id of a model in the data folder")
      ->type_name("ID|FOLDER")
      ->group("Model");
  app.add_option("--precision", words.precision,
                 "Arithmetic: auto, f32, bf16 or int8 (the last two where the processor has them)")
      ->type_name("NAME")
      ->check(one_of({"auto", "f32", "bf16", "int8"}))
      ->group("Model");
}

void add_limits(CLI::App& app, Limits& limits) {
  const CLI::Validator size = CLI::AsSizeValue(false).description("");
  app.add_option("--limit-document", limits.document_bytes, "Longest document (default 8MiB)")
      ->type_name("BYTES")
      ->transform(size)
      ->group("Limits");
  app.add_option("--limit-line", limits.line_bytes, "Longest line of a JSON-lines file (16MiB)")
      ->type_name("BYTES")
      ->transform(size)
      ->group("Limits");
  app.add_option("--limit-sentence", limits.sentence_characters,
                 "Longer sentences are cut at a clause and flagged (4000)")
      ->type_name("CHARACTERS")
      ->check(CLI::Range(std::size_t{40}, std::size_t{1} << 20).description(""))
      ->group("Limits");
  app.add_option("--limit-mentions", limits.mentions_per_window,
                 "Candidates kept in one window of the model; more are flagged (96)")
      ->type_name("NUMBER")
      ->check(CLI::Range(std::size_t{1}, std::size_t{4096}).description(""))
      ->group("Limits");
}

void add_noise(CLI::App& app, Options& options, Words& words) {
  app.add_flag("--no-progress", words.no_progress, "No progress line")->group("Output");
  app.add_flag("--quiet", options.quiet, "Only faults and rejected documents on standard error")
      ->group("Output");
}

const std::map<std::string, Format>& formats() {
  static const std::map<std::string, Format> kFormats = {
      {"auto", Format::automatic}, {"table", Format::table},       {"jsonl", Format::jsonl},
      {"csv", Format::csv},        {"tsv", Format::tsv},           {"brat", Format::brat},
      {"conll", Format::conll},    {"displacy", Format::displacy}, {"webanno", Format::webanno},
      {"html", Format::html}};
  return kFormats;
}

std::vector<std::string> names_of_formats() {
  std::vector<std::string> names;
  for (const auto& each : formats()) names.push_back(each.first);
  return names;
}

void add_format(CLI::App& app, Options& options, Words& words) {
  app.add_option("--format", words.format,
                 "table, html, jsonl, csv, tsv, brat, conll, displacy or webanno (default: by the "
                 "ending of -o; "
                 "else a table on a terminal, jsonl piped)")
      ->type_name("NAME")
      ->check(one_of(names_of_formats()))
      ->group("Output");
  app.add_flag(
         "--sentences", options.sentences,
         "table: each claim as a sentence of plain English; jsonl, csv, tsv: the sentence, too")
      ->group("Output");
  app.add_flag("--pacts", options.pacts,
               "Ask the pact book: pacts named, duties that events touch, what contradicts it")
      ->group("Output");
  app.add_flag("--explain", options.settings.explain,
               "Why each code was given: words, score, runner-up, head or rule")
      ->group("Output");
  app.add_option("--min-score", options.settings.min_score,
                 "Leave out events with a lower score (0 to 1)")
      ->type_name("SCORE")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->group("Output");
}

void add_input(CLI::App& app, Options& options) {
  app.add_option("FILE", options.files,
                 "Plain text, Markdown, HTML, RSS, Atom or JSON lines; folders with -r; - for "
                 "standard input")
      ->required()
      ->type_name("");
  app.add_flag("-r,--recursive", options.recursive, "Read the files in folders, and below them")
      ->group("Input");
  app.add_option("--date", options.date, "Day of publication, for reports that give none")
      ->type_name("YYYY-MM-DD")
      ->check(CLI::Validator(check_day, ""))
      ->group("Input");
  app.add_option("--outlet", options.outlet, "Publication, for reports that give none")
      ->type_name("NAME")
      ->group("Input");
  app.add_option("--encoding", options.encoding,
                 "Encoding of text, pages and feeds, e.g. windows-1251; else by their bytes")
      ->type_name("NAME")
      ->check(CLI::Validator(check_encoding, ""))
      ->group("Input");
  app.add_option("--lang", options.settings.lang,
                 "en: take every report as English; else the language is recognised")
      ->type_name("LANGUAGE")
      ->check(one_of({"en"}))
      ->group("Input");
}

void add_jobs(CLI::App& app, Options& options) {
  app.add_option("--jobs", options.settings.jobs, "Cores to compute on (default: one per core)")
      ->type_name("NUMBER")
      ->check(CLI::Range(0, 256).description(""))
      ->group("Model");
}

void add_code(CLI::App& app, Options& options, Words& words) {
  CLI::App& code =
      *app.add_subcommand("code", "Code reports: who did what to whom, on whose say-so");
  code.footer(kCodeFooter);
  add_input(code, options);
  add_format(code, options, words);
  code.add_option("-o,--output", options.output,
                  "Write to a file, put in its place when the run is done; FOLDER/: a file per "
                  "document")
      ->type_name("FILE")
      ->group("Output");
  code.add_flag("--safe-csv", options.safe_csv,
                "csv, tsv: put ' before cells that a spreadsheet would run as a formula")
      ->group("Output");
  add_noise(code, options, words);
  add_jobs(code, options);
  add_model(code, options, words);
  auto* write = code.add_option("--write-readings", options.write_readings,
                                "Also write what the model saw, one line per document")
                    ->type_name("FILE")
                    ->group("Model");
  code.add_option("--readings", options.readings,
                  "Take what the model saw from such a file; documents in the same order")
      ->type_name("FILE")
      ->excludes(write)
      ->group("Model");
  add_limits(code, options.settings.limits);
}

void add_ingest(CLI::App& app, Options& options, Words& words) {
  CLI::App& ingest = *app.add_subcommand("ingest", "Take reports into a ledger of events");
  ingest.add_option("LEDGER", options.keep.ledger, "The ledger file; made where it is absent")
      ->required()
      ->type_name("");
  add_input(ingest, options);
  ingest.get_option("FILE")->required(false);
  add_ingest_options(ingest, options.keep);
  add_noise(ingest, options, words);
  add_jobs(ingest, options);
  add_model(ingest, options, words);
  add_limits(ingest, options.settings.limits);
}

void add_relate(CLI::App& app, Options& options, Words& words) {
  CLI::App& relate =
      *app.add_subcommand("relate", "The relation between two given spans of a text");
  relate.footer(kRelateFooter);
  relate.add_option("FILE", options.files, "Questions as JSON lines; - for standard input")
      ->required()
      ->type_name("");
  relate.add_option("-o,--output", options.output, "Write to a file")
      ->type_name("FILE")
      ->group("Output");
  add_noise(relate, options, words);
  add_model(relate, options, words);
  relate.add_option("--limit-line", options.settings.limits.line_bytes, "Longest line (16MiB)")
      ->type_name("BYTES")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->group("Limits");
}

void add_demo(CLI::App& app, Options& options, Words& words) {
  CLI::App& demo = *app.add_subcommand("demo", "Code the report that comes with sayso");
  demo.footer(kDemoFooter);
  add_format(demo, options, words);
  add_model(demo, options, words);
}

void add_doctor(CLI::App& app, Options& options, Words& words) {
  CLI::App& doctor = *app.add_subcommand(
      "doctor", "What this machine has and lacks for sayso, and how to mend it");
  doctor.footer(kDoctorFooter);
  doctor.add_flag("--json", options.help.json, "One JSON object a finding")->group("Output");
  add_model(doctor, options, words);
}

void add_all(CLI::App& app, Options& options, Words& words) {
  app.description(kAbout);
  app.footer(kFooter);
  app.require_subcommand(0, 1);
  app.set_help_flag("-h,--help", "Print this help");
  app.add_flag("--version", words.version, "Print what this program is made of");
  add_model(app, options, words);
  add_code(app, options, words);
  add_relate(app, options, words);
  add_demo(app, options, words);
  add_pact(app, options.pact);
  add_actors(app, options.actors, {options.settings.data, options.settings.actors});
  add_pack(app, options.actors, {options.settings.data, options.settings.actors});
  add_ingest(app, options, words);
  add_ask(app, options.ask);
  add_care(app, options.keep);
  add_doctor(app, options, words);
  add_help(app, options.help);
}

Precision precision_named(const std::string& name) {
  static const std::map<std::string, Precision> kPrecisions = {{"auto", Precision::automatic},
                                                               {"f32", Precision::f32},
                                                               {"bf16", Precision::bf16},
                                                               {"int8", Precision::int8}};
  return kPrecisions.at(name);
}

Command command_named(const std::string& name) {
  static const std::map<std::string, Command> kCommands = {
      {"code", Command::code},     {"relate", Command::relate}, {"demo", Command::demo},
      {"pact", Command::pact},     {"actors", Command::actors}, {"pack", Command::pack},
      {"doctor", Command::doctor}, {"find", Command::ask},      {"show", Command::ask},
      {"timeline", Command::ask},  {"network", Command::ask},   {"changes", Command::ask},
      {"export", Command::ask},    {"ingest", Command::keep},   {"query", Command::keep},
      {"verify", Command::keep},   {"salvage", Command::keep},  {"backup", Command::keep}};
  return kCommands.at(name);
}

std::string chosen(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? "" : commands.front()->get_name();
}

}  // namespace

Result<Options> parse_options(int argc, const char* const* argv) {
  Options options;
  Words words;
  CLI::App app("", "sayso");
  add_all(app, options, words);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& request) {
    std::ostringstream text;
    app.exit(request, text, text);
    options.text = text.str();
    return options;
  } catch (const CLI::Error& error) {
    return usage_error(error.what(), "command line", chosen(app));
  }
  Result<std::string> text = settle(app, options.help);
  if (!text) return text.error();
  options.text = *std::move(text);
  if (words.version) {
    options.command = Command::version;
  } else if (!options.text.empty()) {
    options.command = Command::print;
  } else if (chosen(app).empty()) {
    return usage_error("no command given", "command line");
  } else {
    options.command = command_named(chosen(app));
  }
  options.format = formats().at(words.format);
  // A page always tells why.
  const bool page = options.format == Format::html ||
                    (options.format == Format::automatic && options.output.ends_with(".html"));
  if (page) options.settings.explain = true;
  options.settings.precision = precision_named(words.precision);
  options.progress = !words.no_progress && !options.quiet;
  return options;
}

}  // namespace sayso::cli
