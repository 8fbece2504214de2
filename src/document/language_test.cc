#include "document/language.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Language, OtherLanguagesAreSeenAndNamed) {
  const std::pair<const char*, const char*> texts[] = {
      {"French", "La Russie et la Corée du Nord ont signé un accord de défense mutuelle."},
      {"Spanish", "El presidente ruso y el líder norcoreano firmaron este miércoles un acuerdo."},
      {"German",
       "Russland und Nordkorea haben am Mittwoch ein Verteidigungsabkommen unterzeichnet."},
      {"Italian", "Italia e Germania hanno firmato mercoledì un accordo sulla difesa comune."},
      {"Portuguese", "Brasil e Argentina assinaram um acordo de defesa na quarta-feira, disse."},
      {"Turkish", "Rusya ve Kuzey Kore çarşamba günü savunma anlaşması imzaladı."},
      {"Russian", "Москва и Пхеньян подписали договор о взаимной обороне, сообщил Кремль."},
      {"Ukrainian", "Росія та Північна Корея підписали угоду про взаємну оборону у середу."},
      {"Arabic", "وقعت روسيا وكوريا الشمالية اتفاقية دفاع مشترك في بيونغ يانغ يوم الأربعاء."},
      {"Chinese", "俄罗斯与朝鲜签署全面战略伙伴关系条约"},
      {"Japanese", "ロシアと北朝鮮は水曜日、包括的戦略パートナーシップ条約に署名した。"},
      {"Korean", "러시아와 북한은 수요일 포괄적 전략 동반자 조약에 서명했다."}};
  for (const auto& [name, text] : texts) {
    const Language language = recognise_language(text);
    EXPECT_TRUE(language.foreign) << text;
    EXPECT_EQ(language.name, name);
    EXPECT_FALSE(language.code.empty());
  }
}

TEST(Language, ShortTextsAndNamesAreNotRefused) {
  for (const auto* text :
       {"", "Yes.", "Macron, Scholz: non!", "Putin Erdogan Zelensky Xi Jinping Kim Jong-un Lavrov",
        "Cho Tae-yul, Kim Jong Un, Vladimir Putin, Sergei Shoigu meet in Pyongyang",
        "Le Monde: Macron meets Scholz in Saint-Germain-en-Laye",
        "PORT-AU-PRINCE, Haiti Feb. 9, 2011 - Backers of Michel Martelly gathered.",
        "Malaysia reports more floods. KUALA LUMPUR - Malaysia reported more floods in Johor."}) {
    EXPECT_FALSE(recognise_language(text).foreign) << text;
  }
}

// The detector squeezes repetitions: what is left of such a text told it nothing.
TEST(Language, ASentenceSaidAThousandTimesIsInItsLanguage) {
  const std::pair<const char*, bool> sentences[] = {
      {"Russia attacked Ukraine.\n\n", false},
      {"The ministry said the talks had been useful. ", false},
      {"killed 1,000,000 and 2 or 3 of 4,5,6 ", false},
      {"La Russie et la Corée du Nord ont signé un accord de défense mutuelle. ", true}};
  for (const auto& [sentence, foreign] : sentences) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += sentence;
    EXPECT_EQ(recognise_language(text).foreign, foreign) << sentence;
  }
}

TEST(Language, EnglishIsNamed) {
  const Language language = recognise_language(
      "The minister said on Tuesday that the talks between the two sides had been useful.");
  EXPECT_EQ(language.code, "en");
  EXPECT_FALSE(language.foreign);
}

TEST(Language, TagsThatMeanEnglish) {
  for (const auto* tag : {"en", "EN", "en-GB", "en_US", "eng", "English"}) {
    EXPECT_TRUE(means_english(tag)) << tag;
  }
  for (const auto* tag : {"", "e", "fr", "enm", "ent", "english-like"}) {
    EXPECT_FALSE(means_english(tag)) << tag;
  }
}

}  // namespace
}  // namespace sayso
