// The manifest of a model folder (`model.json`): what the model is, what its outputs mean, and the
// hash of each of its files. Fields and their bounds: docs/model.md.
//
// Whatever a manifest says is checked before it is used; it may come from anywhere.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/windows.h"
#include "reading/reading.h"

namespace sayso {

/// The files of a model folder that the program reads, beside the manifest.
inline constexpr std::array<std::string_view, 8> kModelFiles = {
    "encoder.xml",  "encoder.bin",  "heads.xml", "heads.bin",
    "relation.xml", "relation.bin", "vocab.txt", "encoder.int8.xml"};
/// Needed only of a model that allows the precision int8; over the weights of encoder.bin.
inline constexpr std::string_view kInt8Graph = kModelFiles.back();

/// What an event's score is made of (engine/certainty.h), by the names of their weights.
inline constexpr std::array<std::string_view, 7> kCalibrationInputs = {
    "trigger", "type", "chosen", "left", "no_actors", "no_recipients", "said"};

/// Logistic regression: probability = logistic(bias + sum of weight * input).
struct Calibration {
  double bias = 0;
  std::array<double, kCalibrationInputs.size()> weights{};  ///< in the order of the inputs
};

/// Immutable once loaded.
struct Manifest {
  std::string id;      ///< of the model: lower-case letters, digits, '.', '-', '_'
  std::string sha256;  ///< of the manifest's bytes, which hold all other hashes: names the model
  std::string licence;
  std::vector<std::string> precisions;  ///< arithmetic that its scores were measured in: f32, bf16,
                                        ///< int8; what is to be taken first stands first
  std::uint32_t hidden = 0;             ///< width of the encoder's vectors
  WindowRule window;
  Score near_miss = 0;                 ///< how much "outside" is worsened to find more candidates
  Score pair_floor = 0;                ///< pairs with no score above it are left out of a Reading
  std::vector<std::string> stand_ins;  ///< names of states that the model reads in place of others
  Labels labels;
  Thresholds thresholds;
  std::optional<Calibration> calibration;              ///< of the score of an event
  std::array<std::string, kModelFiles.size()> hashes;  ///< in the order of kModelFiles; empty for
                                                       ///< the int8 graph of a model without it

  bool allows(std::string_view precision) const;

  /// Reads `folder`/model.json. Errors: kNoModel, and those of parse.
  static Result<Manifest> load(const std::string& folder);
  /// Errors: kManifest, naming the field; kModelVersion for another format or a later program.
  static Result<Manifest> parse(std::string_view bytes);
};

/// The folder of a model: `model` itself if it is a folder; otherwise `data`/models/`model`, where
/// an empty `model` stands for the id in `data`/models/default. Errors: kNoModel.
Result<std::string> find_model(const std::string& data, const std::string& model);

/// The bytes of `folder`/`name` (one of kModelFiles) if they are those of the manifest. Errors:
/// kModelFile, kModelHash.
Result<std::string> read_model_file(const std::string& folder, std::string_view name,
                                    const Manifest& manifest);

}  // namespace sayso
