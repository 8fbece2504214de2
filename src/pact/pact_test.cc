#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pact/evaluate.h"
#include "pact/lines.h"
#include "pact/read.h"
#include "pact/reader.h"

namespace sayso {
namespace {

constexpr const char* kPact =
    "pact t-pact\n"
    "also t-old\n"
    "signed 2000-01-01\n"
    "in-force 2001-01-01\n"
    "ends 2020-01-01\n"
    "party AAA BBB\n"
    "party CCC from 2010-05-05 until 2015\n"
    "party DDD contested from 2012\n"
    "organ t-council also The-Council members each : its body\n"
    "duty defend art 4 each -> each\n"
    "  when armed-attack P\n"
    "  route un51 P\n"
    "  gate joint P Q\n"
    "  gate organ t-council when seized\n"
    "duty consult art 5 AAA -> BBB\n"
    "  when threat felt P\n";

/// The shipped words, atoms and areas with one file more.
ReadBook read(const std::string& bytes) {
  Result<std::vector<BookFile>> files = collect_book(SAYSO_SOURCE_DIR "/data/pacts");
  std::vector<BookFile> kept;
  for (BookFile& file : files.value()) {
    if (file.name.find(".pact") == std::string::npos) kept.push_back(std::move(file));
  }
  kept.push_back({"own.pact", bytes});
  return read_book(kept);
}

struct Asked {
  std::string words, day;
  std::vector<std::string> facts = {};
  std::vector<std::string> readings = {};
  std::string viewpoint = "record";
};

std::string status(const Book& book, const Asked& asked) {
  Facts facts;
  std::uint32_t number = 0;
  for (const std::string& fact : asked.facts) {
    EXPECT_TRUE(add_supposition(book, fact, ++number, facts).has_value()) << fact;
  }
  for (const std::string& reading : asked.readings) {
    EXPECT_TRUE(add_reading(book, reading, facts).has_value()) << reading;
  }
  const Result<Ask> ask = parse_ask(book, asked.words);
  if (!ask) return ask.error().what;
  const Pact& pact = book.pacts[book.by_id.find(ask->pact)->second];
  const Date day = *first_day(asked.day);
  return std::string(
      status_name(furthest(book, facts, pact, *ask, day, asked.viewpoint).outcome.status));
}

TEST(Lines, AMarkAtTheFrontCommentsAndQuotesAreNoWords) {
  const std::string bytes = "\xEF\xBB\xBFpact x # y\r\n\n\t name \"a # b\" c\n# all\nq \"open";
  const std::vector<BookLine> lines = split_lines(bytes);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].words.front().text, "pact");
  EXPECT_EQ(lines[0].words.size(), 2u);
  EXPECT_EQ(lines[1].number, 3u);
  EXPECT_EQ(lines[1].words[1].text, "a # b");
  EXPECT_EQ(lines[1].rest(1), "\"a # b\" c");
  EXPECT_EQ(lines[2].words[1].text, "open");
}

TEST(Days, AReducedDateIsItsFirstDayOrItsLast) {
  EXPECT_EQ(*first_day("1904-02"), (Date{1904, 2, 1}));
  EXPECT_EQ(*last_day("1904-02"), (Date{1904, 2, 29}));
  EXPECT_EQ(*last_day("1373"), (Date{1373, 12, 31}));
  EXPECT_EQ(day_before({2025, 1, 1}), (Date{2024, 12, 31}));
  EXPECT_EQ(day_before(kEver), kEver);
  EXPECT_FALSE(first_day("2024-13-01"));
}

TEST(Reader, AReasonMaySayThatSomethingIsKnown) {
  const ReadBook book = read(kPact);
  Facts facts;
  for (const char* words : {"armed-attack AAA yes because nothing is known",
                            "armed-attack AAA yes because it was known before and after",
                            "armed-attack AAA yes because known 2010 was a year"}) {
    ASSERT_TRUE(add_fact(book.book, words, 1, facts).has_value()) << words;
    EXPECT_EQ(facts.given.back().known, kEver) << words;
  }
  ASSERT_TRUE(add_fact(book.book, "armed-attack AAA yes because so known 2010", 1, facts));
  EXPECT_EQ(facts.given.back().known, (Date{2010, 1, 1}));
  EXPECT_EQ(facts.given.back().because, "so");
}

TEST(Reader, EachFaultIsToldWithFileLineNearestWordAndExample) {
  struct Case {
    const char* line;
    int at;
    const char* what;
  };
  const std::string pact = kPact;
  const Case cases[] = {
      {"area x\n in AAA\n outt BBB\n in CCC\n", 3, "did you mean \"out\""},
      {"in AAA\n", 1, "outside an area"},
      {"area x\n in AAA\nplace y in AAA\n in BBB\n", 4, "outside an area"},
      {"pact x\n partie AAA\n", 2, "did you mean \"part"},
      {"pact x\n signed 2024-13-01\n", 2, "is no date"},
      {"pact x\n duty defend each each\n", 2, "a duty is"},
      {"pact x\n duty defend each -> each\n  when armed-atack P\n", 3, "\"armed-attack P\""},
      {"pact x\n duty defend each -> each\n  strength all-meens\n", 3, "\"all-means\""},
      {"scenario s\n at 2024-01-01 2024-02-01\n", 2, "one date"},
      {"scenario s\n expect record trigered\n", 2, "did you mean \"triggered\""},
      {"scenario s\n ask t-pakt defend AAA <- BBB\n", 2, "no pact \"t-pakt\""},
      {"scenario s\n fact armed-attack AAA\n", 2, "a fact is"},
      {"scenario s\n event AAA attacks BBB\n", 2, "an event is"},
      {"scenario s\n fact inside nato-art66 yes\n", 2, "\"nato-art6\""},
  };
  for (const Case& each : cases) {
    const ReadBook book = read(each.line);
    ASSERT_FALSE(book.errors.empty()) << each.line;
    const Error& error = book.errors.front();
    EXPECT_EQ(error.where, "own.pact:" + std::to_string(each.at)) << each.line;
    EXPECT_NE(error.what.find(each.what), std::string::npos) << error.what;
    EXPECT_FALSE(error.next.empty()) << each.line;
  }
  EXPECT_TRUE(read(pact).errors.empty());
}

TEST(Reader, AnUnknownLineLeavesTheRestOfItsAreaStanding) {
  const ReadBook book = read("area x\n in AAA\n nonsense\n in BBB\n");
  EXPECT_EQ(book.errors.size(), 1u);
  const Area& area = book.book.areas.at("x");
  EXPECT_EQ(is_inside(book.book, area, "BBB", {2000, 1, 1}), Truth::yes);
}

TEST(Reader, AScenarioMayAskByAliasArticleAndTab) {
  const ReadBook book = read(std::string(kPact) +
                             "scenario s\nat\t2005-01-01\nask\tt-old 5 BBB <- AAA\n"
                             "expect record, AAA arguable\n");
  ASSERT_TRUE(book.errors.empty()) << book.errors.front().what;
  ASSERT_EQ(book.scenarios.size(), 1u);
  EXPECT_EQ(book.scenarios[0].steps[1].ask.article, "5");
  EXPECT_EQ(book.scenarios[0].steps[2].words, (std::vector<std::string>{"record", "AAA"}));
}

TEST(Evaluator, EveryStatusInItsTurn) {
  const ReadBook read_in = read(kPact);
  ASSERT_TRUE(read_in.errors.empty()) << read_in.errors.front().what;
  const Book& book = read_in.book;
  const std::string defend = "t-pact defend AAA <- BBB";
  const std::string attack = "event XXX attacks AAA since 2005-01-01";
  EXPECT_EQ(status(book, {"t-pact base AAA <- BBB", "2005"}), "no such duty");
  EXPECT_EQ(status(book, {"t-pact consult AAA <- BBB", "2005"}), "no such duty");
  EXPECT_EQ(status(book, {defend, "1999-12-31", {attack}}), "not in force");
  EXPECT_EQ(status(book, {defend, "2000-12-31", {attack}}), "not in force");
  EXPECT_EQ(status(book, {defend, "2020-01-01", {attack}}), "not in force");
  EXPECT_EQ(status(book, {"t-pact defend AAA <- EEE", "2005"}), "not bound");
  EXPECT_EQ(status(book, {"t-pact defend AAA <- CCC", "2010-05-04"}), "not bound");
  EXPECT_EQ(status(book, {"t-pact defend AAA <- CCC", "2016-01-01"}), "not bound");
  EXPECT_EQ(status(book, {defend, "2005", {"armed-attack AAA no"}}), "not triggered");
  EXPECT_EQ(status(book, {defend, "2005", {attack, "un51 AAA no"}}), "barred");
  EXPECT_EQ(status(book, {defend, "2005", {attack, "unsc-authorised XXX yes"}}), "barred");
  EXPECT_EQ(status(book, {defend, "2005"}), "arguable");
  EXPECT_EQ(status(book, {"t-pact defend AAA <- DDD", "2013", {attack, "joint AAA DDD yes"}}),
            "arguable");
  EXPECT_EQ(status(book, {defend, "2005", {attack}}), "pending");
  EXPECT_EQ(status(book, {defend, "2005", {attack, "joint AAA BBB yes"}}), "triggered");
}

TEST(Evaluator, WhatHoldsBetweenTwoHoldsBothWays) {
  const Book book = read(kPact).book;
  EXPECT_EQ(status(book, {"t-pact defend AAA <- BBB",
                          "2005",
                          {"event XXX attacks AAA since 2005", "joint BBB AAA yes"}}),
            "triggered");
}

TEST(Evaluator, ABodyIsKnownHoweverItsLettersAreWritten) {
  const Book book = read(kPact).book;
  const std::vector<std::string> facts = {"event XXX attacks AAA since 2005", "joint AAA BBB yes",
                                          "seized T-COUNCIL yes"};
  EXPECT_EQ(status(book, {"t-pact defend AAA <- BBB", "2005", facts}), "pending");
  std::vector<std::string> more = facts;
  more.emplace_back("organ the-council yes");
  EXPECT_EQ(status(book, {"t-pact defend AAA <- BBB", "2005", more}), "triggered");
  EXPECT_EQ(status(book, {"t-pact defend AAA <- BBB",
                          "2005",
                          facts,
                          {"THE-COUNCIL 2005 on defend/organ t-council = yes"},
                          "AAA"}),
            "triggered");
}

TEST(Evaluator, ASecretTextIsNoPublicOneBecauseItsDutyWasNotSeen) {
  const std::string bytes =
      "pact s\nin-force 1900\nparty AAA BBB\ntext secret until 1920\n"
      "duty defend art 1 each -> each\n when armed-attack P\n text unseen\n";
  const Book book = read(bytes).book;
  const std::string ask = "s defend AAA <- BBB";
  const std::vector<std::string> facts = {"event XXX attacks AAA since 1910"};
  EXPECT_EQ(status(book, {ask, "1914", facts}), "arguable");
  EXPECT_EQ(status(book, {ask, "1914", facts, {}, "XXX"}), "arguable");
  EXPECT_EQ(status(book, {ask, "1914", facts, {}, "BBB"}), "triggered");
  EXPECT_EQ(status(book, {ask, "1920", facts}), "triggered");
  EXPECT_EQ(status(book, {ask, "1914", {"armed-attack AAA no"}}), "not triggered");
}

TEST(Evaluator, AnAttackThatWasOverBeforeTheDutyBeganDoesNotRaiseIt) {
  const Book book = read(kPact).book;
  const std::vector<std::string> over = {"event XXX attacks AAA since 2000-03 until 2000-12-31",
                                         "joint AAA BBB yes"};
  const std::vector<std::string> running = {"event XXX attacks AAA since 2000-03 until 2001-01-01",
                                            "joint AAA BBB yes"};
  EXPECT_EQ(status(book, {"t-pact defend AAA <- BBB", "2001-02-01", over}), "not in force");
  EXPECT_EQ(status(book, {"t-pact defend AAA <- BBB", "2001-02-01", running}), "triggered");
}

TEST(Evaluator, WhatIsKnownLaterIsInvisible) {
  const Book book = read(kPact).book;
  const std::string ask = "t-pact defend AAA <- BBB";
  const std::vector<std::string> facts = {"event XXX attacks AAA since 2005 known 2005-02-01",
                                          "joint AAA BBB yes known 2005-03-01"};
  EXPECT_EQ(status(book, {ask, "2005-01-31", facts}), "arguable");
  EXPECT_EQ(status(book, {ask, "2005-02-01", facts}), "pending");
  EXPECT_EQ(status(book, {ask, "2005-03-01", facts}), "triggered");
}

TEST(Areas, TheNearestWordDecidesOnItsDay) {
  const Book book = read("").book;
  const auto inside = [&](const char* area, const char* place, const char* day) {
    return is_inside(book, book.areas.at(area), place, *first_day(day));
  };
  EXPECT_EQ(inside("nato-art6", "hawaii", "2001"), Truth::no);
  EXPECT_EQ(inside("nato-art6", "New York", "2001"), Truth::yes);
  EXPECT_EQ(inside("nato-art6", "algiers", "1962-07-03"), Truth::yes);
  EXPECT_EQ(inside("nato-art6", "algiers", "1962-07-04"), Truth::no);
  EXPECT_EQ(inside("nato-art6", "falklands", "1982"), Truth::no);
  EXPECT_EQ(inside("nato-art6", "akrotiri", "2026"), Truth::open);
  EXPECT_EQ(inside("nato-art6", "lviv", "2025"), Truth::yes);  // Europe, though no party's
  EXPECT_EQ(inside("europe", "vladivostok", "1969"), Truth::no);
  EXPECT_EQ(inside("europe", "nowhere-known", "1969"), Truth::open);
  EXPECT_EQ(inside("japan-administered", "senkaku", "2020"), Truth::yes);
  EXPECT_EQ(inside("rio-zone", "falklands", "1982"), Truth::yes);
}

TEST(Areas, AReadingWidensThemWithAllThatLiesThere) {
  const std::string bytes =
      "pact s\nin-force 1952\nparty AAA BBB\n"
      "duty defend art 1 each -> each\n when armed-attack P\n when inside pacific-area\n"
      "reading BBB 2023 on defend: widen pacific-area with south-china-sea\n";
  const Book book = read(bytes).book;
  const auto on = [&](const char* place, const char* viewpoint) {
    return status(book, {"s defend AAA <- BBB",
                         "2024",
                         {std::string("event XXX attacks AAA since 2024 place ") + place},
                         {},
                         viewpoint});
  };
  EXPECT_EQ(on("south-china-sea", "BBB"), "triggered");
  EXPECT_EQ(on("second-thomas-shoal", "BBB"), "triggered");
  EXPECT_EQ(on("second-thomas-shoal", "record"), "arguable");
  EXPECT_EQ(on("black-sea", "BBB"), "not triggered");
}

TEST(Evaluator, AReadingAboutAnEventReachesNoQuestionAboutAnotherState) {
  const std::string bytes =
      "pact s\nin-force 1952\nparty AAA BBB CCC\n"
      "duty defend art 1 each -> each\n when armed-attack P\n when external P\n"
      "reading BBB 2012 on defend/external P = no about XXX attacks AAA since 2012\n";
  const Book book = read(bytes).book;
  EXPECT_EQ(status(book, {"s defend AAA <- CCC", "2013", {}, {}, "BBB"}), "not triggered");
  EXPECT_EQ(status(book, {"s defend CCC <- AAA", "2013", {}, {}, "BBB"}), "arguable");
}

}  // namespace
}  // namespace sayso
