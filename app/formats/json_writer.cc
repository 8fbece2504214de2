#include "formats/json_writer.h"

#include <fmt/format.h>

#include "cli/lookup.h"
#include "cli/terminal.h"

namespace sayso::cli {
namespace {

/// Appends `text` as the inside of a JSON string.
void escape(std::string_view text, std::string& out) {
  constexpr char32_t kReplacement = 0xFFFD;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'"' || c == U'\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == U'\n') {
      out += "\\n";
    } else if (c < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    } else {
      out += c == kReplacement ? std::string_view("\xEF\xBF\xBD") : text.substr(begin, at - begin);
    }
  }
}

}  // namespace

JsonWriter& JsonWriter::open(char brace) {
  separate();
  out_ += brace;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char brace) {
  out_ += brace;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  value(name);
  out_ += ": ";
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view words) {
  separate();
  out_ += '"';
  escape(words, out_);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::value(double score) { return raw(number(score)); }

JsonWriter& JsonWriter::value(std::int64_t count) { return raw(std::to_string(count)); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::field(std::string_view name, std::string_view words) {
  return key(name).value(words);
}

void JsonWriter::separate() {
  if (!first_) out_ += ", ";
  first_ = false;
}

}  // namespace sayso::cli
