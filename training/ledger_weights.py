#!/usr/bin/env python3
"""Fits data/ledger/weights.tsv: how much each feature of two acts says of whether they are one event.

usage: training/ledger_weights.py --pairs build/bench/ledger_pairs_bench [--program build/sayso] [--set FOLDER]... [--write]

Each pair of acts that the ledger compares and does not bar is labelled by the key of the set: an act has the event of the key
that most of its triggers overlap; pairs with an act that the key does not have are left out. Three logistic regressions are
fitted by damped Newton steps, drawn by a ridge towards what one would think beforehand (ledger_prior.tsv): acts of two reports
(deeds, words), and triggers of one report (tellings), the latter first, since they decide what an act is. Pairs of reports of
different clusters count 0.3.
Prints precision, recall and F1 on the set, and by cross-validation over clusters in five parts. Plain Python, about a minute.
"""
import argparse
import collections
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "eval", "sets", "ledger"))
sys.dont_write_bytecode = True
import check  # noqa: E402

TABLE = os.path.join(ROOT, "data", "ledger", "weights.tsv")
SETS = ("dev", "fresh", "second", "third", "fourth", "fifth", "seventh", "eighth", "tenth", "eleventh", "twelfth")
KINDS = ("deed", "word", "telling")
PRIOR = os.path.join(ROOT, "training", "ledger_prior.tsv")
FAR_PAIRS, PARTS = 0.3, 5
RIDGE = {"deed": 15.0, "word": 15.0, "telling": 15.0}
Pair = collections.namedtuple("Pair", "values same weight part")


def key_of(clusters):
    """{report: [(start, end, event)]}."""
    found = collections.defaultdict(list)
    for cluster in clusters:
        texts = {r["id"]: r["text"] for r in cluster["reports"]}
        for event in cluster["events"]:
            for mention in event["mentions"]:
                start = check.occurrences(mention["words"], texts[mention["report"]])[mention["nth"] - 1]
                found[mention["report"]].append((start, start + len(mention["words"]), (cluster["id"], event["id"])))
    return found


def event_of(spans, key):
    votes = collections.Counter()
    for start, end in spans:
        near = [(min(end, e) - max(start, s), name) for s, e, name in key if min(end, e) > max(start, s)]
        if near:
            votes[max(near)[1]] += 1
    return votes.most_common(1)[0][0] if votes else None


def read_reports(options, clusters, folder):
    """The reports of the clusters, and what the model reads in them, in two files of the folder."""
    reports, readings = os.path.join(folder, "reports.jsonl"), options.readings or os.path.join(folder, "readings.jsonl")
    with open(reports, "w", encoding="utf-8") as file:
        for cluster in clusters:
            for report in cluster["reports"]:
                file.write(json.dumps({k: report[k] for k in ("id", "outlet", "date", "text")}) + "\n")
    if not options.readings:
        command = [options.program, "code", reports, "--write-readings", readings, "--format", "jsonl", "-o", os.devnull, "--quiet"]
        subprocess.run(command, check=True)
    return reports, readings


def read_pairs(options, clusters, joined):
    """{kind: [Pair]}; unless `joined`, each trigger of a report is an act of its own."""
    key = key_of(clusters)
    home = {r["id"]: c["id"] for c in clusters for r in c["reports"]}
    with tempfile.TemporaryDirectory() as folder:
        reports, readings = read_reports(options, clusters, folder)
        shutil.copytree(os.path.join(ROOT, "data", "ledger"), os.path.join(folder, "ledger"))
        os.symlink(os.path.join(ROOT, "data", "actors"), os.path.join(folder, "actors"))
        if not joined:
            set_figure(os.path.join(folder, "ledger", "settings.tsv"), "telling-bar", "1001")
        command = [options.pairs, reports, readings, "--data", os.path.join(ROOT, "data"), "--rules", folder]
        lines = subprocess.run(command + ([] if joined else ["--apart"]), check=True, stdout=subprocess.PIPE, text=True).stdout
    found = collections.defaultdict(list)
    for line in lines.splitlines():
        pair = json.loads(line)
        events = [event_of(pair[t], key[pair[side]]) for t, side in (("ta", "a"), ("tb", "b"))]
        if None not in events:
            far = home[pair["a"]] != home[pair["b"]]
            values = [(i, v) for i, v in enumerate(pair["x"]) if v]
            found[KINDS[pair["kind"]]].append(Pair(values, events[0] == events[1], FAR_PAIRS if far else 1.0, home[pair["a"]]))
    return found


def set_figure(path, name, value):
    with open(path, encoding="utf-8") as file:
        lines = [line.split("\t") for line in file]
    for cells in lines:
        if cells[0] == name:
            cells[1] = value
    with open(path, "w", encoding="utf-8") as file:
        file.writelines("\t".join(cells) for cells in lines)


def logit(pair, weights):
    return sum(weights[i] * v for i, v in pair.values)


def loss(pairs, weights, prior, ridge):
    total = ridge / 2 * sum((w - p) ** 2 for w, p in zip(weights, prior))
    for pair in pairs:
        z = logit(pair, weights)
        total += pair.weight * (max(0.0, z) + math.log1p(math.exp(-abs(z))) - pair.same * z)
    return total


def fit(pairs, prior, ridge):
    """Damped Newton steps; the ridge keeps the matrix positive definite."""
    weights, size = list(prior), len(prior)
    current = loss(pairs, weights, prior, ridge)
    for _ in range(50):
        slope = [ridge * (w - p) for w, p in zip(weights, prior)]
        bend = [[ridge * (i == k) for k in range(size)] for i in range(size)]
        for pair in pairs:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit(pair, weights)))))
            for i, v in pair.values:
                slope[i] += pair.weight * (p - pair.same) * v
                for k, u in pair.values:
                    bend[i][k] += pair.weight * p * (1 - p) * v * u
        step, length = solve(bend, slope), 1.0
        while length > 1e-6 and loss(pairs, [w - length * s for w, s in zip(weights, step)], prior, ridge) > current:
            length /= 2
        weights = [w - length * s for w, s in zip(weights, step)]
        before, current = current, loss(pairs, weights, prior, ridge)
        if before - current < 1e-6:
            break
    return weights


def solve(matrix, right):
    """By Cholesky."""
    size = len(right)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for k in range(i + 1):
            rest = matrix[i][k] - sum(lower[i][m] * lower[k][m] for m in range(k))
            lower[i][k] = math.sqrt(rest) if i == k else rest / lower[k][k]
    middle = [0.0] * size
    for i in range(size):
        middle[i] = (right[i] - sum(lower[i][m] * middle[m] for m in range(i))) / lower[i][i]
    out = [0.0] * size
    for i in reversed(range(size)):
        out[i] = (middle[i] - sum(lower[m][i] * out[m] for m in range(i + 1, size))) / lower[i][i]
    return out


def figures(judged):
    """Precision, recall and F1 of (held the same, are the same)."""
    good = sum(held and same for held, same in judged)
    given, wanted = sum(held for held, _ in judged), sum(same for _, same in judged)
    return "P {:.1f} R {:.1f} F1 {:.1f}".format(100 * good / max(1, given), 100 * good / max(1, wanted),
                                                200 * good / max(1, given + wanted))


def read_table(path=TABLE):
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    notes = [line for line in lines if line.startswith("#")]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return notes, rows[0], rows[1:]


def fit_kind(kind, pairs, rows):
    at = 1 + KINDS.index(kind)
    prior = [int(row[at]) / 1000 for row in read_table(PRIOR)[2]]
    parts = sorted({pair.part for pair in pairs})
    held_out = []
    for part in range(PARTS):
        out = {name for i, name in enumerate(parts) if i % PARTS == part}
        weights = fit([p for p in pairs if p.part not in out], prior, RIDGE[kind])
        held_out += [(logit(p, weights) > 0, p.same) for p in pairs if p.part in out]
    weights = fit(pairs, prior, RIDGE[kind])
    for row, weight in zip(rows, weights):
        row[at] = str(round(1000 * weight))
    judged = [(logit(p, weights) > 0, p.same) for p in pairs]
    print(f"{kind}: {len(pairs)} pairs, {sum(p.same for p in pairs)} the same; {figures(judged)}; held out {figures(held_out)}")


def write_table(notes, header, rows):
    with open(TABLE, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in notes + ["\t".join(cells) for cells in [header, *rows]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", required=True, help="the program ledger_pairs_bench")
    parser.add_argument("--program", default=os.path.join(ROOT, "build", "sayso"), help="the sayso that reads the reports")
    parser.add_argument("--readings", help="take what `sayso code --write-readings` has written of them before")
    parser.add_argument("--set", action="append", help="folder of clusters; may stand several times (default: those of SETS)")
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args()
    clusters = []
    for folder in options.set or [os.path.join(ROOT, "eval", "sets", "ledger", name) for name in SETS]:
        for name in sorted(os.listdir(folder)):
            if name.endswith(".json"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    clusters.append(json.load(file))
    notes, header, rows = read_table()
    fit_kind("telling", read_pairs(options, clusters, False)["telling"], rows)
    if options.write:  # what an act is depends on it
        write_table(notes, header, rows)
    pairs = read_pairs(options, clusters, True)
    for kind in ("deed", "word"):
        fit_kind(kind, pairs[kind], rows)
    if options.write:
        write_table(notes, header, rows)


if __name__ == "__main__":
    main()
