"""Batches as arrays, made before the net sees them (in another process: nothing here needs torch).

A batch of B texts padded to T pieces holds, by name:
  task; ids, case, mask, first [B,T]
  tags      {head: [B,T]} wanted tags, -100 where none is asked
  mentions, nodes [n,2]   annotated spans, first and last row in [B*T]; mention_text, node_text [n] the text of each
  arcs      {name: [k,3]} (from, to, label), counted over the batch
  sectors, countries [mentions], attributes [nodes,6]   -100 where the scheme gives none
  questions (text, source, target, root or -100, related) for the actor-pair head; spans as rows
"""
import numpy as np

from sets import LABELS, MERGED_ROOT, index

ACTORS, RECIPIENTS = 0, 1
ATTRIBUTES = ("type", "mode", "factuality", "tense", "kind", "context")
TAGS = {"mention_tags": "mention", "trigger_tags": "trigger", "tags": "attribution"}
ARCS = {"roles": ("role", True, False), "links": ("link", True, True), "same": ("coref", False, False), "arcs": ("srl", True, False)}  # from a node; to a node


def padded(rows, fill, kind=np.int64):
    """To a length that is a multiple of 8, as matrix units like it."""
    out = np.full((len(rows), -(-max(len(r) for r in rows) // 8) * 8), fill, kind)
    for i, row in enumerate(rows): out[i, :len(row)] = row
    return out


def counted(texts, key):
    """Spans of all texts as rows, the text of each, and how many came before each text."""
    spans = [x.get(key, ()) for x in texts]
    text = np.repeat(np.arange(len(texts)), [len(s) for s in spans])
    return np.array([s for part in spans for s in part], np.int64).reshape(-1, 2), text, np.cumsum([0] + [len(s) for s in spans])


def collated(texts, draw):
    task = texts[0]["task"]
    ids = padded([x["ids"] for x in texts], 0)
    length = ids.shape[1]
    made = {"task": task, "ids": ids, "case": padded([x["case"] for x in texts], 0), "mask": padded([[1] * len(x["ids"]) for x in texts], 0, bool),
            "first": padded([x["first"] for x in texts], 0, bool), "tags": {head: padded([x[key] for x in texts], -100) for key, head in TAGS.items() if key in texts[0]}}
    mentions, mention_text, mention_at = counted(texts, "mentions")
    nodes, node_text, node_at = counted(texts, "nodes")
    made |= {"mentions": mentions + mention_text[:, None] * length, "mention_text": mention_text, "nodes": nodes + node_text[:, None] * length, "node_text": node_text}
    made["arcs"] = {}
    for key, (name, from_node, to_node) in ARCS.items():
        if key not in texts[0]: continue
        left, right = node_at if from_node else mention_at, node_at if to_node else mention_at
        made["arcs"][name] = np.array([(a + left[i], b + right[i], label) for i, x in enumerate(texts) for a, b, label in x[key]], np.int64).reshape(-1, 3)
    if task == "events":
        for key in ("sectors", "countries"): made[key] = np.array([s for x in texts for s in x[key]], np.int64)
        made["attributes"] = np.array([[a[name] for name in ATTRIBUTES] for x in texts for a in x["attributes"]], np.int64).reshape(-1, len(ATTRIBUTES))
        asked = [(i, *x["mentions"][a], *x["mentions"][b], root, related) for i, x in enumerate(texts) for a, b, root, related in questions(x, draw)]
        made["questions"] = np.array(asked, np.int64).reshape(-1, 7)
    if task == "pair": made["questions"] = np.array([(i, *x["source"], *x["target"], x["root"], x["related"]) for i, x in enumerate(texts)], np.int64)
    return made


def questions(example, draw):
    """(source, target, root or -100, related) of a text: at most two acts, and one pair of actors that no act joins."""
    doers, receivers = {}, {}
    for node, mention, role in example["roles"]:
        if role in (ACTORS, RECIPIENTS): (doers if role == ACTORS else receivers).setdefault(node, []).append(mention)
    asked, joined = [], set()
    for node in doers:
        name = LABELS["type"][example["attributes"][node]["type"]]
        root = MERGED_ROOT.get(name, name)
        for a in doers[node]:
            for b in receivers.get(node, ()):
                joined.add((a, b))
                if a != b and root in LABELS["root"]: asked.append((a, b, index("root", root), 1))
    asked = draw.sample(asked, min(2, len(asked)))
    actors = [i for i, kind in enumerate(example["kinds"]) if kind == 0]
    if len(actors) > 1:
        a, b = draw.sample(actors, 2)
        if (a, b) not in joined and (a, b, 0) not in example["same"]: asked.append((a, b, -100, 0))
    return asked


# --- spans that tags propose -----------------------------------------------------------------------------------------

def spans_in(tags, first, mask):
    """Tags [B,T] read on first pieces -> rows [n,2], text [n], label [n]; as text.spans_of, for a whole batch."""
    length = tags.shape[1]
    text, at = np.nonzero(first)
    tag = tags[text, at]
    label = (tag - 1) // 2
    same = np.zeros(len(tag), bool)
    same[1:] = text[1:] == text[:-1]
    before = np.concatenate([[0], tag[:-1]])[:len(tag)]
    goes_on = same & (tag > 0) & (tag % 2 == 0) & (before > 0) & ((before - 1) // 2 == label)
    next_goes_on = np.concatenate([goes_on[1:], [False]])[:len(tag)]
    last_of_text = mask.sum(1)[text] - 2
    next_at = np.concatenate([at[1:], [0]])[:len(tag)]
    next_same = np.concatenate([same[1:], [False]])[:len(tag)]
    until = np.where(next_same, next_at - 1, last_of_text)
    begins, ends = np.nonzero((tag > 0) & ~goes_on)[0], np.nonzero((tag > 0) & ~next_goes_on)[0]
    rows = np.stack([at[begins], until[ends]], 1) + text[begins][:, None] * length
    return rows, text[begins], label[begins]


class Side:
    """Spans of one head over a batch: annotated ones, then proposed ones, each standing for an annotated one or (-1) for none."""

    def __init__(self, rows, text):
        self.rows, self.text, self.stands, self.label = rows, text, np.arange(len(rows)), np.full(len(rows), -1)

    def propose(self, found, most):
        """At most so many a text, the annotated ones left out; where they overlap an annotated span they stand for it."""
        rows, text, label = found
        stands = np.full(len(rows), -1)
        if len(rows) and len(self.rows):
            shared = np.minimum(rows[:, None, 1], self.rows[None, :, 1]) - np.maximum(rows[:, None, 0], self.rows[None, :, 0]) + 1
            best = shared.argmax(1)
            stands = np.where(shared[np.arange(len(rows)), best] > 0, best, -1)
            new = ~((rows[:, None, :] == self.rows[None, :, :]).all(2).any(1))
            rows, text, label, stands = rows[new], text[new], label[new], stands[new]
        rank = np.arange(len(text)) - np.searchsorted(text, text)
        few = rank < most
        self.rows, self.text = np.concatenate([self.rows, rows[few]]), np.concatenate([self.text, text[few]])
        self.stands, self.label = np.concatenate([self.stands, stands[few]]), np.concatenate([self.label, label[few]])
        return self

    def of(self, values):
        """What the annotation gives each span; -100 for those that stand for none."""
        return np.where(self.stands >= 0, np.append(values, -100)[self.stands], -100)


def pairs_of(left, right, arcs, labels, distinct=False):
    """All pairs within a text, and which labels each has: [P,2], [P,labels]. `distinct` leaves out pairs of one thing."""
    fit = left.text[:, None] == right.text[None, :]
    if distinct: fit &= (left.stands[:, None] != right.stands[None, :]) | (left.stands[:, None] < 0)
    pairs = np.stack(np.nonzero(fit), 1)
    table = np.zeros((left.stands.max(initial=-1) + 2, right.stands.max(initial=-1) + 2, labels), np.float32)
    table[arcs[:, 0], arcs[:, 1], arcs[:, 2]] = 1
    return pairs, table[left.stands[pairs[:, 0]], right.stands[pairs[:, 1]]]
