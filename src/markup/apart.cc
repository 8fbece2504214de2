#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>

#include "base/unicode.h"
#include "markup/answer.h"
#include "markup/markup.h"
#include "markup/process.h"

namespace sayso {
namespace {

Error parser_error(std::string what) { return fail(fault::kParser, std::move(what)); }

/// $SAYSO_PARSER, else beside the running program or where it is installed.
std::optional<std::string> find_parser() {
  const char* given = std::getenv("SAYSO_PARSER");
  if (given != nullptr && *given != '\0') return given;
  std::error_code none;
  const std::filesystem::path program =
      std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
  for (const char* place : {"sayso-parse", "../lib/sayso/sayso-parse", "../sayso-parse"}) {
    const std::filesystem::path file = (program / place).lexically_normal();
    if (::access(file.c_str(), X_OK) == 0) return file.string();
  }
  return std::nullopt;
}

/// The words of a fault as the process told them: short, in UTF-8, on one line.
std::string told(std::string_view words) {
  constexpr std::size_t kLongest = 200;
  std::string out;
  for (std::size_t at = 0; at < words.size() && at < kLongest;) {
    const CodePoint point = decode(words, at);
    append_utf8(out, is_other(point.value) ? U' ' : point.value);
    at += point.size;
  }
  return out;
}

Result<std::string> judge(Ended ended, const MarkupLimits& limits) {
  switch (ended.how) {
    case Ended::How::over_bytes:
      return parser_error(fmt::format("gives more than {} bytes", limits.answer_bytes));
    case Ended::How::by_signal:
      if (ended.number != SIGXCPU && ended.number != SIGKILL) {
        return parser_error(fmt::format("ended by signal {}", ended.number));
      }
      [[fallthrough]];
    case Ended::How::over_time:
      return parser_error(fmt::format("took longer than {} s", limits.seconds));
    case Ended::How::exited:
      break;
  }
  if (ended.number == 0) return std::move(ended.answer);
  const auto* const found =
      std::find_if(kParserFaults.begin(), kParserFaults.end(),
                   [&](const ParserFault& each) { return each.status == ended.number; });
  if (found != kParserFaults.end()) return fail(*found->fault, told(ended.answer));
  if (ended.number == kParserMemory) {
    return parser_error(fmt::format("needs more than {} MiB", limits.memory_bytes >> 20));
  }
  return parser_error(fmt::format("ended with status {}", ended.number));
}

}  // namespace

Result<std::string> parse_apart(std::string_view bytes, const MarkupWork& work) {
  const std::optional<std::string> program = find_parser();
  if (!program) return parser_error("the program sayso-parse is not beside sayso");
  const MarkupLimits& limits = work.limits;
  Command command{
      .program = *program,
      .arguments = {work.kind == Markup::html ? "html" : "feed",
                    std::to_string(limits.memory_bytes), std::to_string(limits.seconds)},
      .seconds = 2 * limits.seconds,
      .answer_bytes = limits.answer_bytes};
  if (!work.encoding.empty()) command.arguments.emplace_back(work.encoding);
  Result<Ended> ended = run_process(command, bytes);
  if (ended) return judge(*std::move(ended), limits);
  return parser_error(fmt::format("cannot start {}", *program));
}

}  // namespace sayso
