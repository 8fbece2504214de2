// From reports to the pact book: which pact and article words name, which duties events touch, and
// what a report gets wrong about them.
#pragma once

#include <memory>
#include <string>

#include "sayso/coding.h"
#include "sayso/pact.h"

namespace sayso {

/// Reads codings with a pact book. Immutable; may be used from many threads at once.
class PactReport {
 public:
  /// `folder` holds the book and reports.tsv, the table of what words and claims count as. Errors:
  /// those of PactBook::open; corrupt (a bad table).
  static Result<PactReport> open(const std::string& folder);

  /// Fills CodedMention::pact and Coding::duties, and adds flags: wrong-party (who acts under a
  /// pact is no party to it), wrong-article (the words fit another article), not-in-force (the pact
  /// is acted under before or after its time). The day is that of publication, else that of the
  /// book.
  void read(Coding& coding) const;

  PactReport(const PactReport&) = delete;
  PactReport& operator=(const PactReport&) = delete;
  PactReport(PactReport&&) noexcept;
  PactReport& operator=(PactReport&&) noexcept;
  ~PactReport();

 private:
  struct State;
  explicit PactReport(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sayso
