#!/usr/bin/env python3
"""Prints "PASSED FAILED" of a ctest run from its JUnit file, single cases counted where a test program tells them,
and on standard error what was skipped, in the words of the test."""
import re
import sys
import xml.etree.ElementTree as tree

passed = failed = 0
for case in tree.parse(sys.argv[1]).getroot().iter("testcase"):
    output = case.findtext("system-out") or ""
    cases = [int(n) for n in re.findall(r"^\[  PASSED  \] (\d+) test", output, re.M)]
    broken = [int(n) for n in re.findall(r"^\[  FAILED  \] (\d+) test", output, re.M)]
    bad = case.get("status") == "fail"
    passed += sum(cases) if cases else int(not bad)
    failed += max(sum(broken), 1) if bad else 0
    for reason in re.findall(r": Skipped\n(.*)", output):
        print(f"skipped in {case.get('name')}: {reason}", file=sys.stderr)
print(passed, failed)
