"""Put the weights of an encoder on an 8-bit grid so that what it hands on changes least.

A weight takes one of 255 values, -127 to 127 times a scale of its row; quantise.py writes them as they are. Instead of the
nearest value for each weight, a layer's inputs are gone through one by one: what rounding the weights of one input costs is made up
for by those of the inputs still to come, as the layer's inputs on some texts go together. A layer aims at what the unrounded
one gives for the unrounded inputs, so that it also makes up for what the layers before it lost; its bias takes what is left of the
mean. Of the variance of the encoder's vectors a sixth is lost of what the nearest values lose.
Method: GPTQ (Frantar et al. 2022, arXiv:2210.17323).
Shapes: n pieces of all texts, weights [out,in] as in the net.
"""
import copy

import torch
from torch.nn import functional as F

MOST = 127
STEADY = 0.01  # of the mean variance of the inputs, added to each: inputs that hardly vary decide nothing


def scale_of(weight):
    """[out,1]"""
    return weight.abs().amax(1, keepdim=True).clamp(min=1e-12) / MOST


def nearest(weight):
    scale = scale_of(weight)
    return (weight / scale).round() * scale


def one_by_one(weight, variance):
    """weight [out,in] on the grid of its rows, given how the inputs vary together [in,in]. The largest of a row stays: it sets the scale."""
    order = variance.diagonal().argsort(descending=True)
    back = order.argsort()
    left, scale, largest = weight[:, order].clone(), scale_of(weight), back[weight.abs().argmax(1)]
    spread = torch.linalg.cholesky(torch.linalg.inv(variance[order][:, order]), upper=True)
    out = torch.zeros_like(left)
    for at in range(left.shape[1]):
        column = left[:, at:at + 1]
        whole = torch.where((largest == at)[:, None], MOST * column.sign(), (column / scale).round().clamp(-MOST, MOST))
        out[:, at:at + 1] = whole * scale
        left[:, at:] -= (column - out[:, at:at + 1]) / spread[at, at] * spread[at:at + 1, at:]
    return out[:, back]


def steadied(moments):
    return moments + STEADY * moments.diagonal().mean() * torch.eye(len(moments), dtype=moments.dtype)


def fit(layer, aim, given):
    """The linear layer on the grid, so that it gives for the second of each pair of inputs [1,t,in] what `aim` gives for the first."""
    whole, made = (torch.cat([pair[k][0] for pair in given]).double() for k in (0, 1))
    means = whole.mean(0), made.mean(0)
    whole, made = whole - means[0], made - means[1]
    variance = steadied(made.T @ made / len(made))
    weight = aim.weight.double()
    wanted = torch.linalg.solve(variance, steadied(made.T @ whole / len(made)) @ weight.T).T
    rounded = one_by_one(wanted, variance)
    bias = aim.bias.double() + weight @ means[0] - rounded @ means[1]
    layer.weight.copy_(rounded)
    layer.bias.copy_(bias.half())  # as a model folder keeps it


def each(step, parts, *given):
    """step(part, …) for both nets and every text; given: lists of pairs."""
    return [tuple(step(part, *values) for part, *values in zip(parts, *row)) for row in zip(*given)]


@torch.no_grad()
def on_grid(net, texts):
    """A copy of the net with the weights of encoder and tag heads on their grids. texts: (ids, case, mask), [1,T] each."""
    net.eval()
    made = copy.deepcopy(net)
    for table in (made.encoder.words, made.encoder.case): table.weight.copy_(nearest(table.weight))
    masks = [(net.encoder.seen(mask),) * 2 for _, _, mask in texts]
    now = [tuple(part.embedded(ids, case) for part in (net.encoder, made.encoder)) for ids, case, _ in texts]
    for parts in zip(net.encoder.layers, made.encoder.layers):
        aim, layer = parts
        fit(layer.qkv, aim.qkv, now)
        seen = each(lambda part, x, mask: part.attended(x, mask), parts, now, masks)
        fit(layer.out, aim.out, seen)
        now = each(lambda part, x, a: part.norm1(x + part.out(a)), parts, now, seen)
        fit(layer.up, aim.up, now)
        inner = each(lambda part, x: F.gelu(part.up(x)), parts, now)
        fit(layer.down, aim.down, inner)
        now = each(lambda part, x, y: part.norm2(x + part.down(y)), parts, now, inner)
    for name in ("mention", "trigger", "attribution"): fit(getattr(made, name), getattr(net, name), now)
    return made
