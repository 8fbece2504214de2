// Acts that the words before them leave open or tell to have been missed, on Readings made by hand.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "mention/hand_decoding.h"

namespace sayso {
namespace {

Labels open_labels() {
  return {
      .mention = {"ACT"},
      .trigger = {"ASSAULT", "SAY"},
      .attribution = {"source", "cue", "content"},
      .sector = {"GOV"},
      .country = {},
      .type = {"ASSAULT", "SAY"},
      .mode = {"-"},
      .factuality = {"CT+", "CT-", "PS+", "UU"},
      .tense = {"past", "future"},
      .kind = {"assert", "deny"},
      .context = {"-"},
      .role = {"actors"},
      .link = {"says"},
      .root = {},
  };
}

/// A text whose words, marks among them, stand between spaces, with one act in it.
struct Told : HandReading {
  Told(const std::string& text, std::uint32_t act, Score other = 2000)
      : HandReading(text, open_labels()) {
    at = trigger(act, act, "ASSAULT", 9000);
    row(at, reading.factuality, labels.factuality, {{"CT+", 9000}, {"CT-", other}, {"UU", other}});
  }

  std::string factuality() const {
    const Mentions mentions = decode(*this);
    return data_ontology().factualities[mentions.triggers.front().factuality.value].name;
  }

  std::uint32_t at = 0;
};

std::string factuality(const std::string& text, std::uint32_t act) {
  return Told(text, act).factuality();
}

TEST(OpenActs, AreLeftOpenByTheWordsBeforeThem) {
  EXPECT_EQ(factuality("It is unclear whether rebels had shelled Bria .", 6), "UU");
  EXPECT_EQ(factuality("He could not confirm that rebels shelled Bria .", 6), "UU");
  EXPECT_EQ(factuality("The UN could not independently verify that they shelled Bria .", 8), "UU");
  EXPECT_EQ(factuality("He confirmed that rebels had shelled Bria .", 5), "CT+");
}

TEST(OpenActs, AreVerbsOfTheClause) {
  EXPECT_EQ(factuality("He was asked whether the raid had hit a school .", 5), "CT+");
  EXPECT_EQ(factuality("He was asked whether groups backed by Chad had left .", 5), "CT+");
  EXPECT_EQ(factuality("He was asked whether it was true , and shelled Bria .", 9), "CT+");
  EXPECT_EQ(factuality("He was asked whether they lied when they shelled Bria .", 8), "CT+");
}

TEST(OpenActs, OfAQuestionAreOpen) {
  EXPECT_EQ(factuality("Did rebels shell Bria ?", 2), "UU");
  EXPECT_EQ(factuality("Did rebels shell Bria .", 2), "CT+");
  EXPECT_EQ(factuality("Who shelled Bria ?", 1), "CT+");
  EXPECT_EQ(factuality("Will those who shelled Bria be tried ?", 3), "CT+");
}

TEST(OpenActs, AreNeitherDoneNorNotDone) {
  for (const auto& [read, told] : {std::pair("CT-", "UU"), {"PS+", "PS+"}}) {
    Told hand("Did rebels shell Bria ?", 2);
    hand.row(hand.at, hand.reading.factuality, hand.labels.factuality,
             {{read, 9000}, {"UU", 2000}});
    EXPECT_EQ(hand.factuality(), told);
  }
}

TEST(OpenActs, MissedOrSupposedAreUntrue) {
  EXPECT_EQ(factuality("Rebels came close to shelling Bria .", 4), "CT-");
  EXPECT_EQ(factuality("Rebels nearly shelled Bria .", 2), "CT-");
  EXPECT_EQ(factuality("Rebels close to Bria shelled it .", 4), "CT+");
  EXPECT_EQ(factuality("Had rebels shelled Bria , many would have fled .", 2), "CT-");
  EXPECT_EQ(factuality("Had rebels shelled Bria , he asked .", 2), "CT+");
}

TEST(OpenActs, AreNotThoseThatTheReaderIsCertainOfOrSomebodyTells) {
  EXPECT_EQ(Told("Did rebels shell Bria ?", 2, -2000).factuality(), "CT+");
  Told said("Did rebels shell Bria , as police say ?", 2);
  const auto say = said.trigger(7, 7, "SAY", 9000);
  EXPECT_EQ(said.factuality(), "UU");
  said.link(say, said.at, {{"says", 9000}});
  EXPECT_EQ(said.factuality(), "CT+");
}

TEST(OpenActs, TellWhichRuleDecided) {
  EXPECT_TRUE(ruled(decode(Told("Did rebels shell Bria ?", 2)), "factuality"));
  EXPECT_FALSE(ruled(decode(Told("Rebels shelled Bria .", 1)), "factuality"));
}

}  // namespace
}  // namespace sayso
