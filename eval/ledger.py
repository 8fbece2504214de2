#!/usr/bin/env python3
"""The ledger on invented report clusters with their key (eval/sets/ledger): events, voices and status of each day.

usage: eval/ledger.py [--program PROGRAM] [--set dev|test|unread|…] [--show] [--events FILE --pairs FILE]

All clusters of a set go into one ledger, as they come in life. The mentions of the ledger's events are matched with those of
the key by overlap of their triggers, each once. Then:

  mentions       precision, recall, F1 of the mentions themselves
  MUC, B3, CEAF-e, CoNLL   linking; "key mentions": a mention that was missed stands alone and what the key does not have is left
                 out; "all mentions": both count; "found mentions": those alone that both have
  independence   pairs of reports that tell an event in common: does one rest on the other (copy, near-copy, quotes-other,
                 same-wire), or are they independent; beside it the six relations, over all pairs
  status         of each event on each day of the key; an event is matched with the one that shares most of its mentions, a
                 missed one is wrong; "of those found" leaves these out
  traps          events that did not happen, of which the ledger says that they did (claimed disputed corroborated confirmed done
                 happened): the goal is none

Each figure has a 95 % interval over 1,000 bootstrap samples of the clusters. --show lists every fault. --events and --pairs
score what `sayso export` has written before. Exit status 5 when a goal is missed.
"""
import collections
import json
import os
import random
import sys
import tempfile

import common
import linking

sys.dont_write_bytecode = True
SETS = os.path.join(common.ROOT, "eval", "sets", "ledger")
sys.path.insert(0, SETS)
import check  # noqa: E402

RESTS = ("copy", "near-copy", "quotes-other", "same-wire")
UNRELATED = "unrelated"
GOALS = {"CoNLL, key mentions": 80.0, "independence": 85.0, "status": 80.0}


def clusters_in(folder):
    for path in sorted(os.listdir(folder)):
        if path.endswith(".json"):
            with open(os.path.join(folder, path), encoding="utf-8") as file:
                yield json.load(file)


def clusters_of(name):
    """Those of a folder, or those that NAME.txt beside the folders lists by their ids."""
    folders = sorted(n for n in os.listdir(SETS) if os.path.isdir(os.path.join(SETS, n)))
    if name in folders:
        return list(clusters_in(os.path.join(SETS, name)))
    listed = os.path.join(SETS, f"{name}.txt")
    if not os.path.isfile(listed):
        lists = sorted(n[:-4] for n in os.listdir(SETS) if n.endswith(".txt"))
        raise common.Failed(f"no set {name}: the sets are {', '.join(folders + lists)}")
    with open(listed, encoding="utf-8") as file:
        ids = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    found = {c["id"]: c for n in sorted({i.rsplit("-", 1)[0] for i in ids}) for c in clusters_in(os.path.join(SETS, n))}
    missing = [i for i in ids if i not in found]
    if missing:
        raise common.Failed(f"{name}.txt names clusters that there are not: {', '.join(missing)}")
    return [found[i] for i in ids]


def days_of(clusters):
    return sorted({day for c in clusters for e in c["events"] for day in e["status_on"]})


def export(options, clusters):
    """(events, pairs) of a ledger that holds all reports of the clusters, and the model id."""
    reports = [{key: r[key] for key in ("id", "outlet", "date", "text")} for c in clusters for r in c["reports"]]
    with tempfile.TemporaryDirectory() as folder:
        path, ledger = os.path.join(folder, "reports.jsonl"), os.path.join(folder, "reports.ledger")
        with open(path, "wb") as file:
            file.write(common.lines_of(reports))
        common.run(options.program, ["ingest", ledger, path, "--jobs", str(options.jobs), *common.settings(options)])
        asked = [word for day in days_of(clusters) for word in ("--on", day)]
        events = common.run(options.program, ["export", ledger, "--events", *asked])
        pairs = common.run(options.program, ["export", ledger, "--pairs"])
    model = common.model_of(common.code(options, reports[:1]).values())
    return [json.loads(line) for line in events.splitlines()], pairs.decode("utf-8").splitlines(), model


def read_pairs(lines):
    """{the two keys: relation}."""
    found = {}
    for line in lines:
        if line.strip():
            one, other, relation = line.split()[:3]
            found[frozenset((one, other))] = relation
    return found


def key_mentions(clusters):
    """{(report, start, end): (cluster, event)}."""
    found = {}
    for cluster in clusters:
        texts = {r["id"]: r["text"] for r in cluster["reports"]}
        for event in cluster["events"]:
            for mention in event["mentions"]:
                start = check.occurrences(mention["words"], texts[mention["report"]])[mention["nth"] - 1]
                found[mention["report"], start, start + len(mention["words"])] = (cluster["id"], event["id"])
    return found


def system_mentions(events):
    """{(report, start, end): event}; of two events on the same words the first counts."""
    found = {}
    for event in events:
        for mention in event["mentions"]:
            found.setdefault((mention["id"], mention["start"], mention["end"]), event["event"])
    return found


def align(key, system):
    """{system mention: key mention}, one to one, the greatest overlap first."""
    by_report = collections.defaultdict(list)
    for mention in key:
        by_report[mention[0]].append(mention)
    pairs = []
    for mention in system:
        for other in by_report[mention[0]]:
            shared = min(mention[2], other[2]) - max(mention[1], other[1])
            if shared > 0:
                pairs.append((-shared / (max(mention[2], other[2]) - min(mention[1], other[1])), mention, other))
    found, used = {}, set()
    for _, mention, other in sorted(pairs):
        if mention not in found and other not in used:
            found[mention] = other
            used.add(other)
    return found


class Scored:
    """The figures of one set, by cluster: {line: {cluster: counts}}, and the faults."""

    def __init__(self, clusters, events, pairs):
        self.clusters, self.events = clusters, {e["event"]: e for e in events}
        self.key, system = key_mentions(clusters), system_mentions(events)
        self.home = {r["id"]: c["id"] for c in clusters for r in c["reports"]}
        self.texts = {r["id"]: r["text"] for c in clusters for r in c["reports"]}
        self.match = align(self.key, system)
        self.system = {self.match.get(m, m): e for m, e in system.items() if m[0] in self.home}
        self.ratios = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
        self.faults = []
        found = {m: e for m, e in self.key.items() if m in self.system}
        self.link = {"key mentions": self.linking(False), "all mentions": self.linking(True),
                     "found mentions": linking.score(found, {m: self.system[m] for m in found}, self.part_of)}
        self.found = self.count_mentions()
        self.count_pairs(read_pairs(pairs))
        self.count_status()

    def part_of(self, mention):
        return self.home[mention[0]]

    def linking(self, with_system):
        system = {m: e for m, e in self.system.items() if with_system or m in self.key}
        if not with_system:
            system.update({m: ("alone", m) for m in self.key if m not in system})
        return linking.score(self.key, system, self.part_of)

    def count_mentions(self):
        """{cluster: [found, given, wanted]}."""
        found = collections.defaultdict(lambda: [0, 0, 0])
        for mention in self.key:
            found[self.part_of(mention)][2] += 1
            found[self.part_of(mention)][0] += mention in self.system
            if mention not in self.system:
                self.fault("missed", mention, self.texts[mention[0]][mention[1]:mention[2]], "/".join(self.key[mention]))
        for mention in self.system:
            found[self.part_of(mention)][1] += 1
            if mention not in self.key:
                self.fault("surplus", mention, self.texts[mention[0]][mention[1]:mention[2]], self.events[self.system[mention]]["act"])
        return found

    def fault(self, *words):
        self.faults.append("  ".join(str(w) for w in words))

    def count(self, line, cluster, right):
        self.ratios[line][cluster][0] += bool(right)
        self.ratios[line][cluster][1] += 1

    def count_pairs(self, pairs):
        for cluster in self.clusters:
            for one, other, wanted in cluster["pairs"]:
                given = pairs.get(frozenset((one, other)), UNRELATED)
                self.count("relation, all pairs", cluster["id"], given == wanted)
                if given != wanted:
                    self.fault("pair", one, other, f"is {wanted}, given {given}")
                if wanted != UNRELATED:
                    self.count("independence", cluster["id"], (given in RESTS) == (wanted in RESTS))

    def matched(self, cluster, event):
        """The ledger's event with most of the mentions of a key event, and least else; None without any."""
        shared = collections.Counter(self.system[m] for m, of in self.key.items() if of == (cluster["id"], event["id"]) and m in self.system)
        sizes = collections.Counter(self.system.values())
        best = min(shared, key=lambda e: (-shared[e], sizes[e], e)) if shared else None
        return self.events[best] if best else None

    def count_status(self):
        for cluster in self.clusters:
            for event in cluster["events"]:
                given = self.matched(cluster, event)
                told = given.get("status_on", {}) if given else {}
                name = f"{cluster['id']}/{event['id']} {event['act']}"
                for day, wanted in sorted(event["status_on"].items()):
                    right = told.get(day, "") == wanted
                    self.count("status", cluster["id"], right)
                    if given:
                        self.count("status of those found", cluster["id"], right)
                    if not right:
                        self.fault("status", name, day, f"is {wanted}, given {told.get(day, '') or 'nothing' if given else 'not found'}",
                                   f"({given['event'][:8]} {given.get('standing', '')}/{given.get('stage', '')})" if given else "")
                if event["happened"]:
                    continue
                last = told.get(max(event["status_on"]), "")
                self.count("traps", cluster["id"], last in check.HAPPENED)
                if last in check.HAPPENED:
                    self.fault("TRAP", name, f"{event['status_on'][max(event['status_on'])]}, given {last}", given["event"][:8])


def rows_of(scored, picked):
    """[line, figures..., counts] over some clusters; the main figure stands at 3."""
    rows = []
    good, given, wanted = common.total([scored.found[c] for c in picked]) if picked else (0, 0, 0)
    rows.append(["mentions", 100.0 * good / given if given else 0.0, 100.0 * good / wanted if wanted else 0.0,
                 common.f1((good, given, wanted)), f"{good} of {wanted} found, {given} given"])
    for name, parts in scored.link.items():
        figures = linking.total([parts[c] for c in picked if c in parts])
        for metric in linking.METRICS:
            p, r, f = linking.prf(figures[metric])
            counts = figures[metric]
            rows.append([f"{metric}, {name}", p, r, f, f"{counts[0]:.1f}/{counts[1]} {counts[2]:.1f}/{counts[3]}"])
        rows.append([f"CoNLL, {name}", "", "", linking.conll(figures), ""])
    for line in ("independence", "relation, all pairs", "status", "status of those found", "traps"):
        right, of = (sum(scored.ratios[line][c][i] for c in picked) for i in (0, 1))
        rows.append([line, "", "", 100.0 * right / of if of else 0.0, f"{right} of {of}"])
    return rows


def with_intervals(scored):
    names = [c["id"] for c in scored.clusters]
    chance, drawn = random.Random(1), collections.defaultdict(list)
    for _ in range(1000):
        for row in rows_of(scored, chance.choices(names, k=len(names))):
            drawn[row[0]].append(row[3])
    return [row[:4] + ["{:.1f}..{:.1f}".format(*common.interval(drawn[row[0]])), row[4]] for row in rows_of(scored, names)]


def missed(rows):
    """The goals that are not reached, in words."""
    main = {row[0]: row for row in rows}
    found = [f"{name} {main[name][3]:.1f}, goal {goal:.0f}" for name, goal in GOALS.items() if main[name][3] < goal]
    if not main["traps"][5].startswith("0 "):
        found.append(f"traps held to have happened: {main['traps'][5]}")
    return found


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--set", default="dev", help="folder of eval/sets/ledger, or a list of clusters there: unread (default dev)")
    parser.add_argument("--show", action="store_true", help="list every fault")
    parser.add_argument("--events", help="score this output of `sayso export LEDGER --events --on DAY…`")
    parser.add_argument("--pairs", help="and this of `sayso export LEDGER --pairs`")
    options = parser.parse_args()
    clusters = clusters_of(options.set)
    if options.events:
        with open(options.events, encoding="utf-8") as file:
            events = [json.loads(line) for line in file]
        with open(options.pairs or os.devnull, encoding="utf-8") as file:
            pairs = file.read().splitlines()
        model = ""
    else:
        events, pairs, model = export(options, clusters)
    scored = Scored(clusters, events, pairs)
    rows = with_intervals(scored)
    if options.show:
        print("\n".join(sorted(scored.faults)))
    reports = sum(len(c["reports"]) for c in clusters)
    print(f"{options.set}: {len(clusters)} clusters, {reports} reports, {sum(len(c['events']) for c in clusters)} events, {options.precision}")
    head = ["line", "P", "R", "F1 or %", "95 %", "counts"]
    print(common.table(head, rows))
    short = missed(rows)
    print("goals: " + ("missed: " + "; ".join(short) if short else "all reached"))
    if not options.events:
        common.keep(options, f"ledger.{options.set}.{options.precision}.tsv", model, head, rows, [f"clusters: {len(clusters)}, reports: {reports}"])
    return common.FOUND if short else 0


if __name__ == "__main__":
    common.main(main)
