#!/usr/bin/env python3
"""Learns data/mention/cue_edges.tsv: where a reporting cue begins and ends, by the words at its edges.

usage: training/cue_edges.py [--program PROGRAM] [--precision f32|bf16|int8] [--out TABLE]

The training articles of PolNeAR ($SAYSO_SHARED/eval/polnear/train) are coded without the table. Around each cue that is
proposed - chosen by the tags, or a near miss where nothing was chosen - the spans that begin within two words of it and end
within three are scored by the tags and by weights of the words at their edges, and so is "no cue" (src/mention/cue_edges.cc).
The weights are those of a log-linear choice among them (penalty PENALTY on their squares, Rprop), fitted twice: what weighs
little at first is left out. The weight of the tags is fitted too, and the others are divided by it.
The model was trained on these articles, and its tags are surer there than elsewhere: TAGS_ELSEWHERE makes up for that; it and
the penalty were chosen on the development articles. Same inputs, same table.
"""
import collections
import datetime
import json
import os
import re
import sys
import tempfile

import numpy

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "eval"))
import common  # noqa: E402
import polnear  # noqa: E402

OUT = os.path.join(ROOT, "data", "mention", "cue_edges.tsv")
HEAD = "what\twords\tweight\n"
TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'"})
PARTS = ("source", "cue", "content")
BEGIN_MOVES, END_MOVES, NEAR, LONGEST, LONGEST_NONE = 2, 3, 12, 9, 7  # as in src/mention/cue_edges.cc
LEAST_SEEN, LEAST_AGAINST, LEAST_WEIGHT, PENALTY, STEPS = 5, 100, 0.1, 8.0, 150
TAGS_ELSEWHERE = 0.8  # share of the weight of the tags


def lower(word):
    return "".join(c.lower() if c.isascii() else c for c in word.translate(STRAIGHT))


def bare_data(folder):
    """A data folder like the project's, with a table of no rows."""
    for name in os.listdir(os.path.join(ROOT, "data")):
        if name != "mention":
            os.symlink(os.path.join(ROOT, "data", name), os.path.join(folder, name))
    os.mkdir(os.path.join(folder, "mention"))
    for name in os.listdir(os.path.dirname(OUT)):
        if name != os.path.basename(OUT):
            os.symlink(os.path.join(os.path.dirname(OUT), name), os.path.join(folder, "mention", name))
    with open(os.path.join(folder, "mention", os.path.basename(OUT)), "w", encoding="utf-8") as file:
        file.write(HEAD)


def article(text, key, reading, coding):
    """What a choice sees of one article; None where its words are not those of the Reading."""
    words = [m.span() for m in TOKEN.finditer(text)]
    if len(words) != len(reading["words"]):
        return None
    begins, ends = {a: i for i, (a, _) in enumerate(words)}, {b: i for i, (_, b) in enumerate(words)}
    paragraph = [0]
    for left, right in zip(words, words[1:]):
        paragraph.append(paragraph[-1] + ("\n" in text[left[1]:right[0]]))
    part, cues = ["none"] * len(words), []
    for name, a, b in polnear.spans_of(coding)[0]:
        if a in begins and b in ends:
            part[begins[a]:ends[b] + 1] = [name] * (ends[b] + 1 - begins[a])
            cues += [(begins[a], ends[b])] if name == "cue" else []
    cues += [tuple(c["words"]) for c in reading["attributions"]
             if c["labels"][0][0] == "cue" and all(p == "none" for p in part[c["words"][0]:c["words"][1] + 1])]
    tags = numpy.array(reading["tags"]["attribution"]).reshape(len(words), -1)
    likeliest = numpy.array(reading["tags"]["trigger"]).reshape(len(words), -1).argmax(1)
    label = 1 + 2 * PARTS.index("cue")
    return {"words": [lower(text[a:b]) for a, b in words], "paragraph": paragraph, "part": part, "cues": sorted(set(cues)),
            "trigger": ["none" if t == 0 else "say" if reading["labels"]["trigger"][(t - 1) // 2] == "SAY" else "event" for t in likeliest],
            "begin": tags[:, label] - tags[:, label + 1], "inside": tags[:, label + 1] - tags[:, 0],
            "right": {(begins[a], ends[b]) for name, a, b in key if name == "cue" and a in begins and b in ends}}


def rows_of_span(x, first, last, cue):
    """Rows of the table that fit words [first, last] around a proposed cue."""
    def beside(at):
        inner = 0 <= at < len(x["words"]) and x["paragraph"][at] == x["paragraph"][first]
        return (x["words"][at], "own" if cue[0] <= at <= cue[1] else x["part"][at], x["trigger"][at]) if inner else ("edge",) * 3
    (before, left, before_is), (after, right, after_is) = beside(first - 1), beside(last + 1)
    a, b = x["words"][first], x["words"][last]
    return [("length", str(min(last - first + 1, LONGEST))), ("first", a), ("before", before), ("last", b), ("after", after), ("left", left),
            ("right", right), ("left-first", f"{left} {a}"), ("right-last", f"{right} {b}"), ("right-after", f"{right} {after}"),
            ("last-after", f"{b} {after}"), ("before-first", f"{before} {a}"), ("begins", "kept" if first == cue[0] else "moved"),
            ("ends", "kept" if last == cue[1] else "moved"), ("first-trigger", x["trigger"][first]), ("last-trigger", x["trigger"][last]),
            ("before-trigger", before_is), ("after-trigger", after_is)] + [("holds-trigger", t) for t in x["trigger"][first:last + 1]]


def rows_of_none(x, first, last):
    near = set(x["part"][max(0, first - NEAR):last + NEAR + 1])
    sides = {(True, True): "both", (True, False): "source", (False, True): "content", (False, False): "nothing"}
    return ([("none", "*"), ("none-near", sides["source" in near, "content" in near]), ("none-length", str(min(last - first + 1, LONGEST_NONE)))]
            + [("none-trigger", t) for t in sorted(set(x["trigger"][first:last + 1]))] + [("none-in", w) for w in x["words"][first:last + 1]])


def choices(x):
    """Of each proposed cue: [(score of the tags, rows)] of its spans and of none, and which is right."""
    tags = numpy.concatenate([[0], numpy.cumsum(x["inside"])])
    for cue in x["cues"]:
        spans = [(a, b) for a in range(max(0, cue[0] - BEGIN_MOVES), min(cue[0] + BEGIN_MOVES, cue[1]) + 1)
                 for b in range(max(a, cue[0], cue[1] - END_MOVES), min(len(x["words"]), cue[1] + END_MOVES + 1))
                 if x["paragraph"][a] == x["paragraph"][b]]
        offers = [((tags[b + 1] - tags[a] + x["begin"][a]) / 1000, rows_of_span(x, a, b, cue)) for a, b in spans]
        right = [i for i, span in enumerate(spans) if span in x["right"]]
        yield offers + [(0.0, rows_of_none(x, *cue))], right[0] if right else len(spans)


def fit(cases, known):
    """Weights of the tags and of the known rows."""
    index = {row: i + 1 for i, row in enumerate(sorted(known))}
    entries = [(n, index[row]) for n, (_, rows) in enumerate(o for offers, _ in cases for o in offers) for row in rows if row in index]
    at, column = (numpy.array(part) for part in zip(*entries))
    tags = numpy.array([score for offers, _ in cases for score, _ in offers])
    sizes = numpy.array([len(offers) for offers, _ in cases])
    starts = numpy.concatenate([[0], numpy.cumsum(sizes)[:-1]])
    case, right = numpy.repeat(numpy.arange(len(sizes)), sizes), starts + numpy.array([r for _, r in cases])
    weights, step, before = numpy.zeros(len(index) + 1), numpy.full(len(index) + 1, 0.05), numpy.zeros(len(index) + 1)
    weights[0] = 0.5
    for _ in range(STEPS):
        sums = weights[0] * tags + numpy.bincount(at, weights[column], len(tags))
        chance = numpy.exp(sums - numpy.maximum.reduceat(sums, starts)[case])
        wrong = -chance / numpy.add.reduceat(chance, starts)[case]
        wrong[right] += 1
        slope = numpy.bincount(column, wrong[at], len(weights)) - PENALTY * weights
        slope[0] = wrong @ tags
        same = slope * before
        step = numpy.clip(numpy.where(same > 0, step * 1.2, numpy.where(same < 0, step * 0.5, step)), 1e-5, 0.5)
        before = numpy.where(same < 0, 0, slope)
        weights += numpy.sign(before) * step
    return weights[0], {row: weights[i] for row, i in index.items()}


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--out", default=OUT, help="where to write the table")
    options = parser.parse_args()
    articles = polnear.rules().key(common.shared("eval", "polnear", "train"))
    seen = []
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as kept:
        bare_data(folder)
        path = os.path.join(kept, "readings")
        codings = common.code(options, [{"id": n, "text": t} for n, t, _, _ in articles], "--data", folder, "--write-readings", path)
        with open(path, encoding="utf-8") as readings:
            for (name, text, key, _), line in zip(articles, readings):
                seen.append(article(text, key, json.loads(line), codings[name]))
    cases = [case for x in seen if x for case in choices(x)]
    right = collections.Counter(row for offers, r in cases for row in set(offers[r][1]))
    met = collections.Counter(row for offers, _ in cases for _, rows in offers for row in set(rows))
    known = {row for row in met if right[row] >= LEAST_SEEN or (row[0] == "none-in" and met[row] >= LEAST_AGAINST)}
    _, first = fit(cases, known)
    tags, weights = fit(cases, {row for row, weight in first.items() if abs(weight) >= LEAST_WEIGHT})
    tags *= TAGS_ELSEWHERE
    with open(OUT, encoding="utf-8") as file:
        notes = [re.sub(r"date: \S+", f"date: {datetime.date.today()}", line) for line in file if line.startswith("#")]
    with open(options.out, "w", encoding="utf-8") as file:
        file.writelines(notes + [HEAD] + [f"{what}\t{words}\t{round(1000 * weight / tags)}\n" for (what, words), weight in sorted(weights.items())])
    print(f"{sum(x is not None for x in seen)} of {len(articles)} articles, {len(cases)} proposed cues, {len(weights)} rows in {options.out}")


if __name__ == "__main__":
    common.main(main)
