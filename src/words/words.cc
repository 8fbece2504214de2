#include "words/words.h"

#include "base/unicode.h"

namespace sayso {
namespace {

bool word_point(char32_t value) { return is_letter(value) || is_number(value) || is_mark(value); }

/// Cuts one text; positions are bytes.
class Cutter {
 public:
  Cutter(std::string_view text, const Span& span) : text_(text.substr(0, span.end)) {
    at_ = span.begin;
  }

  std::vector<NameWord> cut() {
    while (at_ < text_.size()) {
      const CodePoint point = decode(text_, at_);
      if (word_point(point.value)) {
        word();
      } else {
        other(point);
      }
    }
    return std::move(out_);
  }

 private:
  char32_t peek(std::size_t at) const { return at < text_.size() ? decode(text_, at).value : 0; }

  void other(const CodePoint& point) {
    const std::size_t from = at_;
    at_ += point.size;
    if (point.value == '-' && !out_.empty() && out_.back().span.end == from &&
        word_point(peek(at_))) {
      hyphen_ = true;
    } else if (point.value == '\'' && !out_.empty() && out_.back().span.end == from) {
      return;  // the possessive of a plural
    } else if (point.value != '.' && !is_space(point.value)) {
      out_.push_back({span_from(from), std::string(text_.substr(from, point.size)), false, false,
                      true, false});
    }
  }

  void word() {
    const std::size_t from = at_;
    if (!initials()) letters();
    NameWord word;
    word.span = span_from(from);
    word.hyphen = hyphen_;
    hyphen_ = false;
    spell(word);
    if (drop_possessive(word)) return;
    out_.push_back(std::move(word));
  }

  /// Two or more single letters, each with a dot behind it.
  bool initials() {
    std::size_t at = at_;
    std::size_t count = 0;
    while (at < text_.size()) {
      const CodePoint point = decode(text_, at);
      if (!is_letter(point.value) || peek(at + point.size) != '.') break;
      at += point.size + 1;
      ++count;
    }
    if (count < 2) return false;
    // A last single letter may go without its dot ("U.S").
    if (is_letter(peek(at)) && !word_point(peek(at + decode(text_, at).size)))
      at += decode(text_, at).size;
    at_ = at;
    return true;
  }

  void letters() {
    while (at_ < text_.size()) {
      const CodePoint point = decode(text_, at_);
      const bool inside = point.value == '\'' && word_point(peek(at_ + 1));
      if (!inside && !word_point(point.value)) return;
      if (inside && possessive_at(at_)) return;
      at_ += point.size;
    }
  }

  bool possessive_at(std::size_t at) const {
    const char32_t letter = peek(at + 1);
    return (letter == 's' || letter == 'S') && !word_point(peek(at + 2));
  }

  void spell(NameWord& word) const {
    const std::string_view bytes = slice(text_, word.span);
    std::string plain;
    bool small = false;
    for (std::size_t at = 0; at < bytes.size();) {
      const CodePoint point = decode(bytes, at);
      if (at == 0) word.upper = is_upper(point.value);
      word.caps = word.caps || is_upper(point.value);
      small = small || is_lower(point.value);
      if (point.value != '.') append_lower(plain, point.value);
      at += point.size;
    }
    word.caps = word.caps && !small;
    word.key = fold(plain);
  }

  /// The letter that ASCII writes for one whose stroke or lack of a dot no normal form takes off.
  static char32_t plain_letter(char32_t letter) {
    switch (letter) {
      case U'\u0142':
        return U'l';
      case U'\u00F8':
        return U'o';
      case U'\u0111':
        return U'd';
      case U'\u0131':
        return U'i';
      default:
        return letter;
    }
  }

  static std::string fold(const std::string& plain) {
    bool ascii = true;
    for (const char c : plain) ascii = ascii && static_cast<unsigned char>(c) < 128;
    if (ascii) return plain;
    const std::string apart = nfd(plain);
    std::string out;
    for (std::size_t at = 0; at < apart.size();) {
      const CodePoint point = decode(apart, at);
      if (!is_nonspacing_mark(point.value)) append_utf8(out, plain_letter(point.value));
      at += point.size;
    }
    return out;
  }

  /// "s" right behind an apostrophe that stands right behind a word.
  bool drop_possessive(const NameWord& word) const {
    return word.key == "s" && word.span.begin > 0 && text_[word.span.begin - 1] == '\'' &&
           !out_.empty() && out_.back().span.end + 1 == word.span.begin;
  }

  Span span_from(std::size_t from) const {
    return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(at_)};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool hyphen_ = false;
  std::vector<NameWord> out_;
};

}  // namespace

std::vector<NameWord> name_words(std::string_view text, const Span& span) {
  return Cutter(text, span).cut();
}

std::vector<NameWord> name_words(std::string_view text) {
  return name_words(text, {0, static_cast<std::uint32_t>(text.size())});
}

std::string joined_keys(const std::vector<NameWord>& words, std::size_t first, std::size_t end) {
  std::string out;
  for (std::size_t at = first; at < end; ++at) out += (at > first ? " " : "") + words[at].key;
  return out;
}

}  // namespace sayso
