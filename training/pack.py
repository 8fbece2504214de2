#!/usr/bin/env python3
"""Put a trained run into a model folder: graphs, vocabulary, manifest.

usage: pack.py RUN FOLDER [--bases DIR] [--like FOLDER]     FOLDER's name is the model's id

Windows, stand-ins and thresholds are those of FOLDER's own manifest, if it has one, else of the model that --like names, else
START. fit.py then looks for better thresholds from there, and for the calibration. docs/model.md describes the folder.
"""
import argparse, hashlib, json, os, shutil, subprocess, sys

import base
from sets import LABELS

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = ("encoder.xml", "encoder.bin", "heads.xml", "heads.bin", "relation.xml", "relation.bin", "vocab.txt")
OPTIONAL = ("encoder.int8.xml",)
PRECISIONS = ("bf16", "int8", "f32")  # the first that a processor is made for is taken (docs/decisions/0020-default-model.md)
START = {"role": {r: 0.0 for r in LABELS["role"]}, "role_more": {r: 1.0 for r in LABELS["role"]}, "role_joined": {r: -1.5 if r in ("actors", "recipients") else 1.0 for r in LABELS["role"]}, "link": {x: 0.0 for x in LABELS["link"]},
         "says_more": 2.0, "tense": {t: 0.0 for t in LABELS["tense"]}, "coref": 0.0, "mention": -0.8, "trigger": 0.3, "type_weight": 2.0,
         "attribution": {"source": 0.0, "cue": 0.4, "content": 0.4}, "adjacent": {"mention": 1.5, "trigger": 3.0, "attribution": 3.0}}


def sha256(path):
    with open(path, "rb") as file: return hashlib.file_digest(file, "sha256").hexdigest()


def load(folder):
    with open(os.path.join(folder, "model.json"), encoding="utf-8") as file: return json.load(file)


def save(folder, manifest):
    """One line a field, one line a list: a change is one line of a diff."""
    manifest["files"] = {name: sha256(os.path.join(folder, name)) for name in FILES + OPTIONAL if os.path.exists(os.path.join(folder, name))}
    def lines(value, depth):
        if not isinstance(value, dict) or depth > 2 or not value or all(isinstance(v, (int, float)) for v in value.values()): return json.dumps(value, ensure_ascii=False)
        pad = " " * depth
        return "{\n" + ",\n".join(f"{pad}{json.dumps(k)}: {lines(v, depth + 1)}" for k, v in value.items()) + "\n" + pad[1:] + "}"
    with open(os.path.join(folder, "model.json"), "w", encoding="utf-8") as file: file.write(lines(manifest, 1) + "\n")


def manifest_of(folder, settings, width, like=None):
    """Without texts to learn it from, the model lacks the attribution head."""
    old = next((load(x) for x in (folder, like) if x and os.path.exists(os.path.join(x, "model.json"))), {})
    return {"schema": "sayso.model/1", "id": os.path.basename(os.path.abspath(folder)), "least_program": "0.1.0",
            "licence": settings["licence"], "card": "card.md", "precisions": [p for p in old.get("precisions", ["bf16", "f32"]) if p != "int8"], "hidden": width,
            "window": old.get("window", {"max_pieces": 256, "core_pieces": 160, "neighbours": 0}), "stand_ins": old.get("stand_ins", []), "near_miss": 1.5, "pair_floor": -6.0,
            "labels": {k: v for k, v in LABELS.items() if k != "srl" and (k != "attribution" or settings.get("articles"))}, "thresholds": old.get("thresholds") or {k: v for k, v in START.items() if k != "attribution" or settings.get("articles")},
            **({"calibration": old["calibration"]} if "calibration" in old else {})}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("folder")
    parser.add_argument("--like", help="an earlier model whose windows, stand-ins and thresholds to begin with")
    parser.add_argument("--bases", default=os.path.join(HERE, "..", "build", "bases"))
    options = parser.parse_args()
    with open(os.path.join(options.run, "run.json"), encoding="utf-8") as file: settings = json.load(file)["settings"]
    os.makedirs(options.folder, exist_ok=True)
    trained = os.path.join(options.run, "net.whole.pt")  # what quantise.py put aside
    if os.path.exists(trained): os.replace(trained, os.path.join(options.run, "net.pt"))
    subprocess.run([sys.executable, os.path.join(HERE, "export.py"), options.run, options.folder], check=True)
    pieces, pretrained = (base.fetched(settings.get(x, settings["base"]), options.bases) for x in ("pieces", "base"))
    shutil.copyfile(os.path.join(pieces, "vocab.txt"), os.path.join(options.folder, "vocab.txt"))
    with open(os.path.join(pretrained, "config.json"), encoding="utf-8") as file: width = json.load(file)["hidden_size"]
    save(options.folder, manifest_of(options.folder, settings, width, options.like))
    print(f"{options.folder}: {sum(os.path.getsize(os.path.join(options.folder, f)) for f in os.listdir(options.folder)) / 1e6:.1f} MB")


if __name__ == "__main__": main()
