// The way of the data: the stations in their order.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "engine/parts.h"
#include "engine/told.h"
#include "sayso/source.h"

namespace sayso {

/// What a report tells. With `reading`, a line of a Reading file, the model is not asked. Errors:
/// those of read(), encode() and parse_reading(); kWithoutModel.
Result<Told> tell(const Parts& parts, const Input& input, std::optional<std::string_view> reading);

/// The model's Reading of a report as a line of a Reading file. Errors: those of read() and
/// encode(); kWithoutModel.
Result<std::string> read_only(const Parts& parts, const Input& input);

}  // namespace sayso
