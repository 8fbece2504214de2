// Word pieces: the uncased BERT WordPiece tokenizer of the model, with the case feature beside each
// piece.
//
// Method: Devlin et al. 2019 and its "BertNormalizer, BertPreTokenizer, WordPiece" form: clean
// text, space out CJK, decompose and drop accents, lower-case; split on white space and
// punctuation; then greedy longest match. Ids, spans, first flags and case classes equal the
// reference's on any valid UTF-8 (eval/tokenizer_reference.py), the special tokens' spellings in a
// text included.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace sayso {

/// One word piece. A word is a run of pieces from one `first` piece to the next.
struct Piece {
  std::int32_t id = 0;  ///< line of the vocabulary, from 0
  Span span;            ///< the bytes of the encoded text that it stands for; on code-point borders
  /// Case of the letters: 0 no letter, 1 lower, 2 capitalised or one capital, 3 all capitals,
  /// 4 mixed. A later piece of a word follows its first piece as the model was trained on.
  std::uint8_t case_class = 0;
  bool first = false;  ///< begins a word: a piece without the "##" of the vocabulary
};

/// Immutable after load; all member functions may be called from many threads at once. Cheap to
/// move.
class Tokenizer {
 public:
  /// Reads a vocabulary: one piece a line, its id the line's number from 0, at most 1,000,000
  /// lines. Errors: kModelFile (cannot be read), kVocabulary ([PAD], [UNK], [CLS], [SEP] or [MASK]
  /// missing, a piece twice, a line that is empty or too long).
  static Result<Tokenizer> load(const std::string& vocab_path);

  /// The pieces of `text`, in its order, without [CLS] and [SEP]. Spans never go back; they overlap
  /// only where one code point gives several pieces. Any bytes are taken: what is not UTF-8 counts
  /// as U+FFFD, which gives no piece. At most 4 GiB of text. Linear time.
  std::vector<Piece> encode(std::string_view text) const;

  std::int32_t cls() const;
  std::int32_t sep() const;
  std::int32_t unk() const;
  /// Number of pieces in the vocabulary: ids are below it.
  std::int32_t size() const;

 private:
  explicit Tokenizer(std::shared_ptr<const class Vocabulary> vocabulary);
  std::shared_ptr<const class Vocabulary> vocabulary_;
};

}  // namespace sayso
