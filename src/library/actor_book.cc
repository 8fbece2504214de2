#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "actor/identify.h"
#include "base/faults.h"
#include "dictionary/check.h"
#include "dictionary/names.h"
#include "engine/data_pack.h"
#include "engine/open.h"
#include "ontology/load.h"
#include "sayso/actors.h"

namespace sayso {

struct ActorBook::State {
  CountryNames names;
  Officials officials;
};

namespace {

constexpr int kPercent = 100;

/// Gathers what words may mean, each thing once with its best score.
class Finder {
 public:
  Finder(const CountryNames& names, const Officials& officials, std::string_view words,
         std::string_view on)
      : names_(names),
        officials_(officials),
        text_(words),
        on_(on),
        words_(name_words(text_, {0, static_cast<std::uint32_t>(text_.size())})) {}

  std::vector<FoundActor> find() && {
    find_names();
    find_officials();
    if (people_.empty()) find_alike();
    for (auto& [person, found] : people_) out_.push_back(found);
    std::stable_sort(out_.begin(), out_.end(),
                     [](const FoundActor& a, const FoundActor& b) { return a.score > b.score; });
    return std::move(out_);
  }

 private:
  void find_names() {
    for (const NameMatch& match : names_.find(words_)) {
      const bool whole = match.first == 0 && match.last + 1 == words_.size();
      for (const NameSense& sense : match.senses) {
        if (!on_.empty() && !valid_on(sense.from, sense.to, on_)) continue;
        if (country_.empty()) country_ = names_.reported(sense.country);
        if (whole) add_sense(sense);
      }
    }
  }

  void add_sense(const NameSense& sense) {
    const NameKind kind = names_.kind(sense);
    FoundActor found;
    found.kind = kind.name;
    found.country = names_.reported(sense.country);
    found.id = found.country;
    found.name = text_;
    if (sense.organisation) {
      const Organisation body = names_.organisation(*sense.organisation);
      found.id = body.id;
      found.name = body.name;
      if (!body.wikidata.empty()) found.wikidata = body.wikidata;
    }
    if (!sense.sector.empty()) found.sector = sense.sector;
    found.from = sense.from;
    found.to = sense.to;
    found.score = (sense.weak ? 0.3 : kind.weight / 10.0);
    found.why = fmt::format("name: {}{}", kind.name, sense.user ? ", by a row of your own" : "");
    out_.push_back(std::move(found));
  }

  void find_officials() {
    const PhraseReader reader(text_, words_, names_.lexicon(), officials_);
    const WordRange all{0, words_.size()};
    Setting setting;
    setting.days = Days::of(on_);
    if (!country_.empty()) setting.own = country_;
    const Phrase bare = reader.read(all, {});
    const Phrase phrase = reader.read(all, countries_of(setting, bare.name, officials_));
    const Identity identity = sayso::identify(phrase, setting, officials_);
    if (identity.person)
      add({*identity.person, identity.score, identity.office, identity.country, identity.why});
    for (const Likely& one : identity.candidates) add(one);
    if (identity.office && !identity.person) add_office(*identity.office, identity);
    if (phrase.name.size() == 1)
      for (const std::uint32_t person : officials_.surnamed(phrase.name.front())) add_held(person);
  }

  /// Persons whose names differ from the words by a letter or two, or lack a part.
  void find_alike() {
    std::vector<std::string> name;
    for (const NameWord& word : words_)
      if (!word.mark && word.key.size() > 1) name.push_back(word.key);
    if (name.empty()) return;
    for (std::uint32_t person = 0; person < officials_.persons(); ++person)
      if (alike(name, folded_name(officials_.person(person).name)))
        add_held(person, 0.6, ", name spelt otherwise");
  }

  void add_office(std::uint32_t row, const Identity& identity) {
    const Office office = officials_.office(row);
    FoundActor found;
    found.kind = "office";
    found.id = office.id;
    found.name = office.title;
    found.country = office.country;
    found.sector = office.sector;
    found.score = 1.0 * identity.score / kPercent;
    found.why = identity.why;
    out_.push_back(std::move(found));
  }

  /// A person by the weightiest tenure on the day, or at all.
  void add_held(std::uint32_t person, double factor = 1, std::string_view more = {}) {
    std::optional<Tenure> best;
    int score = -1;
    for (const Tenure& tenure : officials_.tenures(person)) {
      const int rank = officials_.office(tenure.office).rank;
      const Held held = on_.empty() ? Held::never : held_on(tenure, Days::of(on_));
      const int points = held == Held::surely    ? 50 + 4 * rank
                         : held == Held::perhaps ? 35 + 4 * rank
                         : held == Held::never   ? 30 + 3 * rank
                                                 : 5 + rank;
      if (points <= score) continue;
      score = points;
      best = tenure;
    }
    if (!best) return;
    const Office office = officials_.office(best->office);
    const bool now = on_.empty() || held_on(*best, Days::of(on_)) >= Held::perhaps;
    Likely one;
    one.person = person;
    one.score = static_cast<int>(score * factor);
    if (now) one.office = best->office;
    one.country = office.country;
    one.why =
        fmt::format("family name+tenure: {} {}..{}{}", office.title, best->from, best->to, more);
    add(one);
  }

  void add(const Likely& one) {
    const Person person = officials_.person(one.person);
    FoundActor found;
    found.kind = "person";
    found.id = person.id;
    found.name = person.name;
    found.country = one.country;
    if (!person.wikidata.empty()) found.wikidata = person.wikidata;
    found.score = 1.0 * one.score / kPercent;
    found.why = one.why;
    if (one.office) {
      const Office office = officials_.office(*one.office);
      found.office = office.title;
      found.office_id = office.id;
      found.sector = office.sector;
      for (const Tenure& tenure : officials_.tenures(one.person))
        if (tenure.office == *one.office &&
            (on_.empty() || held_on(tenure, Days::of(on_)) >= Held::perhaps)) {
          found.from = tenure.from;
          found.to = tenure.to;
        }
    }
    const auto known = people_.find(one.person);
    if (known == people_.end() || known->second.score < found.score) people_[one.person] = found;
  }

  const CountryNames& names_;
  const Officials& officials_;
  const std::string text_;
  const std::string on_;
  const std::vector<NameWord> words_;
  std::string country_;
  std::map<std::uint32_t, FoundActor> people_;
  std::vector<FoundActor> out_;
};

PackSummary summary_of(const Pack& pack, const std::string& path) {
  PackSummary out;
  out.path = path;
  out.version = pack.version();
  std::error_code none;
  out.bytes = std::filesystem::file_size(path, none);
  for (const auto& [name, bytes] : pack.sections()) out.sections.emplace_back(name, bytes.size());
  return out;
}

}  // namespace

ActorBook::ActorBook(std::unique_ptr<State> state) : state_(std::move(state)) {}
ActorBook::ActorBook(ActorBook&&) noexcept = default;
ActorBook& ActorBook::operator=(ActorBook&&) noexcept = default;
ActorBook::~ActorBook() = default;

Result<ActorBook> ActorBook::open(const Settings& settings) {
  const std::string data = TRY(find_data(settings.data));
  const Pack pack = TRY(open_pack(data, settings.actors));
  return ActorBook(std::make_unique<State>(State{CountryNames::open(pack), Officials::open(pack)}));
}

std::vector<FoundActor> ActorBook::find(std::string_view words, std::string_view on,
                                        std::size_t most) const {
  std::vector<FoundActor> found = Finder(state_->names, state_->officials, words, on).find();
  if (found.size() > most) found.resize(most);
  return found;
}

Result<std::vector<TableFault>> check_actors(const Settings& settings, const std::string& folder) {
  const std::string data = TRY(find_data(settings.data));
  const Ontology book = TRY(load_ontology(data + "/ontology"));
  std::error_code none;
  if (!folder.empty() && !std::filesystem::is_directory(folder, none))
    return fail(fault::kNoData, "", folder);
  const bool own = folder.empty() || std::filesystem::equivalent(folder, data + "/actors", none);
  const auto user = own ? std::nullopt : std::optional(folder);
  std::vector<TableFault> out;
  const std::vector<TableFinding> findings = TRY(check_tables({data + "/actors", user}, book));
  out.reserve(findings.size());
  for (const TableFinding& one : findings) out.push_back({one.where, one.what});
  return out;
}

Result<PackSummary> write_pack(const Settings& settings, const std::string& path) {
  const std::string data = TRY(find_data(settings.data));
  const std::string to = path.empty() ? data + "/sayso.pack" : path;
  const std::string bytes = TRY(make_pack(data, settings.actors));
  TRY(write_whole(to, bytes));
  return read_pack(to);
}

Result<PackSummary> read_pack(const std::string& path) {
  const Pack pack = TRY(Pack::open(path));
  return summary_of(pack, path);
}

}  // namespace sayso
