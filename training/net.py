"""The reader: one encoder pass and light heads over spans and pairs of spans.

Encoder: a BERT of the base's sizes, fed with word vector + case vector. Heads: tags by a linear layer on each piece; a span is
(first, last, mean) of its pieces; a pair is scored by a biaffine product, by a small network that also sees how far apart the
two are and what stands between them, and, where the first is a trigger, by a second look at the text from that trigger's view.
Shapes: B texts, T pieces, H width of the encoder, N triggers, M mentions, P pairs, over a whole batch. Span rows count in the
flattened [B*T].
Sources: biaffine arcs, Dozat and Manning 2017 (arXiv:1611.01734); marked predicates for role labels, Shi and Lin 2019
(arXiv:1904.05255).
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

from batches import ATTRIBUTES
from sets import LABELS

FAR = 32  # pieces; all that is further apart counts as this far


class Layer(nn.Module):
    def __init__(self, width, heads, inner, dropout, eps):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)

    def attended(self, x, mask):
        """What `out` reads."""
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, t, h)

    def forward(self, x, mask):
        drop = lambda y: F.dropout(y, self.dropout, self.training)
        x = self.norm1(x + drop(self.out(self.attended(x, mask))))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


def buckets_of(length, buckets, furthest=128):
    """[T,T]: near distances one by one, far ones by their logarithm, either direction apart (Raffel et al. 2020)."""
    at = torch.arange(length)
    far = at[None, :] - at[:, None]
    half = buckets // 2
    near = half // 2
    size = far.abs()
    by_log = near + (torch.log(size.clamp(min=1).float() / near) / math.log(furthest / near) * (half - near)).long()
    return (far > 0) * half + torch.where(size < near, size, by_log.clamp(max=half - 1))


class Encoder(nn.Module):
    """`buckets`: also a bias of attention by distance, shared by the layers (MPNet, Song et al. 2020); it stays as it was given."""

    def __init__(self, vocabulary, width, layers, heads, inner, longest, dropout=0.1, eps=1e-12, buckets=0):
        super().__init__()
        self.words, self.places, self.case = nn.Embedding(vocabulary, width), nn.Embedding(longest, width), nn.Embedding(5, width)
        nn.init.normal_(self.case.weight, std=0.02)
        self.norm, self.dropout = nn.LayerNorm(width, eps=eps), dropout
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout, eps) for _ in range(layers))
        if buckets: self.register_buffer("distance", torch.zeros(heads, buckets))
        self.far = {}

    def forward(self, ids, case, mask):
        """ids, case, mask [B,T] -> [B,T,H]"""
        x, seen = F.dropout(self.embedded(ids, case), self.dropout, self.training), self.seen(mask)
        for layer in self.layers: x = layer(x, seen)
        return x

    def embedded(self, ids, case):
        return self.norm(self.words(ids) + self.case(case) + self.places(torch.arange(ids.shape[1], device=ids.device)))

    def seen(self, mask):
        """What the layers take as mask, of mask [B,T]."""
        seen = mask.bool()[:, None, None, :]
        return self.biased(seen, mask.shape[1]) if hasattr(self, "distance") else seen

    def biased(self, seen, length):
        """[B,heads,T,T]: the bias by distance, and what is not to be seen far below all else."""
        if length not in self.far: self.far[length] = buckets_of(length, self.distance.shape[1]).to(self.distance.device)
        kind = torch.get_autocast_dtype(seen.device.type) if torch.is_autocast_enabled(seen.device.type) else self.distance.dtype
        return torch.where(seen, self.distance[:, self.far[length]][None].to(kind), -1e4)


class Spans:
    """The pieces of a batch, ready to be cut into spans. hidden [B,T,H]."""

    def __init__(self, hidden):
        b, t, h = hidden.shape
        self.length = t
        self.flat = hidden.reshape(b * t, h)
        sums = torch.cat([hidden.new_zeros(b, 1, h), hidden.cumsum(1)], 1)  # a row more than pieces in each text
        self.sums = sums.reshape(b * (t + 1), h)

    def mean(self, first, last):
        """Mean of the rows first..last; zeros where last < first."""
        shift = first // self.length  # rows of sums are one longer per text
        count = (last + 1 - first).clamp(min=0)
        total = self.sums[last.clamp(min=0) + shift + 1] - self.sums[first + shift]
        return torch.where((count > 0)[:, None], total / count.clamp(min=1)[:, None], 0.)

    def __call__(self, rows):
        """rows [n,2] -> [n,3H]: first, last, mean"""
        first, last = rows[:, 0], rows[:, 1]
        return torch.cat([self.flat[first], self.flat[last], self.mean(first, last)], 1)


class Biaffine(nn.Module):
    def __init__(self, width, labels):
        super().__init__()
        self.w = nn.Parameter(torch.randn(labels, width + 1, width + 1) * 0.02)

    def forward(self, left, right, pairs):
        """left [n,d], right [m,d], pairs [P,2] -> [P,labels]"""
        one = lambda x: torch.cat([x, x.new_ones(x.shape[0], 1)], 1)
        turned = torch.einsum("nd,kde->nke", one(left), self.w)
        return torch.einsum("pke,pe->pk", turned[pairs[:, 0]], one(right)[pairs[:, 1]])


class Between(nn.Module):
    """Scores pairs by both spans, their distance and the text between them."""

    def __init__(self, width, hidden, size=128, context=64):
        super().__init__()
        self.context = nn.Linear(hidden, context)
        self.left, self.right, self.gap = nn.Linear(width, size), nn.Linear(width, size, bias=False), nn.Linear(context, size, bias=False)
        self.far = nn.Embedding(2 * FAR + 1, size)
        nn.init.normal_(self.far.weight, std=0.02)
        self.drop = nn.Dropout(0.15)

    def forward(self, spans, left, right, left_rows, right_rows, pairs):
        a, b = left_rows[pairs[:, 0]], right_rows[pairs[:, 1]]
        first = torch.minimum(a[:, 1], b[:, 1]) + 1
        last = torch.maximum(a[:, 0], b[:, 0]) - 1
        gap = self.context(spans.mean(torch.minimum(first, last + 1), last))
        far = (b[:, 0] - a[:, 0]).clamp(-FAR, FAR) + FAR
        return self.drop(F.gelu(self.left(left)[pairs[:, 0]] + self.right(right)[pairs[:, 1]] + self.gap(gap) + self.far(far)))


class ViewLayer(nn.Module):
    def __init__(self, width, heads=4):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x, mask):
        n, t, d = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(n, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = x + self.out(seen.transpose(1, 2).reshape(n, t, d))
        return x + self.down(F.gelu(self.up(self.norm2(x))))


class View(nn.Module):
    """The text as it looks from a trigger: narrow layers over the text's pieces with that trigger marked."""

    def __init__(self, hidden, width, layers=2):
        super().__init__()
        self.narrow, self.trigger = nn.Linear(hidden, width), nn.Linear(3 * hidden, width)
        self.far = nn.Embedding(2 * FAR + 1, width)
        nn.init.normal_(self.far.weight, std=0.02)
        self.layers = nn.ModuleList(ViewLayer(width) for _ in range(layers))
        self.norm, self.drop = nn.LayerNorm(width), nn.Dropout(0.1)

    def forward(self, hidden, mask, trigger, rows):
        """hidden [B,T,H], mask [B,T], trigger [N,3H] -> [N,T,width]"""
        t = hidden.shape[1]
        text, first, last = rows[:, 0] // t, rows[:, 0] % t, rows[:, 1] % t
        at = torch.arange(t, device=rows.device)[None, :]
        far = (at - first[:, None]).clamp(-FAR, 0) + (at - last[:, None]).clamp(0, FAR) + FAR
        x = self.drop(self.narrow(hidden)[text] + self.trigger(trigger)[:, None, :] + self.far(far))
        seen = mask.bool()[text][:, None, None, :]
        for layer in self.layers: x = layer(x, seen)
        return self.norm(x)

    @staticmethod
    def cut(view, rows, pairs):
        """view [N,T,d]; the end pieces of the second span of each pair -> [P,2d]"""
        t = view.shape[1]
        ends = rows[pairs[:, 1]] % t
        return torch.cat([view[pairs[:, 0], ends[:, 0]], view[pairs[:, 0], ends[:, 1]]], 1)


class Country(nn.Module):
    """Which country a mention is of, by its span and by its window as a whole."""

    def __init__(self, width, labels, size=256):
        super().__init__()
        self.width = width
        self.seen, self.told = nn.Linear(4 * width, size), nn.Linear(size, labels)
        self.drop = nn.ModuleList((nn.Dropout(0.1), nn.Dropout(0.3)))

    def forward(self, hidden, mask, rows):
        """hidden [B,T,H], mask [B,T], rows [n,2] in [B*T] -> [n,labels]"""
        there = mask.to(hidden.dtype)
        whole = (hidden * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        seen = torch.cat([Spans(hidden)(rows), whole[rows[:, 0] // hidden.shape[1]]], 1)
        return self.told(self.drop[1](F.gelu(self.seen(self.drop[0](seen)))))


class Net(nn.Module):
    def __init__(self, encoder, width, d=192, view=128, layers=2, use=("biaffine", "between", "view")):
        super().__init__()
        self.encoder, self.width, self.use = encoder, width, use
        count = {name: len(labels) for name, labels in LABELS.items()}
        self.drop = nn.Dropout(0.15)
        self.mention, self.trigger, self.attribution = (nn.Linear(width, 1 + 2 * count[n]) for n in ("mention", "trigger", "attribution"))
        rep = lambda: nn.Sequential(nn.Linear(3 * width, d), nn.GELU(), nn.Dropout(0.15))
        self.as_mention, self.as_trigger, self.as_told, self.as_act = rep(), rep(), rep(), rep()
        self.sector = nn.Linear(d, count["sector"])
        self.country = Country(width, count["country"])  # with all else, or by itself over a finished net: training/countries.py
        self.attributes = nn.ModuleDict({"of_" + name: nn.Linear(d, count[name]) for name in ATTRIBUTES})
        self.true_mention, self.true_trigger = nn.Linear(d, 1), nn.Linear(d, 1)
        self.arcs = nn.ModuleDict({name: Biaffine(d, count.get(name, 1)) for name in ("role", "link", "coref", "srl")})
        self.between = nn.ModuleDict({name: Between(d, width) for name in ("role", "link", "coref")})
        self.from_between = nn.ModuleDict({name: nn.Linear(128, count.get(name, 1)) for name in self.arcs})
        self.view = View(width, view, layers)
        self.from_view = nn.ModuleDict({name: nn.Linear(2 * view, count[name]) for name in ("role", "link", "srl")})
        self.as_source, self.as_target = rep(), rep()
        self.question = nn.Linear(2 * d, width)
        self.relation = nn.Sequential(nn.Linear(2 * d + width, 2 * d), nn.GELU(), nn.Dropout(0.2))
        self.root, self.related = nn.Linear(2 * d, count["root"]), nn.Linear(2 * d, 1)

    def encode(self, ids, case, mask):
        return self.drop(self.encoder(ids, case, mask))

    def pair_scores(self, name, spans, parts, pairs, view=None):
        """parts: (left, right, left_rows, right_rows); the sum of the ways to score a pair, [P,labels]"""
        left, right, left_rows, right_rows = parts
        body = "role" if name == "srl" else name
        score = self.arcs[name](left, right, pairs)
        if "between" in self.use: score = score + self.from_between[name](self.between[body](spans, left, right, left_rows, right_rows, pairs))
        if view is not None and "view" in self.use: score = score + self.from_view[name](View.cut(view, right_rows, pairs))
        return score

    def pair_relation(self, hidden, mask, source, target):
        """One pair a text: hidden [B,T,H], source and target rows [B,2] in [B*T] -> [B,2d], for root and related"""
        spans = Spans(hidden)
        s, t = self.as_source(spans(source)), self.as_target(spans(target))
        asked = self.question(torch.cat([s, t], 1))
        weight = torch.softmax((hidden @ asked[:, :, None])[:, :, 0] / self.width ** 0.5 + (1 - mask.to(hidden.dtype)) * -1e4, 1)
        return self.relation(torch.cat([s, t, (weight[:, :, None] * hidden).sum(1)], 1))
