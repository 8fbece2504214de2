// Records of JSON lines: one JSON object a line, in UTF-8 (docs/formats.md, "Input").
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "sayso/source.h"

namespace sayso {

/// Who wrote the records: `parser` is the program that reads pages and feeds.
enum class Records : std::uint8_t { of_users, of_parser };

/// Reads records. Keeps buffers between calls: one reader for one thread.
class RecordReader {
 public:
  /// `map`: (field, name in the records) of fields that go by another name.
  explicit RecordReader(Records records = Records::of_users,
                        const std::vector<std::pair<std::string, std::string>>& map = {});
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  RecordReader(RecordReader&&) noexcept;
  RecordReader& operator=(RecordReader&&) noexcept;
  ~RecordReader();

  /// The report in one line. Keys: text; id (or key), title, published_at (or date), outlet, url,
  /// lang; a null counts as absent; an id may be a whole number. All other keys go to `extra` as
  /// one compact object in their order, their values byte for byte but for white space between
  /// tokens. Records of the parser have byline, encoding and encoding_why too. `origin` and
  /// `format` stay empty. Memory: about seven times the line. Errors: kBadJson (also a key given
  /// twice, nesting over 100, text behind the object), kNoText, kFieldType, kNotUtf8, kNulByte;
  /// each with the field or byte of the line.
  Result<Input> read(std::string_view line);

  /// One JSON object in compact form. Errors: kBadJson, kNotUtf8.
  Result<std::string> compact(std::string_view object);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sayso
