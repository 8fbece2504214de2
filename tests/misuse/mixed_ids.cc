// A sector where an event type is asked for: both are small numbers, and different things.
// expect: cannot convert|could not convert|no matching function|no known conversion
#include "ontology/ontology.h"

int quad(sayso::TypeId type);

int f() {
#ifdef MISUSE
  return quad(sayso::SectorId{3});
#else
  return quad(sayso::TypeId{3});
#endif
}
