// The real evaluator and the naive one agree on random small books. The real one meets each case as
// the text of files, so that its reader is held by it, too.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "naive.h"
#include "pact/evaluate.h"
#include "pact/read.h"
#include "text.h"

namespace sayso::pact_oracle {
namespace {

constexpr std::uint64_t kCases = 100'000;
constexpr int kShown = 5;

using Statuses = std::vector<std::vector<std::string>>;

Statuses naive_statuses(const Case& book) {
  Statuses all;
  for (const Ask& ask : book.asks) {
    std::vector<std::string> row;
    for (const std::string& who : viewpoints()) row.push_back(naive_status(book, ask, who));
    all.push_back(row);
  }
  return all;
}

std::string real_status(const Book& book, const Facts& facts, const sayso::Ask& ask,
                        const Date& day, const std::string& who) {
  const sayso::Pact& pact = book.pacts[book.by_id.at(ask.pact)];
  const sayso::Chosen chosen = furthest(book, facts, pact, ask, day, who);
  return std::string(chosen.duty == nullptr ? "no such duty" : status_name(chosen.outcome.status));
}

/// What the scenario of `read` comes to.
Statuses real_statuses(const ReadBook& read) {
  using What = ScenarioStep::What;
  Statuses all;
  Facts facts;
  Date day;
  for (const ScenarioStep& step : read.scenarios.at(0).steps) {
    if (step.what == What::at) day = step.day;
    if (step.what == What::event) facts.attacks.push_back(step.event);
    if (step.what == What::fact) facts.given.push_back(step.fact);
    if (step.what == What::reading) facts.readings.push_back(step.reading);
    if (step.what != What::ask) continue;
    std::vector<std::string> row;
    for (const std::string& who : viewpoints()) {
      row.push_back(real_status(read.book, facts, step.ask, day, who));
    }
    all.push_back(row);
  }
  return all;
}

ReadBook read(const Case& book, const Statuses& expected) {
  return read_book({{"general.words", general_text()},
                    {"case.pact", book_text(book)},
                    {"case.scenario", scenario_text(book, expected)}});
}

/// The first difference, in words.
std::string difference(const Statuses& naive, const Statuses& real) {
  for (std::size_t i = 0; i < naive.size(); ++i) {
    for (std::size_t v = 0; v < naive[i].size(); ++v) {
      if (naive[i][v] != real[i][v]) {
        return "question " + std::to_string(i + 1) + ", " + viewpoints()[v] + ": by the rules " +
               naive[i][v] + ", evaluated " + real[i][v];
      }
    }
  }
  return "";
}

TEST(PactOracle, AgreesOnRandomBooks) {
  std::map<std::string, int> met;
  int differing = 0;
  for (std::uint64_t seed = 0; seed < kCases && differing < kShown; ++seed) {
    const Case book = random_case(seed);
    const Statuses naive = naive_statuses(book);
    for (const auto& row : naive) ++met[row.front()];
    const ReadBook real = read(book, naive);
    const auto text = [&] { return book_text(book) + scenario_text(book, naive); };
    ASSERT_TRUE(real.errors.empty()) << seed << "\n" << real.errors[0].what << "\n" << text();
    const std::string differs = difference(naive, real_statuses(real));
    EXPECT_EQ(differs, "") << "seed " << seed << "\n" << text();
    differing += differs.empty() ? 0 : 1;
  }
  if (differing == 0) {
    for (const std::string_view status : kStatusNames) {
      EXPECT_GT(met[std::string(status)], 2'000) << status;  // the cases are worth asking
    }
  }
}

}  // namespace
}  // namespace sayso::pact_oracle
