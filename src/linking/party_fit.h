// How well the actors or recipients of two acts fit. Inner to linking.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/rules.h"
#include "ledger/words.h"

namespace sayso {

/// An actor or recipient prepared for comparison.
struct PartyView {
  const LedgerParty* party = nullptr;
  WordMarks name;        ///< stems
  WordMarks initials;    ///< of a name of several words: what it may be shortened to
  std::string body;      ///< the voice of the international body that it names, or empty
  bool governs = false;  ///< an organ of its government
  bool placed = false;   ///< it has a country
  double count = 0;      ///< of how many its name tells ("three priests"), or 0
  bool told = false;     ///< and its words or its key tell it; else its report lets guess it
};
/// The parties must outlive their views.
std::vector<PartyView> views_of(const std::vector<LedgerParty>& parties, const LedgerRules& rules);

/// The stems of the words of a name.
std::set<std::string> name_stems(const std::string& name);

/// How well one side of two acts fits.
struct SideFit {
  double fit = 0;     ///< -1 to 1
  bool open = false;  ///< one of them names nobody
};
SideFit side_fit(const std::vector<PartyView>& one, const std::vector<PartyView>& other);

/// "three priests" and "nine buses": whether every two of them are told by numbers that are far
/// apart, and in other words.
bool counts_apart(const std::vector<PartyView>& one, const std::vector<PartyView>& other);

}  // namespace sayso
