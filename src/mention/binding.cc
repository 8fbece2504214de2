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
constexpr std::array<std::string_view, 3> kQuoteParts = {"source", "cue", "content"};

template <class Id, class Names, class Name>
std::optional<Id> position(const Names& names, std::string_view wanted, const Name& name) {
  const auto at = std::find_if(names.begin(), names.end(),
                               [&](const auto& entry) { return name(entry) == wanted; });
  if (at == names.end()) return std::nullopt;
  return Id{static_cast<std::uint16_t>(at - names.begin())};
}

std::string_view itself(const std::string& name) { return name; }

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
  const auto context = position<ContextId>(ontology.contexts, label, itself);
  if (!context) return std::nullopt;
  return context;
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
  const auto type = [&](std::string_view label) { return ontology.find_type(label); };
  Binding out;
  out.mention = TRY(table<MentionKindId>("mention", labels.mention, [&](std::string_view label) {
    return position<MentionKindId>(ontology.mention_kinds, label,
                                   [](const MentionKind& kind) { return kind.label; });
  }));
  out.trigger = TRY(table<TypeId>("trigger", labels.trigger, type));
  out.type = TRY(table<TypeId>("type", labels.type, type));
  out.attribution =
      TRY(table<QuotePart>("attribution", labels.attribution, [](std::string_view label) {
        return find_name<QuotePart>(kQuoteParts, label);
      }));
  out.sector = TRY(table<SectorId>("sector", labels.sector, [&](std::string_view label) {
    return position<SectorId>(ontology.sectors, label,
                              [](const Sector& sector) { return sector.name; });
  }));
  out.mode = TRY(table<std::optional<ModeId>>(
      "mode", labels.mode, [&](std::string_view label) { return find_mode(ontology, label); }));
  out.factuality =
      TRY(table<FactualityId>("factuality", labels.factuality, [&](std::string_view label) {
        return position<FactualityId>(ontology.factualities, label,
                                      [](const Factuality& entry) { return entry.name; });
      }));
  out.tense = TRY(table<TenseId>("tense", labels.tense, [&](std::string_view label) {
    return position<TenseId>(ontology.tenses, label, itself);
  }));
  out.kind = TRY(table<KindId>("kind", labels.kind,
                               [&](std::string_view label) { return find_kind(ontology, label); }));
  out.context =
      TRY(table<std::optional<ContextId>>("context", labels.context, [&](std::string_view label) {
        return find_context(ontology, label);
      }));
  out.role = TRY(table<Role>("role", labels.role, [](std::string_view label) {
    return find_name<Role>(kRoleNames, label);
  }));
  out.link = TRY(table<Relation>("link", labels.link, [](std::string_view label) {
    return find_name<Relation>(kRelationNames, label);
  }));
  return out;
}

}  // namespace sayso
