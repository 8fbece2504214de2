// A load of the ledger: invented reports straight into it, without coding. Prints what the store
// costs per report beside what coding costs, memory on the way, and how fast questions are
// answered.
//   ledger_load_bench LEDGER [REPORTS] [CODING_MS]     (data: $SAYSO_DATA, else data)
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <random>

#include "base/tsv.h"
#include "keep/keep.h"
#include "made_codings.h"

namespace sayso {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kActors = 200;
constexpr std::uint64_t kDays = 5 * 360;
constexpr std::uint64_t kBlock = 10;  // one in so many reports is a copy of one and the same
constexpr std::uint64_t kBatch = 100;
constexpr std::uint64_t kStep = 2000;
constexpr int kQuestions = 200;

double ms_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Of the processor, which other programs on the machine do not change.
double cpu_ms() {
  return 1000.0 * static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

double memory_mb() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Three events in ten reports, told once each and then again as Zipf has it; by day.
std::vector<made::Report> reports_of(std::uint64_t count) {
  std::mt19937_64 random(5);  // NOLINT(cert-msc51-cpp): the same load each time
  const std::uint64_t events = count * 3 / 10;
  std::vector<double> weights;
  for (std::uint64_t i = 1; i <= events; ++i) weights.push_back(1.0 / static_cast<double>(i));
  std::discrete_distribution<std::uint64_t> zipf(weights.begin(), weights.end());
  std::vector<made::Report> reports;
  for (std::uint64_t i = 0; i < count; ++i) {
    made::Report report;
    report.number = i;
    report.outlet = random() % 50;
    report.act = i < events ? i : i % kBlock == 0 ? 3 : zipf(random);
    const bool copy = i % kBlock == 0 || random() % 10 < 7;
    report.telling = i < events || copy ? 0 : 1 + random() % 5;
    report.voucher = report.telling == 0 ? report.act % 40 : random() % 40;
    report.day = made::mixed(report.act) % kDays;
    report.later = i < events ? 0 : random() % 4;
    report.denies = i >= events && !copy && random() % 20 == 0;
    reports.push_back(report);
  }
  std::stable_sort(reports.begin(), reports.end(), [](const auto& one, const auto& other) {
    return one.day + one.later < other.day + other.later;
  });
  return reports;
}

std::vector<std::string> types_of(const std::string& data) {
  std::vector<std::string> types;
  const Result<Tsv> table = Tsv::read(data + "/ledger/acts.tsv");
  for (std::size_t row = 0; table && row < table->rows() && types.size() < 12; ++row) {
    if (types.empty() || types.back() != table->cell(row, 0)) types.push_back(table->cell(row, 0));
  }
  return types;
}

Result<void> fill(Ledger& ledger, const std::vector<made::Report>& reports,
                  const std::vector<std::string>& types, double& stored) {
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const Coding coding = made::coding_of(reports[i], types, kActors);
    const double begin = cpu_ms();
    TRY(ledger.add(coding));
    if (i % kBatch == kBatch - 1) TRY(ledger.commit());
    if (i % kStep == kStep - 1 || i + 1 == reports.size()) TRY(ledger.link());
    stored += cpu_ms() - begin;
    if (i % (reports.size() / 10) == reports.size() / 10 - 1) {
      fmt::print("{:>7} reports  {:6.3f} ms a report  {:6.0f} MB\n", i + 1,
                 stored / static_cast<double>(i + 1), memory_mb());
      std::fflush(stdout);
    }
  }
  return {};
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<long>(values.size() / 2),
                   values.end());
  return values[values.size() / 2];
}

Result<void> ask(const Ledger& ledger, const std::vector<made::Report>& reports,
                 const std::vector<std::string>& types) {
  std::mt19937_64 random(9);  // NOLINT(cert-msc51-cpp): the same questions each time
  std::vector<double> find, find_cpu, show, show_cpu;
  std::uint64_t found = 0;
  for (int i = 0; i < kQuestions; ++i) {
    const made::Report& report = reports[random() % reports.size()];
    EventQuestion question;
    const Coding coding = made::coding_of(report, types, kActors);
    if (i % 3 == 0) question.words = made::name_of(90000 + report.act);
    if (i % 3 == 1) question.actor = {coding.entities.front().name};
    if (i % 3 == 2) question.type = {coding.events.front().type};
    if (i % 3 != 0) question.since = made::day_of(report.day);
    if (i % 3 == 2) question.until = made::day_of(report.day);
    std::string id;
    Clock::time_point begin = Clock::now();
    double cpu = cpu_ms();
    TRY(ledger.events(question, [&](const LedgerEvent& event) -> Result<bool> {
      id = event.id;
      ++found;
      return true;
    }));
    find.push_back(ms_since(begin));
    find_cpu.push_back(cpu_ms() - cpu);
    if (id.empty()) continue;
    begin = Clock::now();
    cpu = cpu_ms();
    const LedgerThing thing = TRY(ledger.resolve(id));
    TRY(ledger.event(thing.id));
    show.push_back(ms_since(begin));
    show_cpu.push_back(cpu_ms() - cpu);
  }
  fmt::print(
      "find {:.1f} ms ({:.1f} of the processor), show {:.1f} ms ({:.1f}) at the median of {};"
      " {:.0f} events an answer\n",
      median(find), median(find_cpu), median(show), median(show_cpu), kQuestions,
      static_cast<double>(found) / static_cast<double>(kQuestions));
  return {};
}

Result<void> load(const std::string& path, std::uint64_t count, double coding_ms) {
  const char* const given = std::getenv("SAYSO_DATA");
  const std::string data = given == nullptr ? "data" : given;
  const std::vector<std::string> types = types_of(data);
  const std::vector<made::Report> reports = reports_of(count);
  Ledger ledger = TRY(open_ledger(path, data, {}));
  TRY(ledger.use(made::coding_of(reports.front(), types).run));
  double stored = 0;
  TRY(fill(ledger, reports, types, stored));
  const double each = stored / static_cast<double>(count);
  fmt::print("store {:.3f} ms a report, coding {:.1f} ms: {:.1f} % of the time\n", each, coding_ms,
             100 * each / (each + coding_ms));
  return ask(ledger, reports, types);
}

}  // namespace
}  // namespace sayso

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const auto count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 100000;
  const double coding_ms = argc > 3 ? std::strtod(argv[3], nullptr) : 30;
  const sayso::Result<void> done = sayso::load(argv[1], count, coding_ms);
  if (!done) fmt::print(stderr, "{} {}\n", done.error().what, done.error().where);
  return done ? 0 : 1;
}
