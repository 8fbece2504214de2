#include "actor/part.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "actor/identify.h"

namespace sayso {
namespace {

constexpr std::size_t kMostParts = 32;  // of one entity that are looked at
constexpr Score kSure = 5000;           // of a taking up that words do not part

std::vector<std::uint32_t> bearers(const std::vector<std::string>& name,
                                   const Officials& officials) {
  std::vector<std::uint32_t> out;
  std::string key;
  for (const std::string& word : name) key += (key.empty() ? "" : " ") + word;
  for (const NamedPerson& one : officials.named(key)) out.push_back(one.person);
  if (name.size() == 1) out = officials.surnamed(key);
  std::sort(out.begin(), out.end());
  return out;
}

class Parting {
 public:
  Parting(const std::vector<Mention>& mentions, const std::vector<OwnWords>& words,
          const Officials& officials)
      : mentions_(mentions), words_(words), officials_(officials) {}

  std::vector<std::uint32_t> run() && {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      const std::uint32_t part = part_of(i);
      Part& own = parts_[part];
      const bool tells = !words_[i].country.empty() || !words_[i].name.empty();
      if (tells && !own.told) told_[mentions_[i].entity].push_back(part);
      own.told = own.told || tells;
      if (own.words.country.empty()) own.words.country = words_[i].country;
      if (words_[i].name.size() > own.words.name.size()) own.words.name = words_[i].name;
      own.words.person = own.words.person || words_[i].person;
      nearest_[mentions_[i].entity] = part;
      out_.push_back(part);
    }
    return std::move(out_);
  }

 private:
  struct Part {
    OwnWords words;  // the longest name
    bool told = false;
  };

  static bool one_country(const OwnWords& own, const Part& part) {
    return own.country.empty() || part.words.country.empty() || own.country == part.words.country;
  }

  bool agree(const OwnWords& own, const Part& part) const {
    return one_country(own, part) && may_be_one(own, part.words, officials_);
  }

  /// Do they agree in something that both tell?
  bool same(const OwnWords& own, const Part& part) const {
    const bool country = !own.country.empty() && own.country == part.words.country;
    const bool name = !own.name.empty() && !part.words.name.empty();
    return (country || name) && agree(own, part);
  }

  std::uint32_t part_of(std::uint32_t index) {
    const std::optional<std::uint32_t> followed = part_followed(mentions_[index]);
    if (!followed) return add_part();
    const bool sure = mentions_[index].antecedent && is_surely_one(mentions_[index]);
    const bool fits = sure ? one_country(words_[index], parts_[*followed])
                           : agree(words_[index], parts_[*followed]);
    if (fits) return *followed;
    const std::vector<std::uint32_t>& others = told_[mentions_[index].entity];
    const std::size_t looked_at = std::min(others.size(), kMostParts);
    const auto agreeing =
        std::find_if(others.rbegin(), others.rbegin() + static_cast<std::ptrdiff_t>(looked_at),
                     [&](std::uint32_t part) { return same(words_[index], parts_[part]); });
    const bool found = agreeing != others.rbegin() + static_cast<std::ptrdiff_t>(looked_at);
    return found ? *agreeing : add_part();
  }

  std::optional<std::uint32_t> part_followed(const Mention& mention) const {
    if (mention.antecedent) return out_[*mention.antecedent];
    const auto nearest = nearest_.find(mention.entity);
    return nearest == nearest_.end() ? std::nullopt : std::optional(nearest->second);
  }

  std::uint32_t add_part() {
    parts_.emplace_back();
    return static_cast<std::uint32_t>(parts_.size() - 1);
  }

  const std::vector<Mention>& mentions_;
  const std::vector<OwnWords>& words_;
  const Officials& officials_;
  std::vector<Part> parts_;
  std::map<std::uint32_t, std::uint32_t> nearest_;            // entity -> part of latest mention
  std::map<std::uint32_t, std::vector<std::uint32_t>> told_;  // entity -> parts told by words
  std::vector<std::uint32_t> out_;
};

}  // namespace

bool is_surely_one(const Mention& mention) { return mention.antecedent_score >= kSure; }

bool may_be_one(const OwnWords& left, const OwnWords& right, const Officials& officials) {
  if (left.name.empty() || right.name.empty()) return true;
  const bool common = std::any_of(left.name.begin(), left.name.end(), [&](const std::string& word) {
    return std::any_of(right.name.begin(), right.name.end(),
                       [&](const std::string& other) { return alike({word}, {other}); });
  });
  const auto one = bearers(left.name, officials), other = bearers(right.name, officials);
  if (!common) return !(left.person && right.person) && one.empty() && other.empty();
  if (left.name.size() < 2 || right.name.size() < 2 || one.empty() || other.empty()) return true;
  return std::any_of(one.begin(), one.end(), [&](std::uint32_t person) {
    return std::binary_search(other.begin(), other.end(), person);
  });
}

std::vector<std::uint32_t> part_entities(const std::vector<Mention>& mentions,
                                         const std::vector<OwnWords>& words,
                                         const Officials& officials) {
  return Parting(mentions, words, officials).run();
}

}  // namespace sayso
