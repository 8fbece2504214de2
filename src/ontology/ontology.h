// The code-book as loaded: types, modes, say-so kinds, factuality, roles and the tables that go
// with them.
//
// Everything here comes from data/ontology/*.tsv; no event type, mode, sector or cue is named in
// C++. What C++ knows are the roles and relations (a new one needs new code to combine it) and the
// properties that a row can have. Immutable after loading; const use from any number of threads is
// safe.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/negation.h"

namespace sayso {

/// An index into one table of the ontology. The tag makes ids of different tables different types.
template <class Tag>
struct Id {
  std::uint16_t value = 0;
  auto operator<=>(const Id&) const = default;
};
using TypeId = Id<struct TypeTag>;
using ModeId = Id<struct ModeTag>;
using SectorId = Id<struct SectorTag>;
using ContextId = Id<struct ContextTag>;
using FactualityId = Id<struct FactualityTag>;
using TenseId = Id<struct TenseTag>;
using KindId = Id<struct KindTag>;
using MentionKindId = Id<struct MentionKindTag>;

/// The parts that a mention can play in an event. Names in data and JSON are those of role_names.
enum class Role : std::uint8_t { actors, recipients, object, place, date, condition, basis };
inline constexpr std::size_t kRoles = 7;
inline constexpr std::array<std::string_view, kRoles> kRoleNames = {
    "actors", "recipients", "object", "place", "date", "condition", "basis"};
/// How one trigger relates to another. exchange and same hold both ways.
enum class Relation : std::uint8_t { says, exchange, same, response };
inline constexpr std::size_t kRelations = 4;
inline constexpr std::array<std::string_view, kRelations> kRelationNames = {"says", "exchange",
                                                                            "same", "response"};

/// What `relate` answers with.
struct Root {
  std::string name;
  int quad = 0;  ///< as of an event type
};

struct EventType {
  std::string name;
  std::string definition;
  std::string root;  ///< root of `relate` (CONCEDE and RETREAT share one)
  int quad = 0;  ///< 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
                 ///< conflict; 0 of a bare cue
  bool say = false;  ///< a bare reporting cue: voucher of other triggers, no event itself
  bool plan =
      false;  ///< a future act of this type is told with it; `act` says which act is planned
  bool plannable = false;   ///< may be the act of such a plan
  bool reciprocal = false;  ///< its act is done by all parties alike (they met, they clashed)
};

struct EventMode {
  TypeId type;
  std::string name;
  std::string definition;
};

struct MentionKind {
  std::string name;   ///< as in JSON: actor place date object document condition
  std::string label;  ///< as in the model's mention head: ACT LOC DATE OBJ DOC COND
  bool actor = false;
};

/// What a word does at the end of a noun phrase (phrase_ends.tsv).
enum class PhraseEnd : std::uint8_t { article, link, verb };

struct SayKind {
  std::string name;
  bool denies = false;   ///< its claims stand on the no side
  bool supports = true;  ///< its claims can support the act
  bool derived = false;  ///< never a model label: given by the type of the verbal event (ask,
                         ///< threaten, promise)
  bool owns_up = false;  ///< who denied it before may say it now
};

struct Factuality {
  std::string name;
  FactualityId denied;  ///< what a denial makes of it
  bool holds =
      false;  ///< certain or probable on the yes side: a link that is so held carries what it says
  bool open = false;  ///< neither so nor not so
};

struct Sector {
  std::string name;
  std::string definition;
  std::string cameo;           ///< role behind the country in a CAMEO actor code; may be empty
  std::string cameo_int;       ///< the whole code of an international body; may be empty
  bool international = false;  ///< its actors belong to no country
  std::string entity;          ///< kind of entity where its words do not tell
  std::string proper;          ///< kind of entity of a proper name
};

/// The code-book, as load_ontology makes it. Tables keep the order of their files; find_* are exact
/// and case-sensitive. Copies share the choice tables.
struct Ontology {
  std::string version;  ///< sha256 over the files' bytes in name order, first 16 hex digits
  std::vector<Root> roots;
  std::vector<EventType> types;
  std::vector<EventMode> modes;
  std::vector<MentionKind> mention_kinds;
  std::vector<SayKind> kinds;
  KindId outlet_kind;  ///< how the outlet vouches for what it tells on nobody else's word
  std::vector<Factuality> factualities;
  std::vector<std::string> tenses;
  std::size_t future_tense = 0;  ///< index into tenses
  std::vector<std::string> contexts;
  std::vector<Sector> sectors;
  /// What may stand between two that are named together: lower case, without commas; "" is a comma.
  std::set<std::string, std::less<>> conjunctions;
  std::multimap<std::string, Negation, std::less<>> negations;  ///< by words, in lower case
  std::map<std::string, PhraseEnd, std::less<>> phrase_ends;    ///< by word, in lower case
  /// Triggers of two words, in lower case, and the types that each may have; at least one.
  std::map<std::string, std::vector<TypeId>, std::less<>> phrasals;
  /// [role][mention kind]: may a mention of this kind play this role?
  std::array<std::vector<bool>, kRoles> role_allows;

  const EventType& type(TypeId id) const { return types[id.value]; }
  const EventMode& mode(ModeId id) const { return modes[id.value]; }
  std::optional<TypeId> find_type(std::string_view name) const;
  std::optional<ModeId> find_mode(TypeId type, std::string_view name) const;
  std::optional<KindId> find_kind(std::string_view name) const;
  std::optional<SectorId> find_sector(std::string_view name) const;
  std::optional<ContextId> find_context(std::string_view name) const;
  std::optional<FactualityId> find_factuality(std::string_view name) const;
  std::optional<TenseId> find_tense(std::string_view name) const;
  /// By the model's label (ACT, LOC ...).
  std::optional<MentionKindId> find_mention_label(std::string_view label) const;
  std::optional<int> root_quad(std::string_view root) const;

  /// PLOVER conflict-cooperation score of a type and mode (of the type where the mode has none of
  /// its own).
  double intensity(TypeId type, std::optional<ModeId> mode) const;

  /// The facts that choose a CAMEO code. `trigger`, `object` (what it acts with, rests on or says)
  /// and `recipient` are words as they stand in the text.
  struct CameoQuestion {
    TypeId type;
    TypeId act;  ///< the act that is planned; equal to `type` where none is
    std::optional<ModeId> mode{};
    std::optional<ContextId> context{};
    std::string_view trigger{};
    std::string_view object{};
    std::string_view recipient{};
    bool future = false;
  };
  struct CameoAnswer {
    std::string code;
    std::string why;  ///< the row that decided, in words
  };
  /// Of the rows of data/ontology/cameo_choice.tsv that fit, the weightiest; never empty after
  /// loading, which sees to it that each type has a row that always fits.
  CameoAnswer cameo(const CameoQuestion& question) const;
  /// Goldstein scale of a CAMEO code, where the published list has one.
  std::optional<double> goldstein(std::string_view cameo) const;

  /// The derived kind (ask, threaten, promise) of what a verbal event of `type` with this trigger
  /// says, if the table has one.
  std::optional<KindId> derived_kind(TypeId type, std::string_view trigger) const;

 private:
  friend class OntologyLoader;
  std::shared_ptr<const struct OntologyTables> tables_;
};

}  // namespace sayso
