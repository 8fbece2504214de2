#include "base/code_points.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/unicode.h"

namespace sayso {
namespace {

void expect_as_counted(const std::string& text) {
  const CodePoints points(text);
  std::uint32_t count = 0;
  for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
    ASSERT_EQ(points.at_byte(byte), count) << byte;
    if (is_continuation(text[byte])) continue;
    ASSERT_EQ(points.byte_of(count), byte);
    ++count;
  }
  EXPECT_EQ(points.size(), count);
  EXPECT_EQ(points.at_byte(static_cast<std::uint32_t>(text.size())), count);
  EXPECT_EQ(points.byte_of(count), text.size());
  EXPECT_EQ(points.byte_of(count + 9), text.size());
}

TEST(CodePoints, CountAsOneByOne) {
  std::mt19937 random(3);
  const std::u32string pool = U"abc é€\U0001F600";
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (std::size_t i = random() % 300; i > 0; --i) {
      append_utf8(text, pool[random() % pool.size()]);
    }
    expect_as_counted(text);
  }
}

TEST(CodePoints, AsciiAndEmptyTextsNeedNoTable) {
  expect_as_counted("");
  expect_as_counted("North Korea shipped shells to Russia, Seoul said.");
}

}  // namespace
}  // namespace sayso
