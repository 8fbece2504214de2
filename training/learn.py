"""What a batch of one task costs the net: the losses of training.

A batch is a list of examples of one task (training/sets.py). All losses are sums over decisions divided by what the batch holds
of the task's own units, so that texts without events weigh nothing in the arcs.
Spans beside the annotated ones: at use, arcs and attributes are asked for spans that the tags propose, right or wrong. So each
text also brings the spans that its own tags propose under a bias drawn per batch: where they overlap an annotated span they
take its arcs, elsewhere they have none. This is training on the model's own proposals (scheduled sampling, Bengio et al. 2015).
"""
import torch
from torch.nn import functional as F

from net import ATTRIBUTES, Spans
from sets import LABELS, MERGED_ROOT, index
from text import spans_of

ACTORS, RECIPIENTS = 0, 1
WEIGHT = {"type": 0.5, "mode": 0.5, "factuality": 0.5, "tense": 0.5, "kind": 0.5, "context": 0.3}
MOST_PROPOSED = {"mention": 5, "trigger": 2}  # spans beside the annotated ones, a text


def padded(batch, device):
    """ids, case, mask [B,T]"""
    longest = max(len(x["ids"]) for x in batch)
    rows = lambda values: torch.tensor([v + [0] * (longest - len(v)) for v in values], device=device)
    return rows([x["ids"] for x in batch]), rows([x["case"] for x in batch]), rows([[1] * len(x["ids"]) for x in batch])


def tag_loss(logits, batch, key):
    longest = logits.shape[1]
    wanted = torch.tensor([x[key] + [-100] * (longest - len(x[key])) for x in batch], device=logits.device)
    return F.cross_entropy(logits.reshape(-1, logits.shape[-1]).float(), wanted.reshape(-1), ignore_index=-100)


def chosen_loss(logits, wanted, count):
    """Cross entropy summed over the rows that have a wanted label."""
    wanted = torch.tensor(wanted, device=logits.device)
    if not (wanted >= 0).any(): return logits.sum() * 0
    return F.cross_entropy(logits.float(), wanted, ignore_index=-100, reduction="sum") / count


def overlapped(span, annotated):
    """Index of the annotated span that shares most pieces with `span`; None if none does."""
    shared = [(min(span[1], b) - max(span[0], a) + 1, -i) for i, (a, b) in enumerate(annotated)]
    most = max(shared, default=(0, 0))
    return -most[1] if most[0] > 0 else None


def proposed(tags, example, annotated, most):
    """[(span, index of the annotated span it stands for or None)] of the tags, without the annotated ones."""
    found = [(a, b) for a, b, _ in spans_of(tags[:len(example["ids"])], example["first"])]
    return [(s, overlapped(s, annotated)) for s in found if s not in annotated][:most]


class Side:
    """Spans of one head over a batch: annotated ones, then proposed ones. `stands` maps each to its text's annotated span."""

    def __init__(self):
        self.rows, self.text, self.stands = [], [], []

    def add(self, text, length, annotated, more):
        for span, stands in [(s, i) for i, s in enumerate(annotated)] + more:
            self.rows.append((text * length + span[0], text * length + span[1]))
            self.text.append(text)
            self.stands.append(stands)


def pair_up(left, right, arcs_of, texts, labels, distinct=False):
    """All pairs within a text, and which labels each has: pairs [P,2], wanted [P,labels]. `distinct` leaves out pairs of one thing."""
    pairs, wanted = [], []
    by_left, by_right = ([[] for _ in range(texts)] for _ in "lr")
    for i, t in enumerate(left.text): by_left[t].append(i)
    for i, t in enumerate(right.text): by_right[t].append(i)
    for text in range(texts):
        arcs = {}
        for a, b, label in arcs_of(text): arcs.setdefault((a, b), []).append(label)
        for i in by_left[text]:
            for j in by_right[text]:
                if distinct and left.stands[i] == right.stands[j] and left.stands[i] is not None: continue
                row = [0.] * labels
                for label in arcs.get((left.stands[i], right.stands[j]), ()): row[label] = 1.
                pairs.append((i, j))
                wanted.append(row)
    return pairs, wanted


class Learner:
    def __init__(self, net, device, draw):
        self.net, self.device, self.draw = net, device, draw

    def loss(self, batch):
        ids, case, mask = padded(batch, self.device)
        hidden = self.net.encode(ids, case, mask)
        return getattr(self, batch[0]["task"])(batch, hidden, mask)

    def attribution(self, batch, hidden, mask):
        return tag_loss(self.net.attribution(hidden), batch, "tags")

    def structure(self, batch, hidden, mask):
        mentions, nodes = Side(), Side()
        for i, x in enumerate(batch):
            mentions.add(i, hidden.shape[1], x["mentions"], [])
            nodes.add(i, hidden.shape[1], x["nodes"], [])
        heads = Heads(self.net, hidden.float(), mask, mentions, nodes)
        pairs, wanted = pair_up(nodes, mentions, lambda t: batch[t]["arcs"], len(batch), len(LABELS["srl"]))
        return heads.arc_loss("srl", pairs, wanted) / len(nodes.rows)

    def coreference(self, batch, hidden, mask):
        mentions = Side()
        for i, x in enumerate(batch): mentions.add(i, hidden.shape[1], x["mentions"], [])
        heads = Heads(self.net, hidden.float(), mask, mentions, None)
        pairs, wanted = pair_up(mentions, mentions, lambda t: batch[t]["same"], len(batch), 1, distinct=True)
        return heads.arc_loss("coref", pairs, wanted) / len(mentions.rows)

    def pair(self, batch, hidden, mask):
        hidden, length = hidden.float(), hidden.shape[1]
        rows = lambda key: torch.tensor([(i * length + x[key][0], i * length + x[key][1]) for i, x in enumerate(batch)], device=self.device)
        seen = self.net.pair_relation(hidden, mask, rows("source"), rows("target"))
        loss = F.binary_cross_entropy_with_logits(self.net.related(seen)[:, 0].float(), torch.tensor([float(x["related"]) for x in batch], device=self.device))
        roots = torch.tensor([x["root"] for x in batch], device=self.device)
        if (roots >= 0).any(): loss = loss + F.cross_entropy(self.net.root(seen).float(), roots, ignore_index=-100, label_smoothing=0.05)
        return loss

    def events(self, batch, hidden, mask):
        mention_logits, trigger_logits = self.net.mention(hidden), self.net.trigger(hidden)
        loss = tag_loss(mention_logits, batch, "mention_tags") + tag_loss(trigger_logits, batch, "trigger_tags")
        mentions, nodes = self.sides(batch, hidden.shape[1], mention_logits, trigger_logits)
        count = max(1, sum(len(x["nodes"]) for x in batch))
        if mentions.rows and nodes.rows:
            loss = loss + Heads(self.net, hidden.float(), mask, mentions, nodes).event_loss(batch, count)
        return loss + self.relation_loss(batch, hidden.float(), mask, count)

    @torch.no_grad()
    def sides(self, batch, length, mention_logits, trigger_logits):
        def tags(logits):
            logits = logits.float().clone()
            logits[..., 0] -= self.draw.uniform(0, 3)
            return logits.argmax(-1).tolist()
        mention_tags, trigger_tags = tags(mention_logits), tags(trigger_logits)
        mentions, nodes = Side(), Side()
        for i, x in enumerate(batch):
            mentions.add(i, length, x["mentions"], proposed(mention_tags[i], x, x["mentions"], MOST_PROPOSED["mention"]))
            nodes.add(i, length, x["nodes"], proposed(trigger_tags[i], x, x["nodes"], MOST_PROPOSED["trigger"]))
        return mentions, nodes

    def relation_loss(self, batch, hidden, mask, count):
        """The actor-pair head learns from the reports too: doer and receiver of an act, and two actors without one."""
        texts, sources, targets, roots, related = [], [], [], [], []
        for i, x in enumerate(batch):
            asked = self.questions(x)
            for source, target, root in asked:
                texts.append(i); roots.append(root); related.append(float(root is not None))
                sources.append(x["mentions"][source]); targets.append(x["mentions"][target])
        if not texts: return 0
        length, at = hidden.shape[1], torch.tensor(texts, device=self.device)
        rows = lambda spans: torch.tensor([(k * length + a, k * length + b) for k, (a, b) in enumerate(spans)], device=self.device)
        seen = self.net.pair_relation(hidden[at], mask[at], rows(sources), rows(targets))
        wanted = torch.tensor(related, device=self.device)
        loss = 0.25 * F.binary_cross_entropy_with_logits(self.net.related(seen)[:, 0].float(), wanted, reduction="sum") / count
        return loss + 0.5 * chosen_loss(self.net.root(seen), [-100 if r is None else r for r in roots], count)

    def questions(self, example):
        """(source, target, root or None) of a text: at most two acts, and one pair of actors that no act joins."""
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
                    if a != b and root in LABELS["root"]: asked.append((a, b, index("root", root)))
        asked = self.draw.sample(asked, min(2, len(asked)))
        actors = [i for i, kind in enumerate(example["kinds"]) if kind == 0]
        if len(actors) > 1:
            a, b = self.draw.sample(actors, 2)
            if (a, b) not in joined and (a, b, 0) not in example["same"]: asked.append((a, b, None))
        return asked


class Heads:
    """The heads' view of one batch: span vectors made once, used by all losses."""

    def __init__(self, net, hidden, mask, mentions, nodes):
        self.net, self.device, self.mentions, self.nodes = net, hidden.device, mentions, nodes
        self.spans = Spans(hidden)
        rows = lambda side: torch.tensor(side.rows, device=self.device)
        self.mention_rows = rows(mentions)
        self.mention = net.as_mention(self.spans(self.mention_rows))
        if nodes is None: return
        self.node_rows = rows(nodes)
        cut = self.spans(self.node_rows)
        self.trigger, self.told, self.act = net.as_trigger(cut), net.as_told(cut), net.as_act(cut)
        self.view = net.view(hidden, mask, cut, self.node_rows) if "view" in net.use else None

    def parts(self, name):
        if name == "coref": return self.mention, self.mention, self.mention_rows, self.mention_rows
        if name == "link": return self.trigger, self.told, self.node_rows, self.node_rows
        return self.trigger, self.mention, self.node_rows, self.mention_rows

    def arc_loss(self, name, pairs, wanted):
        """Summed over all pairs and labels."""
        if not pairs: return self.mention.sum() * 0
        view = None if name == "coref" else self.view
        scores = self.net.pair_scores(name, self.spans, self.parts(name), torch.tensor(pairs, device=self.device), view)
        return F.binary_cross_entropy_with_logits(scores.float(), torch.tensor(wanted, device=self.device), reduction="sum")

    def event_loss(self, batch, count):
        texts = len(batch)
        pairs = lambda left, right, key, labels, distinct: pair_up(left, right, lambda t: batch[t][key], texts, labels, distinct)
        loss = self.arc_loss("role", *pairs(self.nodes, self.mentions, "roles", len(LABELS["role"]), False)) / len(self.nodes.rows)
        loss = loss + self.arc_loss("link", *pairs(self.nodes, self.nodes, "links", len(LABELS["link"]), True)) / len(self.nodes.rows)
        loss = loss + 0.5 * self.arc_loss("coref", *pairs(self.mentions, self.mentions, "same", 1, True)) / count
        of = lambda side, key: [batch[t][key][s] if s is not None else None for t, s in zip(side.text, side.stands)]
        sectors = [-100 if s is None else s for s in of(self.mentions, "sectors")]
        loss = loss + 0.5 * chosen_loss(self.net.sector(self.mention), sectors, count)
        told = of(self.nodes, "attributes")
        for name in ATTRIBUTES:
            wanted = [-100 if d is None else d[name] for d in told]
            loss = loss + WEIGHT[name] * chosen_loss(self.net.attributes["of_" + name](self.act), wanted, len(self.nodes.rows))
        for head, vector, side in ((self.net.true_mention, self.mention, self.mentions), (self.net.true_trigger, self.act, self.nodes)):
            wanted = torch.tensor([float(s is not None) for s in side.stands], device=self.device)
            loss = loss + 0.3 * F.binary_cross_entropy_with_logits(head(vector)[:, 0].float(), wanted)
        return loss
