// Writes one JSON value into a string.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::cli {

/// Writes one JSON value into a string. Commas come by themselves; braces must match. Bytes that
/// are no UTF-8 become U+FFFD.
class JsonWriter {
 public:
  JsonWriter& open(char brace);
  JsonWriter& close(char brace);
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view words);
  JsonWriter& value(double score);
  JsonWriter& value(std::int64_t count);
  JsonWriter& value(std::uint32_t count) { return value(std::int64_t{count}); }
  JsonWriter& value(int count) { return value(std::int64_t{count}); }
  JsonWriter& raw(std::string_view json);

  /// A key and its string.
  JsonWriter& field(std::string_view name, std::string_view words);
  /// The same, left out where there is no value.
  template <class T>
  JsonWriter& field(std::string_view name, const std::optional<T>& value) {
    return value ? key(name).value(*value) : *this;
  }
  template <class Strings>
  JsonWriter& list(std::string_view name, const Strings& values) {
    key(name).open('[');
    for (const auto& each : values) value(std::string_view(each));
    return close(']');
  }

  std::string take() { return std::move(out_); }

 private:
  void separate();
  std::string out_;
  bool first_ = true;
};

}  // namespace sayso::cli
