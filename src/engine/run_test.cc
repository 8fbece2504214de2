// Coding many reports at once. Without a model, from Readings in which nothing was seen, so that
// the threads and their order are all that is tested.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "base/faults.h"
#include "document/read.h"
#include "model/manifest.h"
#include "reading/reading_file.h"
#include "sayso/sayso.h"

namespace sayso {
namespace {

constexpr std::size_t kReports = 200;

std::string text_of(std::size_t i) { return "Report number " + std::to_string(i) + "."; }

bool is_bad(std::size_t i) { return i % 7 == 3; }

TagScores no_tags(const std::vector<std::string>& labels) {
  return {static_cast<std::uint32_t>(1 + 2 * labels.size()), {}};
}

/// The line of a Reading in which nothing was seen.
std::string blank_reading(const std::string& text, const Labels& labels) {
  Input input;
  input.text = text;
  Result<Document> document = read(input, {.lang = "en", .limits = {}});
  EXPECT_TRUE(document.has_value());
  Reading reading;
  reading.mention_tags = no_tags(labels.mention);
  reading.trigger_tags = no_tags(labels.trigger);
  reading.attribution_tags = no_tags(labels.attribution);
  return write_reading(reading, *document, labels);
}

class CodeAll : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Result<Manifest> manifest = Manifest::load(find_model(SAYSO_SOURCE_DIR "/data", "").value());
    ASSERT_TRUE(manifest.has_value());
    for (std::size_t i = 0; i < kReports; ++i) {
      readings.push_back(blank_reading(text_of(i), manifest->labels));
    }
  }

  void SetUp() override {
    path_ = testing::TempDir() + "run_test_" +
            testing::UnitTest::GetInstance()->current_test_info()->name() + ".jsonl";
    write(kReports, "");
  }

  /// Writes reports whose texts end with `more`.
  void write(std::size_t count, const std::string& more) {
    std::FILE* file = std::fopen(path_.c_str(), "w");
    ASSERT_NE(file, nullptr);
    for (std::size_t i = 0; i < count; ++i) {
      std::fprintf(file,
                   is_bad(i) ? "{\"id\": \"%zu\"}\n" : "{\"id\": \"%zu\", \"text\": \"%s\"}\n", i,
                   (text_of(i) + more).c_str());
    }
    std::fclose(file);
  }

  void TearDown() override { std::remove(path_.c_str()); }

  static Engine engine() {
    Settings settings;
    settings.data = SAYSO_SOURCE_DIR "/data";
    settings.lang = "en";
    return Engine::open_without_model(settings).value();
  }

  Source source() const { return Source::open({path_}, {}); }

  /// Gives the Readings in turn and counts them.
  Work work(std::size_t jobs) {
    Work work;
    work.jobs = jobs;
    work.next_reading = [this]() -> std::optional<std::string> { return readings[taken_++]; };
    return work;
  }

  static inline std::vector<std::string> readings;
  std::string path_;
  std::size_t taken_ = 0;
};

TEST_F(CodeAll, HandsOutcomesOnInTheOrderOfTheSource) {
  const Engine coder = engine();
  for (const std::size_t jobs : {1u, 2u, 8u}) {
    Source reports = source();
    taken_ = 0;
    std::size_t next = 0;
    const Result<void> done = code_all(coder, reports, work(jobs), [&](Outcome&& outcome) {
      EXPECT_EQ(outcome.coding.has_value(), !is_bad(next)) << next;
      if (outcome.coding) {
        EXPECT_EQ(outcome.coding->doc.text, text_of(next));
      }
      ++next;
      return Result<void>();
    });
    EXPECT_TRUE(done.has_value());
    EXPECT_EQ(next, kReports);
  }
}

TEST_F(CodeAll, KeepsFewLongReportsOnTheirWay) {
  constexpr std::size_t kJobs = 3, kLongReports = 40, kLongText = std::size_t{300} << 10;
  write(kLongReports, std::string(kLongText, 'x'));
  const Engine coder = engine();
  Source reports = source();
  std::atomic<std::size_t> taken = 0, handed = 0, most = 0;
  Work counted = work(kJobs);
  counted.next_reading = [&]() -> std::optional<std::string> {
    const std::size_t on_their_way = ++taken - handed;
    if (on_their_way > most) most = on_their_way;
    return std::nullopt;
  };
  const Result<void> done = code_all(coder, reports, counted, [&](Outcome&&) {
    ++handed;
    return Result<void>();
  });
  EXPECT_TRUE(done.has_value());
  EXPECT_EQ(handed, kLongReports);
  EXPECT_LE(most, 2 * kJobs + 2) << "two for each job, the one that is handed on and a bad one";
}

TEST_F(CodeAll, ShortReportsPassOneThatHoldsUpTheOutput) {
  constexpr std::size_t kPassing = 40;
  const Engine coder = engine();
  Source reports = source();
  std::atomic<std::size_t> taken = 0;
  Work counted = work(2);
  counted.next_reading = [&] {
    taken = taken_ + 1;
    return std::optional(readings[taken_++]);
  };
  std::size_t handed = 0;
  const Result<void> done = code_all(coder, reports, counted, [&](Outcome&&) {
    const auto latest = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (handed == 0 && taken < kPassing && std::chrono::steady_clock::now() < latest) {
      std::this_thread::yield();
    }
    EXPECT_GE(taken, kPassing) << "while the first is held";
    ++handed;
    return Result<void>();
  });
  EXPECT_TRUE(done.has_value());
  EXPECT_EQ(handed, kReports);
}

TEST_F(CodeAll, EndsWithTheErrorOfTheSink) {
  const Engine coder = engine();
  Source reports = source();
  std::size_t handed = 0;
  // Of one job fewer reports are on their way at a time than there are.
  const Result<void> done = code_all(coder, reports, work(1), [&](Outcome&&) -> Result<void> {
    if (++handed == 5) return fail(fault::kDataFile, "enough");
    return {};
  });
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().what, "enough");
  EXPECT_EQ(handed, 5u);
  EXPECT_LT(taken_, kReports);
}

TEST_F(CodeAll, EndsWithoutErrorWhenAskedTo) {
  const Engine coder = engine();
  Source reports = source();
  Work some = work(2);
  some.stop = [this] { return taken_ >= 10; };
  std::size_t handed = 0;
  const Result<void> done = code_all(coder, reports, some, [&](Outcome&&) {
    ++handed;
    return Result<void>();
  });
  EXPECT_TRUE(done.has_value());
  EXPECT_EQ(handed, 10u) << "what was taken is finished";
}

TEST_F(CodeAll, ReadingsOfAnotherTextAreRejected) {
  const Engine coder = engine();
  Source reports = source();
  Work swapped = work(2);
  swapped.next_reading = [this] { return std::optional(readings[kReports - ++taken_]); };
  std::size_t rejected = 0;
  const Result<void> done = code_all(coder, reports, swapped, [&](Outcome&& outcome) {
    rejected += outcome.coding ? 0 : 1;
    return Result<void>();
  });
  EXPECT_TRUE(done.has_value());
  EXPECT_EQ(rejected, kReports);
}

TEST_F(CodeAll, WithoutModelOrReadingsNothingIsCoded) {
  const Engine coder = engine();
  Source reports = source();
  std::size_t coded = 0;
  const Result<void> done = code_all(coder, reports, {}, [&](Outcome&& outcome) {
    coded += outcome.coding ? 1 : 0;
    return Result<void>();
  });
  EXPECT_TRUE(done.has_value());
  EXPECT_EQ(coded, 0u);
}

}  // namespace
}  // namespace sayso
