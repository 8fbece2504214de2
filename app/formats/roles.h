// The roles of an event in the order of the output, for writers that treat all alike.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/coding.h"

namespace sayso::cli {

struct RoleFillers {
  std::string_view role;
  const std::vector<std::string>& mentions;  ///< ids; of the event given
};

/// Lives as long as the event.
inline std::array<RoleFillers, 7> roles_of(const CodedEvent& event) {
  return {{{"actors", event.actors},
           {"recipients", event.recipients},
           {"object", event.object},
           {"place", event.place},
           {"date", event.date},
           {"condition", event.condition},
           {"basis", event.basis}}};
}

}  // namespace sayso::cli
