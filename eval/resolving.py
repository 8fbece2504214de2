"""What the measures of places, dates and quantities share: marked sentences as ideal Readings, and shares with their intervals.

A Reading in which the mention, its event and the role between them are as marked goes through `sayso code --readings`, so the
resolver is measured apart from the model and through the program.
"""
import json
import math
import os
import re

import common
import ideal_readings

SETS = os.path.join(common.ROOT, "eval", "sets")
MARK = re.compile(r"\[\[(.+?)\]\]|\{\{(.+?)\}\}")


def rows(name):
    """The rows of a set as dicts."""
    with open(os.path.join(SETS, name), encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def unmarked(marked):
    """(text, span of the mention or None, span of the trigger or None)."""
    text, at, spans = "", 0, {}
    for mark in MARK.finditer(marked):
        text += marked[at:mark.start()]
        kind, words = ("mention", mark.group(1)) if mark.group(1) else ("trigger", mark.group(2))
        spans[kind] = (len(text), len(text) + len(words))
        text, at = text + words, mark.end()
    return text + marked[at:], spans.get("mention"), spans.get("trigger")


def record(name, text, mentions=(), trigger=None, role="", tense="past", type_="ASSAULT"):
    """A record of the corpus' form: `mentions` are (start, end, KIND); the first has the role in the trigger's event."""
    marks = [{"id": f"m{i}", "start": a, "end": b, "text": text[a:b], "kind": kind} for i, (a, b, kind) in enumerate(mentions)]
    nodes = []
    if trigger:
        node = {"id": "1", "start": trigger[0], "end": trigger[1], "text": text[trigger[0]:trigger[1]], "sources": [], "recipients": [],
                "type": type_, "mode": "-", "fact": "CT+", "time": tense}
        nodes = [{**node, **({role: ["m0"]} if role else {})}]
    return {"id": name, "text": text, "mentions": marks, "nodes": nodes, "links": []}


def code(options, records, dates):
    """{id: coding} of these records, each read as marked; `dates`: {id: date of the report}."""
    labels, _ = ideal_readings.model_labels()
    inputs = [{"id": r["id"], "text": r["text"], "lang": "en", **({"date": dates[r["id"]]} if dates.get(r["id"]) else {})} for r in records]
    return ideal_readings.decode(options, inputs, [ideal_readings.Ideal(ideal_readings.Key(r), labels).line() for r in records])


def wilson(right, whole, z=1.96):
    """95 % interval of a share, in percent."""
    if not whole:
        return 0.0, 100.0
    share = right / whole
    middle, width = share + z * z / (2 * whole), z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    return 100 * (middle - width) / scale, 100 * (middle + width) / scale


def row(name, right, whole, goal=""):
    low, high = wilson(right, whole)
    return [name, right, whole, 100.0 * right / max(1, whole), f"{low:.1f}..{high:.1f}", goal]


HEAD = ["measure", "right", "of", "%", "95 %", "goal"]


def verdict(options, name, rows_, notes=()):
    """Prints and keeps a result; the exit status: something found where a goal is missed."""
    print(common.table(HEAD, rows_))
    missed = [r[0] for r in rows_ if r[5] and r[3] < float(r[5])]
    print("goals: " + ("MISSED: " + "; ".join(missed) if missed else "all reached"))
    common.keep(options, name, ideal_readings.model_labels()[1], HEAD, rows_, notes)
    return common.FOUND if missed else 0


def dump(path, values):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(v, ensure_ascii=False) + "\n" for v in values)
