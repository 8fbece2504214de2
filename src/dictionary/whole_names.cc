#include "dictionary/whole_names.h"

#include <algorithm>
#include <numeric>

namespace sayso {
namespace {

constexpr std::size_t kLongest = 4;  // words of a whole name
constexpr int kTimes = 3;            // how much more often than all others

class Reader {
 public:
  Reader(std::string_view text, const std::vector<NameWord>& words, const Lexicon& lexicon,
         const Officials& officials)
      : text_(text), words_(words), lexicon_(lexicon), officials_(officials) {}

  bool name_like(std::size_t at) const {
    const NameWord& word = words_[at];
    if (!word.upper || word.mark || word.key.size() < 2 || lexicon_.role_word(word.key))
      return false;
    const WordUse use = lexicon_.use(word.key);
    return !(use.pronoun || use.determiner || use.within || use.toward || use.plural ||
             use.lesser || use.former || use.honorific || use.joint);
  }

  /// Nothing but a space, or an initial, stands between them.
  bool adjoins(std::size_t left, std::size_t right) const {
    for (std::size_t at = left; at < right; ++at) {
      const std::uint32_t from = words_[at].span.end, to = words_[at + 1].span.begin;
      if (to - from > 2 || text_.substr(from, to - from).find_first_of("\n'") != text_.npos)
        return false;
    }
    return true;
  }

  /// The officials whose whole name ends with word `end`, by their longest name.
  std::vector<std::uint32_t> officials(std::size_t end) const {
    std::vector<std::uint32_t> found;
    std::string key = words_[end].key;
    std::size_t taken = 1;
    for (std::size_t at = end; at > 0 && taken < kLongest; --at) {
      const NameWord& before = words_[at - 1];
      if (before.mark || !adjoins(at - 1, at)) break;
      if (before.upper && before.key.size() == 1) continue;
      key.insert(0, " ").insert(0, before.key);
      ++taken;
      if (!before.upper) continue;
      const auto named = officials_.named(key);
      if (named.empty()) continue;
      found.clear();
      for (const NamedPerson& one : named) found.push_back(one.person);
    }
    return found;
  }

 private:
  std::string_view text_;
  const std::vector<NameWord>& words_;
  const Lexicon& lexicon_;
  const Officials& officials_;
};

}  // namespace

WholeNames::WholeNames(std::string_view text, const std::vector<NameWord>& words,
                       const Lexicon& lexicon, const Officials& officials) {
  const Reader reader(text, words, lexicon, officials);
  for (std::size_t at = 1; at < words.size(); ++at) {
    if (!reader.name_like(at)) continue;
    for (const std::uint32_t person : reader.officials(at)) {
      Bearers& all = names_[words[at].key];
      const auto place = std::lower_bound(all.officials.begin(), all.officials.end(), person);
      const auto number = place - all.officials.begin();
      if (place == all.officials.end() || *place != person) {
        all.officials.insert(place, person);
        all.times.insert(all.times.begin() + number, 0);
      }
      ++all.times[static_cast<std::size_t>(number)];
    }
  }
}

void WholeNames::add(const std::vector<std::string>& name, const Officials& officials) {
  if (name.size() < 2) return;
  std::string key = name.back();
  bool official = false;
  for (std::size_t at = name.size() - 1; at > 0; --at) {
    key.insert(0, " ").insert(0, name[at - 1]);
    official = official || !officials.named(key).empty();
  }
  if (!official) names_[name.back()].others = true;
}

WholeNames::Bearers WholeNames::bearers(const std::string& family_name) const {
  const auto found = names_.find(family_name);
  if (found == names_.end()) return {};
  const Bearers& all = found->second;
  for (std::size_t i = 0; i < all.times.size() && !all.others; ++i) {
    const int others = std::accumulate(all.times.begin(), all.times.end(), -all.times[i]);
    if (others > 0 && all.times[i] >= kTimes * others)
      return {{all.officials[i]}, {all.times[i]}, false};
  }
  return all;
}

}  // namespace sayso
