#!/usr/bin/env python3
"""The book of pacts that ships: what a lawyer may rely on in every file, and what the field's own coding says of the same pacts."""
import csv
import os
import shutil
import tempfile
import unittest

import book as reader
from book import pairs_of_year as directed

HERE = os.path.dirname(os.path.abspath(__file__))
BOOK = reader.read_book()
YEAR = 2018
ATOP_PAIRS = 1707


def table(name):
    with open(os.path.join(HERE, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def pairs(pact, year):
    return {frozenset(pair) for pair in directed(pact, year)}


def allies(state, year, kind="defend"):
    return {b if a == state else a for pact in BOOK.pacts.values() for a, b in directed(pact, year, kind) if state in (a, b)}


class Files(unittest.TestCase):
    def test_every_file_holds(self):
        self.assertEqual(BOOK.faults, [])

    def test_all_pacts_are_there(self):
        self.assertEqual(len(BOOK.pacts), 74)
        self.assertEqual(sum(name.endswith(".pact") for name in os.listdir(reader.FOLDER)), 74)

    def test_the_document_tells_what_is_there(self):
        with open(os.path.join(reader.ROOT, "docs", "pacts-book.md"), encoding="utf-8") as file:
            text = " ".join(file.read().split())
        pacts = BOOK.pacts.values()
        heads = [sum(mark in pact.marks for pact in pacts) for mark in "VK"]
        for words in (f"{len(pacts)} pacts, one file each, with {sum(len(pact.duties) for pact in pacts)} duties",
                      f"{sum(len(pact.readings) for pact in pacts)} dated readings", f"{len(BOOK.areas)} areas",
                      f"the {len(BOOK.atoms)} questions of fact", f"the {len(BOOK.sources)} sources",
                      f"Of the {len(pacts)} heads {heads[0]} have V, {heads[1]} K and {len(pacts) - sum(heads)} A alone"):
            self.assertIn(words, text)

    def test_a_spoilt_line_is_found(self):
        """The reader above would say nothing if it looked at nothing."""
        for pact, old, new, what in [
                ("rus-prk-2024", "in-force  2024-12-04", "in-force  2024-13-04", "is no date"),
                ("rus-prk-2024", "signed    2024-06-19", "signed    2025-06-19", "out of order"),
                ("rus-prk-2024", "party     RUS PRK", "party     RUS PRX", "no state PRX"),
                ("rus-prk-2024", "check     V source", "# ", "no check mark"),
                ("rus-prk-2024", "state-of-war P ", "state-of-peace P ", "no atom"),
                ("rus-prk-2024", "duty consult art 3", "duty defend art 4", "stands twice"),
                ("rus-prk-2024", "source kcna-2025", "source kcna-2052", "not declared"),
                ("rus-prk-2024", "RUS 2025-04-26 on", "RUS 2023-04-26 on", "before it was signed"),
                ("rus-prk-2024", "  judge     each-party", "  # ", "has no line `judge`"),
                ("rus-prk-2024", "check K source", "check X source", "no check mark"),
                ("rio-1947", "until 2004-09-06", "from 2005-01-01 until 2004-09-06", "ends before it begins"),
                ("nato-1949", "inside nato-art6", "inside nato-art7", "no atom"),
                ("nato-1949", 'quote     "such action as it deems necessary"', "# ", "neither words seen")]:
            with self.subTest(what=what), tempfile.TemporaryDirectory() as folder:
                for name in os.listdir(reader.FOLDER):
                    shutil.copy(os.path.join(reader.FOLDER, name), folder)
                path = os.path.join(folder, pact + ".pact")
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                self.assertIn(old, text)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text.replace(old, new))
                faults = reader.read_book(folder).faults
                self.assertTrue(any(fault.startswith(pact + ".pact:") and what in fault for fault in faults), faults[:3])


class AgainstAtop(unittest.TestCase):
    """The counts of 2018. A difference is a fault of the book unless it stands in one of the two tables with its reason."""

    def setUp(self):
        self.rows = table("atop_2018.tsv")
        self.extra = table("more_than_atop.tsv")

    def named_extra(self, pact):
        """The pairs that more_than_atop.tsv explains, by row."""
        found = []
        for row in (row for row in self.extra if row["pact"] == pact.id):
            have = pairs(pact, YEAR)
            if row["states"] != "all":
                states = row["states"].split("+")
                have = {pair for pair in have if set(states) <= pair}
            found.append((row, have))
        return found

    def agreed(self, pact):
        have = pairs(pact, YEAR)
        for _, extra in self.named_extra(pact):
            have -= extra
        return have | ({frozenset(("THA", "USA"))} if pact.id == "manila-1954" else set())

    def test_the_aggregates_add_up(self):
        self.assertEqual(sum(int(row["pairs"]) for row in self.rows), ATOP_PAIRS)

    def test_each_pact_adds_its_pairs(self):
        covered = set()
        for row in self.rows:
            if row["pact"]:
                new = self.agreed(BOOK.pacts[row["pact"]]) - covered
                self.assertEqual(len(new), int(row["pairs"]), row["pact"])
                covered |= new
            else:
                self.assertTrue(row["reason"])
        self.assertEqual(len(covered), 1702)
        self.assertGreaterEqual(len(covered) / ATOP_PAIRS, 0.989)

    def test_ten_pacts_explain_nearly_all(self):
        self.assertAlmostEqual(sum(int(row["pairs"]) for row in self.rows[:10]) / ATOP_PAIRS, 0.989, places=3)

    def test_nothing_more_is_unexplained(self):
        covered = set().union(*(self.agreed(BOOK.pacts[row["pact"]]) for row in self.rows if row["pact"]))
        for pact in BOOK.pacts.values():
            rest = pairs(pact, YEAR) - covered
            for row, extra in self.named_extra(pact):
                self.assertTrue(row["reason"] and rest & extra, f"{row['pact']} {row['states']} explains nothing")
                rest -= extra
            self.assertEqual(rest, set(), pact.id)

    def test_pacts_within_others(self):
        for inner, outer, count in [("cst-1992", "cis-1993", 15), ("gcc-2000", "arab-1950", 15), ("rio-1947", "oas-1948", 136),
                                    ("rus-arm-1997", "cis-1993", 1), ("rus-uzb-2005", "cis-1993", 1)]:
            self.assertEqual(len(pairs(BOOK.pacts[inner], YEAR)), count, inner)
            self.assertLessEqual(pairs(BOOK.pacts[inner], YEAR), pairs(BOOK.pacts[outer], YEAR))

    def test_one_way_duties(self):
        one_way = {pair for pact in BOOK.pacts.values() for pair in directed(pact, YEAR)}
        one_way = {(a, b) for a, b in one_way if (b, a) not in one_way}
        # ATOP has two: USA -> PAK and USA -> JPN. The book lets Japan owe inside the territories under its administration.
        self.assertEqual(one_way, {("USA", "PAK"), ("USA", "FSM"), ("USA", "MHL"), ("USA", "PLW")})

    def test_known_histories(self):
        for a, b, years, others in [("USA", "TWN", range(1955, 1980), (1954, 1980, 2018)),
                                    ("PRK", "SUN", range(1961, 1992), (1960,)), ("PRK", "RUS", range(1992, 1997), (1997, 2018, 2023)),
                                    ("CHN", "SUN", range(1950, 1980), (1949, 1981))]:
            for year in (*years[::7], years[-1], *others):
                self.assertEqual(b in allies(a, year), year in years, f"{a} {b} {year}")
        self.assertIn(("USA", "NZL"), directed(BOOK.pacts["anzus-1951"], 1985))
        self.assertNotIn(("USA", "NZL"), directed(BOOK.pacts["anzus-1951"], 1987))
        self.assertIn("USA", allies("MEX", YEAR))  # through the OAS: it left the Rio treaty in 2004
        self.assertTrue({"ARM", "RUS"} <= allies("AZE", YEAR))  # through the CIS Charter
        for state in ("UKR", "ISR", "TWN"):
            self.assertEqual(allies(state, YEAR), set(), state)
        self.assertIn("RUS", allies("PRK", YEAR, "consult"))


if __name__ == "__main__":
    unittest.main()
