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
