// The names of places in one document, found once, and what they tell of the countries it speaks
// of. Inner to this station.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "place/gazetteer.h"
#include "words/words.h"

namespace sayso {

/// A name of places: words [first, end) of the document.
struct PlaceName {
  std::size_t first = 0, end = 0;
  std::vector<PlaceSense> senses;
  bool in_longer_name = false;  ///< capitals without a mark go on beside it ("Oriental College")
};

class DocumentPlaces {
 public:
  /// Keeps references to `text` and `gazetteer`. `dateline`: its span, or an empty one.
  DocumentPlaces(std::string_view text, const Span& dateline, const Gazetteer& gazetteer);

  const std::vector<NameWord>& words() const { return words_; }
  /// Is the text all in capitals, or without any?
  bool caseless() const { return caseless_; }
  /// Words that lie in `span`: [first, end).
  std::pair<std::size_t, std::size_t> inside(const Span& span) const;
  /// The names in words [first, end), from left to right, the longest at each place, without
  /// overlap. A name begins and ends with a capital, where the text has capitals to tell.
  std::vector<PlaceName> names(std::size_t first, std::size_t end) const;

  /// Weights of countries (PlaceRow::country) for a name in `sentence`: what its sentence names,
  /// what the document names, what the dateline tells. Greater is surer.
  std::map<std::uint32_t, int> countries(const Span& sentence) const;
  /// The countries that a name speaks for: those of its senses that are countries, their people,
  /// first-level divisions or great towns of one country only.
  std::vector<std::uint32_t> told_by(const PlaceName& name) const;
  /// The one country that a name tells, if it tells one; see CountryHint.
  std::optional<std::uint32_t> one_country(const PlaceName& name) const;

 private:
  void note_bearers(const PlaceName& name);
  bool is_other_name(std::size_t word) const;
  bool stands_behind(const PlaceName& name, std::initializer_list<PlaceWord::Class> classes) const;
  bool before_noun(const PlaceName& name) const;
  bool goes_on(const PlaceName& name) const;
  bool may_begin(std::size_t word) const;
  bool may_end(std::size_t word) const;
  bool stands_beside(std::size_t word) const;
  void prefer_own(std::vector<PlaceSense>& senses) const;
  /// Drops senses that common words do not bear. Is any left that may stand here?
  void drop_common(PlaceName& name) const;
  PlaceName name_at(std::size_t at, std::size_t size) const;
  bool keeps(PlaceName& name) const;

  std::string_view text_;
  Span dateline_;
  const Gazetteer& gazetteer_;
  std::vector<NameWord> words_;
  bool caseless_ = false;
  struct Hint {
    std::uint32_t at = 0;  ///< byte
    std::uint32_t country = 0;
  };
  std::vector<Hint> hints_;                                 // by place in the text
  std::map<std::uint32_t, std::set<std::string>> bearers_;  // countries and their towns named
};

}  // namespace sayso
