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

/// Pieces of a batch: enough for the processor to be busy with arithmetic, not with weights.
constexpr std::size_t kBatchPieces = 512;

/// What attention may cost: windows times the padded length of the longest.
constexpr std::size_t kBatchCells = kBatchPieces * 3 / 2;

std::size_t pieces_of(const WindowTask& task) {
  return task.pieces.end - task.pieces.begin + kFramePieces;
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

/// Moves the first windows of `line` that fit into what is left of `room` into `batch`, whose
/// longest takes `length` rows.
void fill(Line& line, std::size_t length, std::size_t& room, Line& batch) {
  for (auto at = line.begin(); at != line.end() && room > kFramePieces;) {
    const auto next = std::next(at);
    const std::size_t pieces = pieces_of(*at->task);
    if (batch.empty() || (pieces <= room && (batch.size() + 1) * length <= kBatchCells)) {
      room -= pieces;
      batch.splice(batch.end(), line, at);
    }
    at = next;
  }
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
  std::size_t waiting_pieces = 0;
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
      for (const Waiting& one : sorted[i]) waiting_pieces += pieces_of(*one.task);
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
      // of those that came together, the longest
      line = std::prev(std::min_element(lines.rbegin(), lines.rend(), waits_longer).base());
      return ended || !line->empty();
    });
    if (ended) return std::nullopt;
    return batch_from(line);
  }

  /// The window of `line` that has waited longest and what fits beside it: of its length, then
  /// shorter, then longer; a full batch, or a thread's share of all that waits.
  Line batch_from(std::vector<Line>::iterator line) {
    const std::size_t share = waiting_pieces / thread_count;
    const std::size_t first = pieces_of(*line->front().task);
    const std::size_t size = std::max(first, std::min(kBatchPieces, share));
    const auto length = [&](auto at) {
      return static_cast<std::size_t>(at - lines.begin()) * kRowStep;
    };
    std::size_t room = size;
    Line batch;
    for (auto at = std::next(line); at != lines.begin();) fill(*--at, length(line), room, batch);
    for (auto at = std::next(line); at != lines.end(); ++at) fill(*at, length(at), room, batch);
    waiting_pieces -= size - room;
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
    sorted[padded_rows(pieces_of(tasks[i])) / kRowStep].push_back(
        {&call, &tasks[i], &call.windows[i]});
  }
  state_->wait_for(call, sorted);
  if (call.error) return *std::move(call.error);
  return std::move(call.windows);
}

}  // namespace sayso
