// Sentences: a claim with the path of those who vouch for it, as one sentence of plain English.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "answer/answer.h"
#include "answer/clause.h"
#include "base/result.h"
#include "sayso/sentences.h"

namespace sayso {

/// How a way of vouching is put into words, in one case; a row of data/page/say.tsv.
struct SayWords {
  std::string verb, link;  ///< "reject", "the idea that"
  Mood mood = Mood::plain;
  bool positive = false;      ///< the verb denies already: what follows stands without its "not"
  std::string echo;           ///< what others' claims add: full, denials, others, or nothing
  std::string unnamed;        ///< the same of nobody named: "it is denied that"
  std::string unnamed_first;  ///< at the beginning of the sentence, where it differs: "reportedly,"
};

/// What sentences are made with. Immutable after loading.
struct TellTables {
  ClauseTables clauses;
  std::map<std::pair<std::string, std::string>, SayWords> say;  ///< [kind, case]

  /// Reads the tables of data/page. Errors: kNoData, kDataFile.
  static Result<TellTables> load(const std::string& folder);
  /// The row of a kind in the first of `cases` that it has; the case "" where it has none of them;
  /// nothing for an unknown kind.
  const SayWords* find(const std::string& kind, const std::vector<std::string>& cases) const;
};

/// On which side of the question a claim stands: 1 it is so, -1 it is not, 0 neither (left open,
/// asked for, threatened, promised).
int side_of(const TellTables& tables, const std::string& kind, const std::string& factuality);

/// The sentence of one claim.
PlainSentence tell(const TellTables& tables, const Account& account);

}  // namespace sayso
