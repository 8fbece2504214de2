#include "event/assemble.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ontology/load.h"

namespace sayso {
namespace {

const Ontology& book() {
  static const Ontology loaded = [] {
    auto result = load_ontology(std::string(SAYSO_SOURCE_DIR) + "/data/ontology");
    EXPECT_TRUE(result);
    return std::move(result).value();
  }();
  return loaded;
}

/// A text with spans found by their words.
class Story {
 public:
  explicit Story(std::string text) : text_(std::move(text)) {}

  std::uint32_t mention(const std::string& words, const char* label) {
    Mention m;
    m.span = find(words);
    m.kind = *book().find_mention_label(label);
    m.entity = static_cast<std::uint32_t>(mentions_.mentions.size());
    mentions_.mentions.push_back(m);
    return m.entity;
  }
  Trigger& trigger(const std::string& words, const char* type) {
    Trigger t;
    t.span = find(words);
    t.type = t.act = *book().find_type(type);
    t.factuality = *book().find_factuality("CT+");
    t.tense = *book().find_tense("past");
    t.score = 20000;
    mentions_.triggers.push_back(t);
    return mentions_.triggers.back();
  }
  void role(std::uint32_t of, Role role, std::uint32_t mention, Score score = 20000) {
    mentions_.roles.push_back({of, role, mention, score});
    std::sort(mentions_.roles.begin(), mentions_.roles.end(), [](const auto& a, const auto& b) {
      return std::tie(a.trigger, a.role, a.mention) < std::tie(b.trigger, b.role, b.mention);
    });
  }
  void link(std::uint32_t from, Relation relation, std::uint32_t to) {
    mentions_.links.push_back({from, relation, to, 1000});
    std::sort(mentions_.links.begin(), mentions_.links.end(), [](const auto& a, const auto& b) {
      return std::tie(a.from, a.relation, a.to) < std::tie(b.from, b.relation, b.to);
    });
  }
  Events events() const { return assemble(mentions_, text_, book()); }

 private:
  Span find(const std::string& words) const {
    const auto at = static_cast<std::uint32_t>(text_.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
  }
  std::string text_;
  Mentions mentions_;
};

std::vector<std::uint32_t> filler(const Event& event, Role role) {
  return event.roles[static_cast<std::size_t>(role)];
}

TEST(Assemble, MakesOneEventPerTriggerAndNoneOfACue) {
  Story story("Oslo said Rabat shipped howitzers to Dakar in return for phosphate deliveries.");
  const auto oslo = story.mention("Oslo", "ACT");
  const auto rabat = story.mention("Rabat", "ACT");
  const auto guns = story.mention("howitzers", "OBJ");
  const auto dakar = story.mention("Dakar", "ACT");
  story.trigger("said", "SAY");
  story.trigger("shipped", "AID");
  story.trigger("deliveries", "AID");
  story.role(0, Role::actors, oslo);
  story.role(1, Role::actors, rabat);
  story.role(1, Role::recipients, dakar);
  story.role(1, Role::object, guns);
  story.role(2, Role::actors, dakar);
  story.link(0, Relation::says, 1);
  story.link(1, Relation::exchange, 2);
  story.link(2, Relation::exchange, 1);

  const Events events = story.events();
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].trigger, 1u);
  EXPECT_EQ(filler(events[0], Role::actors), std::vector{rabat});
  EXPECT_EQ(filler(events[0], Role::recipients), std::vector{dakar});
  EXPECT_EQ(filler(events[0], Role::object), std::vector{guns});
  EXPECT_EQ(events[0].cameo, "072");
  EXPECT_EQ(events[0].quad, 2);
  EXPECT_DOUBLE_EQ(events[0].intensity, 10);
  EXPECT_DOUBLE_EQ(events[0].score, 1);
  for (const std::uint32_t i : {0u, 1u}) {
    ASSERT_EQ(events[i].links.size(), 1u);
    EXPECT_EQ(events[i].links[0].relation, Relation::exchange);
    EXPECT_EQ(events[i].links[0].to, 1 - i);
  }
}

TEST(Assemble, ScoreFallsWithTheArcsOfActorsAndRecipientsOnly) {
  Story story("Rabat helped Dakar in Thies.");
  const auto rabat = story.mention("Rabat", "ACT");
  const auto dakar = story.mention("Dakar", "ACT");
  const auto thies = story.mention("Thies", "LOC");
  story.trigger("helped", "AID").score = 0;
  story.role(0, Role::actors, rabat, 0);
  story.role(0, Role::recipients, dakar, 0);
  story.role(0, Role::place, thies, -3000);
  EXPECT_DOUBLE_EQ(story.events().at(0).score, 0.125);
}

TEST(Assemble, APlanKeepsTheCameoRootOfAPlan) {
  Story story("Rabat will send rockets to Dakar.");
  const auto guns = story.mention("rockets", "OBJ");
  Trigger& plan = story.trigger("send", "AGREE");
  plan.act = *book().find_type("AID");
  plan.tense = *book().find_tense("future");
  story.role(0, Role::object, guns);
  const Event event = story.events().at(0);
  EXPECT_EQ(event.cameo, "0332");
  EXPECT_EQ(book().type(event.type).name, "AGREE");
  EXPECT_EQ(book().type(event.act).name, "AID");
  EXPECT_EQ(event.quad, 1);
}

TEST(Assemble, WhatAnEventSaysHelpsToChooseItsCode) {
  Story story("Rabat demanded that Dakar withdraw.");
  Trigger& demand = story.trigger("demanded", "REQUEST");
  demand.mode = book().find_mode(demand.type, "yield");
  story.trigger("withdraw", "RETREAT");
  EXPECT_EQ(story.events().at(0).cameo, "105");
  story.link(0, Relation::says, 1);
  EXPECT_EQ(story.events().at(0).cameo, "1056");
  EXPECT_TRUE(story.events().at(0).links.empty());
}

TEST(Assemble, FillersStandInTheOrderOfTheText) {
  Story story("Oslo and Rabat met.");
  const auto oslo = story.mention("Oslo", "ACT");
  const auto rabat = story.mention("Rabat", "ACT");
  story.trigger("met", "CONSULT");
  story.role(0, Role::actors, rabat);
  story.role(0, Role::actors, oslo);
  EXPECT_EQ(filler(story.events().at(0), Role::actors), (std::vector{oslo, rabat}));
}

TEST(Assemble, NothingGivesNothing) { EXPECT_TRUE(Story("").events().empty()); }

}  // namespace
}  // namespace sayso
