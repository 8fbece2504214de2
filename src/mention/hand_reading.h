// A Reading put together by hand, for tests: words cut at spaces, candidates, rows and pairs.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "document/document.h"
#include "reading/reading.h"

namespace sayso {

struct HandReading {
  using Named = std::vector<std::pair<std::string, Score>>;
  /// The score of a label that is not named.
  static constexpr Score kNo = -20000;

  HandReading(const std::string& text, Labels names) : labels(std::move(names)) {
    document.text = document.clean.text = text;
    for (std::uint32_t begin = 0; begin < text.size();) {
      const auto space = static_cast<std::uint32_t>(std::min(text.find(' ', begin), text.size()));
      if (space > begin) reading.words.push_back({{begin, space}, 0});
      begin = space + 1;
    }
  }

  std::uint32_t mention(std::uint32_t first, std::uint32_t last, const std::string& label,
                        Score score) {
    reading.sector.push_back(std::vector<Score>(labels.sector.size(), 0));
    reading.country.push_back(std::vector<Score>(labels.country.size(), 0));
    return add(reading.mentions, {first, last, {{at(labels.mention, label), score}}, true});
  }

  std::uint32_t trigger(std::uint32_t first, std::uint32_t last, const std::string& label,
                        Score score) {
    for (auto [rows, names] : {std::pair(&reading.type, &labels.type),
                               {&reading.mode, &labels.mode},
                               {&reading.factuality, &labels.factuality},
                               {&reading.tense, &labels.tense},
                               {&reading.kind, &labels.kind},
                               {&reading.context, &labels.context}}) {
      rows->push_back(std::vector<Score>(names->size(), 0));
    }
    return add(reading.triggers, {first, last, {{at(labels.trigger, label), score}}, true});
  }

  /// A label of a trigger that scores less than those before it.
  void or_else(std::uint32_t trigger, const std::string& label, Score score) {
    reading.triggers[trigger].labels.push_back({at(labels.trigger, label), score});
  }

  std::uint32_t attribution(std::uint32_t first, std::uint32_t last, const std::string& label) {
    return add(reading.attributions, {first, last, {{at(labels.attribution, label), 5000}}, true});
  }

  /// Scores of one head for one candidate.
  void row(std::uint32_t candidate, std::vector<std::vector<Score>>& rows,
           const std::vector<std::string>& names, const Named& named) const {
    rows[candidate] = list(names, named, kNo);
  }

  void role(std::uint32_t trigger, std::uint32_t mention, const Named& named) {
    put(reading.roles, {trigger, mention, list(labels.role, named, kNo)});
  }

  void link(std::uint32_t from, std::uint32_t to, const Named& named) {
    put(reading.links, {from, to, list(labels.link, named, kNo)});
  }

  /// The same score both ways.
  void coref(std::uint32_t left, std::uint32_t right, Score score) {
    put(reading.corefs, {left, right, {score}});
    put(reading.corefs, {right, left, {score}});
  }

  static std::vector<Score> list(const std::vector<std::string>& names, const Named& named,
                                 Score other = 0) {
    std::vector<Score> out(names.size(), other);
    for (const auto& [name, score] : named) out[at(names, name)] = score;
    return out;
  }

  Document document;
  Reading reading;
  Thresholds thresholds;
  Labels labels;

 private:
  static std::uint16_t at(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::uint16_t>(std::find(names.begin(), names.end(), name) - names.begin());
  }

  static std::uint32_t add(std::vector<Candidate>& list, Candidate candidate) {
    list.push_back(std::move(candidate));
    return static_cast<std::uint32_t>(list.size() - 1);
  }

  /// Keeps the list sorted; a second pair of the same ends takes the place of the first.
  static void put(std::vector<PairScores>& pairs, PairScores pair) {
    const auto place = std::lower_bound(
        pairs.begin(), pairs.end(), pair, [](const PairScores& left, const PairScores& right) {
          return std::pair(left.from, left.to) < std::pair(right.from, right.to);
        });
    if (place != pairs.end() && place->from == pair.from && place->to == pair.to) {
      *place = std::move(pair);
    } else {
      pairs.insert(place, std::move(pair));
    }
  }
};

}  // namespace sayso
