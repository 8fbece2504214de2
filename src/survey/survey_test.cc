#include "survey/survey.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "pact/read.h"
#include "survey/run_scenario.h"

namespace sayso {
namespace {

PactBook shipped() { return PactBook::open(SAYSO_SOURCE_DIR "/data/pacts").value(); }

/// Whether `pact` is among those by which `holder` must defend `wanted` on a day.
bool binds(const PactBook& book, const char* holder, const char* wanted, const char* pact,
           const char* day) {
  const std::vector<PactPair> pairs = book.map(day).value();
  return std::any_of(pairs.begin(), pairs.end(), [&](const PactPair& pair) {
    return pair.holder == holder && pair.protected_state == wanted &&
           std::find(pair.pacts.begin(), pair.pacts.end(), pact) != pair.pacts.end();
  });
}

TEST(Map, FollowsTheYears) {
  const PactBook book = shipped();
  struct Case {
    const char *holder, *wanted, *pact, *without, *with;
  };
  const Case cases[] = {{"USA", "NZL", "anzus-1951", "1986-08-11", "1986-08-10"},
                        {"AUS", "NZL", "anzus-1951", "1952-04-28", "2020-01-01"},
                        {"USA", "TWN", "usa-twn-1954", "1980-01-01", "1979-12-31"},
                        {"RUS", "PRK", "ussr-prk-1961", "1996-10-01", "1995-01-01"},
                        {"SUN", "PRK", "ussr-prk-1961", "1991-12-26", "1991-12-25"},
                        {"RUS", "PRK", "rus-prk-2024", "2024-12-03", "2024-12-04"},
                        {"USA", "SWE", "nato-1949", "2024-03-06", "2024-03-07"},
                        {"GBR", "FRA", "eu-42-7", "2020-02-01", "2020-01-31"},
                        {"BRA", "MEX", "rio-1947", "2004-09-07", "2004-09-06"},
                        {"USA", "PLW", "usa-cofa", "1993-12-31", "1994-01-01"},
                        {"GBR", "PRT", "gbr-prt-1373", "1373-06-15", "1400-01-01"},
                        {"DEU", "AUT", "dual-1879", "1919-01-01", "1914-08-01"},
                        {"RUS", "UZB", "cst-1992", "2005-01-01", "2008-01-01"}};
  for (const Case& each : cases) {
    EXPECT_TRUE(binds(book, each.holder, each.wanted, each.pact, each.with))
        << each.pact << " on " << each.with;
    EXPECT_FALSE(binds(book, each.holder, each.wanted, each.pact, each.without))
        << each.pact << " on " << each.without;
  }
  EXPECT_FALSE(binds(book, "PAK", "USA", "usa-pak-1959", "2018-01-01"));
  EXPECT_FALSE(binds(book, "USA", "UKR", "ukr-usa-2024", "2025-01-01"));
}

TEST(Map, IsInOrderAndNamesEachPactOnce) {
  const std::vector<PactPair> pairs = shipped().map("2018-12-31").value();
  EXPECT_TRUE(std::is_sorted(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
    return std::tie(a.holder, a.protected_state) < std::tie(b.holder, b.protected_state);
  }));
  for (const PactPair& pair : pairs) {
    EXPECT_EQ(std::set<std::string>(pair.pacts.begin(), pair.pacts.end()).size(),
              pair.pacts.size());
  }
}

TEST(Diff, OfTwoDaysIsWhatHappenedBetweenThem) {
  const PactBook book = shipped();
  const std::vector<PactDay> days = book.diff("2024-12-01", "2024-12-31").value();
  const bool force = std::any_of(days.begin(), days.end(), [](const PactDay& day) {
    return day.day == "2024-12-04" && day.pact == "rus-prk-2024" && day.what == "in force";
  });
  EXPECT_TRUE(force);
  for (const PactDay& day : days) EXPECT_EQ(day.day.substr(0, 7), "2024-12");
  EXPECT_TRUE(book.diff("2024-12-31", "2024-12-01").value().empty());
  EXPECT_EQ(book.history("").value().size(), book.diff("0001-01-01", "9999-12-31").value().size());
  EXPECT_EQ(book.diff("2024-13-01", "2025").error().code, ErrorCode::bad_input);
}

TEST(Record, HoldsAllThatAPactSays) {
  const PactBook book = shipped();
  for (const PactLine& line : book.list()) {
    const PactRecord record = book.record(line.id).value();
    EXPECT_EQ(record.duties.size(), line.duties.size()) << line.id;
    EXPECT_EQ(record.line.parties, line.parties);
    for (const PactTerms& terms : record.duties) EXPECT_FALSE(terms.check.empty()) << line.id;
  }
  const PactRecord anzus = book.record("anzus-1951").value();
  EXPECT_EQ(anzus.suspended, std::vector<std::string>{"USA -> NZL from 1986-08-11"});
  EXPECT_EQ(book.record("sco-2007").value().line.id, "sco-2001");
  EXPECT_NE(book.record("nato-1494").error().what.find("nato-1949"), std::string::npos);
}

TEST(Answer, WhatItSaysWouldTriggerDoes) {
  const PactBook book = shipped();
  PactQuestion question{.ask = "rus-prk-2024 defend RUS <- PRK", .day = "2024-12-04"};
  question.events = {"UKR attacks RUS since 2024-08-06 place kursk"};
  const PactAnswer answer = book.ask(question).value();
  std::size_t sets = 0;
  for (const PactVerdict& verdict : answer.verdicts) {
    for (const PactChange& change : verdict.changes) {
      PactQuestion again = question;
      again.supposed = change.facts;
      again.viewpoints = {verdict.viewpoint};
      EXPECT_EQ(book.ask(again).value().verdicts.front().status, change.status);
      sets += change.facts.size() > 1 ? 1 : 0;
    }
  }
  EXPECT_GT(sets, 0u);
}

/// The paragraphs on each kind of duty of a pact, on several days.
std::vector<std::string> paragraphs(const PactBook& book, const PactLine& line) {
  std::vector<std::string> all;
  for (const std::string& duty : line.duties) {
    for (const char* day : {"1914-08-04", "1956-01-01", "2018-06-01", "2026-03-01"}) {
      const PactQuestion question{.ask = line.id + " " + duty.substr(0, duty.find(' ')) + " " +
                                         line.parties.back() + " <- " + line.parties.front(),
                                  .day = day};
      all.push_back(book.ask(question).value().told);
    }
  }
  return all;
}

TEST(Answer, ParagraphsAreSound) {
  const PactBook book = shipped();
  for (const PactLine& line : book.list()) {
    for (const std::string& told : paragraphs(book, line)) {
      const std::vector<std::string> bad = {"  ", "()", " .", ": .", ";;", ": ;", ",,", ".."};
      const bool sound = std::none_of(bad.begin(), bad.end(), [&](const std::string& each) {
        return told.find(each) != std::string::npos;
      });
      EXPECT_TRUE(sound) << told;
    }
  }
}

TEST(Scenario, AQuestionOfNoPactIsAnErrorAndItsExpectationsFail) {
  const ReadBook read = read_book(
      {{"f",
        "scenario s\nat 2024-01-01\nask gone-1999 defend POL <- USA\nexpect record: barred\n"}});
  EXPECT_FALSE(read.errors.empty());
  ASSERT_EQ(read.scenarios.size(), 1u);
  for (const PactExpectation& made : run_scenario(read.book, read.scenarios[0])) {
    EXPECT_FALSE(made.met);
    EXPECT_EQ(made.got, "no ask stands above");
  }
}

TEST(Chain, DrawsInTheAlliesOfBothSides) {
  const PactBook book = shipped();
  PactQuestion question{.ask = "rus-prk-2024 defend RUS <- PRK", .day = "2024-12-04"};
  question.events = {"UKR attacks RUS since 2024-08-06 place kursk"};
  const std::vector<PactDuty> links = book.chain(question).value();
  const auto find = [&](const char* holder, const char* pact) {
    const auto link = std::find_if(links.begin(), links.end(), [&](const PactDuty& each) {
      return each.holder == holder && each.pact == pact;
    });
    return link == links.end() ? std::string("none") : link->round + " " + link->status;
  };
  EXPECT_EQ(find("KAZ", "cst-1992"), "1 pending");
  EXPECT_EQ(find("CHN", "prc-prk-1961"), "2 arguable");
}

}  // namespace
}  // namespace sayso
