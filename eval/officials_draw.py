#!/usr/bin/env python3
"""Draws the 300 officials on which office and person are measured: mentions of people in office, from third-party texts.

usage: eval/officials_draw.py [--write FILE] [--show]

Every text of a stratum is searched for mentions that may name an official: in the records of corpus/real the annotated actors
of an official sector, in PolNeAR the annotated sources, in the dated TimeBank and AQUAINT articles
noun phrases with a title of government. One
candidate is taken from each text, texts are drawn by a seeded generator without replacement, and nothing is thrown away
afterwards. What is written holds no word of the texts: file, key of the text, code-point offsets, date of the document, and
the two labels, which an annotator fills in (eval/sets/officials.tsv). --show prints the drawn mentions in their passages.
"""
import argparse
import glob
import json
import os
import random
import re

import common

SEED = 20261126
STRATA = (("timex", 70), ("polnear", 60), ("plv", 55), ("agnews", 45), ("tbaq", 20), ("muc4", 20), ("cnc", 15), ("polnear-real", 15))
SECTORS = {"GOV", "LEG", "MIL", "JUD", "SPY", "COP", "IGO", "ELI", "PTY", "OPP"}
TITLE = re.compile(r"\b(president|prime minister|premier|pm|chancellor|king|queen|prince|emir|sultan|pope|secretary|minister|ambassador|envoy|"
                   r"spokes(?:man|woman|person)|senator|sen|rep|congress(?:man|woman)|gov|governor|mayor|general|gen|admiral|marshal|chief|"
                   r"director|commissioner|leader|justice|judge|commander|speaker)\b", re.I)
NAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]*|al|bin|de|van|der|von|el|ul))*(?:'s|’s)?$")
NOT_PERSONS = re.compile(r"(?i)\b(?:s?he|they|we|it|i|you|her|his|many|some|all|facebook|twitter|cnn|fox|the|us|u\.s\.?|un|u\.n\.?|nato|eu|imf|congress|"
                         r"senate|house|parliament|police|governments?|administration|army|military|forces?|troops|aircraft|courts?|authorit\w+|sources|"
                         r"department|ministry|office|party|campaign|committee|commission|council|union|court|agency|video|polls?|report\w*|study|"
                         r"post|times|news|journal|politico|politifact|americans|republicans?|democrats?|sources|officials|analyst|anc|eff|afghan|"
                         r"europol|coalition|front|intelligence|guard|state|white house|kremlin|pentagon|[a-z]+s' )\b")
DAYS = r"(?!Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|The\b|Yesterday|Today|In\b|On\b|But\b)"
PHRASE = re.compile(rf"(?<![\w.])(?:[Tt]he )?(?:(?:former|deputy|vice|acting|foreign|defen[cs]e|{DAYS}[A-Z][a-z]+|U\.S\.|U\.N\.|US|UN)(?:'s)? ){{0,4}}"
                    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Kk]ing|[Ss]ecretary of [A-Z]\w+|[Ss]ecretary-[Gg]eneral|[Mm]inister|"
                    r"[Aa]mbassador|[Ee]nvoy|Sen\.|Rep\.|Gov\.|[Gg]overnor|Gen\.|[Ll]eader)"
                    rf"(?: (?:{DAYS}[A-Z][a-z'-]+|[A-Z]\.|al-?|bin|de|van|arap|el-))*(?![\w-])")


def official(text):
    """May these words name an official? A title word, or a capitalised name that no institution bears."""
    named = NAME.match(text) and not NOT_PERSONS.search(text) and not text.isupper()
    return bool(re.search(r"[A-Z]", text)) and len(text) < 90 and bool(TITLE.search(text) or named)


def real(source):
    for path in sorted(glob.glob(common.shared("corpus", "real", "*.txt"))):
        for key, record in common.records([path]).items():
            if record.get("src") == source:
                by = {m["id"]: m for m in record["mentions"]}
                spans = [(m["start"], m["end"]) for m in record["mentions"] if by[m.get("same", m["id"])]["kind"] in SECTORS
                         and official(record["text"][m["start"]:m["end"]])]
                yield os.path.relpath(path, common.SHARED), key, record.get("date") or "", record["text"], spans


def polnear():
    for path in sorted(glob.glob(common.shared("eval", "polnear", "*", "attributions", "*.ann"))):
        text_path = path.replace("attributions", "text")[:-9] + ".txt"
        with open(text_path, encoding="utf-8", newline="") as file:
            text = file.read()
        spans = []
        with open(path, encoding="utf-8") as file:
            for line in file:
                found = re.match(r"T\d+\tSource (\d+) (\d+)\t", line)
                if found and official(text[int(found[1]):int(found[2])]):
                    spans.append((int(found[1]), int(found[2])))
        date = re.search(r"_(\d{4}-\d\d-\d\d)_", path)
        yield os.path.relpath(text_path, common.SHARED), os.path.basename(text_path)[:-4], date[1] if date else "", text, sorted(set(spans))


def timex():
    name = os.path.join("eval", "timex_train.jsonl")
    with open(common.shared(name), encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            spans = [found.span() for found in PHRASE.finditer(article["text"]) if official(found.group())]
            yield name, article["id"], article["date"], article["text"], spans


def texts(stratum):
    if stratum in ("timex", "polnear"):
        return timex() if stratum == "timex" else polnear()
    return real("polnear" if stratum == "polnear-real" else stratum)


def draw():
    chance, rows = random.Random(SEED), []
    for stratum, wanted in STRATA:
        able = [text for text in texts(stratum) if text[4]]
        for file, key, date, text, spans in sorted(chance.sample(able, wanted), key=lambda t: (t[0], t[1])):
            start, end = chance.choice(spans)
            rows.append((stratum, file, key, start, end, date, text))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", metavar="FILE", help="write the drawn items, their labels empty")
    parser.add_argument("--show", action="store_true", help="print each drawn mention with the passage around it")
    options = parser.parse_args()
    common.need("corpus/real", "eval/polnear", "eval/timex_train.jsonl")
    rows = draw()
    if options.show:
        for number, (stratum, _, key, start, end, date, text) in enumerate(rows, 1):
            before, behind = text[max(0, start - 170):start], text[end:end + 70]
            print(f"{number} {stratum} {date} {key[:24]}: " + re.sub(r"\s+", " ", f"{before}[[{text[start:end]}]]{behind}"))
    if options.write:
        with open(options.write, "w", encoding="utf-8") as file:
            file.write("# officials.tsv - 300 mentions of officials drawn by eval/officials_draw.py, with office and person of each\n")
            file.write("\t".join(("item", "stratum", "file", "key", "start", "end", "date", "office", "person", "labelled")) + "\n")
            for number, (stratum, path, key, start, end, date, _) in enumerate(rows, 1):
                file.write("\t".join(map(str, (number, stratum, path, key, start, end, date, "", "", ""))) + "\n")
    print(f"{len(rows)} officials drawn, seed {SEED}")


if __name__ == "__main__":
    main()
