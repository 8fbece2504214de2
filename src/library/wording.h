// What a Wording holds.
#pragma once

#include "answer/tell.h"
#include "sayso/sentences.h"

namespace sayso {

struct Wording::State {
  TellTables tables;
};

}  // namespace sayso
