#include "store/codec.h"

#include <fmt/format.h>

#include <cstring>
#include <map>
#include <type_traits>

#include "base/faults.h"

namespace sayso {
namespace {

/// Bytes begin with their layout; those of earlier ones stay readable.
constexpr char kFirstLayout = 1;
constexpr char kLayout = 2;  ///< a telling names doers of its own

template <class T, class... Others>
inline constexpr bool kIsOneOf = (std::is_same_v<std::remove_const_t<T>, Others> || ...);

/// Calls visit(fields...) with all fields of a value; a field more or less does not compile.
template <class T, class Visit>
void with_fields(T& value, const Visit& visit) {
  if constexpr (kIsOneOf<T, CodedDate>) {
    auto& [from, to, precision, why] = value;
    visit(from, to, precision, why);
  } else if constexpr (kIsOneOf<T, CodedPlace>) {
    auto& [name, geonames, country, admin1, lat, lon, precision, held_by, why] = value;
    visit(name, geonames, country, admin1, lat, lon, precision, held_by, why);
  } else if constexpr (kIsOneOf<T, CodedQuantity>) {
    auto& [min, max, unit, approx] = value;
    visit(min, max, unit, approx);
  } else if constexpr (kIsOneOf<T, CodedToll>) {
    auto& [of, start, end, quantity] = value;
    visit(of, start, end, quantity);
  } else if constexpr (kIsOneOf<T, LedgerParty>) {
    auto& [key, name, country, cameo, sectors, proper, start, end] = value;
    visit(key, name, country, cameo, sectors, proper, start, end);
  } else if constexpr (kIsOneOf<T, LedgerLink>) {
    auto& [vouchers, voices, cue, kind, start, end] = value;
    visit(vouchers, voices, cue, kind, start, end);
  } else if constexpr (kIsOneOf<T, LedgerTie>) {
    auto& [rel, start, end] = value;
    visit(rel, start, end);
  } else if constexpr (kIsOneOf<T, LedgerTelling>) {
    auto& [start, end, trigger, sentence, stance, actors] = value;
    visit(start, end, trigger, sentence, stance, actors);
  } else if constexpr (kIsOneOf<T, LedgerNotice>) {
    auto& [does, of, days, fields] = value;
    visit(does, of, days, fields);
  } else if constexpr (kIsOneOf<T, ReportTold>) {
    auto& [notice, quoted_outlets] = value;
    visit(notice, quoted_outlets);
  } else if constexpr (kIsOneOf<T, LedgerClaim>) {
    auto& [start, end, id, kind, factuality, tense, condition, chain, voices, named, stance] =
        value;
    visit(start, end, id, kind, factuality, tense, condition, chain, voices, named, stance);
  } else {
    static_assert(kIsOneOf<T, LedgerAct>);
    auto& [doc, published_at, start, end, trigger, sentence, type, act, cameo, factuality, tense,
           mode, context, quad, intensity, score, actors, recipients, object, when, where,
           expected_by, tolls, stance, verbal, definite, sentence_number, tellings, setting, claims,
           ties] = value;
    static_cast<void>(doc);
    static_cast<void>(published_at);
    visit(start, end, trigger, sentence, type, act, cameo, factuality, tense, mode, context, quad,
          intensity, score, actors, recipients, object, when, where, expected_by, tolls, stance,
          verbal, definite, sentence_number, tellings, setting, claims, ties);
  }
}

class Writer {
 public:
  void put(const std::string& value) {
    put(static_cast<std::uint32_t>(value.size()));
    bytes += value;
  }
  void put(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) bytes += static_cast<char>((value & 0x7F) | 0x80);
    bytes += static_cast<char>(value);
  }
  void put(int value) {
    put(value < 0 ? ~(static_cast<std::uint32_t>(value) << 1)
                  : static_cast<std::uint32_t>(value) << 1);
  }
  void put(bool value) { bytes += value ? '\1' : '\0'; }
  void put(double value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) put(value);
  }
  template <class T>
  void put(const T& value) {
    with_fields(value, [&](const auto&... fields) { (put(fields), ...); });
  }

  std::string bytes{kLayout};
};

/// Reads what Writer wrote; once something is wrong, nothing more is read and `whole` is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    layout_ = bytes.empty() ? '\0' : bytes.front();
    whole = layout_ >= kFirstLayout && layout_ <= kLayout;
    bytes_.remove_prefix(whole ? 1 : bytes_.size());
  }
  bool at_end() const { return bytes_.empty(); }

  void get(std::string& value) {
    std::uint32_t size = 0;
    get(size);
    value = take(size);
  }
  void get(std::uint32_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 32; shift += 7) {
      const std::string_view byte = take(1);
      if (byte.empty()) return;
      value |= (static_cast<std::uint32_t>(byte.front()) & 0x7F) << shift;
      if ((static_cast<unsigned char>(byte.front()) & 0x80) == 0) return;
    }
    whole = false;
  }
  void get(int& value) {
    std::uint32_t bits = 0;
    get(bits);
    value = static_cast<int>(bits >> 1);
    if ((bits & 1) != 0) value = ~value;
  }
  void get(bool& value) {
    const std::string_view byte = take(1);
    value = byte == std::string_view("\1", 1);
  }
  void get(double& value) {
    const std::string_view bytes = take(sizeof value);
    if (!bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool given = false;
    get(given);
    std::optional<T> fresh;
    if (given) get(fresh.emplace());
    value = std::move(fresh);
  }
  template <class T>
  void get(std::vector<T>& values) {
    std::uint32_t size = 0;
    get(size);
    values.clear();
    for (std::uint32_t i = 0; i < size && whole; ++i) get(values.emplace_back());
  }
  void get(LedgerTelling& value) {
    get(value.start);
    get(value.end);
    get(value.trigger);
    get(value.sentence);
    get(value.stance);
    if (layout_ > kFirstLayout) get(value.actors);
  }
  template <class T>
  void get(T& value) {
    with_fields(value, [&](auto&... fields) { (get(fields), ...); });
  }

  bool whole = true;

 private:
  std::string_view take(std::size_t size) {
    whole = whole && size <= bytes_.size();
    if (!whole) return {};
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  std::string_view bytes_;
  char layout_ = kLayout;
};

template <class T>
Result<T> read(std::string_view bytes) {
  T value;
  Reader reader(bytes);
  reader.get(value);
  if (!reader.whole || !reader.at_end()) return fail(fault::kLedgerDamaged, "a row is damaged");
  return value;
}

template <class T>
std::string write(const T& value) {
  Writer writer;
  writer.put(value);
  return std::move(writer.bytes);
}

}  // namespace

std::string bytes_of(const LedgerAct& act) { return write(act); }
Result<LedgerAct> act_of(std::string_view bytes) { return read<LedgerAct>(bytes); }
std::string bytes_of(const ReportTold& told) { return write(told); }
Result<ReportTold> told_of(std::string_view bytes) { return read<ReportTold>(bytes); }

namespace {

std::string row_of(const LedgerAct& act) {
  const CodedDate when = act.when.value_or(CodedDate{});
  const CodedPlace where = act.where.value_or(CodedPlace{});
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", act.start,
                     act.end, act.trigger, act.type, act.act, act.mode.value_or(""),
                     act.context.value_or(""), act.cameo, act.factuality, act.tense, act.stance,
                     when.from.value_or(""), when.to.value_or(""), where.name,
                     where.country.value_or(""), act.score);
}

void add_claim(const LedgerClaim& claim, std::string& rows) {
  rows += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", claim.id, claim.start, claim.end,
                      claim.kind, claim.factuality, claim.tense, claim.stance,
                      claim.condition.value_or(""), static_cast<int>(claim.named),
                      joined(claim.voices));
  std::size_t depth = 0;
  for (const LedgerLink& link : claim.chain) {
    std::size_t place = 0;
    const auto add = [&](const std::string& key, const std::string& name) {
      rows += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", depth, place++, key, name, link.kind,
                          link.cue, link.start, link.end);
    };
    if (link.vouchers.empty()) add("", "");
    for (const LedgerParty& voucher : link.vouchers) add(voucher.key, voucher.name);
    ++depth;
  }
}

std::string roles_of(const LedgerAct& act) {
  std::map<std::string, std::string> by_role;
  const auto add_parties = [&](const char* role, const std::vector<LedgerParty>& parties) {
    std::size_t place = 0;
    for (const LedgerParty& party : parties)
      by_role[role] += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", role, place++, party.key, party.name,
                                   party.start, party.end);
  };
  std::size_t place = 0;  // of what is no party, one after the other
  const auto add = [&](const char* role, const std::string& value) {
    by_role[role] += fmt::format("{}\t{}\t\t{}\t\t\n", role, place++, value);
  };
  add_parties("actors", act.actors);
  add_parties("recipients", act.recipients);
  for (const std::string& object : act.object) add("object", object);
  for (const CodedToll& toll : act.tolls) add("toll", value_of(toll));
  std::string rows;
  for (const auto& [role, lines] : by_role) rows += lines;
  return rows;
}

}  // namespace

std::string joined(const std::vector<std::string>& values) {
  return fmt::format("{}", fmt::join(values, "; "));
}

std::string value_of(const CodedToll& toll) {
  const auto least = toll.quantity.min ? toll.quantity.min : toll.quantity.max;
  return fmt::format("{} {}", least.value_or(0), toll.of);
}

ToldRows rows_of(const LedgerAct& act) {
  ToldRows rows;
  rows.act = row_of(act);
  for (const LedgerClaim& claim : act.claims) add_claim(claim, rows.claims);
  rows.roles = roles_of(act);
  return rows;
}

}  // namespace sayso
