// The line is an object with the keys in this order: schema, text_sha256, labels, words, tags,
// mentions, triggers, attributions, roles, links, corefs, dropped. Scores are whole thousandths.
#include <fmt/format.h>

#include <iterator>
#include <span>

#include "base/code_points.h"
#include "base/hash.h"
#include "reading/reading_file.h"
#include "reading/reading_schema.h"

namespace sayso {
namespace {

class Writer {
 public:
  Writer(const Reading& reading, const Document& document, const Labels& labels)
      : reading_(reading), document_(document), labels_(labels) {}

  std::string line() {
    put(R"({{"schema":"{}","text_sha256":"{}","labels":{{)", kReadingSchema,
        Sha256().add(document_.text).hex());
    list(kReadingHeads, [&](const ReadingHead& head) { labels(head); });
    put(R"(}},"words":[)");
    words();
    put(R"(],"tags":{{)");
    tags();
    put("}}");
    candidates("mentions", reading_.mentions, labels_.mention, kMentionRows);
    candidates("triggers", reading_.triggers, labels_.trigger, kTriggerRows);
    candidates("attributions", reading_.attributions, labels_.attribution, {});
    pairs("roles", reading_.roles);
    pairs("links", reading_.links);
    pairs("corefs", reading_.corefs);
    put(R"(,"dropped":{}}})", reading_.dropped);
    return std::move(out_);
  }

 private:
  template <class... Args>
  void put(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  /// `write` for each item, with commas between.
  template <class Items, class Write>
  void list(const Items& items, const Write& write) {
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      write(item);
    }
  }

  void labels(const ReadingHead& head) {
    put(R"("{}":[)", head.name);
    list(labels_.*head.labels, [&](const std::string& name) { put(R"("{}")", name); });
    out_ += ']';
  }

  void scores(std::span<const Score> row) {
    out_ += '[';
    list(row, [&](Score score) { put("{}", score); });
    out_ += ']';
  }

  void words() {
    const CodePoints points(document_.text);
    list(reading_.words, [&](const Word& word) {
      const Span given = document_.clean.to_given(word.span);
      put("[{},{},{}]", points.at_byte(given.begin), points.at_byte(given.end), word.sentence);
    });
  }

  void tags() {
    bool first = true;
    for (const auto& [name, tags, labels] : kReadingTags) {
      const TagScores& table = reading_.*tags;
      if (table.width == 0) continue;
      put(R"({}"{}":[)", first ? "" : ",", name);
      first = false;
      std::vector<std::span<const Score>> rows;
      for (std::size_t at = 0; at < table.scores.size(); at += table.width) {
        rows.push_back(std::span(table.scores).subspan(at, table.width));
      }
      list(rows, [&](const auto& row) { scores(row); });
      out_ += ']';
    }
  }

  void candidates(std::string_view key, const std::vector<Candidate>& candidates,
                  const std::vector<std::string>& names, std::span<const ReadingRows> heads) {
    put(R"(,"{}":[)", key);
    std::size_t index = 0;
    list(candidates, [&](const Candidate& candidate) {
      put(R"({{"words":[{},{}],"labels":[)", candidate.first, candidate.last);
      list(candidate.labels,
           [&](const LabelScore& label) { put(R"(["{}",{}])", names[label.label], label.score); });
      put(R"(],"best":{})", candidate.best);
      for (const auto& [name, rows, labels] : heads) {
        const auto& row = (reading_.*rows)[index];
        if (row.empty()) continue;
        put(R"(,"{}":)", name);
        scores(row);
      }
      out_ += '}';
      ++index;
    });
    out_ += ']';
  }

  void pairs(std::string_view key, const std::vector<PairScores>& pairs) {
    put(R"(,"{}":[)", key);
    list(pairs, [&](const PairScores& pair) {
      put("[{},{},", pair.from, pair.to);
      scores(pair.scores);
      out_ += ']';
    });
    out_ += ']';
  }

  const Reading& reading_;
  const Document& document_;
  const Labels& labels_;
  std::string out_;
};

}  // namespace

std::string write_reading(const Reading& reading, const Document& document, const Labels& labels) {
  return Writer(reading, document, labels).line();
}

}  // namespace sayso
