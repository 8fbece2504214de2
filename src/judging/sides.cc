#include "judging/sides.h"

#include <algorithm>

#include "ledger/words.h"

namespace sayso {
namespace {

enum class Side : std::uint8_t { unknown, government, group };

Side side_of(const LedgerParty& party, const LedgerRules& rules) {
  bool group = false;
  for (const std::string& sector : party.sectors) {
    if (rules.governs(sector)) return party.country.empty() ? Side::unknown : Side::government;
    group = group || !rules.unnamed(sector);
  }
  return group ? Side::group : Side::unknown;
}

/// Somebody by name, "the rebels" or "a Chinese cutter": one of those that the report knows, or
/// whose words tell the country. "Gunmen" may be anybody.
bool is_known(const LedgerParty& party, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(party.name);
  return party.proper || (!words.empty() && rules.is("definite", words.front())) ||
         !rules.country_in(plain_text(party.name)).empty();
}

bool differ(const LedgerParty& one, const LedgerParty& other, const LedgerRules& rules) {
  if (!is_known(one, rules) || !is_known(other, rules)) return false;
  const Side a = side_of(one, rules);
  const Side b = side_of(other, rules);
  if (a == Side::unknown || b == Side::unknown || one.key == other.key) return false;
  if (a != b) return true;
  if (a == Side::government) return one.country != other.country;
  return one.name != other.name;
}

}  // namespace

bool other_doers(const std::vector<LedgerParty>& one, const std::vector<LedgerParty>& other,
                 const LedgerRules& rules) {
  if (one.empty() || other.empty()) return false;
  for (const LedgerParty& a : one)
    for (const LedgerParty& b : other)
      if (!differ(a, b, rules)) return false;
  return true;
}

std::string doers_key(const std::vector<LedgerParty>& parties) {
  std::vector<std::string> keys;
  keys.reserve(parties.size());
  for (const LedgerParty& party : parties) keys.push_back(party.key);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::string out;
  for (const std::string& key : keys) out += (out.empty() ? "" : "; ") + key;
  return out;
}

}  // namespace sayso
