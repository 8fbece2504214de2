// Codes of states, sectors and acts as other data sets write them, for who writes their formats.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.h"

namespace sayso {

struct LedgerEvent;

/// The codes of a state. Absent and empty are unknown.
struct StateCodes {
  std::string iso3, iso2, name;
  std::string fips, cameo;
  std::optional<int> cow, gw;  ///< Correlates of War, Gleditsch and Ward
};

/// How an event is told where a plan is told by another type than its act ("will visit": AGREE).
struct ToldType {
  std::string type, cameo;
  std::optional<std::string> mode;  ///< where the type has it
  int quad = 0;
  double intensity = 0;
};

/// Code-book and crosswalks of a data folder. Immutable; const use from many threads is safe.
class Codebook {
 public:
  /// `data`: as Settings::data. Errors: not_found, corrupt.
  static Result<Codebook> open(const std::string& data);

  /// By ISO 3166 alpha-3 (or a code of data/actors for what is no state), as on the day (ISO 8601;
  /// empty: at the latest). Nothing where there was no such state that day, or never.
  std::optional<StateCodes> state(std::string_view iso3, std::string_view day) const;

  /// All types of acts, in alphabetical order.
  std::vector<std::string> types() const;

  /// Type and codes as PLOVER, CAMEO and POLECAT tell an event: by its act, and by the type of
  /// plans while it is still to come and its act may be planned.
  ToldType told(const LedgerEvent& event) const;

  /// Words of a CAMEO code, its Goldstein score, and its quad in GDELT's scheme (1-4 by its root).
  std::string cameo_label(std::string_view code) const;
  std::optional<double> goldstein(std::string_view code) const;
  static int gdelt_quad(std::string_view code);

  /// What ICEWS calls a sector, or nothing.
  std::string icews_sector(std::string_view sector) const;
  /// Is it a role of CAMEO actor codes (GOV, MIL, IGO ...)?
  bool is_cameo_role(std::string_view code) const;

  Codebook(Codebook&&) noexcept;
  Codebook& operator=(Codebook&&) noexcept;
  ~Codebook();

 private:
  struct State;
  explicit Codebook(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Is the event still to come, by its stage, or by its tense where its stage leaves that open?
bool still_to_come(const LedgerEvent& event);

}  // namespace sayso
