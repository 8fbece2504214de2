"""Narrower feed-forward layers: the neurons that matter least are taken out, then training goes on.

A neuron matters by the mean size of what it hands on, over the pieces of some texts, times the length of its outgoing weights:
what the layer's output would lack (structured pruning by activation, after Molchanov et al. 2017, arXiv:1611.06440).
"""
import torch
from torch import nn


def width(net):
    return net.encoder.layers[0].up.out_features


@torch.no_grad()
def sizes(net, batches):
    """Per layer, the mean size of each neuron's activation over the pieces of batches of (ids, case, mask)."""
    sums, now = [0. for _ in net.encoder.layers], {}
    def count(i):
        def see(module, given): sums[i] = sums[i] + given[0].float().abs()[now["mask"].bool()].sum(0)
        return see
    hooks = [layer.down.register_forward_pre_hook(count(i)) for i, layer in enumerate(net.encoder.layers)]
    net.eval()
    for now["ids"], now["case"], now["mask"] in batches: net.encoder(now["ids"], now["case"], now["mask"])
    net.train()
    for hook in hooks: hook.remove()
    return sums


def chosen(net, batches, inner):
    """Per layer, the `inner` neurons to keep, in their order."""
    lengths = [layer.down.weight.detach().norm(dim=0) for layer in net.encoder.layers]
    return [(size * length).topk(inner).indices.sort().values for size, length in zip(sizes(net, batches), lengths)]


def keep(weights, kept):
    """The state of a Net with only the neurons `kept` of each layer."""
    weights = dict(weights)
    for i, rows in enumerate(kept):
        at = f"encoder.layers.{i}."
        weights[at + "up.weight"], weights[at + "up.bias"] = weights[at + "up.weight"][rows], weights[at + "up.bias"][rows]
        weights[at + "down.weight"] = weights[at + "down.weight"][:, rows].contiguous()
    return weights


def shape(net, inner):
    """Makes room for weights of that width; what was in the layers is lost."""
    for layer in net.encoder.layers:
        device, hidden = layer.up.weight.device, layer.up.in_features
        layer.up, layer.down = nn.Linear(hidden, inner, device=device), nn.Linear(inner, hidden, device=device)


def width_of(weights):
    """Of the state of a Net."""
    return weights["encoder.layers.0.up.weight"].shape[0]
