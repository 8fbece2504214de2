// What the ledger takes from the coding of a report, and how two reports stand to each other.
//
// Everything in ledger, linking and judging is a pure function of these values and of the tables
// of data/ledger:
// no files, no clock, no order of arrival. Days are ISO 8601 and compare as text; offsets are
// Unicode code points.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "sayso/ledger_event.h"

namespace sayso {

/// Whether a country code is that of a state: "INT", of international bodies, and nothing are not.
inline bool is_states_code(const std::string& country) {
  return !country.empty() && country != "INT";
}

/// A tie between two acts of one report.
struct LedgerTie {
  std::string rel;  ///< exchange response; same: held by the model, and not by the ledger
  std::uint32_t start = 0, end = 0;  ///< trigger of the other
};

/// One trigger that tells an act: headline and lead, an attack and its toll, are tellings of one.
struct LedgerTelling {
  std::uint32_t start = 0, end = 0;
  std::string trigger;
  std::string sentence;             ///< words, as given
  std::string stance;               ///< asserts denies plans background withdrawn none
  std::vector<LedgerParty> actors;  ///< whom it names as doers, where not those of the act
};

/// An act in one report, with all claims on it. What a report tells twice is one act with two
/// tellings; start, end, trigger, sentence, type and factuality are those of its first telling.
struct LedgerAct {
  std::string doc, published_at;     ///< of its report
  std::uint32_t start = 0, end = 0;  ///< its trigger; with doc, what it is known by
  std::string trigger, sentence;     ///< words
  std::string type, act, cameo, factuality, tense;
  std::optional<std::string> mode, context;
  int quad = 0;
  double intensity = 0, score = 0;
  std::vector<LedgerParty> actors, recipients;
  std::vector<std::string> object;  ///< words
  std::optional<CodedDate> when;
  std::optional<CodedPlace> where;
  std::optional<std::string> expected_by;
  std::vector<CodedToll> tolls;
  std::string
      stance;  ///< the strongest of its tellings: asserts denies plans background withdrawn none
  bool verbal = false;    ///< done by speaking: it accuses, demands, rejects, threatens, backs
  bool definite = false;  ///< "the raid": the words before the trigger point back
  std::int32_t sentence_number = 0;     ///< of its sentence in the report, from 0
  std::vector<LedgerTelling> tellings;  ///< by span
  std::vector<std::string> setting;     ///< stems of names in its report, not all; "c:" countries;
                                        ///< "o:" its outlet and those it quotes; sorted
  std::vector<LedgerClaim> claims;
  std::vector<LedgerTie> ties;

  /// The order of acts everywhere: by date, report, span.
  std::tuple<const std::string&, const std::string&, std::uint32_t, std::uint32_t> order() const {
    return {published_at, doc, start, end};
  }
};

/// What a report does to another: kill (withdraws it), correction, or nothing.
struct LedgerNotice {
  std::string does;                 ///< kill correction, or empty
  std::vector<std::string> of;      ///< keys, urls, titles or slugs of the other, as told
  std::vector<std::string> days;    ///< on which the other was published, as told
  std::vector<std::string> fields;  ///< of a correction, where told; of a kill: "part", of no more
};

/// A report as the ledger compares it with others.
struct LedgerReport {
  std::string id, key, outlet, published_at, title, text;
  LedgerNotice notice;
  std::vector<std::string> quoted_outlets;  ///< outlets and agencies that it names as its ground
  std::vector<LedgerAct> acts;              ///< by span
};

/// What is known of a report beside its acts, when an event that it tells is judged.
struct ReportFacts {
  std::string key, outlet, published_at;
  std::string title;
  std::string notice;                       ///< what it does to others: kill correction, or empty
  std::string rests_on, relation;           ///< id of the least report that it repeats, and how
  std::optional<std::string> withdrawn_on;  ///< day of the kill or withdrawal that took it
  std::map<std::string, std::string> corrected_fields;  ///< field -> day it was corrected
};

/// How a later report stands to an earlier one.
struct ReportRelation {
  std::string relation;  ///< copy near-copy quotes-other same-wire independent unrelated
  double measure = 0;    ///< Jaccard or containment of word 5-grams, where that decided
  std::string why;
};

}  // namespace sayso
