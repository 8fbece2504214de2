// Writers of other data sets' formats: events of a ledger into their records.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/codebook.h"
#include "sayso/ledger_event.h"

namespace sayso::cli {

/// What a format asks for and a ledger does not tell.
struct Gap {
  std::string_view column;
  std::string_view why;  ///< empty: what the reports happen not to tell
  std::uint64_t empty = 0;
};

/// Turns events into the records of one format. Not thread-safe.
class EventWriter {
 public:
  EventWriter() = default;
  EventWriter(const EventWriter&) = delete;
  EventWriter& operator=(const EventWriter&) = delete;
  virtual ~EventWriter() = default;

  /// What stands before the first event.
  virtual std::string head() const { return {}; }
  /// One event, whole lines.
  virtual std::string event(const LedgerEvent& event) = 0;
  /// Columns in their order, with how often they stayed empty in `rows()` rows.
  virtual std::vector<Gap> gaps() const = 0;
  virtual std::uint64_t rows() const = 0;
};

/// POLECAT (NGEC): 40 columns, one row an event. `book` must outlive the writer; so below.
std::unique_ptr<EventWriter> make_polecat(const Codebook& book);
/// ICEWS: 20 columns, one row for each actor and recipient.
std::unique_ptr<EventWriter> make_icews(const Codebook& book);
/// GDELT 2.0: the table of events, 61 columns without a header, one row for each actor and
/// recipient; and the table of mentions, 16 columns.
std::unique_ptr<EventWriter> make_gdelt(const Codebook& book);
std::unique_ptr<EventWriter> make_gdelt_mentions(const Codebook& book);
/// PLOVER records, one JSON object a line.
std::unique_ptr<EventWriter> make_plover(const Codebook& book);

}  // namespace sayso::cli
