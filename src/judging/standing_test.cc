// What docs/ledger.md says of voices, standing, stage and status, word by word and rule by rule.
#include "judging/standing.h"

#include <gtest/gtest.h>

#include <sstream>

namespace sayso {
namespace {

const LedgerRules& rules() {
  static const LedgerRules kRules = [] {
    Result<LedgerRules> loaded = LedgerRules::load(std::string(SAYSO_SOURCE_DIR) + "/data");
    EXPECT_TRUE(loaded.has_value()) << (loaded.has_value() ? "" : loaded.error().what);
    return std::move(loaded).value();
  }();
  return kRules;
}

LedgerParty state(const std::string& country) {
  LedgerParty party;
  party.key = "state:" + country;
  party.name = country;
  party.country = country;
  party.sectors = {"STA"};
  party.proper = true;
  return party;
}

/// One claim of a made-up report. Voices: "gov:RUS" and the like, "outlet:NAME" the outlet's own
/// word, "unnamed:NAME" a nameless source.
struct Say {
  std::string day, doc, voice, stance = "asserts", kind = "assert", tense = "past";
};

/// An event of reports, with what is known of them.
class Case {
 public:
  explicit Case(std::string act = "ASSAULT") : act_(std::move(act)) {}

  Case& say(const Say& say) {
    LedgerAct act;
    act.doc = say.doc;
    act.published_at = say.day;
    act.start = static_cast<std::uint32_t>(acts_.size());
    act.end = act.start + 1;
    act.type = act.act = act_;
    act.actors = {state("RUS")};
    act.recipients = {state("UKR")};
    act.stance = say.stance;
    LedgerClaim claim;
    claim.id = say.doc + "-claim";
    claim.kind = say.kind;
    claim.tense = say.tense;
    claim.stance = say.stance;
    claim.voices = {say.voice};
    claim.named = say.voice.rfind("unnamed:", 0) != 0;
    if (say.voice.rfind("outlet:", 0) != 0) {
      LedgerLink link;
      if (claim.named) {
        LedgerParty voucher;
        voucher.name = say.voice;
        link.vouchers.push_back(voucher);
      }
      claim.chain.push_back(link);
    }
    act.claims.push_back(claim);
    acts_.push_back(act);
    ReportFacts& facts = facts_[say.doc];
    facts.key = say.doc;
    facts.published_at = say.day;
    if (facts.outlet.empty()) facts.outlet = "paper of " + say.doc;
    return *this;
  }
  LedgerAct& last() { return acts_.back(); }
  ReportFacts& facts(const std::string& doc) { return facts_[doc]; }
  Case& rests(const std::string& doc, const std::string& on, const std::string& relation) {
    facts_[doc].rests_on = on;
    facts_[doc].relation = relation;
    return *this;
  }
  LedgerEvent on(const std::string& day = {}) const { return judge(acts_, facts_, day, rules()); }

 private:
  std::string act_;
  std::vector<LedgerAct> acts_;
  std::map<std::string, ReportFacts> facts_;
};

/// A row: who says what, as "day voice how; ...", and what it comes to: standing, stage, status,
/// independent and denying voices. Voices are states, the outlet of the report, or unnamed. How: +
/// - admits, still-not (no act so far), plans, will-not (of its own plan, or another's),
/// will-not-deny (a charge of planning is untrue), open, old.
struct Row {
  const char* why;
  const char* act;
  const char* said;
  const char* comes_to;
};

constexpr Row kStandings[] = {
    {"one named voice", "ASSAULT", "1 UKR +", "claimed happened claimed 1 0"},
    {"the outlet's own word is a voice", "ASSAULT", "1 outlet +", "claimed happened claimed 1 0"},
    {"only unnamed voices", "ASSAULT", "1 unnamed +; 2 unnamed +",
     "unconfirmed happened unconfirmed 0 0"},
    {"unnamed voices never lift a claim", "ASSAULT", "1 UKR +; 2 unnamed +",
     "claimed happened claimed 1 0"},
    {"two organs of one government are one voice", "ASSAULT", "1 UKR +; 2 UKR +",
     "claimed happened claimed 1 0"},
    {"two voices", "ASSAULT", "1 UKR +; 2 outlet +", "confirmed happened confirmed 2 0"},
    {"one voice, and the accused denies", "ASSAULT", "1 UKR +; 2 RUS -",
     "disputed happened disputed 1 1"},
    {"one voice, and another party denies", "ASSAULT", "1 UKR +; 2 BLR -",
     "disputed happened disputed 1 1"},
    {"two voices, and a denial", "ASSAULT", "1 UKR +; 2 outlet +; 3 RUS -",
     "corroborated happened corroborated 2 1"},
    {"an unnamed denial is none", "ASSAULT", "1 UKR +; 2 unnamed -",
     "claimed happened claimed 1 0"},
    {"a denial, and only unnamed voices assert", "ASSAULT", "1 unnamed +; 2 RUS -",
     "denied happened denied 0 1"},
    {"a denial, and nobody asserts", "ASSAULT", "2 RUS -", "denied none denied 0 1"},
    {"the doer admits what another reported and it had denied", "ASSAULT",
     "1 UKR +; 2 RUS -; 5 RUS +", "confirmed happened confirmed 2 0"},
    {"the doer admits, another denies on", "ASSAULT", "1 UKR +; 2 BLR -; 5 RUS admits",
     "confirmed happened confirmed 2 1"},
    {"a victim that bears out a witness has conceded nothing", "ASSAULT",
     "1 outlet +; 2 RUS -; 3 UKR +", "corroborated happened corroborated 2 1"},
    {"a party admits its own loss that the doer had reported", "ASSAULT",
     "1 RUS +; 2 BLR -; 3 UKR +", "confirmed happened confirmed 2 1"},
    {"a party that speaks first concedes nothing", "ASSAULT", "1 RUS admits; 2 UKR -",
     "disputed happened disputed 1 1"},
    {"a source that turns round has taken its word back", "ASSAULT", "1 UKR +; 3 UKR -",
     "retracted none retracted 0 0"},
    {"retracted outranks denied", "ASSAULT", "1 UKR +; 2 RUS -; 3 UKR -",
     "retracted none retracted 0 1"},
    {"taken back, but another voice stands", "ASSAULT", "1 UKR +; 2 outlet +; 3 UKR -",
     "claimed happened claimed 1 0"},
    {"done by declaring: any report of an act of speech", "ACCUSE", "1 outlet +",
     "confirmed happened confirmed 1 0"},
    {"done by declaring: a demand", "REQUEST", "1 UKR +", "confirmed happened confirmed 1 0"},
    {"done by declaring: a threat", "THREATEN", "1 outlet +", "confirmed happened confirmed 1 0"},
    {"done by declaring: an apology", "CONCEDE", "1 outlet +", "confirmed happened confirmed 1 0"},
    {"done by declaring: a sanction, by the doer's own word", "SANCTION", "1 RUS +",
     "confirmed happened confirmed 1 0"},
    {"a sanction on the word of another alone", "SANCTION", "1 UKR +",
     "claimed happened claimed 1 0"},
    {"an act of speech that only unnamed voices tell", "ACCUSE", "1 unnamed +",
     "unconfirmed happened unconfirmed 0 0"},
    {"an act of speech that is denied", "ACCUSE", "1 outlet +; 2 RUS -",
     "disputed happened disputed 1 1"},
    {"only asked for, threatened, possible", "AID", "1 UKR open",
     "none hypothetical hypothetical 0 0"},
    {"only background mentions", "ASSAULT", "1 outlet old", "none happened happened 0 0"},
    {"background mentions are not counted", "ASSAULT", "1 UKR +; 31 outlet old",
     "claimed happened claimed 1 0"},
};

constexpr Row kStages[] = {
    {"announced by the doer", "CONSULT", "1 RUS plans", "claimed planned planned 1 0"},
    {"announced by an unnamed voice alone", "CONSULT", "1 unnamed plans",
     "unconfirmed planned planned 0 0"},
    {"planned, then done", "CONSULT", "1 RUS plans; 5 outlet +", "claimed happened done 1 0"},
    {"planned, then done on the word of nobody named", "CONSULT", "1 RUS plans; 5 unnamed +",
     "claimed planned planned 1 0"},
    {"announced and told as done in one breath", "CONSULT", "5 RUS plans; 5 outlet +",
     "claimed happened claimed 1 0"},
    {"called off by the doer", "CONSULT", "1 RUS plans; 3 RUS will-not",
     "claimed called-off called-off 1 0"},
    {"called off, then fixed anew", "CONSULT", "1 RUS plans; 3 RUS will-not; 6 RUS plans",
     "claimed planned planned 1 0"},
    {"a plan that another announces and the doer denies", "CONSULT",
     "1 UKR plans; 3 RUS will-not-deny", "disputed planned disputed 1 1"},
    {"a plan of unnamed voices that the doer denies", "CONSULT",
     "1 unnamed plans; 3 RUS will-not-deny", "denied planned denied 0 1"},
    {"still not: changes nothing", "CONSULT", "1 RUS plans; 3 UKR still-not",
     "claimed planned planned 1 0"},
    {"not yet", "CONSULT", "1 RUS plans; 3 UKR -; 5 outlet +", "claimed happened done 1 0"},
    {"threatened, then carried out: not done, but claimed", "ASSAULT", "1 RUS open; 5 outlet +",
     "claimed happened claimed 1 0"},
};

struct How {
  std::string stance = "asserts", kind = "assert", tense = "past";
};

How how(const std::string& word) {
  static const std::map<std::string, How> kHow = {{"+", {}},
                                                  {"admits", {"asserts", "confirm", "past"}},
                                                  {"-", {"denies", "deny", "past"}},
                                                  {"still-not", {"denies", "assert", "past"}},
                                                  {"plans", {"plans", "assert", "future"}},
                                                  {"will-not", {"denies", "assert", "future"}},
                                                  {"will-not-deny", {"denies", "deny", "future"}},
                                                  {"open", {"none", "ask", "future"}},
                                                  {"old", {"background", "assert", "past"}}};
  return kHow.at(word);
}

Say say_of(const std::string& words, const std::string& doc) {
  std::istringstream in(words);
  std::string day, voice, manner;
  in >> day >> voice >> manner;
  const bool paper = voice == "outlet" || voice == "unnamed";
  const How said = how(manner);
  return {"2025-01-" + std::string(2 - day.size(), '0') + day,
          doc,
          paper ? voice + ":" + doc : "gov:" + voice,
          said.stance,
          said.kind,
          said.tense};
}

void expect(const Row& row) {
  Case one(row.act);
  std::istringstream said(row.said);
  std::string words;
  for (char doc = 'a'; std::getline(said, words, ';'); ++doc) one.say(say_of(words, {doc}));
  const LedgerEvent event = one.on();
  const auto word = [](const std::string& text) { return text.empty() ? "none" : text; };
  const std::string got = word(event.standing) + " " + word(event.stage) + " " + event.status +
                          " " + std::to_string(event.independent_voices) + " " +
                          std::to_string(event.denying_voices);
  EXPECT_EQ(got, row.comes_to) << row.why;
  EXPECT_TRUE(event.standing.empty() || !event.reasons.empty()) << row.why;
}

TEST(Standing, FollowsTheTableOfTheDefinitions) {
  for (const Row& row : kStandings) expect(row);
}

TEST(Stage, FollowsTheDefinitions) {
  for (const Row& row : kStages) expect(row);
}

TEST(Standing, OfADayKnowsNothingOfLaterReports) {
  Case one;
  one.say({"2025-01-01", "a", "unnamed:a"})
      .say({"2025-01-02", "b", "gov:UKR"})
      .say({"2025-01-03", "c", "gov:RUS", "denies", "deny"})
      .say({"2025-01-04", "d", "outlet:d"})
      .say({"2025-01-05", "e", "gov:RUS", "asserts", "confirm"});
  EXPECT_EQ(one.on("2024-12-31").status, "");
  EXPECT_TRUE(one.on("2024-12-31").mentions.empty());
  EXPECT_EQ(one.on("2025-01-01").status, "unconfirmed");
  EXPECT_EQ(one.on("2025-01-02").status, "claimed");
  EXPECT_EQ(one.on("2025-01-03").status, "disputed");
  EXPECT_EQ(one.on("2025-01-04").status, "corroborated");
  EXPECT_EQ(one.on("2025-01-05").status, "confirmed");
  EXPECT_EQ(one.on().status, "confirmed");
  EXPECT_EQ(one.on("2025-01-01").id, one.on().id);
}

TEST(Standing, NobodyIsABystanderByAGuess) {
  Case one("SANCTION");
  one.say({"2025-01-01", "a", "gov:UKR"});
  LedgerParty& voucher = one.last().claims.front().chain.front().vouchers.front();
  voucher.name = "Ukraine's foreign ministry";
  EXPECT_EQ(one.on().status, "claimed");
  voucher.name = "the foreign ministry";
  EXPECT_EQ(one.on().status, "confirmed") << "which may well be that of the doer";
}

TEST(Standing, OfACallingOffIsThatOfADeclaration) {
  Case one("RETREAT");
  one.say({"2025-01-01", "a", "gov:RUS"});
  EXPECT_EQ(one.on().status, "claimed");
  one.last().trigger = "called off";
  EXPECT_EQ(one.on().status, "confirmed");
}

TEST(Stage, IsOverdueFromTheDayAfterTheExpectedOne) {
  Case one("AID");
  one.say({"2025-05-01", "a", "gov:RUS", "plans", "assert", "future"});
  one.last().expected_by = "2025-05-31";
  EXPECT_EQ(one.on("2025-05-31").status, "planned");
  EXPECT_EQ(one.on("2025-06-01").status, "overdue");
  EXPECT_EQ(one.on("2025-06-01").expected_by, "2025-05-31");
  one.say({"2025-06-05", "b", "gov:UKR", "denies", "assert", "past"});
  EXPECT_EQ(one.on("2025-06-05").status, "overdue");
  EXPECT_EQ(one.on("2025-06-05").denying_voices, 0);
  one.say({"2025-06-07", "c", "gov:RUS", "plans", "assert", "future"});
  one.last().expected_by = "2025-06-30";
  EXPECT_EQ(one.on("2025-06-07").status, "planned");
  one.say({"2025-06-20", "d", "gov:UKR"});
  EXPECT_EQ(one.on("2025-07-20").status, "done");
}

TEST(Stage, IsCalledOffByTheWordsOfIt) {
  Case one("COOPERATE");
  one.say({"2025-03-21", "a", "gov:RUS", "plans", "assert", "future"});
  one.say({"2025-05-28", "b", "outlet:b", "called-off", "report", "now"});
  EXPECT_EQ(one.on().status, "called-off");
  EXPECT_EQ(one.on().mentions.back().stance, "denies");
  Case first("COOPERATE");
  first.say({"2025-05-28", "b", "gov:RUS", "denies", "assert", "future"});
  LedgerLink& link = first.last().claims.front().chain.front();
  link.cue = "called off";
  EXPECT_EQ(first.on().status, "called-off") << "although no report has told of the plan";
}

TEST(Stage, HoldsNoActOfADayToComeForDone) {
  Case one("CONSULT");
  one.say({"2025-03-06", "a", "outlet:a"});
  one.last().when = CodedDate{"2025-03-14", "2025-03-14", "day", ""};
  EXPECT_EQ(one.on().status, "planned");
  EXPECT_EQ(one.on("2025-03-15").status, "overdue");
}

TEST(Stage, OfWhatWasAskedForIsNotMovedByItsName) {
  Case one("RETREAT");
  one.say({"2025-01-01", "a", "gov:UKR", "none", "ask", "future"});
  one.say({"2025-01-03", "b", "outlet:b", "asserts", "report", "now"});
  one.last().definite = true;
  EXPECT_EQ(one.on().status, "hypothetical") << "listeners ask about the truce";
  one.last().when = CodedDate{"2025-01-02", "2025-01-02", "day", ""};
  EXPECT_EQ(one.on().status, "claimed") << "the truce of Thursday";
}

TEST(Stage, IsPlannedWhereADeedIsToldAsAgreedOnly) {
  Case one("AID");
  one.say({"2025-04-16", "a", "gov:RUS", "plans", "assert", "future"});
  one.last().expected_by = "2025-05-31";
  one.say({"2025-06-05", "b", "gov:UKR"});
  one.last().type = one.last().act = "AGREE";
  EXPECT_EQ(one.on("2025-06-05").status, "overdue")
      << "that it was promised is no news of the deed";
}

TEST(Voices, CopiesAreOneVoiceWithWhatTheyRepeat) {
  Case one;
  one.say({"2025-01-01", "wire", "outlet:wire"});
  for (int i = 0; i < 1000; ++i) {
    const std::string doc = "copy" + std::to_string(i);
    one.say({"2025-01-02", doc, "outlet:" + doc})
        .rests(doc, "wire", i % 2 == 0 ? "copy" : "near-copy");
  }
  EXPECT_EQ(one.on().status, "claimed");
  EXPECT_EQ(one.on().independent_voices, 1);
  EXPECT_EQ(one.on().reports, 1001);
}

TEST(Voices, WhatRestsOnAnotherReportIsItsWord) {
  for (const char* const relation : {"same-wire", "quotes-other"}) {
    Case one;
    one.say({"2025-01-01", "a", "gov:UKR"})
        .say({"2025-01-02", "b", "outlet:b"})
        .rests("b", "a", relation);
    EXPECT_EQ(one.on().status, "claimed") << relation;
    one.say({"2025-01-03", "c", "outlet:c"});
    EXPECT_EQ(one.on().status, "confirmed") << "a third who saw it himself";
  }
}

TEST(Voices, ACopyThatAddsANamedVoiceAddsThatVoice) {
  Case one;
  one.say({"2025-01-01", "a", "outlet:a"})
      .say({"2025-01-02", "b", "outlet:b"})
      .rests("b", "a", "near-copy");
  one.say({"2025-01-02", "b", "gov:UKR"});
  EXPECT_EQ(one.on().status, "confirmed");
}

TEST(Voices, TheSpeakerOfACopiedSentenceIsTheOriginals) {
  Case one;
  one.say({"2025-01-01", "a", "gov:UKR"});
  one.last().sentence = "Guns shelled the town, the governor said.";
  one.say({"2025-01-01", "b", "gov:RUS"}).rests("b", "a", "near-copy");
  one.last().sentence = "Guns shelled the town, the governor said.";
  EXPECT_EQ(one.on().status, "claimed");
}

TEST(Voices, AnOutletThatRecallsAnEventDaysLaterAddsNone) {
  Case one;
  one.say({"2025-01-01", "a", "gov:UKR"}).say({"2025-01-09", "b", "outlet:b"});
  EXPECT_EQ(one.on().status, "claimed");
  one.say({"2025-01-09", "c", "gov:POL"});
  EXPECT_EQ(one.on().status, "confirmed") << "whoever is quoted says it today";
}

TEST(Voices, AQuotedOutletIsTheSameVoiceAsItsOwnReport) {
  Case one;
  one.say({"2025-01-01", "a", "outlet:harbour wire"}).say({"2025-01-02", "b", "name:harbour wire"});
  EXPECT_EQ(one.on().independent_voices, 1);
  Case chain;
  chain.say({"2025-01-01", "a", "gov:UKR"}).say({"2025-01-02", "b", "name:paper of a"});
  EXPECT_EQ(chain.rests("b", "a", "quotes-other").on().independent_voices, 1) << "and its source's";
}

TEST(Retraction, AKillTakesItsCopiesWithIt) {
  Case one;
  one.say({"2025-05-06", "wire", "gov:CHN"})
      .say({"2025-05-06", "copy", "gov:CHN"})
      .rests("copy", "wire", "copy");
  one.facts("wire").withdrawn_on = "2025-05-08";
  EXPECT_EQ(one.on("2025-05-07").status, "claimed");
  const LedgerEvent event = one.on("2025-05-08");
  EXPECT_EQ(event.status, "retracted");
  EXPECT_EQ(event.independent_voices, 0);
  for (const EventMention& mention : event.mentions) EXPECT_EQ(mention.stance, "withdrawn");
  one.say({"2025-05-09", "other", "gov:CHN"});
  EXPECT_EQ(one.on("2025-05-09").status, "claimed") << "told anew by a report of its own";
}

TEST(Retraction, WhatRestsOnTheWordOfTheOutletFallsWithIt) {
  Case one;
  one.say({"2025-05-06", "wire", "outlet:wire"}).say({"2025-05-06", "blog", "name:wire"});
  one.say({"2025-05-07", "kill", "outlet:wire", "withdrawn"});
  one.facts("kill").notice = "kill";
  EXPECT_EQ(one.on("2025-05-06").status, "claimed");
  EXPECT_EQ(one.on("2025-05-07").status, "retracted");
  one.say({"2025-05-07", "eye", "outlet:eye"});
  EXPECT_EQ(one.on("2025-05-07").status, "claimed") << "another voice stands";
}

TEST(Retraction, WhoStillPassesOnWhatWasTakenBackLiftsNothing) {
  Case one;
  one.say({"2025-05-06", "wire", "outlet:paper of wire"});
  one.say({"2025-05-07", "kill", "outlet:paper of wire", "withdrawn"});
  one.facts("kill").outlet = "paper of wire";
  one.say({"2025-05-08", "blog", "name:paper of wire"});
  EXPECT_EQ(one.on().status, "retracted");
  one.say({"2025-05-09", "anew", "outlet:paper of wire"});
  one.facts("anew").outlet = "paper of wire";
  EXPECT_EQ(one.on().status, "claimed") << "the outlet tells it anew";
}

TEST(Retraction, WhatRestsOnAReportThatIsTakenBackFallsButForNamedVoices) {
  Case one;
  one.say({"2025-05-06", "wire", "outlet:wire"}).say({"2025-05-06", "blog", "words:agency@blog"});
  one.rests("blog", "wire", "quotes-other");
  one.facts("wire").withdrawn_on = "2025-05-07";
  EXPECT_EQ(one.on().status, "retracted");
  one.say({"2025-05-06", "blog", "gov:UKR"});
  EXPECT_EQ(one.on().status, "claimed");
}

TEST(Voices, TheWitnessesOfACopyAreThoseOfWhatItRepeats) {
  Case one;
  one.say({"2025-01-01", "a", "words:hospital@a"}).say({"2025-01-02", "b", "words:hospital@b"});
  EXPECT_EQ(one.on().independent_voices, 2);
  EXPECT_EQ(one.rests("b", "a", "near-copy").on().independent_voices, 1);
}

TEST(Voices, TheSecretaryOfACommitteeSpeaksForIt) {
  const auto told = [](const std::string& body, const std::string& member) {
    Case one("ASSAULT");
    one.say({"2024-01-01", "a", "name:" + body});
    one.last().claims.front().chain.front().vouchers.front().name = body;
    one.say({"2024-01-01", "a", "words:member@paper of a"});
    one.last().claims.front().chain.front().vouchers.front().name = member;
    one.last().claims.front().chain.front().start = 9;
    return one.on().independent_voices;
  };
  EXPECT_EQ(told("the human rights committee of Puno", "The committee's secretary"), 1);
  EXPECT_EQ(told("the human rights committee of Puno", "The hospital\u2019s director"), 2);
}

TEST(Voices, WhomACopyPlacesIsPlacedInTheOriginal) {
  Case one("ASSAULT");
  one.say({"2024-01-01", "a", "words:regional governor@paper of a"});
  one.say({"2024-01-01", "b", "gov:UKR"}).rests("b", "a", "near-copy");
  one.say({"2024-01-01", "c", "gov:UKR"});
  EXPECT_EQ(one.on().independent_voices, 2) << "other words for other people";
  for (const char* const guess : {"words:governor@paper of a", "gov:RUS"}) {
    Case same("ASSAULT");
    for (const std::string doc : {"a", "b"}) {
      same.say({"2024-01-01", doc, doc == "a" ? guess : "gov:UKR"});
      same.last().claims.front().chain.front().vouchers.front().name = "the regional governor";
    }
    same.rests("b", "a", "near-copy").say({"2024-01-01", "c", "gov:UKR"});
    EXPECT_EQ(same.on().independent_voices, 1) << guess;
  }
}

TEST(Voices, WhoTellsTheActAndFindsNobodyHurtDeniesNothing) {
  Case one;
  one.say({"2025-01-01", "a", "outlet:a"});
  one.last().tellings = {{0, 1, "shelling", "", "asserts", {}},
                         {5, 6, "wounded", "", "denies", {}}};
  LedgerClaim none = one.last().claims.front();
  none.start = 5;
  none.kind = "report";
  none.stance = "denies";
  one.last().claims.push_back(none);
  EXPECT_EQ(one.on().status, "claimed");
  one.last().claims.back().kind = "deny";
  EXPECT_EQ(one.on().status, "denied") << "a denial in so many words";
}

TEST(Voices, AnAccusedWhoDeniesHasTakenNothingBack) {
  Case one;
  one.say({"2025-01-01", "a", "gov:RUS"}).say({"2025-01-02", "b", "gov:RUS", "denies", "deny"});
  EXPECT_EQ(one.on().status, "disputed") << "one organ charges, the doer denies";
}

TEST(Retraction, ACorrectionOfAFieldKeepsTheEvent) {
  Case one("AID");
  one.say({"2025-03-12", "a", "gov:KOR"});
  one.last().object = {"100,000 tonnes of flour"};
  one.facts("a").outlet = "Courier";
  one.say({"2025-03-14", "b", "gov:KOR"});
  one.last().object = {"10,000 tonnes of flour"};
  one.facts("b").outlet = "Courier";
  one.facts("b").notice = "correction";
  EXPECT_EQ(one.on("2025-03-12").object.front(), "100,000 tonnes of flour");
  const LedgerEvent event = one.on("2025-03-14");
  EXPECT_EQ(event.status, "claimed");
  EXPECT_EQ(event.object.front(), "10,000 tonnes of flour");
  EXPECT_TRUE(event.disputed_fields.empty());
  EXPECT_EQ(event.actors.front().key, "state:RUS");
}

TEST(Disputed, WhereBothAdmitTheActAndNameAnotherDoer) {
  Case one;
  one.say({"2025-07-11", "a", "gov:UKR"}).say({"2025-07-14", "b", "gov:RUS"});
  one.last().actors = {state("UKR")};
  const LedgerEvent event = one.on();
  EXPECT_EQ(event.standing, "disputed");
  EXPECT_EQ(event.disputed_fields, std::vector<std::string>{"actors"});
  EXPECT_EQ(event.independent_voices, 2);
  EXPECT_EQ(one.on("2025-07-11").status, "claimed");
}

TEST(Disputed, NotWhereOneOnlySaysLess) {
  Case one;
  one.say({"2025-07-11", "a", "gov:UKR"}).say({"2025-07-14", "b", "outlet:b"});
  LedgerParty gunmen;
  gunmen.key = "words:gunmen";
  gunmen.name = "gunmen";
  gunmen.sectors = {"UNK"};
  one.last().actors = {gunmen};
  EXPECT_EQ(one.on().standing, "confirmed");
  EXPECT_TRUE(one.on().disputed_fields.empty());
  one.last().actors.clear();
  EXPECT_EQ(one.on().standing, "confirmed");
}

TEST(Account, TellsWhoSaysWhatOfEachField) {
  Case one;
  const auto toll = [](double count) {
    CodedToll killed;
    killed.of = "killed";
    killed.quantity.min = killed.quantity.max = count;
    return killed;
  };
  one.say({"2025-07-11", "a", "gov:UKR"});
  one.last().tolls = {toll(3)};
  one.say({"2025-07-12", "b", "outlet:b"});
  one.last().tolls = {toll(5)};
  one.say({"2025-07-13", "c", "outlet:c"});
  one.last().tolls = {toll(5)};
  const LedgerEvent event = one.on();
  EXPECT_EQ(event.status, "confirmed");
  EXPECT_EQ(event.disputed_fields, std::vector<std::string>{"tolls"});
  EXPECT_EQ(event.tolls.front().quantity.min, 5) << "two voices against one";
  const FieldAccount& tolls = event.fields.back();
  EXPECT_EQ(tolls.field, "tolls");
  EXPECT_EQ(tolls.say.at("killed 3"), std::vector<std::string>{"a"});
  EXPECT_EQ(tolls.say.at("killed 5"), (std::vector<std::string>{"b", "c"}));
}

TEST(Account, TakesTheNarrowestDaysThatNobodyExcludes) {
  Case one;
  one.say({"2025-07-11", "a", "gov:UKR"});
  one.last().when = CodedDate{"2025-07-01", "2025-07-31", "month", ""};
  one.say({"2025-07-12", "b", "outlet:b"});
  one.last().when = CodedDate{"2025-07-10", "2025-07-10", "day", ""};
  EXPECT_EQ(one.on().when->from, "2025-07-10");
  EXPECT_TRUE(one.on().disputed_fields.empty());
  one.say({"2025-08-13", "c", "gov:RUS"});
  one.last().when = CodedDate{"2025-08-02", "2025-08-02", "day", ""};
  EXPECT_EQ(one.on().disputed_fields, std::vector<std::string>{"when"});
}

TEST(Mentions, BesideBackgroundInOneSentenceTellNothingNew) {
  Case one("PROTEST");
  one.say({"2025-01-01", "a", "outlet:a"}).say({"2025-01-05", "b", "outlet:b"});
  const std::string sentence =
      "They went there after the rally of Monday and the rally of Tuesday.";
  const std::uint32_t start = one.last().claims.front().start;
  one.last().tellings = {{start, start + 5, "rally", sentence, "asserts", {}},
                         {start + 40, start + 45, "rally", sentence, "background", {}}};
  EXPECT_EQ(one.on().status, "claimed");
}

TEST(Mentions, StandForEachTellingAndKeepTheirStance) {
  Case one("AID");
  one.say({"2025-01-01", "a", "gov:UKR", "none", "ask", "future"});
  one.last().tellings = {{3, 7, "send", "They asked to send aid.", "none", {}},
                         {30, 33, "aid", "The aid.", "none", {}}};
  const LedgerEvent event = one.on();
  ASSERT_EQ(event.mentions.size(), 2u);
  EXPECT_EQ(event.mentions[0].stance, "plans");
  EXPECT_EQ(event.mentions[1].start, 30u);
  EXPECT_EQ(event.mentions[0].claims.size(), 1u);
  EXPECT_TRUE(event.mentions[1].claims.empty()) << "a claim is told once";
}

}  // namespace
}  // namespace sayso
