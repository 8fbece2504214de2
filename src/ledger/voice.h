// Who is who in the ledger: parties with keys that two differently worded reports share, and whose
// word a voucher's word counts as (docs/ledger.md, Voices).
#pragma once

#include <span>
#include <string>
#include <unordered_map>

#include "ledger/ledger.h"
#include "ledger/rules.h"
#include "sayso/coding.h"

namespace sayso {

/// Finds entities and mentions of one coding by their ids. The coding must outlive it.
class CodingIndex {
 public:
  explicit CodingIndex(const Coding& coding);

  const CodedMention* mention(const std::string& id) const { return find(mentions_, id); }
  const CodedEntity* entity(const std::string& id) const { return find(entities_, id); }
  const CodedEvent* event(const std::string& id) const { return find(events_, id); }
  const CodedSay* say(const std::string& id) const { return find(says_, id); }

 private:
  template <class Value>
  using ById = std::unordered_map<std::string, const Value*>;
  template <class Value>
  static const Value* find(const ById<Value>& values, const std::string& id) {
    const auto found = values.find(id);
    return found == values.end() ? nullptr : found->second;
  }

  ById<CodedMention> mentions_;
  ById<CodedEntity> entities_;
  ById<CodedEvent> events_;
  ById<CodedSay> says_;
};

/// Key, in this order: person:ID, office:ID, org:ID, state:ISO3, ISO3:SECTOR, name:WORDS (folded
/// proper name), words:WORDS (of a kind of people, or things).
LedgerParty party_of(const CodedMention& mention, const CodingIndex& index);

/// In what an organ of a government publishes, an organ without a country of its own ("the
/// Ministry", "our minister") is that government's.
void place_in(LedgerParty& party, const std::string& outlet, const LedgerRules& rules);

/// Whether its own words, or who it is, tell its country: of "the minister" only the text does.
bool tells_country(const LedgerParty& party, const LedgerRules& rules);

/// Where a voucher speaks.
struct VoiceScene {
  std::string plain;  ///< the sentence of the cue, plain (words.h)
  std::string outlet;
  std::string country;    ///< of the act's place: that of an organ whose own is not told; or empty
  bool nameless = false;  ///< the report tells elsewhere that who speaks wants no name
  /// Outlets that the report may mean by "the agency", folded; its own first. Must outlive it.
  std::span<const std::string> papers = {};
};

/// "gov:ISO3" for an organ of a government, the key of the body that it belongs to, "outlet:NAME"
/// for a publication, "words:WORDS@OUTLET" for a witness without a name, else the party's own key;
/// empty for a source without a name.
std::string voice_of(const LedgerParty& party, const VoiceScene& scene, const LedgerRules& rules);

/// "outlet:NAME", or "gov:ISO3" where the publisher is an organ of a government.
std::string voice_of_outlet(const std::string& outlet, const LedgerRules& rules);
/// "unnamed:OUTLET".
std::string unnamed_voice(const std::string& outlet);

/// Whether two voices are one: the same but for the way in which a body is named.
bool one_voice(const std::string& one, const std::string& other);

/// A name in lower case without marks, words parted by single spaces, without a leading "the".
std::string folded_name(const std::string& name);

}  // namespace sayso
