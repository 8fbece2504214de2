"""Questions to a ledger, as its users ask them: find, show, timeline, network, changes, export."""
import csv
import io
import json
import os
import re
import shutil
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import program

sys.path.insert(0, os.path.join(program.ROOT, "tests", "answers"))
import readers  # noqa: E402  (beside the golden files)

REPORTS = os.path.join(program.DATA, "demo", "ledger", "reports.jsonl")
FALLEN = ("retracted", "denied", "called-off", "hypothetical")
WORDS = ("unconfirmed claimed disputed corroborated confirmed denied retracted planned done overdue called-off hypothetical "
         "happened").split()


class Asked(program.Case):
    """All tests ask one ledger, that of the demo."""

    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.mkdtemp(prefix="sayso-test-")
        cls.ledger = os.path.join(cls.home, "demo.ledger")
        done = program.run("ingest", cls.ledger, REPORTS, "--quiet")
        assert done.status == 0, done.err
        with open(REPORTS, encoding="utf-8") as file:
            cls.texts = {record["id"]: record["text"] for record in map(json.loads, file)}
        cls.events = program.run("export", cls.ledger, "--events").records

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.home, ignore_errors=True)

    def ask(self, command, *arguments, status=0):
        done = program.run(command, self.ledger, *arguments)
        self.assertEqual(done.status, status, done.err)
        return done

    def text(self, command, *arguments):
        return self.ask(command, *arguments).out.decode("utf-8")

    def rows(self, command, *arguments):
        return list(csv.DictReader(io.StringIO(self.text(command, *arguments))))

    def assert_cited(self, cites):
        self.assertTrue(cites)
        for cite in cites:
            key, start, end = re.fullmatch(r"(.+):(\d+)-(\d+)", cite).groups()
            self.assertLess(int(start), int(end))
            self.assertLessEqual(int(end), len(self.texts[key]), cite)


class Find(Asked):
    def test_every_format_has_the_same_events_each_with_its_place(self):
        ids = [record["event"] for record in self.ask("find").records]
        self.assertEqual(sorted(ids), [event["event"] for event in self.events])
        rows = self.rows("find", "--csv")
        self.assertEqual([row["event"] for row in rows], ids)
        for row in rows:
            self.assert_cited(row["cites"].split("; "))
            self.assertIn(row["status"], WORDS)
        self.assertEqual(len(self.text("find", "--format", "tsv").splitlines()), len(ids) + 1)
        self.assertEqual(len(self.text("find", "--format", "table").splitlines()), len(ids) + 1)
        told = self.text("find", "--nl").splitlines()
        self.assertEqual(len(told), len(ids))
        for line, row in zip(told, rows):
            self.assertTrue(line.startswith(row["sentence"]), line)
            self.assertRegex(line, r"^[A-Z“].*\. \[.+:\d+-\d+\]$")
        self.assertEqual([record["sentence"] for record in self.ask("find", "--json").records], [row["sentence"] for row in rows])

    def test_filters_narrow(self):
        aid = self.ask("find", "type:AID").records
        self.assertTrue(aid)
        self.assertEqual({record["event"] for record in aid},
                         {event["event"] for event in self.events if "AID" in (event["type"], event["act"])})
        self.assertEqual([r["event"] for r in self.ask("find", "--type", "aid").records], [r["event"] for r in aid])
        north = self.ask("find", "actor:PRK", "type:AID").records
        self.assertTrue(north)
        self.assertLess(len(north), len(self.events))
        for status in {event["status"] for event in self.events}:
            found = self.ask("find", f"status:{status}").records
            self.assertEqual({record["status"] for record in found}, {status})
        may = self.ask("find", "since:2025-05", "until:2025-05").records
        self.assertLess(len(may), len(self.events))
        flour = self.ask("find", "flour").records
        self.assertTrue(0 < len(flour) < len(self.events))
        self.assertEqual(self.ask("find", "no-such-word-at-all").records, [])

    def test_a_day_in_the_past_knows_less(self):
        early = self.ask("find", "on:2025-03-04").records
        self.assertTrue(0 < len(early) < len(self.events))
        for record in early:
            for mention in record["mentions"]:
                self.assertLessEqual(mention["published_at"][:10], "2025-03-04")

    def test_a_day_is_the_ledger_of_what_had_come_by_then(self):
        """Kills, corrections, plans that fall due: a day knows nothing of what came after it."""
        def known(events):
            keys = ("type", "status", "standing", "stage", "reports", "independent_voices", "denying_voices", "disputed_fields")
            return sorted(json.dumps([[event.get(key) for key in keys],
                                      [[m["id"], m["start"], m["stance"]] for m in event["mentions"]]]) for event in events)
        for day in ("2025-03-06", "2025-05-07", "2025-05-08"):
            ledger = os.path.join(self.folder, day)
            done = program.run("ingest", ledger, REPORTS, "--until", day, "--quiet")
            self.assertEqual(done.status, 0, done.err)
            then = program.run("find", ledger, "on:" + day).records
            self.assertEqual(known(self.ask("find", "on:" + day).records), known(then), day)

    def test_versions_stand_on_their_days(self):
        ledger = os.path.join(self.folder, "versions")
        records = [{"id": "a", "date": "2025-03-01", "outlet": "Far Post",
                    "text": "Norway expelled two Chilean diplomats on Saturday, the Foreign Ministry said."},
                   {"id": "a", "date": "2025-03-04", "outlet": "Far Post",
                    "text": "Peru shipped forty trucks to Bolivia on Monday, the Bolivian army said."}]
        feed = self.file("versions.jsonl", "".join(json.dumps(record) + "\n" for record in records))
        self.assertEqual(program.run("ingest", ledger, feed, "--quiet").status, 0)

        def types(*words):
            return {event["trigger"] for event in program.run("find", ledger, *words).records}
        self.assertEqual((types("on:2025-03-03"), types("on:2025-03-04"), types()), ({"expelled"}, {"shipped"}, {"shipped"}))
        self.assertEqual(types("on:2025-03-03", "actor:NOR", "recipient:CHL", "diplomats", "by:Far Post"), {"expelled"})
        self.assertEqual(types("on:2025-03-03", "actor:PER"), set())
        event = program.run("find", ledger, "on:2025-03-03").records[0]["event"]
        self.assertEqual(program.run("show", ledger, event, "--on", "2025-03-03").status, 0)
        self.assert_fault(program.run("show", ledger, event), 1, 6008)
        self.assertIn(b"expelled", program.run("show", ledger, "a", "--on", "2025-03-03").out)
        self.assertEqual(program.run("verify", ledger).status, 0)

    def test_what_is_no_day_is_refused_everywhere(self):
        for day in ("2024-02-30", "2025-02-29", "2024-13-01", "2024-+2-01", "0000-01-01", "2024-2-1", "yesterday", ""):
            for command in (("find", "--since"), ("export", "--on"), ("changes", "--since"), ("timeline", "--until"),
                            ("show", "pact-01", "--on")):
                self.assert_fault(self.ask(*command, day, status=2), 2, 1101)
            done = program.run("ingest", os.path.join(self.folder, "none"), REPORTS, "--dry-run", "--since", day)
            self.assert_fault(done, 2, 1101)
        self.assert_fault(self.ask("changes", "--since", "2025-02-30T10:00:00Z", status=2), 2, 1101)
        leap = self.ask("find", "until:2024-02").records
        self.assertEqual(leap, self.ask("find", "until:2024-02-29").records)

    def test_tables_can_be_made_harmless_and_pictures_bear_any_name(self):
        ledger = os.path.join(self.folder, "odd")
        records = [{"id": "=1+1&<b>\"q\"\x01\U0001f600", "date": "2025-03-01", "outlet": "+Post & S\u00f6hne",
                    "text": "Norway expelled two Chilean diplomats on Saturday, the Foreign Ministry said."}]
        feed = self.file("odd.jsonl", "".join(json.dumps(record) + "\n" for record in records))
        self.assertEqual(program.run("ingest", ledger, feed, "--quiet").status, 0)
        for command in (("find",), ("timeline",), ("network",), ("changes",), ("query", "SELECT key AS cites FROM document")):
            for format_ in ("csv", "tsv"):
                plain = program.run(command[0], ledger, *command[1:], "--format", format_)
                safe = program.run(command[0], ledger, *command[1:], "--format", format_, "--safe-csv")
                self.assertEqual((plain.status, safe.status), (0, 0), plain.err + safe.err)
                self.assertIn(b"=1+1", plain.out)
                rows = csv.reader(io.StringIO(safe.out.decode()), delimiter="," if format_ == "csv" else "\t",
                                  quoting=csv.QUOTE_MINIMAL if format_ == "csv" else csv.QUOTE_NONE)
                cells = [cell for row in rows for cell in row if "=1+1" in cell]
                self.assertTrue(cells and all(not cell.startswith("=") for cell in cells), cells)
        for command, ending in (("network", "graphml"), ("network", "svg"), ("timeline", "svg")):
            picture = os.path.join(self.folder, command + "." + ending)
            self.assertEqual(program.run(command, ledger, "status:any", "-o", picture).status, 0)
            self.assertIn("=1+1&<b>", "".join(ElementTree.parse(picture).getroot().itertext()))

    def test_a_cut_answer_says_so(self):
        done = self.ask("find", "--limit", "2", status=5)
        self.assertEqual(len(done.records), 2)
        self.assertIn("cut", done.err)
        self.assertEqual(self.ask("find", "--limit", len(self.events)).err, "")

    def test_options_take_one_value_and_words_may_follow(self):
        self.assertEqual(self.ask("find", "--type", "AID", "shells").records, self.ask("find", "type:AID", "shells").records)
        both = self.ask("find", "--type", "AID", "--type", "CONSULT").records
        self.assertEqual(both, self.ask("find", "type:AID,CONSULT").records)
        dated = self.ask("export", "--on", "2025-03-04", "status:confirmed").records
        self.assertTrue(dated and all(event["status"] == "confirmed" for event in dated))

    def test_words_are_words_whatever_they_look_like(self):
        for words in ('"', "*", "-", "NEAR(", "NOT", "shells OR flour", "^", "{", "'; DROP TABLE document; --", "a:b:c"[1:],
                      "\u65e5\u672c", "\x01", "http://a.b", "10:30"):
            done = program.run("find", self.ledger, words, "--format", "csv")
            self.assertEqual((done.status, done.err), (0, ""), words)
        shells = self.ask("find", "shells").records
        self.assertEqual(self.ask("find", 'shells"').records, shells)
        self.assertEqual(self.ask("find", "SHELLS").records, shells)

    def test_a_misnamed_filter_is_refused(self):
        for word in ("sender:PRK", "actors:PRK", "actor:", "Title:shells"):
            done = self.ask("find", word, status=2)
            self.assert_fault(done, 2, 1101)
            self.assertIn("no filter", done.err)
        self.assertEqual(self.ask("find", '"sender:PRK"').records, [])
        for count in ("-1", "many", "1.5"):
            self.assert_fault(self.ask("find", "--limit", count, status=2), 2, 1101)

    def test_who_is_in_no_report_is_told_from_who_did_nothing(self):
        for word in ("actor:ZZZ", "recipient:Ruritania", "by:'Nobody Times'", "--by Nobody"):
            done = self.ask("find", *(word.split(" ") if word.startswith("--") else [word.replace("'", '"')]))
            self.assertEqual(done.records, [])
            self.assertIn("nobody in this ledger", done.err, word)
        for word in ("actor:PRK", "actor:prk", "recipient:north korea", "by:Harbour Wire"):
            done = self.ask("find", word)
            self.assertTrue(done.records, word)
            self.assertEqual(done.err, "")
        self.assertEqual(self.ask("find", "actor:JPN", "recipient:CHN").err, "", "both are known, and nothing is between them")

    def test_an_output_that_cannot_be_is_refused(self):
        self.assert_fault(self.ask("find", "-o", self.folder, status=2), 2, 1101)
        self.assert_fault(self.ask("export", "-o", self.folder, status=2), 2, 1101)
        picture = os.path.join(self.folder, "t.png")
        self.assert_fault(self.ask("timeline", "-o", picture, status=2), 2, 1101)
        self.assertFalse(os.path.exists(picture))

    def test_what_is_no_filter_is_refused(self):
        for word, legal in (("status:sure", "corroborated"), ("type:NOSUCH", "ASSAULT"), ("type:AID,NOSUCH", "ASSAULT"),
                            ("type:,", "value"), ("since:2025-06 until:2025-05", "later than")):
            for command in (("find",), ("timeline",), ("network",), ("export", "--events")):
                done = self.ask(*command, word, status=2)
                self.assert_fault(done, 2, 1101)
                self.assertIn(legal, done.err)
                self.assertEqual(done.out, b"")
        self.assert_fault(self.ask("find", "since:2025-02-30", status=2), 2, 1101)
        done = program.run("find", os.path.join(self.folder, "none.ledger"))
        self.assertEqual(done.status, 1)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "none.ledger")))


class Show(Asked):
    def test_an_event_has_a_case_file(self):
        for event in self.events:
            shown = self.text("show", event["event"])
            for mention in event["mentions"]:
                self.assertIn(f'[{mention["id"]}:{mention["start"]}-{mention["end"]}]', shown)
            self.assertIn("History in this ledger", shown)
        record = self.ask("show", self.events[0]["event"][:16], "--json").records[0]
        self.assertEqual(record["event"], self.events[0]["event"])
        self.assertTrue(record["history"])

    def test_claims_reports_and_actors_are_shown(self):
        record = self.ask("find", "type:AID").records[0]
        claim = next(claim["id"] for mention in record["mentions"] for claim in mention["claims"])
        self.assertIn(claim[:12], self.text("show", claim))
        report = self.ask("show", "pact-01", "--json").records[0]
        self.assertEqual(report["text"], self.texts["pact-01"])
        for event in report["events"]:
            self.assert_cited(event["cites"])
        self.assertIn("Harbour Wire", self.text("show", "pact-01"))
        who = self.ask("show", "state:PRK", "--json").records[0]
        self.assertTrue(who["does"] or who["suffers"])
        self.assert_fault(self.ask("show", "nothing-of-the-kind", status=1), 1, 6008)


    def test_a_day_of_a_case_file_is_a_day(self):
        self.assert_fault(self.ask("show", "pact-12", "--on", "yesterday", status=2), 2, 1101)
        self.assert_fault(self.ask("show", "pact-12", "--on", "2020-01-01", status=2), 2, 1101)
        day = self.ask("show", "pact-12", "--on", "2025-05-06", "--json").records[0]
        self.assertEqual((day["state"], "notice" in day), ("live", False), "the kill came later")
        month = self.ask("show", "pact-12", "--on", "2025-05", "--json").records
        self.assertEqual(month, self.ask("show", "pact-12", "--on", "2025-05-31", "--json").records)
        self.assertEqual(self.ask("show", "pact-12", "--json").records[0]["state"], "withdrawn")


class Pictures(Asked):
    def standing(self):
        return [event for event in self.events if event["status"] not in FALLEN]

    def test_a_timeline_counts_distinct_events(self):
        for length in ("day", "week", "month"):
            rows = self.rows("timeline", "--csv", "--per", length)
            self.assertEqual(sum(int(row["events"]) for row in rows), len(self.standing()))
            for row in rows:
                self.assertLessEqual(row["from"], row["to"])
                self.assertEqual(len(row["event_ids"].split("; ")) if row["event_ids"] else 0, int(row["events"]))
                if row["cites"]:
                    self.assert_cited(row["cites"].split("; "))
        every = self.rows("timeline", "--csv", "status:any")
        self.assertEqual(sum(int(row["events"]) for row in every), len(self.events))
        self.assertEqual("left out" in self.ask("timeline").err, len(self.standing()) < len(self.events))

    def test_pictures_are_whole_and_told(self):
        for command in ("timeline", "network"):
            path = os.path.join(self.folder, command + ".svg")
            self.ask(command, "-o", path)
            root = ElementTree.parse(path).getroot()
            space = "{http://www.w3.org/2000/svg}"
            self.assertEqual(root.tag, space + "svg")
            self.assertTrue(root.find(space + "title").text)
            self.assertTrue(root.find(space + "desc").text)
            marks = [mark.text for mark in root.iter(space + "title")][1:]
            self.assertTrue(any(re.search(r"pact-\d+:\d+-\d+", mark) for mark in marks))

    def test_a_network_counts_pairs(self):
        rows = self.rows("network", "--csv")
        self.assertTrue(rows)
        for row in rows:
            self.assertEqual(row["Weight"], row["events"])
            self.assertEqual(len(row["event_ids"].split("; ")), int(row["events"]))
            self.assert_cited(row["cites"].split("; "))
        root = ElementTree.fromstring(self.text("network", "--format", "graphml"))
        edges = list(root.iter("{http://graphml.graphdrawing.org/xmlns}edge"))
        self.assertEqual({(edge.get("source"), edge.get("target")) for edge in edges},
                         {(row["Source"], row["Target"]) for row in rows})


class Export(Asked):
    def test_events_are_records_in_order(self):
        ids = [event["event"] for event in self.events]
        self.assertEqual(ids, sorted(set(ids)))
        allowed = set("schema event type act actors recipients when where mentions reports independent_voices denying_voices "
                      "standing stage status status_on disputed_fields".split())
        for event in self.events:
            self.assertEqual(event["schema"], "sayso.event/1")
            self.assertLessEqual(set(event), allowed)
            self.assertNotIn("status_on", event)
            self.assertEqual(event["reports"], len({mention["id"] for mention in event["mentions"]}))
            for mention in event["mentions"]:
                self.assertEqual(set(mention), {"id", "start", "end", "stance"})
        self.assertEqual(self.text("export"), self.text("export", "--events"))

    def test_status_on_days(self):
        days = ("2025-03-04", "2025-04-10", "2025-07-31")
        dated = self.ask("export", "--events", *(word for day in days for word in ("--on", day))).records
        self.assertEqual([event["event"] for event in dated], [event["event"] for event in self.events])
        for event in dated:
            self.assertLessEqual(set(event["status_on"]), set(days))
            self.assertEqual(event["status_on"]["2025-07-31"], event["status"])
        self.assertTrue(any("2025-03-04" not in event["status_on"] for event in dated))

    def test_pairs_take_no_filters_and_may_be_cut(self):
        self.assert_fault(self.ask("export", "--pairs", "type:AID", status=2), 2, 1101)
        self.assert_fault(self.ask("export", "--pairs", "--on", "2025-03-04", status=2), 2, 1101)
        every = self.text("export", "--pairs").splitlines()
        cut = self.ask("export", "--pairs", "--most", "2", status=5)
        self.assertIn("cut", cut.err)
        some = cut.out.decode().splitlines()
        self.assertTrue(set(some) < set(every))
        self.assertIn("pact-11 pact-12 copy", {" ".join(sorted(line.split()[:2])) + " copy" for line in some if "copy" in line})

    def test_pairs_are_keys_and_a_relation(self):
        relations = {"copy", "near-copy", "quotes-other", "same-wire", "independent", "unrelated"}
        some = [line.split(" ") for line in self.text("export", "--pairs").splitlines()]
        every = [line.split(" ") for line in self.text("export", "--pairs", "--all").splitlines()]
        for pair in every:
            self.assertEqual(len(pair), 3)
            self.assertIn(pair[2], relations)
            self.assertLessEqual({pair[0], pair[1]}, set(self.texts))
        self.assertEqual(some, [pair for pair in every if pair[2] != "unrelated"])
        self.assertTrue(any({one, other} == {"pact-11", "pact-12"} and how == "copy" for one, other, how in every))

    def test_other_programs_read_their_formats(self):
        standing = [event["event"] for event in self.events if event["status"] not in FALLEN]
        polecat = list(readers.polecat(self.ask("export", "--format", "polecat").out))
        self.assertEqual([row["Event ID"] for row in polecat], standing)
        self.assertTrue(list(readers.icews(self.ask("export", "--format", "icews").out)))
        folder = os.path.join(self.folder, "gdelt") + "/"
        done = self.ask("export", "--format", "gdelt", "-o", folder, "--report-gaps")
        self.assertIn("AvgTone", done.err)
        with open(folder + "sayso.export.CSV", "rb") as file:
            events = {row["GLOBALEVENTID"] for row in readers.gdelt(file.read())}
        with open(folder + "sayso.mentions.CSV", "rb") as file:
            self.assertEqual({row["GLOBALEVENTID"] for row in readers.mentions(file.read())}, events)
        plover = list(readers.plover(self.ask("export", "--format", "plover", "status:any").out))
        self.assertEqual([record["id"] for record in plover], [event["event"] for event in self.events])


class Changes(Asked):
    def test_every_living_event_came_in(self):
        changes = self.ask("changes").records
        self.assertEqual([change["number"] for change in changes], sorted(change["number"] for change in changes))
        came = {change["event"] for change in changes if change["change"] == "insert"}
        gone = {change["event"] for change in changes if change["change"] == "tombstone"}
        self.assertLessEqual({event["event"] for event in self.events}, came)
        self.assertFalse(gone & {event["event"] for event in self.events} - came)
        last = changes[-1]["number"]
        self.assertEqual(self.ask("changes", "--since", last).records, [])
        self.assertEqual(len(self.rows("changes", "--csv")), len(changes))
        self.assertEqual(self.ask("changes", "--since", "2020-01-01").records, changes)
        self.assertEqual(self.ask("changes", "--since", "2020-01-01T00:00:00Z").records, changes)
        for stamp in ("yesterday", "-5", "2020-01", "9" * 30):
            self.assert_fault(self.ask("changes", "--since", stamp, status=2), 2, 1101)


if __name__ == "__main__":
    unittest.main()
