// The seam behind which the inference library lies: the three graphs of a model as functions on
// plain arrays.
//
// Floats are row-major and are the logits of the graphs. The numbers of a window depend on its own
// pieces, the arithmetic and the instruction set; never on the windows of its batch or how many
// they are, on threads or their order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "reading/reading.h"

namespace sayso {

/// A window as the encoder takes it, with [CLS] and [SEP]: equal lengths.
struct EncoderInput {
  std::vector<std::int64_t> ids, cases;
};

struct Encoded {
  std::size_t pieces = 0;                            ///< of the window
  std::vector<float> hidden;                         ///< [pieces][width]
  std::vector<float> mention, trigger, attribution;  ///< [pieces][1 + 2 * labels]
};

/// Rows of a span, inclusive.
struct RowSpan {
  std::int64_t first = 0, last = 0;
};

/// Indices into the lists of spans of the same question.
struct IndexPair {
  std::int64_t from = 0, to = 0;
};

struct HeadsInput {
  std::vector<RowSpan> mentions, triggers;
  std::vector<IndexPair> roles;   ///< trigger, mention
  std::vector<IndexPair> links;   ///< trigger, trigger
  std::vector<IndexPair> corefs;  ///< mention, mention
};

/// One row per span or pair asked for. A head whose label list is empty gives nothing.
struct HeadsOutput {
  std::vector<float> sector, country;                               ///< [mention][label]
  std::vector<float> type, mode, factuality, tense, kind, context;  ///< [trigger][label]
  std::vector<float> role, link, coref;                             ///< [pair][label]
};

/// Immutable; all member functions may be called from many threads at once. A call waits while as
/// many others run as the runtime was opened for. Errors: kRuntime.
class Runtime {
 public:
  Runtime() = default;
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;
  virtual ~Runtime() = default;

  /// Encodes a batch in one go: each window holds 1 to `max_pieces` pieces. All but attention costs
  /// as many rows as there are pieces, attention for each window those of the longest, so windows
  /// of like padded_rows() belong together. In the order of `windows`.
  virtual Result<std::vector<Encoded>> encode(std::span<const EncoderInput> windows) const = 0;
  /// The same for one window.
  Result<Encoded> encode_one(const EncoderInput& window) const {
    auto encoded = encode({&window, 1});
    if (!encoded) return std::move(encoded).error();
    return std::move(encoded->front());
  }
  /// Answers what is asked of each window of a batch; `asked` is as long.
  /// Spans lie inside the pieces of their window, pairs inside the lists.
  virtual Result<std::vector<HeadsOutput>> heads(std::span<const Encoded> windows,
                                                 std::span<const HeadsInput> asked) const = 0;
  /// The same for one window.
  Result<HeadsOutput> heads_one(const Encoded& window, const HeadsInput& asked) const {
    auto answers = heads({&window, 1}, {&asked, 1});
    if (!answers) return std::move(answers).error();
    return std::move(answers->front());
  }
  /// The ordered pair of spans. The graph is compiled at the first call.
  virtual Result<RelationScores> relate(const Encoded& window, RowSpan source,
                                        RowSpan target) const = 0;
  /// The encoder's arithmetic: "f32", "bf16" or "int8".
  virtual std::string precision() const = 0;
};

/// [CLS] and [SEP].
inline constexpr std::uint32_t kFramePieces = 2;
inline constexpr std::size_t kRowStep = 16;

/// Rows that a window of so many pieces is padded to in attention, its frame counted in.
constexpr std::size_t padded_rows(std::size_t pieces) {
  return (pieces + kRowStep - 1) / kRowStep * kRowStep;
}

/// A graph as it lies in the model folder.
struct GraphBytes {
  std::string structure;       ///< .xml
  std::string weights;         ///< .bin
  std::string int8_structure;  ///< the same in whole numbers, over the same weights; may be empty
};

struct RuntimeOptions {
  std::vector<std::string> precisions;  ///< allowed for the encoder: f32, bf16, int8; the first
                                        ///< that the processor is made for is taken
  std::size_t jobs = 1;                 ///< calls at a time; one thread each
  std::size_t max_pieces = 256;
  std::size_t hidden = 0;
  Labels labels;  ///< the widths of the outputs
};

/// The runtime on OpenVINO's CPU device. The graphs have been checked by hash. Errors: kRuntime (a
/// graph that the library refuses, or whose inputs or outputs do not fit the labels).
Result<std::unique_ptr<Runtime>> open_openvino(GraphBytes encoder, GraphBytes heads,
                                               GraphBytes relation, const RuntimeOptions& options);

}  // namespace sayso
