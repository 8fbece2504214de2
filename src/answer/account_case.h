// Parts of accounts put together by hand, for tests of what is told of them.
#pragma once

#include <string>

#include "answer/tell.h"

namespace sayso {

inline const TellTables& tables() {
  static const TellTables kTables = *TellTables::load(std::string(SAYSO_SOURCE_DIR) + "/data/page");
  return kTables;
}

inline Party state(const std::string& name) {
  return {.words = name, .id = name, .entity = name, .kind = "state", .proper = true};
}

inline Party thing(const std::string& words, const std::string& before = "") {
  return {.words = words, .id = words, .kind = "object", .before = before};
}

inline Party group(const std::string& words, bool begins = false) {
  return {.words = words, .id = words, .entity = words, .kind = "group", .begins = begins};
}

inline Party person(const std::string& name, const std::string& pronoun = "") {
  Party out{.words = name, .id = name, .entity = name, .kind = "person", .pronoun = pronoun};
  out.proper = true;
  return out;
}

inline Parties& role(Act& act, Role which) { return act.roles[static_cast<std::size_t>(which)]; }

inline std::string sentence(const Account& account) { return text_of(tell(tables(), account)); }

/// "Moscow shipped shells to Bamako", told by the outlet.
inline Account shipment() {
  Account out;
  out.act.type = "AID";
  out.act.trigger = "shipped";
  role(out.act, Role::actors) = {state("Moscow")};
  role(out.act, Role::recipients) = {state("Bamako")};
  role(out.act, Role::object) = {thing("shells")};
  out.kind = "report";
  out.factuality = "CT+";
  out.tense = "past";
  return out;
}

/// The same, on the word of a person.
inline Account said(const std::string& kind, const std::string& factuality,
                    const std::string& tense) {
  Account out = shipment();
  out.chain = {{{person("John Kirby")}, "assert"}};
  out.kind = kind;
  out.factuality = factuality;
  out.tense = tense;
  return out;
}

}  // namespace sayso
