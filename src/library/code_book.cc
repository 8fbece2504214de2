#include "sayso/codebook.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/number.h"
#include "base/tsv.h"
#include "engine/open.h"
#include "ontology/load.h"
#include "sayso/ledger_event.h"

namespace sayso {
namespace {

struct StateRow {
  StateCodes codes;
  std::string from, to;  // ISO 8601, may be reduced or empty
};

bool holds(const StateRow& row, std::string_view day) {
  const std::string_view from(row.from), to(row.to);
  return day.empty() || ((from.empty() || day.substr(0, from.size()) >= from) &&
                         (to.empty() || day.substr(0, to.size()) <= to));
}

using States = std::map<std::string, std::vector<StateRow>, std::less<>>;
using Names = std::map<std::string, std::string, std::less<>>;

Result<States> load_states(const std::string& path) {
  const Tsv table = TRY(Tsv::read(path));
  std::vector<std::size_t> at;
  for (const char* name : {"iso3", "iso2", "name", "fips", "cameo", "cow", "gw", "from", "to"}) {
    const std::size_t column = TRY(table.column(name));
    at.push_back(column);
  }
  States out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto cell = [&](std::size_t i) -> const std::string& { return table.cell(row, at[i]); };
    StateCodes codes{cell(0), cell(1), cell(2), cell(3), cell(4), {}, {}};
    codes.cow = parse_number<int>(cell(5));
    codes.gw = parse_number<int>(cell(6));
    out[cell(0)].push_back({std::move(codes), cell(7), cell(8)});
  }
  return out;
}

Result<Names> load_names(const std::string& path, const char* key, const char* value) {
  const Tsv table = TRY(Tsv::read(path));
  const std::size_t from = TRY(table.column(key)), to = TRY(table.column(value));
  Names out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    out.emplace(table.cell(row, from), table.cell(row, to));
  }
  return out;
}

/// The three-letter parts of the codes that sectors have.
std::set<std::string, std::less<>> roles_of(const Ontology& ontology) {
  std::set<std::string, std::less<>> out;
  for (const Sector& sector : ontology.sectors) {
    for (const std::string& code : {sector.cameo, sector.cameo_int}) {
      for (std::size_t at = 0; at + 3 <= code.size(); at += 3) out.insert(code.substr(at, 3));
    }
  }
  return out;
}

}  // namespace

struct Codebook::State {
  Ontology ontology;
  States states;
  Names labels, icews;
  std::set<std::string, std::less<>> roles;

  std::string cameo_of(const LedgerEvent& event, const std::string& type, bool to_come) const {
    const auto id = ontology.find_type(type);
    const auto act = ontology.find_type(event.act);
    if (!id || !act) return event.cameo;
    std::string object, recipient;
    for (const std::string& words : event.object) object += (object.empty() ? "" : " ") + words;
    for (const LedgerParty& party : event.recipients) recipient += " " + party.name;
    Ontology::CameoQuestion question{.type = *id, .act = *act};
    if (event.mode) question.mode = ontology.find_mode(*id, *event.mode);
    if (event.context) question.context = ontology.find_context(*event.context);
    question.trigger = event.trigger;
    question.object = object;
    question.recipient = recipient;
    question.future = to_come;
    return ontology.cameo(question).code;
  }
};

Result<Codebook> Codebook::open(const std::string& data) {
  const std::string folder = TRY(find_data(data));
  State state;
  state.ontology = TRY(load_ontology(folder + "/ontology"));
  state.states = TRY(load_states(folder + "/actors/odbl/countries.tsv"));
  state.labels = TRY(load_names(folder + "/export/cameo_labels.tsv", "cameo", "label"));
  state.icews = TRY(load_names(folder + "/export/sectors.tsv", "sector", "icews"));
  state.roles = roles_of(state.ontology);
  return Codebook(std::make_unique<State>(std::move(state)));
}

Codebook::Codebook(std::unique_ptr<State> state) : state_(std::move(state)) {}
Codebook::Codebook(Codebook&&) noexcept = default;
Codebook& Codebook::operator=(Codebook&&) noexcept = default;
Codebook::~Codebook() = default;

std::vector<std::string> Codebook::types() const {
  std::vector<std::string> names;
  for (const EventType& type : state_->ontology.types) names.push_back(type.name);
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<StateCodes> Codebook::state(std::string_view iso3, std::string_view day) const {
  const auto found = state_->states.find(iso3);
  if (found == state_->states.end()) return std::nullopt;
  for (auto row = found->second.rbegin(); row != found->second.rend(); ++row) {
    if (holds(*row, day)) return row->codes;
  }
  return std::nullopt;
}

ToldType Codebook::told(const LedgerEvent& event) const {
  const Ontology& ontology = state_->ontology;
  ToldType out{.type = event.act.empty() ? event.type : event.act,
               .cameo = event.cameo,
               .mode = {},
               .quad = event.quad,
               .intensity = event.intensity};
  const auto act = ontology.find_type(out.type);
  const bool to_come = still_to_come(event);
  if (act && to_come && ontology.type(*act).plannable) {
    const auto plan = std::find_if(ontology.types.begin(), ontology.types.end(),
                                   [](const EventType& type) { return type.plan; });
    if (plan != ontology.types.end()) out.type = plan->name;
  }
  const auto told = ontology.find_type(out.type);
  const auto mode = told && event.mode ? ontology.find_mode(*told, *event.mode) : std::nullopt;
  if (mode) out.mode = event.mode;
  if (!told || out.type == event.type) return out;
  out.cameo = state_->cameo_of(event, out.type, to_come);
  out.quad = ontology.type(*told).quad;
  out.intensity =
      ontology.intensity(*told, event.mode ? ontology.find_mode(*told, *event.mode) : std::nullopt);
  return out;
}

std::string Codebook::cameo_label(std::string_view code) const {
  const auto found = state_->labels.find(code);
  return found == state_->labels.end() ? std::string() : found->second;
}

std::optional<double> Codebook::goldstein(std::string_view code) const {
  return state_->ontology.goldstein(code);
}

int Codebook::gdelt_quad(std::string_view code) {
  constexpr std::string_view kLastRoots[] = {"05", "08", "13", "20"};  // of quads 1 to 4
  const std::string_view root = code.substr(0, 2);
  for (int quad = 0; quad < 4; ++quad) {
    if (root.size() == 2 && root <= kLastRoots[quad]) return quad + 1;
  }
  return 0;
}

std::string Codebook::icews_sector(std::string_view sector) const {
  const auto found = state_->icews.find(sector);
  return found == state_->icews.end() ? std::string() : found->second;
}

bool Codebook::is_cameo_role(std::string_view code) const { return state_->roles.contains(code); }

bool still_to_come(const LedgerEvent& event) {
  if (event.stage == "happened") return false;
  if (event.stage == "planned" || event.stage == "overdue" || event.stage == "called-off") {
    return true;
  }
  return event.tense == "future";
}

}  // namespace sayso
