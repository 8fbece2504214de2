// The whole names in a text, by family name: whom "Castro" may mean in it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dictionary/lexicon.h"
#include "dictionary/officials.h"
#include "words/words.h"

namespace sayso {

class WholeNames {
 public:
  /// Who bears one family name in the text.
  struct Bearers {
    std::vector<std::uint32_t> officials;  ///< ascending
    std::vector<int> times;                ///< [official] how often
    bool others = false;                   ///< others, too
  };

  /// The whole names of officials in the text. O(words).
  WholeNames(std::string_view text, const std::vector<NameWord>& words, const Lexicon& lexicon,
             const Officials& officials);

  /// A whole name that a mention bears, folded: of another, if no official bears it.
  void add(const std::vector<std::string>& name, const Officials& officials);

  /// Nobody where the text names none in full. Of several that one alone whom it names at least
  /// three times as often as all others.
  Bearers bearers(const std::string& family_name) const;

 private:
  std::map<std::string, Bearers, std::less<>> names_;
};

}  // namespace sayso
