#include "actor/identify.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "dictionary/pack_actors.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

TEST(Identify, AUsersRowWinsAndSaysSo) {
  const fs::path own = fs::temp_directory_path() / ("sayso_identify_" + std::to_string(::getpid()));
  fs::create_directories(own);
  std::ofstream(own / "holders.tsv")
      << "person_id\toffice_id\tfrom\tname\tto\n"
         "zoe-example\tTUV/foreign-minister\t2024-01-01\tZoe Example\t2025-01-01\n";
  PackWriter writer;
  const auto packed =
      pack_actors({std::string(SAYSO_SOURCE_DIR) + "/data/actors", own.string()}, writer);
  fs::remove_all(own);
  ASSERT_TRUE(packed);
  const auto pack = Pack::parse(writer.bytes(), "own");
  ASSERT_TRUE(pack);
  const Officials officials = Officials::open(*pack);
  Phrase phrase;
  phrase.offices = officials.titled("TUV", "foreign minister");
  const Identity told = identify(phrase, {.days = Days::of("2024-06-01"), .own = "TUV"}, officials);
  ASSERT_TRUE(told.person);
  EXPECT_EQ(officials.person(*told.person).id, "zoe-example");
  EXPECT_NE(told.why.find("by a row of your own"), std::string::npos) << told.why;
}

TEST(Alike, ALetterOrTwoAndAMissingPart) {
  EXPECT_TRUE(alike({"cho", "yul"}, {"cho", "tae", "yul"}));
  EXPECT_TRUE(alike({"moammar", "gadhafi"}, {"muammar", "gaddafi"}));
  EXPECT_TRUE(alike({"bronisaw", "geremek"}, {"bronislaw", "geremek"}));
  EXPECT_FALSE(alike({"kim"}, {"kin", "jong", "un"}));
  EXPECT_FALSE(alike({"george", "smith"}, {"george", "bush"}));
  EXPECT_FALSE(alike({}, {"george"}));
}

}  // namespace
}  // namespace sayso
