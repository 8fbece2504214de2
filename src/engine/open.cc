#include "engine/open.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <thread>

#include "base/faults.h"
#include "base/instruction_set.h"
#include "engine/data_pack.h"
#include "ontology/load.h"
#include "sayso/sayso.h"

namespace sayso {
namespace {

constexpr std::size_t kHashDigits = 16;

bool is_data(const std::filesystem::path& folder) {
  std::error_code none;
  return std::filesystem::is_directory(folder / "ontology", none);
}

/// Settings that change what comes out.
std::string settings_words(const Settings& settings, const std::string& precision) {
  return fmt::format("precision={} min-score={:.3f} lang={} limit-sentence={} limit-mentions={}",
                     precision, settings.min_score, settings.lang.empty() ? "auto" : settings.lang,
                     settings.limits.sentence_characters, settings.limits.mentions_per_window);
}

std::size_t jobs_of(const Settings& settings) {
  if (settings.jobs > 0) return settings.jobs;
  return std::max(1u, std::thread::hardware_concurrency());
}

Arithmetic arithmetic_of(Precision precision) {
  switch (precision) {
    case Precision::f32:
      return Arithmetic::f32;
    case Precision::bf16:
      return Arithmetic::bf16;
    case Precision::int8:
      return Arithmetic::int8;
    case Precision::automatic:
      break;
  }
  return Arithmetic::automatic;
}

struct OpenedModel {
  std::optional<Model> model;
  Manifest manifest;
};

/// The model, or its manifest alone.
Result<OpenedModel> open_model(const std::string& data, const Settings& settings, bool with_model) {
  const std::string folder = TRY(find_model(data, settings.model));
  if (!with_model) return OpenedModel{std::nullopt, TRY(Manifest::load(folder))};
  const ModelOptions options{.arithmetic = arithmetic_of(settings.precision),
                             .jobs = jobs_of(settings),
                             .mentions_per_window = settings.limits.mentions_per_window};
  Model model = TRY(Model::open(folder, options));
  Manifest manifest = model.manifest();
  return OpenedModel{std::move(model), std::move(manifest)};
}

using ModelToCome = std::future<Result<OpenedModel>>;

/// The same in a thread of its own, while the tables are read. Errors: kMachine (no thread left).
Result<ModelToCome> begin_to_open(const std::string& data, const Settings& settings,
                                  bool with_model) {
  try {
    return std::async(std::launch::async,
                      [=, &settings] { return open_model(data, settings, with_model); });
  } catch (const std::exception& error) {
    return fail(fault::kMachine, error.what());
  }
}

Run run_of(const Parts& parts, const Manifest& manifest) {
  Run run;
  run.sayso = version();
  run.model = manifest.id + "@" + manifest.sha256.substr(0, kHashDigits);
  run.ontology = parts.ontology.version;
  run.actors = parts.names.version();
  run.isa = instruction_set();
  run.settings = settings_words(parts.settings,
                                parts.model ? parts.model->precision() : std::string("recorded"));
  return run;
}

Result<WordTables> load_words(const std::string& data, const Ontology& ontology) {
  return WordTables{.split = TRY(SplitRules::load(data + "/sentence/abbreviations.tsv")),
                    .take_up = TRY(TakeUpWords::load(data + "/mention/takes_up.tsv")),
                    .headline = TRY(HeadlineWords::load(data + "/mention/headline.tsv", ontology)),
                    .time = TRY(TimeWords::load(data + "/time/words.tsv")),
                    .quantity = TRY(QuantityWords::load(data + "/quantity/words.tsv"))};
}

}  // namespace

Result<std::string> find_data(const std::string& given) {
  if (!given.empty()) {
    return is_data(given) ? Result<std::string>(given) : fail(fault::kNoData, "", given);
  }
  if (const char* set = std::getenv("SAYSO_DATA"); set != nullptr && *set != '\0') {
    return is_data(set) ? Result<std::string>(set) : fail(fault::kNoData, "", set);
  }
  std::error_code none;
  const std::filesystem::path program =
      std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
  for (const char* place : {"../data", "../../data", "../share/sayso"}) {
    const std::filesystem::path folder = (program / place).lexically_normal();
    if (is_data(folder)) return folder.string();
  }
  return fail(fault::kNoData, "", "beside " + program.string());
}

Result<Parts> open_parts(const Settings& settings, bool with_model) {
  std::string data = TRY(find_data(settings.data));
  ModelToCome model_to_come = TRY(begin_to_open(data, settings, with_model));
  Ontology ontology = TRY(load_ontology(data + "/ontology"));
  WordTables words = TRY(load_words(data, ontology));
  CueEdges cue_edges = TRY(CueEdges::load(data + "/mention/cue_edges.tsv"));
  const Pack pack = TRY(open_pack(data, settings.actors));
  CountryNames names = CountryNames::open(pack);
  Parts parts{.settings = settings,
              .data = std::move(data),
              .ontology = std::move(ontology),
              .words = std::move(words),
              .casing = Casing::open(pack),
              .names = std::move(names),
              .officials = Officials::open(pack),
              .gazetteer = Gazetteer::open(pack),
              .labels = {},
              .thresholds = {},
              .calibration = std::nullopt,
              .binding = {},
              .model = std::nullopt,
              .run = {}};
  auto [model, manifest] = TRY(model_to_come.get());
  parts.model = std::move(model);
  parts.labels = manifest.labels;
  parts.thresholds = manifest.thresholds;
  parts.calibration = manifest.calibration;
  parts.binding = TRY(bind(parts.labels, parts.ontology));
  parts.binding.cue_edges = std::move(cue_edges);
  parts.run = run_of(parts, manifest);
  return parts;
}

}  // namespace sayso
