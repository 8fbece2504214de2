// sayso query, verify, salvage, backup.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <map>

#include "cli/cells.h"
#include "cli/exit.h"
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
  /// `safe`: cells that a spreadsheet would run are disarmed.
  Answer(Output& output, std::string format, bool safe)
      : output_(output), format_(std::move(format)), safe_(safe) {}

  /// Columns that share a name are told apart by a number.
  Result<void> head(const std::vector<std::string>& columns) {
    std::map<std::string, int> seen;
    for (const std::string& name : columns) {
      const int times = ++seen[name];
      columns_.push_back(times == 1 ? name : fmt::format("{}:{}", name, times));
    }
    if (format_ == "table") held_.push_back(columns_);
    if (format_ != "csv" && format_ != "tsv") return {};
    return output_.write(row_line(columns_, style()));
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
    return {
        .separator = format_ == "tsv" ? '\t' : ',', .crlf = format_ == "csv", .harmless = safe_};
  }

  /// JSON has no word for what is past all numbers; readers take this for it.
  static std::string number(const std::string& text) {
    return text == "Inf" ? "1e999" : text == "-Inf" ? "-1e999" : text;
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
        writer.key(columns_[i]).raw(number(cell.text));
      } else {
        writer.field(columns_[i], cell.text);
      }
    }
    return writer.close('}').take() + "\n";
  }

  Output& output_;
  std::string format_;
  bool safe_;
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

/// Says what was found, and at the end what it comes to, on standard output; what cannot be written
/// is told once all is looked at.
class Findings {
 public:
  explicit Findings(Output output) : output_(std::move(output)) {}

  void tell(const LedgerFinding& finding) {
    say(fmt::format("{}: {}: {}{}\n", finding.check, printable(finding.where),
                    printable(finding.what),
                    finding.damage ? " (damaged)"
                    : finding.note ? " (not checked)"
                                   : ""));
  }
  Result<void> finish(const std::string& line) {
    say(line);
    return written_ ? output_.commit() : written_;
  }

 private:
  void say(const std::string& line) {
    if (written_) written_ = output_.write(line);
  }

  Output output_;
  Result<void> written_;
};

}  // namespace

Result<Status> query_in_sql(const Options& options) {
  Result<Output> output = Output::open(options.keep.output);
  if (!output) return output.error();
  Answer answer(*output, format_of(options.keep), options.keep.safe_csv);
  QueryBudget budget = options.keep.budget;
  budget.stop = interrupted;
  const QuerySink sink{
      [&](const std::vector<std::string>& columns) { return answer.head(columns); },
      [&](const std::vector<QueryCell>& row) { return answer.row(row); }};
  Result<std::string> cut = query_ledger(options.keep.ledger, options.keep.sql, budget, sink);
  if (cut && interrupted()) return interrupted_error();
  Result<void> done = cut ? answer.flush() : Result<void>(cut.error());
  if (done) done = output->commit();
  if (!done) return done.error();
  if (cut->empty()) return kDone;
  const std::string line = fmt::format("sayso: the answer was cut: {}\n", *cut);
  std::fputs(line.c_str(), stderr);
  return kFound;
}

Result<Status> verify_file(const Options& options) {
  Result<Output> output = Output::open("");
  if (!output) return output.error();
  Findings findings(*std::move(output));
  bool damaged = false;
  std::uint64_t found = 0;
  Result<std::uint64_t> checks =
      verify_ledger(options.keep.ledger, [&](const LedgerFinding& finding) {
        damaged = damaged || finding.damage;
        if (!finding.note) ++found;
        findings.tell(finding);
      });
  if (!checks) return checks.error();
  Result<void> told = findings.finish(fmt::format("{} checks, {} found wrong\n", *checks, found));
  if (!told) return told.error();
  return damaged ? kDamaged : found > 0 ? kFound : kDone;
}

Result<Status> salvage_file(const Options& options) {
  Result<Output> output = Output::open("");
  if (!output) return output.error();
  Findings findings(*std::move(output));
  Result<LedgerSalvage> saved =
      salvage_ledger(options.keep.ledger, options.keep.to, options.settings.data,
                     [&](const LedgerFinding& finding) { findings.tell(finding); });
  if (!saved) return saved.error();
  Result<void> told = findings.finish(
      fmt::format("{} reports, {} acts, {} rejects, {} corrections saved; {} rows lost\n",
                  saved->documents, saved->acts, saved->rejects, saved->corrections, saved->lost));
  if (!told) return told.error();
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
  return status ? *status : stopped(status.error());
}

}  // namespace sayso::cli
