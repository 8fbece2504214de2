// What sayso says of one report: the values of the format sayso.coding/1 (docs/formats.md).
//
// Offsets (`start`, `end`) are Unicode code points into `Doc::text`, end exclusive. Ids are unique
// in their coding. An absent value is unknown. Field names are those of the JSON. Plain values
// without hidden state: copy, move and read them from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sayso/reason.h"
#include "sayso/values.h"

namespace sayso {

struct Doc {
  std::string id;   ///< hash of (key, outlet, published_at, text)
  std::string key;  ///< the id or URL given, else the file name
  std::optional<std::string> title, published_at, outlet, url, lang;
  std::optional<std::string> title_why,
      published_at_why;               ///< how they were recognised, where they were not given
  std::optional<std::string> byline;  ///< as a page or feed tells it
  std::optional<std::string> encoding,
      encoding_why;  ///< that the text was decoded from where it was not UTF-8, and how it is known
  std::string text;  ///< as given, decoded, otherwise unaltered
  std::string extra;  ///< unknown keys of the input record, as one JSON object, or empty
};

struct CodedMention {
  std::string id;
  std::uint32_t start = 0, end = 0;
  std::string kind;    ///< actor place date object document condition
  std::string entity;  ///< id of its entity
  std::string naming;  ///< how it names it: proper (a name, or words made of one) phrase pronoun
  std::optional<std::string> sector, country;
  double score = 0;                       ///< mean probability of its words; 0-1
  std::optional<CodedDate> date;          ///< of dates
  std::optional<CodedPlace> place;        ///< of places
  std::optional<CodedQuantity> quantity;  ///< of things and people that are counted
  std::optional<CodedPact> pact;          ///< of documents, where the pact book was asked
};

/// How an event stands to another: exchange and same stand on both, response on the answer.
struct CodedLink {
  std::string rel;  ///< exchange same response
  std::string to;   ///< id of the other event
};

struct CodedEvent {
  std::string id;
  std::uint32_t start = 0, end = 0;
  std::string trigger;    ///< the words at [start, end)
  std::string type, act;  ///< they differ where a plan is told as an agreement
  std::optional<std::string> mode, context;
  std::string cameo;
  int quad = 0;          ///< 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
  double intensity = 0;  ///< PLOVER's conflict-cooperation score, -10 to 10
  std::vector<std::string> actors, recipients, object, place, date, condition,
      basis;                              ///< mention ids
  std::optional<std::string> when_words;  ///< the words of the date
  std::optional<CodedDate> when;
  std::optional<CodedPlace> where;
  std::optional<std::string> expected_by;  ///< of what is to come: the last day that is told for it
  std::vector<CodedToll> tolls;
  std::string factuality, tense;  ///< CT+ CT- PR+ PR- PS+ PS- UU; past now future
  double score = 0;               ///< 0-1: docs/formats.md tells of what
  std::vector<CodedLink> links;
  std::vector<Reason> reasons;  ///< filled where Settings::explain is set
};

struct TextSpan {
  std::uint32_t start = 0, end = 0;
};

/// Words told as another's.
struct CodedQuote {
  std::string id;
  std::optional<TextSpan> source;
  std::optional<std::string> source_mention;
  TextSpan cue;
  std::vector<TextSpan> content;
  std::string form;  ///< direct or indirect
};

/// A reporting cue with what it says.
struct CodedSay {
  std::string id;
  std::uint32_t start = 0, end = 0;
  std::string cue, kind;
  std::vector<std::string> vouchers;  ///< mention ids; empty: an unnamed source
  std::vector<std::string> of;        ///< ids of events and says
  std::optional<std::string> quote;
};

/// One link of a path of vouchers.
struct CodedChainLink {
  std::vector<std::string> vouchers;  ///< mention ids; empty: an unnamed source
  std::string cue;                    ///< id of a say, or of a verbal event
  std::string kind;
};

/// One path of vouchers to an event.
struct CodedClaim {
  std::string id, event, kind, factuality, tense;
  std::optional<std::string> condition;  ///< mention id
  std::vector<CodedChainLink> chain;  ///< innermost first; the outlet, outermost in every chain, is
                                      ///< implied; empty: it speaks on its own word
};

/// What made a coding: the same run on the same input gives the same bytes. Versions and hashes;
/// `isa`: the instruction set that was computed with.
struct Run {
  std::string sayso, model, ontology, actors, isa, settings;
};

/// A notice about the coding itself, e.g. a sentence that was too long and was cut.
struct Flag {
  std::string code, on, why;
  std::vector<std::string> rests_on = {};  ///< ids of this coding, and of pacts
};

/// What a duty comes to in one viewpoint; words as in docs/pacts.md.
struct CodedDutyView {
  std::string viewpoint, status, strength, judge;
};

/// A duty that an event touches, as a question to the pact book.
struct CodedDuty {
  std::string event, pact, duty, article, holder, protected_state, day;
  std::string why;                 ///< how the event touches it
  std::vector<std::string> facts;  ///< taken from the report's claims
  std::vector<CodedDutyView> views;
  std::string told;
};

/// A sentence as the program read it, with its words in order (runs of letters or digits, or one
/// punctuation mark). Not part of the JSON; writers of formats that go word by word need it.
struct CodedSentence {
  std::uint32_t start = 0, end = 0;
  std::vector<TextSpan> words;
};

/// The coding of one report. Lists are in the order of the text; entities by their first mention,
/// claims by their event, of which each has at least one.
struct Coding {
  Doc doc;
  std::vector<CodedSentence> sentences;
  std::vector<CodedEntity> entities;
  std::vector<CodedMention> mentions;
  std::vector<CodedEvent> events;
  std::vector<CodedQuote> quotes;
  std::vector<CodedSay> says;
  std::vector<CodedClaim> claims;
  std::vector<Flag> flags;
  std::vector<CodedDuty> duties;  ///< filled where the pact book was asked
  Run run;
};

/// A question about two given spans: is there a relation source -> target, and of what root?
struct RelateQuestion {
  std::string id, text;
  TextSpan source, target;  ///< code points
};

struct RootScore {
  std::string root;
  double score = 0;  ///< probability
};

struct RelateAnswer {
  std::string id, root;
  int quad = 0;
  std::optional<int> binary;      ///< 1: a political relation between the two holds in the text
  std::vector<RootScore> scores;  ///< in the order of the model's labels; they sum to 1
};

}  // namespace sayso
