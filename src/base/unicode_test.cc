#include "base/unicode.h"

#include <gtest/gtest.h>

#include <random>

#include "base/spelling.h"

namespace sayso {
namespace {

// The oracle: take as many bytes as the lead's high bits say, put their value together, and see
// whether writing it gives the same bytes. 0: ill-formed.
std::size_t naive_size(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  std::size_t size = 1;
  if (lead >= 0x80) size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const std::string_view bytes = text.substr(at, size);
  char32_t value = size == 1 ? lead : lead & (0xFFu >> (size + 1));
  for (const char byte : bytes.substr(1)) {
    value = (value << 6) | (static_cast<unsigned char>(byte) & 0x3Fu);
  }
  std::string written;
  append_utf8(written, value);
  return written == bytes ? size : 0;
}

TEST(Utf8, EveryCodePointIsWrittenAndReadBack) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, value);
    const CodePoint point = decode(bytes, 0);
    ASSERT_EQ(point.value, value);
    ASSERT_EQ(point.size, bytes.size());
    ASSERT_TRUE(point.valid);
    ASSERT_EQ(utf8_fault(bytes), std::nullopt);
  }
}

TEST(Utf8, EveryTwoBytesAreJudgedAsTheOracleJudgesThem) {
  for (int lead = 0x80; lead < 0x100; ++lead) {
    for (int second = 0x70; second < 0xD0; ++second) {
      const std::string bytes = {static_cast<char>(lead), static_cast<char>(second)};
      const bool good = lead >= 0xC2 && lead <= 0xDF && second >= 0x80 && second <= 0xBF;
      ASSERT_EQ(utf8_fault(bytes) == std::nullopt, good) << lead << " " << second;
    }
  }
}

TEST(Utf8, AgreesWithTheOracleOnRandomBytes) {
  std::mt19937 random(7);
  const std::string pool = "ab\x80\xBF\xC2\xE0\xA0\xED\x9F\xF0\x90\xF4\x8F\xFF";
  for (int round = 0; round < 200000; ++round) {
    std::string text;
    for (int i = 0; i < 5; ++i) text += pool[random() % pool.size()];
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t size = naive_size(text, at);
      if (size == 0) break;
      at += size;
    }
    ASSERT_EQ(utf8_fault(text).value_or(text.size()), at) << round;
  }
}

TEST(Utf8, TheFirstFaultIsNamedByItsByte) {
  EXPECT_EQ(utf8_fault("plain text that is long enough for words"), std::nullopt);
  EXPECT_EQ(utf8_fault("caf\xE9 in Latin-1"), 3u);
  EXPECT_EQ(utf8_fault("overlong \xC0\xAF slash"), 9u);
  EXPECT_EQ(utf8_fault("overlong \xE0\x80\xAF slash"), 9u);
  EXPECT_EQ(utf8_fault("surrogate \xED\xA0\x80"), 10u);
  EXPECT_EQ(utf8_fault("above \xF4\x90\x80\x80"), 6u);
  EXPECT_EQ(utf8_fault("half a code point \xE2\x80"), 18u);
  EXPECT_EQ(utf8_fault("\x80stray"), 0u);
}

TEST(Utf8, IllFormedBytesAreReadAsOneReplacementEach) {
  const std::string text = "\xE2\x80z\xFF";
  EXPECT_EQ(decode(text, 0).size, 2u);
  EXPECT_FALSE(decode(text, 0).valid);
  EXPECT_EQ(decode(text, 0).value, 0xFFFDu);
  EXPECT_EQ(decode(text, 3).size, 1u);
}

TEST(Utf8, BordersAreFoundFromInsideACodePoint) {
  const std::string text = "a€b";
  EXPECT_EQ(border_before(text, 2), 1u);
  EXPECT_EQ(border_after(text, 2), 4u);
  EXPECT_EQ(border_before(text, 1), 1u);
  EXPECT_EQ(border_after(text, 1), 1u);
  EXPECT_EQ(border_before(text, 99), 5u);
  EXPECT_EQ(border_after(text, 99), 5u);
}

TEST(Classes, AreThoseOfUnicode) {
  EXPECT_TRUE(is_letter(U'é') && is_letter(U'Ж') && is_letter(U'國') && !is_letter(U'3'));
  EXPECT_TRUE(is_upper(U'É') && !is_upper(U'é') && is_lower(U'é') && !is_lower(U'國'));
  EXPECT_TRUE(is_mark(0x301) && is_nonspacing_mark(0x301) && !is_mark(U'a'));
  EXPECT_TRUE(is_digit(U'7') && !is_digit(U'½') && is_number(U'½'));
  EXPECT_TRUE(is_punctuation(U'—') && is_punctuation(U'"') && !is_punctuation(U'$'));
  EXPECT_TRUE(is_symbol(U'$') && !is_symbol(U'.'));
  EXPECT_TRUE(is_space(U'\n') && is_space(0xA0));
  EXPECT_FALSE(is_space(0x200B));
  EXPECT_TRUE(is_other(0x200B) && is_other(0x7F) && !is_other(U' '));
  EXPECT_TRUE(is_latin(U'é') && !is_latin(U'Ж') && !is_latin(U'3'));
}

TEST(Classes, LowerCaseOfATextIsOfAllLettersOrOfAscii) {
  EXPECT_EQ(to_lower("ÉCOLE No. 1 ẞ"), "école no. 1 ß");
  EXPECT_EQ(lower_ascii("ÉCOLE No. 1"), "École no. 1");
  EXPECT_EQ(lower_ascii("\xFFZ"), "\xFFz");
}

TEST(Classes, LowerCaseIsSimpleOrFull) {
  EXPECT_EQ(to_lower(U'É'), U'é');
  EXPECT_EQ(to_upper(U'é'), U'É');
  EXPECT_EQ(to_upper(U'ß'), U'ß');
  std::string lower;
  for (const char32_t value : std::u32string(U"AÉΣİß")) append_lower(lower, value);
  EXPECT_EQ(lower, "aéσi\u0307ß");
}

/// The text with what NFC changes in it changed.
std::string nfc(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (const Replacement& change : nfc_changes(text)) {
    out.append(text, done, change.begin - done).append(change.with);
    done = change.end;
  }
  return out.append(text, done);
}

TEST(Nfc, ComposesAndOrders) {
  EXPECT_EQ(nfc("Gene\u0300ve, Maipu\u0301"), "Genève, Maipú");
  EXPECT_EQ(nfc("q\u0301\u0323"), "q\u0323\u0301");
  EXPECT_EQ(nfc("\u212B \u1112\u1161\u11AB"), "\u00C5 한");
  EXPECT_EQ(nfd("Genève 한"), "Gene\u0300ve \u1112\u1161\u11AB");
  EXPECT_TRUE(nfc_changes("Ordinary words — “quoted”, naïve, Ελλάδα, Москва, 國").empty());
}

TEST(Nfc, NamesTheLeastStretchThatChanges) {
  const std::string text = "x Gene\u0300ve x";
  const auto changes = nfc_changes(text);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(text.substr(changes[0].begin, changes[0].end - changes[0].begin), "e\u0300");
  EXPECT_EQ(changes[0].with, "è");
}

TEST(Nfc, IsTheFormOfTheDecomposedTextAndStays) {
  std::mt19937 random(11);
  const std::u32string pool =
      U"aeAE \u0301\u0323\u0308\u0344\u1100\u1161\u11A8\uAC00é\u212B\u0F73"
      U"\u0F71\u0340\u2126ọ\U0001D15E\u00ADZ";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 60; i > 0; --i) append_utf8(text, pool[random() % pool.size()]);
    const std::string normal = nfc(text);
    ASSERT_EQ(nfc(nfd(text)), normal);
    ASSERT_EQ(nfc(normal), normal);
    ASSERT_TRUE(nfc_changes(normal).empty());
    ASSERT_EQ(nfd(normal), nfd(text));
  }
}

TEST(Nfc, EndlessMarksTakeLinearTime) {
  std::string text = "e";
  for (int i = 0; i < 1 << 20; ++i) text += "\u0301\u0323";
  const std::string normal = nfc(text);
  EXPECT_EQ(normal.substr(0, 5), "\u1EB9\u0323");
  EXPECT_EQ(nfc(normal), normal);
}

TEST(Spelling, LiesAsFarApartAsLettersDiffer) {
  EXPECT_EQ(edit_distance("fallujah", "fallujah"), 0);
  EXPECT_EQ(edit_distance("fallujah", "falluja"), 1);
  EXPECT_EQ(edit_distance("khan yunis", "khan younis"), 1);
  EXPECT_EQ(edit_distance("", "kyiv"), 4);
  EXPECT_EQ(edit_distance("kyiv", ""), 4);
  EXPECT_EQ(edit_distance("kiev", "kyiv"), 2);
}

}  // namespace
}  // namespace sayso
