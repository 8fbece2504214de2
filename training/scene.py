#!/usr/bin/env python3
"""Learns data/actors/scene.tsv and scene_words.tsv: the country of those whose own words tell none.

usage: training/scene.py --cases PROGRAM [--program PROGRAM] [--precision f32|bf16|int8] [--readings FILE] [--none POINTS] [--out FOLDER]

PROGRAM is build/bench/scene_bench. The annotated reports, but for the development split and the files that are held back, are coded
with --write-readings (or read from --readings, of the same reports). Two choices are fitted, one after the other, with penalties on
the squares of the weights:
  words   between all countries, by the words of a report (src/actor/choice.h); only what speaks for a country by half a
          unit is kept, of words without digits of which LEAST_SHARE of the reports are of it, and LEAST_LIFT times as many as of all
          reports, or MOST_ASKED
  scene   between the countries offered and none, by the rows that hold of each (scene_bench). How far the words lead is told for each
          report by words fitted without it (FOLDS)
--none is added to the points of "none": it says how sure a country must be. Same inputs, same tables.
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
import unicodedata

import numpy
import scipy.optimize
import scipy.sparse

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "eval"))
import common  # noqa: E402

ACTORS = os.path.join(ROOT, "data", "actors")
HELD_BACK = ("real/x6.txt",)
FEW_WORDS = 16  # as in src/actor/choice.cc
FOLDS, LEAST_REPORTS, LEAST_POINTS, PENALTY_WORDS = 3, 6, 8, 0.5
LEAST_SHARE, LEAST_LIFT, MOST_ASKED = 0.3, 3, 0.75
LEAST_CASES, PENALTY_SCENE, LEAST_ROW, NONE = 3, 1.0, 1, 12
# Words that are too rare to be fitted, and those that stand for them.
LIKE = {"neighbouring": "foreign", "neighboring": "foreign"}
KEPT = ("ahead", "evidence", "beside", "most")  # rows of scene.tsv that are set by hand
DIGIT = re.compile(r"\d")
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")


def words_of(text):
    """The distinct words of a report, nearly as src/words/words.h has them."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return sorted({re.sub(r"['’]s$|[.'’]", "", w) for w in WORD.findall(plain)} - {""})


def minimum(loss, size, steps):
    return scipy.optimize.minimize(loss, numpy.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 4}).x


def several():
    """Words that are names of persons too, or other words ("jordan", "turkey")."""
    with open(os.path.join(ACTORS, "homonyms.tsv"), encoding="utf-8") as file:
        return {w for line in file if not line.startswith("#") for w in words_of(line.split("\t")[0])}


def fit_words(reports, passed=frozenset()):
    """Points of countries, and of (word, country), from [(words, Counter of the countries of its mentions)]; but for words passed over."""
    met = collections.Counter(w for words, _ in reports for w in words)
    column = {w: i for i, w in enumerate(sorted(w for w, n in met.items() if n >= LEAST_REPORTS and w not in passed and not DIGIT.search(w)))}
    names = sorted({c for _, told in reports for c in told})
    rows = [(words, names.index(c), min(n, 4)) for words, told in reports for c, n in sorted(told.items())]
    held = [(r, column[w], 2 / math.sqrt(max(len(words), FEW_WORDS))) for r, (words, _, _) in enumerate(rows) for w in words if w in column]
    at, of, value = (numpy.array(part) for part in zip(*held))
    seen = scipy.sparse.csr_matrix((value.astype(numpy.float32), (at, of)), shape=(len(rows), len(column)))
    back, right = seen.T.tocsr(), numpy.array([c for _, c, _ in rows])
    amount = numpy.array([n for _, _, n in rows], dtype=numpy.float32)

    def loss(flat):
        weights = flat.reshape(len(column) + 1, len(names)).astype(numpy.float32)
        chance = seen @ weights[:-1] + weights[-1]
        chance -= chance.max(1, keepdims=True)
        own = chance[numpy.arange(len(rows)), right].copy()
        numpy.exp(chance, out=chance)
        whole = chance.sum(1, keepdims=True)
        value = (amount * (numpy.log(whole[:, 0]) - own)).sum() + PENALTY_WORDS / 2 * (weights[:-1] ** 2).sum()
        chance /= whole
        chance[numpy.arange(len(rows)), right] -= 1
        chance *= amount[:, None]
        slope = numpy.vstack([back @ chance + PENALTY_WORDS * weights[:-1], chance.sum(0, keepdims=True)])
        return float(value), slope.ravel().astype(numpy.float64)

    weights = numpy.rint(10 * minimum(loss, (len(column) + 1) * len(names), 60).reshape(len(column) + 1, len(names))).astype(int)
    together = collections.Counter((w, c) for words, told in reports for w in words for c in told)
    share = collections.Counter(c for _, told in reports for c in told)
    least = {c: max(LEAST_SHARE, min(LEAST_LIFT * n / len(reports), MOST_ASKED)) for c, n in share.items()}
    words = {(w, names[c]): int(weights[i, c]) for w, i in column.items() for c in numpy.flatnonzero(weights[i] >= LEAST_POINTS)
             if together[w, names[c]] >= least[names[c]] * met[w]}
    return {c: int(weights[-1, i]) for i, c in enumerate(names)}, words


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


def write_tables(folder, countries, words, scene):
    """The two tables, with the notes and the rows set by hand of those that stand."""
    rows = {"scene_words.tsv": [f"{w}\t{c}\t{n}" for (w, c), n in sorted(words.items())],
            "scene.tsv": [f"country\t{c}\t{n}" for c, n in sorted(countries.items()) if n]
            + ["\t".join(row.split(" ", 1) + [str(n)]) for row, n in sorted(scene.items())]}
    for name, lines in rows.items():
        with open(os.path.join(ACTORS, name), encoding="utf-8") as file:
            old = file.read().splitlines()
        notes = [re.sub(r"date: \S+", f"date: {datetime.date.today()}", line) for line in old if line.startswith("#")]
        kept = [line for line in old if name == "scene.tsv" and line.split("\t")[0] in KEPT]
        head = next(line for line in old if not line.startswith("#"))
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in notes + [head] + kept + lines)


def data_folder(folder):
    """A data folder like the project's, whose tables of the scene can be written."""
    os.mkdir(os.path.join(folder, "actors"))
    for name in os.listdir(os.path.join(ROOT, "data")):
        if name != "actors":
            os.symlink(os.path.join(ROOT, "data", name), os.path.join(folder, name))
    for name in os.listdir(ACTORS):
        if name not in ("scene.tsv", "scene_words.tsv"):
            os.symlink(os.path.join(ACTORS, name), os.path.join(folder, "actors", name))
    return os.path.join(folder, "actors")


def cases_of(options, folder, lines, readings, what="cases"):
    """{key: cases} of these reports, by the tables of a data folder; `what`: "cases" of the scene, or "sectors"."""
    with tempfile.TemporaryDirectory() as kept:
        for name, content in (("reports.jsonl", lines), ("readings", readings)):
            with open(os.path.join(kept, name), "w", encoding="utf-8") as file:
                file.writelines(content)
        out = subprocess.run([options.cases, os.path.join(kept, "reports.jsonl"), os.path.join(kept, "readings"), "--data", folder],
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


def read_reports(options):
    """Of the reports that the reader learnt from, but for what is held back: records, input lines, codings, Readings."""
    files = [f for f in common.corpus_files() if not f.endswith(HELD_BACK)]
    dev = set(common.dev_ids())
    records = {i: r for i, r in common.records(files).items() if i not in dev and len(r.get("date") or "2000-01-01") == 10}
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
    parser.add_argument("--readings", help="readings of the reports, written before")
    parser.add_argument("--none", type=int, default=NONE, help=f"added to the points of none ({NONE})")
    parser.add_argument("--out", default=ACTORS, help="folder for the tables")
    options = parser.parse_args()
    score, _ = common.scorer()
    records, lines, codings, readings = read_reports(options)
    told = {i: collections.Counter(c for c in (m["country"] for m in score.from_markup(r)["mentions"].values()) if c and c != "INT")
            for i, r in records.items()}
    reports = [(words_of(r["text"]), told[i]) for i, r in records.items()]
    cases, passed = [], several()
    for fold in range(FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            tables = data_folder(folder)
            write_tables(tables, *fit_words([x for n, x in enumerate(reports) if n % FOLDS != fold], passed), {})
            own = [n for n in range(len(lines)) if n % FOLDS == fold]
            for key, found in cases_of(options, folder, [lines[n] for n in own], [readings[n] for n in own]).items():
                right = wanted(score, records[key], codings[key])
                for case in found:
                    countries = [country for country, _ in case["offers"]]
                    if right.get(case["mention"]) in countries:
                        cases.append(([rows for _, rows in case["offers"]], countries.index(right[case["mention"]])))
    countries, words = fit_words(reports, passed)
    scene = fit_scene(cases)
    scene["none none"] += options.none
    for rare, word in LIKE.items():
        scene.update({f"{what} {rare}": scene[f"{what} {word}"] for what in ("none-word", "none-first") if f"{what} {word}" in scene})
    write_tables(options.out, countries, words, scene)
    print(f"{len(reports)} reports, {len(words)} rows of words; {len(cases)} cases, {len(scene)} rows of the scene")


if __name__ == "__main__":
    common.main(main)
