// What a ledger says of an event that reports share: the values of sayso.event/1 and of case files
// (docs/ledger.md).
//
// Offsets are Unicode code points into the text of the report, end exclusive; days are ISO 8601.
// Plain values without hidden state. Words of standing, stage, status and stance are those of
// docs/ledger.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sayso/coding.h"

namespace sayso {

/// An actor, recipient or voucher as reports are compared by it.
struct LedgerParty {
  std::string key;  ///< what two reports may have in common: state:PRK, PRK:GOV, person:ID, org:ID,
                    ///< name:…, words:…
  std::string name;     ///< as its report knows it best
  std::string country;  ///< ISO 3166 alpha-3, or empty
  std::string cameo;
  std::vector<std::string> sectors;
  bool proper = false;               ///< its report gives a name, not only a kind of people
  std::uint32_t start = 0, end = 0;  ///< its words in the report
};

/// One link of a chain of say-so. No vouchers: an unnamed source.
struct LedgerLink {
  std::vector<LedgerParty> vouchers;
  std::vector<std::string> voices;  ///< of the vouchers, after resolution
  std::string cue, kind;
  std::uint32_t start = 0, end = 0;  ///< of the cue
};

/// One path of vouchers to an act.
struct LedgerClaim {
  std::uint32_t start = 0, end = 0;  ///< of the trigger that tells the act
  std::string id, kind, factuality, tense;
  std::optional<std::string> condition;  ///< words
  std::vector<LedgerLink> chain;         ///< innermost first; the outlet is implied
  std::vector<std::string> voices;       ///< whose word it is; several where they speak jointly
  bool named = false;                    ///< false: the voice is "unnamed of OUTLET"
  std::string stance;                    ///< asserts denies plans background withdrawn none
};

/// An event's parts as one report tells them.
struct EventParts {
  std::vector<LedgerParty> actors, recipients;
  std::vector<std::string> object;  ///< words
  std::optional<CodedDate> when;
  std::optional<CodedPlace> where;
};

/// A report's word on an event.
struct EventMention {
  std::string doc, key;  ///< id and key of the report
  std::string outlet, published_at, title;
  std::uint32_t start = 0, end = 0;  ///< the trigger
  std::string words;                 ///< of the sentence, as given
  std::string stance;                ///< asserts denies plans background withdrawn
  std::vector<std::string> voices;   ///< keys of those who vouch, innermost named first
  std::vector<LedgerClaim> claims;   ///< with their chains
  std::optional<EventParts> parts;   ///< where `claims` are
  std::string linked_by;             ///< why it is held to tell this event
  double link_score = 0;
  std::string rests_on, relation;  ///< the report that it repeats, and how; or empty
};

/// What the reports say of one field: each value with the reports that tell it.
struct FieldAccount {
  std::string field;                                    ///< actors recipients when where tolls …
  std::map<std::string, std::vector<std::string>> say;  ///< value -> ids of reports
  bool disputed = false;
};

/// A grade on the Admiralty scale that the ledger's figures speak for: A to F for an outlet, 1 to 6
/// for a claim. A proposal: a person accepts it.
struct GradeProposal {
  std::string of;  ///< the outlet, or the id of the event that the claim tells
  std::string grade, basis;
};

/// An event on a day: what was known of it at the end of that day.
struct LedgerEvent {
  std::string id;  ///< of its founding claim: the least by date, report, span
  std::string type, act;
  std::optional<std::string> mode, context;
  std::string cameo, trigger;
  int quad = 0;
  double intensity = 0;
  std::string tense;
  double score = 0;
  std::vector<LedgerParty> actors, recipients;
  std::vector<std::string> object;  ///< words
  std::optional<CodedDate> when;
  std::optional<CodedPlace> where;
  std::optional<std::string> expected_by;
  std::vector<CodedToll> tolls;
  std::vector<EventMention> mentions;  ///< by date, report, span
  int reports = 0, independent_voices = 0, denying_voices = 0;
  std::string standing;  ///< empty: nobody asserts or denies it
  std::string stage, status;
  std::vector<std::string> disputed_fields;
  std::vector<FieldAccount> fields;
  std::vector<std::string> exchange;             ///< ids of the other side of a deal
  std::vector<std::string> response_to;          ///< ids
  std::vector<std::string> reasons;              ///< why this standing and stage, in plain words
  std::map<std::string, std::string> status_on;  ///< asked day -> status
  std::vector<Flag> flags;  ///< of source criticism; `rests_on`: ids of reports and claims
  GradeProposal proposed;   ///< grade of its claims
};

}  // namespace sayso
