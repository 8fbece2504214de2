// Answers of the pact book as text for people and as JSON lines.
#pragma once

#include <string>
#include <vector>

#include "sayso/pact.h"

namespace sayso::cli {

/// The paragraph, then the table per viewpoint, then the path. `width`: columns.
std::string pact_text(const PactAnswer& answer, std::size_t width);
std::string pact_json(const PactAnswer& answer);

/// Who would be drawn in next.
std::string chain_text(const std::vector<PactDuty>& links);
std::string chain_json(const PactDuty& link);

std::string duty_text(const PactDuty& duty);
std::string duty_json(const PactDuty& duty);
/// A pact in full. Errors: that of `record`.
Result<std::string> record_json(const Result<PactRecord>& record);
std::string line_text(const PactLine& pact);
std::string line_json(const PactLine& pact);
std::string pair_text(const PactPair& pair);
std::string pair_json(const PactPair& pair);
std::string day_text(const PactDay& day);
std::string day_json(const PactDay& day);
std::string expectation_text(const PactExpectation& expectation);
std::string expectation_json(const PactExpectation& expectation);
std::string error_json(const Error& error);

}  // namespace sayso::cli
