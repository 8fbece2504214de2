// How alike two acts are, feature by feature (features.h). Inner to linking.
#pragma once

#include <set>
#include <string>

#include "ledger/days.h"
#include "ledger/features.h"
#include "ledger/ledger.h"
#include "ledger/rules.h"
#include "ledger/words.h"

namespace sayso {

/// An act prepared for comparison. The act must outlive it.
struct ActView {
  const LedgerAct* act = nullptr;
  DayRange days;
  WordSets words;
  std::set<std::string> triggers;  ///< stems
  std::set<std::string> senses;
  std::set<std::string> objects;  ///< stems
  std::set<std::string> near;     ///< stems of the words next to its triggers
  std::set<std::string> setting;
  bool definite = false;  ///< "the raid": its words point back
  bool another = false;   ///< "a second raid": told as one more
};
ActView view_of(const LedgerAct& act, const LedgerRules& rules);

struct Likeness {
  PairKind kind = PairKind::deed;
  FeatureValues values{};
  std::string barred;  ///< why they cannot be one event, whatever the weights say; or empty
  double score = 0;    ///< 0 to 1, rounded to thousandths
};
/// Acts of one report are compared as its tellings. Symmetric.
Likeness likeness(const ActView& one, const ActView& other, const LedgerRules& rules);

/// The features that count most, in words: "type, actors, day-same; against: place-other".
std::string reasons_of(const Likeness& likeness, const LedgerRules& rules);

/// How well two parties fit: 1 one key, 0 nothing known against it, -1 two different ones.
double party_fit(const LedgerParty& one, const LedgerParty& other, const LedgerRules& rules);

}  // namespace sayso
