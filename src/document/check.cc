#include "document/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/faults.h"
#include "document/clean.h"
#include "document/formats.h"
#include "document/json_lines.h"

namespace sayso {

Result<void> check_input(const Input& input, const Limits& limits) {
  const std::size_t most = std::min(limits.document_bytes, kMostCleanBytes);
  if (input.text.size() > most) {
    return fail(fault::kDocumentTooLong,
                fmt::format("document of {} bytes; the limit is {}", input.text.size(), most));
  }
  TRY(check_text(input.text));
  struct Field {
    std::string_view name;
    const std::string& value;
  };
  const std::array<Field, 11> fields = {{{"key", input.key},
                                         {"title", input.title},
                                         {"published_at", input.published_at},
                                         {"outlet", input.outlet},
                                         {"url", input.url},
                                         {"lang", input.lang},
                                         {"origin", input.origin},
                                         {"byline", input.byline},
                                         {"encoding", input.encoding},
                                         {"encoding_why", input.encoding_why},
                                         {"extra", input.extra}}};
  for (const Field& field : fields) {
    Result<void> checked = check_text(field.value);
    if (!checked)
      return within(std::move(checked).error(), fmt::format("field \"{}\"", field.name));
  }
  if (input.extra.empty() || RecordReader().compact(input.extra)) return {};
  return fail(fault::kFieldType, "\"extra\" is not a JSON object");
}

}  // namespace sayso
