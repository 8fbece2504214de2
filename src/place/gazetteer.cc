#include "place/gazetteer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/spelling.h"
#include "base/unicode.h"

namespace sayso {
namespace {

// Of StoredPlace::what.
constexpr std::uint32_t kLetterBits = 5, kLetters = 3, kRankAt = 16, kRankBits = 0xF, kKindAt = 20;
constexpr std::uint32_t kRowBits = 0x00FFFFFF;
constexpr std::uint32_t kOwn = 1u << 24, kPeople = 1u << 25, kStrippedMark = 1u << 26;

/// Letters that no accent makes, in plain letters.
constexpr std::array<std::pair<char32_t, std::string_view>, 12> kPlainLetters = {{
    {U'ł', "l"},
    {U'ø', "o"},
    {U'đ', "d"},
    {U'ı', "i"},
    {U'ß', "ss"},
    {U'æ', "ae"},
    {U'œ', "oe"},
    {U'ð', "d"},
    {U'þ', "th"},
    {U'ħ', "h"},
    {U'ə', "a"},
    {U'ŋ', "n"},
}};
constexpr std::array<char32_t, 10> kQuotes = {U'\'',     U'`',      U'\u00b4', U'\u2018',
                                              U'\u2019', U'\u02b9', U'\u02bb', U'\u02bc',
                                              U'\u02be', U'\u02bf'};

void append_plain(std::string& out, char32_t letter) {
  if (std::find(kQuotes.begin(), kQuotes.end(), letter) != kQuotes.end()) return;
  for (const auto& [from, to] : kPlainLetters) {
    if (from == letter) {
      out += to;
      return;
    }
  }
  append_utf8(out, letter);
}

std::uint32_t day_number(std::string_view day) {
  std::uint32_t number = 0;
  for (const char c : day.substr(0, 10))
    if (c >= '0' && c <= '9') number = number * 10 + static_cast<std::uint32_t>(c - '0');
  return number;
}

}  // namespace

std::string place_key(const std::vector<NameWord>& words, std::size_t first, std::size_t end) {
  std::string out;
  for (std::size_t at = first; at < end; ++at) {
    if (at > first) out += ' ';
    const std::string& key = words[at].key;
    for (std::size_t i = 0; i < key.size();) {
      const CodePoint point = decode(key, i);
      append_plain(out, point.value);
      i += point.size;
    }
  }
  return out;
}

std::uint32_t country_number(std::string_view code) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < code.size() && i < 4; ++i)
    number |= std::uint32_t{static_cast<unsigned char>(code[i])} << (8 * i);
  return number;
}

std::string country_code(std::uint32_t number) {
  std::string out;
  for (; number != 0; number >>= 8) out += static_cast<char>(number & 0xFF);
  return out;
}

bool is_spelling(std::string_view key, std::string_view own) {
  constexpr std::size_t kArticle = 2, kLeast = 6, kShare = 4, kMost = 2;
  const std::size_t first = own.find(' ');
  if (first <= kArticle && key.substr(0, first + 1) != own.substr(0, first + 1))
    own.remove_prefix(first + 1);
  return own.size() >= kLeast && !key.empty() && key.front() == own.front() &&
         edit_distance(key, own) <= std::min(kMost, own.size() / kShare);
}

StoredPlace stored_place(const PlaceRow& row) {
  StoredPlace out{row.name, row.geonames, row.population, row.lat, row.lon, row.inside, 0};
  const std::string code = country_code(row.country);
  for (std::size_t i = 0; i < code.size() && i < kLetters; ++i)
    out.what |= static_cast<std::uint32_t>(code[i] - 'A' + 1) << (kLetterBits * i);
  out.what |= (row.rank & kRankBits) << kRankAt;
  out.what |= static_cast<std::uint32_t>(row.kind) << kKindAt;
  return out;
}

PlaceRow Gazetteer::row(std::uint32_t at) const {
  const StoredPlace stored = rows_.at(at);
  PlaceRow out{stored.name, stored.geonames, stored.population,
               stored.lat,  stored.lon,      stored.inside};
  for (std::uint32_t i = 0; i < kLetters; ++i) {
    const std::uint32_t letter = stored.what >> (kLetterBits * i) & ((1U << kLetterBits) - 1);
    if (letter != 0) out.country |= (letter - 1 + 'A') << (8 * i);
  }
  out.rank = static_cast<std::uint16_t>(stored.what >> kRankAt & kRankBits);
  out.kind = static_cast<PlaceKind>(stored.what >> kKindAt);
  return out;
}

std::uint32_t sense_number(const PlaceSense& sense) {
  return (sense.row & kRowBits) | (sense.own ? kOwn : 0) | (sense.people ? kPeople : 0) |
         (sense.stripped ? kStrippedMark : 0);
}

Gazetteer Gazetteer::open(const Pack& pack) {
  Gazetteer out;
  out.pack_ = pack;
  out.rows_ = pack.rows<StoredPlace>("place.rows");
  out.keys_ = pack.section("place.keys");
  out.ends_ = pack.rows<std::uint32_t>("place.ends");
  out.values_ = pack.rows<std::uint32_t>("place.values");
  out.senses_ = pack.rows<std::uint32_t>("place.senses");
  out.capitals_ = pack.rows<CapitalRow>("place.capitals");
  out.held_ = pack.rows<HeldRow>("place.held");
  // One word a line: the key, a space, its class and its kind as letters from "a" on.
  std::string_view rest = pack.section("place.words");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.size() < 4 || line[line.size() - 3] != ' ') continue;
    const auto letter = [&](std::size_t back) {
      return static_cast<std::uint32_t>(line[line.size() - back] - 'a');
    };
    out.words_[std::string(line.substr(0, line.size() - 3))].push_back(
        {static_cast<PlaceWord::Class>(letter(2)), static_cast<PlaceWord::Kind>(letter(1))});
  }
  return out;
}

std::string_view Gazetteer::key(std::size_t at) const {
  const std::size_t begin = at == 0 ? 0 : ends_.at(at - 1);
  const std::size_t end = ends_.at(at);
  if (begin > end || end > keys_.size()) return {};
  return keys_.substr(begin, end - begin);
}

std::vector<PlaceSense> Gazetteer::find(std::string_view wanted) const {
  std::size_t low = 0, high = ends_.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    (key(middle) < wanted ? low : high) = key(middle) < wanted ? middle + 1 : middle;
  }
  std::vector<PlaceSense> out;
  if (low >= ends_.size() || key(low) != wanted) return out;
  const auto add = [&](std::uint32_t number) {
    out.push_back({number & kRowBits, (number & kOwn) != 0, (number & kPeople) != 0,
                   (number & kStrippedMark) != 0});
  };
  const std::uint32_t value = values_.at(low);
  if ((value & kSeveralSenses) == 0) {
    add(value);
    return out;
  }
  const std::size_t at = value & ~kSeveralSenses;
  const std::size_t end = std::min<std::size_t>(senses_.size(), at + 1 + senses_.at(at));
  for (std::size_t sense = at + 1; sense < end; ++sense) add(senses_.at(sense));
  return out;
}

std::optional<std::uint32_t> Gazetteer::capital(std::uint32_t country) const {
  for (std::size_t at = 0; at < capitals_.size(); ++at)
    if (capitals_.at(at).country == country) return capitals_.at(at).capital;
  return std::nullopt;
}

std::optional<std::string> Gazetteer::held_by(std::uint32_t row, std::string_view day) const {
  const std::uint32_t on = day_number(day);
  if (on == 0) return std::nullopt;
  constexpr int kDeepest = 5;
  std::uint32_t at = row + 1;
  for (int depth = 0; depth < kDeepest && at != 0; ++depth) {
    for (std::size_t i = 0; i < held_.size(); ++i) {
      const HeldRow held = held_.at(i);
      if (held.row + 1 == at && held.from <= on && (held.to == 0 || on <= held.to))
        return country_code(held.by);
    }
    at = rows_.at(at - 1).inside;
  }
  return std::nullopt;
}

const std::vector<PlaceWord>* Gazetteer::word(std::string_view key) const {
  const auto found = words_.find(key);
  return found == words_.end() ? nullptr : &found->second;
}

}  // namespace sayso
