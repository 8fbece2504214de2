#!/usr/bin/env python3
"""Attribution spans (field `quotes`) on the development articles of PolNeAR, exact F1 of source, cue, content and triple.

usage: eval/polnear.py [--program PROGRAM] [--precision f32|bf16|int8]

Whole articles go through `sayso code`; spans are compared by the rules of polnear_score.py, read in place. Two rows: every
article, and every fourth article, for comparison with the prototype (which was given paragraphs already cut).
"""
import sys

import common

PARTS = ("source", "cue", "content", "triple")
PROTOTYPE = (69.5, 64.4, 51.2)  # every fourth article, as stated with the recipe of the weights


def rules():
    """polnear_score.py of the shared folder as a module."""
    common.need("eval/polnear_score.py", "eval/polnear/dev")
    sys.path.insert(0, common.shared("eval"))
    sys.dont_write_bytecode = True
    import polnear_score
    return polnear_score


def spans_of(coding):
    """(spans, triples) of a coding, each span (part, start, end)."""
    flat, triples = set(), set()
    for quote in coding.get("quotes", []):
        triple = set()
        for part in PARTS[:3]:
            value = quote.get(part) or []
            for span in value if isinstance(value, list) else [value]:
                triple.add((part, span["start"], span["end"]))
        flat |= triple
        triples.add(frozenset(triple))
    return flat, triples


def counts(articles, codings):
    found = {part: [0, 0, 0] for part in PARTS}
    for name, _, key, key_triples in articles:
        given, triples = spans_of(codings.get(name, {}))
        for part in PARTS:
            a, b = (key_triples, triples) if part == "triple" else ({x for x in key if x[0] == part}, {x for x in given if x[0] == part})
            found[part] = [x + y for x, y in zip(found[part], (len(a & b), len(b), len(a)))]
    return found


def main():
    options = common.arguments(__doc__).parse_args()
    articles = rules().key(common.shared("eval", "polnear", "dev"))
    codings = common.code(options, [{"id": name, "text": text} for name, text, _, _ in articles])
    head, rows = ["articles", "n", "part", "P", "R", "F1", "key", "system"], []
    for title, chosen in (("every", articles), ("every fourth", articles[::4])):
        for part, (right, given, wanted) in counts(chosen, codings).items():
            rows.append([title, len(chosen), part, 100.0 * right / given if given else 0.0, 100.0 * right / wanted if wanted else 0.0,
                         common.f1((right, given, wanted)), wanted, given])
    print(f"PolNeAR dev: {len(articles)} articles, {sum(a[0] in codings for a in articles)} coded, exact spans, {options.precision}")
    print(common.table(head, rows))
    print("prototype, every fourth article: source {} cue {} content {}".format(*PROTOTYPE))
    common.keep(options, f"polnear.{options.precision}.tsv", common.model_of(codings.values()), head, rows,
                ["prototype on every fourth article: source {}, cue {}, content {}".format(*PROTOTYPE)])
    return 0


if __name__ == "__main__":
    common.main(main)
