#include "sayso/ledger.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "base/faults.h"
#include "base/hash.h"
#include "keep/judging.h"
#include "keep/linker.h"
#include "keep/state.h"
#include "linking/digest.h"

namespace sayso {
namespace {

/// Reports linked in one step.
constexpr std::size_t kStep = 2000;
/// Characters of a hash or setting that are told.
constexpr std::size_t kShown = 100;

/// Hash of the tables of a folder, with their names.
Result<std::string> hash_of_tables(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  if (error) return fail(fault::kNoData, "", folder);
  std::sort(files.begin(), files.end());
  Sha256 hash;
  for (const std::filesystem::path& file : files) {
    hash.add_field(file.filename().string()).add_field(TRY(sha256_file(file.string())));
  }
  return hash.hex();
}

/// What differs between two runs, in words.
std::string difference(const StoredRun& one, const StoredRun& other) {
  std::string words;
  const auto compare = [&](const char* what, const std::string& was, const std::string& is) {
    if (was == is) return;
    words += fmt::format("{}{} {} -> {}", words.empty() ? "" : ", ", what, was.substr(0, kShown),
                         is.substr(0, kShown));
  };
  compare("program", one.made_of.sayso, other.made_of.sayso);
  compare("model", one.made_of.model, other.made_of.model);
  compare("ontology", one.made_of.ontology, other.made_of.ontology);
  compare("actors", one.made_of.actors, other.made_of.actors);
  compare("tables of the ledger", one.ledger, other.ledger);
  compare("instruction set", one.made_of.isa, other.made_of.isa);
  compare("settings", one.made_of.settings, other.made_of.settings);
  return words;
}

StoredReport stored_of(const Coding& coding, const LedgerReport& told, std::int64_t run) {
  StoredReport report;
  report.run = run;
  report.id = told.id;
  report.key = told.key;
  report.outlet = told.outlet;
  report.published_at = told.published_at;
  report.place = place_of(told.published_at, told.id);
  report.title = told.title;
  report.url = coding.doc.url.value_or("");
  report.lang = coding.doc.lang.value_or("");
  report.extra = coding.doc.extra;
  return report;
}

}  // namespace

std::string now_in_words() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", now);
}

LedgerKnown::LedgerKnown(std::vector<std::pair<std::uint64_t, std::uint64_t>> prints)
    : prints_(std::move(prints)) {
  std::sort(prints_.begin(), prints_.end());
}

bool LedgerKnown::holds(const std::string& key, const std::string& outlet,
                        const std::string& text) const {
  return std::binary_search(prints_.begin(), prints_.end(), print_of(key, outlet, text));
}

Result<Ledger> open_ledger(const std::string& path, const std::string& data,
                           const LedgerSettings& settings, const char* vfs) {
  return Ledger::State::open(path, data, settings, vfs);
}

Result<Ledger> Ledger::State::open(const std::string& path, const std::string& data,
                                   const LedgerSettings& settings, const char* vfs) {
  LedgerRules rules = TRY(LedgerRules::load(data));
  GradeRules grades = TRY(GradeRules::load(data));
  const std::string tables = TRY(hash_of_tables(data + "/ledger"));
  const std::string schema = data + "/schema/sqlite";
  std::unique_ptr<SqliteStore> store =
      TRY(SqliteStore::open(path, {schema, settings.read_only, vfs}));
  auto state =
      std::make_unique<State>(std::move(store), std::move(rules), std::move(grades), settings);
  state->tables = tables;
  if (TRY(state->store->pending_count()) == 0) return Ledger(std::move(state));
  if (!settings.read_only) {
    TRY(state->link_all());
    return Ledger(std::move(state));
  }
  // What a run left behind is finished, if nobody else is at it and the file may be written.
  LedgerSettings writer = settings;
  writer.read_only = false;
  static_cast<void>(open(path, data, writer, vfs).has_value());
  return Ledger(std::move(state));
}

void Ledger::State::give_up() {
  store->rollback();
  shelf.clear();
}

Result<void> Ledger::State::keep() {
  Result<void> kept = store->commit();
  if (!kept) give_up();
  return kept;
}

Result<void> Ledger::State::link_all() {
  TRY(keep());
  while (true) {
    const LedgerStore::Numbers reports = TRY(store->pending(kStep));
    if (reports.empty()) return {};
    TRY(write([&] { return link_some(reports); }));
    TRY(keep());
  }
}

Result<void> Ledger::State::link_some(const LedgerStore::Numbers& reports) {
  Linker linker(*store, shelf, rules);
  TRY(linker.link(reports));
  EventsTouched touched;
  touched.why = linker.touched();
  touched.moved = linker.moved();
  for (const std::int64_t report : reports) {
    touched.reports.insert(TRY(shelf.order(report)).second);
  }
  touched.run = run;
  touched.at = now_in_words();
  return settle_events(*store, shelf, rules, touched);
}

Result<LedgerStore::Numbers> Ledger::State::versions(const std::string& key,
                                                     const std::string& outlet,
                                                     const std::string& text) {
  LedgerStore::Numbers found = TRY(store->reports_of_key(key));
  const bool of_text = !found.empty() && key_of(text) == key;
  if (!of_text) return found;
  LedgerStore::Numbers own;
  for (const std::int64_t each : found) {
    if (TRY(store->report(each)).outlet == outlet) own.push_back(each);
  }
  return own;
}

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<void> Ledger::use(const Run& run) {
  State& state = *state_;
  return state.write([&]() -> Result<void> {
    StoredRun next;
    next.made_of = run;
    next.ledger = state.tables;
    next.at = now_in_words();
    const std::int64_t number = TRY(state.store->run(next));
    const std::string known = TRY(state.store->meta("run"));
    if (!known.empty() && known != std::to_string(number) && !state.settings.recode &&
        !state.settings.mix) {
      const std::optional<StoredRun> before = TRY(state.store->run_of(std::stoll(known)));
      return fail(
          fault::kLedgerOther,
          "the ledger was made otherwise: " + difference(before.value_or(StoredRun{}), next),
          state.store->database().path());
    }
    if (known.empty() || state.settings.recode) {
      TRY(state.store->set_meta("run", std::to_string(number)));
    }
    state.run = number;
    return {};
  });
}

Result<LedgerTaken> Ledger::add(const Coding& coding) {
  State& state = *state_;
  LedgerTaken taken = LedgerTaken::duplicate;
  const Result<void> done = state.write([&]() -> Result<void> {
    const LedgerReport told = digest(coding, state.rules);
    const StoredReport report = stored_of(coding, told, state.run);
    std::int64_t stands = 0;  // the version that stands, where there is one
    bool recoded = false;
    for (const std::int64_t each : TRY(state.versions(told.key, told.outlet, told.text))) {
      const StoredReport version = TRY(state.store->report(each));
      const bool same = TRY(state.store->text(each)) == told.text;
      if (same && (!state.settings.recode || version.run == state.run)) {
        return state.store->count({1, 0, 0, 0, 1});
      }
      recoded = recoded || (same && version.state.state != "superseded");
      if (version.state.state != "superseded") stands = each;
    }
    const std::int64_t number = TRY(state.store->add_report(report, told));
    taken = told.acts.empty() ? LedgerTaken::without_event : LedgerTaken::coded;
    const bool coded = taken == LedgerTaken::coded;
    TRY(state.store->count({1, coded ? 1u : 0u, coded ? 0u : 1u, 0, 0}));
    if (stands == 0) return {};
    // A version that was published before the one that stands is history as it comes.
    const StoredReport other = TRY(state.store->report(stands));
    const bool older =
        !recoded && !report.published_at.empty() && report.published_at < other.published_at;
    if (older) return state.store->set_state(number, {"superseded", stands, ""});
    if (recoded) {
      TRY(state.store->set_state(number, {other.state.state, 0, other.state.taken_out}));
    }
    TRY(state.store->set_state(stands, {"superseded", number, other.state.taken_out}));
    return state.store->add_pending(stands);
  });
  if (!done) return done.error();
  return taken;
}

Result<void> Ledger::pass(const std::string&) {
  return state_->write([&] { return state_->store->count({1, 0, 0, 0, 1}); });
}

Result<void> Ledger::reject(const std::string& key, const Error& error) {
  State& state = *state_;
  return state.write([&]() -> Result<void> {
    TRY(state.store->add_reject(
        {key, error.number, error.what, error.where, error.next, now_in_words(), state.run}));
    return state.store->count({1, 0, 0, 1, 0});
  });
}

namespace {

/// What a copy copies, and so on; a report that copies nothing is itself. A copy has nothing of its
/// own: what it copies goes with it, and all other copies.
Result<StoredReport> copied(LedgerStore& store, std::int64_t& report) {
  StoredReport stored = TRY(store.report(report));
  while (stored.rest.relation == "copy" && stored.rest.on > 0) {
    report = stored.rest.on;
    stored = TRY(store.report(report));
  }
  return stored;
}

}  // namespace

Result<void> Ledger::withdraw(const std::string& id_or_key, const std::string& why) {
  State& state = *state_;
  LedgerStore::Numbers found = TRY(state.store->reports_of_key(id_or_key));
  if (found.empty()) found = TRY(state.store->reports_of_id(id_or_key));
  if (found.empty()) return fail(fault::kNotInLedger, "", id_or_key);
  return state.write([&]() -> Result<void> {
    for (std::int64_t report : found) {
      const StoredReport stored = TRY(copied(*state.store, report));
      if (stored.state.state == "superseded") continue;
      TRY(state.store->set_state(report, {"withdrawn", 0, why.empty() ? "taken out" : why}));
      TRY(state.store->add_pending(report));
    }
    return {};
  });
}

Result<void> Ledger::commit() { return state_->keep(); }

Result<void> Ledger::link() { return state_->link_all(); }

std::uint64_t Ledger::pending() const {
  const Result<std::uint64_t> count = state_->store->pending_count();
  return count ? *count : 0;
}

LedgerCounts Ledger::counts() const {
  const Result<LedgerCounts> counts = state_->store->counts();
  return counts ? *counts : LedgerCounts{};
}

Result<LedgerKnown> Ledger::known() const { return LedgerKnown(TRY(state_->store->prints())); }

}  // namespace sayso
