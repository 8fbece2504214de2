#include "survey/survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sayso {
namespace {

std::string join(const std::vector<std::string>& words, std::string_view with = " ") {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(with)) + word;
  return text;
}

std::string whom(const std::vector<std::string>& names) {
  return names.empty() ? "each party" : join(names);
}

std::string ends_of(const Pact& pact) { return pact.ends.empty() ? std::string() : pact.ends; }

std::string spell_words(const Spell& spell) {
  std::string text = spell.contested ? "contested" : "";
  if (spell.run.from != kEver)
    text += (text.empty() ? "" : " ") + ("from " + format_date(spell.run.from));
  if (spell.run.last != kNever)
    text += (text.empty() ? "" : " ") + ("until " + format_date(spell.run.last));
  return text.empty() ? spell.state : spell.state + " (" + text + ")";
}

std::vector<std::string> parties_of(const Pact& pact) {
  std::vector<std::string> all;
  all.reserve(pact.parties.size());
  for (const Spell& spell : pact.parties) all.push_back(spell_words(spell));
  return all;
}

std::string source_words(const Book& book, const Marks& marks) {
  std::string text = marks.check.empty() ? "" : "check " + marks.check;
  for (const std::string& id : marks.sources) {
    const auto source = book.sources.find(id);
    text += (text.empty() ? "" : "; ") + (source == book.sources.end() ? id : source->second);
  }
  return text;
}

bool reserved(const std::vector<Spell>& spells, const Duty& duty, const std::string& state,
              const Date& day) {
  return std::any_of(spells.begin(), spells.end(), [&](const Spell& spell) {
    return spell.state == state && (spell.duty.empty() || spell.duty == duty.kind) &&
           spell.run.holds(day);
  });
}

bool suspended(const std::vector<Leg>& legs, const std::string& from, const std::string& to,
               const Date& day) {
  return std::any_of(legs.begin(), legs.end(), [&](const Leg& leg) {
    return leg.from == from && leg.to == to && leg.run.holds(day);
  });
}

Truth stands(const Pact& pact, const std::vector<std::string>& named, const std::string& state,
             const Date& day) {
  const bool listed = std::any_of(pact.parties.begin(), pact.parties.end(),
                                  [&](const Spell& spell) { return spell.state == state; });
  const bool by_name = std::find(named.begin(), named.end(), state) != named.end();
  return by_name && !listed ? Truth::yes : is_party(pact, state, day);
}

/// Whether the pact's lists ever named the state.
bool ever(const Pact& pact, const std::vector<std::string>& named, const std::string& state) {
  return std::find(named.begin(), named.end(), state) != named.end() ||
         std::any_of(pact.parties.begin(), pact.parties.end(),
                     [&](const Spell& spell) { return spell.state == state; });
}

/// What a duty's leg is on a day, apart from its conditions.
std::string standing(const Pact& pact, const Duty& duty, const std::string& holder,
                     const std::string& wanted, const Date& day) {
  const Truth force = is_in_force(pact, day);
  const bool idle = !duty.run.holds(day) || suspended(pact.suspensions, holder, wanted, day) ||
                    suspended(duty.suspensions, holder, wanted, day);
  if (force == Truth::no || idle) return "not in force";
  const Truth one = is_party(pact, holder, day);
  const Truth other = stands(pact, duty.protecteds, wanted, day);
  bool out = one == Truth::no || other == Truth::no;
  for (const std::string* state : {&holder, &wanted}) {
    out = out || reserved(pact.reservations, duty, *state, day) ||
          reserved(duty.reservations, duty, *state, day);
  }
  if (out) return "not bound";
  const bool open = force == Truth::open || one == Truth::open || other == Truth::open;
  return open ? "open" : "in force";
}

std::vector<std::string> states_of(const Pact& pact) {
  std::set<std::string> all;
  for (const Spell& spell : pact.parties) all.insert(spell.state);
  for (const Duty& duty : pact.duties) {
    all.insert(duty.holders.begin(), duty.holders.end());
    all.insert(duty.protecteds.begin(), duty.protecteds.end());
  }
  return {all.begin(), all.end()};
}

struct LegOfDay {
  std::string holder, wanted;
  Date day;
};

void add_leg(const Pact& pact, const Duty& duty, const LegOfDay& leg, std::vector<PactDuty>& all) {
  const bool bound = runs(duty, leg.holder, leg.wanted) && ever(pact, {}, leg.holder) &&
                     ever(pact, duty.protecteds, leg.wanted);
  if (!bound) return;
  PactDuty line{.pact = pact.id,
                .duty = duty.kind,
                .article = duty.article,
                .holder = leg.holder,
                .protected_state = leg.wanted,
                .strength = duty.strength,
                .status = standing(pact, duty, leg.holder, leg.wanted, leg.day)};
  if (line.status == "not bound") return;
  for (const Condition& condition : duty.conditions) {
    line.conditions.push_back(fmt::format(
        "{} {}", kConditionKinds[static_cast<std::size_t>(condition.kind)], condition.text));
  }
  all.push_back(std::move(line));
}

using Promises = std::map<std::pair<std::string, std::string>, std::vector<std::string>>;

void add_promises(const Pact& pact, const Duty& duty, const Date& day, Promises& found) {
  const std::vector<std::string> states = states_of(pact);
  for (const std::string& holder : states) {
    for (const std::string& wanted : states) {
      const bool bound =
          runs(duty, holder, wanted) && standing(pact, duty, holder, wanted, day) == "in force";
      if (!bound) continue;
      std::vector<std::string>& pacts = found[{holder, wanted}];
      if (pacts.empty() || pacts.back() != pact.id) pacts.push_back(pact.id);
    }
  }
}

void add_duty_days(const Pact& pact, const Duty& duty, std::vector<PactDay>& out) {
  const std::string name = duty.kind + (duty.article.empty() ? "" : " (Art. " + duty.article + ")");
  if (duty.run.from != kEver) {
    out.push_back({format_date(duty.run.from), pact.id, "duty begins: " + name});
  }
  if (duty.run.last != kNever) {
    out.push_back(
        {format_date(duty.run.last), pact.id, "last day of this version of the duty: " + name});
  }
  for (const Leg& leg : duty.suspensions) {
    out.push_back({format_date(leg.run.from), pact.id,
                   fmt::format("suspended: {} -> {} ({})", leg.from, leg.to, name)});
  }
}

std::vector<PactDay> days_of(const Pact& pact) {
  std::vector<PactDay> out;
  if (pact.signed_on) out.push_back({format_date(*pact.signed_on), pact.id, "signed"});
  if (pact.in_force) out.push_back({format_date(*pact.in_force), pact.id, "in force"});
  if (pact.last != kNever)
    out.push_back({format_date(pact.last), pact.id, "last day in force (ends " + pact.ends + ")"});
  for (const Spell& spell : pact.parties) {
    const char* word = spell.contested ? "membership contested: " : "joins: ";
    if (spell.run.from != kEver)
      out.push_back({format_date(spell.run.from), pact.id, word + spell.state});
    if (spell.run.last != kNever && !spell.contested) {
      out.push_back({format_date(spell.run.last), pact.id, "last day as a party: " + spell.state});
    }
  }
  for (const Leg& leg : pact.suspensions) {
    out.push_back(
        {format_date(leg.run.from), pact.id, fmt::format("suspended: {} -> {}", leg.from, leg.to)});
  }
  for (const Duty& duty : pact.duties) add_duty_days(pact, duty, out);
  for (const Said& said : pact.readings) {
    out.push_back(
        {format_date(said.on), pact.id, fmt::format("reading by {}: {}", said.who, said.text)});
  }
  return out;
}

std::string show_duty(const Book& book, const Duty& duty) {
  std::string text = fmt::format("\n  duty {}{}: {} -> {}\n", duty.kind,
                                 duty.article.empty() ? "" : ", Article " + duty.article,
                                 whom(duty.holders), whom(duty.protecteds));
  if (duty.run.from != kEver) text += "    from      " + format_date(duty.run.from) + "\n";
  if (duty.run.last != kNever) text += "    until     " + format_date(duty.run.last) + "\n";
  for (const Condition& condition : duty.conditions) {
    text += fmt::format("    {:<9} {}", kConditionKinds[static_cast<std::size_t>(condition.kind)],
                        condition.text);
    if (!condition.marks.basis.empty()) text += fmt::format("   ({})", condition.marks.basis);
    if (condition.marks.doubt) text += "   (check ?)";
    text += "\n";
  }
  const auto line = [&](const char* word, const std::string& value) {
    if (!value.empty()) text += fmt::format("    {:<9} {}\n", word, value);
  };
  line("owes", duty.owes);
  line("strength", duty.strength);
  line("judge", duty.judge);
  line("vague", join(duty.vague, ", "));
  line("words", duty.marks.quote);
  for (const std::string& note : duty.notes) line("note", note);
  line("rests on", source_words(book, duty.marks));
  return text;
}

}  // namespace

PactLine line_of(const Pact& pact) {
  PactLine line{.id = pact.id,
                .name = pact.name,
                .kind = pact.kind,
                .signed_on = {},
                .in_force = "unknown",
                .ends = ends_of(pact),
                .check = pact.marks.check,
                .parties = {},
                .duties = {},
                .names = pact.other_names};
  line.names.insert(line.names.end(), pact.aliases.begin(), pact.aliases.end());
  if (pact.signed_on) line.signed_on = format_date(*pact.signed_on);
  if (pact.in_force) line.in_force = format_date(*pact.in_force);
  for (const Spell& spell : pact.parties) {
    if (std::find(line.parties.begin(), line.parties.end(), spell.state) == line.parties.end()) {
      line.parties.push_back(spell.state);
    }
  }
  for (const Duty& duty : pact.duties) {
    line.duties.push_back(duty.article.empty() ? duty.kind : duty.kind + " art " + duty.article);
  }
  return line;
}

std::vector<PactLine> list(const Book& book) {
  std::vector<PactLine> all;
  all.reserve(book.pacts.size());
  for (const Pact& pact : book.pacts) all.push_back(line_of(pact));
  return all;
}

std::string show(const Book& book, const Pact& pact) {
  std::string text = fmt::format("{}: {}\n", pact.id, pact.name);
  const auto line = [&](const char* word, const std::string& value) {
    if (!value.empty()) text += fmt::format("  {:<10} {}\n", word, value);
  };
  for (const std::string& name : pact.other_names) line("also", name);
  line("kind", pact.kind);
  line("signed", pact.signed_on ? format_date(*pact.signed_on) : "");
  line("in force", pact.in_force ? format_date(*pact.in_force) : "unknown");
  line("ends", pact.ends);
  line("parties", join(parties_of(pact)) + (pact.incomplete ? " (the list is not complete)" : ""));
  for (const Leg& leg : pact.suspensions) {
    line("suspended", fmt::format("{} -> {} from {}", leg.from, leg.to, format_date(leg.run.from)));
  }
  for (const auto& [id, day] : pact.replaces) line("replaces", id + " on " + format_date(day));
  line("text", pact.text.given ? pact.text.word : "");
  for (const std::string& note : pact.notes) line("", note);
  line("rests on", source_words(book, pact.marks));
  for (const Duty& duty : pact.duties) text += show_duty(book, duty);
  if (!pact.readings.empty()) text += "\n  readings\n";
  for (const Said& said : pact.readings) {
    text += fmt::format("    {} {} {}", format_date(said.on), said.who, said.text);
    if (!said.marks.quote.empty()) text += " \"" + said.marks.quote + "\"";
    const std::string sources = source_words(book, said.marks);
    text += sources.empty() ? "\n" : " (" + sources + ")\n";
  }
  return text;
}

std::vector<PactDuty> dyad(const Book& book, const std::string& a, const std::string& b,
                           const Date& day) {
  std::vector<PactDuty> all;
  for (const Pact& pact : book.pacts) {
    for (const Duty& duty : pact.duties) {
      add_leg(pact, duty, {a, b, day}, all);
      add_leg(pact, duty, {b, a, day}, all);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const PactDuty& x, const PactDuty& y) {
    return (x.status == "not in force") < (y.status == "not in force");
  });
  return all;
}

std::vector<PactPair> pairs(const Book& book, const Date& day) {
  Promises found;
  for (const Pact& pact : book.pacts) {
    if (is_in_force(pact, day) != Truth::yes) continue;
    for (const Duty& duty : pact.duties) {
      if (duty.kind == kDefend && duty.run.holds(day)) add_promises(pact, duty, day, found);
    }
  }
  std::vector<PactPair> all;
  for (auto& [pair, pacts] : found) all.push_back({pair.first, pair.second, std::move(pacts)});
  return all;
}

std::vector<PactDay> days(const Book& book, const std::string& pact, const Date& from,
                          const Date& until) {
  std::vector<PactDay> all;
  for (const Pact& each : book.pacts) {
    if (!pact.empty() && each.id != pact) continue;
    for (PactDay& day : days_of(each)) {
      const std::optional<Date> date = parse_date(day.day);
      if (date && from <= *date && *date <= until) all.push_back(std::move(day));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const PactDay& a, const PactDay& b) {
    return std::tie(a.day, a.pact, a.what) < std::tie(b.day, b.pact, b.what);
  });
  return all;
}

}  // namespace sayso
