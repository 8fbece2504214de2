// Hashes of the rows that never change: what a check compares.
#pragma once

#include <string>

#include "store/rows.h"

namespace sayso {

/// 32 hex digits each.
std::string hex_of(const TextPrint& print);
std::string hash_of_report(const StoredReport& report, const std::string& text,
                           const std::string& told);
std::string hash_of_reject(const StoredReject& reject);
std::string hash_of_act(const std::string& report_id, const std::string& body);

}  // namespace sayso
