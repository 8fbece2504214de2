#include "linking/digest.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "ledger/days.h"
#include "ledger/notice.h"
#include "ledger/voice.h"
#include "ledger/words.h"
#include "linking/join.h"
#include "linking/phrasing.h"
#include "linking/speakers.h"
#include "linking/taking_back.h"

namespace sayso {
namespace {

std::vector<std::size_t> code_point_bytes(const std::string& text) {
  std::vector<std::size_t> out;
  out.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) out.push_back(at);
  out.push_back(text.size());
  return out;
}

LedgerLink link_of(const DigestScene& scene, const Nameless& nameless, const CodedChainLink& coded,
                   const CodedEvent& told) {
  LedgerLink link;
  link.kind = coded.kind;
  if (const CodedSay* const say = scene.index.say(coded.cue)) {
    link.cue = say->cue;
    link.start = say->start;
    link.end = say->end;
  } else if (const CodedEvent* const event = scene.index.event(coded.cue)) {
    link.cue = event->trigger;
    link.start = event->start;
    link.end = event->end;
  }
  VoiceScene where = voices_at(scene, link.start, told);
  for (const std::string& voucher : coded.vouchers) {
    where.nameless = nameless.holds(voucher);
    std::vector<LedgerParty> speaker = parties(scene, {voucher});
    for (std::string& voice : voices_of_voucher(scene, voucher, speaker, told, where))
      if (std::find(link.voices.begin(), link.voices.end(), voice) == link.voices.end())
        link.voices.push_back(std::move(voice));
    for (LedgerParty& party : speaker) link.vouchers.push_back(std::move(party));
  }
  return link;
}

/// Whether every link that is itself an act holds what it says.
bool carried(const DigestScene& scene, const CodedClaim& coded) {
  return std::all_of(coded.chain.begin(), coded.chain.end(), [&](const CodedChainLink& link) {
    const CodedEvent* const event = scene.index.event(link.cue);
    return event == nullptr || scene.rules.holds(event->factuality);
  });
}

/// Whether the claim is what somebody agrees to or concedes: "had agreed on a ceasefire".
bool is_agreed(const DigestScene& scene, const CodedClaim& coded) {
  if (coded.chain.empty()) return false;
  const CodedEvent* const cue = scene.index.event(coded.chain.front().cue);
  return cue != nullptr && scene.rules.is("announces", folded_name(cue->act));
}

/// Whether the sentence passes on what sources without a name say, though none is marked in it.
bool is_hearsay(const DigestScene& scene, const CodedEvent& event) {
  constexpr std::size_t kNear = 8;  // words
  const TextSpan sentence = scene.sentence(event.start);
  const std::string plain = plain_text(scene.words(sentence.start, sentence.end));
  const std::string before =
      last_words(plain_text(scene.words(sentence.start, event.start)), kNear);
  return holds_phrase(plain, "anonymity", scene.rules) ||
         holds_phrase(plain, "hearsay", scene.rules) || holds_phrase(before, "tale", scene.rules);
}

/// The act by which the event is rejected as told by others ("rejected Kyiv's story of a
/// shelling"): shortly before it in its sentence, with a word for what is told between.
const CodedEvent* rejection_of(const DigestScene& scene, const CodedEvent& event) {
  constexpr std::size_t kBetween = 6;  // words
  const TextSpan sentence = scene.sentence(event.start);
  for (const CodedEvent& other : scene.coding.events) {
    if (other.start < sentence.start || other.end > event.start) continue;
    if (!holds_phrase(plain_text(other.trigger), "rejects", scene.rules)) continue;
    const std::string between = plain_text(scene.words(other.end, event.start));
    if (plain_words(between).size() <= kBetween && holds_phrase(between, "charge", scene.rules))
      return &other;
  }
  return nullptr;
}

/// What the words around the trigger tell of who speaks, where the coding has nobody for it.
void hear(const DigestScene& scene, const CodedEvent& event, LedgerClaim& claim) {
  const CodedEvent* const rejection = rejection_of(scene, event);
  if (rejection == nullptr) return;
  const std::vector<LedgerParty> speakers = parties(scene, rejection->actors);
  std::vector<std::string> voices =
      voices_in(scene, speakers, voices_at(scene, event.start, event));
  if (!voices.empty()) claim.voices = std::move(voices);
  if (claim.stance != "asserts") return;
  claim.named = claim.named || !speakers.empty();
  claim.stance = "denies";
  claim.kind = scene.rules.phrases("kind-denies").front();
}

/// "The story of a shelling is false": a denial that is put down to nobody, and is not one that
/// somebody is said to have made ("was denied").
bool is_own_denial(const DigestScene& scene, const LedgerClaim& claim) {
  if (claim.chain.size() != 1 || !claim.chain.front().vouchers.empty()) return false;
  const LedgerLink& cue = claim.chain.front();
  const std::vector<std::string> before =
      plain_words(scene.words(scene.sentence(cue.start).start, cue.start));
  const bool passive = !before.empty() && scene.rules.is("passive", before.back()) &&
                       holds_phrase(plain_text(cue.cue), "rejects", scene.rules);
  return scene.rules.is("kind-denies", claim.kind) && !passive;
}

LedgerClaim claim_of(const DigestScene& scene, const Nameless& nameless, const CodedClaim& coded,
                     const CodedEvent& event) {
  LedgerClaim claim;
  claim.start = event.start;
  claim.end = event.end;
  claim.id = coded.id;
  claim.kind = coded.kind;
  claim.factuality = coded.factuality;
  claim.tense = coded.tense;
  if (coded.condition) {
    if (const CodedMention* const mention = scene.index.mention(*coded.condition))
      claim.condition = scene.words(mention->start, mention->end);
  }
  for (const CodedChainLink& link : coded.chain)
    claim.chain.push_back(link_of(scene, nameless, link, event));
  const auto named = std::find_if(claim.chain.begin(), claim.chain.end(),
                                  [](const LedgerLink& link) { return !link.voices.empty(); });
  const bool hearsay = claim.chain.empty() && is_hearsay(scene, event);
  const bool own_denial = is_own_denial(scene, claim);
  claim.named = named != claim.chain.end() || own_denial || (claim.chain.empty() && !hearsay);
  if (named != claim.chain.end()) {
    claim.voices = named->voices;
  } else if (claim.named) {
    claim.voices = {voice_of_outlet(scene.outlet, scene.rules)};
  } else {
    claim.voices = {unnamed_voice(scene.outlet)};
  }
  claim.stance = carried(scene, coded)
                     ? scene.rules.stance(claim.kind, claim.factuality, claim.tense)
                     : std::string("none");
  const bool deed = !scene.rules.act(event.act, event.mode.value_or(std::string())).verbal;
  if (claim.stance == "asserts" && claim.tense != "past" && deed && is_agreed(scene, coded))
    claim.stance = "plans";
  const bool by_nobody = std::all_of(claim.chain.begin(), claim.chain.end(),
                                     [](const LedgerLink& link) { return link.vouchers.empty(); });
  if (by_nobody) hear(scene, event, claim);
  return claim;
}

Phrasing surroundings(const DigestScene& scene, const CodedEvent& event) {
  const TextSpan span = scene.sentence(event.start);
  const std::size_t next = scene.sentence_number(event.start) + 1;
  std::string behind;
  if (next < scene.coding.sentences.size()) {
    const CodedSentence& sentence = scene.coding.sentences[next];
    behind = scene.words(sentence.start, sentence.end);
  }
  return phrasing_of(scene.words(span.start, event.start), scene.words(event.end, span.end), behind,
                     scene.rules);
}

/// "the raid", "Monday's raid": one of the last two words before the trigger is one that points
/// back.
bool points_back(const std::string& before, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(before);
  const std::size_t first = words.size() - std::min<std::size_t>(words.size(), 2);
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(first), words.end(),
                     [&](const std::string& word) { return rules.is("definite", word); });
}

/// "has still not sent": that an act is yet to come changes nothing.
bool is_still_open(const Phrasing& around, const CodedEvent& event, const LedgerRules& rules) {
  const std::string own = clause_of(around.before, rules);
  const bool before = holds_phrase(own, "still", rules);
  return (before && holds_phrase(own, "negation", rules)) ||
         (event.factuality.back() != '+' && (before || holds_phrase(around.after, "still", rules)));
}

/// How many acts are told in the sentence of an event.
std::size_t acts_beside(const DigestScene& scene, const TextSpan& sentence) {
  return static_cast<std::size_t>(std::count_if(
      scene.coding.events.begin(), scene.coding.events.end(), [&](const CodedEvent& event) {
        return event.start >= sentence.start && event.start < sentence.end;
      }));
}

/// The mention that belongs to the event by its place, where the coding ties none to it: right
/// before the trigger ("Monday's raid"), or the only one of a sentence that tells nothing else.
/// `of`: what a mention must be, and have.
const CodedMention* mention_beside(const DigestScene& scene, const CodedEvent& event,
                                   const std::function<bool(const CodedMention&)>& of) {
  constexpr std::uint32_t kTouching = 3;  // code points: "'s "
  const TextSpan sentence = scene.sentence(event.start);
  const CodedMention* only = nullptr;
  std::size_t found = 0;
  for (const CodedMention& mention : scene.coding.mentions) {
    if (mention.start < sentence.start || mention.end > sentence.end || !of(mention)) continue;
    if (mention.end < event.start && event.start - mention.end <= kTouching) return &mention;
    only = &mention;
    ++found;
  }
  return found == 1 && acts_beside(scene, sentence) == 1 ? only : nullptr;
}

/// Whether a date is one of long before its report.
bool tells_old_day(const DigestScene& scene, const CodedMention& mention) {
  LedgerAct act;
  act.published_at = scene.coding.doc.published_at.value_or(std::string());
  act.when = mention.date;
  return is_old(act, scene.rules);
}

/// "In June 2020 soldiers killed": the date of long ago with which the sentence of an event begins.
const CodedMention* opening_date(const DigestScene& scene, const CodedEvent& event) {
  constexpr std::uint32_t kOpening = 12;  // code points: "As early as "
  const TextSpan sentence = scene.sentence(event.start);
  for (const CodedMention& mention : scene.coding.mentions) {
    const bool opens = mention.start >= sentence.start && mention.end <= event.start &&
                       mention.start - sentence.start <= kOpening;
    if (opens && mention.date && tells_old_day(scene, mention)) return &mention;
  }
  return nullptr;
}

/// When the event was, where its sentence knows better than the coding: a sentence that begins with
/// a day of long ago tells of that day, and such a day in a later sentence is none of its own.
std::optional<CodedDate> day_of(const DigestScene& scene, const CodedEvent& event) {
  const TextSpan sentence = scene.sentence(event.start);
  bool within = false, from_later = false;
  for (const std::string& id : event.date) {
    const CodedMention* const mention = scene.index.mention(id);
    if (mention == nullptr) continue;
    within = within || (mention->start >= sentence.start && mention->start < sentence.end);
    from_later = from_later || (mention->start >= sentence.end && tells_old_day(scene, *mention));
  }
  if (within) return event.when;
  const CodedMention* const opening = opening_date(scene, event);
  if (opening != nullptr && event.tense == "past") return opening->date;
  return from_later ? std::nullopt : event.when;
}

/// The place of an event that is on no map, by its name alone.
std::optional<CodedPlace> uncharted(const DigestScene& scene, const CodedEvent& event) {
  for (const std::string& id : event.place) {
    const CodedMention* const mention = scene.index.mention(id);
    if (mention == nullptr || mention->naming != "proper") continue;
    CodedPlace place;
    place.name = scene.words(mention->start, mention->end);
    place.precision = "none";
    return place;
  }
  return std::nullopt;
}

void set_scene(const DigestScene& scene, const CodedEvent& event, LedgerAct& act) {
  act.when = day_of(scene, event);
  act.where = event.where;
  const auto is_day = [](const CodedMention& mention) {
    return mention.date && mention.date->from && mention.date->from == mention.date->to;
  };
  const auto is_town = [](const CodedMention& mention) {
    return mention.place &&
           (mention.place->precision == "city" || mention.place->precision == "point");
  };
  if (!act.when && !event.when && event.date.empty()) {
    const CodedMention* const day = mention_beside(scene, event, is_day);
    if (day != nullptr) act.when = day->date;
  }
  if (!act.where && event.place.empty()) {
    const CodedMention* const town = mention_beside(scene, event, is_town);
    if (town != nullptr) act.where = town->place;
  }
  if (!act.where) act.where = uncharted(scene, event);
}

LedgerAct act_of(const DigestScene& scene, const CodedEvent& event) {
  LedgerAct act;
  act.doc = scene.coding.doc.id;
  act.published_at = scene.coding.doc.published_at.value_or(std::string());
  act.start = event.start;
  act.end = event.end;
  act.trigger = event.trigger;
  act.sentence = scene.sentence_words(event.start);
  act.sentence_number = static_cast<std::int32_t>(scene.sentence_number(event.start));
  act.type = event.type;
  act.act = event.act;
  act.cameo = event.cameo;
  act.factuality = event.factuality;
  act.tense = event.tense;
  act.mode = event.mode;
  act.context = event.context;
  act.quad = event.quad;
  act.intensity = event.intensity;
  act.score = event.score;
  act.actors = parties(scene, event.actors);
  act.recipients = parties(scene, event.recipients);
  for (const std::string& id : event.object)
    if (const CodedMention* const mention = scene.index.mention(id))
      act.object.push_back(scene.words(mention->start, mention->end));
  set_scene(scene, event, act);
  act.expected_by = event.expected_by;
  if (event.tense == "future" && event.when_words) settle_day(act, *event.when_words, scene.rules);
  act.tolls = event.tolls;
  act.verbal = scene.rules.act(act.act, act.mode.value_or(std::string())).verbal;
  for (const CodedLink& link : event.links) {
    const CodedEvent* const other = scene.index.event(link.to);
    if (other != nullptr) act.ties.push_back({link.rel, other->start, other->end});
  }
  return act;
}

/// The day of the act is behind that of the report.
bool is_ahead(const LedgerAct& act) {
  return !act.verbal && act.when && act.when->from && !act.published_at.empty() &&
         *act.when->from > act.published_at.substr(0, 10);
}

void take_stances(const DigestScene& scene, const CodedEvent& event, LedgerAct& act) {
  const Phrasing around = surroundings(scene, event);
  const bool open = is_still_open(around, event, scene.rules);
  act.definite = points_back(around.before, scene.rules);
  // What troops only practise, or players play, nobody has done to anybody.
  const bool staged = scene.rules.act(act.act, act.mode.value_or(std::string())).blamed &&
                      is_staged(around.before, scene.rules);
  const bool passing = is_in_passing(act, around.before, scene.rules);
  const bool old = is_old(act, scene.rules) || is_long_ago(around, scene.rules);
  std::vector<std::string> stances;
  const bool ahead = is_ahead(act);
  for (LedgerClaim& claim : act.claims) {
    if (ahead && claim.tense != "past" && claim.stance == "asserts") claim.stance = "plans";
    if (open && claim.stance == "denies") claim.stance = "none";
    const std::string stance = worded_stance(claim, around, scene.rules);
    // "The raid of which papers wrote did not take place": who denies it is not they.
    if (!claim.named && claim.stance == "asserts" && stance == "denies") {
      claim.named = true;
      claim.voices = {voice_of_outlet(scene.outlet, scene.rules)};
    }
    claim.stance = stance;
    if (staged && claim.stance == "asserts") claim.stance = "none";
    // What somebody vouches for today he tells today, however old it is; nobody takes a rumour for
    // granted.
    const bool background = claim.named && (passing || (old && claim.chain.empty()));
    if (background && claim.stance == "asserts") claim.stance = "background";
    stances.push_back(claim.stance == "called-off" ? "denies" : claim.stance);
  }
  const bool off = std::any_of(act.claims.begin(), act.claims.end(), [](const LedgerClaim& claim) {
    return claim.stance == "called-off";
  });
  if (off && event.when_words) settle_day(act, *event.when_words, scene.rules);
  act.stance = strongest_stance(stances);
  act.tellings.push_back({act.start, act.end, act.trigger, act.sentence, act.stance, act.actors});
}

/// Outlets and agencies that vouch for something in the report by name, and those in parentheses of
/// a dateline or of the last line.
std::vector<std::string> quoted_outlets(const DigestScene& scene) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& name) {
    if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
  };
  for (const CodedSay& say : scene.coding.says) {
    for (const LedgerParty& party : parties(scene, say.vouchers)) {
      const bool press = party.proper && !party.sectors.empty() &&
                         scene.rules.is("press-sector", folded_name(party.sectors.front()));
      const bool named = !voice_of(party, {{}, scene.outlet, {}}, scene.rules).empty();
      if (press && named) add(party.name);
    }
  }
  const std::string& text = scene.coding.doc.text;
  const auto window = static_cast<std::size_t>(scene.rules.figure("dateline-characters"));
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')', open);
  if (open < window && close != std::string::npos) {
    const std::size_t dash = text.find_first_not_of(' ', close + 1);
    const std::string_view behind = std::string_view(text).substr(std::min(dash, text.size()), 3);
    if (!behind.empty() && (behind.front() == '-' || behind == "\u2014" || behind == "\u2013"))
      add(text.substr(open + 1, close - open - 1));
  }
  const std::size_t end = text.find_last_not_of(" \n\r\t");
  if (end != std::string::npos && text[end] == ')') {
    const std::size_t begin = text.rfind('(', end);
    if (begin != std::string::npos && end - begin <= window)
      add(text.substr(begin + 1, end - begin - 1));
  }
  return out;
}

/// Countries of the actors and places of the report ("c:ISO3") and stems of its names, those first
/// that come first.
std::vector<std::string> setting_of(const DigestScene& scene) {
  const auto most = static_cast<std::size_t>(scene.rules.figure("setting-names"));
  std::vector<std::string> out;
  const auto add = [&](const std::string& word) {
    if (out.size() < most && std::find(out.begin(), out.end(), word) == out.end())
      out.push_back(word);
  };
  const std::string own = voice_of_outlet(scene.outlet, scene.rules);
  if (own.rfind("gov:", 0) == 0) add("c:" + own.substr(4));
  for (const CodedMention& mention : scene.coding.mentions) {
    if (mention.country && is_states_code(*mention.country)) add("c:" + *mention.country);
    if (mention.naming != "proper" || (!mention.place && !mention.sector)) continue;
    WordSets words;
    add_words(". " + scene.words(mention.start, mention.end), scene.rules, words);
    for (const std::string& name : words.names) add(name);
  }
  for (const CodedSentence& sentence : scene.coding.sentences) {
    WordSets words;
    add_words(scene.words(sentence.start, sentence.end), scene.rules, words);
    for (const std::string& name : words.names) add(name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

LedgerReport digest(const Coding& coding, const LedgerRules& rules) {
  const CodingIndex index(coding);
  DigestScene scene{coding, index,
                    rules,  coding.doc.outlet.value_or(std::string()),
                    {},     code_point_bytes(coding.doc.text)};
  const std::vector<std::string> quoted = quoted_outlets(scene);
  scene.papers.push_back(folded_name(scene.outlet));
  for (const std::string& outlet : quoted) scene.papers.push_back(folded_name(outlet));
  const Nameless nameless(scene);
  LedgerReport report;
  report.id = coding.doc.id;
  report.key = coding.doc.key;
  report.outlet = scene.outlet;
  report.published_at = coding.doc.published_at.value_or(std::string());
  report.title = coding.doc.title.value_or(std::string());
  report.text = coding.doc.text;
  report.quoted_outlets = quoted;
  std::unordered_map<std::string, std::vector<const CodedClaim*>> claims;
  for (const CodedClaim& claim : coding.claims) claims[claim.event].push_back(&claim);
  for (const CodedEvent& event : coding.events) {
    if (rules.is("negation", folded_name(event.trigger))) continue;  // "will not": tells no act
    LedgerAct act = act_of(scene, event);
    for (const CodedClaim* const claim : claims[event.id])
      act.claims.push_back(claim_of(scene, nameless, *claim, event));
    take_stances(scene, event, act);
    report.acts.push_back(std::move(act));
  }
  std::stable_sort(report.acts.begin(), report.acts.end(),
                   [](const LedgerAct& a, const LedgerAct& b) { return a.order() < b.order(); });
  std::vector<std::string> setting = setting_of(scene);
  setting.push_back("o:" + folded_name(report.outlet));
  for (const std::string& outlet : report.quoted_outlets)
    setting.push_back("o:" + folded_name(outlet));
  std::sort(setting.begin(), setting.end());
  for (LedgerAct& act : report.acts) act.setting = setting;
  report.notice = notice_in(report, rules);
  take_back(report, rules);
  join_tellings(report.acts, rules);
  return report;
}

}  // namespace sayso
