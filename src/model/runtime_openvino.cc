// The Runtime on OpenVINO: dynamic shapes, padded so that few of them ever occur; one stream and
// one thread per call. The encoder gets the pieces of a batch one behind the other
// (model/graph_openvino.h). Nothing that the library throws leaves this file.
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <condition_variable>
#include <exception>
#include <future>
#include <mutex>
#include <openvino/openvino.hpp>

#include "base/faults.h"
#include "base/instruction_set.h"
#include "model/graph_openvino.h"
#include "model/runtime.h"

namespace sayso {
namespace {

/// Spans of one kind in a call of the heads, of more than one window: a bound on the tables of
/// pairs.
constexpr std::size_t kMostSpans = 128;
constexpr std::size_t kSpanStep = 16;

/// Rows of a batch are padded to few numbers too; a full one to none.
constexpr std::size_t kBatchStep = 64;

/// Without AVX-512 the library takes other kernels, with other sums, below so many rows: there a
/// batch has at least these, and a call of the heads as many spans as it may have.
constexpr std::size_t kSteadyRows = 96;

/// Spans and pairs are padded to few numbers, since each new one costs the library some time.
std::size_t padded(std::size_t count) {
  if (count > kMostSpans) return std::bit_ceil(count);
  return std::max<std::size_t>(1, (count + kSpanStep - 1) / kSpanStep) * kSpanStep;
}

std::size_t padded_batch(std::size_t rows) {
  const std::size_t step = rows > 2 * kBatchStep ? kBatchStep : kRowStep;
  return (rows + step - 1) / step * step;
}

/// The last line of a library's message says what went wrong; those before it, where in its code.
std::string last_line(std::string_view message) {
  const std::size_t end = message.find_last_not_of(" \r\n");
  if (end == std::string_view::npos) return "unknown";
  message = message.substr(0, end + 1);
  return std::string(message.substr(message.find_last_of('\n') + 1));
}

/// `work()`, or kRuntime if the library throws.
template <class Work>
auto guarded(std::string_view what, const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& error) {
    return fail(fault::kRuntime, fmt::format("{}: {}", what, last_line(error.what())));
  }
}

/// Infer requests of one compiled graph over its weights; a request serves one call at a time.
class RequestPool {
 public:
  RequestPool(std::unique_ptr<const std::string> weights, ov::CompiledModel graph,
              std::size_t count)
      : weights_(std::move(weights)) {
    for (std::size_t i = 0; i < count; ++i) free_.push_back(graph.create_infer_request());
  }

  class Lease {
   public:
    explicit Lease(RequestPool& pool) : pool_(pool), request_(pool.take()) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_.put_back(std::move(request_)); }
    ov::InferRequest& operator*() { return request_; }
    ov::InferRequest* operator->() { return &request_; }

   private:
    RequestPool& pool_;
    ov::InferRequest request_;
  };

 private:
  ov::InferRequest take() {
    std::unique_lock lock(mutex_);
    one_free_.wait(lock, [this] { return !free_.empty(); });
    ov::InferRequest request = std::move(free_.back());
    free_.pop_back();
    return request;
  }
  void put_back(ov::InferRequest request) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(request));
    one_free_.notify_one();
  }

  std::unique_ptr<const std::string> weights_;  ///< outlives the requests
  std::mutex mutex_;
  std::condition_variable one_free_;
  std::vector<ov::InferRequest> free_;
};

struct Output {
  const char* name;
  std::size_t width;  ///< 0: the model lacks the head
};

/// What this file asks of a graph.
struct Ports {
  std::vector<const char*> inputs;
  std::vector<Output> outputs;
  bool in_rows = false;  ///< it is to be laid out in rows
};

template <class Nodes>
bool has(const Nodes& ports, const std::string& name) {
  return std::any_of(ports.begin(), ports.end(),
                     [&](const auto& port) { return port.get_names().count(name) > 0; });
}

bool fits(const ov::Output<const ov::Node>& port, std::size_t width) {
  const ov::PartialShape& shape = port.get_partial_shape();
  return port.get_element_type() == ov::element::f32 && shape.rank().is_static() &&
         shape.size() > 0 && *shape.rbegin() == static_cast<std::int64_t>(width);
}

/// In what the graph is not what the ports say; empty if it is.
std::string misfit_of(const ov::Model& model, const Ports& ports) {
  if (model.inputs().size() != ports.inputs.size()) return "has another number of inputs";
  for (const char* name : ports.inputs) {
    if (!has(model.inputs(), name)) return fmt::format("has no input {}", name);
  }
  for (const auto& [name, width] : ports.outputs) {
    if (width == 0) continue;
    if (!has(model.outputs(), name)) return fmt::format("has no output {}", name);
    if (!fits(model.output(name), width)) {
      return fmt::format("has an output {} that is not of {} numbers", name, width);
    }
  }
  return {};
}

/// `rows` rows of a result of `width` columns from row `from` on; throws if the graph gave fewer.
std::vector<float> rows_of(ov::InferRequest& request, const char* name, std::size_t rows,
                           std::size_t width, std::size_t from = 0) {
  if (width == 0 || rows == 0) return {};
  const ov::Tensor tensor = request.get_tensor(name);
  if (tensor.get_size() < (from + rows) * width) OPENVINO_THROW("too few scores in ", name);
  const float* data = tensor.data<const float>() + from * width;
  return {data, data + rows * width};
}

/// [rows of `values`, length], padded with 0.
ov::Tensor padded_rows_of(const std::vector<std::vector<std::int64_t>>& values,
                          std::size_t length) {
  ov::Tensor tensor(ov::element::i64, {values.size(), length});
  auto* out = tensor.data<std::int64_t>();
  std::fill(out, out + tensor.get_size(), 0);
  for (const auto& row : values) {
    std::copy(row.begin(), row.end(), out);
    out += length;
  }
  return tensor;
}

/// [padded(n), 2], n at least `least`; the padding is the pair (0, 0), which is always inside.
template <class Pair>
ov::Tensor padded_pairs(const std::vector<Pair>& pairs, std::size_t least = 0) {
  ov::Tensor tensor(ov::element::i64, {padded(std::max(pairs.size(), least)), 2});
  auto* out = tensor.data<std::int64_t>();
  std::fill(out, out + tensor.get_size(), 0);
  for (const auto& [first, second] : pairs) {
    *out++ = first;
    *out++ = second;
  }
  return tensor;
}

/// [windows, rows, width], padded with 0.
ov::Tensor hidden_of(const std::vector<const Encoded*>& windows, std::size_t rows,
                     std::size_t width) {
  ov::Tensor tensor(ov::element::f32, {windows.size(), rows, width});
  auto* out = tensor.data<float>();
  for (const Encoded* window : windows) {
    auto* end = std::copy(window->hidden.begin(), window->hidden.end(), out);
    out += rows * width;
    std::fill(end, out, 0.0f);
  }
  return tensor;
}

/// [windows, rows]: 1 for the pieces of each, 0 for its padding.
ov::Tensor mask_of(const std::vector<const Encoded*>& windows, std::size_t rows) {
  std::vector<std::vector<std::int64_t>> masks;
  masks.reserve(windows.size());
  for (const Encoded* window : windows) masks.emplace_back(window->pieces, 1);
  return padded_rows_of(masks, rows);
}

/// A batch as the encoder takes it: its pieces one behind the other, then padding, and where each
/// stands in a table of [windows, rows of the longest].
struct PieceRows {
  std::vector<std::int64_t> ids, cases;
  std::vector<std::int64_t> places;                    ///< within the window
  std::vector<std::int64_t> cells;                     ///< index into the table, row by row
  std::vector<std::vector<std::int64_t>> table, mask;  ///< [windows][pieces]: the index here; 1
  std::size_t length = 0;                              ///< rows of the longest

  PieceRows(std::span<const EncoderInput> windows, std::size_t least) {
    for (const EncoderInput& window : windows) {
      length = std::max(length, padded_rows(window.ids.size()));
    }
    for (const EncoderInput& window : windows) add(window);
    const std::size_t all = std::max(padded_batch(ids.size()), least);
    for (auto* list : {&ids, &cases, &places, &cells}) list->resize(all, 0);
  }

 private:
  void add(const EncoderInput& window) {
    const auto pieces = static_cast<std::int64_t>(window.ids.size());
    const auto first = static_cast<std::int64_t>(ids.size());
    const auto cell = static_cast<std::int64_t>(table.size() * length);
    ids.insert(ids.end(), window.ids.begin(), window.ids.end());
    cases.insert(cases.end(), window.cases.begin(), window.cases.end());
    auto& rows = table.emplace_back();
    for (std::int64_t place = 0; place < pieces; ++place) {
      places.push_back(place);
      cells.push_back(cell + place);
      rows.push_back(first + place);
    }
    mask.emplace_back(window.ids.size(), 1);
  }
};

/// [n, 1]: the list as a tensor over its own memory.
ov::Tensor tensor_over(std::vector<std::int64_t>& list) {
  return {ov::element::i64, {list.size(), 1}, list.data()};
}

/// Spans and pairs of several windows.
struct Counts {
  std::size_t mentions = 0, triggers = 0, roles = 0, links = 0, corefs = 0;
  void add(const HeadsInput& asked) {
    mentions += asked.mentions.size();
    triggers += asked.triggers.size();
    roles += asked.roles.size();
    links += asked.links.size();
    corefs += asked.corefs.size();
  }
};

/// What is asked of several windows in one call of the heads.
struct Joint {
  std::size_t rows = 0;              ///< that each window takes
  std::vector<std::size_t> members;  ///< indices into those of the batch
  std::vector<const Encoded*> windows;
  HeadsInput asked;  ///< rows and indices as if all lay one behind the other

  explicit Joint(std::size_t each) : rows(each) {}

  bool has_room_for(const HeadsInput& more) const {
    return members.empty() || (asked.mentions.size() + more.mentions.size() <= kMostSpans &&
                               asked.triggers.size() + more.triggers.size() <= kMostSpans);
  }

  void add(std::size_t member, const Encoded& window, const HeadsInput& more) {
    const auto row = static_cast<std::int64_t>(members.size() * rows);
    const auto mentions = static_cast<std::int64_t>(asked.mentions.size());
    const auto triggers = static_cast<std::int64_t>(asked.triggers.size());
    for (const auto& [first, last] : more.mentions) {
      asked.mentions.push_back({row + first, row + last});
    }
    for (const auto& [first, last] : more.triggers) {
      asked.triggers.push_back({row + first, row + last});
    }
    for (const auto& [from, to] : more.roles) {
      asked.roles.push_back({triggers + from, mentions + to});
    }
    for (const auto& [from, to] : more.links) {
      asked.links.push_back({triggers + from, triggers + to});
    }
    for (const auto& [from, to] : more.corefs) {
      asked.corefs.push_back({mentions + from, mentions + to});
    }
    members.push_back(member);
    windows.push_back(&window);
  }
};

std::size_t tags(const std::vector<std::string>& labels) {
  return labels.empty() ? 0 : 1 + 2 * labels.size();
}

class OpenVino final : public Runtime {
 public:
  OpenVino(RuntimeOptions options, GraphBytes relation)
      : options_(std::move(options)), relation_bytes_(std::move(relation)) {}

  Result<void> compile(GraphBytes encoder, GraphBytes heads) {
    const Labels& labels = options_.labels;
    TRY(choose_precision());
    if (precision_ == "int8") encoder.structure = std::move(encoder.int8_structure);
    const Ports encoder_ports{{"ids", "case", "mask"},
                              {{"hidden", options_.hidden},
                               {"mention", tags(labels.mention)},
                               {"trigger", tags(labels.trigger)},
                               {"attribution", tags(labels.attribution)}},
                              true};
    const Ports heads_ports{
        {"hidden", "mask", "mentions", "nodes", "node_mention", "node_node", "mention_mention"},
        {{"sector", labels.sector.size()},
         {"country", labels.country.size()},
         {"type", labels.type.size()},
         {"mode", labels.mode.size()},
         {"factuality", labels.factuality.size()},
         {"tense", labels.tense.size()},
         {"kind", labels.kind.size()},
         {"context", labels.context.size()},
         {"role", labels.role.size()},
         {"link", labels.link.size()},
         {"coref", 1}}};
    auto heads_pool = std::async(std::launch::async, [&] {
      return pool("heads", std::move(heads), heads_ports, heads_type_);
    });
    encoder_ = TRY(pool("encoder", std::move(encoder), encoder_ports,
                        precision_ == "bf16" ? ov::element::bf16 : ov::element::f32));
    heads_ = TRY(heads_pool.get());
    return {};
  }

  Result<std::vector<Encoded>> encode(std::span<const EncoderInput> windows) const override {
    return guarded("the encoder failed",
                   [&]() -> Result<std::vector<Encoded>> { return run_encoder(windows); });
  }

  Result<std::vector<HeadsOutput>> heads(std::span<const Encoded> windows,
                                         std::span<const HeadsInput> asked) const override {
    return guarded("the heads failed",
                   [&]() -> Result<std::vector<HeadsOutput>> { return run_heads(windows, asked); });
  }

  Result<RelationScores> relate(const Encoded& window, RowSpan source,
                                RowSpan target) const override {
    std::call_once(relation_once_, [this] { compile_relation(); });
    if (!relation_) return *relation_fault_;
    return guarded("the relation head failed", [&]() -> Result<RelationScores> {
      return run_relation(window, source, target);
    });
  }

  std::string precision() const override { return precision_; }

 private:
  using Pool = Result<std::unique_ptr<RequestPool>>;

  Pool pool(std::string_view what, GraphBytes bytes, const Ports& ports,
            ov::element::Type precision) const {
    return guarded(fmt::format("the {} cannot be loaded", what), [&]() -> Pool {
      auto weights = std::make_unique<std::string>(std::move(bytes.weights));
      const auto model = core_.read_model(
          bytes.structure, ov::Tensor(ov::element::u8, {weights->size()}, weights->data()));
      const std::string misfit = misfit_of(*model, ports);
      if (!misfit.empty()) return fail(fault::kRuntime, fmt::format("the {} {}", what, misfit));
      ports.in_rows ? lay_out_in_rows(*model) : take_rows_singly(*model);
      if (precision_ == "int8") {
        look_up_before_scaling(*model);
      } else {
        write_out_weights(*model);
      }
      const auto jobs = static_cast<std::int32_t>(options_.jobs);
      auto graph = core_.compile_model(
          model, "CPU", ov::hint::inference_precision(precision),
          ov::hint::performance_mode(ov::hint::PerformanceMode::LATENCY), ov::num_streams(jobs),
          ov::inference_num_threads(jobs), ov::hint::enable_cpu_pinning(false),
          ov::hint::dynamic_quantization_group_size(0));
      return std::make_unique<RequestPool>(std::move(weights), std::move(graph), options_.jobs);
    });
  }

  /// The first of the precisions that the processor has instructions for; f32 needs none.
  Result<void> choose_precision() {
    const auto able = core_.get_property("CPU", ov::device::capabilities);
    const auto has = [&](const char* what) {
      return std::find(able.begin(), able.end(), what) != able.end();
    };
    for (const std::string& precision : options_.precisions) {
      const bool fits = precision == "f32" ||
                        (precision == "bf16" && has(ov::device::capability::BF16)) ||
                        (precision == "int8" && multiplies_whole_numbers());
      if (!fits) continue;
      precision_ = precision;
      if (precision != "f32" && has(ov::device::capability::BF16)) heads_type_ = ov::element::bf16;
      return {};
    }
    return fail(fault::kRuntime, fmt::format("this processor is not made for {}",
                                             fmt::join(options_.precisions, " or ")));
  }

  void compile_relation() const {
    auto made =
        pool("relation head", std::move(relation_bytes_),
             {{"hidden", "mask", "source", "target"}, {{"root", options_.labels.root.size()}}},
             ov::element::f32);
    if (made) {
      relation_ = std::move(made).value();
    } else {
      relation_fault_ = std::move(made).error();
    }
  }

  std::vector<Encoded> run_encoder(std::span<const EncoderInput> windows) const {
    PieceRows rows(windows, least_rows_);
    RequestPool::Lease request(*encoder_);
    request->set_tensor("ids", tensor_over(rows.ids));
    request->set_tensor("case", tensor_over(rows.cases));
    request->set_tensor("place", tensor_over(rows.places));
    request->set_tensor("cell", tensor_over(rows.cells));
    request->set_tensor("row", padded_rows_of(rows.table, rows.length));
    request->set_tensor("mask", padded_rows_of(rows.mask, rows.length));
    request->infer();
    std::vector<Encoded> out;
    out.reserve(windows.size());
    std::size_t from = 0;
    for (const EncoderInput& window : windows) {
      out.push_back(encoded_at(*request, window.ids.size(), from));
      from += window.ids.size();
    }
    return out;
  }

  /// The window whose `pieces` pieces are the rows from `from` on.
  Encoded encoded_at(ov::InferRequest& request, std::size_t pieces, std::size_t from) const {
    const Labels& labels = options_.labels;
    const auto scores = [&](const char* name, const std::vector<std::string>& head) {
      return rows_of(request, name, pieces, tags(head), from);
    };
    return {pieces, rows_of(request, "hidden", pieces, options_.hidden, from),
            scores("mention", labels.mention), scores("trigger", labels.trigger),
            scores("attribution", labels.attribution)};
  }

  std::vector<HeadsOutput> run_heads(std::span<const Encoded> windows,
                                     std::span<const HeadsInput> asked) const {
    std::vector<HeadsOutput> out(windows.size());
    std::size_t pieces = 0;
    for (const Encoded& window : windows) pieces = std::max(pieces, window.pieces);
    Joint joint(padded_rows(pieces));
    for (std::size_t i = 0; i < windows.size(); ++i) {
      if (asked[i].mentions.empty() && asked[i].triggers.empty()) continue;
      if (!joint.has_room_for(asked[i])) {
        run_joint(joint, asked, out);
        joint = Joint(joint.rows);
      }
      joint.add(i, windows[i], asked[i]);
    }
    if (!joint.members.empty()) run_joint(joint, asked, out);
    return out;
  }

  void run_joint(const Joint& joint, std::span<const HeadsInput> asked,
                 std::vector<HeadsOutput>& out) const {
    RequestPool::Lease request(*heads_);
    request->set_tensor("hidden", hidden_of(joint.windows, joint.rows, options_.hidden));
    request->set_tensor("mask", mask_of(joint.windows, joint.rows));
    request->set_tensor("mentions", padded_pairs(joint.asked.mentions, least_spans_));
    request->set_tensor("nodes", padded_pairs(joint.asked.triggers, least_spans_));
    request->set_tensor("node_mention", padded_pairs(joint.asked.roles));
    request->set_tensor("node_node", padded_pairs(joint.asked.links));
    request->set_tensor("mention_mention", padded_pairs(joint.asked.corefs));
    request->infer();
    Counts done;
    for (const std::size_t member : joint.members) {
      out[member] = answers_of(*request, done, asked[member]);
      done.add(asked[member]);
    }
  }

  /// The answers to one window, of those in a call, behind those that are `done`.
  HeadsOutput answers_of(ov::InferRequest& request, const Counts& done,
                         const HeadsInput& asked) const {
    const Labels& labels = options_.labels;
    const std::size_t mentions = asked.mentions.size(), triggers = asked.triggers.size();
    const auto of_triggers = [&](const char* name, const std::vector<std::string>& head) {
      return rows_of(request, name, triggers, head.size(), done.triggers);
    };
    HeadsOutput out;
    out.sector = rows_of(request, "sector", mentions, labels.sector.size(), done.mentions);
    out.country = rows_of(request, "country", mentions, labels.country.size(), done.mentions);
    out.type = of_triggers("type", labels.type);
    out.mode = of_triggers("mode", labels.mode);
    out.factuality = of_triggers("factuality", labels.factuality);
    out.tense = of_triggers("tense", labels.tense);
    out.kind = of_triggers("kind", labels.kind);
    out.context = of_triggers("context", labels.context);
    out.role = rows_of(request, "role", asked.roles.size(), labels.role.size(), done.roles);
    out.link = rows_of(request, "link", asked.links.size(), labels.link.size(), done.links);
    out.coref = rows_of(request, "coref", asked.corefs.size(), 1, done.corefs);
    return out;
  }

  RelationScores run_relation(const Encoded& window, RowSpan source, RowSpan target) const {
    const auto span = [](RowSpan rows) { return padded_rows_of({{rows.first, rows.last}}, 2); };
    RequestPool::Lease request(*relation_);
    request->set_tensor("hidden",
                        hidden_of({&window}, padded_rows(window.pieces), options_.hidden));
    request->set_tensor("mask", mask_of({&window}, padded_rows(window.pieces)));
    request->set_tensor("source", span(source));
    request->set_tensor("target", span(target));
    request->infer();
    const bool tells = has(request->get_compiled_model().outputs(), "related");
    return {rows_of(*request, "root", 1, options_.labels.root.size()),
            rows_of(*request, "related", 1, tells ? 1 : 0)};
  }

  RuntimeOptions options_;
  mutable ov::Core core_;
  std::string precision_;
  ov::element::Type heads_type_ = ov::element::f32;
  const bool wide_ = instruction_set().starts_with("x86-64-v4");
  const std::size_t least_rows_ = wide_ ? 0 : kSteadyRows;
  const std::size_t least_spans_ = wide_ ? 0 : kMostSpans;
  std::unique_ptr<RequestPool> encoder_, heads_;
  mutable std::once_flag relation_once_;
  mutable GraphBytes relation_bytes_;
  mutable std::unique_ptr<RequestPool> relation_;
  mutable std::optional<Error> relation_fault_;
};

}  // namespace

Result<std::unique_ptr<Runtime>> open_openvino(GraphBytes encoder, GraphBytes heads,
                                               GraphBytes relation, const RuntimeOptions& options) {
  using Opened = Result<std::unique_ptr<Runtime>>;
  return guarded("the inference library cannot be started", [&]() -> Opened {
    auto runtime = std::make_unique<OpenVino>(options, std::move(relation));
    TRY(runtime->compile(std::move(encoder), std::move(heads)));
    return std::unique_ptr<Runtime>(std::move(runtime));
  });
}

}  // namespace sayso
