#include "json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "exit.h"
#include "lookup.h"
#include "terminal.h"

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

using Json = nlohmann::json;

Result<TextSpan> parse_span(const Json& record, const char* name, const std::string& where) {
  const auto found = record.find(name);
  const bool pair = found != record.end() && found->is_array() && found->size() == 2 &&
                    (*found)[0].is_number_unsigned() && (*found)[1].is_number_unsigned();
  if (!pair) return question_error(fmt::format("\"{}\" is not [start, end]", name), where);
  const auto start = (*found)[0].get<std::uint64_t>();
  const auto end = (*found)[1].get<std::uint64_t>();
  if (start > UINT32_MAX || end > UINT32_MAX) {
    return question_error(fmt::format("\"{}\" lies outside the text", name), where);
  }
  return TextSpan{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

Result<std::string> parse_id(const Json& record, const std::string& where) {
  const auto found = record.find("id");
  if (found == record.end()) return std::string();
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number()) return found->dump();
  return question_error("\"id\" is neither a string nor a number", where);
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

Result<RelateQuestion> parse_question(std::string_view line, const std::string& where) {
  const Json record = Json::parse(line, nullptr, false);
  if (!record.is_object()) return question_error("no JSON object", where);
  const auto text = record.find("text");
  if (text == record.end() || !text->is_string())
    return question_error("no string \"text\"", where);
  Result<TextSpan> source = parse_span(record, "source", where);
  if (!source) return source.error();
  Result<TextSpan> target = parse_span(record, "target", where);
  if (!target) return target.error();
  Result<std::string> id = parse_id(record, where);
  if (!id) return id.error();
  return RelateQuestion{*std::move(id), text->get<std::string>(), *source, *target};
}

std::string to_json(const RelateAnswer& answer) {
  JsonWriter json;
  json.open('{').field("id", answer.id).field("root", answer.root);
  json.key("quad").value(answer.quad);
  json.key("scores").open('{');
  for (const RootScore& root : answer.scores) json.key(root.root).value(root.score);
  json.close('}').close('}');
  return json.take() + "\n";
}

}  // namespace sayso::cli
