#include "engine/render.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/read.h"
#include "engine/open.h"
#include "engine/output_ids.h"

namespace sayso {
namespace {

/// Data and labels of the repository, without the weights.
Parts parts_with(double min_score) {
  Settings settings;
  settings.data = SAYSO_SOURCE_DIR "/data";
  settings.min_score = min_score;
  Result<Parts> parts = open_parts(settings, false);
  EXPECT_TRUE(parts.has_value()) << parts.error().what << " " << parts.error().where;
  return *std::move(parts);
}

/// A report told by hand: mentions and triggers are named by their words in the clean text.
class Teller {
 public:
  Teller(const Parts& parts, std::string text) : ontology_(parts.ontology) {
    Input input;
    input.key = "k";
    input.text = std::move(text);
    Result<Document> document = read(input, {.lang = "en", .limits = {}});
    EXPECT_TRUE(document.has_value());
    told.document = *std::move(document);
  }

  Span span(std::string_view words) const {
    const std::size_t begin = told.document.clean.text.find(words);
    EXPECT_NE(begin, std::string::npos) << words;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }

  std::uint32_t mention(std::string_view words) {
    Mention mention;
    mention.span = span(words);
    mention.entity = static_cast<std::uint32_t>(told.actors.entities.size());
    told.actors.references.push_back({mention.entity, Naming::proper, {}, {}});
    Entity entity;
    entity.kind = "state";
    entity.name = words;
    told.actors.entities.push_back(std::move(entity));
    told.mentions.mentions.push_back(mention);
    return static_cast<std::uint32_t>(told.mentions.mentions.size() - 1);
  }

  std::uint32_t trigger(std::string_view words, std::string_view type) {
    Trigger trigger;
    trigger.span = span(words);
    trigger.type = trigger.act = ontology_.find_type(type).value();
    told.mentions.triggers.push_back(trigger);
    return static_cast<std::uint32_t>(told.mentions.triggers.size() - 1);
  }

  std::uint32_t event(std::uint32_t trigger, double score) {
    Event event;
    event.trigger = trigger;
    event.type = event.act = told.mentions.triggers[trigger].type;
    event.score = score;
    told.events.push_back(event);
    return static_cast<std::uint32_t>(told.events.size() - 1);
  }

  void claim(std::uint32_t event, std::vector<ChainLink> chain) {
    Claim claim;
    claim.event = event;
    claim.chain = std::move(chain);
    told.claims.push_back(claim);
  }

  Told told;

 private:
  const Ontology& ontology_;
};

/// The code points [start, end) of a text.
std::string points(std::string_view text, std::uint32_t start, std::uint32_t end) {
  const CodePoints index(text);
  return std::string(text.substr(index.byte_of(start), index.byte_of(end) - index.byte_of(start)));
}

TEST(Render, SpansSliceTheTextAsGiven) {
  const Parts parts = parts_with(0);
  Teller teller(parts,
                "\xEF\xBB\xBF🚢 North Ko\u00ADrea shipped “shells” to Russia,\r\nSeoul said.");
  teller.mention("North Korea");
  teller.mention("Russia");
  teller.event(teller.trigger("shipped", "AID"), 1);
  const Coding coding = render(teller.told, parts);
  const auto words = [&](const auto& at) { return points(coding.doc.text, at.start, at.end); };
  EXPECT_EQ(words(coding.mentions[0]), "North Ko\u00ADrea");
  EXPECT_EQ(words(coding.mentions[1]), "Russia");
  EXPECT_EQ(words(coding.events[0]), "shipped");
  EXPECT_EQ(coding.events[0].trigger, "shipped");
  EXPECT_EQ(coding.doc.text, teller.told.document.text);
}

/// "asked" vouches for "send"; "met" stands alone.
Teller asking(const Parts& parts, double asked_score) {
  Teller teller(parts, "Kyiv asked Paris to send tanks, Bonn said, and Rome met Oslo.");
  const std::uint32_t kyiv = teller.mention("Kyiv");
  const std::uint32_t asked = teller.trigger("asked", "REQUEST");
  const std::uint32_t send = teller.trigger("send", "AID");
  const std::uint32_t said = teller.trigger("said", "SAY");
  const std::uint32_t met = teller.trigger("met", "CONSULT");
  const std::uint32_t asking = teller.event(asked, asked_score);
  const std::uint32_t sending = teller.event(send, 0.9);
  const std::uint32_t meeting = teller.event(met, 0.3);
  teller.claim(asking, {{said, {}, {}}});
  teller.claim(sending, {{asked, {kyiv}, {}}, {said, {}, {}}});
  teller.claim(meeting, {});
  return teller;
}

TEST(Render, EventsBelowTheScoreGoUnlessTheyVouchForOneThatStays) {
  const Parts parts = parts_with(0.5);
  const Coding coding = render(asking(parts, 0.1).told, parts);
  ASSERT_EQ(coding.events.size(), 2u);
  EXPECT_EQ(coding.events[0].trigger, "asked");
  EXPECT_EQ(coding.events[1].trigger, "send");
  ASSERT_EQ(coding.claims.size(), 2u);
  EXPECT_EQ(coding.claims[1].chain[0].cue, coding.events[0].id);
  EXPECT_EQ(coding.claims[1].chain[1].cue, coding.says[0].id);
}

TEST(Render, IdsCountFromOneInTheOrderOfTheText) {
  const Parts parts = parts_with(0);
  const Coding coding = render(asking(parts, 0.1).told, parts);
  EXPECT_EQ(coding.events[2].id, "v3");
  EXPECT_EQ(coding.mentions[0].id, "m1");
  EXPECT_EQ(coding.mentions[0].entity, "e1");
  EXPECT_EQ(coding.mentions[0].naming, "proper");
  EXPECT_EQ(coding.says[0].id, "s1");
}

TEST(Render, IdsOfClaimsHoldNoScores) {
  const Parts parts = parts_with(0);
  const Coding one = render(asking(parts, 0.1).told, parts);
  const Coding other = render(asking(parts, 0.7).told, parts);
  ASSERT_EQ(one.claims.size(), other.claims.size());
  for (std::size_t i = 0; i < one.claims.size(); ++i) {
    EXPECT_EQ(one.claims[i].id, other.claims[i].id);
    EXPECT_EQ(one.claims[i].id.size(), 32u);
  }
  EXPECT_NE(one.claims[0].id, one.claims[1].id);
}

TEST(Render, SaysListWhatTheyHold) {
  const Parts parts = parts_with(0);
  Teller teller = asking(parts, 0.9);
  teller.told.mentions.links = {{0, Relation::says, 1, 0}, {2, Relation::says, 0, 0}};
  teller.told.mentions.roles = {{2, Role::actors, 0, 0}};
  const Coding coding = render(teller.told, parts);
  ASSERT_EQ(coding.says.size(), 1u);
  EXPECT_EQ(coding.says[0].of, std::vector<std::string>{coding.events[0].id});
  EXPECT_EQ(coding.says[0].vouchers, std::vector<std::string>{"m1"});
}

TEST(Render, FlagsWhatWasCutAndDropped) {
  const Parts parts = parts_with(0);
  Teller teller = asking(parts, 0.9);
  teller.told.sentences = {{teller.span("Kyiv asked Paris"), 0, false, true}};
  teller.told.reading.dropped = 3;
  const Coding coding = render(teller.told, parts);
  ASSERT_EQ(coding.flags.size(), 2u);
  EXPECT_EQ(coding.flags[0].code, "long-sentence");
  EXPECT_EQ(coding.flags[0].on, "0-16");
  EXPECT_EQ(coding.flags[1].code, "candidates-dropped");
}

}  // namespace
}  // namespace sayso
