// sayso query, verify, salvage, backup.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/cells.h"
#include "cli/output.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "formats/json_writer.h"
#include "ledger/keeping.h"

namespace sayso::cli {
namespace {

/// Rows of a table that are held back so that its columns fit.
constexpr std::size_t kFitted = 200;
constexpr std::size_t kMostWide = 60;

/// Writes the rows of an answer in one format.
class Answer {
 public:
  Answer(Output& output, std::string format) : output_(output), format_(std::move(format)) {}

  Result<void> head(const std::vector<std::string>& columns) {
    columns_ = columns;
    if (format_ == "table") held_.push_back(columns);
    if (format_ != "csv" && format_ != "tsv") return {};
    return output_.write(row_line(columns, style()));
  }

  Result<void> row(const std::vector<QueryCell>& cells) {
    if (format_ == "jsonl") return output_.write(json(cells));
    std::vector<std::string> words;
    words.reserve(cells.size());
    for (const QueryCell& cell : cells) words.push_back(cell.text);
    if (format_ != "table") return output_.write(row_line(words, style()));
    held_.push_back(std::move(words));
    return held_.size() > kFitted ? flush() : Result<void>();
  }

  /// Writes what is held back.
  Result<void> flush() {
    for (const std::vector<std::string>& row : held_) {
      widths_.resize(row.size());
      for (std::size_t i = 0; fitted_ && i < row.size(); ++i) {
        widths_[i] = std::max(widths_[i], std::min(kMostWide, display_width(printable(row[i]))));
      }
    }
    fitted_ = false;
    for (const std::vector<std::string>& row : held_) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) {
        line += (i == 0 ? "" : "  ") + fit(printable(row[i]), widths_[i]);
      }
      line.erase(line.find_last_not_of(' ') + 1);
      Result<void> written = output_.write(line + "\n");
      if (!written) return written;
    }
    held_.clear();
    return {};
  }

 private:
  CellStyle style() const {
    return {.separator = format_ == "tsv" ? '\t' : ',', .crlf = format_ == "csv"};
  }

  std::string json(const std::vector<QueryCell>& cells) const {
    JsonWriter writer;
    writer.open('{');
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const QueryCell& cell = cells[i];
      const bool plain =
          cell.kind == QueryCell::Kind::integer || cell.kind == QueryCell::Kind::real;
      if (cell.kind == QueryCell::Kind::null) continue;
      if (plain) {
        writer.key(columns_[i]).raw(cell.text);
      } else {
        writer.field(columns_[i], cell.text);
      }
    }
    return writer.close('}').take() + "\n";
  }

  Output& output_;
  std::string format_;
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> held_;
  std::vector<std::size_t> widths_;
  bool fitted_ = true;
};

std::string format_of(const KeepOptions& options) {
  if (options.format == "json") return "jsonl";
  if (options.format != "auto") return options.format;
  for (const char* const ending : {"csv", "tsv", "jsonl"}) {
    if (options.output.ends_with(std::string(".") + ending)) return ending;
  }
  const bool to_terminal = options.output.empty() && is_terminal(STDOUT_FILENO);
  return to_terminal ? "table" : "jsonl";
}

void tell_finding(const LedgerFinding& finding) {
  const std::string line = fmt::format("{}: {}: {}{}", finding.check, printable(finding.where),
                                       printable(finding.what), finding.damage ? " (damaged)" : "");
  std::fputs((line + "\n").c_str(), stdout);
}

}  // namespace

Result<Status> query_in_sql(const Options& options) {
  Result<Output> output = Output::open(options.keep.output);
  if (!output) return output.error();
  Answer answer(*output, format_of(options.keep));
  const QuerySink sink{
      [&](const std::vector<std::string>& columns) { return answer.head(columns); },
      [&](const std::vector<QueryCell>& row) { return answer.row(row); }};
  Result<std::string> cut =
      query_ledger(options.keep.ledger, options.keep.sql, options.keep.budget, sink);
  Result<void> done = cut ? answer.flush() : Result<void>(cut.error());
  if (done) done = output->commit();
  if (!done) return done.error();
  if (cut->empty()) return kDone;
  const std::string line = fmt::format("sayso: the answer was cut: {}\n", *cut);
  std::fputs(line.c_str(), stderr);
  return kFound;
}

Result<Status> verify_file(const Options& options) {
  bool damaged = false;
  std::uint64_t found = 0;
  Result<std::uint64_t> checks =
      verify_ledger(options.keep.ledger, [&](const LedgerFinding& finding) {
        damaged = damaged || finding.damage;
        ++found;
        tell_finding(finding);
      });
  if (!checks) return checks.error();
  const std::string line = fmt::format("{} checks, {} found wrong\n", *checks, found);
  std::fputs(line.c_str(), stdout);
  return damaged ? kDamaged : found > 0 ? kFound : kDone;
}

Result<Status> salvage_file(const Options& options) {
  Result<LedgerSalvage> saved =
      salvage_ledger(options.keep.ledger, options.keep.to, options.settings.data, tell_finding);
  if (!saved) return saved.error();
  const std::string line =
      fmt::format("{} reports, {} acts, {} rejects, {} corrections saved; {} rows lost\n",
                  saved->documents, saved->acts, saved->rejects, saved->corrections, saved->lost);
  std::fputs(line.c_str(), stdout);
  return saved->lost > 0 ? kFound : kDone;
}

Result<Status> backup_file(const Options& options) {
  Result<void> done = backup_ledger(options.keep.ledger, options.keep.to);
  return done ? Result<Status>(kDone) : done.error();
}

Status run_keep(const Options& options) {
  const auto run = [&]() -> Result<Status> {
    switch (options.keep.command) {
      case KeepCommand::ingest:
        return ingest_reports(options);
      case KeepCommand::query:
        return query_in_sql(options);
      case KeepCommand::verify:
        return verify_file(options);
      case KeepCommand::salvage:
        return salvage_file(options);
      case KeepCommand::backup:
        return backup_file(options);
      case KeepCommand::none:
        break;
    }
    return kWrongUsage;
  };
  Result<Status> status = run();
  if (status) return *status;
  const Status ended = status_of(status.error());
  if (ended != kReaderGone) complain(status.error());
  return ended;
}

}  // namespace sayso::cli
