#include "exit.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "terminal.h"

namespace sayso::cli {
namespace {

/// A fault of the program, as src/base/faults.h lists those of the library.
struct Fault {
  int number;
  ErrorCode code;
  std::string_view name;
  std::string_view next;
};

constexpr Fault kUsage{1101, ErrorCode::bad_input, "wrong usage", ""};
constexpr Fault kSideFile{1102, ErrorCode::not_found, "cannot read the file",
                          "check that the path exists and may be read"};
constexpr Fault kSideLine{1103, ErrorCode::limit, "line longer than the limit",
                          "split it, or raise --limit-line"};
constexpr Fault kWrite{3001, ErrorCode::io, "cannot write the output",
                       "check space and rights, then run again"};
constexpr Fault kClosedPipe{3002, ErrorCode::io, "the reader of the output went away",
                            "nothing to do if that was meant"};
constexpr Fault kSetting{1104, ErrorCode::bad_input, "bad setting",
                         "mend it there; sayso config --help tells what a file may hold"};
constexpr Fault kTaken{3003, ErrorCode::conflict, "another text stands there",
                       "give an empty folder, so that no text of yours is replaced"};
constexpr Fault kOneDocument{3004, ErrorCode::conflict, "the format holds one document a file",
                             "give a folder: -o FOLDER/"};
constexpr Fault kQuestion{4101, ErrorCode::bad_input, "not a question",
                          "give one JSON object a line: {\"id\", \"text\", \"source\": [start, "
                          "end], \"target\": [start, end]}"};
constexpr Fault kUnforeseen{9002, ErrorCode::io, "unforeseen failure",
                            "run again; report it with the input if it stays"};

Error fail(const Fault& fault, std::string_view details, std::string where) {
  std::string what(fault.name);
  if (!details.empty()) what.append(": ").append(details);
  return {fault.code, fault.number, std::move(what), std::move(where), std::string(fault.next)};
}

std::string reason(int number) { return std::generic_category().message(number); }

}  // namespace

Error usage_error(std::string_view what, std::string where, std::string_view command) {
  Error error = fail(kUsage, what, std::move(where));
  error.next =
      fmt::format("sayso {}{}--help shows what is possible", command, command.empty() ? "" : " ");
  return error;
}

Error write_error(int number, std::string where) {
  if (number == EPIPE) return fail(kClosedPipe, "", std::move(where));
  return fail(kWrite, reason(number), std::move(where));
}

Error setting_error(std::string_view what, std::string where) {
  return fail(kSetting, what, std::move(where));
}

Error taken_error(std::string where) { return fail(kTaken, "", std::move(where)); }

Error one_document_error(std::string where) { return fail(kOneDocument, "", std::move(where)); }

Error question_error(std::string_view what, std::string where) {
  return fail(kQuestion, what, std::move(where));
}

Error read_error(int number, std::string where) {
  return fail(kSideFile, reason(number), std::move(where));
}

Error line_error(std::size_t limit, std::string where) {
  return fail(kSideLine, fmt::format("{} bytes", limit), std::move(where));
}

Error unforeseen_error(std::string_view what) { return fail(kUnforeseen, what, ""); }

Status status_of(const Error& error) {
  if (error.number == kUsage.number) return kWrongUsage;
  if (error.number == kInterrupted) return kInterrupted;
  if (error.number == kClosedPipe.number) return kReaderGone;
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

Error interrupted_error() { return {ErrorCode::io, kInterrupted, "interrupted", "", ""}; }

Status stopped(const Error& error) {
  const Status status = status_of(error);
  if (status == kInterrupted) std::fputs("sayso: interrupted\n", stderr);
  if (status != kInterrupted && status != kReaderGone) complain(error);
  return status;
}

}  // namespace sayso::cli
