"""A ledger in which one stored value is altered: verify tells which row; ledgers from before seals are read and sealed."""
import contextlib
import os
import shutil
import sqlite3
import struct
import unittest

import program

DEMO = os.path.join(program.DATA, "demo", "ledger", "reports.jsonl")
CORRECTION = ("HARBOUR CITY, June 9 (Harbour Wire) - CORRECTION: An earlier version of this report gave a wrong date. "
              "Norway expelled two Chilean diplomats on Friday, the Foreign Ministry said.")


def seal(*values):
    """docs/ledger.md, "Seals": 64 bits of FNV-1a over the values of a row."""
    total = 0xcbf29ce484222325
    def add(data):
        nonlocal total
        for byte in data:
            total = (total ^ byte) * 0x100000001b3 & (1 << 64) - 1
    for value in values:
        if value is None:
            add(b"n")
        elif isinstance(value, int):
            add(b"i" + struct.pack("<q", value))
        elif isinstance(value, float):
            add(b"r" + struct.pack("<d", value))
        else:
            data = value.encode("utf-8")
            add(b"t" + struct.pack("<Q", len(data)) + data)
    return struct.unpack("<q", struct.pack("<Q", total))[0]


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def columns_of(database, table):
    return [row[1] for row in database.execute(f"PRAGMA table_info({quoted(table)})")]


def opened(path):
    """Closed at the end; nothing is held against what it writes."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA foreign_keys=OFF")
    database.execute("PRAGMA ignore_check_constraints=ON")
    return contextlib.closing(database)


def altered(value):
    """Values that are not the one given, the likeliest slip first."""
    if value is None:
        return (1, "x")
    if isinstance(value, int):
        return (value + 1, value + 1000003) if value < 1 << 62 else (value - 1, value - 1000003)
    if isinstance(value, float):
        return (value + 0.25,)
    if isinstance(value, bytes):
        return (value[:-1] + bytes([value[-1] ^ 1]),) if value else (b"x",)
    return (value[:-1] + ("y" if value.endswith("x") else "x"),) if value else ("x",)


class Seals(program.Case):
    @classmethod
    def setUpClass(cls):
        cls.shared = program.tempfile.mkdtemp(prefix="sayso-seals-")
        cls.ledger = os.path.join(cls.shared, "sealed.ledger")
        assert program.run("ingest", cls.ledger, DEMO, "--no-progress").status == 0
        more = os.path.join(cls.shared, "more.jsonl")
        with open(more, "w", encoding="utf-8") as file:
            file.write('{"id": "refused"}\n')
        assert program.run("ingest", cls.ledger, more, "--outlet", "Harbour Wire", "--no-progress").status == 3
        cls.export = program.run("export", cls.ledger, "--events").out
        cls.fill(cls.ledger)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.shared, ignore_errors=True)

    @classmethod
    def fill(cls, path):
        """A row in every table that the reports have left empty."""
        with opened(path) as database:
            event, kept = database.execute("SELECT min(id), max(id) FROM event").fetchone()
            rows = {"alias": ("0" * 32, event), "corrected": (1, "when", 2, "2025-03-09"), "notice": (2, "correction"),
                    "pending": (3,), "relation": (2, 1, "independent", "a test", 1),
                    "correction": ("pact-01", "shells", "type", "AID", "ASSAULT", "a test", "me", "2025-03-09", None, "0" * 32),
                    "grade": ("outlet", "Harbour Wire", "B", "a test", "me", "2025-03-09", 0)}
            for table, values in rows.items():
                if database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
                    continue
                names = [name for name in columns_of(database, table)
                         if name != "seal" and not (name == "number" and table in ("correction", "grade"))]
                marks = ", ".join("?" * (len(values) + 1))
                names = ", ".join(quoted(name) for name in names)
                database.execute(f"INSERT INTO {table}({names}, seal) VALUES ({marks})", (*values, seal(*values)))
                counted = database.execute("SELECT rows FROM tally WHERE name = ?", (table,)).fetchone()
                if counted:
                    database.execute("UPDATE tally SET rows = ?, seal = ? WHERE name = ?", (counted[0] + 1, seal(table, counted[0] + 1), table))

    def path(self, name):
        return os.path.join(self.folder, name)

    def assert_told(self, path, names, what):
        done = program.run("verify", path)
        self.assertIn(done.status, (4, 5), f"{what}: not noticed")
        told = done.out.decode() + done.err
        self.assertTrue(any(name in told for name in names), f"{what}: {told[:600]}")

    def rows_to_alter(self, database, table, column):
        """The rowid, or the values of the key, and the value, of a row with a value and of one without."""
        info = database.execute(f"PRAGMA table_info({quoted(table)})").fetchall()
        keys = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
        by = [quoted(key) for key in keys] or ["rowid"]
        for is_null in ("NOT NULL", "NULL"):
            found = database.execute(f"SELECT {quoted(column)}, {', '.join(by)} FROM {quoted(table)} "
                                     f"WHERE {quoted(column)} IS {is_null} LIMIT 1").fetchone()
            if found:
                yield found[0], " AND ".join(f"{key} IS ?" for key in by), found[1:]

    def alter(self, path, table, column, place):
        """Alters one cell in a copy of the ledger; false where no such row, or no other value, is there."""
        with opened(path) as database:
            rows = list(self.rows_to_alter(database, table, column))
            if place >= len(rows):
                return None
            value, where, key = rows[place]
            for other in altered(value):
                try:
                    changed = database.execute(f"UPDATE {quoted(table)} SET {quoted(column)} = ? WHERE {where}", (other, *key))
                except sqlite3.IntegrityError:
                    continue
                self.assertEqual(changed.rowcount, 1)
                return f"{table}.{column} {key}: {value!r} to {other!r}"
        return None

    def names_of(self, table):
        """What a finding may name: the row, the act or report that it is a part of, or the index of words."""
        parts = {"chain": ("act", "claim"), "claim": ("act", "claim"), "role": ("act",), "sqlite_sequence": ("change",)}
        own = "document_words" if table.startswith("document_words") else table
        return [f": {name} " for name in (own, *parts.get(table, ()))] + [f": {own}:"]

    def test_every_cell_of_every_table(self):
        self.assertEqual(program.run("verify", self.ledger).status, 0, program.run("verify", self.ledger).out)
        with opened(self.ledger) as database:
            tables = [row[0] for row in database.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")]
            cells = [(table, column) for table in tables for column in columns_of(database, table)]
        tried = set()
        for table, column in cells:
            for place in (0, 1):
                path = shutil.copy(self.ledger, self.path("altered"))
                what = self.alter(path, table, column, place)
                if what is None:
                    continue
                tried.add((table, column))
                with self.subTest(what):
                    self.assert_told(path, self.names_of(table), what)
        self.assertEqual(sorted(set(cells) - tried), [], "never altered")

    def test_a_row_of_every_table_taken_out(self):
        with opened(self.ledger) as database:
            tables = [row[0] for row in database.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")]
        for table in tables:
            path = shutil.copy(self.ledger, self.path("less"))
            with opened(path) as database:
                info = database.execute(f"PRAGMA table_info({quoted(table)})").fetchall()
                keys = ", ".join(quoted(row[1]) for row in info if row[5]) or "rowid"
                gone = database.execute(f"DELETE FROM {quoted(table)} WHERE ({keys}) IN "
                                        f"(SELECT {keys} FROM {quoted(table)} LIMIT 1)").rowcount
            with self.subTest(table):
                self.assertEqual(gone, 1)
                self.assertIn(program.run("verify", path).status, (4, 5), "not noticed")

    def test_the_schema(self):
        changes = {
            "index edge_b": "DROP INDEX edge_b",
            "table change": "ALTER TABLE change RENAME COLUMN why TO reason",
            "table event": "ALTER TABLE event ADD COLUMN more TEXT NOT NULL DEFAULT ''",
            "view event_claim": "DROP VIEW event_claim",
            "trigger spoil": "CREATE TRIGGER spoil AFTER INSERT ON event BEGIN DELETE FROM edge; END",
            "table edge": "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'DEFAULT 0', 'DEFAULT 7')"
                          " WHERE name = 'edge'",
            "user_version": "PRAGMA user_version=1",
        }
        for name, script in changes.items():
            with self.subTest(name):
                path = shutil.copy(self.ledger, self.path("altered"))
                with opened(path) as database:
                    database.executescript(script)
                self.assert_told(path, [name], script)
        for column in ("type", "name", "tbl_name", "rootpage", "sql"):
            with self.subTest(column):
                path = shutil.copy(self.ledger, self.path("altered"))
                with opened(path) as database:
                    value = database.execute(f"SELECT {column} FROM sqlite_schema WHERE name = 'change_event'").fetchone()[0]
                    database.execute("PRAGMA writable_schema=ON")
                    database.execute(f"UPDATE sqlite_schema SET {column} = ? WHERE name = 'change_event'", (altered(value)[0],))
                self.assert_told(path, ["change_event", "schema", "SAY-6002"], column)

    def test_statistics_of_the_engine_are_no_damage(self):
        path = shutil.copy(self.ledger, self.path("analysed"))
        with opened(path) as database:
            database.execute("ANALYZE")
        self.assertEqual(program.run("verify", path).status, 0)

    def unsealed(self, name):
        """As a program without seals would have made it."""
        path = self.path(name)
        assert program.run("ingest", path, DEMO, "--no-progress").status == 0
        with opened(path) as database:
            tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            for table in tables:
                if "seal" in columns_of(database, table) and table != "schema_text":
                    database.execute(f"ALTER TABLE {table} DROP COLUMN seal")
            database.execute("DROP TABLE schema_text")
            database.execute("DROP TABLE tally")
            database.execute("PRAGMA user_version=1")
        return path

    def test_a_ledger_from_before_seals(self):
        """It is read as it is, and verify says what cannot be proven; who writes to it seals what is there."""
        path = self.unsealed("old")
        done = program.run("verify", path)
        self.assertEqual(done.status, 0, done.out)
        self.assertRegex(done.out.decode(), r"seals: .*old: .*made before .* \(not checked\)\n.*0 found wrong")
        self.assertEqual(program.run("export", path, "--events").out, self.export)
        saved = self.path("saved")
        self.assertEqual(program.run("salvage", path, saved).status, 0)
        self.assertEqual(program.run("export", saved, "--events").out, self.export)
        self.assertNotIn(b"not checked", program.run("verify", saved).out)
        with opened(path) as database:
            database.execute("UPDATE change SET why = 'x' WHERE number = 1")
        self.assertEqual(program.run("verify", path).status, 0, "nothing tells")
        again = program.run("ingest", path, DEMO, "--no-progress")
        self.assertEqual(again.status, 0, again.err)
        self.assertEqual(program.run("export", path, "--events").out, self.export)
        done = program.run("verify", path)
        self.assertEqual(done.status, 0, done.out)
        self.assertRegex(done.out.decode(), r"seals: .*old: .*as they stood on 20.*\(not checked\)\n")
        with opened(path) as database:
            database.execute("UPDATE change SET why = 'y' WHERE number = 1")
        self.assert_told(path, ["rows: change 1: "], "change.why")

    def test_salvage_leaves_an_altered_decision_behind(self):
        path = shutil.copy(self.ledger, self.path("altered"))
        with opened(path) as database:
            database.execute("UPDATE grade SET grade = 'A'")
        done = program.run("salvage", path, self.path("saved"))
        self.assertEqual(done.status, 5, done.out)
        self.assertIn(b"rows: grade 1: ", done.out)
        self.assertIn(b"1 corrections saved; 1 rows lost", done.out)


if __name__ == "__main__":
    unittest.main()
