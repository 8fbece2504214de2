// The model: sentences in, a Reading out.
//
// A document is cut into windows (model/windows.h), each window is read on its own
// (model/window_reading.h), in a batch with whatever others wait, and the windows
// are merged (model/merge.h). A Reading depends on the text, its sentences, the model, the
// arithmetic and the instruction set; not on threads, other documents or their order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "model/manifest.h"
#include "model/stand_in.h"
#include "reading/reading.h"
#include "sayso/source.h"
#include "sentence/sentence.h"

namespace sayso {

class Runtime;    // model/runtime.h
class Tokenizer;  // model/tokenizer.h

/// The encoder's arithmetic; `automatic`: the first of the manifest's that the processor is made
/// for.
enum class Arithmetic : std::uint8_t { automatic, f32, bf16, int8 };

struct ModelOptions {
  Arithmetic arithmetic = Arithmetic::automatic;
  std::size_t jobs = 1;                                            ///< threads that compute
  std::size_t mentions_per_window = Limits{}.mentions_per_window;  ///< candidates kept per head
};

/// Immutable; all member functions may be called from many threads at once. Cheap to move.
class Model {
 public:
  /// Loads a model folder: the manifest, then each file after its hash. To use the labels and
  /// thresholds alone, load the Manifest. Errors: kNoModel, kManifest, kModelVersion, kModelFile,
  /// kModelHash, kVocabulary, kRuntime, kMachine.
  static Result<Model> open(const std::string& folder, const ModelOptions& options);
  /// The same on a given runtime and tokenizer. Errors: kMachine (no thread left).
  static Result<Model> over(Manifest manifest, Tokenizer tokenizer,
                            std::unique_ptr<Runtime> runtime, const ModelOptions& options);

  /// Reads a clean text, at most 4 GiB, as if each of `stand_ins` stood in place of its span.
  /// Fastest from many threads at once: their windows are read together. Errors: kRuntime,
  /// kMachine.
  Result<Reading> encode(const std::string& clean_text, const Sentences& sentences,
                         const StandIns& stand_ins = {}) const;

  /// Logits for the ordered pair of spans of a clean text: of labels().root, and of any relation.
  /// Of a text that is longer than a window, the whole words around both spans that fit are read.
  /// Errors: kRelateSpan (a span without a word), kRelateFar (no window holds both), kRuntime.
  Result<RelationScores> relate(const std::string& text, Span source, Span target) const;

  const Manifest& manifest() const;
  const Labels& labels() const { return manifest().labels; }
  const Thresholds& thresholds() const { return manifest().thresholds; }
  const Tokenizer& tokenizer() const;
  const Runtime& runtime() const;
  /// The arithmetic in use: "f32", "bf16" or "int8".
  std::string precision() const;

 private:
  struct State;
  explicit Model(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace sayso
