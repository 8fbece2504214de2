// Names of "sayso.reading/1" beside the parts of a Reading that they stand for. For its writer and
// its parser only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/reading.h"

namespace sayso {

inline constexpr std::string_view kReadingSchema = "sayso.reading/1";

using LabelList = std::vector<std::string> Labels::*;

struct ReadingHead {
  std::string_view name;
  LabelList labels;
};

/// The label lists that a line repeats.
inline constexpr ReadingHead kReadingHeads[] = {{"mention", &Labels::mention},
                                                {"trigger", &Labels::trigger},
                                                {"attribution", &Labels::attribution},
                                                {"sector", &Labels::sector},
                                                {"country", &Labels::country},
                                                {"type", &Labels::type},
                                                {"mode", &Labels::mode},
                                                {"factuality", &Labels::factuality},
                                                {"tense", &Labels::tense},
                                                {"kind", &Labels::kind},
                                                {"context", &Labels::context},
                                                {"role", &Labels::role},
                                                {"link", &Labels::link}};

struct ReadingTags {
  std::string_view name;
  TagScores Reading::*tags;
  LabelList labels;
};

inline constexpr ReadingTags kReadingTags[] = {
    {"mention", &Reading::mention_tags, &Labels::mention},
    {"trigger", &Reading::trigger_tags, &Labels::trigger},
    {"attribution", &Reading::attribution_tags, &Labels::attribution}};

/// Scores that stand inside a candidate.
struct ReadingRows {
  std::string_view name;
  std::vector<std::vector<Score>> Reading::*rows;
  LabelList labels;
};

inline constexpr ReadingRows kMentionRows[] = {{"sector", &Reading::sector, &Labels::sector},
                                               {"country", &Reading::country, &Labels::country}};

inline constexpr ReadingRows kTriggerRows[] = {
    {"type", &Reading::type, &Labels::type},
    {"mode", &Reading::mode, &Labels::mode},
    {"factuality", &Reading::factuality, &Labels::factuality},
    {"tense", &Reading::tense, &Labels::tense},
    {"kind", &Reading::kind, &Labels::kind},
    {"context", &Reading::context, &Labels::context}};

}  // namespace sayso
