// Answers in full: every viewpoint, what it rests on, and a paragraph that tells it.
#pragma once

#include <string>
#include <vector>

#include "pact/evaluate.h"
#include "sayso/pact.h"

namespace sayso {

/// The kind of duty that draws states into wars.
inline constexpr const char* kDefend = "defend";

/// The viewpoints that matter to a question: the record, the two states, the attackers, and whose
/// readings reach the pact that day.
std::vector<std::string> viewpoints(const Book& book, const Facts& facts, const Ask& ask,
                                    const Date& day);

/// Never fails: `ask` names a pact of the book. Thread-safe.
PactAnswer answer(const Book& book, const Facts& facts, const Ask& ask, const Date& day,
                  const std::vector<std::string>& views);

/// The pact that an Ask names.
const Pact& pact_of(const Book& book, const Ask& ask);

/// A careful analyst's paragraph on an answer: what it says on the record and in each viewpoint,
/// by which words, who judges, and what is open.
std::string tell(const PactAnswer& answer);

/// "4 December 2024".
std::string day_words(const std::string& day);

}  // namespace sayso
