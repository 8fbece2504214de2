#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/faults.h"
#include "sayso/sayso.h"

namespace sayso {
namespace {

/// Reports that are coded at a time with the model: each worker waits for it most of the time, and
/// so many windows of a sentence or two fill its batches.
constexpr std::size_t kWorkers = 48;
constexpr std::size_t kWorkersPerJob = 8;

/// Bounds on the reports on their way, being coded or waiting for their turn to be handed on: two
/// for each job, and more while their bytes are within a measure. So short reports pass a long one
/// that holds up the output.
constexpr std::size_t kRoomPerJob = 2;
constexpr std::size_t kBytesPerJob = std::size_t{256} << 10;
/// Of the shortest report.
constexpr std::size_t kLeastBytes = std::size_t{2} << 10;

/// The place of a report among those on their way.
struct Slot {
  std::optional<Outcome> outcome;
  std::optional<Error> broken;  ///< the engine itself failed
  std::size_t bytes = 0;        ///< of its text and Reading, and what any takes
  bool done() const { return outcome || broken; }
};

/// What a worker has taken from the source.
struct Taken {
  Slot* slot = nullptr;
  std::optional<Result<Input>> input;
  bool passed = false;
  std::string line;  ///< of the Reading file, where there is one
  std::uint64_t bytes_read = 0, bytes_total = 0;
};

/// Workers take reports in turn and code them; the caller hands the outcomes on in that order. Two
/// locks: one for the source, held while a report is read, and one for the slots.
class Race {
 public:
  Race(const Engine& engine, Source& source, const Work& work, std::size_t jobs)
      : engine_(engine), source_(source), work_(work), jobs_(jobs) {}

  /// A worker's life.
  void run() {
    while (std::optional<Taken> taken = take()) {
      fill(*taken->slot, code(*taken));
      changed_.notify_all();
    }
  }

  /// The next outcome in order; nothing at the end.
  std::optional<Slot> next() {
    std::unique_lock lock(slots_lock_);
    changed_.wait(lock, [&] { return slots_.empty() ? ended_ : slots_.front().done(); });
    if (slots_.empty()) return std::nullopt;
    Slot slot = std::move(slots_.front());
    slots_.pop_front();
    bytes_ -= slot.bytes;
    lock.unlock();
    changed_.notify_all();
    return slot;
  }

  /// No further report is taken.
  void end() {
    {
      const std::lock_guard lock(slots_lock_);
      ended_ = true;
    }
    changed_.notify_all();
  }

 private:
  /// Waits for room and reads the next report into a slot of its own; nothing at the end.
  std::optional<Taken> take() {
    const std::lock_guard reading(source_lock_);
    if (!wait_for_room()) return std::nullopt;
    Taken taken;
    const bool stopped = work_.stop && work_.stop();
    if (!stopped) taken.input = source_.next();
    if (!taken.input) {
      end();
      return std::nullopt;
    }
    taken.passed = *taken.input && work_.wants && !work_.wants(**taken.input);
    if (work_.next_reading) taken.line = work_.next_reading().value_or("");
    taken.bytes_read = source_.bytes_read();
    taken.bytes_total = source_.bytes_total();
    const std::lock_guard lock(slots_lock_);
    taken.slot = &slots_.emplace_back();
    const std::size_t text = *taken.input ? (**taken.input).text.size() : 0;
    taken.slot->bytes = kLeastBytes + text + taken.line.size();
    bytes_ += taken.slot->bytes;
    return taken;
  }

  void fill(Slot& slot, Slot&& made) {
    const std::lock_guard lock(slots_lock_);
    const std::size_t kept = work_.keep_readings && made.outcome ? made.outcome->reading.size() : 0;
    made.bytes = slot.bytes + kept;
    bytes_ += kept;
    slot = std::move(made);
  }

  bool wait_for_room() {
    std::unique_lock lock(slots_lock_);
    changed_.wait(lock, [&] {
      return ended_ || slots_.size() < kRoomPerJob * jobs_ || bytes_ < kBytesPerJob * jobs_;
    });
    return !ended_;
  }

  /// Codes a report; whatever is thrown on the way is a failure of the machine.
  Slot code(Taken& taken) const {
    Slot slot;
    try {
      slot = outcome_of(taken);
    } catch (const std::exception& error) {
      slot.broken = fail(fault::kMachine, error.what());
    }
    if (slot.outcome) {
      slot.outcome->bytes_read = taken.bytes_read;
      slot.outcome->bytes_total = taken.bytes_total;
    }
    return slot;
  }

  Slot outcome_of(Taken& taken) const {
    if (!*taken.input) return {Outcome{{}, std::move(*taken.input).error(), {}}, {}};
    Input input = **std::move(taken.input);
    if (taken.passed) return {Outcome{std::move(input), Error{}, {}, true}, {}};
    Result<Coding> coding = coding_of(input, taken.line);
    if (!coding && !work_.next_reading) {
      const ErrorCode code = coding.error().code;
      if (code == ErrorCode::io || code == ErrorCode::corrupt) return {{}, coding.error()};
    }
    if (coding) input.text = {};
    return {Outcome{std::move(input), std::move(coding), std::move(taken.line)}, {}};
  }

  /// `line` is the Reading to code from, or where the caller keeps Readings, takes the model's.
  Result<Coding> coding_of(const Input& input, std::string& line) const {
    if (work_.next_reading) return engine_.code(input, line);
    if (!work_.keep_readings) return engine_.code(input);
    line = TRY(engine_.read(input));
    return engine_.code(input, line);
  }

  const Engine& engine_;
  Source& source_;
  const Work& work_;
  const std::size_t jobs_;
  std::mutex source_lock_;
  std::mutex slots_lock_;
  std::condition_variable changed_;
  std::deque<Slot> slots_;  // push_back and pop_front leave the other slots where they are
  std::size_t bytes_ = 0;   // of the slots
  bool ended_ = false;
};

Result<void> start(Race& race, std::size_t count, std::vector<std::jthread>& workers) {
  try {
    for (std::size_t i = 0; i < count; ++i) workers.emplace_back([&race] { race.run(); });
  } catch (const std::exception& error) {
    return fail(fault::kMachine, error.what());
  }
  return {};
}

}  // namespace

Result<void> code_all(const Engine& engine, Source& source, const Work& work,
                      const std::function<Result<void>(Outcome&&)>& sink) {
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t jobs = work.jobs > 0 ? work.jobs : cores;
  const bool with_model = !work.next_reading;
  Race race(engine, source, work, jobs);
  std::vector<std::jthread> workers;
  Result<void> result = start(race, with_model ? kWorkers + kWorkersPerJob * jobs : jobs, workers);
  while (result) {
    std::optional<Slot> slot = race.next();
    if (!slot) break;
    result =
        slot->broken ? Result<void>(*std::move(slot->broken)) : sink(*std::move(slot->outcome));
  }
  race.end();
  return result;
}

}  // namespace sayso
