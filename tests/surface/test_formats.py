"""The output formats: what docs/formats.md promises of each."""
import csv
import io
import json
import os
import pty
import re
import unittest

import program

ORDER = ["schema", "doc", "entities", "mentions", "events", "quotes", "says", "claims", "flags", "run"]


def on_terminal(*arguments, columns=100, **variables):
    """Runs the program with a terminal as its standard output; gives what it shows."""
    master, slave = pty.openpty()
    import fcntl, struct, termios
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = program.start(*arguments, stdout=slave, env=program.environment(TERM="xterm", **variables))
    os.close(slave)
    process.stdin.close()
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    process.stderr.close()
    return process.wait(), shown.decode("utf-8").replace("\r\n", "\n")


class Jsonl(program.Case):
    def test_keys_stand_in_their_order(self):
        record = program.code(program.REPORT).out
        self.assertEqual(list(json.loads(record)), ORDER)
        self.assertEqual(json.loads(record)["schema"], "sayso.coding/1")

    def test_spans_slice_the_text_as_given(self):
        text = ("\ufeffCARACAS — “Venezuela’s navy seized two Guyanese trawlers,” the foreign min\u00adister "
                "of Guyana said on Monday. 🚢 Brazil’s président condemned the seizure.\r\n\r\nHe urged restraint.\n")
        coding = program.code(text, "--explain").records[0]
        given = coding["doc"]["text"]
        self.assertIn(given, (text, text[1:]))
        for event in coding["events"]:
            self.assertEqual(given[event["start"]:event["end"]], event["trigger"])
        for say in coding["says"]:
            self.assertEqual(given[say["start"]:say["end"]], say["cue"])
        self.assertTrue(coding["events"])
        for span in coding["mentions"] + [q["cue"] for q in coding["quotes"]]:
            self.assertLess(span["start"], span["end"])
            self.assertLessEqual(span["end"], len(given))
            self.assertEqual(given[span["start"]:span["end"]].strip(), given[span["start"]:span["end"]])

    def test_ids_lead_somewhere(self):
        coding = program.code(program.REPORT + "\n\n" + program.DENIED).records[0]
        ids = {part: {x["id"] for x in coding[part]} for part in ("entities", "mentions", "events", "says", "quotes")}
        for mention in coding["mentions"]:
            self.assertIn(mention["entity"], ids["entities"])
        for event in coding["events"]:
            for role in ("actors", "recipients", "object", "place", "date", "condition", "basis"):
                self.assertLessEqual(set(event[role]), ids["mentions"])
            for link in event["links"]:
                self.assertIn(link["to"], ids["events"])
        for claim in coding["claims"]:
            self.assertIn(claim["event"], ids["events"])
            self.assertEqual(claim["chain"][-1], {"outlet": True})
            for link in claim["chain"][:-1]:
                self.assertIn(link["cue"], ids["events"] | ids["says"])
                self.assertLessEqual(set(link["vouchers"]), ids["mentions"])
        self.assertEqual({c["event"] for c in coding["claims"]}, ids["events"], "every event has a claim")
        self.assertEqual(len({c["id"] for c in coding["claims"]}), len(coding["claims"]))

    def test_what_came_in_goes_out(self):
        given = {"id": "k-1", "text": program.REPORT, "title": "Shells", "date": "2024-11-05", "outlet": "Wire",
                 "url": "https://example.org/1", "lang": "en", "desk": {"name": "Asia", "n": [1, 2.5, None, True]}}
        path = self.file("in.jsonl", json.dumps(given) + "\n")
        doc = program.run("code", path).records[0]["doc"]
        self.assertEqual(doc["key"], "k-1")
        self.assertEqual(doc["text"], given["text"])
        self.assertEqual((doc["title"], doc["published_at"], doc["outlet"], doc["url"], doc["lang"]),
                         ("Shells", "2024-11-05", "Wire", "https://example.org/1", "en"))
        self.assertEqual(doc["extra"], {"desk": given["desk"]})

    def test_scores_are_thousandths(self):
        raw = program.code(program.REPORT, "--explain").out.decode()
        for number in re.findall(r'"(?:score|runner_up_score)": ([0-9.e+-]+)', raw):
            self.assertRegex(number, r"^[01]\.\d{1,3}$")

    def test_min_score_leaves_out_events_and_their_claims(self):
        everything = program.code(program.REPORT).records[0]
        nothing = program.code(program.REPORT, "--min-score", "1").records[0]
        self.assertTrue(everything["events"])
        self.assertEqual((nothing["events"], nothing["claims"]), ([], []))

    def test_run_says_what_made_it(self):
        run = program.code(program.REPORT).records[0]["run"]
        self.assertEqual(list(run), ["sayso", "model", "ontology", "actors", "isa", "settings"])
        version = program.run("--version")
        self.assertEqual(version.status, 0, version.err)
        for key in ("sayso", "model", "ontology", "actors", "isa"):
            self.assertIn(run[key], version.out.decode())


class Explain(program.Case):
    def test_every_code_has_its_reason(self):
        coding = program.code(program.REPORT, "--explain").records[0]
        for event in coding["events"]:
            fields = [reason["field"] for reason in event["reasons"]]
            for field in ("type", "act", "factuality", "tense", "cameo"):
                if field in event:
                    self.assertIn(field, fields)
            for role in ("actors", "recipients", "object"):
                self.assertEqual(fields.count(role), len(event[role]))
            for reason in event["reasons"]:
                self.assertTrue(reason["decided_by"].startswith(("head ", "rule: ", "table: ")))
                self.assertIn(reason["words"], program.REPORT)
        self.assertNotIn("reasons", program.code(program.REPORT).records[0]["events"][0])

    def test_reasons_stand_under_the_rows(self):
        table = program.code(program.REPORT, "--explain", "--format", "table").out.decode()
        self.assertRegex(table, r"(?m)^    type: .*\(head trigger\); scores .+$")
        self.assertRegex(table, r"(?m)^    actors: ")


class Csv(program.Case):
    NASTY = "=SUM(A1) \"Tom, the minister\" said North Korea shipped shells to Russia."

    def rows(self, text, *arguments, **options):
        done = program.code(text, "--format", "csv", *arguments)
        self.assertEqual(done.status, 0, done.err)
        return list(csv.DictReader(io.StringIO(done.out.decode("utf-8"), newline=""), strict=True))

    def test_one_row_per_claim(self):
        rows = self.rows(program.REPORT)
        claims = program.code(program.REPORT).records[0]["claims"]
        self.assertEqual([r["claim_id"] for r in rows], [c["id"] for c in claims])
        self.assertEqual(rows[0]["actors"], "North Korea")
        self.assertEqual(rows[0]["actor_countries"], "PRK")

    def test_lines_end_as_the_standard_says(self):
        out = program.code(program.REPORT, "--format", "csv").out
        self.assertEqual(out.count(b"\n"), out.count(b"\r\n"))
        self.assertFalse(out.startswith(b"\xef\xbb\xbf"))

    def test_columns_are_those_of_the_docs(self):
        with open(os.path.join(program.ROOT, "docs", "formats.md"), encoding="utf-8") as file:
            section = file.read().split("## CSV and TSV")[1].split("\n## ")[0]
        told = re.findall(r"^\| `([a-z_]+)`", section, re.M)
        head = program.code(program.REPORT, "--format", "csv", "--sentences", "--explain").out.decode().splitlines()[0]
        self.assertEqual(head.split(","), told)

    def test_cells_with_commas_quotes_and_line_ends_survive(self):
        path = self.file("in.jsonl", json.dumps({"id": 'a,"b"\nc', "text": program.REPORT}) + "\n")
        done = program.run("code", path, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.out.decode("utf-8"), newline=""), strict=True))
        self.assertEqual(rows[0]["doc_key"], 'a,"b"\nc')
        self.assertTrue(all(None not in row and None not in row.values() for row in rows))

    def test_safe_csv_disarms_formulas(self):
        formulas = [start + "1+1" for start in "=+-@\t\r"]
        path = self.file("in.jsonl", "".join(json.dumps({"id": formula, "text": program.REPORT}) + "\n" for formula in formulas))
        def keys(*flags):
            text = program.run("code", path, "--format", "csv", *flags).out.decode()
            return {row["doc_key"] for row in csv.DictReader(io.StringIO(text, newline=""))}
        self.assertEqual(keys(), set(formulas))
        self.assertEqual(keys("--safe-csv"), {"'" + formula for formula in formulas})

    def test_tsv_has_no_tabs_or_line_ends_in_cells(self):
        path = self.file("in.jsonl", json.dumps({"id": "a\tb\nc", "text": program.REPORT}) + "\n")
        lines = program.run("code", path, "--format", "tsv").out.decode().split("\n")
        self.assertEqual(lines.pop(), "")
        self.assertEqual({line.count("\t") for line in lines}, {lines[0].count("\t")})
        self.assertIn("a b c", lines[1])

    def test_the_format_follows_the_ending(self):
        for ending, first in ((".csv", "doc_key,"), (".tsv", "doc_key\t"), (".jsonl", "{"), ("", "{")):
            out = os.path.join(self.folder, "out" + ending)
            done = program.run("code", "-", "-o", out, stdin=program.REPORT.encode())
            self.assertEqual((done.status, done.out), (0, b""), done.err)
            with open(out, encoding="utf-8") as file:
                self.assertTrue(file.read().startswith(first))


class Names(program.Case):
    """Names and a pronoun that the model takes for one entity."""
    TEXT = "Hezbollah condemned Hamas on Monday. It rejected the criticism."
    CAPITALS = ("Nairobi said on Tuesday that Ethiopian troops had crossed the border; Addis Ababa denied it and accused Kenya of "
                "provocation.")

    def coded_as_one(self, form, text=TEXT):
        """The coding of a text in which all actors are taken for one."""
        report, readings = self.file("report.txt", text), os.path.join(self.folder, "readings.jsonl")
        self.assertEqual(program.run("code", report, "--write-readings", readings).status, 0)
        with open(readings, encoding="utf-8") as file:
            reading = json.loads(file.read())
        actors = [i for i, m in enumerate(reading["mentions"]) if m["labels"][0][0] == "ACT"]
        self.assertGreaterEqual(len(actors), 3)
        reading["corefs"] = [[a, b, [9000]] for a in actors for b in actors if a != b]
        with open(readings, "w", encoding="utf-8") as file:
            file.write(json.dumps(reading) + "\n")
        done = program.run("code", report, "--readings", readings, "--format", form)
        self.assertEqual(done.status, 0, done.err)
        return done

    def test_a_name_stands_in_its_own_words_and_a_pronoun_by_the_name_of_its_entity(self):
        rows = {r["trigger"]: r for r in csv.DictReader(io.StringIO(self.coded_as_one("csv").out.decode(), newline=""))}
        self.assertEqual((rows["condemned"]["actors"], rows["condemned"]["recipients"]), ("Hezbollah", "Hamas"))
        self.assertEqual(rows["rejected"]["actors"], "Hezbollah")
        self.assertRegex(self.coded_as_one("table").out.decode(), r"(?m)^Hezbollah .* condemned +Hamas ")

    def test_each_mention_tells_how_it_names_its_entity(self):
        mentions = self.coded_as_one("jsonl").records[0]["mentions"]
        self.assertEqual({self.TEXT[m["start"]:m["end"]]: m["naming"] for m in mentions if m["kind"] == "actor"},
                         {"Hezbollah": "proper", "Hamas": "proper", "It": "pronoun"})

    def test_names_of_two_countries_are_two_entities(self):
        mentions = self.coded_as_one("jsonl", self.CAPITALS).records[0]["mentions"]
        entity = {self.CAPITALS[m["start"]:m["end"]]: m["entity"] for m in mentions}
        self.assertEqual(entity["Nairobi"], entity["Kenya"])
        self.assertEqual(entity["Addis Ababa"], entity["Ethiopian troops"])
        self.assertNotEqual(entity["Nairobi"], entity["Addis Ababa"])


class Table(program.Case):
    def test_a_terminal_gets_a_table(self):
        path = self.file("report.txt", program.REPORT)
        status, shown = on_terminal("code", path)
        self.assertEqual(status, 0)
        self.assertIn("on whose say-so", shown)
        self.assertIn("North Korea", shown)
        self.assertIn("\033[", shown)

    def test_no_color(self):
        path = self.file("report.txt", program.REPORT)
        self.assertNotIn("\033[", on_terminal("code", path, NO_COLOR="1")[1])
        self.assertNotIn(b"\033", program.code(program.REPORT, "--format", "table").out)

    def test_lines_fit_the_terminal(self):
        import unicodedata
        text = program.REPORT + "\n\n東京の外務省 – Japan’s 外務大臣 condemned North Korea’s shipment of shells, officials said."
        path = self.file("report.txt", text)
        for columns in (60, 80, 132):
            shown = on_terminal("code", path, columns=columns, NO_COLOR="1")[1]
            for line in shown.splitlines():
                wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in line)
                self.assertLessEqual(wide, columns, line)

    def test_what_is_not_known_is_left_empty(self):
        shown = program.code("The bridge was shelled on Monday.", "--format", "table").out.decode()
        self.assertNotIn(" - ", shown)
        self.assertNotIn("None", shown)

    def test_control_characters_do_not_reach_the_terminal(self):
        path = self.file("in.jsonl", json.dumps({"id": "a\u001b[31mb\u202e", "title": "x\u001b]0;t\u0007", "text": program.REPORT}) + "\n")
        done = program.run("code", path, path, "--format", "table")
        self.assertNotIn("\u001b", done.out.decode())
        self.assertNotIn("\u202e", done.out.decode())


if __name__ == "__main__":
    unittest.main()
