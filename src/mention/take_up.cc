#include "mention/take_up.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <utility>
#include <vector>

#include "base/faults.h"
#include "base/unicode.h"
#include "mention/entity_sets.h"

namespace sayso {
namespace {

/// By TakesUp.
constexpr std::array<std::string_view, kTakesUp> kUseNames = {
    "", "speaker", "speakers", "hearer", "man", "woman", "group", "thing", "relative", "definite"};

constexpr std::string_view kPerson = "person";  // kind of entity, as in OUTPUT.md
constexpr std::size_t kNear = 12;               // entities before a pronoun that it may stand for
constexpr int kActs = 3;                        // by how many entities one that acts is nearer

using Uses = std::bitset<kTakesUp>;

Uses uses(std::initializer_list<TakesUp> list) {
  Uses out;
  for (const TakesUp use : list) out.set(static_cast<std::size_t>(use));
  return out;
}

/// What is known of an entity from all its mentions.
struct Known {
  Uses uses;
  std::optional<SectorId> sector;  // of its first mention that is no pronoun, else of its first
  bool named = false;              // has such a mention

  bool has(TakesUp use) const { return uses.test(static_cast<std::size_t>(use)); }
  bool only(const Uses& allowed) const { return (uses & ~allowed).none(); }
};

/// An entity that the text has just spoken of.
struct Recent {
  std::uint32_t mention = 0;  // its last one
  bool acts = false;
};

/// [word] the stretch that it lies in: one ends where no pair of the Reading reaches over.
std::vector<std::uint32_t> stretches_of(const Reading& reading) {
  std::vector<std::int32_t> reach(reading.words.size(), 0);
  const auto mark = [&](const auto& pairs, const auto& froms, const auto& tos) {
    for (const PairScores& pair : pairs) {
      const auto [first, last] = std::minmax(froms[pair.from].first, tos[pair.to].first);
      ++reach[first];
      --reach[last];
    }
  };
  mark(reading.roles, reading.triggers, reading.mentions);
  mark(reading.links, reading.triggers, reading.triggers);
  mark(reading.corefs, reading.mentions, reading.mentions);
  std::vector<std::uint32_t> out;
  std::int32_t over = 0;  // how many pairs reach from the word before to this one
  for (const std::int32_t more : reach) {
    out.push_back(out.empty() ? 0 : out.back() + (over == 0 ? 1 : 0));
    over += more;
  }
  return out;
}

/// A quotation by its source: 0 stands for what is in none.
struct VoiceSpan {
  Span span;
  std::uint32_t voice = 0;
};

class TakingUp {
 public:
  TakingUp(const TakeUpScene& scene, Mentions& out)
      : scene_(scene),
        out_(out),
        sets_(out.mentions.size()),
        known_(out.mentions.size()),
        stretch_(stretches_of(scene.reading)),
        acts_(out.mentions.size(), false) {
    for (const RoleArc& arc : out.roles)
      if (arc.role == Role::actors) acts_[arc.mention] = true;
    for (std::size_t i = 0; i < out.quotes.size(); ++i) hear(i);
    std::stable_sort(voices_.begin(), voices_.end(), [](const auto& left, const auto& right) {
      return left.span.begin < right.span.begin;
    });
    for (std::uint32_t i = 0; i < out.mentions.size(); ++i) learn(i);
  }

  void run() {
    std::vector<bool> begun(out_.mentions.size(), false);
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) {
      if (!is_actor(i)) continue;
      const std::uint32_t entity = out_.mentions[i].entity;
      if (!begun[entity]) {
        begun[entity] = true;
        const auto earlier = taken_up(i);
        if (earlier && !read_together(*earlier, i)) unite(entity_of(*earlier), entity);
      }
      note(i);
    }
    number_anew(sets_, out_);
  }

 private:
  bool is_actor(std::uint32_t mention) const {
    return scene_.ontology.mention_kinds[out_.mentions[mention].kind.value].actor;
  }
  const Candidate& words(std::uint32_t mention) const {
    return scene_.reading.mentions[out_.mentions[mention].candidate];
  }
  std::string word(std::uint32_t at) const {
    return to_lower(slice(scene_.document.clean.text, scene_.reading.words[at].span));
  }
  bool read_together(std::uint32_t left, std::uint32_t right) const {
    return stretch_[words(left).first] == stretch_[words(right).first];
  }
  std::uint32_t entity_of(std::uint32_t mention) const { return out_.mentions[mention].entity; }
  Known& known(std::uint32_t entity) { return known_[sets_.head(entity)]; }

  /// What its one word, or its article, does.
  TakesUp use(std::uint32_t mention) const {
    const Candidate& at = words(mention);
    const TakesUp first = scene_.words.of(word(at.first));
    const std::uint32_t more = first == TakesUp::definite ? 1 : 0;  // words behind it
    return at.last == at.first + more ? first : TakesUp::nothing;
  }
  static bool names(TakesUp use) { return use == TakesUp::nothing || use == TakesUp::definite; }

  void hear(std::size_t index) {
    const Quote& quote = out_.quotes[index];
    if (!quote.direct) return;
    if (quote.source_mention) acts_[*quote.source_mention] = true;
    const std::uint32_t voice = quote.source_mention
                                    ? out_.mentions[*quote.source_mention].entity + 1
                                    : UINT32_MAX - static_cast<std::uint32_t>(index);
    for (const Span& content : quote.content) voices_.push_back({content, voice});
  }

  void learn(std::uint32_t mention) {
    Known& known = known_[out_.mentions[mention].entity];
    const TakesUp use_of = use(mention);
    known.uses.set(static_cast<std::size_t>(use_of));
    const bool tells = names(use_of) && !known.named;
    if (!known.sector || tells) known.sector = out_.mentions[mention].sector;
    known.named = known.named || names(use_of);
  }

  std::uint32_t voice(std::uint32_t mention) const {
    const std::uint32_t at = out_.mentions[mention].span.begin;
    const auto behind =
        std::partition_point(voices_.begin(), voices_.end(),
                             [at](const VoiceSpan& one) { return one.span.begin <= at; });
    if (behind == voices_.begin() || (behind - 1)->span.end <= at) return 0;
    return (behind - 1)->voice;
  }

  std::optional<std::uint32_t> taken_up(std::uint32_t mention) {
    const Known& own = known(out_.mentions[mention].entity);
    const TakesUp use_of = use(mention);
    switch (use_of) {
      case TakesUp::speakers:
      case TakesUp::hearer:
        if (!own.only(uses({TakesUp::speaker, TakesUp::speakers, TakesUp::hearer}))) return {};
        return last_of_voice(mention, use_of);
      case TakesUp::man:
      case TakesUp::woman:
        if (!own.only(uses({use_of, TakesUp::relative}))) return {};
        return person_before(use_of);
      case TakesUp::definite:
        return named_before(mention);
      default:
        return {};
    }
  }

  std::optional<std::uint32_t> last_of_voice(std::uint32_t mention, TakesUp use_of) const {
    const auto last = last_.find({voice(mention), use_of});
    return last == last_.end() ? std::nullopt : std::optional(last->second);
  }

  std::optional<std::uint32_t> person_before(TakesUp use_of) {
    const TakesUp other = use_of == TakesUp::man ? TakesUp::woman : TakesUp::man;
    std::optional<std::uint32_t> best;
    int nearest = 0, distance = 0;
    for (auto one = recent_.rbegin(); one != recent_.rend(); ++one, ++distance) {
      const Known& known_of = known(entity_of(one->mention));
      if (known_of.has(other) || known_of.has(TakesUp::group) || known_of.has(TakesUp::speakers))
        continue;
      if (!known_of.has(use_of) && !is_person(known_of)) continue;
      const int away = distance - (one->acts ? kActs : 0);
      if (best && away >= nearest) continue;
      best = one->mention;
      nearest = away;
    }
    return best;
  }

  bool is_person(const Known& known) const {
    return known.sector && scene_.ontology.sectors[known.sector->value].proper == kPerson;
  }

  std::optional<std::uint32_t> named_before(std::uint32_t mention) {
    const auto last = by_word_.find(word(words(mention).last));
    if (last == by_word_.end()) return {};
    const bool one_sector = known(entity_of(last->second)).sector == out_.mentions[mention].sector;
    return one_sector ? std::optional(last->second) : std::nullopt;
  }

  void unite(std::uint32_t earlier, std::uint32_t later) {
    const Known one = known(earlier), other = known(later);
    sets_.join(earlier, later);
    Known& both = known(earlier);
    both = one.named || !other.named ? one : other;
    both.uses = one.uses | other.uses;
  }

  void note(std::uint32_t mention) {
    const std::uint32_t entity = sets_.head(entity_of(mention));
    const TakesUp use_of = use(mention);
    if (use_of == TakesUp::speakers || use_of == TakesUp::hearer)
      last_[{voice(mention), use_of}] = mention;
    std::erase_if(recent_,
                  [&](const Recent& one) { return sets_.head(entity_of(one.mention)) == entity; });
    if (recent_.size() == kNear) recent_.erase(recent_.begin());
    recent_.push_back({mention, acts_[mention]});
    if (!names(use_of)) return;
    for (std::uint32_t at = words(mention).first; at <= words(mention).last; ++at)
      by_word_[word(at)] = mention;
  }

  const TakeUpScene& scene_;
  Mentions& out_;
  DisjointSets sets_;
  std::vector<Known> known_;            // [head of a set]
  std::vector<std::uint32_t> stretch_;  // [word]
  std::vector<bool> acts_;              // [mention]
  std::vector<VoiceSpan> voices_;
  std::vector<Recent> recent_;  // the last one spoken of at the end
  std::map<std::pair<std::uint32_t, TakesUp>, std::uint32_t> last_;  // by voice -> mention
  std::map<std::string, std::uint32_t, std::less<>> by_word_;        // -> mention
};

}  // namespace

Result<TakeUpWords> TakeUpWords::load(const std::string& path) {
  return from(TRY(Tsv::read(path)));
}

Result<TakeUpWords> TakeUpWords::from(const Tsv& table) {
  const std::size_t word = TRY(table.column("word"));
  const std::size_t use = TRY(table.column("use"));
  TakeUpWords out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto found = std::find(kUseNames.begin() + 1, kUseNames.end(), table.cell(row, use));
    if (found == kUseNames.end()) {
      return fail(fault::kDataFile, fmt::format("\"{}\" is no use", table.cell(row, use)),
                  table.where(row));
    }
    const auto value = static_cast<TakesUp>(found - kUseNames.begin());
    const bool added = out.words_.emplace(table.cell(row, word), value).second;
    if (table.cell(row, word).empty() || !added) {
      return fail(fault::kDataFile,
                  fmt::format("word \"{}\" is empty or repeated", table.cell(row, word)),
                  table.where(row));
    }
  }
  return out;
}

TakesUp TakeUpWords::of(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? TakesUp::nothing : found->second;
}

void take_up(const TakeUpScene& scene, Mentions& out) { TakingUp(scene, out).run(); }

}  // namespace sayso
