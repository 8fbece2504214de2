"""Ledgers: taken in any order and by any number of jobs, stopped and gone on, asked in SQL, checked, saved, copied."""
import contextlib
import csv
import io
import json
import math
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

import program

DEMO = os.path.join(program.DATA, "demo", "ledger", "reports.jsonl")


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


class Store(program.Case):
    """Coding takes most of the time: one ledger of the demo is made and shared."""

    @classmethod
    def setUpClass(cls):
        cls.shared = program.tempfile.mkdtemp(prefix="sayso-ledger-")
        cls.ledger = os.path.join(cls.shared, "demo.ledger")
        done = program.run("ingest", cls.ledger, DEMO)
        assert done.status == 0, done.err
        cls.summary = done.err
        cls.events = program.run("export", cls.ledger, "--events").out

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.shared, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def export(self, ledger):
        done = program.run("export", ledger, "--events")
        self.assertEqual(done.status, 0, done.err)
        return done.out

    def ask(self, ledger, sql):
        done = program.run("query", ledger, sql, "--format", "jsonl")
        self.assertEqual(done.status, 0, done.err)
        return done.records

    def assert_sound(self, ledger):
        done = program.run("verify", ledger)
        self.assertEqual(done.status, 0, done.out.decode() + done.err)

    def test_what_is_taken_is_told(self):
        self.assertRegex(self.summary, r"20 in: \d+ coded, \d+ without event, 0 rejected, 0 duplicate")
        self.assertTrue(self.events)
        self.assertEqual(self.ask(self.ledger, "SELECT count(*) AS n FROM document"), [{"n": 20}])
        self.assert_sound(self.ledger)

    def test_any_order_jobs_and_day_by_day(self):
        lines = lines_of(DEMO)
        random.Random(5).shuffle(lines)
        shuffled = self.file("shuffled.jsonl", "\n".join(lines) + "\n")
        self.assertEqual(program.run("ingest", self.path("a"), shuffled, "--jobs", 1).status, 0)
        self.assertEqual(self.export(self.path("a")), self.events)
        for number, part in enumerate((lines[:5], lines[5:6], lines[6:])):
            some = self.file(f"part{number}.jsonl", "\n".join(part) + "\n")
            self.assertEqual(program.run("ingest", self.path("b"), some, "--jobs", 2).status, 0)
        self.assertEqual(self.export(self.path("b")), self.events)
        self.assert_sound(self.path("b"))

    def test_killed_and_gone_on(self):
        """What was acknowledged is there, and the end is the same."""
        ledger, ack = self.path("k"), self.path("ack")
        for _ in range(3):
            process = program.start("ingest", ledger, DEMO, "--batch", 1, "--ack", ack)
            deadline = time.monotonic() + 60
            wanted = (os.path.getsize(ack) if os.path.exists(ack) else 0) + 20
            while process.poll() is None and time.monotonic() < deadline:
                if os.path.exists(ack) and os.path.getsize(ack) >= wanted:
                    break
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            acknowledged = {line.split("\t")[0] for line in lines_of(ack)}
            there = [row["key"] for row in self.ask(ledger, "SELECT key FROM document")]
            self.assertLessEqual(acknowledged, set(there))
            self.assertEqual(len(there), len(set(there)))
        self.assertEqual(program.run("ingest", ledger, DEMO).status, 0)
        self.assertEqual(self.export(ledger), self.events)
        self.assert_sound(ledger)

    def test_interrupted_and_gone_on(self):
        """Control-C: the status says so, what was acknowledged is there, and the next run goes on."""
        count = 150
        path = self.records_file([f"{program.REPORT} It was report {i}." for i in range(count)])
        ledger, ack = self.path("i"), self.path("ack")
        process = program.start("ingest", ledger, path, "--batch", 1, "--jobs", 1, "--ack", ack)
        deadline = time.monotonic() + 60
        while not (os.path.exists(ack) and os.path.getsize(ack)) and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130, err)
        self.assertIn(b"sayso: interrupted; ", err)
        acknowledged = [line.split("\t")[0] for line in lines_of(ack)]
        there = [row["key"] for row in self.ask(ledger, "SELECT key FROM document")]
        self.assertTrue(0 < len(there) < count, "stopped on the way")
        self.assertEqual(sorted(acknowledged), sorted(there))
        self.assert_sound(ledger)
        again = program.run("ingest", ledger, path)
        self.assertEqual(again.status, 0, again.err)
        self.assertRegex(again.err, rf"{count} in: {count - len(there)} coded, 0 without event, 0 rejected, {len(there)} duplicate")
        self.assert_sound(ledger)

    def test_one_writer_at_a_time(self):
        """The second is told so at once; readers are not kept; the first goes on."""
        ledger = shutil.copy(self.ledger, self.path("held"))
        first = program.start("ingest", ledger, "-")
        deadline = time.monotonic() + 60
        while not os.path.exists(ledger + "-lock") and time.monotonic() < deadline:
            time.sleep(0.002)
        for arguments in ((DEMO,), ("--withdraw", "pact-01")):
            self.assert_fault(program.run("ingest", ledger, *arguments), 1, 6004)
        self.assertEqual(self.export(ledger), self.events)
        self.assert_sound(ledger)
        _, err = first.communicate(program.REPORT.encode(), timeout=60)
        self.assertEqual(first.returncode, 0, err)
        self.assertIn(b"1 in: 1 coded", err)
        self.assertEqual(program.run("ingest", ledger, DEMO).status, 0)

    def test_again_is_duplicate_and_dry_run_takes_nothing(self):
        copy = shutil.copy(self.ledger, self.path("again"))
        done = program.run("ingest", copy, DEMO)
        self.assertIn("20 in: 0 coded, 0 without event, 0 rejected, 20 duplicate", done.err)
        self.assertEqual(self.export(copy), self.events)
        self.assert_sound(copy)
        dry = program.run("ingest", self.path("none"), DEMO, "--dry-run", "--since", "2025-05-01")
        self.assertEqual(dry.status, 0, dry.err)
        self.assertRegex(dry.err, r"would take \d+ in: \d+ to code, 0 unreadable, 0 duplicate; \d+ outside the days")
        self.assertFalse(os.path.exists(self.path("none")))
        self.assertIn("20 in: 0 to code", program.run("ingest", copy, DEMO, "--dry-run").err)

    def test_fields_by_other_names_days_and_rejects(self):
        records = [{"uuid": "x1", "body": program.REPORT, "date": "2025-01-05"},
                   {"uuid": "x2", "body": program.DENIED, "date": "2025-02-05"},
                   {"uuid": "x3", "text": "no body"}]
        path = self.file("named.jsonl", "".join(json.dumps(r) + "\n" for r in records))
        ledger = self.path("named")
        done = program.run("ingest", ledger, path, "--map", "text=body", "--map", "id=uuid", "--outlet", "Daily Wire",
                           "--until", "2025-01-31")
        self.assert_fault(done, 3, 1009)
        self.assertIn("2 in: 1 coded, 0 without event, 1 rejected, 0 duplicate; 1 outside the days", done.err)
        self.assertEqual(self.ask(ledger, "SELECT key, outlet FROM document"), [{"key": "x1", "outlet": "Daily Wire"}])
        self.assertEqual(self.ask(ledger, "SELECT fault FROM reject"), [{"fault": 1009}])
        self.assert_sound(ledger)
        self.assert_fault(program.run("ingest", ledger, path, "--map", "words=body"), 2, 1101)

    def test_made_otherwise(self):
        copy = shutil.copy(self.ledger, self.path("other"))
        done = program.run("ingest", copy, DEMO, "--limit-mentions", "64")
        self.assert_fault(done, 1, 6006)
        self.assertIn("settings", done.err)
        done = program.run("ingest", copy, DEMO, "--limit-mentions", "64", "--recode")
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(self.export(copy), self.events, "the same codings give the same events")
        self.assertEqual(self.ask(copy, "SELECT state, count(*) AS n FROM document GROUP BY state ORDER BY state"),
                         [{"state": "live", "n": 20}, {"state": "superseded", "n": 20}])
        self.assert_sound(copy)

    def test_sql(self):
        done = program.run("query", self.ledger, "SELECT id, status FROM event ORDER BY id", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.out.decode("utf-8"))))
        events = [json.loads(line) for line in self.events.splitlines()]
        self.assertEqual([(r["id"], r["status"]) for r in rows], [(e["event"], e["status"]) for e in events])
        cut = program.run("query", self.ledger, "SELECT * FROM claim", "--max-rows", 2)
        self.assertEqual((cut.status, len(cut.records)), (5, 2))
        self.assertIn("cut", cut.err)
        self.assert_fault(program.run("query", self.ledger, "DROP TABLE claim"), 1, 6010)
        self.assert_fault(program.run("query", self.path("absent"), "SELECT 1"), 1, 6001)
        for wrong in (("--max-rows", "-1"), ("--max-seconds", "soon"), ("--max-seconds", "-1")):
            self.assert_fault(program.run("query", self.ledger, "SELECT 1", *wrong), 2, 1101)
        odd = program.run("query", self.ledger, "SELECT 1 AS a, 2 AS a, 1e999 AS i, -1e999 AS j, NULL AS n, x'00ff' AS b")
        self.assertEqual(odd.records, [{"a": 1, "a:2": 2, "i": math.inf, "j": -math.inf, "b": "00ff"}])

    def test_questions_keep_to_their_budgets(self):
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        for sql, why in ((endless, "s"), ("SELECT length(hex(zeroblob(1000000000)))", "Mi"),
                         ("SELECT randomblob(200000000)", "MiB")):
            done = program.run("query", self.ledger, sql, "--max-seconds", "1")
            self.assertEqual((done.status, done.out), (5, b""), sql)
            self.assertIn("cut", done.err)
            self.assertIn(why, done.err)
            self.assertLess(done.peak_kb, 400_000)

    def test_copies_and_damage(self):
        copy = self.path("copy")
        self.assertEqual(program.run("backup", self.ledger, copy).status, 0)
        self.assertEqual(self.export(copy), self.events)
        self.assert_fault(program.run("backup", self.ledger, copy), 1, 6011)
        with open(copy, "rb") as file:
            data = file.read()
        words = json.loads(lines_of(DEMO)[0])["text"][40:90].encode("utf-8")
        spoilt = self.file("spoilt", data.replace(words, words[:-1] + b"#"))
        done = program.run("verify", spoilt)
        self.assertEqual(done.status, 4, done.out)
        self.assertIn(b"rows: document", done.out)
        done = program.run("salvage", spoilt, self.path("saved"))
        self.assertIn(b"19 reports", done.out)
        self.assert_sound(self.path("saved"))

    def test_a_ledger_cut_short_is_saved_as_far_as_it_goes(self):
        with open(self.ledger, "rb") as file:
            data = file.read()
        for pages in range(len(data) * 3 // 4 // 4096, 0, -1):  # until something of the reports is lost
            short = self.file("short", data[:pages * 4096])
            done = program.run("salvage", short, self.path(f"saved-{pages}"))
            if done.status:
                break
            self.assert_sound(self.path(f"saved-{pages}"))
        for command in (("verify", short), ("find", short), ("export", short), ("query", short, "SELECT 1"), ("ingest", short, DEMO)):
            self.assert_fault(program.run(*command), 4, 6002)
        self.assertEqual(done.status, 5, done.err)
        saved = re.search(rb"(\d+) reports, \d+ acts", done.out)
        self.assertGreater(int(saved[1]), 0, done.out)
        self.assert_sound(self.path(f"saved-{pages}"))
        beheaded = self.file("beheaded", bytes(4096) + data[4096:])
        done = program.run("salvage", beheaded, self.path("nothing"))
        self.assert_fault(done, 4, 6002)
        self.assertIn("nothing of it can be read", done.err)
        self.assertFalse(os.path.exists(self.path("nothing")))

    def test_nothing_is_made_or_promised_in_vain(self):
        """A slip in LEDGER makes no ledger, and --dry-run tells what the run would."""
        absent, text = self.path("absent"), self.file("text", "no ledger at all, but long enough to look")
        self.assert_fault(program.run("ingest", absent, "--withdraw", "pact-01"), 1, 6001)
        for path in (text, self.folder):
            self.assert_fault(program.run("ingest", path, DEMO, "--dry-run"), 1, 6001)
        copy = shutil.copy(self.ledger, self.path("copy"))
        self.assert_fault(program.run("ingest", copy, "--withdraw", "pact-01", DEMO), 2, 1101)
        days = program.run("ingest", absent, DEMO, "--since", "2025-06-01", "--until", "2025-05-01")
        self.assert_fault(days, 2, 1101)
        self.assertIn("later than", days.err)
        self.assertFalse(os.path.exists(absent))

    def test_another_program_at_work_is_no_damage(self):
        copy = shutil.copy(self.ledger, self.path("held"))
        with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            self.assert_sound(copy)
            self.assertIn(b"document_words: the index of words can be checked by a writer alone (not checked)",
                          program.run("verify", copy).out)

    def test_a_question_can_be_interrupted(self):
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
        process = program.start("query", self.ledger, endless, "--max-seconds", "60")
        self.assertTrue(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        self.assertEqual((process.returncode, err), (130, b"sayso: interrupted\n"))

    def test_a_file_that_is_no_ledger_is_named_everywhere(self):
        """A text, as where LEDGER and FILE change places; nothing; another database; a ledger of a later program."""
        text = self.file("text", "no ledger at all, but long enough to look")
        empty, other, later = self.file("empty", ""), self.path("other"), shutil.copy(self.ledger, self.path("later"))
        for path, version in ((other, 1), (later, 99)):
            with contextlib.closing(sqlite3.connect(path)) as database:
                database.execute("CREATE TABLE t(x)")
                database.execute(f"PRAGMA user_version={version}")
                database.commit()
        for path, fault in ((text, 6001), (empty, 6001), (other, 6001), (later, 6005)):
            with open(path, "rb") as file:
                before = file.read()
            for command in (("find", path), ("timeline", path), ("changes", path), ("export", path), ("verify", path),
                            ("show", path, "x"), ("query", path, "SELECT 1"), ("salvage", path, self.path("saved"))):
                self.assert_fault(program.run(*command), 1, fault)
            if path != empty:
                self.assert_fault(program.run("ingest", path, DEMO), 1, fault)
            if path != later:
                self.assert_fault(program.run("backup", path, self.path("copied")), 1, fault)
            with open(path, "rb") as file:
                self.assertEqual(file.read(), before)
        self.assertEqual(program.run("backup", later, self.path("copied")).status, 0)
        spoilt = self.file("spoilt", b"#" * 8192)
        self.assert_fault(program.run("verify", spoilt), 4, 6002)

    def test_a_ledger_that_may_not_be_written_can_be_read(self):
        if os.geteuid() != 0 or program.SANITIZED:
            self.skipTest("needs root, to be somebody else")
        folder = self.path("share")
        os.mkdir(folder)
        ledger = shutil.copy(self.ledger, os.path.join(folder, "a%20b?c#d.ledger"))
        os.chmod(ledger, 0o444)
        os.chmod(folder, 0o555)
        os.chmod(self.folder, 0o755)
        nobody = {"user": 65534, "group": 65534, "extra_groups": []}
        if program.run("--version", **nobody).status != 0:
            self.skipTest("the program stands where nobody else may run it")
        self.assertEqual(program.run("export", ledger, "--events", **nobody).out, self.events)
        self.assertEqual(program.run("verify", ledger, **nobody).status, 0)
        self.assertEqual(program.run("query", ledger, "SELECT 1", **nobody).status, 0)
        self.assert_fault(program.run("ingest", ledger, DEMO, **nobody), 1, 6007)
        self.assertEqual(os.listdir(folder), [os.path.basename(ledger)])

    def test_what_cannot_be_told_is_a_fault(self):
        with open("/dev/full", "wb") as full:
            self.assertEqual(program.run("verify", self.ledger, stdout=full).status, 1)
            self.assertEqual(program.run("query", self.ledger, "SELECT 1", stdout=full).status, 1)

    def test_withdrawn_by_hand_is_as_if_it_had_not_come(self):
        copy = shutil.copy(self.ledger, self.path("withdrawn"))
        text = "LOMA, May 9 (Far Post) - Norway expelled two Chilean diplomats on Friday, the Foreign Ministry said."
        more = self.records_file([text] * 1)
        self.assertEqual(program.run("ingest", copy, more).status, 0)
        self.assertNotEqual(self.export(copy), self.events)
        self.assertEqual(program.run("ingest", copy, "--withdraw", "r0", "--why", "a test").status, 0)
        self.assertEqual(self.export(copy), self.events)
        self.assert_sound(copy)
        self.assert_fault(program.run("ingest", copy, "--withdraw", "nobody"), 1, 6008)

    def test_full_disk(self):
        """A small tmpfs in a user namespace where there may be one, else a limit on the size of files."""
        long = "w" * 120  # letters enough for one piece of the model that stands for any word
        texts = [f"Report {i}. {program.REPORT} " + " ".join(f"{long}{i}x{k}" for k in range(200)) for i in range(40)]
        path = self.records_file(texts)
        disk = self.path("disk")
        os.mkdir(disk)
        script = (f"mount -t tmpfs -o size=900k tmpfs {disk} && cd {disk} && "
                  f"{program.PROGRAM} ingest a.ledger {path} --batch 1; echo $?; "
                  f"mount -o remount,size=64m {disk} && {program.PROGRAM} ingest a.ledger {path} && "
                  f"{program.PROGRAM} verify a.ledger")
        done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, env=program.environment())
        if b"unshare" in done.stderr or b"mount" in done.stderr:
            print("full disk: no user namespace; RLIMIT_FSIZE ran instead")
            ledger = self.path("limited")
            limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (900 << 10, 900 << 10))
            self.assert_fault(program.run("ingest", ledger, path, "--batch", 1, preexec_fn=limit), 1, 6003)
            again = program.run("ingest", ledger, path)
            self.assertEqual(again.status, 0, again.err)
            self.assert_sound(ledger)
            return
        print("full disk: a tmpfs of 900 kB ran")
        out = done.stdout.decode()
        self.assertIn("(SAY-6003)", done.stderr.decode())
        self.assertTrue(out.startswith("1\n"), out)
        self.assertIn("40 in:", done.stderr.decode())
        self.assertIn(" 0 found wrong", out)


if __name__ == "__main__":
    unittest.main()
