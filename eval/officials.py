#!/usr/bin/env python3
"""Office and person of the 300 drawn officials (eval/sets/officials.tsv), each in its whole text, on the date of its document.

usage: eval/officials.py [--program PROGRAM] [--list] [--system OUT.jsonl]

The text of each item is read in the shared folder and coded; the item's answer is that of the mention that overlaps it most. An
item is in the data when the person (or, where no person is told, the office) of its label has a row in data/actors. Right: the
person of the label, or none where the label has none, and the office of the label where the data have it. Found: some mention is at
least half the item's own. A longer one ("an aide to President Bush") is somebody else, who is no answer to the item, be he right or
wrong: neither is he a wrong person (the column "in longer ones too" counts these as well). Items without an entry are reported on
their own: for them the right answer is no person. "dated" are the items whose text bears the date of its publication: of the others
no tenure can be told by the day, and "President Bush" is two candidates.
Intervals: 95 %, by 1,000 bootstrap samples of the items. Exit status 5 below 90 % or above 1 % wrong.
"""
import json
import os
import random

import common
import officials_draw

LEAST, MOST_WRONG, HALF = 90.0, 1.0, 0.5


def rows(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def answers(options, items):
    """{item: coded entity or None}, where an item lies in its text by code points."""
    texts = {}
    for stratum in {i["stratum"] for i in items}:
        for file, key, date, text, _ in officials_draw.texts(stratum):
            texts[file, key] = (date, text)
    inputs = {}
    for item in items:
        date, text = texts[item["file"], item["key"]]
        inputs[item["key"]] = {"id": item["key"], "text": text, "lang": "en", **({"date": date} if date else {})}
    if options.system:
        with open(options.system, encoding="utf-8") as file:
            codings = {c["doc"]["key"]: c for c in map(json.loads, file)}
    else:
        codings = common.code(options, list(inputs.values()))
    found = {}
    for item in items:
        coding, start, end = codings.get(item["key"]), int(item["start"]), int(item["end"])
        best, most = None, 0
        for mention in (coding or {"mentions": []})["mentions"]:
            shared = min(end, mention["end"]) - max(start, mention["start"])
            share = shared / (max(end, mention["end"]) - min(start, mention["start"]))
            if shared > 0 and share > most and mention["kind"] == "actor":
                best, most = mention, share
        entities = {e["id"]: e for e in coding["entities"]} if coding else {}
        found[item["item"]] = {**entities.get(best["entity"], {}), "own": most >= HALF} if best else None
    return found, codings, texts


def judge(item, entity, persons, offices):
    """(in the data, right, person told is wrong, mention found, wrong in a longer mention too)"""
    told = entity or {}
    person, office = told.get("person_id", "-"), told.get("office_id", "-")
    known = item["person"] in persons if item["person"] != "-" else item["office"] in offices
    right_office = office == item["office"] or item["office"] not in offices
    right_person = person == (item["person"] if item["person"] in persons else "-") or (item["person"] == "-" and person == "-")
    wrong = person != "-" and person != item["person"]
    own = bool(told.get("own"))
    return known, right_person and right_office, wrong and own, own, wrong


def percent(hits, samples=1000):
    chance = random.Random(1)
    if not hits:
        return "none"
    low, high = common.interval([100.0 * sum(chance.choices(hits, k=len(hits))) / len(hits) for _ in range(samples)])
    return f"{100.0 * sum(hits) / len(hits):.1f} ({low:.1f}..{high:.1f})"


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--list", action="store_true", help="print every item with what was told of it")
    parser.add_argument("--system", help="score this output instead of running the program")
    options = parser.parse_args()
    common.need("corpus/real", "eval/polnear", "eval/timex_train.jsonl")
    items = rows(os.path.join(common.ROOT, "eval", "sets", "officials.tsv"))
    holders = rows(os.path.join(common.ROOT, "data", "actors", "holders.tsv"))
    persons = {r["person_id"] for r in holders}
    offices = {r["office_id"] for r in rows(os.path.join(common.ROOT, "data", "actors", "offices.tsv"))}
    found, codings, texts = answers(options, items)
    judged = {i["item"]: judge(i, found[i["item"]], persons, offices) for i in items}
    table = []
    dated = [i for i in items if i["date"]]
    undated = [i for i in items if not i["date"]]
    for name, chosen in [("in all", items), ("dated", dated), ("undated", undated)] + [(s, [i for i in items if i["stratum"] == s]) for s, _ in officials_draw.STRATA]:
        marks = [judged[i["item"]] for i in chosen]
        known, seen = [m for m in marks if m[0]], [m for m in marks if m[0] and m[3]]
        table.append([name, len(marks), len(known), percent([m[1] for m in known]), percent([m[1] for m in seen]),
                      percent([m[2] for m in marks]), percent([m[4] for m in marks]), percent([not m[4] for m in marks if not m[0]])])
    head = ["stratum", "items", "in the data", "right of these", "right of those found", "wrong person, of all", "in longer ones too", "none told where not in the data"]
    print(common.table(head, table))
    if options.list:
        for item in items:
            known, right, wrong, seen, _ = judged[item["item"]]
            told = found[item["item"]] or {}
            text = texts[item["file"], item["key"]][1][int(item["start"]):int(item["end"])]
            mark = "WRONG" if wrong else "ok" if right else "miss" if known else "none"
            print(item["item"], mark, "" if seen else "(not found)", "|", " ".join(text.split()), "|", item["office"], item["person"], "|",
                  told.get("office_id"), told.get("person_id"), "|", told.get("country"), told.get("why"))
    if not options.system:
        common.keep(options, "officials.tsv", common.model_of(codings.values()), head, table)
    marks = list(judged.values())
    known = [m[1] for m in marks if m[0]]
    wrong = 100.0 * sum(m[2] for m in marks) / len(marks)
    return 0 if 100.0 * sum(known) / len(known) >= LEAST and wrong <= MOST_WRONG else common.FOUND


if __name__ == "__main__":
    common.main(main)
