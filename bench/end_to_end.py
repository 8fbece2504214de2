#!/usr/bin/env python3
"""Speed of the whole program on the bench file: word pieces and sentences a second, peak memory, start-up.

usage: bench/end_to_end.py [--program PROGRAM] [--against OTHER] [--jobs N] [--runs N]

Times `sayso code bench/texts.jsonl --format jsonl` from start to end, loading and printing included, in f32 and bf16 (the
median of N runs). "Coding" takes off the start-up: the time to the first document's end, measured on one short text. With
--against, an older program is timed in turn with this one, run by run, and the ratio new : old of sentences a second is
given: the figure to judge a change by, since seconds differ from hour to hour on one machine.
"""
import tempfile

import measure
from measure import common

FIRST = "Seoul accused Pyongyang of sending shells to Russia.\n"


def start_up(program, precision, runs):
    """Seconds from start to end of `--version`, and of coding one sentence."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(FIRST)
        file.flush()
        bare = measure.median([measure.timed([program, "--version"]).seconds for _ in range(runs)])
        one = measure.median([measure.timed(measure.coding(program, precision, 1, file.name)).seconds for _ in range(runs)])
    return bare, one


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--against", help="an older program to compare with")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    documents, sentences, pieces = measure.size()
    head = ["precision", "seconds", "sentences/s", "pieces/s", "coding sentences/s", "coding pieces/s", "peak MB", "cores busy", "version s", "first document s"]
    rows, ratios = [], []
    for precision in ("f32", "bf16", "int8"):
        done, old = [], []
        for _ in range(options.runs):
            if options.against:
                old.append(measure.timed(measure.coding(options.against, precision, options.jobs)))
            done.append(measure.timed(measure.coding(options.program, precision, options.jobs)))
        bare, one = start_up(options.program, precision, options.runs)
        seconds = measure.median([r.seconds for r in done])
        rows.append([precision, seconds, sentences / seconds, pieces / seconds, sentences / (seconds - one), pieces / (seconds - one),
                     max(r.peak_mb for r in done), f"{measure.median([r.cpu / r.seconds for r in done]):.2f}", f"{bare:.3f}", f"{one:.3f}"])
        if old:
            ratios.append(f"{precision}: new : old {measure.median([o.seconds / n.seconds for o, n in zip(old, done)]):.3f}")
    note = f"bench/texts.jsonl: {documents} documents, {sentences} sentences, {pieces} word pieces; --jobs {options.jobs}, median of {options.runs}"
    print(f"{note}; {common.machine()}")
    print(common.table(head, rows))
    for ratio in ratios:
        print(ratio)
    model = common.model_of(common.code(options, [{"id": "1", "text": FIRST}]).values())
    common.keep(options, "speed.tsv", model, head, rows, [note] + ratios)
    return 0


if __name__ == "__main__":
    common.main(main)
