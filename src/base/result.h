// The inner side of Result: TRY passes an error up, SAYSO_ASSERT and SAYSO_CHECK catch programmer
// errors.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "sayso/result.h"

/// The value of `expr`, or return its Error from the enclosing function. One TRY per statement.
#define TRY(expr)                                                          \
  __extension__({                                                          \
    auto sayso_result = (expr);                                            \
    if (!sayso_result.has_value()) return std::move(sayso_result).error(); \
    std::move(sayso_result).value();                                       \
  })

/// Always on. For what no input can reach: a failure is a bug of ours, and going on would make the
/// output untrue.
#define SAYSO_CHECK(condition)                                                                     \
  do {                                                                                             \
    if (!(condition)) {                                                                            \
      std::fprintf(stderr, "sayso: internal fault: %s (%s:%d)\n", #condition, __FILE__, __LINE__); \
      std::abort();                                                                                \
    }                                                                                              \
  } while (false)

#ifdef NDEBUG
#define SAYSO_ASSERT(condition) static_cast<void>(0)
#else
#define SAYSO_ASSERT(condition) SAYSO_CHECK(condition)
#endif
