#!/usr/bin/env python3
"""The measure of eval/ideal_readings.py itself: it makes the Reading that a record means, and sees each fault of a coding."""
import copy
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "eval"))
import ideal_readings

TEXT = "Oslo accused Bern of shelling Rome, a charge it denied."


def mention(name, words, **more):
    at = TEXT.index(words)
    return {"id": name, "start": at, "end": at + len(words), "text": words, **more}


def node(name, words, **more):
    return {**mention(name, words), "sources": [], "recipients": [], "mode": "-", "fact": "CT+", "time": "past", **more}


RECORD = {
    "id": "r", "text": TEXT, "links": [],
    "mentions": [mention("a", "Oslo", kind="STA"), mention("b", "Bern", kind="STA"), mention("c", "Rome", kind="LOC"),
                 mention("b2", "it", same="b")],
    "nodes": [node("1", "accused", type="ACCUSE", sources=["a"], recipients=["b"], says=["2"], kind="allege"),
              node("2", "shelling", type="ASSAULT", mode="heavy-weapons", sources=["b"], at=["c"]),
              node("3", "denied", type="REJECT", sources=["b2"], says=["2"], kind="deny")]}
RECORD["mentions"][3].update(start=TEXT.index(" it ") + 1, end=TEXT.index(" it ") + 3)

PART = {"actors": [], "recipients": [], "object": [], "place": [], "date": [], "condition": [], "basis": [], "links": [], "tense": "past"}
CODING = {
    "mentions": [{"id": "m1", "start": 0, "end": 4, "kind": "actor", "sector": "STA", "entity": "e1"},
                 {"id": "m2", "start": 13, "end": 17, "kind": "actor", "sector": "STA", "entity": "e2"},
                 {"id": "m3", "start": 30, "end": 34, "kind": "place", "entity": "e3"},
                 {"id": "m4", "start": 45, "end": 47, "kind": "actor", "sector": "STA", "entity": "e2"}],
    "events": [{**PART, "id": "v1", "start": 5, "end": 12, "type": "ACCUSE", "actors": ["m1"], "recipients": ["m2"], "factuality": "CT+"},
               {**PART, "id": "v2", "start": 21, "end": 29, "type": "ASSAULT", "mode": "heavy-weapons", "actors": ["m2"], "place": ["m3"],
                "factuality": "CT+"},
               {**PART, "id": "v3", "start": 48, "end": 54, "type": "REJECT", "actors": ["m4"], "factuality": "CT+"}],
    "says": [],
    "claims": [{"event": "v1", "kind": "report", "factuality": "CT+", "tense": "past", "chain": [{"outlet": True}]},
               {"event": "v2", "kind": "allege", "factuality": "CT+", "tense": "past",
                "chain": [{"cue": "v1", "kind": "allege", "vouchers": ["m1"]}, {"outlet": True}]},
               {"event": "v2", "kind": "deny", "factuality": "CT-", "tense": "past",
                "chain": [{"cue": "v3", "kind": "deny", "vouchers": ["m4"]}, {"outlet": True}]},
               {"event": "v3", "kind": "report", "factuality": "CT+", "tense": "past", "chain": [{"outlet": True}]}]}


def found(coding):
    return ideal_readings.differences(ideal_readings.Key(RECORD).told(), ideal_readings.told_by(coding))


class Ideal(unittest.TestCase):
    def test_words_are_runs_and_single_marks(self):
        text = "U.S.-led talks\u2019 end"
        words = [text[a:b] for a, b in ideal_readings.words_of(text)]
        self.assertEqual(words, ["U", ".", "S", ".", "-", "led", "talks", "\u2019", "end"])

    def test_a_record_becomes_spans_rows_and_arcs(self):
        ideal = ideal_readings.Ideal(ideal_readings.Key(RECORD), {})
        line = ideal.line()
        self.assertEqual(ideal.reasons, [])
        spoken = lambda c: TEXT[line["words"][c["words"][0]][0]:line["words"][c["words"][1]][1]]
        self.assertEqual([spoken(c) for c in line["mentions"]], ["Oslo", "Bern", "Rome", "it"])
        self.assertEqual([spoken(c) for c in line["triggers"]], ["accused", "shelling", "denied"])
        self.assertEqual(line["triggers"][1]["mode"], {"ASSAULT/heavy-weapons": ideal_readings.SURE})
        self.assertIn([1, 2, {"place": ideal_readings.SURE}], line["roles"])
        self.assertEqual([pair[:2] for pair in line["links"]], [[0, 1], [2, 1]])
        self.assertEqual([pair[:2] for pair in line["corefs"] if pair[2]["coref"] > 0], [[1, 3], [3, 1]])
        self.assertEqual([pair[:2] for pair in line["corefs"] if pair[2]["coref"] < 0], [[0, 1], [1, 2], [2, 3]])

    def test_a_span_inside_a_word_is_told(self):
        record = copy.deepcopy(RECORD)
        record["mentions"][0]["end"] = 3
        ideal = ideal_readings.Ideal(ideal_readings.Key(record), {})
        ideal.line()
        self.assertEqual(len(ideal.reasons), 1)

    def test_the_right_coding_has_no_difference(self):
        self.assertEqual(found(CODING), [])

    def test_derived_kinds_stand_for_assert(self):
        record, coding = copy.deepcopy(RECORD), copy.deepcopy(CODING)
        record["nodes"][0]["kind"] = "assert"
        coding["claims"][1].update(kind="ask")
        coding["claims"][1]["chain"][0]["kind"] = "assert"
        self.assertEqual(ideal_readings.differences(ideal_readings.Key(record).told(), ideal_readings.told_by(coding)), [])

    def test_every_fault_is_seen(self):
        def fault(change):
            coding = copy.deepcopy(CODING)
            change(coding)
            self.assertNotEqual(found(coding), [])
        fault(lambda c: c["events"].pop(1) and c["claims"].__delitem__(slice(1, 3)))
        fault(lambda c: c["events"][1].update(factuality="PR+"))
        fault(lambda c: c["events"][1].update(mode="aerial"))
        fault(lambda c: c["events"][0]["actors"].append("m4"))
        fault(lambda c: c["claims"].pop(2))
        fault(lambda c: c["claims"][2].update(factuality="CT+"))
        fault(lambda c: c["claims"][1]["chain"][0].update(vouchers=[]))
        fault(lambda c: c["mentions"][3].update(entity="e1"))
        fault(lambda c: c["mentions"][0].update(sector="GOV"))
        fault(lambda c: c["events"][2]["links"].append({"rel": "response", "to": "v1"}))


if __name__ == "__main__":
    unittest.main()
