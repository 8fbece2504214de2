#include "model/window_reading.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "base/faults.h"
#include "model/tags.h"

namespace sayso {
namespace {

using Rows = std::vector<std::vector<Score>>;

constexpr float kPerLogit = 1000;
constexpr double kMostScore = 1e9;

/// The tag scores of one head on the first pieces of the window's words.
Result<TagScores> word_tags(const std::vector<float>& logits, std::size_t labels,
                            const DocumentPieces& document, const WindowTask& task) {
  TagScores tags;
  if (labels == 0) return tags;
  tags.width = static_cast<std::uint32_t>(1 + 2 * labels);
  std::vector<float> rows;
  rows.reserve(std::size_t{tags.width} * (task.words.end - task.words.begin));
  for (std::uint32_t word = task.words.begin; word < task.words.end; ++word) {
    const std::size_t row = document.first_piece[word] - task.pieces.begin + 1;
    const auto begin = logits.begin() + static_cast<std::ptrdiff_t>(row * tags.width);
    rows.insert(rows.end(), begin, begin + tags.width);
  }
  tags.scores = TRY(to_scores(rows));
  return tags;
}

/// The stretches of the window's words in which spans of a head may lie: its sentences.
std::vector<Range> sentences_of(const DocumentPieces& document, Range words) {
  if (document.sentence.empty()) return {words};
  std::vector<Range> out;
  for (std::uint32_t word = words.begin; word < words.end; ++word) {
    const bool begins =
        word == words.begin || document.sentence[word] != document.sentence[word - 1];
    if (begins) out.push_back({word, word});
    out.back().end = word + 1;
  }
  return out;
}

/// Candidates of one head within each stretch, in words of the document. Those that the limit drops
/// are counted if they are core.
std::vector<Candidate> candidates_of(const TagScores& tags, const std::vector<Range>& stretches,
                                     const WindowTask& task, const WindowLimits& limits,
                                     std::uint32_t& dropped) {
  if (tags.width == 0) return {};
  std::vector<Candidate> found;
  for (const Range& stretch : stretches) {
    const auto scores = std::span(tags.scores)
                            .subspan(std::size_t{tags.width} * (stretch.begin - task.words.begin),
                                     std::size_t{tags.width} * (stretch.end - stretch.begin));
    for (Candidate& candidate : find_candidates(scores, tags.width, limits.near_miss)) {
      candidate.first += stretch.begin;
      candidate.last += stretch.begin;
      found.push_back(std::move(candidate));
    }
  }
  const std::vector<Candidate> all = found;
  const std::vector<bool> left_out = limit_candidates(found, limits.candidates);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (left_out[i] && task.core_words.has(all[i].first)) ++dropped;
  }
  return found;
}

/// Leaves the rows of the core words.
void cut_to_core(TagScores& tags, const WindowTask& task) {
  if (tags.width == 0) return;
  const auto at = [&](std::uint32_t word) {
    return tags.scores.begin() +
           static_cast<std::ptrdiff_t>(std::size_t{word - task.words.begin} * tags.width);
  };
  tags.scores = std::vector<Score>(at(task.core_words.begin), at(task.core_words.end));
}

bool is_core(const Candidate& candidate, const WindowTask& task) {
  return task.core_words.has(candidate.first);
}

/// What to ask the heads about the candidates of a window.
class Asker {
 public:
  Asker(const DocumentPieces& document, const WindowTask& task, const Reading& reading)
      : document_(document), task_(task), reading_(reading) {}

  HeadsInput input() const {
    HeadsInput input;
    for (const Candidate& mention : reading_.mentions) input.mentions.push_back(rows_of(mention));
    for (const Candidate& trigger : reading_.triggers) input.triggers.push_back(rows_of(trigger));
    for (std::size_t from = 0; from < reading_.triggers.size(); ++from) {
      if (!is_core(reading_.triggers[from], task_)) continue;
      for (std::size_t to = 0; to < reading_.mentions.size(); ++to) {
        input.roles.push_back(pair(from, to));
      }
    }
    input.links = both_ways(reading_.triggers);
    input.corefs = both_ways(reading_.mentions);
    return input;
  }

 private:
  static IndexPair pair(std::size_t from, std::size_t to) {
    return {static_cast<std::int64_t>(from), static_cast<std::int64_t>(to)};
  }

  /// First and last row of a span; [CLS] is row 0. The last word may go on behind the window.
  RowSpan rows_of(const Candidate& candidate) const {
    const std::uint32_t end = std::min(document_.first_piece[candidate.last + 1], task_.pieces.end);
    return {document_.first_piece[candidate.first] - std::int64_t{task_.pieces.begin} + 1,
            end - std::int64_t{task_.pieces.begin}};
  }

  std::vector<IndexPair> both_ways(const std::vector<Candidate>& candidates) const {
    std::vector<IndexPair> pairs;
    for (std::size_t later = 0; later < candidates.size(); ++later) {
      if (!is_core(candidates[later], task_)) continue;
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        pairs.push_back(pair(earlier, later));
        pairs.push_back(pair(later, earlier));
      }
    }
    return pairs;
  }

  const DocumentPieces& document_;
  const WindowTask& task_;
  const Reading& reading_;
};

/// [candidate][label]; the rows of candidates that are not core stay empty.
Result<Rows> core_rows(const std::vector<float>& logits, std::size_t width,
                       const std::vector<Candidate>& candidates, const WindowTask& task) {
  Rows rows(candidates.size());
  if (width == 0) return rows;
  const std::vector<Score> scores = TRY(to_scores(logits));
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!is_core(candidates[i], task)) continue;
    const auto begin = scores.begin() + static_cast<std::ptrdiff_t>(i * width);
    rows[i].assign(begin, begin + static_cast<std::ptrdiff_t>(width));
  }
  return rows;
}

/// The pairs of which one of `group` neighbouring rows has a score above the floor.
Result<std::vector<PairScores>> pairs_above(const std::vector<float>& logits,
                                            const std::vector<IndexPair>& asked, std::size_t width,
                                            std::size_t group, Score floor) {
  std::vector<PairScores> pairs;
  if (width == 0) return pairs;
  const std::vector<Score> scores = TRY(to_scores(logits));
  for (std::size_t first = 0; first < asked.size(); first += group) {
    const auto rows = std::span(scores).subspan(first * width, group * width);
    if (std::none_of(rows.begin(), rows.end(), [&](Score score) { return score > floor; }))
      continue;
    for (std::size_t i = 0; i < group; ++i) {
      const auto row = rows.subspan(i * width, width);
      pairs.push_back({static_cast<std::uint32_t>(asked[first + i].from),
                       static_cast<std::uint32_t>(asked[first + i].to),
                       {row.begin(), row.end()}});
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const PairScores& a, const PairScores& b) {
    return std::pair(a.from, a.to) < std::pair(b.from, b.to);
  });
  return pairs;
}

}  // namespace

Result<std::vector<Score>> to_scores(const std::vector<float>& logits) {
  std::vector<Score> scores;
  scores.reserve(logits.size());
  for (const float logit : logits) {
    const double thousandths = double{logit} * kPerLogit;
    if (!(std::abs(thousandths) <= kMostScore)) {
      return fail(fault::kRuntime, "the model gave a score that is not a number");
    }
    scores.push_back(static_cast<Score>(std::lround(thousandths)));
  }
  return scores;
}

EncoderInput encoder_input(const DocumentPieces& document, Range pieces) {
  EncoderInput input;
  const auto add = [&](std::int32_t id, std::uint8_t case_class) {
    input.ids.push_back(id);
    input.cases.push_back(case_class);
  };
  add(document.cls, 0);
  for (std::uint32_t i = pieces.begin; i < pieces.end; ++i) {
    add(document.pieces[i].id, document.pieces[i].case_class);
  }
  add(document.sep, 0);
  return input;
}

Result<WindowReading> begin_window(const WindowReader& reader, const WindowTask& task,
                                   const Encoded& encoded) {
  const auto& [document, labels, limits] = reader;
  WindowReading window{{}, task.core_words};
  Reading& reading = window.reading;
  reading.mention_tags = TRY(word_tags(encoded.mention, labels.mention.size(), document, task));
  reading.trigger_tags = TRY(word_tags(encoded.trigger, labels.trigger.size(), document, task));
  reading.attribution_tags =
      TRY(word_tags(encoded.attribution, labels.attribution.size(), document, task));
  const auto sentences = sentences_of(document, task.words);
  std::uint32_t& dropped = reading.dropped;
  reading.mentions = candidates_of(reading.mention_tags, sentences, task, limits, dropped);
  reading.triggers = candidates_of(reading.trigger_tags, sentences, task, limits, dropped);
  reading.attributions =
      candidates_of(reading.attribution_tags, {task.words}, task, limits, dropped);
  for (TagScores* tags :
       {&reading.mention_tags, &reading.trigger_tags, &reading.attribution_tags}) {
    cut_to_core(*tags, task);
  }
  return window;
}

HeadsInput questions(const WindowReader& reader, const WindowTask& task,
                     const WindowReading& window) {
  return Asker(reader.document, task, window.reading).input();
}

Result<void> finish_window(const WindowReader& reader, const WindowTask& task,
                           const HeadsInput& asked, const HeadsOutput& answers,
                           WindowReading& window) {
  const Labels& labels = reader.labels;
  const Score floor = reader.limits.pair_floor;
  Reading& reading = window.reading;
  const auto& triggers = reading.triggers;
  reading.sector = TRY(core_rows(answers.sector, labels.sector.size(), reading.mentions, task));
  reading.country = TRY(core_rows(answers.country, labels.country.size(), reading.mentions, task));
  reading.type = TRY(core_rows(answers.type, labels.type.size(), triggers, task));
  reading.mode = TRY(core_rows(answers.mode, labels.mode.size(), triggers, task));
  reading.factuality = TRY(core_rows(answers.factuality, labels.factuality.size(), triggers, task));
  reading.tense = TRY(core_rows(answers.tense, labels.tense.size(), triggers, task));
  reading.kind = TRY(core_rows(answers.kind, labels.kind.size(), triggers, task));
  reading.context = TRY(core_rows(answers.context, labels.context.size(), triggers, task));
  reading.roles = TRY(pairs_above(answers.role, asked.roles, labels.role.size(), 1, floor));
  reading.links = TRY(pairs_above(answers.link, asked.links, labels.link.size(), 2, floor));
  reading.corefs = TRY(pairs_above(answers.coref, asked.corefs, 1, 2, floor));
  return {};
}

}  // namespace sayso
