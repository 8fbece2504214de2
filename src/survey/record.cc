// A pact in full, as values.
#include <fmt/format.h>

#include "survey/survey.h"

namespace sayso {
namespace {

std::string from_of(const Interval& run) { return run.from == kEver ? "" : format_date(run.from); }
std::string until_of(const Interval& run) {
  return run.last == kNever ? "" : format_date(run.last);
}

std::vector<std::string> sources_of(const Book& book, const Marks& marks) {
  std::vector<std::string> all;
  all.reserve(marks.sources.size());
  for (const std::string& id : marks.sources) {
    const auto source = book.sources.find(id);
    all.push_back(source == book.sources.end() ? id : source->second);
  }
  return all;
}

std::string bounded(std::string text, const Interval& run) {
  if (run.from != kEver) text += " from " + format_date(run.from);
  if (run.last != kNever) text += " until " + format_date(run.last);
  return text;
}

std::vector<std::string> legs_of(const std::vector<Leg>& legs) {
  std::vector<std::string> all;
  all.reserve(legs.size());
  for (const Leg& leg : legs) {
    all.push_back(bounded(fmt::format("{} -> {}", leg.from, leg.to), leg.run));
  }
  return all;
}

std::vector<std::string> reserved_of(const std::vector<Spell>& spells) {
  std::vector<std::string> all;
  all.reserve(spells.size());
  for (const Spell& spell : spells) {
    const std::string on = spell.duty.empty() ? "" : " on " + spell.duty;
    all.push_back(bounded(spell.state + on, spell.run));
  }
  return all;
}

PactTerms terms_of(const Book& book, const Duty& duty) {
  PactTerms out{.duty = duty.kind,
                .article = duty.article,
                .from = from_of(duty.run),
                .until = until_of(duty.run),
                .owes = duty.owes,
                .strength = duty.strength,
                .judge = duty.judge,
                .text = duty.text.given ? duty.text.word : "",
                .quote = duty.marks.quote,
                .check = duty.marks.check,
                .holders = duty.holders,
                .protecteds = duty.protecteds,
                .suspended = legs_of(duty.suspensions),
                .reserved = reserved_of(duty.reservations),
                .vague = duty.vague,
                .notes = duty.notes,
                .sources = sources_of(book, duty.marks),
                .conditions = {}};
  for (const Condition& condition : duty.conditions) {
    out.conditions.push_back(
        {.kind = std::string(kConditionKinds[static_cast<std::size_t>(condition.kind)]),
         .line = condition.text,
         .from = from_of(condition.run),
         .until = until_of(condition.run),
         .basis = condition.marks.basis,
         .check = condition.marks.check});
  }
  return out;
}

std::string about_of(const Said& said) {
  if (!said.about) return {};
  if (!said.about->name.empty()) return said.about->name;
  const std::string text = fmt::format("{} attacks {}", said.about->attacker, said.about->victim);
  return said.about->since ? text + " since " + format_date(said.about->since->from) : text;
}

}  // namespace

PactRecord record(const Book& book, const Pact& pact) {
  PactRecord out{.line = line_of(pact),
                 .text = pact.text.given ? pact.text.word : "",
                 .parties_complete = !pact.incomplete,
                 .parties = {},
                 .suspended = legs_of(pact.suspensions),
                 .reserved = reserved_of(pact.reservations),
                 .replaces = {},
                 .notes = pact.notes,
                 .sources = sources_of(book, pact.marks),
                 .duties = {},
                 .readings = {}};
  for (const auto& [id, day] : pact.replaces) {
    out.replaces.push_back(fmt::format("{} on {}", id, format_date(day)));
  }
  for (const Spell& spell : pact.parties) {
    out.parties.push_back({.state = spell.state,
                           .from = from_of(spell.run),
                           .until = until_of(spell.run),
                           .check = spell.marks.check,
                           .contested = spell.contested});
  }
  for (const Duty& duty : pact.duties) out.duties.push_back(terms_of(book, duty));
  for (const Said& said : pact.readings) {
    out.readings.push_back({.who = said.who,
                            .day = format_date(said.on),
                            .line = said.text,
                            .about = about_of(said),
                            .quote = said.marks.quote,
                            .check = said.marks.check,
                            .grade = said.marks.grade,
                            .sources = sources_of(book, said.marks)});
  }
  return out;
}

}  // namespace sayso
