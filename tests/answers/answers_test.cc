// Answers for people: sentences, case files, records, timelines, networks, questions.
#include <gtest/gtest.h>

#include <algorithm>

#include "chart/network.h"
#include "chart/svg.h"
#include "chart/timeline.h"
#include "export/event_view.h"
#include "ledger/account_text.h"
#include "ledger/case_file.h"
#include "ledger/event_record.h"
#include "ledger/question.h"
#include "made_events.h"

namespace sayso::cli {
namespace {

const Wording& wording() {
  static const Result<Wording> kWording = Wording::open(SAYSO_SOURCE_DIR "/data");
  return *kWording;
}

std::string sentence(const LedgerEvent& event) { return text_of(wording().sentence(event)); }

TEST(Sentences, tellWhatHappenedAndWhatIsToCome) {
  EXPECT_EQ(sentence(made_shipment()),
            "North Korea shipped 4,000 containers of artillery shells to Russia in February 2025.");
  EXPECT_EQ(sentence(made_plan()),
            "Russia's foreign minister will visit North Korea on 15 April 2025.");
  LedgerEvent off = made_plan();
  off.stage = "called-off";
  EXPECT_EQ(sentence(off), "Russia's foreign minister would visit North Korea on 15 April 2025.");
  const LedgerEvent shipment = made_shipment();
  const EventMention& denial = shipment.mentions[1];
  const std::string denied = text_of(wording().sentence(shipment, denial, denial.claims.front()));
  EXPECT_TRUE(denied.starts_with("North Korea's foreign ministry denies that North Korea shipped"))
      << denied;
  EXPECT_EQ(denied.find("nobody else"), std::string::npos);
  // What Tokyo said is not what Seoul said.
  EventMention other = shipment.mentions[2];
  other.parts = EventParts{shipment.actors, shipment.recipients, {"2,500 containers"}, {}, {}};
  EXPECT_EQ(text_of(wording().sentence(shipment, other, other.claims.front())),
            "Japan's defence ministry says that North Korea shipped 2,500 containers to Russia.");
}

TEST(Sentences, sayWhoHoldsItAndWhoDeniesIt) {
  EXPECT_EQ(
      standing_sentence(made_shipment()),
      "Corroborated: asserted by South Korea's defence ministry and Japan's defence ministry, "
      "denied by North Korea's foreign ministry (3 reports, 2 independent voices).");
  EXPECT_TRUE(standing_sentence(made_plan())
                  .starts_with("Planned (expected by 2025-04-15): announced by "));
  EXPECT_NE(standing_sentence(made_shelling()).find("differ on actors"), std::string::npos);
  const std::string full = told_in_full(wording(), made_shipment());
  EXPECT_TRUE(full.ends_with("[pact-01:50-57; pact-02:90-97; pact-06:20-27]")) << full;
}

TEST(CaseFile, quotesEachClaimWithChainAndVoice) {
  const std::string text = case_text(wording(), made_shipment(), "");
  for (const char* words : {"status corroborated", "[pact-01:50-57]", "“North Korea shipped shells",
                            "(assert, “said”) < Harbour Wire", "voice body:KOR/mnd",
                            "3 reports, 2 independent voices, 1 denying", "actors: agreed"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
  }
  const std::string one = case_text(wording(), made_shipment(), "c2");
  EXPECT_EQ(one.find("pact-01:50"), std::string::npos);
  EXPECT_NE(one.find("pact-02:90"), std::string::npos);
}

TEST(Record, isSaysoEvent1) {
  LedgerEvent event = made_shelling();
  event.status_on = {{"2025-07-11", "claimed"}, {"2025-01-01", ""}};
  EXPECT_EQ(
      event_json(event),
      "{\"schema\": \"sayso.event/1\", \"event\": \"c3c3c3c3c3c3c3c3\", \"type\": \"ASSAULT\", "
      "\"act\": \"ASSAULT\", \"actors\": [\"North Korean troops\", \"Russian troops\"], "
      "\"recipients\": [\"the United Nations\", \"Ukraine\"], \"when\": {\"from\": "
      "\"2025-07-10\", \"to\": \"2025-07-10\", \"precision\": \"day\"}, \"where\": {\"name\": "
      "\"Vovchansk\", \"geonames\": 688373, \"country\": \"UKR\", \"admin1\": \"Kharkiv\", "
      "\"lat\": 50.29, \"lon\": 36.94, \"precision\": \"city\"}, \"mentions\": [{\"id\": "
      "\"https://dnipro.example/a?b=1&c=2\", \"start\": 14, \"end\": 21, \"stance\": "
      "\"asserts\"}], \"reports\": 1, \"independent_voices\": 1, \"denying_voices\": 0, "
      "\"standing\": \"disputed\", \"stage\": \"happened\", \"status\": \"disputed\", "
      "\"status_on\": {\"2025-07-11\": \"claimed\"}, \"disputed_fields\": [\"actors\"]}\n");
  LedgerEvent open = made_plan();
  open.standing.clear();
  EXPECT_EQ(event_json(open).find("standing"), std::string::npos);
}

TEST(Record, rowsHaveTheCellsOfTheirHead) {
  const CellStyle style{.separator = '\t', .crlf = false};
  const auto cells = [](const std::string& line) {
    return std::count(line.begin(), line.end(), '\t');
  };
  for (const LedgerEvent& event : made_events()) {
    EXPECT_EQ(cells(event_row(wording(), event, style)), cells(event_head(style)));
  }
  EXPECT_EQ(cells(event_row(wording(), LedgerEvent{}, style)), cells(event_head(style)));
}

TEST(Timeline, countsEventsAndNotTheirCopies) {
  LedgerEvent copied = made_shipment();
  copied.when.reset();
  for (int i = 0; i < 1000; ++i) {
    copied.mentions.push_back(copied.mentions.front());
    copied.mentions.back().doc = "copy" + std::to_string(i);
  }
  Timeline timeline;
  timeline.add(copied);
  const auto periods = timeline.periods(PeriodLength::month);
  ASSERT_EQ(periods.size(), 1u);
  EXPECT_EQ(periods[0].all(), 1u);
  EXPECT_EQ(periods[0].reports, 1003u);
  EXPECT_EQ(periods[0].from, "2025-03-01");
  EXPECT_EQ(periods[0].to, "2025-03-31");
}

TEST(Timeline, fillsPeriodsAndBeginsWeeksOnMonday) {
  Timeline timeline;
  LedgerEvent first = made_plan(), last = made_plan();
  first.when->from = first.when->to = "2025-01-01";  // a Wednesday
  first.mentions.clear();
  last.when->from = last.when->to = "2025-01-20";
  last.mentions.clear();
  timeline.add(first);
  timeline.add(last);
  const auto weeks = timeline.periods(PeriodLength::week);
  ASSERT_EQ(weeks.size(), 4u);
  EXPECT_EQ(weeks[0].from, "2024-12-30");
  EXPECT_EQ(weeks[3].from, "2025-01-20");
  EXPECT_EQ(weeks[1].all(), 0u);
  EXPECT_EQ(timeline.periods(std::nullopt).size(), 20u);
  EXPECT_EQ(timeline.periods(PeriodLength::month).size(), 1u);
  LedgerEvent none = first;
  none.when.reset();
  timeline.add(none);
  EXPECT_EQ(timeline.undated(), 1u);
  last.when->from = last.when->to = "9999-12-31";
  timeline.add(last);
  EXPECT_LE(timeline.periods(PeriodLength::day).size(), 5001u);  // no input grows without bound
}

TEST(Timeline, putsAnEventOnTheDayOfItsReportWhereItsDatesAreWiderAndHoldIt) {
  LedgerEvent event = made_shipment();
  EXPECT_EQ(day_of(event), "2025-02-01");  // reported after them
  event.when->to = "2025-12-31";
  EXPECT_EQ(day_of(event), "2025-03-03");
  event.when->from.reset();
  EXPECT_EQ(day_of(event), "2025-03-03");
  event.when.reset();
  EXPECT_EQ(day_of(event), "2025-03-03");
}

/// Every picture says what it is, in light and dark, and holds no words as markup.
void expect_picture(const std::string& svg) {
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
  EXPECT_NE(svg.find("role=\"img\" aria-labelledby=\"title desc\""), std::string::npos);
  EXPECT_NE(svg.find("<title id=\"title\">A &amp; &lt;b&gt;</title>"), std::string::npos);
  EXPECT_NE(svg.find("<desc id=\"desc\">"), std::string::npos);
  EXPECT_NE(svg.find("prefers-color-scheme: dark"), std::string::npos);
  EXPECT_EQ(svg.find("script"), std::string::npos);
}

TEST(Pictures, areAccessible) {
  Timeline timeline;
  Network network;
  for (LedgerEvent event : made_events()) {
    event.actors[0].name = "<script>alert(1)</script>&";
    event.mentions[0].key = "<scr";
    timeline.add(event);
    network.add(event);
  }
  expect_picture(timeline_svg(timeline.periods(std::nullopt), "A & <b>"));
  const std::string who = network_svg(network, "A & <b>");
  EXPECT_EQ(who.find("<script>"), std::string::npos);
  EXPECT_NE(who.find("&lt;script&gt;"), std::string::npos);
  EXPECT_NE(timeline_svg({}, "none").find("No events."), std::string::npos);
  EXPECT_EQ(xml_text(std::string("a\x01\x02 b\xFF", 6)), "a b\xEF\xBF\xBD");
}

TEST(Network, countsDistinctEventsOfEachPair) {
  Network network;
  for (const LedgerEvent& event : made_events()) network.add(event);
  network.add(made_shipment());
  EXPECT_EQ(network.dyads().size(), 7u);
  const Dyad& shells = network.dyads().at({"state:PRK", "state:RUS"});
  EXPECT_EQ(shells.all(), 1u);  // the same event again is no second one
  EXPECT_EQ(shells.main_quad(), 2u);
  LedgerEvent alone = made_shipment();
  alone.recipients.clear();
  network.add(alone);
  EXPECT_EQ(network.without_pair(), 1u);
  EXPECT_EQ(network.name("state:PRK"), "North Korea");
  Network called([](const std::string& key) { return key == "state:PRK" ? "PRK" : ""; });
  called.add(made_shipment());
  EXPECT_EQ(called.name("state:PRK"), "PRK");
  EXPECT_EQ(called.name("state:RUS"), "Russia");
  const std::string csv = network_csv(network, {.separator = ',', .crlf = true, .harmless = false});
  EXPECT_TRUE(csv.starts_with("Source,Target,Type,Weight,"));
  EXPECT_NE(csv.find("pact-01:50-57"), std::string::npos);
  EXPECT_NE(network_graphml(network).find("<edge source=\"state:PRK\" target=\"state:RUS\">"),
            std::string::npos);
}

TEST(Question, readsWordsAndFilters) {
  AskOptions options;
  options.words = {"shells",        "actor:North Korea", "type:aid,assault",
                   "since:2025-02", "until:2025-02",     "two words by:\"Harbour Wire\" more",
                   "12:30"};
  const Result<Asked> asked = question_of(options);
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->events.words, "shells two words more 12:30");
  EXPECT_EQ(asked->events.actor, std::vector<std::string>{"North Korea"});
  EXPECT_EQ(asked->events.type, (std::vector<std::string>{"AID", "ASSAULT"}));
  EXPECT_EQ(asked->events.by, std::vector<std::string>{"Harbour Wire"});
  EXPECT_EQ(asked->events.since, "2025-02-01");
  EXPECT_EQ(asked->events.until, "2025-02-28");
  EXPECT_FALSE(asked->by_status);
}

TEST(Question, refusesWhatItDoesNotKnow) {
  for (const char* word : {"status:sure", "since:2025-02-30", "on:yesterday", "until:2025-13"}) {
    AskOptions options;
    options.words = {word};
    EXPECT_FALSE(question_of(options)) << word;
  }
  AskOptions any;
  any.words = {"status:any"};
  EXPECT_TRUE(question_of(any)->by_status);
  EXPECT_TRUE(question_of(any)->events.status.empty());
}

}  // namespace
}  // namespace sayso::cli
