#include "engine/render_values.h"

#include <optional>
#include <string>

namespace sayso {
namespace {

std::optional<std::string> words(const std::optional<Date>& day) {
  return day ? std::optional(format_date(*day)) : std::nullopt;
}

CodedDate render(const DateRange& range) {
  const auto precision = static_cast<std::size_t>(range.precision);
  return {words(range.from), words(range.to), std::string(kDatePrecisionNames[precision]),
          range.why};
}

CodedPlace render(const Place& place) {
  const auto precision = static_cast<std::size_t>(place.precision);
  return {place.name,
          place.geonames,
          place.country,
          place.admin1,
          place.lat,
          place.lon,
          std::string(kPlacePrecisionNames[precision]),
          place.held_by,
          place.why};
}

CodedQuantity render(const Quantity& quantity) {
  return {quantity.min, quantity.max, quantity.unit, quantity.approx};
}

/// The value at `at`, if there is one.
template <class Value>
const Value* at(const std::vector<std::optional<Value>>& values, std::uint32_t at) {
  return at < values.size() && values[at] ? &*values[at] : nullptr;
}

}  // namespace

void render_value(const Told& told, std::uint32_t mention, CodedMention& out) {
  if (const DateRange* const date = at(told.times.mentions, mention)) out.date = render(*date);
  if (const Place* const place = at(told.places.mentions, mention)) {
    out.place = render(*place);
    if (place->country) out.country = place->country;
  }
  if (const Quantity* const quantity = at(told.quantities.mentions, mention))
    out.quantity = render(*quantity);
}

void render_scene(const Told& told, const OutputIds& ids, std::uint32_t trigger, CodedEvent& out) {
  if (trigger < told.times.triggers.size()) {
    const EventTime& time = told.times.triggers[trigger];
    if (time.when) out.when = render(*time.when);
    out.expected_by = words(time.expected_by);
  }
  if (const EventPlace* const place = at(told.places.triggers, trigger))
    out.where = render(place->place);
  if (trigger >= told.quantities.triggers.size()) return;
  for (const Toll& toll : told.quantities.triggers[trigger]) {
    const TextSpan span = ids.place(toll.span);
    out.tolls.push_back({toll.of, span.start, span.end, render(toll.quantity)});
  }
}

}  // namespace sayso
