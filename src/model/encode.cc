#include "model/encode.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "base/faults.h"
#include "model/merge.h"
#include "model/runtime.h"
#include "model/window_reading.h"
#include "model/windows.h"

namespace sayso {
namespace {

/// Windows that a document hands in at a time, so that a long one lets others pass.
constexpr std::size_t kStretch = 128;

std::size_t threads_of(const ModelOptions& options) {
  return std::clamp<std::size_t>(options.jobs, 1, 256);
}

Result<GraphBytes> read_graph(const std::string& folder, const std::string& name,
                              const Manifest& manifest) {
  GraphBytes graph;
  graph.structure = TRY(read_model_file(folder, name + ".xml", manifest));
  graph.weights = TRY(read_model_file(folder, name + ".bin", manifest));
  return graph;
}

std::vector<std::string> precisions_of(const Manifest& manifest, Arithmetic arithmetic) {
  switch (arithmetic) {
    case Arithmetic::f32:
      return {"f32"};
    case Arithmetic::bf16:
      return {"bf16"};
    case Arithmetic::int8:
      return {"int8"};
    case Arithmetic::automatic:
      break;
  }
  return manifest.precisions;
}

Result<std::unique_ptr<Runtime>> open_runtime(const std::string& folder, const Manifest& manifest,
                                              const ModelOptions& options) {
  RuntimeOptions runtime;
  runtime.precisions = precisions_of(manifest, options.arithmetic);
  if (options.arithmetic != Arithmetic::automatic && !manifest.allows(runtime.precisions[0])) {
    return fail(fault::kRuntime,
                fmt::format("the model was not made for {}", runtime.precisions[0]), folder);
  }
  runtime.jobs = threads_of(options);
  runtime.max_pieces = manifest.window.max_pieces;
  runtime.hidden = manifest.hidden;
  runtime.labels = manifest.labels;
  GraphBytes encoder = TRY(read_graph(folder, "encoder", manifest));
  if (manifest.allows("int8")) {
    encoder.int8_structure = TRY(read_model_file(folder, kInt8Graph, manifest));
  }
  GraphBytes heads = TRY(read_graph(folder, "heads", manifest));
  GraphBytes relation = TRY(read_graph(folder, "relation", manifest));
  auto opened = open_openvino(std::move(encoder), std::move(heads), std::move(relation), runtime);
  if (!opened) return within(std::move(opened).error(), folder);
  return opened;
}

DocumentPieces pieces_of(const Tokenizer& tokenizer, std::string_view text,
                         const StandIns& stand_ins = {}) {
  DocumentPieces document{put_in(stand_ins, tokenizer.encode(text), tokenizer),
                          {},
                          {},
                          tokenizer.cls(),
                          tokenizer.sep()};
  for (std::uint32_t i = 0; i < document.pieces.size(); ++i) {
    if (document.pieces[i].first) document.first_piece.push_back(i);
  }
  document.first_piece.push_back(static_cast<std::uint32_t>(document.pieces.size()));
  return document;
}

std::vector<Word> words_of(const DocumentPieces& document, const std::vector<Segment>& segments) {
  std::vector<Word> words;
  std::size_t segment = 0;
  for (std::size_t i = 0; i + 1 < document.first_piece.size(); ++i) {
    const std::uint32_t first = document.first_piece[i];
    while (segment + 1 < segments.size() &&
           first >= segments[segment].first_piece + segments[segment].pieces) {
      ++segment;
    }
    const std::uint32_t last = document.first_piece[i + 1] - 1;
    words.push_back({{document.pieces[first].span.begin, document.pieces[last].span.end},
                     segments[segment].sentence});
  }
  return words;
}

Range pieces_of(const std::vector<Segment>& segments, std::uint32_t first, std::uint32_t last) {
  return {segments[first].first_piece, segments[last].first_piece + segments[last].pieces};
}

/// The words that begin among `pieces`.
Range words_in(const DocumentPieces& document, Range pieces) {
  const auto begin = document.first_piece.begin(), end = document.first_piece.end() - 1;
  const auto at = [&](std::uint32_t piece) {
    return static_cast<std::uint32_t>(std::lower_bound(begin, end, piece) - begin);
  };
  return {at(pieces.begin), at(pieces.end)};
}

/// The pieces that `span` touches.
Range pieces_at(const std::vector<Piece>& pieces, const Span& span) {
  const auto begin = std::find_if(pieces.begin(), pieces.end(),
                                  [&](const Piece& piece) { return piece.span.end > span.begin; });
  const auto end = std::find_if(begin, pieces.end(),
                                [&](const Piece& piece) { return piece.span.begin >= span.end; });
  return {static_cast<std::uint32_t>(begin - pieces.begin()),
          static_cast<std::uint32_t>(end - pieces.begin())};
}

/// The whole words around `needed` that fit into `most` pieces, a word before and after in turn;
/// nothing if the needed ones do not.
std::optional<Range> stretch_around(const DocumentPieces& document, Range needed,
                                    std::uint32_t most) {
  const auto& starts = document.first_piece;
  auto before = std::upper_bound(starts.begin(), starts.end(), needed.begin);
  auto after = std::lower_bound(starts.begin(), starts.end(), needed.end);
  Range range{before == starts.begin() ? needed.begin : *--before,
              after == starts.end() ? needed.end : *after};
  if (range.end - range.begin > most) return std::nullopt;
  bool grows = true;
  while (grows) {
    grows = false;
    if (before != starts.begin() && range.end - *(before - 1) <= most) {
      range.begin = *--before;
      grows = true;
    }
    if (after + 1 < starts.end() && *(after + 1) - range.begin <= most) {
      range.end = *++after;
      grows = true;
    }
  }
  return range;
}

std::vector<WindowTask> tasks_of(const DocumentPieces& document,
                                 const std::vector<Segment>& segments, const WindowRule& rule) {
  std::vector<WindowTask> tasks;
  for (const Window& window : plan_windows(segments, rule)) {
    WindowTask task;
    task.pieces = pieces_of(segments, window.first, window.last);
    if (task.pieces.begin == task.pieces.end) continue;
    task.words = words_in(document, task.pieces);
    task.core_words = words_in(document, pieces_of(segments, window.core_first, window.core_last));
    tasks.push_back(task);
  }
  return tasks;
}

}  // namespace

struct Model::State {
  Manifest manifest;
  Tokenizer tokenizer;
  std::unique_ptr<Runtime> runtime;
  WindowLimits limits;
  std::optional<Batcher> batcher = {};  ///< of the above
};

Result<Model> Model::open(const std::string& folder, const ModelOptions& options) {
  Manifest manifest = TRY(Manifest::load(folder));
  TRY(read_model_file(folder, "vocab.txt", manifest));
  Tokenizer tokenizer = TRY(Tokenizer::load(folder + "/vocab.txt"));
  auto runtime = TRY(open_runtime(folder, manifest, options));
  return over(std::move(manifest), std::move(tokenizer), std::move(runtime), options);
}

Result<Model> Model::over(Manifest manifest, Tokenizer tokenizer, std::unique_ptr<Runtime> runtime,
                          const ModelOptions& options) {
  const WindowLimits limits{manifest.near_miss, manifest.pair_floor, options.mentions_per_window};
  const auto state = std::make_shared<State>(
      State{std::move(manifest), std::move(tokenizer), std::move(runtime), limits});
  state->batcher =
      TRY(Batcher::start(*state->runtime, state->manifest, state->limits, threads_of(options)));
  return Model(state);
}

const Manifest& Model::manifest() const { return state_->manifest; }

const Tokenizer& Model::tokenizer() const { return state_->tokenizer; }

const Runtime& Model::runtime() const { return *state_->runtime; }

std::string Model::precision() const { return state_->runtime->precision(); }

Result<Reading> Model::encode(const std::string& clean_text, const Sentences& sentences,
                              const StandIns& stand_ins) const {
  DocumentPieces document = pieces_of(state_->tokenizer, clean_text, stand_ins);
  const auto segments =
      cut_segments(clean_text, sentences, document.pieces, state_->manifest.window);
  std::vector<Word> words = words_of(document, segments);
  for (const Word& word : words) document.sentence.push_back(word.sentence);
  const std::vector<WindowTask> tasks = tasks_of(document, segments, state_->manifest.window);
  std::vector<WindowReading> windows;
  windows.reserve(tasks.size());
  for (std::size_t from = 0; from < tasks.size(); from += kStretch) {
    const std::size_t count = std::min<std::size_t>(kStretch, tasks.size() - from);
    auto stretch = TRY(state_->batcher->read(document, std::span(tasks).subspan(from, count)));
    std::move(stretch.begin(), stretch.end(), std::back_inserter(windows));
  }
  return merge(std::move(words), std::move(windows));
}

Result<RelationScores> Model::relate(const std::string& text, Span source, Span target) const {
  const DocumentPieces document = pieces_of(state_->tokenizer, text);
  const Range from = pieces_at(document.pieces, source), to = pieces_at(document.pieces, target);
  if (source.empty() || target.empty() || from.begin >= from.end || to.begin >= to.end) {
    return fail(fault::kRelateSpan, "a span holds no word");
  }
  const std::uint32_t most = state_->manifest.window.max_pieces - kFramePieces;
  const Range both{std::min(from.begin, to.begin), std::max(from.end, to.end)};
  const auto range = stretch_around(document, both, most);
  if (!range) {
    return fail(fault::kRelateFar, fmt::format("the two spans lie {} word pieces apart; a window "
                                               "holds {}",
                                               both.end - both.begin, most));
  }
  const auto rows = [&](const Range& pieces) {
    return RowSpan{std::int64_t{pieces.begin} - range->begin + 1,
                   std::int64_t{pieces.end} - range->begin};
  };
  const Encoded window = TRY(state_->runtime->encode_one(encoder_input(document, *range)));
  return state_->runtime->relate(window, rows(from), rows(to));
}

}  // namespace sayso
