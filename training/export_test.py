#!/usr/bin/env python3
"""The graphs of export.py compute what the net computes: encoder, heads and relation on random weights and windows.
So does the net that reopen.py makes of the saved graphs.

usage: export_test.py      prints the largest difference of each output; exit 1 if one is over 1e-3 (reopened: 1e-2, weights in fp16)
"""
import os, random, sys, tempfile

import numpy as np
import openvino as ov
import torch

import export, reopen
from learn import Heads
from net import Encoder, Net

MOST = 1e-3
MOST_REOPENED = 1e-2


def small_net(view):
    torch.manual_seed(3)
    use = ("biaffine", "between", "view") if view else ("biaffine", "between")
    net = Net(Encoder(200, 48, 2, 4, 96, 64), 48, d=24, view=16, layers=2, use=use).eval()
    for p in net.parameters(): p.data += 0.05 * torch.randn_like(p)
    return net


def window(draw, length):
    spans = lambda n: [tuple(sorted(draw.sample(range(1, length - 1), 2))) for _ in range(n)]
    return [draw.randrange(1, 200) for _ in range(length)], [draw.randrange(5) for _ in range(length)], spans(6), spans(4)


def of_net(net, ids, case, mentions, nodes, grid):
    t = torch.tensor
    with torch.no_grad():
        hidden = net.encoder(t([ids]), t([case]), t([[1] * len(ids)]))
        h = Heads(net, hidden, t([[1] * len(ids)]), t(mentions), t(nodes))
        seen = net.pair_relation(hidden, t([[1] * len(ids)]), t([mentions[0]]), t([mentions[1]]))
        out = {"hidden": hidden, "mention": net.mention(hidden), "trigger": net.trigger(hidden), "attribution": net.attribution(hidden), **h.attributes(), "country": h.country(),
               **{name: h.pair_scores(name, t(grid[name])) for name in ("role", "link", "coref")},
               "root": net.root(seen), "related": net.related(seen)}
    return {k: v.numpy() for k, v in out.items()}


def of_graphs(compiled, ids, case, mentions, nodes, grid):
    i = lambda x: np.array(x, dtype=np.int64)
    # the window stands second in a batch, padded: neighbours and padding must not matter
    pad = lambda x: i([[5] * (len(x) + 7), x + [0] * 7])
    out = compiled["encoder"]({"ids": pad(ids), "case": pad(case) % 5, "mask": i([[1] * (len(ids) + 7), [1] * len(ids) + [0] * 7])})
    found = {n: out[n][1:, :len(ids)] for n in ("hidden", "mention", "trigger", "attribution")}
    mask, rows = i([[1] * (len(ids) + 7), [1] * len(ids) + [0] * 7]), lambda spans: i(spans) + len(ids) + 7
    more = compiled["heads"]({"hidden": out["hidden"], "mask": mask, "mentions": rows(mentions), "nodes": rows(nodes), "node_mention": i(grid["role"]), "node_node": i(grid["link"]), "mention_mention": i(grid["coref"])})
    asked = compiled["relation"]({"hidden": out["hidden"], "mask": i([[1] * (len(ids) + 7), [1] * len(ids) + [0] * 7]), "source": i([[1, 2], mentions[0]]), "target": i([[3, 4], mentions[1]])})
    return {**found, **{k.get_any_name(): v for k, v in more.items()}, **{k.get_any_name(): v[1:] for k, v in asked.items()}}


def questions(draw, length):
    ids, case, mentions, nodes = window(draw, length)
    grid = {"role": [(a, b) for a in range(4) for b in range(6)], "link": [(a, b) for a in range(4) for b in range(4)], "coref": [(a, b) for a in range(6) for b in range(6)]}
    return ids, case, mentions, nodes, grid


def apart(wanted, found, worst):
    for name in wanted: worst[name] = max(worst.get(name, 0), float(np.abs(wanted[name] - found[name]).max()))


def reopened(graphs, net):
    """Another net with what the saved graphs hold."""
    with tempfile.TemporaryDirectory() as folder:
        for name, graph in graphs.items(): ov.save_model(graph, os.path.join(folder, name + ".xml"), compress_to_fp16=True)
        other = small_net("view" in net.use)
        for p in other.parameters(): p.data *= 0
        other.load_state_dict(reopen.weights(folder, other))
    return other


def main():
    worst, again = {}, {}
    for view in (True, False):
        net, draw = small_net(view), random.Random(7)
        graphs = export.graphs(net.state_dict(), {"base": {"heads": 4}, "net": {"use": net.use}})
        compiled = {n: ov.compile_model(g, "CPU", {"INFERENCE_PRECISION_HINT": "f32"}) for n, g in graphs.items()}
        other = None if view else reopened(graphs, net)
        for length in (12, 33, 50):
            asked = questions(draw, length)
            wanted = of_net(net, *asked)
            apart(wanted, of_graphs(compiled, *asked), worst)
            if other: apart(wanted, of_net(other, *asked), again)
    for name in worst: print(f"{name:<12} {worst[name]:.1e}   reopened {again[name]:.1e}")
    sys.exit(max(worst.values()) > MOST or max(again.values()) > MOST_REOPENED)


if __name__ == "__main__": main()
