#include "actor/identify.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "dictionary/pack_actors.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

/// The actor data, and a folder of one's own beside them.
Pack packed(const std::optional<std::string>& own = {}) {
  PackWriter writer;
  EXPECT_TRUE(pack_actors({std::string(SAYSO_SOURCE_DIR) + "/data/actors", own}, writer));
  return Pack::parse(writer.bytes(), "own").value();
}

TEST(Identify, ALeaderOfOthersHasNoOfficeOfTheState) {
  const Pack pack = packed();
  const Officials officials = Officials::open(pack);
  Phrase phrase;
  phrase.offices = officials.titled("ZAF", "president");
  ASSERT_FALSE(phrase.offices.empty());
  const auto told = [&](const char* sector, std::optional<std::string> own) {
    return identify(
        phrase, {.days = Days::of("2024-05-13"), .own = own, .passage = "ZAF", .sector = sector},
        officials);
  };
  EXPECT_TRUE(told("GOV", {}).person);
  EXPECT_FALSE(told("LAB", {}).person) << "\"their president\", of unions";
  EXPECT_FALSE(told("LAB", {}).office);
  EXPECT_TRUE(told("LAB", "ZAF").person) << "its own words tell the state";
}

TEST(Identify, AUsersRowWinsAndSaysSo) {
  const fs::path own = fs::temp_directory_path() / ("sayso_identify_" + std::to_string(::getpid()));
  fs::create_directories(own);
  std::ofstream(own / "holders.tsv")
      << "person_id\toffice_id\tfrom\tname\tto\n"
         "zoe-example\tTUV/foreign-minister\t2024-01-01\tZoe Example\t2025-01-01\n";
  const Pack pack = packed(own.string());
  fs::remove_all(own);
  const Officials officials = Officials::open(pack);
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
