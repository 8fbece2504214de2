// The tables of words by which the stations know what the text itself tells.
#pragma once

#include "attribution/headline.h"
#include "mention/take_up.h"
#include "quantity/words.h"
#include "sentence/split.h"
#include "time/words.h"

namespace sayso {

/// Immutable after loading.
struct WordTables {
  SplitRules split;
  TakeUpWords take_up;
  HeadlineWords headline;
  TimeWords time;
  QuantityWords quantity;
};

}  // namespace sayso
