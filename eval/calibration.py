#!/usr/bin/env python3
"""Whether `score` of an event is the probability that its type, actors and recipients are all right.

usage: eval/calibration.py [--program PROGRAM] [--precision f32|bf16|int8]

Every event that `sayso code` gives on the development split, by the strict scorer of the corpus. The reliability table has ten
equal bins of the stated score; the expected error is the mean distance between stated and true rate, weighted by the bins
(expected calibration error: Naeini, Cooper and Hauskrecht 2015). Also how many events are right above a least score: what
`--min-score` buys. Exit status 5 when the expected error is above 0.05.
"""
import common
import dev

BINS = 10
MOST = 0.05
LEAST_SCORES = (0.0, 0.2, 0.4, 0.6, 0.8)


def right_events(score, gold, coding):
    """Ids of the events whose type, actors and recipients are all right: leaving one out costs a right "who did what to whom"."""
    found, line = score.from_system(coding), score.MAIN[2]
    hits = lambda events: score.score(gold, {**found, "events": events})[line][0]
    whole = hits(found["events"])
    return {i for i in found["events"] if hits({k: v for k, v in found["events"].items() if k != i}) < whole}


def expected_error(stated, true):
    """(expected error, [(bin's begin, events, mean stated, true rate)]) of two lists of equal length."""
    bins = [[] for _ in range(BINS)]
    for s, t in zip(stated, true):
        bins[min(int(s * BINS), BINS - 1)].append((s, t))
    rows = [(b / BINS, len(v), sum(s for s, _ in v) / len(v), sum(t for _, t in v) / len(v)) for b, v in enumerate(bins) if v]
    return sum(n * abs(s - t) for _, n, s, t in rows) / max(1, len(stated)), rows


def main():
    options = common.arguments(__doc__).parse_args()
    score, _ = common.scorer()
    records = common.records(common.corpus_files(), set(common.dev_ids()))
    codings = common.code(options, [common.as_input(r) for r in records.values()])
    stated, true = [], []
    for i, record in records.items():
        if i not in codings:
            continue
        right = right_events(score, score.from_markup(record), codings[i])
        stated += [e["score"] for e in codings[i]["events"]]
        true += [float(e["id"] in right) for e in codings[i]["events"]]
    error, rows = expected_error(stated, true)
    head = ["score from", "events", "stated %", "right %"]
    table = [[f"{b:.1f}", n, 100.0 * s, 100.0 * t] for b, n, s, t in rows]
    print(common.table(head, table))
    for least in LEAST_SCORES:
        kept = [t for s, t in zip(stated, true) if s >= least]
        if kept:
            print(f"--min-score {least}: {len(kept)} events, {100 * sum(kept) / len(kept):.1f} % right")
    print(f"expected error {error:.3f} over {len(stated)} events: " + ("holds" if error <= MOST else f"above {MOST}"))
    common.keep(options, f"calibration.{options.precision}.tsv", common.model_of(codings.values()), head, table, [f"expected error: {error:.4f}"])
    return common.FOUND if error > MOST else 0


if __name__ == "__main__":
    common.main(main)
