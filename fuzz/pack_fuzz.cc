// Any bytes as a pack, also with a hash that fits: refused, or every read of it ends within bounds.
#include <cstdlib>
#include <string>

#include "base/hash.h"
#include "pack/pack.h"

namespace {

struct Row {
  std::uint64_t a = 0, b = 0, c = 0;
};

void walk(const sayso::Pack& pack) {
  std::uint64_t sum = 0;
  for (const auto& [name, bytes] : pack.sections()) {
    const auto rows = pack.rows<Row>(name);
    for (std::size_t i = 0; i <= rows.size(); ++i) sum += rows.at(i).c;
    const auto index = pack.index(name.substr(0, name.find('.')));
    for (std::size_t i = 0; i < index.size() && i < 64; ++i) {
      const auto range = index.find(index.key(i));
      for (std::uint32_t v = 0; v < range.count; ++v) sum += index.value(range.first + v);
      const auto refs = pack.rows<sayso::TextRef>(name);
      sum += pack.text(refs.at(i)).size();
    }
    if (index.find("a key that no pack holds").found && sum == 1) std::abort();
  }
}

/// Puts size and hash right, so that what lies behind them is reached.
std::string mended(std::string bytes) {
  if (bytes.size() < 64) return bytes;
  for (std::size_t i = 0; i < 8; ++i) bytes[16 + i] = static_cast<char>(bytes.size() >> (8 * i));
  const std::string_view view(bytes);
  const std::string hex = sayso::Sha256().add(view.substr(0, 24)).add(view.substr(64)).hex();
  for (std::size_t i = 0; i < 32; ++i)
    bytes[24 + i] = static_cast<char>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  for (const std::string& input : {bytes, mended(bytes)}) {
    const auto pack = sayso::Pack::parse(input, "fuzz");
    if (pack) walk(*pack);
  }
  return 0;
}
