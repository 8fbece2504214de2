#!/usr/bin/env python3
"""Write the heads graph of a model afresh, in the form that the runtime computes fastest.

usage: graphs.py FOLDER OUT      FOLDER holds heads.{xml,bin} as a tracing exporter leaves them

The numbers are the same; what changes is how they are computed: pair scores come from one product per label and span instead of
one per pair (n spans cost n products, not n * n). Inputs, outputs and weights keep their names, types and bytes: the weights
file only grows by the few constants that the new graph needs. Needs openvino and numpy (training/requirements.txt).
"""
import os, re, sys

import numpy as np
import openvino as ov
from openvino import opset13 as op

WIDTH = 384
INT = np.int64


def const(value):
    return op.constant(np.array(value, dtype=INT))


class Weights:
    """The named weights of a graph, as f32 constants."""

    def __init__(self, path):
        model = ov.Core().read_model(path)
        self.by_name = {o.get_friendly_name(): o for o in model.get_ordered_ops() if o.get_type_name() == "Constant"}

    def __call__(self, name):
        return op.constant(self.by_name[name + "_compressed"].data.astype(np.float32))


def parameter(name, shape, kind=INT):
    made = op.parameter(shape, kind, name)
    made.output(0).set_names({name})
    return made


def results(outputs):
    made = []
    for name, node in outputs.items():
        node.output(0).set_names({name})
        made.append(op.result(node))
    return made


def dense(x, weight, bias, transposed=False):
    return op.add(op.matmul(x, weight, False, transposed), bias)


def spans(hidden, rows):
    """hidden [R,H], rows [n,2] (first, last) -> [n,3H]: first row, last row, mean from a running sum."""
    first, last = (op.gather(rows, const(k), const(1)) for k in (0, 1))
    zero = op.multiply(op.gather(hidden, const([0]), const(0)), op.constant(np.float32(0)))
    sums = op.concat([zero, op.cum_sum(hidden, const(0))], 0)
    after = op.add(last, const(1))
    total = op.subtract(op.gather(sums, after, const(0)), op.gather(sums, first, const(0)))
    count = op.unsqueeze(op.convert(op.subtract(after, first), "f32"), const([1]))
    return op.concat([op.gather(hidden, first, const(0)), op.gather(hidden, last, const(0)), op.divide(total, count)], 1)


def project(x, w, name):
    return op.gelu(dense(x, w(f"n.{name}.0.weight"), w(f"n.{name}.0.bias"), True), "erf")


def with_one(x):
    one = op.add(op.multiply(op.slice(x, const([0]), const([1]), const([1]), const([1])), op.constant(np.float32(0))), op.constant(np.float32(1)))
    return op.concat([x, one], 1)


def pair_scores(left, right, weight, pairs):
    """left [n,d], right [m,d], weight [K,d,d]: the K scores of each of pairs [P,2]."""
    labels, width, _ = weight.output(0).get_shape()
    side_by_side = op.reshape(op.transpose(weight, const([1, 0, 2])), const([width, labels * width]), False)
    turned = op.reshape(op.matmul(left, side_by_side, False, False), const([-1, width]), False)  # [n*K,d]
    count = op.gather(op.shape_of(right), const([0]), const(0))
    grid = op.reshape(op.matmul(turned, right, False, True), op.concat([const([-1, labels]), count], 0), False)
    return op.gather_nd(op.transpose(grid, const([0, 2, 1])), pairs, 0)


def heads(w):
    hidden = parameter("hidden", [-1, WIDTH], np.float32)
    mentions, nodes, node_mention, node_node, mention_mention = (
        parameter(n, [-1, 2]) for n in ("mentions", "nodes", "node_mention", "node_node", "mention_mention"))
    mention, node = spans(hidden, mentions), spans(hidden, nodes)
    m, a, b = project(mention, w, "m_rep"), project(node, w, "n_rep"), project(node, w, "n_rep2")
    attribute = lambda x, name: dense(x, w(f"n.{name}.weight"), w(f"n.{name}.bias"), True)
    outputs = {"sector": attribute(m, "sector")}
    for name, weight in (("type", "ntype"), ("mode", "mode"), ("factuality", "fact"), ("tense", "time"), ("kind", "kind"), ("context", "ctx")):
        outputs[name] = attribute(a, weight)
    m, a, b = with_one(m), with_one(a), with_one(b)
    outputs["role"] = pair_scores(a, m, w("n.arg.w"), node_mention)
    outputs["link"] = pair_scores(a, b, w("n.link.w"), node_node)
    outputs["coref"] = pair_scores(m, m, w("n.coref.w"), mention_mention)
    return ov.Model(results(outputs), [hidden, mentions, nodes, node_mention, node_node, mention_mention], "heads")


CONST = re.compile(r'offset="(\d+)" size="(\d+)"')


def save(model, name, folder, out):
    """Writes the graph over the old weights file, with what it lacks appended."""
    ov.save_model(model, f"{out}/{name}.new.xml", compress_to_fp16=True)
    new = open(f"{out}/{name}.new.bin", "rb").read()
    old = bytearray(open(f"{folder}/{name}.bin", "rb").read())
    known = {}
    for offset, size in CONST.findall(open(f"{folder}/{name}.xml").read()):
        known.setdefault(bytes(old[int(offset):int(offset) + int(size)]), int(offset))

    def place(match):
        data = new[int(match[1]):int(match[1]) + int(match[2])]
        if data not in known:
            old.extend(b"\0" * (-len(old) % 64))
            known[data] = len(old)
            old.extend(data)
        return f'offset="{known[data]}" size="{match[2]}"'

    text = CONST.sub(place, open(f"{out}/{name}.new.xml").read())
    open(f"{out}/{name}.xml", "w").write(text)
    open(f"{out}/{name}.bin", "wb").write(old)
    for left_over in ("xml", "bin"):
        os.remove(f"{out}/{name}.new.{left_over}")
    print(f"{name}: {len(old)} bytes of weights")


def main(folder, out):
    save(heads(Weights(f"{folder}/heads.xml")), "heads", folder, out)


if __name__ == "__main__":
    if len(sys.argv) != 3: sys.exit(__doc__)
    main(*sys.argv[1:])
