#include "actor/part.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers parted(const std::vector<Mention>& mentions, const std::vector<std::string>& countries) {
  std::vector<OwnWords> words;
  for (const std::string& country : countries) words.push_back({country, {}, false});
  return part_entities(mentions, words, Officials());
}

/// A mention of `entity` that takes up the mention `antecedent`, if one is given.
Mention of(std::uint32_t entity, std::optional<std::uint32_t> antecedent = std::nullopt) {
  Mention out;
  out.entity = entity;
  out.antecedent = antecedent;
  return out;
}

TEST(Part, NamesOfTwoCountriesAreTwoEntities) {
  EXPECT_EQ(parted({of(0), of(0, 0), of(1)}, {"KEN", "ETH", "ETH"}), (Numbers{0, 1, 2}));
}

TEST(Part, NamesThatTheReaderIsSureAreOneStayTogether) {
  Mention sure = of(0, 0);
  sure.antecedent_score = 6000;
  Mention unsure = of(0, 0);
  unsure.antecedent_score = 2000;
  const std::vector<OwnWords> words = {{"", {"moreno"}, true}, {"", {"ada"}, true}};
  EXPECT_EQ(part_entities({of(0), sure}, words, Officials()), (Numbers{0, 0}));
  EXPECT_EQ(part_entities({of(0), unsure}, words, Officials()), (Numbers{0, 1}));
}

TEST(Part, NamesOfOneCountryStayTogether) {
  EXPECT_EQ(parted({of(0), of(1), of(0, 0), of(0, 2)}, {"RUS", "", "RUS", "RUS"}),
            (Numbers{0, 1, 0, 0}));
}

TEST(Part, WhatNamesNoCountryGoesWithWhatItTakesUp) {
  EXPECT_EQ(parted({of(0), of(0, 0), of(0, 0), of(0, 1), of(0, 2)}, {"KEN", "ETH", "", "", ""}),
            (Numbers{0, 1, 0, 1, 0}));
}

TEST(Part, WithoutSuchAMentionItGoesWithTheNearest) {
  EXPECT_EQ(parted({of(0), of(0, 0), of(0)}, {"KEN", "ETH", ""}), (Numbers{0, 1, 1}));
}

TEST(Part, WhoComesBackIsWhoHeWas) {
  EXPECT_EQ(parted({of(0), of(0, 0), of(0, 1), of(0, 2)}, {"KEN", "ETH", "KEN", "ETH"}),
            (Numbers{0, 1, 0, 1}));
}

TEST(Part, ThoseWhoNameNoneYetWaitForTheFirstWhoDoes) {
  EXPECT_EQ(parted({of(0), of(0, 0), of(0, 0)}, {"", "ETH", "KEN"}), (Numbers{0, 0, 1}));
}

TEST(Part, NamesOfTwoPersonsAreTwoEntities) {
  const std::vector<OwnWords> words = {{"", {"ada", "moreno"}, true},
                                       {"", {"brisset"}, true},
                                       {"", {}, false},
                                       {"", {"moreno"}, true},
                                       {"", {"morreno"}, true}};
  EXPECT_EQ(part_entities({of(0), of(0, 0), of(0, 1), of(0, 1), of(0, 1)}, words, Officials()),
            (Numbers{0, 1, 1, 0, 0}));
}

TEST(Part, NoMentionsNoEntities) { EXPECT_TRUE(parted({}, {}).empty()); }

}  // namespace
}  // namespace sayso
