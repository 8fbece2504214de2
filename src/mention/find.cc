#include "mention/find.h"

#include <algorithm>
#include <string_view>

#include "mention/steps.h"

namespace sayso {

std::uint16_t best_label(const std::vector<Score>& row) {
  return static_cast<std::uint16_t>(std::max_element(row.begin(), row.end()) - row.begin());
}

Score threshold_of(const std::vector<Score>& list, std::size_t label) {
  return label < list.size() ? list[label] : 0;
}

Span span_of(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  return {reading.words[first].span.begin, reading.words[last].span.end};
}

std::vector<std::uint32_t> paragraphs_of(const Scene& scene) {
  const auto& words = scene.reading.words;
  std::vector<std::uint32_t> out(words.size(), 0);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Word &left = words[i - 1], &right = words[i];
    const bool apart = left.sentence != right.sentence && right.span.begin >= left.span.end;
    const bool ends =
        apart && slice(scene.document.clean.text, {left.span.end, right.span.begin}).find('\n') !=
                     std::string_view::npos;
    out[i] = out[i - 1] + (ends ? 1 : 0);
  }
  return out;
}

Mentions find(const Reading& reading, const Binding& binding, const Thresholds& thresholds,
              const Ontology& ontology, const Document& document) {
  const Scene scene{reading, binding, thresholds, ontology, document};
  Mentions out;
  const Places places = choose_spans(scene, out);
  settle_ends(scene, out);
  read_attributes(scene, out);
  join_roles(scene, places, out);
  join_links(scene, places, out);
  read_undone(scene, out);
  read_denials(scene, out);
  read_open(scene, out);
  join_entities(scene, places, out);
  join_names(scene, out);
  find_quotes(scene, out);
  std::stable_sort(
      out.rulings.begin(), out.rulings.end(),
      [](const Ruling& left, const Ruling& right) { return left.trigger < right.trigger; });
  return out;
}

}  // namespace sayso
