// Windows read: of one, tag scores, candidate spans, their attributes and pairs from what the
// runtime gives; of many documents, their windows together.
//
// Mentions and triggers lie within a sentence each; attribution spans may run over several.
//
// Which pairs a window answers for: a role pair, if its trigger is core; a link or coreference
// pair, if the later of its two spans is core (both directions, which stand or fall together). A
// candidate is core if its first word is. Functions are thread-safe: everything is passed in.
//
// A window by itself keeps the processor waiting for the encoder's weights; a batch reads them once
// for all. Documents hand in their windows from their own threads and wait; a thread of the batcher
// that comes free takes the window that has waited longest and fills a batch with those of like
// length, whosever they are. Nothing waits for a batch to fill, so a lone document is read at
// once, and by all threads. The numbers of a window do not depend on its batch (model/runtime.h).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "model/manifest.h"
#include "model/runtime.h"
#include "model/tokenizer.h"
#include "reading/reading.h"

namespace sayso {

/// Half-open range of document indices.
struct Range {
  std::uint32_t begin = 0, end = 0;
  bool has(std::uint32_t index) const { return begin <= index && index < end; }
};

/// The pieces of a document and its words: word i is the pieces [first_piece[i], first_piece[i +
/// 1]).
struct DocumentPieces {
  std::vector<Piece> pieces;
  std::vector<std::uint32_t> first_piece;  ///< one more than there are words
  std::vector<std::uint32_t> sentence;     ///< of each word; empty: the whole text is one
  std::int32_t cls = 0, sep = 0;
};

struct WindowTask {
  Range pieces;      ///< that the window reads; at most max_pieces - 2, at least one
  Range words;       ///< that begin among these pieces
  Range core_words;  ///< that begin in a core segment
};

struct WindowLimits {
  Score near_miss = 0;
  Score pair_floor = 0;
  std::size_t candidates = 0;  ///< per head
};

/// A Reading of one window: `reading.words` stays empty; candidates name words of the document, and
/// those whose first word is not core stand for candidates of other windows. Tag scores are those
/// of the core words only; attributes of candidates that are not core are empty.
struct WindowReading {
  Reading reading;
  Range core_words;
};

/// What windows of one document are read with.
struct WindowReader {
  const DocumentPieces& document;
  const Labels& labels;
  const WindowLimits& limits;
};

/// Tag scores and candidates of a window that has been encoded. Errors: kRuntime (scores that are
/// not numbers).
Result<WindowReading> begin_window(const WindowReader& reader, const WindowTask& task,
                                   const Encoded& encoded);

/// What the heads are to be asked of such a window.
HeadsInput questions(const WindowReader& reader, const WindowTask& task,
                     const WindowReading& window);

/// Adds the attributes and pairs that the heads answered. Errors: as begin_window.
Result<void> finish_window(const WindowReader& reader, const WindowTask& task,
                           const HeadsInput& asked, const HeadsOutput& answers,
                           WindowReading& window);

/// A window's pieces with [CLS] and [SEP] around them.
EncoderInput encoder_input(const DocumentPieces& document, Range pieces);

/// Thousandths, rounded half away from zero; kRuntime for what is not a number.
Result<std::vector<Score>> to_scores(const std::vector<float>& logits);

/// All member functions may be called from many threads at once. It ends its threads when it goes.
class Batcher {
 public:
  /// What is given outlives the batcher. Errors: kMachine (no thread left).
  static Result<Batcher> start(const Runtime& runtime, const Manifest& manifest,
                               const WindowLimits& limits, std::size_t threads);

  /// Reads windows of one document, in the order of `tasks`, and waits for them. An Error is that
  /// of a batch: all documents with a window in it get it. Errors: kRuntime, kMachine.
  Result<std::vector<WindowReading>> read(const DocumentPieces& document,
                                          std::span<const WindowTask> tasks) const;

  Batcher(const Batcher&) = delete;
  Batcher& operator=(const Batcher&) = delete;
  Batcher(Batcher&&) noexcept;
  Batcher& operator=(Batcher&&) noexcept;
  ~Batcher();

 private:
  struct State;
  explicit Batcher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sayso
