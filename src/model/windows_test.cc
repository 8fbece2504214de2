#include "model/windows.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace sayso {
namespace {

// Words and marks parted by spaces, each one piece; "##" in front of a word makes it a later piece.
struct Text {
  std::string text;
  std::vector<Piece> pieces;

  void add(const std::string& word, bool space = true, bool first = true) {
    if (space && !text.empty()) text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += word;
    pieces.push_back({7, {begin, static_cast<std::uint32_t>(text.size())}, 1, first});
  }
  Sentence sentence(std::uint32_t begin = 0) const {
    Sentence out;
    out.span = {begin, static_cast<std::uint32_t>(text.size())};
    return out;
  }
};

WindowRule rule(std::uint32_t max, std::uint32_t core, std::uint32_t neighbours) {
  return {max, core, neighbours};
}

std::vector<Segment> of_sizes(const std::vector<std::uint32_t>& sizes) {
  std::vector<Segment> out;
  for (const std::uint32_t size : sizes) {
    Segment segment;
    segment.sentence = static_cast<std::uint32_t>(out.size());
    segment.first_piece = out.empty() ? 0 : out.back().first_piece + out.back().pieces;
    segment.pieces = size;
    out.push_back(segment);
  }
  return out;
}

TEST(Segments, ASentenceThatFitsIsOneSegment) {
  Text text;
  for (int i = 0; i < 8; ++i) text.add("word");
  const auto segments = cut_segments(text.text, {text.sentence()}, text.pieces, rule(10, 4, 1));
  ASSERT_EQ(segments.size(), 1u);
  EXPECT_EQ(segments[0].pieces, 8u);
  EXPECT_FALSE(segments[0].cut);
}

TEST(Segments, ALongSentenceIsCutAfterAClauseMarkElseBetweenWords) {
  Text text;
  for (int i = 0; i < 5; ++i) text.add("word");
  text.add(";", false);
  for (int i = 0; i < 2; ++i) text.add("word");
  text.add(",", false);
  text.add("word");
  for (int i = 0; i < 2; ++i) text.add("word");
  const auto segments = cut_segments(text.text, {text.sentence()}, text.pieces, rule(12, 4, 1));
  ASSERT_EQ(segments.size(), 2u);
  EXPECT_EQ(segments[0].pieces, 6u);
  EXPECT_EQ(slice(text.text, segments[0].span), "word word word word word;");
  EXPECT_EQ(slice(text.text, segments[1].span), "word word, word word word");
  EXPECT_TRUE(segments[0].cut && segments[1].cut);
}

TEST(Segments, NumbersAreNoClauseMarksAndWordsStayWhole) {
  Text text;
  for (int i = 0; i < 6; ++i) text.add("word");
  text.add("10");
  text.add(",", false);
  text.add("000", false);
  text.add("Ku");
  text.add("pia", false, false);
  text.add("nsk", false, false);
  const auto segments = cut_segments(text.text, {text.sentence()}, text.pieces, rule(13, 4, 1));
  ASSERT_EQ(segments.size(), 2u);
  EXPECT_EQ(slice(text.text, segments[1].span), "Kupiansk");
}

TEST(Segments, EveryPieceIsInOneSegmentAndNoSegmentIsTooLong) {
  std::mt19937 engine(5);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  for (int round = 0; round < 200; ++round) {
    Text text;
    Sentences sentences;
    for (std::uint32_t s = 0; s < 1 + random() % 5; ++s) {
      const auto begin = static_cast<std::uint32_t>(text.text.size() + (s > 0 ? 1 : 0));
      for (std::uint32_t w = 0; w < 1 + random() % 40; ++w) {
        const bool joined = w > 0 && random() % 3 == 0;
        text.add(random() % 6 == 0 ? "," : "word", !joined, !joined);
      }
      sentences.push_back(text.sentence(begin));
    }
    const WindowRule used = rule(3 + random() % 20, 1 + random() % 30, random() % 4);
    const auto segments = cut_segments(text.text, sentences, text.pieces, used);
    std::uint32_t next = 0;
    for (const Segment& segment : segments) {
      EXPECT_EQ(segment.first_piece, next);
      EXPECT_LE(segment.pieces, used.max_pieces - 2);
      EXPECT_TRUE(sentences[segment.sentence].span.contains(segment.span));
      next += segment.pieces;
    }
    EXPECT_EQ(next, text.pieces.size());
    std::uint32_t core = 0;
    for (const Window& window : plan_windows(segments, used)) {
      EXPECT_EQ(window.core_first, core);
      EXPECT_LE(window.first, window.core_first);
      EXPECT_GE(window.last, window.core_last);
      core = window.core_last + 1;
      std::uint32_t pieces = 0;
      for (std::uint32_t i = window.first; i <= window.last; ++i) pieces += segments[i].pieces;
      EXPECT_LE(pieces, used.max_pieces - 2);
    }
    EXPECT_EQ(core, segments.size());
  }
}

TEST(Windows, ACoreHoldsAsManySegmentsAsFit) {
  const auto windows = plan_windows(of_sizes({4, 4, 4, 9, 2}), rule(100, 8, 0));
  ASSERT_EQ(windows.size(), 4u);
  EXPECT_EQ(windows[0].core_last, 1u);
  EXPECT_EQ(windows[1].core_last, 2u);
  EXPECT_EQ(windows[2].core_first, 3u);
  EXPECT_EQ(windows[3].core_first, 4u);
}

TEST(Windows, ACoreStaysInItsParagraph) {
  auto segments = of_sizes({4, 4, 4, 4});
  segments[2].paragraph = segments[3].paragraph = 1;
  const auto windows = plan_windows(segments, rule(100, 64, 1));
  ASSERT_EQ(windows.size(), 2u);
  EXPECT_EQ(windows[0].core_last, 1u);
  EXPECT_EQ(windows[0].last, 2u);  // context may cross
  EXPECT_EQ(windows[1].core_last, 3u);
}

TEST(Windows, ContextComesFromBothSidesNearestFirstAndStopsWhereItIsFull) {
  const auto windows = plan_windows(of_sizes({5, 5, 5, 5, 5}), rule(22, 5, 2));
  ASSERT_EQ(windows.size(), 5u);
  EXPECT_EQ(windows[2].first, 0u);  // before, after, before; the next after does not fit
  EXPECT_EQ(windows[2].last, 3u);
  EXPECT_EQ(windows[0].first, 0u);
  EXPECT_EQ(windows[0].last, 2u);
}

TEST(Windows, NoSegmentsGiveNoWindows) { EXPECT_TRUE(plan_windows({}, rule(256, 64, 1)).empty()); }

}  // namespace
}  // namespace sayso
