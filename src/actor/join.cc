#include "actor/join.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/disjoint_sets.h"

namespace sayso {
namespace {

class Joining {
 public:
  Joining(const std::vector<NamedMention>& mentions, std::vector<std::uint32_t> parts)
      : mentions_(mentions),
        parts_(std::move(parts)),
        sets_(parts_),
        country_(sets_.size()),
        sector_(sets_.size()) {
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (country_[parts_[i]].empty()) country_[parts_[i]] = mentions_[i].country;
      if (!sector_[parts_[i]]) sector_[parts_[i]] = mentions_[i].sector;
    }
  }

  std::vector<std::uint32_t> run() && {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      const NamedMention& mention = mentions_[i];
      if (!mention.actor || mention.naming != Naming::proper) continue;
      join(by_words_, mention.words, i);
      join(by_state_, std::string(mention.state), i);
      for (const std::string& form : mention.short_forms) join(by_words_, form, i);
      join_initials(i);
      if (mention.name.size() == 1 && mention.shared) continue;
      if (mention.name.size() == 1) {
        const auto longer = by_surname_.find(mention.name.front());
        if (longer != by_surname_.end() && longer->second.names.size() == 1)
          unite(longer->second.mention, i);
      } else if (mention.name.size() > 1) {
        std::string whole;
        for (const std::string& word : mention.name) whole += word + ' ';
        join(by_name_, whole, i);
        auto& longer = by_surname_[mention.name.back()];
        if (longer.names.insert(whole).second && longer.names.size() == 1) longer.mention = i;
      }
    }
    return sets_.numbered(parts_);
  }

 private:
  struct Longer {
    std::set<std::string> names;
    std::uint32_t mention = 0;
  };

  void join(std::map<std::string, std::uint32_t>& known, const std::string& key,
            std::uint32_t mention) {
    if (key.empty()) return;
    const auto [first, fresh] = known.try_emplace(key, mention);
    if (!fresh) unite(first->second, mention);
  }

  /// An acronym with the one name whose initials make it, in either order.
  void join_initials(std::uint32_t at) {
    const NamedMention& mention = mentions_[at];
    if (mention.acronym) {
      acronyms_.try_emplace(mention.words, at);
      const auto name = by_initials_.find(mention.words);
      if (name != by_initials_.end() && name->second.names.size() == 1)
        unite(name->second.mention, at);
    } else if (!mention.initials.empty()) {
      Longer& names = by_initials_[mention.initials];
      if (!names.names.insert(mention.words).second || names.names.size() > 1) return;
      names.mention = at;
      const auto acronym = acronyms_.find(mention.initials);
      if (acronym != acronyms_.end()) unite(acronym->second, at);
    }
  }

  void unite(std::uint32_t left, std::uint32_t right) {
    const auto [low, high] = std::minmax({sets_.head(parts_[left]), sets_.head(parts_[right])});
    if (low == high) return;
    if (!country_[low].empty() && !country_[high].empty() && country_[low] != country_[high])
      return;
    if (sector_[low] && sector_[high] && *sector_[low] != *sector_[high]) return;
    sets_.join(low, high);
    if (country_[low].empty()) country_[low] = country_[high];
    if (!sector_[low]) sector_[low] = sector_[high];
  }

  const std::vector<NamedMention>& mentions_;
  std::vector<std::uint32_t> parts_;
  DisjointSets sets_;
  std::vector<std::string_view> country_;
  std::vector<std::optional<SectorId>> sector_;
  std::map<std::string, std::uint32_t> by_words_, by_name_, by_state_;
  std::map<std::string, std::uint32_t> acronyms_;
  std::map<std::string, Longer> by_surname_, by_initials_;
};

}  // namespace

std::vector<std::uint32_t> join_named(const std::vector<NamedMention>& mentions,
                                      std::vector<std::uint32_t> parts) {
  return Joining(mentions, std::move(parts)).run();
}

}  // namespace sayso
