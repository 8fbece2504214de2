#!/usr/bin/env python3
"""The pact book that ships, as the program reads it, against a reader that shares no code with it."""
import datetime
import glob
import os
import sys
import unittest

import program

sys.path.insert(0, os.path.join(program.ROOT, "tests", "pacts_data"))
import book as reader

# Days on which something had just begun or ended, from the oldest alliance to the day of the book.
DAYS = ["1400-01-01", "1939-09-17", "1987-01-01", "1996-09-30", "2004-09-06", "2018-12-31", "2020-02-01", "2026-11-23"]


class ShippedBook(unittest.TestCase):
    def test_who_is_bound_to_whom(self):
        book = reader.read_book()
        for day in DAYS:
            done = program.run("pact", "map", "--on", day, "--json")
            self.assertEqual(done.status, 0, done.err)
            got = {(record["holder"], record["protected"], pact) for record in done.records for pact in record["pacts"]}
            want = {(*pair, pact.id) for pact in book.pacts.values() if pact.force_marks != "?"
                    for pair in reader.promises(pact, datetime.date.fromisoformat(day))}
            self.assertEqual(sorted(got ^ want)[:5], [], day)

    def test_every_file_passes_the_check(self):
        done = program.run("pact", "check", *sorted(glob.glob(os.path.join(program.DATA, "pacts", "*.pact"))))
        self.assertEqual((done.status, done.err), (0, ""))


if __name__ == "__main__":
    unittest.main()
