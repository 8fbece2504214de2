#include "ontology/load.h"

#include <gtest/gtest.h>

#include <unistd.h>
#include <filesystem>

#include <fstream>
#include <set>

#include "base/faults.h"
#include "base/tsv.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

const std::string kFolder = std::string(SAYSO_SOURCE_DIR) + "/data/ontology";

/// A copy of the tables in a folder of its own, removed with the object.
class Copy {
 public:
  Copy() : path_(fs::temp_directory_path() / ("sayso_ontology_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::copy(kFolder, path_);
  }
  ~Copy() { fs::remove_all(path_); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  void add(const std::string& file, const std::string& line) const {
    std::ofstream(path_ / file, std::ios::app) << line << '\n';
  }
  std::string path() const { return path_.string(); }
  fs::path file(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

TEST(Load, HoldsTheWholeCodeBook) {
  const auto loaded = load_ontology(kFolder);
  ASSERT_TRUE(loaded) << loaded.error().what << " " << loaded.error().where;
  const Ontology& o = *loaded;
  EXPECT_EQ(o.types.size(), 17u);
  EXPECT_EQ(o.roots.size(), 15u);
  EXPECT_EQ(o.mention_kinds.size(), 6u);
  EXPECT_EQ(o.version.size(), 16u);
  EXPECT_EQ(o.type(*o.find_type("RETREAT")).root, "YIELD");
  EXPECT_EQ(o.type(*o.find_type("CONCEDE")).root, "YIELD");
  EXPECT_EQ(o.tenses[o.future_tense], "future");
  EXPECT_EQ(o.kinds[o.outlet_kind.value].name, "report");
  EXPECT_TRUE(o.find_mode(*o.find_type("ASSAULT"), "drone"));
  EXPECT_FALSE(o.find_mode(*o.find_type("AID"), "drone"));
  EXPECT_FALSE(o.find_type("aid"));
  EXPECT_EQ(o.root_quad("YIELD"), 2);
  EXPECT_FALSE(o.root_quad("CONCEDE"));
}

TEST(Load, ADenialTakesTheNoSide) {
  const auto loaded = load_ontology(kFolder);
  ASSERT_TRUE(loaded);
  const auto denied = [&](const char* value) {
    return loaded
        ->factualities[loaded->factualities[loaded->find_factuality(value)->value].denied.value]
        .name;
  };
  EXPECT_EQ(denied("CT+"), "CT-");
  EXPECT_EQ(denied("PR+"), "PR-");
  EXPECT_EQ(denied("PS+"), "PS-");
  for (const char* value : {"CT-", "PR-", "PS-", "UU"}) EXPECT_EQ(denied(value), value);
}

TEST(Load, RolesAdmitTheKindsOfTheGuide) {
  const auto loaded = load_ontology(kFolder);
  ASSERT_TRUE(loaded);
  const auto allows = [&](Role role, const char* label) {
    return bool{loaded->role_allows[static_cast<std::size_t>(role)]
                                   [loaded->find_mention_label(label)->value]};
  };
  EXPECT_TRUE(allows(Role::actors, "ACT") && allows(Role::actors, "DOC"));
  EXPECT_FALSE(allows(Role::actors, "OBJ"));
  EXPECT_TRUE(allows(Role::recipients, "ACT"));
  EXPECT_FALSE(allows(Role::recipients, "DOC"));
  EXPECT_TRUE(allows(Role::place, "LOC") && allows(Role::place, "ACT"));
  EXPECT_TRUE(allows(Role::condition, "COND") && !allows(Role::condition, "DOC"));
}

TEST(Load, NamesFileAndLineOfABadRow) {
  const struct {
    const char* file;
    const char* row;
    const char* what;
  } cases[] = {
      {"modes.tsv", "NOPE\tx\tx\tx\tx", "unknown type \"NOPE\""},
      {"modes.tsv", "AID\tx\t\tx\tx", "empty \"definition\""},
      {"modes.tsv", "ASSAULT\tdrone\tx\tx\tx", "mode stands twice"},
      {"plover_scores.tsv", "AID\tdrone\t1", "unknown mode \"drone\""},
      {"plover_scores.tsv", "AID\t\tmuch", "\"score\" must be a number, not \"much\""},
      {"role_kinds.tsv", "actors\tghost", "unknown kind \"ghost\""},
      {"role_kinds.tsv", "villain\tactor", "unknown role \"villain\""},
      {"derived_kinds.tsv", "AID\tgive\tassert", "kind is not a derived one"},
      {"derived_kinds.tsv", "SAY\tgave\tdeny",
       "a word of saying gets a kind of the model that does not deny"},
      {"phrasals.tsv", "fall off\tNOPE", "unknown type \"NOPE\""},
      {"phrasals.tsv", "fall off\t ", "a phrase needs a type"},
      {"kinds.tsv", "hint\t0\tyes\t0\t0\t0\tx", "\"supports\" must be 0 or 1, not \"yes\""},
      {"cameo_choice.tsv", "AID\t\t\t\t\t\t\t\t9999\t", "unknown CAMEO code"},
      {"cameo_choice.tsv", "AID\t\t\tweather\t\t\t\t\t070\t", "unknown context \"weather\""},
      {"sectors.tsv", "XXX\t\t\tsome\tbody\tbody\tx",
       "\"international\" must be 0 or 1, not \"some\""},
  };
  for (const auto& bad : cases) {
    const Copy copy;
    copy.add(bad.file, bad.row);
    const auto loaded = load_ontology(copy.path());
    ASSERT_FALSE(loaded) << bad.file << ": " << bad.row;
    EXPECT_EQ(loaded.error().what, bad.what);
    EXPECT_EQ(loaded.error().number, fault::kDataFile.number);
    EXPECT_NE(loaded.error().where.find(std::string(bad.file) + ":"), std::string::npos)
        << loaded.error().where;
  }
}

TEST(Load, SaysWhichFileIsMissing) {
  const Copy copy;
  fs::remove(copy.file("tenses.tsv"));
  const auto loaded = load_ontology(copy.path());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().number, fault::kNoData.number);
  EXPECT_NE(loaded.error().where.find("tenses.tsv"), std::string::npos);
}

TEST(Load, VersionFollowsTheBytes) {
  const Copy copy;
  const auto before = load_ontology(copy.path());
  copy.add("contexts.tsv", "# a note");
  const auto after = load_ontology(copy.path());
  ASSERT_TRUE(before && after);
  EXPECT_NE(before->version, after->version);
  EXPECT_EQ(before->version, load_ontology(kFolder)->version);
}

}  // namespace
}  // namespace sayso
