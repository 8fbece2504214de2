// Any bytes as a model's manifest: refused, or within its bounds.
#include <cstdlib>

#include "model/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const auto manifest = sayso::Manifest::parse(bytes);
  if (!manifest) return 0;
  const bool sound = manifest->thresholds.role.size() == manifest->labels.role.size() &&
                     manifest->window.core_pieces <= manifest->window.max_pieces &&
                     !manifest->labels.trigger.empty();
  if (!sound) std::abort();
  return 0;
}
