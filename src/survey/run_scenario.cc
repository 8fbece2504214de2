#include "survey/run_scenario.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "survey/chain.h"

namespace sayso {
namespace {

/// All words that an answer shows.
std::string shown(const PactAnswer& answer) {
  std::string text = answer.told + " " + answer.quote;
  for (const PactVerdict& verdict : answer.verdicts) {
    text += fmt::format(" {} {} {}", verdict.owes, verdict.strength, verdict.judge);
    for (const PactStep& step : verdict.path) {
      text += fmt::format(" {} {} {} {} {}", step.kind, step.line, step.because, step.basis,
                          step.quote);
    }
    for (const PactGate& gate : verdict.gates) text += " " + gate.atom + " " + gate.meaning;
    for (const PactOpen& open : verdict.open) text += " " + open.atom + " " + open.meaning;
  }
  return lower_ascii(text);
}

class Run {
 public:
  Run(const Book& book, const Scenario& scenario) : book_(book), scenario_(scenario) {
    facts_.scenario = scenario.id;
  }

  std::vector<PactExpectation> all() {
    for (const ScenarioStep& step : scenario_.steps) take(step);
    return std::move(out_);
  }

 private:
  void take(const ScenarioStep& step) {
    using What = ScenarioStep::What;
    if (step.what == What::at) {
      day_ = step.day;
    } else if (step.what == What::event) {
      facts_.attacks.push_back(step.event);
    } else if (step.what == What::fact) {
      facts_.given.push_back(step.fact);
    } else if (step.what == What::reading) {
      facts_.readings.push_back(step.reading);
    } else if (step.what == What::ask) {
      ask_ = book_.by_id.contains(step.ask.pact) ? &step.ask : nullptr;  // null: was no question
    } else if (ask_ == nullptr || !day_) {
      PactExpectation& bad = expectation(step, "", step.status);
      bad.got = ask_ == nullptr ? "no ask stands above" : "no at stands above";
    } else if (step.what == What::expect) {
      expect(step);
    } else if (step.what == What::chain) {
      expect_chain(step);
    } else {
      must_name(step);
    }
  }

  PactExpectation& expectation(const ScenarioStep& step, const std::string& viewpoint,
                               const std::string& expected) {
    PactExpectation made;
    made.scenario = scenario_.id;
    made.where = fmt::format("{}:{}", scenario_.file, step.line);
    if (day_) made.day = format_date(*day_);
    if (ask_ != nullptr) {
      made.ask = fmt::format("{} {} {} <- {}", ask_->pact,
                             ask_->article.empty() ? ask_->duty : "art " + ask_->article,
                             ask_->protected_state, ask_->holder);
    }
    made.viewpoint = viewpoint;
    made.expected = expected;
    out_.push_back(std::move(made));
    return out_.back();
  }

  void expect(const ScenarioStep& step) {
    for (const std::string& viewpoint : step.words) {
      const PactAnswer given = answer(book_, facts_, *ask_, *day_, {viewpoint});
      PactExpectation& made = expectation(step, viewpoint, step.status);
      made.got = given.verdicts.front().status;
      made.told = given.told;
      made.met = made.got == made.expected;
    }
  }

  void expect_chain(const ScenarioStep& step) {
    const std::vector<DrawnIn> links = chain(book_, facts_, *ask_, *day_);
    const auto pact = book_.by_id.find(step.words[1]);
    const std::string id = pact == book_.by_id.end() ? step.words[1] : book_.pacts[pact->second].id;
    PactExpectation& made =
        expectation(step, fmt::format("chain {} {}", step.words[0], id), step.status);
    made.got = status_name(chain_status(links, step.words[0], id));
    made.met = made.got == made.expected;
  }

  void must_name(const ScenarioStep& step) {
    const PactAnswer given =
        answer(book_, facts_, *ask_, *day_, viewpoints(book_, facts_, *ask_, *day_));
    const std::string text = shown(given);
    for (const std::string& word : step.words) {
      PactExpectation& made = expectation(step, "must-name", word);
      made.advisory = true;
      made.met = text.find(lower_ascii(word)) != std::string::npos;
      made.got = made.met ? word : "not named";
      made.told = given.told;
    }
  }

  const Book& book_;
  const Scenario& scenario_;
  Facts facts_;
  std::optional<Date> day_;
  const Ask* ask_ = nullptr;
  std::vector<PactExpectation> out_;
};

}  // namespace

std::vector<PactExpectation> run_scenario(const Book& book, const Scenario& scenario) {
  return Run(book, scenario).all();
}

}  // namespace sayso
