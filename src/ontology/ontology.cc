#include "ontology/ontology.h"

#include <algorithm>

#include "ontology/tables.h"

namespace sayso {
namespace {

bool word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '\'' || static_cast<unsigned char>(c) > 127;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool fits_word(const std::string& stem, const std::string& word) {
  if (stem.front() == '=') return std::string_view(stem).substr(1) == word;
  return word.compare(0, stem.size(), stem) == 0;
}

/// Position of the first row whose name is `name`, as an id.
template <class IdType, class Rows, class Name>
std::optional<IdType> find_in(const Rows& rows, std::string_view name, Name name_of) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (name_of(rows[i]) == name) return IdType{static_cast<std::uint16_t>(i)};
  return std::nullopt;
}

const auto kName = [](const auto& row) -> const std::string& { return row.name; };
const auto kSelf = [](const auto& row) -> const std::string& { return row; };

/// The words of a question, cut.
struct Words {
  std::vector<std::string> trigger, object, recipient;
};

bool fits_row(const CameoRow& row, const Ontology::CameoQuestion& q, const Words& words) {
  const auto fit = [](const Stems& stems, const std::vector<std::string>& of) {
    return stems.empty() || fits(stems, of);
  };
  return (!row.act || *row.act == q.act) && (!row.mode || row.mode == q.mode) &&
         (!row.context || row.context == q.context) && (!row.future || *row.future == q.future) &&
         fit(row.trigger, words.trigger) && fit(row.object, words.object) &&
         fit(row.recipient, words.recipient);
}

}  // namespace

std::vector<std::string> lower_words(std::string_view text) {
  std::vector<std::string> out;
  bool inside = false;
  for (const char c : text) {
    const bool word = word_byte(c);
    if (word && !inside) out.emplace_back();
    if (word) out.back() += lower(c);
    inside = word;
  }
  return out;
}

bool fits(const Stems& stems, const std::vector<std::string>& words) {
  return std::any_of(stems.begin(), stems.end(), [&](const std::string& stem) {
    return stem == "*" || std::any_of(words.begin(), words.end(), [&](const std::string& word) {
             return fits_word(stem, word);
           });
  });
}

std::optional<TypeId> Ontology::find_type(std::string_view name) const {
  return find_in<TypeId>(types, name, kName);
}

std::optional<ModeId> Ontology::find_mode(TypeId type, std::string_view name) const {
  for (std::size_t i = 0; i < modes.size(); ++i)
    if (modes[i].type == type && modes[i].name == name)
      return ModeId{static_cast<std::uint16_t>(i)};
  return std::nullopt;
}

std::optional<KindId> Ontology::find_kind(std::string_view name) const {
  return find_in<KindId>(kinds, name, kName);
}

std::optional<SectorId> Ontology::find_sector(std::string_view name) const {
  return find_in<SectorId>(sectors, name, kName);
}

std::optional<ContextId> Ontology::find_context(std::string_view name) const {
  return find_in<ContextId>(contexts, name, kSelf);
}

std::optional<FactualityId> Ontology::find_factuality(std::string_view name) const {
  return find_in<FactualityId>(factualities, name, kName);
}

std::optional<TenseId> Ontology::find_tense(std::string_view name) const {
  return find_in<TenseId>(tenses, name, kSelf);
}

std::optional<MentionKindId> Ontology::find_mention_label(std::string_view label) const {
  return find_in<MentionKindId>(mention_kinds, label,
                                [](const MentionKind& kind) { return kind.label; });
}

std::optional<int> Ontology::root_quad(std::string_view root) const {
  for (const Root& row : roots)
    if (row.name == root) return row.quad;
  return std::nullopt;
}

double Ontology::intensity(TypeId type, std::optional<ModeId> mode) const {
  return mode ? tables_->mode_scores[mode->value] : tables_->type_scores[type.value];
}

Ontology::CameoAnswer Ontology::cameo(const CameoQuestion& question) const {
  const Words words{lower_words(question.trigger), lower_words(question.object),
                    lower_words(question.recipient)};
  for (const CameoRow& row : tables_->cameo[question.type.value])
    if (fits_row(row, question, words)) return {row.code, row.name};
  return {};
}

std::optional<double> Ontology::goldstein(std::string_view cameo) const {
  const auto found = tables_->goldstein.find(cameo);
  if (found == tables_->goldstein.end()) return std::nullopt;
  return found->second;
}

std::optional<KindId> Ontology::derived_kind(TypeId type, std::string_view trigger) const {
  const std::vector<std::string> words = lower_words(trigger);
  for (const DerivedRow& row : tables_->derived[type.value])
    if (fits(row.stem, words)) return row.kind;
  return std::nullopt;
}

}  // namespace sayso
