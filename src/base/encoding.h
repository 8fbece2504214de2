// Text in any encoding into UTF-8: by its mark, by what it says of itself, else by a guess.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unicode.h"

namespace sayso {

struct Decoded {
  std::string text;      ///< UTF-8
  std::string encoding;  ///< of the bytes, in lower case; empty where they were UTF-8
  std::string why;       ///< "given", "byte-order mark", "declared", "zero bytes" or "guessed"
};

/// What is known of the encoding beforehand.
struct EncodingHint {
  std::string_view given = {};     ///< by the user: nothing else counts
  std::string_view declared = {};  ///< by the file itself: counts where the bytes are not UTF-8
  bool mend = false;  ///< damaged UTF-8 gets U+FFFD where it is ill-formed, not an Error
};

/// The encoding that a byte-order mark, or the zero bytes of Latin text in UTF-16, tells; nothing
/// where there is neither. `head`: the first bytes, at least 8.
std::optional<Decoded> wide_encoding(std::string_view head);

/// Decodes by the hint's `given`; else by the byte-order mark; else UTF-8 if it is; else by what is
/// declared; else by a guess from the bytes (uchardet). ISO 8859-1 and ASCII are read as
/// windows-1252, of which they are part. A guess among encodings of one byte for a text with few
/// letters beyond ASCII is windows-1252: such a text is English. Errors: kNotUtf8 for an encoding
/// that is not known, bytes that it does not have (with the byte, from 1), and text that is UTF-8
/// but for some damaged bytes.
Result<Decoded> decode_text(std::string_view bytes, const EncodingHint& hint);

/// UTF-8 that was taken for windows-1252 and encoded again ("PeÃ±a" for "Peña"), also several
/// times.
/// What to put where in `text` (UTF-8) so that it is as it was before the first time: disjoint
/// stretches in order, on code-point borders; nothing more is found in what they make. Known are
/// the letters of Latin alphabets and the signs that typewriters lack (curly quotes, dashes, the
/// euro), as no text in English has them otherwise. A closing quote is known without its last byte,
/// too, which shows nothing and is often lost. Linear.
std::vector<Replacement> twice_encoded(std::string_view text);

/// Is this the name of an encoding that can be decoded?
bool is_encoding(std::string_view name);

}  // namespace sayso
