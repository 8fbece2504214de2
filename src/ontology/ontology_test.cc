#include "ontology/ontology.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/tsv.h"
#include "ontology/load.h"

namespace sayso {
namespace {

const std::string kOntologyFolder = std::string(SAYSO_SOURCE_DIR) + "/data/ontology";

const Ontology& book() {
  static const Ontology loaded = [] {
    auto result = load_ontology(kOntologyFolder);
    EXPECT_TRUE(result);
    return std::move(result).value();
  }();
  return loaded;
}

/// A question in words; empty = none.
struct Asked {
  const char* type;
  const char* mode;
  const char* context;
  const char* trigger;
  const char* object;
  const char* recipient;
  const char* act;
};

Ontology::CameoAnswer cameo(const Asked& asked) {
  const Ontology& o = book();
  const TypeId type = *o.find_type(asked.type);
  return o.cameo({.type = type,
                  .act = *asked.act != 0 ? *o.find_type(asked.act) : type,
                  .mode = o.find_mode(type, asked.mode),
                  .context = o.find_context(asked.context),
                  .trigger = asked.trigger,
                  .object = asked.object,
                  .recipient = asked.recipient,
                  .future = false});
}

TEST(Cameo, ChoosesAsACoderWould) {
  const struct {
    Asked asked;
    const char* code;
  } cases[] = {
      {{"AID", "", "", "shipped", "artillery shells", "", ""}, "072"},
      {{"AID", "", "economic", "lent", "", "", ""}, "071"},
      {{"AID", "", "", "flew in", "blankets and tents", "", ""}, "073"},
      {{"AID", "", "migration", "granted asylum", "", "", ""}, "075"},
      {{"AID", "", "", "helped", "", "", ""}, "070"},
      {{"COERCE", "arrest", "", "detained", "", "", ""}, "173"},
      {{"COERCE", "curfew", "", "imposed", "", "", ""}, "1723"},
      {{"COERCE", "restrict", "", "banned", "", "two opposition parties", ""}, "1722"},
      {{"ASSAULT", "aerial", "military", "bombed", "", "", ""}, "195"},
      {{"ASSAULT", "", "", "clashed", "", "", ""}, "190"},
      {{"ASSAULT", "abduct", "", "seized", "", "", ""}, "181"},
      {{"MOBILIZE", "troops", "", "deployed", "two brigades", "", ""}, "154"},
      {{"MOBILIZE", "troops", "", "put on alert", "", "", ""}, "152"},
      {{"CONSULT", "visit", "", "visited", "", "", ""}, "042"},
      {{"CONSULT", "visit", "", "hosted", "", "", ""}, "043"},
      {{"CONSULT", "phone", "", "talked", "", "", ""}, "041"},
      {{"CONSULT", "", "", "negotiations", "", "", ""}, "046"},
      {{"SUPPORT", "", "", "signed", "", "", ""}, "057"},
      {{"REJECT", "", "", "denied", "", "", ""}, "016"},
      {{"REJECT", "", "", "vetoed", "", "", ""}, "129"},
      {{"REJECT", "yield", "", "refused", "", "", ""}, "124"},
      {{"REQUEST", "assist", "", "appealed", "ammunition", "", ""}, "0232"},
      {{"REQUEST", "assist", "", "demanded", "ammunition", "", ""}, "1032"},
      {{"REQUEST", "yield", "", "demanded", "withdraw", "", ""}, "1056"},
      {{"SANCTION", "expel", "", "expelled", "", "two diplomats", ""}, "161"},
      {{"SANCTION", "discontinue", "", "imposed sanctions", "", "", ""}, "163"},
      {{"RETREAT", "release", "", "freed", "", "four nurses", ""}, "0841"},
      {{"RETREAT", "ceasefire", "military", "truce", "", "", ""}, "0871"},
      {{"THREATEN", "violence", "cbrn", "threatened", "", "", ""}, "1385"},
      {{"PROTEST", "demo", "human_rights", "marched", "", "", ""}, "1413"},
      {{"AGREE", "", "", "will meet", "", "", "CONSULT"}, "036"},
      {{"AGREE", "", "", "is to send", "rockets", "", "AID"}, "0332"},
      {{"AGREE", "", "economic", "agreed", "", "", ""}, "0311"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(cameo(c.asked).code, c.code)
        << c.asked.type << "/" << c.asked.mode << " " << c.asked.trigger << " " << c.asked.object
        << " (" << cameo(c.asked).why << ")";
}

TEST(Cameo, WordsMatchAtTheirBeginning) {
  // "=war" is the whole word: a warlord is no war crime.
  EXPECT_EQ(cameo({"ACCUSE", "allege", "", "accused", "war crimes", "", ""}).code, "1124");
  EXPECT_EQ(cameo({"ACCUSE", "allege", "", "accused", "a warlord", "", ""}).code, "112");
  EXPECT_EQ(cameo({"SUPPORT", "", "", "SIGNED", "", "", ""}).code, "057");
}

TEST(Cameo, EveryTypeAndModeHasACodeAndSaysWhy) {
  const Ontology& o = book();
  for (std::uint16_t t = 0; t < o.types.size(); ++t) {
    if (o.types[t].say) continue;
    const auto plain = o.cameo({.type = TypeId{t}, .act = TypeId{t}, .mode = {}, .context = {}});
    EXPECT_FALSE(plain.code.empty()) << o.types[t].name;
    EXPECT_NE(plain.why.find(o.types[t].name), std::string::npos);
  }
  for (std::uint16_t m = 0; m < o.modes.size(); ++m) {
    const TypeId type = o.modes[m].type;
    const auto answer = o.cameo({.type = type, .act = type, .mode = ModeId{m}, .context = {}});
    EXPECT_NE(answer.why.find("mode " + o.modes[m].name), std::string::npos)
        << o.type(type).name << "/" << o.modes[m].name << " has no row of its own";
  }
}

TEST(Cameo, ChosenCodesLeadBackToTheirTypeOrSayWhyNot) {
  const auto conversion = Tsv::read(kOntologyFolder + "/cameo_plover.tsv");
  const auto choice = Tsv::read(kOntologyFolder + "/cameo_choice.tsv");
  ASSERT_TRUE(conversion && choice);
  const auto at = [](const Tsv& table, const char* name) { return *table.column(name); };
  std::set<std::pair<std::string, std::string>> known;
  for (std::size_t row = 0; row < conversion->rows(); ++row)
    known.emplace(conversion->cell(row, at(*conversion, "cameo")),
                  conversion->cell(row, at(*conversion, "type")));
  for (std::size_t row = 0; row < choice->rows(); ++row) {
    const bool back = known.count({choice->cell(row, at(*choice, "cameo")),
                                   choice->cell(row, at(*choice, "type"))}) > 0;
    EXPECT_EQ(back, choice->cell(row, at(*choice, "reason")).empty()) << choice->where(row);
  }
}

TEST(Cameo, NoTwoRowsAskTheSame) {
  const auto choice = Tsv::read(kOntologyFolder + "/cameo_choice.tsv");
  ASSERT_TRUE(choice);
  std::map<std::string, std::string> seen;
  for (std::size_t row = 0; row < choice->rows(); ++row) {
    std::string key;
    for (const char* column :
         {"type", "act", "mode", "context", "future", "trigger", "object", "recipient"})
      key += choice->cell(row, *choice->column(column)) + "\t";
    EXPECT_TRUE(seen.emplace(key, choice->where(row)).second) << choice->where(row);
  }
}

TEST(Intensity, IsThatOfTheModeElseOfTheType) {
  const Ontology& o = book();
  const TypeId retreat = *o.find_type("RETREAT");
  const TypeId protest = *o.find_type("PROTEST");
  EXPECT_DOUBLE_EQ(o.intensity(retreat, std::nullopt), 6.5);
  EXPECT_DOUBLE_EQ(o.intensity(retreat, o.find_mode(retreat, "disarm")), 10);
  EXPECT_DOUBLE_EQ(o.intensity(protest, o.find_mode(protest, "vandalize")), -5);
  EXPECT_DOUBLE_EQ(o.intensity(*o.find_type("ACCUSE"), std::nullopt), -3);
}

TEST(Goldstein, IsThePublishedScale) {
  EXPECT_EQ(book().goldstein("163"), -8.0);
  EXPECT_FALSE(book().goldstein("9999"));
}

TEST(DerivedKind, FollowsTypeAndWords) {
  const Ontology& o = book();
  const auto kind = [&](const char* type, const char* trigger) -> std::string {
    const auto found = o.derived_kind(*o.find_type(type), trigger);
    return found ? o.kinds[found->value].name : "";
  };
  EXPECT_EQ(kind("REQUEST", "urged"), "ask");
  EXPECT_EQ(kind("THREATEN", "warned"), "threaten");
  EXPECT_EQ(kind("AGREE", "Pledging"), "promise");
  EXPECT_EQ(kind("AGREE", "made an offer"), "promise");
  EXPECT_EQ(kind("CONCEDE", "promised"), "promise");
  EXPECT_EQ(kind("AGREE", "agreed"), "");
  EXPECT_EQ(kind("CONCEDE", "announced"), "");
  EXPECT_EQ(kind("ACCUSE", "accused"), "");
}

}  // namespace
}  // namespace sayso
