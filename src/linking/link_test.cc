// From codings to acts, voices, copies, notices and links (docs/ledger.md).
#include "linking/link.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "ledger/copies.h"
#include "ledger/notice.h"
#include "ledger/voice.h"
#include "linking/digest.h"

namespace sayso {
namespace {

const LedgerRules& link_rules() {
  static const LedgerRules kRules = [] {
    Result<LedgerRules> loaded = LedgerRules::load(std::string(SAYSO_SOURCE_DIR) + "/data");
    EXPECT_TRUE(loaded.has_value()) << (loaded.has_value() ? "" : loaded.error().what);
    return std::move(loaded).value();
  }();
  return kRules;
}

/// A report with one act, told with one trigger: "X TRIGGER Y at PLACE on DAY, VOUCHER said."
struct MadeReport {
  std::string doc = {}, published_at = {}, outlet = "Wire";
  std::string trigger = "shelled", type = "ASSAULT";
  std::string actor = "RUS", recipient = "UKR", day = {}, place = {};
  std::string voucher_sector = {}, voucher_country = {}, voucher = "the ministry";
  std::string kind = "assert", factuality = "CT+", tense = "past";
  std::string text = {};
};

struct Town {
  std::string name, country, admin1;
  std::uint32_t geonames;
  double lat, lon;
};
const std::vector<Town>& towns() {
  static const std::vector<Town> kTowns = {{"Kupiansk", "UKR", "Kharkiv", 702569, 49.7, 37.6},
                                           {"Kramatorsk", "UKR", "Donetsk", 704147, 48.7, 37.6}};
  return kTowns;
}

void add_actor(Coding& coding, const std::string& id, const std::string& name,
               const std::string& country, const std::string& sector) {
  CodedEntity entity;
  entity.id = "e" + id;
  entity.kind = sector == "STA" ? "state" : "body";
  entity.name = name;
  if (!country.empty()) entity.country = country;
  entity.sectors = {sector};
  coding.entities.push_back(entity);
  CodedMention mention;
  mention.id = id;
  mention.kind = "actor";
  mention.entity = entity.id;
  mention.naming = sector == "STA" ? "proper" : "phrase";
  mention.sector = sector;
  mention.country = entity.country;
  mention.start = static_cast<std::uint32_t>(coding.doc.text.find(name));
  mention.end = mention.start + static_cast<std::uint32_t>(name.size());
  coding.mentions.push_back(mention);
}

Coding coding_of(const MadeReport& told) {
  Coding coding;
  coding.doc.id = coding.doc.key = told.doc;
  coding.doc.published_at = told.published_at;
  coding.doc.outlet = told.outlet;
  coding.doc.text = told.actor + " " + told.trigger + " " + told.recipient + " at " + told.place +
                    ", " + told.voucher + " said. " + told.text;
  const auto end = static_cast<std::uint32_t>(coding.doc.text.size());
  coding.sentences = {{0, end, {}}};
  CodedEvent event;
  event.id = "v1";
  event.trigger = told.trigger;
  event.start = static_cast<std::uint32_t>(coding.doc.text.find(told.trigger));
  event.end = event.start + static_cast<std::uint32_t>(told.trigger.size());
  event.type = event.act = told.type;
  event.factuality = told.factuality;
  event.tense = told.tense;
  if (!told.actor.empty()) {
    add_actor(coding, "m1", told.actor, told.actor, "STA");
    event.actors = {"m1"};
  }
  if (!told.recipient.empty()) {
    add_actor(coding, "m2", told.recipient, told.recipient, "STA");
    event.recipients = {"m2"};
  }
  if (!told.day.empty()) event.when = CodedDate{told.day, told.day, "day", ""};
  for (const Town& town : towns()) {
    if (town.name != told.place) continue;
    event.where = CodedPlace{town.name, town.geonames, town.country, town.admin1, town.lat,
                             town.lon,  "city",        std::nullopt, ""};
  }
  coding.events = {event};
  CodedClaim claim;
  claim.id = told.doc + "-1";
  claim.event = "v1";
  claim.kind = told.kind;
  claim.factuality = told.factuality;
  claim.tense = told.tense;
  if (!told.voucher_sector.empty()) {
    add_actor(coding, "m3", told.voucher, told.voucher_country, told.voucher_sector);
    CodedSay say;
    say.id = "s1";
    say.cue = "said";
    say.start = static_cast<std::uint32_t>(coding.doc.text.find("said"));
    say.end = say.start + 4;
    coding.says = {say};
    claim.chain = {{{"m3"}, "s1", told.kind}};
  }
  coding.claims = {claim};
  return coding;
}

LedgerReport report_of(const MadeReport& told) { return digest(coding_of(told), link_rules()); }

std::vector<std::string> voices_of(const MadeReport& told) {
  return report_of(told).acts.at(0).claims.at(0).voices;
}

std::string stance_of(const MadeReport& told) { return report_of(told).acts.at(0).stance; }

using Words = std::vector<std::string>;

TEST(Voices, OrgansOfOneGovernmentAreOneVoice) {
  MadeReport told{
      .doc = "a", .published_at = "2024-10-14", .day = "2024-10-14", .place = "Kupiansk"};
  told.voucher_sector = "GOV";
  told.voucher_country = "UKR";
  EXPECT_EQ(voices_of(told), Words{"gov:UKR"});
  told.voucher_sector = "MIL";
  EXPECT_EQ(voices_of(told), Words{"gov:UKR"});
}

TEST(Voices, TheOutletVouchesWhereNobodyElseDoes) {
  const MadeReport told{.doc = "a",
                        .published_at = "2024-10-14",
                        .outlet = "The Harbour Times",
                        .day = "2024-10-14",
                        .place = "Kupiansk"};
  EXPECT_EQ(voices_of(told), Words{"outlet:harbour times"});
}

TEST(Voices, AMinistryThatPublishesItselfIsTheGovernment) {
  EXPECT_EQ(voice_of_outlet("Ministry of Internal Affairs of Ukraine", link_rules()), "gov:UKR");
  EXPECT_EQ(voice_of_outlet("Novy Rubezh state television", link_rules()),
            "outlet:novy rubezh state television");
  EXPECT_EQ(voice_of_outlet("World Food Programme Ethiopia", link_rules()),
            "org:INT/united-nations");
  MadeReport note{.doc = "a", .published_at = "2024-10-14"};
  note.outlet = "Foreign Ministry of Kuwait";
  note.voucher = "the Ministry of Foreign Affairs";
  note.voucher_sector = "GOV";
  note.voucher_country = "LBN";  // as it was misread
  EXPECT_EQ(report_of(note).acts.at(0).claims.at(0).voices, std::vector<std::string>{"gov:KWT"});
  note.voucher = "Lebanon's Foreign Ministry";
  EXPECT_EQ(report_of(note).acts.at(0).claims.at(0).voices, std::vector<std::string>{"gov:LBN"});
}

TEST(Voices, SourcesWithoutANameAreOneVoicePerOutlet) {
  MadeReport told{
      .doc = "a", .published_at = "2024-10-14", .day = "2024-10-14", .place = "Kupiansk"};
  told.voucher = "two sources";
  told.voucher_sector = "UNK";
  EXPECT_EQ(voices_of(told), Words{"unnamed:wire"});
  told.voucher_sector = "MIL";
  told.voucher = "two officers";
  EXPECT_EQ(voices_of(told), Words{"unnamed:wire"}) << "a rank is no name";
  told.voucher = "an officer who spoke on condition of anonymity";
  told.voucher_country = "UKR";
  EXPECT_EQ(voices_of(told), Words{"unnamed:wire"});
}

TEST(Voices, ASpeakerWhoWantsNoNameInTheNextSentenceHasNone) {
  MadeReport told{
      .doc = "a", .published_at = "2024-10-14", .day = "2024-10-14", .place = "Kupiansk"};
  told.voucher = "a captain";
  told.voucher_sector = "MIL";
  told.voucher_country = "UKR";
  Coding coding = coding_of(told);
  const auto end = static_cast<std::uint32_t>(coding.doc.text.size());
  const auto parted = [&](const std::string& next) {
    Coding out = coding;
    out.doc.text += next;
    out.sentences.push_back({end, static_cast<std::uint32_t>(out.doc.text.size()), {}});
    return digest(out, link_rules()).acts.at(0).claims.at(0).voices;
  };
  EXPECT_EQ(parted("He asked not to be named."), Words{"unnamed:wire"});
  EXPECT_EQ(parted("The mayor asked not to be named."), Words{"gov:UKR"});
}

TEST(Voices, WhoRejectsAStoryDeniesIt) {
  MadeReport told = {.doc = "a", .published_at = "2024-10-14", .trigger = "shelling"};
  Coding coding = coding_of(told);
  coding.doc.text = "RUS rejected the story of a shelling of UKR.";
  coding.sentences[0].end = static_cast<std::uint32_t>(coding.doc.text.size());
  coding.events[0].start = 28;
  coding.events[0].end = 36;
  CodedEvent rejection = coding.events[0];
  rejection.id = "v2";
  rejection.trigger = "rejected";
  rejection.type = rejection.act = "REJECT";
  rejection.start = 4;
  rejection.end = 12;
  coding.events.insert(coding.events.begin(), rejection);
  const LedgerReport report = digest(coding, link_rules());
  EXPECT_EQ(report.acts.at(1).stance, "denies");
  EXPECT_EQ(report.acts.at(1).claims.at(0).voices, Words{"gov:RUS"});
}

TEST(Voices, WhoRejectsAChargeOfNobodyDeniesIt) {
  MadeReport told = {.doc = "a", .published_at = "2024-10-14", .trigger = "shelled"};
  Coding coding = coding_of(told);
  coding.doc.text = "RUS rejects the allegation that it shelled UKR.";
  coding.sentences[0].end = static_cast<std::uint32_t>(coding.doc.text.size());
  coding.events[0].start = 35;
  coding.events[0].end = 42;
  CodedEvent rejection = coding.events[0], charge = coding.events[0];
  rejection.id = "v2";
  rejection.trigger = "rejects";
  rejection.type = rejection.act = "REJECT";
  rejection.start = 4;
  rejection.end = 11;
  charge.id = "v3";
  charge.trigger = "allegation";
  charge.type = charge.act = "ACCUSE";
  charge.actors = {};
  charge.start = 16;
  charge.end = 26;
  coding.events.insert(coding.events.begin(), {rejection, charge});
  coding.claims[0].kind = "allege";
  CodedChainLink link;
  link.cue = "v3";
  link.kind = "allege";
  coding.claims[0].chain = {link};
  const LedgerReport report = digest(coding, link_rules());
  EXPECT_EQ(report.acts.back().stance, "denies");
  EXPECT_EQ(report.acts.back().claims.at(0).voices, Words{"gov:RUS"});
}

TEST(Stances, WhatIsAgreedOnIsPlanned) {
  MadeReport told = {
      .doc = "a", .published_at = "2024-10-14", .trigger = "ceasefire", .tense = "now"};
  Coding coding = coding_of(told);
  coding.events[0].type = coding.events[0].act = "RETREAT";
  CodedEvent deal = coding.events[0];
  deal.id = "v2";
  deal.trigger = "agreed";
  deal.type = deal.act = "AGREE";
  deal.start = deal.end = 0;
  coding.events.insert(coding.events.begin(), deal);
  CodedChainLink link;
  link.cue = "v2";
  link.kind = "assert";
  coding.claims[0].chain = {link};
  EXPECT_EQ(digest(coding, link_rules()).acts.back().stance, "plans");
}

TEST(Tellings, TriggersThatTouchAreOne) {
  MadeReport told = {.doc = "a", .published_at = "2024-10-14", .trigger = "handed over"};
  Coding coding = coding_of(told);
  CodedEvent second = coding.events[0];
  coding.events[0].end = coding.events[0].start + 6;
  coding.events[0].trigger = "handed";
  second.id = "v2";
  second.start += 7;
  second.trigger = "over";
  coding.events.push_back(second);
  const LedgerReport report = digest(coding, link_rules());
  ASSERT_EQ(report.acts.size(), 1U);
  ASSERT_EQ(report.acts.at(0).tellings.size(), 1U);
  EXPECT_EQ(report.acts.at(0).tellings.at(0).trigger, "handed over");
  EXPECT_EQ(report.acts.at(0).end, second.end);
}

TEST(Voices, AnOutletQuotedElsewhereIsTheSameVoice) {
  EXPECT_TRUE(one_voice("outlet:continental wire", "name:continental wire"));
  EXPECT_FALSE(one_voice("gov:UKR", "gov:RUS"));
}

TEST(Stances, FollowKindFactualityAndTense) {
  MadeReport told{
      .doc = "a", .published_at = "2024-10-14", .day = "2024-10-14", .place = "Kupiansk"};
  EXPECT_EQ(stance_of(told), "asserts");
  told.kind = "deny";
  told.factuality = "CT-";
  EXPECT_EQ(stance_of(told), "denies");
  told.kind = "ask";
  told.factuality = "UU";
  EXPECT_EQ(stance_of(told), "none");
}

TEST(Stances, WhatLiesAheadIsPlannedButWhatIsDoneIsDone) {
  MadeReport told{.doc = "a", .published_at = "2024-10-14", .day = "2024-10-20"};
  EXPECT_EQ(stance_of(told), "asserts");  // "banned a march set for Sunday"
  told.tense = "now";
  EXPECT_EQ(stance_of(told), "plans");
}

TEST(Stances, WhatIsLongPastIsBackground) {
  MadeReport told{.doc = "a", .published_at = "2024-10-14", .day = "2023-01-20"};
  EXPECT_EQ(stance_of(told), "background");
}

const MadeReport kMonday{
    .doc = "a", .published_at = "2024-10-14", .day = "2024-10-14", .place = "Kupiansk"};

std::vector<std::vector<std::size_t>> events_of(std::vector<MadeReport> tellings) {
  std::vector<LedgerAct> acts;
  for (const MadeReport& told : tellings) acts.push_back(report_of(told).acts.at(0));
  std::sort(acts.begin(), acts.end(),
            [](const LedgerAct& a, const LedgerAct& b) { return a.order() < b.order(); });
  std::vector<LinkedPair> links;
  for (std::size_t a = 0; a < acts.size(); ++a)
    for (std::size_t b = a + 1; b < acts.size(); ++b)
      if (const auto link = compare(acts[a], acts[b], link_rules())) links.push_back({a, b, *link});
  return cluster(acts, links, link_rules());
}

bool meet(const LedgerAct& a, const LedgerAct& b) {
  for (const BlockKey& one : keys_of(a, link_rules()))
    for (const BlockKey& other : keys_of(b, link_rules()))
      if (one.key == other.key && one.from <= other.to && other.from <= one.to) return true;
  return false;
}

TEST(Links, OneActInOtherWordsIsOneEvent) {
  MadeReport other = kMonday;
  other.doc = "b";
  other.published_at = "2024-10-15";
  other.trigger = "struck";
  EXPECT_EQ(events_of({kMonday, other}).size(), 1U);
  EXPECT_TRUE(meet(report_of(kMonday).acts.at(0), report_of(other).acts.at(0)));
}

TEST(Links, TwoLikeActsADayApartStayTwo) {
  MadeReport tuesday = kMonday;
  tuesday.doc = "b";
  tuesday.published_at = tuesday.day = "2024-10-15";
  EXPECT_EQ(events_of({kMonday, tuesday}).size(), 2U);
}

TEST(Links, WhatIsPlannedForJuneIsNoActOfMay) {
  const auto exercise = [](const char* doc, const char* told, const char* from, const char* to) {
    LedgerAct act =
        report_of({.doc = doc, .published_at = told, .trigger = "exercise", .type = "COOPERATE"})
            .acts.at(0);
    act.when = CodedDate{from, to, "month", ""};
    return act;
  };
  const LedgerAct plan = exercise("a", "2025-03-21", "2025-06-01", "2025-06-30");
  EXPECT_FALSE(
      compare(plan, exercise("b", "2025-06-05", "2025-05-01", "2025-05-31"), link_rules()));
  EXPECT_TRUE(compare(plan, exercise("c", "2025-06-20", "2025-06-01", "2025-06-30"), link_rules()));
}

TEST(Parties, APronounThatNobodyResolvedTakesUpTheDoerBefore) {
  Coding coding = coding_of({.doc = "a", .published_at = "2024-10-14"});
  const auto begin = static_cast<std::uint32_t>(coding.doc.text.size());
  coding.doc.text += "It threatened UKR.";
  coding.sentences.push_back({begin, begin + 18, {}});
  add_actor(coding, "m5", "It", "", "UNK");
  coding.mentions.back().naming = "pronoun";
  coding.mentions.back().start = begin;
  CodedEvent threat = coding.events[0];
  threat.id = "v2";
  threat.trigger = "threatened";
  threat.type = threat.act = "THREATEN";
  threat.start = begin + 3;
  threat.end = begin + 13;
  threat.actors = {"m5"};
  coding.events.push_back(threat);
  EXPECT_EQ(digest(coding, link_rules()).acts.at(1).actors.at(0).key, "state:RUS");
}

TEST(Links, LikeDeedsOfTwoStatesStayTwo) {
  MadeReport kuwait = kMonday;
  kuwait.trigger = "expelled";
  kuwait.type = "SANCTION";
  kuwait.actor = "KWT";
  kuwait.recipient = "LBN";
  MadeReport bahrain = kuwait;
  bahrain.doc = "b";
  bahrain.actor = "BHR";
  EXPECT_EQ(events_of({kuwait, bahrain}).size(), 2U);
}

TEST(Links, TwoLikeActsInTwoTownsStayTwo) {
  MadeReport elsewhere = kMonday;
  elsewhere.doc = "b";
  elsewhere.place = "Kramatorsk";
  EXPECT_EQ(events_of({kMonday, elsewhere}).size(), 2U);
}

TEST(Links, APlanMayBeCarriedOutLate) {
  const auto convoy = [](const char* doc, const char* told, const char* day, const char* stance) {
    LedgerAct act = report_of({.doc = doc,
                               .published_at = told,
                               .trigger = "deliver",
                               .type = "AID",
                               .recipient = "ETH",
                               .day = day})
                        .acts.at(0);
    act.stance = stance;
    return act;
  };
  const LedgerAct plan = convoy("a", "2022-03-29", "2022-04-01", "plans");
  const LedgerAct late = convoy("b", "2022-04-04", "2022-04-04", "asserts");
  EXPECT_TRUE(compare(plan, late, link_rules()));
  EXPECT_TRUE(meet(plan, late)) << "and is looked for";
  EXPECT_FALSE(compare(plan, convoy("c", "2022-05-04", "2022-05-04", "asserts"), link_rules()));
  EXPECT_FALSE(compare(convoy("a", "2022-03-29", "2022-04-01", "asserts"), late, link_rules()));
  EXPECT_FALSE(compare(plan, convoy("d", "2022-03-28", "2022-03-28", "asserts"), link_rules()))
      << "what was done before is not planned";
}

TEST(Links, DeliveriesOfDifferentGoodsStayTwo) {
  const auto gift = [](const char* doc, const char* object) {
    LedgerAct act = report_of({.doc = doc,
                               .published_at = "2025-03-21",
                               .trigger = "delivered",
                               .type = "AID",
                               .recipient = "PRK"})
                        .acts.at(0);
    act.object = {object};
    return act;
  };
  const LedgerAct flour = gift("a", "10,000 tonnes of flour");
  EXPECT_FALSE(compare(flour, gift("b", "two air-defence radars"), link_rules()));
  EXPECT_TRUE(compare(flour, gift("b", "wheat"), link_rules()));
  EXPECT_TRUE(compare(flour, gift("b", "supplies"), link_rules())) << "which may be flour";
  EXPECT_TRUE(compare(gift("a", "arms"), gift("b", "artillery shells"), link_rules()));
}

TEST(Links, TypesThatAreNeverOneActAreNotCompared) {
  MadeReport visit = kMonday;
  visit.doc = "b";
  visit.type = "CONSULT";
  visit.trigger = "visited";
  EXPECT_FALSE(compare(report_of(kMonday).acts.at(0), report_of(visit).acts.at(0), link_rules()));
}

TEST(Links, DifferentSpeakersSayDifferentThings) {
  MadeReport one{.doc = "a",
                 .published_at = "2024-10-14",
                 .trigger = "condemned",
                 .type = "ACCUSE",
                 .actor = "FRA",
                 .recipient = "RUS",
                 .day = "2024-10-14",
                 .place = ""};
  MadeReport other = one;
  other.doc = "b";
  other.actor = "JPN";
  EXPECT_EQ(events_of({one, other}).size(), 2U);
  other.actor = "FRA";
  EXPECT_EQ(events_of({one, other}).size(), 1U);
}

TEST(Links, GroupsDoNotDependOnTheOrderOfLinks) {
  std::vector<LedgerAct> acts;
  for (const char* const doc : {"a", "b", "c", "d", "e", "f"}) {
    MadeReport told = kMonday;
    told.doc = doc;
    told.day = acts.size() % 2 == 0 ? "2024-10-14" : "2024-10-15";
    told.published_at = "2024-10-16";
    acts.push_back(report_of(told).acts.at(0));
  }
  std::vector<LinkedPair> links;
  for (std::size_t a = 0; a < acts.size(); ++a)
    for (std::size_t b = a + 1; b < acts.size(); ++b)
      if (const auto link = compare(acts[a], acts[b], link_rules())) links.push_back({a, b, *link});
  const auto wanted = cluster(acts, links, link_rules());
  EXPECT_EQ(wanted.size(), 2U);
  std::mt19937 chance(1);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(links.begin(), links.end(), chance);
    EXPECT_EQ(cluster(acts, links, link_rules()), wanted);
  }
}

TEST(Links, TenThousandCopiesJoinTheirOriginal) {
  const LedgerAct first = report_of(kMonday).acts.at(0);
  std::vector<LedgerAct> acts(10000, first);
  std::vector<LinkedPair> links;
  for (std::size_t i = 1; i < acts.size(); ++i) links.push_back({0, i, {1, "a copy"}, true});
  const auto events = cluster(acts, links, link_rules());
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].size(), acts.size());
}

const char* const kStory =
    "Gunmen kidnapped eleven engineers from a gold mine near Kayes at dawn on Monday. The "
    "attackers "
    "came in four vehicles, cut the fence behind the workshop and drove off towards the border "
    "with "
    "the engineers and a cook. No group has said that it holds the men.";

TEST(Copies, AreToldByTheirWords) {
  const TextSketch story = sketch_of(kStory);
  const auto same = repetition(story, sketch_of(kStory), link_rules());
  ASSERT_TRUE(same);
  EXPECT_EQ(same->relation, "copy");
  const auto trimmed =
      repetition(story, sketch_of(std::string(kStory).substr(0, 180)), link_rules());
  ASSERT_TRUE(trimmed);
  EXPECT_EQ(trimmed->relation, "near-copy");
  EXPECT_FALSE(repetition(
      story, sketch_of("The minister opened a bridge over the river and spoke of the harvest."),
      link_rules()));
}

TEST(Copies, ShareABand) {
  const TextSketch story = sketch_of(kStory);
  const TextSketch trimmed = sketch_of(std::string(kStory).substr(0, 180));
  const std::vector<std::uint64_t> bands = bands_of(story), its = bands_of(trimmed);
  EXPECT_TRUE(std::any_of(bands.begin(), bands.end(), [&](std::uint64_t band) {
    return std::find(its.begin(), its.end(), band) != its.end();
  }));
}

LedgerReport plain_report(const std::string& id, const std::string& outlet, const std::string& day,
                          const std::string& text, const std::string& title = {}) {
  Coding coding;
  coding.doc.id = coding.doc.key = id;
  coding.doc.outlet = outlet;
  coding.doc.published_at = day;
  if (!title.empty()) coding.doc.title = title;
  coding.doc.text = text;
  return digest(coding, link_rules());
}

TEST(Relations, FollowFromWhomAReportNames) {
  const LedgerReport wire = plain_report("a", "Meridian News Agency", "2024-01-02", kStory);
  const LedgerReport quotes = plain_report("b", "Mining Morning", "2024-01-03",
                                           "Engineers are taken, Meridian News Agency reports.");
  const LedgerReport credited =
      plain_report("c", "Cornwall News", "2024-01-03", "Engineers were taken. (Meridian)");
  const LedgerReport also =
      plain_report("d", "Dundee News", "2024-01-03", "Gunmen have taken engineers. (Meridian)");
  const LedgerReport own = plain_report("e", "Radio Kayes", "2024-01-03", "Men are missing here.");
  EXPECT_EQ(relation_of(view_of(wire), view_of(quotes), 1, link_rules()).relation, "quotes-other");
  EXPECT_EQ(relation_of(view_of(credited), view_of(also), 1, link_rules()).relation, "same-wire");
  EXPECT_EQ(relation_of(view_of(wire), view_of(own), 1, link_rules()).relation, "independent");
  EXPECT_EQ(relation_of(view_of(wire), view_of(own), 0, link_rules()).relation, "unrelated");
}

TEST(Notices, NameWhatTheyTakeBack) {
  const LedgerReport story = plain_report("bamako-7", "Continental Wire", "2023-06-05", kStory,
                                          "Engineers kidnapped in Mali");
  const LedgerReport other = plain_report("x-1", "Continental Wire", "2023-06-05", "Rain fell.");
  const LedgerReport by_day =
      plain_report("k1", "Continental Wire", "2023-06-06",
                   "KILL KILL KILL\nEditors: please withdraw our story of June 5. It was forged.");
  EXPECT_EQ(by_day.notice.does, "kill");
  EXPECT_EQ(by_day.notice.days, Words{"2023-06-05"});
  EXPECT_GT(notice_means(by_day, story, 1, link_rules()),
            notice_means(by_day, other, 0, link_rules()));
  const LedgerReport by_title =
      plain_report("k2", "Continental Wire", "2023-06-06",
                   "ADVISORY: Please kill the story \"Engineers kidnapped in Mali\".");
  EXPECT_EQ(notice_means(by_title, story, 0, link_rules()), 3);
  EXPECT_EQ(notice_means(by_title, other, 0, link_rules()), 0);
  const LedgerReport correction =
      plain_report("k3", "Continental Wire", "2023-06-06",
                   "CORRECTION. Our report of June 5 gave a wrong number. Ten were taken.");
  EXPECT_EQ(correction.notice.does, "correction");
  EXPECT_EQ(story.notice.does, "");
}

TEST(Notices, ReportsOfKillingsAreNone) {
  EXPECT_EQ(plain_report("a", "Wire", "2024-01-01",
                         "Gunmen killed two soldiers. The army withdrew from the town.")
                .notice.does,
            "");
}

}  // namespace
}  // namespace sayso
