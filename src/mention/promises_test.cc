// Whatever a Reading holds, what mention.h promises of Mentions is so; and time grows with the
// Reading, not faster.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <tuple>

#include "mention/find.h"
#include "mention/hand_reading.h"
#include "ontology/load.h"

namespace sayso {
namespace {

/// A small generator, the same on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(state_ >> 33) % bound;
  }
  Score score() { return static_cast<Score>(below(12001)) - 6000; }

 private:
  std::uint64_t state_;
};

/// All labels that the ontology has.
Labels all_labels(const Ontology& ontology) {
  Labels labels;
  for (const auto& kind : ontology.mention_kinds) labels.mention.push_back(kind.label);
  for (const auto& type : ontology.types) labels.trigger.push_back(type.name);
  labels.type = labels.trigger;
  labels.attribution = {"source", "cue", "content"};
  for (const auto& sector : ontology.sectors) labels.sector.push_back(sector.name);
  labels.country = {"-", "KOR", "PRK", "@1"};
  labels.mode = {"-"};
  for (const auto& mode : ontology.modes) {
    labels.mode.push_back(ontology.type(mode.type).name + "/" + mode.name);
  }
  for (const auto& entry : ontology.factualities) labels.factuality.push_back(entry.name);
  labels.tense = ontology.tenses;
  for (const auto& kind : ontology.kinds) {
    if (!kind.derived) labels.kind.push_back(kind.name);
  }
  labels.context = ontology.contexts;
  labels.context.push_back("-");
  labels.role.assign(kRoleNames.begin(), kRoleNames.end());
  labels.link.assign(kRelationNames.begin(), kRelationNames.end());
  return labels;
}

std::vector<Score> random_row(Chance& chance, std::size_t size) {
  std::vector<Score> row(size);
  for (Score& score : row) score = chance.score();
  return row;
}

std::vector<Candidate> random_candidates(Chance& chance, std::uint32_t words, std::size_t labels) {
  std::vector<Candidate> out;
  for (std::uint32_t first = 0; first < words; ++first) {
    for (std::uint32_t last = first; last < std::min(words, first + 3); ++last) {
      if (chance.below(3) > 0) continue;
      const auto label =
          static_cast<std::uint16_t>(chance.below(static_cast<std::uint32_t>(labels)));
      out.push_back({first, last, {{label, chance.score()}}, chance.below(2) == 0});
    }
  }
  return out;
}

/// How many candidates pairs are of, and how far apart the two may lie.
struct PairRule {
  std::size_t from = 0, to = 0, reach = 0;
  bool apart = false;  ///< no candidate with itself
};

std::vector<PairScores> random_pairs(Chance& chance, const PairRule& rule, std::size_t labels) {
  std::vector<PairScores> out;
  for (std::uint32_t i = 0; i < rule.from; ++i) {
    const std::size_t begin = i > rule.reach ? i - rule.reach : 0;
    for (std::size_t j = begin; j < std::min(rule.to, i + rule.reach); ++j) {
      if (rule.apart && i == j) continue;
      out.push_back({i, static_cast<std::uint32_t>(j), random_row(chance, labels)});
    }
  }
  return out;
}

HandReading random_reading(Chance& chance, const Labels& labels, std::uint32_t words,
                           std::size_t reach) {
  std::string text;
  for (std::uint32_t i = 0; i < words; ++i) text += chance.below(9) == 0 ? "\" " : "word ";
  HandReading hand(text, labels);
  Reading& reading = hand.reading;
  reading.mentions = random_candidates(chance, words, labels.mention.size());
  reading.triggers = random_candidates(chance, words, labels.trigger.size());
  reading.attributions = random_candidates(chance, words, labels.attribution.size());
  const std::size_t mentions = reading.mentions.size(), triggers = reading.triggers.size();
  const auto rows = [&](std::size_t count, const std::vector<std::string>& names) {
    std::vector<std::vector<Score>> out(count);
    for (auto& row : out) row = random_row(chance, names.size());
    return out;
  };
  reading.sector = rows(mentions, labels.sector);
  reading.country = rows(mentions, labels.country);
  reading.type = rows(triggers, labels.type);
  reading.mode = rows(triggers, labels.mode);
  reading.factuality = rows(triggers, labels.factuality);
  reading.tense = rows(triggers, labels.tense);
  reading.kind = rows(triggers, labels.kind);
  reading.context = rows(triggers, labels.context);
  reading.roles = random_pairs(chance, {triggers, mentions, reach, false}, labels.role.size());
  reading.links = random_pairs(chance, {triggers, triggers, reach, true}, labels.link.size());
  reading.corefs = random_pairs(chance, {mentions, mentions, reach, true}, 1);
  return hand;
}

/// Is every trigger's saying free of circles? (Kahn's way: take away what nobody says.)
bool acyclic(const Mentions& mentions) {
  std::vector<std::uint32_t> said_by(mentions.triggers.size(), 0);
  std::vector<std::vector<std::uint32_t>> says(mentions.triggers.size());
  for (const LinkArc& arc : mentions.links) {
    if (arc.relation != Relation::says) continue;
    ++said_by[arc.to];
    says[arc.from].push_back(arc.to);
  }
  std::vector<std::uint32_t> free;
  for (std::uint32_t i = 0; i < said_by.size(); ++i) {
    if (said_by[i] == 0) free.push_back(i);
  }
  std::size_t taken = 0;
  while (!free.empty()) {
    const std::uint32_t at = free.back();
    free.pop_back();
    ++taken;
    for (const std::uint32_t to : says[at]) {
      if (--said_by[to] == 0) free.push_back(to);
    }
  }
  return taken == said_by.size();
}

class Promises : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = load_ontology(SAYSO_SOURCE_DIR "/data/ontology");
    ASSERT_TRUE(loaded) << loaded.error().what;
    ontology_ = std::move(loaded).value();
    labels_ = all_labels(ontology_);
    auto bound = bind(labels_, ontology_);
    ASSERT_TRUE(bound) << bound.error().what;
    binding_ = std::move(bound).value();
  }

  Mentions decode(const HandReading& hand) const {
    return find(hand.reading, binding_, hand.thresholds, ontology_, hand.document);
  }

  void expect_spans(const Mentions& mentions) const {
    std::vector<Span> spans;
    for (const Mention& mention : mentions.mentions) spans.push_back(mention.span);
    EXPECT_TRUE(std::is_sorted(spans.begin(), spans.end()));
    const auto half = static_cast<std::ptrdiff_t>(spans.size());
    for (const Trigger& trigger : mentions.triggers) spans.push_back(trigger.span);
    EXPECT_TRUE(std::is_sorted(spans.begin() + half, spans.end()));
    std::sort(spans.begin(), spans.end());
    for (std::size_t i = 1; i < spans.size(); ++i) EXPECT_FALSE(spans[i - 1].overlaps(spans[i]));
  }

  void expect_attributes(const Mentions& mentions) const {
    std::uint32_t entities = 0;
    for (std::uint32_t i = 0; i < mentions.mentions.size(); ++i) {
      const Mention& mention = mentions.mentions[i];
      if (mention.antecedent) {
        EXPECT_LT(*mention.antecedent, i);
        EXPECT_EQ(mentions.mentions.at(*mention.antecedent).entity, mention.entity);
      }
      EXPECT_LE(mention.entity, entities);
      entities = std::max(entities, mention.entity + 1);
      EXPECT_EQ(mention.sector.has_value(), ontology_.mention_kinds[mention.kind.value].actor);
    }
    for (const Trigger& trigger : mentions.triggers) {
      if (trigger.mode) {
        EXPECT_EQ(ontology_.mode(*trigger.mode).type, trigger.type);
      }
      if (trigger.act != trigger.type) {
        EXPECT_TRUE(ontology_.type(trigger.type).plan);
        EXPECT_TRUE(ontology_.type(trigger.act).plannable);
      }
    }
  }

  void expect_roles(const Mentions& mentions) const {
    const auto key = [](const RoleArc& arc) {
      return std::tuple(arc.trigger, arc.role, arc.mention);
    };
    for (std::size_t i = 0; i < mentions.roles.size(); ++i) {
      const RoleArc& arc = mentions.roles[i];
      if (i > 0) {
        EXPECT_LT(key(mentions.roles[i - 1]), key(arc));
      }
      const auto kind = mentions.mentions[arc.mention].kind.value;
      EXPECT_TRUE(ontology_.role_allows[static_cast<std::size_t>(arc.role)][kind]);
      const bool cue = ontology_.type(mentions.triggers[arc.trigger].type).say;
      EXPECT_TRUE(!cue || arc.role == Role::actors);
    }
  }

  void expect_links(const Mentions& mentions) const {
    const auto key = [](const LinkArc& arc) { return std::tuple(arc.from, arc.relation, arc.to); };
    EXPECT_TRUE(acyclic(mentions));
    for (std::size_t i = 0; i < mentions.links.size(); ++i) {
      const LinkArc& arc = mentions.links[i];
      if (i > 0) {
        EXPECT_LT(key(mentions.links[i - 1]), key(arc));
      }
      EXPECT_NE(arc.from, arc.to);
      if (arc.relation == Relation::says) continue;
      EXPECT_FALSE(ontology_.type(mentions.triggers[arc.from].type).say);
      const bool back =
          std::any_of(mentions.links.begin(), mentions.links.end(), [&](const LinkArc& other) {
            return key(other) == std::tuple(arc.to, arc.relation, arc.from);
          });
      EXPECT_EQ(back, arc.relation != Relation::response);
    }
  }

  Ontology ontology_;
  Labels labels_;
  Binding binding_;
};

TEST_F(Promises, HoldForAnyReading) {
  Chance chance(11);
  for (int round = 0; round < 60; ++round) {
    HandReading hand = random_reading(chance, labels_, 5 + chance.below(30), 40);
    hand.thresholds.role = random_row(chance, labels_.role.size());
    hand.thresholds.role_more = random_row(chance, labels_.role.size());
    hand.thresholds.role_joined = random_row(chance, labels_.role.size());
    hand.thresholds.link = random_row(chance, labels_.link.size());
    hand.thresholds.tense = random_row(chance, labels_.tense.size());
    hand.thresholds.says_more = chance.score();
    hand.thresholds.coref = chance.score();
    hand.thresholds.adjacent = {chance.score(), chance.score(), chance.score()};
    hand.thresholds.mention = chance.score();
    hand.thresholds.trigger = chance.score();
    hand.thresholds.type_weight = std::abs(chance.score());
    hand.thresholds.attribution = random_row(chance, labels_.attribution.size());
    const Mentions mentions = decode(hand);
    expect_spans(mentions);
    expect_attributes(mentions);
    expect_roles(mentions);
    expect_links(mentions);
    if (testing::Test::HasFailure()) FAIL() << "round " << round;
  }
}

TEST_F(Promises, TheSameReadingGivesTheSameMentions) {
  Chance chance(5);
  const HandReading hand = random_reading(chance, labels_, 60, 30);
  const Mentions first = decode(hand), second = decode(hand);
  ASSERT_EQ(first.links.size(), second.links.size());
  for (std::size_t i = 0; i < first.links.size(); ++i) {
    EXPECT_EQ(first.links[i].from, second.links[i].from);
    EXPECT_EQ(first.links[i].to, second.links[i].to);
  }
  ASSERT_EQ(first.roles.size(), second.roles.size());
  ASSERT_EQ(first.rulings.size(), second.rulings.size());
}

TEST_F(Promises, TimeGrowsWithTheReading) {
  const auto seconds = [&](std::uint32_t words) {
    Chance chance(3);
    const HandReading hand = random_reading(chance, labels_, words, 4);
    const auto begin = std::chrono::steady_clock::now();
    const Mentions mentions = decode(hand);
    EXPECT_GT(mentions.triggers.size(), words / 20);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  seconds(500);
  const double small = seconds(2000), large = seconds(20000);
  EXPECT_LT(large, 60 * small + 0.1);
}

}  // namespace
}  // namespace sayso
