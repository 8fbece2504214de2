// Result<T> and Error: how every fallible call of sayso answers.
//
// A Result holds either a value or an Error, never both; a dropped Result does not compile without
// a warning. Method names are those of std::expected, so that the standard type can replace this
// one later. Thread safety: values; a Result may be read from many threads while nobody writes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace sayso {

/// The kind of a fault. Transport codes (exit status, HTTP status) are derived from it in the
/// surfaces.
enum class ErrorCode : std::uint8_t {
  bad_input,
  not_found,
  unsupported,
  corrupt,
  io,
  limit,
  conflict
};

/// What went wrong, where, why and what to do next.
struct Error {  // NOLINT(clang-analyzer-core.uninitialized.Assign): it takes a moved one for unset
  ErrorCode code = ErrorCode::bad_input;
  int number = 0;     ///< stable number, printed as SAY-nnnn and listed in docs/errors.md
  std::string what;   ///< one sentence for the user
  std::string where;  ///< file, line, byte or record id; callers add to it, never replace it
  std::string next;   ///< what the user can do now
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// The value; the caller has asked has_value() first (std::get throws otherwise, which is a
  /// programmer error).
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  Error& error() & { return std::get<1>(state_); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value: `return {};` or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  void value() const {}
  Error& error() & { return *error_; }
  const Error& error() const& { return *error_; }
  Error&& error() && { return *std::move(error_); }

 private:
  std::optional<Error> error_;
};

}  // namespace sayso
