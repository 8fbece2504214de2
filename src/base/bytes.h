// Bytes as they come, from a file, a pipe or memory, with bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sayso {

/// Reads at most `most` bytes to `to` and says how many came; 0 at the end. Waits only until some
/// are there.
using ReadBytes = std::function<Result<std::size_t>(char* to, std::size_t most)>;

struct OpenFile {
  ReadBytes read;
  std::uint64_t size = 0;  ///< when it was opened
};

/// Opens a regular file; it closes with the last copy of `read`. Errors: kUnreadable (missing, no
/// rights), kFolder, kSpecialFile (a pipe, a device, a socket).
Result<OpenFile> open_file(const std::string& path);

/// Standard input. Errors of reading: kUnreadable.
ReadBytes standard_input();

/// Bytes looked at before they are taken. Not thread-safe.
class ByteBuffer {
 public:
  explicit ByteBuffer(ReadBytes read) : read_(std::move(read)) {}

  /// Reads one piece more behind what is buffered; false at the end.
  Result<bool> fill();
  /// What is read and not taken yet; holds until the next fill().
  std::string_view view() const { return std::string_view(bytes_).substr(taken_); }
  /// Takes `count` bytes off the front.
  void take(std::size_t count) { taken_ += count; }
  /// Bytes read so far.
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  ReadBytes read_;
  std::string bytes_;
  std::size_t taken_ = 0;
  std::uint64_t bytes_read_ = 0;
};

/// The lines of a stream. A line over the limit is skipped in constant memory.
class Lines {
 public:
  /// `first` may hold bytes already. `limit`: bytes of one line, without its end.
  Lines(ByteBuffer first, std::size_t limit) : buffer_(std::move(first)), limit_(limit) {}

  /// The next line without its LF or CRLF; it holds until the next call. Nothing at the end.
  /// Errors: kLineTooLong (the next call goes on behind that line), kUnreadable (the stream ends).
  std::optional<Result<std::string_view>> next();
  /// Number of the line last returned, from 1.
  std::uint64_t number() const { return number_; }
  std::uint64_t bytes_read() const { return buffer_.bytes_read(); }

 private:
  Error skip_line();
  Result<std::size_t> find_end();

  ByteBuffer buffer_;
  std::size_t limit_;
  std::size_t pending_ = 0;  // bytes of the line last returned, with its end
  std::uint64_t number_ = 0;
  bool ended_ = false;
};

}  // namespace sayso
