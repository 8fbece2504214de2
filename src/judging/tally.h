// Whose word stands for an event, and whose against it, at the end of a day.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// What a voice says of an event.
enum class Saying : std::uint8_t {
  asserts,
  denies,
  plans,      ///< announces what is to come
  calls_off,  ///< takes back what was announced
  recants,    ///< takes its own word back
  waits,      ///< says that what was announced has not come yet: changes nothing
  remembers,  ///< background
  leaves      ///< leaves it open
};

/// One claim as the word of one voice. Borrows the act and the claim.
struct EventWord {
  std::string voice;
  std::string name;  ///< of the voice, for people
  std::string day, doc;
  Saying saying = Saying::leaves;
  bool named = true;
  bool own = false;       ///< the outlet's own word
  std::string withdrawn;  ///< day on which it was taken back, or empty: it stands
  const LedgerAct* act = nullptr;
  const LedgerClaim* claim = nullptr;
  const std::vector<LedgerParty>* doers = nullptr;  ///< whom it names as such
};

/// What is looked at: the acts up to a day, and what is known of their reports.
struct Known {
  std::vector<const LedgerAct*> acts;  ///< by order
  const std::map<std::string, ReportFacts>& facts;
  std::string today;  ///< where the clock stands
  std::string until;  ///< what happened to reports up to this day counts
  const LedgerRules& rules;
};
Known known_by(const std::vector<LedgerAct>& acts, const std::map<std::string, ReportFacts>& facts,
               const std::string& day, const LedgerRules& rules);

/// All words on the event, by act order; an outlet's own word in a report that rests on another is
/// the word of that one.
std::vector<EventWord> words_on(const Known& known);

/// What a voice holds in the end: its last word counts, and on one day an admission counts before a
/// denial and a denial before an assertion. Only named voices.
struct VoiceStand {
  std::string name;
  bool asserts = false;  ///< or announces, where nothing has happened
  bool denies = false;
  bool took_back = false;           ///< asserted it, and then said that it was not so
  bool turned = false;              ///< denied it, and then admitted it
  std::string since;                ///< day of its first word on the side where it ends
  const EventWord* word = nullptr;  ///< the word that counts
};
/// By voice. `plans`: announcements count as assertions.
std::map<std::string, VoiceStand> stands_of(const std::vector<EventWord>& words, bool plans,
                                            const LedgerRules& rules);

/// The id of the report at the root of those that `doc` rests on, as far as they are known.
std::string root_of(const std::string& doc, const std::map<std::string, ReportFacts>& facts);

}  // namespace sayso
