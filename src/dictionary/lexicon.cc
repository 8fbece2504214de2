#include "dictionary/lexicon.h"

#include <algorithm>

#include "dictionary/rows.h"

namespace sayso {
namespace {

/// The code of three letters in a value of the index "actor.sector".
std::string letters(std::uint32_t value) {
  std::string out;
  for (std::uint32_t shift = 0; shift < rows::kCodeBits; shift += rows::kLetterBits)
    out += static_cast<char>('A' + (value >> shift & rows::kLetterMask));
  return out;
}

}  // namespace

Lexicon::Lexicon(const Pack& pack)
    : pack_(pack),
      words_(pack.index("actor.word")),
      homonyms_(pack.index("actor.homonym")),
      role_words_(pack.index("actor.roleword")),
      nouns_(pack.index("actor.noun")),
      roles_(pack.index("actor.roles")),
      scene_(pack.index("actor.scene")),
      sectors_(pack.index("actor.sector")) {}

std::uint32_t Lexicon::bits(const PackIndex& index, std::string_view key) {
  const IndexRange range = index.find(key);
  return range.count == 0 ? 0 : index.value(range.first);
}

WordUse Lexicon::use(std::string_view key) const {
  const std::uint32_t bits = Lexicon::bits(words_, key);
  if (bits == 0) return {};
  const auto has = [bits](unsigned at) { return (bits >> at & 1U) != 0; };
  return {.pronoun = has(0),
          .within = has(1),
          .of = has(2),
          .toward = has(3),
          .tied = has(4),
          .leaning = has(6),
          .joint = has(7),
          .descent = has(8),
          .honorific = has(9),
          .posted = has(5),
          .determiner = has(10),
          .plural = has(11),
          .lesser = has(12),
          .former = has(13),
          .speaker = has(14),
          .first = has(15),
          .feminine = has(16),
          .realm = has(17),
          .number = has(18),
          .measure = has(20),
          .bound = has(19)};
}

std::optional<RoleNoun> Lexicon::noun(std::string_view key) const {
  const IndexRange range = nouns_.find(key);
  if (range.count == 0) return std::nullopt;
  const std::uint32_t flags = nouns_.value(range.first);
  return RoleNoun{(flags & rows::kPerson) != 0, (flags & rows::kPlural) != 0};
}

bool Lexicon::role_word(std::string_view key) const { return bits(role_words_, key) != 0; }
bool Lexicon::role_name(std::string_view key) const {
  return (bits(role_words_, key) & rows::kName) != 0;
}
bool Lexicon::personal(std::string_view key) const { return (bits(homonyms_, key) & 1U) != 0; }
bool Lexicon::context(std::string_view key) const { return (bits(homonyms_, key) & 2U) != 0; }
bool Lexicon::given(std::string_view key) const { return (bits(homonyms_, key) & 8U) != 0; }
bool Lexicon::common_place(std::string_view key) const { return (bits(homonyms_, key) & 12U) != 0; }

int Lexicon::scene(std::string_view what, std::string_view key) const {
  const IndexRange range = scene_.find(std::string(what).append(" ").append(key));
  return range.count == 0 ? 0 : static_cast<int>(scene_.value(range.first)) - rows::kScenePoints;
}

std::vector<SectorPoints> Lexicon::sectors(std::string_view what, std::string_view key) const {
  std::vector<SectorPoints> out;
  const IndexRange range = sectors_.find(std::string(what).append(" ").append(key));
  for (std::uint32_t i = 0; i < range.count; ++i) {
    const std::uint32_t value = sectors_.value(range.first + i);
    out.push_back(
        {letters(value), static_cast<int>(value >> rows::kCodeBits) - rows::kScenePoints});
  }
  return out;
}

std::vector<RoleWords> Lexicon::roles(std::string_view key) const {
  std::vector<RoleWords> out;
  const IndexRange range = roles_.find(key);
  const auto rows = pack_.rows<rows::Role>("actor.role");
  const auto words = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
  for (std::uint32_t i = 0; i < range.count; ++i) {
    const rows::Role row = rows.at(roles_.value(range.first + i));
    out.push_back({pack_.text(row.sector), words, (row.flags & rows::kPerson) != 0,
                   (row.flags & rows::kPlural) != 0});
  }
  return out;
}

}  // namespace sayso
