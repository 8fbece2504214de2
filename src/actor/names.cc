#include "actor/names.h"

#include <algorithm>

namespace sayso {
namespace {

std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  return (static_cast<std::uint64_t>(node) << 32) | word;
}

}  // namespace

bool valid_on(std::string_view from, std::string_view to, std::string_view day) {
  if (day.empty()) return to.empty();
  const auto before = [](std::string_view a, std::string_view b) {
    const std::size_t length = std::min(a.size(), b.size());
    return a.substr(0, length) < b.substr(0, length);
  };
  return !(!from.empty() && before(day, from)) && !(!to.empty() && before(to, day));
}

std::vector<NameMatch> CountryNames::find(const std::vector<NameWord>& words) const {
  std::vector<NameMatch> out;
  for (std::size_t at = 0; at < words.size();) {
    std::optional<NameMatch> here = longest(words, at);
    if (!here) {
      ++at;
      continue;
    }
    // A name that begins inside this one and ends behind it is the better reading.
    for (std::size_t next = at + 1; next <= here->last; ++next) {
      const std::optional<NameMatch> other = longest(words, next);
      if (!other || other->last <= here->last) continue;
      here = other;
      break;
    }
    out.push_back(*here);
    at = here->last + 1;
  }
  return out;
}

std::optional<NameMatch> CountryNames::longest(const std::vector<NameWord>& words,
                                               std::size_t first) const {
  std::optional<NameMatch> best;
  std::uint32_t node = 0;
  for (std::size_t at = first; at < words.size(); ++at) {
    const auto word = words_.find(words[at].key);
    if (word == words_.end()) break;
    const auto next = edges_.find(edge(node, word->second));
    if (next == edges_.end()) break;
    node = next->second;
    for (const std::uint32_t spelling : nodes_[node].names) {
      if (!written_so(spellings_[spelling], words, first)) continue;
      best = NameMatch{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(at),
                       spellings_[spelling].name};
      break;
    }
  }
  return best;
}

bool CountryNames::written_so(const Spelling& spelling, const std::vector<NameWord>& words,
                              std::size_t first) const {
  for (std::size_t i = 0; i < spelling.upper.size(); ++i)
    if (spelling.upper[i] && !words[first + i].upper) return false;
  return !spelling.caps || words[first].caps;
}

const Country* CountryNames::country(std::string_view code) const {
  const auto found = countries_.find(code);
  return found == countries_.end() ? nullptr : &found->second;
}

const std::string& CountryNames::reported(const std::string& code) const {
  const auto found = countries_.find(code);
  return found == countries_.end() || found->second.parent.empty() ? code : found->second.parent;
}

bool CountryNames::demonym_begins(const std::vector<NameWord>& words, std::size_t at) const {
  const std::optional<NameMatch> match = longest(words, at);
  if (!match) return false;
  const NameSense& sense = senses(*match).front();
  return kinds_[sense.kind].demonym;
}

}  // namespace sayso
