#include "dictionary/tables.h"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace sayso {

Result<ActorTable> ActorTable::read(const std::string& path, const std::optional<std::string>& user,
                                    const std::vector<std::string_view>& columns,
                                    std::size_t keys) {
  ActorTable out;
  const auto add = [&](const std::string& file, bool by_user) -> Result<void> {
    Part part{TRY(Tsv::read(file)), {}};
    for (std::size_t i = 0; i < columns.size(); ++i) {
      Result<std::size_t> column = part.table.column(columns[i]);
      if (!column && (!by_user || i < keys)) return std::move(column).error();
      part.columns.push_back(column ? std::optional(*column) : std::nullopt);
    }
    out.parts_.push_back(std::move(part));
    return {};
  };
  TRY(add(path, false));
  std::error_code none;
  std::set<std::string> replaced;
  std::vector<Row> own;
  if (user && std::filesystem::exists(*user, none)) {
    TRY(add(*user, true));
    for (std::size_t at = 0; at < out.parts_[1].table.rows(); ++at) {
      own.push_back({true, at});
      replaced.insert(out.key(own.back(), keys));
    }
  }
  for (std::size_t at = 0; at < out.parts_[0].table.rows(); ++at) {
    const Row row{false, at};
    if (replaced.empty() || replaced.count(out.key(row, keys)) == 0) out.rows_.push_back(row);
  }
  out.rows_.insert(out.rows_.end(), own.begin(), own.end());
  return out;
}

std::string ActorTable::key(const Row& row, std::size_t keys) const {
  std::string out;
  for (std::size_t i = 0; i < keys; ++i)
    out += part(row).table.cell(row.at, *part(row).columns[i]) + '\t';
  return out;
}

const std::string& ActorTable::cell(std::size_t row, std::size_t column) const {
  static const std::string kNone;
  const Row& of = rows_[row];
  const std::optional<std::size_t> at = part(of).columns[column];
  return at ? part(of).table.cell(of.at, *at) : kNone;
}

std::string ActorTable::where(std::size_t row) const {
  return part(rows_[row]).table.where(rows_[row].at);
}

}  // namespace sayso
