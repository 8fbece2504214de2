// Whether the parties, places and words of two acts let them be one event.
#include <gtest/gtest.h>

#include <utility>

#include "ledger/days.h"
#include "ledger/voice.h"
#include "linking/digest_case.h"
#include "linking/likeness.h"
#include "linking/link.h"

namespace sayso {
namespace {

LedgerParty body(const std::string& name, const std::string& country = {},
                 const std::string& sector = "GOV") {
  LedgerParty party;
  party.name = name;
  party.country = country;
  party.sectors = {sector};
  party.proper = country.empty();
  party.key = country.empty() ? "name:" + name : country + ":" + sector + "/" + name;
  return party;
}

/// An act of a report of its own: sanctions on one day, by somebody.
LedgerAct act_by(const LedgerParty& doer, const std::string& doc) {
  LedgerAct act;
  act.doc = doc;
  act.published_at = "2025-01-02";
  act.type = act.act = "SANCTION";
  act.trigger = "sanctioned";
  act.sentence = doer.name + " sanctioned five officials.";
  act.stance = "asserts";
  act.actors = {doer};
  act.when = CodedDate{"2025-01-01", "2025-01-01", "day", ""};
  act.tellings = {{0, 10, act.trigger, act.sentence, act.stance, {}}};
  return act;
}

std::string bar_between(const LedgerParty& one, const LedgerParty& other) {
  const LedgerAct a = act_by(one, "a"), b = act_by(other, "b");
  return likeness(view_of(a, case_rules()), view_of(b, case_rules()), case_rules()).barred;
}

TEST(Parties, OfTwoStatesAreTwoDoers) {
  EXPECT_EQ(bar_between(body("the British government", "GBR"), body("Norway's ministry", "NOR")),
            "different doers");
}

TEST(Parties, OfOneBodyAreOneDoerHoweverItIsCalled) {
  for (const char* const name : {"the Council of the EU", "the European Union", "EU envoys"})
    EXPECT_EQ(bar_between(body("The EU"), body(name)), "") << name;
  EXPECT_EQ(bar_between(body("National Liberation Army", "", "REB"), body("NLA", "", "REB")), "");
}

LedgerParty crowd_of(const std::string& name) {
  LedgerParty party = body(name, "LBY");
  party.sectors = {"CVL"};
  return party;
}

TEST(Parties, OfWhatAMinistryPublishesAreItsGovernments) {
  LedgerParty ministry = body("The Ministry", "GRC");
  place_in(ministry, "Ministry of Foreign Affairs of Türkiye", case_rules());
  EXPECT_EQ(ministry.country, "TUR");
  EXPECT_EQ(ministry.key, "TUR:GOV");
  LedgerParty greek = body("the Greek foreign ministry", "GRC");
  place_in(greek, "Ministry of Foreign Affairs of Türkiye", case_rules());
  EXPECT_EQ(greek.country, "GRC") << "its own words tell where it belongs";
}

TEST(Parties, OfPrivateBodiesSpeakForNoGovernment) {
  const VoiceScene scene{"", "Sur Andino", "PER"};
  EXPECT_NE(voice_of(body("The committee's secretary", "PER"), scene, case_rules()), "gov:PER");
  EXPECT_EQ(voice_of(body("the army's spokesman", "PER"), scene, case_rules()), "gov:PER");
  LedgerParty minister = body("its head of the interior", "PER");
  EXPECT_NE(voice_of(minister, scene, case_rules()), "gov:PER");
  minister.key = "office:PER/interior-minister";
  EXPECT_EQ(voice_of(minister, scene, case_rules()), "gov:PER") << "a known office of a state";
  LedgerParty paper = body("Irrawaddy Border Post", "MMR");
  paper.proper = true;
  EXPECT_EQ(voice_of(paper, scene, case_rules()), "name:irrawaddy border post");
}

TEST(Parties, AnOutletIsTakenUpByAWordOfItsName) {
  const std::vector<std::string> papers = {"caspian news bureau", "sahel news agency"};
  const VoiceScene scene{"", "Caspian News Bureau", "AZE", false, papers};
  const auto voice = [&](const std::string& name) {
    return voice_of(body(name, "AZE"), scene, case_rules());
  };
  EXPECT_EQ(voice("the bureau"), "outlet:caspian news bureau");
  EXPECT_EQ(voice("The agency"), "name:sahel news agency");
  EXPECT_EQ(voice("its own correspondent"), "outlet:caspian news bureau");
  EXPECT_EQ(voice("the station").find("caspian news bureau"), std::string::npos);
}

TEST(Parties, ThatPublishThemselvesAreTheirOutlet) {
  const VoiceScene scene{"", "Azawad Liberation Front, statement", "MLI"};
  LedgerParty front = body("The Front", "MLI");
  front.sectors = {"REB"};
  EXPECT_EQ(voice_of(front, scene, case_rules()), voice_of_outlet(scene.outlet, case_rules()));
  front.name = "the liberation committee";
  EXPECT_NE(voice_of(front, scene, case_rules()), voice_of_outlet(scene.outlet, case_rules()));
}

TEST(Parties, ThatAreACrowdHaveNoName) {
  const VoiceScene scene{"", "Maghreb Wire", "LBY"};
  for (const char* const crowd : {"People in Sirte", "Messages", "Listeners", "A website in Sirte"})
    EXPECT_EQ(voice_of(crowd_of(crowd), scene, case_rules()), "") << crowd;
  EXPECT_NE(voice_of(crowd_of("Two drivers"), scene, case_rules()), "");
}

TEST(Parties, ThatAreACrowdAreNoOutletThatIsQuoted) {
  for (const auto& [words, quoted] :
       {std::pair("A website in Sirte", 0U), {"Listeners", 0U}, {"Libya Herald", 1U}}) {
    Coding coding;
    CodedEntity entity;
    entity.id = "e1";
    entity.name = words;
    entity.sectors = {"JRN"};
    coding.entities = {entity};
    CodedMention mention;
    mention.id = "m1";
    mention.entity = entity.id;
    mention.naming = "proper";
    mention.sector = "JRN";
    coding.mentions = {mention};
    CodedSay say;
    say.id = "s1";
    say.vouchers = {mention.id};
    coding.says = {say};
    EXPECT_EQ(digest(coding, case_rules()).quoted_outlets.size(), quoted) << words;
  }
}

TEST(Parties, WithANameBehindACommaAreNoNamelessSource) {
  const VoiceScene scene{"", "Sur Andino", "PER"};
  LedgerParty aide = body("an aide of his, Faridah Osman", "PER");
  aide.sectors = {"ELI"};
  EXPECT_EQ(voice_of(aide, scene, case_rules()), "name:aide of his faridah osman")
      << "whichever outlet quotes him";
  aide.name = "an aide of his, Óscar Ñahui";
  EXPECT_EQ(voice_of(aide, scene, case_rules()), "name:aide of his óscar ñahui");
  aide.name = "an aide in Lima, Peru";
  EXPECT_EQ(voice_of(aide, scene, case_rules()), "");
}

CodedPlace town(const std::string& name, double lat, double lon) {
  return {name, static_cast<std::uint32_t>(name.size()), "PHL", {}, lat, lon, "city", {}, ""};
}

TEST(Places, AShoalIsNotEveryShoal) {
  LedgerAct a = act_by(body("China", "CHN"), "a"), b = act_by(body("China", "CHN"), "b");
  a.where = town("Second Thomas Shoal", 9.7, 115.9);
  b.where = town("Scarborough", 15.1, 117.8);
  for (LedgerAct* const act : {&a, &b})
    act->tellings.front().sentence =
        "On Monday it sanctioned boats at " + act->where->name + (act == &b ? " Shoal." : ".");
  EXPECT_EQ(likeness(view_of(a, case_rules()), view_of(b, case_rules()), case_rules()).barred,
            "in different places");
}

/// A coding of one sentence and one act of force in it.
LedgerAct told_in(const std::string& text, const std::string& trigger,
                  const std::string& day = {}) {
  Coding coding;
  coding.doc.id = coding.doc.key = "a";
  coding.doc.published_at = "2025-01-05";
  coding.doc.outlet = "Harbour Wire";
  coding.doc.text = text;
  coding.sentences = {{0, static_cast<std::uint32_t>(text.size()), {}}};
  CodedEvent event;
  if (!day.empty()) event.when = CodedDate{day, day, "day", ""};
  return force_told(std::move(coding), trigger, std::move(event));
}

TEST(Stances, WhatIsOnlyPractisedHasBeenDoneToNobody) {
  EXPECT_EQ(told_in("Planes practised strikes on command posts.", "strikes").stance, "none");
  EXPECT_EQ(told_in("In the exercise marines stormed an island.", "stormed").stance, "none");
  EXPECT_EQ(told_in("Marines stormed an island on Monday.", "stormed").stance, "asserts");
}

TEST(Stances, WhatTroopsDoInAnExerciseThatIsToldOfIsPlayed) {
  EXPECT_EQ(told_in("An exercise in which troops stormed an airport was held.", "stormed").stance,
            "none");
  EXPECT_EQ(told_in("After the exercise troops stormed an airport.", "stormed").stance, "asserts");
}

TEST(Stances, WhatAnOutletCallsItsOwnErrorIsWithdrawn) {
  EXPECT_EQ(told_in("Our report that troops massacred villagers was wrong.", "massacred").stance,
            "withdrawn");
  EXPECT_EQ(told_in("The report that troops massacred villagers came late.", "massacred").stance,
            "asserts");
}

TEST(Stances, WhatARumourTellsIsTakenForGrantedByNobody) {
  const char* const kLongAgo = "2024-03-01";
  EXPECT_EQ(told_in("Troops massacred villagers.", "massacred", kLongAgo).stance, "background");
  EXPECT_EQ(told_in("Rumour had it that troops massacred villagers.", "massacred", kLongAgo).stance,
            "asserts");
}

TEST(Stances, TheDayOfAReportThatIsTakenBackIsNotThatOfItsAct) {
  const LedgerAct act =
      told_in("On 3 January we reported that troops massacred villagers. We withdraw the report.",
              "massacred", "2025-01-03");
  EXPECT_EQ(act.stance, "withdrawn");
  EXPECT_FALSE(act.when.has_value());
}

TEST(Days, OfWhatIsToComeAreThoseThatItsWordsAllow) {
  struct Row {
    const char *words, *read, *settled;
  };
  for (const Row& row :
       {Row{"Thursday", "2026-02-12", "2026-02-19"}, Row{"20 February", "2027-02-20", "2027-02-20"},
        Row{"10 February", "2027-02-10", "2026-02-10"},
        Row{"10 February 2027", "2027-02-10", "2027-02-10"}}) {
    LedgerAct act;
    act.published_at = "2026-02-18";
    act.when = CodedDate{row.read, row.read, "day", ""};
    act.expected_by = row.read;
    settle_day(act, row.words, case_rules());
    EXPECT_EQ(act.when->from, row.settled) << row.words;
    EXPECT_EQ(act.expected_by, row.settled) << row.words;
  }
}

}  // namespace
}  // namespace sayso
