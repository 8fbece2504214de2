#include "mention/cue_edges.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/faults.h"
#include "base/number.h"

namespace sayso {
namespace {

constexpr std::uint32_t kBeginMoves = 2, kEndMoves = 3;
/// How far around a cue its source and content are looked for when it is asked whether it is one.
constexpr std::uint32_t kCueNear = 12;
constexpr std::size_t kLongestCue = 9, kLongestNone = 7;
constexpr std::array<std::string_view, 3> kCueParts = {"source", "cue", "content"};

std::string cue_key(std::string_view left, std::string_view right) {
  return fmt::format("{} {}", left, right);
}

/// The choice around one proposed cue.
class CueChoice {
 public:
  CueChoice(const CueScene& scene, CueWords own) : scene_(scene), own_(own) {
    width_ = scene.reading.attribution_tags.width;
  }

  std::optional<CueWords> best() const {
    std::int64_t most = no_cue();
    std::optional<CueWords> out;
    const auto words = static_cast<std::uint32_t>(scene_.words.size());
    const std::uint32_t from = own_.first - std::min(own_.first, kBeginMoves);
    const std::uint32_t to = std::min(own_.second + kEndMoves, words - 1);
    for (std::uint32_t first = from; first <= std::min(own_.first + kBeginMoves, own_.second);
         ++first) {
      std::int64_t within = begin(first) + begin_tag(first);
      for (std::uint32_t last = first; last <= to; ++last) {
        if (scene_.paragraph[last] != scene_.paragraph[first]) break;
        within += inside(last);
        if (last < own_.first || last + kEndMoves < own_.second) continue;
        const std::int64_t sum =
            within + end(last) + length("length", last - first + 1, kLongestCue);
        if (out ? sum > most : sum >= most) {
          most = sum;
          out = {first, last};
        }
      }
    }
    return out;
  }

 private:
  Score weight(std::string_view what, std::string_view words) const {
    return scene_.edges.weight(what, words);
  }

  Score length(std::string_view what, std::size_t words, std::size_t most) const {
    return weight(what, fmt::format_int(std::min(words, most)).str());
  }

  Score tag(std::uint32_t word, std::size_t tag) const {
    return scene_.reading.attribution_tags.scores[word * width_ + tag];
  }
  std::int64_t begin_tag(std::uint32_t word) const {
    return std::int64_t{tag(word, 1 + 2 * scene_.label)} - tag(word, 2 + 2 * scene_.label);
  }
  std::int64_t inside(std::uint32_t word) const {
    return std::int64_t{tag(word, 2 + 2 * scene_.label)} - tag(word, 0) +
           weight("holds-trigger", scene_.trigger[word]);
  }

  /// Is there a word of the paragraph of `word` beside it?
  bool has(std::uint32_t word, std::uint32_t beside) const {
    return beside < scene_.words.size() && scene_.paragraph[beside] == scene_.paragraph[word];
  }

  std::string_view part(std::uint32_t beside) const {
    if (own_.first <= beside && beside <= own_.second) return "own";
    const auto& part = scene_.part[beside];
    return part ? kCueParts[static_cast<std::size_t>(*part)] : "none";
  }

  std::int64_t begin(std::uint32_t first) const {
    const std::uint32_t beside = first - 1;
    const bool inner = first > 0 && has(first, beside);
    const std::string_view before = inner ? std::string_view(scene_.words[beside]) : "edge";
    const std::string_view left = inner ? part(beside) : "edge", word = scene_.words[first];
    return std::int64_t{weight("first", word)} + weight("before", before) + weight("left", left) +
           weight("left-first", cue_key(left, word)) +
           weight("before-first", cue_key(before, word)) +
           weight("begins", first == own_.first ? "kept" : "moved") +
           weight("first-trigger", scene_.trigger[first]) +
           weight("before-trigger", inner ? scene_.trigger[beside] : "edge");
  }

  std::int64_t end(std::uint32_t last) const {
    const std::uint32_t beside = last + 1;
    const bool inner = has(last, beside);
    const std::string_view after = inner ? std::string_view(scene_.words[beside]) : "edge";
    const std::string_view right = inner ? part(beside) : "edge", word = scene_.words[last];
    return std::int64_t{weight("last", word)} + weight("after", after) + weight("right", right) +
           weight("right-last", cue_key(right, word)) +
           weight("right-after", cue_key(right, after)) +
           weight("last-after", cue_key(word, after)) +
           weight("ends", last == own_.second ? "kept" : "moved") +
           weight("last-trigger", scene_.trigger[last]) +
           weight("after-trigger", inner ? scene_.trigger[beside] : "edge");
  }

  std::int64_t no_cue() const {
    const auto words = static_cast<std::uint32_t>(scene_.words.size());
    bool source = false, content = false;
    for (std::uint32_t word = own_.first - std::min(own_.first, kCueNear);
         word <= std::min(own_.second + kCueNear, words - 1); ++word) {
      source = source || scene_.part[word] == QuotePart::source;
      content = content || scene_.part[word] == QuotePart::content;
    }
    const std::string_view near =
        content ? (source ? "both" : "content") : (source ? "source" : "nothing");
    std::int64_t sum =
        weight("none", "*") + weight("none-near", near) +
        length("none-length", own_.second - own_.first + std::size_t{1}, kLongestNone);
    std::set<std::string_view> triggers;
    for (std::uint32_t word = own_.first; word <= own_.second; ++word) {
      sum += weight("none-in", scene_.words[word]);
      if (triggers.insert(scene_.trigger[word]).second)
        sum += weight("none-trigger", scene_.trigger[word]);
    }
    return sum;
  }

  const CueScene& scene_;
  CueWords own_;
  std::size_t width_ = 0;
};

}  // namespace

Result<CueEdges> CueEdges::load(const std::string& path) { return from(TRY(Tsv::read(path))); }

Result<CueEdges> CueEdges::from(const Tsv& table) {
  const std::size_t what = TRY(table.column("what"));
  const std::size_t words = TRY(table.column("words"));
  const std::size_t weight = TRY(table.column("weight"));
  CueEdges out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.cell(row, weight);
    const auto value = parse_number<Score>(cell);
    constexpr Score kMost = 1'000'000;
    if (!value || *value > kMost || *value < -kMost) {
      return fail(fault::kDataFile, fmt::format("\"{}\" is no weight", cell), table.where(row));
    }
    std::string key = cue_key(table.cell(row, what), table.cell(row, words));
    if (!out.weights_.emplace(key, *value).second)
      return fail(fault::kDataFile, fmt::format("\"{}\" is repeated", key), table.where(row));
  }
  return out;
}

Score CueEdges::weight(std::string_view what, std::string_view words) const {
  const auto found = weights_.find(cue_key(what, words));
  return found == weights_.end() ? 0 : found->second;
}

std::optional<CueWords> settle_cue(const CueScene& scene, CueWords proposed) {
  return CueChoice(scene, proposed).best();
}

}  // namespace sayso
