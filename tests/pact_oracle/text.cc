#include "text.h"

#include <fmt/format.h>

namespace sayso::pact_oracle {
namespace {

std::string_view said(Value value) {
  if (value == Value::yes) return "yes";
  return value == Value::no ? "no" : "open";
}

std::string dates(const Span& span) {
  std::string text;
  if (span.from != kEver) text += " from " + words(span.from);
  if (span.until != kNever) text += " until " + words(span.until);
  return text;
}

std::string listed(const std::vector<std::string>& names, std::string_view none) {
  return names.empty() ? std::string(none) : fmt::format("{}", fmt::join(names, " "));
}

std::string reading(const Statement& said_by, std::string_view pact) {
  std::string text = fmt::format("reading {} {}", said_by.who, words(said_by.on));
  if (said_by.about) {
    text += fmt::format(" about {} attacks {}", said_by.about->attacker, said_by.about->victim);
    if (said_by.about->span.from != kEver) text += " since " + words(said_by.about->span.from);
  }
  const std::string duty = said_by.duty.empty() ? "" : said_by.duty + "/";
  return text + fmt::format(" on {}{}{} = {}\n", pact, duty, said_by.atom, said(said_by.value));
}

std::string text_line(const Pact& pact) {
  if (pact.text == Text::withheld) return "text withheld\n";
  if (pact.text == Text::summary) return "text summary\n";
  if (pact.text == Text::secret) return "text secret until " + words(pact.public_from) + "\n";
  return "text published\n";
}

std::string duty_text(const Duty& duty, std::size_t number) {
  std::string text =
      fmt::format("duty {} art {}  {} -> {}{}\n", duty.kind, number, listed(duty.holders, "each"),
                  listed(duty.protecteds, "each"), dates(duty.span));
  for (const Line& line : duty.lines) {
    text += fmt::format("  {} {}{}\n", line.kind, fmt::join(line.any, " or "),
                        line.seized.empty() ? "" : " when seized");
  }
  return text + "  strength necessary\n";
}

std::string members(const Pact& pact) {
  std::string text;
  for (const Member& member : pact.members) {
    text += "party " + member.state + dates(member.span);
    if (member.contested) text += " contested from " + words(*member.contested);
    text += "\n";
  }
  return text;
}

}  // namespace

std::string general_text() {
  return fmt::format(R"(as-of 1999-01-01
word duty defend : help against an attack
word duty consult : talk
word duty no-aid : give no help to the attacker
word strength necessary : what is necessary
word kind treaty : a treaty
atom armed-attack P : force was used against P
atom armed-attack P by state : by a state
atom armed-attack P by X : by X
atom second-power against P : by two
atom external P : from abroad
atom inside AREA : in the area
atom attacker party : an attacker is a party
atom state-of-war P : P is at war
atom at-war P with X : P is at war with X
atom threat felt P self-judged P : P says so
atom un51 P : self-defence
atom unsc restored-peace : the Council acted
atom unsc-authorised X : the Council authorised X
atom request P key P : P asked
atom request any key any : a party asked
atom organ NAME key NAME : the body decided
atom seized NAME key NAME : the body was convened
atom law P key P : the laws of P
atom domestic Q key Q : the process of Q
atom joint P Q key P Q : both find so
atom allied X Y : X and Y are allied
atom party X : X is a party
atom in-force : the pact is in force
atom always : nothing need happen
entail armed-attack P by X => armed-attack P
entail armed-attack P by X => armed-attack P by state when state X
entail armed-attack P by state => armed-attack P
entail armed-attack P by X => external P when state X
entail at-war P with X => state-of-war P
entail request X => request any
entail organ NAME => seized NAME
law t-law
  in-force {}
  on defend
  unless unsc-authorised ATTACKER
)",
                     words(kLawFrom));
}

std::string book_text(const Case& book) {
  const Pact& pact = book.pact;
  std::string text;
  for (const Place& place : book.area) text += fmt::format("place {} in t-world\n", place.name);
  text += fmt::format("area t-world : everywhere\narea {} : some places\n", kArea);
  for (const Place& place : book.area) {
    const std::string_view side = place.inside ? "in" : "out";
    const std::string_view other = place.inside ? "out" : "in";
    text += fmt::format("  {} {}{}\n", side, place.name, dates(place.span));
    if (place.span.until != kNever) {
      text += fmt::format("  {} {} from {}\n", other, place.name, words(place.span.until + 1));
    }
  }
  text += fmt::format("pact t-pact\nname A pact\nkind treaty\nsigned {}\nin-force {}\nends {}\n",
                      words(pact.signed_on), pact.in_force ? words(*pact.in_force) : "unknown",
                      pact.ends == kNever ? "open" : words(pact.ends));
  text += members(pact) + fmt::format("organ {}\n", kOrgan) + text_line(pact);
  for (const Leg& leg : pact.suspended) {
    text += fmt::format("suspend {} -> {}{}\n", leg.from, leg.to, dates(leg.span));
  }
  for (const Reserved& reserved : pact.reserved) {
    text +=
        fmt::format("reserve {} on {}{}\n", reserved.state, reserved.duty, dates(reserved.span));
  }
  for (std::size_t i = 0; i < pact.duties.size(); ++i) text += duty_text(pact.duties[i], i + 1);
  for (const Statement& one : pact.readings) text += reading(one, "");
  return text;
}

std::string scenario_text(const Case& book, const std::vector<std::vector<std::string>>& status) {
  std::string text = "scenario t-case\nquestion Who is bound?\n";
  for (const Event& event : book.events) {
    text += fmt::format("{}event {} attacks {} since {}", event.supposed ? "suppose " : "",
                        event.attacker, event.victim, words(event.span.from));
    if (event.span.until != kNever) text += " until " + words(event.span.until);
    if (!event.place.empty()) text += " place " + event.place;
    if (event.known != kEver) text += " known " + words(event.known);
    text += "\n";
  }
  for (const Statement& fact : book.facts) {
    text += fmt::format("fact {} {}", fact.atom, said(fact.value));
    text += (fact.on == kEver ? "" : " known " + words(fact.on)) + "\n";
  }
  for (const Statement& one : book.suppositions) {
    text += fmt::format("suppose {} {}\n", one.atom, said(one.value));
  }
  for (const Statement& one : book.readings) text += reading(one, "t-pact/");
  for (std::size_t i = 0; i < book.asks.size(); ++i) {
    const Ask& ask = book.asks[i];
    text += fmt::format("at {}\nask t-pact {} {} <- {}\n", words(ask.day), ask.duty,
                        ask.protected_one, ask.holder);
    for (std::size_t v = 0; v < viewpoints().size(); ++v) {
      text += fmt::format("expect {} {}\n", viewpoints()[v], status[i][v]);
    }
  }
  return text;
}

}  // namespace sayso::pact_oracle
