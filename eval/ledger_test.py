#!/usr/bin/env python3
"""The scorer of the ledger on exports made by hand from the key: what is right is full marks, and each fault costs what it should."""
import copy
import unittest

import ledger

CLUSTER = {
    "id": "made-01",
    "reports": [{"id": "made-01-a", "outlet": "A", "date": "2025-01-01", "text": "Guns shelled Kupiansk. Talks will be held."},
                {"id": "made-01-b", "outlet": "B", "date": "2025-01-02", "text": "The shelling of Kupiansk went on; it was shelled twice."}],
    "events": [{"id": "E1", "act": "ASSAULT", "happened": True, "status_on": {"2025-01-01": "claimed", "2025-01-02": "confirmed"},
                "mentions": [{"report": "made-01-a", "words": "shelled", "nth": 1, "stance": "asserts"},
                             {"report": "made-01-b", "words": "shelling", "nth": 1, "stance": "asserts"},
                             {"report": "made-01-b", "words": "shelled", "nth": 1, "stance": "asserts"}]},
               {"id": "E2", "act": "CONSULT", "happened": False, "status_on": {"2025-01-02": "planned"},
                "mentions": [{"report": "made-01-a", "words": "Talks", "nth": 1, "stance": "plans"}]}],
    "pairs": [["made-01-a", "made-01-b", "independent"]], "note": ""}


def perfect(cluster):
    """The export that answers the key in full."""
    mentions = ledger.key_mentions([cluster])
    found = [{"event": e["id"], "act": e["act"], "status_on": dict(e["status_on"]), "standing": "", "stage": "",
              "mentions": [{"id": m[0], "start": m[1], "end": m[2]} for m, of in mentions.items() if of[1] == e["id"]]} for e in cluster["events"]]
    return found, [" ".join(p) for p in cluster["pairs"]]


def lines(events, pairs):
    return {row[0]: row for row in ledger.rows_of(ledger.Scored([CLUSTER], events, pairs), ["made-01"])}


class Sets(unittest.TestCase):
    def test_a_list_of_clusters_is_a_set(self):
        found = [c["id"] for c in ledger.clusters_of("unread")]
        self.assertEqual(len(found), len(set(found)))
        self.assertIn("ninth-01", found)
        self.assertNotIn("dev-01", found)
        self.assertLess(set(c["id"] for c in ledger.clusters_of("ninth")), set(found))

    def test_a_set_that_is_not_there_is_named_with_those_that_are(self):
        with self.assertRaisesRegex(ledger.common.Failed, "no set tenths: .*tenth.*unread"):
            ledger.clusters_of("tenths")


class LedgerScorer(unittest.TestCase):
    def setUp(self):
        self.events, self.pairs = copy.deepcopy(perfect(CLUSTER))

    def test_the_key_itself_has_full_marks(self):
        found = lines(self.events, self.pairs)
        for name, row in found.items():
            self.assertEqual(row[3], 0.0 if name == "traps" else 100.0, name)

    def test_a_missed_mention_stands_alone(self):
        self.events[0]["mentions"].pop()
        found = lines(self.events, self.pairs)
        self.assertEqual(found["mentions"][4], "3 of 4 found, 3 given")
        self.assertLess(found["CoNLL, key mentions"][3], 100.0)

    def test_a_surplus_mention_costs_only_with_all_mentions(self):
        self.events[0]["mentions"].append({"id": "made-01-b", "start": 35, "end": 37})
        found = lines(self.events, self.pairs)
        self.assertEqual(found["CoNLL, key mentions"][3], 100.0)
        self.assertLess(found["CoNLL, all mentions"][3], 100.0)

    def test_a_trigger_that_overlaps_is_found(self):
        self.events[0]["mentions"][0]["start"] -= 5
        self.assertEqual(lines(self.events, self.pairs)["mentions"][3], 100.0)

    def test_a_wrong_status_and_a_missing_event_both_count(self):
        self.events[0]["status_on"]["2025-01-02"] = "claimed"
        self.assertEqual(lines(self.events, self.pairs)["status"][4], "2 of 3")
        found = lines(self.events[:1], self.pairs)
        self.assertEqual(found["status"][4], "1 of 3")
        self.assertEqual(found["status of those found"][4], "1 of 2")

    def test_a_trap_that_is_held_to_have_happened_is_counted(self):
        for word, caught in (("claimed", 1), ("done", 1), ("disputed", 1), ("unconfirmed", 0), ("overdue", 0), ("retracted", 0)):
            self.events[1]["status_on"]["2025-01-02"] = word
            self.assertEqual(lines(self.events, self.pairs)["traps"][4], f"{caught} of 1", word)

    def test_a_pair_taken_for_a_copy_is_not_independent(self):
        found = lines(self.events, ["made-01-b made-01-a copy"])
        self.assertEqual(found["independence"][3], 0.0)
        self.assertEqual(lines(self.events, [])["relation, all pairs"][3], 0.0)

    def test_goals_are_told_when_missed(self):
        scored = ledger.Scored([CLUSTER], self.events, self.pairs)
        self.assertEqual(ledger.missed(ledger.with_intervals(scored)), [])
        self.events[1]["status_on"]["2025-01-02"] = "claimed"
        scored = ledger.Scored([CLUSTER], self.events, self.pairs)
        self.assertEqual([line.split(":")[0].split(" ")[0] for line in ledger.missed(ledger.with_intervals(scored))], ["status", "traps"])


if __name__ == "__main__":
    unittest.main()
