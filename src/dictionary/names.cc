#include "dictionary/names.h"

#include <algorithm>

#include "dictionary/pack_actors.h"
#include "dictionary/rows.h"

namespace sayso {
namespace {

std::optional<int> number(std::uint32_t stored) {
  return stored == 0 ? std::nullopt : std::optional(static_cast<int>(stored - 1));
}

bool written_so(const rows::Sense& row, const std::vector<NameWord>& words, std::size_t first) {
  for (std::size_t i = 0; i < 32 && first + i < words.size(); ++i)
    if ((row.upper >> i & 1U) != 0 && !words[first + i].upper) return false;
  return (row.flags & rows::kCaps) == 0 || words[first].caps;
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

CountryNames CountryNames::open(const Pack& pack) {
  CountryNames out;
  out.pack_ = pack;
  out.names_ = pack.index("actor.name");
  out.isos_ = pack.index("actor.iso");
  out.lexicon_ = Lexicon(pack);
  out.version_ = pack.section("actor.version");
  return out;
}

Result<CountryNames> CountryNames::load(const std::string& folder) {
  PackWriter writer;
  TRY(pack_actors({.data = folder, .user = std::nullopt}, writer));
  return open(TRY(Pack::parse(writer.bytes(), folder)));
}

std::vector<NameMatch> CountryNames::find(const std::vector<NameWord>& words) const {
  std::vector<NameMatch> out;
  for (std::size_t at = 0; at < words.size();) {
    std::optional<NameMatch> here = longest(words, at);
    if (!here) {
      ++at;
      continue;
    }
    // A name that begins inside this one and ends behind it is the better reading, but not with the
    // last word of a people's name ("Northern Irish police").
    const bool people = kind(here->senses.front()).demonym;
    for (std::size_t next = at + 1; next + (people ? 1 : 0) <= here->last; ++next) {
      std::optional<NameMatch> other = longest(words, next);
      if (!other || other->last <= here->last) continue;
      here = std::move(other);
      break;
    }
    at = here->last + 1;
    out.push_back(*std::move(here));
  }
  return out;
}

std::optional<NameMatch> CountryNames::longest(const std::vector<NameWord>& words,
                                               std::size_t first) const {
  std::optional<NameMatch> best;
  std::string key;
  for (std::size_t at = first; at < words.size() && !words[at].mark; ++at) {
    if (at > first) key += ' ';
    key += words[at].key;
    const IndexRange range = names_.find(key);
    if (!range.found) break;
    std::vector<NameSense> found = senses(range, words, first);
    if (found.empty()) continue;
    best = NameMatch{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(at),
                     std::move(found)};
  }
  return best;
}

std::vector<NameSense> CountryNames::senses(const IndexRange& range,
                                            const std::vector<NameWord>& words,
                                            std::size_t first) const {
  std::vector<NameSense> out;
  const auto all = pack_.rows<rows::Sense>("actor.sense");
  for (std::uint32_t i = 0; i < range.count; ++i) {
    const rows::Sense row = all.at(names_.value(range.first + i));
    if (!written_so(row, words, first)) continue;
    NameSense sense;
    sense.country = pack_.text(row.country);
    sense.kind = row.kind;
    sense.sector = pack_.text(row.sector);
    sense.from = pack_.text(row.from);
    sense.to = pack_.text(row.to);
    sense.weak = (row.flags & rows::kWeak) != 0;
    sense.short_form = (row.flags & rows::kShort) != 0;
    sense.user = (row.flags & rows::kUser) != 0;
    if (row.organisation > 0) sense.organisation = row.organisation - 1;
    out.push_back(sense);
  }
  std::stable_partition(out.begin(), out.end(), [](const NameSense& one) { return one.user; });
  return out;
}

NameKind CountryNames::kind(const NameSense& sense) const {
  const rows::Kind row = pack_.rows<rows::Kind>("actor.kind").at(sense.kind);
  return {pack_.text(row.name), static_cast<int>(row.weight), (row.flags & rows::kDemonym) != 0,
          (row.flags & rows::kPlace) != 0, static_cast<int>(row.flags >> rows::kSceneBits)};
}

std::optional<Country> CountryNames::country(std::string_view code) const {
  const IndexRange range = isos_.find(code);
  if (range.count == 0) return std::nullopt;
  const rows::Country row = pack_.rows<rows::Country>("actor.country").at(isos_.value(range.first));
  return Country{pack_.text(row.cameo), pack_.text(row.parent), number(row.cow),
                 number(row.gw),        pack_.text(row.from),   pack_.text(row.to)};
}

Organisation CountryNames::organisation(std::uint32_t row) const {
  const rows::Organisation found = pack_.rows<rows::Organisation>("actor.org").at(row);
  return {pack_.text(found.id), pack_.text(found.name), pack_.text(found.wikidata)};
}

std::string_view CountryNames::reported(std::string_view code) const {
  const std::optional<Country> found = country(code);
  return !found || found->parent.empty() ? code : found->parent;
}

bool CountryNames::demonym_begins(const std::vector<NameWord>& words, std::size_t at) const {
  const std::optional<NameMatch> match = longest(words, at);
  return match && kind(match->senses.front()).demonym;
}

}  // namespace sayso
