#include "base/number.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace sayso {
namespace {

TEST(Number, IsTheWholeTextOrNone) {
  EXPECT_EQ(parse_number<int>("-42"), -42);
  EXPECT_EQ(parse_number<double>("1.5"), 1.5);
  for (const char* none : {"", "-", " 1", "1 ", "+1", "1x", "0x10", "one"})
    EXPECT_FALSE(parse_number<int>(none)) << none;
}

TEST(Number, IsNoneWhereTheTypeCannotHoldIt) {
  EXPECT_EQ(parse_number<std::uint8_t>("255"), 255);
  EXPECT_FALSE(parse_number<std::uint8_t>("256"));
  EXPECT_FALSE(parse_number<std::uint8_t>("-1"));
  EXPECT_FALSE(parse_number<int>("1.5"));
}

}  // namespace
}  // namespace sayso
