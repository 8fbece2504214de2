#!/usr/bin/env python3
"""How steady the coding is under changes that must not, or must only so, change it. Rates for information; nothing gates.

usage: eval/robustness.py [--program PROGRAM] [--precision f32|bf16|int8]

Made sentences (templates below, all pairs of states given):
  swap       "A shelled B" / "B shelled A": same events, actors and recipients change places
  rename     the same sentence with other states: same types, modes, roles, say-so, certainty
  hedge      "A shelled B" / "A may have shelled B": certainty changes, nothing else does
Annotated records (invented ones of the development split), against their own coding:
  upper, lower case; curly quotes for straight ones: same events, roles, say-so, certainty
A case passes when the whole coding agrees; "events" is the share where types and triggers alone agree.
"""
import common

STATES = ["Iran", "Iraq", "Turkey", "Greece", "India", "Pakistan", "Chile", "Peru", "Japan", "Kenya", "Sudan", "France"]
# (sentence with {a} acting on {b}; hedged form)
ACTS = [
    ("{a} shelled a border post in {b} on Monday.", None),
    ("{a} accused {b} of breaking the truce.", None),
    ("{a} has imposed sanctions on {b}.", "{a} has probably imposed sanctions on {b}."),
    ("{a} attacked {b} on Sunday.", "{a} may have attacked {b} on Sunday."),
    ("{a} sent food aid to {b}.", "{a} may have sent food aid to {b}."),
    ("{a} threatened {b} with war.", None),
    ("{a} praised {b} for the agreement.", None),
    ("{a} expelled the ambassador of {b}.", "{a} may have expelled the ambassador of {b}."),
    ("{a} urged {b} to withdraw its troops.", None),
    ("{a} bombed {b} overnight.", "{a} possibly bombed {b} overnight."),
    ("{a} condemned {b} over the arrests.", None),
    ("{a} supplied tanks to {b} last year.", "{a} probably supplied tanks to {b} last year."),
]
PAIRS = [(STATES[i], STATES[(i + 1 + 2 * (i % 3)) % len(STATES)]) for i in range(len(STATES))]


def shape(coding, name=lambda mention, words: mention["id"], case=None):
    """What is compared of a coding: events in order with roles, certainty, tense and say-so. `name` stands for a mention."""
    text = coding["doc"]["text"]
    words = {m["id"]: text[m["start"]:m["end"]] for m in coding["mentions"]}
    named = {m["id"]: name(m, words[m["id"]]) for m in coding["mentions"]}
    who = lambda ids: tuple(sorted(str(named[i]) for i in ids))
    claims = {}
    for c in coding["claims"]:
        claims.setdefault(c["event"], []).append((c["kind"], tuple((who(l.get("vouchers", [])), l.get("kind")) for l in c["chain"] if not l.get("outlet"))))
    events = []
    for e in coding["events"]:
        events.append({"type": e["type"], "mode": e.get("mode"), "actors": who(e["actors"]), "recipients": who(e["recipients"]),
                       "factuality": e["factuality"], "tense": e["tense"], "claims": sorted(map(str, claims.get(e["id"], []))), "span": (e["start"], e["end"])})
    return sorted(events, key=lambda e: e["span"])


def differs(a, b, fields):
    return len(a) != len(b) or any(x[f] != y[f] for x, y in zip(a, b) for f in fields)


def made():
    """(kind, input id, input id, names) of each comparison, and the inputs."""
    texts, cases = {}, []
    def put(text):
        return texts.setdefault(text, f"t{len(texts)}")
    for plain, hedged in ACTS:
        for number, (a, b) in enumerate(PAIRS):
            one = put(plain.format(a=a, b=b))
            cases.append(("swap", one, put(plain.format(a=b, b=a)), (a, b)))
            c, d = PAIRS[(number + 5) % len(PAIRS)]
            cases.append(("rename", one, put(plain.format(a=c, b=d)), (a, b, c, d)))
            if hedged:
                cases.append(("hedge", one, put(hedged.format(a=a, b=b)), (a, b)))
    return cases, [{"id": i, "text": t} for t, i in texts.items()]


def judge_made(kind, one, other, names):
    """(whole coding agrees, events alone agree) of one comparison; no event at all is a failure."""
    table = {"swap": {names[0]: names[1], names[1]: names[0]}, "hedge": {}, "rename": dict(zip(names[:2], names[2:]))}[kind]
    change = lambda words: next((words.replace(a, b) for a, b in table.items() if a in words), words)
    first = shape(one, lambda m, words: change(words))
    second = shape(other, lambda m, words: words)
    if not first:
        return False, False
    fields = ("type", "mode", "actors", "recipients", "tense", "claims") + (("factuality",) if kind != "hedge" else ())
    whole = not differs(first, second, fields)
    if kind == "hedge":
        whole = whole and all(x["factuality"] != y["factuality"] for x, y in zip(first, second))
    return whole, not differs(first, second, ("type",))


def curly(text):
    """Straight quotes turned into curly ones, one code point for one."""
    out, inside = [], False
    for i, c in enumerate(text):
        before = text[i - 1] if i else " "
        if c == '"':
            c, inside = ("”", False) if inside else ("“", True)
        elif c == "'":
            c = "‘" if before.isspace() or before in "(“\"" else "’"
        out.append(c)
    return "".join(out)


def same_length(change):
    """A change of case that keeps offsets: code points that would grow stay."""
    return lambda text: "".join(c if len(change(c)) != 1 else change(c) for c in text)


def main():
    options = common.arguments(__doc__).parse_args()
    cases, inputs = made()
    codings = common.code(options, inputs)
    tally = {}
    def count(kind, result):
        tally.setdefault(kind, []).append(result)
    for kind, one, other, names in cases:
        count(kind, judge_made(kind, codings[one], codings[other], names) if one in codings and other in codings else (False, False))
    records = [r for i, r in common.records(common.corpus_files(), set(common.dev_ids())).items() if r["id"].startswith(("field", "s"))]
    plain = common.code(options, [common.as_input(r) for r in records])
    for kind, change in (("upper case", same_length(str.upper)), ("lower case", same_length(str.lower)), ("curly quotes", curly)):
        changed = common.code(options, [{**common.as_input(r), "text": change(r["text"])} for r in records])
        for record in records:
            i, text = record["id"], record["text"]
            if change(text) == text or i not in plain:
                continue
            name = lambda m, words: (m["start"], m["end"])
            if i not in changed:
                count(kind, (False, False))
                continue
            a, b = shape(plain[i], name), shape(changed[i], name)
            count(kind, (not differs(a, b, a[0].keys() if a else ()), not differs(a, b, ("type", "span"))))
    head = ["change", "cases", "whole coding %", "events %"]
    rows = [[k, len(v), 100.0 * sum(w for w, _ in v) / len(v), 100.0 * sum(e for _, e in v) / len(v)] for k, v in tally.items()]
    print(f"for information, {options.precision}")
    print(common.table(head, rows))
    common.keep(options, f"robustness.{options.precision}.tsv", common.model_of(codings.values()), head, rows, ["for information; nothing gates"])
    return 0


if __name__ == "__main__":
    common.main(main)
