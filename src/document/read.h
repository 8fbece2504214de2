// The step of this station: a report as it came in -> a Document, or the reason why not.
#pragma once

#include <string>

#include "base/result.h"
#include "casing/casing.h"
#include "document/document.h"
#include "sayso/source.h"

namespace sayso {

struct ReadOptions {
  const Casing* casing = nullptr;  ///< recases what came in one case; null: all stays as it is
  std::string lang = {};           ///< "en" overrides the recognition; empty: recognise
  Limits limits = {};              ///< document_bytes
};

/// Checks a report, cleans it and reads its front. Title: given, else the headline in the text.
/// Publication date: given (an ISO 8601 day, or date and time), else of the dateline, of a date
/// line, of the file's name; a date without its year is none. Language: that of the options, else
/// as given, else recognised. Errors, each with the place: kDocumentTooLong (over the limit, in any
/// case over 1 GiB), kNulByte, kNotUtf8 (any field), kEmpty (nothing but white space), kBadDate,
/// kFieldType (`extra` is not a JSON object), kLanguage. Pure; any thread.
Result<Document> read(const Input& input, const ReadOptions& options);

}  // namespace sayso
