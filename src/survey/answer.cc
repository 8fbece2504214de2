#include "survey/answer.h"

#include <fmt/format.h>

#include <algorithm>

#include "survey/change.h"

namespace sayso {
namespace {

constexpr std::string_view kCheckOrder = "VAK?";

void add(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

PactStep step_of(const Viewpoint& view, const Weighed& seen) {
  const Book& book = view.book();
  PactStep step;
  step.kind = seen.what;
  step.line = seen.line;
  step.value = truth_name(seen.truth);
  step.decides = seen.decides;
  for (const auto& [atom, held] : seen.atoms) {
    step.because += fmt::format("{}{} {} ({})", step.because.empty() ? "" : "; ",
                                atom_words(book, atom), truth_name(held.truth), view.because(held));
    step.grade = std::max(step.grade, view.grade(held));
  }
  if (seen.marks == nullptr) return step;
  step.check = seen.marks->check;
  step.basis = seen.marks->basis;
  step.quote = seen.marks->quote;
  if (seen.marks->file < book.files.size() && seen.marks->line > 0) {
    step.where = fmt::format("{}:{}", book.files[seen.marks->file], seen.marks->line);
  }
  for (const std::string& id : seen.marks->sources) {
    const auto source = book.sources.find(id);
    step.sources.push_back(source == book.sources.end() ? id : source->second);
  }
  return step;
}

PactGate gate_of(const Book& book, const Atom& atom) {
  const Pattern& pattern = book.patterns[atom.pattern];
  PactGate gate{.atom = atom_words(book, atom), .meaning = pattern.meaning, .holders = {}};
  for (const std::string& key : pattern.keys) {
    const auto found = std::find(pattern.variables.begin(), pattern.variables.end(), key);
    const auto at = static_cast<std::size_t>(found - pattern.variables.begin());
    add(gate.holders, found == pattern.variables.end() ? key + " party" : atom.args[at]);
  }
  return gate;
}

/// Open atoms, gates that wait, and how weak the evidence is.
void take_path(const Viewpoint& view, const Evaluated& outcome, PactVerdict& verdict) {
  const Book& book = view.book();
  for (const Weighed& seen : outcome.path) {
    verdict.path.push_back(step_of(view, seen));
    const bool idle = seen.condition != nullptr && seen.condition->kind == ConditionKind::unless &&
                      seen.truth != Truth::yes;
    if (idle) continue;  // nobody has raised it: the answer does not rest on it
    const PactStep& step = verdict.path.back();
    const std::string_view best = std::string_view(step.check).substr(0, 1);
    const bool weaker = !best.empty() && (verdict.check.empty() ||
                                          kCheckOrder.find(best) > kCheckOrder.find(verdict.check));
    if (weaker) verdict.check = best;
    verdict.grade = std::max(verdict.grade, step.grade);
    const bool gate = seen.condition != nullptr && seen.condition->kind == ConditionKind::gate;
    for (const auto& [atom, held] : seen.atoms) {
      verdict.supposed = verdict.supposed || view.supposed(held);
      if (gate && seen.decides && held.truth != Truth::yes)
        verdict.gates.push_back(gate_of(book, atom));
      if (gate || held.truth != Truth::open || seen.truth != Truth::open) continue;
      verdict.open.push_back({.atom = atom_words(book, atom),
                              .meaning = book.patterns[atom.pattern].meaning,
                              .because = view.because(held)});
    }
  }
}

/// Gates lie behind an arguable case, too: they are told, though they do not decide.
void take_gates_behind(Viewpoint& view, PactVerdict& verdict) {
  const DutyCase& question = view.question();
  for (const Condition& condition : question.duty->conditions) {
    if (condition.kind != ConditionKind::gate || !condition.run.holds(question.day)) continue;
    bool done = false;
    std::vector<PactGate> waiting;
    for (const Atom& alternative : condition.any) {
      for (const Atom& atom : view.spread(alternative)) {
        done = done || view.value(atom).truth == Truth::yes;
        waiting.push_back(gate_of(view.book(), atom));
      }
    }
    if (!done) verdict.gates.insert(verdict.gates.end(), waiting.begin(), waiting.end());
  }
}

std::string with_commas(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

PactVerdict verdict_of(const Book& book, const Facts& facts, const Pact& pact, const Ask& ask,
                       const std::pair<Date, std::string>& when_and_who) {
  PactVerdict verdict;
  verdict.viewpoint = when_and_who.second;
  Chosen chosen = furthest(book, facts, pact, ask, when_and_who.first, verdict.viewpoint);
  verdict.status = status_name(chosen.outcome.status);
  if (chosen.duty == nullptr) return verdict;
  Viewpoint& view = *chosen.view;
  const Said* judge = view.change(Said::What::judge);
  const Said* strength = view.change(Said::What::strength);
  verdict.owes = chosen.duty->owes;
  verdict.strength = strength == nullptr ? chosen.duty->strength : strength->word;
  verdict.judge = judge == nullptr ? chosen.duty->judge
                                   : fmt::format("{} (so {}, {})", judge->word, judge->who,
                                                 format_date(judge->on));
  take_path(view, chosen.outcome, verdict);
  if (chosen.outcome.status == Status::arguable) take_gates_behind(view, verdict);
  for (const Change& change : changes(view, chosen.outcome)) {
    PactChange told{.facts = {}, .status = std::string(status_name(change.status))};
    for (const Given& fact : change.facts) {
      told.facts.push_back(
          fmt::format("{} {}", atom_words(book, fact.atom), truth_name(fact.truth)));
    }
    verdict.changes.push_back(std::move(told));
  }
  return verdict;
}

std::vector<std::string> held(const Pact& pact) {
  std::vector<std::string> all;
  for (const Duty& duty : pact.duties) {
    const auto whom = [](const std::vector<std::string>& names) {
      return names.empty() ? std::string("each") : with_commas(names);
    };
    all.push_back(fmt::format("{}{} {} -> {}", duty.kind,
                              duty.article.empty() ? "" : " art " + duty.article,
                              whom(duty.holders), whom(duty.protecteds)));
  }
  return all;
}

}  // namespace

const Pact& pact_of(const Book& book, const Ask& ask) {
  return book.pacts[book.by_id.find(ask.pact)->second];
}

std::vector<std::string> viewpoints(const Book& book, const Facts& facts, const Ask& ask,
                                    const Date& day) {
  const Pact& pact = pact_of(book, ask);
  std::vector<std::string> names = {"record", ask.protected_state, ask.holder};
  std::vector<std::string> others;
  for (const Attack& attack : facts.attacks) {
    const bool of_this = attack.victim == ask.protected_state && is_seen(attack, day);
    if (of_this && is_state(book, attack.attacker)) others.push_back(attack.attacker);
  }
  const auto take = [&](const std::vector<Said>& readings) {
    for (const Said& said : readings) {
      const bool of_this = said.pact.empty() || said.pact == pact.id;
      const bool duty = said.duty.empty() || ask.duty.empty() || said.duty == ask.duty;
      if (of_this && duty && said.on <= day) others.push_back(said.who);
    }
  };
  take(pact.readings);
  take(facts.readings);
  std::sort(others.begin(), others.end());
  for (const std::string& name : others) add(names, name);
  return names;
}

PactAnswer answer(const Book& book, const Facts& facts, const Ask& ask, const Date& day,
                  const std::vector<std::string>& views) {
  const Pact& pact = pact_of(book, ask);
  PactAnswer out{.pact = pact.id,
                 .name = pact.name,
                 .duty = ask.duty,
                 .article = ask.article,
                 .protected_state = ask.protected_state,
                 .holder = ask.holder,
                 .day = format_date(day),
                 .quote = {},
                 .vague = {},
                 .notes = {},
                 .holds = {},
                 .verdicts = {},
                 .told = {}};
  for (const std::string& view : views) {
    out.verdicts.push_back(verdict_of(book, facts, pact, ask, {day, view}));
  }
  const Chosen chosen = furthest(book, facts, pact, ask, day, "record");
  if (chosen.duty == nullptr) {
    out.holds = held(pact);
  } else {
    out.duty = chosen.duty->kind;
    out.article = chosen.duty->article;
    out.quote = chosen.duty->marks.quote;
    out.vague = chosen.duty->vague;
    out.notes = chosen.duty->notes;
    const bool signed_only =
        pact.signed_on && day >= *pact.signed_on && pact.in_force && day < *pact.in_force;
    if (signed_only) {
      out.notes.push_back(fmt::format(
          "signed {}, in force {}: until then only the duty not to defeat the pact's purpose "
          "(Vienna Convention, Art. 18)",
          format_date(*pact.signed_on), format_date(*pact.in_force)));
    }
  }
  out.told = tell(out);
  return out;
}

}  // namespace sayso
