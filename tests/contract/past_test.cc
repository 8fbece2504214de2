// A day in the past is what was known at its end: no report that came later counts, and every
// version that a later one has superseded since counts as the report that it was.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "ledger_case.h"

namespace sayso {
namespace {

/// Another version of a report, under the same key.
Coding version(const made::Report& report, const std::string& key, std::uint64_t number) {
  made::Report told = report;
  told.number = 1000 + number;
  Coding coding = made::coding_of(told, act_types());
  coding.doc.key = key;
  return coding;
}

/// What a ledger holds of its events that day, whatever they are called.
std::multiset<std::string> known_on(const Ledger& ledger, const std::string& day) {
  std::multiset<std::string> out;
  EventQuestion question;
  question.on = day;
  EXPECT_TRUE(ledger.events(question, [&](const LedgerEvent& event) -> Result<bool> {
    std::string words = event.type + " " + event.standing + " " + event.status + " " +
                        std::to_string(event.reports) + " reports " +
                        std::to_string(event.independent_voices) + " voices " +
                        std::to_string(event.denying_voices) + " against:";
    for (const EventMention& each : event.mentions) {
      words += " " + each.doc + "/" + each.stance + "/" + each.relation;
    }
    out.insert(words);
    return true;
  }));
  return out;
}

class PastTest : public LedgerCase {
 protected:
  /// Each day of a ledger of all reports is the ledger of those published by then.
  void each_day_is_what_was_known(const std::vector<Coding>& codings) const {
    Ledger whole = ledger("whole");
    for (const Coding& coding : codings) add(whole, coding);
    link(whole);
    std::set<std::string> days;
    for (const Coding& coding : codings) days.insert(*coding.doc.published_at);
    for (const std::string& day : days) {
      Ledger then = ledger("until-" + day);
      for (const Coding& coding : codings) {
        if (*coding.doc.published_at <= day) add(then, coding);
      }
      link(then);
      EXPECT_EQ(known_on(whole, day), known_on(then, day)) << day;
    }
    verify(path("whole"));
  }
};

TEST_F(PastTest, AVersionStandsUntilTheNextOneComes) {
  // The same act told anew; another act in its place; one that was first denied.
  each_day_is_what_was_known({version({1, 0, 1, 100, 0, 1}, "a", 1),
                              version({1, 1, 1, 100, 0, 1, false, 2}, "a", 2),
                              version({2, 0, 1, 100, 0, 1, false, 4}, "a", 3),
                              version({1, 2, 2, 100, 0, 2, false, 1}, "b", 4),
                              version({5, 0, 3, 101, 0, 3, true, 0}, "c", 5),
                              version({5, 1, 3, 101, 0, 3, false, 3}, "c", 6)});
}

TEST_F(PastTest, VersionsThatAreFoundOutLateStandInTheirPlace) {
  each_day_is_what_was_known({version({1, 0, 1, 100, 0, 1}, "a", 1),
                              version({1, 2, 1, 100, 0, 1, false, 6}, "a", 2),
                              version({1, 1, 1, 100, 0, 2, false, 3}, "a", 3)});
}

TEST_F(PastTest, CopiesOfAVersionAreOneVoiceWithIt) {
  each_day_is_what_was_known({version({1, 0, 1, 100, 0, 0}, "wire", 1),
                              version({1, 0, 2, 100, 0, 0, false, 1}, "copy", 2),
                              version({1, 0, 3, 100, 0, 0, false, 2}, "other-copy", 3),
                              version({1, 4, 1, 100, 0, 0, false, 3}, "wire", 4)});
}

TEST_F(PastTest, AnEventThatALaterVersionDropsIsKnownOnTheDaysBefore) {
  Ledger to = ledger();
  const Coding first = version({1, 0, 1, 100, 0, 1}, "a", 1);
  const Coding second = version({2, 0, 1, 105, 0, 1}, "a", 2);
  add(to, first);
  add(to, second);
  link(to);
  const std::string before = *first.doc.published_at, after = *second.doc.published_at;
  EXPECT_EQ(all_events(to).find(first.doc.id), std::string::npos);
  EXPECT_NE(all_events(to, before).find(first.doc.id), std::string::npos);
  EXPECT_EQ(all_events(to, after).find(first.doc.id), std::string::npos);
  // It can be asked for by what it told, and shown by its claim.
  EventQuestion question;
  question.on = before;
  question.actor = {first.entities.front().name};
  question.words = made::name_of(90001);
  std::string id;
  ASSERT_TRUE(to.events(question, [&](const LedgerEvent& event) -> Result<bool> {
    id = event.id;
    return true;
  }));
  EXPECT_EQ(id, first.claims.front().id);
  EXPECT_TRUE(to.event(id, before));
  EXPECT_FALSE(to.event(id));
  EXPECT_EQ(*to.event_of(first.claims.front().id, before), id);
  EXPECT_FALSE(to.event_of(first.claims.front().id));
  question.actor = {"Nobody of that name"};
  id.clear();
  ASSERT_TRUE(to.events(question, [&](const LedgerEvent& event) -> Result<bool> {
    id = event.id;
    return true;
  }));
  EXPECT_EQ(id, "");
  // The report is what it was, too.
  EXPECT_EQ(to.document("a", before)->id, first.doc.id);
  EXPECT_EQ(to.document("a", before)->state, "live");
  EXPECT_EQ(to.document("a", before)->events.size(), 1u);
  EXPECT_EQ(to.document("a")->id, second.doc.id);
  EXPECT_FALSE(to.document("a", "2019-01-01"));
}

TEST_F(PastTest, TheStatusOfADayHearsTheVersionsOfThatDay) {
  Ledger to = ledger();
  const Coding denial = version({5, 0, 3, 101, 0, 3, true}, "c", 5);
  add(to, denial);
  add(to, version({5, 1, 3, 101, 0, 3, false, 3}, "c", 6));
  link(to);
  EventQuestion question;
  question.status_days = {*denial.doc.published_at};
  int found = 0;
  ASSERT_TRUE(to.events(question, [&](const LedgerEvent& event) -> Result<bool> {
    ++found;
    EXPECT_EQ(event.status, "claimed");
    EXPECT_EQ(event.status_on.at(question.status_days.front()), "denied");
    return true;
  }));
  EXPECT_EQ(found, 1);
}

TEST_F(PastTest, WhatAPersonTookOutHasNeverCome) {
  Ledger to = ledger();
  add(to, version({1, 0, 1, 100, 0, 1}, "a", 1));
  add(to, version({2, 0, 1, 100, 0, 1}, "b", 2));
  link(to);
  ASSERT_TRUE(to.withdraw("a", "a test record"));
  link(to);
  EXPECT_EQ(known_on(to, made::day_of(100)).size(), 1u);
}

TEST_F(PastTest, CrowdsAreHeldAgainstWhatTheyRestOnAlone) {
  Ledger to = ledger();
  for (std::uint64_t i = 0; i < 12; ++i) {
    add(to, version({1, 0, i, 100, 0, 1, false, i}, "copy-" + std::to_string(10 + i), i));
  }
  add(to, version({2, 0, 1, 200, 0, 1}, "x", 100));
  add(to, version({2, 1, 2, 200, 0, 2}, "y", 101));
  link(to);
  const auto pairs = [&](const PairQuestion& question, bool cut) {
    std::set<std::string> found;
    const Result<bool> left_out = to.pairs(question, [&](const ReportPair& pair) -> Result<bool> {
      EXPECT_TRUE(found.insert(pair.first + " " + pair.second).second) << "told twice";
      return true;
    });
    EXPECT_TRUE(left_out && *left_out == cut);
    return found;
  };
  EXPECT_EQ(pairs({false, 200}, false).size(), 12u * 11 / 2 + 1);
  const std::set<std::string> chained = pairs({false, 5}, true);
  EXPECT_EQ(chained.size(), 11u + 1);
  EXPECT_EQ(chained.count("copy-10 copy-21"), 1u);
  EXPECT_EQ(chained.count("copy-11 copy-12"), 0u);
  EXPECT_EQ(pairs({false, 0}, false).size(), 12u * 11 / 2 + 1);
  EXPECT_EQ(pairs({true, 5}, false).size(), 14u * 13 / 2);
}

}  // namespace
}  // namespace sayso
