// Recognises the language of a text, to refuse what is not English.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

struct Language {
  std::string code;      ///< ISO 639-1 (639-2 or 639-3 where it has none); empty: not recognised
  std::string name;      ///< in English, e.g. "French"
  bool foreign = false;  ///< surely not English
};

/// Judges a clean text by the words in its first 256 KiB that are no names, by all words if these
/// do not tell, or by each word once. A text is foreign only if there is enough of it and the
/// detector (Compact Language Detector 2) is sure, or if most of its letters are not Latin; a short
/// text or one full of names is not.
Language recognise_language(std::string_view clean_text);

/// Whether a language tag as given with a report means English: "en", "en-GB", "eng", "English".
bool means_english(std::string_view tag);

}  // namespace sayso
