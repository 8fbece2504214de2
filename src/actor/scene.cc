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
    return std::pair(left.sentence, left.span.begin) < std::pair(right.sentence, right.span.begin);
  });
  int all = 0;
  for (const SceneClue& clue : clues_) {
    report_[clue.country] += clue.weight;
    all += clue.weight;
  }
  const int most = lexicon.scene("most", "anywhere");
  if (all > most) anywhere_ = static_cast<int>(static_cast<std::int64_t>(anywhere_) * most / all);
}

std::vector<SceneCountry> CountryScene::told(std::uint32_t sentence) const {
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
  for (const auto& [country, weight] : told) all += weight;
  std::vector<SceneCountry> out;
  for (const auto& [country, weight] : told)
    if (weight > 0) out.push_back({country, static_cast<int>(weight * kPercent / all), weight});
  std::stable_sort(out.begin(), out.end(), [](const SceneCountry& left, const SceneCountry& right) {
    return left.weight > right.weight;
  });
  return out;
}

std::optional<SceneCountry> CountryScene::country(std::uint32_t sentence) const {
  std::vector<SceneCountry> all = told(sentence);
  if (all.empty() || (all.size() > 1 && all[0].weight == all[1].weight)) return std::nullopt;
  return std::move(all.front());
}

std::span<const SceneClue> CountryScene::in(std::uint32_t sentence) const {
  const auto from =
      std::partition_point(clues_.begin(), clues_.end(),
                           [sentence](const SceneClue& clue) { return clue.sentence < sentence; });
  const auto to = std::partition_point(
      from, clues_.end(), [sentence](const SceneClue& clue) { return clue.sentence == sentence; });
  return {clues_.data() + (from - clues_.begin()), static_cast<std::size_t>(to - from)};
}

NearClues CountryScene::around(const Span& span) const {
  constexpr int kLookBack = 20;  // clues among which that of an actor is sought
  NearClues out;
  if (clues_.empty()) return out;
  out.first = &clues_.front();
  const auto behind =
      std::partition_point(clues_.begin(), clues_.end(),
                           [&](const SceneClue& clue) { return clue.span.end <= span.begin; });
  auto before = behind;
  for (int seen = 0; before != clues_.begin() && seen < kLookBack; ++seen) {
    --before;
    if (out.before == nullptr) out.before = &*before;
    if (before->kind != ClueKind::actor) continue;
    out.actor_before = &*before;
    break;
  }
  const auto after =
      std::find_if(behind, behind + std::min<std::ptrdiff_t>(kLookBack, clues_.end() - behind),
                   [&](const SceneClue& clue) { return clue.span.begin >= span.end; });
  if (after != clues_.end() && after->span.begin >= span.end) out.after = &*after;
  return out;
}

}  // namespace sayso
