#include "model/merge.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace sayso {
namespace {

using Rows = std::vector<std::vector<Score>>;
using RowsOf = Rows Reading::*;

constexpr RowsOf kOfMention[] = {&Reading::sector, &Reading::country};
constexpr RowsOf kOfTrigger[] = {&Reading::type,  &Reading::mode, &Reading::factuality,
                                 &Reading::tense, &Reading::kind, &Reading::context};

/// Adds the tag scores of one head; those of the window are gone.
void move_tags(WindowReading& window, TagScores Reading::*head, Reading& out) {
  const TagScores from = std::exchange(window.reading.*head, {});
  TagScores& to = out.*head;
  if (to.scores.empty()) to.scores.reserve(out.words.size() * from.width);
  to.width = std::max(to.width, from.width);
  to.scores.insert(to.scores.end(), from.scores.begin(), from.scores.end());
}

/// Core candidates of one head with their rows; of those of the window, the places stay.
void move_core(WindowReading& window, std::vector<Candidate> Reading::*list,
               std::span<const RowsOf> heads, Reading& out) {
  auto& candidates = window.reading.*list;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!window.core_words.has(candidates[i].first)) continue;
    (out.*list).push_back(std::move(candidates[i]));
    for (const RowsOf head : heads) {
      Rows& rows = window.reading.*head;
      (out.*head).push_back(i < rows.size() ? std::move(rows[i]) : std::vector<Score>());
    }
  }
}

struct Mapped {
  PairScores pair;
  int fit;
};

/// Pairs of all windows between two lists of candidates.
class PairMerger {
 public:
  using List = std::vector<Candidate> Reading::*;
  PairMerger(List from, List to, const Reading& out)
      : from_(from), to_(to), from_index_(out.*from), to_index_(out.*to) {}

  void add(const Reading& window, std::vector<PairScores> pairs) {
    for (PairScores& pair : pairs) {
      const auto from = from_index_.find((window.*from_)[pair.from]);
      const auto to = to_index_.find((window.*to_)[pair.to]);
      if (!from || !to || (from_ == to_ && from->index == to->index)) continue;
      mapped_.push_back(
          {{from->index, to->index, std::move(pair.scores)}, from->exact + to->exact});
    }
  }

  std::vector<PairScores> merged() {
    std::stable_sort(mapped_.begin(), mapped_.end(), [](const Mapped& a, const Mapped& b) {
      return std::tuple(a.pair.from, a.pair.to, -a.fit) <
             std::tuple(b.pair.from, b.pair.to, -b.fit);
    });
    std::vector<PairScores> pairs;
    for (Mapped& mapped : mapped_) {
      const bool again = !pairs.empty() && pairs.back().from == mapped.pair.from &&
                         pairs.back().to == mapped.pair.to;
      if (!again) pairs.push_back(std::move(mapped.pair));
    }
    return pairs;
  }

 private:
  List from_, to_;
  CandidateIndex from_index_, to_index_;
  std::vector<Mapped> mapped_;
};

}  // namespace

CandidateIndex::CandidateIndex(const std::vector<Candidate>& candidates) : candidates_(candidates) {
  for (const Candidate& candidate : candidates) {
    longest_ = std::max(longest_, candidate.last - candidate.first + 1);
  }
}

std::optional<CandidateIndex::Match> CandidateIndex::find(const Candidate& wanted) const {
  auto at = std::upper_bound(
      candidates_.begin(), candidates_.end(), wanted.last,
      [](std::uint32_t last, const Candidate& candidate) { return last < candidate.first; });
  std::optional<Match> match;
  std::uint32_t most = 0;
  while (at != candidates_.begin()) {
    --at;
    if (at->first + longest_ <= wanted.first) break;
    if (at->last < wanted.first) continue;
    const auto index = static_cast<std::uint32_t>(at - candidates_.begin());
    if (at->first == wanted.first && at->last == wanted.last) return Match{index, true};
    const std::uint32_t overlap =
        std::min(at->last, wanted.last) - std::max(at->first, wanted.first) + 1;
    if (overlap < most) continue;
    most = overlap;
    match = Match{index, false};
  }
  return match;
}

Reading merge(std::vector<Word> words, std::vector<WindowReading> windows) {
  Reading out;
  out.words = std::move(words);
  for (WindowReading& window : windows) {
    move_tags(window, &Reading::mention_tags, out);
    move_tags(window, &Reading::trigger_tags, out);
    move_tags(window, &Reading::attribution_tags, out);
    move_core(window, &Reading::mentions, kOfMention, out);
    move_core(window, &Reading::triggers, kOfTrigger, out);
    move_core(window, &Reading::attributions, {}, out);
    out.dropped += window.reading.dropped;
  }
  PairMerger roles(&Reading::triggers, &Reading::mentions, out);
  PairMerger links(&Reading::triggers, &Reading::triggers, out);
  PairMerger corefs(&Reading::mentions, &Reading::mentions, out);
  for (WindowReading& window : windows) {
    roles.add(window.reading, std::move(window.reading.roles));
    links.add(window.reading, std::move(window.reading.links));
    corefs.add(window.reading, std::move(window.reading.corefs));
  }
  out.roles = roles.merged();
  out.links = links.merged();
  out.corefs = corefs.merged();
  return out;
}

}  // namespace sayso
