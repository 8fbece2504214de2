// What a coding comes to when the pact book is asked: hand-made codings, the book that ships.
#include "sayso/pact_report.h"

#include <gtest/gtest.h>

#include <set>

namespace sayso {
namespace {

/// A coding over a text, with mentions found by their words.
struct Made {
  Coding coding;

  Made(std::string text, std::string day) {
    coding.doc.text = std::move(text);
    coding.doc.published_at = std::move(day);
    const auto size = static_cast<std::uint32_t>(coding.doc.text.size());
    for (std::uint32_t start = 0; start < size;) {
      const std::size_t stop = coding.doc.text.find(". ", start);
      const std::uint32_t end =
          stop == std::string::npos ? size : static_cast<std::uint32_t>(stop) + 1;
      coding.sentences.push_back({.start = start, .end = end, .words = {}});
      start = end + 1;
    }
  }
  std::string mention(const std::string& words, const std::string& kind,
                      std::optional<std::string> country = {}) {
    CodedMention made;
    made.id = "m" + std::to_string(coding.mentions.size() + 1);
    made.start = static_cast<std::uint32_t>(coding.doc.text.find(words));
    made.end = made.start + static_cast<std::uint32_t>(words.size());
    made.kind = kind;
    made.country = std::move(country);
    coding.mentions.push_back(made);
    return made.id;
  }
  CodedEvent& event(const std::string& trigger, const std::string& act) {
    CodedEvent made;
    made.id = "v" + std::to_string(coding.events.size() + 1);
    made.start = static_cast<std::uint32_t>(coding.doc.text.find(trigger));
    made.end = made.start + static_cast<std::uint32_t>(trigger.size());
    made.trigger = trigger;
    made.type = made.act = act;
    coding.events.push_back(made);
    return coding.events.back();
  }
};

const PactReport& report() {
  static const Result<PactReport> kReport =
      PactReport::open(std::string(SAYSO_SOURCE_DIR) + "/data/pacts");
  if (!kReport) ADD_FAILURE() << kReport.error().where << ": " << kReport.error().what;
  return *kReport;
}

TEST(PactReport, ResolvesThePactOfTheStatesAroundIt) {
  Made made("Russia and North Korea signed a pact in June.", "2024-11-05");
  made.mention("Russia", "actor", "RUS");
  made.mention("North Korea", "actor", "PRK");
  made.mention("a pact", "document");
  report().read(made.coding);
  const auto& pact = made.coding.mentions.back().pact;
  ASSERT_TRUE(pact.has_value());
  EXPECT_EQ(pact->pact, "rus-prk-2024");
  EXPECT_NE(pact->why.find("2024-06-19"), std::string::npos) << pact->why;
}

TEST(PactReport, ThePactIsTheOneThatTheReportHasNamedWhoeverStandsNearest) {
  Made made(
      "Russia and North Korea signed a pact. Kyiv and Moscow are at war. The pact changes that, "
      "unlike the treaty between Ukraine and Russia.",
      "2025-01-05");
  made.mention("Russia", "actor", "RUS");
  made.mention("North Korea", "actor", "PRK");
  made.mention("a pact", "document");
  made.mention("Kyiv", "actor", "UKR");
  made.mention("Moscow", "actor", "RUS");
  made.mention("The pact", "document");
  made.mention("the treaty between Ukraine and Russia", "document");
  made.mention("Ukraine", "actor", "UKR");
  report().read(made.coding);
  EXPECT_EQ(made.coding.mentions[5].pact->pact, "rus-prk-2024");
  ASSERT_TRUE(made.coding.mentions[6].pact.has_value());
  EXPECT_NE(made.coding.mentions[6].pact->pact, "rus-prk-2024");
}

TEST(PactReport, FlagsWhoIsNoParty) {
  Made made("Moscow and Pyongyang made a pact; Seoul will send builders as part of the pact.",
            "2025-01-05");
  made.mention("Moscow", "actor", "RUS");
  made.mention("Pyongyang", "actor", "PRK");
  made.mention("a pact", "document");
  const std::string seoul = made.mention("Seoul", "actor", "KOR");
  made.event("send", "MOBILIZE").actors = {seoul};
  report().read(made.coding);
  ASSERT_EQ(made.coding.flags.size(), 1u);
  EXPECT_EQ(made.coding.flags[0].code, "wrong-party");
  EXPECT_EQ(made.coding.flags[0].on, "v1");
  EXPECT_EQ(made.coding.flags[0].rests_on, (std::vector<std::string>{"v1", "rus-prk-2024"}));
}

TEST(PactReport, FlagsTheWrongArticle) {
  Made made("Russia and North Korea must consult each other under Article 4 of the pact.",
            "2025-01-05");
  made.mention("Russia", "actor", "RUS");
  made.mention("North Korea", "actor", "PRK");
  made.mention("Article 4 of the pact", "document");
  report().read(made.coding);
  ASSERT_EQ(made.coding.flags.size(), 1u);
  EXPECT_EQ(made.coding.flags[0].code, "wrong-article");
  EXPECT_NE(made.coding.flags[0].why.find("Article 3"), std::string::npos);
}

TEST(PactReport, AsksWhetherHelpIsOwed) {
  Made made("North Korea supplied arms to Russia under their pact.", "2025-01-05");
  const std::string korea = made.mention("North Korea", "actor", "PRK");
  const std::string russia = made.mention("Russia", "actor", "RUS");
  made.mention("their pact", "document");
  CodedEvent& event = made.event("supplied", "AID");
  event.actors = {korea};
  event.recipients = {russia};
  report().read(made.coding);
  EXPECT_TRUE(made.coding.flags.empty());
  const auto& duties = made.coding.duties;
  const auto found = std::find_if(duties.begin(), duties.end(), [](const CodedDuty& duty) {
    return duty.pact == "rus-prk-2024" && duty.holder == "PRK";
  });
  ASSERT_NE(found, duties.end());
  EXPECT_EQ(found->article, "4");
  EXPECT_EQ(found->views.front().viewpoint, "record");
  EXPECT_EQ(found->views.front().status, "arguable");
}

TEST(PactReport, AsksOnlyPactsThatBindBothAndStandUnlessTheyAreNamed) {
  Made made("North Korea supplied arms to Russia, Washington and Paris said.", "2025-01-05");
  const std::string korea = made.mention("North Korea", "actor", "PRK");
  const std::string russia = made.mention("Russia", "actor", "RUS");
  made.mention("Washington", "actor", "USA");
  made.mention("Paris", "actor", "FRA");
  CodedEvent& event = made.event("supplied", "AID");
  event.actors = {korea};
  event.recipients = {russia};
  report().read(made.coding);
  std::set<std::string> asked;
  for (const CodedDuty& duty : made.coding.duties) asked.insert(duty.pact);
  EXPECT_EQ(asked, std::set<std::string>{"rus-prk-2024"});
}

TEST(PactReport, TakesAnAttackAsAFactOnlyFromWhomItHurts) {
  for (const auto& [kind, owned] : {std::pair("confirm", true), std::pair("threaten", false)}) {
    Made made("Russia attacked Poland.", "2026-01-10");
    const std::string russia = made.mention("Russia", "actor", "RUS");
    const std::string poland = made.mention("Poland", "actor", "POL");
    made.coding.doc.text += " Washington watched.";
    made.mention("Washington", "actor", "USA");
    CodedEvent& event = made.event("attacked", "ASSAULT");
    event.actors = {russia};
    event.recipients = {poland};
    made.coding.claims.push_back({.id = "c1",
                                  .event = "v1",
                                  .kind = kind,
                                  .factuality = "CT+",
                                  .tense = "past",
                                  .condition = {},
                                  .chain = {{.vouchers = {russia}, .cue = "s1", .kind = kind}}});
    report().read(made.coding);
    EXPECT_EQ(!made.coding.duties.empty(), owned) << kind;
    if (owned) {
      EXPECT_EQ(made.coding.duties[0].facts[0], "RUS attacks POL since 2026-01-10");
    }
  }
}

}  // namespace
}  // namespace sayso
