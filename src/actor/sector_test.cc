// The sector of an actor: what speaks for it, and the choice.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "actor/report_case.h"

namespace sayso {
namespace {

// The reader is in doubt, the noun of the phrase is not.
TEST(ActorSector, ANounSettlesWhatTheReaderDoubts) {
  EXPECT_EQ(Report("Dozens of asylum seekers came.")
                .read("asylum seekers", {{"CVL", 3000}, {"REF", 2600}})
                .sector(),
            "REF");
  EXPECT_EQ(Report("Dozens of asylum seekers came.")
                .read("asylum seekers", {{"CVL", 9000}, {"REF", -2000}})
                .sector(),
            "CVL")
      << "the tables do not overrule a reader that is sure";
}

TEST(ActorSector, IsExplainedWhereItIsNotTheReaders) {
  const Report doubted = Report("Dozens of asylum seekers came.")
                             .read("asylum seekers", {{"CVL", 3000}, {"REF", 2600}});
  EXPECT_EQ(doubted.reference().sector_why.rfind("REF for CVL by role REF +", 0), 0u)
      << doubted.reference().sector_why;
  const Report sure = Report("Dozens of asylum seekers came.")
                          .read("asylum seekers", {{"REF", 3000}, {"CVL", 2600}});
  EXPECT_EQ(sure.reference().sector_why, "");
}

TEST(ActorSector, ABodyAndAnOfficeOfTheTablesSettleItToo) {
  EXPECT_EQ(Report("Frontex sent two cutters, the Mossad said.")
                .read("the Mossad", {{"GOV", 2000}, {"SPY", 1800}})
                .sector(),
            "SPY");
  EXPECT_EQ(Report("Mike Johnson spoke.", "2024-11-05")
                .read("Mike Johnson", {{"PTY", 3000}, {"LEG", 2700}})
                .sector(),
            "LEG");
}

TEST(ActorSector, AllMentionsOfAnEntityHaveOne) {
  const Report report = Report("The senator spoke. He left.")
                            .read("The senator", {{"LEG", 6000}, {"PTY", 2000}}, 0)
                            .read("He", {{"PTY", 3000}, {"LEG", 2500}}, 0);
  EXPECT_EQ(report.sector(0), "LEG");
  EXPECT_EQ(report.sector(1), "LEG");
  EXPECT_EQ(Report("The senator spoke. He left.")
                .read("The senator", {{"LEG", 6000}, {"PTY", 2000}})
                .read("He", {{"PTY", 3000}, {"LEG", -4000}})
                .sector(1),
            "PTY")
      << "another entity has its own";
  EXPECT_EQ(report.entity().sectors.size(), 1u);
}

// Of no country by definition: not for the envoy of one.
TEST(ActorSector, WhoHasACountryIsNoInternationalBody) {
  const auto of = [](const std::string& words) {
    return Report(words + " imposed sanctions.")
        .read(words, {{"GOV", 1000}, {"IGO", 999}})
        .acts("SANCTION")
        .sector();
  };
  EXPECT_EQ(of("the envoy"), "IGO");
  EXPECT_EQ(of("the Kenyan envoy"), "GOV");
}

TEST(ActorSector, WithoutScoresOfTheReaderNothingIsChosen) {
  EXPECT_EQ(Report("The Kenyan army chief spoke.").actor("The Kenyan army chief", "GOV").sector(),
            "");
}

// What speaks for a sector is read off words, names, offices and the actors around.
TEST(ActorSector, WhatSpeaksForItIsTold) {
  using Rows = std::vector<std::string>;
  const Report report =
      Report("Mike Johnson met Ehud Paz, a former guerrilla, and the Mossad police.", "2024-11-05")
          .read("Mike Johnson", {{"LEG", 3000}})
          .acts("CONSULT")
          .read("Ehud Paz, a former guerrilla", {{"GOV", 3000}})
          .read("the Mossad police", {{"COP", 3000}});
  EXPECT_EQ(report.sector_rows(0),
            (Rows{"naming proper", "part actors", "part actors CONSULT", "office LEG",
                  "whole now LEG", "beside COP", "beside GOV"}));
  EXPECT_EQ(report.sector_rows(1), (Rows{"naming proper", "role-behind ELI", "role-behind REB",
                                         "whole none", "beside COP", "beside LEG"}));
  EXPECT_EQ(report.sector_rows(2),
            (Rows{"naming proper", "role COP", "name-in SPY", "beside GOV", "beside LEG"}));
}

TEST(ActorSector, ActorsFarAwaySayNothing) {
  const auto beside = [](const std::string& between) {
    const auto rows = Report("The police came. " + between + "They left.")
                          .sentences()
                          .read("The police", {{"COP", 3000}})
                          .read("They", {{"CVL", 1000}})
                          .sector_rows(1);
    return std::count(rows.begin(), rows.end(), "beside COP");
  };
  EXPECT_EQ(beside("It rained. "), 1);
  EXPECT_EQ(beside("It rained. It snowed. "), 0);
}

}  // namespace
}  // namespace sayso
