#include "ledger/voice.h"

#include <algorithm>

#include "base/unicode.h"
#include "ledger/words.h"

namespace sayso {
namespace {

/// The country of a party, or empty where it has none or is international.
std::string country_of(const CodedMention& mention, const CodedEntity& entity) {
  const std::string country = mention.country.value_or(entity.country.value_or(std::string()));
  return is_states_code(country) ? country : std::string();
}

std::string key_of(const CodedEntity& entity, const LedgerParty& party) {
  if (entity.person_id) return "person:" + *entity.person_id;
  if (entity.office_id) return "office:" + *entity.office_id;
  if (entity.organisation_id) return "org:" + *entity.organisation_id;
  const bool placed = is_states_code(party.country);
  if (placed && entity.kind == "state") return "state:" + party.country;
  if (placed && !party.sectors.empty()) return party.country + ":" + party.sectors.front();
  const std::string words = folded_name(party.name);
  return (party.proper ? "name:" : "words:") + words;
}

bool has_prefix(const std::string& text, std::string_view prefix) {
  return text.rfind(prefix, 0) == 0;
}

/// "an aide of his, Faridah Osman": two words of a name or more behind a comma.
bool tells_a_name(const std::string& words) {
  for (std::size_t at = words.find(", "); at != std::string::npos; at = words.find(", ", at + 1)) {
    const std::size_t space = words.find(' ', at + 2);
    if (space == std::string::npos) return false;
    if (capital_at(words, at + 2) && capital_at(words, space + 1)) return true;
  }
  return false;
}

/// Whether the words name a source without a name: "two sources", "a person familiar with …".
bool is_nameless(const LedgerParty& party, const VoiceScene& scene, const LedgerRules& rules) {
  if (has_prefix(party.key, "person:") || has_prefix(party.key, "org:")) return false;
  if (tells_a_name(party.name)) return false;
  if (scene.nameless || holds_phrase(scene.plain, "anonymity", rules)) return true;
  if (!party.sectors.empty() && rules.unnamed(party.sectors.front())) return true;
  const std::vector<std::string> words = plain_words(party.name);
  if (words.size() == 1 && rules.is("speaker", words.front())) return true;  // "they say"
  if (!words.empty() && rules.is("crowd", words.front())) return true;       // "People in Sirte"
  const bool vague = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return rules.is("unnamed", word);
  });
  if (vague && rules.is("indefinite", words.front())) return true;
  const bool placed = is_states_code(party.country);
  return vague && !placed && !has_prefix(party.key, "name:");
}

/// "Border Post": named like a paper or a station, whatever it is taken for.
bool is_publication(const LedgerParty& party, const LedgerRules& rules) {
  const std::string plain = plain_text(party.name);
  const std::vector<std::string>& names = rules.phrases("publication");
  return party.proper && !holds_phrase(plain, "government", rules) &&
         std::any_of(names.begin(), names.end(), [&](const std::string& name) {
           return plain.size() > name.size() + 2 && plain.ends_with(' ' + name + ' ');
         });
}

/// "its director", "the committee's secretary": of a body that governs nothing, and no organ of a
/// government.
bool is_of_another(const LedgerParty& party, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(party.name);
  if (words.empty() || has_prefix(party.key, "office:")) return false;
  if (holds_phrase(plain_text(party.name), "government", rules)) return false;
  const std::size_t mark = std::min(party.name.find("'s "), party.name.find("\u2019s "));
  const std::vector<std::string> owner = plain_words(party.name.substr(0, mark));
  const bool of_body =
      mark != std::string::npos && !owner.empty() && rules.is("private-body", owner.back());
  return rules.is("possessive", words.front()) || of_body;
}

/// "the agency": the last of the report's outlets whose name has that word, or is the party's;
/// empty where it has none.
std::string paper_of(const LedgerParty& party, const VoiceScene& scene, const LedgerRules& rules) {
  std::string word = folded_name(party.name);
  const bool known = has_prefix(party.key, "org:") || has_prefix(party.key, "office:");
  if (std::find(scene.papers.begin(), scene.papers.end(), word) != scene.papers.end()) return word;
  if (party.proper || known || word.find(' ') != std::string::npos || !rules.is("paper", word))
    return {};
  const auto named =
      std::find_if(scene.papers.rbegin(), scene.papers.rend(), [&](const std::string& paper) {
        const std::string plain = ' ' + paper + ' ';
        return plain.find(' ' + word + ' ') != std::string::npos && paper != word;
      });
  return named == scene.papers.rend() ? std::string() : *named;
}

/// "the front", in a statement of the Azawad Liberation Front: who speaks in a report of its own.
bool is_outlet(const LedgerParty& party, const std::string& outlet) {
  if (party.proper) return false;
  const std::vector<std::string> own = plain_words(outlet);
  std::vector<std::string> words = plain_words(party.name);
  if (!words.empty() && words.front() == "the") words.erase(words.begin());
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(own.begin(), own.end(), word) != own.end();
  });
}

/// The voice of who speaks for himself alone: by the data, by name, or by the words of one outlet.
std::string own_voice(const LedgerParty& party, const std::string& outlet) {
  if (has_prefix(party.key, "person:") || has_prefix(party.key, "org:") ||
      has_prefix(party.key, "office:"))
    return party.key;
  if (party.name.empty() || (!party.proper && !tells_a_name(party.name)))
    return "words:" + folded_name(party.name) + "@" + folded_name(outlet);
  return "name:" + folded_name(party.name);
}

}  // namespace

CodingIndex::CodingIndex(const Coding& coding) {
  for (const CodedMention& one : coding.mentions) mentions_.emplace(one.id, &one);
  for (const CodedEntity& one : coding.entities) entities_.emplace(one.id, &one);
  for (const CodedEvent& one : coding.events) events_.emplace(one.id, &one);
  for (const CodedSay& one : coding.says) says_.emplace(one.id, &one);
}

std::string folded_name(const std::string& name) {
  std::string out;
  for (const std::string& word : plain_words(name)) {
    if (out.empty() && (word == "the" || word == "a" || word == "an")) continue;
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

LedgerParty party_of(const CodedMention& mention, const CodingIndex& index) {
  static const CodedEntity kUnknown;
  const CodedEntity* const found = index.entity(mention.entity);
  const CodedEntity& entity = found != nullptr ? *found : kUnknown;
  LedgerParty party;
  party.name = entity.person ? *entity.person : entity.name;
  party.country = country_of(mention, entity);
  party.cameo = entity.cameo.value_or(std::string());
  if (mention.sector) party.sectors.push_back(*mention.sector);
  for (const std::string& sector : entity.sectors) {
    if (std::find(party.sectors.begin(), party.sectors.end(), sector) == party.sectors.end())
      party.sectors.push_back(sector);
  }
  party.proper = mention.naming == "proper";
  party.start = mention.start;
  party.end = mention.end;
  party.key = key_of(entity, party);
  return party;
}

bool tells_country(const LedgerParty& party, const LedgerRules& rules) {
  return has_prefix(party.key, "person:") || has_prefix(party.key, "office:") ||
         has_prefix(party.key, "org:") || has_prefix(party.key, "state:") ||
         !rules.country_in(plain_text(party.name)).empty();
}

void place_in(LedgerParty& party, const std::string& outlet, const LedgerRules& rules) {
  constexpr std::string_view kGovernment = "gov:";
  const bool governs = !party.sectors.empty() && rules.governs(party.sectors.front());
  if (!governs || tells_country(party, rules)) return;
  const std::string own = voice_of_outlet(outlet, rules);
  if (!has_prefix(own, kGovernment)) return;
  party.country = own.substr(kGovernment.size());
  party.key = party.country + ":" + party.sectors.front();
}

std::string unnamed_voice(const std::string& outlet) { return "unnamed:" + folded_name(outlet); }

std::string voice_of_outlet(const std::string& outlet, const LedgerRules& rules) {
  const std::string plain = plain_text(outlet);
  if (const std::string* const body = rules.voice_of_name(plain)) return *body;
  if (holds_phrase(plain, "government", rules) && !holds_phrase(plain, "outlet", rules)) {
    const std::string country = rules.country_in(plain);
    if (!country.empty()) return "gov:" + country;
  }
  return "outlet:" + folded_name(outlet);
}

std::string voice_of(const LedgerParty& party, const VoiceScene& scene, const LedgerRules& rules) {
  if (rules.is("self", folded_name(party.name))) return voice_of_outlet(scene.outlet, rules);
  if (const std::string paper = paper_of(party, scene, rules); !paper.empty())
    return paper == folded_name(scene.outlet) ? voice_of_outlet(scene.outlet, rules)
                                              : "name:" + paper;
  if (is_nameless(party, scene, rules)) return {};
  if (has_prefix(party.key, "org:")) {
    if (const std::string* const body = rules.voice_of_organisation(party.key.substr(4)))
      return *body;
  }
  const std::string* const body = rules.voice_of_name(plain_text(party.name));
  if (body != nullptr && !is_states_code(party.country)) return *body;
  if (is_publication(party, rules) && !has_prefix(party.key, "person:"))
    return "name:" + folded_name(party.name);
  if (is_outlet(party, scene.outlet)) return voice_of_outlet(scene.outlet, rules);
  const bool governs = !party.sectors.empty() && rules.governs(party.sectors.front());
  if (governs && !tells_country(party, rules)) {
    std::string own = voice_of_outlet(scene.outlet, rules);
    if (has_prefix(own, "gov:")) return own;
  }
  const std::string& country = party.country.empty() ? scene.country : party.country;
  if (governs && !country.empty() && !is_of_another(party, rules)) return "gov:" + country;
  return own_voice(party, scene.outlet);
}

bool one_voice(const std::string& one, const std::string& other) {
  if (one == other) return true;
  const auto bare = [](const std::string& voice) {
    for (const std::string_view prefix : {"outlet:", "name:"})
      if (has_prefix(voice, prefix)) return voice.substr(prefix.size());
    return std::string();
  };
  const std::string name = bare(one);
  return !name.empty() && name == bare(other);
}

}  // namespace sayso
