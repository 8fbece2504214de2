"""Other reports out of a report: joined, in other letters, with other states. What must stay the same stays the same.

All take and return records as the corpus' check.py gives them (offsets in code points); `draw` is a random.Random.
"""
import csv, functools, os, re

ARCS = ("sources", "recipients", "obj", "at", "when", "if", "per", "says")
UPPER, LOWER = 3, 1  # case classes of training/text.py


def joined(one, other):
    """Two reports as one text: longer inputs, and arcs that must not cross between unrelated acts."""
    shift = len(one["text"]) + 1
    other_id = lambda i: f"{shift}:{i}"  # no id of `one`, which may itself be joined
    def moved(item):
        out = {**item, "id": other_id(item["id"]), "start": item["start"] + shift, "end": item["end"] + shift}
        if "same" in item: out["same"] = other_id(item["same"])
        for key in ARCS:
            if key in item: out[key] = [other_id(i) for i in item[key]]
        return out
    return {**one, "id": f"{one['id']}+{other['id']}", "text": f"{one['text']} {other['text']}",
            "mentions": one["mentions"] + [moved(m) for m in other["mentions"]], "nodes": one["nodes"] + [moved(n) for n in other["nodes"]],
            "links": one["links"] + [{**k, "from": other_id(k["from"]), "to": other_id(k["to"])} for k in other["links"]]}


def recased(example, draw, share):
    """Wires in capitals and lower-cased text: the word pieces have no case, so only the case classes change."""
    if draw.random() >= share: return example
    to = UPPER if draw.random() < 0.5 else LOWER
    return {**example, "case": [c and to for c in example["case"]]}


# What a hedge makes of a certain act; before a plain past ("A shelled B") or after an auxiliary ("A has shelled B").
HEDGES = {"may have ": "PS+", "might have ": "PS+", "possibly ": "PS+", "probably ": "PR+", "apparently ": "PR+", "has probably ": "PR+"}
AUXILIARY = re.compile(r"\b(?:has|have|had|was|were) $")


def hedged(record, draw):
    """The report with one certain past act made probable or possible: a word is put in, and its factuality follows."""
    text, ends = record["text"], {m["id"]: m["end"] for m in record["mentions"]}
    plain = lambda n: n.get("fact") == "CT+" and n["time"] == "past" and re.fullmatch(r"[a-z]+ed", text[n["start"]:n["end"]])
    told = lambda n: any(ends[i] == n["start"] - 1 for i in n["sources"])
    led = lambda n: AUXILIARY.search(text[max(0, n["start"] - 6):n["start"]])
    fit = [n for n in record["nodes"] if plain(n) and (told(n) or led(n))]
    if not fit: return record
    node = draw.choice(fit)
    words = draw.choice([w for w in HEDGES if told(node) or w.endswith("ly ") and " " not in w[:-1]])
    at = node["start"]
    made = rewritten(record, [(at, at, words)])
    return {**made, "nodes": [{**n, "fact": HEDGES[words]} if n["id"] == node["id"] else n for n in made["nodes"]]}


@functools.cache
def states():
    """Those of the project's own tables, read once."""
    return States([os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "actors", name) for name in ("country_names.tsv", "odbl/country_names.tsv")])


class States:
    """Exchanges states for others throughout a report: names, adjectives, peoples and capitals of one word."""

    KINDS = ("short", "demonym_adj", "demonym_plural", "capital")
    ARTICLE = re.compile(r"^(?:The|An?) ")
    LED = re.compile(r"(?:North|South|East|West|New|United|Great|Central|Northern|Southern|Eastern|Western|Saudi|Sierra|Papua|Burkina|Costa|El|San|Santa|St\.) $")

    def __init__(self, paths):
        self.of_word, self.words = {}, {}
        for path in paths:
            with open(path, encoding="utf-8") as file:
                for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"): self.add(row)
        self.full = [s for s, kinds in self.words.items() if len(kinds) == len(self.KINDS)]

    def add(self, row):
        word, kind, state = row["name"], row["kind"], row["iso3"]
        if kind not in self.KINDS or not re.fullmatch(r"[A-Z][a-z]+", word) or row["to"]: return
        self.of_word.setdefault(word, (state, kind))
        self.words.setdefault(state, {}).setdefault(kind, word)

    def exchanged(self, record, draw):
        """The report with every state of which it uses one-word names turned into another; itself if there is none. What names that
        state, and what has no name at all, is of the new one; of other names of its actors (towns, families) no country is known then."""
        text = record["text"]
        hits = [(m, *self.of_word[m.group()]) for m in re.finditer(r"\b[A-Z][a-z]+\b", text)
                if m.group() in self.of_word and not self.LED.search(text[max(0, m.start() - 9):m.start()])]
        if not hits: return record
        old = sorted({state for _, state, _ in hits})
        new = dict(zip(old, draw.sample(self.full, min(len(old), len(self.full)))))
        edits = [(m.start(), m.end(), self.words[new[state]][kind]) for m, state, kind in hits if state in new]
        def country(m):
            if m.get("ctry") not in new: return m
            named, words = any(m["start"] <= a and b <= m["end"] for a, b, _ in edits), self.ARTICLE.sub("", text[m["start"]:m["end"]])
            return {**m, "ctry": new[m["ctry"]] if named or words == words.lower() else "?"}
        return rewritten({**record, "mentions": [country(m) for m in record["mentions"]]}, edits)


def rewritten(record, edits):
    """The record with text[a:b] replaced by words for each (a, b, words), in order and apart; spans follow."""
    text, out, at, shifts = record["text"], [], 0, []
    for a, b, words in edits:
        out += [text[at:a], words]
        at = b
        shifts.append((a, b, len(words) - (b - a)))
    out.append(text[at:])
    def moved(place):
        total = 0
        for a, b, shift in shifts:
            if b <= place: total += shift
            elif a < place: return a + total + min(place - a, b - a + shift)
        return place + total
    change = lambda item: {**item, "start": moved(item["start"]), "end": moved(item["end"])}
    return {**record, "text": "".join(out), "mentions": [change(m) for m in record["mentions"]], "nodes": [change(n) for n in record["nodes"]]}
