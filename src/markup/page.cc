#include "markup/page.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "base/unicode.h"

namespace sayso {
namespace {

void append_string(std::string_view words, std::string& out) {
  out += '"';
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = decode(words, at);
    if (point.value == U'"' || point.value == U'\\') {
      out += '\\';
      out += words[at];
    } else if (point.value < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
    } else {
      append_utf8(out, point.value);
    }
    at += point.size;
  }
  out += '"';
}

}  // namespace

std::string record_of(const Page& page) {
  struct Field {
    std::string_view name;
    const std::string& value;
  };
  const std::array<Field, 9> fields = {{{"id", page.id},
                                        {"title", page.title},
                                        {"published_at", page.published_at},
                                        {"byline", page.byline},
                                        {"outlet", page.outlet},
                                        {"url", page.url},
                                        {"text", page.text},
                                        {"encoding", page.encoding},
                                        {"encoding_why", page.encoding_why}}};
  std::string out = "{";
  for (const Field& field : fields) {
    if (field.value.empty()) continue;
    if (out.size() > 1) out += ',';
    append_string(field.name, out);
    out += ':';
    append_string(field.value, out);
  }
  return out + "}\n";
}

}  // namespace sayso
