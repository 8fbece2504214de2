#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/lookup.h"
#include "formats/format.h"
#include "formats/json_writer.h"

namespace sayso::cli {
namespace {

struct Labelled {
  std::uint32_t start = 0, end = 0;
  std::string label;
};

/// All that is coloured, in the order of the text, the longer first.
std::vector<Labelled> labelled(const Coding& coding) {
  std::vector<Labelled> out;
  out.reserve(coding.events.size() + coding.says.size() + coding.mentions.size());
  for (const CodedEvent& event : coding.events) out.push_back({event.start, event.end, event.type});
  for (const CodedSay& say : coding.says) out.push_back({say.start, say.end, say.kind});
  for (const CodedMention& mention : coding.mentions) {
    out.push_back({mention.start, mention.end, mention.kind});
  }
  std::stable_sort(out.begin(), out.end(), [](const Labelled& a, const Labelled& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
  return out;
}

/// The words of the report, numbered as displaCy's tokens.
std::vector<TextSpan> words_of(const Coding& coding) {
  std::vector<TextSpan> out;
  for (const CodedSentence& sentence : coding.sentences) {
    out.insert(out.end(), sentence.words.begin(), sentence.words.end());
  }
  return out;
}

/// displaCy draws an ent that overlaps another twice: each that begins inside an earlier one is
/// left to `spans`.
void write_ents(JsonWriter& json, const std::vector<Labelled>& all) {
  json.key("ents").open('[');
  std::uint32_t free = 0;
  for (const Labelled& each : all) {
    if (each.start < free || each.start == each.end) continue;
    free = each.end;
    json.open('{').key("start").value(each.start).key("end").value(each.end);
    json.field("label", each.label).close('}');
  }
  json.close(']');
}

/// By tokens, end exclusive; these may overlap.
void write_spans(JsonWriter& json, const std::vector<Labelled>& all,
                 const std::vector<TextSpan>& words) {
  json.key("spans").open('[');
  for (const Labelled& each : all) {
    const auto first = std::partition_point(
        words.begin(), words.end(), [&](const TextSpan& word) { return word.end <= each.start; });
    const auto last = std::partition_point(
        first, words.end(), [&](const TextSpan& word) { return word.start < each.end; });
    if (first == last) continue;
    json.open('{').key("start_token").value(std::int64_t{first - words.begin()});
    json.key("end_token").value(std::int64_t{last - words.begin()});
    json.key("start").value(each.start).key("end").value(each.end);
    json.field("label", each.label).close('}');
  }
  json.close(']');
}

class Displacy : public Formatter {
 public:
  std::string document(const Coding& coding) override {
    const Lookup lookup(coding);
    const std::vector<Labelled> all = labelled(coding);
    const std::vector<TextSpan> words = words_of(coding);
    JsonWriter json;
    json.open('{').field("title", coding.doc.title.value_or(coding.doc.key));
    json.field("text", coding.doc.text);
    write_ents(json, all);
    json.key("tokens").open('[');
    for (const TextSpan& word : words) json.value(lookup.words(word.start, word.end));
    json.close(']');
    write_spans(json, all, words);
    json.key("settings").open('{').close('}').close('}');
    return json.take() + "\n";
  }
};

}  // namespace

std::unique_ptr<Formatter> make_displacy() { return std::make_unique<Displacy>(); }

}  // namespace sayso::cli
