"""Same bytes for any number of jobs, any order, and from Readings that were kept."""
import json
import os
import random
import unittest

import program

TEXTS = [program.REPORT, program.DENIED, "Police in Nairobi arrested six protesters on Monday.",
         "Arsenal won on Sunday.", "Mali expelled the French ambassador after Paris cut aid, the foreign ministry said.",
         "If Ankara closes the straits, Athens will recall its envoy, the Greek prime minister warned.\n\n"
         "He spoke after talks with his Cypriot counterpart in Nicosia."]


class Same(program.Case):
    def setUp(self):
        super().setUp()
        self.records = [json.dumps({"id": f"r{i}", "text": text}) for i, text in enumerate(TEXTS * 4)]
        self.path = self.file("in.jsonl", "\n".join(self.records) + "\n")

    def test_jobs(self):
        one = program.run("code", self.path, "--jobs", "1", "--explain")
        self.assertEqual(one.status, 0, one.err)
        for jobs in (2, 3, 8):
            self.assertEqual(program.run("code", self.path, "--jobs", jobs, "--explain").out, one.out)

    def test_order(self):
        random.seed(3)
        by_key = lambda out: {json.loads(line)["doc"]["key"]: line for line in out.splitlines()}
        plain = by_key(program.run("code", self.path).out)
        shuffled = random.sample(self.records, len(self.records))
        self.assertEqual(by_key(program.run("code", self.file("b.jsonl", "\n".join(shuffled))).out), plain)

    def test_states(self):
        """What is told of two states is told of any two."""
        def told(a, b):
            coding = json.loads(program.run("code", "-", "--format", "jsonl", stdin=f"{a} accused {b} of shelling a border post, which {b} denied.".encode()).out)
            return [(e["type"], e.get("mode"), e["start"] - len(a), e["actors"], e["recipients"], e["factuality"]) for e in coding["events"]]
        first = told("Iran", "Kenya")
        self.assertTrue(first)
        for a, b in (("Peru", "Chile"), ("Sudan", "Italy"), ("Niger", "Burma")):
            self.assertEqual([x[:2] + x[3:] for x in told(a, b)], [x[:2] + x[3:] for x in first], f"{a}, {b}")

    def test_readings(self):
        """Rejected documents keep the order of the Readings."""
        records = self.records[:3] + ['{"id": "bad"}', '{"id": "none", "text": " "}'] + self.records[3:6]
        path = self.file("c.jsonl", "\n".join(records) + "\n")
        readings = os.path.join(self.folder, "readings")
        first = program.run("code", path, "--write-readings", readings)
        again = program.run("code", path, "--readings", readings)
        self.assertEqual((first.status, again.status), (3, 3), again.err)
        strip = lambda out: [{k: v for k, v in json.loads(line).items() if k != "run"} for line in out.splitlines()]
        self.assertEqual(strip(first.out), strip(again.out))
        self.assertEqual(len(again.out.splitlines()), 6)
        self.assertEqual(first.out, program.run("code", path).out, "keeping Readings changes nothing")

    def test_readings_of_other_documents_are_rejected(self):
        readings = os.path.join(self.folder, "readings")
        program.run("code", self.path, "--write-readings", readings)
        swapped = self.file("d.jsonl", "\n".join([self.records[1], self.records[0]]) + "\n")
        self.assert_fault(program.run("code", swapped, "--readings", readings), 3, 2102)

    def test_spoilt_readings_are_rejected(self):
        readings = os.path.join(self.folder, "readings")
        program.run("code", self.path, "--write-readings", readings)
        with open(readings, "rb") as file:
            lines = file.read().splitlines()
        spoilt = [b"{}", lines[1][:len(lines[1]) // 2], b"\xff\xfe", *lines[3:5], b'{"words": 1}']
        path = self.file("spoilt", b"\n".join(spoilt) + b"\n")
        done = program.run("code", self.path, "--readings", path)
        self.assert_fault(done, 3, 2101)
        self.assertEqual([r["doc"]["key"] for r in done.records], ["r3", "r4"])

    def test_a_readings_file_that_is_not_there(self):
        self.assert_fault(program.run("code", self.path, "--readings", os.path.join(self.folder, "none")), 1, 1102)


if __name__ == "__main__":
    unittest.main()
