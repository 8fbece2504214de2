// One report in which each side lays the act on the other, and one that denies what nobody said.
#include <gtest/gtest.h>

#include "judging/standing.h"

namespace sayso {
namespace {

const LedgerRules& doer_rules() {
  static const LedgerRules kRules =
      LedgerRules::load(std::string(SAYSO_SOURCE_DIR) + "/data").value();
  return kRules;
}

LedgerParty side(const std::string& name, const std::string& key, const std::string& sector) {
  LedgerParty party;
  party.name = name;
  party.key = key;
  party.country = "SSD";
  party.sectors = {sector};
  return party;
}

LedgerClaim said_by(const std::string& voice, std::uint32_t start, const std::string& stance) {
  LedgerClaim claim;
  claim.id = voice;
  claim.start = start;
  claim.end = start + 1;
  claim.kind = "assert";
  claim.stance = stance;
  claim.voices = {voice};
  claim.named = voice.rfind("unnamed:", 0) != 0;
  if (voice.rfind("outlet:", 0) != 0) claim.chain.emplace_back();
  if (!claim.chain.empty() && claim.named)
    claim.chain.front().vouchers.push_back(side(voice, voice, "GOV"));
  return claim;
}

LedgerEvent judged(const LedgerAct& act) {
  const std::map<std::string, ReportFacts> facts = {
      {"a", {"a", "Juba Monitor", "2025-05-05", {}, {}, {}, {}, {}, {}}}};
  return judge({act}, facts, {}, doer_rules());
}

LedgerAct shelling() {
  LedgerAct act;
  act.doc = "a";
  act.published_at = "2025-05-05";
  act.act = act.type = "ASSAULT";
  act.stance = "asserts";
  return act;
}

TEST(Doers, ThatEachSideLaysOnTheOtherAreDisputed) {
  const LedgerParty army = side("The army", "SSD:MIL", "MIL");
  const LedgerParty rebels = side("The rebels", "SSD:REB", "REB");
  LedgerAct act = shelling();
  act.actors = {army};
  act.tellings = {{0, 1, "shelling", "", "asserts", {}},
                  {9, 10, "shelled", "", "asserts", {rebels}}};
  act.claims = {said_by("SSD:REB", 0, "asserts"), said_by("gov:SSD", 9, "asserts")};
  EXPECT_EQ(judged(act).status, "disputed");
  EXPECT_EQ(judged(act).disputed_fields, std::vector<std::string>{"actors"});
  act.tellings.back().actors = {};
  EXPECT_EQ(judged(act).status, "confirmed") << "both name the same";
  act.tellings.back().actors = {side("Gunmen", "SSD:UAF", "UAF")};
  EXPECT_EQ(judged(act).status, "confirmed") << "gunmen may be anybody";
}

TEST(Sources, OfOneNameAreOneHoweverTheyAreDescribed) {
  const auto standing = [](const std::vector<std::string>& speakers) {
    LedgerAct act = shelling();
    for (const std::string& speaker : speakers) {
      act.claims.push_back(said_by("name:" + speaker, 0, "asserts"));
      act.claims.back().chain.front().vouchers.front().name = speaker;
    }
    return judged(act).standing;
  };
  EXPECT_EQ(standing({"her editor, Pavel Ursu", "the editor Pavel Ursu"}), "claimed");
  EXPECT_EQ(standing({"Pavel Ursu", "the chief editor Pavel Ursu"}), "claimed");
  EXPECT_EQ(standing({"her editor, Pavel Ursu", "the editor Oleg Ursu"}), "confirmed");
  EXPECT_EQ(standing({"her editor, Óscar Álvarez", "the editor Óscar Álvarez"}), "claimed");
  EXPECT_EQ(standing({"Naf Press Service", "Bengal Press Service"}), "confirmed");
}

TEST(Sources, WithoutANameStaySoWhereTheOutletGoesOn) {
  LedgerAct act = shelling();
  act.tellings = {{0, 1, "shelled", "", "asserts", {}}, {9, 10, "shelling", "", "asserts", {}}};
  act.claims = {said_by("unnamed:juba monitor", 0, "asserts"),
                said_by("outlet:juba monitor", 9, "asserts")};
  EXPECT_EQ(judged(act).status, "unconfirmed") << "the shelling took an hour, he says";
  act.claims = {said_by("outlet:juba monitor", 0, "asserts"),
                said_by("unnamed:juba monitor", 9, "asserts")};
  EXPECT_EQ(judged(act).status, "claimed") << "the outlet told it first";
  act.claims = {said_by("unnamed:juba monitor", 0, "asserts"), said_by("SSD:REB", 5, "asserts"),
                said_by("outlet:juba monitor", 9, "asserts")};
  EXPECT_EQ(judged(act).status, "claimed") << "somebody with a name says so too";
}

TEST(Doers, AreKnownByTheCountryThatTheirWordsTell) {
  const auto of = [](const std::string& name, const std::string& country) {
    LedgerParty party = side(name, country + ":MIL", "MIL");
    party.country = country;
    return party;
  };
  LedgerAct act = shelling();
  act.actors = {of("a Chinese coast guard cutter", "CHN")};
  act.tellings = {{0, 1, "rammed", "", "asserts", {}},
                  {9, 10, "rammed", "", "asserts", {of("a Philippine patrol boat", "PHL")}}};
  act.claims = {said_by("gov:PHL", 0, "asserts"), said_by("gov:CHN", 9, "asserts")};
  EXPECT_EQ(judged(act).status, "disputed");
  act.tellings.back().actors = {of("a patrol boat", "PHL")};
  EXPECT_EQ(judged(act).status, "confirmed") << "nobody says whose";
}

TEST(Speech, IsNoOlderForWhatItsSentenceSpeaksOf) {
  LedgerAct act = shelling();
  act.act = act.type = "ACCUSE";
  act.verbal = true;
  act.claims = {said_by("outlet:juba monitor", 0, "asserts")};
  act.tellings = {{0, 8, "condemns", "The army condemns the raid.", "asserts", {}},
                  {22, 26, "raid", "The army condemns the raid.", "background", {}}};
  EXPECT_EQ(judged(act).status, "confirmed");
}

TEST(Doers, WhomOthersNameAdmitWhatTheyNameWithoutThem) {
  const LedgerParty army = side("The army", "org:SSD/army", "MIL");
  LedgerAct told = shelling(), denied = shelling(), admitted = shelling();
  told.actors = {army};
  told.claims = {said_by("name:monitor", 0, "asserts")};
  denied.doc = "b";
  denied.claims = {said_by("name:mayor", 0, "denies")};
  denied.claims.front().kind = "deny";
  admitted.doc = "c";  // "the army admitted the shelling"
  admitted.claims = {said_by("gov:SSD", 0, "asserts")};
  admitted.claims.front().kind = "confirm";
  const std::map<std::string, ReportFacts> facts = {
      {"a", {"a", "Juba Monitor", "2025-05-05", {}, {}, {}, {}, {}, {}}},
      {"b", {"b", "Bor Post", "2025-05-05", {}, {}, {}, {}, {}, {}}},
      {"c", {"c", "Wau Wire", "2025-05-05", {}, {}, {}, {}, {}, {}}}};
  EXPECT_EQ(judge({told, denied, admitted}, facts, {}, doer_rules()).status, "confirmed");
  admitted.claims.front().kind = "assert";
  EXPECT_EQ(judge({told, denied, admitted}, facts, {}, doer_rules()).status, "corroborated");
}

TEST(Declaring, IsNotDoneByAnAgreement) {
  LedgerAct act = shelling();
  act.act = act.type = "AGREE";
  act.claims = {said_by("outlet:juba monitor", 0, "asserts")};
  EXPECT_EQ(judged(act).status, "claimed");
  act.trigger = "pledged";
  EXPECT_EQ(judged(act).status, "confirmed") << "a promise of one binds by being said";
  act.act = act.type = "SUPPORT";
  EXPECT_EQ(judged(act).status, "confirmed");
  act.trigger = "signed";
  EXPECT_EQ(judged(act).status, "claimed") << "several sign a pact";
  act.act = act.type = "REQUEST";
  act.trigger = "asked";
  EXPECT_EQ(judged(act).status, "confirmed");
}

LedgerAct talks(const LedgerClaim& claim) {
  LedgerAct act = shelling();
  act.act = act.type = "CONSULT";
  act.stance = claim.stance;
  act.claims = {claim};
  return act;
}

TEST(Plans, ThatAreRefusedAreDeniedUnlessTheyAreThreats) {
  LedgerClaim refusal = said_by("gov:SSD", 9, "denies");
  refusal.kind = "deny";
  refusal.tense = "future";
  EXPECT_EQ(judged(talks(refusal)).status, "denied") << "ruled out, and asserted by nobody";
  LedgerAct act = talks(refusal);
  LedgerClaim open = said_by("gov:UGA", 0, "none");
  open.tense = "future";
  const auto status = [&](const char* kind) {
    open.kind = kind;
    act.claims = {open, refusal};
    return judged(act).status;
  };
  EXPECT_EQ(status("ask"), "denied");
  EXPECT_EQ(status("threaten"), "hypothetical");
  refusal.voices = open.voices;
  EXPECT_EQ(status("threaten"), "denied") << "who threatened it rules it out";
}

TEST(Plans, ThatWereCalledOffAreDoneWhenToldAsDone) {
  LedgerAct off = talks(said_by("outlet:juba monitor", 0, "called-off"));
  LedgerAct held = talks(said_by("outlet:bor post", 0, "asserts"));
  held.doc = "b";
  held.published_at = "2025-06-30";
  const std::map<std::string, ReportFacts> facts = {
      {"a", {"a", "Juba Monitor", "2025-05-05", {}, {}, {}, {}, {}, {}}},
      {"b", {"b", "Bor Post", "2025-06-30", {}, {}, {}, {}, {}, {}}}};
  EXPECT_EQ(judge({off, held}, facts, "2025-05-06", doer_rules()).status, "called-off");
  EXPECT_EQ(judge({off, held}, facts, {}, doer_rules()).status, "done");
}

TEST(Speech, DoesNotWaitForTheDayItSpeaksOf) {
  LedgerAct act = shelling();
  act.act = act.type = "REQUEST";
  act.verbal = true;
  act.when = CodedDate{"2025-05-08", "2025-05-08", "day", ""};
  act.claims = {said_by("outlet:juba monitor", 0, "asserts")};
  EXPECT_EQ(judged(act).status, "confirmed") << "called on them on Monday to march on Thursday";
}

TEST(Plans, AreCalledOffByWhoeverTellsItInThePassive) {
  LedgerClaim off = said_by("gov:SSD", 0, "called-off");
  off.kind = "deny";
  off.tense = "future";
  off.chain.front().voices = off.voices;
  off.chain.insert(off.chain.begin(), LedgerLink{{}, {}, "postponed", "deny", 5, 14});
  LedgerClaim plan = said_by("gov:ETH", 0, "plans");
  plan.tense = "future";
  LedgerAct act = talks(plan);
  act.claims.push_back(off);
  EXPECT_EQ(judged(act).status, "called-off");
  act.claims.back().chain.front().cue = "reportedly";
  EXPECT_EQ(judged(act).status, "planned") << "a rumour calls nothing off";
}

TEST(Plans, AreCalledOffWhereWhatWasAnnouncedDidNotComeAbout) {
  LedgerClaim plan = said_by("gov:ETH", 0, "plans");
  plan.tense = "future";
  LedgerClaim denial = said_by("outlet:bor post", 0, "denies");
  denial.tense = "past";
  LedgerAct later = talks(denial);
  later.doc = "b";
  later.published_at = "2025-06-30";
  const std::map<std::string, ReportFacts> facts = {
      {"a", {"a", "Juba Monitor", "2025-05-05", {}, {}, {}, {}, {}, {}}},
      {"b", {"b", "Bor Post", "2025-06-30", {}, {}, {}, {}, {}, {}}}};
  const auto status = [&](const std::string& sentence) {
    later.tellings = {{0, 1, "travel", sentence, "denies", {}}};
    return judge({talks(plan), later}, facts, {}, doer_rules()).status;
  };
  EXPECT_EQ(status("The minister did not travel to Bor on Friday."), "called-off");
  EXPECT_EQ(status("The minister has not yet come to travel."), "planned");
}

TEST(Plans, AreNoneWhereWhatIsAskedForIsOnlyMentioned) {
  LedgerClaim asked = said_by("name:party", 0, "none");
  asked.tense = "future";
  LedgerClaim named = said_by("outlet:juba monitor", 40, "plans");
  named.tense = "future";
  LedgerAct act = talks(asked);
  act.claims.push_back(named);
  act.tellings = {{0, 5, "march", "It called on them to march.", "none", {}},
                  {40, 45, "march", "Police banned the march.", "plans", {}}};
  EXPECT_EQ(judged(act).status, "hypothetical");
  act.tellings.back().sentence = "They will march.";
  EXPECT_EQ(judged(act).status, "planned");
}

TEST(Voices, AnOutletThatSomebodyBearsOutIsOneOfItsOwn) {
  LedgerAct act = shelling();
  act.claims = {said_by("outlet:juba monitor", 0, "asserts"), said_by("gov:SSD", 40, "asserts")};
  EXPECT_EQ(judged(act).independent_voices, 1) << "the outlet tells it on the strength of his word";
  act.claims.back().kind = "confirm";
  EXPECT_EQ(judged(act).independent_voices, 2);
}

TEST(Hearsay, ThatAnOutletDeniesInOneBreathIsNobodysWord) {
  LedgerAct act = shelling();
  act.claims = {said_by("unnamed:juba monitor", 0, "asserts"),
                said_by("outlet:juba monitor", 0, "denies")};
  EXPECT_EQ(judged(act).status, "denied");
  EXPECT_EQ(judged(act).stage, "");
  act.claims.back() = said_by("gov:SSD", 0, "denies");
  EXPECT_EQ(judged(act).stage, "happened") << "others may have said so";
}

}  // namespace
}  // namespace sayso
