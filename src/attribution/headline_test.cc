// Who speaks beside a colon or dash, on small structures made by hand.
#include "attribution/headline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ontology/load.h"

namespace sayso {
namespace {

const Ontology& ontology() {
  static const Ontology kOntology =
      load_ontology(std::string(SAYSO_SOURCE_DIR) + "/data/ontology").value();
  return kOntology;
}

const HeadlineWords& words() {
  static const HeadlineWords kWords =
      HeadlineWords::load(std::string(SAYSO_SOURCE_DIR) + "/data/mention/headline.tsv", ontology())
          .value();
  return kWords;
}

/// A sentence with actors and triggers by their words.
struct Line {
  explicit Line(const std::string& text) {
    document.text = document.clean.text = text;
    sentences.emplace_back();
    sentences.back().span = {0, static_cast<std::uint32_t>(text.size())};
    sees(2000);
  }

  /// What the reader gives "a cue begins", where it gives 4000 to "none", of all words alike.
  void sees(Score say) {
    reading.words = {{sentences.back().span, 0}};
    reading.trigger_tags = {3, {4000, say, -20000}};
  }

  Span span(const std::string& part) const {
    const auto begin = static_cast<std::uint32_t>(document.clean.text.find(part));
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  /// In the order of the text.
  std::uint32_t actor(const std::string& part, const std::string& kind = "body") {
    const auto index = static_cast<std::uint32_t>(out.mentions.size());
    Mention mention;
    mention.span = span(part);
    mention.entity = index;
    mention.kind = *ontology().find_mention_label("ACT");
    out.mentions.push_back(mention);
    actors.entities.emplace_back();
    actors.entities.back().kind = kind;
    actors.references.emplace_back();
    actors.references.back().entity = index;
    return index;
  }

  /// In the order of the text.
  std::uint32_t trigger(const std::string& part, const std::string& type = "ASSAULT") {
    Trigger trigger;
    trigger.span = span(part);
    trigger.type = trigger.act = *ontology().find_type(type);
    out.triggers.push_back(trigger);
    return static_cast<std::uint32_t>(out.triggers.size() - 1);
  }

  void role(std::uint32_t trigger, Role role, std::uint32_t mention) {
    out.roles.push_back({trigger, role, mention, 0});
  }

  /// "UN: shelled": each cue with who says what; "-" where he has no name.
  std::string heard() {
    hear_headlines({reading, labels, document, sentences, actors, ontology(), words()}, out);
    const std::string& text = document.clean.text;
    std::string all;
    for (const LinkArc& link : out.links) {
      if (link.relation != Relation::says) continue;
      std::string who = "-";
      for (const RoleArc& arc : out.roles)
        if (arc.trigger == link.from && arc.role == Role::actors)
          who = slice(text, out.mentions[arc.mention].span);
      all += (all.empty() ? "" : " ") + who +
             std::string(slice(text, out.triggers[link.from].span)) +
             std::string(slice(text, out.triggers[link.to].span));
    }
    return all;
  }

  Reading reading;
  std::vector<TypeId> labels = {*ontology().find_type("SAY")};
  Document document;
  Sentences sentences;
  Actors actors;
  Mentions out;
};

std::string heard(const std::string& text, const std::string& who,
                  const std::string& kind = "body") {
  Line line(text);
  if (!who.empty()) line.actor(who, kind);
  line.trigger("shelled");
  return line.heard();
}

TEST(Headline, HearsWhoStandsBesideAMark) {
  EXPECT_EQ(heard("Army: rebels shelled Bria", "Army"), "Army:shelled");
  EXPECT_EQ(heard("Rebels shelled Bria: army", "army"), "army:shelled");
  EXPECT_EQ(heard("Rebels shelled Bria - army", "army"), "army-shelled");
  EXPECT_EQ(heard("NATO spokesman: rebels shelled Bria.", "NATO spokesman"),
            "NATO spokesman:shelled");
  EXPECT_EQ(heard("TICKER 14:05 UN: rebels shelled Bria", "UN"), "UN:shelled");
  EXPECT_EQ(heard("BRIA, Aug 3 - UN: rebels shelled it", "UN"), "UN:shelled");
}

TEST(Headline, KnowsSourcesWithoutAName) {
  EXPECT_EQ(heard("Report: rebels shelled Bria", ""), "-:shelled");
  EXPECT_EQ(heard("Rebels shelled Bria: sources", ""), "-:shelled");
}

TEST(Headline, HearsNobodyInOtherWords) {
  EXPECT_EQ(heard("Chad: rebels shelled Bria", "Chad", "state"), "");  // where it happens
  EXPECT_EQ(heard("Rebels shelled two of them: the army.", "the army"), "");
  EXPECT_EQ(heard("They told the army: rebels shelled Bria", "the army"), "");
  EXPECT_EQ(heard("Rebels shelled Bria: doctors", ""), "");
  EXPECT_EQ(heard("Rebels shelled the well-known army", "army"), "");
  EXPECT_EQ(heard("shelled: ", ""), "");
}

TEST(Headline, LeavesWhoDoesItHimself) {
  Line line("Apple: halts sales");
  line.role(line.trigger("halts"), Role::actors, line.actor("Apple"));
  EXPECT_EQ(line.heard(), "");
}

TEST(Headline, WhoSpeaksAtTheEndHasNoPartInWhatHeTells) {
  Line line("Rebels shelled Bria: army");
  const std::uint32_t rebels = line.actor("Rebels"), army = line.actor("army");
  const std::uint32_t shelled = line.trigger("shelled");
  line.role(shelled, Role::actors, rebels);
  line.role(shelled, Role::recipients, army);
  EXPECT_EQ(line.heard(), "army:shelled");
  ASSERT_EQ(line.out.roles.size(), 2U);
  EXPECT_EQ(line.out.roles[0].mention, rebels);
}

TEST(Headline, KeepsWhatTheReaderSaw) {
  Line said("Army: rebels shelled Bria");
  const std::uint32_t army = said.actor("Army");
  const std::uint32_t colon = said.trigger(":", "SAY"), shelled = said.trigger("shelled");
  said.role(colon, Role::actors, army);
  said.out.links.push_back({colon, Relation::says, shelled, 900});
  EXPECT_EQ(said.heard(), "Army:shelled");
  EXPECT_EQ(said.out.triggers.size(), 2U);

  Line seen("Army: rebels shelled Bria");
  seen.actor("Army");
  seen.trigger(":", "SAY");
  seen.trigger("shelled");
  EXPECT_EQ(seen.heard(), "Army:shelled");
  EXPECT_EQ(seen.out.triggers.size(), 2U);
}

TEST(Headline, KnowsItsCueAmongTheTriggers) {
  Line line("Army spokesman said: rebels shelled Bria");
  line.actor("Army spokesman said");
  line.trigger("said:", "SAY");
  line.trigger("shelled");
  EXPECT_EQ(line.heard(), "Army spokesman saidsaid:shelled");
}

TEST(Headline, LeavesAMarkThatTheReaderRulesOut) {
  Line line("Army: rebels shelled Bria");
  line.sees(-3000);
  line.actor("Army");
  line.trigger("shelled");
  EXPECT_EQ(line.heard(), "");
}

TEST(Headline, MovesWhatStandsBehindTheMark) {
  Line line("Army: rebels shelled Bria and fled");
  line.actor("Army");
  const std::uint32_t rebels = line.actor("rebels");
  const std::uint32_t shelled = line.trigger("shelled"), fled = line.trigger("fled", "RETREAT");
  line.role(shelled, Role::actors, rebels);
  line.role(fled, Role::actors, rebels);
  line.out.rulings.push_back({fled, "type", "a rule"});
  EXPECT_EQ(line.heard(), "Army:shelled Army:fled");
  EXPECT_EQ(line.out.roles.back().trigger, 2U);
  EXPECT_EQ(line.out.rulings.front().trigger, 2U);
}

TEST(Headline, TellsWhatIsWrongWithATable) {
  const auto fault = [](const std::string& rows) {
    const auto table = Tsv::parse("words\tuse\tkind\n" + rows, "headline.tsv");
    const auto read = HeadlineWords::from(table.value(), ontology());
    return read ? std::string() : read.error().what;
  };
  EXPECT_EQ(fault(":\tmark\tassert\n"), "");
  EXPECT_NE(fault(":\tcolon\tassert\n").find("\"colon\" is no use"), std::string::npos);
  EXPECT_NE(fault(":\tmark\tshout\n").find("\"shout\" is no kind"), std::string::npos);
  EXPECT_NE(fault(":\tmark\tassert\n:\tdash\tassert\n").find("repeated"), std::string::npos);
}

}  // namespace
}  // namespace sayso
