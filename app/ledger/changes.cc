// sayso changes: what commits have done to events.
#include "ledger/changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/cells.h"
#include "cli/checks.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "export/event_view.h"
#include "formats/json_writer.h"
#include "ledger/asking.h"

namespace sayso::cli {
namespace {

/// The first words that tell an event now, or nothing where it is gone.
std::string place_of(const Ledger& ledger, const LedgerChange& change) {
  const std::string& living = change.into.empty() ? change.event : change.into;
  const Result<LedgerEvent> event = ledger.event(living);
  return event && !event->mentions.empty() ? cite(event->mentions.front()) : std::string();
}

std::string row_of(const LedgerChange& change, const std::string& place, const CellStyle& style) {
  return row_line({std::to_string(change.number), change.at, change.change, change.event,
                   change.into, change.status_before, change.status_after, change.why, place},
                  style);
}

std::string with_place(const LedgerChange& change, const std::string& place) {
  std::string json = change_json(change);
  if (place.empty()) return json + "\n";
  json.pop_back();
  return json + ", " + JsonWriter().field("cite", place).take() + "}\n";
}

/// A day, a time or the number of a change.
Result<void> check_stamp(const std::string& since) {
  constexpr std::string_view kTime = "0000-00-00T00:00:00Z";
  constexpr std::size_t kDay = 10, kMostDigits = 18;
  const bool stamp = since.size() >= kDay && fits(since, kTime.substr(0, since.size())) &&
                     check_day(since.substr(0, kDay)).empty();
  const bool number = since.size() <= kMostDigits && fits(since, std::string(since.size(), '0'));
  if (stamp || number) return {};
  return usage_error(
      fmt::format("{} is no day (YYYY-MM-DD), no time (YYYY-MM-DDTHH:MM:SSZ) and no number of a "
                  "change",
                  since),
      "command line", "changes");
}

}  // namespace

std::string change_json(const LedgerChange& change) {
  JsonWriter json;
  json.open('{').key("number").value(static_cast<std::int64_t>(change.number));
  json.field("at", change.at).field("change", change.change).field("event", change.event);
  const auto present = [&](const char* name, const std::string& value) {
    if (!value.empty()) json.field(name, value);
  };
  present("into", change.into);
  present("status_before", change.status_before);
  present("status_after", change.status_after);
  present("why", change.why);
  return json.close('}').take();
}

std::string change_text(const LedgerChange& change) {
  std::string out = fmt::format("{:>6}  {}  {:<9}  {:.12}", change.number, change.at, change.change,
                                change.event);
  if (!change.into.empty()) out += fmt::format(" -> {:.12}", change.into);
  if (change.status_before != change.status_after) {
    out += fmt::format("  {} -> {}", change.status_before.empty() ? "·" : change.status_before,
                       change.status_after.empty() ? "·" : change.status_after);
  } else if (!change.status_after.empty()) {
    out += "  " + change.status_after;
  }
  return change.why.empty() ? out : out + "  " + printable(change.why);
}

Result<Status> list_changes(Asking& asking) {
  Result<void> done = check_stamp(asking.options.since);
  if (!done) return done.error();
  const std::string format =
      format_asked(asking.options, {"csv", "tsv", "jsonl", "json"}, "table", "jsonl");
  const bool rows = format == "csv" || format == "tsv";
  const CellStyle style{.separator = format == "tsv" ? '\t' : ',',
                        .crlf = format == "csv",
                        .harmless = asking.options.safe_csv};
  if (rows) {
    done = asking.output.write(row_line(
        {"number", "at", "change", "event", "into", "status_before", "status_after", "why", "cite"},
        style));
    if (!done) return done.error();
  }
  done = asking.ledger.changes(
      asking.options.since, "", [&](const LedgerChange& change) -> Result<bool> {
        if (interrupted()) return interrupted_error();
        const std::string place = place_of(asking.ledger, change);
        Result<void> written = asking.output.write(
            rows ? row_of(change, place, style)
            : format == "table"
                ? change_text(change) + (place.empty() ? "" : "  [" + place + "]") + "\n"
                : with_place(change, place));
        if (!written) return written.error();
        return true;
      });
  if (done) done = asking.output.commit();
  if (!done) return done.error();
  return kDone;
}

}  // namespace sayso::cli
