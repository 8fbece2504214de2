#include "model/merge.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace sayso {
namespace {

using Rows = std::vector<std::vector<Score>>;
using RowsOf = Rows Reading::*;

constexpr RowsOf kOfMention[] = {&Reading::sector};
constexpr RowsOf kOfTrigger[] = {&Reading::type,  &Reading::mode, &Reading::factuality,
                                 &Reading::tense, &Reading::kind, &Reading::context};

void append_tags(const TagScores& from, TagScores& to) {
  if (from.width == 0) return;
  to.width = from.width;
  to.scores.insert(to.scores.end(), from.scores.begin(), from.scores.end());
}

/// Core candidates of one head with their rows.
void append_core(const WindowReading& window, std::vector<Candidate> Reading::*list,
                 std::span<const RowsOf> heads, Reading& out) {
  const auto& candidates = window.reading.*list;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!window.core_words.has(candidates[i].first)) continue;
    (out.*list).push_back(candidates[i]);
    for (const RowsOf head : heads) {
      const Rows& rows = window.reading.*head;
      (out.*head).push_back(i < rows.size() ? rows[i] : std::vector<Score>());
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

  void add(const Reading& window, const std::vector<PairScores>& pairs) {
    for (const PairScores& pair : pairs) {
      const auto from = from_index_.find((window.*from_)[pair.from]);
      const auto to = to_index_.find((window.*to_)[pair.to]);
      if (!from || !to || (from_ == to_ && from->index == to->index)) continue;
      mapped_.push_back({{from->index, to->index, pair.scores}, from->exact + to->exact});
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

Reading merge(std::vector<Word> words, const std::vector<WindowReading>& windows) {
  Reading out;
  out.words = std::move(words);
  for (const WindowReading& window : windows) {
    const Reading& reading = window.reading;
    append_tags(reading.mention_tags, out.mention_tags);
    append_tags(reading.trigger_tags, out.trigger_tags);
    append_tags(reading.attribution_tags, out.attribution_tags);
    append_core(window, &Reading::mentions, kOfMention, out);
    append_core(window, &Reading::triggers, kOfTrigger, out);
    append_core(window, &Reading::attributions, {}, out);
    out.dropped += reading.dropped;
  }
  PairMerger roles(&Reading::triggers, &Reading::mentions, out);
  PairMerger links(&Reading::triggers, &Reading::triggers, out);
  PairMerger corefs(&Reading::mentions, &Reading::mentions, out);
  for (const WindowReading& window : windows) {
    roles.add(window.reading, window.reading.roles);
    links.add(window.reading, window.reading.links);
    corefs.add(window.reading, window.reading.corefs);
  }
  out.roles = roles.merged();
  out.links = links.merged();
  out.corefs = corefs.merged();
  return out;
}

}  // namespace sayso
