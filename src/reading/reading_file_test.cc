#include "reading/reading_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/faults.h"
#include "base/hash.h"
#include "document/clean.h"

namespace sayso {
namespace {

Labels labels() {
  Labels labels;
  labels.mention = {"ACT", "LOC"};
  labels.trigger = {"AID", "SAY"};
  labels.attribution = {"source"};
  labels.sector = {"GOV", "MIL"};
  labels.country = {"-", "KOR", "PRK"};
  labels.type = {"AID", "SAY"};
  labels.mode = {"-"};
  labels.factuality = {"CT+", "CT-"};
  labels.role = {"actors", "place"};
  labels.link = {"says"};
  return labels;
}

Document document_of(const std::string& text) {
  Document document;
  document.text = text;
  document.clean = clean_text(text);
  return document;
}

/// "Kim sent aid. Seoul said so." in any text that cleans to it.
const Sentences kSentences = {{{0, 13}}, {{14, 28}}};

Reading example() {
  Reading reading;
  reading.words = {{{0, 3}, 0},   {{4, 8}, 0},   {{9, 12}, 0},  {{12, 13}, 0},
                   {{14, 19}, 1}, {{20, 24}, 1}, {{25, 27}, 1}, {{27, 28}, 1}};
  reading.mention_tags.width = 5;
  for (Score i = 0; i < 40; ++i) reading.mention_tags.scores.push_back(i * 101 - 2000);
  reading.mentions = {{0, 0, {{0, 7001}, {1, -20}}, true}, {4, 4, {{1, 300}}, false}};
  reading.triggers = {{1, 2, {{0, 5000}}, true}, {5, 5, {{1, 4000}, {0, 3999}}, true}};
  reading.attributions = {{4, 4, {{0, 12}}, true}};
  reading.sector = {{1, -2}, {}};
  reading.country = {{3, -4, 5}, {}};
  reading.type = {{10, 20}, {30, 40}};
  reading.mode = {{5}, {}};
  reading.factuality = {{-1, 1}, {0, 0}};
  reading.tense = reading.kind = reading.context = {{}, {}};
  reading.roles = {{0, 0, {9, -9}}, {1, 1, {8, -8}}};
  reading.links = {{1, 0, {77}}};
  reading.corefs = {{0, 1, {-5}}, {1, 0, {-6}}};
  reading.dropped = 3;
  return reading;
}

class ReadingFile : public testing::Test {
 protected:
  Document document_ = document_of("Kim sent aid. Seoul said so.");

  Result<Reading> parse(const std::string& line) const {
    return parse_reading(line, document_, kSentences, labels());
  }
  std::string line() const { return write_reading(example(), document_, labels()); }
  std::string with(const std::string& from, const std::string& to) const {
    std::string text = line();
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
  }
  void expect_fault(const std::string& text, const std::string& what) const {
    const auto parsed = parse(text);
    ASSERT_FALSE(parsed) << what;
    EXPECT_EQ(parsed.error().number, fault::kReading.number);
    const std::string told = parsed.error().where + " " + parsed.error().what;
    EXPECT_NE(told.find(what), std::string::npos) << told;
  }
};

TEST_F(ReadingFile, WhatIsWrittenIsReadBack) {
  const auto parsed = parse(line());
  ASSERT_TRUE(parsed) << parsed.error().where << ": " << parsed.error().what;
  EXPECT_EQ(write_reading(*parsed, document_, labels()), line());
  const Reading wanted = example();
  ASSERT_EQ(parsed->words.size(), wanted.words.size());
  for (std::size_t i = 0; i < wanted.words.size(); ++i) {
    EXPECT_EQ(parsed->words[i].span, wanted.words[i].span);
    EXPECT_EQ(parsed->words[i].sentence, wanted.words[i].sentence);
  }
  EXPECT_EQ(parsed->mention_tags.scores, wanted.mention_tags.scores);
  EXPECT_EQ(parsed->trigger_tags.width, 0u);
  EXPECT_EQ(parsed->triggers[1].labels[1].score, 3999);
  EXPECT_FALSE(parsed->mentions[1].best);
  EXPECT_EQ(parsed->sector, wanted.sector);
  EXPECT_EQ(parsed->country, wanted.country);
  EXPECT_EQ(parsed->tense.size(), 2u);
  EXPECT_EQ(parsed->links[0].scores, wanted.links[0].scores);
  EXPECT_EQ(parsed->dropped, 3u);
}

TEST_F(ReadingFile, WordsAreCodePointsOfTheTextAsGiven) {
  // A byte-order mark, two spaces of three bytes each and a soft hyphen.
  document_ = document_of("\xef\xbb\xbfKim\u2003sent aid.\u2003Se\u00adoul said so.");
  EXPECT_NE(line().find("\"words\":[[1,4,0],[5,9,0],[10,13,0],[13,14,0],[15,21,1]"),
            std::string::npos)
      << line();
  const auto parsed = parse(line());
  ASSERT_TRUE(parsed) << parsed.error().where << ": " << parsed.error().what;
  EXPECT_EQ(slice(document_.clean.text, parsed->words[4].span), "Seoul");
}

TEST_F(ReadingFile, AHandWrittenLineNeedsLittle) {
  const std::string start = R"({"schema": "sayso.reading/1", "text_sha256": ")" +
                            Sha256().add(document_.text).hex() +
                            R"(", "labels": {"mention": ["ACT", "LOC"], "trigger": ["AID", "SAY"],
    "attribution": ["source"], "sector": ["GOV", "MIL"], "country": ["-", "KOR", "PRK"], "type": ["AID", "SAY"], "mode": ["-"],
    "factuality": ["CT+", "CT-"], "role": ["actors", "place"], "link": ["says"]},)";
  const auto parsed = parse(start + R"("words": [[0, 3], [4, 8], [14, 19]],
    "mentions": [{"words": [0, 0], "labels": [["LOC", 1], ["ACT", 9]], "sector": {"MIL": 5000}}],
    "triggers": [{"words": [1, 1], "labels": [["AID", 5000]]}],
    "roles": [[0, 0, {"actors": 5000}]]})");
  ASSERT_TRUE(parsed) << parsed.error().where << ": " << parsed.error().what;
  EXPECT_EQ(parsed->words[1].sentence, 0u);
  EXPECT_EQ(parsed->words[2].sentence, 1u);
  EXPECT_EQ(parsed->mentions[0].labels[0].label, 0);
  EXPECT_LT(parsed->sector[0][0], -10000);
  EXPECT_EQ(parsed->sector[0][1], 5000);
  EXPECT_EQ(parsed->roles[0].scores[0], 5000);
  EXPECT_TRUE(parse(start + R"("words": []})"));
}

TEST_F(ReadingFile, AReadingOfAnotherTextIsAConflict) {
  const std::string made = line();
  document_ = document_of("Kim sent aid. Seoul said no.");
  EXPECT_EQ(parse(made).error().number, fault::kReadingText.number);
}

TEST_F(ReadingFile, EveryFaultNamesItsPlace) {
  expect_fault("", "JSON");
  expect_fault("[]", "object");
  expect_fault("{}", "schema is missing");
  expect_fault(with("reading/1", "reading/2"), "schema");
  expect_fault(with("\"dropped\"", "\"droped\""), "not in the format");
  expect_fault(with("[\"GOV\",\"MIL\"]", "[\"MIL\",\"GOV\"]"), "labels.sector");
  expect_fault(with("\"words\":[[0,3,0]", "\"words\":[[0,0,0]"), "words[0] is empty");
  expect_fault(with("[27,28,1]", "[27,29,1]"), "words");
  expect_fault(with("[27,28,1]", "[27,28,2]"), "words");
  expect_fault(with("[27,28,1]", "[27,28,0]"), "words[7] goes back");
  expect_fault(with("[27,28,1]", "[2,3,1]"), "words[7] lies before");
  expect_fault(with("[27,28,1]", "[13,14,1]"), "words[7]");
  expect_fault(with("[-2000,", "[0.5,"), "tags.mention");
  expect_fault(with("[-2000,", "[-2000,0,"), "tags.mention");
  expect_fault(with("\"words\":[4,4]", "\"words\":[4,8]"), "mentions[1]");
  expect_fault(with("\"words\":[4,4]", "\"words\":[0,0]"), "mentions[1] words are out of order");
  expect_fault(with("\"words\":[1,2]", "\"words\":[2,1]"), "triggers[0]");
  expect_fault(with("[[\"AID\",5000]]", "[]"), "triggers[0]");
  expect_fault(with("[[\"AID\",5000]]", "[[\"COW\",5000]]"), "triggers[0]");
  expect_fault(with("[\"AID\",3999]", "[\"SAY\",3999]"), "twice");
  expect_fault(with("\"best\":true", "\"best\":1"), "mentions[0] best");
  expect_fault(with("\"sector\":[1,-2]", "\"sector\":[1]"), "mentions[0] sector");
  expect_fault(with("\"sector\":[1,-2]", "\"sektor\":[1,2]"), "mentions[0]");
  expect_fault(with("\"sector\":[1,-2]", "\"sector\":{\"X\":1}"), "mentions[0] sector");
  expect_fault(with("[0,0,[9,-9]]", "[2,0,[9,-9]]"), "roles");
  expect_fault(with("[0,0,[9,-9]]", "[1,1,[9,-9]]"), "roles[1] is out of order");
  expect_fault(with("[0,0,[9,-9]]", "[0,0,[9,3000000000]]"), "roles");
  expect_fault(with("[1,0,[77]]", "[1,1,[77]]"), "links[0] joins one to itself");
  expect_fault(with("\"dropped\":3", "\"dropped\":-3"), "dropped");
}

TEST_F(ReadingFile, ACutOrSpoiltLineNeverPassesTheBounds) {
  const std::string whole = line();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(parse(whole.substr(0, size))) << size;
  }
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string spoilt = whole;
    for (int i = 0; i < 3; ++i) spoilt[random() % spoilt.size()] = static_cast<char>(random());
    const auto parsed = parse(spoilt);
    if (!parsed) continue;
    for (const Word& word : parsed->words) {
      ASSERT_LE(word.span.end, document_.clean.text.size());
      ASSERT_LT(word.sentence, kSentences.size());
    }
    for (const PairScores& role : parsed->roles) {
      ASSERT_LT(role.from, parsed->triggers.size());
      ASSERT_LT(role.to, parsed->mentions.size());
    }
  }
}

}  // namespace
}  // namespace sayso
