// Decoding of Readings put together by hand, for tests.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "mention/find.h"
#include "mention/hand_reading.h"
#include "ontology/load.h"

namespace sayso {

/// Holds the ontology of the data.
class Decoding : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto loaded = load_ontology(SAYSO_SOURCE_DIR "/data/ontology");
    ASSERT_TRUE(loaded) << loaded.error().what;
    ontology_ = std::move(loaded).value();
  }

  static Mentions decode(const HandReading& hand) {
    const auto binding = bind(hand.labels, ontology_);
    EXPECT_TRUE(binding) << (binding ? "" : binding.error().what);
    return find(hand.reading, *binding, hand.thresholds, ontology_, hand.document);
  }

  static bool ruled(const Mentions& mentions, const std::string& field) {
    return std::any_of(mentions.rulings.begin(), mentions.rulings.end(),
                       [&](const Ruling& ruling) { return ruling.field == field; });
  }

  inline static Ontology ontology_;
};

}  // namespace sayso
