#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "dictionary/check.h"
#include "dictionary/names.h"
#include "dictionary/officials.h"
#include "ontology/load.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

const std::string kDataFolder = std::string(SAYSO_SOURCE_DIR) + "/data";

/// A folder of the user's with these tables, gone with the test.
class Tables : public testing::Test {
 protected:
  Tables() : folder_(fs::temp_directory_path() / ("sayso_own_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Tables() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }
  ActorFolders folders() const { return {kDataFolder + "/actors", folder_.string()}; }
  std::vector<TableFinding> check(const ActorFolders& folders) const {
    const auto book = load_ontology(kDataFolder + "/ontology");
    EXPECT_TRUE(book);
    auto found = check_tables(folders, *book);
    EXPECT_TRUE(found) << found.error().what << " " << found.error().where;
    return found ? *found : std::vector<TableFinding>{{"", "no answer"}};
  }

 private:
  fs::path folder_;
};

TEST_F(Tables, ThoseThatComeWithSaysoAreClean) {
  for (const TableFinding& one : check({kDataFolder + "/actors", std::nullopt}))
    ADD_FAILURE() << one.where << ": " << one.what;
}

TEST_F(Tables, FaultsOfTheUsersRowsAreNamedWithFileAndLine) {
  write("holders.tsv",
        "person_id\toffice_id\tfrom\tname\tto\n"
        "ada-example\tNOR/head-of-government\t2020-13-01\tAda Example\t\n"
        "ben-example\tNOR/head-of-government\t2015-01-01\tBen Example\t2014-01-01\n"
        "cid-example\tNOR/head-of-government\t2014-01-01\tCid Example\t2015-01-01\n");
  std::string all;
  for (const TableFinding& one : check(folders())) all += one.where + ": " + one.what + "\n";
  EXPECT_NE(all.find("holders.tsv:2: not a date: \"2020-13-01\""), std::string::npos) << all;
  EXPECT_NE(all.find("holders.tsv:3: ends (2014-01-01) before it begins"), std::string::npos);
  EXPECT_NE(all.find("overlap in NOR/head-of-government"), std::string::npos) << all;
}

TEST_F(Tables, AUsersRowsAreFoundAndMarked) {
  write("holders.tsv",
        "person_id\toffice_id\tfrom\tname\tto\n"
        "zoe-example\tTUV/foreign-minister\t2024-01-01\tZoe Example\t2025-01-01\n");
  write("country_names.tsv", "iso3\tname\tkind\nTUV\tFonga\tshort\n");
  PackWriter writer;
  ASSERT_TRUE(pack_actors(folders(), writer));
  const auto pack = Pack::parse(writer.bytes(), "own");
  ASSERT_TRUE(pack);
  const Officials officials = Officials::open(*pack);
  const auto offices = officials.titled("TUV", "foreign minister");
  ASSERT_EQ(offices.size(), 1u);
  const auto holders = officials.holders(offices[0]);
  ASSERT_FALSE(holders.empty());
  EXPECT_TRUE(holders.back().user);
  EXPECT_EQ(officials.person(holders.back().person).id, "zoe-example");
  const CountryNames names = CountryNames::open(*pack);
  const auto found = names.find(name_words("Fonga", {0, 5}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].senses[0].user);
}

TEST(Held, ReducedAndUnknownEndsLeaveDoubt) {
  Tenure tenure;
  tenure.from = "2011-05";
  tenure.to = "2013";
  EXPECT_EQ(held_on(tenure, Days::of("2012-01-01")), Held::surely);
  EXPECT_EQ(held_on(tenure, Days::of("2013-06-01")), Held::perhaps);
  EXPECT_EQ(held_on(tenure, Days::of("2014-01-01")), Held::before);
  EXPECT_EQ(held_on(tenure, Days::of("2011-04-30")), Held::after);
  tenure.to = "";
  tenure.to_unknown = true;
  EXPECT_EQ(held_on(tenure, Days::of("2012-01-01")), Held::perhaps);
  tenure.until = "2011-09-01";
  EXPECT_EQ(held_on(tenure, Days::of("2012-01-01")), Held::before);
}

}  // namespace
}  // namespace sayso
