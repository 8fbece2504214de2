#include "document/clean.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "base/unicode.h"
#include "document/clean_builder.h"

namespace sayso {
namespace {

std::string given_words(const std::string& text, const Clean& clean, std::string_view clean_words) {
  const auto begin = static_cast<std::uint32_t>(clean.text.find(clean_words));
  const Span given =
      clean.to_given({begin, begin + static_cast<std::uint32_t>(clean_words.size())});
  return std::string(slice(text, given));
}

TEST(Clean, LeavesPlainTextAlone) {
  const std::string text = "North Korea shipped shells to Russia, Seoul said — twice.\nNaïve? Non.";
  const Clean clean = clean_text(text);
  EXPECT_EQ(clean.text, text);
  EXPECT_EQ(clean.runs.size(), 1u);
}

TEST(Clean, EachOddityGoesOrBecomesPlain) {
  EXPECT_EQ(clean_text("\uFEFFAgree\u00ADment be\u200Btween\u2060 them").text,
            "Agreement between them");
  EXPECT_EQ(clean_text("one\r\ntwo\rthree\u2028four\u0085five\ffive").text,
            "one\ntwo\nthree\nfour\nfive\nfive");
  EXPECT_EQ(clean_text("a\u00A0b\u2009c\u3000d\u202Fe\tf").text, "a b c d e f");
  EXPECT_EQ(clean_text("“Russia’s” ‘pact’ „low‟ «angle» ‹single›").text,
            "\"Russia's\" 'pact' \"low\" \"angle\" 'single'");
  EXPECT_EQ(clean_text("the Sena\u0092s \u0093talks\u0094 \u0096 off").text,
            "the Sena's \"talks\" - off");
  EXPECT_EQ(clean_text("bell\x07 null\x1B nel\u0084.").text, "bell  null  nel .");
  EXPECT_EQ(clean_text("\u202Edesrever\u202C \u2066x\u2069").text, "desrever x");
  EXPECT_EQ(clean_text("Gene\u0300ve–Lyon — 1990‐2000").text, "Genève–Lyon — 1990‐2000");
}

TEST(Clean, WhatIsLeftOutDoesNotHideANormalForm) {
  EXPECT_EQ(clean_text("e\u200D\u0301").text, "é");
  EXPECT_EQ(clean_text("e\u034F\u0301").text, "é");
}

TEST(Clean, WhatWasEncodedTwiceIsMendedAndFoundAgain) {
  const std::string text = "â€œPeÃ±a Nieto,â€\u009D said GarcÃ\u00ADa of MÃ\u00A9xico";
  const Clean clean = clean_text(text);
  EXPECT_EQ(clean.text, "\"Peña Nieto,\" said García of México");
  EXPECT_EQ(given_words(text, clean, "Peña Nieto"), "PeÃ±a Nieto");
  EXPECT_EQ(given_words(text, clean, "García"), "GarcÃ\u00ADa");
  EXPECT_EQ(clean_text("Pe\u00C3\u200B\u00B1a").text, "Peña");
}

TEST(Clean, SpansSliceTheGivenText) {
  const std::string text = "\uFEFF“Agree\u00ADment”,\r\nsaid Mai\u0301 of Gene\u0300ve\u00A0today";
  const Clean clean = clean_text(text);
  EXPECT_EQ(clean.text, "\"Agreement\",\nsaid Maí of Genève today");
  EXPECT_EQ(given_words(text, clean, "Agreement"), "Agree\u00ADment");
  EXPECT_EQ(given_words(text, clean, "\"Agreement\""), "“Agree\u00ADment”");
  EXPECT_EQ(given_words(text, clean, "Maí"), "Mai\u0301");
  EXPECT_EQ(given_words(text, clean, "í"), "i\u0301");
  EXPECT_EQ(given_words(text, clean, "Genève today"), "Gene\u0300ve\u00A0today");
  EXPECT_EQ(given_words(text, clean, "said"), "said");
}

TEST(Clean, GivenSpansFindTheirCleanWords) {
  const std::string text = "Ag\u00ADree\u00A0on Gene\u0300ve";
  const Clean clean = clean_text(text);
  const auto clean_words = [&](std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(text.find(words));
    return slice(clean.text,
                 clean.from_given({begin, begin + static_cast<std::uint32_t>(words.size())}));
  };
  EXPECT_EQ(clean_words("Ag\u00ADree"), "Agree");
  EXPECT_EQ(clean_words("\u00AD"), "");
  EXPECT_EQ(clean_words("\u0300"), "è");
  EXPECT_EQ(clean_words("on"), "on");
  EXPECT_EQ(clean_words(text), clean.text);
}

TEST(Clean, EmptyTextsAndTextsOfMarksAlone) {
  EXPECT_EQ(clean_text("").text, "");
  EXPECT_EQ(clean_text("").to_given({0, 0}), (Span{0, 0}));
  const Clean nothing = clean_text("\u00AD\u200B");
  EXPECT_EQ(nothing.text, "");
  EXPECT_EQ(nothing.from_given({0, 5}), (Span{0, 0}));
}

void expect_invariants(const std::string& text, const Clean& clean) {
  ASSERT_EQ(utf8_fault(clean.text), std::nullopt);
  ASSERT_EQ(clean_text(clean.text).text, clean.text);
  Span last;
  for (std::uint32_t begin = 0; begin < clean.text.size();) {
    const auto end = begin + decode(clean.text, begin).size;
    const Span given = clean.to_given({begin, end});
    ASSERT_LT(given.begin, given.end);
    ASSERT_LE(given.end, text.size());
    ASSERT_EQ(border_before(text, given.begin), given.begin);
    ASSERT_EQ(border_before(text, given.end), given.end);
    ASSERT_LE(last.begin, given.begin);
    ASSERT_LE(last.end, given.end);
    ASSERT_TRUE(clean.from_given(given).contains({begin, end}));
    last = given;
    begin = end;
  }
}

std::string random_text(std::mt19937& random, const std::u32string& pool, std::size_t most) {
  std::string text;
  for (std::size_t i = random() % most; i > 0; --i) append_utf8(text, pool[random() % pool.size()]);
  return text;
}

TEST(Clean, InvariantsHoldOnRandomText) {
  std::mt19937 random(5);
  const std::u32string pool =
      U"ab \n\r\t\0\x07é\u0301\u0323\u0300\u00AD\u200B\u200D\uFEFF\u00A0\u2003“’«„"
      U"ÂÃÄÅâ€©\u2028\u0085\u1100\u1161\u11A8\u212B\u1FFD\u1FEF\u0344\u037E\u2000\U0001F600"
      U"\U000E0041";
  for (int round = 0; round < 4000; ++round) {
    const std::string text = random_text(random, pool, 50);
    expect_invariants(text, clean_text(text));
  }
}

TEST(Clean, MarkdownKeepsTheInvariants) {
  std::mt19937 random(6);
  const std::u32string pool = U"ab *_~`[]()!<>&;#\\\n-=>1.+|:éu\u0301\u00AD\u00A0“amp";
  for (int round = 0; round < 6000; ++round) {
    const std::string text = random_text(random, pool, 60);
    expect_invariants(text, clean_markdown(text));
  }
}

TEST(Clean, HugeHostileTextsTakeLinearTime) {
  const auto seconds = [](const std::string& text, Clean (*clean)(std::string_view)) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(utf8_fault(clean(text).text), std::nullopt);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const auto repeated = [](std::string_view words) {
    std::string text = "e";
    while (text.size() < (std::size_t{1} << 19)) text += words;
    return text;
  };
  for (const auto* words : {"\u0301\u0323", "\u0301", "a\u00A0", "\u1100\u1161\u11A8"}) {
    EXPECT_LT(seconds(repeated(words), clean_text), 30) << words;
  }
  for (const auto* words : {"*a ", "[", "](", "](a)", "`", "`a``b", "<a", "![", "[a](", "**_~~",
                            "&", "\\", "> ", "\n", "(", "]("}) {
    EXPECT_LT(seconds(repeated(words), clean_markdown), 30) << words;
  }
}

TEST(CleanBuilder, AMapOfAMapLeadsAllTheWay) {
  const std::string text = "0123456789";
  CleanBuilder first(text);
  first.drop(2);
  first.keep(5);
  first.replace(7, "X");
  const Clean once = first.finish();
  EXPECT_EQ(once.text, "234X789");
  CleanBuilder second(once.text);
  second.keep(2);
  second.replace(4, "YZ");
  const Clean twice = compose(once, second.finish());
  EXPECT_EQ(twice.text, "23YZ789");
  EXPECT_EQ(slice(text, twice.to_given({0, 2})), "23");
  EXPECT_EQ(slice(text, twice.to_given({2, 3})), "456");
  EXPECT_EQ(slice(text, twice.to_given({1, 5})), "34567");
  EXPECT_EQ(slice(text, twice.to_given({4, 7})), "789");
}

}  // namespace
}  // namespace sayso
