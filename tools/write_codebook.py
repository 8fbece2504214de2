#!/usr/bin/env python3
"""Write docs/codebook.md from the tables of data/ontology.

usage: write_codebook.py            write the file
       write_codebook.py --check    exit 1 if the file is not what the tables give
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = ROOT / "data" / "ontology"
BOOK = ROOT / "docs" / "codebook.md"
QUADS = {"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict", "4": "material conflict"}

HEAD = """# Code-book

Written by `tools/write_codebook.py` from the tables in `data/ontology`; change those, not this file.
Types and modes follow the PLOVER scheme of the Open Event Data Alliance; definitions, examples and rulings are in
our own words. In an example the trigger is in bold; below it stands what it is coded as.
"""


def rows(name):
    lines = [l for l in (TABLES / f"{name}.tsv").read_text(encoding="utf-8").split("\n") if l and l[0] != "#"]
    header = lines[0].split("\t")
    return [dict(zip(header, l.split("\t"))) for l in lines[1:]]


def bold(example):
    parts = example.split("*")
    return parts[0] + "**" + parts[1] + "**" + parts[2]


def example(row):
    return f"> {bold(row['example'])}\n>\n> {row['coding']}\n"


def flags(row):
    out = [f"quad {row['quad']} ({QUADS[row['quad']]})", f"root of `relate`: {row['root']}"]
    if row["plan"] == "1": out.append("a planned act of another type is told with this type; `act` keeps the type that is planned")
    if row["plannable"] == "1": out.append("when planned, told as AGREE with this type as `act`")
    if row["reciprocal"] == "1": out.append("done by all parties alike")
    return "; ".join(out)


def types(scores):
    modes = rows("modes")
    for row in sorted(rows("types"), key=lambda r: (int(r["quad"]) or 9, r["type"])):
        name = row["type"]
        yield f"\n## {name}\n\n{row['definition']}\n"
        yield f"\n- In: {row['includes']}.\n- Out: {row['excludes']}.\n"
        if row["say"] == "0": yield f"- {flags(row)}; intensity {scores[name, '']}.\n"
        yield "\n" + example(row)
        for mode in modes:
            if mode["type"] != name: continue
            yield f"\n### {name}/{mode['mode']}\n\n{mode['definition']} Intensity {scores.get((name, mode['mode']), scores[name, ''])}.\n\n{example(mode)}"


def table(title, note, name, columns):
    yield f"\n## {title}\n\n{note}\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n"
    for row in rows(name):
        yield f"| {' | '.join(row[c] for c in columns)} |\n"


def roles():
    allowed = {}
    for row in rows("role_kinds"): allowed.setdefault(row["role"], []).append(row["kind"])
    yield "\n## Roles\n\nWhich kinds of mention may play which part. Vouchers are the actors of what says something.\n\n"
    for role in ("actors", "recipients", "object", "place", "date", "condition", "basis"):
        yield f"- {role}: {', '.join(allowed[role])}\n"


def derived():
    words = {}
    for row in rows("derived_kinds"): words.setdefault((row["type"], row["kind"]), []).append(row["stem"])
    yield "\n## Derived kinds\n\nWhat a verbal event says gets a kind from the type and the words of its trigger:\n\n"
    for (name, kind), stems in sorted(words.items()):
        what = "any trigger" if stems == ["*"] else "words that begin with " + ", ".join(sorted(stems))
        yield f"- {name}, {what}: {kind}\n"


EXAMPLE = """
## A worked example

> *South Korean officials* said on Tuesday that *North Korea* had **shipped** *artillery shells* to *Russia* in September; *Moscow* **denied** it.

1. Acts first. "shipped" tells that something was given and arrived: AID, in the context military. "denied" refuses a charge: REJECT. "said"
   tells no act; it vouches.
2. Who and to whom. The shipment: actors North Korea, recipients Russia, object artillery shells, date in September. The denial: actors
   Moscow; whom it answers the sentence does not tell, and so there is no recipient.
3. How firmly and when. The officials hold the shipment for certain: CT+; it lies before the report: past.
4. On whose say-so. Two paths lead to the shipment, and so it has two claims:

| event | kind | factuality | vouchers, innermost first |
|---|---|---|---|
| AID shipped | assert | CT+ | South Korean officials, the outlet |
| AID shipped | deny | CT- | Moscow, the outlet |
| REJECT denied | report | CT+ | the outlet |

That Moscow denied is the outlet's own word; what Moscow denied is not. Count one shipment, said to be by one side and not by the other.
"""

CAMEO = """
## CAMEO

`data/ontology/cameo_choice.tsv` chooses one code for each event. Of its rows that fit the event, the one with the greatest
weight decides: trigger words 6, object words 4, recipient words 4, mode 3, context 2, planned act 2, future 1; among equals
the first of the file. Each type has a row without conditions and each mode a row of its own. A code that the published
conversion table (`cameo_plover.tsv`) leads back to another type carries the reason in its row. Notably:

- REQUEST takes root 02 (appeal), and root 10 (demand) where the trigger demands or orders.
- REJECT of a charge ("denied") is 016.
- A plan told as AGREE keeps root 03 (intent to cooperate); the planned act chooses the code within it: CONSULT 036,
  AID 033 and below, COOPERATE 031 and below, SUPPORT 032.
- SANCTION by embargo or tariffs is 163; a conviction is 116.
- Ground taken by force (ASSAULT) is 192.
"""


def book():
    scores = {(r["type"], r["mode"]): r["score"] for r in rows("plover_scores")}
    yield HEAD
    yield from types(scores)
    yield from roles()
    yield from table("Factuality", "How firmly the nearest voucher holds the event. A denial turns CT+, PR+ and PS+ into CT-, PR- and PS-.", "factuality", ("factuality", "denied", "definition"))
    yield from table("Tense", "The time of the act relative to the report.", "tenses", ("tense", "definition"))
    yield from table("Ways of vouching", "The kind of a claim.", "kinds", ("kind", "definition"))
    yield from derived()
    yield from table("Contexts", "At most one for each event.", "contexts", ("context", "definition"))
    yield from table("Sectors", "Of actors; `cameo` is the role behind the country in a CAMEO actor code, `cameo_int` the code of an international body.", "sectors", ("sector", "cameo", "cameo_int", "definition"))
    yield EXAMPLE
    yield CAMEO


def main(arguments):
    text = "".join(book())
    if arguments == ["--check"]:
        if BOOK.is_file() and BOOK.read_text(encoding="utf-8") == text: return 0
        print("docs/codebook.md is not what data/ontology gives: run tools/write_codebook.py", file=sys.stderr)
        return 1
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    BOOK.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
