// What the choices of a country of the scene and of a sector see of given reports, for fitting
// data/actors/scene.tsv (training/scene.py) and sector.tsv (training/sector.py).
//
//   scene_bench REPORTS READINGS [--data FOLDER]
//
// REPORTS are JSON lines as `sayso code` takes them, READINGS what it has written of them with
// --write-readings. Prints a line of JSON for each report: its key, its mentions (bytes of the text
// as given, entity), the cases of the scene: mention, and the answers with their
// rows; and those of sectors: mention, what speaks for its sector, and what the reader gives each.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "actor/resolve.h"
#include "engine/open.h"
#include "engine/way.h"
#include "sayso/sayso.h"

namespace sayso {
namespace {

/// As a JSON string.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char one : text) {
    if (one == '"' || one == '\\') out += '\\';
    out += static_cast<unsigned char>(one) < ' ' ? ' ' : one;
  }
  return out + '"';
}

std::string list(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ",") + quoted(text);
  return '[' + out + ']';
}

void print_sectors(const Told& told, const std::vector<SectorCase>& cases,
                   const Ontology& ontology) {
  std::string out = "],\"sectors\":[";
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Mention& mention = told.mentions.mentions[cases[i].mention];
    out += fmt::format("{}{{\"mention\":{},\"entity\":{},\"rows\":{},\"reader\":{{",
                       i == 0 ? "" : ",", cases[i].mention, cases[i].entity, list(cases[i].rows));
    for (std::size_t at = 0; at < mention.sectors.size(); ++at)
      out += fmt::format("{}\"{}\":{}", at == 0 ? "" : ",", ontology.sectors[at].name,
                         mention.sectors[at]);
    out += "}}";
  }
  fmt::print("{}]}}\n", out);
}

void print(const std::string& key, const Told& told, const SceneCases& cases) {
  std::string out = fmt::format("{{\"key\":{},\"cases\":[", quoted(key));
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const SceneCase& one = cases[i];
    const Span& span = told.mentions.mentions[one.mention].span;
    out +=
        fmt::format("{}{{\"mention\":{},\"text\":{},\"entity\":{},\"offers\":[", i == 0 ? "" : ",",
                    one.mention, quoted(slice(told.document.clean.text, span)), one.entity);
    for (std::size_t at = 0; at < one.offers.size(); ++at)
      out += fmt::format("{}[{},{}]", at == 0 ? "" : ",", quoted(one.offers[at].first),
                         list(one.offers[at].second));
    out += "]}";
  }
  fmt::print("{}", out);
}

Result<void> run(const std::string& reports, const std::string& readings, const std::string& data) {
  Settings settings;
  settings.data = data;
  const Parts parts = TRY(open_parts(settings, false));
  std::ifstream lines(readings);
  Source source = Source::open({reports}, {});
  std::string line;
  while (const auto input = source.next()) {
    std::getline(lines, line);
    if (!*input || line.empty()) continue;
    const Result<Told> told = tell(parts, **input, line);
    if (!told) continue;
    print((*input)->key, *told,
          scene_cases({told->document, told->sentences, told->mentions, told->places},
                      {parts.names, parts.officials, parts.ontology}));
    print_sectors(*told,
                  sector_cases({told->document, told->sentences, told->mentions, told->places},
                               {parts.names, parts.officials, parts.ontology}),
                  parts.ontology);
  }
  return {};
}

}  // namespace
}  // namespace sayso

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const bool data = words.size() == 4 && words[2] == "--data";
  if (words.size() != 2 && !data) return 2;
  const auto done = sayso::run(words[0], words[1], data ? words[3] : "");
  if (done) return 0;
  fmt::print(stderr, "scene_bench: {}: {}\n", done.error().where, done.error().what);
  return 1;
}
