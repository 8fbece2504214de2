#include "ontology/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/faults.h"
#include "base/hash.h"
#include "base/number.h"
#include "base/tsv.h"
#include "ontology/tables.h"

namespace sayso {
namespace {

/// In name order: the version is a hash over them in this order.
constexpr std::array<std::string_view, 19> kFiles = {
    "cameo_choice", "cameo_plover", "conjunctions", "contexts",      "derived_kinds",
    "factuality",   "goldstein",    "kinds",        "mention_kinds", "modes",
    "negations",    "phrasals",     "phrase_ends",  "plover_scores", "role_kinds",
    "roots",        "sectors",      "tenses",       "types"};

/// By PhraseEnd.
constexpr std::array<std::string_view, 3> kPhraseEndNames = {"article", "link", "verb"};

/// A table whose cells are asked for by column name.
class Table {
 public:
  static Result<Table> read(const std::string& folder, std::string_view name) {
    return Table(TRY(Tsv::read(fmt::format("{}/{}.tsv", folder, name))));
  }
  std::size_t rows() const { return tsv_.rows(); }
  Result<std::string> text(std::size_t row, std::string_view column) const {
    const std::size_t at = TRY(tsv_.column(column));
    return tsv_.cell(row, at);
  }
  /// Text that may not be empty.
  Result<std::string> name(std::size_t row, std::string_view column) const {
    const std::string text_of = TRY(text(row, column));
    if (text_of.empty()) return bad(row, fmt::format("empty \"{}\"", column));
    return text_of;
  }
  Result<bool> flag(std::size_t row, std::string_view column) const {
    const std::string text_of = TRY(text(row, column));
    if (text_of != "0" && text_of != "1")
      return bad(row, fmt::format("\"{}\" must be 0 or 1, not \"{}\"", column, text_of));
    return text_of == "1";
  }
  Result<double> number(std::size_t row, std::string_view column) const {
    const std::string text_of = TRY(text(row, column));
    const auto value = parse_number<double>(text_of);
    if (value) return *value;
    return bad(row, fmt::format("\"{}\" must be a number, not \"{}\"", column, text_of));
  }
  /// The value of an optional, or an Error about the row.
  template <class T>
  Result<T> known(std::size_t row, const std::optional<T>& found, std::string_view what,
                  std::string_view name_of) const {
    if (found) return *found;
    return bad(row, fmt::format("unknown {} \"{}\"", what, name_of));
  }
  Error bad(std::size_t row, std::string what) const {
    return fail(fault::kDataFile, std::move(what), tsv_.where(row));
  }

 private:
  explicit Table(Tsv tsv) : tsv_(std::move(tsv)) {}
  Tsv tsv_;
};

Stems split(std::string_view cell) {
  Stems out;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(' '), cell.size());
    if (end > 0) out.emplace_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return out;
}

}  // namespace

/// Fills one Ontology, table by table; each step may use the tables of the steps before it.
class OntologyLoader {
 public:
  explicit OntologyLoader(const std::string& folder) : folder_(folder) {}

  Result<Ontology> load() {
    TRY(roots());
    TRY(types());
    TRY(modes());
    TRY(mention_kinds());
    TRY(kinds());
    TRY(factualities());
    TRY(tenses());
    TRY(contexts());
    TRY(conjunctions());
    TRY(negations());
    TRY(phrasals());
    TRY(phrase_ends());
    TRY(sectors());
    TRY(role_kinds());
    TRY(scores());
    TRY(goldstein());
    TRY(cameo_codes());
    TRY(derived_kinds());
    TRY(cameo_choice());
    TRY(version());
    out_.tables_ = std::make_shared<const OntologyTables>(std::move(tables_));
    return std::move(out_);
  }

 private:
  Result<void> roots() {
    const Table table = TRY(Table::read(folder_, "roots"));
    for (std::size_t row = 0; row < table.rows(); ++row)
      out_.roots.push_back({TRY(table.name(row, "root")), TRY(quad(table, row))});
    return {};
  }

  Result<int> quad(const Table& table, std::size_t row) const {
    const double value = TRY(table.number(row, "quad"));
    for (const int quad : {0, 1, 2, 3, 4})
      if (value == quad) return quad;
    return table.bad(row, "\"quad\" must be 0 to 4");
  }

  Result<void> types() {
    const Table table = TRY(Table::read(folder_, "types"));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      EventType type;
      type.name = TRY(table.name(row, "type"));
      type.definition = TRY(table.name(row, "definition"));
      type.root = TRY(table.text(row, "root"));
      type.quad = TRY(quad(table, row));
      type.say = TRY(table.flag(row, "say"));
      type.plan = TRY(table.flag(row, "plan"));
      type.plannable = TRY(table.flag(row, "plannable"));
      type.reciprocal = TRY(table.flag(row, "reciprocal"));
      if (out_.find_type(type.name)) return table.bad(row, "type stands twice");
      if (!type.say && !out_.root_quad(type.root))
        return table.bad(row, fmt::format("unknown root \"{}\"", type.root));
      if (type.say != (type.quad == 0)) return table.bad(row, "quad 0 is for bare cues only");
      out_.types.push_back(std::move(type));
    }
    return {};
  }

  Result<void> modes() {
    const Table table = TRY(Table::read(folder_, "modes"));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      EventMode mode;
      mode.type = TRY(type_of(table, row, "type"));
      mode.name = TRY(table.name(row, "mode"));
      mode.definition = TRY(table.name(row, "definition"));
      if (out_.find_mode(mode.type, mode.name)) return table.bad(row, "mode stands twice");
      out_.modes.push_back(std::move(mode));
    }
    return {};
  }

  Result<void> mention_kinds() {
    const Table table = TRY(Table::read(folder_, "mention_kinds"));
    for (std::size_t row = 0; row < table.rows(); ++row)
      out_.mention_kinds.push_back({TRY(table.name(row, "kind")), TRY(table.name(row, "label")),
                                    TRY(table.flag(row, "actor"))});
    return {};
  }

  Result<void> kinds() {
    const Table table = TRY(Table::read(folder_, "kinds"));
    std::size_t outlets = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (TRY(table.flag(row, "outlet"))) {
        out_.outlet_kind = KindId{static_cast<std::uint16_t>(row)};
        ++outlets;
      }
      out_.kinds.push_back({TRY(table.name(row, "kind")), TRY(table.flag(row, "denies")),
                            TRY(table.flag(row, "supports")), TRY(table.flag(row, "derived")),
                            TRY(table.flag(row, "owns_up"))});
    }
    if (outlets != 1) return fail(fault::kDataFile, "one kind must be the outlet's", "kinds.tsv");
    return {};
  }

  Result<void> factualities() {
    const Table table = TRY(Table::read(folder_, "factuality"));
    for (std::size_t row = 0; row < table.rows(); ++row)
      out_.factualities.push_back({TRY(table.name(row, "factuality")),
                                   {},
                                   TRY(table.flag(row, "holds")),
                                   TRY(table.flag(row, "open"))});
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string denied = TRY(table.name(row, "denied"));
      out_.factualities[row].denied =
          TRY(table.known(row, out_.find_factuality(denied), "factuality", denied));
    }
    return {};
  }

  Result<void> tenses() {
    const Table table = TRY(Table::read(folder_, "tenses"));
    std::size_t futures = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (TRY(table.flag(row, "future"))) {
        out_.future_tense = row;
        ++futures;
      }
      out_.tenses.push_back(TRY(table.name(row, "tense")));
    }
    if (futures != 1) return fail(fault::kDataFile, "one tense must be the future", "tenses.tsv");
    return {};
  }

  Result<void> contexts() {
    const Table table = TRY(Table::read(folder_, "contexts"));
    for (std::size_t row = 0; row < table.rows(); ++row)
      out_.contexts.push_back(TRY(table.name(row, "context")));
    return {};
  }

  Result<void> conjunctions() {
    const Table table = TRY(Table::read(folder_, "conjunctions"));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      std::string words = TRY(table.name(row, "words"));
      out_.conjunctions.insert(words == "-" ? std::string() : std::move(words));
    }
    return {};
  }

  Result<void> negations() {
    const Table table = TRY(Table::read(folder_, "negations"));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      std::string word = TRY(table.name(row, "words"));
      const std::string what = TRY(table.name(row, "what"));
      const auto found = std::find(kNegationNames.begin(), kNegationNames.end(), what);
      if (found == kNegationNames.end()) {
        return fail(fault::kDataFile, fmt::format("\"{}\" tells no negation", what),
                    "negations.tsv");
      }
      out_.negations.emplace(std::move(word),
                             static_cast<Negation>(found - kNegationNames.begin()));
    }
    return {};
  }

  Result<void> phrase_ends() {
    const Table table = TRY(Table::read(folder_, "phrase_ends"));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string use = TRY(table.name(row, "use"));
      const auto found = std::find(kPhraseEndNames.begin(), kPhraseEndNames.end(), use);
      if (found == kPhraseEndNames.end()) {
        return fail(fault::kDataFile, fmt::format("\"{}\" is no end of a phrase", use),
                    "phrase_ends.tsv");
      }
      out_.phrase_ends.emplace(TRY(table.name(row, "words")),
                               static_cast<PhraseEnd>(found - kPhraseEndNames.begin()));
    }
    return {};
  }

  Result<void> phrasals() {
    const Table table = TRY(Table::read(folder_, "phrasals"));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      std::vector<TypeId> types;
      for (const std::string& name : split(TRY(table.name(row, "types"))))
        types.push_back(TRY(table.known(row, out_.find_type(name), "type", name)));
      if (types.empty()) return table.bad(row, "a phrase needs a type");
      out_.phrasals.emplace(TRY(table.name(row, "words")), std::move(types));
    }
    return {};
  }

  Result<void> sectors() {
    const Table table = TRY(Table::read(folder_, "sectors"));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      Sector sector;
      sector.name = TRY(table.name(row, "sector"));
      sector.definition = TRY(table.name(row, "definition"));
      sector.cameo = TRY(table.text(row, "cameo"));
      sector.cameo_int = TRY(table.text(row, "cameo_int"));
      sector.international = TRY(table.flag(row, "international"));
      sector.entity = TRY(table.name(row, "entity"));
      sector.proper = TRY(table.name(row, "proper"));
      out_.sectors.push_back(std::move(sector));
    }
    return {};
  }

  Result<void> role_kinds() {
    const Table table = TRY(Table::read(folder_, "role_kinds"));
    for (auto& kinds_of : out_.role_allows) kinds_of.assign(out_.mention_kinds.size(), false);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string role = TRY(table.name(row, "role"));
      const std::string kind = TRY(table.name(row, "kind"));
      const auto* at = std::find(kRoleNames.begin(), kRoleNames.end(), role);
      if (at == kRoleNames.end()) return table.bad(row, fmt::format("unknown role \"{}\"", role));
      const auto found =
          std::find_if(out_.mention_kinds.begin(), out_.mention_kinds.end(),
                       [&](const MentionKind& mention_kind) { return mention_kind.name == kind; });
      if (found == out_.mention_kinds.end())
        return table.bad(row, fmt::format("unknown kind \"{}\"", kind));
      out_.role_allows[static_cast<std::size_t>(at - kRoleNames.begin())]
                      [static_cast<std::size_t>(found - out_.mention_kinds.begin())] = true;
    }
    return {};
  }

  Result<void> scores() {
    const Table table = TRY(Table::read(folder_, "plover_scores"));
    std::vector<std::optional<double>> by_type(out_.types.size()), by_mode(out_.modes.size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const TypeId type = TRY(type_of(table, row, "type"));
      const std::optional<ModeId> mode = TRY(mode_of(table, row, type));
      (mode ? by_mode[mode->value] : by_type[type.value]) = TRY(table.number(row, "score"));
    }
    for (std::size_t i = 0; i < by_type.size(); ++i) {
      if (!by_type[i] && !out_.types[i].say)
        return fail(fault::kDataFile, fmt::format("no score of \"{}\"", out_.types[i].name),
                    folder_ + "/plover_scores.tsv");
      tables_.type_scores.push_back(by_type[i].value_or(0));
    }
    for (std::size_t i = 0; i < by_mode.size(); ++i)
      tables_.mode_scores.push_back(
          by_mode[i].value_or(tables_.type_scores[out_.modes[i].type.value]));
    return {};
  }

  Result<void> goldstein() {
    const Table table = TRY(Table::read(folder_, "goldstein"));
    for (std::size_t row = 0; row < table.rows(); ++row)
      tables_.goldstein[TRY(table.name(row, "cameo"))] = TRY(table.number(row, "score"));
    return {};
  }

  Result<void> cameo_codes() {
    const Table table = TRY(Table::read(folder_, "cameo_plover"));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      TRY(type_of(table, row, "type"));
      codes_.insert(TRY(table.name(row, "cameo")));
    }
    for (const auto& [code, scale] : tables_.goldstein) codes_.insert(code);
    return {};
  }

  Result<void> derived_kinds() {
    const Table table = TRY(Table::read(folder_, "derived_kinds"));
    tables_.derived.resize(out_.types.size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const TypeId type = TRY(type_of(table, row, "type"));
      const std::string kind = TRY(table.name(row, "kind"));
      const KindId id = TRY(table.known(row, out_.find_kind(kind), "kind", kind));
      const bool say = out_.type(type).say, derived = out_.kinds[id.value].derived;
      if (!say && !derived) return table.bad(row, "kind is not a derived one");
      if (say && (derived || out_.kinds[id.value].denies))
        return table.bad(row, "a word of saying gets a kind of the model that does not deny");
      tables_.derived[type.value].push_back({{TRY(table.name(row, "stem"))}, id});
    }
    return {};
  }

  Result<void> cameo_choice() {
    const Table table = TRY(Table::read(folder_, "cameo_choice"));
    tables_.cameo.resize(out_.types.size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const TypeId type = TRY(type_of(table, row, "type"));
      tables_.cameo[type.value].push_back(TRY(cameo_row(table, row, type)));
    }
    for (std::size_t i = 0; i < out_.types.size(); ++i) {
      auto& rows = tables_.cameo[i];
      std::stable_sort(rows.begin(), rows.end(),
                       [](const CameoRow& a, const CameoRow& b) { return a.weight > b.weight; });
      if (!out_.types[i].say && (rows.empty() || rows.back().weight != 0))
        return fail(fault::kDataFile, fmt::format("no default row of \"{}\"", out_.types[i].name),
                    folder_ + "/cameo_choice.tsv");
    }
    return {};
  }

  /// One row of the choice table; its weight is as the note of the file says.
  Result<CameoRow> cameo_row(const Table& table, std::size_t row, TypeId type) const {
    CameoRow out;
    const auto condition = [&](std::string_view column, const std::string& value, int weight) {
      out.weight += weight;
      out.name += fmt::format("; {} {}", column, value);
    };
    out.code = TRY(table.name(row, "cameo"));
    if (codes_.count(out.code) == 0) return table.bad(row, "unknown CAMEO code");
    if (const std::string act = TRY(table.text(row, "act")); !act.empty()) {
      out.act = TRY(table.known(row, out_.find_type(act), "type", act));
      condition("act", act, 2);
    }
    if (out.mode = TRY(mode_of(table, row, type)); out.mode)
      condition("mode", out_.mode(*out.mode).name, 3);
    if (const std::string context = TRY(table.text(row, "context")); !context.empty()) {
      out.context = TRY(table.known(row, out_.find_context(context), "context", context));
      condition("context", context, 2);
    }
    if (const std::string future = TRY(table.text(row, "future")); !future.empty()) {
      out.future = TRY(table.flag(row, "future"));
      condition("future", future, 1);
    }
    for (const auto& [column, stems, weight] :
         {std::tuple{"trigger", &out.trigger, 6}, std::tuple{"object", &out.object, 4},
          std::tuple{"recipient", &out.recipient, 4}}) {
      const std::string cell = TRY(table.text(row, column));
      *stems = split(cell);
      if (!stems->empty()) condition(column, cell, weight);
    }
    out.name = "type " + out_.type(type).name + out.name;
    return out;
  }

  Result<void> version() {
    Sha256 hash;
    for (const std::string_view file : kFiles)
      hash.add_field(TRY(sha256_file(fmt::format("{}/{}.tsv", folder_, file))));
    out_.version = hash.hex().substr(0, 16);
    return {};
  }

  Result<TypeId> type_of(const Table& table, std::size_t row, std::string_view column) const {
    const std::string name = TRY(table.name(row, column));
    return table.known(row, out_.find_type(name), "type", name);
  }

  Result<std::optional<ModeId>> mode_of(const Table& table, std::size_t row, TypeId type) const {
    const std::string name = TRY(table.text(row, "mode"));
    if (name.empty()) return std::optional<ModeId>();
    const ModeId mode = TRY(table.known(row, out_.find_mode(type, name), "mode", name));
    return std::optional<ModeId>(mode);
  }

  std::string folder_;
  Ontology out_;
  OntologyTables tables_;
  std::set<std::string> codes_;  // of CAMEO, from both published lists
};

Result<Ontology> load_ontology(const std::string& folder) { return OntologyLoader(folder).load(); }

}  // namespace sayso
