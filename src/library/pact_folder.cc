#include <filesystem>
#include <system_error>

#include "base/faults.h"
#include "engine/open.h"
#include "sayso/pact.h"

namespace sayso {

Result<std::string> pact_folder(const std::string& data) {
  const std::string folder = TRY(find_data(data)) + "/pacts";
  std::error_code none;
  if (!std::filesystem::is_directory(folder, none)) return fail(fault::kNoData, "", folder);
  return folder;
}

}  // namespace sayso
