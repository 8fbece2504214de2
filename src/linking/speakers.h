// Who speaks in a report: parties and voices of vouchers, and who of them has no name. Inner to
// linking.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/ledger.h"
#include "linking/digest_scene.h"

namespace sayso {

/// The parties of mentions by their ids; a pronoun that the coding ties to no name is whom it takes
/// up.
std::vector<LedgerParty> parties(const DigestScene& scene, const std::vector<std::string>& ids);

/// Voices of the parties in their order, each once; sources without a name have none.
std::vector<std::string> voices_in(const DigestScene& scene, const std::vector<LedgerParty>& all,
                                   const VoiceScene& where);

/// Voices of who vouches for an event: "both ministries" are the voices of its two sides.
/// `own`: the voucher's parties.
std::vector<std::string> voices_of_voucher(const DigestScene& scene, const std::string& voucher,
                                           const std::vector<LedgerParty>& own,
                                           const CodedEvent& told, const VoiceScene& where);

/// Where the voucher of a cue at `at` speaks.
VoiceScene voices_at(const DigestScene& scene, std::uint32_t at, const CodedEvent& told);

/// The vouchers of a report who take up somebody before them without a name: "the same officials",
/// or "he" who "will not be named". Made once for a report, in one pass over its mentions.
class Nameless {
 public:
  explicit Nameless(const DigestScene& scene);

  /// Whether the mention does.
  bool holds(const std::string& mention) const;

 private:
  const DigestScene& scene_;
  std::unordered_map<std::string, std::uint32_t> entities_, nouns_;  // end of their first mention
};

}  // namespace sayso
