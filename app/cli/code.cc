#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <optional>

#include "commands.h"
#include "formats/codings.h"
#include "lines.h"
#include "output.h"
#include "progress.h"
#include "sayso/pact_report.h"
#include "signals.h"

namespace sayso::cli {
namespace {

/// A Reading holds all scores of a document, some hundred times its text.
constexpr std::size_t kReadingBytes = std::size_t{4} << 30;

/// One run over the documents: takes each outcome to its place and counts.
class Coder {
 public:
  Coder(const Options& options, Codings codings)
      : codings_(std::move(codings)), progress_(options.progress), quiet_(options.quiet) {}

  void ask_pacts(PactReport report) { pacts_.emplace(std::move(report)); }
  void keep_readings(Output output) { readings_.emplace(std::move(output)); }

  Result<void> take(Outcome&& outcome) {
    if (readings_) {
      Result<void> kept = readings_->write(outcome.reading + "\n");
      if (!kept) return kept;
    }
    if (!outcome.coding) {
      progress_.clear();
      complain(outcome.coding.error());
      ++rejected_;
    } else {
      progress_.clear();
      if (pacts_) pacts_->read(*outcome.coding);
      Result<void> written = codings_.write(*outcome.coding);
      if (!written) return written;
      ++coded_;
    }
    progress_.step(outcome.bytes_read, outcome.bytes_total);
    return {};
  }

  /// Puts the files in their places.
  Result<void> finish() {
    progress_.clear();
    Result<void> done = codings_.finish();
    if (done && readings_) done = readings_->commit();
    return done;
  }

  Status status() {
    progress_.clear();
    const bool stopped = interrupted();
    if (!quiet_ && (stopped || rejected_ > 0)) {
      fmt::print(stderr, "sayso: {}{} coded, {} rejected\n", stopped ? "interrupted; " : "", coded_,
                 rejected_);
    }
    if (stopped) return kInterrupted;
    return rejected_ > 0 ? kSomeRejected : kDone;
  }

  void clear() { progress_.clear(); }

 private:
  Codings codings_;
  std::optional<Output> readings_;
  std::optional<PactReport> pacts_;
  Progress progress_;
  bool quiet_ = false;
  std::uint64_t coded_ = 0;
  std::uint64_t rejected_ = 0;
};

Status failed(const Error& error) {
  complain(error);
  return status_of(error);
}

Result<void> code_with(const Engine& engine, const Options& options, Coder& coder) {
  Work work{.jobs = options.settings.jobs,
            .keep_readings = !options.write_readings.empty(),
            .next_reading = {},
            .wants = {},
            .stop = interrupted};
  std::optional<Lines> lines;
  if (!options.readings.empty()) {
    Result<Lines> opened = Lines::open(options.readings, kReadingBytes);
    if (!opened) return opened.error();
    lines = *std::move(opened);
    work.next_reading = [&lines]() -> std::optional<std::string> {
      std::optional<Result<std::string>> line = lines->next();
      if (!line || !*line) return std::nullopt;
      return **std::move(line);
    };
  }
  Source source = Source::open(options.files, {.recursive = options.recursive,
                                               .published_at = options.date,
                                               .outlet = options.outlet,
                                               .encoding = options.encoding,
                                               .limits = options.settings.limits});
  const Result<void> coded = code_all(
      engine, source, work, [&coder](Outcome&& outcome) { return coder.take(std::move(outcome)); });
  return coded ? coder.finish() : coded;
}

/// Ends the program, of which all is written and closed: the kernel takes back at once what it
/// would take a seventh of a short run to take apart.
[[noreturn]] void leave(Status status) {
  std::fflush(nullptr);
  std::_Exit(status);
}

}  // namespace

Status code_files(const Engine& engine, const Options& options) {
  Result<Codings> codings = Codings::open(options, engine.data());
  if (!codings) return failed(codings.error());
  Coder coder(options, *std::move(codings));
  if (!options.write_readings.empty()) {
    Result<Output> readings = Output::open(options.write_readings);
    if (!readings) return failed(readings.error());
    coder.keep_readings(*std::move(readings));
  }
  if (options.pacts) {
    Result<PactReport> report = PactReport::open(engine.data() + "/pacts");
    if (!report) return failed(report.error());
    coder.ask_pacts(*std::move(report));
  }
  const Result<void> coded = code_with(engine, options, coder);
  if (coded) return coder.status();
  coder.clear();
  // The reader of a pipe that goes away needs no message: it knows.
  return status_of(coded.error()) == kReaderGone ? kReaderGone : failed(coded.error());
}

Status run_code(const Options& options) {
  const bool replay = !options.readings.empty();
  Result<Engine> engine =
      replay ? Engine::open_without_model(options.settings) : Engine::open(options.settings);
  if (!engine) return failed(engine.error());
  leave(code_files(*engine, options));
}

}  // namespace sayso::cli
