// sayso as a library: one thread-safe Engine that codes reports, and a Source that reads them from
// files.
//
//   auto engine = sayso::Engine::open({});
//   auto coding = engine->code({.text = "North Korea shipped shells to Russia, Seoul said."});
//
// See docs/library.md and tests/surface/example.cc. Everything named here is stable within a minor
// version.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/coding.h"
#include "sayso/result.h"
#include "sayso/settings.h"
#include "sayso/source.h"

namespace sayso {

/// The coder. Everything it loads is immutable; all member functions may be called from many
/// threads at once.
class Engine {
 public:
  /// Loads data and model, checking every hash. Errors: not_found, corrupt, unsupported, io.
  static Result<Engine> open(const Settings& settings);

  /// Codes one report. Errors: bad_input, unsupported (language, encoding), limit.
  Result<Coding> code(const Input& input) const;

  /// The model's Reading of a report as one line of a Reading file (docs/formats.md), without a
  /// line end.
  Result<std::string> read(const Input& input) const;
  /// Codes a report from such a line, without the model. Errors: also corrupt, conflict (made from
  /// another text).
  Result<Coding> code(const Input& input, std::string_view reading) const;

  /// Root and scores for a given pair of spans. Errors: bad_input (spans outside the text, empty).
  Result<RelateAnswer> relate(const RelateQuestion& question) const;

  /// What this engine is made of: program, model, data, instruction set, settings.
  const Run& run() const;
  /// The data folder in use.
  const std::string& data() const;

  /// Opens without a model: only code(input, reading) works; read(), relate() and code(input) give
  /// `unsupported`.
  static Result<Engine> open_without_model(const Settings& settings);

  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// What came of one report.
struct Outcome {
  Input input;  ///< without its text where it was coded
  Result<Coding> coding;
  std::string reading;            ///< the Reading's line, where Work::keep_readings asked for it
  bool passed = false;            ///< Work::wants passed it over; `coding` holds nothing
  std::uint64_t bytes_read = 0;   ///< of the source, once this report had been read
  std::uint64_t bytes_total = 0;  ///< of the source, as far as it was known then
};

/// How a source is coded.
struct Work {
  std::size_t jobs = 0;        ///< cores to keep busy; 0: all
  bool keep_readings = false;  ///< fill Outcome::reading
  /// Where set, called once per report in the order of the source: the line of a Reading file to
  /// code it from, without its line end. Empty or nothing: the report is rejected.
  std::function<std::optional<std::string>()> next_reading;
  /// Where set, asked once per report in the order of the source, from one thread at a time: false
  /// passes it over uncoded. It may change the report.
  std::function<bool(Input&)> wants;
  /// Where set, asked between reports from many threads: true ends the run early without an Error.
  std::function<bool()> stop;
};

/// Codes all of a source and hands each outcome to `sink` in the order of the source, on the
/// calling thread. Many are coded at a time, so that the model reads their windows together; memory
/// is bounded by the number of jobs. Stops when the sink returns an Error (a
/// full disk, a closed pipe) or when the engine itself fails (Error with code io or corrupt), and
/// returns that Error; a bad document is an outcome, not an Error.
Result<void> code_all(const Engine& engine, Source& source, const Work& work,
                      const std::function<Result<void>(Outcome&&)>& sink);

/// The program's version, e.g. "0.1.0".
std::string_view version();

}  // namespace sayso
