#include "answer/tell.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "answer/account_case.h"
#include "ontology/load.h"

namespace sayso {
namespace {

const std::string kData = std::string(SAYSO_SOURCE_DIR) + "/data";
const std::string kGolden = std::string(SAYSO_SOURCE_DIR) + "/src/answer/testdata/sentences.txt";

const Ontology& ontology() {
  static const Ontology kOntology = *load_ontology(kData + "/ontology");
  return kOntology;
}

/// Each case with its sentence, in a fixed order.
using Cases = std::vector<std::pair<std::string, std::string>>;

/// Every way of vouching by certainty and time: by another, by the actor itself, by nobody named.
void add_ways(Cases& out) {
  for (const SayKind& kind : ontology().kinds) {
    for (const Factuality& factuality : ontology().factualities) {
      for (const std::string& tense : ontology().tenses) {
        const std::string name = fmt::format("{} {} {}", kind.name, factuality.name, tense);
        Account account = said(kind.name, factuality.name, tense);
        out.emplace_back(name, sentence(account));
        account.chain.front().vouchers = {state("Moscow")};
        out.emplace_back(name + " own", sentence(account));
        account.chain.front().vouchers = {};
        out.emplace_back(name + " unnamed", sentence(account));
      }
    }
  }
}

/// Every type and mode, with all its parts, and with fewer and fewer of them.
void add_acts(Cases& out) {
  std::vector<std::pair<std::string, std::string>> acts;
  for (const EventType& type : ontology().types) acts.emplace_back(type.name, "");
  for (const EventMode& mode : ontology().modes) {
    acts.emplace_back(ontology().type(mode.type).name, mode.name);
  }
  for (const auto& [type, mode] : acts) {
    Account account = shipment();
    account.act.type = type;
    account.act.mode = mode;
    account.act.trigger = "?";
    const std::string name = type + "/" + mode;
    out.emplace_back(name, sentence(account));
    role(account.act, Role::object) = {};
    out.emplace_back(name + " no object", sentence(account));
    role(account.act, Role::recipients) = {};
    out.emplace_back(name + " actor alone", sentence(account));
    role(account.act, Role::actors) = {};
    account.factuality = "CT-";
    out.emplace_back(name + " nobody, denied", sentence(account));
    account.factuality = "CT+";
    role(account.act, Role::recipients) = {group("rebels")};
    out.emplace_back(name + " no actor", sentence(account));
  }
}

/// Chains of one to five links of every kind on the outside.
void add_chains(Cases& out) {
  for (const SayKind& kind : ontology().kinds) {
    Account account = said("assert", "CT+", "past");
    for (const char* name : {"the ministry", "a paper", "analysts", ""}) {
      Parties vouchers;
      if (*name != '\0') vouchers = {group(name)};
      account.chain.push_back({vouchers, kind.name});
      out.emplace_back(fmt::format("{} depth {}", kind.name, account.chain.size()),
                       sentence(account));
    }
  }
}

Cases all_cases() {
  Cases out;
  add_ways(out);
  add_acts(out);
  add_chains(out);
  return out;
}

TEST(Tell, EverySentenceIsTheOneThatWasReadAndApproved) {
  std::string now;
  for (const auto& [name, words] : all_cases()) now += name + ": " + words + "\n";
  if (std::getenv("SAYSO_UPDATE") != nullptr) std::ofstream(kGolden) << now;
  std::ifstream file(kGolden);
  std::stringstream golden;
  golden << file.rdbuf();
  EXPECT_EQ(now, golden.str()) << "SAYSO_UPDATE=1 answer_test writes the file anew; read the diff";
}

TEST(Tell, EverySentenceIsWhole) {
  for (const auto& [name, words] : all_cases()) {
    ASSERT_GT(words.size(), 12u) << name;
    EXPECT_TRUE(words.front() >= 'A' && words.front() <= 'Z') << words;
    EXPECT_TRUE(words.ends_with('.')) << words;
    for (const char* fault :
         {"  ", " ,", " .", "..", " a a ", "<", "[", "|", "~", "_", "not not"}) {
      EXPECT_EQ(words.find(fault), std::string::npos) << words;
    }
  }
}

TEST(Tell, EveryTypeAndModeHasWordsOfItsOwn) {
  for (const EventType& type : ontology().types) {
    EXPECT_TRUE(type.say || tables().clauses.frames.knows(type.name, "")) << type.name;
  }
  for (const EventMode& mode : ontology().modes) {
    const std::string& type = ontology().type(mode.type).name;
    EXPECT_TRUE(tables().clauses.frames.knows(type, mode.name)) << type << "/" << mode.name;
  }
}

TEST(Tell, EveryKindAndFactualityHasWords) {
  for (const SayKind& kind : ontology().kinds) {
    EXPECT_NE(tables().find(kind.name, {}), nullptr) << kind.name;
  }
  for (const Factuality& factuality : ontology().factualities) {
    EXPECT_TRUE(tables().clauses.stances.contains(factuality.name)) << factuality.name;
  }
}

TEST(Tell, TheReportsOwnVerbIsUsedWhereItIsKnown) {
  Account account = said("assert", "CT+", "past");
  account.act.type = "REQUEST";
  account.act.mode = "assist";
  account.act.trigger = "turned to";
  role(account.act, Role::recipients) = {state("Pyongyang")};
  role(account.act, Role::object) = {thing("weapons")};
  EXPECT_EQ(
      sentence(account),
      "John Kirby says that Moscow turned to Pyongyang for weapons; nobody else confirms it.");
}

TEST(Tell, PiecesSayWhatTheyStandFor) {
  Account account = said("assert", "CT+", "past");
  account.act.id = "v1";
  const PlainSentence pieces = tell(tables(), account);
  const auto of = [&](Part part) {
    std::string out;
    for (const SentencePiece& piece : pieces) {
      if (piece.part == part) out += piece.text + "=" + piece.id + ";";
    }
    return out;
  };
  EXPECT_EQ(of(Part::voucher), "John Kirby=John Kirby;");
  EXPECT_EQ(of(Part::actor), "Moscow=Moscow;");
  EXPECT_EQ(of(Part::act), "shipped=v1;");
  EXPECT_EQ(of(Part::recipient), "Bamako=Bamako;");
  EXPECT_EQ(of(Part::object), "shells=shells;");
}

TEST(Tell, OthersOfTheSameReportAreNamed) {
  Account account = said("assert", "CT+", "past");
  account.supporters = {state("Seoul")};
  EXPECT_EQ(sentence(account),
            "John Kirby says that Moscow shipped shells to Bamako; Seoul also says so.");
  account.deniers = {state("Moscow"), state("Minsk")};
  EXPECT_EQ(sentence(account),
            "John Kirby says that Moscow shipped shells to Bamako; Seoul also says so, but Moscow "
            "and Minsk deny it.");
  account.supporters = {};
  EXPECT_EQ(sentence(account),
            "John Kirby says that Moscow shipped shells to Bamako; Moscow and Minsk deny it and "
            "nobody else confirms it.");
}

TEST(Tell, ADenialNamesWhoSaysOtherwise) {
  Account account = said("deny", "CT-", "past");
  account.deniers = {group("officials")};
  EXPECT_EQ(sentence(account),
            "John Kirby denies that Moscow shipped shells to Bamako; officials say otherwise.");
}

TEST(Tell, ManyTakeThePlural) {
  Account account = said("assert", "CT+", "now");
  account.chain.front().vouchers = {group("Two officials", true)};
  role(account.act, Role::actors) = {group("police")};
  EXPECT_EQ(sentence(account),
            "Two officials say that police are shipping shells to Bamako; nobody else confirms "
            "it.");
  role(account.act, Role::actors) = {state("the United States")};
  EXPECT_NE(sentence(account).find("the United States is shipping"), std::string::npos);
  role(account.act, Role::actors) = {state("Minsk"), state("Moscow"), state("Niamey")};
  EXPECT_NE(sentence(account).find("Minsk, Moscow and Niamey are shipping"), std::string::npos);
}

TEST(Tell, CapitalsOfTheReportsSentencesGo) {
  Account account = shipment();
  role(account.act, Role::actors) = {group("Gunmen", true)};
  EXPECT_EQ(sentence(account), "The report says that gunmen shipped shells to Bamako.");
  role(account.act, Role::actors) = {group("The ministry")};
  EXPECT_EQ(sentence(account), "The report says that the ministry shipped shells to Bamako.");
  role(account.act, Role::actors) = {group("EU monitors", true)};
  EXPECT_EQ(sentence(account), "The report says that EU monitors shipped shells to Bamako.");
}

TEST(Tell, WhoSpeaksOfHimselfIsTakenUpByAPronoun) {
  Account account = said("assert", "PS+", "future");
  role(account.act, Role::actors) = {person("John Kirby", "he")};
  EXPECT_EQ(sentence(account),
            "John Kirby says that he may ship shells to Bamako; nobody else confirms it.");
  role(account.act, Role::actors) = {person("John Kirby")};
  EXPECT_EQ(sentence(account),
            "John Kirby says that John Kirby may ship shells to Bamako; nobody else confirms it.");
}

TEST(Tell, PronounsStandInTheirCase) {
  Account account = shipment();
  role(account.act, Role::actors) = {group("them")};
  role(account.act, Role::recipients) = {group("They")};
  EXPECT_EQ(sentence(account), "The report says that they shipped shells to them.");
}

TEST(Tell, WithoutAnActorItIsPassive) {
  Account account = said("report", "PR+", "past");
  role(account.act, Role::actors) = {};
  account.chain.front().vouchers = {};
  EXPECT_EQ(sentence(account),
            "Reportedly, shells were probably shipped to Bamako; nobody else confirms it.");
  role(account.act, Role::object) = {};
  EXPECT_EQ(sentence(account),
            "Reportedly, there was probably aid for Bamako; nobody else confirms it.");
}

TEST(Tell, AConditionKeepsTheActOpen) {
  Account account = said("promise", "UU", "future");
  account.chain.front().vouchers = {state("Moscow")};
  account.condition = "If either is\nattacked";
  EXPECT_EQ(sentence(account), "Moscow promises to ship shells to Bamako if either is attacked.");
  account.condition = "if the";
  EXPECT_EQ(sentence(account), "Moscow promises to ship shells to Bamako.");
  account = said("assert", "UU", "future");
  account.condition = "a ceasefire";
  EXPECT_EQ(sentence(account),
            "John Kirby says that Moscow would ship shells to Bamako on the condition: a "
            "ceasefire.");
}

TEST(Tell, WhatIsGivenInReturnIsTold) {
  Account account = shipment();
  Act oil = account.act;
  std::swap(role(oil, Role::actors), role(oil, Role::recipients));
  role(oil, Role::object) = {thing("oil")};
  oil.trigger = "delivered";
  oil.factuality = "CT+";
  oil.tense = "future";
  account.exchange = {oil};
  EXPECT_EQ(sentence(account),
            "The report says that Moscow shipped shells to Bamako; in exchange, Bamako will "
            "deliver oil to Moscow.");
}

TEST(Tell, PlacesAndDatesKeepTheirPrepositions) {
  Account account = shipment();
  role(account.act, Role::place) = {thing("the border", "at")};
  role(account.act, Role::date) = {thing("Tuesday", "and")};
  EXPECT_EQ(sentence(account),
            "The report says that Moscow shipped shells to Bamako at the border on Tuesday.");
  role(account.act, Role::place) = {thing("Kupiansk", "the")};
  role(account.act, Role::date) = {thing("last week", "shells")};
  EXPECT_EQ(sentence(account),
            "The report says that Moscow shipped shells to Bamako in Kupiansk last week.");
}

TEST(Tell, AnAppositionIsClosed) {
  Account account = said("confirm", "CT+", "past");
  account.chain.front().vouchers = {person("The foreign minister, Cho Tae-yul")};
  EXPECT_EQ(sentence(account),
            "The foreign minister, Cho Tae-yul, confirms that Moscow shipped shells to Bamako; "
            "nobody else confirms it.");
}

TEST(Tell, TheOutletSpeaksInItsName) {
  Account account = shipment();
  account.outlet = "Harbour Wire";
  EXPECT_EQ(sentence(account), "Harbour Wire reports that Moscow shipped shells to Bamako.");
  account.factuality = "UU";
  EXPECT_EQ(sentence(account), "Harbour Wire leaves open whether Moscow shipped shells to Bamako.");
}

TEST(Tell, HostileNamesStayWordsOnOneLine) {
  Account account = shipment();
  role(account.act,
       Role::actors) = {state("<b>Mos\ncow</b>\u202E \x1b[31m[ <R>] | " + std::string(4000, 'x'))};
  const std::string words = sentence(account);
  EXPECT_EQ(words.find('\n'), std::string::npos);
  EXPECT_EQ(words.find('\x1b'), std::string::npos);
  EXPECT_EQ(words.find("\u202E"), std::string::npos);
  EXPECT_NE(words.find("<b>Mos cow</b>"), std::string::npos);
  EXPECT_LT(words.size(), 600u);
}

TEST(Tell, WhatABadlyCutSpanLeavesAtItsEndsGoes) {
  const std::pair<const char*, const char*> cases[] = {
      {"four of", "four"},
      {"and the rest of the field", "the rest of the field"},
      {"two depots in the", "two depots"},
      {"a businessman based in", "a businessman"},
      {"Guyana's", "Guyana"},
      {"Gov. Chris Christie \u2014", "Gov. Chris Christie"},
      {"23 billion euros ($25 billion", "23 billion euros ($25 billion)"},
      {"the \u201Cbutcher", "the butcher"},
      {"\"a name\" of theirs", "\"a name\" of theirs"},
      {"the prisoners\u2019 committee", "the prisoners\u2019 committee"}};
  for (const auto& [words, whole] : cases) {
    EXPECT_EQ(tables().clauses.english.whole(words), whole);
  }
  for (const char* nothing : {"the", "to the", "", " ,", "and", "of the"}) {
    EXPECT_EQ(tables().clauses.english.whole(nothing), "") << nothing;
  }
  Account account = shipment();
  role(account.act, Role::recipients) = {thing("the")};
  role(account.act, Role::place) = {thing("in Kailali district", "in")};
  EXPECT_EQ(sentence(account), "The report says that Moscow shipped shells in Kailali district.");
  account.chain = {{{person("the")}, "assert"}};
  account.kind = "assert";
  EXPECT_EQ(sentence(account),
            "It is said that Moscow shipped shells in Kailali district; nobody else confirms it.");
}

TEST(Tell, DaysAndPlacesGetThePrepositionOfTheirKind) {
  const std::pair<const char*, const char*> dates[] = {
      {"19 October", "on 19 October"},      {"March 4, 2010", "on March 4, 2010"},
      {"March 2010", "in March 2010"},      {"2010", "in 2010"},
      {"same evening", "the same evening"}, {"15 days ago", "15 days ago"},
      {"Since 2013", "since 2013"}};
  for (const auto& [words, told] : dates) {
    Account account = shipment();
    role(account.act, Role::date) = {thing(words)};
    EXPECT_NE(sentence(account).find(std::string("to Bamako ") + told + "."), std::string::npos)
        << sentence(account);
  }
  const std::pair<const char*, const char*> places[] = {
      {"Sanaa airport", "at Sanaa airport"}, {"the bridge", "on the bridge"}, {"Kyiv", "in Kyiv"}};
  for (const auto& [words, told] : places) {
    Account account = shipment();
    role(account.act, Role::place) = {thing(words)};
    EXPECT_NE(sentence(account).find(std::string("to Bamako ") + told + "."), std::string::npos)
        << sentence(account);
  }
}

TEST(Tell, WhatLastsSinceThenIsInThePerfect) {
  Account account = shipment();
  role(account.act, Role::date) = {thing("January", "since")};
  EXPECT_EQ(sentence(account),
            "The report says that Moscow has shipped shells to Bamako since "
            "January.");
  account.tense = "now";
  role(account.act, Role::actors) = {};
  EXPECT_EQ(sentence(account),
            "The report says that shells have been shipped to Bamako since "
            "January.");
  account.factuality = "CT-";
  EXPECT_EQ(sentence(account),
            "The report says that shells have not been shipped to Bamako since "
            "January.");
}

TEST(Tell, FirstPersonsBecomeTheSpeaker) {
  Account account = shipment();
  role(account.act, Role::actors) = {group("our men")};
  role(account.act, Role::object) = {thing("My guns")};
  EXPECT_EQ(sentence(account),
            "The report says that the speaker's men shipped the speaker's guns to Bamako.");
}

TEST(Tell, NobodySaysThatHeSays) {
  Account account = said("ask", "UU", "future");
  account.chain = {{{state("Moscow")}, "ask"}, {{state("Moscow")}, "assert"}};
  role(account.act, Role::actors) = {state("Minsk")};
  EXPECT_EQ(sentence(account), "Moscow asks that Minsk ship shells to Bamako.");
}

TEST(Tell, SeveralWhoSpeakOfThemselvesAreThey) {
  Account account = said("assert", "CT+", "future");
  const Parties both = {state("India"), state("Brazil")};
  account.chain.front().vouchers = both;
  role(account.act, Role::actors) = both;
  EXPECT_EQ(sentence(account),
            "India and Brazil say that they will ship shells to Bamako; nobody else confirms it.");
}

TEST(Tell, AVoiceThatNoPronounTakesUpIsNotNamedTwice) {
  Account account = said("assert", "CT+", "past");
  role(account.act, Role::actors) = {person("John Kirby")};
  EXPECT_EQ(sentence(account),
            "John Kirby tells of having shipped shells to Bamako; nobody else confirms it.");
}

TEST(Tell, WhoeverSpeaksIsTakenUpWhereSomebodyActsOnHim) {
  Account account = said("assert", "CT+", "past");
  account.chain.front().vouchers = {state("Bamako")};
  EXPECT_EQ(sentence(account),
            "Bamako says that Moscow shipped shells to it; nobody else confirms it.");
  account.chain.front().vouchers = {person("John Kirby", "he")};
  role(account.act, Role::recipients) = {person("John Kirby", "he")};
  EXPECT_EQ(sentence(account),
            "John Kirby says that Moscow shipped shells to him; nobody else confirms it.");
  Party ours = group("the rulers");
  ours.pronoun = "we";
  account.chain.front().vouchers = {ours};
  role(account.act, Role::recipients) = {ours};
  EXPECT_EQ(sentence(account),
            "The rulers say that Moscow shipped shells to them; nobody else confirms it.");
}

TEST(Tell, NumbersAndNationsAgreeWithTheirVerbs) {
  const std::pair<const char*, const char*> cases[] = {{"2,000 roubles", "were"},
                                                       {"the four", "were"},
                                                       {"the United Nations", "was"},
                                                       {"the Southeast Asian nations", "were"},
                                                       {"some of those critics", "were"},
                                                       {"the Democratic platforms", "were"},
                                                       {"1 man", "was"},
                                                       {"Hamas", "was"}};
  for (const auto& [words, verb] : cases) {
    Account account = shipment();
    role(account.act, Role::actors) = {};
    role(account.act, Role::object) = {state(words)};
    EXPECT_NE(sentence(account).find(std::string(words) + " " + verb + " shipped"),
              std::string::npos)
        << sentence(account);
  }
}

TEST(Tell, NegationAndNumberReachTheWordsAroundThem) {
  Account account = shipment();
  account.act.type = "ASSAULT";
  account.act.mode = "firearms";
  account.act.trigger = "?";
  role(account.act, Role::object) = role(account.act, Role::recipients) = {};
  account.factuality = "CT-";
  EXPECT_EQ(sentence(account), "The report says that Moscow did not shoot at anybody.");
  account = shipment();
  account.act.type = "CONSULT";
  account.act.mode = "third-party";
  account.act.trigger = "?";
  EXPECT_NE(sentence(account).find("mediated with Bamako"), std::string::npos);
  role(account.act, Role::recipients) = {state("Bamako"), state("Niamey")};
  EXPECT_NE(sentence(account).find("mediated between Bamako and Niamey"), std::string::npos);
}

TEST(Tell, TheSameReturnIsToldOnce) {
  Account account = shipment();
  Act oil = account.act;
  std::swap(role(oil, Role::actors), role(oil, Role::recipients));
  oil.factuality = "CT+";
  oil.tense = "past";
  account.exchange = {oil, oil};
  EXPECT_EQ(sentence(account),
            "The report says that Moscow shipped shells to Bamako; in exchange, Bamako shipped "
            "shells to Moscow.");
}

TEST(Tell, AnAbbreviationEndsASentenceWithoutASecondStop) {
  Account account = shipment();
  role(account.act, Role::recipients) = {state("the U.S.")};
  EXPECT_EQ(sentence(account), "The report says that Moscow shipped shells to the U.S.");
}

TEST(Tell, AnUnknownTypeIsStillASentence) {
  Account account = shipment();
  account.act.type = "DANCE";
  EXPECT_EQ(sentence(account), "The report says that Moscow acted against Bamako with shells.");
}

}  // namespace
}  // namespace sayso
