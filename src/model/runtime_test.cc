#include "model/runtime.h"

#include <gtest/gtest.h>

#include <barrier>
#include <thread>
#include <vector>

#include "model/encode.h"

namespace sayso {
namespace {

constexpr std::size_t kJobs = 4;

/// `windows` windows of 64 pieces.
std::vector<EncoderInput> batch_of(std::size_t windows) {
  std::vector<EncoderInput> out(windows);
  std::int64_t word = 1000;
  for (EncoderInput& window : out) {
    for (std::size_t piece = 0; piece < 64; ++piece) {
      window.ids.push_back(word++ % 20000);
      window.cases.push_back(word % 4);
    }
  }
  return out;
}

std::vector<float> scores_of(const Runtime& runtime, const std::vector<EncoderInput>& batch) {
  const std::vector<Encoded> windows = runtime.encode(batch).value();
  std::vector<float> out;
  for (const Encoded& window : windows) {
    out.insert(out.end(), window.mention.begin(), window.mention.end());
  }
  return out;
}

/// Two graphs that met a size of batch at the same time once answered otherwise, one of them wrong
/// for as long as the process lived.
TEST(Runtime, GraphsThatMeetASizeAtOnceAnswerAlike) {
  const Model model = Model::open(find_model(SAYSO_SOURCE_DIR "/data", "").value(),
                                  {.arithmetic = Arithmetic::f32, .jobs = kJobs})
                          .value();
  std::vector<std::vector<float>> answers(kJobs);
  std::barrier all(kJobs);
  std::vector<std::thread> threads;
  for (std::size_t job = 0; job < kJobs; ++job) {
    threads.emplace_back([&, job] {
      for (std::size_t windows = 3; windows <= 22; ++windows) {
        const auto batch = batch_of(windows);
        all.arrive_and_wait();
        answers[job] = scores_of(model.runtime(), batch);
        all.arrive_and_wait();
        EXPECT_EQ(answers[job], answers[0]) << windows << " windows";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace sayso
