#include <fcntl.h>
#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <exception>

#include "commands.h"
#include "output.h"
#include "signals.h"
#include "terminal.h"

namespace sayso::cli {
namespace {

/// Keeps the numbers of the standard files from files that are opened later.
void hold_standard_files() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) < 0) static_cast<void>(::open("/dev/null", O_RDONLY));
  }
}

/// Two pools of memory for all threads: what one frees, others use (docs/performance.md).
void share_memory() { static_cast<void>(::mallopt(M_ARENA_MAX, 2)); }

Status print(const std::string& text) {
  Result<Output> output = Output::open("");
  Result<void> written = output ? output->write(text) : Result<void>(output.error());
  if (written) return kDone;
  complain(written.error());
  return status_of(written.error());
}

Status run(int argc, const char* const* argv) {
  Result<Options> options = parse_options(argc, argv);
  if (!options) {
    complain(options.error());
    return status_of(options.error());
  }
  switch (options->command) {
    case Command::code:
      return run_code(*options);
    case Command::relate:
      return run_relate(*options);
    case Command::demo:
      return run_demo(*options);
    case Command::actors:
      return run_actors(*options);
    case Command::pack:
      return run_pack(*options);
    case Command::pact:
      return run_pact(*options);
    case Command::ask:
      return run_ask(*options);
    case Command::keep:
      return run_keep(*options);
    case Command::doctor:
      return run_doctor(*options);
    case Command::version:
      return run_version(*options);
    case Command::print:
      break;
  }
  return print(options->text);
}

}  // namespace

Status run_version(const Options& options) {
  const Status printed = print(fmt::format("sayso {}\n", version()));
  if (printed != kDone) return printed;
  Result<Engine> engine = Engine::open(options.settings);
  if (!engine) {
    complain(engine.error());
    return status_of(engine.error());
  }
  const Run& made_of = engine->run();
  return print(fmt::format(
      "model {}\nontology {}\nactors {}\ninstruction set {}\nsettings {}\ndata folder {}\n",
      made_of.model, made_of.ontology, made_of.actors, made_of.isa, made_of.settings,
      printable(engine->data())));
}

}  // namespace sayso::cli

int main(int argc, char** argv) {
  namespace cli = sayso::cli;
  try {
    cli::share_memory();
    cli::hold_standard_files();
    cli::use_utf8();
    cli::watch_signals();
    return cli::run(argc, argv);
  } catch (const std::exception& error) {
    cli::complain(cli::unforeseen_error(error.what()));
    return cli::kFailed;
  }
}
