#include "actor/choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "dictionary/names.h"
#include "sentence/sentence.h"

namespace sayso {
namespace {

const Lexicon& lexicon() {
  static const CountryNames names = [] {
    auto loaded = CountryNames::load(std::string(SAYSO_SOURCE_DIR) + "/data/actors");
    EXPECT_TRUE(loaded);
    return std::move(loaded).value();
  }();
  return names.lexicon();
}

/// A report of sentences that end with ". ", with what is told in it.
class Passage {
 public:
  explicit Passage(const std::string& text) : text_(text), words_(name_words(text_)) {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find(". ", at), text_.size() - 2) + 2;
      sentences_.emplace_back().span = {static_cast<std::uint32_t>(at),
                                        static_cast<std::uint32_t>(end)};
      at = end;
    }
  }
  Passage& told(const std::string& name, const std::string& country) {
    const Span span = span_of(name);
    clues_.push_back({sentence_of(span), 10, country, span, ClueKind::actor});
    return *this;
  }
  /// What the reader gives each country, the likeliest first; "" for none.
  Passage& read(std::vector<CountryScore> countries) {
    read_ = std::move(countries);
    return *this;
  }
  std::vector<SceneOffer> offers(const std::string& words, Naming naming = Naming::phrase) const {
    const CountryScene scene(clues_, lexicon());
    const SceneChoice choice(scene, words_, lexicon());
    return choice.offers(mention(words, naming));
  }
  /// The country that has most points, or "".
  std::string chosen(const std::string& words, Naming naming = Naming::phrase) const {
    const CountryScene scene(clues_, lexicon());
    const SceneChoice choice(scene, words_, lexicon());
    const auto all = choice.offers(mention(words, naming));
    return std::max_element(all.begin(), all.end(),
                            [&](const SceneOffer& left, const SceneOffer& right) {
                              return choice.points(left) < choice.points(right);
                            })
        ->country;
  }

 private:
  Span span_of(const std::string& words) const {
    const std::size_t at = text_.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }
  std::uint32_t sentence_of(const Span& span) const {
    std::uint32_t at = 0;
    while (at + 1 < sentences_.size() && sentences_[at + 1].span.begin <= span.begin) ++at;
    return at;
  }
  Stateless mention(const std::string& words, Naming naming) const {
    const Span span = span_of(words);
    std::size_t first = 0;
    while (words_[first].span.begin < span.begin) ++first;
    std::size_t end = first;
    while (end < words_.size() && words_[end].span.begin < span.end) ++end;
    return {span, sentence_of(span), naming, "GOV", first, end, false, {"actors"}, read_};
  }

  std::string text_;
  std::vector<NameWord> words_;
  Sentences sentences_;
  std::vector<SceneClue> clues_;
  std::vector<CountryScore> read_;
};

bool holds(const SceneOffer& offer, std::string_view what, const std::string& key) {
  return std::find(offer.rows.begin(), offer.rows.end(), std::pair(what, key)) != offer.rows.end();
}

TEST(SceneChoice, OffersNoneThenTheCountriesToldMost) {
  Passage passage("Peru called. Peru and Chile sent help. The troops left. ");
  passage.told("Peru", "PER").told("Peru and", "PER").told("Chile", "CHL");
  const auto offers = passage.offers("The troops");
  ASSERT_GE(offers.size(), 3u);
  EXPECT_EQ(offers[0].country, "");
  EXPECT_EQ(offers[1].country, "PER");
  EXPECT_TRUE(holds(offers[1], "rank", "1 of 2"));
  EXPECT_TRUE(holds(offers[1], "first", "first"));
  EXPECT_EQ(offers[2].country, "CHL");
  EXPECT_TRUE(holds(offers[2], "last", "earlier"));
  EXPECT_TRUE(holds(offers[2], "last-taken", "phrase"));
}

TEST(SceneChoice, SeesWhereACountryIsTold) {
  Passage passage("Peru said its troops would meet Chile. ");
  passage.told("Peru", "PER").told("Chile", "CHL");
  const auto offers = passage.offers("its troops");
  ASSERT_GE(offers.size(), 3u);
  const bool first = offers[1].country == "PER";
  const SceneOffer &peru = offers[first ? 1 : 2], &chile = offers[first ? 2 : 1];
  EXPECT_TRUE(holds(peru, "here-by", "actor before"));
  EXPECT_TRUE(holds(peru, "last-actor", "its"));
  EXPECT_TRUE(holds(chile, "here-by", "actor after"));
  EXPECT_TRUE(holds(chile, "next", "phrase"));
  EXPECT_TRUE(holds(chile, "here", "yes 1"));
}

TEST(SceneChoice, WhoIsTakenUpByAPossessiveIsOfTheActorBefore) {
  Passage passage("Peru said its troops would meet Chile. ");
  passage.told("Peru", "PER").told("Chile", "CHL");
  passage.read({{"CHL", 2000}, {"PER", 2000}, {"", 0}});
  EXPECT_EQ(passage.chosen("its troops"), "PER");
}

TEST(SceneChoice, OffersWhatTheReaderHoldsForLikeliest) {
  Passage passage("Peru called. The troops left. ");
  passage.told("Peru", "PER");
  passage.read({{"CHL", 5000}, {"", 3000}, {"PER", 1000}, {"INT", 900}, {"BOL", 100}});
  const auto offers = passage.offers("The troops");
  const auto of = [&](const char* country, std::string_view what, const std::string& key) {
    return std::any_of(offers.begin(), offers.end(), [&](const SceneOffer& one) {
      return one.country == country && holds(one, what, key);
    });
  };
  EXPECT_TRUE(of("", "none-read", "-4"));
  EXPECT_TRUE(of("PER", "read", "-8"));
  EXPECT_TRUE(of("CHL", "untold", "1"));
  EXPECT_TRUE(of("CHL", "read", "4"));
  EXPECT_TRUE(of("BOL", "untold", "1"));
  EXPECT_FALSE(of("INT", "untold", "1"));
}

TEST(SceneChoice, TheReaderKnowsWhoseTheyAreWhereNothingTellsIt) {
  Passage passage("The crowd left. ");
  EXPECT_EQ(passage.read({{"CHL", 9000}, {"", 2000}, {"PER", 1000}}).chosen("The crowd"), "CHL");
  EXPECT_EQ(passage.read({{"", 9000}, {"CHL", 2000}, {"PER", 1000}}).chosen("The crowd"), "");
}

TEST(SceneChoice, NobodyWhereNothingIsTold) {
  EXPECT_EQ(Passage("Qx. ").chosen("Qx"), "");
  EXPECT_EQ(Passage("Qx. ").offers("Qx").size(), 1u);
}

}  // namespace
}  // namespace sayso
