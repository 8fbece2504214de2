#include "base/instruction_set.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace sayso {

#if defined(__x86_64__)
namespace {

constexpr unsigned kAmxBf16 = 1u << 22;  // CPUID leaf 7, EDX

bool has_amx() {
  unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
  return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) != 0 && (edx & kAmxBf16) != 0;
}

}  // namespace

std::string instruction_set() {
  const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  std::string name = avx512 ? "x86-64-v4" : avx2 ? "x86-64-v3" : "x86-64-v2";
  if (__builtin_cpu_supports("avx512bf16")) name += "+bf16";
  if (__builtin_cpu_supports("avx512vnni")) name += "+vnni";
  if (has_amx()) name += "+amx";
  return name;
}
bool multiplies_whole_numbers() { return __builtin_cpu_supports("avx512vnni"); }
#else
std::string instruction_set() { return "generic"; }
bool multiplies_whole_numbers() { return false; }
#endif

}  // namespace sayso
