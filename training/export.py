#!/usr/bin/env python3
"""Write a trained net as the three graphs of a model folder: encoder, heads, relation (OpenVINO IR, weights stored as fp16).

usage: export.py RUN OUT      RUN holds net.pt and run.json of train.py; OUT receives {encoder,heads,relation}.{xml,bin}

The graphs compute what training/net.py computes; training/export_test.py compares them. They are written by hand, not traced,
so that attention is the runtime's fused one and each pair score is one product per label and span.
  encoder   ids, case, mask i64 [B,T] -> hidden f32 [B,T,H], mention, trigger, attribution [B,T,tags]
  heads     hidden f32 [B,T,H], mask i64 [B,T], mentions, nodes i64 [n,2] (first and last row in [B*T]), node_mention, node_node,
            mention_mention i64 [P,2] -> sector, country, type, mode, factuality, tense, kind, context [n,labels], role, link, coref [P,labels]
  relation  hidden f32 [B,T,H], mask i64 [B,T], source, target i64 [B,2] -> root [B,labels], related [B,1]
"""
import copy, json, os, sys

import numpy as np
import openvino as ov
import torch
from openvino import opset13 as op

from batches import ATTRIBUTES
from net import FAR

INT = np.int64
LONGEST = 256  # pieces of a window


class Weights:
    """Weights of the net by name, as f32 constants; linear layers as [in,out]."""

    def __init__(self, state):
        self.state = {k: v.float().numpy() for k, v in state.items()}

    def __call__(self, name, turn=False):
        value = self.state[name]
        return op.constant(np.ascontiguousarray(value.T if turn else value))

    def shape(self, name):
        return self.state[name].shape

    def has(self, name):
        return name in self.state


def whole(value):
    return op.constant(np.array(value, dtype=INT))


def number(value):
    return op.constant(np.float32(value))


def parameter(name, shape, kind=INT):
    made = op.parameter(shape, kind, name)
    made.output(0).set_names({name})
    return made


def graph(outputs, inputs, name):
    results = []
    for key, node in outputs.items():
        node.output(0).set_names({key})
        results.append(op.result(node))
    return ov.Model(results, inputs, name)


def named(node, name):
    """Operations that read a weight carry its name: training/quantise.py finds it by that."""
    node.set_friendly_name(name)
    return node


def dense(w, x, name):
    y = named(op.matmul(x, w(name + ".weight", turn=True), False, False), name + ".weight")
    return op.add(y, w(name + ".bias")) if w.has(name + ".bias") else y


def norm(w, x, name, small):
    y = op.mvn(x, whole([-1]), True, small, "inside_sqrt")
    return op.add(op.multiply(y, w(name + ".weight")), w(name + ".bias"))


def column(x, k):
    return op.gather(x, whole(k), whole(1))


def size(x, axis):
    return op.gather(op.shape_of(x), whole([axis]), whole(0))


def split_heads(x, heads):
    width = x.get_output_partial_shape(0)[2].get_length()
    return op.transpose(op.reshape(x, whole([0, 0, heads, width // heads]), True), whole([0, 2, 1, 3]))


def attention(w, x, name, heads, seen=None):
    """qkv of [n,t,d] in one product each; `seen` [n,1,t,t] or None for all."""
    weight, bias = w.state[name + ".weight"], w.state[name + ".bias"]
    parts = []
    for k in range(3):
        rows = slice(k * len(bias) // 3, (k + 1) * len(bias) // 3)
        product = named(op.matmul(x, op.constant(np.ascontiguousarray(weight[rows].T)), False, False), f"{name}.weight.{k}")
        part = op.add(product, op.constant(bias[rows]))
        parts.append(split_heads(part, heads))
    seen = () if seen is None else (seen,)
    mixed = op.transpose(op.scaled_dot_product_attention(*parts, *seen), whole([0, 2, 1, 3]))
    return op.reshape(mixed, whole([0, 0, len(bias) // 3]), True)


def encoder(w, layers, heads):
    ids, case, mask = (parameter(n, [-1, -1]) for n in ("ids", "case", "mask"))
    length = size(ids, 1)
    looked_up = lambda name, at: named(op.gather(w(name), at, whole(0)), name)
    x = op.add(looked_up("encoder.words.weight", ids), looked_up("encoder.case.weight", case))
    places = op.constant(np.ascontiguousarray(w.state["encoder.places.weight"][:LONGEST]))
    x = op.add(x, op.slice(places, whole([0]), length, whole([1]), whole([0])))
    x = norm(w, x, "encoder.norm", 1e-12)
    seen = op.broadcast(op.unsqueeze(op.convert(mask, "boolean"), whole([1, 2])), op.concat([size(ids, 0), whole([1]), length, length], 0), "numpy")
    for i in range(layers):
        at = f"encoder.layers.{i}."
        x = norm(w, op.add(x, dense(w, attention(w, x, at + "qkv", heads, seen), at + "out")), at + "norm1", 1e-12)
        x = norm(w, op.add(x, dense(w, op.gelu(dense(w, x, at + "up"), "erf"), at + "down")), at + "norm2", 1e-12)
    return graph({"hidden": x, **{n: dense(w, x, n) for n in ("mention", "trigger", "attribution")}}, [ids, case, mask], "encoder")


class Rows:
    """The rows of windows [B,T,H] one behind the other, ready to be cut into spans; as net.Spans."""

    def __init__(self, hidden, width):
        self.hidden, self.length = hidden, size(hidden, 1)
        at = op.range(whole(0), op.squeeze(self.length, whole([0])), whole(1), "f32")
        self.until = op.convert(op.less_equal(op.unsqueeze(at, whole([0])), op.unsqueeze(at, whole([1]))), "f32")  # [T,T], 1 up to the row itself
        self.lay(width)

    def lay(self, width):
        self.flat = op.reshape(self.hidden, whole([-1, width]), False)
        self.sums = op.reshape(op.matmul(self.until, self.hidden, False, False), whole([-1, width]), False)

    def turned(self, weight):
        """The same rows times weight [width,n]: their mean is the product of the mean, at the price of one product a row."""
        other = copy.copy(self)
        other.hidden = op.matmul(self.hidden, op.constant(np.ascontiguousarray(weight)), False, False)
        other.lay(weight.shape[1])
        return other

    def mean(self, first, last):
        """Of the rows first..last, which lie in one window; zeros where last < first."""
        own = op.gather(self.flat, first, whole(0))
        total = op.add(op.subtract(op.gather(self.sums, last, whole(0)), op.gather(self.sums, first, whole(0))), own)
        count = op.add(op.subtract(last, first), whole(1))
        some = op.convert(op.greater(count, whole(0)), "f32")
        scale = op.divide(some, op.convert(op.maximum(count, whole(1)), "f32"))
        return op.multiply(total, op.unsqueeze(scale, whole([1])))

    def cut(self, rows):
        first, last = column(rows, 0), column(rows, 1)
        return op.concat([op.gather(self.flat, first, whole(0)), op.gather(self.flat, last, whole(0)), self.mean(first, last)], 1)


def represent(w, cut, name):
    return op.gelu(dense(w, cut, name + ".0"), "erf")


def with_one(x):
    one = op.add(op.multiply(op.slice(x, whole([0]), whole([1]), whole([1]), whole([1])), number(0)), number(1))
    return op.concat([x, one], 1)


def biaffine(w, left, right, pairs, name):
    weight = w.state[name + ".w"]  # [labels,d,d]
    labels, width, _ = weight.shape
    side_by_side = op.constant(np.ascontiguousarray(weight.transpose(1, 0, 2).reshape(width, labels * width)))
    turned = op.reshape(op.matmul(with_one(left), side_by_side, False, False), whole([-1, width]), False)
    grid = op.reshape(op.matmul(turned, with_one(right), False, True), op.concat([whole([-1, labels]), size(right, 0)], 0), False)
    return op.gather_nd(op.transpose(grid, whole([0, 2, 1])), pairs, 0)


class Pairs:
    """What a pair of spans is scored by; as net.pair_scores."""

    def __init__(self, w, rows):
        self.w, self.rows = w, rows

    def gap(self, a, b, name):
        """What stands between two spans, as `name`.gap of `name`.context of its mean; without their constant part."""
        last = op.subtract(op.maximum(column(a, 0), column(b, 0)), whole(1))
        first = op.minimum(op.add(op.minimum(column(a, 1), column(b, 1)), whole(1)), op.add(last, whole(1)))
        state = self.w.state
        return self.rows.turned((state[name + ".gap.weight"] @ state[name + ".context.weight"]).T).mean(first, last)

    def between(self, left, right, spans, pairs, name):
        one, two = column(pairs, 0), column(pairs, 1)
        a, b = op.gather(spans[0], one, whole(0)), op.gather(spans[1], two, whole(0))
        far = op.add(op.clamp(op.convert(op.subtract(column(b, 0), column(a, 0)), "f32"), -FAR, FAR), number(FAR))
        steady = op.constant(self.w.state[name + ".gap.weight"] @ self.w.state[name + ".context.bias"])
        parts = [op.gather(op.add(dense(self.w, left, name + ".left"), steady), one, whole(0)), op.gather(dense(self.w, right, name + ".right"), two, whole(0)),
                 self.gap(a, b, name), op.gather(self.w(name + ".far.weight"), op.convert(far, "i64"), whole(0))]
        return op.gelu(op.add(op.add(parts[0], parts[1]), op.add(parts[2], parts[3])), "erf")

    def scores(self, head, left, right, spans, pairs, view=None):
        score = biaffine(self.w, left, right, pairs, "arcs." + head)
        if self.w.has(f"from_between.{head}.weight"):
            score = op.add(score, dense(self.w, self.between(left, right, spans, pairs, "between." + head), "from_between." + head))
        if view is None: return score
        ends = op.mod(op.gather(spans[1], column(pairs, 1), whole(0)), self.rows.length)
        at = lambda k: op.concat([op.unsqueeze(column(pairs, 0), whole([1])), op.unsqueeze(column(ends, k), whole([1]))], 1)
        cut = op.concat([op.gather_nd(view, at(0), 0), op.gather_nd(view, at(1), 0)], 1)
        return op.add(score, dense(self.w, cut, "from_view." + head))


def view_of(w, hidden, mask, cut, nodes, layers, heads=4):
    """As net.View: [N,T,d], the window of each trigger from that trigger."""
    length = size(hidden, 1)
    window = op.divide(column(nodes, 0), length)
    at = op.unsqueeze(op.range(whole(0), op.squeeze(length, whole([0])), whole(1), "i64"), whole([0]))
    first, last = (op.unsqueeze(op.mod(column(nodes, k), length), whole([1])) for k in (0, 1))
    off = lambda edge: op.convert(op.subtract(at, edge), "f32")
    far = op.convert(op.add(op.add(op.clamp(off(first), -FAR, 0), op.clamp(off(last), 0, FAR)), number(FAR)), "i64")
    x = op.add(op.gather(dense(w, hidden, "view.narrow"), window, whole(0)), op.unsqueeze(dense(w, cut, "view.trigger"), whole([1])))
    x = op.add(x, op.gather(w("view.far.weight"), far, whole(0)))
    seen = op.convert(op.gather(mask, window, whole(0)), "boolean")
    seen = op.broadcast(op.unsqueeze(seen, whole([1, 2])), op.concat([size(nodes, 0), whole([1]), length, length], 0), "numpy")
    for i in range(layers):
        name = f"view.layers.{i}."
        x = op.add(x, dense(w, attention(w, norm(w, x, name + "norm1", 1e-5), name + "qkv", heads, seen), name + "out"))
        x = op.add(x, dense(w, op.gelu(dense(w, norm(w, x, name + "norm2", 1e-5), name + "up"), "erf"), name + "down"))
    return norm(w, x, "view.norm", 1e-5)


def heads(w, width, view_layers):
    hidden, mask = parameter("hidden", [-1, -1, width], np.float32), parameter("mask", [-1, -1])
    mentions, nodes, roles, links, corefs = (parameter(n, [-1, 2]) for n in ("mentions", "nodes", "node_mention", "node_node", "mention_mention"))
    rows = Rows(hidden, width)
    mention, node = rows.cut(mentions), rows.cut(nodes)
    m, trigger, told, act = (represent(w, x, n) for x, n in ((mention, "as_mention"), (node, "as_trigger"), (node, "as_told"), (node, "as_act")))
    outputs = {"sector": dense(w, m, "sector"), "country": country(w, rows, mask, mentions, mention), **{n: dense(w, act, "attributes.of_" + n) for n in ATTRIBUTES}}
    view = view_of(w, hidden, mask, node, nodes, view_layers) if view_layers else None
    pairs = Pairs(w, rows)
    outputs["role"] = pairs.scores("role", trigger, m, (nodes, mentions), roles, view)
    outputs["link"] = pairs.scores("link", trigger, told, (nodes, nodes), links, view)
    outputs["coref"] = pairs.scores("coref", m, m, (mentions, mentions), corefs)
    return graph(outputs, [hidden, mask, mentions, nodes, roles, links, corefs], "heads")


def country(w, rows, mask, mentions, cut):
    """As net.Country."""
    there = op.unsqueeze(op.convert(mask, "f32"), whole([2]))
    mean = op.divide(op.reduce_sum(op.multiply(rows.hidden, there), whole([1])), op.reduce_sum(there, whole([1])))
    window = op.divide(column(mentions, 0), rows.length)
    return dense(w, op.gelu(dense(w, op.concat([cut, op.gather(mean, window, whole(0))], 1), "country.seen"), "erf"), "country.told")


def relation(w, width):
    hidden, mask = parameter("hidden", [-1, -1, width], np.float32), parameter("mask", [-1, -1])
    source, target = parameter("source", [-1, 2]), parameter("target", [-1, 2])
    length = size(hidden, 1)
    shift = op.unsqueeze(op.multiply(op.range(whole(0), op.squeeze(size(hidden, 0), whole([0])), whole(1), "i64"), length), whole([1]))
    rows = Rows(hidden, width)
    s, t = (represent(w, rows.cut(op.add(x, shift)), n) for x, n in ((source, "as_source"), (target, "as_target")))
    asked = dense(w, op.concat([s, t], 1), "question")
    score = op.divide(op.squeeze(op.matmul(hidden, op.unsqueeze(asked, whole([2])), False, False), whole([2])), number(width ** 0.5))
    hide = op.multiply(op.subtract(number(1), op.convert(mask, "f32")), number(-1e4))
    weight = op.unsqueeze(op.softmax(op.add(score, hide), 1), whole([2]))
    seen = op.gelu(dense(w, op.concat([s, t, op.reduce_sum(op.multiply(weight, hidden), whole([1]))], 1), "relation.0"), "erf")
    asked_for = [n for n in ("root", "related") if w.has(n + ".weight")]
    return graph({n: dense(w, seen, n) for n in asked_for}, [hidden, mask, source, target], "relation")


def graphs(state, settings):
    """{name: graph} of the weights of a Net made by these settings."""
    w, net = Weights(state), settings.get("net", {})
    attention_heads, view_layers = settings["base"].get("heads", 12), net.get("layers", 2) if "view" in net.get("use", ("view",)) else 0
    layers = len({k.split(".")[2] for k in state if k.startswith("encoder.layers.")})
    width = w.shape("encoder.words.weight")[1]
    return {"encoder": encoder(w, layers, attention_heads), "heads": heads(w, width, view_layers), "relation": relation(w, width)}


def main(run, out):
    state = torch.load(os.path.join(run, "net.pt"), weights_only=True)
    with open(os.path.join(run, "run.json"), encoding="utf-8") as file: settings = json.load(file)["settings"]
    os.makedirs(out, exist_ok=True)
    for name, made in graphs(state, settings).items():
        ov.save_model(made, os.path.join(out, name + ".xml"), compress_to_fp16=True)
        print(f"{name}: {os.path.getsize(os.path.join(out, name + '.bin'))} bytes of weights")


if __name__ == "__main__":
    if len(sys.argv) != 3: sys.exit(__doc__)
    main(*sys.argv[1:])
