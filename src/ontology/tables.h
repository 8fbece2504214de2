// The tables behind the questions of Ontology: CAMEO choice, scores, derived kinds. Inner to this
// station.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/ontology.h"

namespace sayso {

/// A stem list of a table cell: `=word` is a whole word, others begin a word; `*` fits all.
using Stems = std::vector<std::string>;

/// The words of a text in lower case (ASCII): stretches of letters, digits, hyphens, apostrophes
/// and bytes above 127.
std::vector<std::string> lower_words(std::string_view text);
/// Does one of `stems` fit one of `words`?
bool fits(const Stems& stems, const std::vector<std::string>& words);

/// One row of cameo_choice.tsv; an empty condition fits all.
struct CameoRow {
  std::optional<TypeId> act;
  std::optional<ModeId> mode;
  std::optional<ContextId> context;
  std::optional<bool> future;
  Stems trigger, object, recipient;
  std::string code;
  int weight = 0;    ///< of its conditions; see the note of the file
  std::string name;  ///< its conditions in words
};

struct DerivedRow {
  Stems stem;
  KindId kind;
};

struct OntologyTables {
  std::vector<std::vector<CameoRow>> cameo;  ///< [type] by weight, then as in the file
  std::vector<double> type_scores;           ///< [type]
  std::vector<double> mode_scores;           ///< [mode]; that of the type where it has none
  std::map<std::string, double, std::less<>> goldstein;
  std::vector<std::vector<DerivedRow>> derived;  ///< [type]
};

}  // namespace sayso
