#!/usr/bin/env python3
"""Who is the same as whom: pairs of actor mentions on news, interviews and speeches of GUM, by the clusters of its annotators.

usage: eval/coref.py [--program PROGRAM] [--system OUT.jsonl]

Each text is coded as one document. An actor mention of the coding is matched with the mention of a cluster that it overlaps most,
at least by half, each once. Of the matched mentions every pair is told same or not by the coding (one entity) and by the key (one
cluster): precision, recall and F1 of the pairs, with a 95 % interval over 1,000 bootstrap samples of the documents. Actor-like
are the clusters of which the coding has a mention as an actor. Exit status 5 below 65.
"""
import json
import random

import common

GOAL = 65.0
GENRES = ("news", "interview", "speech")


def overlap(a, b):
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def counts(article, coding):
    """[pairs that both hold, pairs of the coding, pairs of the key] among matched mentions."""
    key = [(tuple(span[:2]), number) for number, cluster in enumerate(article["clusters"]) for span in cluster]
    own = [((m["start"], m["end"]), m["entity"]) for m in coding["mentions"] if m["kind"] == "actor"]
    pairs = sorted(((overlap(a[0], b[0]), i, j) for i, a in enumerate(own) for j, b in enumerate(key)), key=lambda x: (-x[0], x[1], x[2]))
    matched, used = {}, set()
    for share, i, j in pairs:
        if share >= 0.5 and i not in matched and j not in used:
            matched[i] = j
            used.add(j)
    items = [(own[i][1], key[j][1]) for i, j in sorted(matched.items())]
    both = given = wanted = 0
    for n, (entity, cluster) in enumerate(items):
        for other_entity, other_cluster in items[:n]:
            given += entity == other_entity
            wanted += cluster == other_cluster
            both += entity == other_entity and cluster == other_cluster
    return [both, given, wanted]


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--system", help="score this output instead of running the program")
    options = parser.parse_args()
    common.need("eval/coref_gum.jsonl")
    with open(common.shared("eval", "coref_gum.jsonl"), encoding="utf-8") as file:
        articles = [a for a in map(json.loads, file) if a["id"].split("_")[1] in GENRES]
    if options.system:
        with open(options.system, encoding="utf-8") as file:
            codings = {c["doc"]["key"]: c for c in map(json.loads, file)}
    else:
        codings = common.code(options, [{"id": a["id"], "text": a["text"], "lang": "en"} for a in articles])
    rows, chance = [], random.Random(1)
    for genre in ("in all",) + GENRES:
        parts = [counts(a, codings[a["id"]]) for a in articles if a["id"] in codings and genre in ("in all", a["id"].split("_")[1])]
        right, given, wanted = common.total(parts)
        low, high = common.interval([common.f1(common.total(chance.choices(parts, k=len(parts)))) for _ in range(1000)])
        rows.append([genre, len(parts), 100.0 * right / max(1, given), 100.0 * right / max(1, wanted), common.f1((right, given, wanted)), f"{low:.1f}..{high:.1f}", given, wanted])
    head = ["texts", "documents", "P", "R", "F1", "95 %", "pairs told", "pairs in the key"]
    print(common.table(head, rows))
    if not options.system:
        common.keep(options, "coref.tsv", common.model_of(codings.values()), head, rows)
    return 0 if rows[0][4] >= GOAL else common.FOUND


if __name__ == "__main__":
    common.main(main)
