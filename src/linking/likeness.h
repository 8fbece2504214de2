// How alike two acts are, feature by feature (features.h). Inner to linking.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ledger/days.h"
#include "ledger/features.h"
#include "ledger/ledger.h"
#include "ledger/rules.h"
#include "ledger/words.h"
#include "linking/party_fit.h"

namespace sayso {

/// The words of an act.
struct ActWords {
  WordSets sentences;             ///< of all of its tellings
  std::set<std::string> objects;  ///< stems
};
ActWords words_of(const LedgerAct& act, const LedgerRules& rules);

/// An act prepared for comparison. The act must outlive it.
struct ActView {
  const LedgerAct* act = nullptr;
  DayRange days;
  std::int32_t published = 0;  ///< as a number of days
  std::vector<PartyView> actors, recipients;
  WordMarks stems, names, countries, numbers;  ///< of its sentences
  WordMarks triggers, senses, objects, near, setting;
  WordMarks kin;          ///< of its senses
  WordMarks goods;        ///< kinds of its objects
  WordMarks place;        ///< stems of the name of its place
  bool blamed = false;    ///< such acts are laid on one another
  bool definite = false;  ///< "the raid": its words point back
  bool another = false;   ///< "a second raid": told as one more
};
ActView view_of(const LedgerAct& act, const LedgerRules& rules);
/// Whether it is still to come: planned, asked for, threatened, held possible.
bool is_open(const LedgerAct& act);

struct Likeness {
  PairKind kind = PairKind::deed;
  FeatureValues values{};
  /// Why they cannot be one event, whatever the weights say; or empty. What is barred has no score,
  /// and its words are not compared.
  std::string barred;
  double score = 0;  ///< 0 to 1, rounded to thousandths
};
/// Acts of one report are compared as its tellings. Symmetric.
Likeness likeness(const ActView& one, const ActView& other, const LedgerRules& rules);

/// The features that count most, in words: "type, actors, day-same; against: place-other".
std::string reasons_of(const Likeness& likeness, const LedgerRules& rules);

}  // namespace sayso
