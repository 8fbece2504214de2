#include "sayso/parser.h"

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "base/number.h"
#include "markup/answer.h"
#include "markup/confine.h"
#include "markup/parse.h"

namespace sayso {
namespace {

std::string read_all() {
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  std::string bytes;
  while (true) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kPiece);
    const ssize_t count = ::read(STDIN_FILENO, bytes.data() + size, kPiece);
    bytes.resize(size + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count <= 0) return bytes;
  }
}

void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

int answer(const Result<std::string>& parsed) {
  if (parsed) {
    write_all(*parsed);
    return 0;
  }
  const auto* const found = std::find_if(
      kParserFaults.begin(), kParserFaults.end(),
      [&](const ParserFault& each) { return each.fault->number == parsed.error().number; });
  if (found == kParserFaults.end()) return kParserUsage;
  const Error& error = parsed.error();
  write_all(error.where.empty() ? error.what : error.where + ": " + error.what);
  return found->status;
}

}  // namespace

int run_parser(int argc, const char* const* argv) {
  const std::string_view kind = argc > 1 ? argv[1] : "";
  const auto memory = parse_number<std::size_t>(argc > 2 ? argv[2] : "");
  const auto seconds = parse_number<std::size_t>(argc > 3 ? argv[3] : "");
  const std::string_view encoding = argc > 4 ? argv[4] : "";
  const bool known = (kind == "html" || kind == "feed") && memory && seconds;
  if (!known || !confine(*memory, static_cast<unsigned>(*seconds))) return kParserUsage;
  try {
    return answer(parse_here(read_all(), kind == "html" ? Markup::html : Markup::feed, encoding));
  } catch (const std::exception&) {
    return kParserMemory;
  }
}

}  // namespace sayso
