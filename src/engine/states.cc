#include "engine/states.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

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

  /// The number of the word that the state is read as; nothing for one too many.
  std::optional<std::uint32_t> number_of(std::string_view state) {
    const auto found = std::find(states_.begin(), states_.end(), state);
    const auto at = static_cast<std::size_t>(found - states_.begin());
    if (at >= words_.size()) return std::nullopt;
    if (found == states_.end()) states_.push_back(state);
    return static_cast<std::uint32_t>(at);
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
      if (const auto at = cast.number_of(*state))
        out.push_back({of_sentence[match.first].span, words[*at], std::string(*state), *at});
    }
  }
  return out;
}

void tell_states(const StandIns& stand_ins, const Sentences& sentences, const Labels& labels,
                 Reading& reading) {
  const auto label = [&](std::string_view name) -> std::optional<std::size_t> {
    const auto found = std::find(labels.country.begin(), labels.country.end(), name);
    if (found == labels.country.end()) return std::nullopt;
    return static_cast<std::size_t>(found - labels.country.begin());
  };
  std::map<std::uint32_t, std::set<std::pair<std::size_t, std::size_t>>> read;  // by paragraph
  std::size_t sentence = 0;
  for (const StandIn& one : stand_ins) {
    while (sentence + 1 < sentences.size() && sentences[sentence].span.end <= one.span.begin)
      ++sentence;
    const auto as = label(fmt::format("@{}", one.number + 1)), state = label(one.state);
    if (as && state) read[sentences[sentence].paragraph].emplace(*as, *state);
  }
  for (std::size_t i = 0; i < reading.mentions.size() && i < reading.country.size(); ++i) {
    std::vector<Score>& row = reading.country[i];
    const std::uint32_t at = reading.words[reading.mentions[i].first].sentence;
    const auto found = read.find(sentences[at].paragraph);
    if (row.empty() || found == read.end()) continue;
    for (const auto& [as, state] : found->second) row[state] = std::max(row[state], row[as]);
  }
}

Result<Reading> see(const Parts& parts, const Document& document, const Sentences& sentences) {
  if (!parts.model) return fail(fault::kWithoutModel, "", document.origin);
  const StandIns states = stand_in_for_states(document.clean.text, sentences, parts.names,
                                              parts.model->manifest().stand_ins);
  Result<Reading> reading = parts.model->encode(document.clean.text, sentences, states);
  if (!reading) return within(std::move(reading).error(), document.origin);
  tell_states(states, sentences, parts.model->manifest().labels, *reading);
  return reading;
}

}  // namespace sayso
