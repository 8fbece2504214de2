#include <unistd.h>

#include "commands.h"
#include "lines.h"
#include "output.h"
#include "terminal.h"

namespace sayso::cli {
namespace {

/// Copies a text of the data folder to the output.
Result<void> print_file(Output& output, const std::string& path) {
  constexpr std::size_t kLine = 1 << 16;
  Result<Lines> lines = Lines::open(path, kLine);
  if (!lines) return lines.error();
  while (std::optional<Result<std::string>> line = lines->next()) {
    if (!*line) return line->error();
    Result<void> written = output.write(**line + "\n");
    if (!written) return written;
  }
  return {};
}

}  // namespace

Status run_demo(const Options& options) {
  Result<Engine> engine = Engine::open(options.settings);
  if (!engine) return stopped(engine.error());
  const std::string folder = engine->data() + "/demo/";
  Options demo = options;
  demo.files = {folder + "report.txt"};
  if (demo.format == Format::automatic) demo.format = Format::table;
  if (demo.format != Format::table) return code_files(*engine, demo);

  Result<Output> output = Output::open("");
  if (!output) return stopped(output.error());
  Result<void> printed = print_file(*output, folder + "report.txt");
  if (printed) printed = output->write("\n");
  if (!printed) return stopped(printed.error());
  const Status coded = code_files(*engine, demo);
  if (coded != kDone) return coded;
  printed = output->write("\n");
  if (printed) printed = print_file(*output, folder + "legend.txt");
  return printed ? kDone : stopped(printed.error());
}

}  // namespace sayso::cli
