#include "engine/certainty.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

#include "engine/probability.h"

namespace sayso {
namespace {

/// No single part counts for more than this.
constexpr double kLeastLog = -12;

double log_of(double probability) { return std::max(kLeastLog, std::log(probability)); }

bool has(const std::vector<std::uint32_t>& list, std::uint32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// What all events of a report are asked about, gathered once.
struct Scored {
  const Told& told;
  const Parts& parts;
  std::vector<std::optional<std::uint32_t>> mention_of;  ///< [mention candidate]
  std::vector<bool> said;                                ///< [trigger] another one says it
};

Scored scored_of(const Told& told, const Parts& parts) {
  Scored scene{told, parts, mentions_by_candidate(told.reading, told.mentions), {}};
  scene.said.resize(told.mentions.triggers.size());
  for (const LinkArc& link : told.mentions.links) {
    if (link.relation == Relation::says) scene.said[link.to] = true;
  }
  return scene;
}

struct Roles {
  double chosen = 0, left = 0;
};

/// Over the actors and recipients of the event, and those that it could have had.
Roles roles_of(const Scored& scene, const Event& event) {
  const Told& told = scene.told;
  const std::uint32_t candidate = told.mentions.triggers[event.trigger].candidate;
  Roles out;
  for (const PairScores& pair : pairs_of(told.reading, candidate)) {
    const auto mention = scene.mention_of[pair.to];
    if (!mention) continue;
    for (std::size_t label = 0; label < pair.scores.size(); ++label) {
      const auto role = scene.parts.binding.role[label];
      if (role != Role::actors && role != Role::recipients) continue;
      const double probability = sigmoid_of(pair.scores[label]);
      const bool filled = has(event.roles[static_cast<std::size_t>(role)], *mention);
      (filled ? out.chosen : out.left) += log_of(filled ? probability : 1 - probability);
    }
  }
  return out;
}

double type_log(const Told& told, const Parts& parts, const Trigger& trigger) {
  const auto& types = parts.binding.type;
  const auto found = std::find(types.begin(), types.end(), trigger.type);
  if (found == types.end() || told.reading.type.empty()) return 0;
  const auto label = static_cast<std::size_t>(found - types.begin());
  return log_of(softmax_of(told.reading.type[trigger.candidate], label));
}

CertaintyInputs inputs_of(const Scored& scene, const Event& subject) {
  const Trigger& trigger = scene.told.mentions.triggers[subject.trigger];
  const Roles roles = roles_of(scene, subject);
  const auto none = [&](Role role) {
    return subject.roles[static_cast<std::size_t>(role)].empty() ? 1.0 : 0.0;
  };
  return {log_of(sigmoid_of(trigger.score)),
          type_log(scene.told, scene.parts, trigger),
          roles.chosen,
          roles.left,
          none(Role::actors),
          none(Role::recipients),
          scene.said[subject.trigger] ? 1.0 : 0.0};
}

}  // namespace

CertaintyInputs certainty_inputs(const Told& told, const Parts& parts, std::uint32_t event) {
  return inputs_of(scored_of(told, parts), told.events[event]);
}

void calibrate(Told& told, const Parts& parts) {
  if (!parts.calibration) return;
  const Scored scene = scored_of(told, parts);
  const auto& weights = parts.calibration->weights;
  for (Event& event : told.events) {
    const CertaintyInputs inputs = inputs_of(scene, event);
    const double sum =
        std::inner_product(inputs.begin(), inputs.end(), weights.begin(), parts.calibration->bias);
    event.score = rounded(1 / (1 + std::exp(-sum)));
  }
}

}  // namespace sayso
