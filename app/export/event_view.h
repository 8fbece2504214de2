// An event as a row of another data set sees it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/codebook.h"
#include "sayso/ledger_event.h"

namespace sayso::cli {

/// The day under which an event stands in tables of days: where its dates begin; the day of its
/// first report where they are open or wider and hold that day.
std::string day_of(const LedgerEvent& event);

/// A number for an id where a format has no room for it: 53 bits, so that every reader keeps it
/// whole; `part`: which of several rows of the event.
std::uint64_t number_of(std::string_view id, std::size_t part = 0);

/// One row: the event with one of its actors and one of its recipients, where the format splits.
struct EventView {
  EventView(const LedgerEvent& whole, const Codebook& codes);

  const LedgerEvent& event;
  const Codebook& book;
  ToldType told;
  const EventMention* source = nullptr;  ///< first that asserts it, else the first; none: no report
  bool as_plan = false;  ///< told by the type of plans: what is agreed is agreed when it is told
  std::string day;       ///< of the act, or of the plan
  std::size_t part = 0;
  const LedgerParty* actor = nullptr;
  const LedgerParty* recipient = nullptr;
  const EventMention* mention = nullptr;  ///< of tables of mentions

  /// The row for each pair of an actor and a recipient; one at least.
  std::vector<EventView> pairs() const;

  /// "20250415".
  std::string compact_day() const;
  std::string country_name(std::string_view iso3) const;
  /// Of the place, by how exact it is.
  std::string city() const;
  std::string province() const;
  std::string place_country() const;  ///< alpha-3
  std::string latitude() const;
  std::string longitude() const;
};

/// Where it stands in a report: KEY:START-END, code points of its text.
std::string cite(const EventMention& mention);
/// All mentions of an event.
std::vector<std::string> cites(const LedgerEvent& event);

/// Values in a row, each once, with `separator` between them; empty ones left out.
std::string joined(const std::vector<std::string>& values, std::string_view separator);

/// A number without needless zeros: "-9", "2.5", "55.75222".
std::string plain_number(double value, int decimals);

/// "verbal cooperation" and the like; nothing for 0.
std::string_view quad_words(int quad);

}  // namespace sayso::cli
