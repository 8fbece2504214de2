// Persons and offices: on the day of the report, or without one.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "actor/report_case.h"

namespace sayso {
namespace {

TEST(Person, OfficeAndCountryNameTheHolderOnTheDay) {
  EXPECT_EQ(told("the South Korean foreign minister", "2024-11-01").person_id, "cho-tae-yul");
  EXPECT_EQ(told("the South Korean foreign minister", "2024-11-01").office_id,
            "KOR/foreign-minister");
  EXPECT_EQ(told("the U.S. president", "1998-08-11").person_id, "bill-clinton");
  EXPECT_EQ(told("the U.S. president", "2011-08-11").person_id, "barack-obama");
}

TEST(Person, FullNamesShortNamesAndTitles) {
  const Entity kirby = told("White House national security spokesman John Kirby", "2024-11-05");
  EXPECT_EQ(kirby.person_id, "john-kirby");
  EXPECT_EQ(kirby.office_id, "USA/nsc-spokesperson");
  EXPECT_EQ(kirby.country, "USA");
  EXPECT_EQ(told("President Daniel arap Moi", "1998-08-10").country, "KEN");
  EXPECT_EQ(told("President Bush", "1989-11-02").person_id, "george-h-w-bush");
  EXPECT_EQ(told("President Bush", "2004-11-02").person_id, "george-w-bush");
  EXPECT_EQ(told("Putin", "2024-11-05").person_id, "vladimir-putin");
}

TEST(Person, NamesThatHoldCommonWords) {
  EXPECT_EQ(told("North Korea's Kim Jong Un", "2024-06-20").person_id, "kim-jong-un");
  EXPECT_EQ(told("John Major", "1995-01-01").person_id, "john-major");
  EXPECT_EQ(told("Australian Foreign Minister Julie Bishop", "2016-03-01").person_id,
            "julie-bishop");
  EXPECT_EQ(told("Moon Jae In", "2019-01-01").person_id, "moon-jae-in");
  EXPECT_FALSE(told("a Major of the army", "1995-01-01").person_id);
}

TEST(Person, WhoHoldsTwoOfficesOfOneName) {
  EXPECT_EQ(told("Turkish President Recep Tayyip Erdogan", "2024-06-20").office_id,
            "TUR/head-of-state");
  EXPECT_EQ(told("Turkish Prime Minister Recep Tayyip Erdogan", "2010-06-20").office_id,
            "TUR/head-of-government");
}

TEST(Person, GivesItsCountryToWhatIsItsOwn) {
  EXPECT_EQ(told("Netanyahu's office", "2024-06-20").country, "ISR");
  EXPECT_FALSE(told("Netanyahu's office", "2024-06-20").person_id);
  EXPECT_EQ(told("Monday's meeting", "2024-06-20").country, std::nullopt);
}

TEST(Person, OtherSpellingsScoreLowerAndSaySo) {
  const Entity exact = told("South Korean Foreign Minister Cho Tae-yul", "2024-11-01");
  const Entity spelt = told("South Korean Foreign Minister Cho Yul", "2024-11-01");
  EXPECT_EQ(spelt.person_id, exact.person_id);
  EXPECT_LT(spelt.score, exact.score);
  EXPECT_NE(spelt.why.find("name lacks a part"), std::string::npos) << spelt.why;
  const Entity letters = told("Polish Foreign Minister Bronisaw Geremek", "1999-02-27");
  EXPECT_EQ(letters.person_id, "bronislaw-geremek");
  EXPECT_NE(letters.why.find("name spelt otherwise"), std::string::npos) << letters.why;
  EXPECT_EQ(told("Libyan leader Moammar Gadhafi", "1999-06-07").person_id, "muammar-gaddafi");
}

TEST(Person, NamesBehindWhatAnOfficeIsOver) {
  EXPECT_EQ(told("Secretary of State James Baker", "1990-08-13").person_id, "james-baker");
  EXPECT_EQ(told("Secretary of State Madeleine Albright", "1998-08-14").office_id,
            "USA/foreign-minister");
  EXPECT_EQ(told("Ethiopian Minister of Foreign Affairs Gedu Andargachew", "2019-05-15").person_id,
            "gedu-andargachew");
  EXPECT_FALSE(told("an adviser to Secretary of State James Baker", "1990-08-13").person_id);
}

TEST(Person, OneOddWordInTheNameOfAHolder) {
  const Entity odd = told("Pakistani Prime Minister Raja Parvez Ashraf", "2013-03-09");
  EXPECT_EQ(odd.person_id, "raja-pervaiz-ashraf");
  EXPECT_LT(odd.score, told("Pakistani Prime Minister Raja Pervaiz Ashraf", "2013-03-09").score);
  EXPECT_FALSE(told("Pakistani Prime Minister Imran Raja Khan", "2013-03-09").person_id);
}

TEST(Person, WithoutADateByOneOddWordOrANameThatNobodyElseBears) {
  const char* words = "Pakistan Prime Minister Raja Parvez Ashraf";
  const Entity minister = Report(std::string(words) + " spoke.", "").actor(words, "GOV").entity();
  EXPECT_EQ(minister.person_id, "raja-pervaiz-ashraf");
  const Entity sole =
      Report("Albright flew to Moscow.", "").actor("Albright", "GOV").place("Moscow").entity();
  EXPECT_EQ(sole.person_id, "madeleine-albright");
}

TEST(Person, SeveralAreNobodyByName) {
  EXPECT_FALSE(told("supporters of her opponent, Senator Bernie Sanders", "2016-05-12").person_id);
}

TEST(Person, TheCountryOfAnAppositionIsNotAlwaysHis) {
  const Entity premier =
      told("Premier Silvio Berlusconi, an ally of the army in Iraq", "2004-12-10");
  EXPECT_EQ(premier.person_id, "silvio-berlusconi");
  EXPECT_EQ(premier.country, "ITA");
}

TEST(Person, AFamilyNameIsWhomTheReportNamesInFull) {
  const auto last = [](const std::string& first, const std::string& second) {
    Report report(first + " came. " + second + " came. Clinton left.", "2016-05-05");
    return report.actor(first, "ELI").actor(second, "ELI").actor("Clinton", "ELI").resolve();
  };
  const Actors one = last("Hillary Clinton", "Ana Lopes");
  EXPECT_EQ(one.entities[one.references[2].entity].person_id, "hillary-clinton");
  const Actors two = last("Hillary Clinton", "Bill Clinton");
  EXPECT_FALSE(two.entities[two.references[2].entity].person_id);
  const Actors unmentioned = Report("The book on Hillary Clinton sold. Clinton left.", "2016-05-05")
                                 .actor("Clinton", "ELI")
                                 .resolve();
  EXPECT_EQ(unmentioned.entities[0].name, "Clinton");
}

TEST(Person, WithoutADateTheOfficialsNamedTellThePeriod) {
  const Actors actors = Report("President Alfredo Cristiani wrote to President Bush.", "")
                            .actor("President Alfredo Cristiani", "GOV")
                            .actor("President Bush", "GOV")
                            .resolve();
  EXPECT_EQ(actors.entities[0].person_id, "alfredo-cristiani");
  EXPECT_EQ(actors.entities[1].person_id, "george-h-w-bush");
  EXPECT_EQ(actors.entities[1].office_id, "USA/head-of-state");
  EXPECT_NE(actors.entities[1].why.find("days of the report"), std::string::npos);
}

TEST(Person, ByTheFirstOfTwoFamilyNames) {
  EXPECT_EQ(told("President Rodrigo Borja", "1990-05-01").person_id, "rodrigo-borja-cevallos");
}

TEST(Person, AWrongOneIsWorseThanNone) {
  EXPECT_FALSE(told("President Bush", "").person_id) << "two presidents, no date";
  EXPECT_EQ(told("President Bush", "").candidates.size(), 2u);
  EXPECT_FALSE(told("Kim", "2024-11-05").person_id);
  EXPECT_FALSE(told("the deputy South Korean foreign minister", "2024-11-01").person_id);
  EXPECT_FALSE(told("Smith", "2024-11-05", "CVL").person_id);
  EXPECT_FALSE(told("Sanders' spokesman Michael Briggs", "2016-02-11").person_id);
}

TEST(Person, FormerHoldersAreNamedWithoutTheOffice) {
  const Entity clinton = told("former U.S. President Bill Clinton", "2016-05-05");
  EXPECT_EQ(clinton.person_id, "bill-clinton");
  EXPECT_FALSE(clinton.office_id);
}

TEST(Person, ATitleThatEndsWithANounForPersonsIsItsOwn) {
  const Entity clinton = told("the Secretary of State, Hillary Clinton", "");
  EXPECT_EQ(clinton.person_id, "hillary-clinton");
  EXPECT_EQ(clinton.office_id, "USA/foreign-minister");
}

TEST(Person, WithoutADateOfTheOnlyOfficeThatHeEverHeld) {
  EXPECT_EQ(told("the Iranian commander Qasem Soleimani", "").office_id,
            "IRN/quds-force-commander");
  EXPECT_FALSE(told("Vladimir Putin", "").office_id) << "president, and prime minister";
  const Entity former = Report("Mr. Ross spoke. Dennis Ross, a former American envoy, smiled.", "")
                            .actor("Mr. Ross", "ELI", 0)
                            .actor("Dennis Ross, a former American envoy", "ELI", 0)
                            .entity();
  EXPECT_EQ(former.person_id, "dennis-ross");
  EXPECT_FALSE(former.office_id) << "the report says that it is left";
}

TEST(Person, IsNotTheBodyThatIsNamedAlike) {
  EXPECT_EQ(told("President Ilir Meta", "2019-01-05").person_id, "ilir-meta");
  EXPECT_EQ(country_of("Joseph Kanu, a doctor", "MED"), "");
  EXPECT_EQ(country_of("KANU", "PTY"), "KEN");
  EXPECT_EQ(told("Saddam Hussein", "").person_id, "saddam-hussein-irq") << "one man, two offices";
}

TEST(Person, NoTenureOutsideItsDates) {
  EXPECT_FALSE(told("the South Korean foreign minister", "").person_id);
  EXPECT_NE(told("the U.S. president", "2026-06-01").person_id, "joe-biden");
}

/// The last of these speakers, who are of the government.
Entity last_of(const std::string& text, const std::vector<std::string>& speakers) {
  Report report(text, "");
  for (const std::string& speaker : speakers) report.actor(speaker, "GOV");
  const Actors actors = report.resolve();
  return actors.entities[actors.references.back().entity];
}

TEST(Person, WithoutADateAFamilyNameIsOfTheCountriesNamed) {
  EXPECT_EQ(last_of("Hungary waits. Orban spoke.", {"Orban"}).person_id, "viktor-orban");
  EXPECT_EQ(last_of("Romania waits. Orban spoke.", {"Orban"}).person_id, "ludovic-orban");
  EXPECT_FALSE(last_of("Orban spoke.", {"Orban"}).person_id);
  EXPECT_FALSE(last_of("Hungary and Romania wait. Orban spoke.", {"Orban"}).person_id);
  EXPECT_EQ(last_of("India waits. Netanyahu spoke.", {"Netanyahu"}).person_id, "benjamin-netanyahu")
      << "nobody of another country bears the name";
  EXPECT_FALSE(last_of("Christie spoke.", {"Christie"}).person_id)
      << "a prime minister of the Bahamas and a governor in the US";
  EXPECT_FALSE(last_of("America listened. Mrs. Obama spoke.", {"Mrs. Obama"}).person_id);
}

TEST(Person, ALeaderOfABodyThatBelongsToNoStateHasNoCountry) {
  const Entity leader = told("Osama bin Laden", "1998-08-20", "REB");
  EXPECT_EQ(leader.person_id, "osama-bin-laden");
  EXPECT_FALSE(leader.country);
  EXPECT_EQ(told("Kofi Annan", "1998-08-20").country, "INT");
}

TEST(Person, ABodyIsNobodyByAFamilyName) {
  EXPECT_FALSE(told("Ford", "", "BUS").person_id);
  EXPECT_FALSE(told("France", "", "STA").person_id);
}

TEST(Person, WithoutADateASoleBearerOfTheSectorInTheCountry) {
  const auto reno = [](const char* sector) {
    return Report("The Americans saw the U.S. court and Reno in Washington, Americans said.", "")
        .actor("The Americans", "CVL")
        .actor("the U.S. court", "JUD")
        .actor("Reno", sector)
        .place("Washington")
        .actor("Americans", "CVL")
        .entity(2)
        .person_id;
  };
  EXPECT_EQ(reno("GOV"), "janet-reno");
  EXPECT_FALSE(reno("CVL"));
}

TEST(Person, TheTitleTellsTheOfficeWhateverTheOthers) {
  const Actors actors =
      Report("Pakistan's Musharraf spoke. Pakistani President Pervez Musharraf left.", "")
          .actor("Pakistan's Musharraf", "GOV", 0)
          .actor("Pakistani President Pervez Musharraf", "GOV", 0)
          .resolve();
  EXPECT_EQ(actors.entities[0].person_id, "pervez-musharraf");
  EXPECT_EQ(actors.entities[0].office_id, "PAK/head-of-state");
}

TEST(Person, WithoutADateHasTheOfficeWhoseTitleTheTextGives) {
  EXPECT_EQ(
      last_of("The secretary of state left. Madeleine Albright spoke.", {"Madeleine Albright"})
          .office_id,
      "USA/foreign-minister");
  EXPECT_FALSE(last_of("The former secretary of state left. Madeleine Albright spoke.",
                       {"Madeleine Albright"})
                   .office_id);
}

TEST(Person, HasAnOfficeOfManyThatTheTitleTells) {
  const Entity told_so = told("Rep. Peter Hoekstra of Michigan", "");
  EXPECT_EQ(told_so.person_id, "peter-hoekstra");
  EXPECT_EQ(told_so.office_id, "USA/representative") << "the tables have him as an ambassador only";
}

TEST(Person, ATitleOfABodyIsNoneOfTheState) {
  EXPECT_EQ(told("Cuban National Assembly president", "").office_id, "CUB/parliament-speaker");
  EXPECT_EQ(told("the Cuban president", "").office_id, "CUB/head-of-state");
  EXPECT_EQ(told("the president of the Republic of Cuba", "").office_id, "CUB/head-of-state");
  for (const char* other :
       {"the Cuban bank president", "the Cuban rebel leader", "the Cuban leader of the opposition",
        "the Cuban president of the university"})
    EXPECT_NE(told(other, "").office_id, "CUB/head-of-state") << other;
  EXPECT_EQ(told("Malta's Ambassador and Permanent Representative to the UN", "").office_id,
            "MLT/un-ambassador");
}

TEST(Person, WhoBearsAnotherNameIsNotTheHolder) {
  const Entity aide =
      Report("John Sununu, an aide, left. The U.S. chief of staff smiled.", "1991-12-03")
          .actor("John Sununu, an aide", "GOV", 0)
          .actor("The U.S. chief of staff", "GOV", 0)
          .entity();
  EXPECT_FALSE(aide.person_id) << *aide.person_id;
}

}  // namespace
}  // namespace sayso
