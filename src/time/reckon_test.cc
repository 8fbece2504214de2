#include "time/reckon.h"

#include <gtest/gtest.h>

#include <string>

#include "ontology/load.h"

namespace sayso {
namespace {

const Ontology& ontology() {
  static const Ontology kOntology =
      load_ontology(std::string(SAYSO_SOURCE_DIR) + "/data/ontology").value();
  return kOntology;
}

const TimeWords& time_words() {
  static const TimeWords kWords =
      *TimeWords::load(std::string(SAYSO_SOURCE_DIR) + "/data/time/words.tsv");
  return kWords;
}

/// A report of one sentence with one date, and where its words stand.
struct Told {
  Document document;
  Mentions mentions;

  Told(std::string text, const std::string& published_at, std::string_view date) {
    document.clean.text = std::move(text);
    document.published_at = Recognised{published_at, ""};
    Mention mention;
    mention.span = span_of(date);
    const auto& dates = ontology().role_allows[static_cast<std::size_t>(Role::date)];
    while (!dates[mention.kind.value]) ++mention.kind.value;
    mentions.mentions = {mention};
  }

  Span span_of(std::string_view words) const {
    const auto at = static_cast<std::uint32_t>(document.clean.text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
  }

  void event(std::string_view words, bool future) {
    Trigger trigger;
    trigger.span = span_of(words);
    while ((trigger.tense.value == ontology().future_tense) != future) ++trigger.tense.value;
    mentions.roles.push_back(
        {static_cast<std::uint32_t>(mentions.triggers.size()), Role::date, 0, 0});
    mentions.triggers.push_back(trigger);
  }

  Times times() const {
    const Sentences sentences = {{{0, static_cast<std::uint32_t>(document.clean.text.size())}}};
    return reckon(mentions, sentences, document, ontology(), time_words());
  }
};

TEST(Reckoning, TakesTheSideOfTheEventNearestToTheDate) {
  Told grain("Norway has pledged grain: it will be delivered by 31 December.", "2025-11-11",
             "by 31 December");
  grain.event("pledged", false);
  grain.event("delivered", true);
  const Times times = grain.times();
  ASSERT_TRUE(times.triggers.at(1).expected_by);
  EXPECT_EQ(format_date(*times.triggers[1].expected_by), "2025-12-31");
  Told raid("It will lift the curfew that it decreed in August.", "2025-10-07", "August");
  raid.event("lift", true);
  raid.event("decreed", false);
  EXPECT_EQ(format_date(*raid.times().triggers.at(1).when->from), "2025-08-01");
}

TEST(Reckoning, OfTwoDaysTakesTheNearerWhereNoCommaParts) {
  Told town(
      "After the abduction on Monday, gunmen seized a councillor in Arcelia at noon on Tuesday.",
      "2022-05-10", "Monday");
  Mention tuesday = town.mentions.mentions[0];
  tuesday.span = town.span_of("Tuesday");
  town.mentions.mentions.push_back(tuesday);
  town.event("abduction", false);
  town.event("seized", false);
  town.mentions.roles.push_back({1, Role::date, 1, 0});
  town.mentions.roles.push_back({0, Role::date, 1, 0});
  const Times times = town.times();
  EXPECT_EQ(format_date(*times.triggers.at(0).when->from), "2022-05-09");
  EXPECT_EQ(format_date(*times.triggers.at(1).when->from), "2022-05-10");
}

TEST(Reckoning, WhatWasToBeIsPastUnlessSomebodySaysSo) {
  const auto day = [](const std::string& text, bool future) {
    Told told(text, "2016-08-08", "Saturday");
    told.event("freed", future);
    return format_date(*told.times().triggers.at(0).when->from);
  };
  EXPECT_EQ(day("Two who were to be freed on Saturday are still held.", true), "2016-08-06");
  EXPECT_EQ(day("Two who will be freed on Saturday are well.", true), "2016-08-13");
  EXPECT_EQ(day("Two are still due to be freed on Saturday.", false), "2016-08-13");
  Told said("He said they were to be freed on Saturday.", "2016-08-08", "Saturday");
  said.event("freed", true);
  said.event("said", false);
  said.mentions.roles.pop_back();
  said.mentions.links.push_back({1, Relation::says, 0, 0});
  EXPECT_EQ(format_date(*said.times().triggers.at(0).when->from), "2016-08-13");
}

TEST(Reckoning, WhatWasExpectedIsPastWhereItDidNotComeAbout) {
  const auto day = [](const std::string& text, std::string_view act, const char* factuality) {
    Told told(text, "2024-06-08", "Friday");
    told.event(act, false);
    told.mentions.roles.clear();
    told.mentions.triggers[0].factuality = *ontology().find_factuality(factuality);
    return format_date(*told.times().mentions.at(0)->from);
  };
  const std::string still = "The ministers, who were expected on Friday, have still not met.";
  EXPECT_EQ(day(still, "met", "CT-"), "2024-06-07");
  EXPECT_EQ(day("The ministers, who were expected on Friday, met others.", "met", "CT+"),
            "2024-06-14");
  EXPECT_EQ(day("Who had not met was expected on Friday.", "met", "CT-"), "2024-06-14");
}

TEST(Reckoning, OfAWeekdayAndItsDateTakesTheDate) {
  Told strike("It announced a strike for Tuesday, March 18.", "2025-03-10", "Tuesday");
  Mention date = strike.mentions.mentions[0];
  date.span = strike.span_of("March 18");
  strike.mentions.mentions.push_back(date);
  strike.event("strike", false);
  strike.mentions.roles.push_back({0, Role::date, 1, 0});
  EXPECT_EQ(format_date(*strike.times().triggers.at(0).when->from), "2025-03-18");
  EXPECT_EQ(format_date(*strike.times().mentions.at(0)->from), "2025-03-18") << "its weekday too";
  Told apart("They struck on Tuesday. 18 March is a feast.", "2025-03-10", "Tuesday");
  date.span = apart.span_of("18 March");
  apart.mentions.mentions.push_back(date);
  apart.event("struck", false);
  EXPECT_EQ(format_date(*apart.times().triggers.at(0).when->from), "2025-03-04");
}

}  // namespace
}  // namespace sayso
