// What the model reads in place of a word: its pieces, at the offsets of the word.
#include "model/stand_in.h"

#include <gtest/gtest.h>

#include "model/manifest.h"

namespace sayso {
namespace {

class StandInPieces : public testing::Test {
 protected:
  static const Tokenizer& tokenizer() {
    static const Tokenizer loaded =
        Tokenizer::load(find_model(SAYSO_SOURCE_DIR "/data", "").value() + "/vocab.txt").value();
    return loaded;
  }

  static std::vector<Piece> read(const std::string& text, const StandIns& stand_ins) {
    return put_in(stand_ins, tokenizer().encode(text), tokenizer());
  }

  static std::vector<std::int32_t> ids(const std::vector<Piece>& pieces) {
    std::vector<std::int32_t> out;
    for (const Piece& piece : pieces) out.push_back(piece.id);
    return out;
  }
};

TEST_F(StandInPieces, AreReadWhereTheWordStands) {
  const auto pieces = read("Kyrgyzstan shelled Peru.", {{{0, 10}, "India"}, {{19, 23}, "China"}});
  EXPECT_EQ(ids(pieces), ids(tokenizer().encode("India shelled China.")));
  EXPECT_EQ(pieces.front().span, (Span{0, 10}));
  EXPECT_EQ(pieces.back().span, (Span{23, 24}));
}

TEST_F(StandInPieces, KeepTheCaseOfTheWord) {
  EXPECT_EQ(read("PERU", {{{0, 4}, "China"}}).front().case_class,
            tokenizer().encode("PERU").front().case_class);
}

TEST_F(StandInPieces, OfWhatIsNotOneWordAreLeftOut) {
  const std::string text = "South Sudan left";
  EXPECT_EQ(ids(read(text, {{{0, 11}, "India"}})), ids(tokenizer().encode(text)));
  EXPECT_EQ(ids(read(text, {{{6, 11}, "Saudi Arabia"}})), ids(tokenizer().encode(text)));
}

}  // namespace
}  // namespace sayso
