#include "base/bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <vector>

#include "base/faults.h"

namespace sayso {
namespace {

// Gives `text` in pieces of at most `most` bytes.
ReadBytes from_memory(std::string text, std::size_t most) {
  return [text = std::move(text), most, at = std::size_t{0}](
             char* to, std::size_t wanted) mutable -> Result<std::size_t> {
    const std::size_t count = std::min({wanted, most, text.size() - at});
    std::memcpy(to, text.data() + at, count);
    at += count;
    return count;
  };
}

// "too long" stands for a line over the limit.
std::vector<std::string> all_lines(const std::string& text, std::size_t piece, std::size_t limit) {
  Lines lines(ByteBuffer(from_memory(text, piece)), limit);
  std::vector<std::string> all;
  while (auto line = lines.next()) {
    const bool too_long = !*line && line->error().number == fault::kLineTooLong.number;
    all.push_back(too_long ? "too long" : *line ? std::string(**line) : "a fault");
    EXPECT_EQ(lines.number(), all.size());
  }
  EXPECT_EQ(lines.bytes_read(), text.size());
  return all;
}

std::vector<std::string> naive_lines(std::string text, std::size_t limit) {
  std::vector<std::string> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    all.push_back(line.size() > limit ? "too long" : line);
    text.erase(0, end + 1);
  }
  return all;
}

TEST(Lines, AreThoseOfTheTextWhateverThePieces) {
  std::mt19937 random(9);
  const std::string pool = "ab\r\n\n";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) text += pool[random() % pool.size()];
    const std::size_t piece = 1 + random() % 7;
    const std::size_t limit = random() % 6;
    ASSERT_EQ(all_lines(text, piece, limit), naive_lines(text, limit)) << text;
  }
}

TEST(Lines, ALineOverTheLimitIsSkippedInConstantMemory) {
  std::uint64_t left = std::uint64_t{200} << 20;
  bool tail = true;
  const ReadBytes read = [&](char* to, std::size_t most) -> Result<std::size_t> {
    if (left > 0) {
      most = static_cast<std::size_t>(std::min<std::uint64_t>(most, left));
      left -= most;
      std::memset(to, 'x', most);
      return most;
    }
    if (!tail) return std::size_t{0};
    tail = false;
    std::memcpy(to, "\nnext\n", 6);
    return std::size_t{6};
  };
  Lines lines(ByteBuffer(read), 1 << 20);
  const auto first = lines.next();
  ASSERT_TRUE(first && !*first);
  EXPECT_EQ(first->error().what, "line longer than the limit of 1048576 bytes");
  const auto second = lines.next();
  ASSERT_TRUE(second && *second);
  EXPECT_EQ(**second, "next");
  EXPECT_EQ(lines.number(), 2u);
  EXPECT_EQ(lines.next(), std::nullopt);
}

TEST(Lines, EachIsHandedOverAsSoonAsItsEndHasCome) {
  int calls = 0;
  const ReadBytes read = [&](char* to, std::size_t) -> Result<std::size_t> {
    EXPECT_LE(++calls, 2) << "reads ahead of what is asked for";
    std::memcpy(to, "line\n", 5);
    return std::size_t{5};
  };
  Lines lines(ByteBuffer(read), 100);
  EXPECT_EQ(*lines.next().value(), "line");
  EXPECT_EQ(*lines.next().value(), "line");
}

TEST(Lines, AFaultOfTheStreamEndsIt) {
  const ReadBytes read = [](char*, std::size_t) -> Result<std::size_t> {
    return fail(fault::kUnreadable, "gone");
  };
  Lines lines(ByteBuffer(read), 100);
  const auto first = lines.next();
  ASSERT_TRUE(first && !*first);
  EXPECT_EQ(first->error().what, "gone");
  EXPECT_EQ(lines.next(), std::nullopt);
}

}  // namespace
}  // namespace sayso
