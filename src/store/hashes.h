// Hashes of the rows that never change, and seals of those that do: what a check compares.
#pragma once

#include <string>

#include "store/rows.h"

struct sqlite3;

namespace sayso {

/// Gives a connection the function seal_of(values…) in SQL: FNV-1a of 64 bits over the values, each
/// as a letter of its kind and its bytes (docs/ledger.md, "Seals"). A code of SQLite.
int add_seal_function(sqlite3* connection);

/// 32 hex digits each.
std::string hex_of(const TextPrint& print);
std::string hash_of_report(const StoredReport& report, const std::string& text,
                           const std::string& told);
std::string hash_of_reject(const StoredReject& reject);
std::string hash_of_act(const std::string& report_id, const std::string& body);

}  // namespace sayso
