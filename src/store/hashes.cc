#include "store/hashes.h"

#include <fmt/format.h>

#include "base/hash.h"

namespace sayso {
namespace {

constexpr std::size_t kDigits = 32;

}  // namespace

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
