#include "actor/voices.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/disjoint_sets.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestLabel = 4;  // words of a speaker's label
constexpr std::size_t kShort = 12;        // pronouns of a voice that may be several speakers'

bool starts(std::string_view text, std::size_t at, std::string_view mark) {
  return text.substr(at, mark.size()) == mark;
}

/// The stretches in quotation marks, paragraph by paragraph, by their beginning.
std::vector<Span> quotations(std::string_view text, const Sentences& sentences) {
  constexpr std::string_view kOpen = "\u201C", kClose = "\u201D", kBefore = " \t\r\n([";
  std::vector<Span> out;
  constexpr std::uint32_t kNone = UINT32_MAX;
  std::uint32_t opened = kNone;
  std::size_t sentence = 0;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    while (sentence + 1 < sentences.size() && sentences[sentence + 1].span.begin <= at) {
      ++sentence;
      if (sentences[sentence].paragraph != sentences[sentence - 1].paragraph) opened = kNone;
    }
    const bool straight = text[at] == '"';
    const bool spaced = at == 0 || kBefore.find(text[at - 1]) != kBefore.npos;
    if (starts(text, at, kOpen) || (straight && spaced)) {
      opened = at;
    } else if (opened != kNone && (straight || starts(text, at, kClose))) {
      out.push_back({opened, at + 1});
      opened = kNone;
    }
  }
  return out;
}

class Voices {
 public:
  Voices(const VoiceScene& scene, std::vector<std::uint32_t> parts)
      : scene_(scene),
        parts_(std::move(parts)),
        sets_(parts_),
        quotations_(quotations(scene.text, scene.sentences)),
        sources_(quotations_.size()) {
    for (const Quote& quote : scene.mentions.quotes) {
      if (!quote.source_mention) continue;
      for (const Span& content : quote.content)
        if (const auto at = quotation(content.begin + content.size() / 2))
          sources_[*at] = quote.source_mention;
    }
    read_labels();
  }

  std::vector<std::uint32_t> run() && {
    const auto& all = scene_.mentions.mentions;
    std::vector<WordUse> uses;
    uses.reserve(all.size());
    for (const Mention& mention : all) uses.push_back(use(mention.span));
    // Who speaks is told by the voice, not by what the pronoun was taken up with, unless all of one
    // voice were taken up with one.
    const std::vector<std::uint32_t> taken_up = parts_;
    std::map<std::uint32_t, std::uint32_t> others;  // part -> a mention of it that is no speaker's
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (!uses[i].speaker) {
        others.try_emplace(parts_[i], i);
        continue;
      }
      parts_[i] = sets_.add();
    }
    std::map<std::pair<std::size_t, std::string>, Speaker> speakers;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (!uses[i].speaker) continue;
      const auto at = quotation(all[i].span.begin);
      if (at && sources_[*at] && *sources_[*at] != i) {
        unite(*sources_[*at], i);
        continue;
      }
      const auto voice =
          at ? std::pair(*at + 1, std::string()) : std::pair(std::size_t{0}, label(all[i].span));
      Speaker& speaker = speakers[voice];
      speaker.words.push_back(i);
      const auto other = others.find(taken_up[i]);
      if (other != others.end()) speaker.others[other->second].push_back(i);
    }
    for (const auto& [voice, speaker] : speakers) settle(speaker);
    return sets_.numbered(parts_);
  }

 private:
  struct Speaker {
    std::vector<std::uint32_t> words;  // mentions: its pronouns
    // Mention that they were taken up with -> those that were.
    std::map<std::uint32_t, std::vector<std::uint32_t>> others;
  };

  /// One voice is one speaker; where its pronouns are few and were taken up with several, each
  /// stays with its own.
  void settle(const Speaker& speaker) {
    const bool several = speaker.others.size() > 1;
    const bool few = speaker.words.size() <= kShort;
    if (!several || few) {
      for (const auto& [other, words] : speaker.others)
        for (const std::uint32_t word : words) unite(other, word);
    }
    if (!several || !few) {
      for (const std::uint32_t word : speaker.words) unite(speaker.words.front(), word);
    }
  }

  /// The quotation that holds a byte.
  std::optional<std::size_t> quotation(std::uint32_t byte) const {
    const auto behind =
        std::upper_bound(quotations_.begin(), quotations_.end(), byte,
                         [](std::uint32_t at, const Span& one) { return at < one.begin; });
    if (behind == quotations_.begin() || byte >= (behind - 1)->end) return std::nullopt;
    return static_cast<std::size_t>(behind - quotations_.begin()) - 1;
  }

  std::size_t word_at(std::uint32_t byte) const {
    return static_cast<std::size_t>(
        std::partition_point(scene_.words.begin(), scene_.words.end(),
                             [&](const NameWord& word) { return word.span.begin < byte; }) -
        scene_.words.begin());
  }

  /// What the one word of a mention does.
  WordUse use(const Span& span) const {
    const std::size_t at = word_at(span.begin);
    if (at >= scene_.words.size() || scene_.words[at].span.end < span.end) return {};
    return scene_.lexicon.use(scene_.words[at].key);
  }

  /// Labels: words in capitals before a colon, in a text that has small letters.
  void read_labels() {
    const std::vector<NameWord>& words = scene_.words;
    std::size_t first = 0, caps = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
      caps += words[at].caps ? 1 : 0;
      if (words[at].key == ":" && at > first && at - first <= kLongestLabel &&
          words[first].key.size() > 1)
        labels_.emplace_back(words[at].span.end, joined_keys(words, first, at));
      if (!words[at].caps) first = at + 1;
    }
    if (2 * caps > words.size()) labels_.clear();
  }

  std::string label(const Span& span) const {
    const auto behind = std::partition_point(
        labels_.begin(), labels_.end(), [&](const auto& one) { return one.first <= span.begin; });
    return behind == labels_.begin() ? std::string() : (behind - 1)->second;
  }

  void unite(std::uint32_t left, std::uint32_t right) { sets_.join(parts_[left], parts_[right]); }

  const VoiceScene& scene_;
  std::vector<std::uint32_t> parts_;
  DisjointSets sets_;
  std::vector<Span> quotations_;
  std::vector<std::optional<std::uint32_t>> sources_;          // [quotation] mention
  std::vector<std::pair<std::uint32_t, std::string>> labels_;  // by the byte at which they begin
};

}  // namespace

std::vector<std::uint32_t> join_voices(const VoiceScene& scene, std::vector<std::uint32_t> parts) {
  return Voices(scene, std::move(parts)).run();
}

}  // namespace sayso
