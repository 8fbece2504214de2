// The tables of data/ledger: types that may be one act, weights and bars of linking, stances,
// voices, words of notices and of other cues. Immutable once loaded; safe to read from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ledger/features.h"

namespace sayso {

/// One row of acts.tsv; an empty mode stands for all modes of the type.
struct ActRule {
  bool verbal = false;    ///< done by speaking
  bool declares = false;  ///< done by declaring: the doer's own word suffices
  bool blamed = false;    ///< laid on one another: reports of one act name different doers
};

/// One row of stances.tsv; "*" fits all.
struct StanceRule {
  std::string kind, factuality, tense, stance;
};

class LedgerRules {
 public:
  /// `folder`: the data folder, which holds ledger/ and actors/. Errors:
  /// not_found, corrupt, with file and line.
  static Result<LedgerRules> load(const std::string& folder);

  const ActRule& act(const std::string& type, const std::string& mode) const;
  /// asserts denies plans none, by the first row that fits.
  const std::string& stance(const std::string& kind, const std::string& factuality,
                            const std::string& tense) const;
  /// Whether a link of a chain that is so held carries what it says.
  bool holds(const std::string& factuality) const { return holds_.count(factuality) > 0; }

  /// 1 for the same type, between 0 and 1 for types that may be one act, else 0.
  double alike(const std::string& one, const std::string& other) const;
  /// Acts with no family in common are never compared.
  const std::vector<std::string>& families(const std::string& type) const;

  /// Words of a class of words.tsv, in lower case; phrases are parted by single spaces.
  bool is(std::string_view word_class, std::string_view word) const;
  /// The phrases of a class; empty where there is no such class.
  const std::vector<std::string>& phrases(std::string_view word_class) const;
  /// The same, with a space on either side, as plain_text parts words.
  const std::vector<std::string>& padded(std::string_view word_class) const;

  /// The voice of the body that an organisation belongs to ("org:ID"), or nothing where it is its
  /// own.
  const std::string* voice_of_organisation(const std::string& organisation_id) const;
  /// The same by what the name of an international body begins with (plain words).
  const std::string* voice_of_name(const std::string& plain_name) const;
  /// The same by an international body named anywhere in plain words: "twenty wfp trucks".
  const std::string* body_in(const std::string& plain) const;
  bool governs(const std::string& sector) const;  ///< organs of one government are one voice
  bool unnamed(const std::string& sector) const;  ///< such sources have no name
  /// The country whose name, people or seat of power stands in plain words (" of ukraine ").
  std::string country_in(const std::string& plain) const;
  /// The country whose name or people a single plain word is, or nothing.
  const std::string* country_of(const std::string& word) const;

  /// Senses of the words of a trigger (lower case), sorted.
  std::set<std::string> senses(std::string_view word) const;
  /// Other senses that may tell one act with a sense.
  std::set<std::string> kin_of(std::string_view sense) const;
  /// Kinds of goods that a word of an object may stand for (its stem, as words.h gives it).
  std::set<std::string> goods(std::string_view stem) const;
  /// A figure of settings.tsv; 0 where there is none.
  double figure(std::string_view name) const;
  /// The weights of weights.tsv.
  const FeatureValues& weights(PairKind kind) const {
    return weights_[static_cast<std::size_t>(kind)];
  }

 private:
  Result<void> load_types(const std::string& folder);
  Result<void> load_words(const std::string& folder);
  Result<void> load_voices(const std::string& folder);
  Result<void> load_countries(const std::string& path);
  Result<void> load_figures(const std::string& folder);
  Result<void> load_weights(const std::string& path);

  using Text = std::less<>;
  std::map<std::pair<std::string, std::string>, ActRule> acts_;
  std::vector<StanceRule> stances_;
  std::set<std::string, Text> holds_;
  std::map<std::pair<std::string, std::string>, double> alike_;
  std::map<std::string, std::vector<std::string>, Text> families_;
  std::map<std::string, std::vector<std::string>, Text> phrases_, padded_;
  std::map<std::string, std::set<std::string, Text>, Text> words_;
  std::map<std::string, std::string, Text> organisations_, names_, countries_;
  std::multimap<std::string, std::string, Text> senses_, goods_, kin_;
  std::set<std::string, Text> governs_, unnamed_;
  std::map<std::string, double, Text> figures_;
  std::array<FeatureValues, kPairKinds> weights_{};
};

}  // namespace sayso
