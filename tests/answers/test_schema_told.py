"""docs/ledger.md tells every table and column of a ledger, and no other."""
import glob
import os
import re
import sqlite3
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def tables():
    base = sqlite3.connect(":memory:")
    base.create_function("seal_of", -1, lambda *values: 0)
    for path in sorted(glob.glob(os.path.join(ROOT, "data", "schema", "sqlite", "*.sql"))):
        with open(path, encoding="utf-8") as file:
            base.executescript(file.read())
    names = base.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    own = [name for (name,) in names if not name.startswith(("sqlite_", "document_words_"))]
    return {name: {row[1] for row in base.execute(f'PRAGMA table_info("{name}")')} for name in own}


def told():
    with open(os.path.join(ROOT, "docs", "ledger.md"), encoding="utf-8") as file:
        part = file.read().split("\n## Tables\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| ([^|]*) \|$", part, re.M)
    return {name: set(re.findall(r"`(\w+)`", columns)) for name, columns in rows}


class Schema(unittest.TestCase):
    maxDiff = None

    def test_every_table_and_column_is_told(self):
        self.assertEqual(told(), tables())


if __name__ == "__main__":
    unittest.main()
