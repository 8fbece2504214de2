#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/faults.h"
#include "pack/layout.h"
#include "pack/pack.h"

namespace sayso {
namespace {

constexpr std::size_t kVersionDigits = 16;
constexpr std::size_t kMostSections = 4096;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i > 0; --i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return out;
}

/// A file in memory for as long as it is wanted.
struct Mapping {
  void* at = MAP_FAILED;
  std::size_t size = 0;

  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  Mapping(Mapping&&) = delete;
  Mapping& operator=(Mapping&&) = delete;
  ~Mapping() {
    if (at != MAP_FAILED) ::munmap(at, size);
  }
};

Error unreadable(const std::string& path) {
  return fail(fault::kUnreadable, std::generic_category().message(errno), path);
}

/// Maps an open file; the descriptor may be closed afterwards.
Result<std::shared_ptr<const Mapping>> map(int descriptor, const std::string& path) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return unreadable(path);
  if (S_ISDIR(status.st_mode)) return fail(fault::kFolder, "", path);
  if (!S_ISREG(status.st_mode)) return fail(fault::kSpecialFile, "", path);
  auto out = std::make_shared<Mapping>();
  out->size = static_cast<std::size_t>(status.st_size);
  if (out->size < kPackHeader) return fail(fault::kPack, "not a pack: too short", path);
  out->at = ::mmap(nullptr, out->size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (out->at == MAP_FAILED) return unreadable(path);
  return std::shared_ptr<const Mapping>(std::move(out));
}

}  // namespace

IndexRange PackIndex::find(std::string_view key) const {
  const std::size_t size = slots_.size();
  if (size == 0 || (size & (size - 1)) != 0) return {};
  std::size_t slot = pack_hash(key) & (size - 1);
  for (std::size_t step = 0; step < size; ++step, slot = (slot + 1) & (size - 1)) {
    const std::uint32_t at = slots_.at(slot);
    if (at == 0) return {};
    if (this->key(at - 1) == key) return range(at - 1);
  }
  return {};
}

std::string_view PackIndex::key(std::size_t at) const {
  const TextRef ref = keys_.at(at).text;
  if (ref.at > text_.size() || ref.size > text_.size() - ref.at) return {};
  return text_.substr(ref.at, ref.size);
}

IndexRange PackIndex::range(std::size_t at) const {
  if (at >= keys_.size()) return {};
  const Key key = keys_.at(at);
  const std::size_t count = values_.size();
  if (key.first > count || key.count > count - key.first) return {};
  return {key.first, key.count, true};
}

Result<Pack> Pack::check(std::shared_ptr<const void> owner, std::string_view bytes,
                         const std::string& name) {
  if (bytes.size() < kPackHeader || bytes.substr(0, kPackMagic.size()) != kPackMagic)
    return fail(fault::kPack, "not a pack", name);
  if (const std::uint64_t version = number(bytes, 8, 4); version != kPackVersion)
    return fail(fault::kPack, fmt::format("of format {}, not {}", version, kPackVersion), name);
  const std::uint64_t count = number(bytes, 12, 4);
  if (number(bytes, kPackHeader - 8, 8) != 0) return fail(fault::kPack, "not a pack", name);
  if (number(bytes, 16, 8) != bytes.size())
    return fail(fault::kPack,
                fmt::format("{} bytes long, should be {}", bytes.size(), number(bytes, 16, 8)),
                name);
  if (count > kMostSections || count * kPackEntry > bytes.size() - kPackHeader)
    return fail(fault::kPack, fmt::format("{} sections", count), name);
  const std::string hash = pack_sha256(bytes);
  if (hash != hex(bytes.substr(kPackHash, hash.size() / 2)))
    return fail(fault::kPack, "does not match its hash", name);
  Pack pack;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = kPackHeader + i * kPackEntry;
    const std::string_view field = bytes.substr(entry, kPackNameBytes);
    const std::string_view section = field.substr(0, field.find('\0'));
    const std::uint64_t at = number(bytes, entry + kPackNameBytes, 8);
    const std::uint64_t size = number(bytes, entry + kPackNameBytes + 8, 8);
    if (section.empty() || section.size() == kPackNameBytes || at > bytes.size() ||
        size > bytes.size() - at)
      return fail(fault::kPack, fmt::format("section {} lies outside", i), name);
    pack.sections_[std::string(section)] = bytes.substr(at, size);
  }
  pack.owner_ = std::move(owner);
  pack.text_ = pack.section("text");
  pack.version_ = hash.substr(0, kVersionDigits);
  return pack;
}

Result<Pack> Pack::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return unreadable(path);
  auto mapping = map(descriptor, path);
  ::close(descriptor);
  if (!mapping) return std::move(mapping).error();
  const std::string_view bytes(static_cast<const char*>((*mapping)->at), (*mapping)->size);
  return check(*std::move(mapping), bytes, path);
}

Result<Pack> Pack::parse(std::string bytes, const std::string& name) {
  const auto owner = std::make_shared<const std::string>(std::move(bytes));
  return check(owner, *owner, name);
}

std::string_view Pack::section(std::string_view name) const {
  const auto found = sections_.find(name);
  return found == sections_.end() ? std::string_view() : found->second;
}

PackIndex Pack::index(const std::string& name) const {
  return {rows<std::uint32_t>(name + ".slots"), rows<PackIndex::Key>(name + ".keys"),
          rows<std::uint32_t>(name + ".values"), text_};
}

std::string_view Pack::text(TextRef ref) const {
  if (ref.at > text_.size() || ref.size > text_.size() - ref.at) return {};
  return text_.substr(ref.at, ref.size);
}

}  // namespace sayso
