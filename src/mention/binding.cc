#include "mention/binding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "base/faults.h"

namespace sayso {
namespace {

constexpr std::string_view kNone = "-";
constexpr char kStandIn = '@';  // before the number of a state's stand-in
constexpr std::array<std::string_view, 3> kQuoteParts = {"source", "cue", "content"};

/// One table: `find` gives the meaning of a label, or nothing where it has none.
template <class Value, class Find>
Result<std::vector<Value>> table(std::string_view head, const std::vector<std::string>& labels,
                                 const Find& find) {
  std::vector<Value> out;
  std::set<std::string_view> seen;
  for (const std::string& label : labels) {
    const std::optional<Value> value = find(label);
    if (!value) {
      return fail(fault::kModelLabels, fmt::format("the ontology has no {} \"{}\"", head, label));
    }
    if (!seen.insert(label).second) {
      return fail(fault::kModelLabels, fmt::format("{} \"{}\" stands twice", head, label));
    }
    out.push_back(*value);
  }
  return out;
}

Result<void> require(std::string_view head, const std::vector<std::string>& labels) {
  if (labels.empty()) {
    return fail(fault::kModelLabels, fmt::format("the model has no head \"{}\"", head));
  }
  return {};
}

Result<void> require_heads(const Labels& labels) {
  TRY(require("mention", labels.mention));
  TRY(require("trigger", labels.trigger));
  TRY(require("factuality", labels.factuality));
  TRY(require("tense", labels.tense));
  TRY(require("kind", labels.kind));
  TRY(require("role", labels.role));
  TRY(require("link", labels.link));
  return {};
}

std::optional<std::optional<ModeId>> find_mode(const Ontology& ontology, std::string_view label) {
  if (label == kNone) return std::optional<ModeId>{};
  const std::size_t slash = label.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<TypeId> type = ontology.find_type(label.substr(0, slash));
  if (!type) return std::nullopt;
  const std::optional<ModeId> mode = ontology.find_mode(*type, label.substr(slash + 1));
  if (!mode) return std::nullopt;
  return mode;
}

std::optional<std::optional<ContextId>> find_context(const Ontology& ontology,
                                                     std::string_view label) {
  if (label == kNone) return std::optional<ContextId>{};
  const std::optional<ContextId> context = ontology.find_context(label);
  if (!context) return std::nullopt;
  return context;
}

/// By its code, as data/actors has it; the ontology knows none of them.
std::optional<std::optional<std::string>> find_country(std::string_view label) {
  constexpr std::size_t kLetters = 3;
  if (label == kNone) return std::optional<std::string>("");
  const bool code = label.size() == kLetters && std::all_of(label.begin(), label.end(), [](char c) {
                      return c >= 'A' && c <= 'Z';
                    });
  if (code) return std::optional<std::string>(label);
  if (label.front() == kStandIn) return std::optional<std::string>();
  return std::nullopt;
}

std::optional<KindId> find_kind(const Ontology& ontology, std::string_view label) {
  const std::optional<KindId> kind = ontology.find_kind(label);
  if (!kind || ontology.kinds[kind->value].derived) return std::nullopt;
  return kind;
}

template <class Enum, std::size_t kCount>
std::optional<Enum> find_name(const std::array<std::string_view, kCount>& names,
                              std::string_view label) {
  const auto at = std::find(names.begin(), names.end(), label);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

}  // namespace

Result<Binding> bind(const Labels& labels, const Ontology& ontology) {
  TRY(require_heads(labels));
  using Name = std::string_view;
  const auto type = [&](Name label) { return ontology.find_type(label); };
  const auto mention = [&](Name label) { return ontology.find_mention_label(label); };
  const auto part = [](Name label) { return find_name<QuotePart>(kQuoteParts, label); };
  const auto sector = [&](Name label) { return ontology.find_sector(label); };
  const auto mode = [&](Name label) { return find_mode(ontology, label); };
  const auto factuality = [&](Name label) { return ontology.find_factuality(label); };
  const auto tense = [&](Name label) { return ontology.find_tense(label); };
  const auto kind = [&](Name label) { return find_kind(ontology, label); };
  const auto context = [&](Name label) { return find_context(ontology, label); };
  const auto role = [](Name label) { return find_name<Role>(kRoleNames, label); };
  const auto link = [](Name label) { return find_name<Relation>(kRelationNames, label); };
  Binding out;
  out.mention = TRY(table<MentionKindId>("mention", labels.mention, mention));
  out.trigger = TRY(table<TypeId>("trigger", labels.trigger, type));
  out.attribution = TRY(table<QuotePart>("attribution", labels.attribution, part));
  out.sector = TRY(table<SectorId>("sector", labels.sector, sector));
  out.country = TRY(table<std::optional<std::string>>("country", labels.country, find_country));
  out.type = TRY(table<TypeId>("type", labels.type, type));
  out.mode = TRY(table<std::optional<ModeId>>("mode", labels.mode, mode));
  out.factuality = TRY(table<FactualityId>("factuality", labels.factuality, factuality));
  out.tense = TRY(table<TenseId>("tense", labels.tense, tense));
  out.kind = TRY(table<KindId>("kind", labels.kind, kind));
  out.context = TRY(table<std::optional<ContextId>>("context", labels.context, context));
  out.role = TRY(table<Role>("role", labels.role, role));
  out.link = TRY(table<Relation>("link", labels.link, link));
  return out;
}

std::vector<Score> type_scores(const Reading& reading, const Binding& binding,
                               std::uint32_t candidate, Score weight) {
  constexpr std::int64_t kOne = 1000, kMost = INT32_MAX;
  const std::vector<LabelScore>& tags = reading.triggers[candidate].labels;
  std::vector<Score> out;
  out.reserve(tags.size());
  for (const LabelScore& each : tags) out.push_back(each.score);
  if (candidate >= reading.type.size() || reading.type[candidate].empty()) return out;
  const std::vector<Score>& types = reading.type[candidate];
  const std::int64_t best = *std::max_element(types.begin(), types.end());
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const TypeId type = binding.trigger[tags[i].label];
    const auto at = std::find(binding.type.begin(), binding.type.end(), type);
    if (at == binding.type.end()) continue;
    const std::int64_t below = types[static_cast<std::size_t>(at - binding.type.begin())] - best;
    out[i] = static_cast<Score>(std::clamp(out[i] + below * weight / kOne, -kMost, kMost));
  }
  return out;
}

}  // namespace sayso
