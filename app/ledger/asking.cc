#include "ledger/asking.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/terminal.h"
#include "formats/output_folder.h"

namespace sayso::cli {

Result<Asking> Asking::open(const Options& options) {
  Result<Ledger> ledger =
      Ledger::open(options.ask.ledger, {.data = options.settings.data, .read_only = true});
  if (!ledger) return ledger.error();
  Result<Wording> wording = Wording::open(options.settings.data);
  if (!wording) return wording.error();
  const bool folder = OutputFolder::meant(options.ask.output);
  const bool takes_folder = options.ask.command == AskCommand::export_events;
  if (folder && !takes_folder) {
    return usage_error("the output is a folder; give the name of a file", options.ask.output,
                       "find");
  }
  // A folder is opened by who writes into it.
  Result<Output> output = Output::open(folder ? "" : options.ask.output);
  if (!output) return output.error();
  return Asking{options.ask, *std::move(ledger), *std::move(wording), *std::move(output),
                options.settings.data};
}

Result<void> Asking::standing(const Asked& asked, const EventSink& sink) {
  return ledger.events(asked.events, [&](const LedgerEvent& event) -> Result<bool> {
    if (asked.by_status || stands(event)) return sink(event);
    ++left_out[event.status];
    return true;
  });
}

void Asking::tell_left_out() const {
  if (left_out.empty()) return;
  std::string words;
  for (const auto& [status, count] : left_out) {
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, status);
  }
  const std::string line =
      fmt::format("sayso: left out: {} (status:any asks for all events)\n", words);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string format_asked(const AskOptions& options, const std::vector<std::string>& endings,
                         const char* terminal, const char* piped) {
  if (options.format != "auto") return options.format == "json" ? "jsonl" : options.format;
  for (const std::string& ending : endings) {
    if (options.output.ends_with("." + ending)) return ending == "json" ? "jsonl" : ending;
  }
  const bool to_stdout = options.output.empty() || options.output == "-";
  return to_stdout && is_terminal(STDOUT_FILENO) ? terminal : piped;
}

}  // namespace sayso::cli
