// The rows of the pack's sections "actor.*", as pack_actors writes and Names and Officials read
// them. Dates are texts (ISO 8601, may be reduced, empty: no limit). Inner to this station.
#pragma once

#include <cstdint>

#include "pack/pack.h"

namespace sayso::rows {

/// actor.country; the index actor.iso leads to it.
struct Country {
  TextRef code, cameo, parent, from, to;
  std::uint32_t cow = 0, gw = 0;  ///< number plus one, 0 for none
};

/// actor.kind
struct Kind {
  TextRef name;
  std::uint32_t weight = 0, flags = 0;
};
inline constexpr std::uint32_t kDemonym = 1, kPlace = 2, kCommon = 4;
inline constexpr std::uint32_t kSceneBits = 8;  // of `flags`: from here on the weight of `scene`

/// Values of the index actor.scene ("word countries"): points of scene.tsv plus this.
inline constexpr int kScenePoints = 1000;

/// Values of the index actor.sector ("role MIL"): the letters of a sector's code, five bits each,
/// the first lowest, then the points of sector.tsv plus kScenePoints.
inline constexpr std::uint32_t kLetterBits = 5, kLetterMask = 31, kCodeBits = 15;

/// actor.sense: what a name may stand for; the index actor.name leads to it.
struct Sense {
  ShortRef country, sector, from, to;
  std::uint32_t kind = 0;
  std::uint32_t upper = 0;  ///< bit i: word i of the name begins with a capital
  std::uint32_t flags = 0;
  std::uint32_t organisation = 0;  ///< row of actor.org plus one
};
inline constexpr std::uint32_t kCaps = 1, kWeak = 2, kUser = 4, kShort = 8;  // kShort: "FMLN"

/// actor.org
struct Organisation {
  TextRef id, name, wikidata;
};

/// actor.role: a noun or modifier; the index actor.roles leads to it.
struct Role {
  TextRef sector;
  std::uint32_t flags = 0;
  std::uint32_t unused = 0;
};
inline constexpr std::uint32_t kPerson = 1, kPlural = 2, kModifier = 4, kName = 8, kRoleWord = 16;

/// actor.office; the index actor.title ("KOR foreign minister") leads to it. Its tenures stand
/// together in actor.tenure, by their beginning.
struct Office {
  TextRef id, country, sector, title;
  std::uint32_t tenure = 0, tenures = 0;
  std::uint32_t flags = 0;
  std::uint32_t rank = 0;  ///< 1-9, of office_ranks.tsv
};
inline constexpr std::uint32_t kSingle = 1;

/// actor.tenure
struct Tenure {
  ShortRef from, to;
  std::uint32_t person = 0, office = 0;
  std::uint32_t flags = 0;
  std::uint32_t unused = 0;
};
inline constexpr std::uint32_t kToUnknown = 1, kFromUnknown = 2, kToSeen = 8, kSeen = 16;

/// actor.person; the indexes actor.person (whole names) and actor.short lead to it. Its tenures are
/// the numbers [first, first + count) of actor.held.
struct Person {
  TextRef id, name, wikidata;
  std::uint32_t first = 0, count = 0;
};
/// Low bits of the values of actor.person: how the key is made of the name.
inline constexpr std::uint32_t kHowBits = 2;
inline constexpr std::uint32_t kWhole = 0, kTurned = 1, kOuter = 2;

}  // namespace sayso::rows
