"""The weights of a model folder as those of a net, so that training can go on from a model that is shipped.

A folder keeps what the program computes with: 8-bit or fp16 numbers, and two linear steps multiplied into one. The net that
comes back computes the same (training/export_test.py), but its weights are those rounded ones, and the parts that only
training uses (true_mention, true_trigger, all of srl) are left out: the caller keeps its own for them.
"""
import os, re

import numpy as np
import openvino as ov
import torch
from openvino import opset13 as op

PART = re.compile(r"(.*\.weight)\.\d$")  # query, key and value stand apart in a graph
PAIRS = ("role", "link", "coref")
MAY_LACK = ("country.",)  # what older folders do not have
ONLY_TRAINING = ("true_mention.", "true_trigger.", "arcs.srl.", "from_between.srl.", "from_view.", "view.")


class Graph:
    """One graph of a folder, read by the names that training/export.py gives its operations."""

    def __init__(self, folder, name):
        model = ov.Core().read_model(os.path.join(folder, name + ".xml"))
        self.nodes = model.get_ordered_ops()
        self.results = {port.get_any_name(): port.get_node().input_value(0).get_node() for port in model.outputs}
        self.named = {n.get_friendly_name(): n for n in self.nodes}

    def of_type(self, kind):
        return [n for n in self.nodes if n.get_type_name() == kind]


def up(node, *path):
    """The node that is reached from `node` by the given inputs, one after the other."""
    for k in path: node = node.input_value(k).get_node()
    return node


def value(node):
    """What a part of a graph that reads no input holds, in f32."""
    made = ov.Model([op.result(op.convert(node, "f32"))], [], "part")
    return ov.Core().compile_model(made, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})([])[0].copy()


def below(node):
    """The operation that reads a node's only output."""
    return next(iter(node.output(0).get_target_inputs())).get_node()


def dense(graph):
    """{name: weight or bias} of the linear layers that carry a name."""
    found = {}
    for name, node in graph.named.items():
        if node.get_type_name() != "MatMul" or ".weight" not in name: continue
        found[name] = np.ascontiguousarray(value(up(node, 1)).T)
        after = below(node)
        if after.get_type_name() == "Add" and not reads_input(up(after, 1)): found[name.replace(".weight", ".bias")] = value(up(after, 1))
    for whole in {PART.match(n)[1] for n in found if PART.match(n)}:
        for name in (whole, whole.replace(".weight", ".bias")): found[name] = np.concatenate([found.pop(f"{name}.{k}").squeeze() for k in range(3)])
    return {name: x.squeeze() if name.endswith(".bias") else x for name, x in found.items()}


def reads_input(node):
    return node.get_type_name() == "Parameter" or any(reads_input(up(node, k)) for k in range(node.get_input_size()))


def encoder(graph):
    found = dense(graph)
    for name in ("words", "case"): found[f"encoder.{name}.weight"] = value(up(graph.named[f"encoder.{name}.weight"], 0))
    found["encoder.places.weight"] = value(up(graph.of_type("Slice")[0], 0))
    norms = ["encoder.norm"] + [f"encoder.layers.{i // 2}.norm{i % 2 + 1}" for i in range(len(graph.of_type("MVN")) - 1)]
    for name, node in zip(norms, graph.of_type("MVN")):
        scaled = below(node)
        found |= {name + ".weight": value(up(scaled, 1)).squeeze(), name + ".bias": value(up(below(scaled), 1)).squeeze()}
    return found


def pair(graph, name):
    """The three ways to score a pair: product of both sides, what stands between them, how far apart they are."""
    product, between = up(graph.results[name], 0), up(graph.results[name], 1, 0, 0, 0)  # gathered; a sum
    sides, labels = up(product, 0, 0, 0, 0, 0), graph.results[name].get_output_partial_shape(0)[1].get_length()
    weight = value(up(sides, 1))
    left, gap, far = up(between, 0, 0, 0), up(between, 1, 0), up(between, 1, 1)
    return {f"arcs.{name}.w": weight.reshape(len(weight), labels, -1).transpose(1, 0, 2), f"between.{name}.far.weight": value(up(far, 0)),
            f"between.{name}.product": value(up(gap, 0, 1, 0, 0, 1)).T, f"between.{name}.steady": value(up(left, 1)).squeeze()}


def heads(graph):
    found = dense(graph)
    for name in PAIRS: found |= pair(graph, name)
    return found


def apart(product, steady, inner):
    """gap [size,inner], context [inner,hidden] and its bias from gap @ context and gap @ bias; unique but for a turn of what is between."""
    u, sizes, v = np.linalg.svd(product.astype(np.float64), full_matrices=False)
    rank = min(inner, len(sizes))
    gap, context, bias = np.zeros((len(product), inner)), np.zeros((inner, product.shape[1])), np.zeros(inner)
    gap[:, :rank], context[:rank] = u[:, :rank] * np.sqrt(sizes[:rank]), np.sqrt(sizes[:rank, None]) * v[:rank]
    bias[:rank] = np.linalg.lstsq(gap[:, :rank], steady.astype(np.float64), rcond=None)[0]
    if rank < inner: gap[:, rank], bias[rank] = steady - gap @ bias, 1  # what lies outside the product's reach
    return {"gap.weight": gap, "context.weight": context, "context.bias": bias}


def width_of(folder):
    """Of the feed-forward layers."""
    return up(Graph(folder, "encoder").named["encoder.layers.0.up.weight"], 1).get_output_partial_shape(0)[1].get_length()


def weights(folder, net):
    """The state of `net`, shaped like the folder's, with the folder's numbers. ValueError names what does not fit."""
    found = encoder(Graph(folder, "encoder")) | heads(Graph(folder, "heads")) | dense(Graph(folder, "relation"))
    state = {name: x.detach().clone().float() for name, x in net.state_dict().items()}
    for name in PAIRS:
        at = f"between.{name}."
        parts = apart(found.pop(at + "product"), found.pop(at + "steady"), state[at + "context.bias"].shape[0])
        found |= {at + part: x for part, x in parts.items()}
    lacking = [n for n in state if n not in found and not n.startswith(ONLY_TRAINING + MAY_LACK)] + [n for n in found if n not in state]
    if lacking: raise ValueError(f"{folder}: not a model of this net, see {lacking[0]}")
    for name, x in found.items():
        into = state[name][:len(x)] if name == "encoder.places.weight" else state[name]  # graphs keep the places of a window
        if x.size != into.numel(): raise ValueError(f"{folder}: {name} is {x.shape}, the net's {tuple(into.shape)}")
        into.copy_(torch.from_numpy(np.ascontiguousarray(x, np.float32)).reshape(into.shape))
    return state
