// One window through the runtime: tag scores, candidate spans, their attributes and pairs.
// Mentions and triggers lie within a sentence each; attribution spans may run over several.
//
// Which pairs a window answers for: a role pair, if its trigger is core; a link or coreference
// pair, if the later of its two spans is core (both directions, which stand or fall together). A
// candidate is core if its first word is. Thread-safe: everything is passed in.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "model/manifest.h"
#include "model/reading.h"
#include "model/runtime.h"
#include "model/tokenizer.h"

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
  const Runtime& runtime;
  const DocumentPieces& document;
  const Labels& labels;
  const WindowLimits& limits;
};

/// Reads a window that has been encoded. Errors: kRuntime (also for scores that are not numbers).
Result<WindowReading> read_window(const WindowReader& reader, const WindowTask& task,
                                  const Encoded& encoded);

/// A window's pieces with [CLS] and [SEP] around them.
EncoderInput encoder_input(const DocumentPieces& document, Range pieces);

/// Thousandths, rounded half away from zero; kRuntime for what is not a number.
Result<std::vector<Score>> to_scores(const std::vector<float>& logits);

}  // namespace sayso
