#include "answer/tell.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/faults.h"
#include "base/tsv.h"
#include "base/unicode.h"

namespace sayso {
namespace {

/// The row of say.tsv by which the publication itself speaks.
constexpr const char* kOutletRow = "outlet";

std::optional<Mood> mood_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Mood>, 6> kMoods = {
      {{"plain", Mood::plain},
       {"would", Mood::would},
       {"will", Mood::will},
       {"bare", Mood::bare},
       {"infinitive", Mood::infinitive},
       {"gerund", Mood::gerund}}};
  for (const auto& [word, mood] : kMoods) {
    if (word == name) return mood;
  }
  return std::nullopt;
}

/// The entities of the parties; nothing where one is unknown.
std::optional<std::set<std::string>> entities_of(const Parties& parties) {
  std::set<std::string> out;
  for (const Party& party : parties) {
    if (party.entity.empty()) return std::nullopt;
    out.insert(party.entity);
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

bool same_voice(const Parties& a, const Parties& b) {
  const auto one = entities_of(a);
  return one && one == entities_of(b);
}

/// Parties with their words made whole; those of which nothing is left go.
void make_whole(Parties& parties, const English& english) {
  for (Party& party : parties) party.words = english.whole(party.words);
  std::erase_if(parties, [](const Party& party) { return party.words.empty(); });
}

void make_whole(Act& act, const English& english) {
  for (std::size_t i = 0; i < kRoles; ++i) {
    make_whole(act.roles[i], english);
    for (Party& party : act.roles[i]) {
      const bool capital = english.leads(party.words, static_cast<Role>(i));
      if (capital) party.words.replace(0, 1, lower_ascii(party.words.substr(0, 1)));
    }
  }
}

/// Whoever acts is not told as acted on.
void drop_self(Act& act) {
  const Parties& actors = act.of(Role::actors);
  const auto acts = [&](const Party& party) {
    return !party.entity.empty() &&
           std::any_of(actors.begin(), actors.end(),
                       [&](const Party& own) { return own.entity == party.entity; });
  };
  std::erase_if(act.roles[static_cast<std::size_t>(Role::recipients)], acts);
}

/// Does the link hold what it passes on?
bool passes_on(const TellTables& tables, const VoucherLink& link) {
  const SayWords* row = tables.find(link.kind, {});
  return row != nullptr && row->echo == "full";
}

/// Leaves out whoever merely speaks without a name, where somebody else passes it on: not "Kirby
/// says that it is said that".
void drop_unspoken(Account& account, const TellTables& tables) {
  for (std::size_t i = account.chain.size(); i-- > 0;) {
    const VoucherLink& link = account.chain[i];
    const bool silent = link.vouchers.empty() &&
                        !tables.clauses.phrase("silent " + link.kind).empty() &&
                        i + 1 < account.chain.size() && passes_on(tables, account.chain[i + 1]);
    if (!silent || (i == 0 && account.kind != link.kind)) continue;
    if (i == 0) account.kind = account.chain[1].kind;
    account.chain.erase(account.chain.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

/// The account as it can be told: whole words, nobody who says that he says, and whoever speaks
/// taken up by a pronoun where somebody acts on him.
Account tellable(Account account, const TellTables& tables) {
  const English& english = tables.clauses.english;
  make_whole(account.act, english);
  for (Act& given : account.exchange) make_whole(given, english);
  for (VoucherLink& link : account.chain) make_whole(link.vouchers, english);
  make_whole(account.supporters, english);
  make_whole(account.deniers, english);
  drop_unspoken(account, tables);
  drop_self(account.act);
  for (Act& given : account.exchange) drop_self(given);
  for (std::size_t i = account.chain.size(); i-- > 1;) {
    if (same_voice(account.chain[i].vouchers, account.chain[i - 1].vouchers)) {
      account.chain.erase(account.chain.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  if (account.chain.size() != 1 || account.chain.front().vouchers.size() != 1) return account;
  const Party& voice = account.chain.front().vouchers.front();
  const Noun* pronoun = english.pronoun(voice);
  const bool own = same_voice(account.chain.front().vouchers, account.act.of(Role::actors));
  if (pronoun == nullptr || own || voice.entity.empty()) return account;
  for (const Role role : {Role::recipients, Role::object}) {
    for (Party& party : account.act.roles[static_cast<std::size_t>(role)]) {
      if (party.entity == voice.entity) party.words = pronoun->object;
    }
  }
  return account;
}

/// Makes the sentence of one account.
class Teller {
 public:
  Teller(const TellTables& tables, const Account& account)
      : tables_(tables), account_(tellable(account, tables)), time_(time_of(account.tense)) {
    stance_ = tables.clauses.stance(account.factuality);
    own_ = !account_.chain.empty() &&
           same_voice(account_.chain.front().vouchers, account_.act.of(Role::actors));
    condition_ = whole_condition();
  }

  PlainSentence tell() {
    const SayWords* inner = inner_row();
    if (inner == nullptr) return {};
    if (account_.chain.empty()) {
      outlet(*inner);
    } else {
      chain(*inner);
    }
    act(*inner);
    if (!condition_.empty()) out_.add(condition_);
    for (const Act& given : account_.exchange) in_exchange(given, *inner);
    if (!stance_.open && held_ && account_.others) echo(*inner);
    return out_.finish();
  }

 private:
  const English& english() const { return tables_.clauses.english; }
  const std::string& phrase(std::string_view key) const { return tables_.clauses.phrase(key); }
  bool conditional() const { return stance_.open && !condition_.empty(); }

  const SayWords* inner_row() const {
    constexpr std::array<std::string_view, 3> kTimes = {"past", "now", "future"};
    std::vector<std::string> cases;
    const bool open = stance_.open && !conditional();
    if (stance_.negative && (stance_.may || !stance_.adverb.empty())) cases.emplace_back("hedged");
    const std::string_view time = kTimes[static_cast<std::size_t>(time_)];
    if (own_ && !open && taken_up() == nullptr) cases.push_back(fmt::format("again {}", time));
    if (own_ && open) cases.emplace_back("own open");
    if (own_ && !open) {
      cases.push_back(fmt::format("own {}", time));
    }
    if (own_) cases.emplace_back("own");
    if (open) cases.emplace_back("open");
    return tables_.find(account_.chain.empty() ? kOutletRow : account_.kind, cases);
  }

  void outlet(const SayWords& row) {
    if (account_.outlet.empty()) {
      out_.add(row.unnamed);
      return;
    }
    const Party outlet{.words = account_.outlet, .proper = true};
    out_.add({outlet}, Part::voucher, true, english());
    out_.add(vouching(row, Mood::plain, false)).add(row.link);
  }

  /// From the outermost voucher to the innermost, each telling what the next one says.
  void chain(const SayWords& inner) {
    Mood mood = Mood::plain;
    for (std::size_t i = account_.chain.size(); i-- > 0;) {
      const VoucherLink& link = account_.chain[i];
      const SayWords* row = i == 0 ? &inner : tables_.find(link.kind, {});
      if (row == nullptr) continue;
      const bool first = i + 1 == account_.chain.size();
      if (link.vouchers.empty()) {
        out_.add(first && !row->unnamed_first.empty() ? row->unnamed_first : row->unnamed);
      } else {
        out_.add(link.vouchers, Part::voucher, true, english());
        out_.add(vouching(*row, mood, is_plural(link.vouchers, english()))).add(row->link);
      }
      mood = row->mood;
      held_ = held_ && (i == 0 || row->echo == "full");
    }
  }

  std::string vouching(const SayWords& row, Mood mood, bool plural) const {
    const bool subject_form = mood != Mood::infinitive && mood != Mood::gerund;
    return verb_group(english().forms(row.verb), {.mood = subject_form ? mood : Mood::plain,
                                                  .time = Time::now,
                                                  .plural = plural,
                                                  .simple = true});
  }

  void act(const SayWords& row) {
    ClauseOrder order{.mood = row.mood, .time = time_, .stance = stance_};
    if (row.positive) order.stance = {};
    if (conditional() && row.mood == Mood::plain) order.mood = Mood::would;
    order.subjectless = row.mood == Mood::infinitive || row.mood == Mood::gerund;
    if (own_ && !order.subjectless) order.subject = taken_up();
    write_clause(tables_.clauses, account_.act, order, out_);
  }

  /// What stands for the actors where they speak themselves; nothing: their names.
  const Noun* taken_up() const {
    const Parties& actors = account_.act.of(Role::actors);
    if (is_plural(actors, english())) return &english().many();
    return english().pronoun(actors.front());
  }

  /// The condition as it ends the sentence; nothing for a stump ("if the").
  std::string whole_condition() const {
    constexpr std::size_t kLongestCondition = 240;
    const std::string line = one_line(account_.condition, kLongestCondition);
    const std::string words = english().whole(line);
    if (words.empty()) return {};
    const std::string first = lower_ascii(words.substr(0, words.find(' ')));
    if (phrase("condition " + first).empty()) return phrase("condition") + " " + words;
    const bool cut = words.size() + 1 < line.size();
    const bool stump = std::count(words.begin(), words.end(), ' ') < (cut ? 4 : 2);
    return stump ? "" : lower_ascii(words.substr(0, 1)) + words.substr(1);
  }

  void in_exchange(const Act& given, const SayWords& row) {
    ClauseOrder order{.mood = Mood::plain,
                      .time = time_of(given.tense),
                      .stance = tables_.clauses.stance(given.factuality)};
    if (order.stance.open || row.mood != Mood::plain) {
      order = {.mood = Mood::would, .time = order.time, .stance = {}};
    }
    Writer alone;
    write_clause(tables_.clauses, given, order, alone);
    if (!returned_.insert(text_of(alone.finish())).second) return;
    out_.add(";").add(phrase("exchange"));
    write_clause(tables_.clauses, given, order, out_);
  }

  /// "...; Seoul also says so, but Pyongyang denies it".
  void echo(const SayWords& row) {
    const bool full = row.echo == "full";
    const bool supported = full && !account_.supporters.empty();
    if (supported) {
      out_.add(";");
      others(account_.supporters, "also");
    }
    if (!account_.deniers.empty() && !row.echo.empty()) {
      out_.add(supported ? "," : ";").add(supported ? phrase("but") : "");
      others(account_.deniers, stance_.negative ? "otherwise" : "denies");
      if (full && !supported) out_.add(phrase("and nobody"));
    } else if (full && !supported) {
      out_.add(";").add(phrase("nobody"));
    }
  }

  void others(const Parties& parties, std::string_view what) {
    out_.add(parties, Part::voucher, true, english());
    const bool many = is_plural(parties, english());
    out_.add(phrase(fmt::format("{} {}", what, many ? "many" : "one")));
  }

  const TellTables& tables_;
  Account account_;
  Time time_;
  Stance stance_;
  bool own_ = false;
  std::string condition_;
  std::set<std::string> returned_;  // what was told as given in exchange
  bool held_ = true;  // nobody on the way denies, asks for or promises what is passed on
  Writer out_;
};

}  // namespace

Result<TellTables> TellTables::load(const std::string& folder) {
  TellTables out;
  out.clauses = TRY(ClauseTables::load(folder));
  const Tsv table = TRY(Tsv::read(folder + "/say.tsv"));
  const std::size_t kind = TRY(table.column("kind")), which = TRY(table.column("case")),
                    verb = TRY(table.column("verb")), link = TRY(table.column("link")),
                    mood = TRY(table.column("mood")), positive = TRY(table.column("positive")),
                    echo = TRY(table.column("echo")), unnamed = TRY(table.column("unnamed")),
                    first = TRY(table.column("unnamed_first"));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<Mood> named = mood_named(table.cell(row, mood));
    if (!named) {
      return fail(fault::kDataFile, fmt::format("not a mood: \"{}\"", table.cell(row, mood)),
                  table.where(row));
    }
    out.say.emplace(std::pair(table.cell(row, kind), table.cell(row, which)),
                    SayWords{table.cell(row, verb), table.cell(row, link), *named,
                             table.cell(row, positive) == "1", table.cell(row, echo),
                             table.cell(row, unnamed), table.cell(row, first)});
  }
  return out;
}

const SayWords* TellTables::find(const std::string& kind,
                                 const std::vector<std::string>& cases) const {
  for (const std::string& name : cases) {
    const auto found = say.find({kind, name});
    if (found != say.end()) return &found->second;
  }
  const auto found = say.find({kind, ""});
  return found == say.end() ? nullptr : &found->second;
}

int side_of(const TellTables& tables, const std::string& kind, const std::string& factuality) {
  const Stance& stance = tables.clauses.stance(factuality);
  const SayWords* row = tables.find(kind, {});
  if (stance.open || row == nullptr || row->echo.empty()) return 0;
  return stance.negative ? -1 : 1;
}

PlainSentence tell(const TellTables& tables, const Account& account) {
  return Teller(tables, account).tell();
}

std::string text_of(const PlainSentence& sentence) {
  std::string out;
  for (const SentencePiece& piece : sentence) out += piece.text;
  return out;
}

}  // namespace sayso
