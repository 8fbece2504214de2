// What is refused, denied or did not come about, and phrases whose words stand apart, on Readings
// made by hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "mention/hand_decoding.h"

namespace sayso {
namespace {

Labels negation_labels() {
  return {
      .mention = {"ACT"},
      .trigger = {"CONSULT", "REJECT", "COERCE", "ASSAULT", "PROTEST", "SAY"},
      .attribution = {"source", "cue", "content"},
      .sector = {"GOV"},
      .country = {},
      .type = {"CONSULT", "REJECT", "COERCE", "ASSAULT", "PROTEST", "SAY"},
      .mode = {"-"},
      .factuality = {"CT+", "CT-"},
      .tense = {"past", "future"},
      .kind = {"assert", "deny"},
      .context = {"-"},
      .role = {"actors"},
      .link = {"says"},
      .root = {},
  };
}

struct Negated : HandReading {
  explicit Negated(const std::string& text) : HandReading(text, negation_labels()) {}
};

TEST(Negations, ARefusalIsNotDeniedByTheNegationThatTellsIt) {
  Negated hand("Oslo would never yield");
  const auto never = hand.trigger(1, 2, "REJECT", 9000);
  hand.row(never, hand.reading.kind, hand.labels.kind, {{"deny", 9000}});
  hand.row(never, hand.reading.factuality, hand.labels.factuality, {{"CT-", 9000}, {"CT+", 5000}});
  Mentions mentions = decode(hand);
  EXPECT_EQ(data_ontology().factualities[mentions.triggers[0].factuality.value].name, "CT+");
  EXPECT_TRUE(ruled(mentions, "factuality"));
  hand.row(never, hand.reading.kind, hand.labels.kind, {{"assert", 9000}});
  mentions = decode(hand);
  EXPECT_EQ(data_ontology().factualities[mentions.triggers[0].factuality.value].name, "CT-");
}

TEST(Negations, WhatMetNoneDidNotComeAbout) {
  for (const auto& [text, fact] : {std::pair("The navy has seized no vessel there", "CT-"),
                                   {"The navy has seized no fewer than nine", "CT+"},
                                   {"The navy has seized a vessel, no more", "CT+"}}) {
    Negated hand(text);
    const auto seized = hand.trigger(3, 3, "COERCE", 9000);
    hand.row(seized, hand.reading.factuality, hand.labels.factuality, {{"CT+", 9000}});
    hand.row(seized, hand.reading.kind, hand.labels.kind, {{"assert", 9000}});
    const auto found = decode(hand).triggers.at(0).factuality;
    EXPECT_EQ(data_ontology().factualities[found.value].name, fact) << text;
  }
}

TEST(Negations, ARefusalIsOfItsAuxiliaryToo) {
  for (const auto& [text, begin] :
       {std::pair("Oslo will not yield", 5), {"Oslo had not yielded", 9}}) {
    Negated hand(text);
    hand.trigger(2, 2, "REJECT", 9000);
    EXPECT_EQ(decode(hand).triggers.at(0).span.begin, begin) << text;
  }
}

TEST(Negations, WhoSaysThatReportsOfAnActAreUntrueDeniesIt) {
  for (const auto& [text, denies] :
       {std::pair("Oslo said reports that rebels fled yesterday were quite false", true),
        {"Oslo said all word of flight at dawn was baseless", true},
        {"Oslo said reports that rebels fled yesterday were read widely", false},
        {"Oslo said again here that rebels fled yesterday were quite false", false}}) {
    Negated hand(text);
    const auto oslo = hand.mention(0, 0, "ACT", 9000);
    const auto said = hand.trigger(1, 1, "SAY", 9000);
    const auto fled = hand.trigger(5, 5, "ASSAULT", 9000);
    hand.row(said, hand.reading.kind, hand.labels.kind, {{"assert", 9000}});
    hand.row(fled, hand.reading.factuality, hand.labels.factuality, {{"CT+", 9000}});
    hand.role(said, oslo, {{"actors", 9000}});
    hand.link(said, fled, {{"says", 9000}});
    const Mentions mentions = decode(hand);
    ASSERT_EQ(mentions.triggers.size(), 2u);
    EXPECT_EQ(data_ontology().kinds[mentions.triggers[0].kind.value].denies, denies) << text;
    const auto fact = mentions.triggers[1].factuality;
    EXPECT_EQ(data_ontology().factualities[fact.value].name, denies ? "CT-" : "CT+") << text;
  }
}

TEST(Negations, WhatIsToldNotToComeAboutIsUntrue) {
  for (const auto& [text, fact] :
       {std::pair("Oslo said the march planned for Friday would not take place", "CT-"),
        {"Oslo said the march has still not taken place", "CT-"},
        {"Oslo said the march would take place", "CT+"},
        {"Oslo said the march will not take place unless police agree", "CT+"},
        {"Oslo said the march showed that talks did not take place", "CT+"},
        {"Oslo said the march ended . The talks did not take place", "CT+"}}) {
    Negated hand(text);
    auto& words = hand.reading.words;
    for (std::size_t i = 1; i < words.size(); ++i)
      words[i].sentence = words[i - 1].sentence + (text[words[i - 1].span.begin] == '.' ? 1 : 0);
    const auto march = hand.trigger(3, 3, "PROTEST", 9000);
    hand.row(march, hand.reading.factuality, hand.labels.factuality, {{"CT+", 9000}});
    const Mentions mentions = decode(hand);
    ASSERT_EQ(mentions.triggers.size(), 1u);
    const auto found = mentions.triggers[0].factuality;
    EXPECT_EQ(data_ontology().factualities[found.value].name, fact) << text;
    EXPECT_EQ(ruled(mentions, "factuality"), std::string_view(fact) == "CT-") << text;
  }
}

TEST(Negations, APhraseKeepsToItsTypes) {
  Negated hand("Baku called off talks");
  const auto called = hand.trigger(1, 1, "CONSULT", 9000);
  hand.row(called, hand.reading.type, hand.labels.type, {{"CONSULT", 9000}, {"REJECT", 4000}});
  const Mentions off = decode(hand);
  EXPECT_EQ(data_ontology().type(off.triggers.at(0).type).name, "REJECT");
  EXPECT_EQ(off.triggers[0].span, (Span{5, 15}));
  Negated burnt("Nobody set fire there");
  const auto fire = burnt.trigger(2, 2, "ASSAULT", 9000);
  burnt.row(fire, burnt.reading.type, burnt.labels.type, {{"ASSAULT", 9000}});
  EXPECT_EQ(decode(burnt).triggers.at(0).span, (Span{7, 15}));
}

}  // namespace
}  // namespace sayso
