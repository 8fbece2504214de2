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

/// Reports on their way for each worker: one that it codes and one that waits for its turn to be
/// handed on.
constexpr std::size_t kRoomPerJob = 2;

/// The place of a report among those on their way.
struct Slot {
  std::optional<Outcome> outcome;
  std::optional<Error> broken;  ///< the engine itself failed
  bool done() const { return outcome || broken; }
};

/// What a worker has taken from the source.
struct Taken {
  Slot* slot = nullptr;
  std::optional<Result<Input>> input;
  std::string line;  ///< of the Reading file, where there is one
  std::uint64_t bytes_read = 0, bytes_total = 0;
};

/// Workers take reports in turn and code them; the caller hands the outcomes on in that order. Two
/// locks: one for the source, held while a report is read, and one for the slots.
class Race {
 public:
  Race(const Engine& engine, Source& source, const Work& work, std::size_t room)
      : engine_(engine), source_(source), work_(work), room_(room) {}

  /// A worker's life.
  void run() {
    while (std::optional<Taken> taken = take()) {
      Slot made = code(*taken);
      {
        const std::lock_guard lock(slots_lock_);
        *taken->slot = std::move(made);
      }
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
    if (work_.next_reading) taken.line = work_.next_reading().value_or("");
    taken.bytes_read = source_.bytes_read();
    taken.bytes_total = source_.bytes_total();
    const std::lock_guard lock(slots_lock_);
    taken.slot = &slots_.emplace_back();
    return taken;
  }

  bool wait_for_room() {
    std::unique_lock lock(slots_lock_);
    changed_.wait(lock, [&] { return ended_ || slots_.size() < room_; });
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
  const std::size_t room_;
  std::mutex source_lock_;
  std::mutex slots_lock_;
  std::condition_variable changed_;
  std::deque<Slot> slots_;  // push_back and pop_front leave the other slots where they are
  bool ended_ = false;
};

Result<void> start(Race& race, std::size_t jobs, std::vector<std::jthread>& workers) {
  try {
    for (std::size_t i = 0; i < jobs; ++i) workers.emplace_back([&race] { race.run(); });
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
  Race race(engine, source, work, kRoomPerJob * jobs);
  std::vector<std::jthread> workers;
  Result<void> result = start(race, jobs, workers);
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
