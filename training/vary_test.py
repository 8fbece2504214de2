#!/usr/bin/env python3
"""What training makes of a report keeps its annotation: spans, arcs and states. Needs Python alone."""
import os, random, sys, unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import stand_ins
import text
import vary

ACTORS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "actors")
NAMES = [os.path.join(ACTORS, "country_names.tsv"), os.path.join(ACTORS, "odbl", "country_names.tsv")]
WORDS = "Kenya accused Ugandan troops of shelling Kampala; North Korea watched."


def record(words=WORDS, name="r"):
    span = lambda part: {"start": words.index(part), "end": words.index(part) + len(part)}
    return {"id": name, "text": words, "links": [],
            "mentions": [{"id": "a", "kind": "STA", **span("Kenya")}, {"id": "b", "kind": "MIL", **span("Ugandan troops")}, {"id": "c", "kind": "LOC", **span("Kampala")}],
            "nodes": [{"id": "1", "type": "ACCUSE", "sources": ["a"], "recipients": ["b"], "says": ["2"], **span("accused")},
                      {"id": "2", "type": "ASSAULT", "sources": ["b"], "recipients": [], "at": ["c"], **span("shelling")}]}


def words_of(made):
    return [made["text"][x["start"]:x["end"]] for x in made["mentions"] + made["nodes"]]


class Rewritten(unittest.TestCase):
    def test_spans_follow_longer_and_shorter_words(self):
        made = vary.rewritten(record(), [(0, 5, "The Gambia"), (WORDS.index("Kampala"), WORDS.index("Kampala") + 7, "Bern")])
        self.assertEqual(words_of(made), ["The Gambia", "Ugandan troops", "Bern", "accused", "shelling"])
        self.assertTrue(made["text"].endswith("Bern; North Korea watched."))

    def test_a_span_that_holds_the_edit_holds_the_new_words(self):
        at = WORDS.index("Ugandan")
        made = vary.rewritten(record(), [(at, at + 7, "Congolese")])
        self.assertEqual(words_of(made)[1], "Congolese troops")


class Exchanged(unittest.TestCase):
    def test_one_state_becomes_one_other_in_each_of_its_names(self):
        states = vary.States(NAMES)
        made = states.exchanged(record(), random.Random(4))
        kenya, troops, capital = words_of(made)[:3]
        self.assertNotIn("Kenya", made["text"])
        new = states.of_word[troops.split()[0]][0]
        self.assertEqual(states.of_word[capital][0], new)
        self.assertNotEqual(states.of_word[kenya][0], new)
        self.assertEqual(words_of(made)[3:], ["accused", "shelling"])

    def test_countries_follow_where_words_tell_them_and_are_unknown_by_other_names(self):
        words = "Kenya sent police to Kisumu. The villagers thanked Odinga."
        mention = lambda part: {"id": part, "kind": "CVL", "ctry": "KEN", "start": words.index(part), "end": words.index(part) + len(part)}
        made = vary.States(NAMES).exchanged({"id": "r", "text": words, "nodes": [], "links": [], "mentions": [mention(p) for p in ("Kenya", "police", "The villagers", "Odinga")]}, random.Random(4))
        named, police, villagers, family = (m["ctry"] for m in made["mentions"])
        self.assertNotIn(named, ("KEN", "?"))
        self.assertEqual([police, villagers, family], [named, named, "?"])

    def test_a_name_of_two_words_is_left_alone(self):
        self.assertIn("North Korea", vary.States(NAMES).exchanged(record(), random.Random(4))["text"])

    def test_a_report_without_states_is_itself(self):
        plain = {"id": "p", "text": "Rebels met.", "links": [], "mentions": [], "nodes": []}
        self.assertIs(vary.States(NAMES).exchanged(plain, random.Random(1)), plain)


class Hedged(unittest.TestCase):
    def test_only_the_factuality_of_the_act_changes(self):
        plain = record()
        for node in plain["nodes"]: node.update(fact="CT+", time="past")
        for seed in range(20):
            made = vary.hedged(plain, random.Random(seed))
            self.assertEqual(words_of(made), words_of(plain))
            self.assertIn(made["nodes"][0]["fact"], ("PS+", "PR+"))
            self.assertEqual(made["nodes"][1]["fact"], "CT+")
            hedge = made["text"][6:made["nodes"][0]["start"]]
            self.assertEqual(vary.HEDGES[hedge], made["nodes"][0]["fact"])

    def test_an_auxiliary_stays_before_the_hedge(self):
        plain = {"id": "p", "text": "Troops were killed.", "links": [], "mentions": [], "nodes": [{"id": "1", "start": 12, "end": 18, "fact": "CT+", "time": "past", "sources": []}]}
        self.assertRegex(vary.hedged(plain, random.Random(1))["text"], r"^Troops were (probably|possibly|apparently) killed\.$")

    def test_what_is_not_certain_is_itself(self):
        self.assertIs(vary.hedged(plain := {**record(), "nodes": []}, random.Random(1)), plain)


class Joined(unittest.TestCase):
    def test_both_reports_keep_their_words_and_arcs(self):
        made = vary.joined(record(), record(name="s"))
        self.assertEqual(words_of(made), [w for k in (0, 3) for w in words_of(record())[k:k + (3 if k == 0 else 2)] * 2])
        first, second = made["nodes"][:2], made["nodes"][2:]
        self.assertEqual([n["id"] for n in first], ["1", "2"])
        self.assertEqual(second[0]["says"], [second[1]["id"]])
        self.assertEqual(second[1]["at"], [made["mentions"][5]["id"]])
        self.assertEqual(first[1]["at"], [made["mentions"][2]["id"]])

    def test_four_joined_two_by_two_keep_their_own_arcs(self):
        made = vary.joined(vary.joined(record(), record()), vary.joined(record(), record()))
        of = {m["id"]: k for k, m in enumerate(made["mentions"])}
        self.assertEqual(len(of), 12)
        self.assertEqual([of[n["sources"][0]] for n in made["nodes"]], [0, 1, 3, 4, 6, 7, 9, 10])
        self.assertEqual(len({n["id"] for n in made["nodes"]}), 8)


class StoodIn(unittest.TestCase):
    def test_a_state_reads_by_its_stand_in_and_so_is_its_country_called(self):
        words = "Kenya sent police to Uganda."
        at = lambda part: {"start": words.index(part), "end": words.index(part) + len(part)}
        mentions = [{"id": "a", "kind": "STA", "ctry": "KEN", **at("Kenya")}, {"id": "b", "kind": "COP", "ctry": "UGA", **at("police")},
                    {"id": "c", "kind": "CVL", **at("sent")}, {"id": "d", "kind": "DATE", **at("to")}, {"id": "e", "same": "b", **at("Uganda")}]
        report = {"id": "r", "text": words, "nodes": [], "links": [], "mentions": mentions}
        read, casts = stand_ins.StandIns(["India", "Pakistan"]).put_in(report)
        self.assertEqual(read["text"], "India sent police to Pakistan.")
        name = lambda labels: [None if k is None else list(stand_ins.LABEL)[k] for k in labels]
        self.assertEqual(name(stand_ins.countries(read, casts)), ["@1", "@2", "-", None, "@2"])
        self.assertEqual(name(stand_ins.countries(report)), ["KEN", "UGA", "-", None, "UGA"])


class Tags(unittest.TestCase):
    def test_spans_come_back_from_their_tags(self):
        first = [0, 1, 0, 1, 1, 1, 0, 0]  # begin, a word of two pieces, two words, a word of two pieces, end
        spans = [((1, 2), 0), ((4, 6), 2)]
        tags = [max(t, 0) for t in text.tags_of(first, spans)]
        self.assertEqual(text.spans_of(tags, first), [(1, 2, 0), (4, 6, 2)])

    def test_an_inside_that_follows_nothing_begins(self):
        self.assertEqual(text.spans_of([0, 2, 4, 0], [0, 1, 1, 0]), [(1, 1, 0), (2, 2, 1)])

    def test_case_classes(self):
        self.assertEqual([text.case_of(w) for w in ("42", "of", "Kyiv", "A", "NATO", "iPhone")], [0, 1, 2, 2, 3, 4])


if __name__ == "__main__": unittest.main()
