#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "base/faults.h"
#include "base/hash.h"
#include "base/number.h"
#include "dictionary/names.h"
#include "dictionary/pack_actors.h"
#include "dictionary/rows.h"
#include "dictionary/tables.h"
#include "words/words.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMostNameWords = 32;
constexpr std::uint32_t kCountryName = 7;  // least weight of a kind that names a country

std::string key_of(std::string_view phrase) {
  const auto words = name_words(phrase);
  return joined_keys(words, 0, words.size());
}

Result<std::uint32_t> number(const ActorTable& table, std::size_t row, std::size_t column) {
  const std::string& cell = table.cell(row, column);
  const auto value = parse_number<std::uint32_t>(cell);
  if (value) return *value;
  return fail(fault::kDataFile, fmt::format("not a number: \"{}\"", cell), table.where(row));
}

/// Three capitals, as countries and sectors have.
bool is_code(const std::string& code) {
  return code.size() == 3 &&
         code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
}

/// The letters of a code, as Lexicon reads them.
std::uint32_t letters(const std::string& code) {
  std::uint32_t out = 0;
  for (std::uint32_t i = 0; i < code.size(); ++i)
    out |= static_cast<std::uint32_t>(code[i] - 'A') << (i * rows::kLetterBits);
  return out;
}

class NamesPacker {
 public:
  NamesPacker(const ActorFolders& folders, PackWriter& out) : folders_(folders), out_(out) {}

  Result<void> pack() {
    TRY(words());
    TRY(roles());
    TRY(homonyms());
    TRY(scene());
    TRY(sectors());
    TRY(kinds());
    TRY(countries());
    TRY(country_names("country_names.tsv", true));
    TRY(country_names("odbl/country_names.tsv", false));
    TRY(organisations());
    out_.add_rows("actor.country", countries_);
    out_.add_index("actor.iso", isos_, false);
    out_.add_rows("actor.kind", kinds_);
    out_.add_rows("actor.sense", senses_);
    out_.add_index("actor.name", names_, true);
    out_.add_rows("actor.org", organisations_);
    return {};
  }

 private:
  using Entries = std::vector<std::pair<std::string, std::uint32_t>>;

  Result<ActorTable> table(const std::string& file, const std::vector<std::string_view>& columns,
                           std::size_t keys, bool user = true) const {
    const auto own =
        folders_.user && user ? std::optional(*folders_.user + "/" + file) : std::nullopt;
    return ActorTable::read(folders_.data + "/" + file, own, columns, keys);
  }

  /// A table "key, class" as an index from key to the bits of its classes.
  Result<void> classes(const std::string& file, const std::string& section, std::string_view column,
                       const std::vector<std::string_view>& known) {
    const ActorTable table = TRY(this->table(file, {column, "class"}, 2));
    std::map<std::string, std::uint32_t> bits;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      std::size_t bit = 0;
      while (bit < known.size() && known[bit] != table.cell(row, 1)) ++bit;
      if (bit == known.size())
        return fail(fault::kDataFile, fmt::format("unknown class \"{}\"", table.cell(row, 1)),
                    table.where(row));
      bits[key_of(table.cell(row, 0))] |= 1U << bit;
    }
    out_.add_index(section, {bits.begin(), bits.end()}, false);
    return {};
  }

  Result<void> words() { return classes("words.tsv", "actor.word", "word", kWordClasses); }
  Result<void> homonyms() {
    return classes("homonyms.tsv", "actor.homonym", "name", kHomonymClasses);
  }

  Result<void> roles() {
    const ActorTable table =
        TRY(this->table("roles.tsv", {"phrase", "type", "plural", "sector", "person_or_group"}, 2));
    std::map<std::string, std::uint32_t> words, nouns;
    std::vector<rows::Role> rows;
    Entries entries;
    const auto add = [&](const std::string& phrase, std::uint32_t flags, TextRef sector) {
      const auto parts = name_words(phrase);
      if (parts.empty()) return;
      for (const NameWord& word : parts)
        words[word.key] |= rows::kRoleWord | (word.upper ? rows::kName : 0);
      if ((flags & rows::kModifier) == 0) nouns.try_emplace(parts.back().key, flags);
      entries.emplace_back(joined_keys(parts, 0, parts.size()),
                           static_cast<std::uint32_t>(rows.size()));
      rows.push_back({sector, flags, 0});
    };
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const TextRef sector = out_.text(table.cell(row, 3));
      const std::string &phrase = table.cell(row, 0), &plural = table.cell(row, 2);
      if (table.cell(row, 1) != "noun") {
        add(phrase, rows::kModifier, sector);
        continue;
      }
      const std::uint32_t person = table.cell(row, 4) == "person" ? rows::kPerson : 0;
      if (phrase != plural) add(phrase, person, sector);
      add(plural, person | rows::kPlural, sector);
    }
    for (const auto& [noun, flags] : nouns) words[noun] &= ~rows::kName;  // "MPs", "Kurd"
    for (const auto& [word, flags] : words) role_words_.insert(word);
    out_.add_index("actor.roleword", {words.begin(), words.end()}, false);
    out_.add_index("actor.noun", {nouns.begin(), nouns.end()}, false);
    out_.add_rows("actor.role", rows);
    out_.add_index("actor.roles", entries, true);
    return {};
  }

  Result<void> sectors() {
    const ActorTable table =
        TRY(this->table("sector.tsv", {"what", "key", "sector", "points"}, 3, false));
    Entries entries;
    std::set<std::string> known;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string& code = table.cell(row, 2);
      const auto points = parse_number<int>(table.cell(row, 3));
      if (!is_code(code) || !points || *points <= -rows::kScenePoints ||
          *points >= rows::kScenePoints)
        return fail(fault::kDataFile, fmt::format("no points for a sector: \"{}\"", code),
                    table.where(row));
      std::string key = fmt::format("{} {}", table.cell(row, 0), table.cell(row, 1));
      if (!known.insert(fmt::format("{} {}", key, code)).second)
        return fail(fault::kDataFile, fmt::format("\"{} {}\" is repeated", key, code),
                    table.where(row));
      const auto value = static_cast<std::uint32_t>(*points + rows::kScenePoints);
      entries.emplace_back(std::move(key), value << rows::kCodeBits | letters(code));
    }
    out_.add_index("actor.sector", entries, false);
    return {};
  }

  Result<void> scene() {
    const ActorTable table = TRY(this->table("scene.tsv", {"what", "key", "points"}, 2, false));
    Entries entries;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string& cell = table.cell(row, 2);
      const auto points = parse_number<int>(cell);
      if (!points || *points <= -rows::kScenePoints || *points >= rows::kScenePoints)
        return fail(fault::kDataFile, fmt::format("not points: \"{}\"", cell), table.where(row));
      entries.emplace_back(table.cell(row, 0) + " " + table.cell(row, 1),
                           static_cast<std::uint32_t>(*points + rows::kScenePoints));
    }
    out_.add_index("actor.scene", entries, false);
    return {};
  }

  Result<void> kinds() {
    const ActorTable table = TRY(this->table(
        "name_kinds.tsv", {"kind", "weight", "demonym", "place", "scene", "common"}, 1));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      rows::Kind kind;
      kind.name = out_.text(table.cell(row, 0));
      kind.weight = TRY(number(table, row, 1));
      kind.flags = (table.cell(row, 2) == "1" ? rows::kDemonym : 0) |
                   (table.cell(row, 3) == "1" ? rows::kPlace : 0) |
                   (table.cell(row, 5) == "1" ? rows::kCommon : 0) |
                   TRY(number(table, row, 4)) << rows::kSceneBits;
      kind_numbers_[table.cell(row, 0)] = static_cast<std::uint32_t>(kinds_.size());
      kinds_.push_back(kind);
    }
    return {};
  }

  Result<void> countries() {
    const ActorTable table =
        TRY(this->table("odbl/countries.tsv",
                        {"iso3", "cow", "gw", "cameo", "from", "to", "iso2", "parent"}, 1, false));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      rows::Country country;
      country.code = out_.text(table.cell(row, 0));
      if (!table.cell(row, 1).empty()) country.cow = TRY(number(table, row, 1)) + 1;
      if (!table.cell(row, 2).empty()) country.gw = TRY(number(table, row, 2)) + 1;
      country.cameo = out_.text(table.cell(row, 3));
      country.from = out_.text(table.cell(row, 4));
      country.to = out_.text(table.cell(row, 5));
      country.parent = out_.text(table.cell(row, 6).empty() ? table.cell(row, 7) : "");
      isos_.emplace_back(table.cell(row, 0), static_cast<std::uint32_t>(countries_.size()));
      codes_[table.cell(row, 0)] = true;
      countries_.push_back(country);
    }
    return {};
  }

  Result<void> country_names(const std::string& file, bool user) {
    const ActorTable table =
        TRY(this->table(file, {"iso3", "name", "kind", "sector", "from", "to"}, 2, user));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      rows::Sense sense = TRY(this->sense(table, row, {0, 3, 4, 5}));
      sense.kind = TRY(kind_of(table.cell(row, 2), table.where(row)));
      if (kinds_[sense.kind].weight >= kCountryName)
        of_countries_.emplace(key_of(table.cell(row, 1)), table.cell(row, 0));
      add(table.cell(row, 1), sense);
    }
    return {};
  }

  Result<void> organisations() {
    const ActorTable table = TRY(this->table(
        "organisations.tsv",
        {"org_id", "name", "aliases", "weak", "iso3", "sector", "from", "to", "wikidata"}, 1));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      rows::Sense sense = TRY(this->sense(table, row, {4, 5, 6, 7}));
      const std::uint32_t plain = TRY(kind_of("organisation", table.where(row)));
      const std::uint32_t national = TRY(kind_of("national_organisation", table.where(row)));
      organisations_.push_back({out_.text(table.cell(row, 0)), out_.text(table.cell(row, 1)),
                                out_.text(table.cell(row, 8))});
      sense.organisation = static_cast<std::uint32_t>(organisations_.size());
      const std::vector<std::string> weak = list_cells(table.cell(row, 3));
      for (const std::string& name : list_cells(table.cell(row, 1) + "; " + table.cell(row, 2))) {
        rows::Sense one = sense;
        one.kind = begins_with_country(name, table.cell(row, 4)) ? national : plain;
        for (const std::string& other : weak)
          if (name == other) one.flags |= rows::kWeak;
        add(name, one);
      }
    }
    return {};
  }

  bool begins_with_country(const std::string& name, const std::string& iso) const {
    const std::string key = key_of(name);
    for (std::size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1))
      if (of_countries_.count({key.substr(0, at), iso}) > 0) return true;
    return false;
  }

  struct SenseColumns {
    std::size_t country, sector, from, to;
  };
  Result<rows::Sense> sense(const ActorTable& table, std::size_t row, SenseColumns at) const {
    const std::string& code = table.cell(row, at.country);
    if (code != kInternational && codes_.count(code) == 0)
      return fail(fault::kDataFile, fmt::format("unknown country \"{}\"", code), table.where(row));
    rows::Sense out;
    out.country = TRY(short_cell(table, row, at.country, out_));
    out.sector = TRY(short_cell(table, row, at.sector, out_));
    out.from = TRY(short_cell(table, row, at.from, out_));
    out.to = TRY(short_cell(table, row, at.to, out_));
    out.flags = table.by_user(row) ? rows::kUser : 0;
    return out;
  }

  Result<std::uint32_t> kind_of(const std::string& name, const std::string& where) const {
    const auto found = kind_numbers_.find(name);
    if (found != kind_numbers_.end()) return found->second;
    return fail(fault::kDataFile, fmt::format("unknown kind \"{}\"", name), where);
  }

  /// A name wants its capitals; an abbreviation of a country, or of up to three letters, wants
  /// capitals throughout.
  void add(const std::string& name, rows::Sense sense) {
    const auto words = name_words(name);
    if (words.empty() || words.size() > kMostNameWords) return;
    if ((kinds_[sense.kind].flags & rows::kCommon) == 0 && general(words)) return;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i].upper) sense.upper |= 1U << i;
    const bool country = kinds_[sense.kind].weight >= kCountryName;
    if (words.size() == 1 && words[0].caps) sense.flags |= rows::kShort;
    if (words.size() == 1 && words[0].caps && (country || words[0].key.size() <= 3))
      sense.flags |= rows::kCaps;
    names_.emplace_back(joined_keys(words, 0, words.size()),
                        static_cast<std::uint32_t>(senses_.size()));
    senses_.push_back(sense);
  }

  /// Words for any actor of a kind, without a capital ("police"), name nobody, but of the kinds of
  /// name that common words may be.
  bool general(const std::vector<NameWord>& words) const {
    for (const NameWord& word : words)
      if (word.upper || role_words_.count(word.key) == 0) return false;
    return true;
  }

  const ActorFolders& folders_;
  PackWriter& out_;
  std::set<std::string> role_words_;
  std::vector<rows::Kind> kinds_;
  std::map<std::string, std::uint32_t, std::less<>> kind_numbers_;
  std::vector<rows::Country> countries_;
  std::map<std::string, bool, std::less<>> codes_;
  Entries isos_, names_;
  std::set<std::pair<std::string, std::string>> of_countries_;  // name, country
  std::vector<rows::Sense> senses_;
  std::vector<rows::Organisation> organisations_;
};

/// The bytes of all tables that are packed, as one hash.
Result<std::string> version_of(const ActorFolders& folders) {
  Sha256 hash;
  for (const char* file :
       {"country_names.tsv", "holders.tsv", "homonyms.tsv", "name_kinds.tsv", "odbl/countries.tsv",
        "odbl/country_names.tsv", "office_ranks.tsv", "offices.tsv", "organisations.tsv",
        "roles.tsv", "scene.tsv", "sector.tsv", "words.tsv"}) {
    hash.add_field(TRY(sha256_file(folders.data + "/" + file)));
    if (!folders.user) continue;
    const Result<std::string> own = sha256_file(*folders.user + "/" + file);
    hash.add_field(own ? *own : "");
  }
  constexpr std::size_t kDigits = 16;
  return hash.hex().substr(0, kDigits);
}

}  // namespace

Result<ShortRef> short_cell(const ActorTable& table, std::size_t row, std::size_t column,
                            PackWriter& out) {
  const std::string& cell = table.cell(row, column);
  const TextRef text = out.text(cell);
  if (ShortRef::fits(text)) return ShortRef(text);
  return fail(fault::kDataFile, fmt::format("neither a code nor a day: \"{}\"", cell),
              table.where(row));
}

Result<void> pack_names(const ActorFolders& folders, PackWriter& out) {
  return NamesPacker(folders, out).pack();
}

Result<void> pack_actors(const ActorFolders& folders, PackWriter& out) {
  TRY(pack_names(folders, out));
  TRY(pack_officials(folders, out));
  out.add("actor.version", TRY(version_of(folders)));
  return {};
}

}  // namespace sayso
