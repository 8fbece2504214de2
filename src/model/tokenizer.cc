#include "model/tokenizer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/unicode.h"
#include "model/tokenizer_table.h"
#include "model/tokenizer_vocabulary.h"

namespace sayso {

namespace table = tokenizer_table;

namespace {

constexpr std::size_t kWordCharacters = 100;  // a longer word is [UNK]

std::uint32_t combining_order(char32_t code) {
  const auto runs = table::orders();
  const auto next = std::upper_bound(runs.begin(), runs.end(), code << 8 | 0xFF);
  return next == runs.begin() ? 0 : *(next - 1) & 0xFF;
}

// Decomposed, stripped, lower-case form of one code point; it has a form of at least one.
struct Folded {
  std::array<char32_t, 3> codes{};
  std::size_t size = 1;
};

Folded fold(char32_t code) {
  if (code >= 'A' && code <= 'Z') return {{code | 0x20}, 1};
  if (code < 0x80) return {{code}, 1};
  if (code >= 0xAC00 && code <= 0xD7A3) {  // the Unicode Standard, 3.12: Hangul syllables
    const std::uint32_t at = code - 0xAC00;
    const std::uint32_t last = at % 28;
    return {{0x1100 + at / 588, 0x1161 + at % 588 / 28, 0x11A7 + last}, last == 0 ? 2u : 3u};
  }
  const auto less = [](const auto& entry, std::uint32_t value) { return entry.code < value; };
  const auto folds = table::folds();
  const auto one = std::lower_bound(folds.begin(), folds.end(), code, less);
  if (one != folds.end() && one->code == code) return {{one->to}, 1};
  const auto expansions = table::expansions();
  const auto many = std::lower_bound(expansions.begin(), expansions.end(), code, less);
  if (many == expansions.end() || many->code != code) return {{code}, 1};
  return {{many->to[0], many->to[1], many->to[2]}, many->to[2] == 0 ? 2u : 3u};
}

// The word being read: its folded bytes, and for each the code point of the text it came from.
struct WordBuffer {
  std::string bytes;
  std::vector<Span> from;
  std::size_t characters = 0;
  Span span;

  void add(char32_t code, const Span& at) {
    if (characters == 0) span = at;
    span.end = at.end;
    if (++characters > kWordCharacters) return;
    append_utf8(bytes, code);
    from.resize(bytes.size(), at);
  }
  void clear() {
    bytes.clear();
    from.clear();
    characters = 0;
  }
};

// A combining code point that waits for its place in canonical order.
struct Combining {
  char32_t code;
  std::uint32_t order;
  Span at;
  bool inserted;  // by a decomposition: it takes the place of no code point of the text
};

// The run in canonical order. What stands for a code point of the text takes the text's code points
// one after the other; what was inserted shares the place of the one before it.
std::vector<Combining> in_order(const std::vector<Combining>& run) {
  std::vector<Combining> sorted = run;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Combining& a, const Combining& b) { return a.order < b.order; });
  Span at = run.front().at;
  std::size_t given = 0;
  for (Combining& c : sorted) {
    if (!c.inserted) {
      while (run[given].inserted) ++given;
      at = run[given++].at;
    }
    c.at = at;
  }
  return sorted;
}

class Encoder {
 public:
  Encoder(const Vocabulary& vocabulary, std::string_view text)
      : vocabulary_(vocabulary), text_(text) {}

  std::vector<Piece> encode() {
    pieces_.reserve(text_.size() / 4 + 8);
    for (std::size_t at = 0; at < text_.size();) at += next(at);
    end_word();
    classify();
    return std::move(pieces_);
  }

 private:
  std::size_t next(std::size_t at);
  std::size_t ascii_word(std::size_t at);
  std::size_t special(std::size_t at);
  void character(char32_t code, const Span& at);
  void emit(char32_t code, const Span& at);
  void end_run();
  void end_characters();
  void end_word();
  bool match(std::string_view word);
  void classify();
  std::uint8_t case_class(const Span& span, std::uint8_t& last) const;

  const Vocabulary& vocabulary_;
  std::string_view text_;
  std::vector<Piece> pieces_;
  std::vector<Combining> run_;
  WordBuffer word_;
};

// Reads what begins at `at` and gives its length.
std::size_t Encoder::next(std::size_t at) {
  if (const std::size_t size = ascii_word(at); size != 0) return size;
  if (text_[at] == '[') {
    if (const std::size_t size = special(at); size != 0) return size;
  }
  const CodePoint point = decode(text_, at);
  character(point.value,
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + point.size)});
  return point.size;
}

// A whole word of ASCII letters and digits, where no decision about it needs the general way; 0
// otherwise.
std::size_t Encoder::ascii_word(std::size_t at) {
  if (word_.characters != 0 || !run_.empty()) return 0;
  std::array<char, kWordCharacters> lower;
  std::size_t size = 0;
  const auto plain = [this](std::uint8_t byte) {
    return byte < 0x80 && vocabulary_.kind(byte) == table::kPlain;
  };
  for (; at + size < text_.size() && plain(static_cast<std::uint8_t>(text_[at + size])); ++size) {
    if (size == kWordCharacters) return 0;
    const char c = text_[at + size];
    lower[size] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  if (size == 0) return 0;
  if (at + size < text_.size()) {
    const std::uint8_t after = static_cast<std::uint8_t>(text_[at + size]);
    if (after >= 0x80 || vocabulary_.kind(after) == table::kDropped) return 0;
  }
  const std::size_t begin = pieces_.size();
  const auto offset = static_cast<std::uint32_t>(at);
  if (match({lower.data(), size})) {
    for (std::size_t i = begin; i < pieces_.size(); ++i) {
      pieces_[i].span.begin += offset;
      pieces_[i].span.end += offset;
    }
  } else {
    pieces_.push_back(
        {vocabulary_.special()[1], {offset, offset + static_cast<std::uint32_t>(size)}, 0, true});
  }
  return size;
}

std::size_t Encoder::special(std::size_t at) {
  for (std::size_t i = 0; i < Vocabulary::kSpecial.size(); ++i) {
    if (text_.substr(at, Vocabulary::kSpecial[i].size()) != Vocabulary::kSpecial[i]) continue;
    end_word();
    const auto begin = static_cast<std::uint32_t>(at);
    const auto size = static_cast<std::uint32_t>(Vocabulary::kSpecial[i].size());
    pieces_.push_back({vocabulary_.special()[i], {begin, begin + size}, 0, true});
    return size;
  }
  return 0;
}

void Encoder::character(char32_t code, const Span& at) {
  const std::uint8_t bits = vocabulary_.bits(code);
  const std::uint8_t kind = bits & table::kKindMask;
  if (kind == table::kDropped) return;
  if ((bits & table::kOrdered) != 0) {
    run_.push_back({code, combining_order(code), at, false});
    return;
  }
  end_run();
  if (kind == table::kMark) return;
  if (kind == table::kSpace || kind == table::kIdeograph) end_characters();
  if (kind == table::kSpace) return;
  const Folded folded = fold(code);
  for (std::size_t i = 0; i < folded.size; ++i) {
    const char32_t part = folded.codes[i];
    if (i > 0 && (vocabulary_.bits(part) & table::kOrdered) != 0) {
      run_.push_back({part, combining_order(part), at, true});
    } else {
      emit(part, at);
    }
  }
  if (kind == table::kIdeograph) end_characters();
}

void Encoder::emit(char32_t code, const Span& at) {
  const std::uint8_t kind = vocabulary_.kind(code);
  if (kind == table::kSpace || kind == table::kPunctuation) end_characters();
  if (kind == table::kSpace) return;
  word_.add(code, at);
  if (kind == table::kPunctuation) end_characters();
}

void Encoder::end_run() {
  const auto stays = [this](const Combining& c) {
    return vocabulary_.kind(c.code) != table::kMark;
  };
  if (std::any_of(run_.begin(), run_.end(), stays)) {
    for (const Combining& c : in_order(run_)) {
      if (stays(c)) emit(fold(c.code).codes[0], c.at);
    }
  }
  run_.clear();
}

void Encoder::end_word() {
  end_run();
  end_characters();
}

// Ends the word of the characters so far.
void Encoder::end_characters() {
  if (word_.characters == 0) return;
  const std::size_t begin = pieces_.size();
  if (word_.characters <= kWordCharacters && match(word_.bytes)) {
    for (std::size_t i = begin; i < pieces_.size(); ++i) {
      Span& span = pieces_[i].span;
      span = {word_.from[span.begin].begin, word_.from[span.end - 1].end};
    }
  } else {
    pieces_.push_back({vocabulary_.special()[1], word_.span, 0, true});
  }
  word_.clear();
}

// Greedy longest match; spans of the added pieces are bytes of `word`. False, and nothing added, if
// a part of the word is no piece.
bool Encoder::match(std::string_view word) {
  const std::size_t before = pieces_.size();
  for (std::size_t from = 0; from < word.size();) {
    std::uint32_t node = from == 0 ? 0 : vocabulary_.later();
    std::int32_t id = -1;
    std::size_t to = from;
    for (std::size_t i = from; i < word.size() && (node != 0 || from == 0); ++i) {
      node = vocabulary_.child(node, word[i]);
      if (node == 0) break;
      if (vocabulary_.id(node) < 0) continue;
      id = vocabulary_.id(node);
      to = i + 1;
    }
    if (id < 0) {
      pieces_.resize(before);
      return false;
    }
    pieces_.push_back(
        {id, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)}, 0, from == 0});
    from = to;
  }
  return true;
}

// The case feature; `last` becomes the class bits of the span's last code point.
std::uint8_t Encoder::case_class(const Span& span, std::uint8_t& last) const {
  std::size_t letters = 0, lower = 0, capital = 0;
  for (std::uint32_t at = span.begin; at < span.end;) {
    const CodePoint point = decode(text_, at);
    last = vocabulary_.bits(point.value);
    at += point.size;
    if ((last & table::kLetter) == 0) continue;
    ++letters;
    lower += (last & table::kLower) != 0;
    capital += (last & table::kCapital) != 0;
  }
  if (letters == 0) return 0;
  if (lower == letters) return 1;
  if (capital == letters) return letters > 1 ? 3 : 2;
  return (vocabulary_.bits(decode(text_, span.begin).value) & table::kCapital) != 0 ? 2 : 4;
}

// The case of each piece. A piece whose letters go on from the letters of the piece before takes
// that one's class when it is lower itself, and is all capitals after all capitals.
void Encoder::classify() {
  std::uint32_t end = 0;
  std::uint8_t before = 0, before_bits = 0;
  for (Piece& piece : pieces_) {
    std::uint8_t bits = 0;
    std::uint8_t own = case_class(piece.span, bits);
    const bool joined =
        piece.span.begin == end && (before_bits & table::kLetter) != 0 &&
        (vocabulary_.bits(decode(text_, piece.span.begin).value) & table::kLetter) != 0;
    if (joined && own == 1) {
      own = before;
    } else if (joined && before == 3) {
      own = std::max<std::uint8_t>(own, 3);
    }
    piece.case_class = before = own;
    before_bits = bits;
    end = piece.span.end;
  }
}

}  // namespace

Result<Tokenizer> Tokenizer::load(const std::string& vocab_path) {
  Vocabulary vocabulary = TRY(Vocabulary::load(vocab_path));
  return Tokenizer(std::make_shared<const Vocabulary>(std::move(vocabulary)));
}

Tokenizer::Tokenizer(std::shared_ptr<const Vocabulary> vocabulary)
    : vocabulary_(std::move(vocabulary)) {}

std::vector<Piece> Tokenizer::encode(std::string_view text) const {
  return Encoder(*vocabulary_, text).encode();
}

std::int32_t Tokenizer::unk() const { return vocabulary_->special()[1]; }
std::int32_t Tokenizer::cls() const { return vocabulary_->special()[2]; }
std::int32_t Tokenizer::sep() const { return vocabulary_->special()[3]; }
std::int32_t Tokenizer::size() const { return vocabulary_->size(); }

}  // namespace sayso
