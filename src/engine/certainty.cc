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

/// The pairs of a trigger with mentions.
std::span<const PairScores> pairs_of(const Reading& reading, std::uint32_t candidate) {
  const auto before = [](const PairScores& pair, std::uint32_t c) { return pair.from < c; };
  const auto first =
      std::lower_bound(reading.roles.begin(), reading.roles.end(), candidate, before);
  const auto last = std::lower_bound(first, reading.roles.end(), candidate + 1, before);
  return {first, last};
}

/// The mention made of each mention candidate.
std::vector<std::optional<std::uint32_t>> mention_of_candidate(const Told& told) {
  std::vector<std::optional<std::uint32_t>> out(told.reading.mentions.size());
  for (std::uint32_t i = 0; i < told.mentions.mentions.size(); ++i) {
    out[told.mentions.mentions[i].candidate] = i;
  }
  return out;
}

struct Roles {
  double chosen = 0, left = 0;
};

/// Over the actors and recipients of the event, and those that it could have had.
Roles roles_of(const Told& told, const Parts& parts, const Event& event) {
  const auto mention_of = mention_of_candidate(told);
  const std::uint32_t candidate = told.mentions.triggers[event.trigger].candidate;
  Roles out;
  for (const PairScores& pair : pairs_of(told.reading, candidate)) {
    const auto mention = mention_of[pair.to];
    if (!mention) continue;
    for (std::size_t label = 0; label < pair.scores.size(); ++label) {
      const auto role = parts.binding.role[label];
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

bool is_said(const Mentions& mentions, std::uint32_t trigger) {
  return std::any_of(mentions.links.begin(), mentions.links.end(), [&](const LinkArc& link) {
    return link.relation == Relation::says && link.to == trigger;
  });
}

}  // namespace

CertaintyInputs certainty_inputs(const Told& told, const Parts& parts, std::uint32_t event) {
  const Event& subject = told.events[event];
  const Trigger& trigger = told.mentions.triggers[subject.trigger];
  const Roles roles = roles_of(told, parts, subject);
  const auto none = [&](Role role) {
    return subject.roles[static_cast<std::size_t>(role)].empty() ? 1.0 : 0.0;
  };
  return {log_of(sigmoid_of(trigger.score)),
          type_log(told, parts, trigger),
          roles.chosen,
          roles.left,
          none(Role::actors),
          none(Role::recipients),
          is_said(told.mentions, subject.trigger) ? 1.0 : 0.0};
}

void calibrate(Told& told, const Parts& parts) {
  if (!parts.calibration) return;
  for (std::uint32_t i = 0; i < told.events.size(); ++i) {
    const CertaintyInputs inputs = certainty_inputs(told, parts, i);
    const auto& weights = parts.calibration->weights;
    const double sum =
        std::inner_product(inputs.begin(), inputs.end(), weights.begin(), parts.calibration->bias);
    told.events[i].score = rounded(1 / (1 + std::exp(-sum)));
  }
}

}  // namespace sayso
