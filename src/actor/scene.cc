#include "actor/scene.h"

#include <algorithm>
#include <utility>

namespace sayso {
namespace {

constexpr std::uint32_t kAround = 2;  // sentences on each side
constexpr int kPercent = 100;

}  // namespace

CountryScene::CountryScene(std::vector<SceneClue> clues, const Lexicon& lexicon)
    : clues_(std::move(clues)),
      beside_{kPercent, lexicon.scene("beside", "1"), lexicon.scene("beside", "2")},
      anywhere_(lexicon.scene("beside", "anywhere")) {
  std::stable_sort(clues_.begin(), clues_.end(), [](const SceneClue& left, const SceneClue& right) {
    return left.sentence < right.sentence;
  });
  int all = 0;
  for (const SceneClue& clue : clues_) {
    report_[clue.country] += clue.weight;
    all += clue.weight;
  }
  const int most = lexicon.scene("most", "anywhere");
  if (all > most) anywhere_ = static_cast<int>(static_cast<std::int64_t>(anywhere_) * most / all);
}

std::optional<SceneCountry> CountryScene::country(std::uint32_t sentence) const {
  std::map<std::string, std::int64_t> told;
  for (const auto& [country, weight] : report_)
    told[country] += static_cast<std::int64_t>(weight) * anywhere_;
  const std::uint32_t from = sentence < kAround ? 0 : sentence - kAround;
  auto clue = std::partition_point(clues_.begin(), clues_.end(), [from](const SceneClue& other) {
    return other.sentence < from;
  });
  for (; clue != clues_.end() && clue->sentence <= sentence + kAround; ++clue) {
    const std::uint32_t distance =
        clue->sentence < sentence ? sentence - clue->sentence : clue->sentence - sentence;
    told[clue->country] +=
        static_cast<std::int64_t>(clue->weight) * (beside_[distance] - anywhere_);
  }
  std::int64_t all = 0;
  bool even = false;
  auto best = told.end();
  for (auto one = told.begin(); one != told.end(); ++one) {
    all += one->second;
    even =
        best != told.end() && (one->second == best->second || (even && one->second < best->second));
    if (best == told.end() || one->second > best->second) best = one;
  }
  if (best == told.end() || best->second <= 0 || even) return std::nullopt;
  constexpr std::int64_t kMost = 1000;
  return SceneCountry{best->first, static_cast<int>(best->second * kPercent / all),
                      static_cast<int>(std::min(all / kPercent, kMost))};
}

}  // namespace sayso
