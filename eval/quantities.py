#!/usr/bin/env python3
"""Quantities: least, most, unit and whether about, of 101 own sentences (eval/sets/quantities.tsv).

usage: eval/quantities.py [--program PROGRAM] [--show]

The mention and the event are given as marked. A quantity is right if all four are.
"""
import common
import resolving

KIND = {"object": "OBJ", "actor": "CVL"}
ROLE = {"object": "obj", "actor": "sources"}


def told(coding, row, mention):
    """The quantity of the mention, or of what the row's word says of the event."""
    if row["of"] in KIND:
        values = [m.get("value", {}).get("quantity") for m in coding["mentions"] if (m["start"], m["end"]) == mention]
        return values[0] if values else None
    tolls = [toll for event in coding["events"] for toll in event.get("tolls", []) if toll["of"] == row["of"]]
    return tolls[0] if tolls else None


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--show", action="store_true", help="print what is not right")
    options = parser.parse_args()
    rows, records, spans = resolving.rows("quantities.tsv"), [], []
    for number, row in enumerate(rows):
        text, mention, trigger = resolving.unmarked(row["text"])
        marks = [(*mention, KIND.get(row["of"], "CVL"))] if mention else []
        role = ROLE.get(row["of"], "recipients") if mention else ""
        records.append(resolving.record(f"q{number}", text, marks, trigger, role))
        spans.append(mention)
    codings, right = resolving.code(options, records, {}), 0
    number = lambda cell: float(cell) if cell else None
    for record, row, span in zip(records, rows, spans):
        value = told(codings.get(record["id"], {"mentions": [], "events": []}), row, span) or {"approx": False}
        given = (value.get("min"), value.get("max"), value.get("unit", ""), value["approx"])
        fits = given == (number(row["min"]), number(row["max"]), row["unit"], row["approx"] == "yes")
        right += fits
        if options.show and not fits:
            print(f"  {row['text']} {row['of']}: {given}, should be {row['min']}..{row['max']} {row['unit']} approx={row['approx']}")
    return resolving.verdict(options, "quantities.tsv", [resolving.row("own quantities", right, len(rows), "95")])


if __name__ == "__main__":
    common.main(main)
