#include <algorithm>
#include <cmath>
#include <utility>

#include "base/code_points.h"
#include "base/faults.h"
#include "base/unicode.h"
#include "document/clean.h"
#include "engine/open.h"
#include "engine/probability.h"
#include "engine/render.h"
#include "engine/way.h"
#include "sayso/sayso.h"

namespace sayso {

struct Engine::State {
  Parts parts;
};

namespace {

/// The span of the clean text that a span of the question stands for.
Result<Span> clean_span(const Clean& clean, const CodePoints& points, const TextSpan& span) {
  if (span.start >= span.end || span.end > points.size()) {
    return fail(fault::kRelateSpan, "");
  }
  return clean.from_given({points.byte_of(span.start), points.byte_of(span.end)});
}

std::vector<RootScore> root_scores(const std::vector<std::string>& roots,
                                   const std::vector<float>& logits) {
  std::vector<RootScore> scores;
  const double best = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (const double logit : logits) sum += std::exp(logit - best);
  for (std::size_t i = 0; i < logits.size(); ++i) {
    scores.push_back({roots[i], rounded(std::exp(logits[i] - best) / sum)});
  }
  return scores;
}

Result<RelateAnswer> answer(const Parts& parts, const RelateQuestion& question) {
  if (!parts.model) return fail(fault::kWithoutModel, "");
  if (question.text.size() > parts.settings.limits.document_bytes) {
    return fail(fault::kDocumentTooLong, "");
  }
  if (utf8_fault(question.text)) return fail(fault::kNotUtf8, "");
  Clean clean = clean_text(question.text);
  give_usual_case(clean.text, parts.casing);
  const CodePoints points(question.text);
  const Span source = TRY(clean_span(clean, points, question.source));
  const Span target = TRY(clean_span(clean, points, question.target));
  const RelationScores seen = TRY(parts.model->relate(clean.text, source, target));
  const std::vector<float>& logits = seen.root;
  RelateAnswer out;
  out.id = question.id;
  out.scores = root_scores(parts.labels.root, logits);
  const auto best = std::max_element(logits.begin(), logits.end()) - logits.begin();
  out.root = parts.labels.root[static_cast<std::size_t>(best)];
  if (!seen.related.empty()) out.binary = seen.related.front() > 0 ? 1 : 0;
  out.quad = parts.ontology.root_quad(out.root).value_or(0);
  return out;
}

}  // namespace

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(const Settings& settings) {
  Parts parts = TRY(open_parts(settings, true));
  return Engine(std::make_unique<State>(State{std::move(parts)}));
}

Result<Engine> Engine::open_without_model(const Settings& settings) {
  Parts parts = TRY(open_parts(settings, false));
  return Engine(std::make_unique<State>(State{std::move(parts)}));
}

Result<Coding> Engine::code(const Input& input) const {
  const Told told = TRY(tell(state_->parts, input, std::nullopt));
  return render(told, state_->parts);
}

Result<Coding> Engine::code(const Input& input, std::string_view reading) const {
  const Told told = TRY(tell(state_->parts, input, reading));
  return render(told, state_->parts);
}

Result<std::string> Engine::read(const Input& input) const {
  return read_only(state_->parts, input);
}

Result<RelateAnswer> Engine::relate(const RelateQuestion& question) const {
  return answer(state_->parts, question);
}

const Run& Engine::run() const { return state_->parts.run; }

const std::string& Engine::data() const { return state_->parts.data; }

std::string_view version() { return SAYSO_VERSION; }

}  // namespace sayso
