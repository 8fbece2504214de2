#include "place/read_place.h"

#include <gtest/gtest.h>

#include <string>

#include "place/locate.h"
#include "place/pack_places.h"

namespace sayso {
namespace {

const std::string kData = std::string(SAYSO_SOURCE_DIR) + "/data";

const Pack& pack() {
  static const Pack made = [] {
    PackWriter writer;
    EXPECT_TRUE(pack_places(kData + "/places", kData + "/actors", writer).has_value());
    return *Pack::parse(writer.bytes(), "places");
  }();
  return made;
}

/// A report with one place, one event tied to it, and what the station makes of them.
struct Story {
  Document document;
  Sentences sentences;
  Mentions mentions;
  Ontology ontology;

  explicit Story(const std::string& text, const std::string& published = "2024-11-05") {
    document.clean.text = text;
    document.published_at = Recognised{published, "given"};
    sentences.resize(1);
    sentences[0].span = {0, static_cast<std::uint32_t>(text.size())};
    ontology.types.resize(1);
    ontology.types[0].quad = 4;
    ontology.mention_kinds.resize(1);
    for (auto& kinds : ontology.role_allows) kinds = {true};
  }
  Span span(std::string_view words) const {
    const auto at = static_cast<std::uint32_t>(document.clean.text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
  }
  std::uint32_t place(std::string_view words) {
    Mention mention;
    mention.span = span(words);
    mention.entity = static_cast<std::uint32_t>(mentions.mentions.size());
    mentions.mentions.push_back(mention);
    return mention.entity;
  }
  std::uint32_t event(std::string_view words) {
    Trigger trigger;
    trigger.span = span(words);
    mentions.triggers.push_back(trigger);
    return static_cast<std::uint32_t>(mentions.triggers.size() - 1);
  }
  Locations locate() const {
    const Gazetteer gazetteer = Gazetteer::open(pack());
    return sayso::locate(mentions, sentences, document, ontology, gazetteer);
  }
};

/// Name and country of the place that `words` mean in `text`.
std::string meant(const std::string& text, std::string_view words) {
  Story story(text);
  story.place(words);
  const auto place = story.locate().mentions[0];
  return place ? place->name + " " + place->country.value_or("") : "none";
}

TEST(Locations, HaveIdCountryDivisionAndCoordinates) {
  Story story("Shells fell on Kupiansk, Ukraine.");
  story.place("Kupiansk");
  const auto place = story.locate().mentions[0];
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->geonames, 703656u);
  EXPECT_EQ(place->country, "UKR");
  EXPECT_EQ(place->admin1, "Kharkiv");
  EXPECT_EQ(place->precision, PlacePrecision::city);
  EXPECT_NEAR(place->lat.value_or(0), 49.71, 0.01);
  EXPECT_FALSE(place->why.empty());
}

TEST(Locations, AreToldApartByWhatStandsBeside) {
  EXPECT_EQ(meant("A clinic in Birmingham, Ala. was bombed.", "Birmingham, Ala."),
            "Birmingham USA");
  EXPECT_EQ(meant("Police in Britain raided a house in Birmingham.", "Birmingham"),
            "Birmingham GBR");
  EXPECT_EQ(meant("Pakistani troops entered Hyderabad.", "Hyderabad"), "Hyderabad PAK");
  EXPECT_EQ(meant("Atlanta, Georgia, was quiet.", "Atlanta, Georgia"), "Atlanta USA");
}

TEST(Locations, AreTheSmallestThatTheWordsTell) {
  EXPECT_EQ(meant("It met in the Education Ministry in central Baghdad.",
                  "the Education Ministry in central Baghdad"),
            "Baghdad IRQ");
  EXPECT_EQ(meant("It met in the Malaysian capital.", "the Malaysian capital"), "Kuala Lumpur MYS");
  EXPECT_EQ(meant("Ships left Jordan's Red Sea port of Aqaba.", "Jordan's Red Sea port of Aqaba"),
            "Aqaba JOR");
}

TEST(Locations, OfANameThatNoTableHasAreTheCountryOfThePassageOrNone) {
  const std::string text = "Khartoum shelled the Sudanese town of Zuvnet. Sudan said so.";
  EXPECT_EQ(meant(text, "town of Zuvnet"), "Sudan SDN");
  EXPECT_EQ(meant("Khartoum fell. They fled to the Zuvnet ridge.", "the Zuvnet ridge"), "none");
  EXPECT_EQ(
      meant("They met in Chad and in Sudan, then in the town of Zuvnet.", "the town of Zuvnet"),
      "none");
}

TEST(Locations, OfACountryAreNotATownThatBearsItsName) {
  EXPECT_EQ(meant("It is found in Mexico and southern California.", "Mexico and"), "Mexico MEX");
  EXPECT_EQ(meant("The bank in Mexico, Missouri was robbed.", "Mexico, Missouri"), "Mexico USA");
}

TEST(Locations, OfAnEventMayBeWhatActsElsewhere) {
  Story story("He flew to Kenya.");
  story.ontology.mention_kinds[0].actor = true;
  const std::uint32_t kenya = story.place("Kenya"), flew = story.event("flew");
  EXPECT_FALSE(story.locate().triggers[flew].has_value());
  story.mentions.roles.push_back({flew, Role::place, kenya, 0});
  const Locations tied = story.locate();
  EXPECT_EQ(tied.triggers[flew]->place.country, "KEN");
  EXPECT_FALSE(tied.mentions[kenya].has_value());
}

/// The countries that names in `text` tell, with the names.
std::string told(const std::string& text) {
  std::string out;
  for (const CountryHint& hint : Story(text).locate().hints) {
    out += text.substr(hint.span.begin, hint.span.end - hint.span.begin) + " " + hint.country + " ";
  }
  return out;
}

TEST(Locations, TellACountryWhereOnlyOneIsMeant) {
  EXPECT_EQ(told("They met in Haeju."), "Haeju PRK ");
  EXPECT_EQ(told("They fled the Haeju garrison."), "Haeju PRK ");
  EXPECT_EQ(told("The Naha district court ruled."), "Naha JPN ");
  EXPECT_EQ(told("Haeju was quiet."), "");
  EXPECT_EQ(told("They fled the Mahra council."), "");  // a small town of another country
  EXPECT_EQ(told("They met in Nice."), "Nice FRA ");    // great beside its namesakes
  EXPECT_EQ(told("They met in Tripoli."), "Tripoli LBY ");
  EXPECT_EQ(told("They met in San Pedro."), "");
}

TEST(Locations, AreNotMadeOfOtherNames) {
  EXPECT_EQ(meant("They met at the University.", "the University"), "none");
  EXPECT_EQ(meant("They met at the Holiday Inn in March.", "the Holiday Inn in March"), "none");
  EXPECT_EQ(meant("They met at a French military base.", "a French military base"), "none");
}

TEST(Locations, KeepTheRecognisedCountryAndNameTheHolder) {
  for (const auto& [day, holder] : {std::pair{"2013-11-05", ""}, std::pair{"2024-11-05", "RUS"}}) {
    Story story("A depot in Simferopol, Crimea, burned.", day);
    story.place("Simferopol");
    const auto place = story.locate().mentions[0];
    ASSERT_TRUE(place.has_value());
    EXPECT_EQ(place->country, "UKR");
    EXPECT_EQ(place->held_by.value_or(""), holder);
  }
}

TEST(Locations, OfEventsComeFromArcsThenTheSentenceAndNeverFromTheDateline) {
  Story story("MOSCOW, Nov 5 - Rebels shelled Goma in Congo and talks failed.");
  story.document.dateline = Span{0, 14};
  story.place("MOSCOW");
  const std::uint32_t goma = story.place("Goma");
  const std::uint32_t shelled = story.event("shelled"), failed = story.event("failed");
  const Locations alone = story.locate();
  EXPECT_EQ(alone.triggers[failed]->place.name, "Goma");
  story.mentions.roles.push_back({shelled, Role::place, goma, 0});
  const Locations tied = story.locate();
  EXPECT_EQ(tied.triggers[shelled]->mention, goma);
  EXPECT_FALSE(tied.triggers[failed].has_value());
}

TEST(Places, ATownIsKnownByAnySpellingOfItsName) {
  EXPECT_EQ(meant("US artillery shelled Fallujah.", "Fallujah"), "Al Fallūjah IRQ");
  EXPECT_EQ(meant("Israeli jets bombed Khan Younis.", "Khan Younis"), "Khān Yūnis PSE");
  EXPECT_EQ(meant("Russian officials spoke at White House.", "White House"), "White House USA");
}

TEST(Locations, TakeUpTheDatelineOnlyWhereTheTextPointsToIt) {
  Story pointing("GOMA, Congo - Rebels held a rally here.");
  pointing.document.dateline = Span{0, 13};
  pointing.place("here");
  const Locations here = pointing.locate();
  ASSERT_TRUE(here.mentions[0].has_value());
  EXPECT_EQ(here.mentions[0]->name, "Goma");
  Story silent("GOMA, Congo - Rebels held a rally in the area.");
  silent.document.dateline = Span{0, 13};
  silent.place("the area");
  EXPECT_FALSE(silent.locate().mentions[0].has_value());
}

TEST(Gazetteer, ReadsAnyPackWithoutHarm) {
  PackWriter writer;
  writer.add("place.keys", "parisrome");
  writer.add_rows<std::uint32_t>("place.ends", {5, 999999});
  writer.add_rows<std::uint32_t>("place.values", {kSeveralSenses, 4000000000u});
  writer.add_rows<std::uint32_t>("place.senses", {0xFFFFFFFFu});
  writer.add("place.words", "x\n\nab cd\n q zz");
  const Pack broken = *Pack::parse(writer.bytes(), "broken");
  const Gazetteer gazetteer = Gazetteer::open(broken);
  for (const char* key : {"paris", "rome", "", "zzz"}) EXPECT_TRUE(gazetteer.find(key).empty());
  EXPECT_EQ(gazetteer.capital(7), std::nullopt);
  EXPECT_EQ(gazetteer.held_by(7, "2024-01-01"), std::nullopt);
}

TEST(Gazetteer, TellsTheFaultOfATable) {
  PackWriter writer;
  const auto packed = pack_places("/nowhere", kData + "/actors", writer);
  ASSERT_FALSE(packed.has_value());
}

}  // namespace
}  // namespace sayso
