// One name in several paragraphs is one entity.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "mention/entity_sets.h"
#include "mention/steps.h"

namespace sayso {
namespace {

struct Bearer {
  std::uint32_t mention = 0;
  std::uint32_t paragraph = 0;
};

/// Those who bear one name.
struct Name {
  std::vector<Bearer> bearers;
  bool proper = false;
};

/// By kind and folded words.
using Names = std::map<std::pair<std::uint16_t, std::string>, Name>;

/// [entity] how many proper names its mentions bear.
std::vector<std::size_t> proper_names_of(const Names& names, const Mentions& mentions) {
  std::vector<std::set<const Name*>> borne(mentions.mentions.size());
  for (const auto& [key, name] : names) {
    for (const Bearer& bearer : name.bearers) {
      if (name.proper) borne[mentions.mentions[bearer.mention].entity].insert(&name);
    }
  }
  std::vector<std::size_t> out;
  out.reserve(borne.size());
  for (const auto& set : borne) out.push_back(set.size());
  return out;
}

/// The words of a mention in lower case, one space between.
std::string folded(const Scene& scene, const Candidate& words) {
  std::string out;
  for (std::uint32_t word = words.first; word <= words.last; ++word) {
    const std::string_view text = slice(scene.document.clean.text, scene.reading.words[word].span);
    if (word > words.first) out += ' ';
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = decode(text, at);
      append_lower(out, point.value);
      at += point.size;
    }
  }
  return out;
}

/// Whether a word of the mention begins with a capital without beginning its sentence.
bool is_proper(const Scene& scene, const Candidate& words) {
  const auto& all = scene.reading.words;
  for (std::uint32_t word = words.first; word <= words.last; ++word) {
    const bool begins = word == 0 || all[word - 1].sentence != all[word].sentence;
    const std::string_view text = slice(scene.document.clean.text, all[word].span);
    if (!begins && capital_at(text, 0)) return true;
  }
  return false;
}

}  // namespace

void join_names(const Scene& scene, Mentions& out) {
  const auto paragraphs = paragraphs_of(scene);
  if (paragraphs.empty() || paragraphs.back() == 0) return;
  Names names;
  for (std::uint32_t i = 0; i < out.mentions.size(); ++i) {
    const Candidate& words = scene.reading.mentions[out.mentions[i].candidate];
    Name& name = names[{out.mentions[i].kind.value, folded(scene, words)}];
    name.bearers.push_back({i, paragraphs[words.first]});
    name.proper = name.proper || is_proper(scene, words);
  }
  const std::vector<std::size_t> names_of = proper_names_of(names, out);
  const auto single = [&](std::uint32_t mention) {
    return names_of[out.mentions[mention].entity] == 1;
  };
  DisjointSets sets(out.mentions.size());
  for (const auto& [key, name] : names) {
    for (std::size_t i = 1; name.proper && i < name.bearers.size(); ++i) {
      const auto &left = name.bearers[i - 1], &right = name.bearers[i];
      if (left.paragraph == right.paragraph) continue;
      if (!single(left.mention) || !single(right.mention)) continue;
      sets.join(out.mentions[left.mention].entity, out.mentions[right.mention].entity);
    }
  }
  number_anew(sets, out);
}

}  // namespace sayso
