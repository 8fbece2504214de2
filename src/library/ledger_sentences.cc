// Sentences about the events of a ledger.
#include <fmt/format.h>

#include <array>

#include "base/number.h"
#include "library/wording.h"
#include "sayso/ledger_event.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

int part_of_day(std::string_view day, std::size_t at, std::size_t size) {
  return day.size() >= at + size ? parse_number<int>(day.substr(at, size)).value_or(0) : 0;
}

/// "15 April 2025", "April 2025" or "2025", as much as is told of it.
std::string day_words(std::string_view day, bool whole = true) {
  const int month = part_of_day(day, 5, 2), number = part_of_day(day, 8, 2);
  std::string year(day.substr(0, 4));
  if (month < 1 || month > 12) return year;
  const std::string_view name = kMonths[static_cast<std::size_t>(month - 1)];
  return whole && number > 0 ? fmt::format("{} {} {}", number, name, year)
                             : fmt::format("{} {}", name, year);
}

/// With its preposition.
std::string date_words(const CodedDate& date) {
  if (!date.from && !date.to) return {};
  if (!date.to) return "since " + day_words(*date.from);
  if (!date.from) return "by " + day_words(*date.to);
  if (*date.from == *date.to) return "on " + day_words(*date.from);
  if (date.precision == "month") return "in " + day_words(*date.from, false);
  if (date.precision == "year") return "in " + date.from->substr(0, 4);
  if (date.precision == "week") return "in the week of " + day_words(*date.from);
  return fmt::format("between {} and {}", day_words(*date.from), day_words(*date.to));
}

Party party_of(const LedgerParty& party) {
  const std::size_t colon = party.key.find(':');
  const std::string kind = party.key.substr(0, colon == std::string::npos ? 0 : colon);
  Party out{.words = party.name.empty() ? party.key : party.name};
  out.id = party.key;
  out.entity = party.key;
  out.kind = kind;
  out.proper = kind != "words";
  return out;
}

Parties parties_of(const std::vector<LedgerParty>& parties) {
  Parties out;
  for (const LedgerParty& party : parties) out.push_back(party_of(party));
  return out;
}

Act act_of(const LedgerEvent& event, const EventParts& parts) {
  Act out{.id = event.id,
          .type = event.act.empty() ? event.type : event.act,
          .mode = {},
          .trigger = event.trigger,
          .factuality = {},
          .tense = event.tense,
          .roles = {}};
  if (event.mode) out.mode = *event.mode;
  const auto role = [&](Role of) -> Parties& { return out.roles[static_cast<std::size_t>(of)]; };
  role(Role::actors) = parties_of(parts.actors);
  role(Role::recipients) = parties_of(parts.recipients);
  for (const std::string& words : parts.object) role(Role::object).push_back({.words = words});
  if (parts.where && !parts.where->name.empty()) {
    role(Role::place).push_back({.words = parts.where->name, .kind = "place", .proper = true});
  }
  const std::string when = parts.when ? date_words(*parts.when) : std::string();
  if (!when.empty()) role(Role::date).push_back({.words = when});
  return out;
}

EventParts parts_of(const LedgerEvent& event) {
  return {event.actors, event.recipients, event.object, event.when, event.where};
}

ClauseOrder order_of(const LedgerEvent& event, const ClauseTables& tables) {
  if (event.stage == "planned") return {.mood = Mood::will, .time = Time::future};
  if (event.stage == "overdue" || event.stage == "called-off") {
    return {.mood = Mood::would, .time = Time::future};
  }
  if (event.stage != "hypothetical") return {.time = Time::past};
  ClauseOrder out{.time = time_of(event.tense)};
  for (const auto& [factuality, stance] : tables.stances) {
    if (stance.may && !stance.negative && !stance.open) out.stance = stance;
  }
  return out;
}

}  // namespace

PlainSentence Wording::sentence(const LedgerEvent& event) const {
  const ClauseTables& tables = state_->tables.clauses;
  Writer out;
  write_clause(tables, act_of(event, parts_of(event)), order_of(event, tables), out);
  return out.finish();
}

PlainSentence Wording::sentence(const LedgerEvent& event, const EventMention& mention,
                                const LedgerClaim& claim) const {
  Account account;
  account.act = act_of(event, mention.parts ? *mention.parts : parts_of(event));
  account.act.factuality = claim.factuality;
  account.act.tense = claim.tense;
  account.kind = claim.kind;
  account.factuality = claim.factuality;
  account.tense = claim.tense;
  account.outlet = mention.outlet;
  account.condition = claim.condition.value_or("");
  account.others = false;
  for (const LedgerLink& link : claim.chain) {
    account.chain.push_back({parties_of(link.vouchers), link.kind});
  }
  return tell(state_->tables, account);
}

}  // namespace sayso
