// Where the time of one core goes: seconds of each station on the bench file, and how near the
// encoder comes to the machine's own matrix peak.
//
//   stations_bench [--data FOLDER] [--model ID|FOLDER] [--texts FILE] [--precision f32|bf16]
//
// One document at a time on one thread, as a worker of the program does it; seconds are CPU
// seconds, so that other work on the machine disturbs them little. The matrix peak is a
// product of 1024x4096 by 4096x1024 through the same runtime, in the same arithmetic, with one
// thread, best of ten, before and after the run. Multiply-adds of the encoder for a window of n
// pieces, each layer: 4 n d^2 (query, key, value, output) + 2 n d f (feed-forward) + 2 n^2 d
// (attention); d = 384, f = 1536, 6 layers. A multiply-add is two operations. Padding and
// everything but these products count as loss.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <exception>
#include <memory>
#include <openvino/openvino.hpp>
#include <openvino/opsets/opset13.hpp>
#include <string>
#include <string_view>
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
#include "sentence/split.h"

namespace sayso {
namespace {

constexpr double kLayers = 6, kWidth = 384, kInner = 1536;

/// Of the whole process: the work is done on one thread, whichever it is.
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Adds the time of `work()` to `seconds`.
template <class Work>
auto timed(double& seconds, const Work& work) {
  const double began = cpu_seconds();
  auto made = work();
  seconds += cpu_seconds() - began;
  return made;
}

struct Seen {
  double encode_s = 0, heads_s = 0;
  double multiply_adds = 0;
  double windows = 0, pieces = 0, rows = 0;
};

/// Hands every call on and takes its time. One thread.
class TimedRuntime final : public Runtime {
 public:
  TimedRuntime(std::unique_ptr<Runtime> inner, Seen& seen)
      : inner_(std::move(inner)), seen_(seen) {}

  Result<std::vector<Encoded>> encode(std::span<const EncoderInput> windows) const override {
    auto made = timed(seen_.encode_s, [&] { return inner_->encode(windows); });
    for (const EncoderInput& input : windows) {
      const auto n = static_cast<double>(input.ids.size());
      seen_.multiply_adds +=
          kLayers * (4 * n * kWidth * kWidth + 2 * n * kWidth * kInner + 2 * n * n * kWidth);
      seen_.windows += 1;
      seen_.pieces += n;
    }
    if (made) {
      for (const Encoded& window : *made) seen_.rows += static_cast<double>(window.rows);
    }
    return made;
  }
  Result<HeadsOutput> heads(const Encoded& window, const HeadsInput& input) const override {
    return timed(seen_.heads_s, [&] { return inner_->heads(window, input); });
  }
  Result<std::vector<float>> relate(const Encoded& window, RowSpan source,
                                    RowSpan target) const override {
    return inner_->relate(window, source, target);
  }
  std::string precision() const override { return inner_->precision(); }

 private:
  std::unique_ptr<Runtime> inner_;
  Seen& seen_;
};

/// Multiply-adds a second of one matrix product through the runtime on one thread; 0 on failure.
double matrix_peak(const std::string& precision) {
  constexpr std::size_t kRows = 1024, kInside = 4096, kColumns = 1024;
  constexpr int kTries = 10;
  try {
    namespace op = ov::opset13;
    const auto left = std::make_shared<op::Parameter>(ov::element::f32, ov::Shape{kRows, kInside});
    const auto right = op::Constant::create(ov::element::f32, {kInside, kColumns},
                                            std::vector<float>(kInside * kColumns, 0.01f));
    const auto product = std::make_shared<op::MatMul>(left, right);
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

struct Stations {
  double document = 0, sentence = 0, tokenize = 0, model = 0, mention = 0, actor = 0, event = 0,
         attribution = 0, render = 0;
};

struct Counts {
  std::size_t documents = 0, sentences = 0, pieces = 0, events = 0;
};

Result<void> code(const Parts& parts, const Tokenizer& tokenizer, const Input& input,
                  Stations& seconds, Counts& counts) {
  Told told;
  told.document = TRY(timed(seconds.document, [&] { return read(input, {}); }));
  const Document& document = told.document;
  told.sentences = timed(seconds.sentence, [&] {
    return split(document, parts.split_rules, parts.settings.limits.sentence_characters);
  });
  counts.pieces +=
      timed(seconds.tokenize, [&] { return tokenizer.encode(document.clean.text); }).size();
  told.reading = TRY(timed(
      seconds.model, [&] { return parts.model->encode(document.clean.text, told.sentences); }));
  told.mentions = timed(seconds.mention, [&] {
    return find(told.reading, parts.binding, parts.thresholds, parts.ontology, document);
  });
  told.actors = timed(
      seconds.actor, [&] { return resolve(told.mentions, document, parts.names, parts.ontology); });
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

void print(const Stations& seconds, const Seen& seen, const Counts& counts) {
  const double rest = seconds.model - seen.encode_s - seen.heads_s - seconds.tokenize;
  const std::array<std::pair<const char*, double>, 11> rows = {
      {{"document", seconds.document},
       {"sentence", seconds.sentence},
       {"model: tokenize", seconds.tokenize},
       {"model: encoder", seen.encode_s},
       {"model: heads", seen.heads_s},
       {"model: windows, candidates, merge", rest},
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
  std::printf("# %.0f windows, %.1f pieces each; each piece is read %.2f times; padding %.1f %%\n",
              seen.windows, seen.pieces / seen.windows,
              seen.pieces / static_cast<double>(counts.pieces),
              100 * (seen.rows - seen.pieces) / seen.rows);
}

Result<std::unique_ptr<Runtime>> open_runtime(const std::string& folder, const Manifest& manifest,
                                              const std::string& precision) {
  const auto graph = [&](const std::string& name) -> Result<GraphBytes> {
    GraphBytes bytes;
    bytes.structure = TRY(read_model_file(folder, name + ".xml", manifest));
    bytes.weights = TRY(read_model_file(folder, name + ".bin", manifest));
    return bytes;
  };
  RuntimeOptions options{.precisions = {precision},
                         .jobs = 1,
                         .max_pieces = manifest.window.max_pieces,
                         .hidden = manifest.hidden,
                         .labels = manifest.labels};
  GraphBytes encoder = TRY(graph("encoder"));
  GraphBytes heads = TRY(graph("heads"));
  GraphBytes relation = TRY(graph("relation"));
  return open_openvino(std::move(encoder), std::move(heads), std::move(relation), options);
}

Result<void> run(const Settings& settings, const std::string& texts, const std::string& precision) {
  Parts parts = TRY(open_parts(settings, false));
  const std::string folder = TRY(find_model(parts.data, settings.model));
  Manifest manifest = TRY(Manifest::load(folder));
  const Tokenizer tokenizer = TRY(Tokenizer::load(folder + "/vocab.txt"));
  auto runtime = TRY(open_runtime(folder, manifest, precision));
  if (runtime->precision() != precision) {
    std::printf("# this processor cannot compute in %s\n", precision.c_str());
    return {};
  }
  Seen seen;
  parts.model =
      Model::over(manifest, tokenizer, std::make_unique<TimedRuntime>(std::move(runtime), seen),
                  settings.limits.mentions_per_window);
  const double before = matrix_peak(precision);
  Stations seconds;
  Counts counts;
  Source source = Source::open({texts}, {});
  while (auto input = source.next()) {
    if (!*input) return std::move(*input).error();
    TRY(code(parts, tokenizer, **input, seconds, counts));
  }
  const double peak = std::max(before, matrix_peak(precision));
  std::printf("# model %s, %s\n", manifest.id.c_str(), precision.c_str());
  print(seconds, seen, counts);
  std::printf(
      "# encoder: %.1f G multiply-adds at %.1f G/s; matrix peak %.1f G/s; share %.1f %%\n\n",
      seen.multiply_adds / 1e9, seen.multiply_adds / seen.encode_s / 1e9, peak / 1e9,
      100 * seen.multiply_adds / seen.encode_s / peak);
  return {};
}

int main_of(const std::vector<std::string_view>& words) {
  Settings settings;
  std::string texts = "bench/texts.jsonl";
  std::vector<std::string> precisions = {"f32", "bf16"};
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
