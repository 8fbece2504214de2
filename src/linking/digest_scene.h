// A coding as the digest reads it. Inner to linking.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/rules.h"
#include "ledger/voice.h"
#include "sayso/coding.h"

namespace sayso {

/// The coding must outlive it.
struct DigestScene {
  const Coding& coding;
  const CodingIndex& index;
  const LedgerRules& rules;
  std::string outlet;
  std::vector<std::string> papers = {};  ///< folded names of the outlet and of those it quotes
  std::vector<std::size_t>
      bytes;  ///< [code point of the text] byte at which it begins, and the end

  std::string words(std::uint32_t start, std::uint32_t end) const {
    const std::size_t last = bytes.size() - 1;
    const std::size_t from = bytes[std::min<std::size_t>(start, last)];
    const std::size_t to = bytes[std::min<std::size_t>(end, last)];
    return coding.doc.text.substr(from, to > from ? to - from : 0);
  }
  /// The number of the sentence that holds a code point.
  std::size_t sentence_number(std::uint32_t at) const {
    const auto found = std::upper_bound(
        coding.sentences.begin(), coding.sentences.end(), at,
        [](std::uint32_t point, const CodedSentence& one) { return point < one.end; });
    return static_cast<std::size_t>(found - coding.sentences.begin());
  }
  /// The sentence that holds a code point; the whole text where the coding has no sentences.
  TextSpan sentence(std::uint32_t at) const {
    const std::size_t number = sentence_number(at);
    if (number < coding.sentences.size())
      return {coding.sentences[number].start, coding.sentences[number].end};
    return {0, static_cast<std::uint32_t>(bytes.size() - 1)};
  }
  std::string sentence_words(std::uint32_t at) const {
    const TextSpan span = sentence(at);
    return words(span.start, span.end);
  }
};

}  // namespace sayso
