#include <algorithm>
#include <string>
#include <string_view>

#include "answer/clause.h"

namespace sayso {
namespace {

/// The words that there are, with a space between them.
std::string joined(std::initializer_list<std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (word.empty()) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

/// What the verb group is built around: the verb, or "be" with the participle of a passive.
struct Core {
  std::string base, participle, gerund;
};

Core core_of(const VerbForms& forms, const Shape& shape) {
  if (shape.copula) return {"be", "been", "being"};
  if (!shape.passive) return {forms.base, forms.participle, forms.gerund};
  return {joined({"be", forms.participle}), joined({"been", forms.participle}),
          joined({"being", forms.participle})};
}

std::string may_group(const Core& core, const Shape& shape, std::string_view no) {
  if (shape.time == Time::past) return joined({"may", no, "have", core.participle});
  if (shape.time == Time::future || shape.simple || shape.copula) {
    return joined({"may", no, core.base});
  }
  if (shape.passive) {
    return joined({shape.plural ? "are" : "is", "possibly", no, core.gerund});
  }
  return joined({"may", no, "be", core.gerund});
}

std::string past_group(const VerbForms& forms, const Shape& shape, std::string_view no) {
  const std::string_view was = shape.plural ? "were" : "was";
  const std::string& adverb = shape.stance.adverb;
  if (shape.copula) return joined({was, adverb});
  if (shape.passive) return joined({was, adverb, no, forms.participle});
  return no.empty() ? joined({adverb, forms.past}) : joined({adverb, "did", no, forms.base});
}

std::string now_group(const VerbForms& forms, const Shape& shape, std::string_view no) {
  const std::string_view is = shape.plural ? "are" : "is";
  const std::string& adverb = shape.stance.adverb;
  if (shape.copula) return joined({is, adverb});
  if (!shape.simple || shape.passive) {
    return joined({is, adverb, no, core_of(forms, shape).gerund});
  }
  if (!no.empty()) return joined({adverb, shape.plural ? "do" : "does", no, forms.base});
  return joined({adverb, shape.plural ? forms.base : forms.third});
}

std::string perfect_group(const Core& core, const Shape& shape, std::string_view no) {
  return joined({shape.plural ? "have" : "has", shape.stance.adverb, no, core.participle});
}

std::string plain_group(const VerbForms& forms, const Shape& shape, std::string_view no) {
  const Core core = core_of(forms, shape);
  if (shape.stance.may) return may_group(core, shape, no);
  if (shape.perfect && shape.time != Time::future) return perfect_group(core, shape, no);
  if (shape.time == Time::past) return past_group(forms, shape, no);
  if (shape.time == Time::now) return now_group(forms, shape, no);
  return joined({"will", shape.stance.adverb, no, core.base});
}

}  // namespace

Time time_of(std::string_view tense) {
  if (tense == "past") return Time::past;
  return tense == "future" ? Time::future : Time::now;
}

std::string verb_group(const VerbForms& forms, const Shape& shape) {
  const Core core = core_of(forms, shape);
  const bool past = shape.time == Time::past;
  const std::string_view no = shape.stance.negative && !shape.copula ? "not" : "";
  switch (shape.mood) {
    case Mood::plain:
      return plain_group(forms, shape, no);
    case Mood::would:
      return past ? joined({"would", no, "have", core.participle})
                  : joined({"would", no, core.base});
    case Mood::will:
      return joined({"will", no, core.base});
    case Mood::bare:
    case Mood::infinitive:
      return joined({no, core.base});
    case Mood::gerund:
      break;
  }
  return past ? joined({no, "having", core.participle}) : joined({no, core.gerund});
}

}  // namespace sayso
