#include "ontology/load.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "base/tsv.h"

namespace sayso {
namespace {

const std::string kFolder = std::string(SAYSO_SOURCE_DIR) + "/data/ontology";

Ontology ontology() {
  auto loaded = load_ontology(kFolder);
  EXPECT_TRUE(loaded) << loaded.error().what << " " << loaded.error().where;
  return std::move(loaded).value();
}

TEST(Load, HoldsTheWholeCodeBook) {
  const Ontology o = ontology();
  EXPECT_EQ(o.types.size(), 17u);
  EXPECT_EQ(o.roots.size(), 15u);
  EXPECT_EQ(o.mention_kinds.size(), 6u);
  EXPECT_EQ(o.version.size(), 16u);
  EXPECT_EQ(o.type(*o.find_type("RETREAT")).root, "YIELD");
  EXPECT_EQ(o.tenses[o.future_tense], "future");
  EXPECT_TRUE(o.find_mode(*o.find_type("ASSAULT"), "drone"));
  EXPECT_FALSE(o.find_mode(*o.find_type("AID"), "drone"));
  EXPECT_FALSE(o.find_type("aid"));
  EXPECT_EQ(o.root_quad("YIELD"), 2);
}
}  // namespace
}  // namespace sayso
