#include "document/read.h"

#include <utility>

#include "base/date.h"
#include "base/faults.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "document/check.h"
#include "document/clean.h"
#include "document/front.h"
#include "document/language.h"
#include "words/date_words.h"

namespace sayso {
namespace {

constexpr std::size_t kIdDigits = 32, kYearDigits = 4;
constexpr std::string_view kGiven = "given";

bool is_markdown(const Input& input) { return input.format == "markdown"; }

bool is_whole_file(const Input& input) {
  const bool whole = input.format == "text" || input.format == "html" || is_markdown(input);
  return whole && !input.origin.empty();
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (!is_space(point.value)) return false;
    at += point.size;
  }
  return true;
}

Result<std::optional<Recognised>> given_date(const Input& input) {
  if (is_blank(input.published_at)) return std::optional<Recognised>();
  const bool iso = input.published_at.find('-') == kYearDigits;  // which must be whole
  const auto day = iso ? parse_day(input.published_at) : written_day(input.published_at);
  if (!day) {
    return fail(fault::kBadDate, "\"" + input.published_at + "\" is not a date",
                "field \"published_at\"");
  }
  return std::optional<Recognised>(Recognised{format_date(*day), std::string(kGiven)});
}

// The document's language: "en", or empty where it cannot be told.
Result<std::string> find_language(const Input& input, std::string_view clean_text,
                                  const std::string& override) {
  const std::string& stated = override.empty() ? input.lang : override;
  if (means_english(stated)) return std::string("en");
  if (!stated.empty()) {
    return fail(fault::kLanguage, "unsupported language: given as \"" + stated + "\"");
  }
  const Language language = recognise_language(clean_text);
  if (language.foreign) {
    return fail(fault::kLanguage, "unsupported language: " + language.name);
  }
  return language.code;
}

// `given` is the clean text in the case in which it came.
void read_front_of(const Input& input, std::string_view given, Document& document) {
  Front front = read_front(document.clean, input.text, is_markdown(input));
  document.headline = front.headline;
  document.dateline = front.dateline;
  if (!is_blank(input.title)) {
    document.title = Recognised{input.title, std::string(kGiven)};
  } else if (front.headline) {
    document.title = Recognised{std::string(slice(given, *front.headline)), "headline"};
  }
  if (document.published_at) return;
  document.published_at = std::move(front.published_at);
  if (document.published_at || !is_whole_file(input)) return;
  if (const auto date = date_in_name(input.origin)) {
    document.published_at = Recognised{format_date(*date), "file name"};
  }
}

std::string text_hash(std::string_view text) {
  return Sha256().add(text).hex().substr(0, kIdDigits);
}

std::string document_id(const Document& document) {
  const std::string date = document.published_at ? document.published_at->value : std::string();
  Sha256 hash;
  hash.add_field(document.key).add_field(document.outlet).add_field(date).add_field(document.text);
  return hash.hex().substr(0, kIdDigits);
}

Result<Document> make(const Input& input, const ReadOptions& options) {
  TRY(check_input(input, options.limits));
  Document document;
  document.published_at = TRY(given_date(input));
  document.clean = is_markdown(input) ? clean_markdown(input.text) : clean_text(input.text);
  if (is_blank(document.clean.text)) return fail(fault::kEmpty, "");
  document.lang = TRY(find_language(input, document.clean.text, options.lang));
  document.key = !input.key.empty() ? input.key : input.url;
  if (document.key.empty()) document.key = text_hash(input.text);
  document.origin = input.origin;
  document.url = input.url;
  document.outlet = input.outlet;
  document.byline = input.byline;
  document.encoding = input.encoding;
  document.encoding_why = input.encoding_why;
  document.extra = input.extra;
  document.text = input.text;
  const std::string given = document.clean.text;
  if (options.casing != nullptr) {
    document.recased = give_usual_case(document.clean.text, *options.casing);
  }
  read_front_of(input, given, document);
  document.id = document_id(document);
  return document;
}

}  // namespace

Result<Document> read(const Input& input, const ReadOptions& options) {
  Result<Document> document = make(input, options);
  if (document) return document;
  const std::string& place = input.origin.empty() ? input.key : input.origin;
  return place.empty() || utf8_fault(place) ? std::move(document).error()
                                            : within(std::move(document).error(), place);
}

}  // namespace sayso
