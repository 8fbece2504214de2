#!/usr/bin/env python3
"""Live stories: annotated reports that went wrong in the field, through the whole program, model and all.

usage: live.py code --program PROGRAM --out FILE     code all stories once
       live.py judge --out FILE ID                   judge one story
       live.py rate --out FILE                       print the pass rate and every failing story with its faults
       live.py shrink --out FILE                     drop the stories that pass from failing.txt

cases.txt is verbatim and is never rewritten to fit; notes.tsv says what each story is about. A story PASSES when the coding
agrees with its annotation in all of this, by the matching rules of the corpus' scorer (read in place from SAYSO_SHARED):
  events      each annotated event has an event whose trigger overlaps and whose type and mode are the same, and there is no other
  actors, recipients    the same sets of entities, any mention of an entity will do
  claims      the same set of (kind of the innermost voucher, chain of vouchers), derived kinds counted as assert
  factuality, tense     the same
Not judged: objects, places, dates, conditions, bases, context, links, sectors, countries.
failing.txt lists the stories that do not pass yet. Under one default model it may only shrink: a listed story that passes fails
the test until it is taken off the list, an unlisted story that fails is a regression, and `rate` compares the list with every
earlier version for that model that git knows. Its first lines name the model, how many faults there are in all, and how many
there were under the model before: another model may only come with fewer.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SHARED = os.environ.get("SAYSO_SHARED") or os.path.join(os.path.dirname(ROOT), "shared")
SKIPPED = 77


def rules():
    """The scorer and the parser of the corpus."""
    folder = os.path.join(SHARED, "corpus")
    if not os.path.exists(os.path.join(folder, "score.py")):
        print("skipped: the scorer of the corpus is absent (set SAYSO_SHARED)")
        sys.exit(SKIPPED)
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    import check
    import score
    return score, check


def stories(check):
    found = [check.parse(block) for _, block in check.blocks(os.path.join(HERE, "cases.txt"))]
    return {record["id"]: record for record in found}


def listed(text=None):
    """The ids of failing.txt, or of another version of it."""
    if text is None:
        with open(os.path.join(HERE, "failing.txt"), encoding="utf-8") as file:
            text = file.read()
    return [line.split()[0] for line in text.splitlines() if line.strip() and not line.startswith("#")]


def stated(text=None):
    """(model, faults in all, faults under the model before) of the head of failing.txt, or of another version of it."""
    if text is None:
        with open(os.path.join(HERE, "failing.txt"), encoding="utf-8") as file:
            text = file.read()
    head = re.search(r"^# (\S+): (\d+) faults in all; before, \S+: (\d+)$", text, re.M)
    return (head[1], int(head[2]), int(head[3])) if head else (None, None, None)


def faults(score, key, system):
    """What is wrong with a coding, in words; empty when the story passes."""
    found = []
    pairs = score.pair(key["events"], system["events"], lambda x, y: x["type"] == y["type"])
    words = lambda side, ids: ",".join(sorted(str(i) for i in ids)) or "-"
    used = lambda side: {i for e in side["events"].values() for r in score.ROLES for i in e[r]} | \
        {i for e in side["events"].values() for _, chain in e["claims"] for link in chain for i in link}
    of = lambda side: {i: side["mentions"][i] for i in used(side) if i in side["mentions"]}
    back = {b: a for a, b in score.pair(of(key), of(system)).items()}
    ours = lambda ids: frozenset(key["mentions"][i]["entity"] for i in ids)
    theirs = lambda ids: frozenset(key["mentions"][back[i]]["entity"] if i in back else "?" + i for i in ids)
    for i, event in key["events"].items():
        if i not in pairs:
            found.append(f"event {i} {event['type']}: not found")
    for i in system["events"]:
        if i not in pairs.values():
            found.append(f"event {i} {system['events'][i]['type']}: not in the story")
    for i, j in pairs.items():
        a, b = key["events"][i], system["events"][j]
        for field in ("mode", "factuality", "tense"):
            if a[field] != b[field]:
                found.append(f"event {i} {field}: {b[field]} for {a[field]}")
        for role in ("actors", "recipients"):
            if ours(a[role]) != theirs(b[role]):
                found.append(f"event {i} {role}: {words(system, theirs(b[role]))} for {words(key, ours(a[role]))}")
        wanted = {(kind, tuple(ours(link) for link in chain)) for kind, chain in a["claims"]}
        given = {(kind, tuple(theirs(link) for link in chain)) for kind, chain in b["claims"]}
        if wanted != given:
            say = lambda claims: " + ".join(sorted(k + ":" + "<".join(words(key, link) for link in c) for k, c in claims)) or "outlet only"
            found.append(f"event {i} claims: {say(given)} for {say(wanted)}")
    return found


def code(options):
    _, check = rules()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for record in stories(check).values():
            file.write(json.dumps({"id": record["id"], "date": record.get("date"), "text": record["text"]}, ensure_ascii=False) + "\n")
        file.flush()
        with open(options.out, "wb") as out:
            done = subprocess.run([options.program, "code", file.name, "--format", "jsonl", "--precision", "f32"], stdout=out, check=False)
    if done.returncode:
        print(f"sayso code ended with status {done.returncode}")
    return done.returncode


def judged(options):
    """{id: faults} of every story."""
    score, check = rules()
    with open(options.out, encoding="utf-8") as file:
        codings = {c["doc"]["key"]: c for c in map(json.loads, file)}
    found = {}
    for i, record in stories(check).items():
        found[i] = faults(score, score.from_markup(record), score.from_system(codings[i])) if i in codings else ["no output"]
    return found


def judge(options):
    found, known = judged(options)[options.id], options.id in listed()
    for fault in found:
        print(fault)
    if known and not found:
        print(f"{options.id} passes now: take it off tests/live/failing.txt (live.py shrink does it)")
    print(f"{options.id}: {'fails' if found else 'passes'}" + (", as listed" if known and found else ""))
    return int(bool(found) != known)


def earlier_lists():
    """(model, ids) of every version of failing.txt that git knows; none outside a clone."""
    git = lambda *a: subprocess.run(["git", "-C", ROOT, *a], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    try:
        log = git("log", "--format=%h", "--", "tests/live/failing.txt")
        texts = [git("show", f"{c}:tests/live/failing.txt").stdout for c in log.stdout.split()]
        return [(stated(text)[0], listed(text)) for text in texts]
    except OSError:
        return []


def rate(options):
    found = judged(options)
    for i, wrong in found.items():
        print(f"{'fails ' if wrong else 'passes'} {i}" + "".join("\n       " + fault for fault in wrong))
    passing = sum(not wrong for wrong in found.values())
    model, most, before = stated()
    default = open(os.path.join(ROOT, "data", "models", "default"), encoding="utf-8").read().strip()
    grown = {i for of, ids in earlier_lists() if of == model for i in set(listed()) - set(ids)}
    unknown = sorted(set(listed()) - set(found))
    for i in sorted(grown):
        print(f"{i} stands in failing.txt but not in an earlier version of it: the list may only shrink")
    for i in unknown:
        print(f"{i} stands in failing.txt but is no story")
    count = sum(map(len, found.values()))
    wrong = model != default or count > most or most >= before
    if wrong:
        print(f"failing.txt is for {model} with {most} faults in all, fewer than {before}; the default is {default}, with {count}")
    print(f"live stories: {count} faults in all; {passing} of {len(found)} pass ({100 * passing / len(found):.0f} %), {len(listed())} listed as failing")
    return int(bool(grown or unknown or wrong))


def shrink(options):
    found = judged(options)
    path = os.path.join(HERE, "failing.txt")
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    kept = [line for line in lines if not line.strip() or line.startswith("#") or found.get(line.split()[0])]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(kept) + "\n")
    print(f"{len(lines) - len(kept)} taken off the list")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("code", "judge", "rate", "shrink"))
    parser.add_argument("--program", default=os.path.join(ROOT, "build", "sayso"))
    parser.add_argument("--out", required=True)
    parser.add_argument("id", nargs="?")
    options = parser.parse_intermixed_args()
    return {"code": code, "judge": judge, "rate": rate, "shrink": shrink}[options.step](options)


if __name__ == "__main__":
    sys.exit(main())
