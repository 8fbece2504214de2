#include "actor/context.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::string_view kOne = "the one country that the passage speaks of";
constexpr std::string_view kNamed = "the one country that the passage names";
constexpr std::string_view kReport = "the country that the report speaks of";
constexpr std::string_view kPlaces = "the one country that the places around it lie in";
constexpr int kTimes = 2;  // how much more often than any other

}  // namespace

Passage::Passage(std::vector<Clue> mentions, std::vector<Clue> names)
    : mentions_(std::move(mentions)), names_(std::move(names)) {
  for (const auto* clues : {&mentions_, &names_})
    for (const Clue& clue : *clues) {
      ++report_[clue.country].all;
      report_[clue.country].places += clue.place ? 1 : 0;
    }
}

Passage::Tallies Passage::tally(const std::vector<Clue>& clues, std::uint32_t sentence) {
  const std::uint32_t from = sentence == 0 ? 0 : sentence - 1;
  auto clue =
      std::lower_bound(clues.begin(), clues.end(), from,
                       [](const Clue& other, std::uint32_t at) { return other.sentence < at; });
  Tallies out;
  for (; clue != clues.end() && clue->sentence <= sentence + 1; ++clue) {
    Tally& one = out[clue->country];
    ++one.all;
    one.places += clue->place ? 1 : 0;
  }
  return out;
}

std::optional<std::string> Passage::most(const Tallies& tallies) {
  const std::string* best = nullptr;
  int first = 0, second = 0;
  for (const auto& [country, tally] : tallies) {
    if (tally.all > first) {
      second = std::exchange(first, tally.all);
      best = &country;
    } else {
      second = std::max(second, tally.all);
    }
  }
  return best != nullptr && first >= kTimes * second ? std::optional(*best) : std::nullopt;
}

std::optional<Passage::Answer> Passage::country(std::uint32_t sentence, Sector::Local local) const {
  if (local == Sector::Local::no) return std::nullopt;
  const auto told = [local](const Tally& tally) {
    return local == Sector::Local::any || tally.places > 0;
  };
  const Tallies around = tally(mentions_, sentence), names = tally(names_, sentence);
  const Tallies& nearest = around.empty() ? names : around;
  if (nearest.size() == 1) {
    const auto& [country, tally] = *nearest.begin();
    const auto named = names.find(country);
    if (!told(tally) && (named == names.end() || !told(named->second))) return std::nullopt;
    if (around.empty()) return Answer{country, kNamed};
    return Answer{country, tally.places == tally.all ? kPlaces : kOne};
  }
  if (!nearest.empty()) return std::nullopt;
  const auto country = most(report_);
  if (!country || !told(report_.at(*country))) return std::nullopt;
  return Answer{*country, kReport};
}

}  // namespace sayso
