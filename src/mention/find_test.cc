// What decoding must hold, rule by rule, on Readings made by hand.
#include "mention/find.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "mention/hand_decoding.h"
#include "mention/steps.h"

namespace sayso {
namespace {

Labels test_labels() {
  return {
      .mention = {"ACT", "LOC", "DATE", "OBJ", "DOC", "COND"},
      .trigger = {"AGREE", "CONSULT", "SUPPORT", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
                  "PROTEST", "COERCE", "ASSAULT", "SAY"},
      .attribution = {"source", "cue", "content"},
      .sector = {"STA", "GOV", "MIL"},
      .country = {},
      .type = {"AGREE", "CONSULT", "SUPPORT", "AID", "ASSAULT", "SAY"},
      .mode = {"-", "COERCE/seize", "ASSAULT/aerial"},
      .factuality = {"CT+", "PR+", "PS+", "CT-", "UU"},
      .tense = {"past", "now", "future"},
      .kind = {"assert", "allege", "deny", "believe"},
      .context = {"-", "military"},
      .role = {"actors", "recipients", "object", "place", "date", "condition", "basis"},
      .link = {"says", "exchange", "same", "response"},
      .root = {},
  };
}

/// A Reading with test_labels().
struct Hand : HandReading {
  explicit Hand(const std::string& text) : HandReading(text, test_labels()) {}
};

std::string type(TypeId id) { return data_ontology().type(id).name; }

std::vector<std::pair<std::uint32_t, Role>> parts_of(const Mentions& mentions,
                                                     std::uint32_t trigger) {
  std::vector<std::pair<std::uint32_t, Role>> out;
  for (const RoleArc& arc : mentions.roles) {
    if (arc.trigger == trigger) out.emplace_back(arc.mention, arc.role);
  }
  return out;
}

using Pair = std::pair<std::uint32_t, std::uint32_t>;

std::vector<Pair> links_of(const Mentions& mentions, Relation relation) {
  std::vector<Pair> out;
  for (const LinkArc& arc : mentions.links) {
    if (arc.relation == relation) out.emplace_back(arc.from, arc.to);
  }
  return out;
}

TEST(ChooseApart, TakesTheHeaviestSetOfSpansThatDoNotOverlap) {
  // The middle span outweighs each neighbour but not both.
  EXPECT_EQ(choose_apart({{0, 1, 5}, {1, 2, 8}, {2, 3, 5}}, 4), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(choose_apart({{0, 1, 3}, {1, 2, 8}, {2, 3, 4}}, 4), (std::vector<std::uint32_t>{1}));
}

TEST(ChooseApart, LeavesOutWhatScoresNothing) {
  EXPECT_TRUE(choose_apart({{0, 0, 0}, {1, 1, -4}}, 2).empty());
  EXPECT_TRUE(choose_apart({}, 0).empty());
}

TEST(ChooseApart, PrefersOneSpanToTwoThatAdjoinForLittleMore) {
  std::vector<Stretch> stretches = {{0, 0, 5, 1}, {0, 1, 9, 1}, {1, 1, 5, 1}};
  EXPECT_EQ(choose_apart(stretches, 2), (std::vector<std::uint32_t>{0, 2}));
  stretches[2].adjacent = 2;
  EXPECT_EQ(choose_apart(stretches, 2), (std::vector<std::uint32_t>{1}));
}

TEST(ChooseApart, LetsSpansOfDifferentKindsAdjoinFreely) {
  EXPECT_EQ(choose_apart({{0, 0, 5, 1, 2}, {0, 1, 9, 1, 2}, {1, 1, 5, 2, 2}}, 2),
            (std::vector<std::uint32_t>{0, 2}));
}

/// All subsets, for comparison.
std::int64_t best_by_trying(const std::vector<Stretch>& stretches) {
  std::int64_t best = 0;
  for (std::uint32_t set = 0; set < (1u << stretches.size()); ++set) {
    std::vector<Stretch> chosen;
    for (std::uint32_t i = 0; i < stretches.size(); ++i) {
      if (set >> i & 1) chosen.push_back(stretches[i]);
    }
    std::sort(chosen.begin(), chosen.end(),
              [](const Stretch& a, const Stretch& b) { return a.first < b.first; });
    std::int64_t sum = 0;
    bool apart = true;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      sum += chosen[i].score;
      if (i == 0) continue;
      apart = apart && chosen[i - 1].last < chosen[i].first;
      const bool adjoin = chosen[i - 1].last + 1 == chosen[i].first;
      if (adjoin && chosen[i].kind == chosen[i - 1].kind && chosen[i].kind != kLoose) {
        sum -= chosen[i].adjacent;
      }
    }
    if (apart) best = std::max(best, sum);
  }
  return best;
}

TEST(ChooseApart, AgreesWithTryingAllSets) {
  std::uint32_t state = 7;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<Stretch> stretches;
    for (int i = 0; i < 9; ++i) {
      const std::uint32_t first = next(8);
      const std::uint32_t kind = next(3);
      stretches.push_back({first, std::min(7u, first + next(3)), std::int64_t{next(12)} - 2,
                           kind == 2 ? kLoose : kind, 3});
    }
    const auto chosen = choose_apart(stretches, 8);
    std::vector<Stretch> alone;
    for (const std::uint32_t i : chosen) alone.push_back(stretches[i]);
    EXPECT_EQ(best_by_trying(alone), best_by_trying(stretches)) << "round " << round;
  }
}

TEST(Find, WordsOfOneActAreOneTrigger) {
  Hand hand("Guards opened fire");
  hand.trigger(1, 1, "ASSAULT", 4000);
  hand.trigger(1, 2, "ASSAULT", 6000);
  hand.trigger(2, 2, "ASSAULT", 4000);
  EXPECT_EQ(decode(hand).triggers.size(), 2u);
  hand.thresholds.adjacent.trigger = 3000;
  const Mentions mentions = decode(hand);
  ASSERT_EQ(mentions.triggers.size(), 1u);
  EXPECT_EQ(mentions.triggers[0].candidate, 1u);
}

TEST(Find, AMentionMayScoreLessThanNoneWhereTheThresholdSaysSo) {
  Hand hand("Guards fired");
  hand.mention(0, 0, "ACT", -400);
  EXPECT_TRUE(decode(hand).mentions.empty());
  hand.thresholds.mention = -500;
  EXPECT_EQ(decode(hand).mentions.size(), 1u);
}

TEST(Find, ATriggerPassesItsThreshold) {
  Hand hand("Guards fired");
  hand.trigger(1, 1, "ASSAULT", 400);
  EXPECT_EQ(decode(hand).triggers.size(), 1u);
  hand.thresholds.trigger = 500;
  EXPECT_TRUE(decode(hand).triggers.empty());
}

TEST(Find, TagsAndTheHeadOfTypesTellTheTypeTogether) {
  Hand hand("Guards fired");
  const std::uint32_t shot = hand.trigger(1, 1, "AID", 3000);
  hand.or_else(shot, "SAY", 2900);
  hand.or_else(shot, "ASSAULT", 2000);
  hand.row(shot, hand.reading.type, hand.labels.type,
           {{"ASSAULT", 2000}, {"AID", 1400}, {"SAY", 1900}});
  const auto type = [&] { return data_ontology().type(decode(hand).triggers.at(0).type).name; };
  EXPECT_EQ(type(), "AID");
  hand.thresholds.type_weight = 2000;
  EXPECT_EQ(type(), "ASSAULT");
}

TEST(Find, WhoIsNamedTogetherWithOneThatPassesPassesSooner) {
  for (const auto& [text, parties] : {std::pair("Rwanda , Burundi and Uganda met", 3u),
                                      {"Rwanda as well as Burundi met", 2u},
                                      {"Rwanda after Burundi met", 1u}}) {
    Hand hand(text);
    const auto words = static_cast<std::uint32_t>(hand.reading.words.size());
    const std::uint32_t met = hand.trigger(words - 1, words - 1, "CONSULT", 5000);
    for (std::uint32_t word = 0; word + 1 < words; ++word) {
      const char first = text[hand.reading.words[word].span.begin];
      if (first < 'A' || first > 'Z') continue;
      const std::uint32_t party = hand.mention(word, word, "ACT", 5000);
      hand.role(met, party, {{"actors", word == 0 ? 3000 : -500}});
    }
    hand.thresholds.role_more = hand.list(hand.labels.role, {{"actors", 1000}});
    EXPECT_EQ(decode(hand).roles.size(), 1u) << text;
    hand.thresholds.role_joined = hand.list(hand.labels.role, {{"actors", -1000}});
    EXPECT_EQ(decode(hand).roles.size(), parties) << text;
  }
}

TEST(Find, AMentionAndATriggerNeverOverlap) {
  Hand hand("Rebel attack kills ten");
  hand.mention(0, 1, "ACT", 4000);
  hand.trigger(1, 1, "ASSAULT", 9000);
  const Mentions mentions = decode(hand);
  EXPECT_TRUE(mentions.mentions.empty());
  ASSERT_EQ(mentions.triggers.size(), 1u);
  EXPECT_TRUE(ruled(mentions, "trigger"));
}

TEST(Find, AModeBelongsToItsType) {
  Hand hand("Police raided the office");
  const auto raid = hand.trigger(1, 1, "COERCE", 9000);
  hand.row(raid, hand.reading.mode, hand.labels.mode,
           {{"ASSAULT/aerial", 9000}, {"COERCE/seize", 4000}, {"-", 1000}});
  const Mentions mentions = decode(hand);
  ASSERT_TRUE(mentions.triggers[0].mode);
  EXPECT_EQ(data_ontology().mode(*mentions.triggers[0].mode).name, "seize");
  EXPECT_TRUE(ruled(mentions, "mode"));
}

TEST(Find, NoModeIsAChoice) {
  Hand hand("Police raided the office");
  const auto raid = hand.trigger(1, 1, "COERCE", 9000);
  hand.row(raid, hand.reading.mode, hand.labels.mode, {{"-", 9000}, {"COERCE/seize", 4000}});
  const Mentions mentions = decode(hand);
  EXPECT_FALSE(mentions.triggers[0].mode);
  EXPECT_FALSE(ruled(mentions, "mode"));
}

TEST(Find, APlanSaysWhichActIsPlanned) {
  Hand hand("Oslo will host talks");
  const auto plan = hand.trigger(2, 2, "AGREE", 9000);
  hand.row(plan, hand.reading.type, hand.labels.type,
           {{"AGREE", 9000}, {"ASSAULT", 8000}, {"CONSULT", 5000}, {"AID", 1000}});
  hand.row(plan, hand.reading.tense, hand.labels.tense, {{"future", 3000}});
  Mentions mentions = decode(hand);
  EXPECT_EQ(type(mentions.triggers[0].type), "AGREE");
  EXPECT_EQ(type(mentions.triggers[0].act), "CONSULT");
  hand.row(plan, hand.reading.tense, hand.labels.tense, {{"past", 3000}});
  mentions = decode(hand);
  EXPECT_EQ(type(mentions.triggers[0].act), "AGREE");
}

TEST(Find, WhatAnotherActBringsInIsNotUntrueByThatOnesWords) {
  for (const bool swears : {true, false}) {
    Hand hand("The seizure Oslo swears never took place fills rooms");
    const auto seizure = hand.trigger(1, 1, "COERCE", 9000);
    hand.row(seizure, hand.reading.factuality, hand.labels.factuality, {{"CT+", 9000}});
    if (swears) hand.trigger(3, 3, "REJECT", 9000);
    const auto fact = decode(hand).triggers[0].factuality;
    EXPECT_EQ(data_ontology().factualities[fact.value].name, swears ? "CT+" : "CT-");
  }
}

TEST(Find, TheShiftOfATenseDecidesNearTies) {
  Hand hand("Oslo hosts talks");
  const auto talk = hand.trigger(2, 2, "CONSULT", 9000);
  hand.row(talk, hand.reading.tense, hand.labels.tense, {{"past", 1000}, {"now", 600}});
  EXPECT_EQ(data_ontology().tenses[decode(hand).triggers[0].tense.value], "past");
  hand.thresholds.tense = hand.list(hand.labels.tense, {{"now", 500}});
  EXPECT_EQ(data_ontology().tenses[decode(hand).triggers[0].tense.value], "now");
}

TEST(Find, EachRoleTakesItsOwnKindsOfMention) {
  Hand hand("On Monday Oslo sent tents");
  hand.mention(1, 1, "DATE", 5000);
  hand.mention(2, 2, "ACT", 5000);
  hand.trigger(3, 3, "AID", 5000);
  hand.role(0, 0, {{"actors", 7000}, {"date", 4000}});
  hand.role(0, 1, {{"actors", 3000}});
  const Mentions mentions = decode(hand);
  EXPECT_EQ(parts_of(mentions, 0),
            (std::vector<std::pair<std::uint32_t, Role>>{{1, Role::actors}, {0, Role::date}}));
  EXPECT_TRUE(ruled(mentions, "actors"));
}

TEST(Find, NobodyIsActorAndRecipientOfOneActUnlessBothAreSure) {
  Hand hand("Oslo rallied");
  hand.mention(0, 0, "ACT", 5000);
  hand.trigger(1, 1, "PROTEST", 5000);
  hand.thresholds.role_more = hand.list(hand.labels.role, {{"actors", 2000}, {"recipients", 2000}});
  hand.role(0, 0, {{"actors", 7000}, {"recipients", 1000}});
  const Mentions mentions = decode(hand);
  EXPECT_EQ(parts_of(mentions, 0),
            (std::vector<std::pair<std::uint32_t, Role>>{{0, Role::actors}}));
  EXPECT_TRUE(ruled(mentions, "recipients"));
  hand.role(0, 0, {{"actors", 1000}, {"recipients", 1500}});
  EXPECT_EQ(parts_of(decode(hand), 0),
            (std::vector<std::pair<std::uint32_t, Role>>{{0, Role::recipients}}));
  hand.role(0, 0, {{"actors", 7000}, {"recipients", 7000}});
  EXPECT_EQ(parts_of(decode(hand), 0).size(), 2u);
}

TEST(Find, AFurtherFillerMustBeSurerThanTheFirst) {
  Hand hand("Oslo and Bern and Rome signed");
  for (const std::uint32_t word : {0u, 2u, 4u}) hand.mention(word, word, "ACT", 5000);
  hand.trigger(5, 5, "SUPPORT", 5000);
  hand.thresholds.role_more = hand.list(hand.labels.role, {{"actors", 2000}});
  hand.role(0, 0, {{"actors", 500}});
  hand.role(0, 1, {{"actors", 900}});
  hand.role(0, 2, {{"actors", 2500}});
  EXPECT_EQ(parts_of(decode(hand), 0),
            (std::vector<std::pair<std::uint32_t, Role>>{{2, Role::actors}}));
  hand.role(0, 1, {{"actors", 2100}});
  EXPECT_EQ(parts_of(decode(hand), 0),
            (std::vector<std::pair<std::uint32_t, Role>>{{1, Role::actors}, {2, Role::actors}}));
}

TEST(Find, UnrankedPartiesOfAReciprocalActAreAllActors) {
  for (const std::string type : {"CONSULT", "ASSAULT"}) {
    Hand hand("talks between Oslo and Bern");
    hand.mention(2, 2, "ACT", 5000);
    hand.mention(4, 4, "ACT", 5000);
    hand.trigger(0, 0, type, 5000);
    hand.role(0, 0, {{"recipients", 5000}});
    hand.role(0, 1, {{"recipients", 5000}});
    const Role role = type == "CONSULT" ? Role::actors : Role::recipients;
    EXPECT_EQ(parts_of(decode(hand), 0),
              (std::vector<std::pair<std::uint32_t, Role>>{{0, role}, {1, role}}));
  }
}

TEST(Find, ABareCueHasVouchersOnly) {
  Hand hand("Oslo said on Monday");
  hand.mention(0, 0, "ACT", 5000);
  hand.trigger(1, 1, "SAY", 5000);
  hand.role(0, 0, {{"actors", 1000}, {"recipients", 3000}});
  EXPECT_EQ(parts_of(decode(hand), 0),
            (std::vector<std::pair<std::uint32_t, Role>>{{0, Role::actors}}));
}

TEST(Find, NobodyVouchesForHisOwnSaying) {
  Hand hand("said told claimed");
  for (std::uint32_t word = 0; word < 3; ++word) hand.trigger(word, word, "SAY", 5000);
  hand.link(0, 1, {{"says", 5000}});
  hand.link(1, 2, {{"says", 4000}});
  hand.link(2, 0, {{"says", 3000}});
  const Mentions mentions = decode(hand);
  EXPECT_EQ(links_of(mentions, Relation::says), (std::vector<Pair>{{0, 1}, {1, 2}}));
  EXPECT_TRUE(ruled(mentions, "says"));
}

TEST(Find, AFurtherVoucherOfTheSameMindMustBeSurer) {
  Hand hand("said added denied shelling");
  hand.trigger(0, 0, "SAY", 5000);
  hand.trigger(1, 1, "SAY", 5000);
  const auto denial = hand.trigger(2, 2, "REJECT", 5000);
  hand.row(denial, hand.reading.kind, hand.labels.kind, {{"deny", 5000}});
  hand.trigger(3, 3, "ASSAULT", 5000);
  hand.thresholds.says_more = 3000;
  hand.link(0, 3, {{"says", 6000}});
  hand.link(1, 3, {{"says", 2000}});
  hand.link(2, 3, {{"says", 1000}});
  EXPECT_EQ(links_of(decode(hand), Relation::says), (std::vector<Pair>{{0, 3}, {2, 3}}));
}

TEST(Find, ExchangeAndSameStandBothWaysByTheMeanOfBoth) {
  Hand hand("shells for fuel raid");
  for (const std::uint32_t word : {0u, 2u, 3u}) hand.trigger(word, word, "AID", 5000);
  hand.link(0, 1, {{"exchange", 5000}});
  hand.link(1, 0, {{"exchange", -1000}});
  hand.link(0, 2, {{"same", 2000}});
  hand.link(2, 0, {{"same", -3000}});
  const Mentions mentions = decode(hand);
  EXPECT_EQ(links_of(mentions, Relation::exchange), (std::vector<Pair>{{0, 1}, {1, 0}}));
  EXPECT_TRUE(links_of(mentions, Relation::same).empty());
}

TEST(Find, OfTwoEventsOnlyOneAnswersTheOther) {
  Hand hand("raid reprisal");
  hand.trigger(0, 0, "ASSAULT", 5000);
  hand.trigger(1, 1, "ASSAULT", 5000);
  hand.link(0, 1, {{"response", 1000}});
  hand.link(1, 0, {{"response", 4000}});
  const Mentions mentions = decode(hand);
  EXPECT_EQ(links_of(mentions, Relation::response), (std::vector<Pair>{{1, 0}}));
  EXPECT_TRUE(ruled(mentions, "links"));
}

TEST(Find, CuesAreNeitherAnsweredNorGivenInExchange) {
  Hand hand("said raid");
  hand.trigger(0, 0, "SAY", 5000);
  hand.trigger(1, 1, "ASSAULT", 5000);
  hand.link(0, 1, {{"response", 4000}, {"same", 4000}});
  hand.link(1, 0, {{"same", 4000}});
  EXPECT_TRUE(decode(hand).links.empty());
}

TEST(Find, MentionsJoinTheEntityOfTheirBestAntecedent) {
  Hand hand("Oslo Bern it he Monday");
  for (std::uint32_t word = 0; word < 4; ++word) hand.mention(word, word, "ACT", 5000);
  hand.mention(4, 4, "DATE", 5000);
  hand.coref(0, 2, 1000);
  hand.coref(1, 2, 3000);
  hand.coref(2, 3, 2000);
  hand.coref(0, 4, 9000);
  const Mentions mentions = decode(hand);
  std::vector<std::uint32_t> entities;
  for (const Mention& mention : mentions.mentions) entities.push_back(mention.entity);
  EXPECT_EQ(entities, (std::vector<std::uint32_t>{0, 1, 1, 1, 2}));
  EXPECT_EQ(mentions.mentions[1].antecedent, std::nullopt);
  EXPECT_EQ(mentions.mentions[2].antecedent, 1u);
  EXPECT_EQ(mentions.mentions[3].antecedent, 2u);
}

// In the order of the ontology, whatever that of the model; a sector that the model does not know
// is never better than one that it does.
TEST(Find, WhatTheModelGivesEachSectorIsKept) {
  Hand hand("Oslo sent tents");
  hand.mention(0, 0, "ACT", 5000);
  hand.mention(2, 2, "OBJ", 5000);
  hand.row(0, hand.reading.sector, hand.labels.sector,
           {{"GOV", 3000}, {"STA", 2500}, {"MIL", -400}});
  const Mentions mentions = decode(hand);
  const Mention& oslo = mentions.mentions[0];
  ASSERT_EQ(oslo.sectors.size(), data_ontology().sectors.size());
  const auto of = [&](const char* name) {
    return oslo.sectors[data_ontology().find_sector(name)->value];
  };
  EXPECT_EQ(of("GOV"), 3000);
  EXPECT_EQ(of("STA"), 2500);
  EXPECT_EQ(of("MIL"), -400);
  EXPECT_EQ(of("UNK"), -400);
  EXPECT_TRUE(mentions.mentions[1].sectors.empty());
}

TEST(Find, TheLikeliestCountriesOfAMentionAreKeptBestFirst) {
  Hand hand("Oslo sent tents");
  hand.labels.country = {"-", "NOR", "PER", "@1"};  // the last: some state, told already
  hand.mention(0, 0, "ACT", 5000);
  hand.reading.country.back() = {-100, 4000, -200, 4000};
  const Mentions mentions = decode(hand);
  const std::vector<CountryScore>& countries = mentions.mentions[0].countries;
  ASSERT_EQ(countries.size(), 3u);
  EXPECT_EQ(countries[0].country, "NOR");
  EXPECT_EQ(countries[0].score, 4000);
  EXPECT_EQ(countries[1].country, "");
  EXPECT_EQ(countries[2].country, "PER");
}

TEST(Find, AMissingHeadLeavesItsFieldUnknown) {
  Hand hand("Oslo sent tents");
  hand.labels.sector.clear();
  hand.labels.mode.clear();
  hand.labels.context.clear();
  hand.labels.type.clear();
  hand.mention(0, 0, "ACT", 5000);
  hand.trigger(1, 1, "AID", 5000);
  const Mentions mentions = decode(hand);
  EXPECT_FALSE(mentions.mentions[0].sector);
  EXPECT_FALSE(mentions.triggers[0].mode);
  EXPECT_FALSE(mentions.triggers[0].context);
}

TEST(Find, ATriggerIsOfTheWholeWordWithHyphens) {
  const auto trigger_of = [&](const std::string& text, Span span, std::optional<Span> actor) {
    Hand hand(text);
    hand.reading.words = {{span, 0}};
    if (actor) hand.reading.words.insert(hand.reading.words.begin(), {*actor, 0});
    const std::uint32_t word = actor ? 1 : 0;
    if (actor) hand.mention(0, 0, "ACT", 5000);
    hand.trigger(word, word, "AID", 5000);
    const Mentions found = decode(hand);
    return std::string(slice(text, found.triggers.at(0).span));
  };
  EXPECT_EQ(trigger_of("They de-escalate.", {5, 7}, std::nullopt), "de-escalate");
  EXPECT_EQ(trigger_of("They de-escalate.", {7, 8}, std::nullopt), "de-escalate");
  EXPECT_EQ(trigger_of("They de-escalate.", {8, 16}, std::nullopt), "de-escalate");
  EXPECT_EQ(trigger_of("The cease-fire holds.", {4, 9}, std::nullopt), "cease-fire");
  EXPECT_EQ(trigger_of("A UK-backed force.", {5, 11}, Span{2, 4}), "backed");
  EXPECT_EQ(trigger_of("The anti-Iran move.", {4, 8}, Span{9, 13}), "anti");
  EXPECT_EQ(trigger_of("It fell - they left.", {3, 7}, std::nullopt), "fell");
}

TEST(Find, TriggersThatAHyphenAlonePartsAreOne) {
  Hand hand("The cease-fire holds.");
  hand.reading.words = {{{4, 9}, 0}, {{9, 10}, 0}, {{10, 14}, 0}, {{15, 20}, 0}};
  for (std::uint32_t word = 0; word < 4; ++word) hand.trigger(word, word, "AID", 5000 + word);
  const Mentions found = decode(hand);
  ASSERT_EQ(found.triggers.size(), 2u);
  EXPECT_EQ(slice(hand.document.clean.text, found.triggers[0].span), "cease-fire");
  EXPECT_EQ(slice(hand.document.clean.text, found.triggers[1].span), "holds");
}

TEST(Find, AnEmptyReadingGivesNothing) {
  const Mentions mentions = decode(Hand(""));
  EXPECT_TRUE(mentions.mentions.empty() && mentions.triggers.empty() && mentions.quotes.empty());
}

TEST(Find, BindRefusesALabelThatTheOntologyDoesNotKnow) {
  Labels labels = test_labels();
  labels.trigger.push_back("GOSSIP");
  const auto unknown = bind(labels, data_ontology());
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().number, 2006);
  EXPECT_NE(unknown.error().what.find("GOSSIP"), std::string::npos);
}

TEST(Find, BindRefusesACountryThatIsNoCode) {
  Labels labels = test_labels();
  labels.country = {"-", "NOR"};
  ASSERT_TRUE(bind(labels, data_ontology()));
  labels.country = {"-", "Norway"};
  const auto unknown = bind(labels, data_ontology());
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().number, 2006);
}

TEST(Find, BindRefusesAModeOfAnotherTypeARepeatedLabelAndADerivedKind) {
  Labels labels = test_labels();
  labels.mode.push_back("AID/aerial");
  EXPECT_FALSE(bind(labels, data_ontology()));
  labels = test_labels();
  labels.role.push_back("actors");
  EXPECT_FALSE(bind(labels, data_ontology()));
  labels = test_labels();
  labels.kind.push_back("threaten");
  EXPECT_FALSE(bind(labels, data_ontology()));
  labels = test_labels();
  labels.factuality.clear();
  EXPECT_FALSE(bind(labels, data_ontology()));
}

}  // namespace
}  // namespace sayso
