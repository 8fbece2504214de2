#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pact/builder.h"
#include "pact/status.h"

namespace sayso {
namespace {

constexpr std::string_view kAskForm = "ask PACT DUTY PROTECTED <- HOLDER";
constexpr const char* kExpectExample = "expect record arguable";

/// LineWords of a scenario that people read and the evaluator does not.
bool is_told(std::string_view head) {
  return head == "why" || head == "sure" || head == "source" || head == "grade" || head == "note";
}

/// A word of a list, without what parts it from the next.
std::string listed(const LineWord& word) {
  std::string_view text = word.text;
  while (!word.quoted && (text.ends_with(',') || text.ends_with(';'))) text.remove_suffix(1);
  return std::string(text);
}

/// How many words at the end of `words` are a status; 0: none.
std::size_t status_words(LineWords words, std::string& status) {
  for (const std::size_t count : {std::size_t{3}, std::size_t{2}, std::size_t{1}}) {
    if (count >= words.size()) continue;
    status = texts_of(words.last(count));
    if (status_named(status)) return count;
  }
  return 0;
}

}  // namespace

void Builder::begin_scenario(const BookLine& line) {
  finish();
  record_ = Record::scenario;
  scenario_.id = line.rest(1);
  scenario_.file = file_;
  scenario_.line = line.number;
  if (scenario_.id.empty())
    reader_.wrong(fault::kPactLine, "a scenario has an id", "scenario kursk");
}

bool Builder::scenario_line(const BookLine& line) {
  const std::string_view head = line.words.front().text;
  ScenarioStep step;
  step.line = line.number;
  const bool supposes = head == "suppose";
  const bool event =
      head == "event" || (supposes && line.words.size() > 1 && line.words[1].text == "event");
  bool sound = false;
  if (is_told(head)) return true;
  if (head == "question") {
    scenario_.question = line.rest(1);
    return true;
  }
  if (head == "at") {
    step.what = ScenarioStep::What::at;
    const std::optional<Date> day =
        line.words.size() == 2 ? first_day(line.words[1].text) : std::nullopt;
    sound = day.has_value();
    step.day = day.value_or(kEver);
  } else if (event) {
    step.what = ScenarioStep::What::event;
    if (auto attack = reader_.attack(after(line, supposes ? 2 : 1))) {
      sound = true;
      step.event = *std::move(attack);
      step.event.supposed = supposes;
    }
  } else if (head == "fact" || supposes) {
    step.what = ScenarioStep::What::fact;
    if (auto given = reader_.given(after(line, 1))) {
      sound = true;
      step.fact = *std::move(given);
      step.fact.supposed = supposes;
    }
  } else if (head == "reading") {
    step.what = ScenarioStep::What::reading;
    if (auto said = reader_.said(after(line, 1))) {
      sound = true;
      step.reading = *std::move(said);
    }
  } else if (head == kAskForm.substr(0, kAskForm.find(' '))) {
    step.what = ScenarioStep::What::ask;
    step.words.emplace_back(line.rest(1));
    sound = true;
  } else {
    return expect_line(line, step);
  }
  if (!sound && head == "at") reader_.wrong(fault::kPactLine, "at takes one date", "at 2024-12-05");
  if (sound) scenario_.steps.push_back(std::move(step));
  return true;
}

bool Builder::expect_line(const BookLine& line, ScenarioStep& step) {
  const std::string_view head = line.words.front().text;
  if (head == "must-name") {
    step.what = ScenarioStep::What::must_name;
    for (const LineWord& word : after(line, 1)) {
      std::string text = listed(word);
      if (!text.empty()) step.words.push_back(std::move(text));
    }
    scenario_.steps.push_back(std::move(step));
    return true;
  }
  if (head != "expect") {
    reader_.unknown(head,
                    {"question", "at", "event", "fact", "suppose", "reading", kAskForm, "expect",
                     "must-name", "why", "sure", "source", "grade"},
                    kExpectExample);
    return true;
  }
  const LineWords words = after(line, 1);
  const std::size_t count = status_words(words, step.status);
  if (count == 0) {
    const std::vector<std::string_view> legal(kStatusNames.begin(), kStatusNames.end());
    reader_.unknown(words.empty() ? "" : words.back().text, legal, kExpectExample);
    return true;
  }
  step.what = ScenarioStep::What::expect;
  const LineWords before = words.first(words.size() - count);
  if (before.front().text == "chain") return chain_line(before, step);
  for (const LineWord& word : before) step.words.push_back(listed(word));
  scenario_.steps.push_back(std::move(step));
  return true;
}

bool Builder::chain_line(LineWords words, ScenarioStep& step) {
  step.what = ScenarioStep::What::chain;
  if (words.size() != 3) {
    reader_.wrong(fault::kPactLine, "a chain's expectation is: chain HOLDER PACT STATUS",
                  "expect chain CHN prc-prk-1961 arguable");
    return true;
  }
  for (const LineWord& word : words.subspan(1)) step.words.emplace_back(word.text);
  scenario_.steps.push_back(std::move(step));
  return true;
}

}  // namespace sayso
