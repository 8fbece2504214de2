// The vocabulary of the tokenizer as a byte trie, and the classes of all code points.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/tokenizer_table.h"

namespace sayso {

/// Immutable after load; read it from any thread. Nodes are numbers; the root is 0.
class Vocabulary {
 public:
  /// See Tokenizer::load.
  static Result<Vocabulary> load(const std::string& path);

  /// The node reached from `node` by `byte`; 0 if there is none. One look-up in a flat hash table.
  std::uint32_t child(std::uint32_t node, char byte) const;
  /// The id of the piece that ends at `node`, or -1.
  std::int32_t id(std::uint32_t node) const { return ids_[node]; }
  /// The node of "##", from which the later pieces of a word start; 0 if no piece begins so.
  std::uint32_t later() const { return later_; }
  /// The id of a whole piece, or -1.
  std::int32_t find(std::string_view piece) const;
  std::int32_t size() const { return size_; }

  /// Class bits of a code point (tokenizer_table.h).
  std::uint8_t bits(char32_t code) const { return classes_[code]; }
  std::uint8_t kind(char32_t code) const {
    return static_cast<std::uint8_t>(classes_[code] & tokenizer_table::kKindMask);
  }

  static constexpr std::array<std::string_view, 5> kSpecial = {"[PAD]", "[UNK]", "[CLS]", "[SEP]",
                                                               "[MASK]"};
  /// Ids of kSpecial.
  const std::array<std::int32_t, 5>& special() const { return special_; }

 private:
  Vocabulary() = default;
  std::size_t slot(std::uint32_t key) const;
  bool insert(std::string_view piece);
  void grow();

  std::vector<std::uint64_t> edges_;  // (node << 8 | byte) << 32 | child; 0 is free
  std::vector<std::int32_t> ids_;     // [node]
  std::uint32_t later_ = 0;
  std::int32_t size_ = 0;
  std::array<std::int32_t, 5> special_{};
  std::vector<std::uint8_t> classes_;  // [code point]
};

}  // namespace sayso
