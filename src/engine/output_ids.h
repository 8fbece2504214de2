// Which values of a report are put out, under which ids, and where in the given text they stand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/code_points.h"
#include "base/span.h"
#include "engine/parts.h"
#include "engine/told.h"
#include "sayso/coding.h"

namespace sayso {

/// The ids of one report's output. Borrows `told` and `parts`.
class OutputIds {
 public:
  OutputIds(const Told& told, const Parts& parts);

  bool keeps(std::uint32_t event) const { return kept_[event]; }
  std::string mention(std::uint32_t mention) const;
  std::string entity(std::uint32_t entity) const;
  std::string quote(std::size_t quote) const;
  /// Of an event that is kept.
  std::string event(std::uint32_t event) const;
  /// "v…" or "s…"; empty for a trigger that is not put out.
  const std::string& trigger(std::uint32_t trigger) const { return triggers_[trigger]; }
  std::vector<std::string> mentions(const std::vector<std::uint32_t>& indices) const;

  /// Code points of the given text that a span of the clean text stands for.
  TextSpan place(const Span& span) const;
  /// The words of the given text that a span of the clean text stands for.
  std::string words(const Span& span) const;

 private:
  void choose_events(double min_score);
  /// Keeps the events that vouch for one that is kept. Was there one more?
  bool keep_vouchers(const std::vector<std::uint32_t>& event_of);
  void number_triggers(const Ontology& ontology);

  const Told& told_;
  CodePoints points_;
  std::vector<bool> kept_;             // [event]
  std::vector<std::string> triggers_;  // [trigger]
};

}  // namespace sayso
