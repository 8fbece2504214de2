#include "quantity/count.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "quantity/read_quantity.h"

namespace sayso {
namespace {

const QuantityWords& words() {
  static const QuantityWords loaded =
      *QuantityWords::load(std::string(SAYSO_SOURCE_DIR) + "/data/quantity/words.tsv");
  return loaded;
}

std::string shown(const Quantity& quantity) {
  const auto side = [](const std::optional<double>& value) {
    return value ? fmt::format("{:.0f}", *value) : std::string();
  };
  return fmt::format("{}..{} {}{}", side(quantity.min), side(quantity.max), quantity.unit,
                     quantity.approx ? " about" : "");
}

std::string read(std::string_view text) {
  const auto found = read_quantity(
      quantity_tokens(text, {0, static_cast<std::uint32_t>(text.size())}), 0, words());
  return found ? shown(found->quantity) : "none";
}

TEST(Quantities, HaveALeastAMostAndAUnit) {
  EXPECT_EQ(read("300 tanks"), "300..300 tanks");
  EXPECT_EQ(read("about 300 tanks"), "300..300 tanks about");
  EXPECT_EQ(read("more than 1,000 artillery shells"), "1000.. shells");
  EXPECT_EQ(read("up to 40 launchers"), "..40 launchers");
  EXPECT_EQ(read("10-15 drones"), "10..15 drones");
  EXPECT_EQ(read("dozens of armoured vehicles"), "24.. vehicles about");
  EXPECT_EQ(read("two and a half million shells"), "2500000..2500000 shells");
  EXPECT_EQ(read("half a million doses"), "500000..500000 doses about");
  EXPECT_EQ(read("not more than five people"), "..5 people");
  EXPECT_EQ(read("no fewer than 15 officers"), "15.. officers");
}

TEST(Quantities, MayBeWrittenInGroups) {
  EXPECT_EQ(read("15 000 troops"), "15000..15000 troops");
  EXPECT_EQ(read("some 1 200 000\u00a0people"), "1200000..1200000 people about");
  EXPECT_EQ(read("In June 5 300 men"), "5..5 men");
  EXPECT_EQ(read("5 3000 men"), "5..5 men");
}

TEST(Quantities, OfMoneyHaveItsCode) {
  EXPECT_EQ(read("$1.5bn in loans"), "1500000000..1500000000 USD");
  EXPECT_EQ(read("Rs 5 crore"), "50000000..50000000 INR");
  EXPECT_EQ(read("$5-6 million"), "5000000..6000000 USD");
}

TEST(Quantities, AreNotNamesYearsOrCalibres) {
  for (const char* text : {"Resolution 2397", "F-16 fighters", "the 2024 budget", "155mm shells",
                           "the third army", "the Group of Seven", "the shells", ""})
    EXPECT_EQ(read(text), "none") << text;
}

/// The tolls that one event has, with the words that tell them.
std::string tolls(const std::string& text, std::string_view trigger) {
  Ontology ontology;
  ontology.types.resize(1);
  ontology.types[0].quad = 4;
  Mentions mentions;
  Trigger event;
  event.span.begin = static_cast<std::uint32_t>(text.find(trigger));
  event.span.end = event.span.begin + static_cast<std::uint32_t>(trigger.size());
  mentions.triggers.push_back(event);
  Document document;
  document.clean.text = text;
  Sentences sentences(1);
  sentences[0].span = {0, static_cast<std::uint32_t>(text.size())};
  std::string out;
  const Quantities counted = count(mentions, sentences, document, ontology, words());
  for (const Toll& toll : counted.triggers[0]) {
    EXPECT_LE(toll.span.end, text.size());
    out += fmt::format("{}{} {} [{}]", out.empty() ? "" : "; ", toll.of, shown(toll.quantity),
                       slice(std::string_view(text), toll.span));
  }
  return out;
}

TEST(Tolls, AreReadBesideTheWordThatTellsThem) {
  EXPECT_EQ(tolls("The attack killed at least 14 people.", "attack"),
            "killed 14.. people [at least 14 people]");
  EXPECT_EQ(tolls("A blast left 12 dead and 30 wounded.", "blast"),
            "killed 12..12 people [12]; wounded 30..30 people [30]");
  EXPECT_EQ(tolls("No one was killed in the raid.", "raid"), "killed 0..0 people [No one]");
  EXPECT_EQ(tolls("Gunmen took 17 hostages.", "took"), "held 17..17 hostages [17 hostages]");
}

TEST(Tolls, AreNotTheKillers) {
  EXPECT_EQ(tolls("Two rangers had killed a councillor.", "killed"), "");
  EXPECT_EQ(tolls("The talks opened on 12 May.", "talks"), "");
}

TEST(Quantities, NameTheRowOfAFaultyTable) {
  for (const char* row : {"a crowd\tmany\t100\n", "a dozen\trounded\ttwelve\n"}) {
    const auto table = Tsv::parse(std::string("words\tclass\tvalue\n") + row, "words.tsv");
    const auto loaded = QuantityWords::from(*table);
    ASSERT_FALSE(loaded.has_value()) << row;
    EXPECT_EQ(loaded.error().where, "words.tsv:2");
  }
}

}  // namespace
}  // namespace sayso
