// Where the time of one core goes: seconds of each station on the bench file, and how near the
// encoder comes to the machine's own matrix peak.
//
//   stations_bench [--data FOLDER] [--model ID|FOLDER] [--texts FILE] [--precision f32|bf16|int8]
//
// The model computes on one thread, documents wait for it on many, as in the program; seconds are
// CPU seconds of the thread that does the work, so that other work on the machine disturbs them
// little. The matrix peak is a
// product of 1024x4096 by 4096x1024 through the same runtime, in the same arithmetic, with one
// thread, best of ten, before and after the run. Multiply-adds of the encoder are those of its
// products with weights, for each piece, and of its attention, for each two pieces of a window, as
// its graph has them. A multiply-add is two operations. Padding and everything but these products
// count as loss.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <exception>
#include <memory>
#include <mutex>
#include <openvino/openvino.hpp>
#include <openvino/opsets/opset13.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "actor/resolve.h"
#include "attribution/attribute.h"
#include "base/result.h"
#include "document/read.h"
#include "engine/open.h"
#include "engine/render.h"
#include "event/assemble.h"
#include "mention/find.h"
#include "model/manifest.h"
#include "model/runtime.h"
#include "model/tokenizer.h"
#include "place/locate.h"
#include "sentence/split.h"

namespace sayso {
namespace {

/// Documents that are coded at a time.
constexpr std::size_t kWorkers = 56;

/// Of the calling thread.
double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Adds the time of `work()` to `seconds`.
template <class Work>
auto timed(double& seconds, const Work& work) {
  const double began = cpu_seconds();
  auto made = work();
  seconds += cpu_seconds() - began;
  return made;
}

/// Multiply-adds of an encoder.
struct Effort {
  double of_piece = 0;  ///< for each piece
  double of_two = 0;    ///< for each two pieces of a window
};

struct Seen {
  Effort effort;
  double encode_s = 0, heads_s = 0;
  double multiply_adds = 0;
  double batches = 0, windows = 0, pieces = 0;
};

/// Hands every call on and takes its time. One thread.
class TimedRuntime final : public Runtime {
 public:
  TimedRuntime(std::unique_ptr<Runtime> inner, Seen& seen)
      : inner_(std::move(inner)), seen_(seen) {}

  Result<std::vector<Encoded>> encode(std::span<const EncoderInput> windows) const override {
    auto made = timed(seen_.encode_s, [&] { return inner_->encode(windows); });
    seen_.batches += 1;
    for (const EncoderInput& input : windows) {
      const auto n = static_cast<double>(input.ids.size());
      seen_.multiply_adds += n * seen_.effort.of_piece + n * n * seen_.effort.of_two;
      seen_.windows += 1;
      seen_.pieces += n;
    }
    return made;
  }
  Result<std::vector<HeadsOutput>> heads(std::span<const Encoded> windows,
                                         std::span<const HeadsInput> asked) const override {
    return timed(seen_.heads_s, [&] { return inner_->heads(windows, asked); });
  }
  Result<RelationScores> relate(const Encoded& window, RowSpan source,
                                RowSpan target) const override {
    return inner_->relate(window, source, target);
  }
  std::string precision() const override { return inner_->precision(); }

 private:
  std::unique_ptr<Runtime> inner_;
  Seen& seen_;
};

using Node = std::shared_ptr<ov::Node>;

Node product_of_floats(const Node& left, std::size_t columns) {
  const std::size_t inside = left->get_output_shape(0)[1];
  const auto right = ov::opset13::Constant::create(ov::element::f32, {inside, columns},
                                                   std::vector<float>(inside * columns, 0.01f));
  return std::make_shared<ov::opset13::MatMul>(left, right);
}

/// Both sides rounded to 8 bits, as the encoder's products are in int8.
Node product_of_whole_numbers(const Node& left, std::size_t columns) {
  namespace op = ov::opset13;
  const auto number = [](float value) {
    return op::Constant::create(ov::element::f32, {}, {value});
  };
  const std::size_t inside = left->get_output_shape(0)[1];
  const auto whole = op::Constant::create(ov::element::i8, {inside, columns},
                                          std::vector<std::int8_t>(inside * columns, 3));
  const auto right = std::make_shared<op::Multiply>(
      std::make_shared<op::Convert>(whole, ov::element::f32), number(0.01f));
  const auto low = number(0), high = number(1);
  const auto rounded = std::make_shared<op::FakeQuantize>(left, low, high, low, high, 256);
  return std::make_shared<op::MatMul>(rounded, right);
}

/// Multiply-adds a second of one matrix product through the runtime on one thread; 0 on failure.
double matrix_peak(const std::string& precision) {
  constexpr std::size_t kRows = 1024, kInside = 4096, kColumns = 1024;
  constexpr int kTries = 10;
  try {
    namespace op = ov::opset13;
    const auto left = std::make_shared<op::Parameter>(ov::element::f32, ov::Shape{kRows, kInside});
    const auto product = precision == "int8" ? product_of_whole_numbers(left, kColumns)
                                             : product_of_floats(left, kColumns);
    const auto model =
        std::make_shared<ov::Model>(ov::OutputVector{product}, ov::ParameterVector{left});
    ov::Core core;
    auto graph = core.compile_model(
        model, "CPU",
        ov::hint::inference_precision(precision == "bf16" ? ov::element::bf16 : ov::element::f32),
        ov::num_streams(1), ov::inference_num_threads(1));
    auto request = graph.create_infer_request();
    ov::Tensor input(ov::element::f32, {kRows, kInside});
    std::fill_n(input.data<float>(), input.get_size(), 0.5f);
    request.set_input_tensor(input);
    double best = 0;
    for (int i = 0; i < kTries; ++i) {
      double seconds = 0;
      timed(seconds, [&] {
        request.infer();
        return 0;
      });
      best = std::max(best, static_cast<double>(kRows * kInside * kColumns) / seconds);
    }
    return best;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "no matrix peak: %s\n", error.what());
    return 0;
  }
}

/// CPU seconds on the documents' own threads.
struct Stations {
  double document = 0, sentence = 0, tokenize = 0, mention = 0, actor = 0, event = 0,
         attribution = 0, render = 0;
  void add(const Stations& other) {
    document += other.document;
    sentence += other.sentence;
    tokenize += other.tokenize;
    mention += other.mention;
    actor += other.actor;
    event += other.event;
    attribution += other.attribution;
    render += other.render;
  }
};

struct Counts {
  std::size_t documents = 0, sentences = 0, pieces = 0, events = 0;
  void add(const Counts& other) {
    documents += other.documents;
    sentences += other.sentences;
    pieces += other.pieces;
    events += other.events;
  }
};

Result<void> code(const Parts& parts, const Tokenizer& tokenizer, const Input& input,
                  Stations& seconds, Counts& counts) {
  Told told;
  told.document = TRY(timed(seconds.document, [&] { return read(input, {}); }));
  const Document& document = told.document;
  told.sentences = timed(seconds.sentence, [&] {
    return split(document, parts.words.split, parts.settings.limits.sentence_characters);
  });
  counts.pieces +=
      timed(seconds.tokenize, [&] { return tokenizer.encode(document.clean.text); }).size();
  told.reading = TRY(parts.model->encode(document.clean.text, told.sentences));
  told.mentions = timed(seconds.mention, [&] {
    return find(told.reading, parts.binding, parts.thresholds, parts.ontology, document);
  });
  told.places = locate(told.mentions, told.sentences, document, parts.ontology, parts.gazetteer);
  told.actors = timed(seconds.actor, [&] {
    return resolve({document, told.sentences, told.mentions, told.places},
                   {parts.names, parts.officials, parts.ontology});
  });
  told.events = timed(seconds.event,
                      [&] { return assemble(told.mentions, document.clean.text, parts.ontology); });
  told.claims = timed(seconds.attribution, [&] {
    return attribute(told.mentions, told.events, document, parts.ontology);
  });
  const Coding coding = timed(seconds.render, [&] { return render(told, parts); });
  counts.documents += 1;
  counts.sentences += told.sentences.size();
  counts.events += coding.events.size();
  return {};
}

/// Codes all of a source, many documents at a time.
class Race {
 public:
  Race(const Parts& parts, const Tokenizer& tokenizer, Source& source)
      : parts_(parts), tokenizer_(tokenizer), source_(source) {}

  Result<void> run() {
    const auto began = std::clock();
    {
      std::vector<std::jthread> workers;
      for (std::size_t i = 0; i < kWorkers; ++i) workers.emplace_back([this] { work(); });
    }
    whole = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    return done_;
  }

  Stations seconds;
  Counts counts;
  double whole = 0;  ///< CPU seconds of the process

 private:
  void work() {
    Stations own_seconds;
    Counts own_counts;
    Result<void> done;
    while (done) {
      std::optional<Result<Input>> input = next();
      if (!input) break;
      done = *input ? code(parts_, tokenizer_, **input, own_seconds, own_counts) : input->error();
    }
    const std::lock_guard lock(lock_);
    seconds.add(own_seconds);
    counts.add(own_counts);
    if (!done) done_ = done;
  }

  std::optional<Result<Input>> next() {
    const std::lock_guard lock(lock_);
    return done_ ? source_.next() : std::nullopt;
  }

  const Parts& parts_;
  const Tokenizer& tokenizer_;
  Source& source_;
  std::mutex lock_;
  Result<void> done_;
};

void print(const Race& race, const Seen& seen) {
  const auto& [seconds, counts] = std::tie(race.seconds, race.counts);
  const double named = seconds.document + seconds.sentence + seconds.tokenize + seen.encode_s +
                       seen.heads_s + seconds.mention + seconds.actor + seconds.event +
                       seconds.attribution + seconds.render;
  const double rest = race.whole - named;
  const std::array<std::pair<const char*, double>, 11> rows = {
      {{"document", seconds.document},
       {"sentence", seconds.sentence},
       {"model: tokenize", seconds.tokenize},
       {"model: encoder", seen.encode_s},
       {"model: heads", seen.heads_s},
       {"model: windows, candidates, merge; waiting", rest},
       {"mention", seconds.mention},
       {"actor", seconds.actor},
       {"event", seconds.event},
       {"attribution", seconds.attribution},
       {"render", seconds.render}}};
  double all = 0;
  for (const auto& row : rows) all += row.second;
  std::printf("station\tCPU seconds\tshare %%\tus per sentence\n");
  const auto sentences = static_cast<double>(counts.sentences);
  for (const auto& [name, value] : rows) {
    std::printf("%s\t%.3f\t%.1f\t%.1f\n", name, value, 100 * value / all, 1e6 * value / sentences);
  }
  std::printf("all\t%.3f\t100.0\t%.1f\n", all, 1e6 * all / sentences);
  std::printf("# %zu documents, %zu sentences (the program's own), %zu pieces, %zu events\n",
              counts.documents, counts.sentences, counts.pieces, counts.events);
  std::printf("# one core: %.0f sentences/s, %.0f pieces/s\n", sentences / all,
              static_cast<double>(counts.pieces) / all);
  std::printf(
      "# %.0f batches of %.1f pieces; %.0f windows, %.1f pieces each; each piece is read %.2f "
      "times\n",
      seen.batches, seen.pieces / seen.batches, seen.windows, seen.pieces / seen.windows,
      seen.pieces / static_cast<double>(counts.pieces));
}

Effort effort_of(GraphBytes& encoder) {
  const auto graph = ov::Core().read_model(
      encoder.structure,
      ov::Tensor(ov::element::u8, {encoder.weights.size()}, encoder.weights.data()));
  Effort effort;
  for (const auto& node : graph->get_ops()) {
    if (ov::is_type<ov::opset13::MatMul>(node)) {
      effort.of_piece += static_cast<double>(ov::shape_size(node->get_input_shape(1)));
    } else if (ov::is_type<ov::opset13::ScaledDotProductAttention>(node)) {
      const ov::PartialShape& seen = node->get_output_partial_shape(0);  // [window, head, piece, d]
      effort.of_two += static_cast<double>(2 * seen[1].get_length() * seen[3].get_length());
    }
  }
  return effort;
}

Result<std::unique_ptr<Runtime>> open_runtime(const std::string& folder, const Manifest& manifest,
                                              const std::string& precision, Effort& effort) {
  const auto graph = [&](const std::string& name) -> Result<GraphBytes> {
    GraphBytes bytes;
    bytes.structure = TRY(read_model_file(folder, name + ".xml", manifest));
    bytes.weights = TRY(read_model_file(folder, name + ".bin", manifest));
    return bytes;
  };
  const RuntimeOptions options{.precisions = {precision},
                               .jobs = 1,
                               .max_pieces = manifest.window.max_pieces,
                               .hidden = manifest.hidden,
                               .labels = manifest.labels};
  GraphBytes encoder = TRY(graph("encoder"));
  if (manifest.allows("int8")) {
    encoder.int8_structure = TRY(read_model_file(folder, kInt8Graph, manifest));
  }
  effort = effort_of(encoder);
  GraphBytes heads = TRY(graph("heads"));
  GraphBytes relation = TRY(graph("relation"));
  return open_openvino(std::move(encoder), std::move(heads), std::move(relation), options);
}

Result<void> run(const Settings& settings, const std::string& texts, const std::string& precision) {
  Parts parts = TRY(open_parts(settings, false));
  const std::string folder = TRY(find_model(parts.data, settings.model));
  const Manifest manifest = TRY(Manifest::load(folder));
  const Tokenizer tokenizer = TRY(Tokenizer::load(folder + "/vocab.txt"));
  Seen seen;
  auto runtime = TRY(open_runtime(folder, manifest, precision, seen.effort));
  if (runtime->precision() != precision) {
    std::printf("# this processor cannot compute in %s\n", precision.c_str());
    return {};
  }
  parts.model = TRY(Model::over(manifest, tokenizer,
                                std::make_unique<TimedRuntime>(std::move(runtime), seen), {}));
  const double before = matrix_peak(precision);
  Source source = Source::open({texts}, {});
  Race race(parts, tokenizer, source);
  TRY(race.run());
  const double peak = std::max(before, matrix_peak(precision));
  std::printf("# model %s, %s\n", manifest.id.c_str(), precision.c_str());
  print(race, seen);
  std::printf(
      "# encoder: %.1f G multiply-adds at %.1f G/s; matrix peak %.1f G/s; share %.1f %%\n\n",
      seen.multiply_adds / 1e9, seen.multiply_adds / seen.encode_s / 1e9, peak / 1e9,
      100 * seen.multiply_adds / seen.encode_s / peak);
  return {};
}

int main_of(const std::vector<std::string_view>& words) {
  Settings settings;
  std::string texts = "bench/texts.jsonl";
  std::vector<std::string> precisions = {"f32", "bf16", "int8"};
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    if (words[i] == "--data") settings.data = words[i + 1];
    if (words[i] == "--model") settings.model = words[i + 1];
    if (words[i] == "--texts") texts = words[i + 1];
    if (words[i] == "--precision") precisions = {std::string(words[i + 1])};
  }
  for (const std::string& precision : precisions) {
    const Result<void> done = run(settings, texts, precision);
    if (!done) {
      const Error& error = done.error();
      std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.what.c_str());
      return 1;
    }
  }
  return 0;
}

}  // namespace
}  // namespace sayso

int main(int count, char** words) {
  return sayso::main_of(std::vector<std::string_view>(words + 1, words + count));
}
