#include "ledger/notice.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/date.h"
#include "ledger/voice.h"
#include "ledger/words.h"
#include "words/date_words.h"

namespace sayso {
namespace {

/// Where the phrases of a class first stand in `plain`, or npos.
std::size_t first_of(const std::string& plain, std::string_view word_class,
                     const LedgerRules& rules) {
  std::size_t first = std::string::npos;
  for (const std::string& phrase : rules.padded(word_class))
    first = std::min(first, plain.find(phrase));
  return first;
}

std::vector<std::string> first_lines(const std::string& text, std::size_t most) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size() && lines.size() < most;) {
    std::size_t end = text.find('\n', at);
    if (end == std::string::npos) end = text.size();
    if (end > at) lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// What stands between quotation marks, straight or curly.
std::vector<std::string> quoted(const std::string& text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMarks = {
      {{"\"", "\""}, {"\u201c", "\u201d"}, {"\u2018", "\u2019"}}};
  std::vector<std::string> out;
  for (const auto& [open, close] : kMarks) {
    std::size_t at = text.find(open);
    while (at != std::string::npos) {
      const std::size_t begin = at + open.size();
      const std::size_t end = text.find(close, begin);
      if (end == std::string::npos) break;
      out.push_back(text.substr(begin, end - begin));
      at = text.find(open, end + close.size());
    }
  }
  return out;
}

/// Keys, slugs and URLs: words that hold a digit, an underscore or a hyphen between capitals, or a
/// scheme.
bool is_handle(const std::string& word) {
  if (word.find("://") != std::string::npos) return true;
  if (word.size() < 5 || word.find('-') == std::string::npos) return false;
  const auto all = [&](auto&& test) {
    return std::all_of(word.begin(), word.end(),
                       [&](char c) { return test(static_cast<unsigned char>(c)) || c == '-'; });
  };
  const bool digits = std::any_of(word.begin(), word.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
  const auto upper = [](unsigned char c) { return std::isupper(c) != 0 || std::isdigit(c) != 0; };
  const auto lower = [](unsigned char c) { return std::islower(c) != 0 || std::isdigit(c) != 0; };
  return all(upper) || (digits && all(lower));
}

std::vector<std::string> handles(const std::string& text) {
  std::vector<std::string> out;
  std::string word;
  const auto end = [&] {
    while (!word.empty() && std::string_view(".,;:)]\"'").find(word.back()) != std::string::npos)
      word.pop_back();
    if (is_handle(word)) out.push_back(word);
    word.clear();
  };
  for (const char c : text) {
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      end();
    } else if (!word.empty() || std::string_view("([\"'").find(c) == std::string_view::npos) {
      word += c;
    }
  }
  end();
  return out;
}

/// Days named in the text; a day without a year is the latest up to the notice.
std::vector<std::string> days_in(const std::string& text, const std::string& published_at) {
  std::vector<std::string> out;
  const std::optional<Date> told = parse_day(published_at);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = std::isalnum(static_cast<unsigned char>(text[at])) != 0 &&
                        (at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0);
    if (!begins) continue;
    std::string_view rest = std::string_view(text).substr(at);
    std::optional<DateWords> words = take_date(rest);
    if (!words) continue;
    if (words->year == 0 && told) {
      words->year = told->year;
      if (Date{words->year, words->month, words->day} > *told) --words->year;
    }
    if (const std::optional<Date> day = full_date(*words)) out.push_back(format_date(*day));
    at = text.size() - rest.size();
  }
  return out;
}

}  // namespace

LedgerNotice notice_in(const LedgerReport& report, const LedgerRules& rules) {
  LedgerNotice notice;
  const std::vector<std::string> lines =
      first_lines(report.text, static_cast<std::size_t>(rules.figure("notice-lines")));
  std::string head = report.title;
  for (const std::string& line : lines) head += '\n' + line;
  const std::size_t most = static_cast<std::size_t>(rules.figure("notice-characters"));
  const std::string plain = plain_text(head.substr(0, most));
  const auto opens_with = [&](std::string_view word_class) {
    return begins_with(plain_text(report.title), word_class, rules) ||
           (!lines.empty() && begins_with(plain_text(lines.front()), word_class, rules));
  };
  const bool headed = opens_with("notice-head");
  const bool named = opens_with("kill-head");
  const bool told = first_of(plain, "kill", rules) != std::string::npos;
  const bool killed = named || told;
  const bool corrected = first_of(plain, "correction", rules) != std::string::npos;
  const bool own = first_of(plain, "story", rules) != std::string::npos;
  if (killed && (headed || own)) notice.does = "kill";
  if (!killed && corrected && headed) notice.does = "correction";
  if (notice.does.empty()) return notice;
  const bool rest_stands = first_of(plain, "stands", rules) != std::string::npos;
  const bool partial =
      !told || rest_stands || first_of(plain, "partial", rules) != std::string::npos;
  if (killed && partial) notice.fields.emplace_back("part");
  notice.of = quoted(head);
  for (std::string& handle : handles(head)) notice.of.push_back(std::move(handle));
  notice.days = days_in(head, report.published_at);
  return notice;
}

int notice_means(const LedgerReport& notice, const LedgerReport& other, std::size_t shared,
                 const LedgerRules& rules) {
  if (notice.notice.does.empty() || notice.id == other.id || !other.notice.does.empty()) return 0;
  if (other.published_at.substr(0, 10) > notice.published_at.substr(0, 10)) return 0;
  const std::string title = folded_name(other.title);
  for (const std::string& name : notice.notice.of) {
    if (name == other.key || folded_name(name) == folded_name(other.key)) return 3;
    if (!title.empty() && folded_name(name) == title) return 3;
  }
  if (!one_voice(voice_of_outlet(notice.outlet, rules), voice_of_outlet(other.outlet, rules)))
    return 0;
  const std::vector<std::string>& days = notice.notice.days;
  const bool told =
      std::find(days.begin(), days.end(), other.published_at.substr(0, 10)) != days.end();
  if (told && shared > 0) return 2;
  return shared > 0 || (told && notice.acts.empty()) ? 1 : 0;
}

}  // namespace sayso
