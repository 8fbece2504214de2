#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/date.h"
#include "survey/answer.h"

namespace sayso {
namespace {

std::string and_joined(const std::vector<std::string>& words, std::string_view last = " and ") {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? std::string(last) : std::string(", ");
    text += words[i];
  }
  return text;
}

std::string pact_words(const PactAnswer& answer) {
  return answer.pact + (answer.name.empty() ? "" : " (" + answer.name + ")");
}

std::string duty_words(const PactAnswer& answer) {
  const std::string& article = answer.article;
  if (article.empty() || article == "?") return pact_words(answer);
  const bool section = article.front() >= 'a' && article.front() <= 'z';  // "sec.2(b)"
  return fmt::format("{}{} of {}", section ? "" : "Article ", article, pact_words(answer));
}

/// The duty as the question names it: "defend RUS", or what an article asks.
std::string asked_words(const PactAnswer& answer) {
  return answer.duty.empty() ? answer.protected_state : answer.duty + " " + answer.protected_state;
}

std::string deciding_lines(const PactVerdict& verdict) {
  std::vector<std::string> lines;
  for (const PactStep& step : verdict.path) {
    if (!step.decides) continue;
    const bool condition = step.kind == "when" || step.kind == "unless" || step.kind == "route" ||
                           step.kind.starts_with("gate");
    lines.push_back(fmt::format("{}{}{}", condition ? step.kind + " " : "", step.line,
                                step.because.empty() ? "" : ": " + step.because));
  }
  return and_joined(lines, "; ");
}

std::string open_words(const PactVerdict& verdict) {
  std::vector<std::string> atoms;
  atoms.reserve(verdict.open.size());
  for (const PactOpen& open : verdict.open) {
    atoms.push_back(fmt::format("{} ({})", open.atom, open.because));
  }
  for (const PactStep& step : verdict.path) {
    const bool bare = step.decides && step.because.empty() && step.value == "open";
    if (bare) atoms.push_back(step.line);
  }
  return and_joined(atoms);
}

std::string gate_words(const PactVerdict& verdict) {
  std::vector<std::string> gates;
  gates.reserve(verdict.gates.size());
  for (const PactGate& gate : verdict.gates) {
    gates.push_back(fmt::format("{}, held by {}", gate.atom, and_joined(gate.holders)));
  }
  return and_joined(gates, "; ");
}

std::string owed(const PactVerdict& verdict) {
  return fmt::format("owed is {}; strength {}, judge {}",
                     verdict.owes.empty() ? "what the duty names" : verdict.owes,
                     verdict.strength.empty() ? "unstated" : verdict.strength,
                     verdict.judge.empty() ? "unstated" : verdict.judge);
}

std::string reason(const PactVerdict& verdict) {
  std::string text;
  if (verdict.status == "arguable") {
    text = "open: " + open_words(verdict);
    if (!verdict.open.empty()) text += "; each of these must become yes, and one no sinks it";
    if (!verdict.gates.empty()) text += "; behind it wait " + gate_words(verdict);
    return text + "; " + owed(verdict);
  }
  if (verdict.status == "pending") {
    return "all conditions hold, but not yet done: " + gate_words(verdict) + "; " + owed(verdict);
  }
  if (verdict.status == "triggered") {
    return owed(verdict) + "; that the duty is there does not say that anybody will fight";
  }
  return deciding_lines(verdict);
}

std::string rests_on(const PactVerdict& verdict) {
  std::string text;
  if (verdict.check == "K") text += " It rests on general knowledge of the text (K).";
  if (verdict.check == "?") text += " It rests on something unknown (?).";
  if (!verdict.grade.empty()) text += fmt::format(" Weakest grade on the way: {}.", verdict.grade);
  if (verdict.supposed) text += " It rests on a supposition.";
  return text;
}

/// Viewpoints that answer alike, other than the record.
std::string others(const PactAnswer& answer, const PactVerdict& record) {
  std::string text;
  std::vector<std::string> done = {record.status};
  std::vector<std::string> agree;
  for (const PactVerdict& verdict : answer.verdicts) {
    if (&verdict != &record && verdict.status == record.status) agree.push_back(verdict.viewpoint);
  }
  for (const PactVerdict& verdict : answer.verdicts) {
    if (std::find(done.begin(), done.end(), verdict.status) != done.end()) continue;
    done.push_back(verdict.status);
    std::vector<std::string> names;
    for (const PactVerdict& other : answer.verdicts) {
      if (other.status == verdict.status) names.push_back(other.viewpoint);
    }
    text += fmt::format(" In the view of {} it is {}: {}.{}", and_joined(names), verdict.status,
                        reason(verdict), rests_on(verdict));
  }
  for (const PactVerdict& verdict : answer.verdicts) {
    if (verdict.judge == record.judge || verdict.judge.empty()) continue;
    text += fmt::format(" In the view of {} the judge is {}.", verdict.viewpoint, verdict.judge);
  }
  if (!agree.empty()) text += fmt::format(" {} see it as the record does.", and_joined(agree));
  return text;
}

std::string change_words(const PactVerdict& verdict) {
  std::string text;
  const auto full = std::find_if(
      verdict.changes.begin(), verdict.changes.end(),
      [](const auto& each) { return each.status == "triggered" && each.facts.size() > 1; });
  if (full != verdict.changes.end()) {
    text +=
        fmt::format(" It would be triggered if all of these were so: {}.", and_joined(full->facts));
  }
  std::vector<std::string> singles;
  for (const PactChange& change : verdict.changes) {
    if (change.facts.size() == 1)
      singles.push_back(change.facts.front() + " (" + change.status + ")");
  }
  if (!singles.empty())
    text += fmt::format(" One fact alone would change it: {}.", and_joined(singles, " or "));
  return text;
}

}  // namespace

std::string day_words(const std::string& day) {
  constexpr std::array<const char*, 13> kMonths = {
      "",     "January", "February",  "March",   "April",    "May",     "June",
      "July", "August",  "September", "October", "November", "December"};
  const std::optional<Date> date = parse_date(day);
  if (!date || date->day == 0) return day;
  return fmt::format("{} {} {}", date->day, kMonths.at(static_cast<std::size_t>(date->month)),
                     date->year);
}

std::string tell(const PactAnswer& answer) {
  if (answer.verdicts.empty()) return {};
  const PactVerdict& first = answer.verdicts.front();
  std::string text = fmt::format("On {} ({}), ", day_words(answer.day), answer.day);
  if (!answer.holds.empty() || first.status == "no such duty") {
    text += fmt::format("{} holds no such duty: {} owes {} nothing of the kind asked ({}).",
                        pact_words(answer), answer.holder, answer.protected_state,
                        answer.duty.empty() ? "Article " + answer.article : answer.duty);
    if (!answer.holds.empty()) text += " It holds: " + and_joined(answer.holds, "; ") + ".";
    return text;
  }
  text += fmt::format(
      "the duty of {} to {} under {} is {} {}: {}.", answer.holder, asked_words(answer),
      duty_words(answer), first.status,
      first.viewpoint == "record" ? "on the record" : "in the view of " + first.viewpoint,
      reason(first));
  text += rests_on(first) + others(answer, first) + change_words(first);
  if (!answer.vague.empty())
    text += fmt::format(" The text leaves vague: {}.", and_joined(answer.vague));
  for (const std::string& note : answer.notes) {
    text += " Note: " + note + (note.ends_with('.') ? "" : ".");
  }
  return text;
}

}  // namespace sayso
