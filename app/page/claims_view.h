// The claims of a report as a list of cards, as HTML: the sentence, the codes, and why.
#pragma once

#include <string>

#include "page/labels.h"
#include "sayso/coding.h"
#include "sayso/sentences.h"

namespace sayso::cli {

struct ClaimsOptions {
  const Labels& labels;
  const Wording& wording;
  std::string prefix;  ///< of all ids of the report in the page
};

/// Linear in the coding. Reasons are left out, in words, of reports with very many events.
std::string claims_view(const Coding& coding, const ClaimsOptions& options);

}  // namespace sayso::cli
