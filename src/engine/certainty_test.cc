#include "engine/certainty.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/open.h"

namespace sayso {
namespace {

constexpr std::size_t kTrigger = 0, kType = 1, kChosen = 2, kLeft = 3, kNoActors = 4,
                      kNoRecipients = 5, kSaid = 6;

Parts parts() {
  Settings settings;
  settings.data = SAYSO_SOURCE_DIR "/data";
  Result<Parts> parts = open_parts(settings, false);
  EXPECT_TRUE(parts.has_value());
  return *std::move(parts);
}

/// "A shelled B": one event with an actor and no recipient, though B could have been one.
Told shelled(const Parts& parts, Score trigger_score, Score actor, Score recipient) {
  Told told;
  const TypeId assault = parts.ontology.find_type("ASSAULT").value();
  told.reading.mentions.resize(2);
  told.reading.triggers.resize(1);
  std::vector<Score> types(parts.labels.type.size(), -20000);
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (parts.binding.type[i] == assault) types[i] = 20000;
  }
  told.reading.type = {types};
  const std::size_t roles = parts.labels.role.size();
  PairScores a{0, 0, std::vector<Score>(roles, -20000)};
  PairScores b{0, 1, std::vector<Score>(roles, -20000)};
  for (std::size_t i = 0; i < roles; ++i) {
    if (parts.binding.role[i] == Role::actors) a.scores[i] = actor;
    if (parts.binding.role[i] == Role::recipients) b.scores[i] = recipient;
  }
  told.reading.roles = {a, b};
  told.mentions.mentions.resize(2);
  told.mentions.mentions[1].candidate = 1;
  Trigger trigger;
  trigger.type = assault;
  trigger.score = trigger_score;
  told.mentions.triggers = {trigger};
  Event event;
  event.type = assault;
  event.roles[static_cast<std::size_t>(Role::actors)] = {0};
  event.score = 0.25;
  told.events = {event};
  return told;
}

TEST(Certainty, TakesEachPartFromItsOwnScores) {
  const Parts p = parts();
  const CertaintyInputs inputs = certainty_inputs(shelled(p, 2000, 3000, -1000), p, 0);
  EXPECT_NEAR(inputs[kTrigger], std::log(1 / (1 + std::exp(-2.0))), 1e-9);
  EXPECT_NEAR(inputs[kType], 0, 1e-6);
  EXPECT_NEAR(inputs[kChosen], std::log(1 / (1 + std::exp(-3.0))), 1e-6);
  EXPECT_NEAR(inputs[kLeft], std::log(1 - 1 / (1 + std::exp(1.0))), 1e-6);
  EXPECT_EQ(inputs[kNoActors], 0);
  EXPECT_EQ(inputs[kNoRecipients], 1);
  EXPECT_EQ(inputs[kSaid], 0);
}

TEST(Certainty, ARecipientThatWasNearlyTakenMakesTheEventLessSure) {
  Parts p = parts();
  p.calibration = Calibration{1, {1, 1, 1, 1, 0, 0, 0}};
  Told far = shelled(p, 5000, 5000, -9000);
  Told near = shelled(p, 5000, 5000, -100);
  calibrate(far, p);
  calibrate(near, p);
  EXPECT_GT(far.events[0].score, near.events[0].score);
}

TEST(Certainty, IsBoundedWhateverTheScores) {
  Parts p = parts();
  p.calibration = Calibration{0, {1, 1, 1, 1, 1, 1, 1}};
  for (const Score score : {INT32_MIN, 0, INT32_MAX}) {
    Told told = shelled(p, score, score, score);
    calibrate(told, p);
    EXPECT_GE(told.events[0].score, 0);
    EXPECT_LE(told.events[0].score, 1);
  }
}

TEST(Certainty, AModelWithoutCalibrationKeepsItsScores) {
  Parts p = parts();
  p.calibration.reset();
  Told told = shelled(p, 2000, 3000, -1000);
  calibrate(told, p);
  EXPECT_EQ(told.events[0].score, 0.25);
}

}  // namespace
}  // namespace sayso
