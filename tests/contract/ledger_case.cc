#include "ledger_case.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "base/tsv.h"

namespace sayso {
namespace {

std::string parties(const std::vector<LedgerParty>& values) {
  std::string words;
  for (const LedgerParty& each : values) words += each.key + "/" + each.name + " ";
  return words;
}

}  // namespace

std::size_t times(const char* name, std::size_t in_the_gate) {
  const char* const given = std::getenv(name);
  return given == nullptr ? in_the_gate : static_cast<std::size_t>(std::atoll(given));
}

std::vector<std::string> act_types() {
  static const std::vector<std::string> kTypes = [] {
    std::vector<std::string> types;
    const Result<Tsv> table = Tsv::read(kDataFolder + "/ledger/acts.tsv");
    if (!table) return types;
    for (std::size_t row = 0; row < table->rows() && types.size() < 8; ++row) {
      const std::string& type = table->cell(row, 0);
      if (types.empty() || types.back() != type) types.push_back(type);
    }
    return types;
  }();
  return kTypes;
}

std::string told(const LedgerEvent& event) {
  std::string out = fmt::format("{} {} {} {} | {} | {}\n", event.id, event.type, event.standing,
                                event.status, parties(event.actors), parties(event.recipients));
  out += fmt::format("  {} reports {} voices {} against {}\n", event.reports,
                     event.independent_voices, event.denying_voices, event.stage);
  for (const EventMention& each : event.mentions) {
    out += fmt::format("  {} {} {}-{} {} rests on '{}' {} | {} {:.3f}\n", each.key, each.doc,
                       each.start, each.end, each.stance, each.rests_on, each.relation,
                       each.linked_by, each.link_score);
  }
  for (const std::string& each : event.reasons) out += "  " + each + "\n";
  return out;
}

std::string all_events(const Ledger& ledger, const std::string& on) {
  std::string out;
  EventQuestion question;
  question.on = on;
  const Result<void> done = ledger.events(question, [&](const LedgerEvent& event) -> Result<bool> {
    out += told(event);
    return true;
  });
  EXPECT_TRUE(done) << (done ? "" : done.error().what);
  return out;
}

void LedgerCase::SetUp() {
  // In memory where there is such a place: what the disk does is no part of these tests.
  const bool shared = ::access("/dev/shm", W_OK) == 0;
  const std::filesystem::path place = shared ? "/dev/shm" : std::filesystem::temp_directory_path();
  std::string name = (place / "sayso-ledger-XXXXXX").string();
  ASSERT_NE(::mkdtemp(name.data()), nullptr);
  folder_ = name;
}

void LedgerCase::TearDown() {
  std::error_code none;
  std::filesystem::remove_all(folder_, none);
}

Ledger LedgerCase::opened(const std::string& path, const LedgerSettings& settings) {
  Result<Ledger> ledger = open_ledger(path, kDataFolder, settings);
  EXPECT_TRUE(ledger) << (ledger ? "" : ledger.error().what + " " + ledger.error().where);
  if (ledger && !settings.read_only) {
    const Result<void> used = ledger->use(coding({}).run);
    EXPECT_TRUE(used) << (used ? "" : used.error().what);
  }
  return *std::move(ledger);
}

LedgerTaken LedgerCase::add(Ledger& to, const Coding& coding) {
  const Result<LedgerTaken> taken = to.add(coding);
  EXPECT_TRUE(taken) << (taken ? "" : taken.error().what);
  return taken ? *taken : LedgerTaken::duplicate;
}

void LedgerCase::link(Ledger& ledger) {
  const Result<void> done = ledger.link();
  ASSERT_TRUE(done) << done.error().what << " " << done.error().where;
}

void LedgerCase::verify(const std::string& path) {
  const Result<std::uint64_t> checks = verify_ledger(path, [](const LedgerFinding& finding) {
    if (!finding.note)
      ADD_FAILURE() << finding.check << ": " << finding.where << ": " << finding.what;
  });
  ASSERT_TRUE(checks) << checks.error().what;
  EXPECT_GT(*checks, 10u);
}

}  // namespace sayso
