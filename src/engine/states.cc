#include "engine/states.h"

#include <algorithm>
#include <optional>

#include "base/faults.h"

namespace sayso {
namespace {

/// The country that a match names for certain: by its own short name, in one word.
std::optional<std::string_view> state_of(const NameMatch& match, const CountryNames& names) {
  constexpr int kSurest = 9;  // NameKind::weight
  if (match.first != match.last || match.senses.size() != 1) return std::nullopt;
  const NameSense& sense = match.senses.front();
  const NameKind kind = names.kind(sense);
  const bool own = kind.weight == kSurest && !kind.demonym && !kind.place;
  if (!own || sense.organisation || sense.weak || sense.country == kInternational)
    return std::nullopt;
  return sense.country;
}

/// Does a capitalised word adjoin, as in the name of a person or place?
bool within_name(const std::vector<NameWord>& words, std::size_t at) {
  const auto capital = [&](std::size_t word) {
    return word < words.size() && words[word].upper && !words[word].mark;
  };
  return (at > 0 && capital(at - 1)) || capital(at + 1);
}

/// The words of one paragraph by the states that they stand for.
class Cast {
 public:
  explicit Cast(const std::vector<std::string>& words) : words_(words) {}

  void begin() { states_.clear(); }

  /// What the state is read as; nothing for one too many.
  std::optional<std::string_view> word_for(std::string_view state) {
    const auto found = std::find(states_.begin(), states_.end(), state);
    const auto at = static_cast<std::size_t>(found - states_.begin());
    if (at >= words_.size()) return std::nullopt;
    if (found == states_.end()) states_.push_back(state);
    return words_[at];
  }

 private:
  const std::vector<std::string>& words_;
  std::vector<std::string_view> states_;
};

}  // namespace

StandIns stand_in_for_states(std::string_view text, const Sentences& sentences,
                             const CountryNames& names, const std::vector<std::string>& words) {
  StandIns out;
  if (words.empty()) return out;
  Cast cast(words);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0 && sentences[i].paragraph != sentences[i - 1].paragraph) cast.begin();
    const std::vector<NameWord> of_sentence = name_words(text, sentences[i].span);
    for (const NameMatch& match : names.find(of_sentence)) {
      const auto state = state_of(match, names);
      if (!state || within_name(of_sentence, match.first)) continue;
      if (const auto word = cast.word_for(*state))
        out.push_back({of_sentence[match.first].span, std::string(*word)});
    }
  }
  return out;
}

Result<Reading> see(const Parts& parts, const Document& document, const Sentences& sentences) {
  if (!parts.model) return fail(fault::kWithoutModel, "", document.origin);
  const StandIns states = stand_in_for_states(document.clean.text, sentences, parts.names,
                                              parts.model->manifest().stand_ins);
  Result<Reading> reading = parts.model->encode(document.clean.text, sentences, states);
  if (!reading) return within(std::move(reading).error(), document.origin);
  return reading;
}

}  // namespace sayso
