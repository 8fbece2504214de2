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

}  // namespace sayso
