#!/usr/bin/env python3
"""Holds the report clusters of this folder against their format (README.md).

usage: check.py [FOLDER...]   (default: every folder beside this file)

Prints each fault with its file, then the counts of each folder; exit status 1 when there is a fault.
"""
import collections
import datetime
import itertools
import json
import pathlib
import re
import sys

ACTS = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
        "ASSAULT").split()
STANCES = "asserts denies plans background withdrawn".split()
RELATIONS = "copy near-copy quotes-other same-wire independent unrelated".split()
HAPPENED = "claimed disputed corroborated confirmed done happened".split()
OPEN = "unconfirmed denied retracted planned overdue called-off hypothetical".split()
FIELDS = "actors recipients object when where".split()
CLUSTER = {"id", "reports", "events", "pairs", "note"}
REPORT = {"id", "outlet", "date", "text"}
EVENT = {"id", "act", "mentions", "status_on", "happened"}
MENTION = {"report", "words", "nth", "stance"}
# The definitions say 0.9 and 0.46; no pair may lie so near a bound that the cut into words decides.
COPY, NOT_COPY, NEAR, NOT_NEAR = 0.92, 0.88, 0.50, 0.42


def check(path):
    """The faults of one cluster, and the cluster."""
    try:
        cluster = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        return [f"no JSON: {error}"], None
    faults = list(keys("cluster", cluster, CLUSTER))
    if faults:
        return faults, None
    for part, wanted in (("reports", REPORT), ("events", EVENT)):
        for item in cluster[part]:
            faults += keys(f"{part} {item.get('id')}", item, wanted, {"disputed_fields"} if part == "events" else set())
    if not faults:
        faults += check_reports(cluster, path.stem)
        faults += check_events(cluster)
    if not faults:
        faults += check_pairs(cluster)
    return faults, cluster


def keys(what, item, wanted, may=frozenset()):
    """A fault when an object has other fields than those of the format."""
    if not wanted <= set(item) <= wanted | may:
        yield f"{what}: fields {sorted(item)}, not {sorted(wanted)}"


def day(words):
    """The date of YYYY-MM-DD, None of anything else."""
    try:
        return datetime.date.fromisoformat(words) if re.fullmatch(r"\d{4}-\d\d-\d\d", words) else None
    except ValueError:
        return None


def check_reports(cluster, stem):
    reports = cluster["reports"]
    if cluster["id"] != stem:
        yield f"id {cluster['id']} in a file named {stem}"
    if not 3 <= len(reports) <= 8:
        yield f"{len(reports)} reports"
    for letter, report in zip("abcdefgh", reports):
        if report["id"] != f"{stem}-{letter}":
            yield f"report {report['id']}: not {stem}-{letter}"
        if not day(report["date"]):
            yield f"report {report['id']}: date {report['date']}"
        if not 20 <= len(report["text"].split()) <= 260:
            yield f"report {report['id']}: {len(report['text'].split())} words"


def occurrences(words, text):
    """Where the words stand in the text as whole words."""
    return [m.start() for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]


def check_events(cluster):
    texts = {r["id"]: r["text"] for r in cluster["reports"]}
    first = {r["id"]: r["date"] for r in cluster["reports"]}
    last = max(first.values())
    taken = collections.defaultdict(list)
    names = [e["id"] for e in cluster["events"]]
    if names != [f"E{n + 1}" for n in range(len(names))]:
        yield f"events are not E1 to E{len(names)} in order"
    for event in cluster["events"]:
        name, status = event["id"], event["status_on"]
        if event["act"] not in ACTS:
            yield f"{name}: act {event['act']}"
        if not event["mentions"]:
            yield f"{name}: no mention"
        if not set(event.get("disputed_fields", [])) <= set(FIELDS):
            yield f"{name}: disputed_fields {event['disputed_fields']}"
        for mention in event["mentions"]:
            yield from check_mention(name, mention, texts, taken)
        begin = min((first.get(m.get("report"), "") for m in event["mentions"]), default="")
        for date, word in status.items():
            if not day(date) or date < begin:
                yield f"{name}: status on {date}, first told on {begin}"
            if word not in HAPPENED + OPEN:
                yield f"{name}: status {word}"
        if not status or max(status) < last:
            yield f"{name}: no status on or after the last day, {last}"
        elif event["happened"] is not (status[max(status)] in HAPPENED):
            yield f"{name}: happened is {event['happened']}, but its last status is {status[max(status)]}"
        if event["happened"] and not {m.get("stance") for m in event["mentions"]} & {"asserts", "background"}:
            yield f"{name}: happened, but no mention asserts it"


def check_mention(name, mention, texts, taken):
    faults = list(keys(f"{name} mention", mention, MENTION))
    if faults or mention["report"] not in texts:
        yield from faults or [f"{name}: no report {mention['report']}"]
        return
    where = f"{name} {mention['report']} '{mention['words']}'"
    places = occurrences(mention["words"], texts[mention["report"]])
    if not 1 <= mention["nth"] <= len(places):
        yield f"{where}: occurs {len(places)} times, not {mention['nth']}"
        return
    if mention["stance"] not in STANCES:
        yield f"{where}: stance {mention['stance']}"
    begin = places[mention["nth"] - 1]
    for other, (from_, to) in taken[mention["report"]]:
        if begin < to and from_ < begin + len(mention["words"]):
            yield f"{where}: overlaps a mention of {other}"
    taken[mention["report"]].append((name, (begin, begin + len(mention["words"]))))


def grams(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n:n + 5]) for n in range(len(words) - 4)}


def check_pairs(cluster):
    reports = [r["id"] for r in cluster["reports"]]
    given = collections.Counter(frozenset(p[:2]) for p in cluster["pairs"])
    wanted = {frozenset(p) for p in itertools.combinations(reports, 2)}
    for pair in wanted ^ set(given):
        yield f"pair {sorted(pair)}: " + ("missing" if pair in wanted else "of no two reports here")
    for pair, times in given.items():
        if times > 1:
            yield f"pair {sorted(pair)}: given {times} times"
    events = collections.defaultdict(set)
    for event in cluster["events"]:
        for mention in event["mentions"]:
            events[mention["report"]].add(event["id"])
    texts = {r["id"]: grams(r["text"]) for r in cluster["reports"]}
    for one, other, relation in cluster["pairs"]:
        if relation not in RELATIONS:
            yield f"pair {one} {other}: relation {relation}"
        elif one in texts and other in texts:
            yield from check_relation(one, other, relation, texts, bool(events[one] & events[other]))


def check_relation(one, other, relation, texts, shared_event):
    both = len(texts[one] & texts[other])
    jaccard = both / max(1, len(texts[one] | texts[other]))
    containment = both / max(1, min(len(texts[one]), len(texts[other])))
    figures = f"pair {one} {other} {relation}: Jaccard {jaccard:.2f}, containment {containment:.2f}"
    if relation == "copy" and jaccard < COPY:
        yield figures
    elif relation == "near-copy" and not (jaccard <= NOT_COPY and containment >= NEAR):
        yield figures
    elif relation not in ("copy", "near-copy") and containment > NOT_NEAR:
        yield figures
    if relation == "unrelated" and shared_event:
        yield f"pair {one} {other}: unrelated, but both tell one event"
    if relation == "independent" and not shared_event:
        yield f"pair {one} {other}: independent, but no event is told by both"


def counts(clusters):
    """Clusters, reports, events, mentions, pairs of mentions, relations and statuses in words."""
    total = collections.Counter(clusters=len(clusters))
    relations, statuses, stances = collections.Counter(), collections.Counter(), collections.Counter()
    for cluster in clusters:
        sizes = [len(e["mentions"]) for e in cluster["events"]]
        same = sum(n * (n - 1) // 2 for n in sizes)
        every = sum(sizes) * (sum(sizes) - 1) // 2
        like = collections.Counter()
        for event in cluster["events"]:
            like[event["act"]] += len(event["mentions"])
            statuses.update(event["status_on"].values())
            stances.update(m["stance"] for m in event["mentions"])
        alike = sum(n * (n - 1) // 2 for n in like.values()) - same
        total.update({"reports": len(cluster["reports"]), "events": len(sizes), "mentions": sum(sizes),
                      "mention pairs of one event": same, "of two": every - same, "of two with like act": alike,
                      "events that did not happen": sum(not e["happened"] for e in cluster["events"])})
        relations.update(p[2] for p in cluster["pairs"])
    return "\n".join(", ".join(f"{n} {word}" for word, n in c.items()) if c is total else
                     f"  {title}: " + ", ".join(f"{word} {n}" for word, n in c.most_common())
                     for title, c in (("", total), ("relations", relations), ("statuses", statuses), ("stances", stances)))


def main():
    here = pathlib.Path(__file__).resolve().parent
    folders = [pathlib.Path(a) for a in sys.argv[1:]] or sorted(p for p in here.iterdir() if p.is_dir())
    failed = False
    for folder in folders:
        paths, clusters = sorted(folder.glob("*.json")), []
        for path in paths:
            faults, cluster = check(path)
            for fault in faults:
                print(f"{path.name}: {fault}")
            failed = failed or bool(faults)
            if not faults:
                clusters.append(cluster)
        failed = failed or not paths
        print(f"{folder.name}: {counts(clusters) if clusters else 'no cluster'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
