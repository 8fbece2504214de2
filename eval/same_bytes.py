#!/usr/bin/env python3
"""Same input, same bytes: each document's output line must not depend on threads, order, company or run.

usage: eval/same_bytes.py [--sample N | --all] [--alone N] [--program PROGRAM] [--precision f32|bf16|int8]

Texts: records of the development split, documents of 40 records each, and the pact report where it is present. One run with
--jobs 1 is the standard. Compared with it, document by document: a second run of the same, --jobs 2, the documents shuffled
(both job counts), halves of the input in separate runs, and N documents (--alone) each in a run of its own. The order of the
output must be that of the input. Exit status 5 when any byte differs; both lines of a document that differs are then left in
build/same_bytes, as ID.standard.json and ID.other.json.
"""
import json
import os
import random

import common

LONG = 40  # records joined into one long document
KEPT = os.path.join(common.ROOT, "build", "same_bytes")


def documents(sample):
    """Input records: single records, long documents, the pact report."""
    ids = common.dev_ids()
    records = common.records(common.corpus_files(), set(ids))
    chosen = [records[i] for i in ids if i in records]
    step = max(1, len(chosen) // sample) if sample else 1
    found = [common.as_input(r) for r in chosen[::step]]
    for number, at in enumerate(range(0, len(chosen) - LONG + 1, LONG)):
        if sample and number >= max(1, sample // 20):
            break
        found.append({"id": f"long-{number}", "text": "\n\n".join(r["text"] for r in chosen[at:at + LONG])})
    report = common.shared("samples", "pact-report.txt")
    if os.path.exists(report):
        with open(report, encoding="utf-8") as file:
            found.append({"id": "pact-report", "text": file.read()})
    else:
        print("the pact report is absent: not compared")
    return found


def keyed(lines, inputs):
    """{key: line}; Failed when the order of the output is not that of the input."""
    keys = [json.loads(line)["doc"]["key"] for line in lines]
    order = {x["id"]: n for n, x in enumerate(inputs)}
    if [order[k] for k in keys] != sorted(order[k] for k in keys):
        raise common.Failed("the order of the output is not that of the input")
    return dict(zip(keys, lines))


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"byte {at}: {a[max(0, at - 30):at + 30]!r} / {b[max(0, at - 30):at + 30]!r}"


def compare(title, standard, other, wanted):
    """Prints one line; the number of documents that differ."""
    bad = [k for k in wanted if standard.get(k) != other.get(k)]
    print(f"{title:<44} {len(wanted) - len(bad)} of {len(wanted)} documents the same", flush=True)
    for key in bad[:3]:
        print(f"    {key}: " + (first_difference(standard[key], other[key]) if key in standard and key in other else "missing on one side"))
        leave(key, standard.get(key), other.get(key))
    return len(bad)


def leave(key, standard, other):
    os.makedirs(KEPT, exist_ok=True)
    for name, line in (("standard", standard), ("other", other)):
        if line is not None:
            with open(os.path.join(KEPT, f"{key}.{name}.json"), "wb") as file:
                file.write(line if isinstance(line, bytes) else line.encode())


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--sample", type=int, default=60, help="about this many single records (default 60)")
    parser.add_argument("--all", action="store_true", help="every record of the development split")
    parser.add_argument("--alone", type=int, default=6, help="documents that also get a run of their own (default 6)")
    options = parser.parse_args()
    inputs = documents(0 if options.all else options.sample)
    run = lambda chosen, jobs: keyed(common.code_bytes(options, chosen, jobs=jobs), chosen)
    chance = random.Random(7)
    shuffled = chance.sample(inputs, len(inputs))
    alone = inputs[-2:] + chance.sample(inputs[:-2], min(options.alone, len(inputs) - 2))
    standard = run(inputs, 1)
    every = [x["id"] for x in inputs]
    lacking = [k for k in every if k not in standard]
    bad = len(lacking)
    if lacking:
        print(f"without output: {', '.join(lacking[:10])}")
    wanted = [k for k in every if k in standard]
    bad += compare("run twice (--jobs 1)", standard, run(inputs, 1), wanted)
    bad += compare("--jobs 2", standard, run(inputs, 2), wanted)
    bad += compare("shuffled, --jobs 1", standard, run(shuffled, 1), wanted)
    bad += compare("shuffled, --jobs 2", standard, run(shuffled, 2), wanted)
    half = len(inputs) // 2
    bad += compare("in two halves", standard, {**run(inputs[:half], 2), **run(inputs[half:], 2)}, wanted)
    single = {}
    for document in alone:
        single.update(run([document], 2))
    bad += compare("each document in a run of its own", standard, single, [x["id"] for x in alone if x["id"] in standard])
    print(f"same bytes: {'holds' if not bad else 'BROKEN'} ({len(inputs)} documents, {options.precision})")
    return common.FOUND if bad else 0


if __name__ == "__main__":
    common.main(main)
