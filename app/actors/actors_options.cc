#include "actors/actors_options.h"

#include <CLI/CLI.hpp>

namespace sayso::cli {
namespace {

constexpr const char* kActorsFooter =
    "\nThe data tell who held which office when, what bodies and armed groups are called, and\n"
    "what words name a country. Rows of your own go into a folder of tables with the same names\n"
    "and columns (docs/actors.md) and win over those that come with sayso.\n"
    "\nExamples:\n"
    "  sayso actors find 'Choe' --on 2024-11-01\n"
    "  sayso actors find 'the South Korean foreign minister' --on 2024-11-01\n"
    "  sayso actors check my-actors/\n"
    "  sayso actors gaps reports.jsonl";
constexpr const char* kPackFooter =
    "\nsayso finds sayso.pack in the data folder or beside the program and reads it in place of "
    "the\n"
    "tables, unless one of them is newer. A pack changes how fast sayso starts, never what it "
    "says.\n"
    "\nExamples:\n"
    "  sayso pack                       write sayso.pack into the data folder\n"
    "  sayso pack --check sayso.pack    check a pack and list its sections";

CLI::App& command(CLI::App& actors, ActorsOptions& options, const char* name, const char* about,
                  ActorsCommand which) {
  CLI::App& added = *actors.add_subcommand(name, about);
  added.callback([&options, which] { options.command = which; });
  added.add_flag("--json", options.json, "One JSON object a line");
  return added;
}

void add_folders(CLI::App& app, ActorsFolders folders) {
  app.add_option("--actors", folders.user, "Folder with actor tables of your own; its rows win")
      ->type_name("FOLDER");
  app.add_option("--data", folders.data,
                 "Data folder (default: $SAYSO_DATA, else beside the program)")
      ->type_name("FOLDER");
}

}  // namespace

void add_actors(CLI::App& app, ActorsOptions& options, ActorsFolders folders) {
  CLI::App& actors = *app.add_subcommand("actors", "Look up, check and extend who is who");
  actors.footer(kActorsFooter);
  actors.require_subcommand(1);
  CLI::App& find =
      command(actors, options, "find", "Whom or what words mean on a day", ActorsCommand::find);
  find.add_option("WORDS", options.words, "A name, a title, or both")->required()->type_name("");
  find.add_option("--on", options.day, "The day; without it, any time")->type_name("YYYY-MM-DD");
  find.add_option("--most", options.most, "Answers at most (10)")->type_name("NUMBER");
  add_folders(find, folders);
  CLI::App& check = command(actors, options, "check",
                            "Check a folder of tables; changes nothing; exit status 5 on a fault",
                            ActorsCommand::check);
  check.add_option("DIR", options.words, "Folder (default: the tables that come with sayso)")
      ->type_name("");
  add_folders(check, folders);
  CLI::App& gaps = command(actors, options, "gaps",
                           "Names in reports that mean nobody known, the most frequent first",
                           ActorsCommand::gaps);
  gaps.add_option("FILE", options.words, "Reports, as `sayso code` reads them")
      ->required()
      ->type_name("");
  gaps.add_option("--least", options.least, "Leave out what stands less often (2)")
      ->type_name("NUMBER");
  add_folders(gaps, folders);
}

void add_pack(CLI::App& app, ActorsOptions& options, ActorsFolders folders) {
  CLI::App& pack = *app.add_subcommand("pack", "Write all data into one file that starts fast");
  pack.footer(kPackFooter);
  pack.add_option("-o,--output", options.pack_output, "Where to (default: the data folder)")
      ->type_name("FILE");
  pack.add_option("--check", options.pack_check, "Check this pack instead of writing one")
      ->type_name("FILE");
  add_folders(pack, folders);
}

}  // namespace sayso::cli
