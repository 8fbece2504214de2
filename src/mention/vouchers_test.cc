// Who vouches for what, on Readings made by hand.
#include <gtest/gtest.h>

#include <tuple>
#include <utility>
#include <vector>

#include "mention/hand_decoding.h"

namespace sayso {
namespace {

Labels voucher_labels() {
  return {
      .mention = {"ACT"},
      .trigger = {"REJECT", "ASSAULT", "SAY"},
      .attribution = {"source", "cue", "content"},
      .sector = {"GOV"},
      .country = {},
      .type = {"REJECT", "ASSAULT", "SAY"},
      .mode = {"-"},
      .factuality = {"CT+", "CT-"},
      .tense = {"past"},
      .kind = {"assert", "deny", "confirm"},
      .context = {"-"},
      .role = {"actors", "recipients"},
      .link = {"says"},
      .root = {},
  };
}

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Pairs vouchers(const HandReading& hand) {
  Pairs out;
  for (const LinkArc& arc : decode(hand).links) out.emplace_back(arc.from, arc.to);
  return out;
}

/// "Oslo denied and said raid": who denies one thing and says another.
struct Denial : HandReading {
  Denial() : HandReading("Oslo denied and said raid", voucher_labels()) {
    mention(0, 0, "ACT", 5000);
    trigger(1, 1, "REJECT", 5000);
    row(0, reading.kind, labels.kind, {{"deny", 5000}});
    trigger(3, 3, "SAY", 5000);
    trigger(4, 4, "ASSAULT", 5000);
    role(0, 0, {{"actors", 5000}});
    role(1, 0, {{"actors", 5000}});
    link(0, 2, {{"says", 600}});
    link(1, 2, {{"says", 4700}});
  }
};

TEST(Vouchers, WhatItsDeniersAloneVouchForIsUntrueWhereTheModelIsUnsure) {
  for (const auto& [denied, so, not_so, fact] : {std::tuple(true, 5000, 4500, "CT-"),
                                                 {true, 5000, 2000, "CT+"},
                                                 {false, 5000, 4500, "CT+"}}) {
    Denial hand;
    hand.link(0, 2, {{"says", denied ? 4700 : -5000}});
    hand.link(1, 2, {{"says", denied ? -5000 : 4700}});
    hand.row(2, hand.reading.factuality, hand.labels.factuality, {{"CT+", so}, {"CT-", not_so}});
    const Mentions found = decode(hand);
    EXPECT_EQ(data_ontology().factualities[found.triggers.at(2).factuality.value].name, fact);
  }
}

TEST(Vouchers, NobodyDeniesAndAssertsOneActInOneSentence) {
  Denial hand;
  EXPECT_EQ(vouchers(hand), (Pairs{{1, 2}}));
  hand.link(0, 2, {{"says", 4700}});
  hand.link(1, 2, {{"says", 600}});
  EXPECT_EQ(vouchers(hand), (Pairs{{0, 2}}));
}

TEST(Vouchers, WhoTakesBackADenialDoesBoth) {
  Denial hand;
  hand.row(1, hand.reading.kind, hand.labels.kind, {{"confirm", 5000}});
  EXPECT_EQ(vouchers(hand), (Pairs{{0, 2}, {1, 2}}));
}

TEST(Vouchers, OfAnActThatIsAboutAsSurelyDeniedAsAssertedBothStand) {
  Denial hand;
  hand.link(0, 2, {{"says", 4000}});
  EXPECT_EQ(vouchers(hand), (Pairs{{0, 2}, {1, 2}}));
}

TEST(Vouchers, AnotherMayDenyWhatOneAsserts) {
  Denial hand;
  hand.role(0, 0, {});
  EXPECT_EQ(vouchers(hand), (Pairs{{0, 2}, {1, 2}}));
}

}  // namespace
}  // namespace sayso
