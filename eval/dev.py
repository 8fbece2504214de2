#!/usr/bin/env python3
"""End to end on the development split of the corpus, by the corpus' own scorer, beside the prototype decoder.

usage: eval/dev.py [--program PROGRAM] [--precision f32|bf16|int8] [--system OUT.jsonl] [--joined N]

Each record's text is coded by `sayso code` and scored strictly against its annotation. The prototype's kept output is scored
in the same way. "Same scores" holds when none of the five main lines lies below the prototype's 95 % interval (300 bootstrap
samples of the records). The difference is also given with its own 95 % interval over paired samples of the records: an
interval above zero is a real gain. Exit status 5 when a main line has lost.
With --joined N the records stand N to a document, a blank line between them, and the coding is cut apart again: what a long
document costs. It is compared in the same way, but never gates.
"""
import json
import random

import common


def outputs(path):
    with open(path, encoding="utf-8") as file:
        codings = [json.loads(line) for line in file]
    return {c["doc"].get("key", c["doc"]["id"]): c for c in codings}


def join(records, size):
    """Input documents of `size` records each, and where each record lies: {id: (document, start, end)}."""
    inputs, places, records = [], {}, list(records)
    for at in range(0, len(records), size):
        text, name = "", f"joined-{at // size}"
        for record in records[at:at + size]:
            text += "\n\n" if text else ""
            places[record["id"]] = (name, len(text), len(text) + len(record["text"]))
            text += record["text"]
        inputs.append({"id": name, "text": text})
    return inputs, places


def cut(coding, start, end):
    """The part of a coding that lies in [start, end), offsets counted from start."""
    inside = lambda x: start <= x["start"] < end
    moved = lambda x: {**x, "start": x["start"] - start, "end": x["end"] - start}
    part = {"mentions": [moved(m) for m in coding["mentions"] if inside(m)], "events": [moved(e) for e in coding["events"] if inside(e)]}
    kept = {e["id"] for e in part["events"]}
    return {**part, "claims": [c for c in coding["claims"] if c["event"] in kept]}


def code(options, records):
    """{record id: coding}, and the model id."""
    if not options.joined:
        codings = common.code(options, [common.as_input(r) for r in records.values()])
        return codings, common.model_of(codings.values())
    inputs, places = join(records.values(), options.joined)
    codings = common.code(options, inputs)
    return {i: cut(codings[name], a, b) for i, (name, a, b) in places.items() if name in codings}, common.model_of(codings.values())


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
    parser.add_argument("--joined", type=int, default=0, metavar="N", help="N records to a document")
    options = parser.parse_args()
    common.need("model/reference.jsonl")
    score, _ = common.scorer()
    records = common.records(common.corpus_files(), set(common.dev_ids()))
    codings, model = (outputs(options.system), "") if options.system else code(options, records)
    reference = outputs(common.shared("model", "reference.jsonl"))
    gold = {i: score.from_markup(r) for i, r in records.items()}
    rows, lost = compare(score, parts_of(score, gold, codings), parts_of(score, gold, reference))
    head = ["line", "P", "R", "F1", "95 %", "key", "system", "prototype F1", "its 95 %", "difference", "paired 95 %", "verdict"]
    missing = [i for i in records if i not in codings]
    print(f"development split: {len(records)} records{f', {options.joined} to a document' if options.joined else ''}, "
          f"{len(missing)} without output, {options.precision}")
    print(common.table(head, rows))
    print("same scores: " + ("LOST on " + "; ".join(lost) if lost else "holds: no main line lies below the prototype's 95 % interval"))
    if not options.system:
        name = f"dev.joined-{options.joined}" if options.joined else "dev"
        common.keep(options, f"{name}.{options.precision}.tsv", model, head, rows, [f"records: {len(records)}, without output: {len(missing)}"])
    return common.FOUND if missing or (lost and not options.joined) else 0


if __name__ == "__main__":
    common.main(main)
