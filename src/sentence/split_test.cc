#include "sentence/split.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace sayso {
namespace {

const SplitRules& rules() {
  static const SplitRules loaded =
      SplitRules::load(std::string(SAYSO_SOURCE_DIR) + "/data/sentence/abbreviations.tsv").value();
  return loaded;
}

Document document(const std::string& clean) {
  Document out;
  out.clean.text = clean;
  return out;
}

std::vector<std::string> cut(const Document& given, std::size_t limit = 4000) {
  std::vector<std::string> out;
  for (const Sentence& sentence : split(given, rules(), limit)) {
    out.emplace_back(slice(given.clean.text, sentence.span));
  }
  return out;
}

using Parts = std::vector<std::string>;

// Sentences parted by " | " must be cut there and nowhere else.
void expect_borders(const std::string& marked) {
  Parts parts;
  std::string text;
  for (std::size_t from = 0; from <= marked.size();) {
    const std::size_t at = std::min(marked.find(" | ", from), marked.size());
    parts.push_back(marked.substr(from, at - from));
    text += (text.empty() ? "" : " ") + parts.back();
    from = at + 3;
  }
  EXPECT_EQ(cut(document(text)), parts) << text;
}

TEST(Split, FullStopsQuestionsAndExclamations) {
  expect_borders("Talks failed. | Who gains? | Nobody! | The envoy left.");
  expect_borders("He left the talks... | The minister stayed.");
  expect_borders("He said the talks ... had failed.");
  expect_borders("Prices rose 3.5 percent to 1.2 million. | Exports fell.");
}

TEST(Split, TitlesRanksAndInitials) {
  expect_borders("Gen. Kim and Lt. Col. Pak met Mr. Moyo. | Sgt. Abe left.");
  expect_borders("President John F. Kennedy met J. J. Price. | He left.");
  expect_borders("It was plan B. | The army had no other.");
  expect_borders("GEN. KIM MET MR. MOYO ON NOV. 5. | HE LEFT.");
}

TEST(Split, MonthsTimesNumbersAndReferences) {
  expect_borders("It ends on Nov. 5. | A vote follows in Dec. | The date is open.");
  expect_borders("The raid began at 5 p.m. Tuesday. | It ended at 9 a.m. | The army withdrew.");
  expect_borders("Art. 5 and Art. IV of Res. 2231 apply. | No. 3 does not.");
  expect_borders("The answer was no. | Talks went on.");
}

TEST(Split, CountriesStatesAndCompanies) {
  expect_borders("The U.S. Embassy closed. | He came to the U.S. | The talks began.");
  expect_borders("U.S. President Biden left. | The U.N. General Assembly met.");
  expect_borders(
      "It sued Harlan Co. Ltd. over a spill off Mobile, Ala. | Sen. J. Dole-Pratt Sr. "
      "praised it.");
  expect_borders("They met in Mobile, Ala., on Monday. | All left.");
  expect_borders("Harlan Inc. Chairman Lee resigned.");
}

TEST(Split, HeadlineCapitalsAreNoSentenceBegins) {
  expect_borders("Sudan Faults U.S. Over Collapse of Abyei Parley.");
  expect_borders("Obama Pays Second Visit of Month to N.H. | The lists of donors have grown.");
}

TEST(Split, ClosingQuotesAndBracketsStayWithTheirSentence) {
  expect_borders("\"We will win.\" | The crowd left.");
  expect_borders("(He left on Monday.) | The talks went on.");
  expect_borders("'Go home,' he said. | \"We did.\" | \"All of us.\"");
  expect_borders("He called it \" a quiet siege . \" | The envoy left .");
  expect_borders("The talks failed.[12] | They resume in May.");
}

TEST(Split, AQuestionInQuotesGoesOnWithItsSpeaker) {
  expect_borders("\"Who gains?\" he asked. | Nobody knew.");
  expect_borders("\"Who gains?\" Mr. Paz asked reporters. | Nobody knew.");
  expect_borders("\"Who gains?\" | The army says that nobody does.");
  expect_borders("\"Never!\" the crowd shouted.");
}

TEST(Split, SmallLettersGoOnUnlessTheWordHoldsACapital) {
  expect_borders("The approx. value of the arms was not told.");
  expect_borders("The town fell. | al-Shabab claimed the raid.");
  expect_borders("the town fell. | nobody claimed the raid in the u.s. embassy. | the army left.");
}

TEST(Split, WebAddressesAndFileNames) {
  expect_borders("See www.un.org/en/index.html. | It lists a.b.txt and report.v2.pdf.");
  expect_borders("Write to press@mfa.gov.ua. | Answers take a day.");
}

TEST(Split, TextPutTogetherWithoutASpace) {
  EXPECT_EQ(cut(document("The sides ended the talks.The envoy left.")),
            (Parts{"The sides ended the talks.", "The envoy left."}));
}

TEST(Split, DatelinesStayWithWhatFollows) {
  expect_borders("GENEVA, 3 June - The UN said so. | Others did not.");
  expect_borders("SANTA MARIA, Calif. (AP) - The mother spoke. | She left.");
  Document given = document("MOSCOW. Oct 5. Interfax - Boris left. He said so.");
  given.dateline = Span{0, 26};
  EXPECT_EQ(cut(given), (Parts{"MOSCOW. Oct 5. Interfax - Boris left.", "He said so."}));
}

TEST(Split, BlankLinesPartAndLineBreaksDoNot) {
  EXPECT_EQ(cut(document("The army left\nthe town on\nMonday.\n\nIt came back")),
            (Parts{"The army left\nthe town on\nMonday.", "It came back"}));
}

TEST(Split, HeadlinesCarryNoFullStop) {
  Document given = document("Strike hits Kyiv\nTen people died on Monday. More are missing.");
  given.headline = Span{0, 16};
  const Sentences sentences = split(given, rules(), 4000);
  ASSERT_EQ(sentences.size(), 3u);
  EXPECT_TRUE(sentences[0].headline);
  EXPECT_FALSE(sentences[1].headline);
  EXPECT_NE(sentences[0].paragraph, sentences[1].paragraph);
  EXPECT_EQ(sentences[1].paragraph, sentences[2].paragraph);

  const Sentences blank = split(document("Strike hits Kyiv\n\nTen people died."), rules(), 4000);
  ASSERT_EQ(blank.size(), 2u);
  EXPECT_TRUE(blank[0].headline);
  EXPECT_FALSE(blank[1].headline);
}

TEST(Split, ListsAndHeadings) {
  EXPECT_EQ(cut(document("The sides agreed to:\n1. Stop the fire\n2. Free all prisoners\n- Meet")),
            (Parts{"The sides agreed to:", "1. Stop the fire", "2. Free all prisoners", "- Meet"}));
  EXPECT_EQ(cut(document("# The pact\nIt was signed.")), (Parts{"# The pact", "It was signed."}));
  EXPECT_EQ(cut(document("THE NEW PACT\nIt was signed.")),
            (Parts{"THE NEW PACT", "It was signed."}));
}

TEST(Split, OneLineForEachParagraph) {
  const std::string line(130, 'x');
  EXPECT_EQ(cut(document("First " + line + " end.\nSecond part\nthe third " + line)),
            (Parts{"First " + line + " end.", "Second part\nthe third " + line}));
}

TEST(Split, ALongSentenceIsCutAtAClauseAndFlagged) {
  const Document given = document("The army left the town; the navy, as ordered, stayed there.");
  EXPECT_EQ(cut(given, 40),
            (Parts{"The army left the town;", "the navy, as ordered, stayed there."}));
  for (const Sentence& sentence : split(given, rules(), 40)) EXPECT_TRUE(sentence.cut);
  for (const Sentence& sentence : split(given, rules(), 4000)) EXPECT_FALSE(sentence.cut);
  EXPECT_EQ(cut(document("\u00E9\u00E9\u00E9\u00E9\u00E9"), 2),
            (Parts{"\u00E9\u00E9", "\u00E9\u00E9", "\u00E9"}));
}

void expect_cover(const std::string& text, const Sentences& sentences) {
  std::uint32_t at = 0;
  const auto blank = [&](std::uint32_t begin, std::uint32_t end) {
    return std::all_of(text.begin() + begin, text.begin() + end,
                       [](char c) { return c == ' ' || c == '\n'; });
  };
  for (const Sentence& sentence : sentences) {
    ASSERT_LE(at, sentence.span.begin);
    ASSERT_LT(sentence.span.begin, sentence.span.end);
    ASSERT_TRUE(blank(at, sentence.span.begin)) << text;
    at = sentence.span.end;
  }
  ASSERT_LE(at, text.size());
  ASSERT_TRUE(blank(at, static_cast<std::uint32_t>(text.size()))) << text;
}

TEST(Split, CoversAllTextWithoutOverlap) {
  const std::vector<std::string> units = {
      "a", "The", "U.S.", "Mr.", ".",  "!",    "?\"",    "\"",     "(", "...", "\u2026", "5", "1.",
      "-", "\n",  "\n\n", " ",   "  ", "said", "\u2014", "\u00E9", "#", "* ",  "[1]",    ";", ","};
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) {
      text += units[random() % units.size()];
      if (random() % 2 == 0) text += ' ';
    }
    expect_cover(text, split(document(text), rules(), 1 + random() % 60));
  }
}

TEST(Split, TimeGrowsWithTheTextAlone) {
  const auto seconds = [](const std::string& text) {
    const Document given = document(text);
    const auto start = std::chrono::steady_clock::now();
    expect_cover(text, split(given, rules(), 4000));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  for (const std::string unit :
       {"a", ". ", ".", "\" ", "U.S. ", "a. A", "?\" Said ", "1.\n", "-\n", "( ", "a\n"}) {
    std::string text;
    while (text.size() < 30'000) text += unit;
    const double once = seconds(text);
    EXPECT_LT(seconds(text + text + text + text), 20 * once + 0.2) << unit;
  }
}

TEST(SplitRules, ABadTableIsNamed) {
  namespace fs = std::filesystem;
  const fs::path path = fs::path(testing::TempDir()) / "sayso_abbreviations_test.tsv";
  const auto number = [&](const std::string& rows) {
    std::ofstream(path, std::ios::binary) << "word\tkind\tends\n" << rows;
    const auto loaded = SplitRules::load(path);
    return loaded.has_value() ? 0 : loaded.error().number;
  };
  EXPECT_EQ(number("Gen\trank\tnever\nThe\topener\t-\n"), 0);
  EXPECT_EQ(number("Gen\trank\tsometimes\n"), 2202);
  EXPECT_EQ(number("Gen\trank\tnever\nGen\trank\tnever\n"), 2202);
  EXPECT_EQ(number("\trank\tnever\n"), 2202);
  fs::remove(path);
  EXPECT_EQ(SplitRules::load(path).error().number, 2201);
}

}  // namespace
}  // namespace sayso
