#!/usr/bin/env python3
"""Rounded weights lie on their grids, and what a net hands on changes less than with the nearest values. Needs torch; skipped without."""
import os, sys, unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
try:
    import torch
    import rounding
    from net import Encoder, Net
except ImportError:
    sys.exit(77)


def net():
    torch.manual_seed(3)
    made = Net(Encoder(200, 48, 2, 4, 96, 64), 48, d=24, use=("biaffine", "between")).eval()
    for p in made.parameters(): p.data += 0.05 * torch.randn_like(p)
    return made


def texts(seed, count):
    draw = torch.Generator().manual_seed(seed)
    ids = [torch.randint(1, 200, (1, 50), generator=draw) for _ in range(count)]
    return [(x, x % 5, torch.ones_like(x)) for x in ids]


def encoder_weights(made):
    return {name: w for name, w in made.named_parameters() if w.dim() == 2 and (name.startswith("encoder.") and "places" not in name or name.split(".")[0] in ("mention", "trigger", "attribution"))}


def lost(whole, made):
    """Squared difference of the vectors on texts that rounding did not see."""
    with torch.no_grad(): return sum((whole.encoder(*x) - made.encoder(*x)).pow(2).sum().item() for x in texts(8, 20))


class Rounding(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.whole = net()
        cls.made = rounding.on_grid(cls.whole, texts(7, 60))

    def test_on_the_grid(self):
        weights = encoder_weights(self.made)
        self.assertEqual(len(weights), 2 + 2 * 4 + 3)
        for name, w in weights.items():
            steps = w / rounding.scale_of(w)
            self.assertLess((steps - steps.round()).abs().max().item(), 1e-3, name)
            self.assertLessEqual(steps.abs().max().item(), rounding.MOST + 1e-3, name)

    def test_the_given_net_stays(self):
        for (name, a), b in zip(net().named_parameters(), self.whole.parameters()): self.assertTrue(torch.equal(a, b), name)

    def test_less_is_lost_than_by_the_nearest_values(self):
        near = net()
        with torch.no_grad():
            for w in encoder_weights(near).values(): w.copy_(rounding.nearest(w))
        self.assertLess(lost(self.whole, self.made), 0.8 * lost(self.whole, near))

    def test_inputs_that_go_together_share_the_cost(self):
        draw = torch.Generator().manual_seed(1)
        given = torch.randn(1, 4000, 3, generator=draw) @ torch.randn(3, 24, generator=draw) + 0.05 * torch.randn(1, 4000, 24, generator=draw)
        aim = torch.nn.Linear(24, 8)
        fitted, near = torch.nn.Linear(24, 8), rounding.nearest(aim.weight.detach())
        with torch.no_grad():
            rounding.fit(fitted, aim, [(given, given)])
            error = (fitted(given) - aim(given)).pow(2).mean()
            plain = (given @ (near - aim.weight).T).pow(2).mean()
        self.assertLess(error.item(), 0.3 * plain.item())


if __name__ == "__main__": unittest.main()
