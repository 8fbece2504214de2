#!/usr/bin/env python3
"""Decoding apart from the model: the Readings of a perfect model, decoded, must give the annotation back.

usage: eval/ideal_readings.py [--program PROGRAM] [--write FOLDER] [--list FILE]

Every annotated record of the corpus is turned into the Reading that a model without fault would give ("sayso.reading/1":
words, spans, labels, arcs; 10 for what is so, nothing for what is not). `sayso code --readings` decodes it, and the coding is
compared with the record: events (trigger, type, mode, factuality, tense, context), each role as the same mentions, claims
(kind, factuality, tense, the whole chain with cue, kind and vouchers of each link), says, links, entities, mentions. A record
counts when all of this is the same; derived kinds (ask, threaten, promise) stand for assert, as the annotation has one word.
The rest are listed with the reason. Exit status 5 below 99.5 % of all records.
--write keeps inputs.jsonl and readings.jsonl in a folder and stops; --list writes the records that differ, one a line.
"""
import collections
import hashlib
import json
import os
import sys
import tempfile
import unicodedata

import common

GOAL = 99.5
SURE = 10000  # the score of what is so, in thousandths
KIND = {"LOC": "place", "DATE": "date", "OBJ": "object", "DOC": "document", "COND": "condition"}
ROLES = {"sources": "actors", "recipients": "recipients", "obj": "object", "at": "place", "when": "date", "if": "condition", "per": "basis"}
DERIVED = {"ask": "assert", "threaten": "assert", "promise": "assert"}
DENIED = {"CT+": "CT-", "PR+": "PR-", "PS+": "PS-"}


def is_mark(char):
    """A punctuation mark as the tokenizer knows it, or what cleaning makes a quote: it is a word of its own."""
    code = ord(char)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(char).startswith("P") or char in "\u00b4\u02bc"


def words_of(text):
    """Code-point spans of the words: runs without white space, controls or marks, and single marks."""
    words, begin = [], None
    for at, char in enumerate(text + " "):
        if begin is not None and (char.isspace() or is_mark(char) or unicodedata.category(char) == "Cc"):
            words.append([begin, at])
            begin = None
        if is_mark(char):
            words.append([at, at + 1])
        elif begin is None and not char.isspace() and unicodedata.category(char)[0] != "C":
            begin = at
    return words


class Key:
    """A record in the terms of the output. Mentions and triggers are named by their span."""

    def __init__(self, record):
        self.text = record["text"]
        self.nodes = {n["id"]: n for n in record["nodes"]}
        marked = {m["id"]: m for m in record["mentions"]}
        root = lambda m: m.get("same", m["id"])
        self.mention_span = {i: (m["start"], m["end"]) for i, m in marked.items()}
        self.trigger_span = {i: (n["start"], n["end"]) for i, n in self.nodes.items()}
        self.root = {i: root(m) for i, m in marked.items()}
        self.kind = {i: marked[r]["kind"] for i, r in self.root.items()}
        self.links = record["links"]
        self.over = collections.defaultdict(list)
        for node in record["nodes"]:
            for said in node.get("says", []):
                self.over[said].append(node)

    def coarse(self, mention):
        return self.kind[mention] if self.kind[mention] in KIND else "ACT"

    def mentions(self, ids):
        return tuple(sorted(self.mention_span[i] for i in ids))

    def chains(self, node):
        """All ways up from a node, each a tuple of (cue, kind, vouchers), innermost first."""
        if not self.over.get(node):
            return [()]
        return [((self.trigger_span[up["id"]], up["kind"], self.mentions(up["sources"])),) + rest
                for up in self.over[node] for rest in self.chains(up["id"])]

    def claims(self, node):
        found = []
        for chain in self.chains(node["id"]):
            kind = chain[0][1] if chain else "report"
            factuality = DENIED.get(node["fact"], node["fact"]) if kind == "deny" else node["fact"]
            found.append((kind, factuality, node["time"], chain))
        return sorted(found)

    def told(self):
        events, says, span = {}, {}, self.trigger_span
        for node in self.nodes.values():
            if node["type"] == "SAY":
                says[span[node["id"]]] = {"kind": node["kind"], "vouchers": self.mentions(node["sources"]),
                                          "of": tuple(sorted(span[said] for said in set(node["says"])))}
                continue
            roles = {role: self.mentions(node.get(key, [])) for key, role in ROLES.items()}
            events[span[node["id"]]] = {"type": node["type"], "mode": node["mode"], "factuality": node["fact"], "tense": node["time"],
                                             "context": node.get("ctx"), **roles, "claims": self.claims(node)}
        mentions = {self.mention_span[i]: (KIND.get(self.kind[i], "actor"), None if self.kind[i] in KIND else self.kind[i]) for i in self.root}
        entities = collections.defaultdict(set)
        for i, root in self.root.items():
            entities[root].add(self.mention_span[i])
        links = set()
        for link in self.links:
            a, b = span[link["from"]], span[link["to"]]
            links |= {(link["rel"], a, b)} | ({(link["rel"], b, a)} if link["rel"] != "response" else set())
        return {"events": events, "says": says, "mentions": mentions, "entities": {frozenset(e) for e in entities.values()}, "links": links}


def told_by(coding):
    """A coding in the same terms."""
    span = {x["id"]: (x["start"], x["end"]) for part in ("mentions", "events", "says") for x in coding[part]}
    spans = lambda ids: tuple(sorted(span[i] for i in ids))
    claims = collections.defaultdict(list)
    for claim in coding["claims"]:
        chain = tuple((span[link["cue"]], link["kind"], spans(link["vouchers"])) for link in claim["chain"] if not link.get("outlet"))
        claims[claim["event"]].append((DERIVED.get(claim["kind"], claim["kind"]), claim["factuality"], claim["tense"], chain))
    events, entities, links = {}, collections.defaultdict(set), set()
    for event in coding["events"]:
        roles = {role: spans(event.get(role, [])) for role in ROLES.values()}
        events[span[event["id"]]] = {"type": event["type"], "mode": event.get("mode", "-"), "factuality": event["factuality"],
                                     "tense": event["tense"], "context": event.get("context"), **roles, "claims": sorted(claims[event["id"]])}
        links |= {(link["rel"], span[event["id"]], span[link["to"]]) for link in event["links"]}
    says = {span[s["id"]]: {"kind": s["kind"], "vouchers": spans(s["vouchers"]), "of": spans(s["of"])} for s in coding["says"]}
    for mention in coding["mentions"]:
        entities[mention["entity"]].add(span[mention["id"]])
    return {"events": events, "says": says, "mentions": {span[m["id"]]: (m["kind"], m.get("sector")) for m in coding["mentions"]},
            "entities": {frozenset(e) for e in entities.values()}, "links": links}


class Ideal:
    """Builds the Reading of a record; `reasons` says what no Reading can hold."""

    def __init__(self, key, labels):
        self.key, self.labels, self.reasons = key, labels, []
        self.words = words_of(key.text)
        self.first = {a: i for i, (a, _) in enumerate(self.words)}
        self.last = {b: i for i, (_, b) in enumerate(self.words)}

    def place(self, start, end):
        """First and last word of a span, widened to whole words where it does not fall on their borders."""
        if start in self.first and end in self.last:
            return self.first[start], self.last[end]
        self.reasons.append(f"\"{self.key.text[start:end]}\" does not end at word borders")
        inside = [n for n, (a, b) in enumerate(self.words) if a < end and b > start]
        return inside[0], inside[-1]

    def candidates(self, spans, body):
        """Candidates in order, and where each id stands among them. Of two spans of the same words only the first can be told."""
        order, at = [], {}
        for place, i in sorted((self.place(*span), i) for i, span in spans.items()):
            if order and order[-1]["words"] == list(place):
                continue
            at[i] = len(order)
            order.append({"words": list(place), "best": True, **body(i)})
        return order, at

    def mention(self, i):
        kind = self.key.kind[i]
        sector = {} if kind in KIND else {"sector": {kind: SURE}}
        return {"labels": [[self.key.coarse(i), SURE]], **sector}

    def trigger(self, i):
        node = self.key.nodes[i]
        mode = "-" if node.get("mode", "-") == "-" else f"{node['type']}/{node['mode']}"
        rows = {"type": node["type"], "mode": mode, "factuality": node.get("fact", "CT+"), "tense": node.get("time", "past"),
                "kind": node.get("kind") or "assert", "context": node.get("ctx") or "-"}
        return {"labels": [[node["type"], SURE]], **{head: {label: SURE} for head, label in rows.items()}}

    def pairs(self, arcs):
        found = collections.defaultdict(dict)
        for a, b, label in arcs:
            found[a, b][label] = SURE
        return [[a, b, scores] for (a, b), scores in sorted(found.items())]

    def line(self):
        key = self.key
        mentions, m = self.candidates(key.mention_span, self.mention)
        triggers, t = self.candidates(key.trigger_span, self.trigger)
        roles = [(t[n], m[i], role) for n in t for name, role in ROLES.items() for i in key.nodes[n].get(name, []) if i in m]
        links = [(t[n], t[s], "says") for n in t for s in key.nodes[n].get("says", []) if s in t]
        for link in key.links:
            a, b = t.get(link["from"]), t.get(link["to"])
            if a is not None and b is not None and a != b:
                links += [(a, b, link["rel"])] + ([(b, a, link["rel"])] if link["rel"] != "response" else [])
        corefs = self.pairs([(m[i], m[j], "coref") for i in m for j in m if i != j and key.root[i] == key.root[j]])
        joined = {(a, b) for a, b, _ in corefs}
        # The record was read as one: neighbours that are not the same were seen together, too.
        corefs += [[k, k + 1, {"coref": -SURE}] for k in range(len(mentions) - 1) if (k, k + 1) not in joined]
        return {"schema": "sayso.reading/1", "text_sha256": hashlib.sha256(key.text.encode("utf-8")).hexdigest(), "labels": self.labels,
                "words": self.words, "mentions": mentions, "triggers": triggers, "attributions": [], "roles": self.pairs(roles),
                "links": self.pairs(links), "corefs": sorted(corefs, key=lambda pair: pair[:2]), "dropped": 0}


def differences(wanted, given):
    """What differs, in words, the first few."""
    found = []
    for part in ("mentions", "events", "says"):
        a, b = wanted[part], given[part]
        found += [f"{part}: {s} not told" for s in sorted(set(a) - set(b))] + [f"{part}: {s} told too much" for s in sorted(set(b) - set(a))]
        for s in sorted(set(a) & set(b)):
            if isinstance(a[s], dict):
                found += [f"{part} {s}: {f} is {b[s][f]}, should be {a[s][f]}" for f in a[s] if a[s][f] != b[s][f]]
            elif a[s] != b[s]:
                found.append(f"{part} {s}: is {b[s]}, should be {a[s]}")
    for part in ("entities", "links"):
        if wanted[part] != given[part]:
            told = sorted(sorted(e) for e in given[part] - wanted[part]) if part == "entities" else sorted(given[part] ^ wanted[part])
            found.append(f"{part} differ: {told[:3]}")
    return found


def model_labels():
    with open(os.path.join(common.ROOT, "data", "models", "default"), encoding="utf-8") as file:
        name = file.read().strip()
    with open(os.path.join(common.ROOT, "data", "models", name, "model.json"), encoding="utf-8") as file:
        labels = json.load(file)["labels"]
    labels.pop("root", None)
    return labels, name


def write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def decode(options, inputs, readings):
    """{record id: coding}"""
    with tempfile.TemporaryDirectory() as folder:
        texts, lines = os.path.join(folder, "inputs.jsonl"), os.path.join(folder, "readings.jsonl")
        write(texts, inputs)
        write(lines, readings)
        out = common.run(options.program, ["code", texts, "--readings", lines, "--format", "jsonl", "--jobs", str(options.jobs)], accept=(0, 3))
    codings = (json.loads(line) for line in out.splitlines())
    return {coding["doc"].get("key", coding["doc"]["id"]): coding for coding in codings}


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--write", metavar="FOLDER", help="keep the inputs and Readings there and stop")
    parser.add_argument("--list", metavar="FILE", help="write the records that differ, with the reason, one a line")
    options = parser.parse_args()
    labels, model = model_labels()
    records = common.records(common.corpus_files())
    ideals = {i: Ideal(Key(record), labels) for i, record in records.items()}
    inputs = [{"id": i, "text": record["text"], "lang": "en"} for i, record in records.items()]
    readings = [ideal.line() for ideal in ideals.values()]
    if options.write:
        os.makedirs(options.write, exist_ok=True)
        write(os.path.join(options.write, "inputs.jsonl"), inputs)
        write(os.path.join(options.write, "readings.jsonl"), readings)
        return 0
    codings = decode(options, inputs, readings)
    rest = {}
    for i, ideal in ideals.items():
        found = differences(ideal.key.told(), told_by(codings[i])) if i in codings else ["no output"]
        if found:
            rest[i] = ideal.reasons[:1] + found
    by_folder = collections.Counter()
    for path in common.corpus_files():
        folder = os.path.basename(os.path.dirname(path))
        for i in common.records([path]):
            by_folder[folder, i in rest] += 1
    rate = 100.0 * (len(records) - len(rest)) / max(1, len(records))
    rows = [[f, by_folder[f, False] + by_folder[f, True], by_folder[f, False]] for f in sorted({f for f, _ in by_folder})]
    print(common.table(["records", "all", "exact"], rows + [["in all", len(records), len(records) - len(rest)]]))
    for i, why in rest.items():
        print(f"  {i}: {'; '.join(why[:2])}")
    print(f"ideal Readings: {rate:.2f} % of {len(records)} records decoded exactly (goal {GOAL})")
    if options.list:
        write(options.list, ({"id": i, "why": why} for i, why in rest.items()))
    common.keep(options, "ideal_readings.tsv", model, ["records", "all", "exact"], rows, [f"{rate:.2f} % exact, goal {GOAL}"])
    return 0 if rate >= GOAL else common.FOUND


if __name__ == "__main__":
    common.main(main)
