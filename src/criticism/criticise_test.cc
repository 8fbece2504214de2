#include "criticism/criticise.h"

#include <gtest/gtest.h>

#include "criticism/grades.h"
#include "judging/standing.h"

namespace sayso {
namespace {

const std::string kData = std::string(SAYSO_SOURCE_DIR) + "/data";

const LedgerRules& rules() {
  static const LedgerRules kRules = LedgerRules::load(kData).value();
  return kRules;
}

LedgerParty nation(const std::string& country) {
  LedgerParty party;
  party.key = "state:" + country;
  party.name = country;
  party.country = country;
  party.sectors = {"STA"};
  return party;
}

struct Story {
  std::vector<LedgerAct> acts;
  std::map<std::string, ReportFacts> facts;

  LedgerAct& tell(const std::string& doc, const std::string& day, const std::string& voice,
                  const std::string& stance) {
    LedgerAct act;
    act.doc = doc;
    act.published_at = day;
    act.start = static_cast<std::uint32_t>(acts.size());
    act.type = act.act = "AID";
    act.actors = {nation("PRK")};
    act.recipients = {nation("RUS")};
    act.object = {"shells"};
    act.stance = stance;
    LedgerClaim claim;
    claim.id = doc + "-claim";
    claim.voices = {voice};
    claim.named = true;
    claim.stance = stance;
    claim.kind = stance == "denies" ? "deny" : "assert";
    if (voice != "outlet:" + doc) claim.chain.push_back({});
    act.claims.push_back(claim);
    acts.push_back(act);
    facts[doc].key = "key-" + doc;
    facts[doc].published_at = day;
    facts[doc].outlet = doc;
    return acts.back();
  }
  std::vector<Flag> flags(const std::string& day = {},
                          const std::vector<LedgerEvent>& near = {}) const {
    const LedgerEvent event = judge(acts, facts, day, rules());
    return criticise({event, acts, facts}, near, rules());
  }
};

std::vector<std::string> codes(const std::vector<Flag>& flags) {
  std::vector<std::string> out;
  for (const Flag& flag : flags) out.push_back(flag.code);
  return out;
}

using Codes = std::vector<std::string>;

TEST(Criticise, FindsNothingInAPlainStory) {
  Story story;
  story.tell("a", "2025-03-03", "gov:KOR", "asserts");
  story.tell("b", "2025-03-04", "gov:JPN", "asserts");
  EXPECT_EQ(codes(story.flags()), Codes{});
}

TEST(Criticise, AnActAgainstTheActorsOwnWord) {
  Story story;
  story.tell("a", "2025-03-03", "gov:KOR", "asserts");
  story.tell("b", "2025-03-04", "gov:PRK", "denies");
  EXPECT_EQ(codes(story.flags()), Codes{}) << "one word against another settles nothing";
  story.tell("c", "2025-03-05", "gov:JPN", "asserts");
  const std::vector<Flag> flags = story.flags();
  ASSERT_EQ(codes(flags), Codes{"contradicts-own-claim"});
  EXPECT_EQ(flags[0].rests_on, Codes{"b-claim"});
  EXPECT_NE(flags[0].why.find("PRK has denied it (key-b)"), std::string::npos) << flags[0].why;
  EXPECT_EQ(codes(story.flags("2025-03-04")), Codes{}) << "not before the day it was known";
}

TEST(Criticise, ADateThatCannotBe) {
  Story story;
  story.tell("a", "2025-03-03", "gov:KOR", "asserts").when =
      CodedDate{"2025-03-09", "2025-03-09", "day", ""};
  ASSERT_EQ(codes(story.flags()), Codes{"impossible-date"});
  EXPECT_EQ(story.flags()[0].rests_on, (Codes{"a", "a-claim"}));
  Story plan;
  plan.tell("a", "2025-03-03", "gov:PRK", "plans").when =
      CodedDate{"2025-02-01", "2025-02-01", "day", ""};
  EXPECT_EQ(codes(plan.flags()), Codes{"impossible-date"});
  Story fine;
  fine.tell("a", "2025-03-03", "gov:KOR", "asserts").when =
      CodedDate{"2025-03-01", "2025-03-31", "month", ""};
  EXPECT_EQ(codes(fine.flags()), Codes{}) << "the month that is running";
}

TEST(Criticise, ReportsThatDisagreeOnAField) {
  Story story;
  story.tell("a", "2025-03-03", "gov:KOR", "asserts").object = {"4,000 containers"};
  story.tell("b", "2025-03-04", "gov:JPN", "asserts").object = {"2,500 containers"};
  const std::vector<Flag> flags = story.flags();
  ASSERT_EQ(codes(flags), Codes{"reports-disagree"});
  EXPECT_EQ(flags[0].why, "object: 2,500 containers (key-b) against 4,000 containers (key-a)");
  EXPECT_EQ(flags[0].rests_on, (Codes{"b", "a"}));
}

TEST(Criticise, ATransferToldTheOtherWayRound) {
  Story story;
  story.tell("a", "2025-03-03", "gov:KOR", "asserts");
  Story other;
  LedgerAct& turned = other.tell("z", "2025-03-04", "outlet:z", "asserts");
  std::swap(turned.actors, turned.recipients);
  const LedgerEvent reversed = judge(other.acts, other.facts, {}, rules());
  const std::vector<Flag> flags = story.flags({}, {reversed});
  ASSERT_EQ(codes(flags), Codes{"reversed-transfer"});
  EXPECT_EQ(flags[0].rests_on, Codes{"z"});
  turned.object = {"flour"};
  EXPECT_EQ(codes(story.flags({}, {judge(other.acts, other.facts, {}, rules())})), Codes{})
      << "a swap of two kinds of goods is no contradiction";
}

TEST(Criticise, ReportsThatOnlyRepeatAnother) {
  Story story;
  story.tell("wire", "2025-03-03", "gov:KOR", "asserts");
  for (const char* const doc : {"p", "q"}) {
    story.tell(doc, "2025-03-03", "gov:KOR", "asserts");
    story.facts[doc].rests_on = "wire";
    story.facts[doc].relation = "copy";
  }
  story.tell("eye", "2025-03-04", "gov:JPN", "asserts");
  story.facts["eye"].rests_on = "wire";
  story.facts["eye"].relation = "quotes-other";
  const std::vector<Flag> flags = story.flags();
  ASSERT_EQ(codes(flags), Codes{"only-repeats"});
  EXPECT_EQ(flags[0].on, "wire");
  EXPECT_EQ(flags[0].rests_on, (Codes{"p", "q"})) << "what adds a voice does more than repeat";
}

TEST(Grades, AreFAnd6ForWhatIsNew) {
  const GradeRules grades = GradeRules::load(kData).value();
  EXPECT_EQ(grades.propose(OutletRecord{"new", 3, 0, 3, 3, 0}).grade, "F");
  EXPECT_EQ(grades.propose(LedgerEvent{}).grade, "6");
}

TEST(Grades, FollowTheRecordAndNotTheNumberOfCopies) {
  const GradeRules grades = GradeRules::load(kData).value();
  EXPECT_EQ(grades.propose(OutletRecord{"wire", 100, 0, 60, 57, 1}).grade, "A");
  EXPECT_EQ(grades.propose(OutletRecord{"paper", 100, 60, 40, 32, 1}).grade, "B");
  EXPECT_EQ(grades.propose(OutletRecord{"copyist", 1000, 1000, 0, 0, 0}).grade, "F");
  EXPECT_EQ(grades.propose(OutletRecord{"liar", 50, 0, 40, 2, 30}).grade, "E");
  EXPECT_NE(grades.propose(OutletRecord{"wire", 100, 0, 60, 57, 1}).basis.find("57 of 60"),
            std::string::npos);
}

TEST(Grades, OfClaimsFollowTheStanding) {
  const GradeRules grades = GradeRules::load(kData).value();
  Story story;
  story.tell("a", "2025-03-03", "gov:KOR", "asserts");
  const auto grade = [&] {
    return grades.propose(judge(story.acts, story.facts, {}, rules())).grade;
  };
  EXPECT_EQ(grade(), "3");
  story.tell("b", "2025-03-04", "gov:PRK", "denies");
  EXPECT_EQ(grade(), "4");
  story.tell("c", "2025-03-05", "gov:JPN", "asserts");
  EXPECT_EQ(grade(), "2");
  story.tell("d", "2025-03-06", "gov:PRK", "asserts");
  EXPECT_EQ(grade(), "1");
}

}  // namespace
}  // namespace sayso
