// Builds a cleaned copy with its map, from the front to the back of the given text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "document/document.h"

namespace sayso {

/// A place in a text of under 4 GiB.
inline std::uint32_t narrow(std::size_t value) { return static_cast<std::uint32_t>(value); }

/// Each call takes the given text up to byte `end`, which must lie on a code-point border, not
/// before the last one. The given text must outlive the builder and be under 4 GiB.
class CleanBuilder {
 public:
  explicit CleanBuilder(std::string_view given);

  /// Takes it over as it is.
  void keep(std::size_t end);
  /// Leaves it out.
  void drop(std::size_t end);
  /// Puts `with` in its place; `with` must be UTF-8.
  void replace(std::size_t end, std::string_view with);

  /// Keeps the rest and hands the copy over. The builder is spent.
  Clean finish();

 private:
  void add_run(std::size_t given_end, std::size_t clean_size, bool copied);

  std::string_view given_;
  std::size_t at_ = 0;
  Clean clean_;
};

/// The map of a copy of a copy: `second` was made from `first.text`.
Clean compose(const Clean& first, Clean second);

}  // namespace sayso
