// Any bytes as JSON lines that come in pieces: each line is refused, or gives a report whose fields
// are UTF-8 and whose unknown keys are one compact object. The first byte sets size of pieces and
// limit of a line.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/bytes.h"
#include "base/unicode.h"
#include "document/json_lines.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

sayso::ReadBytes in_pieces(std::string text, std::size_t most) {
  return [text = std::move(text), most, at = std::size_t{0}](
             char* to, std::size_t wanted) mutable -> sayso::Result<std::size_t> {
    const std::size_t count = std::min({wanted, most, text.size() - at});
    std::memcpy(to, text.data() + at, count);
    at += count;
    return count;
  };
}

void check(const sayso::Input& input, sayso::RecordReader& reader) {
  for (const auto* field : {&input.key, &input.text, &input.title, &input.published_at,
                            &input.outlet, &input.url, &input.lang, &input.extra}) {
    require(!sayso::utf8_fault(*field) && field->find('\0') == std::string::npos);
  }
  if (input.extra.empty()) return;
  const auto again = reader.compact(input.extra);
  require(again && *again == input.extra);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = 1 + data[0] % 64;
  const std::size_t limit = data[0] < 128 ? std::size_t{1} << 20 : data[0] - 127;
  const std::string bytes(data + 1, data + size);
  sayso::Lines lines(sayso::ByteBuffer(in_pieces(bytes, piece)), limit);
  sayso::RecordReader reader;
  while (const auto line = lines.next()) {
    require(lines.number() <= size);
    if (!*line) continue;
    require((*line)->size() <= limit);
    const auto input = reader.read(**line);
    if (input) check(*input, reader);
  }
  require(lines.bytes_read() == bytes.size());
  return 0;
}
