// How cues find their source and content.
#include <gtest/gtest.h>

#include <string>

#include "base/faults.h"
#include "mention/hand_reading.h"
#include "mention/steps.h"

namespace sayso {
namespace {

class Quotes : public testing::Test {
 protected:
  explicit Quotes() {
    binding_.attribution = {QuotePart::source, QuotePart::cue, QuotePart::content};
  }

  /// Words are cut at spaces; a part is named by its words.
  void text(const std::string& words) { hand_ = HandReading(words, labels()); }

  void part(std::uint32_t first, std::uint32_t last, const std::string& label) {
    hand_.attribution(first, last, label);
  }

  void sentence_from(std::uint32_t word) {
    for (std::uint32_t i = word; i < hand_.reading.words.size(); ++i) {
      ++hand_.reading.words[i].sentence;
    }
  }

  std::vector<Quote> quotes() {
    const Ontology ontology;
    Mentions out;
    find_quotes({hand_.reading, binding_, hand_.thresholds, ontology, hand_.document}, out);
    return out.quotes;
  }

  std::string words(const Span& span) const {
    return std::string(slice(hand_.document.clean.text, span));
  }

  static Labels labels() {
    Labels out;
    out.attribution = {"source", "cue", "content"};
    return out;
  }

  Binding binding_;
  HandReading hand_{"", labels()};
};

TEST_F(Quotes, ACueTakesTheNearestSourceAndContent) {
  text("Oslo said it rained and Bern said it snowed");
  part(0, 0, "source");
  part(1, 1, "cue");
  part(2, 3, "content");
  part(5, 5, "source");
  part(6, 6, "cue");
  part(7, 8, "content");
  const auto found = quotes();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(words(*found[0].source) + "/" + words(found[0].content.at(0)), "Oslo/it rained");
  EXPECT_EQ(words(*found[1].source) + "/" + words(found[1].content.at(0)), "Bern/it snowed");
  EXPECT_FALSE(found[0].direct);
}

TEST_F(Quotes, AQuotationSplitAroundItsCueHasTwoContents) {
  text("\" It rained , \" Oslo said , \" and it snowed . \"");
  part(0, 4, "content");
  part(5, 5, "source");
  part(6, 6, "cue");
  part(8, 13, "content");
  const auto found = quotes();
  ASSERT_EQ(found.size(), 1u);
  ASSERT_EQ(found[0].content.size(), 2u);
  EXPECT_EQ(words(found[0].content[0]), "\" It rained , \"");
  EXPECT_TRUE(found[0].direct);
}

TEST_F(Quotes, EachCueIsServedBeforeAnyIsServedTwice) {
  text("it rained Oslo said and added it snowed");
  part(0, 1, "content");
  part(2, 2, "source");
  part(3, 3, "cue");
  part(5, 5, "cue");
  part(6, 7, "content");
  const auto found = quotes();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(words(found[0].content.at(0)), "it rained");
  EXPECT_EQ(words(found[1].content.at(0)), "it snowed");
  EXPECT_EQ(words(*found[1].source), "Oslo");
}

TEST_F(Quotes, ASentenceBorderWeighsMoreThanWords) {
  text("Bern left . yesterday evening after dinner Oslo said so");
  sentence_from(3);
  part(0, 0, "source");
  part(7, 7, "source");
  part(8, 8, "cue");
  part(9, 9, "content");
  const auto found = quotes();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(words(*found[0].source), "Oslo");
}

TEST_F(Quotes, NothingReachesOverTheEndOfAParagraph) {
  text("Oslo said \n it rained");
  sentence_from(2);
  part(0, 0, "source");
  part(1, 1, "cue");
  part(2, 4, "content");
  hand_.reading.words.erase(hand_.reading.words.begin() + 2);
  hand_.reading.attributions.back().first = 2;
  hand_.reading.attributions.back().last = 3;
  const auto found = quotes();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].content.empty());
}

TEST_F(Quotes, ContentIsCutWhereAParagraphEndsButNotWhereALineWraps) {
  for (const bool paragraph : {true, false}) {
    text("Oslo said it rained\nand it snowed");
    // The fourth word holds the line break of the made-up text; cut it in two.
    Word wrapped = hand_.reading.words[3];
    hand_.reading.words[3].span.end = wrapped.span.begin + 6;
    wrapped.span.begin += 7;
    hand_.reading.words.insert(hand_.reading.words.begin() + 4, wrapped);
    if (paragraph) sentence_from(4);
    part(0, 0, "source");
    part(1, 1, "cue");
    part(2, 6, "content");
    const auto found = quotes();
    ASSERT_EQ(found.size(), 1u);
    ASSERT_EQ(found[0].content.size(), 1u);
    EXPECT_EQ(words(found[0].content[0]), paragraph ? "it rained" : "it rained\nand it snowed");
  }
}

TEST_F(Quotes, ContentsThatAdjoinAreOne) {
  text("Oslo said it rained and then it snowed");
  part(0, 0, "source");
  part(1, 1, "cue");
  part(2, 3, "content");
  part(5, 7, "content");
  const auto found = quotes();
  ASSERT_EQ(found[0].content.size(), 1u);
  EXPECT_EQ(words(found[0].content[0]), "it rained and then it snowed");
}

TEST_F(Quotes, AnOpenQuotationTakesInItsClosingMark) {
  text("Oslo said \" it rained . \" Later");
  part(0, 0, "source");
  part(1, 1, "cue");
  part(2, 4, "content");
  EXPECT_EQ(words(quotes()[0].content.at(0)), "\" it rained . \"");
  text("Oslo said \" it rained . \" Later");
  part(0, 0, "source");
  part(1, 1, "cue");
  part(3, 6, "content");
  EXPECT_EQ(words(quotes()[0].content.at(0)), "\" it rained . \"");
}

TEST_F(Quotes, ACueAloneIsAQuoteWithoutContent) {
  text("reportedly");
  part(0, 0, "cue");
  const auto found = quotes();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FALSE(found[0].source);
  EXPECT_TRUE(found[0].content.empty());
}

TEST_F(Quotes, ASourceNamesTheMentionInIt) {
  text("Oslo said so");
  part(0, 0, "source");
  part(1, 1, "cue");
  const Ontology ontology;
  Mentions out;
  Mention mention;
  mention.span = {0, 4};
  out.mentions.push_back(mention);
  find_quotes({hand_.reading, binding_, hand_.thresholds, ontology, hand_.document}, out);
  EXPECT_EQ(out.quotes.at(0).source_mention, 0u);
}

/// Cues that the words at their edges settle: the tags say little, the table much.
class Edges : public Quotes {
 protected:
  explicit Edges() { binding_.trigger = {TypeId{0}}; }

  /// Tags that like each word of a cue as little as any other.
  void tags() {
    const std::size_t words = hand_.reading.words.size();
    hand_.reading.attribution_tags = {7, std::vector<Score>(words * 7, 0)};
    hand_.reading.trigger_tags = {1, std::vector<Score>(words, 0)};
  }

  std::vector<std::string> cues(const std::string& rows) {
    const std::string stays = rows.empty() ? "" : "begins\tkept\t1\n";
    const auto table = Tsv::parse("what\twords\tweight\n" + stays + rows, "edges");
    binding_.cue_edges = CueEdges::from(table.value()).value();
    std::vector<std::string> out;
    for (const Quote& quote : quotes()) out.push_back(words(quote.cue));
    return out;
  }
};

TEST_F(Edges, TheWordsBesideACueDecideWhereItEnds) {
  text("she was told by envoys that it rained");
  part(1, 2, "cue");
  tags();
  EXPECT_EQ(cues(""), std::vector<std::string>{"was told"}) << "no table, no change";
  EXPECT_EQ(cues("last\tby\t900\n"), std::vector<std::string>{"was told by"});
  EXPECT_EQ(cues("right-after\tnone by\t-900\nlast\tenvoys\t800\n"),
            std::vector<std::string>{"was told by envoys"});
  EXPECT_EQ(cues("first\ttold\t900\nends\tkept\t500\n"), std::vector<std::string>{"told"});
}

TEST_F(Edges, ACueThatIsNoneGoesAndANearMissComes) {
  text("ships called at ports , it is said");
  part(1, 1, "cue");
  hand_.reading.attributions.push_back({6, 7, {{1, -200}}, false});
  tags();
  hand_.reading.attributions.front().labels.front().score = 100;
  EXPECT_EQ(cues("none\t*\t1500\nfirst\tis\t900\nlast\tsaid\t900\n"),
            std::vector<std::string>{"is said"});
}

TEST_F(Edges, ACueTakesItsWordsFromThePartsBesideIt) {
  text("aides said of the plan it failed");
  part(0, 0, "source");
  part(1, 1, "cue");
  part(2, 6, "content");
  tags();
  EXPECT_EQ(cues("last\tof\t900\n"), std::vector<std::string>{"said of"});
  EXPECT_EQ(words(quotes().front().content.front()), "the plan it failed");
}

TEST_F(Edges, ATableWithoutWeightsIsRefused) {
  const auto bad = [](const std::string& rows) {
    return CueEdges::from(Tsv::parse("what\twords\tweight\n" + rows, "edges").value());
  };
  EXPECT_EQ(bad("last\tby\tmuch\n").error().number, fault::kDataFile.number);
  EXPECT_EQ(bad("last\tby\t1\nlast\tby\t2\n").error().number, fault::kDataFile.number);
}

}  // namespace
}  // namespace sayso
