#!/usr/bin/env python3
"""eval/atop.py on a table made here from the book itself: it reads both forms, counts right, names each difference, and refuses the rest."""
import bz2
import contextlib
import io
import os
import struct
import sys
import tempfile
import unittest

import book as reader

sys.path.insert(0, os.path.join(reader.ROOT, "eval"))
import atop

COLUMNS = ("ccode1", "ccode2", "year", "atop_defense")


def rda(columns):
    """A data frame of doubles as R 4 saves it, bzip2-compressed."""
    def word(*numbers):
        return struct.pack(f">{len(numbers)}i", *numbers)

    def text(value):
        return word(0x40009, len(value)) + value.encode()

    met = []

    def symbol(value):
        if value in met:
            return word((met.index(value) + 1) << 8 | 0xFF)
        met.append(value)
        return word(1) + text(value)

    def strings(values):
        return word(16, len(values)) + b"".join(text(value) for value in values)

    body = word(0x402) + symbol("atop_alliance") + word(0x300 | 19, len(columns))
    for values in columns.values():
        body += word(14, len(values)) + struct.pack(f">{len(values)}d", *values)
    body += word(0x402) + symbol("names") + strings(list(columns))
    body += word(0x402) + symbol("class") + strings(["data.frame"])
    body += word(0x402) + symbol("row.names") + word(13, 2, -2147483648, -len(next(iter(columns.values()))))
    body += word(0xFE) + word(0xFE)
    return bz2.compress(b"RDX3\nX\n" + word(3, 0x40200, 0x30500, 5) + b"UTF-8" + body)


def own_table(leave_out=(), more=()):
    """The book's pairs of 2018 under the numbers of the Correlates of War."""
    numbers = {code: number for number, codes in atop.by_number(2018).items() for code in codes}
    found = set().union(*(reader.pairs_of_year(pact, 2018) for pact in reader.read_book().pacts.values()))
    found = [(numbers[a], numbers[b]) for a, b in sorted(found) if frozenset((a, b)) not in leave_out] + list(more)
    rows = [(a, b, 2018, 1) for a, b in found] + [(2, 200, 2017, 1), (2, 365, 2018, 0)]
    return {name: [float(row[i]) for row in rows] for i, name in enumerate(COLUMNS)}


class Tool(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, data):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def run_tool(self, *arguments):
        out, error = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
            status = atop.main(list(arguments), out)
        return status, out.getvalue(), error.getvalue()

    def test_the_book_agrees_with_itself(self):
        path = self.file("own.rda", rda(own_table()))
        status, out, _ = self.run_tool(path)
        self.assertEqual(status, 0)
        self.assertIn("= 100.0 %\nin ATOP only (0): none\nin the book only (0):\n", out)
        copy = os.path.join(self.folder.name, "own.csv")
        self.assertEqual(self.run_tool(path, "--csv", copy)[0], 0)
        self.assertEqual(self.run_tool(copy)[:2], (status, out))

    def test_differences_are_named(self):
        table = own_table(leave_out=[frozenset(("CUB", "PRK"))], more=[(365, 732)])
        status, out, _ = self.run_tool(self.file("changed.rda", rda(table)))
        self.assertEqual(status, 0)
        self.assertIn("in ATOP only (1): KOR RUS\n", out)
        self.assertIn("  cub-prk-1986: CUB PRK\n", out)

    def test_more_than_the_named_differences_fail(self):
        table = own_table(more=[(666, number) for number in range(365, 374)])
        self.assertEqual(self.run_tool(self.file("worse.rda", rda(table)))[0], atop.FOUND)

    def test_what_is_no_table_is_refused(self):
        whole = bz2.decompress(rda(own_table()))
        hostile = [b"", b"RDX3\n", b"RDX2\nX\n", b"BZh9", bz2.compress(b"text"), whole[:5000], whole[:60],
                   whole.replace(struct.pack(">i", 14), struct.pack(">i", 99), 1),
                   whole.replace(b"year", b"yeer"), b"RDX2\nX\n" + struct.pack(">3i", 2, 0, 0) + struct.pack(">2i", 14, -5)]
        for number, data in enumerate(hostile):
            with self.subTest(number=number):
                status, out, error = self.run_tool(self.file(f"{number}.rda", data))
                self.assertEqual((status, out), (1, ""))
                self.assertIn(f"{number}.rda: ", error)
        self.assertEqual(self.run_tool(os.path.join(self.folder.name, "absent.csv"))[0], 1)
        self.assertEqual(self.run_tool(self.file("short.csv", b"ccode1,year\n2,2018\n"))[0], 1)


if __name__ == "__main__":
    unittest.main()
