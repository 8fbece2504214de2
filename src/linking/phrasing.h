// What the words around a trigger make of the stance of a claim.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// The sentence of a trigger, before it and behind it, and the next one, plain (words.h).
struct Phrasing {
  std::string before, after, next = {};
  std::string near = {};  ///< of what is before, what no comma or other mark parts from the trigger
  bool question = false;  ///< the sentence is one
};

/// The words around a trigger, of texts as they stand. A word that with a capital is a name ("in
/// May") is left out.
Phrasing phrasing_of(std::string_view before, std::string_view after, std::string_view next,
                     const LedgerRules& rules);

/// What goes before a trigger in its own clause: "still not freed the two whom it had | taken".
std::string clause_of(const std::string& before, const LedgerRules& rules);

/// The claim's stance, or what the words of data/ledger/words.tsv make of it: called-off ("the
/// visit was called off", "put off" without a new day), plans ("were to bring"), none ("might
/// send", "asked whether they had sent"), background (what is condemned or mourned is implied, and
/// vouched for by nobody).
std::string worded_stance(const LedgerClaim& claim, const Phrasing& around,
                          const LedgerRules& rules);

/// Whether the words right behind a trigger put it long before the report: "convicted last year".
bool is_long_ago(const Phrasing& around, const LedgerRules& rules);

/// Whether what goes before a trigger makes it a matter of practice or play: "practised strikes",
/// "in last month's exercise marines stormed".
bool is_staged(const std::string& before, const LedgerRules& rules);

}  // namespace sayso
