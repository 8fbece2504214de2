#include "reading/reading_file.h"

#include <fmt/format.h>

#include <simdjson.h>
#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "base/code_points.h"
#include "base/faults.h"
#include "base/hash.h"
#include "reading/reading_schema.h"

namespace sayso {
namespace {

namespace json = simdjson::dom;

constexpr std::int64_t kMaxScore = 1'000'000'000;
/// Of a label that an object of scores does not name.
constexpr Score kUnnamed = -20'000;

Error bad(std::string_view field, std::string_view what) {
  return fail(fault::kReading, fmt::format("{} {}", field, what));
}

Error bad_at(std::string_view field, std::size_t index, std::string_view what) {
  return bad(fmt::format("{}[{}]", field, index), what);
}

Result<json::array> array_of(const json::element& element, std::string_view field) {
  json::array array;
  if (element.get(array) != simdjson::SUCCESS) return bad(field, "is not a list");
  return array;
}

Result<json::object> object_of(const json::element& element, std::string_view field) {
  json::object object;
  if (element.get(object) != simdjson::SUCCESS) return bad(field, "is not an object");
  return object;
}

Result<std::string_view> string_of(const json::element& element, std::string_view field) {
  std::string_view text;
  if (element.get(text) != simdjson::SUCCESS) return bad(field, "is not a string");
  return text;
}

Result<Score> score_of(const json::element& element, std::string_view field) {
  std::int64_t score = 0;
  if (element.get(score) != simdjson::SUCCESS || score < -kMaxScore || score > kMaxScore) {
    return bad(field, "holds what is not a score (a whole number of thousandths)");
  }
  return static_cast<Score>(score);
}

Result<std::uint32_t> index_of(const json::element& element, std::size_t size,
                               std::string_view field) {
  std::uint64_t index = 0;
  if (element.get(index) != simdjson::SUCCESS || index >= size) {
    return bad(field, fmt::format("holds what is not an index below {}", size));
  }
  return static_cast<std::uint32_t>(index);
}

/// The elements of a list of `least` to `most` items.
Result<std::vector<json::element>> items_of(const json::element& element, std::size_t least,
                                            std::size_t most, std::string_view field) {
  std::vector<json::element> items;
  for (const json::element item : TRY(array_of(element, field))) {
    if (items.size() == most) return bad(field, fmt::format("holds more than {} items", most));
    items.push_back(item);
  }
  if (items.size() < least) return bad(field, fmt::format("holds fewer than {} items", least));
  return items;
}

Result<std::uint16_t> label_of(std::string_view name, const std::vector<std::string>& labels,
                               std::string_view field) {
  const auto found = std::find(labels.begin(), labels.end(), name);
  if (found == labels.end()) return bad(field, "names a label that the model lacks");
  return static_cast<std::uint16_t>(found - labels.begin());
}

/// One score per label: a list, or an object that names the labels that matter.
Result<std::vector<Score>> row_of(const json::element& element,
                                  const std::vector<std::string>& labels, std::string_view field) {
  std::vector<Score> row;
  if (element.is_object()) {
    row.assign(labels.size(), kUnnamed);
    for (const auto [name, value] : TRY(object_of(element, field))) {
      row[TRY(label_of(name, labels, field))] = TRY(score_of(value, field));
    }
    return row;
  }
  for (const auto& item : TRY(items_of(element, labels.size(), labels.size(), field))) {
    row.push_back(TRY(score_of(item, field)));
  }
  return row;
}

class Parser {
 public:
  Parser(const Document& document, const Sentences& sentences, const Labels& labels)
      : document_(document), sentences_(sentences), labels_(labels) {}

  Result<Reading> parse(const json::object& line) {
    TRY(check_names(line));
    TRY(check_made_from(line));
    TRY(each(line, "words",
             [&](std::size_t at, const json::element& word) { return add_word(at, word); }));
    TRY(read_tags(line));
    TRY(read_candidates(line, {"mentions", &Reading::mentions, labels_.mention, kMentionRows}));
    TRY(read_candidates(line, {"triggers", &Reading::triggers, labels_.trigger, kTriggerRows}));
    TRY(read_candidates(line, {"attributions", &Reading::attributions, labels_.attribution, {}}));
    const std::size_t mentions = out_.mentions.size(), triggers = out_.triggers.size();
    TRY(read_pairs(line, {"roles", &Reading::roles, triggers, mentions, labels_.role, false}));
    TRY(read_pairs(line, {"links", &Reading::links, triggers, triggers, labels_.link, true}));
    TRY(read_pairs(line, {"corefs", &Reading::corefs, mentions, mentions, {"coref"}, true}));
    json::element dropped;
    if (line["dropped"].get(dropped) == simdjson::SUCCESS) {
      out_.dropped = TRY(index_of(dropped, UINT32_MAX, "dropped"));
    }
    return std::move(out_);
  }

 private:
  struct CandidateList {
    std::string_view key;
    std::vector<Candidate> Reading::*list;
    const std::vector<std::string>& labels;
    std::span<const ReadingRows> heads;
  };

  struct PairList {
    std::string_view key;
    std::vector<PairScores> Reading::*list;
    std::size_t from, to;  ///< how many there are of each
    std::vector<std::string> labels;
    bool apart;  ///< an item is no pair with itself
  };

  static Result<void> check_names(const json::object& line) {
    static constexpr std::string_view kKeys[] = {
        "schema",   "text_sha256",  "labels", "words", "tags",   "mentions",
        "triggers", "attributions", "roles",  "links", "corefs", "dropped"};
    for (const auto [key, value] : line) {
      if (std::find(std::begin(kKeys), std::end(kKeys), key) == std::end(kKeys)) {
        return bad("the line", "has a field that is not in the format");
      }
    }
    return {};
  }

  static Result<void> check_candidate_names(const json::object& object, const CandidateList& list) {
    for (const auto [key, value] : object) {
      const std::string_view name = key;
      const bool known = name == "words" || name == "labels" || name == "best" ||
                         std::any_of(list.heads.begin(), list.heads.end(),
                                     [&](const ReadingRows& head) { return head.name == name; });
      if (!known) return bad("it", "has a field that is not in the format");
    }
    return {};
  }

  static Result<json::element> member(const json::object& line, std::string_view key) {
    json::element element;
    if (line[key].get(element) != simdjson::SUCCESS) return bad(key, "is missing");
    return element;
  }

  /// The labels of a head, none where the list is absent.
  static Result<std::vector<std::string>> labels_of(const json::object& lists,
                                                    std::string_view head, std::string_view field) {
    std::vector<std::string> names;
    json::element element;
    if (lists[head].get(element) != simdjson::SUCCESS) return names;
    for (const json::element item : TRY(array_of(element, field))) {
      names.emplace_back(TRY(string_of(item, field)));
    }
    return names;
  }

  Result<void> check_made_from(const json::object& line) const {
    const json::element schema = TRY(member(line, "schema"));
    if (TRY(string_of(schema, "schema")) != kReadingSchema) {
      return bad("schema", fmt::format("is not {}", kReadingSchema));
    }
    const json::element hash = TRY(member(line, "text_sha256"));
    if (TRY(string_of(hash, "text_sha256")) != Sha256().add(document_.text).hex()) {
      return fail(fault::kReadingText, "", "text_sha256");
    }
    const json::element labels = TRY(member(line, "labels"));
    const json::object lists = TRY(object_of(labels, "labels"));
    for (const auto& [name, list] : kReadingHeads) {
      const std::string field = fmt::format("labels.{}", name);
      if (TRY(labels_of(lists, name, field)) != labels_.*list)
        return bad(field, "are not those of the model");
    }
    return {};
  }

  /// `read(index, item)` for each item of the list `key`, which may be absent.
  template <class Read>
  static Result<void> each(const json::object& line, std::string_view key, const Read& read) {
    json::element element;
    if (line[key].get(element) != simdjson::SUCCESS) return {};
    std::size_t index = 0;
    for (const json::element item : TRY(array_of(element, key))) TRY(read(index++, item));
    return {};
  }

  Result<void> add_word(std::size_t at, const json::element& element) {
    const auto items = TRY(items_of(element, 2, 3, "words"));
    const std::uint32_t begin = TRY(index_of(items[0], points_.size(), "words"));
    const std::uint32_t end = TRY(index_of(items[1], std::size_t{points_.size()} + 1, "words"));
    if (begin >= end) return bad_at("words", at, "is empty");
    Word word;
    word.span = document_.clean.from_given({points_.byte_of(begin), points_.byte_of(end)});
    if (word.span.empty()) return bad_at("words", at, "holds nothing that is read");
    const Word last = out_.words.empty() ? Word{} : out_.words.back();
    if (word.span.begin < last.span.begin || word.span.end < last.span.end) {
      return bad_at("words", at, "lies before the word in front of it");
    }
    if (sentences_.empty()) return bad_at("words", at, "lies in no sentence");
    word.sentence = items.size() == 3 ? TRY(index_of(items[2], sentences_.size(), "words"))
                                      : sentence_at(word.span.begin, last.sentence);
    if (word.sentence < last.sentence) return bad_at("words", at, "goes back a sentence");
    out_.words.push_back(word);
    return {};
  }

  /// The last sentence from `from` on that begins at or before `byte`.
  std::uint32_t sentence_at(std::uint32_t byte, std::uint32_t from) const {
    while (from + 1 < sentences_.size() && sentences_[from + 1].span.begin <= byte) ++from;
    return from;
  }

  /// One score per column and word.
  Result<void> read_scores(const json::element& rows, std::string_view field, TagScores& table) {
    const std::size_t words = out_.words.size();
    for (const auto& row : TRY(items_of(rows, words, words, field))) {
      for (const auto& score : TRY(items_of(row, table.width, table.width, field))) {
        table.scores.push_back(TRY(score_of(score, field)));
      }
    }
    return {};
  }

  Result<void> read_tags(const json::object& line) {
    json::element element;
    if (line["tags"].get(element) != simdjson::SUCCESS) return {};
    const json::object tables = TRY(object_of(element, "tags"));
    for (const auto& [name, tags, labels] : kReadingTags) {
      if (tables[name].get(element) != simdjson::SUCCESS) continue;
      const std::string field = fmt::format("tags.{}", name);
      (out_.*tags).width = static_cast<std::uint32_t>(1 + 2 * (labels_.*labels).size());
      TRY(read_scores(element, field, out_.*tags));
    }
    return {};
  }

  Result<void> read_candidates(const json::object& line, const CandidateList& list) {
    return each(line, list.key, [&](std::size_t at, const json::element& element) {
      auto added = add_candidate(element, list);
      return added ? added : within(std::move(added).error(), fmt::format("{}[{}]", list.key, at));
    });
  }

  Result<void> add_candidate(const json::element& element, const CandidateList& list) {
    const json::object object = TRY(object_of(element, list.key));
    TRY(check_candidate_names(object, list));
    Candidate candidate;
    const json::element words = TRY(member(object, "words"));
    const auto ends = TRY(items_of(words, 2, 2, "words"));
    candidate.first = TRY(index_of(ends[0], out_.words.size(), "words"));
    candidate.last = TRY(index_of(ends[1], out_.words.size(), "words"));
    auto& candidates = out_.*list.list;
    const bool behind =
        candidates.empty() || std::tie(candidates.back().first, candidates.back().last) <
                                  std::tie(candidate.first, candidate.last);
    if (candidate.first > candidate.last || !behind) return bad("words", "are out of order");
    const json::element labels = TRY(member(object, "labels"));
    candidate.labels = TRY(labels_of(labels, list.labels));
    json::element best;
    if (object["best"].get(best) == simdjson::SUCCESS &&
        best.get(candidate.best) != simdjson::SUCCESS) {
      return bad("best", "is neither true nor false");
    }
    for (const auto& [name, rows, names] : list.heads) {
      json::element scores;
      const bool given = object[name].get(scores) == simdjson::SUCCESS;
      (out_.*rows)
          .push_back(given ? TRY(row_of(scores, labels_.*names, name)) : std::vector<Score>());
    }
    candidates.push_back(std::move(candidate));
    return {};
  }

  static Result<std::vector<LabelScore>> labels_of(const json::element& element,
                                                   const std::vector<std::string>& names) {
    std::vector<LabelScore> labels;
    for (const auto& item : TRY(items_of(element, 1, names.size(), "labels"))) {
      const auto pair = TRY(items_of(item, 2, 2, "labels"));
      const std::string_view name = TRY(string_of(pair[0], "labels"));
      const std::uint16_t label = TRY(label_of(name, names, "labels"));
      const auto same = [&](const LabelScore& other) { return other.label == label; };
      if (std::any_of(labels.begin(), labels.end(), same)) return bad("labels", "name one twice");
      labels.push_back({label, TRY(score_of(pair[1], "labels"))});
    }
    std::sort(labels.begin(), labels.end(), [](const LabelScore& a, const LabelScore& b) {
      return a.score != b.score ? a.score > b.score : a.label < b.label;
    });
    return labels;
  }

  Result<void> read_pairs(const json::object& line, const PairList& list) {
    return each(line, list.key, [&](std::size_t at, const json::element& element) -> Result<void> {
      const auto items = TRY(items_of(element, 3, 3, list.key));
      PairScores pair;
      pair.from = TRY(index_of(items[0], list.from, list.key));
      pair.to = TRY(index_of(items[1], list.to, list.key));
      if (list.apart && pair.from == pair.to) return bad_at(list.key, at, "joins one to itself");
      auto& pairs = out_.*list.list;
      if (!pairs.empty() &&
          std::pair(pairs.back().from, pairs.back().to) >= std::pair(pair.from, pair.to)) {
        return bad_at(list.key, at, "is out of order");
      }
      pair.scores = TRY(row_of(items[2], list.labels, list.key));
      pairs.push_back(std::move(pair));
      return {};
    });
  }

  const Document& document_;
  const Sentences& sentences_;
  const Labels& labels_;
  CodePoints points_{document_.text};
  Reading out_;
};

}  // namespace

Result<Reading> parse_reading(std::string_view line, const Document& document,
                              const Sentences& sentences, const Labels& labels) {
  json::parser parser;
  json::element root;
  if (parser.parse(line.data(), line.size()).get(root) != simdjson::SUCCESS) {
    return bad("the line", "is not JSON");
  }
  const json::object object = TRY(object_of(root, "the line"));
  return Parser(document, sentences, labels).parse(object);
}

}  // namespace sayso
