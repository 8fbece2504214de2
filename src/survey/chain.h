// Who would be drawn in next.
#pragma once

#include <vector>

#include "survey/answer.h"

namespace sayso {

/// One duty that the chain asks, on the record.
struct DrawnIn {
  const Pact* pact = nullptr;
  const Duty* duty = nullptr;
  std::string holder, protected_state;
  Status status = Status::no_such_duty;
  int round = 1;  ///< 1: for the state attacked; later ones: for those who entered, or their foes
};

/// The asked holder is supposed to enter the war of the asked state against its attackers; then all
/// defence duties for the attacked, for those who entered and for those whom they fight are asked,
/// and whoever's duty is triggered enters, too, until nobody new does. Of links with one holder,
/// pact and protected state the furthest is kept; by (round, pact, holder, protected). Ends, since
/// each state enters once.
std::vector<DrawnIn> chain(const Book& book, const Facts& facts, const Ask& ask, const Date& day);

/// The furthest status of a holder under a pact in a chain.
Status chain_status(const std::vector<DrawnIn>& links, const std::string& holder,
                    const std::string& pact);

}  // namespace sayso
