#include "dictionary/names.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "base/faults.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

const std::string kFolder = std::string(SAYSO_SOURCE_DIR) + "/data/actors";

const CountryNames& names() {
  static const CountryNames loaded = [] {
    auto result = CountryNames::load(kFolder);
    EXPECT_TRUE(result) << result.error().what << " " << result.error().where;
    return std::move(result).value();
  }();
  return loaded;
}

/// "words=country" for each name found in a text; several countries joined by "/".
std::vector<std::string> found(const std::string& text) {
  const auto words = name_words(text, {0, static_cast<std::uint32_t>(text.size())});
  std::vector<std::string> out;
  for (const NameMatch& match : names().find(words)) {
    std::set<std::string, std::less<>> countries;
    for (const NameSense& sense : match.senses) countries.emplace(sense.country);
    std::string line(text.substr(words[match.first].span.begin,
                                 words[match.last].span.end - words[match.first].span.begin));
    char sign = '=';
    for (const std::string& country : countries) {
      line += sign + country;
      sign = '/';
    }
    out.push_back(line);
  }
  return out;
}

using Found = std::vector<std::string>;

TEST(Names, KnowsNamesDemonymsCapitalsAndSeats) {
  EXPECT_EQ(found("Norway"), Found{"Norway=NOR"});
  EXPECT_EQ(found("two Norwegian trawlers"), Found{"Norwegian=NOR"});
  EXPECT_EQ(found("the Swedes"), Found{"Swedes=SWE"});
  EXPECT_EQ(found("Ulaanbaatar"), Found{"Ulaanbaatar=MNG"});
  EXPECT_EQ(found("Downing Street"), Found{"Downing Street=GBR"});
}

TEST(Names, TakesTheLongestName) {
  EXPECT_EQ(found("the South Korean president"), Found{"South Korean=KOR"});
  EXPECT_EQ(found("Papua New Guinea"), Found{"Papua New Guinea=PNG"});
  EXPECT_EQ(found("Guinea-Bissau"), Found{"Guinea-Bissau=GNB"});
}

TEST(Names, CaseCounts) {
  EXPECT_TRUE(found("it told us of a turkey and some china").empty());
  EXPECT_EQ(found("US"), Found{"US=USA"});
  EXPECT_EQ(found("U.S. troops"), Found{"U.S.=USA"});
  EXPECT_EQ(found("TURKEY"), Found{"TURKEY=TUR"});
}

TEST(Names, SeesThroughPossessivesHyphensAndAccents) {
  EXPECT_EQ(found("Chile's army"), Found{"Chile=CHL"});
  EXPECT_EQ(found("the Philippines' navy"), Found{"Philippines=PHL"});
  EXPECT_EQ(found("Chilean-backed"), Found{"Chilean=CHL"});
  EXPECT_EQ(found("Cote d'Ivoire"), Found{"Cote d'Ivoire=CIV"});
  EXPECT_EQ(found("C\xC3\xB4te d'Ivoire"), Found{"C\xC3\xB4te d'Ivoire=CIV"});
}

TEST(Names, DoesNotRunAcrossMarks) {
  EXPECT_EQ(found("South Korea"), Found{"South Korea=KOR"});
  EXPECT_EQ(found("South, Korea"), Found{"Korea=KOR/PRK"});
}

TEST(Names, EmptyAndOddTextsAreFine) {
  for (const char* text : {"", " ", "...", "'s", "-", "U.", "\xE2\x80\x94", "a.b.c.d.e.f."})
    EXPECT_TRUE(found(text).empty()) << text;
}

TEST(Names, ReportsDeFactoEntitiesUnderTheirState) {
  EXPECT_EQ(names().reported("XAB"), "GEO");
  EXPECT_EQ(names().reported("XKX"), "XKX");
  EXPECT_EQ(names().reported("INT"), "INT");
  EXPECT_EQ(names().country("INT").has_value(), false);
  EXPECT_EQ(names().country("NOR")->cow, 385);
}

TEST(Names, DatesMayBeReducedOrOpen) {
  EXPECT_TRUE(valid_on("1991-12-25", "", "2024-01-01"));
  EXPECT_FALSE(valid_on("1991-12-25", "", "1985-06-01"));
  EXPECT_TRUE(valid_on("1991", "", "1991-02-01"));
  EXPECT_TRUE(valid_on("", "1991-12-25", "1991"));
  EXPECT_FALSE(valid_on("", "1991-12-25", "1992-01"));
  EXPECT_TRUE(valid_on("1991", "", ""));
  EXPECT_FALSE(valid_on("", "1991", ""));
}

TEST(Names, ABadTableIsNamedWithItsLine) {
  const fs::path copy = fs::temp_directory_path() / ("sayso_actors_" + std::to_string(::getpid()));
  const struct {
    const char* file;
    const char* row;
    const char* what;
  } cases[] = {
      {"organisations.tsv", "QQQ/some-league\tSome League\t\t\tQQQ\tIGO\t\t\t\t\town",
       "unknown country \"QQQ\""},
      {"organisations.tsv", "NOR/a-league\tA League\t\t\tNOR\tNGO\t\tsince the war ended\t\t\town",
       "neither a code nor a day: \"since the war ended\""},
      {"country_names.tsv", "NOR\tNorge\tnickname\t\t\t\town", "unknown kind \"nickname\""},
      {"words.tsv", "hence\tadverb", "unknown class \"adverb\""},
      {"homonyms.tsv", "Mali\tsometimes", "unknown class \"sometimes\""},
      {"scene.tsv", "word\tcrowd\tmany", "not points: \"many\""},
      {"sector.tsv", "role\tMIL\tarmy\t9", "no points for a sector: \"army\""},
      {"sector.tsv", "role\tMIL\tMIL\tmany", "no points for a sector: \"MIL\""},
      {"sector.tsv", "role\tMIL\tMIL\t9", "\"role MIL MIL\" is repeated"},
      {"name_kinds.tsv", "odd\tten\t0\t0\t0\t0", "not a number: \"ten\""}};
  for (const auto& bad : cases) {
    fs::remove_all(copy);
    fs::copy(kFolder, copy, fs::copy_options::recursive);
    fs::permissions(copy / bad.file, fs::perms::owner_write, fs::perm_options::add);
    std::ofstream(copy / bad.file, std::ios::app) << bad.row << '\n';
    const auto loaded = CountryNames::load(copy.string());
    ASSERT_FALSE(loaded) << bad.file;
    EXPECT_EQ(loaded.error().what, bad.what);
    EXPECT_EQ(loaded.error().number, fault::kDataFile.number);
    EXPECT_NE(loaded.error().where.find(std::string(bad.file) + ":"), std::string::npos);
  }
  fs::remove_all(copy);
  EXPECT_EQ(CountryNames::load(copy.string()).error().number, fault::kNoData.number);
}

}  // namespace
}  // namespace sayso
