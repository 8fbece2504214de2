#!/usr/bin/env python3
"""`sayso relate` on plv_train.tsv: root and quad of a marked pair. A SANITY CHECK ONLY: the model was trained on these rows.

usage: eval/relate.py [--program PROGRAM] [--precision f32|bf16|int8]

Prints accuracy and macro-F1 over the 15 roots, quad accuracy (the quad as `relate` gives it), and the commonest confusions.
"""
import collections
import csv
import json
import re

import common

NOTE = "sanity check only: the model has seen these rows in training; no measure of its quality on new text"


def question(row):
    """The marked sentence as a question of `relate`: text without marks, the first span of each mark in code points; None
    where source or target is not marked."""
    text, spans, open_at = "", {}, {}
    for piece in re.split(r"(</?[st]>)", row["marked_sentence"]):
        mark = re.fullmatch(r"<(/?)([st])>", piece)
        if not mark:
            text += piece
        elif mark.group(1):
            spans.setdefault(mark.group(2), trimmed(text, open_at[mark.group(2)], len(text)))
        else:
            open_at[mark.group(2)] = len(text)
    if len(spans) < 2:
        return None
    return {"id": row["sentence_id"], "text": text, "source": spans["s"], "target": spans["t"]}


def trimmed(text, start, end):
    """The span without white space at its ends."""
    words = text[start:end]
    return [start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())]


def read():
    """(rows, their questions): those with both marks."""
    with open(common.shared("eval", "plv_train.tsv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows):
        row["sentence_id"] = f"{number}"
    asked = [(row, question(row)) for row in rows]
    return [r for r, q in asked if q], [q for _, q in asked if q], len(rows)


def scores(rows, answers):
    """{root: [right, given, in the key]}."""
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for row in rows:
        answer = answers.get(row["sentence_id"], {}).get("root", "none")
        counts[row["gold_root"]][2] += 1
        counts[answer][1] += 1
        counts[answer][0] += answer == row["gold_root"]
    return counts


def main():
    options = common.arguments(__doc__).parse_args()
    common.need("eval/plv_train.tsv")
    rows, questions, lines = read()
    out = common.run(options.program, ["relate", "-", *common.settings(options)], common.lines_of(questions), accept=(0, 3))
    answers = {a["id"]: a for a in map(json.loads, out.splitlines())}
    counts = scores(rows, answers)
    roots = sorted(r for r in counts if counts[r][2])
    right = sum(counts[r][0] for r in roots)
    quads = sum(str(answers.get(r["sentence_id"], {}).get("quad")) == r["gold_quad"] for r in rows)
    macro = sum(common.f1(counts[r]) for r in roots) / len(roots)
    head = ["root", "P", "R", "F1", "key"]
    table = [[r, 100.0 * c[0] / c[1] if c[1] else 0.0, 100.0 * c[0] / c[2], common.f1(c), c[2]] for r in roots for c in [counts[r]]]
    summary = [["macro-F1 over roots", "", "", macro, len(rows)], ["accuracy of root", "", "", 100.0 * right / len(rows), len(rows)],
               ["accuracy of quad", "", "", 100.0 * quads / len(rows), len(rows)]]
    print(f"{NOTE}\n{lines} rows, {len(rows)} with both marks, {len(rows) - len(answers)} of these without answer, {len(roots)} roots, {options.precision}")
    print(common.table(head, table + summary))
    wrong = collections.Counter((r["gold_root"], answers[r["sentence_id"]]["root"]) for r in rows
                                if r["sentence_id"] in answers and answers[r["sentence_id"]]["root"] != r["gold_root"])
    print("commonest confusions (key -> answer): " + (", ".join(f"{a} -> {b} {n}" for (a, b), n in wrong.most_common(8)) or "none"))
    common.keep(options, f"relate.{options.precision}.tsv", model_id(options), head, table + summary, [NOTE])
    return 0


def model_id(options):
    return common.model_of(common.code(options, [{"id": "1", "text": "The minister visited Paris on Monday."}]).values())


if __name__ == "__main__":
    common.main(main)
