#include "attribution/headline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/faults.h"
#include "base/unicode.h"

namespace sayso {
namespace {

/// By HeadlineWords::Use.
constexpr std::array<std::string_view, 3> kUseNames = {"mark", "dash", "nameless"};

constexpr std::string_view kState = "state";  // kind of entity, as in OUTPUT.md

/// Who stands beside what is told, and the mark between.
struct Voucher {
  std::optional<std::uint32_t> mention;  ///< none: a nameless one
  Span mark, told;
  KindId kind;

  bool behind() const { return told.begin < mark.begin; }
};

/// A voucher with the triggers that it vouches for. Indices as before the first mark is put in.
struct Heard {
  Voucher voucher;
  std::uint32_t sentence = 0;
  std::vector<std::uint32_t> told;
  std::optional<std::uint32_t> cue;  ///< the reader's own, in the mark
};

/// Whether a line begins behind these words: a dateline, or what has no small letters ("TICKER
/// 14:05").
bool begins_line(std::string_view before) {
  for (const std::string_view mark : {". ", " - ", " \u2013 ", " \u2014 "}) {
    const std::size_t at = before.rfind(mark);
    if (at != std::string_view::npos) before = before.substr(at + mark.size());
  }
  return std::none_of(before.begin(), before.end(),
                      [](char byte) { return byte >= 'a' && byte <= 'z'; });
}

/// Who stands beside what a sentence tells.
class Speakers {
 public:
  Speakers(const HeadlineScene& scene, const Mentions& mentions)
      : scene_(scene), mentions_(mentions.mentions) {}

  std::optional<Voucher> beside(const Span& sentence) const {
    const std::optional<Voucher> voucher = at_begin(sentence);
    return voucher ? voucher : at_end(sentence);
  }

 private:
  using Use = HeadlineWords::Use;

  std::string_view text(const Span& span) const { return slice(scene_.document.clean.text, span); }

  /// The mark or word, if it is used so.
  const HeadlineWords::Word* as(std::string_view words, Use use) const {
    const HeadlineWords::Word* const word = scene_.words.find(to_lower(words));
    return word != nullptr && word->use == use ? word : nullptr;
  }

  /// The mention that ends at this byte.
  std::optional<std::uint32_t> ending(std::uint32_t end) const {
    const auto at = std::lower_bound(
        mentions_.begin(), mentions_.end(), end,
        [](const Mention& mention, std::uint32_t byte) { return mention.span.end < byte; });
    if (at == mentions_.end() || at->span.end != end) return std::nullopt;
    return static_cast<std::uint32_t>(at - mentions_.begin());
  }

  /// Who speaks, of these words; nothing where nobody does.
  std::optional<Voucher> voucher(const Span& who, Voucher voucher) const {
    if (const HeadlineWords::Word* const nameless = as(text(who), Use::nameless)) {
      voucher.kind = nameless->kind;
      return voucher;
    }
    voucher.mention = ending(who.end);
    if (!voucher.mention) return std::nullopt;
    const Mention& mention = mentions_[*voucher.mention];
    const Entity& entity =
        scene_.actors.entities[scene_.actors.references[*voucher.mention].entity];
    const bool speaks = mention.span.begin == who.begin && entity.kind != kState &&
                        scene_.ontology.mention_kinds[mention.kind.value].actor;
    return speaks ? std::optional(voucher) : std::nullopt;
  }

  std::optional<Voucher> at_begin(const Span& sentence) const {
    const std::string_view words = text(sentence);
    const std::size_t colon = words.find(": ");
    const HeadlineWords::Word* const word =
        colon == std::string_view::npos ? nullptr : as(words.substr(colon, 1), Use::mark);
    if (word == nullptr) return std::nullopt;
    const auto mark = static_cast<std::uint32_t>(sentence.begin + colon);
    const auto mention = ending(mark);
    const std::size_t space = words.substr(0, colon).rfind(' ');
    const std::uint32_t begin =
        mention ? mentions_[*mention].span.begin
                : sentence.begin + static_cast<std::uint32_t>(space + 1);  // npos + 1 is 0
    if (begin < sentence.begin || !begins_line(text({sentence.begin, begin}))) return std::nullopt;
    return voucher({begin, mark}, {{}, {mark, mark + 1}, {mark + 2, sentence.end}, word->kind});
  }

  /// The last mark with a space behind it, in a sentence that an actor ends, not a full stop.
  std::optional<Voucher> at_end(const Span& sentence) const {
    const std::string_view words = text(sentence);
    for (std::size_t end = words.size(); end > 0;) {
      const std::size_t space = words.rfind(' ', end - 1);
      if (space == std::string_view::npos || space == 0) return std::nullopt;
      const std::size_t before = words.rfind(' ', space - 1);
      const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
      const HeadlineWords::Word* word = as(words.substr(first, space - first), Use::dash);
      const std::size_t mark = word != nullptr ? first : space - 1;
      if (word == nullptr) word = as(words.substr(mark, 1), Use::mark);
      if (word != nullptr) {
        const auto at = [&](std::size_t byte) {
          return sentence.begin + static_cast<std::uint32_t>(byte);
        };
        return voucher({at(space + 1), sentence.end},
                       {{}, {at(mark), at(space)}, {sentence.begin, at(mark)}, word->kind});
      }
      end = space;
    }
    return std::nullopt;
  }

  const HeadlineScene& scene_;
  const std::vector<Mention>& mentions_;
};

/// How far a mark may lie behind "no trigger" in the eyes of the reader, who knows vouchers at the
/// beginning better than at the end. Set on annotated reports outside of the development split.
constexpr Score kBeginRuledOut = -5000, kEndRuledOut = -10000;

/// Whether the reader all but rules out that the mark is a cue, or says nothing of it.
bool is_ruled_out(const HeadlineScene& scene, const Voucher& voucher) {
  const Score least = voucher.behind() ? kEndRuledOut : kBeginRuledOut;
  const auto& words = scene.reading.words;
  const TagScores& tags = scene.reading.trigger_tags;
  const auto word =
      std::lower_bound(words.begin(), words.end(), voucher.mark.begin,
                       [](const Word& one, std::uint32_t byte) { return one.span.end <= byte; });
  if (word == words.end() || tags.scores.empty()) return true;
  const auto row = tags.scores.begin() + (word - words.begin()) * tags.width;
  Score best = least;
  for (std::size_t label = 0; label < scene.labels.size(); ++label)
    if (scene.ontology.type(scene.labels[label]).say)
      best = std::max({best, *(row + static_cast<std::ptrdiff_t>(2 * label + 1)) - *row,
                       *(row + static_cast<std::ptrdiff_t>(2 * label + 2)) - *row});
  return best <= least;
}

/// What each of them tells.
class Hearing {
 public:
  Hearing(const HeadlineScene& scene, const Mentions& mentions, TypeId say)
      : scene_(scene),
        mentions_(mentions),
        say_(say),
        is_said_(mentions.triggers.size(), false),
        says_(mentions.triggers.size(), false) {
    for (const LinkArc& link : mentions.links) {
      if (link.relation != Relation::says) continue;
      is_said_[link.to] = true;
      says_[link.from] = true;
    }
  }

  /// Nothing where the mark says something already, or nobody's voice is missing.
  std::optional<Heard> hear(std::uint32_t sentence, const Voucher& voucher) const {
    Heard heard{voucher, sentence, {}, {}};
    const auto& triggers = mentions_.triggers;
    const Span& span = scene_.sentences[sentence].span;
    auto at = std::lower_bound(
        triggers.begin(), triggers.end(), span.begin,
        [](const Trigger& trigger, std::uint32_t byte) { return trigger.span.begin < byte; });
    for (; at != triggers.end() && at->span.begin < span.end; ++at) {
      const auto i = static_cast<std::uint32_t>(at - triggers.begin());
      if (at->span.overlaps(voucher.mark)) {
        if (says_[i] || is_said_[i] || at->type != say_) return std::nullopt;
        heard.cue = i;
      } else if (at->span.begin >= voucher.told.begin && at->span.end <= voucher.told.end) {
        const bool own = is_by(voucher, i);
        if (own && at->span.begin == voucher.told.begin && !voucher.behind()) return std::nullopt;
        if (!is_said_[i] && !(own && says_[i])) heard.told.push_back(i);
      }
    }
    if (!heard.cue && is_ruled_out(scene_, voucher)) return std::nullopt;
    return heard.told.empty() ? std::nullopt : std::optional(std::move(heard));
  }

 private:
  /// Whether the voucher, by this or another mention, does it.
  bool is_by(const Voucher& voucher, std::uint32_t trigger) const {
    if (!voucher.mention) return false;
    const auto entity = [&](std::uint32_t mention) {
      return scene_.actors.references[mention].entity;
    };
    const auto& roles = mentions_.roles;
    auto arc =
        std::lower_bound(roles.begin(), roles.end(), trigger,
                         [](const RoleArc& role, std::uint32_t of) { return role.trigger < of; });
    for (; arc != roles.end() && arc->trigger == trigger; ++arc)
      if (arc->role == Role::actors && entity(arc->mention) == entity(*voucher.mention))
        return true;
    return false;
  }

  const HeadlineScene& scene_;
  const Mentions& mentions_;
  TypeId say_;
  std::vector<bool> is_said_, says_;  // [trigger]
};

/// Puts the new cues among the triggers. [old trigger] -> its new index, and [heard] -> that of its
/// cue.
std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>> put_cues(
    const std::vector<Heard>& all, TypeId say, std::vector<Trigger>& triggers) {
  std::vector<Trigger> out;
  std::vector<std::uint32_t> moved, cues;
  std::size_t old = 0;
  const auto move_until = [&](std::uint32_t byte) {
    for (; old < triggers.size() && triggers[old].span.begin < byte; ++old) {
      moved.push_back(static_cast<std::uint32_t>(out.size()));
      out.push_back(triggers[old]);
    }
  };
  for (const Heard& heard : all) {
    move_until(heard.cue ? triggers[*heard.cue].span.begin : heard.voucher.mark.begin);
    cues.push_back(static_cast<std::uint32_t>(out.size()));
    if (heard.cue) continue;
    Trigger cue;
    cue.candidate = kNoCandidate;
    cue.span = heard.voucher.mark;
    cue.sentence = heard.sentence;
    cue.type = cue.act = say;
    cue.kind = heard.voucher.kind;
    out.push_back(cue);
  }
  move_until(UINT32_MAX);
  triggers = std::move(out);
  return {std::move(moved), std::move(cues)};
}

void join(const std::vector<Heard>& all, TypeId say, Mentions& out) {
  std::set<std::uint32_t> behind;  // mentions
  for (const Heard& heard : all)
    if (heard.voucher.mention && heard.voucher.behind()) behind.insert(*heard.voucher.mention);
  std::erase_if(out.roles, [&](const RoleArc& arc) { return behind.count(arc.mention) > 0; });
  const auto [moved, cues] = put_cues(all, say, out.triggers);
  for (RoleArc& arc : out.roles) arc.trigger = moved[arc.trigger];
  for (LinkArc& link : out.links) {
    link.from = moved[link.from];
    link.to = moved[link.to];
  }
  for (Ruling& ruling : out.rulings) ruling.trigger = moved[ruling.trigger];
  std::set<std::pair<std::uint32_t, std::uint32_t>> known;  // cue, mention
  for (const RoleArc& arc : out.roles)
    if (arc.role == Role::actors) known.emplace(arc.trigger, arc.mention);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const std::uint32_t trigger : all[i].told)
      out.links.push_back({cues[i], Relation::says, moved[trigger], 0});
    const auto& mention = all[i].voucher.mention;
    if (mention && known.emplace(cues[i], *mention).second)
      out.roles.push_back({cues[i], Role::actors, *mention, 0});
  }
  std::sort(out.links.begin(), out.links.end());
  std::sort(out.roles.begin(), out.roles.end());
}

}  // namespace

Result<HeadlineWords> HeadlineWords::load(const std::string& path, const Ontology& ontology) {
  return from(TRY(Tsv::read(path)), ontology);
}

Result<HeadlineWords> HeadlineWords::from(const Tsv& table, const Ontology& ontology) {
  const std::size_t words = TRY(table.column("words"));
  const std::size_t use = TRY(table.column("use"));
  const std::size_t kind = TRY(table.column("kind"));
  HeadlineWords out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto used = std::find(kUseNames.begin(), kUseNames.end(), table.cell(row, use));
    const std::optional<KindId> vouches = ontology.find_kind(table.cell(row, kind));
    if (used == kUseNames.end() || !vouches) {
      const std::size_t wrong = vouches ? use : kind;
      return fail(fault::kDataFile,
                  fmt::format("\"{}\" is no {}", table.cell(row, wrong), vouches ? "use" : "kind"),
                  table.where(row));
    }
    const Word word{static_cast<Use>(used - kUseNames.begin()), *vouches};
    const bool added = out.words_.emplace(table.cell(row, words), word).second;
    if (table.cell(row, words).empty() || !added) {
      return fail(fault::kDataFile,
                  fmt::format("\"{}\" is empty or repeated", table.cell(row, words)),
                  table.where(row));
    }
  }
  return out;
}

const HeadlineWords::Word* HeadlineWords::find(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? nullptr : &found->second;
}

void hear_headlines(const HeadlineScene& scene, Mentions& out) {
  const auto& types = scene.ontology.types;
  const auto found =
      std::find_if(types.begin(), types.end(), [](const EventType& type) { return type.say; });
  if (found == types.end()) return;
  const TypeId say{static_cast<std::uint16_t>(found - types.begin())};
  const Speakers speakers(scene, out);
  const Hearing hearing(scene, out, say);
  std::vector<Heard> all;
  for (std::uint32_t i = 0; i < scene.sentences.size(); ++i) {
    const std::optional<Voucher> voucher = speakers.beside(scene.sentences[i].span);
    std::optional<Heard> heard = voucher ? hearing.hear(i, *voucher) : std::nullopt;
    if (heard) all.push_back(std::move(*heard));
  }
  if (!all.empty()) join(all, say, out);
}

}  // namespace sayso
