#include "help/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>

#include "cli/exit.h"
#include "formats/json_writer.h"

namespace sayso::cli {
namespace {

constexpr std::size_t kLongest = std::size_t{1} << 20;  // bytes of a file

std::string_view trimmed(std::string_view words) {
  constexpr std::string_view kSpace = " \t\r";
  words.remove_prefix(std::min(words.find_first_not_of(kSpace), words.size()));
  return words.substr(0, words.find_last_not_of(kSpace) + 1);
}

bool is_key(std::string_view words) {
  return !words.empty() && std::all_of(words.begin(), words.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// A string in double quotes, whose escapes are \" \\ \n \t, or in single ones; `rest` is what
/// stands behind it.
std::optional<std::string> take_string(std::string_view& rest) {
  const char quote = rest.front();
  std::string out;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (rest[at] == quote) {
      rest.remove_prefix(at + 1);
      return out;
    }
    if (quote == '"' && rest[at] == '\\') {
      const char next = ++at < rest.size() ? rest[at] : '\0';
      const std::size_t known = std::string_view("\"\\nt").find(next);
      if (next == '\0' || known == std::string_view::npos) return std::nullopt;
      out += "\"\\\n\t"[known];
    } else {
      out += rest[at];
    }
  }
  return std::nullopt;
}

/// A value, and nothing but a remark behind it.
std::optional<std::string> value_of(std::string_view words) {
  words = trimmed(words);
  if (words.empty()) return std::nullopt;
  std::optional<std::string> value;
  if (words.front() == '"' || words.front() == '\'') {
    value = take_string(words);
  } else {
    const std::string_view bare = trimmed(words.substr(0, words.find('#')));
    const bool known = bare.find_first_not_of(
                           "0123456789abcdefghijklmnopqrstuvwxyz"
                           "ABCDEFGHIJKLMNOPQRSTUVWXYZ.+-_") == std::string_view::npos;
    if (known && !bare.empty()) value = std::string(bare);
    words.remove_prefix(std::min(words.find('#'), words.size()));
  }
  words = trimmed(words);
  return words.empty() || words.front() == '#' ? value : std::nullopt;
}

Result<void> add_file(const std::string& path, bool needed, std::vector<Setting>& out) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return needed ? Result<void>(read_error(errno, path)) : Result<void>();
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (text.size() > kLongest) return setting_error("longer than 1 MiB", path);
  Result<std::vector<Setting>> settings = parse_settings(text, path);
  if (!settings) return settings.error();
  out.insert(out.end(), settings->begin(), settings->end());
  return {};
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

Result<std::vector<Setting>> parse_settings(std::string_view text, const std::string& path) {
  std::vector<Setting> out;
  std::string command;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string from = fmt::format("{}:{}", path, number);
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      command = trimmed(line.substr(1, line.size() - 2));
      continue;
    }
    const std::size_t equals = line.find('=');
    const std::string_view key = trimmed(line.substr(0, equals));
    const bool pair = equals != std::string_view::npos && is_key(key);
    const auto value = pair ? value_of(line.substr(equals + 1)) : std::nullopt;
    if (!value) return setting_error("no line of the form key = value", from);
    out.push_back({command, std::string(key), *value, from});
  }
  return out;
}

Result<std::vector<Setting>> read_settings() {
  std::vector<Setting> out;
  if (const std::string given = variable("SAYSO_CONFIG"); !given.empty()) {
    Result<void> added = add_file(given, true, out);
    return added ? Result<std::vector<Setting>>(std::move(out)) : added.error();
  }
  std::string home = variable("XDG_CONFIG_HOME");
  if (home.empty() && !variable("HOME").empty()) home = variable("HOME") + "/.config";
  for (const std::string& path :
       {home + "/sayso/config.toml", std::string("/etc/sayso/config.toml")}) {
    Result<void> added = add_file(path, false, out);
    if (!added) return added.error();
  }
  return out;
}

std::string settings_text(const std::vector<Origin>& origins, bool json) {
  std::string out;
  for (const Origin& each : origins) {
    JsonWriter writer;
    if (json) {
      writer.open('{').field("key", each.key).field("value", each.value);
      out += writer.field("from", each.from).close('}').take() + "\n";
    } else {
      // What is not set is no line of a file: the whole can be kept as one.
      const std::string unset = each.value.empty() && each.from == "default" ? "# " : "";
      out += fmt::format("{:<46}# {}\n", unset + each.key + " = " + writer.value(each.value).take(),
                         each.from);
    }
  }
  return out;
}

}  // namespace sayso::cli
