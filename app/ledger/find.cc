// sayso find: events by words and filters.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/terminal.h"
#include "export/event_view.h"
#include "ledger/account_text.h"
#include "ledger/asking.h"
#include "ledger/event_record.h"

namespace sayso::cli {
namespace {

constexpr std::size_t kId = 12;  // of an id in a table: enough to tell it by

/// A table for people: one line an event.
class FindTable {
 public:
  explicit FindTable(std::size_t width) {
    constexpr std::size_t kFixed = kId + 45;  // the other narrow cells, and the gaps
    const std::size_t room = std::max<std::size_t>(width, kFixed + 40) - kFixed;
    what_ = room * 70 / 100;
    where_ = room - what_;
  }

  std::string head() const {
    return line({"event", "when", "status", "voices", "what is told", "where it stands"});
  }

  std::string row(const Wording& wording, const LedgerEvent& event) const {
    return line({event.id, date_cell(event), event.status,
                 fmt::format("{}/{}", event.independent_voices, event.reports),
                 text_of(wording.sentence(event)),
                 fmt::format("{}", fmt::join(cites(event), "; "))});
  }

 private:
  std::string line(const std::array<std::string, 6>& cells) const {
    const std::array<std::size_t, 6> widths = {kId, 11, 14, 8, what_, where_};
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += "  ";
      out += fit(printable(i == 0 ? cells[i].substr(0, kId) : cells[i]), widths[i]);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out + "\n";
  }

  std::size_t what_ = 0, where_ = 0;
};

/// How each format tells an event.
struct FoundFormat {
  std::string head;
  std::function<std::string(const LedgerEvent&)> event;
};

FoundFormat format_of(const Asking& asking) {
  const std::string name =
      format_asked(asking.options, {"csv", "tsv", "jsonl", "json"}, "table", "jsonl");
  const Wording& wording = asking.wording;
  if (name == "csv" || name == "tsv") {
    const bool tabs = name == "tsv";
    const CellStyle style{
        .separator = tabs ? '\t' : ',', .crlf = !tabs, .harmless = asking.options.safe_csv};
    return {event_head(style),
            [&wording, style](const LedgerEvent& e) { return event_row(wording, e, style); }};
  }
  if (name == "table") {
    const FindTable table(terminal_width());
    return {table.head(),
            [&wording, table](const LedgerEvent& e) { return table.row(wording, e); }};
  }
  if (name == "nl") {
    return {"", [&wording](const LedgerEvent& e) {
              return printable(told_in_full(wording, e)) + "\n";
            }};
  }
  return {"", [&wording](const LedgerEvent& e) { return case_json(wording, e, {}); }};
}

void tell_cut(std::size_t limit) {
  const std::string line = fmt::format(
      "sayso: cut: more than {} events answer the question; raise --limit, or ask for less\n",
      limit);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

Result<Status> find_events(Asking& asking) {
  Result<Asked> asked = asking.question();
  if (!asked) return asked.error();
  asked->events.by_date = true;
  const FoundFormat format = format_of(asking);
  const std::size_t limit = asking.options.limit;
  std::size_t count = 0;
  bool cut = false;
  Result<void> done = asking.output.write(format.head);
  if (!done) return done.error();
  done = asking.events(*asked, [&](const LedgerEvent& event) -> Result<bool> {
    cut = limit > 0 && count == limit;
    if (cut) return false;
    ++count;
    Result<void> written = asking.output.write(format.event(event));
    if (!written) return written.error();
    return true;
  });
  if (done) done = asking.output.commit();
  if (!done) return done.error();
  if (cut) tell_cut(limit);
  return cut ? kFound : kDone;
}

}  // namespace sayso::cli
