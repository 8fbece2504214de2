// SHA-256 by OpenSSL, and a quick hash for tables.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sayso {

/// FNV-1a of 64 bits (Fowler, Noll, Vo), for tables and sketches; `hash`: of the bytes before.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash = 0xcbf29ce484222325ULL) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  return hash;
}

/// Running SHA-256. Not thread-safe; cheap to make.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();
  /// Adds bytes.
  Sha256& add(std::string_view bytes);
  /// Adds a field: its length as eight bytes, least first, then the bytes; so that ("a","bc") and
  /// ("ab","c") differ.
  Sha256& add_field(std::string_view bytes);
  /// 64 lower-case hex digits. The object is spent.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// SHA-256 of a file's bytes, read in pieces. Errors: not_found, io.
Result<std::string> sha256_file(const std::string& path);

}  // namespace sayso
