// Who vouches for what: the claims of small structures made by hand.
#include "attribution/attribute.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "ontology/load.h"

namespace sayso {
namespace {

class Attribute : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto loaded = load_ontology(SAYSO_SOURCE_DIR "/data/ontology");
    ASSERT_TRUE(loaded) << loaded.error().what;
    ontology_ = std::move(loaded).value();
  }

  /// Adds a trigger with these words; an Event too, unless its type is a bare cue.
  std::uint32_t trigger(const std::string& words, const std::string& type,
                        const std::string& kind) {
    Trigger trigger;
    trigger.span.begin = static_cast<std::uint32_t>(document_.clean.text.size());
    document_.clean.text += words;
    trigger.span.end = static_cast<std::uint32_t>(document_.clean.text.size());
    trigger.type = trigger.act = *ontology_.find_type(type);
    trigger.kind = *ontology_.find_kind(kind);
    trigger.factuality = *ontology_.find_factuality("CT+");
    const auto index = static_cast<std::uint32_t>(mentions_.triggers.size());
    mentions_.triggers.push_back(trigger);
    if (ontology_.type(trigger.type).say) return index;
    Event event;
    event.trigger = index;
    event.type = event.act = trigger.type;
    event.factuality = trigger.factuality;
    events_.push_back(event);
    return index;
  }

  void says(std::uint32_t from, std::uint32_t to, Score score = 5000) {
    mentions_.links.push_back({from, Relation::says, to, score});
  }

  void actor(std::uint32_t trigger, std::uint32_t mention) {
    mentions_.roles.push_back({trigger, Role::actors, mention, 5000});
  }

  /// The claims of the event with this trigger.
  Claims claims_of(std::uint32_t trigger) const {
    Claims out;
    for (const Claim& claim : attribute(mentions_, events_, document_, ontology_)) {
      if (events_[claim.event].trigger == trigger) out.push_back(claim);
    }
    return out;
  }

  static std::string kind(const Claim& claim) { return ontology_.kinds[claim.kind.value].name; }
  static std::string factuality(const Claim& claim) {
    return ontology_.factualities[claim.factuality.value].name;
  }
  static std::vector<std::uint32_t> cues(const Claim& claim) {
    std::vector<std::uint32_t> out;
    for (const ChainLink& link : claim.chain) out.push_back(link.cue);
    return out;
  }

  static Ontology ontology_;
  Document document_;
  Mentions mentions_;
  Events events_;
};

Ontology Attribute::ontology_;
using Cues = std::vector<std::uint32_t>;

TEST_F(Attribute, TheOutletVouchesForWhatNobodySays) {
  const auto raid = trigger("raided", "ASSAULT", "assert");
  const Claims claims = claims_of(raid);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_TRUE(claims[0].chain.empty());
  EXPECT_EQ(kind(claims[0]), "report");
  EXPECT_EQ(factuality(claims[0]), "CT+");
}

TEST_F(Attribute, AChainNestsThreeDeepInnermostFirst) {
  const auto raid = trigger("raided", "ASSAULT", "assert");
  const auto heard = trigger("heard", "SAY", "report");
  const auto told = trigger("told", "SAY", "believe");
  const auto said = trigger("said", "SAY", "assert");
  says(heard, raid);
  says(told, heard);
  says(said, told);
  actor(heard, 4);
  actor(said, 7);
  actor(said, 8);
  const Claims claims = claims_of(raid);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(cues(claims[0]), (Cues{heard, told, said}));
  EXPECT_EQ(claims[0].chain[0].vouchers, (std::vector<std::uint32_t>{4}));
  EXPECT_TRUE(claims[0].chain[1].vouchers.empty());
  EXPECT_EQ(claims[0].chain[2].vouchers, (std::vector<std::uint32_t>{7, 8}));
  EXPECT_EQ(kind(claims[0]), "report");
}

TEST_F(Attribute, ChargedAndDeniedGivesAClaimOnEachSide) {
  const auto accused = trigger("accused", "ACCUSE", "allege");
  const auto shipped = trigger("shipping", "AID", "assert");
  const auto denied = trigger("denied", "REJECT", "deny");
  says(accused, shipped);
  says(denied, shipped);
  const Claims claims = claims_of(shipped);
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(kind(claims[0]) + factuality(claims[0]), "allegeCT+");
  EXPECT_EQ(kind(claims[1]) + factuality(claims[1]), "denyCT-");
  EXPECT_EQ(claims_of(accused).size(), 1u);
  EXPECT_EQ(kind(claims_of(denied)[0]), "report");
}

TEST_F(Attribute, WhatIsAlreadyDeniedOrOpenStaysSo) {
  const auto shipped = trigger("shipped", "AID", "assert");
  const auto denied = trigger("denied", "SAY", "deny");
  says(denied, shipped);
  events_[0].factuality = *ontology_.find_factuality("CT-");
  EXPECT_EQ(factuality(claims_of(shipped)[0]), "CT-");
  events_[0].factuality = *ontology_.find_factuality("UU");
  EXPECT_EQ(factuality(claims_of(shipped)[0]), "UU");
  events_[0].factuality = *ontology_.find_factuality("PR+");
  EXPECT_EQ(factuality(claims_of(shipped)[0]), "PR-");
}

TEST_F(Attribute, TheContentOfADemandAThreatAndAPromiseHasADerivedKind) {
  const auto raid = trigger("raid", "ASSAULT", "assert");
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"REQUEST", "ask"}, {"THREATEN", "threaten"}, {"AGREE", "promise"}, {"SUPPORT", "assert"}};
  for (const auto& [type, derived] : cases) {
    const auto cue = trigger("pledged", type, "assert");
    mentions_.links.clear();
    says(cue, raid);
    EXPECT_EQ(kind(claims_of(raid)[0]), derived) << type;
    EXPECT_EQ(ontology_.kinds[claims_of(raid)[0].chain[0].kind.value].name, "assert");
  }
}

TEST_F(Attribute, ADenialKeepsItsKindWhateverTheVerb) {
  const auto raid = trigger("raid", "ASSAULT", "assert");
  const auto demand = trigger("demanded", "REQUEST", "deny");
  says(demand, raid);
  EXPECT_EQ(kind(claims_of(raid)[0]), "deny");
}

TEST_F(Attribute, APlainWordDeniesOnlyWhatItTellsAsUntrue) {
  const auto paid = trigger("paid", "AID", "assert");
  const auto said = trigger("said", "SAY", "deny");
  says(said, paid);
  EXPECT_EQ(kind(claims_of(paid)[0]) + factuality(claims_of(paid)[0]), "assertCT+");
  EXPECT_EQ(ontology_.kinds[claims_of(paid)[0].chain[0].kind.value].name, "assert");
  events_[0].factuality = *ontology_.find_factuality("CT-");
  EXPECT_EQ(kind(claims_of(paid)[0]) + factuality(claims_of(paid)[0]), "denyCT-");
  events_[0].factuality = *ontology_.find_factuality("CT+");
  const auto accused = trigger("accused", "ACCUSE", "allege");
  says(accused, paid);
  EXPECT_EQ(kind(claims_of(paid)[0]) + factuality(claims_of(paid)[0]), "denyCT-") << "charged";
  const auto rejected = trigger("dismissed", "SAY", "deny");
  mentions_.links.clear();
  says(rejected, paid);
  events_[0].factuality = *ontology_.find_factuality("CT+");
  EXPECT_EQ(kind(claims_of(paid)[0]) + factuality(claims_of(paid)[0]), "denyCT-");
}

TEST_F(Attribute, TwoVouchersOfOneCueAreTwoPathsThroughIt) {
  const auto raid = trigger("raided", "ASSAULT", "assert");
  const auto said = trigger("said", "SAY", "assert");
  const auto radio = trigger("radio", "SAY", "report");
  const auto paper = trigger("paper", "SAY", "report");
  says(said, raid);
  says(radio, said);
  says(paper, said);
  const Claims claims = claims_of(raid);
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(cues(claims[0]), (Cues{said, radio}));
  EXPECT_EQ(cues(claims[1]), (Cues{said, paper}));
}

TEST_F(Attribute, AClaimCarriesTheFirstConditionOfItsEvent) {
  const auto raid = trigger("raid", "ASSAULT", "assert");
  EXPECT_FALSE(claims_of(raid)[0].condition);
  events_[0].roles[static_cast<std::size_t>(Role::condition)] = {3, 5};
  EXPECT_EQ(claims_of(raid)[0].condition, 3u);
}

TEST_F(Attribute, PathsAndDepthAreBoundedAndTheStrongestAreKept) {
  const auto raid = trigger("raid", "ASSAULT", "assert");
  for (int i = 0; i < 40; ++i) says(trigger("said", "SAY", "assert"), raid, 1000 + i);
  const Claims claims = claims_of(raid);
  ASSERT_EQ(claims.size(), 32u);
  for (const Claim& claim : claims) EXPECT_GT(claim.chain[0].cue, 8u);

  auto below = trigger("fled", "RETREAT", "assert");
  const auto fled = below;
  for (int i = 0; i < 20; ++i) {
    const auto cue = trigger("said", "SAY", "assert");
    says(cue, below);
    below = cue;
  }
  ASSERT_EQ(claims_of(fled).size(), 1u);
  EXPECT_EQ(claims_of(fled)[0].chain.size(), 16u);
}

TEST_F(Attribute, ALatticeOfCuesStaysBounded) {
  const auto raid = trigger("raid", "ASSAULT", "assert");
  Cues below = {raid};
  for (int layer = 0; layer < 12; ++layer) {
    Cues above;
    for (int i = 0; i < 6; ++i) above.push_back(trigger("said", "SAY", "assert"));
    for (const auto cue : above) {
      for (const auto said : below) says(cue, said);
    }
    below = above;
  }
  EXPECT_EQ(claims_of(raid).size(), 32u);
}

}  // namespace
}  // namespace sayso
