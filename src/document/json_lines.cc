#include "document/json_lines.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/faults.h"
#include "base/unicode.h"

namespace sayso {
namespace {

namespace od = simdjson::ondemand;

constexpr int kMostDepth = 100;
constexpr std::size_t kKept = std::size_t{1} << 20;  // buffers over it are given back
constexpr std::string_view kSpace = " \t\r\n";

// A key that sayso knows and the field that it fills. Of two keys for one field that before wins;
// the other stays in `extra`.
struct Key {
  std::string_view name;
  std::string Input::*field;
  bool shared = false;     // another key fills the same field
  bool of_parser = false;  // known in records of the parser alone
};
constexpr std::array<Key, 12> kKeys = {{{"id", &Input::key, true},
                                        {"key", &Input::key, true},
                                        {"published_at", &Input::published_at, true},
                                        {"date", &Input::published_at, true},
                                        {"text", &Input::text},
                                        {"title", &Input::title},
                                        {"outlet", &Input::outlet},
                                        {"url", &Input::url},
                                        {"lang", &Input::lang},
                                        {"byline", &Input::byline, false, true},
                                        {"encoding", &Input::encoding, false, true},
                                        {"encoding_why", &Input::encoding_why, false, true}}};

std::string_view trimmed(std::string_view token) {
  return token.substr(0, token.find_last_not_of(kSpace) + 1);
}

std::size_t digits(std::string_view words, std::size_t at) {
  const std::size_t end = std::min(words.find_first_not_of("0123456789", at), words.size());
  return end - at;
}

bool is_whole_number(std::string_view words) {
  const std::size_t sign = words.substr(0, 1) == "-" ? 1 : 0;
  const std::size_t size = digits(words, sign);
  return size > 0 && sign + size == words.size() && (size == 1 || words[sign] != '0');
}

bool is_number(std::string_view words) {
  const std::size_t whole = std::min(words.find_first_of(".eE"), words.size());
  if (!is_whole_number(words.substr(0, whole))) return false;
  std::size_t at = whole;
  if (at < words.size() && words[at] == '.') {
    const std::size_t size = digits(words, at + 1);
    if (size == 0) return false;
    at += 1 + size;
  }
  if (at == words.size()) return true;
  if (words[at] != 'e' && words[at] != 'E') return false;
  ++at;
  if (at < words.size() && (words[at] == '+' || words[at] == '-')) ++at;
  return at < words.size() && at + digits(words, at) == words.size();
}

// The bytes of a string between its quotes, as they stand; `raw` is closed, as the parser has seen.
std::string_view between_quotes(od::raw_json_string raw) {
  const char* const begin = raw.raw();
  std::size_t size = 0;
  while (begin[size] != '"') size += begin[size] == '\\' ? 2 : 1;
  return {begin, size};
}

struct Member {
  std::string name;
  std::string_view raw_name;  // with its escapes, without quotes
};

// The parser's own rules hold: each value is taken once and in order.
simdjson::error_code append(od::value value, int depth, std::string& out);

simdjson::error_code take_name(od::field& field, Member& member) {
  member.raw_name = between_quotes(field.key());
  std::string_view name;
  if (const auto error = field.unescaped_key().get(name)) return error;
  member.name = name;
  return simdjson::SUCCESS;
}

simdjson::error_code append_object(od::value value, int depth, std::string& out) {
  od::object object;
  if (const auto error = value.get_object().get(object)) return error;
  out += '{';
  for (auto next : object) {
    od::field field;
    if (const auto error = std::move(next).get(field)) return error;
    Member member;
    if (const auto error = take_name(field, member)) return error;
    if (out.back() != '{') out += ',';
    out.append("\"").append(member.raw_name).append("\":");
    if (const auto error = append(field.value(), depth, out)) return error;
  }
  out += '}';
  return simdjson::SUCCESS;
}

simdjson::error_code append_array(od::value value, int depth, std::string& out) {
  od::array array;
  if (const auto error = value.get_array().get(array)) return error;
  out += '[';
  for (auto next : array) {
    if (const auto error = next.error()) return error;
    if (out.back() != '[') out += ',';
    if (const auto error = append(next.value_unsafe(), depth, out)) return error;
  }
  out += ']';
  return simdjson::SUCCESS;
}

simdjson::error_code append_scalar(od::value value, od::json_type type, std::string& out) {
  const std::string_view token = trimmed(value.raw_json_token());
  out += token;
  if (type == od::json_type::number) {
    return is_number(token) ? simdjson::SUCCESS : simdjson::NUMBER_ERROR;
  }
  if (type == od::json_type::string) return value.get_string().error();
  if (type == od::json_type::boolean) return value.get_bool().error();
  return value.is_null().error();
}

simdjson::error_code append(od::value value, int depth, std::string& out) {
  if (depth >= kMostDepth) return simdjson::DEPTH_ERROR;
  od::json_type type{};
  if (const auto error = value.type().get(type)) return error;
  if (type == od::json_type::object) return append_object(value, depth + 1, out);
  if (type == od::json_type::array) return append_array(value, depth + 1, out);
  return append_scalar(value, type, out);
}

std::string in_field(std::string_view name) { return fmt::format("field \"{}\"", name); }

// One known field while its record is read.
struct Slot {
  bool given = false;
  std::string value;
  std::string raw;  // the member as it stands, for `extra`
};

/// What names of members stand for: a field, or with "" none.
using Names = std::map<std::string, std::string, std::less<>>;

// One record.
class Record {
 public:
  Record(Records records, const Names& meant)
      : meant_(meant), of_parser_(records == Records::of_parser) {}
  Result<void> add(od::field& field);
  Result<Input> finish();

 private:
  Result<void> add_known(std::size_t key, const Member& member, od::value value);
  void add_extra(std::string_view member);

  const Names& meant_;
  std::set<std::string, std::less<>> names_;
  std::array<Slot, kKeys.size()> slots_;
  std::string extra_;
  bool of_parser_;
};

Error syntax_error(simdjson::error_code error, std::string where) {
  if (error == simdjson::DEPTH_ERROR) {
    return fail(fault::kBadJson, fmt::format("nested deeper than {} levels", kMostDepth),
                std::move(where));
  }
  return fail(fault::kBadJson, fmt::format("not JSON: {}", simdjson::error_message(error)),
              std::move(where));
}

void Record::add_extra(std::string_view member) {
  extra_.append(extra_.empty() ? "{" : ",").append(member);
}

Result<void> Record::add_known(std::size_t key, const Member& member, od::value value) {
  od::json_type type{};
  if (const auto error = value.type().get(type)) return syntax_error(error, in_field(member.name));
  Slot& slot = slots_.at(key);
  const std::string_view token = trimmed(value.raw_json_token());
  const bool is_id = kKeys.at(key).field == &Input::key;
  if (type == od::json_type::null && value.is_null().error() == simdjson::SUCCESS) return {};
  if (type == od::json_type::string) {
    std::string_view words;
    if (const auto error = value.get_string().get(words)) {
      return syntax_error(error, in_field(member.name));
    }
    slot.value = words;
  } else if (is_id && type == od::json_type::number && is_whole_number(token)) {
    slot.value = token;
  } else {
    return fail(fault::kFieldType, fmt::format("\"{}\" is not a string", member.name));
  }
  if (slot.value.find('\0') != std::string::npos) {
    return fail(fault::kNulByte, "NUL in a field", in_field(member.name));
  }
  slot.given = true;
  if (kKeys.at(key).shared) slot.raw = fmt::format("\"{}\":{}", member.raw_name, token);
  return {};
}

Result<void> Record::add(od::field& field) {
  Member member;
  if (const auto error = take_name(field, member)) return syntax_error(error, "a key");
  if (!names_.insert(member.name).second) {
    return fail(fault::kBadJson, fmt::format("key \"{}\" given twice", member.name));
  }
  const auto meant = meant_.find(member.name);
  const std::string_view name = meant == meant_.end() ? member.name : meant->second;
  for (std::size_t key = 0; key < kKeys.size(); ++key) {
    const bool known = of_parser_ || !kKeys.at(key).of_parser;
    if (known && kKeys.at(key).name == name) return add_known(key, member, field.value());
  }
  std::string value = fmt::format("\"{}\":", member.raw_name);
  if (const auto error = append(field.value(), 1, value)) {
    return syntax_error(error, in_field(member.name));
  }
  add_extra(value);
  return {};
}

Result<Input> Record::finish() {
  Input input;
  bool with_text = false;
  for (std::size_t key = 0; key < kKeys.size(); ++key) {
    Slot& slot = slots_.at(key);
    if (!slot.given) continue;
    const auto field = kKeys.at(key).field;
    const bool taken = key > 0 && kKeys.at(key - 1).field == field && slots_.at(key - 1).given;
    with_text = with_text || field == &Input::text;
    if (taken) {
      add_extra(slot.raw);
    } else {
      input.*field = std::move(slot.value);
    }
  }
  if (!with_text) return fail(fault::kNoText, "");
  if (!extra_.empty()) input.extra = extra_ + "}";
  return input;
}

Error not_utf8(std::string_view line) {
  const std::size_t at = utf8_fault(line).value_or(0);
  return fail(fault::kNotUtf8,
              fmt::format("ill-formed UTF-8 (byte 0x{:02X})", static_cast<unsigned char>(line[at])),
              fmt::format("byte {}", at + 1));
}

Error object_error(simdjson::error_code error, std::string_view line) {
  if (error == simdjson::UTF8_ERROR) return not_utf8(line);
  if (error == simdjson::INCORRECT_TYPE) return fail(fault::kBadJson, "not a JSON object");
  return syntax_error(error, "");
}

}  // namespace

struct RecordReader::State {
  Records records = Records::of_users;
  Names meant;
  od::parser parser;
  std::string buffer;  // the line and the padding that the parser reads beyond it

  // Calls visit(field) for each member of the object that the line holds.
  template <class Visit>
  Result<void> walk(std::string_view line, const Visit& visit);
  void shrink();
};

template <class Visit>
Result<void> RecordReader::State::walk(std::string_view line, const Visit& visit) {
  buffer.assign(line).append(simdjson::SIMDJSON_PADDING, '\0');
  od::document document;
  const auto opened = parser.iterate(buffer.data(), line.size(), buffer.size()).get(document);
  if (opened) return object_error(opened, line);
  od::object object;
  if (const auto error = document.get_object().get(object)) return object_error(error, line);
  for (auto next : object) {
    od::field field;
    const auto error = std::move(next).get(field);
    Result<void> visited = error ? syntax_error(error, "") : visit(field);
    if (visited) continue;
    const char* place = nullptr;
    if (document.current_location().get(place)) return visited;
    return within(std::move(visited).error(), fmt::format("byte {}", place - buffer.data() + 1));
  }
  const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  if (!at_end) return fail(fault::kBadJson, "text behind the JSON object");
  return {};
}

void RecordReader::State::shrink() {
  if (buffer.capacity() <= kKept) return;
  buffer = std::string();
  parser = od::parser();
}

bool is_record_field(std::string_view name) {
  return std::any_of(kKeys.begin(), kKeys.end(),
                     [&](const Key& key) { return !key.of_parser && key.name == name; });
}

RecordReader::RecordReader(Records records,
                           const std::vector<std::pair<std::string, std::string>>& map)
    : state_(std::make_unique<State>()) {
  state_->records = records;
  for (const auto& each : map) state_->meant.emplace(each.first, "");
  for (const auto& [field, name] : map) state_->meant[name] = field;
}
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;
RecordReader::~RecordReader() = default;

Result<Input> RecordReader::read(std::string_view line) {
  Record record(state_->records, state_->meant);
  Result<void> walked = state_->walk(line, [&](od::field& field) { return record.add(field); });
  state_->shrink();
  if (!walked) return std::move(walked).error();
  return record.finish();
}

Result<std::string> RecordReader::compact(std::string_view object) {
  std::string out = "{";
  const auto add = [&](od::field& field) -> Result<void> {
    if (out.size() > 1) out += ',';
    Member member;
    auto error = take_name(field, member);
    out.append("\"").append(member.raw_name).append("\":");
    if (!error) error = append(field.value(), 1, out);
    if (error) return syntax_error(error, "");
    return {};
  };
  Result<void> walked = state_->walk(object, add);
  state_->shrink();
  if (!walked) return std::move(walked).error();
  return out + "}";
}

}  // namespace sayso
