#include "model/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/faults.h"
#include "base/hash.h"

namespace sayso {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::string_view kSchema = "sayso.model/1";
constexpr std::string_view kSchemaName = "sayso.model/";
constexpr std::uintmax_t kMaxManifestBytes = 1u << 20;
constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{1} << 31;
constexpr std::size_t kMaxLabels = 512;
constexpr std::size_t kMaxName = 64;
constexpr std::size_t kMaxLicence = 1000;
constexpr double kMaxLogit = 1000;
constexpr double kThousandths = 1000;

Error bad_field(std::string_view field, std::string_view what) {
  return fail(fault::kManifest, fmt::format("the manifest's {} {}", field, what));
}

Result<const Json*> member(const Json& object, const std::string& key, std::string_view field) {
  const auto found = object.find(key);
  if (found == object.end()) return bad_field(field, "is missing");
  return &*found;
}

Result<const Json*> object_member(const Json& object, const std::string& key) {
  const Json* value = TRY(member(object, key, key));
  if (!value->is_object()) return bad_field(key, "is not an object");
  return value;
}

Result<std::string> text_member(const Json& object, const std::string& key, std::size_t longest) {
  const Json* value = TRY(member(object, key, key));
  if (!value->is_string()) return bad_field(key, "is not a string");
  auto text = value->get<std::string>();
  if (text.empty() || text.size() > longest) {
    return bad_field(key, fmt::format("is empty or longer than {} bytes", longest));
  }
  return text;
}

struct Bounds {
  std::uint32_t least, most;
};

Result<std::uint32_t> count_member(const Json& object, const std::string& key, Bounds bounds) {
  const Json* value = TRY(member(object, key, key));
  if (!value->is_number_unsigned()) return bad_field(key, "is not a whole number");
  const auto number = value->get<std::uint64_t>();
  if (number < bounds.least || number > bounds.most) {
    return bad_field(key, fmt::format("is not in {}..{}", bounds.least, bounds.most));
  }
  return static_cast<std::uint32_t>(number);
}

Result<Score> logit_member(const Json& object, const std::string& key, std::string_view field) {
  const Json* value = TRY(member(object, key, field));
  if (!value->is_number()) return bad_field(field, "is not a number");
  const double number = value->get<double>();
  if (!std::isfinite(number) || std::abs(number) > kMaxLogit) {
    return bad_field(field, fmt::format("is not in -{0}..{0}", kMaxLogit));
  }
  return static_cast<Score>(std::lround(number * kThousandths));
}

/// Printable ASCII that JSON takes as it is.
bool is_label_letter(char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '\\'; }

bool is_label(const std::string& name) {
  return !name.empty() && name.size() <= kMaxName &&
         std::all_of(name.begin(), name.end(), is_label_letter);
}

bool is_id(const std::string& id) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  return is_label(id) && id.front() != '.' && std::all_of(id.begin(), id.end(), plain);
}

bool is_sha256(const std::string& hex) {
  const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return hex.size() == 64 && std::all_of(hex.begin(), hex.end(), digit);
}

/// A list of different names; absent: empty.
Result<std::vector<std::string>> names(const Json& object, const std::string& key,
                                       std::string_view field) {
  std::vector<std::string> list;
  const auto found = object.find(key);
  if (found == object.end()) return list;
  if (!found->is_array() || found->size() > kMaxLabels) {
    return bad_field(field, fmt::format("is not a list of at most {} names", kMaxLabels));
  }
  for (const Json& item : *found) {
    if (!item.is_string() || !is_label(item.get_ref<const std::string&>())) {
      return bad_field(field, fmt::format("holds at {} what is not a name", list.size()));
    }
    auto name = item.get<std::string>();
    if (std::find(list.begin(), list.end(), name) != list.end()) {
      return bad_field(field, fmt::format("holds {} twice", name));
    }
    list.push_back(std::move(name));
  }
  return list;
}

Result<Labels> labels_of(const Json& root) {
  const Json& object = *TRY(object_member(root, "labels"));
  Labels labels;
  const std::pair<const char*, std::vector<std::string>*> heads[] = {
      {"mention", &labels.mention},
      {"trigger", &labels.trigger},
      {"attribution", &labels.attribution},
      {"sector", &labels.sector},
      {"country", &labels.country},
      {"type", &labels.type},
      {"mode", &labels.mode},
      {"factuality", &labels.factuality},
      {"tense", &labels.tense},
      {"kind", &labels.kind},
      {"context", &labels.context},
      {"role", &labels.role},
      {"link", &labels.link},
      {"root", &labels.root}};
  for (const auto& [key, list] : heads) {
    *list = TRY(names(object, key, fmt::format("labels.{}", key)));
  }
  if (labels.mention.empty()) return bad_field("labels.mention", "is missing");
  if (labels.trigger.empty()) return bad_field("labels.trigger", "is missing");
  return labels;
}

Result<std::vector<Score>> thresholds_of(const Json& object, const std::string& key,
                                         const std::vector<std::string>& labels) {
  const Json& by_label = *TRY(object_member(object, key));
  if (by_label.size() != labels.size())
    return bad_field("thresholds." + key, "does not fit the labels");
  std::vector<Score> scores;
  scores.reserve(labels.size());
  for (const std::string& label : labels) {
    scores.push_back(
        TRY(logit_member(by_label, label, fmt::format("thresholds.{}.{}", key, label))));
  }
  return scores;
}

/// As thresholds_of; absent: all 0.
Result<std::vector<Score>> optional_thresholds(const Json& object, const std::string& key,
                                               const std::vector<std::string>& labels) {
  if (!object.contains(key)) return std::vector<Score>{};
  return thresholds_of(object, key, labels);
}

/// A logit; absent: 0.
Result<Score> optional_logit(const Json& object, const std::string& key) {
  if (!object.contains(key)) return Score{0};
  return logit_member(object, key, "thresholds." + key);
}

/// Absent: all 0.
Result<AdjacentScores> adjacent_of(const Json& thresholds) {
  if (!thresholds.contains("adjacent")) return AdjacentScores{};
  const Json& object = *TRY(object_member(thresholds, "adjacent"));
  AdjacentScores scores;
  scores.mention = TRY(logit_member(object, "mention", "thresholds.adjacent.mention"));
  scores.trigger = TRY(logit_member(object, "trigger", "thresholds.adjacent.trigger"));
  scores.attribution = TRY(logit_member(object, "attribution", "thresholds.adjacent.attribution"));
  return scores;
}

Result<Thresholds> all_thresholds(const Json& root, const Labels& labels) {
  const Json& object = *TRY(object_member(root, "thresholds"));
  Thresholds thresholds;
  thresholds.role = TRY(thresholds_of(object, "role", labels.role));
  thresholds.link = TRY(thresholds_of(object, "link", labels.link));
  thresholds.coref = TRY(logit_member(object, "coref", "thresholds.coref"));
  thresholds.role_more = TRY(optional_thresholds(object, "role_more", labels.role));
  thresholds.role_joined = TRY(optional_thresholds(object, "role_joined", labels.role));
  thresholds.tense = TRY(optional_thresholds(object, "tense", labels.tense));
  thresholds.says_more = TRY(optional_logit(object, "says_more"));
  thresholds.mention = TRY(optional_logit(object, "mention"));
  thresholds.trigger = TRY(optional_logit(object, "trigger"));
  thresholds.type_weight = TRY(optional_logit(object, "type_weight"));
  thresholds.attribution = TRY(optional_thresholds(object, "attribution", labels.attribution));
  thresholds.adjacent = TRY(adjacent_of(object));
  return thresholds;
}

Result<double> weight_member(const Json& object, const std::string& key) {
  const std::string field = "calibration." + key;
  const Json* value = TRY(member(object, key, field));
  if (!value->is_number()) return bad_field(field, "is not a number");
  const double number = value->get<double>();
  if (!std::isfinite(number) || std::abs(number) > kMaxLogit) {
    return bad_field(field, fmt::format("is not in -{0}..{0}", kMaxLogit));
  }
  return number;
}

/// Absent: scores are left as they are.
Result<std::optional<Calibration>> calibration_of(const Json& root) {
  if (!root.contains("calibration")) return std::optional<Calibration>{};
  const Json& object = *TRY(object_member(root, "calibration"));
  if (object.size() != kCalibrationInputs.size() + 1) {
    return bad_field("calibration", "does not have the fields bias and one for each input");
  }
  Calibration calibration;
  calibration.bias = TRY(weight_member(object, "bias"));
  for (std::size_t i = 0; i < kCalibrationInputs.size(); ++i) {
    calibration.weights[i] = TRY(weight_member(object, std::string(kCalibrationInputs[i])));
  }
  return std::optional(calibration);
}

Result<WindowRule> window_of(const Json& root) {
  const Json& object = *TRY(object_member(root, "window"));
  WindowRule rule;
  rule.max_pieces = TRY(count_member(object, "max_pieces", {16, 4096}));
  rule.core_pieces = TRY(count_member(object, "core_pieces", {1, rule.max_pieces}));
  rule.neighbours = TRY(count_member(object, "neighbours", {0, 64}));
  return rule;
}

using Version = std::array<int, 3>;

/// "major.minor.patch", each below 10,000.
std::optional<Version> version_of(std::string_view text) {
  Version version{};
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::size_t i = 0; i < version.size(); ++i) {
    if (i > 0 && (at == end || *at++ != '.')) return std::nullopt;
    const auto [next, error] = std::from_chars(at, end, version[i]);
    if (error != std::errc() || version[i] < 0 || version[i] >= 10000) return std::nullopt;
    at = next;
  }
  return at == end ? std::optional(version) : std::nullopt;
}

Result<void> check_versions(const Json& root) {
  const std::string schema = TRY(text_member(root, "schema", kMaxName));
  if (!schema.starts_with(kSchemaName)) return bad_field("schema", "is not a model's");
  if (schema != kSchema) {
    return fail(fault::kModelVersion,
                fmt::format("the model has the format {}; this program reads {}", schema, kSchema));
  }
  const std::string least = TRY(text_member(root, "least_program", kMaxName));
  const auto needed = version_of(least);
  if (!needed) return bad_field("least_program", "is not a version");
  if (*needed > *version_of(SAYSO_VERSION)) {
    return fail(fault::kModelVersion,
                fmt::format("the model needs sayso {} or later; this is " SAYSO_VERSION, least));
  }
  return {};
}

Result<void> read_hashes(const Json& root, Manifest& manifest) {
  const Json& object = *TRY(object_member(root, "files"));
  for (std::size_t i = 0; i < kModelFiles.size(); ++i) {
    const std::string name(kModelFiles[i]);
    const std::string field = fmt::format("files.{}", name);
    if (name == kInt8Graph && !manifest.allows("int8")) continue;
    const Json* value = TRY(member(object, name, field));
    if (!value->is_string() || !is_sha256(value->get_ref<const std::string&>())) {
      return bad_field(field, "is not a sha256 in lower-case hex");
    }
    manifest.hashes[i] = value->get<std::string>();
  }
  return {};
}

Result<Manifest> manifest_of(const Json& root) {
  if (!root.is_object()) return bad_field("text", "is not a JSON object");
  TRY(check_versions(root));
  Manifest manifest;
  manifest.id = TRY(text_member(root, "id", kMaxName));
  if (!is_id(manifest.id)) return bad_field("id", "has letters other than a-z, 0-9, '.', '-', '_'");
  manifest.licence = TRY(text_member(root, "licence", kMaxLicence));
  manifest.precisions = TRY(names(root, "precisions", "precisions"));
  if (manifest.precisions.empty()) return bad_field("precisions", "is missing");
  manifest.hidden = TRY(count_member(root, "hidden", {1, 8192}));
  manifest.window = TRY(window_of(root));
  manifest.near_miss = TRY(logit_member(root, "near_miss", "near_miss"));
  manifest.pair_floor = TRY(logit_member(root, "pair_floor", "pair_floor"));
  manifest.stand_ins = TRY(names(root, "stand_ins", "stand_ins"));
  manifest.labels = TRY(labels_of(root));
  manifest.thresholds = TRY(all_thresholds(root, manifest.labels));
  manifest.calibration = TRY(calibration_of(root));
  TRY(read_hashes(root, manifest));
  return manifest;
}

/// A whole file, or nothing if it cannot be read or is larger than `most`.
std::optional<std::string> read_file(const std::string& path, std::uintmax_t most) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  const auto size = fs::file_size(path, error);
  if (error || size > most) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!file.read(bytes.data(), static_cast<std::streamsize>(size))) return std::nullopt;
  return bytes;
}

}  // namespace

bool Manifest::allows(std::string_view precision) const {
  return std::find(precisions.begin(), precisions.end(), precision) != precisions.end();
}

Result<Manifest> Manifest::load(const std::string& folder) {
  const std::string path = folder + "/model.json";
  std::error_code error;
  if (!fs::exists(path, error)) {
    return fail(fault::kNoModel, "there is no model in the folder", folder);
  }
  const auto bytes = read_file(path, kMaxManifestBytes);
  if (!bytes) return fail(fault::kManifest, "the manifest cannot be read, or is too large", path);
  auto manifest = parse(*bytes);
  if (!manifest) return within(std::move(manifest).error(), path);
  return manifest;
}

Result<Manifest> Manifest::parse(std::string_view bytes) {
  const Json root = Json::parse(bytes, nullptr, /*allow_exceptions=*/false);
  if (root.is_discarded()) return bad_field("text", "is not JSON");
  Manifest manifest = TRY(manifest_of(root));
  manifest.sha256 = Sha256().add(bytes).hex();
  return manifest;
}

Result<std::string> find_model(const std::string& data, const std::string& model) {
  std::error_code error;
  if (!model.empty() && fs::is_directory(model, error)) return model;
  const std::string models = data + "/models/";
  std::string id = model;
  if (id.empty()) {
    const auto line = read_file(models + "default", kMaxName + 2);
    if (!line) return fail(fault::kNoModel, "no default model is named", models + "default");
    id = line->substr(0, line->find_last_not_of(" \r\n") + 1);
  }
  if (!is_id(id) || !fs::is_directory(models + id, error)) {
    return fail(fault::kNoModel, fmt::format("there is no model \"{}\"", id), models);
  }
  return models + id;
}

Result<std::string> read_model_file(const std::string& folder, std::string_view name,
                                    const Manifest& manifest) {
  const auto place = std::find(kModelFiles.begin(), kModelFiles.end(), name);
  SAYSO_CHECK(place != kModelFiles.end());
  const std::string path = fmt::format("{}/{}", folder, name);
  auto bytes = read_file(path, kMaxFileBytes);
  if (!bytes) return fail(fault::kModelFile, "", path);
  const auto index = static_cast<std::size_t>(place - kModelFiles.begin());
  if (Sha256().add(*bytes).hex() != manifest.hashes[index])
    return fail(fault::kModelHash, "", path);
  return *std::move(bytes);
}

}  // namespace sayso
