// Which words of a report are read as another state's name.
#include "engine/states.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

class States : public testing::Test {
 protected:
  static const CountryNames& names() {
    static const CountryNames loaded = CountryNames::load(SAYSO_SOURCE_DIR "/data/actors").value();
    return loaded;
  }

  /// The text as it is read; "|" parts paragraphs.
  static std::string read(const std::string& text) {
    Sentences sentences;
    std::uint32_t paragraph = 0;
    for (std::uint32_t begin = 0; begin < text.size();) {
      const auto end = static_cast<std::uint32_t>(std::min(text.find('|', begin), text.size()));
      sentences.push_back({{begin, end}, paragraph++});
      begin = end + 1;
    }
    std::string out;
    std::uint32_t from = 0;
    for (const StandIn& each : stand_in_for_states(text, sentences, names(), {"Oz", "Ur"})) {
      out.append(slice(text, {from, each.span.begin})).append(each.word);
      from = each.span.end;
    }
    return out.append(slice(text, {from, static_cast<std::uint32_t>(text.size())}));
  }
};

TEST_F(States, AreReadInTheOrderInWhichAParagraphNamesThem) {
  EXPECT_EQ(read("Chile hit Peru, so Peru hit Chile"), "Oz hit Ur, so Ur hit Oz");
  EXPECT_EQ(read("Chile hit Peru.|Peru wept."), "Oz hit Ur.|Oz wept.");
  EXPECT_EQ(read("troops of Chile, Peru and Kenya"), "troops of Oz, Ur and Kenya");
}

TEST_F(States, AreToldByTheStandInThatTheirParagraphReadsThemBy) {
  const std::string text = "Chile hit Peru.|Peru wept.";
  const Sentences sentences = {{{0, 15}, 0}, {{16, 26}, 1}};
  Labels labels;
  labels.country = {"-", "CHL", "PER", "@1", "@2"};
  Reading reading;
  reading.words = {{{0, 5}, 0}, {{6, 9}, 0}, {{10, 14}, 0}, {{16, 20}, 1}, {{21, 25}, 1}};
  reading.mentions = {{2, 2, {}, true}, {3, 3, {}, true}, {4, 4, {}, true}};
  reading.country = {{0, 0, 0, 5, 9}, {0, 0, 0, 5, 9}, {}};
  tell_states(stand_in_for_states(text, sentences, names(), {"Oz", "Ur"}), sentences, labels,
              reading);
  EXPECT_EQ(reading.country[0], (std::vector<Score>{0, 5, 9, 5, 9}));
  EXPECT_EQ(reading.country[1], (std::vector<Score>{0, 0, 5, 5, 9}));
  EXPECT_TRUE(reading.country[2].empty());
}

TEST_F(States, ThatBearNoWholeNameOfOneWordAreReadAsTheyStand) {
  for (const char* text : {"rebels in South Sudan", "the Chilean navy left Santiago",
                           "he met Michael Jordan", "Chad Smith sang", "a seat in Congo"})
    EXPECT_EQ(read(text), text);
}

}  // namespace
}  // namespace sayso
