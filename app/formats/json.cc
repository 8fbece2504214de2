#include "formats/format.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/exit.h"

namespace sayso::cli {
namespace {

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

}  // namespace sayso::cli
