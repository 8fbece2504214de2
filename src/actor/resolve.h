// Mentions -> Actors: who the entities of a document are, on its day.
//
// Country: from the names, demonyms, capitals and seats of power in the words of a mention
// (country.h says which of several counts), carried over the entity from the mention that tells it
// best. Office and person: from title, name, country and the tenures on the day (identify.h). An
// actor whose sector is international by definition is INT. Sector: a log-linear choice by the
// reader's scores and by what roles, names, offices and the other actors say (sector.tsv), made by
// all mentions of an entity together. Kind and name: kind.h. Mentions whose
// own words name two countries are never one entity: part.h.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "actor/actor.h"
#include "dictionary/names.h"
#include "dictionary/officials.h"
#include "document/document.h"
#include "mention/mention.h"
#include "ontology/ontology.h"
#include "place/place.h"
#include "sentence/sentence.h"

namespace sayso {

/// A document as far as it is read. Borrowed for the call.
struct ActorScene {
  const Document& document;
  const Sentences& sentences;
  const Mentions& mentions;
  const Locations& places;
};

/// What resolve() looks things up in. Borrowed for the call.
struct ActorData {
  const CountryNames& names;
  const Officials& officials;
  const Ontology& ontology;
};

/// A mention whose own words tell no country, as the choice among the countries of the scene sees
/// it: the answers ("" is none), each with the rows of scene.tsv that hold of it ("what key").
struct SceneCase {
  std::uint32_t mention = 0, entity = 0;
  std::vector<std::pair<std::string, std::vector<std::string>>> offers;
};
using SceneCases = std::vector<SceneCase>;

/// What speaks for the sector of an actor: rows of sector.tsv ("what key").
struct SectorCase {
  std::uint32_t mention = 0, entity = 0;
  std::vector<std::string> rows;
};

/// For fitting the points of sectors (training/sector.py).
std::vector<SectorCase> sector_cases(const ActorScene& scene, const ActorData& data);

/// For fitting the points of the scene (training/scene.py).
SceneCases scene_cases(const ActorScene& scene, const ActorData& data);

/// Pure; linear in text and mentions up to a logarithm.
Actors resolve(const ActorScene& scene, const ActorData& data);

}  // namespace sayso
