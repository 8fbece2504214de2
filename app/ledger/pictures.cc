// sayso timeline, sayso network: counts of distinct events.
#include <fmt/format.h>

#include <algorithm>

#include "chart/network.h"
#include "chart/timeline.h"
#include "cli/cells.h"
#include "cli/terminal.h"
#include "export/event_view.h"
#include "ledger/asking.h"
#include "sayso/codebook.h"

namespace sayso::cli {
namespace {

std::optional<PeriodLength> length_of(const std::string& name) {
  if (name == "day") return PeriodLength::day;
  if (name == "week") return PeriodLength::week;
  if (name == "month") return PeriodLength::month;
  return std::nullopt;
}

/// What the picture is of: the question as it was asked.
std::string title_of(const AskOptions& options, std::string_view of) {
  std::string out(of);
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format(" {}{}", name, value);
  };
  for (const std::string& word : options.words) add("", word);
  const auto list = [&](std::string_view name, const std::vector<std::string>& values) {
    for (const std::string& value : values) add(name, value);
  };
  list("actor:", options.actor);
  list("recipient:", options.recipient);
  list("type:", options.type);
  list("by:", options.by);
  list("status:", options.status);
  add("since:", options.since);
  add("until:", options.until);
  add("on:", options.on);
  return printable(out);
}

/// Many words stand for a branch of a state, key PRK:GOV: it is called by what they share.
std::string branch_name(const Codebook& book, const std::string& key) {
  constexpr std::size_t kCode = 3;
  if (key.size() != 2 * kCode + 1 || key[kCode] != ':') return {};
  const auto state = book.state(key.substr(0, kCode), "");
  return state ? fmt::format("{} {}", state->name, key.substr(kCode + 1)) : std::string();
}

std::string timeline_rows(const std::vector<Period>& periods, const CellStyle& style) {
  std::string out = row_line({"from", "to", "events", "reports", "quad_1", "quad_2", "quad_3",
                              "quad_4", "event_ids", "cites"},
                             style);
  for (const Period& period : periods) {
    std::vector<std::string> row = {period.from, period.to, std::to_string(period.all()),
                                    std::to_string(period.reports)};
    for (std::size_t quad = 1; quad < kQuads; ++quad) {
      row.push_back(std::to_string(period.events[quad]));
    }
    row.push_back(fmt::format("{}", fmt::join(period.ids, "; ")));
    row.push_back(fmt::format("{}", fmt::join(period.cites, "; ")));
    out += row_line(row, style);
  }
  return out;
}

/// Each event of the timeline under its period, so that the counts can be followed.
std::string timeline_cites(const std::vector<Period>& periods) {
  std::string out = "\nWhere they stand:\n";
  for (const Period& period : periods) {
    if (period.all() == 0) continue;
    out += printable(fmt::format("{}  {}", period.from, fmt::join(period.cites, "; "))) + "\n";
  }
  return out;
}

/// A picture or table of a kind that is not made.
Result<void> check_ending(const AskOptions& options, const std::vector<std::string>& endings) {
  const std::size_t name = options.output.rfind('/') + 1;  // 0 where there is none
  const std::size_t dot = options.output.find('.', name);
  if (options.format != "auto" || dot == std::string::npos) return {};
  const auto is = [&](const std::string& ending) { return options.output.ends_with("." + ending); };
  if (is("txt") || std::any_of(endings.begin(), endings.end(), is)) return {};
  return usage_error(fmt::format("no format goes by this ending; there are {} (or say --format)",
                                 fmt::join(endings, ", ")),
                     options.output, "timeline");
}

Result<Status> finish(Asking& asking, const std::string& text) {
  Result<void> done = asking.output.write(text);
  if (done) done = asking.output.commit();
  if (!done) return done.error();
  asking.tell_left_out();
  return kDone;
}

void tell_apart(std::uint64_t count, std::string_view what) {
  if (count == 0) return;
  const std::string line = fmt::format("sayso: {} events {}\n", count, what);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

Result<Status> draw_timeline(Asking& asking) {
  Result<void> ending = check_ending(asking.options, {"csv", "tsv", "svg"});
  if (!ending) return ending.error();
  Result<Asked> asked = asking.question();
  if (!asked) return asked.error();
  Timeline timeline;
  Result<void> done = asking.standing(*asked, [&](const LedgerEvent& event) -> Result<bool> {
    timeline.add(event);
    return true;
  });
  if (!done) return done.error();
  const std::vector<Period> periods = timeline.periods(length_of(asking.options.per));
  tell_apart(timeline.undated(), "have no day and are not in the timeline");
  const std::string format = format_asked(asking.options, {"csv", "tsv", "svg"}, "table", "table");
  if (format == "svg")
    return finish(asking, timeline_svg(periods, title_of(asking.options, "Distinct events")));
  if (format == "table") {
    return finish(asking, timeline_text(periods, terminal_width()) + timeline_cites(periods));
  }
  const bool tabs = format == "tsv";
  return finish(asking, timeline_rows(periods, {.separator = tabs ? '\t' : ',',
                                                .crlf = !tabs,
                                                .harmless = asking.options.safe_csv}));
}

Result<Status> draw_network(Asking& asking) {
  Result<void> ending = check_ending(asking.options, {"csv", "tsv", "svg", "graphml"});
  if (!ending) return ending.error();
  Result<Asked> asked = asking.question();
  if (!asked) return asked.error();
  Result<Codebook> book = Codebook::open(asking.data);
  if (!book) return book.error();
  Network network([&](const std::string& key) { return branch_name(*book, key); });
  Result<void> done = asking.standing(*asked, [&](const LedgerEvent& event) -> Result<bool> {
    network.add(event);
    return true;
  });
  if (!done) return done.error();
  tell_apart(network.without_pair(), "lack an actor or a recipient and are not in the network");
  const std::string format =
      format_asked(asking.options, {"csv", "tsv", "svg", "graphml"}, "table", "table");
  if (format == "svg")
    return finish(asking, network_svg(network, title_of(asking.options, "Who acts to whom")));
  if (format == "graphml") return finish(asking, network_graphml(network));
  if (format == "table") return finish(asking, network_text(network, terminal_width()));
  const bool tabs = format == "tsv";
  return finish(asking, network_csv(network, {.separator = tabs ? '\t' : ',',
                                              .crlf = !tabs,
                                              .harmless = asking.options.safe_csv}));
}

}  // namespace sayso::cli
