#include "pack/pack.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

namespace sayso {
namespace {

struct Pair {
  std::uint32_t left = 0, right = 0;
};

PackWriter small() {
  PackWriter writer;
  writer.add_rows<Pair>("pairs", {{1, 2}, {3, 4}});
  writer.add_index(
      "names", {{"north korea", 7}, {"north", 8}, {"north korea", 9}, {"south sudan", 1}}, true);
  return writer;
}

Pack parsed(const std::string& bytes) {
  auto pack = Pack::parse(bytes, "test");
  EXPECT_TRUE(pack.has_value()) << pack.error().what;
  return pack ? *std::move(pack) : Pack();
}

TEST(Pack, GivesBackRowsAndTexts) {
  PackWriter writer = small();
  const TextRef ref = writer.text("Pyongyang");
  EXPECT_EQ(writer.text("Pyongyang").at, ref.at) << "a text is kept once";
  const Pack pack = parsed(writer.bytes());
  const auto pairs = pack.rows<Pair>("pairs");
  ASSERT_EQ(pairs.size(), 2u);
  EXPECT_EQ(pairs.at(1).right, 4u);
  EXPECT_EQ(pairs.at(2).right, 0u) << "behind the end are zeros";
  EXPECT_EQ(pack.text(ref), "Pyongyang");
  EXPECT_EQ(pack.text({4000, 3}), "");
  EXPECT_EQ(pack.text({1, 0xFFFFFFFF}), "");
  EXPECT_EQ(pack.rows<Pair>("none").size(), 0u);
}

TEST(Pack, FindsTheValuesOfAKeyAndFollowsItsWords) {
  const Pack pack = parsed(small().bytes());
  const PackIndex names = pack.index("names");
  const IndexRange both = names.find("north korea");
  ASSERT_EQ(both.count, 2u);
  EXPECT_EQ(names.value(both.first), 7u);
  EXPECT_EQ(names.value(both.first + 1), 9u);
  EXPECT_TRUE(names.find("south").found) << "a beginning is a key without values";
  EXPECT_EQ(names.find("south").count, 0u);
  EXPECT_FALSE(names.find("east").found);
  EXPECT_FALSE(pack.index("none").find("north").found);
  EXPECT_EQ(names.key(0), "north") << "keys stand in byte order";
}

TEST(Pack, SameCallsGiveSameBytes) { EXPECT_EQ(small().bytes(), small().bytes()); }

TEST(Pack, RefusesEveryPackThatIsNotWhole) {
  const std::string whole = small().bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto cut = Pack::parse(whole.substr(0, size), "cut");
    ASSERT_FALSE(cut.has_value()) << size;
    EXPECT_EQ(cut.error().number, 2203);
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bent = whole;
    bent[at] = static_cast<char>(bent[at] ^ 1);
    EXPECT_FALSE(Pack::parse(bent, "bent").has_value()) << at;
  }
}

TEST(Pack, OpensAFileAndNamesWhatIsWrongWithIt) {
  const std::string path = testing::TempDir() + "sayso_pack_test.pack";
  std::ofstream(path, std::ios::binary) << small().bytes();
  const auto pack = Pack::open(path);
  ASSERT_TRUE(pack.has_value()) << pack.error().what;
  const Pack copy = *pack;
  EXPECT_EQ(copy.rows<Pair>("pairs").at(0).left, 1u);
  std::ofstream(path, std::ios::binary)
      << "# not a pack, but a text that is long enough to be one, so it seems";
  EXPECT_EQ(Pack::open(path).error().what, "not a pack");
  std::remove(path.c_str());
  EXPECT_EQ(Pack::open(path).error().number, 1001);
  EXPECT_EQ(Pack::open(testing::TempDir()).error().number, 1013);
}

}  // namespace
}  // namespace sayso
