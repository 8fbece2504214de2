// The rows of a ledger as values (docs/ledger.md; data/schema). Numbers are handles of one store.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "sayso/ledger.h"

namespace sayso {

/// 128 bits of the SHA-256 of a report's key and text.
using TextPrint = std::pair<std::uint64_t, std::uint64_t>;
/// What a report is known by: key and text; without a key of its own, outlet and text.
TextPrint print_of(const std::string& key, const std::string& outlet, const std::string& text);
/// The key of a report that has none of its own.
std::string key_of(const std::string& text);

/// The place of a report in the order of all: by day, then id. Ids that share their first 40 bits
/// share a place.
std::int64_t place_of(const std::string& published_at, const std::string& id);

struct StoredRun {
  std::int64_t number = 0;
  Run made_of;
  std::string ledger;  ///< hash of the tables of data/ledger
  std::string at;      ///< when it began, UTC
};

struct ReportState {
  std::string state = "live";  ///< live superseded withdrawn
  std::int64_t superseded_by = 0;
  std::string taken_out;  ///< why a person took it out, or empty
};

/// The least report that one rests on, and how.
struct ReportRest {
  std::int64_t on = 0;
  std::string relation, why;
  double measure = 0;
  bool repeats = false;  ///< by its words: a copy or near-copy
};

struct StoredReport {
  std::int64_t number = 0, run = 0, place = 0;
  std::string id, key, outlet, published_at, title, url, lang, extra;
  std::uint64_t events = 0;
  ReportState state;
  ReportRest rest;
  std::string withdrawn_on;  ///< by the kill `notice`
  std::int64_t notice = 0;
  std::string does;  ///< kill or correction, where it is a notice itself
};

/// What a ledger has seen of an outlet. Copies that it carries are no word of its own.
struct OutletFigures {
  std::uint64_t reports = 0, copies = 0;
  std::uint64_t asserted = 0;                     ///< events that its own reports assert
  std::uint64_t confirmed = 0, contradicted = 0;  ///< of these: confirmed; denied or retracted
  std::string grade;                              ///< as a person has accepted it, or empty
};

/// A version of a report that was superseded on a later day than its own.
struct StoredVersion {
  std::int64_t report = 0;
  std::string until;  ///< the day from which a later version stands
};

struct StoredReject {
  std::string key;
  int fault = 0;
  std::string what, place, next, at;
  std::int64_t run = 0;
};

/// How an act stands in the ledger.
struct ActStanding {
  std::int64_t act = 0, report = 0;
  std::string event;      ///< empty: it stands in none
  std::int64_t base = 0;  ///< the act of an earlier report that it repeats
  std::string linked_by;
  double link_score = 0;
};

struct StoredAct {
  LedgerAct act;
  ActStanding standing;
};

struct StoredBlock {
  std::int64_t key = 0, day = 0, tie = 0, act = 0;
  std::int64_t first = 0;  ///< days since 1970-01-01; `day` is the last
};

/// Acts that are alike: a is before b in LedgerAct::order.
struct StoredEdge {
  std::int64_t a = 0, b = 0;
  double score = 0;
  std::string why;
};

struct StoredEvent {
  LedgerEvent event;  ///< without mentions, fields and reasons
  std::string day, last_day, first_report;
  std::int64_t run = 0;
};

struct StoredRelation {
  std::int64_t later = 0, earlier = 0;
  std::string relation, why;
  std::size_t shared = 0;  ///< acts that they share
};

struct StoredCorrected {
  std::int64_t report = 0, notice = 0;
  std::string field, day;
};

}  // namespace sayso
