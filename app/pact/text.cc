#include <fmt/format.h>

#include <algorithm>

#include "cli/terminal.h"
#include "pact/pact_output.h"

namespace sayso::cli {
namespace {

std::string join(const std::vector<std::string>& words, std::string_view with = " ") {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(with)) + word;
  return text;
}

/// Words in lines of at most `width` columns, each behind `indent`.
std::string wrap(std::string_view text, std::size_t width, const std::string& indent) {
  std::string out;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const bool full = !line.empty() && display_width(line) + display_width(word) + 1 > width;
    if (full) {
      out += indent + line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : " ") + std::string(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return line.empty() ? out : out + indent + line + "\n";
}

std::string table(const PactAnswer& answer) {
  std::size_t viewpoint = 9;
  std::size_t strength = 8;
  for (const PactVerdict& verdict : answer.verdicts) {
    viewpoint = std::max(viewpoint, verdict.viewpoint.size());
    strength = std::max(strength, verdict.strength.size());
  }
  std::string text = fmt::format("  {:<{}}  {:<13}  {:<{}}  {}\n", "viewpoint", viewpoint, "status",
                                 "strength", strength, "judge");
  for (const PactVerdict& verdict : answer.verdicts) {
    text += fmt::format("  {:<{}}  {:<13}  {:<{}}  {}\n", verdict.viewpoint, viewpoint,
                        verdict.status, verdict.strength, strength, verdict.judge);
  }
  return text;
}

std::string evidence(const PactStep& step) {
  std::vector<std::string> parts;
  if (!step.because.empty()) parts.push_back(step.because);
  if (!step.basis.empty()) parts.push_back("basis " + step.basis);
  std::string rests = step.where;
  if (!step.check.empty()) rests += " [" + step.check + "]";
  if (!step.sources.empty()) rests += " " + join(step.sources, "; ");
  if (!rests.empty()) parts.push_back(rests);
  return join(parts, "; ");
}

std::string path(const PactVerdict& verdict, std::size_t width) {
  std::string text = fmt::format("How {} comes to {}:\n", verdict.viewpoint, verdict.status);
  for (const PactStep& step : verdict.path) {
    text += fmt::format("  {} {:<9} {:<44} {}\n", step.decides ? "*" : " ", step.kind, step.line,
                        step.value);
    const std::string shown = evidence(step);
    if (!shown.empty()) text += wrap(shown, width - 16, std::string(14, ' '));
  }
  return text;
}

}  // namespace

std::string pact_text(const PactAnswer& answer, std::size_t width) {
  const std::string article = answer.article.empty() ? "" : " art " + answer.article;
  std::string text = fmt::format("{} {}{}  {} <- {}  on {}\n\n", answer.pact, answer.duty, article,
                                 answer.protected_state, answer.holder, answer.day);
  text += wrap(printable(answer.told), std::min<std::size_t>(width, 110), "") + "\n" +
          table(answer) + "\n";
  std::vector<std::string> told;
  for (const PactVerdict& verdict : answer.verdicts) {
    const bool first = std::find(told.begin(), told.end(), verdict.status) == told.end();
    if (!first || verdict.path.empty()) continue;
    told.push_back(verdict.status);
    text += path(verdict, width);
  }
  return text;
}

std::string chain_text(const std::vector<PactDuty>& links) {
  std::string text = "Who would be drawn in next, on the record:\n";
  for (const PactDuty& link : links) {
    text += fmt::format("  round {}  {} {} {} <- {}: {}{}{}\n", link.round, link.pact, link.duty,
                        link.protected_state, link.holder, link.status,
                        link.strength.empty() ? "" : ", strength " + link.strength,
                        link.conditions.empty() ? "" : "; " + join(link.conditions, "; "));
  }
  return text;
}

std::string duty_text(const PactDuty& duty) {
  return fmt::format("{} -> {}  {:<14} {} art {}: {}{}{}\n", duty.holder, duty.protected_state,
                     duty.status, duty.pact, duty.article.empty() ? "-" : duty.article, duty.duty,
                     duty.strength.empty() ? "" : ", strength " + duty.strength,
                     duty.conditions.empty() ? "" : "; " + join(duty.conditions, "; "));
}

std::string line_text(const PactLine& pact) {
  const std::string ends = pact.ends.empty() || pact.ends == "open" ? "" : " ends " + pact.ends;
  return fmt::format(
      "{:<20} {:<10} {:<2} {} [{}] {}\n", pact.id, pact.in_force + ends, pact.check, pact.name,
      pact.parties.size() > 6 ? fmt::format("{} parties", pact.parties.size()) : join(pact.parties),
      join(pact.duties, ", "));
}

std::string pair_text(const PactPair& pair) {
  return fmt::format("{} -> {}  {}\n", pair.holder, pair.protected_state, join(pair.pacts));
}

std::string day_text(const PactDay& day) {
  return fmt::format("{}  {:<20} {}\n", day.day, day.pact, day.what);
}

std::string expectation_text(const PactExpectation& expectation) {
  const char* word = expectation.met ? "met   " : expectation.advisory ? "LACKS " : "FAILED";
  std::string text =
      fmt::format("{}  {}  {}  {} on {}: {} {}", word, expectation.where, expectation.scenario,
                  expectation.ask, expectation.day, expectation.viewpoint, expectation.expected);
  if (!expectation.met) text += ", got " + expectation.got;
  text += "\n";
  const bool told = !expectation.met && !expectation.told.empty() && !expectation.advisory;
  return told ? text + wrap(printable(expectation.told), 110, "        ") : text;
}

}  // namespace sayso::cli
