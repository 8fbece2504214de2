// What keeps two acts apart, and what does not.
#include <gtest/gtest.h>

#include <utility>

#include "linking/digest_case.h"
#include "linking/likeness.h"
#include "linking/link.h"

namespace sayso {
namespace {

LedgerParty people(const std::string& name, const std::string& country, const std::string& sector) {
  LedgerParty party;
  party.name = name;
  party.country = country;
  party.sectors = {sector};
  party.key = country + ":" + sector + "/" + name;
  return party;
}

/// An act of force of one day, told in one sentence of a report.
LedgerAct force(const std::string& doc, const std::string& trigger, const std::string& day = {}) {
  LedgerAct act;
  act.doc = doc;
  act.published_at = "2025-03-05";
  act.type = act.act = "ASSAULT";
  act.trigger = trigger;
  act.start = static_cast<std::uint32_t>(trigger.size() * 10);
  act.end = act.start + static_cast<std::uint32_t>(trigger.size());
  act.sentence = "Rebels " + trigger + " Bambari.";
  act.stance = "asserts";
  if (!day.empty()) act.when = CodedDate{day, day, "day", ""};
  act.tellings = {{act.start, act.end, trigger, act.sentence, act.stance, {}}};
  return act;
}

Likeness held(const LedgerAct& one, const LedgerAct& other) {
  return likeness(view_of(one, case_rules()), view_of(other, case_rules()), case_rules());
}

double value(const LedgerAct& one, const LedgerAct& other, Feature feature) {
  return held(one, other).values[static_cast<std::size_t>(feature)];
}

TEST(Apart, SensesThatAreNotKin) {
  const auto apart = [](const char* one, const char* other) {
    return value(force("a", one), force("b", other), Feature::sense_other);
  };
  EXPECT_EQ(apart("captured", "massacred"), 1);
  EXPECT_EQ(apart("abducted", "attacked"), 1);
  EXPECT_EQ(apart("shelled", "killed"), 0) << "a shelling has its dead";
  EXPECT_EQ(apart("shelled", "struck"), 0);
  EXPECT_EQ(apart("shelled", "greeted"), 0) << "of no known sense";
}

TEST(Apart, ATriggerOfSeveralWordsIsNoneOfThem) {
  EXPECT_EQ(value(force("a", "set fire to"), force("b", "fired"), Feature::trigger), 0);
  EXPECT_EQ(value(force("a", "set fire to"), force("b", "torched"), Feature::sense), 1);
  EXPECT_EQ(value(force("a", "fired"), force("b", "fires"), Feature::trigger), 1);
}

TEST(Apart, VillagesThatAreOnNoMap) {
  const auto at = [](const char* name, const char* precision = "none") {
    LedgerAct act = force(name, "shelled");
    act.where = CodedPlace{};
    act.where->name = name;
    act.where->precision = precision;
    if (std::string(precision) != "none") act.where->country = "ARM";
    return act;
  };
  EXPECT_EQ(value(at("Chinari"), at("Movses"), Feature::place_other), 1);
  EXPECT_EQ(value(at("Chinari"), at("the village of Chinari"), Feature::place_same), 1);
  EXPECT_EQ(value(at("Chinari"), at("Ijevan", "city"), Feature::place_other), 1);
  EXPECT_EQ(value(at("Chinari"), at("Tavush", "admin1"), Feature::place_other), 0)
      << "it may lie in it";
}

TEST(Apart, WhatWasDeniedBeforeItWasDone) {
  LedgerAct denial = force("a", "freed");
  denial.stance = "denies";
  denial.tense = "past";
  const LedgerAct freed = force("b", "freed", "2025-03-08");
  EXPECT_EQ(held(denial, freed).barred, "one was denied before the other was done");
  EXPECT_EQ(held(denial, force("b", "freed", "2025-03-04")).barred, "");
  denial.tense = "future";
  EXPECT_EQ(held(denial, freed).barred, "") << "what somebody will not do he may do all the same";
}

TEST(Apart, WhatIsRuledOutOnceTheOtherWasDone) {
  LedgerAct refusal = force("a", "blockade");
  refusal.stance = "denies";
  refusal.tense = "future";
  LedgerAct march = force("b", "marched", "2025-03-04");
  march.tense = "past";
  EXPECT_EQ(held(refusal, march).barred, "one was done when the other was ruled out");
  march.when = CodedDate{"2025-03-08", "2025-03-08", "day", ""};
  EXPECT_EQ(held(refusal, march).barred, "") << "it was done all the same";
}

TEST(Apart, WhatIsCalledOffAndTheCallingOff) {
  const LedgerAct off = force("a", "called off");
  LedgerAct closure = force("a", "closure");
  closure.start += 100;
  EXPECT_EQ(held(off, closure).barred, "one calls the other off");
  EXPECT_EQ(held(off, force("a", "cancelled")).barred, "");
}

TEST(Apart, WhatOneReportAssertsAndDeniesItself) {
  LedgerAct bombed = force("a", "bombed"), attack = force("a", "attack");
  attack.start += 100;
  LedgerClaim own;
  own.voices = {"outlet:front"};
  own.stance = "asserts";
  bombed.claims = {own};
  EXPECT_EQ(held(bombed, attack).barred, "");
  own.stance = "denies";
  attack.claims = {own};
  EXPECT_EQ(held(bombed, attack).barred, "who tells one denies the other");
  attack.claims.front().stance = "none";
  attack.claims.front().factuality = "CT-";
  EXPECT_EQ(held(bombed, attack).barred, "who tells one denies the other") << "still not done";
  attack.claims.front().factuality = "UU";
  EXPECT_EQ(held(bombed, attack).barred, "");
}

TEST(Apart, NumbersOfOthersFarOff) {
  const auto apart = [](const char* one, const char* other) {
    LedgerAct a = force("a", "shelled"), b = force("b", "shelled");
    a.recipients = {people(one, "CAF", "CVL")};
    b.recipients = {people(other, "CAF", "CVL")};
    return value(a, b, Feature::count_other);
  };
  EXPECT_EQ(apart("three priests", "at least nine traders"), 1);
  EXPECT_EQ(apart("three priests", "four nuns"), 0) << "reports differ a little";
  EXPECT_EQ(apart("three priests", "nine priests"), 0);
  EXPECT_EQ(apart("priests", "nine traders"), 0);
}

TEST(Apart, DoersOfOtherKindsFitLessThanNobody) {
  LedgerAct one = force("a", "shelled"), police = one, students = one;
  students.doc = "b";
  police.actors = {people("police", "BGD", "COP")};
  students.actors = {people("students", "BGD", "CVL")};
  EXPECT_EQ(value(police, students, Feature::actors), 0);
  students.actors = {people("officers", "BGD", "COP")};
  EXPECT_GT(value(police, students, Feature::actors), 0.5);
}

TEST(Apart, ACountryThatIsOnlyGuessedBarsNothing) {
  LedgerAct ship = force("a", "delivered"), other = force("b", "delivered");
  ship.act = other.act = "AID";
  ship.actors = {people("the frigate Sharda", "MOZ", "MIL")};  // as its place lets guess
  other.actors = {people("an Indian frigate", "IND", "MIL")};
  EXPECT_EQ(held(ship, other).barred, "");
  ship.actors = {people("a Portuguese frigate", "PRT", "MIL")};
  EXPECT_EQ(held(ship, other).barred, "different doers");
}

TEST(Apart, TwoDaysInOneReportAreTwoActs) {
  const LedgerAct tuesday = force("a", "shelled", "2025-03-04");
  EXPECT_EQ(held(tuesday, force("a", "struck", "2025-03-03")).barred, "on different days");
  EXPECT_EQ(held(tuesday, force("a", "struck", "2025-03-04")).barred, "");
  LedgerAct old = force("a", "struck");
  old.when = CodedDate{"2023-01-01", "2023-12-31", "year", ""};
  EXPECT_EQ(held(tuesday, old).barred, "in different months");
}

TEST(Apart, WhatIsOfLongAgoIsNotOfTheseDays) {
  LedgerAct old = force("a", "shelled"), untold = force("a", "struck");
  old.when = CodedDate{"2024-05-01", "2024-05-31", "month", ""};
  EXPECT_EQ(held(old, untold).barred, "one is of long ago");
  untold.doc = "b";
  EXPECT_EQ(held(old, untold).barred, "") << "another report may recall it without a day";
}

TEST(Apart, WhatIsThreatenedAfterADeedIsAnotherDeed) {
  const LedgerAct deed = force("a", "shelled", "2025-03-04");
  LedgerAct threat = force("b", "shelling");
  threat.stance = "none";
  threat.published_at = "2025-03-08";
  EXPECT_EQ(held(deed, threat).barred, "") << "of no tense: it may ask whether there was one";
  LedgerAct past = deed;
  past.tense = "past";
  threat.tense = "future";
  EXPECT_EQ(held(past, threat).barred, "one is still to come");
  EXPECT_EQ(held(threat, past).barred, "one is still to come");
  threat.published_at = "2025-03-05";
  EXPECT_EQ(held(past, threat).barred, "") << "told on the day on which the deed was told";
  threat.published_at = "2025-03-02";
  EXPECT_EQ(held(past, threat).barred, "") << "told before it: then carried out";
}

TEST(Apart, WhatOneVoiceDeniesAndWhatItTells) {
  LedgerAct one = force("a", "bombed"), other = force("a", "struck");
  LedgerClaim claim;
  claim.voices = {"gov:LBY"};
  claim.chain.emplace_back();
  claim.stance = "denies";
  one.claims = {claim};
  claim.stance = "asserts";
  other.claims = {claim};
  EXPECT_EQ(held(one, other).barred, "who tells one denies the other");
  other.claims.front().voices = {"gov:ITA"};
  EXPECT_EQ(held(one, other).barred, "");
}

TEST(Apart, ALandmarkIsNotFarFromTheTownThatIsNamedForIt) {
  LedgerAct one = force("a", "shelled", "2025-03-04"), other = force("b", "shelled", "2025-03-04");
  one.where = CodedPlace{"Torkham", {}, "AFG", {}, 34.1, 71.1, "point", {}, ""};
  other.where = CodedPlace{"Jalalabad", 1, "AFG", {}, 34.4, 70.4, "city", {}, ""};
  EXPECT_EQ(value(one, other, Feature::place_far), 0);
  EXPECT_EQ(value(one, other, Feature::place_other), 1);
  other.where = CodedPlace{"the Torkham gate", {}, {}, {}, {}, {}, "none", {}, ""};
  EXPECT_EQ(value(one, other, Feature::place_same), 1);
}

TEST(Apart, ATownAtABorderLiesInNoOtherPlaceThanItsCountry) {
  LedgerAct one = force("a", "shelled", "2025-03-04"), other = force("b", "shelled", "2025-03-04");
  one.where = CodedPlace{"Leposavic", 1, "XKX", {}, 43.1, 20.8, "city", {}, ""};
  other.where = CodedPlace{"Serbia", 2, "SRB", {}, 44.8, 20.5, "country", {}, ""};
  EXPECT_EQ(held(one, other).barred, "");
  other.where = CodedPlace{"Belgrade", 3, "SRB", {}, 44.8, 20.5, "city", {}, ""};
  EXPECT_EQ(held(one, other).barred, "in different places");
}

TEST(Apart, EachMayLayTheDeedOnTheOther) {
  LedgerAct one = force("a", "rammed", "2025-03-04"), other = force("b", "rammed", "2025-03-04");
  one.actors = other.recipients = {people("a Chinese ship", "CHN", "MIL")};
  one.recipients = other.actors = {people("a Philippine boat", "PHL", "MIL")};
  EXPECT_EQ(value(one, other, Feature::actors_other), 0);
  EXPECT_GT(value(one, other, Feature::crossed), 0);
  other.doc = one.doc;  // within one report the two shot at each other
  EXPECT_GT(value(one, other, Feature::actors_other), 0);
}

/// A coding of two sentences, with an event in the second and a date in each.
LedgerAct told_after(const std::string& first, const std::string& date, const std::string& second,
                     const std::string& opening, const std::string& trigger) {
  Coding coding;
  coding.doc.id = coding.doc.key = "a";
  coding.doc.published_at = "2025-01-05";
  coding.doc.text = first + " " + second;
  const auto middle = static_cast<std::uint32_t>(first.size() + 1);
  const auto end = static_cast<std::uint32_t>(coding.doc.text.size());
  coding.sentences = {{0, middle, {}}, {middle, end, {}}};
  const auto add_date = [&](const char* id, const std::string& words, const CodedDate& value) {
    CodedMention mention;
    mention.id = id;
    mention.kind = "date";
    mention.start = static_cast<std::uint32_t>(coding.doc.text.find(words));
    mention.end = mention.start + static_cast<std::uint32_t>(words.size());
    mention.date = value;
    coding.mentions.push_back(mention);
  };
  add_date("m1", date, {"2025-01-03", "2025-01-03", "day", ""});
  if (!opening.empty()) add_date("m2", opening, {"2012-08-01", "2012-08-31", "month", ""});
  CodedEvent event;
  event.date = {"m1"};
  event.when = coding.mentions.front().date;
  return force_told(std::move(coding), trigger, std::move(event));
}

TEST(Days, OfLongAgoAreThoseThatBeginTheSentence) {
  const LedgerAct old =
      told_after("Police fired at miners on Friday.", "Friday",
                 "In August 2012 police killed 34 miners.", "August 2012", "killed");
  EXPECT_EQ(old.when->from, "2012-08-01");
  EXPECT_EQ(old.stance, "background");
  const LedgerAct own = told_after("Police fired at miners on Friday.", "Friday",
                                   "Two of them were killed.", "", "killed");
  EXPECT_EQ(own.when->from, "2025-01-03");
  EXPECT_EQ(own.stance, "asserts");
}

TEST(Tellings, OfTriggersThatTouchKeepWhatStandsBetween) {
  Coding coding;
  coding.doc.id = coding.doc.key = "a";
  coding.doc.published_at = "2025-01-05";
  coding.doc.text = "The hand-over of five men was seen.";
  coding.sentences = {{0, static_cast<std::uint32_t>(coding.doc.text.size()), {}}};
  for (const std::string trigger : {"hand", "over"}) {
    CodedEvent event;
    event.id = "v" + trigger;
    event.trigger = trigger;
    event.start = static_cast<std::uint32_t>(coding.doc.text.find(trigger));
    event.end = event.start + 4;
    event.type = event.act = "RETREAT";
    event.factuality = "CT+";
    event.tense = "past";
    coding.events.push_back(event);
  }
  const LedgerReport report = digest(coding, case_rules());
  ASSERT_EQ(report.acts.size(), 1U);
  EXPECT_EQ(report.acts.front().trigger, "hand-over");
}

}  // namespace
}  // namespace sayso
