"""The sets of texts that the reader learns from, each turned into examples.

An example is a dict: task, id, ids, case, first, offsets (training/text.py) and what its task adds:
  events       mention_tags, trigger_tags, mentions, kinds, sectors, countries, nodes, attributes, roles, links, same
  structure    nodes, mentions, arcs: predicates and their arguments
  attribution  tags: source, cue, content
  pair         source, target, root or -1, related (1, 0 or -1 unknown)
  coreference  mentions, same
Spans are pieces, arcs are (from, to, label). Sets of third parties are read where they lie and never copied.
"""
import csv, glob, importlib.util, itertools, json, os, re, sys

from text import pieces_of, span_of, tags_of

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "eval"))
import common

LABELS = json.load(open(os.path.join(HERE, "labels.json"), encoding="utf-8"))
KINDS_OF_MENTION = LABELS["mention"][1:]  # the first stands for every actor
ROLE_FIELDS = ("sources", "recipients", "obj", "at", "when", "if", "per")
# PLOVER pairs have one root for the two kinds of yielding.
MERGED_ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
SAY = "SAY"


def index(head, label):
    return LABELS[head].index(label)


# --- annotated reports -----------------------------------------------------------------------------------------------

def checker(corpus):
    """The corpus' own parser (check.py), read in place."""
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("check", os.path.join(corpus, "check.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(corpus, patterns, keep=None):
    """{id: record} of the files that match, in order; a malformed record is left out. `keep` limits the ids."""
    return common.parsed(checker(corpus), sorted(p for pattern in patterns for p in glob.glob(os.path.join(corpus, pattern))), keep)


def split_ids(corpus):
    """Ids of the development split, which nothing is trained on."""
    with open(os.path.join(corpus, "dev-ids.txt"), encoding="utf-8") as file: return set(file.read().split())


def to_learn(corpus, how):
    """(reports of the corpus, reports of ours) that settings, `how`, let a net learn from."""
    never = split_ids(corpus) | set(records(corpus, how["held_back"]))
    own = [os.path.join(HERE, "data", "*.txt")]
    return tuple([r for i, r in records(corpus, files).items() if i not in never] for files in (how["files"], own))


def attributes_of(node):
    """Label index per attribute head; -100 where the scheme gives none."""
    say = node["type"] == SAY
    mode = "-" if say or node["mode"] == "-" else f"{node['type']}/{node['mode']}"
    return {"type": index("type", node["type"]), "mode": -100 if say else index("mode", mode),
            "factuality": -100 if say else index("factuality", node["fact"]), "tense": -100 if say else index("tense", node["time"]),
            "kind": index("kind", node["kind"]) if node.get("kind") else -100,
            "context": -100 if say else index("context", node["ctx"]) if node.get("ctx") else -100}


def events(tokenizer, record, countries=()):
    """`countries`: for each mention the label of its country, or None where none is asked (training/stand_ins.py)."""
    example = {"task": "events", "id": record["id"], **pieces_of(tokenizer, record["text"])}
    offsets, first = example["offsets"], example["first"]
    kind_of = {m["id"]: m["kind"] for m in record["mentions"] if "kind" in m}
    mentions, nodes = [], []
    for m, country in itertools.zip_longest(record["mentions"], countries):
        span, root = span_of(offsets, m["start"], m["end"]), m.get("same", m["id"])
        if span: mentions.append((m["id"], span, root, kind_of[root], -100 if country is None else country))
    for d in record["nodes"]:
        span = span_of(offsets, d["start"], d["end"])
        if span: nodes.append((d["id"], span, d))
    at_m, at_n = {m[0]: i for i, m in enumerate(mentions)}, {n[0]: i for i, n in enumerate(nodes)}
    roles, links = [], []
    for i, (_, _, d) in enumerate(nodes):
        for role, field in enumerate(ROLE_FIELDS):
            roles += [(i, at_m[a], role) for a in d.get(field, []) if a in at_m]
        links += [(i, at_n[a], index("link", "says")) for a in d.get("says", []) if a in at_n]
    for link in record["links"]:
        if link["from"] not in at_n or link["to"] not in at_n: continue
        a, b, label = at_n[link["from"]], at_n[link["to"]], index("link", link["rel"])
        links.append((a, b, label))
        if link["rel"] != "response": links.append((b, a, label))
    coarse = [KINDS_OF_MENTION.index(m[3]) + 1 if m[3] in KINDS_OF_MENTION else 0 for m in mentions]
    same = [(i, j, 0) for i, m in enumerate(mentions) for j, n in enumerate(mentions) if i != j and m[2] == n[2]]
    return {**example, "mention_tags": tags_of(first, [(m[1], c) for m, c in zip(mentions, coarse)]),
            "trigger_tags": tags_of(first, [(n[1], index("trigger", n[2]["type"])) for n in nodes]),
            "mentions": [m[1] for m in mentions], "kinds": coarse,
            "sectors": [-100 if c else index("sector", m[3]) for m, c in zip(mentions, coarse)], "countries": [m[4] for m in mentions],
            "nodes": [n[1] for n in nodes], "attributes": [attributes_of(n[2]) for n in nodes],
            "roles": roles, "links": links, "same": same}


# --- predicate-argument structure ------------------------------------------------------------------------------------

PREPOSITION = re.compile(r"(?:to|with|from|by|in|at|on|for|of|against|into|about|over|under|between|among|during|through|near|as) ", re.I)


def structure(tokenizer, path, most=None):
    """Arguments lose a leading preposition, as the scheme of the reports has it."""
    found = []
    for line in open(path, encoding="utf-8"):
        item = json.loads(line)
        text = item["text"]
        example = {"task": "structure", "id": str(len(found)), **pieces_of(tokenizer, text)}
        nodes = [span_of(example["offsets"], a, b) for a, b in item["preds"]]
        mentions = []
        for a, b in item["args"]:
            led = PREPOSITION.match(text[a:b])
            mentions.append(span_of(example["offsets"], a + led.end() if led and a + led.end() < b else a, b))
        if None in nodes or None in mentions or not item["arcs"]: continue
        found.append({**example, "nodes": nodes, "mentions": mentions, "arcs": [tuple(x) for x in item["arcs"]]})
        if len(found) == most: break
    return found


# --- attribution spans -----------------------------------------------------------------------------------------------

def attribution(tokenizer, folder):
    """A paragraph an example; the first annotator of each article. {article: [example]}"""
    articles = {}
    for path in sorted(glob.glob(folder + "/text/*.txt")):
        name = os.path.basename(path)
        marked = sorted(glob.glob(f"{folder}/attributions/{name[:-4]}*.ann"))
        if marked: articles[name] = paragraphs_of(tokenizer, name, open(path, encoding="utf-8", newline="").read(), marked[0])
    return articles


def paragraphs_of(tokenizer, name, text, marked):
    labels, begins = [0] * len(text), set()
    for line in open(marked, encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if not re.fullmatch(r"T\d+", parts[0]) or len(parts) < 2: continue
        kind, places = parts[1].split(" ", 1)
        if kind.lower() not in LABELS["attribution"]: continue
        for place in places.split(";"):
            a, b = map(int, place.split())
            begins.add(a)
            for i in range(a, min(b, len(text))): labels[i] = 1 + index("attribution", kind.lower())
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start, words = paragraph.start(), paragraph.group(0)
        if len(words.strip()) < 20: continue
        example = {"task": "attribution", "id": name, **pieces_of(tokenizer, words, 224)}
        tags, before = [], 0
        for (a, b), is_first in zip(example["offsets"], example["first"]):
            label = 0 if a == b else labels[start + a]
            tag = 0 if not label else 2 * label - 1 if label != before or start + a in begins else 2 * label
            before = label
            tags.append(tag if is_first else -100)
        found.append({**example, "tags": tags})
    return found


# --- pairs of actors -------------------------------------------------------------------------------------------------

def pairs(tokenizer, path):
    """Rows with a marked source and target; root and relatedness as far as the file gives them."""
    found = []
    for row in csv.DictReader(open(path, encoding="utf-8"), delimiter="\t"):
        text, marks, at = "", {}, 0
        for tag in re.finditer(r"</?([st])>", row["marked_sentence"]):
            text += row["marked_sentence"][at:tag.start()]
            at = tag.end()
            marks.setdefault(tag.group(1), []).append(len(text))
        text += row["marked_sentence"][at:]
        if len(marks.get("s", [])) < 2 or len(marks.get("t", [])) < 2: continue
        root = row.get("gold_root")
        if root is not None and root not in LABELS["root"]: continue
        example = {"task": "pair", "id": row.get("uid") or "", **pieces_of(tokenizer, text)}
        source, target = (trimmed(text, example["offsets"], *marks[k][:2]) for k in "st")
        if source and target:
            found.append({**example, "source": source, "target": target, "root": -100 if root is None else index("root", root),
                          "related": int(row["gold_binary"]) if "gold_binary" in row else 1})
    return found


def trimmed(text, offsets, a, b):
    words = text[a:b]
    return span_of(offsets, a + len(words) - len(words.lstrip()), b - len(words) + len(words.rstrip()))


# --- coreference -----------------------------------------------------------------------------------------------------

SENTENCE_END = re.compile(r"[.!?][\"')]*\s+(?=[\"'(]*[A-Z])")


def coreference(tokenizer, path, longest=600):
    """Stretches of up to `longest` characters that end with a sentence; clusters within each."""
    found = []
    for line in open(path, encoding="utf-8"):
        document = json.loads(line)
        text, start = document["text"], 0
        ends = [m.end() for m in SENTENCE_END.finditer(text)] + [len(text)]
        for k, end in enumerate(ends):
            if k + 1 < len(ends) and ends[k + 1] - start <= longest: continue
            stretch = text[start:end]
            example = {"task": "coreference", "id": document["id"], **pieces_of(tokenizer, stretch)}
            mentions, cluster = [], []
            for number, members in enumerate(document["clusters"]):
                for a, b in (m[:2] for m in members):
                    span = span_of(example["offsets"], a - start, b - start) if start <= a and b <= end else None
                    if span and span[1] - span[0] < 16: mentions.append(span); cluster.append(number)
            same = [(i, j, 0) for i in range(len(mentions)) for j in range(len(mentions)) if i != j and cluster[i] == cluster[j]]
            if same: found.append({**example, "mentions": mentions, "same": same})
            start = end
    return found
