#include "ledger/asking.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/exit.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "formats/output_folder.h"
#include "sayso/codebook.h"

namespace sayso::cli {
namespace {

Result<void> check_types(const std::vector<std::string>& asked, const std::string& data) {
  if (asked.empty()) return {};
  Result<Codebook> book = Codebook::open(data);
  if (!book) return book.error();
  const std::vector<std::string> types = book->types();
  for (const std::string& type : asked) {
    if (std::binary_search(types.begin(), types.end(), type)) continue;
    return usage_error(fmt::format("{} is no type; there are {}", type, fmt::join(types, ", ")),
                       "command line", "find");
  }
  return {};
}

void tell_strangers(const char* filter, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const std::string line = fmt::format(
        "sayso: {}:{}: nobody in this ledger is called so, or has it as key or country\n", filter,
        name);
    std::fwrite(line.data(), 1, line.size(), stderr);
  }
}

}  // namespace

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

Result<Asked> Asking::question() const {
  Result<Asked> asked = question_of(options);
  if (!asked) return asked;
  const EventQuestion& events = asked->events;
  Result<void> types = check_types(events.type, data);
  if (!types) return types.error();
  for (const auto& [filter, names] :
       {std::pair("actor", &events.actor), std::pair("recipient", &events.recipient),
        std::pair("by", &events.by)}) {
    Result<std::vector<std::string>> strangers = ledger.strangers(*names, names == &events.by);
    if (!strangers) return strangers.error();
    tell_strangers(filter, *strangers);
  }
  return asked;
}

Result<void> Asking::events(const Asked& asked, const EventSink& sink) const {
  return ledger.events(asked.events, [&](const LedgerEvent& event) -> Result<bool> {
    if (interrupted()) return interrupted_error();
    return sink(event);
  });
}

Result<void> Asking::standing(const Asked& asked, const EventSink& sink) {
  return events(asked, [&](const LedgerEvent& event) -> Result<bool> {
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
