#include "dictionary/officials.h"

#include <algorithm>

#include "dictionary/rows.h"

namespace sayso {
namespace {

constexpr int kSeenYears = 2;     // how far a window of sight may reach beyond its ends
constexpr int kUnknownYears = 5;  // how long a tenure of unknown end may have lasted

/// A day as a number that sorts; `late`: the last day of a reduced date. 31 for every month's end.
int day_number(std::string_view day, bool late) {
  const auto part = [&](std::size_t at, std::size_t size, int open) {
    if (day.size() < at + size) return open;
    int value = 0;
    for (const char c : day.substr(at, size)) value = value * 10 + (c - '0');
    return value;
  };
  return part(0, 4, 0) * 10000 + part(5, 2, late ? 12 : 1) * 100 + part(8, 2, late ? 31 : 1);
}

constexpr int kYear = 10000;
constexpr int kNever = 99999999;

}  // namespace

Officials Officials::open(const Pack& pack) {
  Officials out;
  out.pack_ = pack;
  out.titles_ = pack.index("actor.title");
  out.of_country_ = pack.index("actor.of");
  out.full_ = pack.index("actor.full");
  out.short_ = pack.index("actor.short");
  return out;
}

Office Officials::office(std::uint32_t row) const {
  const rows::Office found = pack_.rows<rows::Office>("actor.office").at(row);
  return {row,
          pack_.text(found.id),
          pack_.text(found.country),
          pack_.text(found.sector),
          pack_.text(found.title),
          (found.flags & rows::kSingle) != 0,
          static_cast<int>(found.rank),
          (found.flags & rows::kUser) != 0};
}

Person Officials::person(std::uint32_t row) const {
  const rows::Person found = pack_.rows<rows::Person>("actor.person").at(row);
  return {row, pack_.text(found.id), pack_.text(found.name), pack_.text(found.wikidata)};
}

std::size_t Officials::persons() const { return pack_.rows<rows::Person>("actor.person").size(); }

namespace {

std::vector<std::uint32_t> values(const PackIndex& index, std::string_view key) {
  const IndexRange range = index.find(key);
  std::vector<std::uint32_t> out;
  out.reserve(range.count);
  for (std::uint32_t i = 0; i < range.count; ++i) out.push_back(index.value(range.first + i));
  return out;
}

}  // namespace

std::vector<std::uint32_t> Officials::titled(std::string_view country,
                                             std::string_view title) const {
  return values(titles_, std::string(country) + " " + std::string(title));
}

std::vector<std::uint32_t> Officials::offices_of(std::string_view country) const {
  return values(of_country_, country);
}

std::vector<std::uint32_t> Officials::surnamed(std::string_view word) const {
  return values(short_, word);
}

std::vector<NamedPerson> Officials::named(std::string_view name) const {
  const IndexRange range = full_.find(name);
  std::vector<NamedPerson> out;
  for (std::uint32_t i = 0; i < range.count; ++i) {
    const std::uint32_t value = full_.value(range.first + i);
    const std::uint32_t how = value & ((1U << rows::kHowBits) - 1);
    out.push_back({value >> rows::kHowBits, how == rows::kTurned, how == rows::kOuter});
  }
  return out;
}

Tenure Officials::tenure(std::uint32_t row) const {
  const auto all = pack_.rows<rows::Tenure>("actor.tenure");
  const rows::Tenure found = all.at(row);
  Tenure out;
  out.person = found.person;
  out.office = found.office;
  out.from = pack_.text(found.from);
  out.to = pack_.text(found.to);
  out.to_unknown = (found.flags & rows::kToUnknown) != 0;
  out.from_unknown = (found.flags & rows::kFromUnknown) != 0;
  out.seen = (found.flags & rows::kSeen) != 0;
  out.to_seen = (found.flags & rows::kToSeen) != 0;
  out.user = (found.flags & rows::kUser) != 0;
  if (!out.to_unknown || !out.to.empty()) return out;
  const rows::Office office = pack_.rows<rows::Office>("actor.office").at(found.office);
  if ((office.flags & rows::kSingle) == 0) return out;
  for (std::uint32_t next = row + 1; next < office.tenure + office.tenures; ++next) {
    const std::string_view from = pack_.text(all.at(next).from);
    if (from <= out.from || all.at(next).person == found.person) continue;
    out.until = from;
    break;
  }
  return out;
}

std::vector<Tenure> Officials::holders(std::uint32_t office) const {
  const rows::Office found = pack_.rows<rows::Office>("actor.office").at(office);
  const std::size_t all = pack_.rows<rows::Tenure>("actor.tenure").size();
  std::vector<Tenure> out;
  for (std::uint32_t i = 0; i < found.tenures && found.tenure + std::size_t{i} < all; ++i)
    out.push_back(tenure(found.tenure + i));
  return out;
}

std::vector<Tenure> Officials::tenures(std::uint32_t person) const {
  const rows::Person found = pack_.rows<rows::Person>("actor.person").at(person);
  const auto held = pack_.rows<std::uint32_t>("actor.held");
  std::vector<Tenure> out;
  for (std::uint32_t i = 0; i < found.count && found.first + std::size_t{i} < held.size(); ++i)
    out.push_back(tenure(held.at(found.first + i)));
  return out;
}

Days Days::of(std::string_view day) {
  return day.empty() ? Days{} : Days{day_number(day, false), day_number(day, true)};
}

Days days_of(const Tenure& tenure) {
  const int from = tenure.from.empty() ? 0 : day_number(tenure.from, false);
  int first = from, last = tenure.to.empty() ? kNever : day_number(tenure.to, true);
  if (tenure.seen || tenure.from_unknown) first = std::max(0, from - kSeenYears * kYear);
  if ((tenure.seen || tenure.to_seen) && last != kNever) last += kSeenYears * kYear;
  if (tenure.to_unknown && tenure.to.empty()) {
    last = !tenure.until.empty() ? day_number(tenure.until, true)
                                 : (tenure.from.empty() ? kNever : from + kUnknownYears * kYear);
  }
  return {std::max(first, 1), last};
}

Held held_on(const Tenure& tenure, Days days) {
  const Days wide = days_of(tenure);
  if (days.last < wide.first) return Held::after;
  if (days.first > wide.last) return Held::before;
  const int from = tenure.from.empty() ? 0 : day_number(tenure.from, false);
  int to = tenure.to.empty() ? kNever : day_number(tenure.to, true);
  // Of an unknown end the first day alone is sure.
  if (tenure.to_unknown && tenure.to.empty()) to = from;
  // Reduced ends leave open on which day it began or ended.
  const int sure_from = tenure.from.empty() ? kNever : day_number(tenure.from, true);
  const int sure_to = tenure.to.empty() ? to : day_number(tenure.to, false);
  if (tenure.from.size() > 4 && tenure.to.size() != 4 && days.first >= from && days.last <= to)
    return Held::surely;
  return days.first >= sure_from && days.last <= sure_to ? Held::surely : Held::perhaps;
}

}  // namespace sayso
