// Files for other programs: columns, codes, golden files (SAYSO_UPDATE=1 writes them anew).
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "export/event_view.h"
#include "export/event_writer.h"
#include "made_events.h"

namespace sayso::cli {
namespace {

const Codebook& book() {
  static const Result<Codebook> kBook = Codebook::open(SAYSO_SOURCE_DIR "/data");
  return *kBook;
}

std::string written(EventWriter& writer) {
  std::string out = writer.head();
  for (const LedgerEvent& event : made_events()) out += writer.event(event);
  return out;
}

void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(SAYSO_SOURCE_DIR "/tests/answers/golden/") + name;
  if (std::getenv("SAYSO_UPDATE") != nullptr) std::ofstream(path) << text;
  std::ifstream file(path);
  std::stringstream golden;
  golden << file.rdbuf();
  EXPECT_EQ(text, golden.str()) << path;
}

std::vector<std::vector<std::string>> rows_of(const std::string& text) {
  std::vector<std::vector<std::string>> out;
  std::stringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    out.emplace_back(1);
    for (const char c : line) {
      if (c == '\t') {
        out.back().emplace_back();
      } else {
        out.back().back() += c;
      }
    }
  }
  return out;
}

TEST(Polecat, has40ColumnsAndAWordForWhatIsEmpty) {
  const auto writer = make_polecat(book());
  const std::string text = written(*writer);
  const auto rows = rows_of(text);
  ASSERT_EQ(rows.size(), 5u);
  for (const auto& row : rows) EXPECT_EQ(row.size(), 40u);
  EXPECT_EQ(rows[0][0], "Event ID");
  EXPECT_EQ(rows[0][39], "Version");
  EXPECT_EQ(rows[1][5], "MATERIAL COOPERATION");
  EXPECT_EQ(rows[1][9], "731");  // North Korea in the Correlates of War
  EXPECT_EQ(rows[1][24], "None");
  EXPECT_EQ(rows[3][7], "North Korean troops; Russian troops");  // compound actors share a row
  expect_golden("polecat.tsv", text);
}

TEST(Icews, hasARowForEachPair) {
  const auto writer = make_icews(book());
  const std::string text = written(*writer);
  const auto rows = rows_of(text);
  ASSERT_EQ(rows.size(), 1u + 1 + 1 + 4 + 1);
  for (const auto& row : rows) EXPECT_EQ(row.size(), 20u);
  EXPECT_EQ(rows[1][6], "072");  // text, with its zero
  EXPECT_EQ(rows[1][5], "Provide military aid");
  EXPECT_EQ(rows[3][3], "Military,Government");
  std::set<std::string> pairs, ids;
  for (std::size_t i = 3; i < 7; ++i) {
    pairs.insert(rows[i][2] + rows[i][8]);
    ids.insert(rows[i][0]);
  }
  EXPECT_EQ(pairs.size(), 4u);
  EXPECT_EQ(ids.size(), 4u);  // with its day, an id is the key of a row
  expect_golden("icews.tab", text);
}

TEST(Gdelt, has61ColumnsWithoutAHeader) {
  const auto writer = make_gdelt(book());
  const std::string text = written(*writer);
  const auto rows = rows_of(text);
  ASSERT_EQ(rows.size(), 7u);
  std::set<std::string> ids;
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 61u);
    EXPECT_LT(std::stoull(row[0]), 1ULL << 53);
    ids.insert(row[0]);
    EXPECT_EQ(row[1].size(), 8u);
    EXPECT_EQ(row[26].substr(0, 2), row[28]);
  }
  EXPECT_EQ(ids.size(), rows.size());
  const auto& shelling = rows[2];
  EXPECT_EQ(shelling[5], "PRKMIL");
  EXPECT_EQ(shelling[7], "PRK");
  EXPECT_EQ(shelling[12], "MIL");
  EXPECT_EQ(shelling[15], "IGOUNO");
  EXPECT_EQ(shelling[18], "UNO");  // a known group
  EXPECT_EQ(shelling[22], "IGO");
  EXPECT_EQ(shelling[29], "4");   // quad by the code's root
  EXPECT_EQ(shelling[53], "UP");  // FIPS, not ISO
  EXPECT_EQ(shelling[4], "2025.6027");
  EXPECT_EQ(shelling[60], "https://dnipro.example/a?b=1&c=2");
  expect_golden("gdelt.export.CSV", text);
}

TEST(Gdelt, mentionsAreThoseOfTheRows) {
  const auto writer = make_gdelt_mentions(book());
  const std::string text = written(*writer);
  const auto rows = rows_of(text);
  ASSERT_EQ(rows.size(), 3u + 1 + 4 + 1);
  const auto events = rows_of(written(*make_gdelt(book())));
  std::set<std::string> ids;
  for (const auto& row : events) ids.insert(row[0]);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 16u);
    EXPECT_TRUE(ids.contains(row[0]));
    EXPECT_EQ(row[3], row[5].starts_with("https") ? "1" : "2");
  }
  expect_golden("gdelt.mentions.CSV", text);
}

TEST(Plover, recordsAreWhole) {
  const auto writer = make_plover(book());
  const std::string text = written(*writer);
  EXPECT_NE(text.find("\"event\": [\"AGREE\"]"), std::string::npos);
  EXPECT_NE(text.find("status retracted"), std::string::npos);
  expect_golden("plover.jsonl", text);
}

TEST(Writers, tellAPlanByTheTypeOfPlansUntilItIsDone) {
  LedgerEvent event = made_plan();
  EXPECT_EQ(book().told(event).type, "AGREE");
  EXPECT_EQ(book().told(event).cameo, "036");
  event.stage = "called-off";
  EXPECT_EQ(book().told(event).type, "AGREE");
  event.stage = "happened";
  const ToldType done = book().told(event);
  EXPECT_EQ(done.type, "CONSULT");
  EXPECT_EQ(done.cameo.substr(0, 2), "04");
  // A plan of force is told by its own type.
  LedgerEvent force = made_shelling();
  force.stage = "planned";
  EXPECT_EQ(book().told(force).type, "ASSAULT");
}

TEST(Writers, nameEveryGap) {
  const auto writer = make_gdelt(book());
  written(*writer);
  const auto gaps = writer->gaps();
  ASSERT_EQ(gaps.size(), 61u);
  EXPECT_EQ(gaps[34].column, "AvgTone");
  EXPECT_EQ(gaps[34].empty, writer->rows());
  EXPECT_FALSE(gaps[34].why.empty());
}

TEST(Writers, keepRowsWholeWhateverTheWords) {
  LedgerEvent event = made_shipment();
  event.actors[0].name = "A\tB\nC";
  for (const auto& writer : {make_polecat(book()).release(), make_gdelt(book()).release()}) {
    const std::unique_ptr<EventWriter> held(writer);
    EXPECT_EQ(rows_of(held->event(event)).size(), 1u);
  }
  LedgerEvent bare;
  bare.id = "e";
  EXPECT_EQ(rows_of(make_polecat(book())->event(bare))[0].size(), 40u);
  EXPECT_EQ(rows_of(make_gdelt(book())->event(bare))[0].size(), 61u);
  EXPECT_EQ(rows_of(make_gdelt(book())->event(bare))[0][29], "");  // no code, no quad
  EXPECT_EQ(make_gdelt_mentions(book())->event(bare), "");
  const std::string record = make_plover(book())->event(bare);
  EXPECT_NE(record.find("\"actor\": []"), std::string::npos) << "whoever reads it asks for the key";
}

TEST(Codebook, knowsStatesAsOfTheDay) {
  EXPECT_EQ(book().state("SUN", "1985-01-01")->cow, 365);
  EXPECT_FALSE(book().state("SUN", "2020-01-01"));
  EXPECT_EQ(book().state("DEU", "2020-01-01")->gw, 260);
  EXPECT_FALSE(book().state("ZZZ", ""));
  EXPECT_EQ(book().cameo_label("1213"), "Reject judicial cooperation");
  EXPECT_EQ(Codebook::gdelt_quad("0251"), 1);
  EXPECT_EQ(Codebook::gdelt_quad("08"), 2);
  EXPECT_EQ(Codebook::gdelt_quad("09"), 3);
  EXPECT_EQ(Codebook::gdelt_quad("14"), 4);
  EXPECT_EQ(Codebook::gdelt_quad(""), 0);
}

}  // namespace
}  // namespace sayso::cli
