// A Document: one report as it was given, and the cleaned working copy that all later stations
// read.
//
// Nothing of the given text is lost: `clean.text` is only for reading, and every span in it maps
// back to the bytes of `text` that it stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace sayso {

/// One stretch of the clean text that came from the given text code point by code point, each of
/// equal length, or stands as a whole for a replaced stretch. Runs are sorted in both texts, adjoin
/// in the clean text, and cover it whole; given bytes that no run holds were dropped (a BOM, a soft
/// hyphen).
struct CleanRun {
  Span clean;
  Span given;
  bool copied = true;  ///< code point by code point; false: only the whole maps
};

/// The cleaned working copy: NFC, LF line ends, plain spaces and quotes, no BOM, soft hyphens or
/// zero-width marks. Always valid UTF-8. Cleaning a clean text changes nothing.
struct Clean {
  std::string text;
  std::vector<CleanRun> runs;

  /// The bytes of the given text that `span` of the clean text stands for. Ends always lie on
  /// code-point borders of the given text; never empty for a non-empty span. O(log runs).
  Span to_given(const Span& span) const;
  /// The least span of the clean text that stands for `span` of the given text (empty if all of it
  /// was dropped).
  Span from_given(const Span& span) const;
};

/// A datum that was read off the report rather than given with it.
struct Recognised {
  std::string value;
  std::string why;  ///< the reason in words, e.g. "given", "dateline", "file name"
};

struct Document {
  std::string id;  ///< 32 hex digits: hash of (key, outlet, published_at, text)
  std::string
      key;  ///< the id or URL given with the report, else its file name (and place in the file)
  std::string origin;  ///< where it was read: file and line, for error messages
  std::string url;
  std::string outlet;
  std::string lang;                    ///< ISO 639-1, given or detected
  std::string byline;                  ///< as a page or feed tells it
  std::string encoding, encoding_why;  ///< that it was decoded from; empty: UTF-8
  std::optional<Recognised> title;  ///< given as a field, or the headline that stands in the text
  std::optional<Recognised> published_at;  ///< ISO 8601 day
  std::string extra;          ///< unknown keys of the record as one JSON object, or empty
  std::string text;           ///< as given, decoded, otherwise unaltered
  Clean clean;                ///< its letters in their usual case where `text` has them in one case
  std::vector<Span> recased;  ///< stretches of the clean text that came in one case
  std::optional<Span> headline;  ///< the headline inside the clean text
  std::optional<Span>
      dateline;  ///< "SEOUL, Nov 5 (Reuters) -" inside the clean text, without what follows
};

}  // namespace sayso
