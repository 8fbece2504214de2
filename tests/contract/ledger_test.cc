// What a ledger promises: events do not depend on the order of reports, copies are no support,
// versions supersede, nothing is lost, and what is damaged is found.
#include "ledger_case.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "store/database.h"

namespace sayso {
namespace {

/// 60 reports of 20 acts: some told again in other words, some copied, one denied.
std::vector<made::Report> story() {
  std::vector<made::Report> reports;
  for (std::uint64_t i = 0; i < 60; ++i) {
    const std::uint64_t act = i % 20;
    reports.push_back({act, i / 40, i % 7, 100 + act * 3 + i / 20, i, i % 3, i == 45});
  }
  return reports;
}

class LedgerTest : public LedgerCase {
 protected:
  std::string events_of(const std::vector<made::Report>& reports, std::size_t step,
                        const std::string& name) const {
    {
      Ledger to = ledger(name);
      for (std::size_t i = 0; i < reports.size(); ++i) {
        add(to, coding(reports[i]));
        if ((i + 1) % step == 0) link(to);
      }
      link(to);
    }
    verify(path(name));
    return all_events(ledger(name, reading()));
  }
};

TEST_F(LedgerTest, AnyOrderAndAnyStepGiveTheSameEvents) {
  std::vector<made::Report> reports = story();
  const std::string expected = events_of(reports, 1000, "at-once");
  EXPECT_GT(std::count(expected.begin(), expected.end(), '\n'), 60);
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same order each time
  const std::vector<std::size_t> steps = {1, 7, 60};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    std::shuffle(reports.begin(), reports.end(), random);
    EXPECT_EQ(events_of(reports, steps[i], "shuffled" + std::to_string(i)), expected);
  }
  std::reverse(reports.begin(), reports.end());
  EXPECT_EQ(events_of(reports, 2, "reversed"), expected);
}

/// Reports of which all share a long ending, and some begin as others before them do.
std::vector<Coding> boilerplates() {
  const auto words = [](std::uint64_t from, std::uint64_t count) {
    std::string out;
    for (std::uint64_t i = 0; i < count; ++i) out += " " + made::name_of(from + i);
    return out;
  };
  std::vector<Coding> codings;
  for (std::uint64_t i = 0; i < 96; ++i) {
    Coding coding = made::coding_of({i % 16, i, i % 5, 100 + i / 6, i, 0}, act_types());
    coding.doc.text.resize(coding.sentences.front().end);
    coding.doc.text += words(1000 * (i % 32), 70) + words(77000 + i, 10) + words(990000, 75);
    codings.push_back(coding);
  }
  return codings;
}

TEST_F(LedgerTest, WhatAReportRepeatsDoesNotDependOnTheOrderHoweverManyShareItsWords) {
  std::vector<Coding> codings = boilerplates();
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same orders each time
  std::set<std::string> seen;
  for (int order = 0; order < 6; ++order) {
    Ledger to = ledger("order" + std::to_string(order));
    for (std::size_t i = 0; i < codings.size(); ++i) {
      add(to, codings[i]);
      if (order % 2 == 0 || i % 5 == 0) link(to);
    }
    link(to);
    std::string told = all_events(to);
    ASSERT_TRUE(to.pairs({}, [&](const ReportPair& pair) -> Result<bool> {
      told += pair.first + " " + pair.second + " " + pair.relation + "\n";
      return true;
    }));
    EXPECT_NE(told.find(" near-copy\n"), std::string::npos);
    seen.insert(told);
    std::shuffle(codings.begin(), codings.end(), random);
  }
  EXPECT_EQ(seen.size(), 1u);
}

TEST_F(LedgerTest, ReportsOfOneActAreOneEvent) {
  Ledger to = ledger();
  add(to, coding({1, 0, 1, 100, 1, 1}));
  add(to, coding({1, 1, 2, 100, 2, 2}));
  add(to, coding({2, 0, 1, 160, 3, 1}));
  link(to);
  std::vector<int> reports;
  ASSERT_TRUE(to.events({}, [&](const LedgerEvent& event) -> Result<bool> {
    reports.push_back(event.reports);
    return true;
  }));
  std::sort(reports.begin(), reports.end());
  EXPECT_EQ(reports, (std::vector<int>{1, 2}));
}

TEST_F(LedgerTest, ThousandCopiesOfOneReportAreOneVoice) {
  Ledger to = ledger();
  for (const made::Report& report : story()) add(to, coding(report));
  link(to);
  const std::string before = all_events(to);
  for (std::uint64_t i = 0; i < 1000; ++i)
    add(to, coding({999, 0, i % 50, 200 + i / 100, 5000 + i}));
  link(to);
  std::string event;
  int found = 0;
  ASSERT_TRUE(to.events({}, [&](const LedgerEvent& each) -> Result<bool> {
    if (each.reports < 1000) return true;
    ++found;
    EXPECT_EQ(each.reports, 1000);
    EXPECT_EQ(each.independent_voices, 1);
    EXPECT_EQ(each.standing, "claimed");
    event = each.id;
    return true;
  }));
  EXPECT_EQ(found, 1);
  EXPECT_NE(all_events(to), before);
  ASSERT_TRUE(to.withdraw("report-5000", "false"));
  link(to);
  EXPECT_EQ(all_events(to), before);
  EXPECT_FALSE(to.event(event));
  add(to, coding({999, 0, 3, 230, 7000}));
  link(to);
  EXPECT_EQ(all_events(to), before) << "a copy that comes later is out with what it repeats";
}

TEST_F(LedgerTest, WhatQuotesACopyIsOneVoiceWithTheOriginal) {
  Ledger to = ledger();
  Coding wire = coding({1, 0, 1, 100, 0, 0});
  Coding copy = coding({1, 0, 2, 100, 1, 0});
  Coding quoting = coding({1, 3, 3, 100, 2, 0, false, 1});
  quoting.doc.text += " (" + *copy.doc.outlet + ")";
  Coding other = coding({1, 5, 4, 100, 3, 0, false, 1});
  add(to, wire);
  add(to, copy);
  add(to, quoting);
  add(to, other);
  link(to);
  std::map<std::string, std::string> relations;
  ASSERT_TRUE(to.pairs({}, [&](const ReportPair& pair) -> Result<bool> {
    relations[std::min(pair.first, pair.second) + " " + std::max(pair.first, pair.second)] =
        pair.relation;
    return true;
  }));
  EXPECT_EQ(relations["report-0 report-1"], "copy");
  EXPECT_EQ(relations["report-1 report-2"], "quotes-other");
  EXPECT_EQ(relations["report-0 report-2"], "quotes-other");
  EXPECT_EQ(relations["report-0 report-3"], "independent");
  EXPECT_EQ(relations["report-2 report-3"], "independent");
}

TEST_F(LedgerTest, ChangedTextSupersedesAndOldTextIsADuplicate) {
  Ledger to = ledger();
  const Coding first = coding({1, 0, 1, 100, 1});
  Coding second = coding({2, 0, 1, 101, 1});
  second.doc.id.back() = first.doc.id.back() == '0' ? '1' : '0';
  EXPECT_EQ(add(to, first), LedgerTaken::coded);
  EXPECT_EQ(add(to, first), LedgerTaken::duplicate);
  EXPECT_EQ(add(to, second), LedgerTaken::coded);
  EXPECT_EQ(add(to, first), LedgerTaken::duplicate);
  link(to);
  const LedgerCounts counts = to.counts();
  EXPECT_EQ(counts.in, 4u);
  EXPECT_EQ(counts.duplicate, 2u);
  const Result<LedgerDocument> document = to.document("report-1");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->id, second.doc.id);
  EXPECT_EQ(to.document(first.doc.id)->superseded_by, second.doc.id);
  const std::string events = all_events(to);
  EXPECT_EQ(events.find(first.doc.id), std::string::npos);
  // The other way round, the later day stands all the same.
  Ledger other = ledger("other");
  add(other, second);
  add(other, first);
  link(other);
  EXPECT_EQ(all_events(other), events);
}

TEST_F(LedgerTest, AnotherRunIsRefusedUnlessTold) {
  Coding again = coding({1, 0, 1, 100, 1});
  {
    Ledger to = ledger();
    add(to, again);
    link(to);
  }
  again.run.model = "another";
  {
    Result<Ledger> to = open_ledger(path(), kDataFolder, {});
    ASSERT_TRUE(to);
    const Result<void> used = to->use(again.run);
    ASSERT_FALSE(used);
    EXPECT_EQ(used.error().number, 6006);
    EXPECT_NE(used.error().what.find("model made -> another"), std::string::npos);
  }
  {
    Result<Ledger> to = open_ledger(path(), kDataFolder, mixing());
    ASSERT_TRUE(to && to->use(again.run));
    EXPECT_EQ(add(*to, again), LedgerTaken::duplicate);
  }
  Result<Ledger> to = open_ledger(path(), kDataFolder, recoding());
  ASSERT_TRUE(to && to->use(again.run));
  again.events.front().actors.swap(again.events.front().recipients);
  EXPECT_EQ(add(*to, again), LedgerTaken::coded);
  EXPECT_EQ(add(*to, again), LedgerTaken::duplicate) << "a recoding that is started again goes on";
  link(*to);
  int events = 0;
  ASSERT_TRUE(to->events({}, [&](const LedgerEvent& event) -> Result<bool> {
    EXPECT_EQ(event.reports, 1);
    ++events;
    return true;
  }));
  EXPECT_EQ(events, 1);
}

TEST_F(LedgerTest, CountersHoldAtEveryInstant) {
  {
    Ledger to = ledger();
    for (const made::Report& report : story()) add(to, coding(report));
    Coding none = coding({77, 0, 1, 100, 900});
    none.events.clear();
    none.claims.clear();
    EXPECT_EQ(add(to, none), LedgerTaken::without_event);
    ASSERT_TRUE(to.reject("bad-1", Error{ErrorCode::bad_input, 1002, "empty", "x:1", "mend it"}));
    ASSERT_TRUE(to.reject("bad-1", Error{ErrorCode::bad_input, 1002, "empty", "x:1", "mend it"}));
    ASSERT_TRUE(to.pass("report-3"));
    ASSERT_TRUE(to.commit());
    const LedgerCounts counts = to.counts();
    EXPECT_EQ(counts.in, 64u);
    EXPECT_EQ(counts.in, counts.coded + counts.without_event + counts.rejected + counts.duplicate);
    EXPECT_EQ(counts.rejected, 2u);
    EXPECT_EQ(to.pending(), 61u);
    add(to, coding({78, 0, 1, 100, 901}));  // never committed
  }
  verify(path());
  // Who opens it next finishes what was left, a reader too.
  Ledger reader = ledger("test.ledger", reading());
  EXPECT_EQ(reader.counts().in, 64u);
  EXPECT_EQ(reader.pending(), 0u);
  EXPECT_FALSE(all_events(reader).empty());
}

TEST_F(LedgerTest, OneWriterManyReaders) {
  Ledger to = ledger();
  add(to, coding({1, 0, 1, 100, 1}));
  link(to);
  const Result<Ledger> second = open_ledger(path(), kDataFolder, {});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().number, 6004);
  Ledger reader = ledger("test.ledger", reading());
  add(to, coding({2, 0, 1, 100, 2}));
  EXPECT_EQ(reader.counts().in, 1u);
  link(to);
  EXPECT_EQ(reader.counts().in, 2u);
}

TEST_F(LedgerTest, BackupWhileAWriterIsAtWork) {
  Ledger to = ledger();
  for (const made::Report& report : story()) add(to, coding(report));
  link(to);
  add(to, coding({500, 0, 1, 100, 500}));
  ASSERT_TRUE(backup_ledger(path(), path("copy")));
  EXPECT_EQ(backup_ledger(path(), path("copy")).error().number, 6011);
  const std::string events = all_events(ledger("copy", reading()));
  EXPECT_FALSE(events.empty());
  Ledger fresh = ledger("fresh");
  for (const made::Report& report : story()) add(fresh, coding(report));
  link(fresh);
  EXPECT_EQ(events, all_events(fresh));
}

TEST_F(LedgerTest, QuestionsInSqlReadOnlyAndWithinBudgets) {
  Ledger to = ledger();
  for (const made::Report& report : story()) add(to, coding(report));
  link(to);
  std::uint64_t rows = 0;
  const QuerySink sink{[](const std::vector<std::string>&) { return Result<void>(); },
                       [&](const std::vector<QueryCell>&) {
                         ++rows;
                         return Result<void>();
                       }};
  const auto ask = [&](const std::string& sql, const QueryBudget& budget = {}) {
    rows = 0;
    return query_ledger(path(), sql, budget, sink);
  };
  EXPECT_EQ(*ask("SELECT * FROM document"), "");
  EXPECT_EQ(rows, 60u);
  EXPECT_EQ(*ask("SELECT rowid FROM document_words WHERE document_words MATCH 'report OR on'"), "");
  EXPECT_NE(*ask("SELECT * FROM document", {.rows = 10}), "");
  EXPECT_EQ(rows, 10u);
  const char* const endless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  EXPECT_NE(*ask(endless, {.seconds = 0.2}), "");
  for (const char* const sql :
       {"DELETE FROM document", "SELECT 1; SELECT 2", "PRAGMA journal_mode=DELETE",
        "ATTACH 'other' AS o", "SELECT load_extension('x')", "", "SELECT nothing FROM document",
        "CREATE TEMP TABLE t(x)"}) {
    const Result<std::string> refused = ask(sql);
    ASSERT_FALSE(refused) << sql;
    EXPECT_EQ(refused.error().number, 6010) << sql;
  }
  EXPECT_EQ(query_ledger(path("none"), "SELECT 1", {}, sink).error().number, 6001);
}

/// Changes one byte of a text or act somewhere in the file.
void spoil(const std::string& path, const std::string& words) {
  std::string bytes;
  {
    const int file = ::open(path.c_str(), O_RDONLY);
    char piece[65536];
    for (ssize_t got = 0; (got = ::read(file, piece, sizeof piece)) > 0;) {
      bytes.append(piece, static_cast<std::size_t>(got));
    }
    ::close(file);
  }
  const std::size_t at = bytes.find(words);
  ASSERT_NE(at, std::string::npos);
  const int file = ::open(path.c_str(), O_WRONLY);
  ASSERT_EQ(::pwrite(file, "#", 1, static_cast<off_t>(at)), 1);
  ::close(file);
}

TEST_F(LedgerTest, DamageIsFoundAndTheRestIsSaved) {
  std::string words;
  {
    Ledger to = ledger();
    for (const made::Report& report : story()) add(to, coding(report));
    link(to);
    words = coding(story()[30]).doc.text.substr(120, 40);
  }
  verify(path());
  spoil(path(), words);
  std::set<std::string> found;
  ASSERT_TRUE(verify_ledger(path(), [&](const LedgerFinding& finding) {
    if (finding.damage) found.insert(finding.check);
  }));
  EXPECT_TRUE(found.count("rows") > 0);
  const Result<LedgerSalvage> saved =
      salvage_with(path(), path("saved"), kDataFolder, [](const LedgerFinding&) {});
  ASSERT_TRUE(saved) << saved.error().what;
  EXPECT_EQ(saved->documents, 59u);
  EXPECT_EQ(saved->lost, 1u);
  verify(path("saved"));
  std::vector<made::Report> rest = story();
  // The report that was lost can be found by its text alone.
  rest.erase(std::find_if(rest.begin(), rest.end(), [&](const made::Report& report) {
    return !Ledger(ledger("saved", reading())).document("report-" + std::to_string(report.number));
  }));
  EXPECT_EQ(all_events(ledger("saved", reading())), events_of(rest, 1000, "rest"));
}

/// Changes rows behind the ledger's back.
bool changed(const std::string& file, const char* sql) {
  Result<Database> db = Database::open(file, OpenMode::write);
  return db && db->script(sql).has_value();
}

TEST_F(LedgerTest, RowsThatTellAnActOtherwiseThanItsBodyAreFound) {
  {
    Ledger to = ledger();
    for (const made::Report& report : story()) add(to, coding(report));
    link(to);
  }
  verify(path());
  const char* const spoils[] = {
      "UPDATE act SET when_from = '1999-01-01' WHERE number = 2",
      "UPDATE act SET score = score + 1 WHERE number = 2",
      "UPDATE claim SET voices = 'gov:XYZ' WHERE number = 2",
      "UPDATE chain SET voucher = 'nobody' WHERE claim = 2",
      "UPDATE role SET value = 'nobody' WHERE act = 2 AND place = 0",
      "INSERT INTO document_words(document_words, rowid, text) VALUES ('delete', 2, 'reports')",
  };
  for (const char* const spoil : spoils) {
    std::filesystem::copy_file(path(), path("spoilt"),
                               std::filesystem::copy_options::overwrite_existing);
    ASSERT_TRUE(changed(path("spoilt"), spoil)) << spoil;
    std::size_t found = 0;
    ASSERT_TRUE(verify_ledger(path("spoilt"), [&](const LedgerFinding& finding) {
      if (finding.damage) ++found;
    }));
    EXPECT_GT(found, 0u) << spoil;
  }
}

TEST_F(LedgerTest, PairsAreToldAsOfOneInstant) {
  Ledger writer = ledger();
  for (std::uint64_t i = 0; i < 9; ++i) {  // three acts, each told three times in other words
    add(writer, coding({i % 3, i / 3, i, 100 + 9 * (i % 3), i, 1 + i}));
  }
  link(writer);
  const Ledger reader = ledger("test.ledger", reading());
  const auto pairs = [&](bool meddle) {
    std::vector<std::string> found;
    EXPECT_TRUE(reader.pairs({}, [&](const ReportPair& pair) -> Result<bool> {
      found.push_back(pair.first + " " + pair.second + " " + pair.relation);
      if (!std::exchange(meddle, false)) return true;
      EXPECT_TRUE(writer.withdraw("report-8", "meanwhile"));
      link(writer);
      return true;
    }));
    return found;
  };
  const std::vector<std::string> before = pairs(false);
  EXPECT_EQ(before.size(), 9u);
  EXPECT_EQ(pairs(true), before);
  EXPECT_EQ(pairs(false).size(), 7u);
}

TEST_F(LedgerTest, AnotherDatabaseIsLeftAlone) {
  {
    Result<Database> other = Database::open(path("other"), OpenMode::create);
    ASSERT_TRUE(other && other->script("CREATE TABLE t(x)"));
  }
  const Result<Ledger> opened = open_ledger(path("other"), kDataFolder, {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().number, 6001);
}

TEST_F(LedgerTest, AFileThatIsNoLedgerIsNamed) {
  const int file = ::open(path("no").c_str(), O_WRONLY | O_CREAT, 0644);
  ASSERT_EQ(::write(file, "this is no ledger, but it is long enough", 40), 40);
  ::close(file);
  const Result<Ledger> opened = open_ledger(path("no"), kDataFolder, {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().number, 6001);
  EXPECT_EQ(open_ledger(path("absent"), kDataFolder, reading()).error().number, 6001);
  EXPECT_FALSE(verify_ledger(path("absent"), [](const LedgerFinding&) {}));
}

}  // namespace
}  // namespace sayso
