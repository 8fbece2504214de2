#include "linking/party_fit.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "ledger/voice.h"
#include "words/number_words.h"

namespace sayso {
namespace {

bool shares_sector(const LedgerParty& one, const LedgerParty& other) {
  return std::any_of(one.sectors.begin(), one.sectors.end(), [&](const std::string& sector) {
    return std::find(other.sectors.begin(), other.sectors.end(), sector) != other.sectors.end();
  });
}

bool any_governs(const LedgerParty& party, const LedgerRules& rules) {
  return std::any_of(party.sectors.begin(), party.sectors.end(),
                     [&](const std::string& sector) { return rules.governs(sector); });
}

/// "World Food Programme": wfp; nothing of a single word.
std::set<std::string> initials_of(const std::string& name, const LedgerRules& rules) {
  std::string initials;
  for (const std::string& word : plain_words(name))
    if (!rules.is("stop", word)) initials += word.front();
  return initials.size() > 1 ? std::set<std::string>{initials} : std::set<std::string>{};
}

/// "three priests", "at least 400 people": the number that begins a name; 0 where none does.
double count_of(const std::string& name) {
  constexpr std::size_t kBegin = 4;  // words
  const std::vector<std::string> words = plain_words(name);
  const std::vector<std::string_view> views(words.begin(), words.end());
  for (std::size_t at = 0; at < std::min(views.size(), kBegin); ++at)
    if (const auto number = read_number(std::span(views).subspan(at))) return number->value;
  return 0;
}

PartyView view_of(const LedgerParty& party, const LedgerRules& rules) {
  PartyView view;
  view.party = &party;
  std::set<std::string> name = name_stems(party.name);
  name.erase("the");
  view.name = marks_of(name);
  view.placed = is_states_code(party.country);
  view.told = view.placed && tells_country(party, rules);
  if (party.proper) view.initials = marks_of(initials_of(party.name, rules));
  if (!view.placed) {
    const std::string* const body = rules.body_in(plain_text(party.name));
    if (body != nullptr) view.body = *body;
  }
  view.governs = any_governs(party, rules);
  view.count = count_of(party.name);
  return view;
}

bool is_short_for(const PartyView& one, const PartyView& other) {
  return meet(one.initials, other.name) || meet(other.initials, one.name);
}

/// How well two parties fit: 1 one key, 0 nothing known against it, -1 two different ones. Of two
/// countries of which one is only guessed, one may be wrong.
double party_fit(const PartyView& one, const PartyView& other) {
  constexpr double kSame = 0.9, kGuessed = -0.6, kOtherKind = -0.3;
  const LedgerParty& a = *one.party;
  const LedgerParty& b = *other.party;
  if (a.key == b.key) return 1;
  if (!one.body.empty() && one.body == other.body) return kSame;
  const bool placed = one.placed && other.placed;
  if (placed && a.country != b.country) return one.told && other.told ? -1 : kGuessed;
  if (placed && one.governs && other.governs) return kSame;
  if (placed && shares_sector(a, b)) return 0.8;
  const double named = overlap(one.name, other.name);
  const bool kinds = !a.sectors.empty() && !b.sectors.empty();
  if (placed && kinds && named == 0) return kOtherKind;  // its police, and its people
  if (placed) return 0.4 + 0.4 * named;
  if (named > 0) return 0.3 + 0.6 * named;
  if (is_short_for(one, other)) return kSame;
  if (a.proper && b.proper) return -1;
  return shares_sector(a, b) ? 0.3 : 0;
}

}  // namespace

std::set<std::string> name_stems(const std::string& name) {
  std::set<std::string> out;
  for (std::string& word : plain_words(name)) out.insert(stem_of(std::move(word)));
  return out;
}

std::vector<PartyView> views_of(const std::vector<LedgerParty>& parties, const LedgerRules& rules) {
  std::vector<PartyView> views;
  views.reserve(parties.size());
  for (const LedgerParty& party : parties) views.push_back(view_of(party, rules));
  return views;
}

SideFit side_fit(const std::vector<PartyView>& one, const std::vector<PartyView>& other) {
  if (one.empty() || other.empty()) return {0, true};
  const auto& few = one.size() <= other.size() ? one : other;
  const auto& many = one.size() <= other.size() ? other : one;
  double sum = 0;
  for (const PartyView& party : few) {
    double best = -1;
    for (const PartyView& against : many) best = std::max(best, party_fit(party, against));
    sum += best;
  }
  return {sum / static_cast<double>(few.size()), false};
}

bool counts_apart(const std::vector<PartyView>& one, const std::vector<PartyView>& other) {
  constexpr double kFar = 1.5;
  const auto apart = [&](const PartyView& a, const PartyView& b) {
    return a.count > 0 && b.count > 0 && !meet(a.name, b.name) &&
           std::max(a.count, b.count) > kFar * std::min(a.count, b.count);
  };
  return !one.empty() && !other.empty() &&
         std::all_of(one.begin(), one.end(), [&](const PartyView& a) {
           return std::all_of(other.begin(), other.end(),
                              [&](const PartyView& b) { return apart(a, b); });
         });
}

}  // namespace sayso
