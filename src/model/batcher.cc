#include <algorithm>
#include <bit>
#include <condition_variable>
#include <exception>
#include <iterator>
#include <list>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "base/faults.h"
#include "model/window_reading.h"

namespace sayso {
namespace {

/// Rows of a batch: enough for the processor to be busy with arithmetic, not with weights.
constexpr std::size_t kBatchRows = 512;

std::size_t rows_of(const WindowTask& task) {
  return padded_rows(task.pieces.end - task.pieces.begin + kFramePieces);
}

/// The windows of one read(), on the stack of its thread; but for `windows` under the lock.
struct Call {
  const DocumentPieces& document;
  std::vector<WindowReading> windows;  ///< each is written by the thread that reads it
  std::size_t left = 0;
  std::uint64_t number = 0;
  std::optional<Error> error = {};
  std::condition_variable done = {};
};

struct Waiting {
  Call* call;
  const WindowTask* task;
  WindowReading* out;
};

/// Windows of one padded length, in the order of their calls.
using Line = std::list<Waiting>;

/// How many windows of a line are taken: a full batch, or where a thread's share of all that waits
/// is less, a power of two within it, since every new number of windows costs the runtime some time
/// at first.
std::size_t batch_size(const Line& line, std::size_t share_rows) {
  const std::size_t rows = rows_of(*line.front().task);
  const std::size_t full = std::max<std::size_t>(1, kBatchRows / rows);
  const std::size_t share = std::clamp<std::size_t>(share_rows / rows, 1, full);
  const std::size_t count = std::min(line.size(), share);
  return count == full ? full : std::bit_floor(count);
}

bool waits_longer(const Line& a, const Line& b) {
  if (a.empty() || b.empty()) return !a.empty();
  return a.front().call->number < b.front().call->number;
}

}  // namespace

struct Batcher::State {
  const Runtime& runtime;
  const Manifest& manifest;
  const WindowLimits& limits;
  std::size_t thread_count;
  std::vector<Line> lines;  ///< by padded length in steps of kRowStep
  std::size_t waiting_rows = 0;
  std::mutex lock;  ///< of the lines, `calls`, `ended` and every Call
  std::condition_variable changed;
  std::uint64_t calls = 0;
  bool ended = false;
  std::vector<std::jthread> threads;  ///< last: they end before the rest goes

  State(const Runtime& runs, const Manifest& tells, const WindowLimits& bounds, std::size_t count)
      : runtime(runs), manifest(tells), limits(bounds), thread_count(count) {
    lines.resize(padded_rows(manifest.window.max_pieces) / kRowStep + 1);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    {
      const std::lock_guard guard(lock);
      ended = true;
    }
    changed.notify_all();
  }

  Result<void> start() {
    const auto life = [this] { work(); };
    try {
      for (std::size_t i = 0; i < thread_count; ++i) threads.emplace_back(life);
    } catch (const std::exception& error) {
      return fail(fault::kMachine, error.what());
    }
    return {};
  }

  /// Puts the windows of `call`, sorted into lines, behind those that wait, and waits for them.
  void wait_for(Call& call, std::vector<Line>& sorted) {
    std::unique_lock guard(lock);
    call.number = calls++;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      waiting_rows += sorted[i].size() * i * kRowStep;
      lines[i].splice(lines[i].end(), sorted[i]);
    }
    changed.notify_all();
    call.done.wait(guard, [&] { return call.left == 0; });
  }

  /// A thread's life.
  void work() {
    while (const std::optional<Line> batch = take()) hand_back(*batch, read_safely(*batch));
  }

  /// The next batch, waited for; nothing at the end.
  std::optional<Line> take() {
    std::unique_lock guard(lock);
    auto line = lines.end();
    changed.wait(guard, [&] {
      line = std::min_element(lines.begin(), lines.end(), waits_longer);
      return ended || !line->empty();
    });
    if (ended) return std::nullopt;
    const std::size_t count = batch_size(*line, waiting_rows / thread_count);
    waiting_rows -= count * rows_of(*line->front().task);
    Line batch;
    const auto end = std::next(line->begin(), static_cast<std::ptrdiff_t>(count));
    batch.splice(batch.end(), *line, line->begin(), end);
    return batch;
  }

  Result<void> read_safely(const Line& batch) const {
    try {
      return read_batch(batch);
    } catch (const std::exception& error) {
      return fail(fault::kMachine, error.what());
    }
  }

  Result<void> read_batch(const Line& batch) const {
    std::vector<EncoderInput> inputs;
    for (const Waiting& one : batch) {
      inputs.push_back(encoder_input(one.call->document, one.task->pieces));
    }
    const std::vector<Encoded> encoded = TRY(runtime.encode(inputs));
    std::vector<HeadsInput> asked;
    auto window = encoded.begin();
    for (const Waiting& one : batch) {
      *one.out = TRY(begin_window(reader(one), *one.task, *window++));
      asked.push_back(questions(reader(one), *one.task, *one.out));
    }
    const std::vector<HeadsOutput> answers = TRY(runtime.heads(encoded, asked));
    std::size_t i = 0;
    for (const Waiting& one : batch) {
      TRY(finish_window(reader(one), *one.task, asked[i], answers[i], *one.out));
      ++i;
    }
    return {};
  }

  WindowReader reader(const Waiting& one) const {
    return {one.call->document, manifest.labels, limits};
  }

  void hand_back(const Line& batch, const Result<void>& done) {
    const std::lock_guard guard(lock);
    for (const Waiting& one : batch) {
      Call& call = *one.call;
      if (!done && !call.error) call.error = done.error();
      if (--call.left == 0) call.done.notify_one();
    }
  }
};

Batcher::Batcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Batcher::Batcher(Batcher&&) noexcept = default;
Batcher& Batcher::operator=(Batcher&&) noexcept = default;
Batcher::~Batcher() = default;

Result<Batcher> Batcher::start(const Runtime& runtime, const Manifest& manifest,
                               const WindowLimits& limits, std::size_t threads) {
  auto state = std::make_unique<State>(runtime, manifest, limits, threads);
  TRY(state->start());
  return Batcher(std::move(state));
}

Result<std::vector<WindowReading>> Batcher::read(const DocumentPieces& document,
                                                 std::span<const WindowTask> tasks) const {
  if (tasks.empty()) return std::vector<WindowReading>();
  Call call{document, std::vector<WindowReading>(tasks.size()), tasks.size()};
  std::vector<Line> sorted(state_->lines.size());
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    sorted[rows_of(tasks[i]) / kRowStep].push_back({&call, &tasks[i], &call.windows[i]});
  }
  state_->wait_for(call, sorted);
  if (call.error) return *std::move(call.error);
  return std::move(call.windows);
}

}  // namespace sayso
