// What any store of a ledger keeps to: each case runs on every store that is listed below.
#include <functional>
#include <memory>

#include "ledger_case.h"
#include "store/codec.h"
#include "store/sqlite_store.h"

namespace sayso {
namespace {

using Numbers = LedgerStore::Numbers;
using OpenStore = std::function<std::unique_ptr<LedgerStore>(const std::string& folder)>;

std::unique_ptr<LedgerStore> open_sqlite(const std::string& folder) {
  Result<std::unique_ptr<SqliteStore>> store =
      SqliteStore::open(folder + "/a.ledger", {kDataFolder + "/schema/sqlite", false, nullptr});
  EXPECT_TRUE(store) << (store ? "" : store.error().what);
  return store ? *std::move(store) : nullptr;
}

template <class T>
T good(Result<T> result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().what);
  return result ? *std::move(result) : T{};
}
void good(const Result<void>& result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().what);
}

LedgerParty party(const std::string& key, const std::string& name) {
  LedgerParty made;
  made.key = key;
  made.name = name;
  return made;
}

/// A report with one act: `doer` does it, and a minister says so.
LedgerReport told_by(const std::string& id, const std::string& day, const std::string& doer) {
  LedgerReport told;
  told.id = id;
  told.key = "key-" + id;
  told.outlet = "Harbour Wire";
  told.published_at = day;
  told.title = "Of " + id;
  told.text = "Nobody shipped anything anywhere, the minister of " + id + " said.";
  LedgerAct act;
  act.start = 7;
  act.end = 14;
  act.trigger = "shipped";
  act.type = act.act = "made";
  act.stance = "asserts";
  act.when = CodedDate{day, std::nullopt, "day", "given"};
  act.where = CodedPlace{"Loma", 7, "AAA", std::nullopt, 1.5, -2.25, "city", std::nullopt, ""};
  act.tolls.push_back({"killed", 1, 2, {3, std::nullopt, "people", true}});
  act.actors.push_back(party("name:" + doer, doer));
  LedgerClaim claim;
  claim.id = "c" + id;
  claim.kind = "assert";
  claim.stance = "asserts";
  claim.condition = "if";
  LedgerLink link;
  link.vouchers.push_back(party("name:minister", "the minister"));
  link.cue = "said";
  link.kind = "assert";
  claim.chain.push_back(link);
  act.claims.push_back(claim);
  told.acts.push_back(act);
  return told;
}

class StoreContract : public LedgerCase, public ::testing::WithParamInterface<OpenStore> {
 protected:
  void SetUp() override {
    LedgerCase::SetUp();
    store_ = GetParam()(folder_.string());
    ASSERT_NE(store_, nullptr);
    good(store_->begin());
    run_ = good(store_->run({}));
  }
  void TearDown() override {
    store_.reset();
    LedgerCase::TearDown();
  }

  std::int64_t add(const LedgerReport& told) {
    StoredReport report;
    report.run = run_;
    report.id = told.id;
    report.key = told.key;
    report.outlet = told.outlet;
    report.published_at = told.published_at;
    report.title = told.title;
    report.place = place_of(told.published_at, told.id);
    return good(store_->add_report(report, told));
  }
  std::int64_t act_of(std::int64_t report) {
    return good(store_->acts_of_report(report)).at(0).standing.act;
  }
  /// Puts the first act of a report into an event of its own.
  void give(std::int64_t report, const std::string& event) {
    good(store_->set_standing(act_of(report), {0, 0, event, 0, "alone", 0.5}));
    StoredEvent stored;
    stored.event.id = event;
    stored.event.type = stored.event.act = "made";
    stored.event.status = "claimed";
    stored.day = stored.last_day = stored.first_report = "2025-03-01";
    good(store_->put_event(stored));
  }

  std::unique_ptr<LedgerStore> store_;
  std::int64_t run_ = 0;
};

// The first layout knew no doers of a telling: what it wrote is the same without their number.
TEST(StoredAct, OfTheFirstLayoutIsStillRead) {
  LedgerAct act;
  act.trigger = "shelled";
  act.tellings = {{3, 9, "shelled", "Ruritania shelled Graustark.", "background", {}}};
  act.setting = {"graustark"};
  std::string bytes = bytes_of(act);
  const std::string stance = "background";
  bytes.front() = '\1';
  bytes.erase(bytes.find(stance) + stance.size(), 1);
  const Result<LedgerAct> read = act_of(bytes);
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(read->tellings.at(0).sentence, act.tellings[0].sentence);
  EXPECT_EQ(read->setting, act.setting);
  bytes.front() = '\3';
  EXPECT_FALSE(act_of(bytes));
}

class SqliteLog : public LedgerCase {};

// The log would else grow with all that a writer does, and memory with it.
TEST_F(SqliteLog, IsMovedIntoTheFileWhileTheWriterGoesOn) {
  constexpr std::int64_t kBytes = 40'000'000;
  const std::unique_ptr<LedgerStore> store = open_sqlite(folder_.string());
  ASSERT_NE(store, nullptr);
  Database& db = dynamic_cast<SqliteStore&>(*store).database();
  good(db.script("CREATE TABLE much(bytes BLOB)"));
  good(store->begin());
  good(db.run("INSERT INTO much VALUES (zeroblob(?))", kBytes));
  good(store->commit());
  EXPECT_GT(std::filesystem::file_size(folder_ / "a.ledger"), std::uintmax_t{kBytes});
}

TEST_P(StoreContract, WhatAReportTellsComesBackAsItWas) {
  const LedgerReport told = told_by("ab01", "2025-03-01", "Loma");
  const std::int64_t number = add(told);
  const LedgerReport back = good(store_->told(number));
  EXPECT_EQ(back.text, told.text);
  ASSERT_EQ(back.acts.size(), 1u);
  const LedgerAct& act = back.acts.front();
  EXPECT_EQ(act.doc, "ab01");
  EXPECT_EQ(act.when->from, "2025-03-01");
  EXPECT_EQ(act.where->lon, -2.25);
  EXPECT_EQ(act.tolls.front().quantity.min, 3);
  EXPECT_FALSE(act.tolls.front().quantity.max);
  EXPECT_EQ(act.claims.front().chain.front().vouchers.front().name, "the minister");
  EXPECT_EQ(act.claims.front().condition, "if");
  EXPECT_EQ(good(store_->report(number)).title, "Of ab01");
  EXPECT_EQ(good(store_->act_at(number, 7)), act_of(number));
  EXPECT_EQ(good(store_->act_at(number, 8)), 0);
}

TEST_P(StoreContract, ReportsAreFoundByIdKeyAndName) {
  const std::int64_t one = add(told_by("ab01", "2025-03-01", "Loma"));
  const std::int64_t two = add(told_by("ab02", "2025-03-02", "Loma"));
  EXPECT_EQ(good(store_->reports_of_key("key-ab01")), Numbers{one});
  EXPECT_EQ(good(store_->reports_of_id("ab02")), Numbers{two});
  EXPECT_EQ(good(store_->reports_of_id("ab0")), Numbers{}) << "too short to mean one";
  EXPECT_EQ(good(store_->reports_named("of AB02")), Numbers{two});
  EXPECT_EQ(good(store_->reports_of_outlet("Harbour Wire", "2025-03-02", "2025-03-09")),
            Numbers{two});
  EXPECT_EQ(good(store_->last_day()), "2025-03-02");
  good(store_->set_state(two, {"withdrawn", 0, "why"}));
  EXPECT_EQ(good(store_->last_day()), "2025-03-01");
  EXPECT_EQ(good(store_->report(two)).state.taken_out, "why");
}

TEST_P(StoreContract, WhatIsRolledBackWasNeverThere) {
  good(store_->count({1, 1, 0, 0, 0}));
  good(store_->commit());
  good(store_->begin());
  add(told_by("ab01", "2025-03-01", "Loma"));
  good(store_->count({1, 0, 1, 0, 0}));
  store_->rollback();
  EXPECT_EQ(good(store_->counts()).in, 1u);
  EXPECT_TRUE(good(store_->reports_of_key("key-ab01")).empty());
  EXPECT_TRUE(good(store_->pending(9)).empty());
}

TEST_P(StoreContract, ReportsWaitInTheirOrder) {
  const std::int64_t late = add(told_by("ab01", "2025-03-09", "Loma"));
  const std::int64_t early = add(told_by("ab02", "2025-03-01", "Loma"));
  EXPECT_EQ(good(store_->pending(9)), (Numbers{early, late}));
  EXPECT_EQ(good(store_->pending(1)), Numbers{early});
  good(store_->settle(early));
  EXPECT_EQ(good(store_->pending_count()), 1u);
}

TEST_P(StoreContract, CandidatesForCopies) {
  Numbers reports;
  for (int i = 1; i <= 4; ++i) {
    const LedgerReport told =
        told_by("ab0" + std::to_string(i), "2025-03-0" + std::to_string(i), "L");
    reports.push_back(add(told));
    good(store_->add_bands(reports.back(), {1, 2, 77}));
  }
  const std::int64_t third = good(store_->report(reports[2])).place;
  const Numbers before = good(store_->alike_before({77, 5}, third, 9));
  EXPECT_EQ(before, (Numbers{reports[0], reports[1], reports[2]}));
  EXPECT_EQ(good(store_->alike_before({77}, third, 1)), Numbers{reports[0]});
  EXPECT_EQ(good(store_->beyond(77, 2)), reports[2]);
  EXPECT_EQ(good(store_->beyond(77, 4)), 0);
  EXPECT_EQ(good(store_->alike_after({2}, third)), (Numbers{reports[2], reports[3]}));
  good(store_->set_rest(reports[3], {reports[0], "copy", "same words", 1, true}));
  EXPECT_EQ(good(store_->alike_after({2}, third)), Numbers{reports[2]});
  EXPECT_EQ(good(store_->reports_resting_on(reports[0])), Numbers{reports[3]});
  good(store_->drop_bands(reports[0]));
  EXPECT_EQ(good(store_->alike({1})).size(), 3u);
}

TEST_P(StoreContract, NeighboursOfABlockNearestFirst) {
  Numbers acts;
  for (int i = 1; i <= 5; ++i) {
    acts.push_back(act_of(add(told_by("ab0" + std::to_string(i), "2025-03-01", "L"))));
    good(store_->add_block({-9, 100 + i / 2, i, acts.back(), 90}));
  }
  const StoredBlock middle = good(store_->blocks_of(acts[2])).at(0);
  const auto before = good(store_->blocks_near(middle, true, 9));
  ASSERT_EQ(before.size(), 2u);
  EXPECT_EQ(before[0].act, acts[1]);
  const auto behind = good(store_->blocks_near(middle, false, 1));
  ASSERT_EQ(behind.size(), 1u);
  EXPECT_EQ(behind[0].act, acts[3]);
  EXPECT_EQ(behind[0].first, 90);
  good(store_->drop_blocks(acts[3]));
  EXPECT_EQ(good(store_->blocks_near(middle, false, 1)).at(0).act, acts[4]);
  good(store_->add_edge({acts[0], acts[1], 0.75, "alike"}));
  good(store_->add_edge({acts[1], acts[2], 0.5, "alike"}));
  EXPECT_EQ(good(store_->edges_of(acts[1])).size(), 2u);
  good(store_->drop_edge(acts[1], acts[0]));
  EXPECT_EQ(good(store_->edges_of(acts[1])).at(0).b, acts[2]);
}

TEST_P(StoreContract, EventsTheirActsAndTheirOldIds) {
  const std::int64_t one = add(told_by("ab01", "2025-03-01", "Loma"));
  const std::int64_t two = add(told_by("ab02", "2025-03-02", "Kosu"));
  give(one, "e1e1");
  ActStanding repeat{0, 0, "e1e1", act_of(one), "repeats", 1};
  good(store_->set_standing(act_of(two), repeat));
  EXPECT_EQ(good(store_->acts_of_event("e1e1")).size(), 2u);
  EXPECT_EQ(good(store_->repeats_of(act_of(one))), Numbers{act_of(two)});
  EXPECT_EQ(good(store_->reports_of_event("e1e1", false)), (Numbers{one, two}));
  EXPECT_EQ(good(store_->reports_of_event("e1e1", true)), Numbers{one});
  EXPECT_EQ(good(store_->events_of_report(two)), std::vector<std::string>{"e1e1"});
  EXPECT_EQ(good(store_->claims_begun_as("cab0")).size(), 2u);
  good(store_->put_alias("a0", "b0"));
  good(store_->put_alias("b0", "e1e1"));
  EXPECT_EQ(good(store_->alias("a0")), "e1e1") << "an id leads to the living event at once";
  good(store_->drop_event("e1e1"));
  EXPECT_FALSE(good(store_->event("e1e1")));
}

TEST_P(StoreContract, QuestionsFindEvents) {
  give(add(told_by("ab01", "2025-03-01", "Loma")), "e1");
  give(add(told_by("ab02", "2025-03-02", "Kosu")), "e2");
  const auto ask = [&](const EventQuestion& question) { return good(store_->event_ids(question)); };
  using Ids = std::vector<std::string>;
  EventQuestion question;
  EXPECT_EQ(ask(question), (Ids{"e1", "e2"}));
  question.actor = {"loma"};
  EXPECT_EQ(ask(question), Ids{"e1"});
  question.recipient = {"loma"};
  EXPECT_EQ(ask(question), Ids{});
  question = {};
  question.by = {"Harbour Wire"};
  EXPECT_EQ(ask(question).size(), 2u);
  question.by = {"the minister"};
  EXPECT_EQ(ask(question).size(), 2u);
  question.by = {"nobody"};
  EXPECT_EQ(ask(question), Ids{});
  question = {};
  question.words = "minister ab02 \"";
  EXPECT_EQ(ask(question), Ids{"e2"});
  question.words = "NEAR( OR *";
  EXPECT_EQ(ask(question), Ids{}) << "words are words";
  question = {};
  question.type = {"made"};
  question.status = {"claimed"};
  question.since = "2025-03-02";
  EXPECT_EQ(ask(question), Ids{});
  EXPECT_EQ(good(store_->entity("name:Loma")).does, Ids{"e1"});
  EXPECT_EQ(good(store_->entity("name:minister")).says.size(), 2u);
  EXPECT_FALSE(store_->entity("name:nobody"));
}

TEST_P(StoreContract, ChangesAreNumberedAndKept) {
  for (const char* const at : {"2025-03-01T10:00:00Z", "2025-03-02T10:00:00Z"}) {
    LedgerChange change;
    change.at = at;
    change.change = "insert";
    change.event = "e1";
    good(store_->add_change(change, run_));
  }
  const auto since = [&](const std::string& what) {
    std::vector<std::uint64_t> numbers;
    good(store_->changes(what, "", [&](const LedgerChange& change) {
      numbers.push_back(change.number);
      return true;
    }));
    return numbers;
  };
  EXPECT_EQ(since("").size(), 2u);
  EXPECT_EQ(since("2025-03-01"), std::vector<std::uint64_t>{2});
  EXPECT_EQ(since("1"), std::vector<std::uint64_t>{2});
  EXPECT_EQ(since("2025-03-02T10:00:00Z").size(), 0u);
}

TEST_P(StoreContract, RunsRejectsRelationsAndCorrections) {
  StoredRun run;
  run.made_of.model = "m2";
  const std::int64_t other = good(store_->run(run));
  EXPECT_NE(other, run_);
  EXPECT_EQ(good(store_->run(run)), other);
  EXPECT_EQ(good(store_->run_of(other))->made_of.model, "m2");
  EXPECT_FALSE(good(store_->run_of(99)));
  good(store_->set_meta("run", "7"));
  EXPECT_EQ(good(store_->meta("run")), "7");
  good(store_->add_reject({"k", 1002, "what", "where", "next", "at", 0}));
  const std::int64_t one = add(told_by("ab01", "2025-03-01", "Loma"));
  const std::int64_t two = add(told_by("ab02", "2025-03-02", "Kosu"));
  good(store_->put_relation({two, one, "quotes-other", "it says so", 1}));
  EXPECT_EQ(good(store_->relation(two, one))->shared, 1u);
  EXPECT_EQ(good(store_->relations_of(two)).size(), 1u);
  good(store_->put_corrected({one, two, "when", "2025-03-02"}));
  EXPECT_EQ(good(store_->corrected(one)).at(0).field, "when");
  good(store_->drop_corrected(two));
  EXPECT_TRUE(good(store_->corrected(one)).empty());
  good(store_->set_withdrawn(one, "2025-03-02", two));
  EXPECT_EQ(good(store_->taken_by(two)), Numbers{one});
  EXPECT_EQ(good(store_->live_reports()), (Numbers{one, two}));
  EXPECT_EQ(good(store_->prints()).size(), 2u);
}

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract, ::testing::Values(OpenStore(open_sqlite)));

}  // namespace
}  // namespace sayso
