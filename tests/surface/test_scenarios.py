"""The pact book's answers to the questions of tests/scenarios, each worked out by hand from the rules."""
import glob
import os
import unittest

import program

FOLDER = os.path.join(program.ROOT, "tests", "scenarios")
FILES = sorted(glob.glob(os.path.join(FOLDER, "*.scenario")))
STATUSES = ["no such duty", "not in force", "not bound", "not triggered", "barred", "arguable", "pending", "triggered"]
WRONG = """scenario wrong-on-purpose
question  Is an expectation that is wrong told?
event     SYR attacks TUR since 2012-06-22
at        1940-01-01
ask       nato-1949 defend TUR <- USA
expect    record {}
"""


class Scenarios(program.Case):
    def test_every_expectation_holds(self):
        done = program.run("pact", "scenario", *FILES)
        self.assertEqual(done.status, 0, done.out.decode("utf-8") + done.err)

    def test_every_status_is_expected_somewhere(self):
        texts = []
        for path in FILES:
            with open(path, encoding="utf-8") as file:
                texts.append(file.read())
        lines = [line.split() for line in "\n".join(texts).splitlines() if line.startswith("expect")]
        expected = [" ".join(words[4 if words[1] == "chain" else 2:]) for words in lines]
        for status in STATUSES:
            self.assertGreaterEqual(expected.count(status), 5, status)

    def test_a_wrong_expectation_is_told_with_its_line(self):
        right = self.file("right.scenario", WRONG.format("not in force"))
        wrong = self.file("wrong.scenario", WRONG.format("triggered"))
        self.assertEqual(program.run("pact", "scenario", right).status, 0)
        done = program.run("pact", "scenario", wrong)
        self.assertEqual(done.status, 5, done.err)
        told = done.out.decode("utf-8") + done.err
        self.assertRegex(told, r"wrong\.scenario:6")
        self.assertIn("not in force", told)

    def test_what_cannot_be_read_is_no_failed_expectation(self):
        broken = self.file("broken.scenario", WRONG.format("perhaps"))
        done = program.run("pact", "scenario", broken)
        self.assertEqual(done.status, 1, done.err)
        self.assertRegex(done.err, r"broken\.scenario:6")

    def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_running(self):
        broken = self.file("broken.scenario", WRONG.format("perhaps"))
        right = self.file("right.scenario", WRONG.format("not in force"))
        done = program.run("pact", "scenario", broken, os.path.join(FOLDER, "none.scenario"), right)
        self.assertEqual(done.status, 1, done.err)
        self.assertRegex(done.err, r"broken\.scenario:6")
        self.assertRegex(done.err, r"none\.scenario")
        self.assertIn("1 expectations met, 0 failed", done.out.decode("utf-8"))


if __name__ == "__main__":
    unittest.main()
