# Options of the sanitizers for every test run; sourced from the repository's root.
export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1
export UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tools/lsan.supp:print_suppressions=0
# oneTBB then opens its helpers in a way that the sanitizers allow.
export TBB_ENABLE_SANITIZERS=1
export TSAN_OPTIONS=suppressions=$PWD/tools/tsan.supp:ignore_noninstrumented_modules=1:halt_on_error=1
