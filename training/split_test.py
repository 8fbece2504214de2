#!/usr/bin/env python3
"""A reader whose large channels are split gives what it gave, and rounds the others finer. Needs openvino, nncf and torch;
skipped without them."""
import os, sys, unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
try:
    import numpy as np
    import openvino as ov
    from openvino import opset13 as op
    import split
except ImportError:
    sys.exit(77)

CHANNELS, LARGE = 32, 5


def texts():
    draw = np.random.default_rng(3).normal(size=(4, 1, 40, CHANNELS)).astype(np.float32)
    draw[:, :, 0, LARGE] = 30
    return draw


def reader():
    """A product with 8-bit weights, its input rounded to 8 bits over the whole range of texts()."""
    weights = np.random.default_rng(4).integers(-127, 128, (CHANNELS, 16)).astype(np.int8)
    given = op.parameter([-1, -1, CHANNELS], np.float32)
    ends = [op.constant(np.float32(end)) for end in (texts().min(), texts().max())]
    rounded = op.fake_quantize(given, *ends, *ends, split.LEVELS)
    scaled = op.multiply(op.convert(op.constant(weights), np.float32), op.constant(np.full((1, 16), 0.01, np.float32)))
    product = op.matmul(rounded, scaled, False, False)
    product.set_friendly_name("layers.0.up.weight")
    return ov.Model([product], [given]), weights.astype(np.float32) * 0.01


class Split(unittest.TestCase):
    def lost(self, model, weights):
        run = ov.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
        return max(np.abs(run([text])[0] - text @ weights).max() for text in texts())

    def test_parts_go_to_what_is_large(self):
        low, high = -np.ones(CHANNELS), np.ones(CHANNELS)
        high[LARGE] = 30.0
        count = split.parts(low, high, 5)
        self.assertEqual((count[LARGE], count.sum() - CHANNELS), (6, 5))
        self.assertEqual(split.width(low, high, count), 6.0)

    def test_sums_stay_and_what_is_lost_shrinks(self):
        model, weights = reader()
        before = self.lost(model, weights)
        low, high = texts().min((0, 1, 2)), texts().max((0, 1, 2))
        split.split(split.readers(model)["layers.0.up.weight"], low, high, split.parts(low, high, 8))
        model.validate_nodes_and_infer_types()
        self.assertLess(self.lost(model, weights), before / 2)


if __name__ == "__main__":
    unittest.main()
