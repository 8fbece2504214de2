#include "model/tokenizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/tsv.h"
#include "base/unicode.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

const std::string kSource = SAYSO_SOURCE_DIR;

fs::path shared_folder() {
  const char* set = std::getenv("SAYSO_SHARED");
  return set != nullptr ? fs::path(set) : fs::path(kSource) / "../shared";
}

fs::path vocabulary_path() {
  std::ifstream file(kSource + "/data/models/default");
  std::string id;
  file >> id;
  return fs::path(kSource) / "data/models" / id / "vocab.txt";
}

const Tokenizer& tokenizer() {
  static const Tokenizer loaded = Tokenizer::load(vocabulary_path()).value();
  return loaded;
}

// The words and their pieces of a text, written out: "a|b" are two words, "a.b" two pieces of one.
std::string written(const std::string& text) {
  std::string out;
  for (const Piece& piece : tokenizer().encode(text)) {
    if (!out.empty()) out += piece.first ? '|' : '.';
    out += slice(text, piece.span);
  }
  return out;
}

std::string cases(const std::string& text) {
  std::string out;
  for (const Piece& piece : tokenizer().encode(text)) out += std::to_string(piece.case_class);
  return out;
}

// As eval/tokenizer_reference.py: columns by ";", values by ",", offsets in code points.
std::string reference_hash(const std::string& text) {
  const std::vector<Piece> pieces = tokenizer().encode(text);
  std::vector<std::uint32_t> points(text.size() + 1);  // [byte] code points before it
  for (std::size_t i = 0; i < text.size(); ++i) {
    points[i + 1] = points[i] + (i + 1 == text.size() || !is_continuation(text[i + 1]) ? 1 : 0);
  }
  std::string line;
  const auto column = [&](auto value) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (i > 0) line += ',';
      line += std::to_string(value(pieces[i]));
    }
  };
  column([](const Piece& piece) { return piece.id; });
  line += ';';
  column([&](const Piece& piece) { return points[piece.span.begin]; });
  line += ';';
  column([&](const Piece& piece) { return points[piece.span.end]; });
  line += ';';
  column([](const Piece& piece) { return piece.first ? 1 : 0; });
  line += ';';
  column([](const Piece& piece) { return static_cast<int>(piece.case_class); });
  return Sha256().add(line).hex().substr(0, 16);
}

const std::map<std::string, std::string>& reference() {
  static const std::map<std::string, std::string> hashes = [] {
    const Tsv table = Tsv::read(kSource + "/src/model/testdata/tokenizer_reference.tsv").value();
    std::map<std::string, std::string> out;
    for (std::size_t i = 0; i < table.rows(); ++i) out[table.cell(i, 0)] = table.cell(i, 1);
    return out;
  }();
  return hashes;
}

// The generator of hostile texts of eval/tokenizer_reference.py.
class Hostile {
 public:
  explicit Hostile(std::uint64_t seed) : state_(seed) {}

  std::string text() {
    std::string out;
    for (std::uint64_t left = 32 + draw() % 512; left > 0; --left) {
      const std::uint64_t what = draw() % 64;
      if (what == 0) {
        const char letter = static_cast<char>('a' + draw() % 26);
        out.append(1 + draw() % 150, letter);
      } else if (what == 1) {
        constexpr const char* kSpecial[] = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
        out += kSpecial[draw() % 5];
      } else {
        const auto& range = kRanges[draw() % std::size(kRanges)];
        append_utf8(out, static_cast<char32_t>(range[0] + draw() % (range[1] - range[0] + 1)));
      }
    }
    return out;
  }

 private:
  std::uint64_t draw() {  // splitmix64
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
  }

  static constexpr std::uint32_t kRanges[][2] = {
      {0x61, 0x7A},       {0x61, 0x7A},       {0x61, 0x7A},       {0x41, 0x5A},
      {0x20, 0x20},       {0x20, 0x20},       {0x20, 0x7E},       {0x00, 0x20},
      {0x7F, 0xBF},       {0xC0, 0x24F},      {0x300, 0x36F},     {0x300, 0x36F},
      {0x370, 0x52F},     {0x590, 0x6FF},     {0x8CA, 0x903},     {0xE00, 0xFFF},
      {0x1DC0, 0x1EFF},   {0x2000, 0x206F},   {0x2200, 0x22FF},   {0x3000, 0x30FF},
      {0x4E00, 0x9FFF},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE00, 0xFFFF},
      {0x1B00, 0x1BFF},   {0x1D150, 0x1D1CF}, {0x1E000, 0x1E02A}, {0x1E900, 0x1E95F},
      {0x1F300, 0x1FAFF}, {0x20000, 0x2FA1F}, {0xE0000, 0xE01EF}, {0, 0x10FFFF}};
  std::uint64_t state_;
};

std::string code_point_block(std::uint32_t number) {
  std::string out;
  for (std::uint32_t code = number * 4096; code < (number + 1) * 4096; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string point;
    append_utf8(point, code);
    out += "a" + point + "b " + point + " ";
  }
  return out;
}

// --- the corpus markup, as far as its text goes

bool is_annotation(const std::string& line) {
  std::size_t at = line[0] == 's' ? 1 : 0;
  const std::size_t digits = at;
  while (at < line.size() && std::isdigit(static_cast<unsigned char>(line[at]))) ++at;
  if (at == digits) return false;
  const bool spaced = at < line.size() && line[at] == ' ';
  while (at < line.size() && line[at] == ' ') ++at;
  if (at >= line.size()) return false;
  if (std::string("~=<").find(line[at]) != std::string::npos) return digits == 0;
  std::size_t end = at;
  while (end < line.size() && std::isupper(static_cast<unsigned char>(line[end]))) ++end;
  return spaced && end > at && line.find('>') != std::string::npos &&
         (line.compare(at, 4, "SAY ") == 0 || (end < line.size() && line[end] == '/'));
}

std::string without_marks(const std::string& marked) {
  std::string out;
  bool head = false;
  for (const char c : marked) {
    if (c == '[' || c == '{') {
      head = true;
    } else if (head) {
      head = c != '|';
    } else if (c != ']' && c != '}') {
      out += c;
    }
  }
  return out;
}

std::string trimmed(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string::npos) return "";
  return line.substr(begin, line.find_last_not_of(" \t") - begin + 1);
}

std::map<std::string, std::string> corpus_texts(const fs::path& folder) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".txt" || entry.path().parent_path() == folder) continue;
    std::ifstream file(entry.path());
    std::string line, id;
    while (std::getline(file, line)) {
      if (line.rfind("@", 0) == 0) {
        const std::size_t at = line.find("id=") + 3;
        id = line.substr(at, line.find(' ', at) - at);
      } else if (!trimmed(line).empty() && !is_annotation(line)) {
        std::string& text = out[id];
        text += (text.empty() ? "" : " ") + without_marks(trimmed(line));
      }
    }
  }
  return out;
}

TEST(Tokenizer, CutsWordsAtSpaceAndPunctuationAndKeepsTheirBytes) {
  EXPECT_EQ(written("Kim's pact, signed."), "Kim|'|s|pact|,|signed|.");
  EXPECT_EQ(written("a\tb\n c"), "a|b|c");
  EXPECT_EQ(written("Kupiansk"), "Ku.pia.nsk");
  EXPECT_EQ(written(""), "");
}

TEST(Tokenizer, AccentsAndCaseDoNotChangeThePieceButTheSpanHoldsThem) {
  const auto plain = tokenizer().encode("goz beida");
  const auto accents = tokenizer().encode("Goz Be\u00EFda");
  ASSERT_EQ(plain.size(), accents.size());
  for (std::size_t i = 0; i < plain.size(); ++i) EXPECT_EQ(plain[i].id, accents[i].id);
  EXPECT_EQ(accents.back().span.end, 10u);
}

TEST(Tokenizer, TellsTheCaseOfEachWord) {
  EXPECT_EQ(cases("the UN A Moscow 12 iPhone ,"), "1322040");
  EXPECT_EQ(cases("Kupiansk"), "222");
  EXPECT_EQ(cases("KUPIANSK"), "333");
}

TEST(Tokenizer, AWordOverAHundredCharactersIsUnknown) {
  const auto pieces = tokenizer().encode(std::string(101, 'a') + " b");
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_EQ(pieces[0].id, tokenizer().unk());
  EXPECT_EQ(pieces[0].span, (Span{0, 101}));
  EXPECT_NE(tokenizer().encode(std::string(100, 'a'))[0].id, tokenizer().unk());
}

TEST(Tokenizer, BytesThatAreNotUtf8GiveNoPiece) {
  EXPECT_EQ(tokenizer().encode("\xFF\xC3").size(), 0u);
  const auto pieces = tokenizer().encode("pact \xE2\x82 pact");
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_EQ(pieces[1].span, (Span{8, 12}));
}

TEST(Tokenizer, ABadVocabularyIsNamed) {
  const fs::path path = fs::path(testing::TempDir()) / "sayso_vocabulary_test.txt";
  const auto number = [&](const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
    const auto loaded = Tokenizer::load(path);
    return loaded.has_value() ? 0 : loaded.error().number;
  };
  const std::string special = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
  EXPECT_EQ(number(special + "a\n##b\n"), 0);
  EXPECT_EQ(number(special + "a\na\n"), 2009);
  EXPECT_EQ(number(special + "\na\n"), 2009);
  EXPECT_EQ(number("a\nb\n"), 2009);
  EXPECT_EQ(number(""), 2009);
  fs::remove(path);
  EXPECT_EQ(Tokenizer::load(path).error().number, 2004);
}

TEST(Tokenizer, EqualsTheReferenceOnEveryAssignedCodePoint) {
  for (std::uint32_t number = 0; number < 0x110; ++number) {
    const std::uint32_t plane = number / 16;  // the others hold unassigned or private code points
    if (plane > 3 && plane != 14 && number % 8 != 0) continue;
    const std::string key = "block-" + std::to_string(number);
    EXPECT_EQ(reference_hash(code_point_block(number)), reference().at(key)) << key;
  }
}

TEST(Tokenizer, EqualsTheReferenceOnHostileText) {
  std::size_t bytes = 0, count = 0;
  for (std::string key = "hostile-0"; reference().count(key) != 0;
       key = "hostile-" + std::to_string(++count)) {
    const std::string text = Hostile(count).text();
    bytes += text.size();
    EXPECT_EQ(reference_hash(text), reference().at(key)) << key;
  }
  EXPECT_GT(bytes, 1u << 20);
}

TEST(Tokenizer, EqualsTheReferenceOnTheWholeCorpus) {
  const fs::path corpus = shared_folder() / "corpus";
  if (!fs::exists(corpus)) {
    GTEST_SKIP() << "no corpus in the shared folder (SAYSO_SHARED): its records are not compared";
  }
  const auto texts = corpus_texts(corpus);
  std::size_t compared = 0;
  for (const auto& [key, hash] : reference()) {
    if (key.rfind("hostile-", 0) == 0 || key.rfind("block-", 0) == 0) continue;
    const auto text = texts.find(key);
    ASSERT_NE(text, texts.end()) << key;
    EXPECT_EQ(reference_hash(text->second), hash) << key;
    ++compared;
  }
  EXPECT_EQ(compared, texts.size());
  EXPECT_GT(compared, 8000u);
}

TEST(Tokenizer, TimeGrowsWithTheTextAlone) {
  const auto seconds = [](const std::string& text) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_LE(tokenizer().encode(text).size(), text.size());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  for (const std::string unit :
       {"a", "\u0301", "a\u0301", "\u1D165", "[CLS", "[SEP]", "\uD55C", "."}) {
    std::string text;
    while (text.size() < 50'000) text += unit;
    const double once = seconds(text);
    EXPECT_LT(seconds(text + text + text + text), 20 * once + 0.2) << unit;
  }
}

}  // namespace
}  // namespace sayso
