#!/usr/bin/env python3
"""Share the few large numbers that would set the int8 scales among several channels, each a part of them.

usage: split.py FOLDER [--shared DIR] [--texts 600] [--most 24]

One or two channels of what the feed-forward layers read are several times as large as all others, and 8 bits over their
range leave the others coarse. Here such a channel is read so many times, each a part as large, and its row of weights with
it: the sums stay, the range shrinks. FOLDER/encoder.int8.xml is replaced, over the same encoder.bin with little added.
Ranges are those of the f32 graph on texts of the corpus that may be published, as in quantise.py.
Method: outlier channel splitting (Zhao et al. 2019, arXiv:1901.09504), of activations alone.
"""
import argparse, os, re, shutil

import numpy as np
import openvino as ov
from openvino import opset13 as op
from tokenizers import BertWordPieceTokenizer

import pack, quantise

HERE = os.path.dirname(os.path.abspath(__file__))
READ_BY = re.compile(r"\.(up|down)\.weight$")
LEVELS = 256
WORTH = 0.8  # of the range left: else the layer stays as it is


def readers(model):
    """{name: MatMul} of the operations whose input is to be split."""
    return {n.get_friendly_name(): n for n in model.get_ordered_ops() if n.get_type_name() == "MatMul" and READ_BY.search(n.get_friendly_name())}


def ranges(model, texts):
    """{name: (least, most)}, a number a channel, of what each reader reads."""
    names, found = list(readers(model)), {}
    model.add_outputs([readers(model)[name].input_value(0) for name in names])
    run = ov.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    for text in texts:
        values = run(text)
        for name, port in zip(names, list(run.outputs)[-len(names):]):
            flat = values[port].reshape(-1, values[port].shape[-1])
            low, high = found.get(name, (0.0, 0.0))
            found[name] = np.minimum(low, flat.min(0)), np.maximum(high, flat.max(0))
    return found


def parts(low, high, most):
    """How often each channel is read: one by one, `most` more are given to what then narrows the whole range most."""
    count = np.ones(len(low), dtype=int)
    for _ in range(most):
        ends = sorted({int(np.argmax(high / count)), int(np.argmin(low / count))})
        count[min(ends, key=lambda c: width(low, high, count + (np.arange(len(count)) == c)))] += 1
    return count


def width(low, high, count):
    return (high / count).max() - (low / count).min()


def split(reader, low, high, count):
    """The reader takes its input, 8-bit rounding and weights anew; `count` copies of each channel."""
    again = [c for c in range(len(count)) for _ in range(count[c] - 1)]
    constant = lambda value, kind: op.constant(np.array(value, dtype=kind))
    index = constant(again, np.int64)
    repeated = lambda values, axis: op.concat([values, op.gather(values, index, constant(axis, np.int64)).output(0)], axis).output(0)
    least, most = (low / count).min(), (high / count).max()
    step = (most - least) / (LEVELS - 1)
    least = -round(-least / step) * step  # nought is one of the levels
    ends = [constant(end, np.float32) for end in (least, least + (LEVELS - 1) * step)]
    shared = op.multiply(reader.input_value(0).get_node().input_value(0), constant([[1 / count]], np.float32))
    rounded = op.fake_quantize(shared, *ends, *ends, LEVELS)
    reader.input(0).replace_source_output(repeated(rounded.output(0), 2))
    whole = reader.input_value(1).get_node().input_value(0).get_node()  # weights in 8 bits, made numbers here
    whole.input(0).replace_source_output(repeated(whole.input_value(0), 0))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--shared", default=os.environ.get("SAYSO_SHARED") or os.path.join(HERE, "..", "..", "shared"))
    parser.add_argument("--texts", type=int, default=600)
    parser.add_argument("--most", type=int, default=24)
    options = parser.parse_args()
    place = lambda name: os.path.join(options.folder, name)
    texts = quantise.windows(BertWordPieceTokenizer(place("vocab.txt"), lowercase=True), options.shared, options.texts)
    found = ranges(ov.Core().read_model(place("encoder.xml")), texts)
    model = ov.Core().read_model(place("encoder.int8.xml"), place("encoder.bin"))
    for name, reader in readers(model).items():
        low, high = found[name]
        count = parts(low, high, options.most)
        ratio = width(low, high, count) / width(low, high, 1)
        if ratio <= WORTH: split(reader, low, high, count)
        print(f"{name}: range {ratio:.0%}")
    model.validate_nodes_and_infer_types()
    ov.save_model(model, place("encoder.int8.new.xml"), compress_to_fp16=True)
    for end in ("xml", "bin"): shutil.copyfile(place(f"encoder.{end}"), place(f"encoder.new.{end}"))
    quantise.over_one_file(options.folder, ["encoder", "encoder.int8"])
    pack.save(options.folder, pack.load(options.folder))


if __name__ == "__main__": main()
