#include "model/encode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/faults.h"
#include "model/merge.h"
#include "model/runtime.h"
#include "model/tokenizer.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

const std::string kFolder = find_model(SAYSO_SOURCE_DIR "/data", "").value();

/// A runtime that knows its vocabulary by heart: ann, bob and cat are mentions ("big" goes on a
/// mention), hit and said are triggers; a pair's score names the ids of both first pieces and the
/// length of the window.
class FakeRuntime final : public Runtime {
 public:
  enum Id { cls = 2, sep = 3, ann = 5, bob, cat, big, hit, said, the, dot };

  Result<std::vector<Encoded>> encode(std::span<const EncoderInput> windows) const override {
    std::vector<Encoded> out;
    for (const EncoderInput& window : windows) out.push_back(encoded(window));
    return out;
  }

  static Encoded encoded(const EncoderInput& input) {
    Encoded window;
    window.pieces = input.ids.size();
    for (const std::int64_t id : input.ids) {
      window.hidden.push_back(static_cast<float>(id));
      const bool mention = id >= ann && id <= cat;
      const bool trigger = id == hit || id == said;
      add(window.mention, {0.F, mention ? 5.F : -5.F, id == big ? 5.F : -5.F});
      add(window.trigger, {0.F, trigger ? 5.F : -5.F, -5.F});
    }
    return window;
  }

  Result<std::vector<HeadsOutput>> heads(std::span<const Encoded> windows,
                                         std::span<const HeadsInput> asked) const override {
    std::vector<HeadsOutput> out;
    for (std::size_t i = 0; i < windows.size(); ++i) out.push_back(answers(windows[i], asked[i]));
    return out;
  }

  static HeadsOutput answers(const Encoded& window, const HeadsInput& input) {
    HeadsOutput out;
    const auto id = [&](const RowSpan& rows) {
      return window.hidden[static_cast<std::size_t>(rows.first)];
    };
    const auto score = [&](const RowSpan& from, const RowSpan& to) {
      return id(from) * 100 + id(to) + static_cast<float>(window.pieces) / 1000;
    };
    for (const RowSpan& trigger : input.triggers) {
      out.type.push_back(id(trigger));
    }
    for (const auto& [from, to] : input.roles) {
      out.role.push_back(score(at(input.triggers, from), at(input.mentions, to)));
    }
    for (const auto& [from, to] : input.links) {
      out.link.push_back(score(at(input.triggers, from), at(input.triggers, to)));
    }
    for (const auto& [from, to] : input.corefs) {
      out.coref.push_back(score(at(input.mentions, from), at(input.mentions, to)));
    }
    return out;
  }

  Result<RelationScores> relate(const Encoded& window, RowSpan source,
                                RowSpan target) const override {
    return RelationScores{{static_cast<float>(window.pieces), static_cast<float>(source.first),
                           static_cast<float>(source.last), static_cast<float>(target.first),
                           static_cast<float>(target.last)},
                          {1}};
  }

  std::string precision() const override { return "f32"; }

 private:
  static void add(std::vector<float>& row, std::initializer_list<float> scores) {
    row.insert(row.end(), scores);
  }
  static const RowSpan& at(const std::vector<RowSpan>& spans, std::int64_t index) {
    return spans.at(static_cast<std::size_t>(index));
  }
};

Model fake_model(WindowRule rule, std::size_t candidates = 96) {
  const std::string path = testing::TempDir() + "/sayso_fake_vocab.txt";
  std::ofstream(path)
      << "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nann\nbob\ncat\nbig\nhit\nsaid\nthe\n.\n";
  Manifest manifest;
  manifest.window = rule;
  manifest.pair_floor = -6000;
  manifest.labels.mention = {"M"};
  manifest.labels.trigger = {"T"};
  manifest.labels.type = {"T"};
  manifest.labels.role = {"r"};
  manifest.labels.link = {"l"};
  return Model::over(std::move(manifest), Tokenizer::load(path).value(),
                     std::make_unique<FakeRuntime>(), {.mentions_per_window = candidates})
      .value();
}

/// A sentence ends with a full stop.
Sentences sentences_of(const std::string& text) {
  Sentences sentences;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] != '.') continue;
    sentences.push_back({{begin, i + 1}});
    begin = i + 2;
  }
  return sentences;
}

Reading read(const Model& model, const std::string& text) {
  return model.encode(text, sentences_of(text)).value();
}

/// Words of a candidate, and pairs as "from>to:window" in words.
std::string words(const Reading& reading, const std::string& text, const Candidate& candidate) {
  const Span span{reading.words[candidate.first].span.begin,
                  reading.words[candidate.last].span.end};
  return std::string(slice(text, span));
}

std::vector<std::string> pairs(const Reading& reading, const std::string& text,
                               const std::vector<PairScores>& list,
                               const std::vector<Candidate>& from,
                               const std::vector<Candidate>& to) {
  std::vector<std::string> out;
  for (const PairScores& pair : list) {
    out.push_back(words(reading, text, from[pair.from]) + ">" + words(reading, text, to[pair.to]) +
                  ":" + std::to_string(pair.scores.at(0)));
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(Encode, AShortDocumentIsOneWindowWithAllPairs) {
  const std::string text = "ann big hit bob. the cat said.";
  const Reading reading = read(fake_model({256, 254, 2}), text);
  ASSERT_EQ(reading.words.size(), 9u);
  EXPECT_EQ(slice(text, reading.words[3].span), "bob");
  EXPECT_EQ(reading.words[5].sentence, 1u);
  ASSERT_EQ(reading.mentions.size(), 3u);
  EXPECT_EQ(words(reading, text, reading.mentions[0]), "ann big");
  EXPECT_EQ(reading.mention_tags.scores.size(), 9u * 3);
  EXPECT_EQ(reading.type, (std::vector<std::vector<Score>>{{9000}, {10000}}));
  EXPECT_EQ(pairs(reading, text, reading.roles, reading.triggers, reading.mentions),
            (Strings{"hit>ann big:905011", "hit>bob:906011", "hit>cat:907011",
                     "said>ann big:1005011", "said>bob:1006011", "said>cat:1007011"}));
  EXPECT_EQ(pairs(reading, text, reading.links, reading.triggers, reading.triggers),
            (Strings{"hit>said:910011", "said>hit:1009011"}));
  EXPECT_EQ(reading.corefs.size(), 6u);
  EXPECT_TRUE(reading.sector.empty() || reading.sector[0].empty());
}

TEST(Encode, PairsComeFromTheWindowOfTheTriggerOrOfTheLaterSpan) {
  // Each sentence is the core of its own window, with one neighbour on each side: windows of 10,
  // 13 and 9 pieces.
  const std::string text = "ann hit bob. the cat said. bob hit.";
  const Reading reading = read(fake_model({256, 4, 1}), text);
  EXPECT_EQ(pairs(reading, text, reading.roles, reading.triggers, reading.mentions),
            (Strings{"hit>ann:905010", "hit>bob:906010", "hit>cat:907010",  //
                     "said>ann:1005013", "said>bob:1006013", "said>cat:1007013",
                     "said>bob:1006013",  //
                     "hit>cat:907009", "hit>bob:906009"}));
  EXPECT_EQ(
      pairs(reading, text, reading.links, reading.triggers, reading.triggers),
      (Strings{"hit>said:910013", "said>hit:1009013", "said>hit:1009009", "hit>said:910009"}));
  EXPECT_EQ(pairs(reading, text, reading.corefs, reading.mentions, reading.mentions),
            (Strings{"ann>bob:506010", "ann>cat:507013",                    //
                     "bob>ann:605010", "bob>cat:607013",                    //
                     "cat>ann:705013", "cat>bob:706013", "cat>bob:706009",  //
                     "bob>cat:607009"}));
}

TEST(Encode, EmptyAndWordlessTextsGiveEmptyReadings) {
  const Model model = fake_model({256, 254, 2});
  for (const std::string text : {"", " \n ", "\xef\xbf\xbd"}) {
    const Reading reading = model.encode(text, {}).value();
    EXPECT_TRUE(reading.words.empty());
    EXPECT_TRUE(reading.mentions.empty());
  }
}

TEST(Encode, CandidatesBeyondTheLimitAreCounted) {
  const std::string text = "ann bob cat hit said.";
  const Reading reading = read(fake_model({256, 254, 2}, 2), text);
  EXPECT_EQ(reading.mentions.size(), 2u);
  EXPECT_EQ(reading.triggers.size(), 2u);
  EXPECT_GE(reading.dropped, 1u);
}

TEST(Merge, ACandidateOfAnotherWindowIsMatchedByItsWordsElseByOverlap) {
  const std::vector<Candidate> list = {
      {2, 4, {{0, 1}}}, {3, 9, {{0, 1}}}, {5, 6, {{0, 1}}}, {20, 20, {{0, 1}}}};
  const CandidateIndex index(list);
  const auto find = [&](std::uint32_t first, std::uint32_t last) -> int {
    const auto match = index.find({first, last, {}, true});
    return match ? static_cast<int>(match->index) + (match->exact ? 100 : 0) : -1;
  };
  EXPECT_EQ(find(5, 6), 102);
  EXPECT_EQ(find(3, 3), 0);
  EXPECT_EQ(find(4, 7), 1);
  EXPECT_EQ(find(0, 1), -1);
  EXPECT_EQ(find(10, 19), -1);
  EXPECT_EQ(find(18, 30), 3);
}

TEST(Relate, SpansAreRowsOfTheWindowAndALongTextIsCutAroundThem) {
  const Model model = fake_model({16, 14, 2});
  const std::string text = "the ann big hit bob.";
  EXPECT_EQ(model.relate(text, {4, 11}, {16, 19}).value().root,
            (std::vector<float>{8, 2, 3, 5, 5}));
  std::string filler;
  for (int i = 0; i < 50; ++i) filler += "the ";
  const auto start = static_cast<std::uint32_t>(filler.size());
  const auto scores =
      model.relate(filler + "ann hit bob " + filler, {start, start + 3}, {start + 8, start + 11});
  EXPECT_EQ(scores.value().root, (std::vector<float>{16, 7, 7, 9, 9}));
}

TEST(Relate, BadSpansAreNamed) {
  const Model model = fake_model({16, 14, 2});
  EXPECT_EQ(model.relate("ann  bob", {3, 4}, {5, 8}).error().number, fault::kRelateSpan.number);
  EXPECT_EQ(model.relate("ann bob", {0, 3}, {90, 95}).error().number, fault::kRelateSpan.number);
  std::string text = "ann ";
  for (int i = 0; i < 20; ++i) text += "the ";
  const auto end = static_cast<std::uint32_t>(text.size());
  EXPECT_EQ(model.relate(text + "bob", {0, 3}, {end, end + 3}).error().number,
            fault::kRelateFar.number);
}

/// The default model on text of our own.
class LiveModel : public testing::Test {
 protected:
  static std::string report(int sentences) {
    static const Strings kSentences = {
        "North Korea shipped shells to Russia in September, Seoul's defence ministry said.",
        "Moscow denied the report.", "Officials from both states will meet on Monday."};
    std::string text;
    for (int i = 0; i < sentences; ++i) text += kSentences[static_cast<std::size_t>(i) % 3] + " ";
    return text;
  }

  static bool same(const Reading& a, const Reading& b) {
    const auto key = [](const Reading& reading) {
      std::string bytes;
      const auto add = [&](const std::vector<Score>& row) {
        for (const Score score : row) bytes += std::to_string(score) + " ";
      };
      add(reading.mention_tags.scores);
      add(reading.trigger_tags.scores);
      add(reading.attribution_tags.scores);
      for (const auto* list : {&reading.roles, &reading.links, &reading.corefs}) {
        for (const PairScores& pair : *list) {
          add({static_cast<Score>(pair.from), static_cast<Score>(pair.to)});
          add(pair.scores);
        }
      }
      for (const auto* rows : {&reading.sector, &reading.mode, &reading.tense}) {
        for (const auto& row : *rows) add(row);
      }
      return bytes;
    };
    return key(a) == key(b);
  }
};

TEST_F(LiveModel, FindsWhoDidWhatAndGivesTheSameReadingAloneAmongOthersAndTwice) {
  const Model model = Model::open(kFolder, {.jobs = 2}).value();
  const std::string text = report(1);
  const Reading alone = read(model, text);
  ASSERT_FALSE(alone.mentions.empty());
  EXPECT_EQ(words(alone, text, alone.mentions[0]), "North Korea");
  for (const int other : {7, 2, 30}) read(model, report(other));
  EXPECT_TRUE(same(alone, read(model, text)));
  const Model again = Model::open(kFolder, {.jobs = 1}).value();
  EXPECT_TRUE(same(alone, read(again, text)));
}

TEST_F(LiveModel, GivesTheSameReadingsInAnyCompany) {
  constexpr int kDocuments = 36, kThreads = 12;
  for (const Arithmetic arithmetic : {Arithmetic::f32, Arithmetic::automatic}) {
    const Model model = Model::open(kFolder, {.arithmetic = arithmetic, .jobs = 2}).value();
    const auto document = [](int i) {
      return report(1 + i % 9).substr(static_cast<std::size_t>(i));
    };
    std::vector<Reading> wanted, found(kDocuments);
    for (int i = 0; i < kDocuments; ++i) wanted.push_back(read(model, document(i)));
    {
      std::vector<std::jthread> threads;
      for (int from = 0; from < kThreads; ++from) {
        threads.emplace_back([&, from] {
          for (int i = from; i < kDocuments; i += kThreads) {
            found[static_cast<std::size_t>(i)] = read(model, document(i));
          }
        });
      }
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_TRUE(same(wanted[i], found[i])) << i;
  }
}

TEST_F(LiveModel, EveryFileIsCheckedBeforeItIsUsed) {
  const fs::path copy = fs::path(testing::TempDir()) / "sayso_live_model";
  for (const std::string_view name : kModelFiles) {
    fs::remove_all(copy);
    fs::copy(kFolder, copy);
    fs::resize_file(copy / name, fs::file_size(copy / name) - 1);
    EXPECT_EQ(Model::open(copy, {}).error().number, fault::kModelHash.number) << name;
    fs::remove(copy / name);
    EXPECT_EQ(Model::open(copy, {}).error().number, fault::kModelFile.number) << name;
  }
  fs::remove_all(copy);
  EXPECT_EQ(Model::open(copy, {}).error().number, fault::kNoModel.number);
}

}  // namespace
}  // namespace sayso
