// How alike two acts are, feature by feature. Inner to linking; the features are the rows of
// data/ledger/weights.tsv, whose weights training/ledger_weights.py fits.
#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "ledger/days.h"
#include "ledger/ledger.h"
#include "ledger/rules.h"
#include "ledger/words.h"

namespace sayso {

/// In the order of Likeness::values. All lie between 0 and 1.
inline constexpr std::array<std::string_view, 39> kLikenessFeatures = {"bias",
                                                                       "type",
                                                                       "alike",
                                                                       "mode-same",
                                                                       "mode-other",
                                                                       "trigger",
                                                                       "sense",
                                                                       "words",
                                                                       "names",
                                                                       "numbers",
                                                                       "actors",
                                                                       "actors-other",
                                                                       "actors-open",
                                                                       "recipients",
                                                                       "recipients-other",
                                                                       "recipients-open",
                                                                       "crossed",
                                                                       "day-same",
                                                                       "days-overlap",
                                                                       "day-off",
                                                                       "days-apart",
                                                                       "days-untold",
                                                                       "told-apart",
                                                                       "place-same",
                                                                       "place-near",
                                                                       "place-other",
                                                                       "object",
                                                                       "object-other",
                                                                       "toll-same",
                                                                       "toll-other",
                                                                       "planned",
                                                                       "open",
                                                                       "background",
                                                                       "denied",
                                                                       "tied",
                                                                       "one-sentence",
                                                                       "next-sentence",
                                                                       "sentences-apart",
                                                                       "definite"};

/// An act prepared for comparison. The act must outlive it.
struct ActView {
  const LedgerAct* act = nullptr;
  DayRange days;
  WordSets words;
  std::set<std::string> triggers;  ///< stems
  std::set<std::string> senses;
  std::set<std::string> objects;  ///< stems
  bool definite = false;          ///< "the raid": its words point back
};
ActView view_of(const LedgerAct& act, const LedgerRules& rules);

struct Likeness {
  PairKind kind = PairKind::deed;
  std::array<double, kLikenessFeatures.size()> values{};
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
