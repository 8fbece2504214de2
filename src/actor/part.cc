#include "actor/part.h"

#include <map>
#include <optional>
#include <utility>

namespace sayso {
namespace {

class Parting {
 public:
  Parting(const std::vector<Mention>& mentions, const std::vector<std::string_view>& countries)
      : mentions_(mentions), countries_(countries) {}

  std::vector<std::uint32_t> run() && {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      const std::uint32_t part = part_of(i);
      if (country_[part].empty() && !countries_[i].empty()) {
        country_[part] = countries_[i];
        by_country_.try_emplace({mentions_[i].entity, countries_[i]}, part);
      }
      nearest_[mentions_[i].entity] = part;
      out_.push_back(part);
    }
    return std::move(out_);
  }

 private:
  std::uint32_t part_of(std::uint32_t index) {
    const std::optional<std::uint32_t> followed = part_followed(mentions_[index]);
    if (!followed) return add_part();
    const std::string_view own = countries_[index], other = country_[*followed];
    if (own.empty() || other.empty() || own == other) return *followed;
    const auto agreeing = by_country_.find({mentions_[index].entity, own});
    return agreeing == by_country_.end() ? add_part() : agreeing->second;
  }

  std::optional<std::uint32_t> part_followed(const Mention& mention) const {
    if (mention.antecedent) return out_[*mention.antecedent];
    const auto nearest = nearest_.find(mention.entity);
    return nearest == nearest_.end() ? std::nullopt : std::optional(nearest->second);
  }

  std::uint32_t add_part() {
    country_.emplace_back();
    return static_cast<std::uint32_t>(country_.size() - 1);
  }

  const std::vector<Mention>& mentions_;
  const std::vector<std::string_view>& countries_;
  std::vector<std::string_view> country_;           // [part] empty: none named yet
  std::map<std::uint32_t, std::uint32_t> nearest_;  // entity -> part of its latest mention
  std::map<std::pair<std::uint32_t, std::string_view>, std::uint32_t> by_country_;
  std::vector<std::uint32_t> out_;
};

}  // namespace

std::vector<std::uint32_t> part_entities(const std::vector<Mention>& mentions,
                                         const std::vector<std::string_view>& countries) {
  return Parting(mentions, countries).run();
}

}  // namespace sayso
