#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/unicode.h"
#include "casing/pack_casing.h"
#include "casing/recase.h"

namespace sayso {
namespace {

const std::string kData = SAYSO_SOURCE_DIR "/data";

const Casing& casing() {
  static const Casing kCasing = [] {
    PackWriter writer;
    const auto packed =
        pack_casing(kData + "/casing", kData + "/sentence/abbreviations.tsv", writer);
    EXPECT_TRUE(packed) << (packed ? "" : packed.error().what);
    const auto pack = Pack::parse(writer.bytes(), "test");
    EXPECT_TRUE(pack);
    return pack ? Casing::open(*pack) : Casing();
  }();
  return kCasing;
}

std::string changed(const std::string& text, char32_t (*change)(char32_t)) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    append_utf8(out, change(point.value));
    at += point.size;
  }
  return out;
}

std::string recased(std::string text, const std::vector<Span>& datelines = {}) {
  const std::size_t size = text.size();
  recase(text, {{0, static_cast<std::uint32_t>(size)}, datelines}, casing());
  EXPECT_EQ(text.size(), size);
  EXPECT_FALSE(utf8_fault(text));
  return text;
}

void expect_back(const std::string& text) {
  EXPECT_EQ(recased(changed(text, to_upper)), text);
  EXPECT_EQ(recased(changed(text, to_lower)), text);
}

TEST(Recase, NamesAndWordsHaveTheirUsualCase) {
  expect_back("Russia and China signed a pact with the United States on Monday.");
  expect_back("NATO and the UN urged Israel to withdraw its troops from southern Lebanon.");
  expect_back("The talks in Paris failed. Iran's envoy said so.");
}

TEST(Recase, TheNeighboursDecideWhereAWordIsWrittenInTwoWays) {
  expect_back("He told us that it may end in May.");
  expect_back("The US shelled the town.");
}

TEST(Recase, UnknownWordsAreNamesUnlessTheyEndLikeOthers) {
  expect_back("The governor of Zarvonia met Oskar Krelm.");
  expect_back("They were remilitarising the zone.");
}

TEST(Recase, InitialsAndAcronyms) {
  expect_back("The ship left Odesa at 5 p.m. on Sunday.");
  EXPECT_TRUE(recased("THE U.S. EMBASSY CLOSED.").starts_with("The U.S. "));
  const std::string told = recased("THE ARMY FOUGHT ZARVONIA (GAM). GAM SAID SO.");
  EXPECT_NE(told.find("Zarvonia (GAM). GAM said so."), std::string::npos) << told;
}

TEST(Recase, SentencesAndLinesBeginWithACapital) {
  EXPECT_EQ(recased("troops left. they went home.\n\nthe talks failed."),
            "Troops left. They went home.\n\nThe talks failed.");
  EXPECT_EQ(recased("MR. SMITH LEFT THE TOWN."), "Mr. Smith left the town.");
}

TEST(Recase, ThePlaceOfADatelineStaysInCapitals) {
  EXPECT_EQ(recased("geneva, nov 5 (reuters) - talks failed.", {{0, 25}}),
            "GENEVA, Nov 5 (Reuters) - Talks failed.");
}

TEST(Recase, NothingButLettersChangesAndNoOffset) {
  const std::string odd = "\u0130STANBUL \u00DF 12 \u2013 \u00C9COLE \U0001F600 (\u01C5)";
  recased(odd);
  std::string text = "KEEP THE HEAD. REST OF IT.";
  recase(text, {{15, 26}, {}}, casing());
  EXPECT_EQ(text, "KEEP THE HEAD. Rest of it.");
}

TEST(Recase, WhatIsRecasedStaysSo) {
  const std::string once = recased("THE ARMY OF CHAD LEFT N'DJAMENA ON 5 MAY.");
  EXPECT_EQ(recased(once), once);
}

TEST(Casing, AnEmptyOrDamagedPackTellsNothingAndHarmsNothing) {
  EXPECT_TRUE(Casing().empty());
  PackWriter writer;
  for (const char* name : {"casing.words", "casing.beside", "casing.ends", "casing.forms"})
    writer.add(name, "\n\t\n\xFF\tx\nan");
  const auto pack = Pack::parse(writer.bytes(), "test");
  ASSERT_TRUE(pack);
  const Casing odd = Casing::open(*pack);
  std::string text = "AN ARMY LEFT.";
  recase(text, {{0, 13}, {}}, odd);
  EXPECT_EQ(text.size(), 13u);
}

TEST(PackCasing, ABadRowIsNamed) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(testing::TempDir()) / "sayso_casing_test";
  fs::create_directories(folder);
  const auto number = [&](const std::string& words, const std::string& beside) {
    std::ofstream(folder / "words.tsv") << "word\tcase\tform\n" << words;
    std::ofstream(folder / "beside.tsv") << "word\tbeside\tweight\n" << beside;
    std::ofstream(folder / "ends.tsv") << "end\tcase\tplain\ning\t=\te\n";
    PackWriter writer;
    const auto packed = pack_casing(folder.string(), kData + "/sentence/abbreviations.tsv", writer);
    return packed ? 0 : packed.error().number;
  };
  EXPECT_EQ(number("un\ta\tUN\n", "un\t<the\t12\n"), 0);
  EXPECT_EQ(number("un\tupper\tUN\n", ""), 2202);
  EXPECT_EQ(number("un\ta\tUN\nun\ts\t\n", ""), 2202);
  EXPECT_EQ(number("", "un\t<the\tmuch\n"), 2202);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace sayso
