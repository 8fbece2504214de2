// The command line as values, and the commands. Each command returns an exit status and tells its
// faults on standard error.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "actors/actors_options.h"
#include "exit.h"
#include "help/help_options.h"
#include "ledger/ask_options.h"
#include "ledger/keep_options.h"
#include "pact/pact_options.h"
#include "sayso/sayso.h"

namespace sayso::cli {

enum class Command : std::uint8_t {
  print,
  version,
  code,
  relate,
  demo,
  pact,
  doctor,
  actors,
  pack,
  ask,
  keep
};
/// `automatic`: by the ending of the output file; else table on a terminal, jsonl elsewhere.
enum class Format : std::uint8_t {
  automatic,
  table,
  jsonl,
  csv,
  tsv,
  brat,
  conll,
  displacy,
  webanno,
  html
};

struct Options {
  Command command = Command::print;
  std::string text;  ///< what to print (help)

  std::vector<std::string> files;
  bool recursive = false;
  std::string date, outlet;  ///< for reports that give none
  std::string encoding;      ///< of text, pages and feeds; empty: by their bytes

  Format format = Format::automatic;
  std::string output;          ///< empty or "-": standard output
  bool sentences = false;      ///< each claim in plain English
  bool pacts = false;          ///< ask the pact book about what is coded
  bool safe_csv = false;       ///< no cell that a spreadsheet would run
  std::string write_readings;  ///< file to write the model's Readings to
  std::string readings;        ///< file to take Readings from
  bool progress = true;
  bool quiet = false;

  Settings settings;
  PactOptions pact;
  ActorsOptions actors;
  AskOptions ask;
  KeepOptions keep;
  HelpOptions help;
};

/// Reads the command line. Errors: bad_input (SAY-1101).
Result<Options> parse_options(int argc, const char* const* argv);

Status run_version(const Options& options);
Status run_code(const Options& options);
Status run_relate(const Options& options);
Status run_demo(const Options& options);
Status run_pact(const Options& options);
Status run_actors(const Options& options);
Status run_pack(const Options& options);
Status run_doctor(const Options& options);
Status run_ask(const Options& options);
Status run_keep(const Options& options);

/// Codes the files of `options` with an engine that is open.
Status code_files(const Engine& engine, const Options& options);

}  // namespace sayso::cli
