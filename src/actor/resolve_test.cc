#include "actor/resolve.h"

#include <gtest/gtest.h>

#include <string>

#include "actor/report_case.h"
#include "actor/scene.h"

namespace sayso {
namespace {

TEST(Country, OfTheHeadNotOfTheComplement) {
  EXPECT_EQ(country_of("the Peruvian ambassador to Turkey", "GOV"), "PER");
  EXPECT_EQ(country_of("the army of South Sudan", "MIL"), "SSD");
  EXPECT_EQ(country_of("Turkish troops in northern Syria", "MIL"), "TUR");
  EXPECT_EQ(country_of("a delegation from Fiji", "GOV"), "FJI");
  EXPECT_EQ(country_of("Teresa Vargas, the Chilean trade minister", "GOV"), "CHL");
  EXPECT_EQ(country_of("an envoy to Nepal", "GOV"), "");
  EXPECT_EQ(country_of("protesters against Japan", "CVL"), "");
}

TEST(Country, OfAPeopleWhoseNameHoldsAnothers) {
  EXPECT_EQ(country_of("Northern Irish police", "COP"), "GBR");
  EXPECT_EQ(country_of("Irish police", "COP"), "IRL");
  EXPECT_EQ(country_of("the South Sudanese army", "MIL"), "SSD");
  EXPECT_EQ(country_of("South Korean and Japanese officials", "GOV"), "");
}

TEST(Country, OfThoseWhoAreCounted) {
  EXPECT_EQ(country_of("more than 40 Somalis", "CVL"), "SOM");
  EXPECT_EQ(country_of("Up to 300 Chinese workers", "LAB"), "CHN");
  EXPECT_EQ(country_of("more than a dozen Iranians", "CVL"), "IRN");
  EXPECT_EQ(country_of("states other than Iran", "STA"), "");
}

TEST(Country, OfWhomTheyServe) {
  EXPECT_EQ(country_of("a senior aide to the Pakistani prime minister", "GOV"), "PAK");
  EXPECT_EQ(country_of("forces loyal to a Libyan commander", "MIL"), "LBY");
  EXPECT_EQ(country_of("a deputy ambassador to Nepal", "GOV"), "");
}

TEST(Country, BackersAndLeaningsAreNoHome) {
  EXPECT_EQ(country_of("Russian-backed fighters", "REB"), "");
  EXPECT_EQ(country_of("pro-Iranian militiamen", "REB"), "");
  EXPECT_EQ(country_of("the Saudi-backed Yemeni government", "GOV"), "YEM");
  EXPECT_EQ(country_of("a Cuban-American senator", "LEG"), "USA");
}

TEST(Country, OfSeveralIsOfNone) {
  EXPECT_EQ(country_of("Kenyan and Ugandan officials", "GOV"), "");
  EXPECT_EQ(country_of("the armies of Brazil, Chile and Peru", "MIL"), "");
  EXPECT_EQ(country_of("Chile's president and Chilean ministers", "GOV"), "CHL");
  EXPECT_EQ(country_of("people, including two Swedes", "CVL"), "");
  EXPECT_EQ(country_of("ethnic Hungarians", "CVL"), "");
}

TEST(Country, PersonsNamedLikeCountries) {
  EXPECT_EQ(country_of("Jordan Whitfield", "GOV"), "");
  EXPECT_EQ(country_of("Senator Michael Chad", "LEG"), "");
  EXPECT_EQ(country_of("Mr. English", "CVL"), "");
  EXPECT_EQ(country_of("Jordan Foreign Ministry", "GOV"), "JOR");
  EXPECT_EQ(country_of("King Hamad of Jordan", "GOV"), "JOR");
}

TEST(Country, CapitalsAndSeatsStandForTheirGovernment) {
  EXPECT_EQ(country_of("Pyongyang", "STA"), "PRK");
  EXPECT_EQ(country_of("the Pentagon", "MIL"), "USA");
  EXPECT_EQ(Report("the Kremlin", "1985-03-11").actor("the Kremlin", "GOV").country(), "SUN");
  EXPECT_EQ(Report("the Kremlin", "2015-03-11").actor("the Kremlin", "GOV").country(), "RUS");
}

TEST(Country, AnAcronymIsOfTheBodyThatIsKnownByIt) {
  EXPECT_EQ(country_of("the ANC", "PTY"), "ZAF");
  EXPECT_EQ(country_of("the RSS", "PTY"), "IND");
  EXPECT_EQ(Report("the PKK", "2025-11-03").actor("the PKK", "REB").country(), "TUR");
  EXPECT_EQ(Report("The ANC met in Yerevan, Armenia.").actor("The ANC", "PTY").country(), "ARM");
}

TEST(Country, OfATitleThatOneStateHas) {
  const Entity pope = Report("The Pope prayed.", "2015-03-03").actor("The Pope", "REL").entity();
  EXPECT_EQ(pope.country, "VAT");
  EXPECT_EQ(pope.person_id, "francis");
  EXPECT_EQ(country_of("Mr. Pope", "CVL"), "");
}

TEST(Country, OfAPeopleWithinAState) {
  EXPECT_EQ(country_of("Igbo separatists", "REB"), "NGA");
  EXPECT_EQ(country_of("Kurdish militants", "REB"), "");
  EXPECT_EQ(Report("Kurdish militants fled Syria.").actor("Kurdish militants", "REB").country(),
            "SYR");
  EXPECT_EQ(country_of("Mexican Americans", "CVL"), "USA");
  const Entity leader =
      Report("Police held a Wayuu leader.").actor("a Wayuu leader", "OPP").entity();
  EXPECT_EQ(leader.country, "COL");
  EXPECT_FALSE(leader.office_id);
}

TEST(Country, DeFactoEntitiesCountWithTheirState) {
  EXPECT_EQ(country_of("Abkhazia", "STA"), "GEO");
  EXPECT_EQ(country_of("Somaliland's livestock minister", "GOV"), "SOM");
  EXPECT_EQ(country_of("Kosovo", "STA"), "XKX");
}

TEST(Country, AmbiguousNamesNeedTheReport) {
  EXPECT_EQ(country_of("Korean officials", "GOV"), "");
  EXPECT_EQ(Report("Korean officials met in North Korea.")
                .actor("Korean officials", "GOV")
                .place("North Korea")
                .country(),
            "PRK");
  EXPECT_EQ(Report("The South met Canada's team.").actor("The South", "STA").country(), "");
  EXPECT_EQ(
      Report("The South met Canada's team in South Korea.").actor("The South", "STA").country(),
      "KOR");
  EXPECT_EQ(country_of("Congo's army", "MIL"), "");
  Report town("Congo's army shelled the outskirts of Garbolo.");
  EXPECT_EQ(town.actor("Congo's army", "MIL").hint("Garbolo", "COD").country(), "COD");
}

TEST(Country, InternationalBodiesAreINT) {
  EXPECT_EQ(country_of("the United Nations", "IGO"), "INT");
  EXPECT_EQ(country_of("NATO", "IGO"), "INT");
  const Entity entity = Report("NATO").actor("NATO", "IGO").entity();
  EXPECT_EQ(entity.cameo, "IGO");
  EXPECT_FALSE(entity.cow);
}

TEST(Country, IsCarriedOverTheEntity) {
  const Actors actors = Report("Kenya's army fired. It denied that.")
                            .actor("Kenya's army", "MIL")
                            .actor("It", "MIL", 0)
                            .resolve();
  EXPECT_EQ(actors.references.at(1).country, "KEN");
  EXPECT_EQ(actors.entities.at(0).name, "Kenya's army");
}

/// The entities of state actors of these names that were taken for one.
std::vector<std::uint32_t> entities_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& name : words) text += name + ". ";
  Report report(text);
  for (const std::string& name : words) report.actor(name, "GOV", 0);
  std::vector<std::uint32_t> out;
  for (const Reference& reference : report.resolve().references) out.push_back(reference.entity);
  return out;
}

TEST(Entity, ACapitalIsNeverThatOfAnotherCountry) {
  using Numbers = std::vector<std::uint32_t>;
  EXPECT_EQ(entities_of({"Nairobi", "Addis Ababa"}), (Numbers{0, 1}));
  EXPECT_EQ(entities_of({"Moscow", "Kyiv", "Russia"}), (Numbers{0, 1, 0}));
  EXPECT_EQ(entities_of({"the president of Kenya", "his Ethiopian host"}), (Numbers{0, 1}));
  EXPECT_EQ(entities_of({"Russia", "Moscow", "the Kremlin"}), (Numbers{0, 0, 0}));
  EXPECT_EQ(entities_of({"the Kenyan minister", "Nairobi", "he"}), (Numbers{0, 0, 0}));
  EXPECT_EQ(entities_of({"the envoy to Iran", "Iraq"}), (Numbers{0, 0}));
  EXPECT_EQ(entities_of({"Russia", "the Soviet Union"}), (Numbers{0, 0}));
  EXPECT_EQ(entities_of({"Kenyan and Ugandan officials", "Nairobi", "Kampala"}),
            (Numbers{0, 0, 1}));
}

TEST(Entity, MentionsNameItOrCallItSomething) {
  const auto naming = [](const std::string& words) {
    return Report(words).actor(words, "GOV").resolve().references.at(0).naming;
  };
  for (const char* name : {"Moscow", "NATO", "the Kenyan minister", "Mrs. Lopes", "Hezbollah"})
    EXPECT_EQ(naming(name), Naming::proper) << name;
  for (const char* phrase : {"the minister", "Two MPs", "Officials", "both countries"})
    EXPECT_EQ(naming(phrase), Naming::phrase) << phrase;
  for (const char* pronoun : {"It", "they"}) EXPECT_EQ(naming(pronoun), Naming::pronoun) << pronoun;
}

TEST(Entity, EachPartHasItsOwnNameAndCountry) {
  const Actors actors = Report("Nairobi met Addis Ababa. It agreed.")
                            .actor("Nairobi", "STA", 0)
                            .actor("Addis Ababa", "GOV", 0)
                            .actor("It", "GOV", 0)
                            .resolve();
  ASSERT_EQ(actors.entities.size(), 2u);
  EXPECT_EQ(actors.entities[0].name, "Nairobi");
  EXPECT_EQ(actors.entities[0].country, "KEN");
  EXPECT_EQ(actors.entities[1].name, "Addis Ababa");
  EXPECT_EQ(actors.entities[1].country, "ETH");
  EXPECT_EQ(actors.references[2].entity, 1u);
  EXPECT_EQ(actors.references[2].naming, Naming::pronoun);
  EXPECT_EQ(actors.references[2].country, "ETH");
}

TEST(Country, OfABodyByItsOwnName) {
  EXPECT_EQ(country_of("the Taliban", "REB"), "AFG");
  EXPECT_EQ(country_of("a Hezbollah commander", "REB"), "LBN");
  EXPECT_EQ(country_of("the International Criminal Court", "JUD"), "INT");
  EXPECT_EQ(country_of("the National Guard", "MIL"), "");
  const Entity un = told("The United Nations", "2024-03-05", "IGO");
  EXPECT_EQ(un.country, "INT");
  EXPECT_TRUE(un.organisation_id);
}

TEST(Country, BodiesOfTwoCountriesAreTwo) {
  const Actors actors =
      Report("Hamas called. The Lord's Resistance Army answered the Hamas leaders.")
          .actor("Hamas", "REB", 0)
          .actor("The Lord's Resistance Army", "REB", 0)
          .actor("the Hamas leaders", "REB", 0)
          .resolve();
  ASSERT_EQ(actors.entities.size(), 2u);
  EXPECT_EQ(actors.entities[0].country, "PSE");
  EXPECT_EQ(actors.entities[1].country, "UGA");
  EXPECT_EQ(actors.references[2].entity, 0u);
}

TEST(Country, LikeliestToTheReaderWhereNothingTellsIt) {
  const Entity crowd = Report("The crowd left.")
                           .actor("The crowd", "CVL")
                           .countries({{"PER", 9000}, {"", 2000}, {"CHL", 1000}})
                           .entity();
  EXPECT_EQ(crowd.country, "PER");
  EXPECT_EQ(crowd.why, "country of the scene: the likeliest to the reader");
}

TEST(Country, OfThePassageWhereItLeavesNoChoice) {
  EXPECT_EQ(Report("The police fired at a crowd in Lima.")
                .actor("The police", "COP")
                .place("Lima")
                .country(),
            "PER");
  // Sources have no country of their own, as the reader sees.
  EXPECT_EQ(Report("Sources in the hills of Nepal said so.")
                .actor("Sources", "UNK")
                .countries({{"", 4000}, {"NPL", 2000}, {"IND", 1000}})
                .place("Nepal")
                .country(),
            "");
  const Entity police = Report("The police fired at a crowd in Lima.")
                            .actor("The police", "COP")
                            .place("Lima")
                            .entity();
  EXPECT_LT(police.score, Report("Peru's police").actor("Peru's police", "COP").entity().score);
  EXPECT_NE(police.why, "");
}

TEST(Entity, CarriesTheCodesValidOnTheDay) {
  const Entity then = Report("Yugoslavia", "1985-01-01").actor("Yugoslavia", "STA").entity();
  EXPECT_EQ(then.country, "YUG");
  EXPECT_EQ(then.cow, 345);
  const Entity later = Report("Yugoslavia", "1995-01-01").actor("Yugoslavia", "STA").entity();
  EXPECT_NE(later.country, "YUG");
  const Entity kosovo = Report("Kosovo's army").actor("Kosovo's army", "MIL").entity();
  EXPECT_EQ(kosovo.country, "XKX");
  EXPECT_EQ(kosovo.cameo, "KSVMIL");
}

TEST(Entity, KindIsReadOffTheWords) {
  const auto kind = [](const std::string& phrase, const char* sector) {
    return Report(phrase).actor(phrase, sector).entity().kind;
  };
  EXPECT_EQ(kind("Prime Minister Ana Lopes", "GOV"), "person");
  EXPECT_EQ(kind("the Jordanian ambassador", "GOV"), "office");
  EXPECT_EQ(kind("soldiers", "MIL"), "class");
  EXPECT_EQ(kind("two soldiers", "MIL"), "group");
  EXPECT_EQ(kind("Latvia", "STA"), "state");
  EXPECT_EQ(kind("the defence ministry", "GOV"), "body");
  EXPECT_EQ(Report("Lima").place("Lima").entity().kind, "place");
}

TEST(Entity, UnknownStaysUnknown) {
  const Entity entity = Report("gunmen").actor("gunmen", "UAF").entity();
  EXPECT_FALSE(entity.country);
  EXPECT_FALSE(entity.cameo);
  EXPECT_FALSE(entity.cow);
  EXPECT_TRUE(Report("").resolve().entities.empty());
}

TEST(Entity, PersonsOfTwoNamesAreTwo) {
  const Actors actors = Report("Boris Johnson met Theresa May. He smiled.", "2018-01-05")
                            .actor("Boris Johnson", "GOV", 0)
                            .actor("Theresa May", "GOV", 0)
                            .actor("He", "GOV", 0)
                            .resolve();
  ASSERT_EQ(actors.entities.size(), 2u);
  EXPECT_EQ(actors.entities[0].person_id, "boris-johnson");
  EXPECT_EQ(actors.entities[1].person_id, "theresa-may");
}

TEST(Country, OfTownsInTheWords) {
  EXPECT_EQ(country_of("the mayor of Garbolo", "GOV"), "");
  Report report("The mayor of Garbolo spoke.");
  report.actor("The mayor of Garbolo", "GOV").hint("Garbolo", "SLE");
  EXPECT_EQ(report.country(), "SLE");
  Report envoy("The envoy to Garbolo spoke.");
  envoy.actor("The envoy to Garbolo", "GOV").hint("Garbolo", "SLE");
  EXPECT_EQ(envoy.country(), "");
  Report family("A judge in Kerry spoke to Kerry's lawyer.");  // a secretary of state is called so
  EXPECT_EQ(family.actor("A judge in Kerry", "JUD").hint("Kerry", "IRL").country(), "IRL");
}

TEST(Country, OfThePassageForAllWhoBelongToOne) {
  Report report("The police shut the market of Garbolo.");
  report.actor("The police", "COP").acts("COERCE").hint("Garbolo", "SLE");
  EXPECT_EQ(report.country(), "SLE");
  EXPECT_EQ(Report("Miners left. Peru's minister said so.")
                .actor("Miners", "LAB")
                .actor("Peru's minister", "GOV")
                .country(),
            "PER");
}

TEST(Country, OfTheSceneByWordsOfItsReports) {
  const Entity told = Report("Protesters blocked the tehsildar's office after the lathicharge.")
                          .actor("Protesters", "CVL")
                          .acts("PROTEST")
                          .resolve()
                          .entities[0];
  EXPECT_EQ(told.country, "IND");
  EXPECT_EQ(told.why.rfind("country of the scene", 0), 0u) << told.why;
  EXPECT_LE(told.score, 0.5) << "surmised, not named";
}

TEST(Country, OfTheSceneNotForThoseFromElsewhere) {
  const std::pair<const char*, const char*> strangers[] = {{"Foreign companies", "BUS"},
                                                           {"Neighbouring governments", "GOV"},
                                                           {"Analysts", "EDU"},
                                                           {"Ministers of nine countries", "GOV"}};
  for (const auto& [words, sector] : strangers)
    EXPECT_EQ(Report(std::string(words) + " gathered in Lima.")
                  .actor(words, sector)
                  .place("Lima")
                  .country(),
              "")
        << words;
  EXPECT_EQ(Report("The court sat in Lima.").actor("The court", "JUD").place("Lima").country(),
            "PER");
}

TEST(Country, TownsNamedLikePersonsOrCommonWords) {
  const auto chief = [](const std::string& town, const std::string& end) {
    return Report("The chief of " + town + " spoke" + end)
        .actor("The chief of " + town, "COP")
        .hint(town, "BGR")
        .country();
  };
  EXPECT_EQ(chief("Garbolo", "."), "BGR");
  EXPECT_EQ(chief("Laura", "."), "") << "a given name";
  EXPECT_EQ(chief("Commerce", "."), "") << "a word of the language";
  EXPECT_EQ(chief("Manuel Gonzalez", "."), "") << "a given and a family name";
  EXPECT_EQ(chief("Commerce", " in Bulgaria."), "BGR") << "its country is named";
}

TEST(Entity, IsNotNamedByWhatASpeakerCallsHisOwn) {
  const Entity entity = Report("Our troops fired. The army denied it.")
                            .actor("Our troops", "MIL")
                            .actor("The army", "MIL", 0)
                            .entity();
  EXPECT_EQ(entity.name, "The army");
  EXPECT_EQ(Report("Our troops fired.").actor("Our troops", "MIL").entity().name, "Our troops");
}

TEST(Country, OfTheSceneThatLiesNearest) {
  const CountryScene scene({{5, 10, "ECU"}, {0, 10, "PER"}}, packed_names().lexicon());
  EXPECT_EQ(scene.country(1)->country, "PER");
  EXPECT_EQ(scene.country(6)->country, "ECU");
  EXPECT_LT(scene.country(1)->share, 100);
  EXPECT_FALSE(CountryScene({}, packed_names().lexicon()).country(0));
  // A long report far away does not outweigh what stands beside.
  std::vector<SceneClue> clues(1000, SceneClue{90, 10, "ECU"});
  clues.push_back({0, 10, "PER"});
  EXPECT_EQ(CountryScene(clues, packed_names().lexicon()).country(0)->country, "PER");
}

TEST(Country, InATextWithoutCapitals) {
  EXPECT_EQ(Report("the army said that colombia would answer.").actor("the army", "MIL").country(),
            "COL");
  EXPECT_EQ(Report("a man named chad. the army left.").actor("the army", "MIL").country(), "");
  EXPECT_EQ(Report("let us go now. the army left.").actor("the army", "MIL").country(), "");
}

TEST(Entity, AnAcronymIsTheNameWhoseInitialsMakeIt) {
  Report known("Sudan's Rapid Support Forces advanced. The RSF took a town.");
  known.actor("Sudan's Rapid Support Forces", "PRM").actor("The RSF", "PRM");
  EXPECT_EQ(known.resolve().entities.size(), 1u);
  Report unknown("The GVF lost. The Garbolo Valley Front withdrew.");
  unknown.actor("The GVF", "REB").actor("The Garbolo Valley Front", "REB");
  EXPECT_EQ(unknown.resolve().entities.size(), 1u);
  Report other("The GVF lost. The Garbolo Hill Front withdrew.");
  other.actor("The GVF", "REB").actor("The Garbolo Hill Front", "REB");
  EXPECT_EQ(other.resolve().entities.size(), 2u);
}

TEST(Entity, AStateAndItsCapitalThatActsForItAreOne) {
  Report states("Washington refused. The United States will wait. London protested.");
  states.actor("Washington", "STA").actor("The United States", "STA").actor("London", "STA");
  EXPECT_EQ(states.resolve().entities.size(), 2u);
  Report parts("Washington refused. The US army will wait.");
  parts.actor("Washington", "STA").actor("The US army", "MIL");
  EXPECT_EQ(parts.resolve().entities.size(), 2u);
}

TEST(Entity, WhoeverSpeaksIsOne) {
  const Actors actors = Report("I came. \"I know,\" she said. I left.")
                            .actor("I", "CVL")
                            .actor("I", "CVL")
                            .actor("she", "CVL")
                            .actor("I", "CVL")
                            .resolve();
  EXPECT_EQ(actors.references[0].entity, actors.references[3].entity);
  EXPECT_NE(actors.references[0].entity, actors.references[1].entity);
}

TEST(Entity, OneNameIsOneEntity) {
  const Actors actors = Report("Mahmoud Abbas arrived. Abbas left. The army of Fiji saw Abbas.")
                            .actor("Mahmoud Abbas", "GOV")
                            .actor("Abbas", "GOV")
                            .actor("The army of Fiji", "MIL")
                            .actor("Abbas", "GOV")
                            .resolve();
  EXPECT_EQ(actors.entities.size(), 2u);
  EXPECT_EQ(actors.references[0].entity, actors.references[3].entity);
}

}  // namespace
}  // namespace sayso
