#!/usr/bin/env python3
"""Find the thresholds and the calibration of a model folder, with the program as the only decoder.

usage: fit.py FOLDER --program build/sayso [--rounds 2] [--only calibration]

Records: the development split and the files that the settings held back from training (--held-back). Their Readings are made
once for each arithmetic of the manifest; each setting of the first is then tried by `sayso code --readings`, which loads no weights, and scored by the corpus' scorer.
Thresholds: one coordinate at a time over a few steps; a step is kept only if it also does not lose on either half of the
records, so that no threshold follows a handful of events. Goal: the mean of the five main lines, same entity and links.
Calibration: logistic regression of "type, actors and recipients all right" on the inputs of src/engine/certainty.h, on the
Readings of every arithmetic of the manifest; the expected error that it prints is by ten-fold cross-fitting.
"""
import argparse, copy, json, math, os, random, sys, tempfile

import numpy as np

import pack

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "eval"))
import common
import dev
from calibration import expected_error, right_events

STEPS = (-0.5, 0.5, -1.0, 1.0)
SMALL = ("  same entity (pairs of matched mentions)", "  links exchange/same")
INPUTS = ("trigger", "type", "chosen", "left", "no_actors", "no_recipients", "said")
LEAST_LOG = -12.0
GIVEN = ("trigger",)  # not looked for: a higher bar is right more often, and misses what one report alone tells


class Trial:
    """Readings of the records, and what any manifest makes of them."""

    def __init__(self, folder, program, precision, records, place):
        self.folder, self.program, self.place = folder, program, place
        os.makedirs(place, exist_ok=True)
        self.score, _ = common.scorer()
        self.ids = list(records)
        self.gold = {i: self.score.from_markup(r) for i, r in records.items()}
        self.input, self.readings = os.path.join(place, "in.jsonl"), os.path.join(place, "readings.jsonl")
        with open(self.input, "wb") as file: file.write(common.lines_of([common.as_input(r) for r in records.values()]))
        common.run(program, ["code", self.input, "--format", "jsonl", "--model", folder, "--precision", precision, "--write-readings", self.readings, "-o", os.path.join(place, "first.jsonl")], accept=(0, 3))
        self.model = os.path.join(place, "model")
        os.makedirs(self.model)

    def codings(self, manifest):
        with open(os.path.join(self.model, "model.json"), "w", encoding="utf-8") as file: json.dump(manifest, file)
        out = common.run(self.program, ["code", self.input, "--format", "jsonl", "--model", self.model, "--readings", self.readings], accept=(0, 3))
        return {c["doc"]["key"]: c for c in map(json.loads, out.splitlines())}

    def parts(self, manifest):
        return dev.parts_of(self.score, self.gold, self.codings(manifest))

    def goal(self, parts):
        lines = [common.f1(common.total([p[name] for p in parts])) for name in self.score.MAIN + SMALL]
        return (sum(lines[:5]) + 0.5 * sum(lines[5:])) / 6

    def goals(self, manifest):
        """Of all records, and of each half."""
        parts = self.parts(manifest)
        return self.goal(parts), self.goal(parts[::2]), self.goal(parts[1::2])


def coordinates(thresholds):
    for key, value in thresholds.items():
        if key in GIVEN: continue
        if isinstance(value, dict):
            for label in value: yield key, label
        else:
            yield key, None


def moved(manifest, key, label, by):
    new = copy.deepcopy(manifest)
    thresholds = new["thresholds"]
    if label is None: thresholds[key] = round(thresholds[key] + by, 2)
    else: thresholds[key][label] = round(thresholds[key][label] + by, 2)
    return new


def search(trial, manifest, rounds):
    best = trial.goals(manifest)
    print("start  " + "  ".join(f"{g:.2f}" for g in best), flush=True)
    for number in range(rounds):
        changed = False
        for key, label in coordinates(manifest["thresholds"]):
            for by in STEPS:
                new = moved(manifest, key, label, by)
                goals = trial.goals(new)
                if goals[0] > best[0] + 0.02 and min(goals[1] - best[1], goals[2] - best[2]) > -0.02:
                    manifest, best, changed = new, goals, True
                    print(f"{key}{'.' + label if label else ''} {by:+}  " + "  ".join(f"{g:.2f}" for g in best), flush=True)
        if not changed: break
    return manifest


# --- calibration -----------------------------------------------------------------------------------------------------

def log_of(p):
    return max(LEAST_LOG, math.log(p)) if p > 0 else LEAST_LOG


def logistic(score):
    return 1 / (1 + math.exp(-max(-700.0, score / 1000)))


def candidate_of(event, candidates):
    """The trigger candidate (span, score) that the event was made of: of a wider span that takes whole words, the surest within."""
    within = [(span == (event["start"], event["end"]), score, k) for k, (span, score) in enumerate(candidates) if event["start"] <= span[0] and span[1] <= event["end"]]
    return max(within)[2]


def inputs_of(reading, coding, event):
    """As src/engine/certainty.cc makes them."""
    words = reading["words"]
    at = lambda c: (words[c["words"][0]][0], words[c["words"][1]][1])
    candidate = candidate_of(event, [(at(c), c["labels"][0][1]) for c in reading["triggers"]])
    mention = {at(c): k for k, c in enumerate(reading["mentions"])}
    place = {m["id"]: mention[(m["start"], m["end"])] for m in coding["mentions"]}
    labels, seen = reading["labels"], reading["triggers"][candidate]
    types = seen["type"]
    chosen = left = 0.0
    for trigger, other, scores in reading["roles"]:
        if trigger != candidate: continue
        who = next((i for i, k in place.items() if k == other), None)
        if who is None: continue
        for role in ("actors", "recipients"):
            p = logistic(scores[labels["role"].index(role)])
            if who in event[role]: chosen += log_of(p)
            else: left += log_of(1 - p)
    most = max(types)
    kind = types[labels["type"].index(event["type"])]
    spread = math.log(sum(math.exp((t - most) / 1000) for t in types))
    return [log_of(logistic(seen["labels"][0][1])), max(LEAST_LOG, (kind - most) / 1000 - spread), chosen, left, float(not event["actors"]), float(not event["recipients"]),
            float(any(not link.get("outlet") for c in coding["claims"] if c["event"] == event["id"] for link in c["chain"]))]


def fitted(x, y, steps=50, pull=1.0):
    """Weights of a logistic regression by Newton's method, with a small pull towards none."""
    x = np.hstack([np.ones((len(x), 1)), x])
    w, ridge = np.zeros(x.shape[1]), pull * np.eye(x.shape[1])
    ridge[0, 0] = 0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        w = w + np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + ridge, x.T @ (y - p) - ridge @ w)
    return w


def examples(trial, manifest):
    """(inputs of each event, whether it is right, number of its record)."""
    codings = trial.codings(manifest)
    with open(trial.readings, encoding="utf-8") as file: readings = dict(zip(trial.ids, (json.loads(line) for line in file)))
    x, y, record = [], [], []
    for number, i in enumerate(trial.ids):
        if i not in codings: continue
        right = right_events(trial.score, trial.gold[i], codings[i])
        for event in codings[i]["events"]:
            x.append(inputs_of(readings[i], codings[i], event))
            y.append(float(event["id"] in right))
            record.append(number)
    return np.array(x), np.array(y), np.array(record)


def calibrate(trials, manifest):
    """Weights for all arithmetics at once; a record is in one fold, whatever the arithmetic."""
    x, y, record = (np.concatenate(parts) for parts in zip(*(examples(trial, manifest) for trial in trials)))
    fold, crossed = record * 10 // len(trials[0].ids), np.zeros(len(y))
    for k in range(10):
        w = fitted(x[fold != k], y[fold != k])
        crossed[fold == k] = 1 / (1 + np.exp(-(w[0] + x[fold == k] @ w[1:])))
    error, rows = expected_error(crossed, y)
    print(f"calibration: {len(y)} events, {100 * y.mean():.1f} % right; expected error {error:.3f} (cross-fitted)")
    for b, n, stated, true in rows: print(f"  {b:.1f}  {n:5}  stated {stated:.3f}  true {true:.3f}")
    w = fitted(x, y)
    return {"bias": round(float(w[0]), 4), **{name: round(float(v), 4) for name, v in zip(INPUTS, w[1:])}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--program", default=os.path.join(HERE, "..", "build", "sayso"))
    parser.add_argument("--held-back", default="real/x6.txt", help="corpus files kept from training, beside the development split")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", choices=("thresholds", "calibration"))
    options = parser.parse_args()
    records = common.records(common.corpus_files(), set(common.dev_ids()))
    records |= common.records([common.shared("corpus", options.held_back)])
    order = list(records)
    random.Random(1).shuffle(order)
    manifest = pack.load(options.folder)
    with tempfile.TemporaryDirectory() as place:
        trials = [Trial(options.folder, options.program, precision, {i: records[i] for i in order}, os.path.join(place, precision)) for precision in manifest["precisions"]]
        if options.only != "calibration": manifest = search(trials[0], {k: v for k, v in manifest.items() if k != "calibration"}, options.rounds)
        if options.only != "thresholds": manifest["calibration"] = calibrate(trials, {k: v for k, v in manifest.items() if k != "calibration"})
    pack.save(options.folder, manifest)


if __name__ == "__main__": main()
