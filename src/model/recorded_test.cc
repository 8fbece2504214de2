// What the trained net gave (training/record.py): tokenizer and graphs must give the same here.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "model/encode.h"
#include "model/runtime.h"
#include "model/tokenizer.h"

namespace sayso {
namespace {

using Element = simdjson::dom::element;

std::string recorded(const std::string& name) {
  return SAYSO_SOURCE_DIR "/src/model/testdata/" + name;
}

/// The default model.
Result<Model> open_in(Arithmetic arithmetic) {
  return Model::open(find_model(SAYSO_SOURCE_DIR "/data", "").value(), {.arithmetic = arithmetic});
}

Model open(Arithmetic arithmetic) { return open_in(arithmetic).value(); }

template <class T>
std::vector<T> numbers(const Element& element) {
  std::vector<T> list;
  for (const Element item : element.get_array()) {
    if constexpr (std::is_floating_point_v<T>) {
      list.push_back(static_cast<T>(item.get_double().value()));
    } else {
      list.push_back(static_cast<T>(item.get_int64().value()));
    }
  }
  return list;
}

/// [rows][columns] as one list.
std::vector<float> table(const Element& element) {
  std::vector<float> list;
  for (const Element row : element.get_array()) {
    for (const float number : numbers<float>(row)) list.push_back(number);
  }
  return list;
}

EncoderInput input_of(const Element& record) {
  return {numbers<std::int64_t>(record["ids"].value()),
          numbers<std::int64_t>(record["case"].value())};
}

std::size_t best(const std::vector<float>& rows, std::size_t row, std::size_t width) {
  const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(row * width);
  return static_cast<std::size_t>(
      std::max_element(begin, begin + static_cast<std::ptrdiff_t>(width)) - begin);
}

struct Count {
  std::size_t all = 0, equal = 0;
  void add(bool same) {
    ++all;
    equal += same ? 1 : 0;
  }
};

/// The best tag of each word, as recorded: without the tag grammar.
void compare_tags(const Encoded& window, const Element& record, Count& count) {
  const auto first = numbers<int>(record["first"].value());
  const std::pair<const char*, const std::vector<float>*> heads[] = {
      {"mention_tags", &window.mention},
      {"trigger_tags", &window.trigger},
      {"attribution_tags", &window.attribution}};
  for (const auto& [name, logits] : heads) {
    const auto wanted = numbers<std::size_t>(record[name].value());
    ASSERT_EQ(wanted.size(), first.size());
    const std::size_t width = logits->size() / first.size();
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (first[i] != 0) count.add(best(*logits, i, width) == wanted[i]);
    }
  }
}

std::vector<RowSpan> spans(const Element& element) {
  std::vector<RowSpan> list;
  for (const Element item : element.get_array()) {
    const auto span = numbers<std::int64_t>(item);
    list.push_back({span[0], span[1]});
  }
  return list;
}

std::vector<IndexPair> pairs(const Element& element) {
  std::vector<IndexPair> list;
  for (const RowSpan& pair : spans(element)) list.push_back({pair.first, pair.last});
  return list;
}

HeadsOutput heads_of(const Model& model, const Encoded& window, const Element& record) {
  const Element asked = record["pairs"].value();
  return model.runtime()
      .heads_one(window,
                 {spans(record["mention_spans"].value()), spans(record["trigger_spans"].value()),
                  pairs(asked["node_mention"].value()), pairs(asked["node_node"].value()),
                  pairs(asked["mention_mention"].value())})
      .value();
}

void compare_attributes(const HeadsOutput& found, const Element& wanted, const Labels& labels,
                        Count& count) {
  const std::tuple<const char*, const std::vector<float>*, std::size_t> heads[] = {
      {"sector", &found.sector, labels.sector.size()},
      {"country", &found.country, labels.country.size()},
      {"type", &found.type, labels.type.size()},
      {"mode", &found.mode, labels.mode.size()},
      {"factuality", &found.factuality, labels.factuality.size()},
      {"tense", &found.tense, labels.tense.size()},
      {"kind", &found.kind, labels.kind.size()},
      {"context", &found.context, labels.context.size()}};
  for (const auto& [name, rows, width] : heads) {
    const auto expected = table(wanted[name].value());
    ASSERT_EQ(rows->size(), expected.size()) << name;
    for (std::size_t row = 0; row < expected.size() / width; ++row) {
      count.add(best(*rows, row, width) == best(expected, row, width));
    }
  }
}

void compare_pairs(const HeadsOutput& found, const Element& wanted, Count& count) {
  const std::pair<const char*, const std::vector<float>*> heads[] = {
      {"role", &found.role}, {"link", &found.link}, {"coref", &found.coref}};
  for (const auto& [name, rows] : heads) {
    const auto expected = table(wanted[name].value());
    ASSERT_EQ(rows->size(), expected.size()) << name;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      count.add(((*rows)[i] > 0) == (expected[i] > 0));
    }
  }
}

void compare_heads(const HeadsOutput& found, const Element& wanted, const Labels& labels,
                   Count& count) {
  compare_attributes(found, wanted, labels, count);
  compare_pairs(found, wanted, count);
}

void expect_near(const std::vector<float>& found, const std::vector<float>& wanted,
                 const char* what) {
  ASSERT_EQ(found.size(), wanted.size()) << what;
  for (std::size_t i = 0; i < wanted.size(); ++i) ASSERT_NEAR(found[i], wanted[i], 1e-3) << what;
}

class Recorded : public testing::Test {
 protected:
  /// `check(record)` for each record of a file.
  template <class Check>
  void each(const std::string& name, const Check& check) {
    simdjson::dom::document_stream records;
    ASSERT_FALSE(parser_.load_many(recorded(name), 1 << 22).get(records));
    for (auto record : records) {
      Element element;
      ASSERT_FALSE(record.get(element));
      check(element);
    }
  }

  /// Compares tags and labels, of which this share must be equal.
  void expect_equal_labels(Arithmetic arithmetic, double share) {
    auto opened = open_in(arithmetic);
    if (!opened) GTEST_SKIP() << "skipped: " << opened.error().what;
    Count count;
    each("recorded.jsonl", [&](const Element& record) {
      const Encoded window = opened->runtime().encode_one(input_of(record)).value();
      compare_tags(window, record, count);
      if (record.at_key("heads").error()) return;
      compare_heads(heads_of(*opened, window, record), record["heads"].value(), opened->labels(),
                    count);
    });
    RecordProperty("labels", std::to_string(count.all));
    RecordProperty("equal", std::to_string(count.equal));
    EXPECT_GT(count.all, 7000u);
    EXPECT_GE(static_cast<double>(count.equal), share * static_cast<double>(count.all));
  }

  simdjson::dom::parser parser_;
};

TEST_F(Recorded, TokensAreTheTrainers) {
  const Model model = open(Arithmetic::f32);
  std::size_t texts = 0;
  each("recorded.jsonl", [&](const Element& record) {
    const auto pieces = model.tokenizer().encode(record["text"].get_string().value());
    const EncoderInput wanted = input_of(record);
    const auto first = numbers<int>(record["first"].value());
    ASSERT_EQ(pieces.size() + 2, wanted.ids.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      EXPECT_EQ(pieces[i].id, wanted.ids[i + 1]);
      EXPECT_EQ(pieces[i].case_class, wanted.cases[i + 1]);
      EXPECT_EQ(pieces[i].first, first[i + 1] == 1);
    }
    ++texts;
  });
  EXPECT_EQ(texts, 120u);
}

TEST_F(Recorded, InF32LogitsAgreeToAThousandthAndAllLabelsAreEqual) {
  const Model model = open(Arithmetic::f32);
  Count tags, labels;
  each("recorded.jsonl", [&](const Element& record) {
    const Encoded window = model.runtime().encode_one(input_of(record)).value();
    compare_tags(window, record, tags);
    if (record.at_key("heads").error()) return;
    expect_near(window.mention, table(record["mention_logits"].value()), "mention");
    expect_near(window.trigger, table(record["trigger_logits"].value()), "trigger");
    expect_near(window.attribution, table(record["attribution_logits"].value()), "attribution");
    const HeadsOutput found = heads_of(model, window, record);
    const Element wanted = record["heads"].value();
    compare_heads(found, wanted, model.labels(), labels);
    expect_near(found.role, table(wanted["role"].value()), "role");
    expect_near(found.coref, table(wanted["coref"].value()), "coref");
  });
  EXPECT_GT(tags.all, 5000u);
  EXPECT_EQ(tags.equal, tags.all);
  EXPECT_GT(labels.all, 2000u);
  EXPECT_EQ(labels.equal, labels.all);
}

TEST_F(Recorded, InBf16AtLeast995OfAThousandLabelsAreEqual) {
  expect_equal_labels(Arithmetic::bf16, 0.995);
}

TEST_F(Recorded, InInt8AtLeast985OfAThousandLabelsAreEqual) {
  expect_equal_labels(Arithmetic::int8, 0.985);
}

TEST_F(Recorded, RootsOfActorPairsAgree) {
  const Model model = open(Arithmetic::f32);
  std::size_t questions = 0;
  each("recorded_relate.jsonl", [&](const Element& record) {
    const Encoded window = model.runtime().encode_one(input_of(record)).value();
    const auto source = numbers<std::int64_t>(record["source"].value());
    const auto target = numbers<std::int64_t>(record["target"].value());
    const auto found =
        model.runtime().relate(window, {source[0], source[1]}, {target[0], target[1]}).value();
    expect_near(found.root, numbers<float>(record["logits"].value()), "root");
    const auto related = record["related"];
    EXPECT_EQ(related.error() == simdjson::SUCCESS, !found.related.empty());
    if (!found.related.empty()) {
      EXPECT_NEAR(found.related[0], related.get_double().value(), 1e-3);
    }
    ++questions;
  });
  EXPECT_EQ(questions, 40u);
}

}  // namespace
}  // namespace sayso
