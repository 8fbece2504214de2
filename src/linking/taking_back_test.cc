// What a report takes back of what its outlet told before.
#include "linking/taking_back.h"

#include <gtest/gtest.h>

#include "ledger/notice.h"
#include "linking/digest_case.h"

namespace sayso {
namespace {

LedgerAct told(const std::string& sentence, const std::string& trigger, const std::string& stance) {
  LedgerAct act;
  act.sentence = sentence;
  act.trigger = trigger;
  act.stance = stance;
  act.tellings = {{0, 1, trigger, sentence, stance, {}}};
  return act;
}

/// The stances of the acts of a report of these sentences, each with its trigger and stance.
std::vector<std::string> taken(const std::vector<LedgerAct>& acts, LedgerNotice* notice = nullptr) {
  LedgerReport report;
  for (const LedgerAct& act : acts) report.text += (report.text.empty() ? "" : " ") + act.sentence;
  report.acts = acts;
  report.notice = notice_in(report, case_rules());
  if (notice != nullptr) *notice = report.notice;
  take_back(report, case_rules());
  std::vector<std::string> stances;
  for (const LedgerAct& act : report.acts) stances.push_back(act.stance);
  return stances;
}

TEST(TakingBack, AKillOfAPartLeavesTheRest) {
  LedgerNotice notice;
  const std::vector<std::string> stances =
      taken({told("KILL - DELTA. The Wire withdraws the second part of its story of 7 October.",
                  "withdraws", "asserts"),
             told("There was no seizure.", "seizure", "denies"),
             told("The first part, on the threat from Athens, stands.", "threat", "asserts"),
             told("The minister apologised to the crew.", "met", "asserts")},
            &notice);
  EXPECT_EQ(notice.does, "kill");
  EXPECT_FALSE(notice.fields.empty());
  EXPECT_EQ(stances, (std::vector<std::string>{"withdrawn", "asserts", "asserts"}));
}

TEST(TakingBack, NewsBehindAKillStands) {
  const std::string kill =
      "KILL NOTICE. The Wire withdraws its report of 5 February that rebels had taken Quissanga.";
  EXPECT_EQ(
      taken({told(kill + "\n", "taken", "asserts"),
             told("The inspector refused on Thursday to free the men.", "refused", "asserts")}),
      (std::vector<std::string>{"withdrawn", "asserts"}));
  EXPECT_EQ(taken({told(kill + " The following must not be used.\n", "taken", "asserts"),
                   told("Rebels took Quissanga on Wednesday.", "took", "asserts")}),
            (std::vector<std::string>{"withdrawn", "withdrawn"}));
}

TEST(TakingBack, YesterdaysStory) {
  EXPECT_EQ(taken({told("We got it wrong.", "got", "none"),
                   told("Yesterday's story about a convoy that had been looted is withdrawn.",
                        "looted", "asserts")})
                .back(),
            "withdrawn");
}

TEST(TakingBack, AKillOfASentenceTakesWhatItSaid) {
  EXPECT_EQ(
      taken({told("KILL - Delete the third sentence of our report of 3 October.", "Delete", "none"),
             told("It said that Algeria had closed its airspace.", "closed", "asserts"),
             told("Tunis sent a note on Monday.", "sent", "asserts")}),
      (std::vector<std::string>{"withdrawn", "withdrawn", "asserts"}));
}

TEST(TakingBack, AKillSparesWhatItSaysStands) {
  EXPECT_EQ(taken({told("KILL - Please do not use our report about a student who was shot.", "shot",
                        "asserts"),
                   told("A new report on the arrest, which stands as told, will follow.", "arrest",
                        "asserts")}),
            (std::vector<std::string>{"withdrawn", "asserts"}));
}

TEST(TakingBack, AKillOfAReportTakesAllOfIt) {
  LedgerNotice notice;
  const std::vector<std::string> stances =
      taken({told("MANDATORY KILL: kill the story on the seizure.", "seizure", "asserts"),
             told("The crew was not held.", "held", "denies")},
            &notice);
  EXPECT_TRUE(notice.fields.empty());
  EXPECT_EQ(stances, (std::vector<std::string>{"withdrawn", "withdrawn"}));
}

TEST(TakingBack, ABareDenialBehindOnesOwnReport) {
  const auto first = [](const char* next) {
    return taken({told("We said on Tuesday that a reporter had been detained.", "detained",
                       "asserts"),
                  told(next, "detained", "asserts")})
        .front();
  };
  EXPECT_EQ(first("She had not."), "withdrawn");
  EXPECT_EQ(first("She had not slept when they came."), "asserts");
}

TEST(TakingBack, AReportThatOnlyBeginsWithSuchAWordIsNoNotice) {
  LedgerNotice notice;
  taken({told("Withdrawal of the troops began on Monday.", "Withdrawal", "asserts")}, &notice);
  EXPECT_EQ(notice.does, "");
}

Coding anonymous(const std::string& text, const std::string& voucher, bool taken_up,
                 bool whole = false) {
  Coding coding;
  coding.doc.id = "a";
  coding.doc.text = text;
  coding.doc.outlet = "The Diary";
  coding.doc.published_at = "2025-03-05";
  const auto end = static_cast<std::uint32_t>(text.find(". ") + 1);
  coding.sentences = {{0, end, {}}, {end + 1, static_cast<std::uint32_t>(text.size()), {}}};
  const auto mention = [&](const char* id, const std::string& words, const char* naming) {
    CodedMention one;
    one.id = id;
    one.entity = taken_up ? "e1" : id;
    one.naming = naming;
    one.sector = "GOV";
    one.country = "NER";
    one.start = static_cast<std::uint32_t>(text.rfind(words));
    one.end = one.start + static_cast<std::uint32_t>(words.size());
    coding.mentions.push_back(one);
    CodedEntity entity;
    entity.id = one.entity;
    entity.name = words;
    entity.kind = "actor";
    entity.country = "NER";
    entity.sectors = {"GOV"};
    coding.entities.push_back(entity);
  };
  mention("m1", text.substr(0, text.find(whole ? " met" : " who")), "phrase");
  mention("m2", voucher, taken_up ? "pronoun" : "phrase");
  CodedEvent event;
  event.id = "v1";
  event.trigger = "stormed";
  event.start = static_cast<std::uint32_t>(text.find(event.trigger));
  event.end = event.start + 7;
  event.type = event.act = "ASSAULT";
  event.factuality = "CT+";
  event.tense = "past";
  coding.events = {event};
  CodedSay say;
  say.id = "s1";
  say.cue = "said";
  say.start = static_cast<std::uint32_t>(text.rfind("said"));
  say.end = say.start + 4;
  say.vouchers = {"m2"};
  coding.says = {say};
  CodedClaim claim;
  claim.id = "c1";
  claim.event = "v1";
  claim.kind = "assert";
  claim.factuality = "CT+";
  claim.tense = "past";
  claim.chain = {{{"m2"}, "s1", "assert"}};
  coding.claims = {claim};
  return coding;
}

TEST(Nameless, WhoIsTakenUpStaysWithoutAName) {
  const auto named = [](const std::string& text, const std::string& voucher, bool taken_up) {
    return digest(anonymous(text, voucher, taken_up), case_rules())
        .acts.front()
        .claims.front()
        .named;
  };
  EXPECT_FALSE(
      named("An officer who will not be named met us. Troops stormed it, he said.", "he", true));
  EXPECT_FALSE(
      named("Two officials who spoke only on background met us. Troops stormed it, the same "
            "officials said.",
            "the same officials", false));
  EXPECT_FALSE(
      named("At the bazaar who knows what is said. Troops stormed it, they said.", "they", false));
  EXPECT_TRUE(named("The mayor who came late met us. Troops stormed it, he said.", "he", true));
}

TEST(Nameless, IsKnownByItsNounThoughMoreStandsBehind) {
  const Coding coding = anonymous(
      "Two officials who spoke only on background met us. Troops stormed it, the same officials "
      "said.",
      "the same officials", false, true);
  EXPECT_FALSE(digest(coding, case_rules()).acts.front().claims.front().named);
}

TEST(Speakers, ADenialOfNobodyIsTheOutlets) {
  const auto named = [](const std::string& text, const std::string& cue) {
    Coding coding = anonymous(text, "they", false);
    CodedSay& say = coding.says.front();
    say.cue = cue;
    say.start = static_cast<std::uint32_t>(text.find(cue));
    say.end = say.start + static_cast<std::uint32_t>(cue.size());
    say.vouchers.clear();
    coding.claims.front().kind = "deny";
    coding.claims.front().chain = {{{}, "s1", "deny"}};
    return digest(coding, case_rules()).acts.front().claims.front().named;
  };
  EXPECT_TRUE(named("He who said so met us. That troops stormed it is false, they know.", "false"));
  EXPECT_FALSE(
      named("He who said so met us. That troops stormed it was denied, they know.", "denied"));
}

/// Governments that the coding names, each by its code.
void add_states(Coding& coding, const std::vector<std::string>& countries) {
  for (const std::string& country : countries) {
    CodedEntity state;
    state.id = state.name = country;
    state.kind = "state";
    state.country = country;
    state.sectors = {"GOV"};
    coding.entities.push_back(state);
    CodedMention mention;
    mention.id = mention.entity = country;
    mention.naming = "proper";
    mention.sector = "GOV";
    coding.mentions.push_back(mention);
  }
}

TEST(Speakers, WhatARumourTellsIsDeniedByWhoTellsOfIt) {
  const auto claim = [](const std::string& behind) {
    const std::string text =
        "An officer who will not be named met us. That troops stormed it, as he wrote" + behind;
    return digest(anonymous(text, "he", true), case_rules()).acts.front().claims.front();
  };
  EXPECT_FALSE(claim(", is what counts.").named);
  const LedgerClaim denied = claim(", never happened.");
  EXPECT_TRUE(denied.named);
  EXPECT_EQ(denied.stance, "denies");
  EXPECT_EQ(denied.voices, std::vector<std::string>{"outlet:diary"});
}

TEST(Speakers, BothAreTheSidesOfTheAct) {
  for (const std::string speakers : {"both ministries", "the ministries of both countries"}) {
    Coding coding = anonymous(
        "The mayor who came met us. Troops stormed it, " + speakers + " said.", speakers, false);
    add_states(coding, {"ECU", "PER"});
    coding.events.front().actors = {"ECU"};
    const auto voices = [&] {
      return digest(coding, case_rules()).acts.front().claims.front().voices;
    };
    EXPECT_EQ(voices().size(), 1u) << "one side alone is told";
    coding.events.front().recipients = {"PER"};
    EXPECT_EQ(voices(), (std::vector<std::string>{"gov:ECU", "gov:PER"}));
  }
}

TEST(Speakers, AnOfficeSpeaksForWhoseActItTells) {
  const auto voices = [](const std::string& speaker, std::vector<std::string> actors) {
    Coding coding = anonymous("The mayor who came met us. Troops stormed it, " + speaker + " said.",
                              speaker, false);
    add_states(coding, {"ROU", "MDA"});
    coding.events.front().actors = std::move(actors);
    return digest(coding, case_rules()).acts.front().claims.front().voices;
  };
  const std::vector<std::string> own = {"gov:ROU"};
  EXPECT_EQ(voices("his office", {"ROU"}), own);
  EXPECT_EQ(voices("their press service", {"ROU"}), own);
  EXPECT_NE(voices("his brother", {"ROU"}), own);
  EXPECT_EQ(voices("his office", {"ROU", "MDA"}), voices("his office", {})) << "whose is not told";
}

TEST(Nameless, LeavesTheVoiceOfWhoSpeaksWithHim) {
  Coding coding =
      anonymous("An officer who will not be named met us. Troops stormed it, he said.", "he", true);
  CodedEntity party;
  party.id = "e9";
  party.name = "Union for Renewal";
  party.kind = "actor";
  party.country = "NER";
  party.sectors = {"OPP"};
  coding.entities.push_back(party);
  CodedMention mention;
  mention.id = "m9";
  mention.entity = "e9";
  mention.naming = "proper";
  mention.sector = "OPP";
  coding.mentions.push_back(mention);
  coding.says.front().vouchers = {"m2", "m9"};
  coding.claims.front().chain = {{{"m2", "m9"}, "s1", "assert"}};
  const LedgerClaim claim = digest(coding, case_rules()).acts.front().claims.front();
  EXPECT_TRUE(claim.named);
  EXPECT_EQ(claim.voices, std::vector<std::string>{"name:union for renewal"});
}

}  // namespace
}  // namespace sayso
