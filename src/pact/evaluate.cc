#include "pact/evaluate.h"

#include <fmt/format.h>

#include <algorithm>

#include "pact/read.h"

namespace sayso {
namespace {

constexpr std::string_view kUnseen = "unseen";

/// The evaluation of one question, step by step.
class Evaluation {
 public:
  explicit Evaluation(Viewpoint& view)
      : view_(view), case_(view.question()), pact_(*case_.pact), duty_(*case_.duty) {}

  Evaluated run() {
    if (in_force() && bound() && clock() && whens() && unlesses() && routes() && settled() &&
        gates()) {
      out_.status = Status::triggered;
    }
    return std::move(out_);
  }

 private:
  bool end(Status status) {
    out_.status = status;
    return false;
  }

  Weighed& weigh(std::string what, std::string line, Truth truth, const Marks* marks) {
    out_.path.push_back({.what = std::move(what),
                         .line = std::move(line),
                         .truth = truth,
                         .marks = marks,
                         .atoms = {}});
    return out_.path.back();
  }

  /// The value of a state of affairs that is an atom of its own: `in-force`, `party X`.
  Finding standing(Reckoned reckoned, std::vector<std::string> args, Truth otherwise) {
    const auto pattern = view_.book().reckoned[static_cast<std::size_t>(reckoned)];
    note_.reset();
    if (!pattern) return {.truth = otherwise, .set = true};
    Finding held = view_.value({*pattern, args});
    if (held.rank == Rank::reckoned) held.truth = otherwise;
    const bool telling = held.rank != Rank::reckoned || held.truth == Truth::open;
    if (telling) note_ = {Atom{*pattern, std::move(args)}, held};
    return held;
  }

  bool in_force();
  bool signed_and_alive();
  bool suspended(const std::vector<Leg>& legs);
  bool bound();
  bool bound(const std::string& state, const std::vector<std::string>& named);
  bool reserved(const std::vector<Spell>& spells);
  bool clock();
  Date bound_since(const std::string& state) const;
  Truth weigh_condition(const Condition& condition);
  template <class Use>
  void each_condition(ConditionKind kind, const Use& use);
  bool whens();
  bool unlesses();
  bool routes();
  bool settled();
  bool gates();
  void decide(Truth truth);

  Viewpoint& view_;
  const DutyCase& case_;
  const Pact& pact_;
  const Duty& duty_;
  Evaluated out_;
  std::optional<std::pair<Atom, Finding>>
      note_;  // of the state of affairs weighed last, where it tells
};

bool Evaluation::signed_and_alive() {
  if (pact_.signed_on && case_.day < *pact_.signed_on) {
    weigh("signed", fmt::format("signed {}", format_date(*pact_.signed_on)), Truth::no,
          &pact_.marks)
        .decides = true;
    return false;
  }
  const Finding held = standing(Reckoned::in_force, {}, is_in_force(pact_, case_.day));
  std::string line =
      pact_.in_force ? "in-force " + format_date(*pact_.in_force) : "in-force unknown";
  if (pact_.last != kNever) line += ", ends " + pact_.ends;
  Weighed& seen = weigh("in force", std::move(line), held.truth,
                        case_.day > pact_.last ? &pact_.ends_marks : &pact_.force_marks);
  if (note_) seen.atoms.push_back(*note_);
  seen.decides = held.truth == Truth::no;
  return held.truth != Truth::no;
}

bool Evaluation::suspended(const std::vector<Leg>& legs) {
  for (const Leg& leg : legs) {
    const bool this_leg = leg.from == case_.holder && leg.to == case_.protected_state;
    if (!this_leg || !leg.run.holds(case_.day)) continue;
    weigh("suspended",
          fmt::format("suspend {} -> {} from {}", leg.from, leg.to, format_date(leg.run.from)),
          Truth::yes, &leg.marks)
        .decides = true;
    return true;
  }
  return false;
}

bool Evaluation::in_force() {
  if (!signed_and_alive()) return end(Status::not_in_force);
  if (!duty_.run.holds(case_.day)) {
    std::string line = "this version of the duty";
    if (duty_.run.from != kEver) line += " from " + format_date(duty_.run.from);
    if (duty_.run.last != kNever) line += " until " + format_date(duty_.run.last);
    weigh("version", std::move(line), Truth::no, &duty_.marks).decides = true;
    return end(Status::not_in_force);
  }
  if (suspended(pact_.suspensions) || suspended(duty_.suspensions))
    return end(Status::not_in_force);
  return true;
}

bool Evaluation::reserved(const std::vector<Spell>& spells) {
  for (const Spell& spell : spells) {
    const bool whose = spell.state == case_.holder || spell.state == case_.protected_state;
    const bool this_duty = spell.duty.empty() || spell.duty == duty_.kind;
    if (!whose || !this_duty || !spell.run.holds(case_.day)) continue;
    weigh("reserved", fmt::format("reserved out by {}", spell.state), Truth::yes, &spell.marks)
        .decides = true;
    return true;
  }
  return false;
}

bool Evaluation::bound(const std::string& state, const std::vector<std::string>& named) {
  const Spell* spell = nullptr;
  for (const Spell& each : pact_.parties) {
    if (each.state == state && (spell == nullptr || each.run.from <= case_.day)) spell = &each;
  }
  const bool by_name = std::find(named.begin(), named.end(), state) != named.end();
  const Truth listed = by_name && spell == nullptr ? Truth::yes : is_party(pact_, state, case_.day);
  const Finding held = standing(Reckoned::party, {state}, listed);
  std::string line = "party " + state;
  if (spell != nullptr && spell->run.from != kEver) line += " from " + format_date(spell->run.from);
  if (spell != nullptr && spell->run.last != kNever)
    line += " until " + format_date(spell->run.last);
  if (spell == nullptr)
    line += by_name ? " (named by the duty, need be no party)" : " (not in the list)";
  Weighed& seen =
      weigh("party", std::move(line), held.truth, spell == nullptr ? &duty_.marks : &spell->marks);
  if (note_) seen.atoms.push_back(*note_);
  seen.decides = held.truth == Truth::no;
  return held.truth != Truth::no;
}

bool Evaluation::bound() {
  const bool holder = bound(case_.holder, {});
  const bool wanted = bound(case_.protected_state, duty_.protecteds);
  if (!holder || !wanted) return end(Status::not_bound);
  if (reserved(pact_.reservations) || reserved(duty_.reservations)) return end(Status::not_bound);
  return true;
}

/// Since when `state` has been a party, counted from its spell of the asked day.
Date Evaluation::bound_since(const std::string& state) const {
  Date since = kEver;
  for (const Spell& spell : pact_.parties) {
    if (spell.state == state && !spell.contested && spell.run.holds(case_.day)) {
      since = std::max(since, spell.run.from);
    }
  }
  return since;
}

/// An attack that was over before the duty began does not raise it.
bool Evaluation::clock() {
  Date last = kEver;
  for (const Attack& attack : view_.facts().attacks) {
    if (attack.victim != case_.protected_state || !is_seen(attack, case_.day)) continue;
    last = std::max(last, attack.run.last);
  }
  if (last == kEver || !pact_.in_force) return true;
  const Date force = std::max(*pact_.in_force, duty_.run.from);
  const Date membership = std::max(bound_since(case_.holder), bound_since(case_.protected_state));
  if (last >= std::max(force, membership)) return true;
  weigh("clock",
        fmt::format("the attack was over on {}, the duty began on {}", format_date(last),
                    format_date(std::max(force, membership))),
        Truth::no, &duty_.marks)
      .decides = true;
  return end(membership > force ? Status::not_bound : Status::not_in_force);
}

Truth Evaluation::weigh_condition(const Condition& condition) {
  Weighed seen{.what = std::string(kConditionKinds[static_cast<std::size_t>(condition.kind)]),
               .line = condition.text,
               .marks = &condition.marks,
               .condition = &condition,
               .atoms = {}};
  bool any_yes = false;
  bool all_no = true;
  for (const Atom& alternative : condition.any) {
    const std::vector<Atom> atoms = view_.spread(alternative);
    if (atoms.empty()) {
      seen.atoms.emplace_back(view_.ground(alternative), Finding{.why = "no attacker is known"});
      all_no = false;
    }
    for (const Atom& atom : atoms) {
      const Finding held = view_.value(atom);
      any_yes = any_yes || held.truth == Truth::yes;
      all_no = all_no && held.truth == Truth::no;
      seen.atoms.emplace_back(atom, held);
    }
  }
  seen.truth = any_yes ? Truth::yes : all_no ? Truth::no : Truth::open;
  out_.path.push_back(std::move(seen));
  return out_.path.back().truth;
}

template <class Use>
void Evaluation::each_condition(ConditionKind kind, const Use& use) {
  for (const Condition& condition : duty_.conditions) {
    if (condition.kind == kind && condition.run.holds(case_.day)) use(condition);
  }
  for (const Law& law : view_.book().laws) {
    const bool applies = law.run.holds(case_.day) && std::find(law.duties.begin(), law.duties.end(),
                                                               duty_.kind) != law.duties.end();
    for (std::size_t i = 0; applies && i < law.conditions.size(); ++i) {
      const Condition& condition = law.conditions[i];
      if (condition.kind == kind && condition.run.holds(case_.day)) use(condition);
    }
  }
  if (kind != ConditionKind::unless) return;
  for (const Said* said : view_.added()) use(said->condition);
}

void Evaluation::decide(Truth truth) {
  for (Weighed& seen : out_.path) {
    if (seen.condition != nullptr && seen.truth == truth) seen.decides = true;
  }
}

bool Evaluation::whens() {
  bool any_no = false;
  each_condition(ConditionKind::when, [&](const Condition& condition) {
    Truth truth = weigh_condition(condition);
    if (condition.marks.doubt) truth = out_.path.back().truth = Truth::open;
    any_no = any_no || truth == Truth::no;
  });
  if (!any_no) return true;
  decide(Truth::no);
  return end(Status::not_triggered);
}

bool Evaluation::unlesses() {
  bool barred = false;
  each_condition(ConditionKind::unless, [&](const Condition& condition) {
    Truth truth = weigh_condition(condition);
    if (condition.marks.doubt && truth == Truth::yes) truth = out_.path.back().truth = Truth::open;
    barred = barred || truth == Truth::yes;
    if (truth == Truth::yes) out_.path.back().decides = true;
  });
  return !barred || end(Status::barred);
}

bool Evaluation::routes() {
  bool barred = false;
  each_condition(ConditionKind::route, [&](const Condition& condition) {
    Truth truth = weigh_condition(condition);
    if (condition.marks.doubt) truth = out_.path.back().truth = Truth::open;
    barred = barred || truth == Truth::no;
    if (truth == Truth::no) out_.path.back().decides = true;
  });
  return !barred || end(Status::barred);
}

/// Step 4: whatever is open, except what bars, makes the case arguable.
bool Evaluation::settled() {
  bool open = false;
  for (Weighed& seen : out_.path) {
    const bool bars = seen.condition != nullptr && seen.condition->kind == ConditionKind::unless;
    if (seen.truth != Truth::open || bars) continue;
    seen.decides = true;
    open = true;
  }
  // `unseen` says of a duty's words that nobody here has read them, not that they are public.
  const bool own = duty_.text.given && duty_.text.word != kUnseen;
  const TextState& text = own ? duty_.text : pact_.text;
  const bool hidden = text.publicity == Publicity::withheld ||
                      (text.publicity == Publicity::secret && case_.day < text.opened);
  const bool party = text.publicity == Publicity::secret &&
                     is_party(pact_, case_.viewpoint, case_.day) == Truth::yes;
  const Said* known = view_.change(Said::What::text);
  if (hidden && !party && (known == nullptr || known->word != "known")) {
    std::string line = "text " + text.word;
    if (text.opened != kNever) line += " until " + format_date(text.opened);
    weigh("text", std::move(line), Truth::open, &text.marks).decides = true;
    open = true;
  }
  if (duty_.marks.doubt && !open) {
    weigh("duty", "the duty itself is uncertain (check ?)", Truth::open, &duty_.marks).decides =
        true;
    open = true;
  }
  return !open || end(Status::arguable);
}

bool Evaluation::gates() {
  bool waiting = false;
  bool unsure = false;
  each_condition(ConditionKind::gate, [&](const Condition& condition) {
    const auto seized = view_.book().reckoned[static_cast<std::size_t>(Reckoned::seized)];
    const bool idle = !condition.seized.empty() && seized &&
                      view_.value({*seized, {condition.seized}}).truth != Truth::yes;
    const Truth truth = weigh_condition(condition);
    Weighed& seen = out_.path.back();
    if (idle) {
      seen.what = "gate (not seized, does not count)";
      seen.condition = nullptr;
      seen.truth = Truth::yes;
      return;
    }
    if (truth == Truth::yes) return;
    seen.decides = true;
    unsure = unsure || condition.marks.doubt;
    waiting = true;
  });
  if (unsure) return end(Status::arguable);
  return !waiting || end(Status::pending);
}

}  // namespace

Evaluated evaluate(Viewpoint& view) { return Evaluation(view).run(); }

bool runs(const Duty& duty, const std::string& holder, const std::string& wanted) {
  const auto has = [](const std::vector<std::string>& names, const std::string& name) {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  };
  return holder != wanted && has(duty.holders, holder) && has(duty.protecteds, wanted);
}

std::vector<std::size_t> duties_asked(const Pact& pact, const Ask& ask) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < pact.duties.size(); ++i) {
    const Duty& duty = pact.duties[i];
    const bool asked = ask.article.empty() ? duty.kind == ask.duty : duty.article == ask.article;
    if (asked && runs(duty, ask.holder, ask.protected_state)) found.push_back(i);
  }
  return found;
}

// NOLINTNEXTLINE(readability-function-size): a question of six parts, each of its own type
Chosen furthest(const Book& book, const Facts& facts, const Pact& pact, const Ask& ask,
                const Date& day, const std::string& viewpoint) {
  Chosen best;
  for (const std::size_t index : duties_asked(pact, ask)) {
    const DutyCase question{.pact = &pact,
                            .duty = &pact.duties[index],
                            .protected_state = ask.protected_state,
                            .holder = ask.holder,
                            .day = day,
                            .viewpoint = viewpoint};
    auto view = std::make_unique<Viewpoint>(book, facts, question);
    Evaluated outcome = evaluate(*view);
    if (best.duty == nullptr || outcome.status > best.outcome.status) {
      best = {question.duty, std::move(view), std::move(outcome)};
    }
  }
  if (best.duty == nullptr) best.outcome.status = Status::no_such_duty;
  return best;
}

}  // namespace sayso
