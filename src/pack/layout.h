// Sizes and places of the layout that write.cc describes. Inner to this station.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sayso {

inline constexpr std::string_view kPackMagic{"saysopk\0", 8};
inline constexpr std::size_t kPackHeader = 64;  ///< bytes in front of the entries
inline constexpr std::size_t kPackEntry = 48;   ///< bytes of one entry
inline constexpr std::size_t kPackHash = 24;    ///< where the sha256 stands

/// The hash of a pack of at least kPackHeader bytes, as hex digits.
std::string pack_sha256(std::string_view bytes);

}  // namespace sayso
