#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "formats/json_writer.h"
#include "sayso/doctor.h"

namespace sayso::cli {
namespace {

std::string_view word(Finding::State state) {
  switch (state) {
    case Finding::State::good:
      return "ok";
    case Finding::State::doubtful:
      return "warn";
    case Finding::State::bad:
      break;
  }
  return "BAD";
}

std::string line_of(const Finding& finding, bool json) {
  if (json) {
    JsonWriter writer;
    writer.open('{').field("name", finding.name).field("state", word(finding.state));
    writer.field("what", finding.what).field("next", finding.next);
    return writer.close('}').take() + "\n";
  }
  std::string out =
      fmt::format("{:<5}{:<13}{}\n", word(finding.state), finding.name, printable(finding.what));
  if (!finding.next.empty()) out += fmt::format("{:<18}-> {}\n", "", printable(finding.next));
  return out;
}

}  // namespace

Status run_doctor(const Options& options) {
  Result<Output> output = Output::open("");
  bool sound = true;
  Result<void> written;
  const bool json = options.help.json;
  examine(options.settings, [&](const Finding& finding) {
    sound = sound && finding.state != Finding::State::bad;
    if (written) written = output->write(line_of(finding, json));
  });
  if (written && !json) {
    written = output->write(sound ? "\nAll is well.\n" : "\nWhat is marked BAD must be mended.\n");
  }
  if (!written) {
    complain(written.error());
    return status_of(written.error());
  }
  return sound ? kDone : kFound;
}

}  // namespace sayso::cli
