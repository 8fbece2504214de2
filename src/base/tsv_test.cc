#include "base/tsv.h"

#include <gtest/gtest.h>

namespace sayso {

TEST(Tsv, SkipsNotesAndFindsColumns) {
  const auto table = Tsv::parse("# a note\nname\tcode\nRussia\tRUS\n\nChad\tTCD\n", "x.tsv");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows(), 2u);
  EXPECT_EQ(table->cell(1, *table->column("code")), "TCD");
  EXPECT_EQ(table->where(1), "x.tsv:5");
  EXPECT_FALSE(table->column("iso"));
}

TEST(Tsv, ACellMayHoldAList) {
  EXPECT_EQ(list_cells("Kyiv; Kiev, old; "), (std::vector<std::string>{"Kyiv", "Kiev, old"}));
  EXPECT_EQ(list_cells("; a;b"), (std::vector<std::string>{"a;b"}));
  EXPECT_TRUE(list_cells("").empty());
}

TEST(Tsv, NamesTheRaggedRow) {
  const auto table = Tsv::parse("a\tb\n1\n", "x.tsv");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().where, "x.tsv:2");
  EXPECT_FALSE(Tsv::parse("# only notes\n", "x.tsv"));
}

}  // namespace sayso
