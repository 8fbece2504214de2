// Accounts: claims in the words of their report, as the makers of sentences take them; free of
// spans, so that a claim of one report and an event of a ledger can be told alike.
//
// Plain values. Labels (type, mode, kind, factuality, tense) are those of the ontology.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "ontology/ontology.h"

namespace sayso {

/// Whoever or whatever takes part, as the report words it.
struct Party {
  std::string words = {};    ///< the words; any spaces and control characters
  std::string id = {};       ///< what a SentencePiece that stands for it bears
  std::string entity = {};   ///< equal for parties that are one entity; empty: equal to none
  std::string kind = {};     ///< of the entity: person state body ...; may be empty
  std::string pronoun = {};  ///< that the report itself uses for it as a subject; may be empty
  std::string before = {};  ///< the word before it in the report, for its preposition; may be empty
  bool begins =
      false;  ///< it begins a sentence of the report, so that its capital may be due to that
  bool proper = false;  ///< it is a name
};
using Parties = std::vector<Party>;

/// An act with its parts.
struct Act {
  std::string id;
  std::string type, mode;  ///< `type`: of the act itself (plans: the act that is planned)
  std::string trigger;
  std::string factuality, tense;
  std::array<Parties, kRoles> roles;  ///< [Role]

  const Parties& of(Role role) const { return roles[static_cast<std::size_t>(role)]; }
};

/// One voucher, or several of one voice; none: an unnamed source.
struct VoucherLink {
  Parties vouchers;
  std::string kind;
};

/// A claim: an act and the path of those who vouch for it.
struct Account {
  Act act;
  std::string kind = {};  ///< of the innermost link, derived kinds included
  std::string factuality, tense;
  std::vector<VoucherLink> chain;  ///< innermost first; empty: the outlet alone
  std::string outlet;              ///< may be empty
  std::string condition;           ///< words; may be empty
  std::vector<Act> exchange;       ///< acts given in return
  Parties supporters, deniers;     ///< vouchers of other claims of the act: on its side, against it
  bool others = true;              ///< tell of other claims, or that there are none
};

}  // namespace sayso
