"""`sayso relate` and `sayso demo`."""
import csv
import json
import os
import unittest

import program

TEXT = "Ankara expelled two Greek diplomats on Monday."


def question(**changed):
    record = {"id": "q1", "text": TEXT, "source": [0, 6], "target": [16, 35], **changed}
    return json.dumps({k: v for k, v in record.items() if v is not None}) + "\n"


class Relate(program.Case):
    def ask(self, lines):
        return program.run("relate", "-", stdin=lines.encode())

    def test_answers(self):
        done = self.ask(question() + question(id=7))
        self.assertEqual((done.status, done.err), (0, ""))
        first, second = done.records
        self.assertEqual(list(first), ["id", "root", "quad", "binary", "scores"])
        self.assertEqual((first["id"], second["id"]), ("q1", "7"))
        self.assertIn(first["binary"], (0, 1))
        self.assertEqual({**first, "id": 0}, {**second, "id": 0})
        self.assertEqual(len(first["scores"]), 15)
        self.assertAlmostEqual(sum(first["scores"].values()), 1, delta=0.01)
        self.assertEqual(first["root"], max(first["scores"], key=first["scores"].get))

    def test_quad_is_that_of_the_root(self):
        with open(os.path.join(program.DATA, "ontology", "roots.tsv"), encoding="utf-8") as file:
            rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
            quads = {row["root"]: int(row["quad"]) for row in rows}
        self.assertEqual(quads["YIELD"], 2)
        texts = [TEXT, "Ankara praised two Greek diplomats on Monday.", "Ankara freed two Greek diplomats on Monday."]
        for record in self.ask("".join(question(text=t) for t in texts)).records:
            self.assertEqual(record["quad"], quads[record["root"]])

    def test_spans_are_code_points(self):
        plain = self.ask(question()).records[0]
        moved = self.ask(question(text="é🚢 " + TEXT, source=[3, 9], target=[19, 38])).records[0]
        self.assertEqual(plain["root"], moved["root"])

    def test_bad_lines_are_named_and_passed_over(self):
        bad = ["{", "[]", '{"text": "x"}\n', question(text=5), question(source=None), question(source=[0]), question(source=[-1, 3]),
               question(source=["a", "b"]), question(id={"a": 1}), question(source=[0, 2 ** 40])]
        done = self.ask("".join(line.rstrip("\n") + "\n" for line in bad) + question())
        self.assert_fault(done, 3, 4101)
        self.assertEqual(done.err.count("SAY-4101"), len(bad))
        self.assertIn("standard input:1", done.err)
        self.assertEqual(len(done.records), 1)

    def test_bad_spans(self):
        for source in ([3, 3], [6, 0], [0, 99]):
            done = self.ask(question(source=source))
            self.assert_fault(done, 3, 4001)
            self.assertIn("standard input:1", done.err)

    def test_a_long_line(self):
        done = program.run("relate", "-", "--limit-line", "1000", stdin=(question(text="x" * 2000) + question()).encode())
        self.assert_fault(done, 3, 1103)
        self.assertEqual(len(done.records), 1)

    def test_missing_file(self):
        self.assert_fault(program.run("relate", os.path.join(self.folder, "none")), 1, 1102)

    def test_output_file(self):
        out = os.path.join(self.folder, "out.jsonl")
        done = program.run("relate", self.file("in.jsonl", question()), "-o", out)
        self.assertEqual((done.status, done.out), (0, b""))
        with open(out, "rb") as file:
            self.assert_whole_lines(file.read())


class Demo(program.Case):
    def test_prints_report_table_and_what_to_try(self):
        done = program.run("demo")
        self.assertEqual((done.status, done.err), (0, ""))
        shown = done.out.decode()
        for words in ("SEOUL, Nov. 5, 2024", "on whose say-so", "How to read it", "sayso code FILE"):
            self.assertIn(words, shown)

    def test_reads_the_day_off_the_dateline(self):
        doc = program.run("demo", "--format", "jsonl").records[0]["doc"]
        self.assertEqual(doc["published_at"], "2024-11-05")
        self.assertTrue(doc["published_at_why"])
        self.assertTrue(doc["title"].startswith("Shells for Oil"))


if __name__ == "__main__":
    unittest.main()
