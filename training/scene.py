#!/usr/bin/env python3
"""Learns data/actors/scene.tsv: the country of those whose own words tell none.

usage: training/scene.py --cases PROGRAM --readings FILE [--none POINTS] [--out FOLDER]

PROGRAM is build/bench/scene_bench, FILE the Readings of the annotated reports, but for the development split and the files that
are held back, whose scores of countries are those of heads that have not learned from the report (training/countries.py --apart).
A choice between the countries offered and none is fitted, by the rows that hold of each (scene_bench), with a penalty on the
squares of the weights.
--none is added to the points of "none": it says how sure a country must be. Same inputs, same table.
"""
import collections
import datetime
import json
import math
import os
import re
import subprocess
import sys
import tempfile

import numpy
import scipy.optimize
import scipy.sparse

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "eval"))
import common  # noqa: E402

ACTORS = os.path.join(ROOT, "data", "actors")
HELD_BACK = ("real/x6.txt",)
LEAST_CASES, PENALTY_SCENE, LEAST_ROW, NONE = 3, 1.0, 1, 12
# Words that are too rare to be fitted, and those that stand for them.
LIKE = {"neighbouring": "foreign", "neighboring": "foreign"}
KEPT = ("ahead", "evidence", "beside", "most")  # rows of scene.tsv that are set by hand


def minimum(loss, size, steps):
    return scipy.optimize.minimize(loss, numpy.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 4}).x


def fit_scene(cases):
    """Points of rows from [(offers, number of the right one)], an offer being its rows."""
    met = collections.Counter(row for offers, _ in cases for rows in offers for row in rows)
    column = {row: i for i, row in enumerate(sorted(row for row, n in met.items() if n >= LEAST_CASES))}
    offers = [rows for offers, _ in cases for rows in offers]
    held = [(n, column[row]) for n, rows in enumerate(offers) for row in rows if row in column]
    at, of = (numpy.array(part) for part in zip(*held))
    seen = scipy.sparse.csr_matrix((numpy.ones(len(held)), (at, of)), shape=(len(offers), len(column)))
    sizes = numpy.array([len(o) for o, _ in cases])
    starts = numpy.concatenate([[0], numpy.cumsum(sizes)[:-1]])
    case, right = numpy.repeat(numpy.arange(len(sizes)), sizes), starts + numpy.array([r for _, r in cases])

    def loss(weights):
        sums = seen @ weights
        most = numpy.maximum.reduceat(sums, starts)
        chance = numpy.exp(sums - most[case])
        whole = numpy.add.reduceat(chance, starts)
        value = (numpy.log(whole) + most - sums[right]).sum() + PENALTY_SCENE / 2 * (weights @ weights)
        chance /= whole[case]
        chance[right] -= 1
        return value, seen.T @ chance + PENALTY_SCENE * weights

    points = numpy.rint(10 * minimum(loss, len(column), 200)).astype(int)
    return {row: int(points[i]) for row, i in column.items() if abs(points[i]) >= LEAST_ROW or row == "none none"}


def write_table(folder, scene):
    """The table, with the notes and the rows set by hand of the one that stands."""
    with open(os.path.join(ACTORS, "scene.tsv"), encoding="utf-8") as file:
        old = file.read().splitlines()
    notes = [re.sub(r"date: \S+", f"date: {datetime.date.today()}", line) for line in old if line.startswith("#")]
    kept = [line for line in old if line.split("\t")[0] in KEPT]
    head = next(line for line in old if not line.startswith("#"))
    rows = ["\t".join(row.split(" ", 1) + [str(n)]) for row, n in sorted(scene.items())]
    with open(os.path.join(folder, "scene.tsv"), "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in notes + [head] + kept + rows)


def cases_of(options, lines, readings, what="cases"):
    """{key: cases} of these reports; `what`: "cases" of the scene, or "sectors"."""
    with tempfile.TemporaryDirectory() as kept:
        for name, content in (("reports.jsonl", lines), ("readings", readings)):
            with open(os.path.join(kept, name), "w", encoding="utf-8") as file:
                file.writelines(content)
        out = subprocess.run([options.cases, os.path.join(kept, "reports.jsonl"), os.path.join(kept, "readings"), "--data", os.path.join(ROOT, "data")],
                             stdout=subprocess.PIPE, check=True).stdout
    return {found["key"]: found[what] for found in map(json.loads, out.splitlines())}


def wanted(score, record, coding):
    """{number of a mention: its country in the key, "" for an actor without one}; international bodies are left out."""
    key, ours = score.from_markup(record), score.from_system(coding)
    number = {m["id"]: i for i, m in enumerate(coding["mentions"])}
    out = {}
    for a, b in score.pair(key["mentions"], ours["mentions"]).items():
        mention = key["mentions"][a]
        if mention["country"] != "INT" and (mention["country"] or mention["kind"] == "actor"):
            out[number[b]] = mention["country"] or ""
    return out


def reports_read():
    """{id: record} of the reports that the reader learnt from, but for what is held back."""
    files = [f for f in common.corpus_files() if not f.endswith(HELD_BACK)]
    dev = set(common.dev_ids())
    return {i: r for i, r in common.records(files).items() if i not in dev and len(r.get("date") or "2000-01-01") == 10}


def read_reports(options):
    """Of these reports: records, input lines, codings, Readings."""
    records = reports_read()
    lines = common.lines_of([common.as_input(r) for r in records.values()]).decode("utf-8").splitlines(keepends=True)
    with tempfile.TemporaryDirectory() as kept:
        path = options.readings or os.path.join(kept, "readings")
        flags = ("--readings", path) if options.readings else ("--write-readings", path)
        codings = common.code(options, [json.loads(line) for line in lines], *flags)
        with open(path, encoding="utf-8") as file:
            readings = file.readlines()
    return records, lines, codings, readings


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--cases", required=True, help="the program scene_bench")
    parser.add_argument("--readings", required=True, help="Readings of the reports")
    parser.add_argument("--none", type=int, default=NONE, help=f"added to the points of none ({NONE})")
    parser.add_argument("--out", default=ACTORS, help="folder for the table")
    options = parser.parse_args()
    score, _ = common.scorer()
    records, lines, codings, readings = read_reports(options)
    cases = []
    for key, found in cases_of(options, lines, readings).items():
        right = wanted(score, records[key], codings[key])
        for case in found:
            countries = [country for country, _ in case["offers"]]
            if right.get(case["mention"]) in countries:
                cases.append(([rows for _, rows in case["offers"]], countries.index(right[case["mention"]])))
    scene = fit_scene(cases)
    scene["none none"] += options.none
    for rare, word in LIKE.items():
        scene.update({f"{what} {rare}": scene[f"{what} {word}"] for what in ("none-word", "none-first") if f"{what} {word}" in scene})
    write_table(options.out, scene)
    print(f"{len(records)} reports, {len(cases)} cases, {len(scene)} rows")


if __name__ == "__main__":
    common.main(main)
