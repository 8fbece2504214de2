#include "model/tags.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace sayso {
namespace {

using Sum = std::int64_t;

/// Less than any sum of real scores, and far enough from the end of the type to add scores to.
constexpr Sum kNever = std::numeric_limits<Sum>::min() / 2;

bool is_inside(std::size_t tag) { return tag > 0 && tag % 2 == 0; }

/// Viterbi in O(width) a word: a tag other than "inside" follows the best of all tags, "inside"
/// the better of its two predecessors.
class Lattice {
 public:
  Lattice(std::span<const Score> scores, std::size_t width, Score worse)
      : scores_(scores), width_(width), words_(scores.size() / width), worse_(worse) {}

  std::vector<std::uint16_t> best_tags() {
    std::vector<std::uint16_t> tags(words_);
    if (words_ == 0) return tags;
    from_.assign(words_ * width_, 0);
    std::vector<Sum> sums(width_);
    for (std::size_t tag = 0; tag < width_; ++tag) sums[tag] = is_inside(tag) ? kNever : at(0, tag);
    for (std::size_t word = 1; word < words_; ++word) sums = step(word, sums);
    tags.back() = best_of(sums);
    for (std::size_t word = words_ - 1; word > 0; --word) {
      tags[word - 1] = from_[word * width_ + tags[word]];
    }
    return tags;
  }

 private:
  Sum at(std::size_t word, std::size_t tag) const {
    const Sum score = scores_[word * width_ + tag];
    return tag == 0 ? score - worse_ : score;
  }

  static std::uint16_t best_of(const std::vector<Sum>& sums) {
    return static_cast<std::uint16_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  }

  std::vector<Sum> step(std::size_t word, const std::vector<Sum>& before) {
    const std::uint16_t best = best_of(before);
    std::vector<Sum> sums(width_);
    for (std::size_t tag = 0; tag < width_; ++tag) {
      std::size_t from = best;
      if (is_inside(tag)) from = before[tag] > before[tag - 1] ? tag : tag - 1;
      from_[word * width_ + tag] = static_cast<std::uint16_t>(from);
      sums[tag] = std::max(kNever, before[from] + at(word, tag));
    }
    return sums;
  }

  std::span<const Score> scores_;
  std::size_t width_, words_;
  Sum worse_;
  std::vector<std::uint16_t> from_;
};

Score clamped(Sum sum) {
  return static_cast<Score>(
      std::clamp<Sum>(sum, std::numeric_limits<Score>::min(), std::numeric_limits<Score>::max()));
}

/// The scores of all labels on a span, the best few.
std::vector<LabelScore> label_scores(std::span<const Score> scores, std::size_t width,
                                     const TagSpan& span) {
  std::vector<LabelScore> labels;
  for (std::size_t label = 0; 2 * label + 2 < width; ++label) {
    Sum sum = 0;
    for (std::size_t word = span.first; word <= span.last; ++word) {
      const std::size_t tag = word == span.first ? 1 + 2 * label : 2 + 2 * label;
      sum += Sum{scores[word * width + tag]} - scores[word * width];
    }
    labels.push_back({static_cast<std::uint16_t>(label), clamped(sum)});
  }
  std::stable_sort(labels.begin(), labels.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  labels.resize(std::min(labels.size(), kCandidateLabels));
  return labels;
}

/// Each two spans of one label without a word between, as one.
std::vector<TagSpan> unions(const std::vector<TagSpan>& spans) {
  std::vector<TagSpan> out;
  for (std::size_t i = 1; i < spans.size(); ++i) {
    const TagSpan &left = spans[i - 1], &right = spans[i];
    if (left.label == right.label && left.last + 1 == right.first) {
      out.push_back({left.first, right.last, left.label});
    }
  }
  return out;
}

}  // namespace

std::vector<TagSpan> best_spans(std::span<const Score> scores, std::size_t width, Score worse) {
  const auto tags = Lattice(scores, width, worse).best_tags();
  std::vector<TagSpan> spans;
  for (std::uint32_t word = 0; word < tags.size(); ++word) {
    if (is_inside(tags[word])) {
      spans.back().last = word;
    } else if (tags[word] > 0) {
      spans.push_back({word, word, static_cast<std::uint16_t>((tags[word] - 1) / 2)});
    }
  }
  return spans;
}

std::vector<Candidate> find_candidates(std::span<const Score> scores, std::size_t width,
                                       Score near_miss) {
  std::vector<Candidate> candidates;
  const auto add = [&](const std::vector<TagSpan>& spans, bool best) {
    for (const TagSpan& span : spans) {
      candidates.push_back({span.first, span.last, label_scores(scores, width, span), best});
    }
  };
  const std::vector<TagSpan> spans = best_spans(scores, width);
  add(spans, true);
  add(unions(spans), false);
  if (near_miss > 0) add(best_spans(scores, width, near_miss), false);
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.last) < std::tie(b.first, b.last);
  });
  const auto same = [](const auto& a, const auto& b) {
    return a.first == b.first && a.last == b.last;
  };
  candidates.erase(std::unique(candidates.begin(), candidates.end(), same), candidates.end());
  return candidates;
}

std::vector<bool> limit_candidates(std::vector<Candidate>& candidates, std::size_t limit) {
  std::vector<bool> left_out(candidates.size(), false);
  if (candidates.size() <= limit) return left_out;
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Candidate &x = candidates[a], &y = candidates[b];
    if (x.best != y.best) return x.best;
    return x.labels.front().score > y.labels.front().score;
  });
  for (std::size_t i = limit; i < order.size(); ++i) left_out[order[i]] = true;
  std::size_t at = 0;
  std::erase_if(candidates, [&](const Candidate&) { return left_out[at++]; });
  return left_out;
}

}  // namespace sayso
