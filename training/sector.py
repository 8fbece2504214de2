#!/usr/bin/env python3
"""Learns data/actors/sector.tsv: the sector of an actor, by what speaks for it beside the reader's scores.

usage: training/sector.py --cases PROGRAM [--program PROGRAM] [--precision f32|bf16|int8] [--readings FILE] [--out FOLDER]

PROGRAM is build/bench/scene_bench. The annotated reports, but for the development split and the files that are held back, are coded
with --write-readings (or read from --readings, of the same reports), and what speaks for a sector is told for each mention by the
program itself. A choice between all sectors is fitted: the mean over an entity's mentions of the reader's scores, a third of the
mention's own, and the points of the rows, with a penalty on their squares. The reader has learnt from these reports; its scores
are given, not fitted, so that they weigh no more than where it has not. Same inputs, same table.
"""
import collections
import datetime
import os
import re

import numpy
import scipy.sparse

import scene
from scene import ACTORS, common, minimum

LEAST_CASES, PENALTY, OWN = 10, 2.0, 1 / 3  # OWN as in src/actor/resolve_sector.cc


def wanted(score, record, coding):
    """{number of a mention: its sector in the key}"""
    key, ours = score.from_markup(record), score.from_system(coding)
    number = {m["id"]: i for i, m in enumerate(coding["mentions"])}
    pairs = score.pair(key["mentions"], ours["mentions"]).items()
    return {number[b]: key["mentions"][a]["sector"] for a, b in pairs if key["mentions"][a]["kind"] == "actor"}


def means(cases, rows, reader, right):
    """What an entity's mentions have on average, for the cases whose sector is told: (rows, scores of the reader)."""
    entities = {}
    of = numpy.array([entities.setdefault((c["report"], c["entity"]), len(entities)) for c in cases])
    told = scipy.sparse.csr_matrix((numpy.ones(len(of)), (of, numpy.arange(len(of)))), shape=(len(entities), len(of)))
    mean = scipy.sparse.diags(1 / numpy.asarray(told.sum(1)).ravel()) @ told
    use = numpy.flatnonzero(right >= 0)
    return (mean @ rows)[of[use]].tocsr(), (mean @ reader)[of[use]] + OWN * reader[use], right[use]


def fit(cases):
    """Points of (row, sector)."""
    names = sorted(cases[0]["reader"])
    met = collections.Counter(row for c in cases if c["right"] for row in c["rows"])
    column = {row: i for i, row in enumerate(sorted(row for row, n in met.items() if n >= LEAST_CASES))}
    held = [(n, column[row]) for n, c in enumerate(cases) for row in c["rows"] if row in column]
    rows = scipy.sparse.csr_matrix((numpy.ones(len(held)), tuple(zip(*held))), shape=(len(cases), len(column)))
    reader = numpy.array([[c["reader"][name] for name in names] for c in cases]) / 1000
    right = numpy.array([names.index(c["right"]) if c["right"] else -1 for c in cases])
    seen, given, right = means(cases, rows, reader, right)
    back, each = seen.T.tocsr(), numpy.arange(len(right))

    def loss(flat):
        weights = flat.reshape(len(column), len(names))
        chance = given + seen @ weights
        chance -= chance.max(1, keepdims=True)
        own = chance[each, right].copy()
        numpy.exp(chance, out=chance)
        whole = chance.sum(1, keepdims=True)
        value = (numpy.log(whole[:, 0]) - own).sum() + PENALTY / 2 * (weights ** 2).sum()
        chance /= whole
        chance[each, right] -= 1
        return value, (back @ chance + PENALTY * weights).ravel()

    points = numpy.rint(10 * minimum(loss, len(column) * len(names), 150).reshape(len(column), len(names))).astype(int)
    return {(row, name): int(points[i, at]) for row, i in column.items() for at, name in enumerate(names) if points[i, at]}


def write_table(folder, points):
    with open(os.path.join(ACTORS, "sector.tsv"), encoding="utf-8") as file:
        old = file.read().splitlines()
    notes = [re.sub(r"(date: |version )\d\S+", rf"\g<1>{datetime.date.today()}", line) for line in old if line.startswith("#")]
    head = next(line for line in old if not line.startswith("#"))
    lines = ["\t".join([*row.split(" ", 1), name, str(n)]) for (row, name), n in sorted(points.items())]
    with open(os.path.join(folder, "sector.tsv"), "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in notes + [head] + lines)


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--cases", required=True, help="the program scene_bench")
    parser.add_argument("--readings", help="readings of the reports, written before")
    parser.add_argument("--out", default=ACTORS, help="folder for the table")
    options = parser.parse_args()
    score, _ = common.scorer()
    records, lines, codings, readings = scene.read_reports(options)
    told = scene.cases_of(options, lines, readings, "sectors")
    cases = []
    for report, found in sorted(told.items()):
        right = wanted(score, records[report], codings[report])
        cases += [{**case, "report": report, "right": right.get(case["mention"])} for case in found if case["reader"]]
    points = fit(cases)
    write_table(options.out, points)
    print(f"{len(records)} reports, {sum(1 for c in cases if c['right'])} cases, {len(points)} rows")


if __name__ == "__main__":
    common.main(main)
