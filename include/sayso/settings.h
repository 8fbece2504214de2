// How an Engine is opened: the data and model it reads, and the bounds it keeps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "sayso/source.h"

namespace sayso {

/// Arithmetic of the encoder. `automatic`: the first of those in the model's manifest that the
/// processor is made for.
enum class Precision : std::uint8_t { automatic, f32, bf16, int8 };

struct Settings {
  std::string data;  ///< the data folder; empty: $SAYSO_DATA, else beside the program
  std::string
      actors;  ///< a folder with actor tables of the user's own, whose rows win; may be empty
  std::string model;  ///< a model folder or the id of one in data/models; empty: the default named
                      ///< in data/models/default
  Precision precision = Precision::automatic;
  std::size_t jobs = 0;  ///< threads that the model computes on; 0: one per core
  double min_score = 0;  ///< 0-1: events whose score is below it are left out with their claims,
                         ///< unless they vouch for one that stays
  bool explain = false;  ///< fill CodedEvent::reasons
  std::string lang;      ///< "en" overrides language recognition
  Limits limits;
};

}  // namespace sayso
