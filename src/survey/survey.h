// The book as a whole: lists, pairs, and what happened when.
#pragma once

#include <string>
#include <vector>

#include "survey/answer.h"

namespace sayso {

std::vector<PactLine> list(const Book& book);

/// A pact as a person reads it.
std::string show(const Book& book, const Pact& pact);

/// The same as values.
PactRecord record(const Book& book, const Pact& pact);

/// One pact in one line.
PactLine line_of(const Pact& pact);

/// All duties that run between two states on a day, in both directions, with what stands between
/// them and a claim: `in force`, `not in force`, `not bound`, `open` (in force or membership).
std::vector<PactDuty> dyad(const Book& book, const std::string& a, const std::string& b,
                           const Date& day);

/// Who is bound to defend whom on a day: pacts in force, both bound, nothing reserved or suspended.
/// Open memberships do not count. By (holder, protected).
std::vector<PactPair> pairs(const Book& book, const Date& day);

/// What happened to the pacts from `from` to `until`, both included, by (day, pact, what). `pact`
/// "" means all.
std::vector<PactDay> days(const Book& book, const std::string& pact, const Date& from,
                          const Date& until);

}  // namespace sayso
