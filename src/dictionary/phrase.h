// A mention taken apart: the title that it gives and the name that it bears.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/lexicon.h"
#include "dictionary/officials.h"
#include "words/words.h"

namespace sayso {

/// What a noun phrase says of one person.
struct Phrase {
  std::vector<std::uint32_t> offices;  ///< that its title may mean, the weightiest first
  std::string title;                   ///< its words, folded
  std::size_t title_end = 0;           ///< the word behind it; 0 where there is none
  std::vector<std::string> name;       ///< folded words without initials and honorifics
  WordRange name_at{};                 ///< where that name stands
  bool other_title = false;            ///< a title before the name that no office has
  bool former = false;                 ///< "former", "ex-"
  bool lesser = false;                 ///< "deputy": of an office that the title does not name
  bool feminine = false;               ///< "Mrs."
};

class PhraseReader {
 public:
  PhraseReader(std::string_view text, const std::vector<NameWord>& words, const Lexicon& lexicon,
               const Officials& officials);

  /// Reads words [first, end). The phrase falls into chunks at its marks; of each the words behind
  /// the last possessive count. A title is the longest alias of an office of one of `countries`
  /// that the chunk's head ends with or that stands before a name; the name is the run of
  /// capitalised words that ends the head, or a chunk of its own.
  Phrase read(WordRange range, const std::vector<std::string>& countries) const;
  /// The name alone, with where it stands, as far as it can be told without a country; behind a
  /// title such as "Secretary of State" that of an official who held such an office.
  Phrase bare(WordRange range) const;
  /// The words before the last possessive of the first chunk's head: "Sunak" of "Sunak's office".
  WordRange possessor(WordRange range) const;
  /// The offices of a country whose titles stand anywhere in the text, false for those that stand
  /// behind "former" or "deputy" once; of titles within titles the longest.
  std::map<std::uint32_t, bool> titles(const std::string& country) const;

 private:
  struct Title {
    std::size_t first = 0, end = 0;
    std::vector<std::uint32_t> offices;
    bool loose = false;  ///< the usual title of none of them ("leader")
  };
  std::vector<WordRange> chunks(WordRange range) const;
  /// Without what stands before the last possessive of the head: what belongs to another who is
  /// named behind it ("an aide to Iraq's prime minister") is not the head's.
  WordRange behind_possessive(WordRange chunk) const;
  std::size_t head_end(WordRange chunk) const;
  /// The longest title that begins at a word and ends before another; `end` 0 if there is none.
  Title title_at(std::size_t first, std::size_t most,
                 const std::vector<std::string>& countries) const;
  /// Is a title of one word that of a body or party beside it ("assembly president", "leader of the
  /// opposition") and so none of the state's?
  bool of_a_body(const Title& title, WordRange chunk) const;
  /// Does a group, or before a loose title any role, tell sectors that none of the offices has?
  bool other_sector(std::size_t word, const Title& title) const;
  Title title(WordRange chunk, std::size_t head, const std::vector<std::string>& countries) const;
  void read_chunk(WordRange chunk, const std::vector<std::string>& countries, Phrase& out) const;
  std::size_t name_first(std::size_t from, std::size_t head) const;
  bool name_like(std::size_t at) const;
  /// A word that is none of a name elsewhere ("Major", "Un", "In").
  bool is_common(std::size_t at) const;
  /// Notes the common words that whole names of officials hold ("John Major", "Kim Jong Un").
  void note_names_around(std::size_t at);
  bool goes_on(std::size_t at) const;
  /// Persons whose whole names end what stands behind the head of a chunk.
  std::vector<std::uint32_t> named_last(WordRange range) const;
  std::vector<std::string> name_before(std::size_t first, std::size_t end) const;

  std::string_view text_;
  const std::vector<NameWord>& words_;
  const Lexicon& lexicon_;
  const Officials& officials_;
  std::vector<bool>
      in_name_;  ///< [word]: a common one that stands in the whole name of an official
};

}  // namespace sayso
