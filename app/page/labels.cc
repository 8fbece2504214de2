#include "page/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "cli/exit.h"
#include "cli/lines.h"

namespace sayso::cli {
namespace {

constexpr std::array<std::string_view, 3> kLines = {"solid", "dashed", "dotted"};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

}  // namespace

Result<Labels> Labels::load(const std::string& path) {
  constexpr std::size_t kLongestLine = 1 << 12;
  Labels out;
  Result<Lines> lines = Lines::open(path, kLongestLine);
  if (!lines) return lines.error();
  while (std::optional<Result<std::string>> line = lines->next()) {
    if (!*line) return line->error();
    const std::vector<std::string> cells = cells_of(**line);
    if (cells.size() != 3 || cells.front().starts_with('#')) continue;
    const auto* const style = std::find(kLines.begin(), kLines.end(), cells[1]);
    const int drawn = style == kLines.end() ? 0 : static_cast<int>(style - kLines.begin());
    out.labels_.emplace(cells[0], Label{drawn, cells[2]});
  }
  return out;
}

std::string_view Labels::words(std::string_view key) const {
  const auto found = labels_.find(key);
  return found == labels_.end() ? key : std::string_view(found->second.words);
}

std::string Labels::count(std::size_t count, std::string_view one, std::string_view many) const {
  return fmt::format("{} {}", count, words(count == 1 ? one : many));
}

int Labels::line(const CodedClaim& claim) const {
  int line = 0;
  for (const std::string& key : {"factuality " + claim.factuality, "kind " + claim.kind}) {
    // The outlet's own word is its assertion, whatever the kind is called.
    if (claim.chain.empty() && key.starts_with("kind")) continue;
    const auto found = labels_.find(key);
    if (found != labels_.end()) line = std::max(line, found->second.line);
  }
  const bool unnamed = !claim.chain.empty() && claim.chain.front().vouchers.empty();
  return unnamed ? std::max(line, 1) : line;
}

std::string_view Labels::line_name(int line) {
  return kLines[static_cast<std::size_t>(std::clamp(line, 0, 2))];
}

}  // namespace sayso::cli
