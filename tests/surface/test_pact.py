"""The pact report, read in place: what its swap and its vouchers must come to."""
import os
import unittest

import program

SHARED = os.environ.get("SAYSO_SHARED") or os.path.join(os.path.dirname(program.ROOT), "shared")
REPORT = os.path.join(SHARED, "samples", "pact-report.txt")


class Pact(program.Case):
    def setUp(self):
        super().setUp()
        if not os.path.exists(REPORT):
            print(f"skipped: the pact report is absent: {REPORT} (set SAYSO_SHARED)")
            self.skipTest("the pact report is absent")
        done = program.run("code", REPORT)
        self.assertEqual((done.status, done.err), (0, ""))
        self.coding = done.records[0]
        self.mentions = {m["id"]: m for m in self.coding["mentions"]}
        self.text = self.coding["doc"]["text"]

    def words(self, ids):
        return [self.text[self.mentions[i]["start"]:self.mentions[i]["end"]] for i in ids]

    def test_the_swap_is_charged_and_rejected(self):
        given = [e for e in self.coding["events"] if e["trigger"] == "supplying"]
        self.assertEqual([e["type"] for e in given], ["AID"])
        self.assertEqual(self.words(given[0]["actors"]), ["North Korea"])
        self.assertEqual(self.words(given[0]["recipients"]), ["Russia"])
        claims = {c["kind"]: c for c in self.coding["claims"] if c["event"] == given[0]["id"]}
        self.assertEqual(claims["allege"]["factuality"], "CT+")
        rejected = [e for e in self.coding["events"] if e["trigger"] == "reject"]
        self.assertEqual([e["type"] for e in rejected], ["REJECT"])
        self.assertEqual(self.words(rejected[0]["actors"]), ["they"])

    def test_statements_have_their_speakers(self):
        vouchers = {v for c in self.coding["claims"] for link in c["chain"][:-1] for v in self.words(link["vouchers"])}
        self.assertTrue(any("Kirby" in words for words in vouchers), vouchers)
        self.assertTrue(any("Central Military Commission" in words for words in vouchers), vouchers)

    def test_title(self):
        plain = self.text.split("\n")[0].strip().replace("\u2019", "'")
        self.assertEqual(self.coding["doc"]["title"].replace("\u2019", "'"), plain)


if __name__ == "__main__":
    unittest.main()
