#include "exit.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "terminal.h"

namespace sayso::cli {
namespace {

// The numbers of docs/errors.md that belong to the program and not to the library.
constexpr int kUsage = 1101;
constexpr int kSideFile = 1102;
constexpr int kSideLine = 1103;
constexpr int kWrite = 3001;
constexpr int kClosedPipe = 3002;
constexpr int kQuestion = 4101;
constexpr int kUnexpected = 9002;

std::string reason(int number) { return std::generic_category().message(number); }

}  // namespace

Error usage_error(std::string what, std::string where, std::string_view command) {
  return {
      ErrorCode::bad_input, kUsage, std::move(what), std::move(where),
      fmt::format("sayso {}{}--help shows what is possible", command, command.empty() ? "" : " ")};
}

Error write_error(int number, std::string where) {
  if (number == EPIPE) {
    return {ErrorCode::io, kClosedPipe, "the reader of the output went away", std::move(where),
            "nothing to do if that was meant"};
  }
  return {ErrorCode::io, kWrite, "cannot write the output: " + reason(number), std::move(where),
          "check space and rights, then run again"};
}

Error question_error(std::string what, std::string where) {
  return {ErrorCode::bad_input, kQuestion, "not a question: " + what, std::move(where),
          "give one JSON object a line: {\"id\", \"text\", \"source\": [start, end], \"target\": "
          "[start, end]}"};
}

Error read_error(int number, std::string where) {
  return {ErrorCode::not_found, kSideFile, "cannot read the file: " + reason(number),
          std::move(where), "check that the path exists and may be read"};
}

Error line_error(std::size_t limit, std::string where) {
  return {ErrorCode::limit, kSideLine, fmt::format("line longer than the limit of {} bytes", limit),
          std::move(where), "split it, or raise --limit-line"};
}

Error unforeseen_error(std::string what) {
  return {ErrorCode::io, kUnexpected, "unforeseen failure: " + what, "",
          "run again; report it with the input if it stays"};
}

Status status_of(const Error& error) {
  if (error.number == kUsage) return kWrongUsage;
  if (error.number == kClosedPipe) return kReaderGone;
  if (error.code == ErrorCode::corrupt) return kDamaged;
  return kFailed;
}

std::string message(const Error& error) {
  const std::string where = error.where.empty() ? "" : error.where + ": ";
  return printable(
      fmt::format("sayso: {}{} (SAY-{:04}); {}", where, error.what, error.number, error.next));
}

void complain(const Error& error) {
  const std::string line = message(error) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace sayso::cli
