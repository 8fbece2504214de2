#!/usr/bin/env python3
"""Keep the encoder of a model folder in whole numbers of 8 bits: half the size, and int8 arithmetic where the processor has it.

usage: quantise.py RUN FOLDER [--bases DIR] [--texts 600]

FOLDER/encoder.{xml,bin} are replaced: weights stand as 8-bit whole numbers with a scale per channel, chosen by rounding.py. encoder.xml
computes with them in f32 or bf16; encoder.int8.xml, over the same encoder.bin, also rounds what flows between to 8 bits, with
static scales. Both look at texts of the corpus that may be published (synthetic/, without the development split). RUN/net.pt becomes
the rounded weights (net.whole.pt keeps the trained ones), so that training/record.py records what the folder holds.
Method: post-training quantisation, weights per channel, activations per tensor (Jacob et al. 2018, arXiv:1712.05877), by NNCF.
"""
import argparse, os, random, re

import nncf
import numpy as np
import openvino as ov
import torch
from nncf.quantization.advanced_parameters import AdvancedQuantizationParameters, AdvancedSmoothQuantParameters

import base, export, pack, rounding, sets, train
from text import pieces_of

HERE = os.path.dirname(os.path.abspath(__file__))
PLACE = re.compile(r'offset="(\d+)" size="(\d+)"')


def windows(tokenizer, shared, count):
    """Encoder inputs of so many reports, one text each."""
    corpus = os.path.join(shared, "corpus")
    never = sets.split_ids(corpus)
    records = [r for i, r in sets.records(corpus, ["synthetic/*.txt"]).items() if i not in never]
    row = lambda values: np.array([values], dtype=np.int64)
    found = []
    for record in random.Random(1).sample(records, count):
        x = pieces_of(tokenizer, record["text"])
        found.append({"ids": row(x["ids"]), "case": row(x["case"]), "mask": row([1] * len(x["ids"]))})
    return found


def on_grid(run, bases, tokenizer, texts):
    """The weights of RUN as they were trained, those of the encoder on the 8-bit grid; and how RUN was made."""
    trained = os.path.join(run, "net.whole.pt")
    if not os.path.exists(trained): os.rename(os.path.join(run, "net.pt"), trained)
    weights, settings = train.start_of(run, "net.whole.pt")
    net = train.net_of(settings, bases, tokenizer, weights)
    inputs = [tuple(torch.from_numpy(text[name]) for name in ("ids", "case", "mask")) for text in texts]
    return rounding.on_grid(net, inputs).state_dict(), settings


def quantised(model, texts):
    plain = AdvancedQuantizationParameters(disable_bias_correction=True, smooth_quant_alphas=AdvancedSmoothQuantParameters(convolution=-1, matmul=-1))
    return nncf.quantize(model, nncf.Dataset(texts), subset_size=len(texts), model_type=nncf.ModelType.TRANSFORMER, advanced_parameters=plain)


def without_rounding(model):
    """The same graph with what flows between left as it is."""
    for node in model.get_ordered_ops():
        if node.get_type_name() != "FakeQuantize": continue
        for target in node.output(0).get_target_inputs(): target.replace_source_output(node.input_value(0))
    model.validate_nodes_and_infer_types()
    return model


def rounded_weights(model):
    """{name in the net: weights as the graph has them}, of all operations that read 8-bit weights."""
    found = {}
    for node in model.get_ordered_ops():
        at = {"MatMul": 1, "Gather": 0}.get(node.get_type_name())
        scaled = None if at is None else node.input_value(at).get_node()
        if scaled is None or scaled.get_type_name() != "Multiply": continue
        whole, scale = scaled.input_value(0).get_node().input_value(0).get_node(), scaled.input_value(1).get_node()
        while scale.get_type_name() == "Convert": scale = scale.input_value(0).get_node()
        value = whole.data.astype(np.float32) * scale.data.astype(np.float32)
        found[node.get_friendly_name()] = value if at == 0 else value.T
    return found


def into_net(state, weights):
    """The state with rounded weights in place of the trained ones."""
    state = dict(state)
    for name in {re.sub(r"\.weight\.\d$", ".weight", n) for n in weights}:
        parts = [weights[n] for n in sorted(weights) if n == name or re.fullmatch(re.escape(name) + r"\.\d", n)]
        new = torch.from_numpy(np.ascontiguousarray(np.concatenate(parts)))
        if new.shape != state[name].shape: raise SystemExit(f"{name}: {tuple(new.shape)} in the graph, {tuple(state[name].shape)} in the net")
        if (new - state[name]).norm() > 1e-3 * new.norm(): raise SystemExit(f"{name}: the graph rounds otherwise than training/rounding.py")
        state[name] = new
    return state


def over_one_file(folder, names):
    """Graphs saved as <name>.new.{xml,bin} -> <name>.xml for each, all over the first one's weights as encoder.bin."""
    read = lambda name, mode: open(os.path.join(folder, name), mode).read()
    whole, known = bytearray(read(names[0] + ".new.bin", "rb")), {}
    for offset, size in PLACE.findall(read(names[0] + ".new.xml", "r")): known.setdefault(bytes(whole[int(offset):int(offset) + int(size)]), int(offset))
    for name in names:
        part = read(name + ".new.bin", "rb")
        def place(match):
            data = part[int(match[1]):int(match[1]) + int(match[2])]
            if data not in known:
                whole.extend(b"\0" * (-len(whole) % 64))
                known[data] = len(whole)
                whole.extend(data)
            return f'offset="{known[data]}" size="{match[2]}"'
        text = PLACE.sub(place, read(name + ".new.xml", "r"))
        with open(os.path.join(folder, name + ".xml"), "w", encoding="utf-8") as file: file.write(text)
    with open(os.path.join(folder, "encoder.bin"), "wb") as file: file.write(whole)
    for name in names:
        for end in ("xml", "bin"): os.remove(os.path.join(folder, f"{name}.new.{end}"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("folder")
    parser.add_argument("--bases", default=os.path.join(HERE, "..", "build", "bases"))
    parser.add_argument("--shared", default=os.environ.get("SAYSO_SHARED") or os.path.join(HERE, "..", "..", "shared"))
    parser.add_argument("--texts", type=int, default=600)
    options = parser.parse_args()
    tokenizer = base.tokenizer_of(base.of_run(options.run, options.bases))
    texts = windows(tokenizer, options.shared, options.texts)
    state, settings = on_grid(options.run, options.bases, tokenizer, texts)
    model = quantised(export.graphs(state, settings)["encoder"], texts)
    place = lambda name: os.path.join(options.folder, name)
    ov.save_model(model, place("encoder.int8.new.xml"), compress_to_fp16=True)
    ov.save_model(without_rounding(model), place("encoder.new.xml"), compress_to_fp16=True)
    weights = rounded_weights(ov.Core().read_model(place("encoder.new.xml")))
    over_one_file(options.folder, ["encoder.int8", "encoder"])
    torch.save(into_net(state, weights), os.path.join(options.run, "net.pt"))
    manifest = pack.load(options.folder)
    manifest["precisions"] = [p for p in pack.PRECISIONS if p == "int8" or p in manifest["precisions"]]
    pack.save(options.folder, manifest)
    print(f"encoder.bin: {os.path.getsize(place('encoder.bin')) / 1e6:.1f} MB for all precisions")


if __name__ == "__main__": main()
