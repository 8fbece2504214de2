#!/usr/bin/env python3
"""Places of events: the GeoNames id and the country of the two sets of 150 events that eval/draw_places.py drew.

usage: eval/places.py [--set places|places-2] [--program PROGRAM] [--model-too] [--show]

The resolver was improved on the first set, which is a development set since; the second was labelled before that.

Each record goes through the program as a Reading that is right (the annotation of the corpus; of eval/srl_ewt.jsonl the predicate
and its place argument), so that the resolver is measured, not the model. An id is right if it is the label or one of the other
answers that are right; where no place is told, none must be given. A place without an entry ("?") has no right id and counts as
wrong in the first line. The dateline is misused where an event is put at the dateline's town without the key's leave.
--model-too: the same records as the program's own model reads them; events that it does not find are left out.
"""
import json

import common
import draw_places
import ideal_readings
import resolving


def records(rows):
    """{number of the row: record}"""
    files = {row["file"] for row in rows if row["file"].startswith("corpus")}
    real = common.records([common.shared(*name.split("/")) for name in sorted(files)])
    with open(common.shared("eval", "srl_ewt.jsonl"), encoding="utf-8") as file:
        plain = [json.loads(line)["text"] for line in file]
    found = {}
    for number, row in enumerate(rows):
        if row["file"].startswith("corpus"):
            found[number] = {**real[row["record"]], "id": f"p{number}"}
        else:
            span = (int(row["place_start"]), int(row["place_end"]), "LOC")
            found[number] = resolving.record(f"p{number}", plain[int(row["record"])], [span], (int(row["start"]), int(row["end"])), "at")
    return found


def where(coding, row):
    """The place of the event whose trigger is the row's; None if there is no such event."""
    for event in coding["events"]:
        if event["start"] < int(row["end"]) and int(row["start"]) < event["end"]:
            return event.get("where", {})
    return None


def misuses_dateline(text, row, place, right):
    match = draw_places.DATELINE.match(text)
    name = place.get("name", "").lower()
    return bool(match and name and name in match.group(0).lower() and not right)


def judge(options, rows, made, codings):
    """Rows of the table: id of all, id of those with an entry, country, dateline."""
    ids = entries = with_entry = countries = misused = whole = 0
    for number, row in enumerate(rows):
        place = where(codings.get(f"p{number}", {"events": []}), row)
        if place is None:
            if options.show:
                print(f"  {number} {row['record']}: the event is not told")
            if options.without_missing:
                continue
            place = {}
        whole += 1
        allowed = {row["label"], *row["also"].split(",")} - {"", "?"}
        given = str(place.get("geonames", "-" if not place else "?"))
        right = given in allowed
        country = right or (place.get("country", "-") == row["country"] and (bool(place) or row["label"] == "-"))
        misuse = misuses_dateline(made[number]["text"], row, place, right)
        ids, countries, misused = ids + right, countries + country, misused + misuse
        if row["label"] != "?":
            entries, with_entry = entries + right, with_entry + 1
        if options.show and not (right and country and not misuse):
            words = made[number]["text"][int(row["place_start"] or row["start"]):int(row["place_end"] or row["end"])]
            print(f"  {number} {row['stratum']} {row['record']} \"{words}\": {given} {place.get('name', '')} {place.get('country', '')}; key {row['label']} "
                  f"{row['country']} {row['also']}{' DATELINE' if misuse else ''}")
    return [resolving.row("event place: GeoNames id", ids, whole, "85"), resolving.row("of those with an entry", entries, with_entry),
            resolving.row("event place: country", countries, whole, "95"), resolving.row("dateline not misused", whole - misused, whole, "100")]


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--set", choices=sorted(draw_places.SEEDS), default="places-2", help="which set (default places-2)")
    parser.add_argument("--show", action="store_true", help="print what is not right")
    parser.add_argument("--model-too", action="store_true", help="also with the program's own model")
    options = parser.parse_args()
    common.need("corpus/real", "eval/srl_ewt.jsonl")
    rows = resolving.rows(options.set + ".tsv")
    made = records(rows)
    labels, _ = ideal_readings.model_labels()
    inputs = [{"id": r["id"], "text": r["text"], "lang": "en", **({"date": r["date"]} if r.get("date") else {})} for r in made.values()]
    ideal = ideal_readings.decode(options, inputs, [ideal_readings.Ideal(ideal_readings.Key(r), labels).line() for r in made.values()])
    options.without_missing = False
    table = judge(options, rows, made, ideal)
    if options.model_too:
        options.without_missing = True
        table += [[f"{r[0]} (model)", *r[1:5], ""] for r in judge(options, rows, made, common.code(options, inputs))]
    return resolving.verdict(options, options.set + ".tsv", table)


if __name__ == "__main__":
    common.main(main)
