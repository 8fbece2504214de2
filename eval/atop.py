#!/usr/bin/env python3
"""Compares the pact book with the defence pairs of ATOP, from a copy that you have.

    python3 eval/atop.py atop_alliance.rda [--year 2018]
    python3 eval/atop.py atop.csv --year 2005
    python3 eval/atop.py atop_alliance.rda --csv atop.csv      write the table out as CSV

The file is the table of directed pair-years that the R package peacesciencer carries (data/atop_alliance.rda, read here without R),
or the same as CSV, with columns ccode1 ccode2 year atop_defense …; row (A, B) = what A promised B. No row of it is part of this
repository: cite Leeds, Ritter, Mitchell and Long (2002), and ask its authors before passing it on.
Exit 0: the book explains every pair but those named in tests/pacts_data; 5: it does not (only for 2018, the year of the named tables).
"""
import argparse
import bz2
import csv
import os
import struct
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests", "pacts_data"))
import book as reader

FOUND = 5
NAMED_YEAR = 2018


class Unreadable(Exception):
    """The file is none that this program reads; the message says why."""


class Serialised:
    """As much of R's serialisation (XDR, versions 2 and 3) as a saved data frame of numbers needs."""

    def __init__(self, data):
        self.data, self.at, self.symbols = data, 0, []

    def take(self, size):
        if size < 0 or self.at + size > len(self.data):
            raise Unreadable("the file ends too early, or is no saved data frame")
        self.at += size
        return self.data[self.at - size:self.at]

    def number(self):
        return struct.unpack(">i", self.take(4))[0]

    def numbers(self, form, size):
        count = self.number()
        return list(struct.unpack(f">{count}{form}", self.take(count * size)))

    def item(self):
        flags = self.number()
        kind, has_attributes, has_tag = flags & 0xFF, flags & 0x200, flags & 0x400
        if kind in (0xFE, 0xFD, 0xFB, 0xF2, 0xF1):  # nothing, the global and other environments
            return None
        if kind == 0xFF:  # a symbol met before
            return self.symbols[(flags >> 8 or self.number()) - 1]
        if kind == 1:
            self.symbols.append(self.item())
            return self.symbols[-1]
        if kind == 2:
            return self.pairs(has_attributes, has_tag)
        if kind == 9:
            size = self.number()
            return None if size < 0 else self.take(size).decode("utf-8", "replace")
        if kind == 0xEE:
            return self.compact()
        value = self.vector(kind)
        attributes = self.item() if has_attributes else None
        return (value, dict(attributes)) if attributes else value

    def pairs(self, has_attributes, has_tag):
        """A pairlist as [(tag, value)]; its tail is read in a loop, since lists may be long."""
        found = []
        while True:
            if has_attributes:
                self.item()
            tag = self.item() if has_tag else None
            found.append((tag, self.item()))
            flags = self.number()
            if flags & 0xFF == 0xFE:
                return found
            if flags & 0xFF != 2:
                raise Unreadable("a list does not end as lists do")
            has_attributes, has_tag = flags & 0x200, flags & 0x400

    def vector(self, kind):
        if kind in (10, 13):
            return self.numbers("i", 4)
        if kind == 14:
            return self.numbers("d", 8)
        if kind in (16, 19):
            return [self.item() for _ in range(self.number())]
        raise Unreadable(f"a part of type {kind}, which a data frame of numbers does not have")

    def compact(self):
        """A range that R keeps as (length, first, step), or another vector in its short form."""
        _, state, _ = self.item(), self.item(), self.item()
        state = state[0] if isinstance(state, tuple) else state
        return [state[1] + i * state[2] for i in range(int(state[0]))] if isinstance(state, list) and len(state) == 3 else state


def read_rda(path):
    """{column: values} of the first data frame in the file."""
    with open(path, "rb") as file:
        data = file.read()
    if data.startswith(b"BZh"):
        data = bz2.decompress(data)
    if data[:5] not in (b"RDX2\n", b"RDX3\n") or data[5:7] != b"X\n":
        raise Unreadable("no .rda file of XDR form (bzip2 or plain)")
    serialised = Serialised(data[7:])
    version = serialised.number()
    serialised.take(8)
    if version == 3:
        serialised.take(serialised.number())
    for _, value in serialised.item() or ():
        if isinstance(value, tuple) and "names" in value[1]:
            return {name: column[0] if isinstance(column, tuple) else column for name, column in zip(value[1]["names"], value[0])}
    raise Unreadable("no data frame in the file")


def read_table(path):
    """Rows (ccode1, ccode2, year, defence) as whole numbers."""
    if path.endswith(".csv"):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    else:
        columns = read_rda(path)
    wanted = ("ccode1", "ccode2", "year", "atop_defense")
    for name in wanted:
        if name not in columns:
            raise Unreadable(f"no column {name}")
    return columns, [tuple(int(float(value)) for value in row) for row in zip(*(columns[name] for name in wanted))]


def by_number(year):
    """State numbers of the Correlates of War to the codes of the book, for that year."""
    found = {}
    with open(reader.STATES, encoding="utf-8", newline="") as file:
        for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
            begun, ended = (reader.days(row[name]) for name in ("from", "to"))
            if row["cow"] and (not begun or begun[0].year <= year) and (not ended or year <= ended[1].year):
                found.setdefault(int(row["cow"]), set()).add(row["iso3"])
    return found


def compare(rows, year, out):
    """Prints what agrees and what does not; gives the number of ATOP's pairs and of those the book has."""
    codes, book = by_number(year), reader.read_book()
    have = {}
    for pact in book.pacts.values():
        for pair in reader.pairs_of_year(pact, year):
            have.setdefault(frozenset(pair), []).append(pact.id)
    theirs, ours = {}, set()
    for a, b, when, defence in rows:
        if when == year and defence:
            names = [frozenset((x, y)) for x in codes.get(a, {str(a)}) for y in codes.get(b, {str(b)})]
            theirs[frozenset((a, b))] = names
            ours |= {name for name in names if name in have}
    missing = sorted(" ".join(sorted(names[0])) for names in theirs.values() if not any(name in have for name in names))
    more = sorted((have[pair][0], " ".join(sorted(pair))) for pair in have if pair not in ours)
    reached = len(theirs) - len(missing)
    share = f" = {100 * reached / len(theirs):.1f} %" if theirs else ""
    print(f"{year}: {len(theirs)} defence pairs in ATOP, {reached} in the book{share}", file=out)
    print(f"in ATOP only ({len(missing)}): {', '.join(missing) or 'none'}", file=out)
    print(f"in the book only ({len(more)}):", file=out)
    for pact in sorted({pact for pact, _ in more}):
        print(f"  {pact}: {', '.join(pair for which, pair in more if which == pact)}", file=out)
    return len(theirs), reached


def main(arguments=None, out=sys.stdout):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="atop_alliance.rda, or the same as .csv")
    parser.add_argument("--year", type=int, default=NAMED_YEAR, help="the year to compare (default 2018)")
    parser.add_argument("--csv", metavar="OUT", help="write the table out as CSV and stop")
    options = parser.parse_args(arguments)
    try:
        columns, rows = read_table(options.file)
    except (Unreadable, OSError, ValueError, struct.error, IndexError, RecursionError) as problem:
        print(f"atop.py: {options.file}: {problem}", file=sys.stderr)
        return 1
    if options.csv:
        with open(options.csv, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows([f"{value:g}" if isinstance(value, float) else value for value in row] for row in zip(*columns.values()))
        return 0
    theirs, reached = compare(rows, options.year, out)
    with open(os.path.join(ROOT, "tests", "pacts_data", "atop_2018.tsv"), encoding="utf-8", newline="") as file:
        named = sum(int(row["pairs"]) for row in csv.DictReader((r for r in file if not r.startswith("#")), delimiter="\t") if row["reason"])
    return FOUND if options.year == NAMED_YEAR and theirs - reached > named else 0


if __name__ == "__main__":
    sys.exit(main())
