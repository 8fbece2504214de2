#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <latch>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <thread>

#include "base/faults.h"
#include "model/window_reading.h"

namespace sayso {
namespace {

/// Sees nothing in any window, and counts. While it is shut, calls wait.
class CountingRuntime final : public Runtime {
 public:
  Result<std::vector<Encoded>> encode(std::span<const EncoderInput> windows) const override {
    std::size_t pieces = 0;
    for (const EncoderInput& window : windows) pieces += window.ids.size();
    {
      const std::lock_guard guard(lock_);
      batches_.push_back(windows.size());
      pieces_.push_back(pieces);
    }
    shut.wait(true);
    if (throws) throw std::runtime_error("no memory");
    if (fails) return fail(fault::kRuntime, "broken");
    std::vector<Encoded> out;
    for (const EncoderInput& window : windows) {
      out.push_back({window.ids.size(), {}, {}, {}, {}});
    }
    return out;
  }
  Result<std::vector<HeadsOutput>> heads(std::span<const Encoded> windows,
                                         std::span<const HeadsInput>) const override {
    return std::vector<HeadsOutput>(windows.size());
  }
  Result<RelationScores> relate(const Encoded&, RowSpan, RowSpan) const override {
    return fail(fault::kRuntime, "not asked here");
  }
  std::string precision() const override { return "f32"; }

  std::vector<std::size_t> batches() const {
    const std::lock_guard guard(lock_);
    return batches_;
  }
  /// Pieces of each batch.
  std::vector<std::size_t> pieces() const {
    const std::lock_guard guard(lock_);
    return pieces_;
  }

  std::atomic<bool> shut = false, fails = false, throws = false;

 private:
  mutable std::mutex lock_;
  mutable std::vector<std::size_t> batches_, pieces_;
};

DocumentPieces document_of(std::uint32_t pieces) {
  DocumentPieces document{std::vector<Piece>(pieces), std::vector<std::uint32_t>(pieces + 1), {}};
  std::iota(document.first_piece.begin(), document.first_piece.end(), 0u);
  return document;
}

/// Windows of `size` pieces, one behind the other.
std::vector<WindowTask> tasks_of(std::uint32_t count, std::uint32_t size) {
  std::vector<WindowTask> tasks;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Range range{i * size, (i + 1) * size};
    tasks.push_back({range, range, range});
  }
  return tasks;
}

class Batches : public testing::Test {
 protected:
  Batcher start(std::size_t threads) {
    return Batcher::start(runtime, manifest, limits, threads).value();
  }

  /// Reads one window in each of `count` threads, of which all have called before the gate opens.
  std::vector<Result<std::vector<WindowReading>>> read_behind_the_gate(const Batcher& batcher,
                                                                       std::size_t count) {
    runtime.shut = true;
    std::vector<Result<std::vector<WindowReading>>> results(count,
                                                            Result(std::vector<WindowReading>()));
    const DocumentPieces document = document_of(20);
    const std::vector<WindowTask> tasks = tasks_of(1, 20);
    {
      std::latch called(static_cast<std::ptrdiff_t>(count));
      std::vector<std::jthread> threads;
      for (std::size_t i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
          called.count_down();
          results[i] = batcher.read(document, tasks);
        });
      }
      called.wait();
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      runtime.shut = false;
      runtime.shut.notify_all();
    }
    return results;
  }

  CountingRuntime runtime;
  Manifest manifest;
  WindowLimits limits;
};

TEST_F(Batches, WindowsThatWaitAreReadTogetherWhosoeverTheyAre) {
  const Batcher batcher = start(1);
  for (const auto& result : read_behind_the_gate(batcher, 17)) {
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->size(), 1u);
  }
  const std::vector<std::size_t> batches = runtime.batches();
  EXPECT_EQ(std::accumulate(batches.begin(), batches.end(), std::size_t{0}), 17u);
  EXPECT_LT(batches.size(), 9u) << "the first goes alone, those behind it in company";
}

TEST_F(Batches, AreFilledWithWhatFitsAndNeverBeyond) {
  const Batcher batcher = start(1);
  std::vector<WindowTask> tasks = tasks_of(40, 100);
  for (const WindowTask& task : tasks_of(40, 6)) tasks.push_back(task);
  const auto windows = batcher.read(document_of(4000), tasks);
  ASSERT_TRUE(windows.has_value());
  EXPECT_EQ(windows->size(), 80u);
  const std::vector<std::size_t> pieces = runtime.pieces();
  EXPECT_EQ(std::accumulate(pieces.begin(), pieces.end(), std::size_t{0}), 40u * 102 + 40u * 8);
  EXPECT_EQ(pieces.front(), 5u * 102) << "a long one and its like";
  for (const std::size_t count : pieces) EXPECT_LE(count, 512u);
  EXPECT_EQ(pieces.size(), 9u) << "short ones go together, not each beside a long one";
}

TEST_F(Batches, AWindowThatIsLongerThanABatchGoesAlone) {
  manifest.window.max_pieces = 2000;
  const Batcher batcher = start(1);
  ASSERT_TRUE(batcher.read(document_of(2000), tasks_of(2, 900)).has_value());
  EXPECT_EQ(runtime.pieces(), (std::vector<std::size_t>{902, 902}));
}

TEST_F(Batches, ALoneDocumentIsSharedOutAmongTheThreads) {
  const Batcher batcher = start(2);
  ASSERT_TRUE(batcher.read(document_of(160), tasks_of(8, 20)).has_value());
  EXPECT_GE(runtime.batches().size(), 2u);
}

TEST_F(Batches, NothingToReadGivesNothing) {
  EXPECT_TRUE(start(1).read(document_of(3), {})->empty());
  EXPECT_TRUE(runtime.batches().empty());
}

TEST_F(Batches, AFailureGoesToAllThatWaitAndNoFurther) {
  const Batcher batcher = start(2);
  runtime.fails = true;
  for (const auto& result : read_behind_the_gate(batcher, 9)) {
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().number, fault::kRuntime.number);
  }
  runtime.fails = false;
  EXPECT_TRUE(batcher.read(document_of(20), tasks_of(1, 20)).has_value());
  runtime.throws = true;
  const auto thrown = batcher.read(document_of(20), tasks_of(1, 20));
  ASSERT_FALSE(thrown.has_value());
  EXPECT_EQ(thrown.error().number, fault::kMachine.number);
}

}  // namespace
}  // namespace sayso
