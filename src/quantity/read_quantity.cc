#include "quantity/read_quantity.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "base/number.h"
#include "base/unicode.h"
#include "words/number_words.h"

namespace sayso {
namespace {

constexpr double kFirstYear = 1900, kLastYear = 2100;
constexpr double kScale = 1000;  // the least scale that a range shares ("$5-6 million")

double value_of(const QuantityEntry& entry) {
  return parse_number<double>(entry.value).value_or(0);
}

/// Reads one quantity; `at` moves on as it goes.
class Reader {
 public:
  Reader(const std::vector<QuantityToken>& tokens, const QuantityWords& words)
      : tokens_(tokens), words_(words) {}

  std::optional<FoundQuantity> read_at(std::size_t at) {
    begin_ = at_ = at;
    out_ = {};
    out_.first = at;
    if (!amount()) return std::nullopt;
    bounds_in_front();
    unit();
    bounds_behind();
    out_.end = at_;
    return out_;
  }

 private:
  std::string_view word(std::size_t at) const {
    return at < tokens_.size() ? std::string_view(tokens_[at].word) : std::string_view();
  }

  std::optional<NumberWords> number(std::size_t at) const {
    std::vector<std::string_view> rest;
    std::vector<std::size_t> taken;
    constexpr std::size_t kMost = 10;
    for (std::size_t i = at; i < tokens_.size() && rest.size() < kMost; ++i) {
      const bool tie = tokens_[i].word == "-" && i > at && i + 1 < tokens_.size() &&
                       tokens_[i + 1].hyphen && small_number(tokens_[i + 1].word);
      if (tie) continue;
      rest.emplace_back(tokens_[i].word);
      taken.push_back(i + 1 - at);
    }
    auto found = read_number(rest);
    if (found) found->words = taken[found->words - 1];
    return found;
  }

  /// A number, an amount of money, or a word for many.
  bool amount() {
    if (const auto sign = words_.find(QuantityClass::sign, tokens_, at_)) {
      const auto value = number(at_ + sign->tokens);
      if (value) {
        out_.quantity.unit = sign->value;
        at_ += sign->tokens;
        take(*value);
        range();
        return true;
      }
    }
    if (word_amount()) return true;
    const auto value = number(at_);
    if (!value || is_name(value->words)) return false;
    take(*value);
    if (const auto dozen = words_.find(QuantityClass::dozen, tokens_, at_)) {
      out_.quantity.min = out_.quantity.max = value->value * value_of(*dozen);
      out_.quantity.approx = true;
      at_ += dozen->tokens;
    }
    range();
    return true;
  }

  bool word_amount() {
    for (const QuantityClass what :
         {QuantityClass::vague, QuantityClass::rounded, QuantityClass::exact}) {
      const auto entry = words_.find(what, tokens_, at_);
      if (!entry) continue;
      out_.quantity.min = value_of(*entry);
      if (what != QuantityClass::vague) out_.quantity.max = out_.quantity.min;
      out_.quantity.approx = what != QuantityClass::exact;
      at_ += entry->tokens;
      if (word(at_) == "of") ++at_;
      return true;
    }
    return false;
  }

  void take(const NumberWords& number) {
    out_.quantity.min = out_.quantity.max = number.value;
    at_ += number.words;
  }

  /// A number that is part of a name, or a year.
  bool is_name(std::size_t size) const {
    if (tokens_[at_].hyphen) return true;  // "F-16"
    if (words_.find(QuantityClass::nobody, tokens_, begin_ > 0 ? begin_ - 1 : 0)) return true;
    const std::string_view own = word(at_);
    const bool figures = !own.empty() && is_digit_byte(own[0]);
    const std::size_t next = at_ + size;
    const bool counted = next < tokens_.size() && !words_.find(QuantityClass::end, tokens_, next) &&
                         tokens_[next].word != "." && tokens_[next].word != ",";
    if (figures && !counted && begin_ > 0 && words_behind_name()) return true;
    if (!figures && begin_ >= 2 && word(at_ - 1) == "of" && word(at_ - 2) == "group" && !counted)
      return true;  // "the Group of Seven"
    const double value = number(at_)->value;
    const bool year = figures && own.size() == 4 && own.find('.') == std::string_view::npos &&
                      value >= kFirstYear && value <= kLastYear;
    return year && !(counted && tokens_[next].word.ends_with('s'));
  }

  /// Does a plain noun stand right in front ("Resolution 2397", "Article 4")?
  bool words_behind_name() const {
    const std::size_t before = at_ - 1;
    const char first = tokens_[before].word[0];
    const bool letters = first >= 'a' && first <= 'z';
    if (!letters || at_ + 1 < tokens_.size()) return false;
    for (const QuantityClass what :
         {QuantityClass::about, QuantityClass::least, QuantityClass::most, QuantityClass::end,
          QuantityClass::killed, QuantityClass::wounded, QuantityClass::held})
      if (words_.find_before(what, tokens_, at_)) return false;
    return true;
  }

  /// "10 to 15", "10-15", "three or four", "between 10 and 15".
  void range() {
    const std::string_view join = word(at_);
    const bool between = begin_ > 0 && word(begin_ - 1) == "between" && join == "and";
    if (join != "to" && join != "-" && join != "or" && !between) return;
    std::size_t next = at_ + 1;
    if (const auto sign = words_.find(QuantityClass::sign, tokens_, next)) next += sign->tokens;
    const auto last = number(next);
    if (!last || last->value <= *out_.quantity.min) return;
    const double first = *out_.quantity.min;
    const double ratio = last->value / std::max(first, 1.0);
    const bool share = ratio >= kScale && first < kScale && last->words > 1;
    const double scale = std::pow(kScale, std::floor(std::log10(last->value) / 3));
    out_.quantity.min = share ? first * scale : first;
    out_.quantity.max = last->value;
    at_ = next + last->words;
    if (between) out_.first = begin_ - 1;
  }

  void bounds_in_front() {
    std::size_t longest = 0;  // "not more than" is no "more than"
    QuantityClass bound = QuantityClass::about;
    for (const QuantityClass what :
         {QuantityClass::least, QuantityClass::most, QuantityClass::about}) {
      const auto entry = words_.find_before(what, tokens_, out_.first);
      if (!entry || entry->tokens <= longest) continue;
      longest = entry->tokens;
      bound = what;
    }
    if (longest == 0) return;
    out_.first -= longest;
    Quantity& quantity = out_.quantity;
    if (bound == QuantityClass::least) quantity.max.reset();
    if (bound == QuantityClass::most) quantity.min.reset();
    if (bound == QuantityClass::about) quantity.approx = true;
  }

  void bounds_behind() {
    const auto bound = [&](QuantityClass what) {
      const auto entry = words_.find(what, tokens_, at_);
      if (entry) at_ += entry->tokens;
      return entry.has_value();
    };
    Quantity& quantity = out_.quantity;
    if (bound(QuantityClass::behind_about)) {
      quantity.approx = true;
    } else if (bound(QuantityClass::behind_least)) {
      quantity.max.reset();
    } else if (bound(QuantityClass::behind_most)) {
      quantity.min.reset();
    } else {
      return;
    }
    if (quantity.unit.empty()) unit();
  }

  /// Money, a measure, people, or the noun that is counted.
  void unit() {
    if (!out_.quantity.unit.empty()) return;
    for (const QuantityClass what : {QuantityClass::money, QuantityClass::measure}) {
      const auto entry = words_.find(what, tokens_, at_);
      if (!entry) continue;
      out_.quantity.unit = entry->value;
      at_ += entry->tokens;
      return;
    }
    if (word(at_) == "-" && words_.find(QuantityClass::people, tokens_, at_ + 1)) {
      out_.quantity.unit = kPeople;
      at_ += 2;
      return;
    }
    if (!behind_is_bound()) noun();
  }

  bool behind_is_bound() const {
    for (const QuantityClass what :
         {QuantityClass::behind_about, QuantityClass::behind_least, QuantityClass::behind_most})
      if (words_.find(what, tokens_, at_)) return true;
    return false;
  }

  /// The last word up to a preposition, a mark or a word of killing.
  void noun() {
    std::size_t last = at_;
    constexpr std::size_t kMost = 6;
    std::size_t end = at_;
    for (; end < tokens_.size() && end < at_ + kMost; ++end) {
      const QuantityToken& token = tokens_[end];
      const bool letters = is_word(token);
      if (token.word == "-" || (!letters && is_digit_byte(token.word[0]))) continue;
      if (!letters || words_.find(QuantityClass::end, tokens_, end) || is_toll(end)) break;
      last = end + 1;
    }
    if (last == at_) return;
    out_.quantity.unit = tokens_[last - 1].word;
    at_ = last;
  }

  static bool is_word(const QuantityToken& token) {
    const auto first = static_cast<unsigned char>(token.word[0]);
    return (first >= 'a' && first <= 'z') || first >= 0x80;
  }

  /// A word of killing, unless a noun behind it shows that it only describes ("captured rifles").
  bool is_toll(std::size_t at) const {
    const bool noun_behind = at + 1 < tokens_.size() && is_word(tokens_[at + 1]) &&
                             !words_.find(QuantityClass::end, tokens_, at + 1) &&
                             !words_.find(QuantityClass::others, tokens_, at + 1);
    if (at == at_ && noun_behind) return false;
    for (const QuantityClass what :
         {QuantityClass::killed, QuantityClass::wounded, QuantityClass::held}) {
      const auto entry = words_.find(what, tokens_, at);
      const bool noun = entry && what == QuantityClass::held && tokens_[at].word.ends_with('s') &&
                        !tokens_[at].word.ends_with("ns");
      if (entry && !noun) return true;
    }
    return false;
  }

  const std::vector<QuantityToken>& tokens_;
  const QuantityWords& words_;
  std::size_t begin_ = 0, at_ = 0;
  FoundQuantity out_;
};

}  // namespace

std::optional<FoundQuantity> read_quantity(const std::vector<QuantityToken>& tokens,
                                           std::size_t from, const QuantityWords& words) {
  Reader reader(tokens, words);
  for (std::size_t at = from; at < tokens.size(); ++at)
    if (auto found = reader.read_at(at)) return found;
  return std::nullopt;
}

}  // namespace sayso
