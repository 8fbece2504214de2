#include "store/hashes.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>

#include "base/hash.h"

namespace sayso {
namespace {

constexpr std::size_t kDigits = 32;

/// Eight bytes, least first.
std::uint64_t add_number(std::uint64_t number, std::uint64_t hash) {
  char bytes[sizeof number];
  for (char& byte : bytes) {
    byte = static_cast<char>(number & 0xFF);
    number >>= 8;
  }
  return fnv1a({bytes, sizeof bytes}, hash);
}

std::uint64_t add_value(sqlite3_value* value, std::uint64_t hash) {
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
      return add_number(static_cast<std::uint64_t>(sqlite3_value_int64(value)), fnv1a("i", hash));
    case SQLITE_FLOAT: {
      const double real = sqlite3_value_double(value) + 0.0;  // a file knows no -0
      std::uint64_t bits = 0;
      std::memcpy(&bits, &real, sizeof bits);
      return add_number(bits, fnv1a("r", hash));
    }
    case SQLITE_NULL:
      return fnv1a("n", hash);
    default: {
      const bool text = sqlite3_value_type(value) == SQLITE_TEXT;
      const auto* const bytes = static_cast<const char*>(sqlite3_value_blob(value));
      const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
      hash = add_number(size, fnv1a(text ? "t" : "b", hash));
      return size == 0 ? hash : fnv1a({bytes, size}, hash);
    }
  }
}

void seal_of(sqlite3_context* context, int count, sqlite3_value** values) {
  std::uint64_t hash = fnv1a({});
  for (int i = 0; i < count; ++i) hash = add_value(values[i], hash);
  sqlite3_result_int64(context, static_cast<std::int64_t>(hash));
}

}  // namespace

int add_seal_function(sqlite3* connection) {
  constexpr int kAny = -1;
  return sqlite3_create_function_v2(connection, "seal_of", kAny,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                    seal_of, nullptr, nullptr, nullptr);
}

std::string hex_of(const TextPrint& print) {
  return fmt::format("{:016x}{:016x}", print.first, print.second);
}

std::string hash_of_report(const StoredReport& report, const std::string& text,
                           const std::string& told) {
  Sha256 hash;
  for (const std::string* field :
       {&report.id, &report.key, &report.outlet, &report.published_at, &report.url, &report.lang,
        &report.title, &report.extra, &told, &text}) {
    hash.add_field(*field);
  }
  return hash.hex().substr(0, kDigits);
}

std::string hash_of_reject(const StoredReject& reject) {
  return Sha256()
      .add_field(reject.key)
      .add_field(std::to_string(reject.fault))
      .add_field(reject.what)
      .add_field(reject.place)
      .hex()
      .substr(0, kDigits);
}

std::string hash_of_act(const std::string& report_id, const std::string& body) {
  return Sha256().add_field(report_id).add_field(body).hex().substr(0, kDigits);
}

}  // namespace sayso
