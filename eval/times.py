#!/usr/bin/env python3
"""Dates: the days that the words of a date mean, given the words.

usage: eval/times.py [--program PROGRAM] [--half 0|1] [--show]

Two sets: eval/sets/dates.tsv (own, over month, year and leap edges, what is open, and dates without a report's date), each with
the tense of its event; and the expressions of type DATE in eval/timex_train.jsonl of the shared folder (TimeBank, AQUAINT), read
in place, without an event: there the words in front of them alone tell the direction. A value is right if it is the same days.
TIMEX3 has no early, late, beginning, end: where the words tell such a part, days inside the key's period are right; an X in the
key leaves that part open; PAST_REF, PRESENT_REF and FUTURE_REF want an open value that does not say the contrary.
--half: only that half of the documents (by the parity of their place), to tune on one and look at the other.
"""
import collections
import datetime
import json
import re

import common
import resolving

PART = re.compile(r"\b(early|earlier|mid|middle|late|later|end|beginning|start|ending|close)\b", re.I)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month_end(year, month):
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(1)


def months(year, month, count):
    last = month + count - 1
    return datetime.date(year, month, 1), month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)


def period(value):
    """The first and last day of a TIMEX3 value; None where it names no period."""
    value = re.sub(r"T.*$", "", value)
    value = re.sub(r"(-XX)+$|-[WQ]X+$|^(\d{3})X(-XX)*$", lambda m: m.group(2) or "", value)
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = datetime.date(*map(int, match.groups()))
        return day, day
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return months(int(match[1]), int(match[2]), 1)
    if match := re.fullmatch(r"(\d{4})-W(\d{1,2})(-WE)?", value):
        first, last = (datetime.date.fromisocalendar(int(match[1]), int(match[2]), d) for d in ((6, 7) if match[3] else (1, 7)))
        return first, last
    if match := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := re.fullmatch(r"(\d{4})-H(\d)", value):
        return months(int(match[1]), 6 * int(match[2]) - 5, 6)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return months(int(match[1]), SEASONS[match[2]], 3)
    if re.fullmatch(r"\d{4}", value):
        return months(int(value), 1, 12)
    if re.fullmatch(r"\d{3}", value):
        return datetime.date(int(value + "0"), 1, 1), datetime.date(int(value + "9"), 12, 31)
    if re.fullmatch(r"\d\d(XX)?", value):
        return datetime.date(int(value[:2] + "01"), 1, 1), datetime.date(int(value[:2]) * 100 + 100, 12, 31)
    return None


def day(words):
    return datetime.date.fromisoformat(words) if words else None


def right(key, words, value):
    first, last = day(value.get("from")), day(value.get("to"))
    if key in ("PAST_REF", "FUTURE_REF", "PRESENT_REF") or key.startswith("P"):
        contrary = (key == "PAST_REF" and first) or (key == "FUTURE_REF" and last)
        return value["precision"] == "open" and not contrary
    wanted = period(key)
    if not wanted or not first or not last:
        return False
    if (first, last) == wanted:
        return True
    inside = wanted[0] <= first and last <= wanted[1]
    return inside and ("X" in key or (wanted[0] != wanted[1] and bool(PART.search(words))))


def value_at(coding, span):
    for mention in coding["mentions"]:
        if (mention["start"], mention["end"]) == span:
            return mention.get("value", {"precision": "none"})
    return {"precision": "none"}


def own(options):
    rows, records, dates = resolving.rows("dates.tsv"), [], {}
    for number, row in enumerate(rows):
        text, mention, trigger = resolving.unmarked(row["text"])
        name = f"d{number}"
        records.append(resolving.record(name, text, [(*mention, "DATE")], trigger, "when" if trigger else "", row["tense"] or "past"))
        dates[name] = row["published"]
    codings, good = resolving.code(options, records, dates), 0
    for record, row in zip(records, rows):
        value = value_at(codings[record["id"]], (record["mentions"][0]["start"], record["mentions"][0]["end"]))
        told = (value.get("from", ""), value.get("to", ""), value["precision"])
        fits = told == (row["from"], row["to"], row["precision"])
        good += fits
        if options.show and not fits:
            print(f"  {row['published']} {row['tense']} {row['text']}: {told}, should be {row['from'], row['to'], row['precision']}: {value.get('why')}")
    return resolving.row("own dates", good, len(rows), "97")


def timex(options):
    with open(common.shared("eval", "timex_train.jsonl"), encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    if options.half is not None:
        documents = documents[options.half::2]
    records, dates = [], {}
    for document in documents:
        marks = [(t["start"], t["end"], "DATE") for t in document["timex"] if t["type"] == "DATE"]
        records.append(resolving.record(document["id"], document["text"], marks))
        dates[document["id"]] = document["date"]
    codings, counts = resolving.code(options, records, dates), collections.Counter()
    for document in documents:
        for item in document["timex"]:
            if item["type"] != "DATE":
                continue
            words = document["text"][item["start"]:item["end"]]
            value = value_at(codings.get(document["id"], {"mentions": []}), (item["start"], item["end"]))
            fits = right(item["value"], words, value)
            kind = "refs" if item["value"].startswith(("P", "F")) else "days" if re.match(r"\d{4}-\d\d-\d\d", item["value"]) else "longer"
            counts[kind, fits] += 1
            if options.show and not fits:
                print(f"  {document['date']} \"{words}\": {value.get('from', '')}..{value.get('to', '')} {value['precision']}, key {item['value']}: {value.get('why')}")
    of = lambda kinds: resolving.row(f"timex_train dates{'' if len(kinds) > 1 else ': ' + kinds[0]}", sum(counts[k, True] for k in kinds),
                                     sum(counts[k, f] for k in kinds for f in (True, False)), "85" if len(kinds) > 1 else "")
    return [of(["days", "longer", "refs"]), of(["days"]), of(["longer"]), of(["refs"])]


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--half", type=int, choices=(0, 1), help="only this half of the documents of timex_train")
    parser.add_argument("--show", action="store_true", help="print what is not right")
    options = parser.parse_args()
    rows = [own(options)]
    common.need("eval/timex_train.jsonl")
    rows += timex(options)
    return resolving.verdict(options, "times.tsv", rows)


if __name__ == "__main__":
    common.main(main)
