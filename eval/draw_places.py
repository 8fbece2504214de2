#!/usr/bin/env python3
"""Draws the sets of event places, before and apart from any resolver: 150 events without replacement, one to a record.

usage: eval/draw_places.py [SET] [--check]

SET is `places` (the first draw; the resolver was improved on it since, so it is a development set now) or `places-2` (the second,
of records that the first has not, labelled before what was improved afterwards). Three strata, each drawn with the seed of the
set from the shared folder, read in place:
  told      90  events of corpus/real that have a place (at=), from the sources of the records in proportion
  dateline  30  events of corpus/real without one, in records that begin with a dateline: the place of filing must not stand in
  plain     30  predicates of eval/srl_ewt.jsonl (news groups, web logs) with a place argument that holds a capitalised word
Printed, and kept in eval/sets/SET.tsv with the labels: stratum, file, record, start and end of the trigger, start and end of
the place words (code points of the record's text, empty in stratum dateline). No word of the texts is kept. --check compares
what is kept with what is drawn.
"""
import collections
import json
import os
import random
import re
import sys

import common

SEEDS = {"places": 20241105, "places-2": 20261126}
SIZES = {"told": 90, "dateline": 30, "plain": 30}
DATELINE = re.compile(r"^\s*[A-Z][A-Z'\u2019. -]{2,}[A-Z](, [A-Z][\w. ]+)?\s*(\([A-Za-z ./]+\))?\s*(_|--|-|\u2014|\u2013|:)")
PLACE, GENRES = 4, {"newsgroup", "weblog"}


def real_events():
    """(file, record, event) of corpus/real."""
    for path in common.corpus_files():
        if os.path.basename(os.path.dirname(path)) != "real":
            continue
        for record in common.records([path]).values():
            for node in record["nodes"]:
                if node["type"] != "SAY":
                    yield "corpus/real/" + os.path.basename(path), record, node


def population():
    """{stratum: {group: [row]}}; rows in the order of the files."""
    found = {name: collections.defaultdict(list) for name in SIZES}
    for path, record, node in real_events():
        row = (path, record["id"], node["start"], node["end"])
        if node.get("at"):
            place = next(m for m in record["mentions"] if m["id"] == node["at"][0])
            found["told"][record.get("src", "")].append(row + (place["start"], place["end"]))
        elif DATELINE.match(record["text"]):
            found["dateline"][""].append(row + ("", ""))
    with open(common.shared("eval", "srl_ewt.jsonl"), encoding="utf-8") as file:
        for number, line in enumerate(file):
            record = json.loads(line)
            for predicate, argument, role in record["arcs"]:
                start, end = record["args"][argument]
                if role == PLACE and start > 0 and record["src"] in GENRES and re.search(r"\b[A-Z][a-z]+", record["text"][start:end]):
                    found["plain"][""].append(("eval/srl_ewt.jsonl", str(number), *record["preds"][predicate], start, end))
    return found


def shares(groups, size):
    """How many of each group, in proportion, the largest remainders rounded up."""
    whole = sum(len(rows) for rows in groups.values())
    exact = {name: size * len(rows) / whole for name, rows in groups.items()}
    count = {name: int(value) for name, value in exact.items()}
    for name in sorted(exact, key=lambda n: (count[n] - exact[n], n))[:size - sum(count.values())]:
        count[name] += 1
    return count


def draw(name, earlier=()):
    """The rows of a set, in the order of stratum, file and record; none of a record of `earlier`."""
    chance, rows, earlier = random.Random(SEEDS[name]), [], {row[1:3] for row in earlier}
    for stratum, groups in population().items():
        groups = {name: [row for row in rows_ if row[:2] not in earlier] for name, rows_ in groups.items()}
        for group, count in sorted(shares(groups, SIZES[stratum]).items()):
            taken = set()
            for row in chance.sample(groups[group], len(groups[group])):
                if len(taken) < count and row[:2] not in taken:
                    taken.add(row[:2])
                    rows.append((stratum, *map(str, row)))
    return sorted(rows, key=lambda r: (list(SIZES).index(r[0]), r[1], r[2], int(r[3])))


def main():
    common.need("corpus/real", "eval/srl_ewt.jsonl")
    name = next((word for word in sys.argv[1:] if word in SEEDS), "places")
    first = draw("places")
    rows = first if name == "places" else draw(name, first)
    if "--check" not in sys.argv:
        print("\n".join("\t".join(row) for row in rows))
        return 0
    with open(os.path.join(common.ROOT, "eval", "sets", name + ".tsv"), encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    kept = [tuple(line[:7]) for line in lines[1:]]
    print(f"{len(rows)} drawn, {len(kept)} kept, {'the same' if kept == rows else 'NOT the same'}")
    return 0 if kept == rows else common.FOUND


if __name__ == "__main__":
    common.main(main)
