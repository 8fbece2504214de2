// A bare number where an id is asked for.
// expect: cannot convert|could not convert
#include "ontology/ontology.h"

int quad(sayso::TypeId type);

int f() {
#ifdef MISUSE
  return quad(3);
#else
  return quad(sayso::TypeId{3});
#endif
}
