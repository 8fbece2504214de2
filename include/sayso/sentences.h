// Claims in plain English, one sentence each: "John Kirby says that Moscow turned to Pyongyang for
// weapons; nobody else confirms it."
//
// The words come from the tables of data/page and from the report; the rules of English (tense,
// number, passive, negation, reported speech) are the program's. A sentence says what the claim
// says and no more: what the claim leaves open stays open.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sayso/result.h"

namespace sayso {

struct Coding;
struct LedgerEvent;
struct EventMention;
struct LedgerClaim;

/// What a stretch of a sentence stands for.
enum class Part : std::uint8_t { words, voucher, actor, recipient, act, object };

/// A stretch of a sentence, with the spaces around it.
struct SentencePiece {
  Part part = Part::words;
  std::string text;  ///< UTF-8 on one line, without control characters; never markup
  std::string id;    ///< of the mention or event it stands for; empty where there is none
};

/// Begins with a capital and ends with a full stop.
using PlainSentence = std::vector<SentencePiece>;

/// The sentence without its parts.
std::string text_of(const PlainSentence& sentence);

/// Words and rules by which sentences are made. Immutable; may be used from many threads at once.
class Wording {
 public:
  /// Reads the tables of a data folder (as Settings::data). Errors: not_found, corrupt.
  static Result<Wording> open(const std::string& data);

  /// One sentence for each claim of the coding, in their order. "Nobody else" and "also" speak of
  /// the claims of the same report. Linear in the size of the coding.
  std::vector<PlainSentence> sentences(const Coding& coding) const;

  /// What a ledger's event is, on nobody's word: "North Korea shipped shells to Russia in February
  /// 2025", "Russia will visit ...", "Russia was to ...".
  PlainSentence sentence(const LedgerEvent& event) const;
  /// A claim of one of its reports, as far as known in that report's own words: "Japan's defence
  /// ministry says that ...".
  PlainSentence sentence(const LedgerEvent& event, const EventMention& mention,
                         const LedgerClaim& claim) const;

  Wording(const Wording&) = delete;
  Wording& operator=(const Wording&) = delete;
  Wording(Wording&&) noexcept;
  Wording& operator=(Wording&&) noexcept;
  ~Wording();

 private:
  struct State;
  explicit Wording(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sayso
