#include <gtest/gtest.h>

#include "mention/find.h"
#include "mention/hand_reading.h"
#include "ontology/load.h"

namespace sayso {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// Entities of the one-word mentions at `at`, of which the model takes those at `same` (places in
/// `at`) for one; a line break ends sentence and paragraph.
Numbers entities_of(const std::string& text, const Numbers& at, const Numbers& same = {}) {
  const Ontology ontology = load_ontology(SAYSO_SOURCE_DIR "/data/ontology").value();
  Labels labels;
  labels.mention = {"ACT"};
  labels.trigger = {"SAY"};
  labels.factuality = {"CT+"};
  labels.tense = {"past"};
  labels.kind = {"assert"};
  labels.role = {"actors"};
  labels.link = {"says"};
  HandReading hand(text, labels);
  std::uint32_t sentence = 0;
  for (Word& word : hand.reading.words) {
    word.sentence = sentence;
    if (text[word.span.end - 1] == '\n') {
      --word.span.end;
      ++sentence;
    }
  }
  for (const std::uint32_t word : at) hand.mention(word, word, "ACT", 5000);
  if (same.size() == 2) hand.coref(same[0], same[1], 5000);
  const Binding binding = bind(hand.labels, ontology).value();
  Numbers entities;
  for (const Mention& mention : find(hand.reading, binding, {}, ontology, hand.document).mentions) {
    entities.push_back(mention.entity);
  }
  return entities;
}

TEST(Names, OneProperNameInTwoParagraphsIsOneEntity) {
  EXPECT_EQ(entities_of("In Oslo it rained.\n Oslo said so to Bern.", {1, 4, 8}),
            (Numbers{0, 0, 1}));
}

TEST(Names, CommonNounsAndWordsThatOnlyBeginSentencesStayApart) {
  EXPECT_EQ(
      entities_of("Officials met.\n Officials left with police.\n Then police came.", {0, 2, 5, 7}),
      (Numbers{0, 1, 2, 3}));
}

TEST(Names, AnEntityOfTwoNamesIsNotSpread) {
  EXPECT_EQ(entities_of("In Oslo it rained on Bern.\n Now Bern left.\n Then Oslo left.",
                        {1, 5, 7, 10}, {0, 1}),
            (Numbers{0, 0, 1, 2}));
}

TEST(Names, WithinAParagraphTheModelDecides) {
  EXPECT_EQ(entities_of("In Oslo it rained on Oslo today.", {1, 5}), (Numbers{0, 1}));
}

}  // namespace
}  // namespace sayso
