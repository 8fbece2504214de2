#include "base/encoding.h"

#include <gtest/gtest.h>

#include "base/faults.h"

namespace sayso {
namespace {

using std::string_literals::operator""s;

std::string told(std::string_view bytes, const EncodingHint& hint = {}) {
  Result<Decoded> decoded = decode_text(bytes, hint);
  if (!decoded)
    return "SAY-" + std::to_string(decoded.error().number) + " " + decoded.error().where;
  return decoded->encoding + "|" + decoded->why + "|" + decoded->text;
}

TEST(Encoding, Utf8IsTakenAsItIs) {
  EXPECT_EQ(told("Genève 🚢"), "||Genève 🚢");
  EXPECT_EQ(told("Genève", {.declared = "iso-8859-1"}), "||Genève");
}

TEST(Encoding, MarksTellTheEncoding) {
  EXPECT_EQ(told("\xFF\xFES\0e\0\xE9\0"s), "utf-16le|byte-order mark|Seé");
  EXPECT_EQ(told("\xFE\xFF\0S\0e\0\xE9"s), "utf-16be|byte-order mark|Seé");
  EXPECT_EQ(told("\xFF\xFE\0\0S\0\0\0"s), "utf-32le|byte-order mark|S");
  EXPECT_EQ(told("S\0e\0o\0u\0l\0 \0"s), "utf-16le|zero bytes|Seoul ");
  EXPECT_EQ(told("\0S\0e\0o\0u\0l\0 "s), "utf-16be|zero bytes|Seoul ");
  EXPECT_EQ(told("\xFF\xFE\x3D\xD8\x22\xDE"s), "utf-16le|byte-order mark|😢");
}

TEST(Encoding, PairsAreNeverSplitBetweenPieces) {
  std::string bytes = "\xFF\xFE"s + "a\0"s;
  std::string text = "a";
  for (int i = 0; i < 5000; ++i) {
    bytes += "\x3D\xD8\x22\xDE"s;
    text += "😢";
  }
  EXPECT_EQ(told(bytes), "utf-16le|byte-order mark|" + text);
}

TEST(Encoding, EnglishWithAFewAccentsIsWindows1252) {
  const std::string bytes =
      "The pr\xE9sident of C\xF4te d\x92Ivoire met envoys from Ankara in Abidjan on Monday, and "
      "said "
      "that the two governments would sign a treaty on fishing before the end of the year.";
  const std::string words = told(bytes);
  EXPECT_TRUE(words.starts_with("windows-1252|guessed|The président of Côte d’Ivoire")) << words;
}

TEST(Encoding, WhatIsDeclaredOrGivenCounts) {
  const std::string polish =
      "Wa\xB3"
      "\xEAsa spotka\xB3 si\xEA z premierem w \xA3odzi";
  EXPECT_EQ(told(polish, {.declared = "ISO-8859-2"}),
            "iso-8859-2|declared|Wałęsa spotkał się z premierem w Łodzi");
  EXPECT_EQ(told("caf\xE9", {.declared = "no-such"}), "windows-1252|guessed|café");
  EXPECT_EQ(told("\xCC\xCE", {.given = "koi8-r"}), "koi8-r|given|лн");
  EXPECT_EQ(told("caf\xE9", {.given = "utf-8"}), "SAY-1004 byte 4");
  EXPECT_EQ(told("caf\xE9", {.given = "no-such"}), "SAY-1004 ");
}

TEST(Encoding, RussianIsGuessed) {
  const std::string koi =
      "\xF0\xD2\xC5\xDA\xC9\xC4\xC5\xCE\xD4 \xD7\xD3\xD4\xD2\xC5\xD4\xC9\xCC\xD3\xD1 \xD3 "
      "\xCD\xC9\xCE\xC9\xD3\xD4\xD2\xCF\xCD \xC9\xCE\xCF\xD3\xD4\xD2\xC1\xCE\xCE\xD9\xC8 "
      "\xC4\xC5\xCC \xD7 \xED\xCF\xD3\xCB\xD7\xC5";
  EXPECT_EQ(told(koi), "koi8-r|guessed|Президент встретился с министром иностранных дел в Москве");
}

TEST(Encoding, DamagedUtf8IsNoOtherEncoding) {
  EXPECT_EQ(told("Gen\xC3\xA8ve and Z\xC3\xBCrich, caf\xC3"), "SAY-1004 byte 25");
  EXPECT_EQ(told("Gen\xC3\xA8ve, caf\xC3", {.mend = true}),
            "utf-8|damaged in 1 places|Genève, caf\xEF\xBF\xBD");
}

TEST(Encoding, Names) {
  EXPECT_TRUE(is_encoding("UTF-8"));
  EXPECT_TRUE(is_encoding("latin1"));
  EXPECT_TRUE(is_encoding("windows-1251"));
  EXPECT_FALSE(is_encoding(""));
  EXPECT_FALSE(is_encoding("klingon"));
}

std::string mended(const std::string& text) {
  std::string out;
  std::size_t at = 0;
  for (const Replacement& one : twice_encoded(text)) {
    out.append(text, at, one.begin - at).append(one.with);
    at = one.end;
  }
  return out.append(text, at, std::string::npos);
}

TEST(TwiceEncoded, LettersAndSigns) {
  EXPECT_EQ(mended("PeÃ±a Nieto, GÃ¼l and MiloÅ¡ in GaziantÄ\u0097p"),
            "Peña Nieto, Gül and Miloš in Gaziantėp");
  EXPECT_EQ(mended("GarcÃ\u00ADa"), "García");
  EXPECT_EQ(mended("â€œItâ€™s â€“ well â€” â‚¬5â€¦â€\u009D"), "“It’s – well — €5…”");
}

TEST(TwiceEncoded, AClosingQuoteWithoutItsLastByte) {
  EXPECT_EQ(mended("â€œYesâ€ he said"), "“Yes” he said");
}

TEST(TwiceEncoded, SeveralTimes) {
  EXPECT_EQ(mended("PeÃƒÂ±a"), "Peña");
  EXPECT_EQ(mended("itÃ¢â‚¬â„¢s"), "it’s");
  EXPECT_EQ(mended("ÂÂÂ©"), "©");
}

TEST(TwiceEncoded, WhatStandsForItselfStays) {
  for (const std::string text : {"Peña", "São Tomé", "Änderung: Ärger", "â la carte, pâté", "Ã",
                                 "naïve — “quoted” €5", "Åland", "plain", ""})
    EXPECT_EQ(mended(text), text);
}

}  // namespace
}  // namespace sayso
