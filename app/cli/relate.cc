#include <fmt/format.h>

#include <cstdio>

#include "commands.h"
#include "formats/format.h"
#include "lines.h"
#include "output.h"
#include "progress.h"
#include "signals.h"

namespace sayso::cli {
namespace {

/// A run over the questions: answers out, what is no question named and counted.
struct Relating {
  const Engine& engine;
  Output output;
  Progress progress;
  std::uint64_t answered = 0;
  std::uint64_t rejected = 0;
};

Result<RelateAnswer> answer(const Engine& engine, Result<std::string> line,
                            const std::string& where) {
  if (!line) return line.error();
  Result<RelateQuestion> question = parse_question(*line, where);
  if (!question) return question.error();
  Result<RelateAnswer> given = engine.relate(*question);
  if (!given && given.error().code != ErrorCode::corrupt) {
    Error error = given.error();
    error.where = error.where.empty() ? where : where + ": " + error.where;
    return error;
  }
  return given;
}

Result<void> relate_lines(Relating& run, Lines& lines) {
  while (!interrupted()) {
    std::optional<Result<std::string>> line = lines.next();
    if (!line) return {};
    Result<RelateAnswer> given = answer(run.engine, *std::move(line), lines.where());
    if (given) {
      Result<void> written = run.output.write(to_json(*given));
      if (!written) return written;
      ++run.answered;
    } else if (given.error().code == ErrorCode::corrupt || given.error().code == ErrorCode::io) {
      return given.error();
    } else {
      run.progress.clear();
      complain(given.error());
      ++run.rejected;
    }
    run.progress.step(0, 0);
  }
  return {};
}

Result<void> relate_files(Relating& run, const Options& options) {
  for (const std::string& file : options.files) {
    Result<Lines> lines = Lines::open(file, options.settings.limits.line_bytes);
    if (!lines) return lines.error();
    Result<void> done = relate_lines(run, *lines);
    if (!done) return done;
  }
  return run.output.commit();
}

}  // namespace

Status run_relate(const Options& options) {
  Result<Engine> engine = Engine::open(options.settings);
  if (!engine) return stopped(engine.error());
  Result<Output> output = Output::open(options.output);
  if (!output) return stopped(output.error());
  Relating run{*engine, *std::move(output), Progress(options.progress)};
  const Result<void> done = relate_files(run, options);
  run.progress.clear();
  if (!done) return stopped(done.error());
  if (!options.quiet && (interrupted() || run.rejected > 0)) {
    fmt::print(stderr, "sayso: {} answered, {} rejected\n", run.answered, run.rejected);
  }
  if (interrupted()) return kInterrupted;
  return run.rejected > 0 ? kSomeRejected : kDone;
}

}  // namespace sayso::cli
