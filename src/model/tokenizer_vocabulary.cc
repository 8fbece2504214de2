#include "model/tokenizer_vocabulary.h"

#include <fmt/format.h>

#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "base/faults.h"

namespace sayso {
namespace {

constexpr std::uint32_t kNodes = 1u << 22;
constexpr std::int32_t kPieces = 1'000'000;
constexpr std::uint32_t kCodePoints = 0x110000;

std::uint32_t edge_key(std::uint32_t node, char byte) {
  return node << 8 | static_cast<std::uint8_t>(byte);
}

std::vector<std::uint8_t> expand_classes() {
  std::vector<std::uint8_t> out(kCodePoints);
  const auto runs = tokenizer_table::classes();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::uint32_t end = i + 1 < runs.size() ? runs[i + 1] >> 8 : kCodePoints;
    for (std::uint32_t code = runs[i] >> 8; code < end; ++code) {
      out[code] = static_cast<std::uint8_t>(runs[i]);
    }
  }
  return out;
}

std::optional<std::string> read_file(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (file) bytes << file.rdbuf();
  if (!file || file.bad()) return std::nullopt;
  return bytes.str();
}

}  // namespace

Result<Vocabulary> Vocabulary::load(const std::string& path) {
  const std::optional<std::string> bytes = read_file(path);
  if (!bytes) return fail(fault::kModelFile, "cannot read the vocabulary", path);
  Vocabulary vocabulary;
  vocabulary.edges_.resize(1u << 18);
  vocabulary.ids_.push_back(-1);
  for (std::string_view rest = *bytes; !rest.empty(); ++vocabulary.size_) {
    const std::size_t end = rest.find('\n');
    const std::string_view piece = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!vocabulary.insert(piece)) {
      return fail(fault::kVocabulary, "a line is empty or repeated, or there are too many",
                  fmt::format("{}:{}", path, vocabulary.size_ + 1));
    }
  }
  for (std::size_t i = 0; i < kSpecial.size(); ++i) {
    vocabulary.special_[i] = vocabulary.find(kSpecial[i]);
    if (vocabulary.special_[i] < 0) {
      return fail(fault::kVocabulary, fmt::format("no {} in the vocabulary", kSpecial[i]), path);
    }
  }
  vocabulary.later_ = vocabulary.child(0, '#');
  if (vocabulary.later_ != 0) vocabulary.later_ = vocabulary.child(vocabulary.later_, '#');
  vocabulary.classes_ = expand_classes();
  return vocabulary;
}

// The slot that holds the edge of `key`, or the free one where it would stand.
std::size_t Vocabulary::slot(std::uint32_t key) const {
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = (key * 0x9E3779B97F4A7C15u >> 32) & mask;
  while (edges_[at] != 0 && edges_[at] >> 32 != key) at = (at + 1) & mask;
  return at;
}

std::uint32_t Vocabulary::child(std::uint32_t node, char byte) const {
  return static_cast<std::uint32_t>(edges_[slot(edge_key(node, byte))]);
}

bool Vocabulary::insert(std::string_view piece) {
  std::uint32_t node = 0;
  for (const char byte : piece) {
    std::uint64_t& edge = edges_[slot(edge_key(node, byte))];
    if (edge == 0) {
      if (ids_.size() >= kNodes) return false;
      edge = std::uint64_t{edge_key(node, byte)} << 32 | ids_.size();
      ids_.push_back(-1);
    }
    node = static_cast<std::uint32_t>(edge);
    if (ids_.size() * 2 > edges_.size()) grow();
  }
  if (node == 0 || ids_[node] >= 0 || size_ >= kPieces) return false;
  ids_[node] = size_;
  return true;
}

void Vocabulary::grow() {
  std::vector<std::uint64_t> old(edges_.size() * 4);
  old.swap(edges_);
  for (const std::uint64_t edge : old) {
    if (edge != 0) edges_[slot(static_cast<std::uint32_t>(edge >> 32))] = edge;
  }
}

std::int32_t Vocabulary::find(std::string_view piece) const {
  std::uint32_t node = 0;
  for (const char byte : piece) {
    node = child(node, byte);
    if (node == 0) return -1;
  }
  return ids_[node];
}

}  // namespace sayso
