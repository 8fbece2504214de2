// Byte layout of a pack, version 2. All numbers are little-endian; the last byte of a name is 0.
//
//   0   8   magic: "saysopk" and 0
//   8   4   version of the format
//   12  4   number of sections, N
//   16  8   size of the file in bytes
//   24  32  sha256 of bytes 0 to 24 and of all from 64 on
//   56  8   0
//   64      N entries of 48 bytes, in byte order of their names: name (32), offset of the section
//           from the beginning of the file (8), its size (8)
//   ...     the sections, each at a multiple of 8, zeros between them
//
// The section "text" holds the texts that TextRefs point into, one behind the other. An index NAME
// is three sections: NAME.slots, a power of two of 32-bit numbers (0, or the number of a key + 1; a
// key lies in the first free slot from pack_hash(key) on, round the end); NAME.keys, rows of four
// numbers (text offset and size, first value, count), by key; NAME.values.
#include <algorithm>
#include <tuple>

#include "base/hash.h"
#include "pack/layout.h"
#include "pack/pack.h"

namespace sayso {
namespace {

void put(std::string& out, std::size_t at, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) out[at + i] = static_cast<char>(value >> (8 * i));
}

std::string from_hex(const std::string& hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string out;
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
    out += static_cast<char>(digit(hex[at]) * 16 + digit(hex[at + 1]));
  return out;
}

}  // namespace

std::string pack_sha256(std::string_view bytes) {
  return Sha256().add(bytes.substr(0, kPackHash)).add(bytes.substr(kPackHeader)).hex();
}

std::uint32_t pack_hash(std::string_view key) {
  const std::uint64_t hash = fnv1a(key);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

TextRef PackWriter::text(std::string_view text) {
  if (text.empty()) return {};
  const auto found = texts_.find(std::string(text));
  if (found != texts_.end()) return found->second;
  const TextRef ref{static_cast<std::uint32_t>(text_.size()),
                    static_cast<std::uint32_t>(text.size())};
  text_ += text;
  texts_.emplace(std::string(text), ref);
  return ref;
}

void PackWriter::add(const std::string& name, std::string bytes) {
  SAYSO_CHECK(!name.empty() && name.size() < kPackNameBytes);
  sections_[name] = std::move(bytes);
}

void PackWriter::add_index(const std::string& name,
                           const std::vector<std::pair<std::string, std::uint32_t>>& entries,
                           bool prefixes) {
  // (key, place, value): sorted, keys stand together and keep the order of their values.
  constexpr std::size_t kNoValue = SIZE_MAX;
  std::vector<std::tuple<std::string_view, std::size_t, std::uint32_t>> sorted;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string_view key = entries[i].first;
    sorted.emplace_back(key, i, entries[i].second);
    for (std::size_t at = key.find(' '); prefixes && at != std::string_view::npos;
         at = key.find(' ', at + 1))
      sorted.emplace_back(key.substr(0, at), kNoValue, 0);
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> values;
  std::vector<PackIndex::Key> keys;
  for (std::size_t i = 0; i < sorted.size();) {
    const std::string_view key = std::get<0>(sorted[i]);
    const auto first = static_cast<std::uint32_t>(values.size());
    for (; i < sorted.size() && std::get<0>(sorted[i]) == key; ++i)
      if (std::get<1>(sorted[i]) != kNoValue) values.push_back(std::get<2>(sorted[i]));
    keys.push_back({text(key), first, static_cast<std::uint32_t>(values.size()) - first});
  }
  std::size_t size = 4;
  while (size < keys.size() + keys.size() / 2) size *= 2;
  std::vector<std::uint32_t> slots(size);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string_view key = std::string_view(text_).substr(keys[i].text.at, keys[i].text.size);
    std::size_t at = pack_hash(key) & (size - 1);
    while (slots[at] != 0) at = (at + 1) & (size - 1);
    slots[at] = static_cast<std::uint32_t>(i + 1);
  }
  add_rows(name + ".slots", slots);
  add_rows(name + ".keys", keys);
  add_rows(name + ".values", values);
}

std::string PackWriter::bytes() const {
  auto sections = sections_;
  sections["text"] = text_;
  std::string out(kPackHeader + sections.size() * kPackEntry, '\0');
  std::size_t entry = kPackHeader;
  for (const auto& [name, bytes] : sections) {
    out.resize((out.size() + 7) / 8 * 8, '\0');
    std::copy(name.begin(), name.end(), out.begin() + static_cast<std::ptrdiff_t>(entry));
    put(out, entry + kPackNameBytes, out.size(), 8);
    put(out, entry + kPackNameBytes + 8, bytes.size(), 8);
    out += bytes;
    entry += kPackEntry;
  }
  std::copy(kPackMagic.begin(), kPackMagic.end(), out.begin());
  put(out, 8, kPackVersion, 4);
  put(out, 12, sections.size(), 4);
  put(out, 16, out.size(), 8);
  const std::string hash = from_hex(pack_sha256(out));
  std::copy(hash.begin(), hash.end(), out.begin() + static_cast<std::ptrdiff_t>(kPackHash));
  return out;
}

}  // namespace sayso
