// The pack: all data in one file that is mapped, not parsed. Named sections hold rows of fixed
// width, text and indexes; the byte layout stands at the head of write.cc.
//
// A pack is taken as hostile: opening checks header, sections and hash, and every later read is
// bound to its section. What lies outside reads as an empty text or a row of zeros, so that no
// pack, however made, can lead a reader astray. Immutable; const use from many threads is safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sayso {

inline constexpr std::uint32_t kPackVersion = 2;
inline constexpr std::size_t kPackNameBytes = 32;  ///< of a section's name, the last one 0

/// A text in the section "text" of its pack.
struct TextRef {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
};

/// The same of a short text (kMost bytes) in the first quarter of a gigabyte: a code, a day.
struct ShortRef {
  static constexpr std::uint32_t kBits = 28, kMost = (1U << (32 - kBits)) - 1;

  ShortRef() = default;
  ShortRef(TextRef text) : bits(text.size << kBits | text.at) { SAYSO_CHECK(fits(text)); }
  static bool fits(TextRef text) { return text.size <= kMost && text.at >> kBits == 0; }
  operator TextRef() const { return {bits & ((1U << kBits) - 1), bits >> kBits}; }

  std::uint32_t bits = 0;
};

/// A row is plain numbers: a struct without padding, bools or pointers, the same on every machine
/// that sayso runs on (little-endian).
template <class Row>
concept PackRow =
    std::is_trivially_copyable_v<Row> && std::has_unique_object_representations_v<Row>;

/// A section as rows. Borrows from its Pack.
template <PackRow Row>
class Rows {
 public:
  Rows() = default;
  explicit Rows(std::string_view bytes) : bytes_(bytes) {}
  std::size_t size() const { return bytes_.size() / sizeof(Row); }
  /// The row, or one of zeros behind the end.
  Row at(std::size_t index) const {
    Row row{};
    if (index < size()) std::memcpy(&row, bytes_.data() + index * sizeof(Row), sizeof(Row));
    return row;
  }

 private:
  std::string_view bytes_;
};

/// Values [first, first + count) of an index; count may be 0 for a key that only begins others.
struct IndexRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  bool found = false;  ///< the key is in the index
};

/// From keys to lists of numbers, by hashing. Borrows from its Pack. A look-up takes constant time
/// on average and ends after as many steps as there are slots at most.
class PackIndex {
 public:
  /// One key: where its text and its values lie. A slot of `index.slots` holds the number of the
  /// key plus one, 0 if it is free.
  struct Key {
    TextRef text;
    std::uint32_t first = 0, count = 0;
  };

  PackIndex() = default;
  PackIndex(Rows<std::uint32_t> slots, Rows<Key> keys, Rows<std::uint32_t> values,
            std::string_view text)
      : slots_(slots), keys_(keys), values_(values), text_(text) {}

  IndexRange find(std::string_view key) const;
  std::uint32_t value(std::size_t at) const { return values_.at(at); }
  /// All keys, in the byte order of their texts.
  std::size_t size() const { return keys_.size(); }
  std::string_view key(std::size_t at) const;
  IndexRange range(std::size_t at) const;

 private:
  Rows<std::uint32_t> slots_;
  Rows<Key> keys_;
  Rows<std::uint32_t> values_;
  std::string_view text_;
};

class Pack {
 public:
  /// Maps a file. Errors: kUnreadable, kPack (not a pack, of another version, cut off, damaged).
  static Result<Pack> open(const std::string& path);
  /// The same from memory; `name` stands in messages.
  static Result<Pack> parse(std::string bytes, const std::string& name);

  /// The bytes of a section, empty where there is none. They live as long as any copy of the Pack.
  std::string_view section(std::string_view name) const;
  template <PackRow Row>
  Rows<Row> rows(std::string_view name) const {
    return Rows<Row>(section(name));
  }
  /// The index of sections NAME.slots, NAME.keys and NAME.values.
  PackIndex index(const std::string& name) const;
  std::string_view text(TextRef ref) const;

  /// sha256 of the contents, first 16 hex digits.
  const std::string& version() const { return version_; }
  /// Section names with their sizes in bytes, in byte order.
  const std::map<std::string, std::string_view, std::less<>>& sections() const { return sections_; }

 private:
  static Result<Pack> check(std::shared_ptr<const void> owner, std::string_view bytes,
                            const std::string& name);

  std::shared_ptr<const void> owner_;  // the mapping or the string that the views lie in
  std::map<std::string, std::string_view, std::less<>> sections_;
  std::string_view text_;
  std::string version_;
};

/// Gathers the sections of a pack. The same calls in the same order give the same bytes.
class PackWriter {
 public:
  /// Keeps a text once, however often it is given.
  TextRef text(std::string_view text);
  /// A section; a name that stands already is replaced. Names are of 1 to 31 bytes.
  void add(const std::string& name, std::string bytes);
  template <PackRow Row>
  void add_rows(const std::string& name, const std::vector<Row>& rows) {
    std::string bytes(rows.size() * sizeof(Row), '\0');
    if (!rows.empty()) std::memcpy(bytes.data(), rows.data(), bytes.size());
    add(name, std::move(bytes));
  }
  /// An index (PackIndex); the values of one key stay in the order in which they are given. With
  /// `prefixes` every beginning of a key that ends before a space is a key too: the names that
  /// begin with the words read so far can be followed word by word.
  void add_index(const std::string& name,
                 const std::vector<std::pair<std::string, std::uint32_t>>& entries, bool prefixes);
  /// The whole pack.
  std::string bytes() const;

 private:
  std::map<std::string, std::string, std::less<>> sections_;
  std::string text_;
  std::unordered_map<std::string, TextRef> texts_;  // only looked up
};

/// The hash of a key in an index (FNV-1a of 64 bits, folded): part of the format.
std::uint32_t pack_hash(std::string_view key);

}  // namespace sayso
