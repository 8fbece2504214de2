#include "answer/english.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/faults.h"
#include "base/tsv.h"
#include "base/unicode.h"

namespace sayso {
namespace {

/// Longest name in a sentence, in bytes.
constexpr std::size_t kLongestName = 160;

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return word.ends_with(end); });
}

/// Ends in a consonant and y: carry, but not play.
bool ends_in_y(std::string_view base) {
  return base.size() > 1 && base.back() == 'y' && !is_vowel(base[base.size() - 2]);
}

VerbForms regular(const std::string& base) {
  const std::string stem = base.substr(0, base.size() - 1);
  VerbForms out{base, base + "s", base + "ed", "", base + "ing"};
  if (ends_in_y(base)) {
    out.third = stem + "ies";
    out.past = stem + "ied";
  } else if (ends_with_any(base, {"s", "x", "z", "ch", "sh", "o"})) {
    out.third = base + "es";
  } else if (base.ends_with('e')) {
    out.past = base + "d";
    if (!ends_with_any(base, {"ee", "oe", "ye"})) out.gerund = stem + "ing";
  }
  out.participle = out.past;
  return out;
}

Result<std::vector<std::size_t>> columns(const Tsv& table,
                                         std::initializer_list<std::string_view> names) {
  std::vector<std::size_t> out;
  for (const std::string_view name : names) out.push_back(TRY(table.column(name)));
  return out;
}

Error bad_cell(const Tsv& table, std::size_t row, std::string_view cell) {
  return fail(fault::kDataFile, fmt::format("not understood: \"{}\"", cell), table.where(row));
}

/// A control, or a character that changes the direction of what follows it.
bool is_harmful(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
  const bool direction = c == 0x200E || c == 0x200F || c == 0x061C ||
                         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || direction || c == 0xFEFF;
}

/// The first word in lower case.
std::string first_word(std::string_view words) {
  return lower_ascii(words.substr(0, words.find_first_of(" ,")));
}

/// The first two words, in lower case.
std::pair<std::string, std::string> two_words(std::string_view words) {
  const std::string small = lower_ascii(words);
  const std::size_t end = std::min(small.find(' '), small.size());
  const std::size_t next = std::min(small.find_first_not_of(' ', end), small.size());
  const std::size_t last = std::min(small.find_first_of(" ,", next), small.size());
  return {small.substr(0, end), small.substr(next, last - next)};
}

/// 1 to 31, with or without its ending: "3", "21st".
bool is_day_number(std::string_view word) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const std::string_view rest = word.substr(digits);
  if (digits == 0 || digits > 2) return false;
  const int number = word[0] - '0';
  const int day = digits == 1 ? number : number * 10 + (word[1] - '0');
  const bool ends = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  return ends && day >= 1 && day <= 31;
}

/// A number in digits, other than one: "2,000", "3.5".
bool is_many(std::string_view words) {
  const std::string_view word = words.substr(0, words.find(' '));
  const bool digits = word.find_first_not_of("0123456789,.") == std::string_view::npos;
  return digits && !word.empty() && word.front() >= '0' && word.front() <= '9' && word != "1";
}

/// As most plurals of English end: officials, but not Congress, crisis, corpus.
bool looks_plural(std::string_view word) {
  return word.size() > 3 && word.ends_with('s') && !ends_with_any(word, {"ss", "us", "is", "'s"}) &&
         !word.ends_with("\u2019s");
}

std::optional<Role> role_named(std::string_view name) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  if (found == kRoleNames.end()) return std::nullopt;
  return static_cast<Role>(found - kRoleNames.begin());
}

}  // namespace

Result<English> English::load(const std::string& folder) {
  English out;
  TRY(out.load_verbs(folder + "/verbs.tsv"));
  TRY(out.load_nouns(folder + "/nouns.tsv"));
  TRY(out.load_pronouns(folder + "/pronouns.tsv"));
  TRY(out.load_leads(folder + "/leads.tsv"));
  return out;
}

Result<void> English::load_verbs(const std::string& path) {
  const Tsv table = TRY(Tsv::read(path));
  const auto column = TRY(columns(table, {"base", "past", "participle", "gerund"}));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    VerbForms forms = regular(table.cell(row, column[0]));
    forms.past = table.cell(row, column[1]);
    forms.participle = table.cell(row, column[2]);
    if (!table.cell(row, column[3]).empty()) forms.gerund = table.cell(row, column[3]);
    verbs_.emplace(forms.base, forms);
  }
  return {};
}

Result<void> English::load_nouns(const std::string& path) {
  const Tsv table = TRY(Tsv::read(path));
  const auto column = TRY(columns(table, {"word", "place", "number"}));
  const std::map<std::string, Numbers*, std::less<>> places = {{"first", &firsts_},
                                                               {"last", &lasts_},
                                                               {"front", &fronts_},
                                                               {"end", &ends_},
                                                               {"border", &borders_}};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& number = table.cell(row, column[2]);
    const std::string& place = table.cell(row, column[1]);
    const auto words = places.find(place);
    if (words == places.end()) return bad_cell(table, row, place);
    if (number != "any" && number != "plural" && number != "singular") {
      return bad_cell(table, row, number);
    }
    words->second->emplace(table.cell(row, column[0]), number == "any"      ? Number::any
                                                       : number == "plural" ? Number::plural
                                                                            : Number::singular);
  }
  return {};
}

Result<void> English::load_pronouns(const std::string& path) {
  const Tsv table = TRY(Tsv::read(path));
  const auto column = TRY(columns(table, {"for", "word", "subject", "object", "number"}));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& use = table.cell(row, column[0]);
    if (use != "word" && use != "kind" && use != "owner") return bad_cell(table, row, use);
    if (use == "owner") {
      owners_.emplace(table.cell(row, column[1]), table.cell(row, column[2]));
      continue;
    }
    auto& words = use == "kind" ? kinds_ : pronouns_;
    words.emplace(table.cell(row, column[1]),
                  Noun{table.cell(row, column[2]), table.cell(row, column[3]),
                       table.cell(row, column[4]) == "plural"});
  }
  const auto many = pronouns_.find("they");
  if (many != pronouns_.end()) many_ = many->second;
  return {};
}

Result<void> English::load_leads(const std::string& path) {
  const Tsv table = TRY(Tsv::read(path));
  const auto column = TRY(columns(table, {"role", "where", "word", "lead"}));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<Role> role = role_named(table.cell(row, column[0]));
    if (!role) return bad_cell(table, row, table.cell(row, column[0]));
    const auto at = static_cast<std::size_t>(*role);
    const std::string& where = table.cell(row, column[1]);
    const std::string& lead = table.cell(row, column[3]);
    if (where == "before") {
      own_[at].emplace(table.cell(row, column[2]), lead);
    } else if (where == "first") {
      by_first_[at].emplace(table.cell(row, column[2]), lead);
    } else if (where == "last") {
      by_last_[at].emplace(table.cell(row, column[2]), lead);
    } else if (where == "day") {
      day_[at] = lead;
    } else if (where == "else") {
      other_[at] = lead;
    } else {
      return bad_cell(table, row, where);
    }
  }
  return {};
}

VerbForms English::forms(const std::string& base) const {
  const auto found = verbs_.find(base);
  return found == verbs_.end() ? regular(base) : found->second;
}

English::Number English::number_of(const Numbers& table, std::string_view word) const {
  const auto found = table.find(word);
  return found == table.end() ? Number::any : found->second;
}

std::string English::head_word(std::string_view words) const {
  words = words.substr(0, words.find_first_of(",(;"));
  const std::string small = lower_ascii(words) + ' ';
  std::size_t end = words.size();
  for (const auto& [border, number] : borders_) {
    const std::size_t at = small.find(' ' + border + ' ');
    if (at != std::string::npos && at > 0) end = std::min(end, at);
  }
  words = words.substr(0, end);
  words = words.substr(0, words.find_last_not_of(' ') + 1);
  return std::string(words.substr(words.rfind(' ') + 1));
}

bool English::is_plural(const std::string& words, const Party& party) const {
  if (is_many(words)) return true;
  const Number first = number_of(firsts_, first_word(words));
  if (first != Number::any) return first == Number::plural;
  const std::string written = head_word(words);
  const std::string head = lower_ascii(written);
  for (const auto& [name, number] : lasts_) {
    const bool two = name.find(' ') != std::string::npos;
    if (two && lower_ascii(words).ends_with(name)) return number == Number::plural;
  }
  const Number last = number_of(lasts_, head);
  if (last != Number::any) return last == Number::plural;
  // A name ends as it likes: the United States, Hamas; but a group of people is many.
  const auto kind = kinds_.find(party.kind);
  const bool single = kind != kinds_.end() && !kind->second.plural;
  const bool name = party.proper && single && written != head;
  return looks_plural(head) && !name;
}

Noun English::noun(const Party& party) const {
  std::string words = one_line(party.words, kLongestName);
  const auto pronoun = pronouns_.find(lower_ascii(words));
  if (pronoun != pronouns_.end()) return pronoun->second;
  const std::string first = first_word(words);
  const bool small = firsts_.contains(first);
  const bool capital = words.size() > 1 && words[0] >= 'A' && words[0] <= 'Z' &&
                       !(words[1] >= 'A' && words[1] <= 'Z');
  if (capital && (small || (party.begins && !party.proper))) {
    words[0] = static_cast<char>(words[0] - 'A' + 'a');
  }
  const bool plural = is_plural(words, party);
  const std::size_t gap = words.find(' ');
  const auto owner = owners_.find(lower_ascii(words.substr(0, gap)));
  if (owner != owners_.end() && gap != std::string::npos) words.replace(0, gap, owner->second);
  // An apposition is closed by a second comma.
  if (words.find(", ") != std::string::npos && !words.ends_with(',')) words += ',';
  return {words, words, plural};
}

const Noun* English::pronoun(const Party& party) const {
  const auto own = pronouns_.find(lower_ascii(party.pronoun));
  // "we" stands for another in a sentence of ours.
  if (own != pronouns_.end() && pronouns_.contains(own->second.subject)) return &own->second;
  const auto kind = kinds_.find(party.kind);
  return kind == kinds_.end() || kind->second.subject.empty() ? nullptr : &kind->second;
}

bool English::is_day(std::string_view words) const {
  const auto [first, second] = two_words(words);
  const Words& months = by_first_[static_cast<std::size_t>(Role::date)];
  return (is_day_number(first) && months.contains(second)) ||
         (months.contains(first) && is_day_number(second));
}

bool English::leads(std::string_view words, Role role) const {
  return own_[static_cast<std::size_t>(role)].contains(first_word(words)) &&
         words.find(' ') != std::string_view::npos;
}

std::string English::joint(const Party& party) const {
  const auto& joints = own_[static_cast<std::size_t>(Role::object)];
  const auto found = joints.find(lower_ascii(party.before));
  return found == joints.end() ? "" : found->second;
}

std::string English::lead(const Party& party, Role role) const {
  const auto at = static_cast<std::size_t>(role);
  if (leads(party.words, role)) return {};
  const auto own = own_[at].find(lower_ascii(party.before));
  if (own != own_[at].end()) return own->second;
  if (!day_[at].empty() && is_day(party.words)) return day_[at];
  const auto by_first = by_first_[at].find(first_word(party.words));
  if (by_first != by_first_[at].end()) return by_first->second;
  const auto by_last = by_last_[at].find(lower_ascii(head_word(party.words)));
  return by_last != by_last_[at].end() ? by_last->second : other_[at];
}

std::string one_line(std::string_view words, std::size_t most) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = decode(words, at);
    if (is_space(c.value) || is_harmful(c.value)) {
      gap = !out.empty();
    } else {
      if (gap) out += ' ';
      gap = false;
      append_utf8(out, c.value);
    }
    at += c.size;
  }
  if (out.size() <= most) return out;
  std::size_t end = out.rfind(' ', most);
  if (end == std::string::npos) end = border_before(out, most);
  return out.substr(0, end) + "…";
}

std::string_view list_separator(std::size_t at, std::size_t count) {
  if (at + 1 >= count) return "";
  return at + 2 == count ? " and " : ", ";
}

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    std::string_view part = text.substr(at, end - at);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) out.emplace_back(part);
    at = end + 1;
  }
  return out;
}

}  // namespace sayso
