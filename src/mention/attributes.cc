// What the mentions and triggers are like: sector; mode, factuality, tense, kind, context, act.
#include <algorithm>

#include "mention/steps.h"

namespace sayso {
namespace {

/// Of the best of a row over the next one; the row is not empty.
Score lead(const std::vector<Score>& row) {
  const std::uint16_t best = best_label(row);
  std::optional<Score> next;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (i != best && (!next || row[i] > *next)) next = row[i];
  return next ? row[best] - *next : row[best];
}

void read_mode(const Scene& scene, std::uint32_t index, Mentions& out) {
  Trigger& trigger = out.triggers[index];
  if (scene.ontology.type(trigger.type).say) return;
  const std::vector<Score>& row = scene.reading.mode[trigger.candidate];
  const auto of_type = [&](std::size_t label) {
    const std::optional<ModeId>& mode = scene.binding.mode[label];
    return !mode || scene.ontology.mode(*mode).type == trigger.type;
  };
  const std::optional<std::size_t> best = best_allowed(row, of_type);
  if (!best) return;
  trigger.mode = scene.binding.mode[*best];
  if (*best != best_label(row)) {
    out.rulings.push_back({index, "mode", "a mode belongs to its type"});
  }
}

void read_act(const Scene& scene, std::uint32_t index, Mentions& out) {
  Trigger& trigger = out.triggers[index];
  const bool future = trigger.tense.value == scene.ontology.future_tense;
  if (!scene.ontology.type(trigger.type).plan || !future) return;
  const std::vector<Score>& row = scene.reading.type[trigger.candidate];
  const std::optional<std::size_t> best = best_allowed(row, [&](std::size_t label) {
    return scene.ontology.type(scene.binding.type[label]).plannable;
  });
  if (!best) return;
  trigger.act = scene.binding.type[*best];
  out.rulings.push_back(
      {index, "act", "a plan: the act is the most likely of those that can be planned"});
}

/// The likeliest tense after the model's bias has been set right.
TenseId tense_of(const Scene& scene, const std::vector<Score>& row) {
  std::vector<std::int64_t> shifted(row.begin(), row.end());
  for (std::size_t i = 0; i < row.size(); ++i)
    shifted[i] += threshold_of(scene.thresholds.tense, i);
  const auto best = std::max_element(shifted.begin(), shifted.end());
  return scene.binding.tense[static_cast<std::size_t>(best - shifted.begin())];
}

/// Is the trigger a refusal that its negation alone tells: "would never"?
bool refuses_by_negation(const Scene& scene, const Trigger& trigger) {
  const bool refuses =
      !scene.ontology.type(trigger.type).say && scene.ontology.kinds[trigger.kind.value].denies;
  const std::uint32_t word = scene.reading.triggers[trigger.candidate].last;
  return refuses && tells(scene, word, Negation::refusal);
}

/// The refusal stands where the model counts its negation against it.
void undo_second_negation(const Scene& scene, std::uint32_t index, Mentions& out) {
  Trigger& trigger = out.triggers[index];
  if (!refuses_by_negation(scene, trigger)) return;
  const auto& all = scene.ontology.factualities;
  const auto stands = [&](std::size_t label) {
    const FactualityId id = scene.binding.factuality[label];
    return std::none_of(all.begin(), all.end(), [&](const Factuality& other) {
      return other.denied == id && &other != &all[id.value];
    });
  };
  const auto best = best_allowed(scene.reading.factuality[trigger.candidate], stands);
  if (!best || scene.binding.factuality[*best] == trigger.factuality) return;
  trigger.factuality = scene.binding.factuality[*best];
  out.rulings.push_back(
      {index, "factuality", "a refusal that a negation alone tells is not denied by it"});
}

void read_trigger(const Scene& scene, std::uint32_t index, Mentions& out) {
  Trigger& trigger = out.triggers[index];
  const Reading& reading = scene.reading;
  const std::uint32_t at = trigger.candidate;
  trigger.factuality = scene.binding.factuality[best_label(reading.factuality[at])];
  trigger.tense = tense_of(scene, reading.tense[at]);
  trigger.kind = scene.binding.kind[best_label(reading.kind[at])];
  undo_second_negation(scene, index, out);
  const std::vector<Score>& context = reading.context[at];
  if (!context.empty() && !scene.ontology.type(trigger.type).say) {
    trigger.context = scene.binding.context[best_label(context)];
  }
  read_mode(scene, index, out);
  read_act(scene, index, out);
}

/// The few countries with most score, ties by label.
std::vector<CountryScore> likeliest(const Scene& scene, const std::vector<Score>& row) {
  constexpr std::size_t kFew = 8;
  std::vector<std::size_t> labels;
  for (std::size_t label = 0; label < row.size(); ++label)
    if (scene.binding.country[label]) labels.push_back(label);
  const std::size_t few = std::min(kFew, labels.size());
  std::partial_sort(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(few), labels.end(),
                    [&](std::size_t left, std::size_t right) {
                      return row[left] != row[right] ? row[left] > row[right] : left < right;
                    });
  std::vector<CountryScore> out;
  for (std::size_t i = 0; i < few; ++i)
    out.push_back({*scene.binding.country[labels[i]], row[labels[i]]});
  return out;
}

}  // namespace

void read_attributes(const Scene& scene, Mentions& out) {
  for (Mention& mention : out.mentions) {
    mention.countries = likeliest(scene, scene.reading.country[mention.candidate]);
    const bool actor = scene.ontology.mention_kinds[mention.kind.value].actor;
    const std::vector<Score>& row = scene.reading.sector[mention.candidate];
    if (!actor || row.empty()) continue;
    mention.sector = scene.binding.sector[best_label(row)];
    mention.sector_lead = lead(row);
    mention.sectors.assign(scene.ontology.sectors.size(),
                           *std::min_element(row.begin(), row.end()));
    for (std::size_t label = 0; label < row.size(); ++label)
      mention.sectors[scene.binding.sector[label].value] = row[label];
  }
  for (std::uint32_t i = 0; i < out.triggers.size(); ++i) read_trigger(scene, i, out);
}

}  // namespace sayso
