// sayso ingest: reports into a ledger.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "ledger/keeping.h"
#include "sayso/ledger.h"

namespace sayso::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// Reports that may wait for linking: linking some thousand at a time costs less than each.
constexpr std::uint64_t kMostPending = 2000;
constexpr std::chrono::seconds kLongestWait{1};

/// The sizes of a run, as they are told at its end.
struct Tally {
  std::uint64_t coded = 0, without_event = 0, rejected = 0, duplicate = 0, outside = 0;
};

void tell(const Tally& tally, bool stopped) {
  std::string line =
      fmt::format("sayso: {}{} in: {} coded, {} without event, {} rejected, {} duplicate",
                  stopped ? "interrupted; " : "",
                  tally.coded + tally.without_event + tally.rejected + tally.duplicate, tally.coded,
                  tally.without_event, tally.rejected, tally.duplicate);
  if (tally.outside > 0) line += fmt::format("; {} outside the days asked for", tally.outside);
  std::fputs((line + "\n").c_str(), stderr);
}

/// A record without an id is known by its text, not by its place in a file.
void take_away_place(Input& input) {
  if (input.format == "json" && input.key == input.origin) input.key.clear();
}

bool is_inside(const std::string& day, const KeepOptions& options) {
  if (day.empty()) return true;
  return (options.since.empty() || day.substr(0, 10) >= options.since) &&
         (options.until.empty() || day.substr(0, 10) <= options.until);
}

class Ingest {
 public:
  Ingest(const Options& options, Ledger ledger, LedgerKnown known)
      : options_(options),
        ledger_(std::move(ledger)),
        known_(std::move(known)),
        progress_(options.progress) {}

  Result<void> open_ack() {
    if (options_.keep.ack.empty()) return {};
    ack_.reset(std::fopen(options_.keep.ack.c_str(), "ab"));
    return ack_ ? Result<void>() : write_error(errno, options_.keep.ack);
  }

  /// Whether a report is to be coded; called from the threads that read.
  bool wants(Input& input) const {
    take_away_place(input);
    const bool known = !options_.keep.recode && known_.holds(input.key, input.outlet, input.text);
    return !known && is_inside(input.published_at, options_.keep);
  }

  Result<void> take(Outcome&& outcome) {
    Result<void> taken = take_in(outcome);
    if (!taken) return taken;
    progress_.step(outcome.bytes_read, outcome.bytes_total);
    const bool full = ++waiting_ >= options_.keep.batch || Clock::now() - last_ > kLongestWait;
    if (!full) return {};
    taken = keep();
    return taken && ledger_.pending() >= kMostPending ? ledger_.link() : taken;
  }

  /// Makes durable and acknowledges what was taken.
  Result<void> keep() {
    Result<void> kept = ledger_.commit();
    if (!kept) return kept;
    waiting_ = 0;
    last_ = Clock::now();
    if (ack_) {
      std::fwrite(lines_.data(), 1, lines_.size(), ack_.get());
      if (std::fflush(ack_.get()) != 0) return write_error(errno, options_.keep.ack);
    }
    lines_.clear();
    return {};
  }

  Result<void> finish() {
    const Result<void> kept = keep();
    return kept && !interrupted() ? ledger_.link() : kept;
  }

  Status status() {
    progress_.clear();
    if (!options_.quiet || interrupted()) tell(tally_, interrupted());
    if (interrupted()) return kInterrupted;
    return tally_.rejected > 0 ? kSomeRejected : kDone;
  }

  void clear() { progress_.clear(); }
  Ledger& ledger() { return ledger_; }

 private:
  Result<void> take_in(const Outcome& outcome) {
    if (outcome.passed) return pass(outcome.input);
    if (!outcome.coding) return reject(outcome.input, outcome.coding.error());
    const Doc& doc = outcome.coding->doc;
    if (!is_inside(doc.published_at.value_or(""), options_.keep)) {
      ++tally_.outside;
      return {};
    }
    Result<LedgerTaken> taken = ledger_.add(*outcome.coding);
    if (!taken) return taken.error();
    const bool duplicate = *taken == LedgerTaken::duplicate;
    const bool coded = *taken == LedgerTaken::coded;
    ++(duplicate ? tally_.duplicate : coded ? tally_.coded : tally_.without_event);
    acknowledge(doc.key, duplicate ? "duplicate" : coded ? "coded" : "without_event");
    return {};
  }

  Result<void> pass(const Input& input) {
    if (!is_inside(input.published_at, options_.keep)) {
      ++tally_.outside;
      return {};
    }
    ++tally_.duplicate;
    acknowledge(input.key, "duplicate");
    return ledger_.pass(input.key);
  }

  Result<void> reject(const Input& input, const Error& error) {
    progress_.clear();
    complain(error);
    ++tally_.rejected;
    const std::string& key = input.key.empty() ? error.where : input.key;
    acknowledge(key, "rejected");
    return ledger_.reject(key, error);
  }

  void acknowledge(const std::string& key, const char* what) {
    if (ack_) lines_ += fmt::format("{}\t{}\n", key, what);
  }

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  const Options& options_;
  Ledger ledger_;
  LedgerKnown known_;
  Progress progress_;
  Tally tally_;
  std::size_t waiting_ = 0;
  Clock::time_point last_ = Clock::now();
  std::unique_ptr<std::FILE, Close> ack_;
  std::string lines_;
};

Source open_source(const Options& options) {
  std::vector<std::pair<std::string, std::string>> map;
  for (const std::string& each : options.keep.map) {
    const std::size_t equals = each.find('=');
    map.emplace_back(each.substr(0, equals), each.substr(equals + 1));
  }
  return Source::open(options.files, {.recursive = options.recursive,
                                      .published_at = options.date,
                                      .outlet = options.outlet,
                                      .map = std::move(map),
                                      .encoding = options.encoding,
                                      .limits = options.settings.limits});
}

Result<Ledger> open_for(const Options& options, const std::string& data, bool read_only) {
  return Ledger::open(options.keep.ledger, {.data = data,
                                            .read_only = read_only,
                                            .mix = options.keep.mix,
                                            .recode = options.keep.recode});
}

Result<Status> withdraw(const Options& options) {
  const Result<Ledger> there = open_for(options, options.settings.data, true);
  if (!there) return there.error();  // what is not there is not made
  Result<Ledger> ledger = open_for(options, options.settings.data, false);
  if (!ledger) return ledger.error();
  for (const std::string& report : options.keep.withdraw) {
    Result<void> done = ledger->withdraw(report, options.keep.why);
    if (!done) return done.error();
  }
  Result<void> done = ledger->link();
  return done ? Result<Status>(kDone) : done.error();
}

/// Is this where a ledger would be made?
bool is_new(const std::string& path) {
  std::error_code none;
  return !std::filesystem::exists(path, none) || std::filesystem::is_empty(path, none);
}

/// Says what a run would find, without coding anything.
Result<Status> try_out(const Options& options) {
  Tally tally;
  std::uint64_t fresh = 0;
  LedgerKnown known({});
  Result<Ledger> ledger = open_for(options, options.settings.data, true);
  if (ledger) {
    Result<LedgerKnown> held = ledger->known();
    if (!held) return held.error();
    known = *std::move(held);
  } else if (!is_new(options.keep.ledger)) {
    return ledger.error();
  }
  Source source = open_source(options);
  while (std::optional<Result<Input>> input = source.next()) {
    if (!*input) {
      complain(input->error());
      ++tally.rejected;
      continue;
    }
    Input& report = **input;
    take_away_place(report);
    const bool inside = is_inside(report.published_at, options.keep);
    const bool held = known.holds(report.key, report.outlet, report.text);
    ++(!inside ? tally.outside : held ? tally.duplicate : fresh);
  }
  std::string line =
      fmt::format("sayso: would take {} in: {} to code, {} unreadable, {} duplicate",
                  fresh + tally.rejected + tally.duplicate, fresh, tally.rejected, tally.duplicate);
  if (tally.outside > 0) line += fmt::format("; {} outside the days asked for", tally.outside);
  std::fputs((line + "\n").c_str(), stderr);
  return tally.rejected > 0 ? kSomeRejected : kDone;
}

Result<Status> take_all(const Options& options) {
  Result<Engine> engine = Engine::open(options.settings);
  if (!engine) return engine.error();
  Result<Ledger> ledger = open_for(options, engine->data(), false);
  if (!ledger) return ledger.error();
  Result<void> done = ledger->use(engine->run());
  if (!done) return done.error();
  Result<LedgerKnown> known = ledger->known();
  if (!known) return known.error();
  Ingest ingest(options, *std::move(ledger), *std::move(known));
  done = ingest.open_ack();
  if (!done) return done.error();
  Source source = open_source(options);
  const Work work{.jobs = options.settings.jobs,
                  .keep_readings = false,
                  .next_reading = {},
                  .wants = [&ingest](Input& input) { return ingest.wants(input); },
                  .stop = interrupted};
  done = code_all(*engine, source, work,
                  [&ingest](Outcome&& outcome) { return ingest.take(std::move(outcome)); });
  if (done) done = ingest.finish();
  ingest.clear();
  if (!done) return done.error();
  return ingest.status();
}

}  // namespace

Result<Status> ingest_reports(const Options& options) {
  const KeepOptions& keep = options.keep;
  if (options.files.empty() == keep.withdraw.empty()) {
    return usage_error(keep.withdraw.empty()
                           ? "no reports are given"
                           : "--withdraw takes reports out; give files to take in another run",
                       "FILE", "ingest");
  }
  if (!keep.until.empty() && keep.since > keep.until) {
    return usage_error(fmt::format("--since {} is later than --until {}", keep.since, keep.until),
                       "command line", "ingest");
  }
  if (!keep.withdraw.empty()) return withdraw(options);
  return options.keep.dry_run ? try_out(options) : take_all(options);
}

}  // namespace sayso::cli
