#include "ledger/cite.h"

#include <fmt/format.h>

namespace sayso::cli {

std::string cite(const EventMention& mention) {
  return fmt::format("{}:{}-{}", mention.key, mention.start, mention.end);
}

std::vector<std::string> cites(const LedgerEvent& event) {
  std::vector<std::string> out;
  out.reserve(event.mentions.size());
  for (const EventMention& mention : event.mentions) out.push_back(cite(mention));
  return out;
}

}  // namespace sayso::cli
