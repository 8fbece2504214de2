#include "mention/take_up.h"

#include <gtest/gtest.h>

#include "mention/find.h"
#include "mention/hand_reading.h"
#include "ontology/load.h"

namespace sayso {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// A text whose sentences the reader read one by one, told by the words that are actors.
class TakeUp : public testing::Test {
 protected:
  struct Actor {
    std::uint32_t first, last;
    std::string sector = "GOV";
  };

  explicit TakeUp() {
    labels_.mention = {"ACT"};
    labels_.trigger = {"SAY"};
    labels_.sector = {"GOV", "STA"};
    labels_.factuality = {"CT+"};
    labels_.tense = {"past"};
    labels_.kind = {"assert"};
    labels_.role = {"actors"};
    labels_.link = {"says"};
    labels_.attribution = {"source", "cue", "content"};
  }

  HandReading read(const std::string& text, const std::vector<Actor>& actors) const {
    HandReading hand(text, labels_);
    for (const Actor& actor : actors) {
      const auto at = hand.mention(actor.first, actor.last, "ACT", 5000);
      hand.row(at, hand.reading.sector, labels_.sector, {{actor.sector, 5000}});
    }
    return hand;
  }

  /// [mention] its entity.
  Numbers entities(const HandReading& hand) const {
    Mentions mentions =
        find(hand.reading, bind(labels_, ontology_).value(), {}, ontology_, hand.document);
    take_up({hand.reading, hand.document, ontology_, words_}, mentions);
    Numbers out;
    for (const Mention& mention : mentions.mentions) out.push_back(mention.entity);
    return out;
  }

 private:
  Labels labels_;
  Ontology ontology_ = load_ontology(SAYSO_SOURCE_DIR "/data/ontology").value();
  TakeUpWords words_ = TakeUpWords::load(SAYSO_SOURCE_DIR "/data/mention/takes_up.tsv").value();
};

TEST_F(TakeUp, HeIsThePersonNearestBefore) {
  EXPECT_EQ(entities(read("Kerry left . Lavrov left Iran . He slept .",
                          {{0, 0}, {3, 3}, {5, 5, "STA"}, {7, 7}})),
            (Numbers{0, 1, 2, 1}));
}

TEST_F(TakeUp, OneWhoActsIsNearerThanOneWhoDoesNot) {
  HandReading hand = read("Lavrov met Kerry . He slept .", {{0, 0}, {2, 2}, {4, 4}});
  hand.role(hand.trigger(1, 1, "SAY", 5000), 0, {{"actors", 5000}});
  EXPECT_EQ(entities(hand), (Numbers{0, 1, 0}));
}

TEST_F(TakeUp, SheIsNobodyWhoWasCalledHe) {
  HandReading hand =
      read("Clark said he left Kerry . She slept .", {{0, 0}, {2, 2}, {4, 4}, {6, 6}});
  hand.coref(0, 1, 5000);
  EXPECT_EQ(entities(hand), (Numbers{0, 0, 1, 1}));
  hand = read("Kerry said he left . She slept .", {{0, 0}, {2, 2}, {5, 5}});
  hand.coref(0, 1, 5000);
  EXPECT_EQ(entities(hand), (Numbers{0, 0, 1}));
}

TEST_F(TakeUp, WhatWasReadTogetherIsLeftToTheReader) {
  HandReading hand = read("Kerry left . He slept .", {{0, 0}, {3, 3}});
  EXPECT_EQ(entities(hand), (Numbers{0, 0}));
  hand.coref(0, 1, -3000);
  EXPECT_EQ(entities(hand), (Numbers{0, 1}));
}

TEST_F(TakeUp, ADefiniteNounIsTheLastOneOfThatWord) {
  const std::string text = "Oslo 's foreign ministry protested . The ministry spoke .";
  EXPECT_EQ(entities(read(text, {{0, 3}, {6, 7}})), (Numbers{0, 0}));
  EXPECT_EQ(entities(read(text, {{0, 3}, {6, 7, "STA"}})), (Numbers{0, 1}));
  EXPECT_EQ(entities(read("A ministry protested . A ministry spoke .", {{0, 1}, {4, 5}})),
            (Numbers{0, 1}));
}

TEST_F(TakeUp, WeIsOneWithinAVoice) {
  const std::string text = "\" We left \" , said Oslo . \" We stay \" , said Bern . \" We win \" .";
  const std::vector<Actor> actors = {{1, 1}, {6, 6}, {9, 9}, {14, 14}, {17, 17}};
  HandReading hand = read(text, actors);
  EXPECT_EQ(entities(hand), (Numbers{0, 1, 0, 2, 0}));
  for (const std::uint32_t first : {0u, 8u, 16u}) hand.attribution(first, first + 3, "content");
  for (const std::uint32_t cue : {5u, 13u}) {
    hand.attribution(cue, cue, "cue");
    hand.attribution(cue + 1, cue + 1, "source");
  }
  EXPECT_NE(entities(hand)[0], entities(hand)[2]);
}

TEST_F(TakeUp, TheTableIsChecked) {
  for (const char* row : {"he\tgod", "\tman", "he\tman\nhe\tman"}) {
    const auto table = Tsv::parse(std::string("word\tuse\n") + row + "\n", "t.tsv").value();
    const auto words = TakeUpWords::from(table);
    ASSERT_FALSE(words) << row;
    EXPECT_EQ(words.error().where.substr(0, 6), "t.tsv:");
  }
}

}  // namespace
}  // namespace sayso
