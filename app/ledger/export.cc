// sayso export: the whole ledger as events, pairs of reports, or for other programs.
#include <fmt/format.h>

#include "cli/exit.h"
#include "cli/signals.h"
#include "export/event_writer.h"
#include "formats/output_folder.h"
#include "ledger/asking.h"
#include "ledger/event_record.h"
#include "sayso/codebook.h"

namespace sayso::cli {
namespace {

/// A key in a line of words.
std::string one_word(const std::string& key) {
  std::string out;
  for (const char c : key) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    out += space ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

/// The pairs know no filters: a report is not told by what it tells.
Result<void> refuse_filters(const AskOptions& options) {
  const bool filtered = !options.words.empty() || !options.actor.empty() ||
                        !options.recipient.empty() || !options.type.empty() ||
                        !options.by.empty() || !options.status.empty() || !options.since.empty() ||
                        !options.until.empty();
  return filtered ? usage_error("--pairs tells all reports and takes no words or filters",
                                "command line", "export")
                  : Result<void>();
}

Result<bool> export_pairs(Asking& asking) {
  Result<void> plain = refuse_filters(asking.options);
  if (!plain) return plain.error();
  const PairQuestion question{asking.options.all, asking.options.most};
  constexpr std::size_t kAtOnce = 1U << 16U;  // bytes: pairs are many and short
  std::string lines;
  Result<bool> cut = asking.ledger.pairs(question, [&](const ReportPair& pair) -> Result<bool> {
    if (interrupted()) return interrupted_error();
    lines += fmt::format("{} {} {}\n", one_word(pair.first), one_word(pair.second), pair.relation);
    if (lines.size() < kAtOnce) return true;
    Result<void> written = asking.output.write(lines);
    if (!written) return written.error();
    lines.clear();
    return true;
  });
  Result<void> written = lines.empty() ? Result<void>() : asking.output.write(lines);
  if (cut && !written) return written.error();
  return cut;
}

Result<void> export_events(Asking& asking, const Asked& asked) {
  return asking.events(asked, [&](const LedgerEvent& event) -> Result<bool> {
    Result<void> written = asking.output.write(event_json(event));
    if (!written) return written.error();
    return true;
  });
}

std::unique_ptr<EventWriter> writer_of(const std::string& format, const Codebook& book) {
  if (format == "polecat") return make_polecat(book);
  if (format == "icews") return make_icews(book);
  if (format == "gdelt") return make_gdelt(book);
  if (format == "gdelt-mentions") return make_gdelt_mentions(book);
  return make_plover(book);
}

/// One table that is being written, and where.
struct Table {
  std::unique_ptr<EventWriter> writer;
  Output* output = nullptr;
};

Result<void> write_tables(Asking& asking, const Asked& asked, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    Result<void> head = table.output->write(table.writer->head());
    if (!head) return head;
  }
  return asking.standing(asked, [&](const LedgerEvent& event) -> Result<bool> {
    for (const Table& table : tables) {
      Result<void> written = table.output->write(table.writer->event(event));
      if (!written) return written.error();
    }
    return true;
  });
}

void tell_gaps(const EventWriter& writer, const std::string& format) {
  std::string out;
  for (const Gap& gap : writer.gaps()) {
    if (gap.empty == 0 && gap.why.empty()) continue;
    out += fmt::format("gap\t{}\t{}\tempty in {} of {}\t{}\n", format, gap.column, gap.empty,
                       writer.rows(), gap.why.empty() ? "where no report tells it" : gap.why);
  }
  std::fwrite(out.data(), 1, out.size(), stderr);
}

/// GDELT's two tables, under the names that GDELT gives such files.
Result<void> export_folder(Asking& asking, const Asked& asked, const Codebook& book) {
  Result<OutputFolder> folder = OutputFolder::open(asking.options.output);
  if (!folder) return folder.error();
  Result<Output> events = Output::open(asking.options.output + "/sayso.export.CSV");
  if (!events) return events.error();
  Result<Output> mentions = Output::open(asking.options.output + "/sayso.mentions.CSV");
  if (!mentions) return mentions.error();
  std::vector<Table> tables;
  tables.push_back({make_gdelt(book), &*events});
  tables.push_back({make_gdelt_mentions(book), &*mentions});
  Result<void> done = write_tables(asking, asked, tables);
  for (const Table& table : tables) {
    if (done) done = table.output->commit();
    if (done && asking.options.report_gaps) {
      tell_gaps(*table.writer, table.output == &*events ? "gdelt" : "gdelt-mentions");
    }
  }
  return done;
}

Result<void> export_format(Asking& asking, const Asked& asked) {
  const std::string& format = asking.options.format;
  Result<Codebook> book = Codebook::open(asking.data);
  if (!book) return book.error();
  if (OutputFolder::meant(asking.options.output)) {
    if (format == "gdelt") return export_folder(asking, asked, *book);
    return usage_error(fmt::format("{} is one table; give the name of a file", format),
                       asking.options.output, "export");
  }
  std::vector<Table> tables;
  tables.push_back({writer_of(format, *book), &asking.output});
  Result<void> done = write_tables(asking, asked, tables);
  if (done && asking.options.report_gaps) tell_gaps(*tables.front().writer, format);
  return done;
}

Result<Status> tell_pairs(Asking& asking) {
  if (OutputFolder::meant(asking.options.output)) {
    return usage_error("pairs are one file; give its name", asking.options.output, "export");
  }
  Result<bool> cut = export_pairs(asking);
  Result<void> done = cut ? asking.output.commit() : Result<void>(cut.error());
  if (!done) return done.error();
  if (!*cut) return kDone;
  const std::string line = fmt::format(
      "sayso: cut: where more than {} reports tell one event, each is paired only with the one "
      "that it rests on; --most 0 pairs all\n",
      asking.options.most);
  std::fwrite(line.data(), 1, line.size(), stderr);
  return kFound;
}

}  // namespace

Result<Status> export_ledger(Asking& asking) {
  if (asking.options.pairs) return tell_pairs(asking);
  Result<Asked> asked = asking.question();
  if (!asked) return asked.error();
  const bool other = asking.options.format != "auto";
  if (!other && OutputFolder::meant(asking.options.output)) {
    return usage_error("events are one file; give its name", asking.options.output, "export");
  }
  Result<void> done = other ? export_format(asking, *asked) : export_events(asking, *asked);
  if (done) done = asking.output.commit();
  if (!done) return done.error();
  asking.tell_left_out();
  return kDone;
}

}  // namespace sayso::cli
