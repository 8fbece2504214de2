"""What a batch of one task costs the net: the losses of training, from annotation, from teachers, or from both.

A batch is a dict of arrays (training/batches.py). A plan says what is asked of the net about it: spans, pairs of spans, and one
Term a set of answers. All losses are sums over decisions divided by what the batch holds of the task's own units, so that texts
without events weigh nothing in the arcs.
Spans beside the annotated ones: at use, arcs and attributes are asked for spans that the tags propose, right or wrong. So each
text also brings the spans that its own tags propose under a bias drawn per batch: where they overlap an annotated span they
take its arcs, elsewhere they have none. This is training on the model's own proposals (scheduled sampling, Bengio et al. 2015).
Teachers: larger nets that were trained on the same sets. Their answers to the same plan are mixed into what the annotation wants,
and on texts that have no annotation of events they propose the spans too (Hinton et al. 2015, arXiv:1503.02531).
"""
import numpy as np
import torch
from torch.nn import functional as F

from batches import ATTRIBUTES, Side, pairs_of, spans_in
from net import Spans
from sets import LABELS, index

WEIGHT = {"type": 0.5, "mode": 0.5, "factuality": 0.5, "tense": 0.5, "kind": 0.5, "context": 0.3}
MOST_PROPOSED = {"mention": 5, "trigger": 2}  # spans beside the annotated ones, a text
MOST_TAUGHT = {"mention": 14, "trigger": 8}  # spans of a text that only teachers propose
BIAS = 3  # against the tag "outside", at most
NOT_OF_SAY = ("mode", "factuality", "tense", "context")
ARC_WEIGHT = {"role": 1.0, "link": 1.0, "coref": 0.5}


class Term:
    """One set of answers: form `choice` (one label a row) or `yesno` (each label by itself); summed, times `scale`.

    wanted: labels [..] with -100 where nothing is asked, or [P,labels] in 0 to 1. A term that is not `told` has no annotation:
    only teachers answer it, where wanted is not -100.
    """

    def __init__(self, form, wanted, scale, told=True, smooth=0.0, weights=None, trust=None):
        """`weights`: of the labels of a choice; `trust`: in the teachers, where it is another than for the rest."""
        self.form, self.wanted, self.scale, self.told, self.smooth, self.weights, self.trust = form, wanted, scale, told, smooth, weights, trust

    def cost(self, logits):
        if self.form == "yesno": return self.scale * F.binary_cross_entropy_with_logits(logits.float(), self.wanted, reduction="sum")
        return self.scale * F.cross_entropy(logits.float().flatten(0, -2), self.wanted.flatten(), self.weights, ignore_index=-100, reduction="sum", label_smoothing=self.smooth)

    def chance(self, logits):
        return torch.sigmoid(logits.float()) if self.form == "yesno" else torch.softmax(logits.float(), -1)

    def apart(self, logits, chance):
        """Cost against the chances that teachers give."""
        if self.form == "yesno": return self.scale * F.binary_cross_entropy_with_logits(logits.float(), chance, reduction="sum")
        each = -(chance * torch.log_softmax(logits.float(), -1)).sum(-1)
        return self.scale * (each * (self.wanted != -100)).sum()


class Part:
    """Spans of a batch and the pairs of them that are scored."""

    def __init__(self, mentions, nodes):
        self.mentions, self.nodes, self.pairs, self.terms = mentions, nodes, {}, {}


class Sectors:
    """How sectors are learned. `settings`: weight of them all (0.5); balance, 0 to 1: how far rare ones weigh more (0: not, 1: each
    sector as much as any other, up to MOST times); trust in teachers (as for the rest)."""
    MOST = 6

    def __init__(self, settings, reports=()):
        self.weight, self.trust, balance = settings.get("weight", 0.5), settings.get("trust"), settings.get("balance", 0)
        known = {label: k for k, label in enumerate(LABELS["sector"])}
        count = np.ones(len(known))
        for kind in (m.get("kind") for r in reports for m in r["mentions"]):
            if kind in known: count[known[kind]] += 1
        often = np.sort(count)[len(count) // 2:].mean()
        self.each = np.clip((often / count) ** balance, 1 / self.MOST, self.MOST).astype(np.float32)


class Countries:
    """How countries are learned. `settings`: their weight (0: not at all), or weight and trust in teachers (as for the rest; 0: none)."""

    def __init__(self, settings=0):
        told = settings if isinstance(settings, dict) else {"weight": settings}
        self.weight, self.trust = told["weight"], told.get("trust")


class Learner:
    def __init__(self, net, device, draw, teachers=(), trust=0.5, sectors=Sectors({}), countries=Countries()):
        """`trust`: share of the teachers in what is wanted where annotation and teachers both speak."""
        self.net, self.device, self.draw, self.teachers, self.trust, self.sectors, self.countries = net, device, draw, teachers, trust, sectors, countries

    def there(self, values, kind=None):
        made = torch.from_numpy(np.ascontiguousarray(values))
        return made.to(self.device, kind, non_blocking=True)

    def loss(self, batch):
        ids, case, mask = (self.there(batch[k]) for k in ("ids", "case", "mask"))
        hidden = self.net.encode(ids, case, mask)
        heads = {name: getattr(self.net, name)(hidden) for name in self.heads_of(batch)}
        taught, chances = [], {}
        with torch.no_grad():
            for teacher in self.teachers: taught.append((teacher, teacher.encode(ids, case, mask)))
            for name in heads if taught else (): chances[name] = self.mean([getattr(t, name)(h) for t, h in taught], torch.softmax)
        total = 0
        for name, logits in heads.items():
            first = self.there(np.where(batch["first"], batch["tags"].get(name, 0), -100))
            total = total + self.weighed(Term("choice", first, 1 / max(1, int(batch["first"].sum())), name in batch["tags"]), logits, chances.get(name))
        parts = [p for p in (self.part(batch, heads), self.taught_part(batch, chances)) if p]
        spans = None
        for part in parts:
            if not part.terms: continue
            if spans is None:
                hidden = hidden.float()
                spans, others = Spans(hidden), [(t, h.float(), Spans(h.float())) for t, h in taught]
            scores = answers(self.net, hidden, mask, spans, part)
            with torch.no_grad(): theirs = [answers(t, h, mask, s, part) for t, h, s in others]
            for name, term in part.terms.items():
                chance = sum(term.chance(x[name]) for x in theirs) / len(theirs) if theirs else None
                total = total + self.weighed(term, scores[name], chance)
        return total

    @staticmethod
    def mean(logits, of):
        return sum(of(x.float(), -1) for x in logits) / len(logits)

    def weighed(self, term, logits, chance):
        if chance is None: return term.cost(logits)
        if not term.told: return term.apart(logits, chance)
        trust = self.trust if term.trust is None else term.trust
        return (1 - trust) * term.cost(logits) + trust * term.apart(logits, chance)

    def heads_of(self, batch):
        return ("mention", "trigger", "attribution") if self.teachers else tuple(batch["tags"])

    def proposals(self, batch, chances, bias):
        """{head: spans} of the tags, where "outside" is made less likely; one look back to the processor."""
        tags = []
        for name in ("mention", "trigger"):
            logits = chances[name].detach().float().clone()
            logits[..., 0] -= self.draw.uniform(0, bias)
            tags.append(logits.argmax(-1))
        mention, trigger = torch.stack(tags).cpu().numpy()
        return {name: spans_in(t, batch["first"], batch["mask"]) for name, t in (("mention", mention), ("trigger", trigger))}

    def part(self, batch, heads):
        """What the annotation asks."""
        task, arcs = batch["task"], batch["arcs"]
        mentions, nodes = Side(batch["mentions"], batch["mention_text"]), Side(batch["nodes"], batch["node_text"])
        part = Part(mentions, nodes)
        if task == "events":
            found = self.proposals(batch, heads, BIAS)
            mentions.propose(found["mention"], MOST_PROPOSED["mention"])
            nodes.propose(found["trigger"], MOST_PROPOSED["trigger"])
            count = max(1, len(batch["nodes"]))
            if len(mentions.rows) and len(nodes.rows):
                self.ask_arcs(part, arcs, count)
                part.terms["sector"] = Term("choice", self.there(mentions.of(batch["sectors"])), self.sectors.weight / count, weights=self.there(self.sectors.each), trust=self.sectors.trust)
                if self.countries.weight:
                    part.terms["country"] = Term("choice", self.there(mentions.of(batch["countries"])), self.countries.weight / count, trust=self.countries.trust)
                for k, name in enumerate(ATTRIBUTES):
                    part.terms[name] = Term("choice", self.there(nodes.of(batch["attributes"][:, k])), WEIGHT[name] / len(nodes.rows))
                for name, side in (("true_mention", mentions), ("true_trigger", nodes)):
                    part.terms[name] = Term("yesno", self.there((side.stands >= 0).astype(np.float32)[:, None]), 0.3 / len(side.rows))
            self.ask_relations(part, batch, 0.5 / count, 0.25 / count)
        if task == "structure" and not self.teachers: self.ask(part, "srl", nodes, mentions, arcs["srl"], 1 / len(nodes.rows))
        if task == "coreference": self.ask(part, "coref", mentions, mentions, arcs["coref"], 1 / len(mentions.rows), True)
        if task == "pair": self.ask_relations(part, batch, 1 / max(1, int((batch["questions"][:, 5] >= 0).sum())), 1 / len(batch["questions"]), 0.05)
        return part

    def ask(self, part, name, left, right, arcs, scale, distinct=False, told=True):
        pairs, wanted = pairs_of(left, right, arcs, len(LABELS.get(name, "1")), distinct)
        if not len(pairs): return
        part.pairs[name] = self.there(pairs)
        part.terms[name] = Term("yesno", self.there(wanted), scale, told)

    def ask_arcs(self, part, arcs, count, told=True):
        scale = {"role": 1 / len(part.nodes.rows), "link": 1 / len(part.nodes.rows), "coref": 1 / count}
        sides = {"role": (part.nodes, part.mentions), "link": (part.nodes, part.nodes), "coref": (part.mentions, part.mentions)}
        for name, weight in ARC_WEIGHT.items(): self.ask(part, name, *sides[name], arcs[name], weight * scale[name], name != "role", told)

    def ask_relations(self, part, batch, root, related, smooth=0.0):
        """The actor-pair head learns from the reports too: doer and receiver of an act, and two actors without one."""
        asked = batch["questions"]
        if not len(asked): return
        part.texts = self.there(asked[:, 0])
        own = np.arange(len(asked))[:, None] * batch["ids"].shape[1]
        part.source, part.target = self.there(asked[:, 1:3] + own), self.there(asked[:, 3:5] + own)
        part.terms["root"] = Term("choice", self.there(asked[:, 5]), root, smooth=smooth)
        part.terms["related"] = Term("yesno", self.there(asked[:, 6:].astype(np.float32)), related)

    def taught_part(self, batch, chances):
        """What teachers alone are asked: events in a text that has no annotation of them."""
        if not self.teachers or batch["task"] == "events": return None
        none, nothing = np.zeros((0, 2), np.int64), {name: np.zeros((0, 3), np.int64) for name in ARC_WEIGHT}
        mentions, nodes = Side(none, none[:, 0]), Side(none, none[:, 0])
        found = self.proposals(batch, {k: torch.log(v + 1e-9) for k, v in chances.items()}, BIAS)
        mentions.propose(found["mention"], MOST_TAUGHT["mention"])
        nodes.propose(found["trigger"], MOST_TAUGHT["trigger"])
        part = Part(mentions, nodes)
        if not len(mentions.rows) or not len(nodes.rows): return part
        self.ask_arcs(part, nothing, len(nodes.rows), False)
        asked = lambda fit: self.there(np.where(fit, 0, -100))
        part.terms["sector"] = Term("choice", asked(mentions.label == 0), 0.5 / len(nodes.rows), False)
        if self.countries.weight and self.countries.trust != 0:
            part.terms["country"] = Term("choice", asked(mentions.label == 0), self.countries.weight / len(nodes.rows), False)
        say = nodes.label == index("trigger", "SAY")
        for name in ATTRIBUTES:
            part.terms[name] = Term("choice", asked(~say if name in NOT_OF_SAY else nodes.label >= 0), WEIGHT[name] / len(nodes.rows), False)
        return part


class Heads:
    """The heads' view of one batch: span vectors made once, used by all answers. hidden in f32; rows [n,2] in [B*T]."""

    def __init__(self, net, hidden, mask, mention_rows, node_rows, spans=None):
        self.net, self.spans, self.mention_rows, self.node_rows, self.hidden, self.mask = net, spans or Spans(hidden), mention_rows, node_rows, hidden, mask
        self.mention, self.view = net.as_mention(self.spans(mention_rows)), None
        if not len(node_rows): return
        cut = self.spans(node_rows)
        self.trigger, self.told, self.act = net.as_trigger(cut), net.as_told(cut), net.as_act(cut)
        if "view" in net.use: self.view = net.view(hidden, mask, cut, node_rows)

    def parts(self, name):
        if name == "coref": return self.mention, self.mention, self.mention_rows, self.mention_rows
        if name == "link": return self.trigger, self.told, self.node_rows, self.node_rows
        return self.trigger, self.mention, self.node_rows, self.mention_rows

    def pair_scores(self, name, pairs):
        return self.net.pair_scores(name, self.spans, self.parts(name), pairs, None if name == "coref" else self.view)

    def attributes(self):
        return {"sector": self.net.sector(self.mention), **{name: self.net.attributes["of_" + name](self.act) for name in ATTRIBUTES}}

    def country(self):
        return self.net.country(self.hidden, self.mask, self.mention_rows)


def answers(net, hidden, mask, spans, part):
    """{name of a term: logits} of a net about a part."""
    made = {}
    if "root" in part.terms:
        seen = net.pair_relation(hidden[part.texts], mask[part.texts], part.source, part.target)
        made |= {"root": net.root(seen), "related": net.related(seen)}
    if not part.pairs and "type" not in part.terms: return made
    if not hasattr(part, "rows"): part.rows = [torch.from_numpy(np.ascontiguousarray(side.rows)).to(hidden.device) for side in (part.mentions, part.nodes)]
    heads = Heads(net, hidden, mask, *part.rows, spans)
    made |= {name: heads.pair_scores(name, pairs) for name, pairs in part.pairs.items()}
    if "type" in part.terms: made |= heads.attributes()
    if "country" in part.terms: made["country"] = heads.country()
    if "true_mention" in part.terms: made |= {"true_mention": net.true_mention(heads.mention), "true_trigger": net.true_trigger(heads.act)}
    return made
