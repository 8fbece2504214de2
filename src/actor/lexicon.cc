#include "actor/lexicon.h"

#include <fmt/format.h>

#include "actor/words.h"
#include "base/faults.h"
#include "base/tsv.h"

namespace sayso {
namespace {

Result<void> mark(WordUse& use, const Tsv& table, std::size_t row, std::string_view name) {
  const std::map<std::string_view, bool WordUse::*> classes = {{"pronoun", &WordUse::pronoun},
                                                               {"within", &WordUse::within},
                                                               {"of", &WordUse::of},
                                                               {"toward", &WordUse::toward},
                                                               {"tied", &WordUse::tied},
                                                               {"posted", &WordUse::posted},
                                                               {"leaning", &WordUse::leaning},
                                                               {"joint", &WordUse::joint},
                                                               {"descent", &WordUse::descent},
                                                               {"honorific", &WordUse::honorific},
                                                               {"determiner", &WordUse::determiner},
                                                               {"plural", &WordUse::plural}};
  const auto found = classes.find(name);
  if (found == classes.end())
    return fail(fault::kDataFile, fmt::format("unknown class \"{}\"", name), table.where(row));
  use.*(found->second) = true;
  return {};
}

std::vector<NameWord> words_of(const std::string& phrase) {
  return name_words(phrase, {0, static_cast<std::uint32_t>(phrase.size())});
}

Result<void> load_words(const std::string& folder, Lexicon& out) {
  const Tsv table = TRY(Tsv::read(folder + "/words.tsv"));
  const std::size_t word = TRY(table.column("word"));
  const std::size_t name = TRY(table.column("class"));
  for (std::size_t row = 0; row < table.rows(); ++row)
    TRY(mark(out.words[table.cell(row, word)], table, row, table.cell(row, name)));
  return {};
}

void add_words(Lexicon& out, const std::vector<NameWord>& words) {
  for (const NameWord& word : words) {
    out.role_words.insert(word.key);
    if (word.upper) out.role_names.insert(word.key);
  }
}

void add_noun(Lexicon& out, const std::string& phrase, RoleNoun noun) {
  const auto words = words_of(phrase);
  add_words(out, words);
  if (!words.empty()) out.nouns.emplace(words.back().key, noun);
}

Result<void> load_roles(const std::string& folder, Lexicon& out) {
  const Tsv table = TRY(Tsv::read(folder + "/roles.tsv"));
  const std::size_t phrase = TRY(table.column("phrase"));
  const std::size_t plural = TRY(table.column("plural"));
  const std::size_t person = TRY(table.column("person_or_group"));
  const std::size_t type = TRY(table.column("type"));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& words = table.cell(row, phrase);
    if (table.cell(row, type) != "noun") {
      add_words(out, words_of(words));
      continue;
    }
    const bool is_person = table.cell(row, person) == "person";
    if (words != table.cell(row, plural)) add_noun(out, words, {is_person, false});
    add_noun(out, table.cell(row, plural), {is_person, true});
  }
  for (const auto& [noun, use] : out.nouns) out.role_names.erase(noun);  // "MPs", "Kurd"
  return {};
}

Result<void> load_homonyms(const std::string& folder, Lexicon& out) {
  const Tsv table = TRY(Tsv::read(folder + "/homonyms.tsv"));
  const std::size_t name = TRY(table.column("name"));
  const std::size_t kind = TRY(table.column("class"));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto words = words_of(table.cell(row, name));
    const std::string& kind_of = table.cell(row, kind);
    if (kind_of != "personal" && kind_of != "context")
      return fail(fault::kDataFile, fmt::format("unknown class \"{}\"", kind_of), table.where(row));
    (kind_of == "personal" ? out.personal : out.context)
        .insert(joined_keys(words, 0, words.size()));
  }
  return {};
}

}  // namespace

Result<Lexicon> Lexicon::load(const std::string& folder) {
  Lexicon out;
  TRY(load_words(folder, out));
  TRY(load_roles(folder, out));
  TRY(load_homonyms(folder, out));
  return out;
}

WordUse Lexicon::use(std::string_view key) const {
  const auto found = words.find(key);
  return found == words.end() ? WordUse{} : found->second;
}

}  // namespace sayso
