// Words that say what kind of actor a noun phrase names, and what a country's name in it is good
// for. Inner to this station.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sayso {

/// What a word does in a noun phrase; a word of several classes has several bits.
struct WordUse {
  bool pronoun = false;
  bool within = false;     ///< behind it stands where the actor belongs ("of", "in")
  bool of = false;         ///< as `within`, also of those sent abroad
  bool toward = false;     ///< behind it stands another party ("to", "against")
  bool tied = false;       ///< behind a hyphen: "Russian-backed"
  bool leaning = false;    ///< before a hyphen: "pro-Russian"
  bool joint = false;      ///< joins two of a kind
  bool descent = false;    ///< before a name: "ethnic Albanians"
  bool honorific = false;  ///< before a person's name
  bool posted = false;     ///< sent abroad: "in" behind it stands for another country
  bool determiner = false;
  bool plural = false;  ///< says that several are meant
};

/// A noun for actors, singular or plural ("minister", "rebels").
struct RoleNoun {
  bool person = false;  ///< else a group or body
  bool plural = false;
};

/// Tables words.tsv, roles.tsv, homonyms.tsv of data/actors. Immutable after loading.
struct Lexicon {
  std::map<std::string, WordUse, std::less<>> words;
  std::map<std::string, RoleNoun, std::less<>> nouns;  ///< by the last word of the phrase
  std::set<std::string, std::less<>> role_words;       ///< all words of nouns and modifiers
  std::set<std::string, std::less<>> role_names;       ///< of them: names ("NATO official")
  std::set<std::string, std::less<>> personal;  ///< keys of names that are persons' names too
  std::set<std::string, std::less<>> context;  ///< keys, joined by spaces, of names that need their
                                               ///< country named otherwise

  static Result<Lexicon> load(const std::string& folder);
  WordUse use(std::string_view key) const;
};

}  // namespace sayso
