#!/usr/bin/env python3
"""End to end on the development split of the corpus, by the corpus' own scorer, beside the prototype decoder.

usage: eval/dev.py [--program PROGRAM] [--precision f32|bf16] [--system OUT.jsonl]

Each record's text is coded by `sayso code` and scored strictly against its annotation. The prototype's kept output is scored
in the same way. "Same scores" holds when none of the five main lines lies below the prototype's 95 % interval (300 bootstrap
samples of the records). The difference is also given with its own 95 % interval over paired samples of the records: an
interval above zero is a real gain. Exit status 5 when a main line has lost.
"""
import json
import random

import common


def outputs(path):
    with open(path, encoding="utf-8") as file:
        codings = [json.loads(line) for line in file]
    return {c["doc"].get("key", c["doc"]["id"]): c for c in codings}


def parts_of(score, gold, codings):
    """The scorer's counts of each record, in the order of the key."""
    nothing = {"mentions": {}, "events": {}, "links": set()}
    return [score.score(key, score.from_system(codings[i]) if i in codings else nothing) for i, key in gold.items()]


def intervals(score, parts):
    """The scorer's own 95 % intervals of its main lines: same samples, same cut."""
    chance, found = random.Random(1), {name: [] for name in score.MAIN}
    for _ in range(300):
        for name, counts in score.add(chance.choices(parts, k=len(parts)), score.MAIN).items():
            found[name].append(score.f1(counts))
    return {name: (sorted(v)[7], sorted(v)[292]) for name, v in found.items()}


def verdict(value, low, high, gain):
    if value < low:
        return "BELOW the interval"
    place = "above the interval" if value > high else "within the interval"
    return place + (", a gain" if gain[0] > 0 else ", a loss" if gain[1] < 0 else "")


def compare(score, ours, theirs):
    """Rows: line, P, R, F1 of ours, interval, counts, F1 of the prototype, its interval, difference, its interval, verdict."""
    rows, lost = [], []
    own, ref = intervals(score, ours), intervals(score, theirs)
    for name in ours[0]:
        right, given, wanted = common.total([p[name] for p in ours])
        other = common.f1(common.total([p[name] for p in theirs]))
        row = [name, 100.0 * right / given if given else 0.0, 100.0 * right / wanted if wanted else 0.0, common.f1((right, given, wanted))]
        if name in score.MAIN:
            gain = common.paired([p[name] for p in ours], [p[name] for p in theirs])
            said = verdict(row[3], *ref[name], gain)
            if said.startswith("BELOW"):
                lost.append(name)
            row += ["{:.1f}..{:.1f}".format(*own[name]), wanted, given, other, "{:.1f}..{:.1f}".format(*ref[name]), row[3] - other,
                    "{:+.1f}..{:+.1f}".format(*gain), said]
        else:
            row += ["", wanted, given, other, "", row[3] - other, "", ""]
        rows.append(row)
    return rows, lost


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--system", help="score this output of `sayso code --format jsonl` instead of running the program")
    options = parser.parse_args()
    common.need("model/reference.jsonl")
    score, _ = common.scorer()
    records = common.records(common.corpus_files(), set(common.dev_ids()))
    codings = outputs(options.system) if options.system else common.code(options, [common.as_input(r) for r in records.values()])
    reference = outputs(common.shared("model", "reference.jsonl"))
    gold = {i: score.from_markup(r) for i, r in records.items()}
    rows, lost = compare(score, parts_of(score, gold, codings), parts_of(score, gold, reference))
    head = ["line", "P", "R", "F1", "95 %", "key", "system", "prototype F1", "its 95 %", "difference", "paired 95 %", "verdict"]
    missing = [i for i in records if i not in codings]
    print(f"development split: {len(records)} records, {len(missing)} without output, {options.precision}")
    print(common.table(head, rows))
    print("same scores: " + ("LOST on " + "; ".join(lost) if lost else "holds: no main line lies below the prototype's 95 % interval"))
    if not options.system:
        common.keep(options, f"dev.{options.precision}.tsv", common.model_of(codings.values()), head, rows,
                    [f"records: {len(records)}, without output: {len(missing)}"])
    return common.FOUND if lost or missing else 0


if __name__ == "__main__":
    common.main(main)
