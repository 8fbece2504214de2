// The steps of resolve(), in the order in which they run. Inner to this station.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actor/actor.h"
#include "actor/choice.h"
#include "actor/country.h"
#include "actor/identify.h"
#include "actor/join.h"
#include "actor/resolve.h"
#include "dictionary/whole_names.h"

namespace sayso {

/// Lead of a sector that neither table nor name overrules.
inline constexpr Score kSureSector = 8000;
/// Kind of an entity, as in OUTPUT.md.
inline constexpr std::string_view kStateKind = "state", kPersonKind = "person";

/// Rows of sector.tsv by `what` and key.
using SectorRows = std::vector<std::pair<std::string_view, std::string>>;

class Resolver {
 public:
  Resolver(const ActorScene& scene, const ActorData& data);
  Actors resolve() &&;
  SceneCases scene_cases() &&;
  std::vector<SectorCase> sector_cases() &&;

 private:
  const MentionKind& kind(const Mention& mention) const {
    return data_.ontology.mention_kinds[mention.kind.value];
  }
  const Sector* sector(const Mention& mention) const {
    return mention.sector ? &data_.ontology.sectors[mention.sector->value] : nullptr;
  }
  bool is_place(const Mention& mention) const;
  std::optional<CountryEvidence> own_country(std::size_t at) const;
  std::optional<CountryEvidence> of_places_in(const Span& span) const;
  std::vector<CountryHint>::const_iterator hint_from(std::uint32_t byte) const;
  bool names_place(const Span& span) const;
  std::set<std::string> towns() const;
  bool stands_in(std::size_t word) const;
  bool other_name(const CountryHint& hint) const;
  int name_rank(std::size_t mention) const;
  std::uint32_t sentence_at(std::uint32_t byte) const;
  bool contradicts(const CountryEvidence& own) const;
  WordRange range(std::size_t mention) const;

  void known();
  void identified();
  // Which entity each mention means.
  void refer();
  bool bears_name(std::size_t mention) const;
  std::string initials(WordRange at) const;
  WordRange without_article(WordRange at) const;
  std::string_view state(std::size_t mention) const;
  void read_words(WordRange at, NamedMention& out) const;
  bool acronym(WordRange at) const;
  bool names_person(std::size_t mention) const;
  std::vector<NamedMention> named_mentions(const std::vector<std::string_view>& countries) const;
  // Countries: from the words; from persons and offices; from the scene.
  void from_own_words();
  CountryScene scene() const;
  bool is_stateless(std::size_t at) const;
  Stateless stateless(std::size_t at) const;
  std::vector<std::string> parts_in_events(std::size_t at) const;
  void from_scene(const CountryScene& scene);
  void set_country(Entity& entity, const CountryEvidence& evidence) const;
  // Offices and persons: `named` those with a name, else the others (resolve_persons.cc).
  bool is_settled(std::size_t at, bool named, bool by_scene) const;
  void identify_all(bool named, const CountryScene* scene);
  void from_officials();
  Setting setting_of(const std::vector<std::string>& name) const;
  Setting setting_of(std::size_t mention, const CountryScene* scene) const;
  Identity identity_of(std::size_t mention, const std::vector<std::string>& name,
                       const CountryScene* scene);
  bool fits_titles(const Identity& known, const std::vector<std::uint32_t>& titled) const;
  bool fits_names(const Identity& identity, std::uint32_t entity);
  bool bears_names_of(std::uint32_t person, std::uint32_t entity) const;
  std::optional<std::string> family_country(const std::string& name) const;
  void from_possessors();
  void from_family_names();
  void take(std::uint32_t entity, Identity identity);
  bool places(std::uint32_t office) const;
  void set_identity(std::uint32_t entity);
  // Names, kinds, sectors.
  std::size_t head_end(WordRange at) const;
  void rows_of_roles(std::size_t at, SectorRows& out) const;
  void rows_of_names(std::size_t at, SectorRows& out) const;
  void rows_of_persons(std::size_t at, SectorRows& out) const;
  std::vector<std::uint32_t> bearers(const std::vector<std::string>& name) const;
  std::string_view when_held(const Tenure& tenure) const;
  void rows_beside(std::size_t at, SectorRows& out) const;
  SectorRows sector_rows(std::size_t at) const;
  std::vector<std::int64_t> points_of(const SectorRows& rows) const;
  bool may_be(SectorId sector, std::size_t at) const;
  std::string rows_for(SectorId sector, std::size_t at, SectorId other) const;
  std::string why_sector(SectorId sector, std::size_t at) const;
  void choose_sectors();
  void describe();
  void set_sectors(Entity& entity, std::vector<std::pair<SectorId, int>>& counts) const;

  const Mentions& all_;
  const std::vector<Mention>& mentions_;
  const Sentences& sentences_;
  const Locations& places_;
  const std::string& text_;
  const std::string day_;
  const ActorData data_;
  CountryReader reader_;
  PhraseReader phrases_;
  std::vector<std::optional<CountryEvidence>> own_;  // [mention]
  std::vector<std::vector<std::string>> names_;      // [mention] of a person; may be empty
  std::vector<WordRange> name_at_;                   // [mention] where that name stands
  std::vector<std::vector<std::size_t>> arcs_;       // [mention] into Mentions::roles
  WholeNames whole_;
  std::map<std::string, std::map<std::uint32_t, bool>, std::less<>> titles_;  // as in Setting
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> fitting_;  // [entity, person]: fits_names
  Days days_;
  bool alone_ = false;                      // a family name alone told the days
  std::string told_by_;                     // what told the days, where the report bears no date
  std::vector<CountryEvidence> countries_;  // [entity]; weight 0: unknown
  std::vector<std::optional<std::uint32_t>> organisations_;  // [entity]
  std::vector<bool> by_family_;       // [entity] its country is told by its family name alone
  std::vector<Identity> identities_;  // [entity]; score 0: unknown
  Actors out_;
};

}  // namespace sayso
