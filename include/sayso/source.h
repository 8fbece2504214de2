// Reports as they come in: from files, folders or standard input, one at a time, in constant
// memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/result.h"

namespace sayso {

/// Bounds on input. What passes them is refused by a named error; nothing is cut silently.
struct Limits {
  std::size_t document_bytes = 8u << 20;  ///< one document
  std::size_t line_bytes = 16u << 20;     ///< one line of a JSON-lines file
  std::size_t sentence_characters =
      4000;  ///< longer sentences are cut at a clause border and flagged
  std::size_t mentions_per_window =
      96;  ///< candidates kept per window, best first; more are flagged
};

/// One report as it comes in. Only `text` is needed. Bytes of `text` must be UTF-8.
struct Input {
  std::string key = {};  ///< empty: the url, else 32 hex digits of the text's SHA-256
  std::string text = {};
  std::string title = {};
  std::string published_at = {};  ///< a day: ISO 8601, RFC 822 or in words, with or without a time
  std::string outlet = {};
  std::string url = {};
  std::string lang = {};    ///< empty: recognised
  std::string extra = {};   ///< unknown keys of the record, as one JSON object, carried unread
  std::string origin = {};  ///< file and line, for messages
  std::string format =
      {};  ///< "text", "markdown" (its markup is not read), "json", "html", "feed"; empty: "text"
  std::string byline = {};        ///< who wrote it, as a page or feed tells
  std::string encoding = {};      ///< that it was decoded from; empty: UTF-8
  std::string encoding_why = {};  ///< how that is known: "given", "declared", "guessed" …
};

/// Is this the name of a field that a record fills (text, id, date, …)?
bool is_record_field(std::string_view name);

/// Is this the name of an encoding that can be decoded?
bool is_encoding(std::string_view name);

/// Reports from files, folders or standard input ("-"): plain text and Markdown in any encoding,
/// JSON lines, web pages, feeds. Reads one report (of feeds, one feed) at a time in constant
/// memory; pages and feeds are parsed by the program sayso-parse, found beside this one or as
/// $SAYSO_PARSER. Not thread-safe: one reader.
class Source {
 public:
  struct Options {
    bool recursive =
        false;  ///< folders: also what lies below them, in byte order of the path, each folder once
    std::string published_at = {}, outlet = {};  ///< for reports that give none
    /// Names of fields of records that stand for others: {"text", "body"} reads the text from body.
    std::vector<std::pair<std::string, std::string>> map = {};
    std::string encoding = {};  ///< of text, pages and feeds; empty: by their bytes
    Limits limits = {};
  };
  /// Opens nothing yet: a path that cannot be read is an Error of next().
  static Source open(std::vector<std::string> paths, Options options);

  /// The next report; nothing at the end; an Error for one that cannot be read (the next call goes
  /// on after it).
  std::optional<Result<Input>> next();

  /// Bytes read so far and in all (0 where unknown), for progress.
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;

  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  Source(Source&&) noexcept;
  Source& operator=(Source&&) noexcept;
  ~Source();

 private:
  struct State;
  explicit Source(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sayso
