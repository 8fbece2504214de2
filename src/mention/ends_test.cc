// Where mentions end, on Readings made by hand.
#include <gtest/gtest.h>

#include <string>

#include "mention/hand_decoding.h"

namespace sayso {
namespace {

Labels end_labels() {
  return {
      .mention = {"ACT"},
      .trigger = {"ASSAULT", "SAY"},
      .attribution = {"source", "cue", "content"},
      .sector = {"GOV"},
      .country = {},
      .type = {"ASSAULT", "SAY"},
      .mode = {"-"},
      .factuality = {"CT+"},
      .tense = {"past"},
      .kind = {"assert"},
      .context = {"-"},
      .role = {"actors"},
      .link = {"says"},
      .root = {},
  };
}

/// The words of the one mention that the reader ends at word `last`.
std::string mentioned(const std::string& text, std::uint32_t first, std::uint32_t last,
                      std::uint32_t trigger) {
  HandReading hand(text, end_labels());
  hand.mention(first, last, "ACT", 9000);
  hand.trigger(trigger, trigger, "ASSAULT", 9000);
  const Span span = decode(hand).mentions.at(0).span;
  return text.substr(span.begin, span.size());
}

TEST(Ends, NoMentionEndsWithALinkOrAnArticle) {
  EXPECT_EQ(mentioned("Police in Nice shot him", 0, 1, 3), "Police");
  EXPECT_EQ(mentioned("Mayors of the towns shot him", 0, 2, 4), "Mayors");
  EXPECT_EQ(mentioned("His men shot him", 0, 0, 2), "His");
  EXPECT_EQ(mentioned("Those who are for shot him", 0, 0, 4), "Those");
}

TEST(Ends, AnArticleHasTheWordsBehindIt) {
  EXPECT_EQ(mentioned("The Gulf States shot him", 0, 0, 3), "The Gulf States");
  EXPECT_EQ(mentioned("The city could have shot him", 0, 0, 4), "The city");
  EXPECT_EQ(mentioned("A tweet by him shot us", 0, 0, 4), "A tweet");
  EXPECT_EQ(mentioned("The men , they shot him", 0, 0, 5), "The men");
  EXPECT_EQ(mentioned("The one two three four five shot him", 0, 0, 6), "The one two three four");
  EXPECT_EQ(mentioned("The shot hit him", 0, 0, 1), "The");
}

}  // namespace
}  // namespace sayso
