"""Claims as sentences, pages and reasons, as the program gives them; the page itself is used in tests/page."""
import csv
import html
import io
import os
import re
import unittest

import program


class Sentences(program.Case):
    def test_a_table_of_sentences(self):
        done = program.code(program.REPORT, "--sentences", "--format", "table")
        lines = done.out.decode("utf-8").splitlines()
        self.assertEqual(done.status, 0)
        self.assertTrue(any("shipped" in line and "North Korea" in line and "Russia" in line for line in lines), lines)
        for line in lines:
            self.assertRegex(line, r"^[A-Z“].*\.$")

    def test_every_format_has_the_same_sentences(self):
        table = program.code(program.DENIED, "--sentences", "--format", "table").out.decode("utf-8").splitlines()
        record = program.code(program.DENIED, "--sentences", "--format", "jsonl").records[0]
        self.assertEqual([claim["sentence"] for claim in record["claims"]], table)
        rows = csv.DictReader(io.StringIO(program.code(program.DENIED, "--sentences", "--format", "csv").out.decode("utf-8")))
        self.assertEqual([row["sentence"] for row in rows], table)
        page = program.code(program.DENIED, "--format", "html").out.decode("utf-8")
        found = re.findall(r'<p dir="auto">(.*?)</p>', page)
        self.assertEqual([html.unescape(re.sub(r"<[^>]*>", "", words)) for words in found], table)

    def test_a_sentence_begins_behind_a_dateline(self):
        for dateline in ("ACCRA, June 3 (AFN) - ", "MANILA \u2014 "):
            done = program.code(dateline + "Gunmen killed nineteen soldiers near Djibo on Sunday, police said.", "--sentences", "--format", "table")
            self.assertIn(" gunmen killed", done.out.decode("utf-8"))

    def test_nobody_in_the_chain_is_another_voice(self):
        text = "Israel has evidence Hamas fired the rockets, a general said on Monday."
        for claim in program.code(text, "--sentences").records[0]["claims"]:
            self.assertLessEqual(claim["sentence"].lower().count("a general"), 1, claim["sentence"])

    def test_who_calls_reports_untrue_denies_them(self):
        text = "The army said rumours that rebels had captured Goma were unfounded."
        claims = program.code(text, "--sentences").records[0]["claims"]
        self.assertEqual([(c["kind"], c["factuality"]) for c in claims], [("deny", "CT-")])
        self.assertIn("army denies that", claims[0]["sentence"])

    def test_without_the_flag_there_are_none(self):
        self.assertNotIn("sentence", program.code(program.REPORT).records[0]["claims"][0])


class Pages(program.Case):
    def test_the_ending_makes_a_page(self):
        path = os.path.join(self.folder, "page.html")
        self.assertEqual(program.run("code", self.file("a.txt", program.REPORT), "-o", path).status, 0)
        with open(path, encoding="utf-8") as file:
            page = file.read()
        self.assertTrue(page.startswith("<!DOCTYPE html>"))
        self.assertTrue(page.endswith("</html>\n"))
        self.assertIn("<details class=\"why\">", page)

    def test_reports_share_a_page_or_have_one_each(self):
        files = [self.file(f"{name}.txt", text) for name, text in (("a", program.REPORT), ("b", program.DENIED))]
        page = program.run("code", *files, "--format", "html").out.decode("utf-8")
        self.assertEqual(page.count("<article "), 2)
        self.assertEqual(len(re.findall(r' id="([^"]*)"', page)), len(set(re.findall(r' id="([^"]*)"', page))))
        folder = os.path.join(self.folder, "pages") + "/"
        self.assertEqual(program.run("code", *files, "--format", "html", "-o", folder).status, 0)
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                self.assertEqual(file.read().count("<article "), 1, name)
        self.assertEqual(len(os.listdir(folder)), 2)

    def test_a_report_without_events_has_a_page(self):
        done = program.code("The village held its yearly flower show in fine weather, and many people came.", "--format", "html")
        self.assertEqual(done.status, 0)
        self.assertIn("flower show", done.out.decode("utf-8"))


class Reasons(program.Case):
    def reasons(self):
        with open(os.path.join(program.DATA, "demo", "report.txt"), encoding="utf-8") as file:
            events = program.code(file.read(), "--explain").records[0]["events"]
        return [reason for event in events for reason in event["reasons"]]

    def test_they_go_into_depth(self):
        reasons = self.reasons()
        for reason in reasons:
            scores = list(reason.get("scores", {}).values())
            self.assertEqual(scores, sorted(scores, reverse=True))
            self.assertLessEqual(len(scores), 5)
            if "constraint" in reason:
                self.assertEqual(reason["decided_by"], "rule: " + reason["constraint"])
            if "without" in reason:
                self.assertNotEqual(reason["without"], reason["value"])
        types = [reason for reason in reasons if reason["field"] == "type"]
        self.assertTrue(all(reason["scores"] for reason in types))
        actors = [reason for reason in reasons if reason["field"] == "actors"]
        self.assertTrue(any(reason["value"] == "North Korea" and "PRK" in reason["entry"] for reason in actors if "entry" in reason))
        codes = [reason for reason in reasons if reason["field"] == "cameo" and "runner_up" in reason]
        self.assertTrue(codes)
        for reason in codes:
            self.assertRegex(reason["runner_up"], r"^\d{2,4}$")
            self.assertNotEqual(reason["runner_up"], reason["value"])

    def test_a_table_tells_them_in_words(self):
        shown = program.code(program.REPORT, "--explain", "--format", "table").out.decode("utf-8")
        self.assertRegex(shown, r"actors: North Korea .*; entry PRK ")
        self.assertRegex(shown, r"type: AID .*; scores AID ")


if __name__ == "__main__":
    unittest.main()
