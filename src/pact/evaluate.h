// What one duty comes to on a day, as one viewpoint sees it: the order of evaluation of
// docs/pacts.md.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pact/scenario.h"
#include "pact/status.h"
#include "pact/view.h"

namespace sayso {

/// One line of the book that was weighed.
struct Weighed {
  std::string what;  ///< signed, in force, version, suspended, party, ..., when, gate
  std::string line;  ///< as in the book, or in words
  Truth truth = Truth::open;
  const Marks* marks = nullptr;
  const Condition* condition = nullptr;
  std::vector<std::pair<Atom, Finding>> atoms;
  bool decides = false;
};

struct Evaluated {
  Status status = Status::triggered;
  std::vector<Weighed> path;  ///< in the order of evaluation, as far as it went
};

/// Never fails; a function of its arguments alone.
Evaluated evaluate(Viewpoint& view);

/// Whether the duty runs from `holder` to `wanted` at all: each party to each other, or named.
bool runs(const Duty& duty, const std::string& holder, const std::string& wanted);

/// Of the duties of a pact that an Ask means, those that run between its states; indices.
std::vector<std::size_t> duties_asked(const Pact& pact, const Ask& ask);

/// The furthest of the duties asked, and which it is; nothing where none runs.
struct Chosen {
  const Duty* duty = nullptr;
  std::unique_ptr<Viewpoint> view;  ///< in which the path's atoms have their values
  Evaluated outcome;
};
Chosen furthest(const Book& book, const Facts& facts, const Pact& pact, const Ask& ask,
                const Date& day, const std::string& viewpoint);

}  // namespace sayso
