// Clauses: one act as a clause of English, in the mood that what stands before it asks for.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "answer/answer.h"
#include "answer/english.h"
#include "answer/frames.h"
#include "base/result.h"
#include "sayso/sentences.h"

namespace sayso {

/// How the verb stands: "shipped", "would ship", "will ship", (that it) "ship", (to) "ship",
/// "having shipped".
enum class Mood : std::uint8_t { plain, would, will, bare, infinitive, gerund };
enum class Time : std::uint8_t { past, now, future };

/// By the label of a tense.
Time time_of(std::string_view tense);

/// What a factuality does to a clause, from data/page/stances.tsv.
struct Stance {
  std::string adverb = {};  ///< "probably"
  bool may = false;         ///< "may have shipped"
  bool negative = false;    ///< "did not ship"
  bool open = false;        ///< left open: "would ship", "whether it ships"
};

/// Form of a verb group.
struct Shape {
  Mood mood = Mood::plain;
  Time time = Time::past;
  Stance stance = {};
  bool plural = false;  ///< of the subject
  bool passive = false;
  bool simple = false;   ///< no progressive
  bool copula = false;   ///< the verb is "to be" itself; `forms` are not looked at
  bool perfect = false;  ///< of what has lasted or happened since: "has shipped"
};

/// The verb with its auxiliaries, adverb and negation.
std::string verb_group(const VerbForms& forms, const Shape& shape);

/// Puts pieces in a row: one space between words, none before a stop.
class Writer {
 public:
  Writer& add(std::string_view text, Part part = Part::words, const std::string& id = "");
  /// "A, B and C", each once; as a subject or as an object.
  Writer& add(const Parties& parties, Part part, bool subject, const English& english);
  /// With a capital in front and a full stop behind. The writer is spent.
  PlainSentence finish();

 private:
  PlainSentence pieces_;
};

/// Are the parties, as one subject, many?
bool is_plural(const Parties& parties, const English& english);

/// Words that are not of one act, by key, from data/page/phrases.tsv.
using Phrases = std::map<std::string, std::string, std::less<>>;

/// What clauses are made with. Immutable after loading.
struct ClauseTables {
  English english;
  Frames frames;
  std::map<std::string, Stance, std::less<>> stances;  ///< [factuality]
  Phrases phrases;

  /// Errors: kNoData, kDataFile.
  static Result<ClauseTables> load(const std::string& folder);
  const std::string& phrase(std::string_view key) const;
  const Stance& stance(std::string_view factuality) const;
};

/// How an act is to be told.
struct ClauseOrder {
  Mood mood = Mood::plain;
  Time time = Time::past;
  Stance stance = {};
  const Noun* subject = nullptr;  ///< stands for the actors; nothing: their names
  bool subjectless = false;       ///< the actors stand before already ("to ship")
};

/// Writes the clause: subject, verb, what the frame holds, then what is left over, place and date.
void write_clause(const ClauseTables& tables, const Act& act, const ClauseOrder& order,
                  Writer& out);

}  // namespace sayso
