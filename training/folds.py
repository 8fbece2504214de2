#!/usr/bin/env python3
"""How well the actor-pair head does on pairs of a source it was never trained on: k folds, each learned from the others.

usage: folds.py RUN --pairs plv_train.tsv --of root|related [--folds 5] [--epochs 8] [--shared FOLDER]

RUN (net.pt, run.json) must not have seen the pairs: the `open` model has not. Each fold starts from RUN's weights. Prints
accuracy, macro-F1 and the F1 of each label, over all folds together.
"""
import argparse, json, os, random

import torch

import base, sets
from batches import collated
from learn import Learner
from sets import LABELS
from train import cut, net_of, start_of

HERE = os.path.dirname(os.path.abspath(__file__))
RATES = {"encoder": 1e-4, "heads": 5e-4, "warm_up": 0.1}
SIZE = {"pieces": 1600, "texts": 24}


def learned(net, rows, epochs, device, draw):
    heads = [p for name, p in net.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": net.encoder.parameters()}, {"params": heads}], weight_decay=0.01)
    learner, passes = Learner(net, device, draw), [cut(rows, SIZE, draw) for _ in range(epochs)]
    for made in passes: draw.shuffle(made)
    batches = [b for made in passes for b in made]
    net.train()
    for step, batch in enumerate(batches):
        gone = step / len(batches)
        for group, name in zip(optimizer.param_groups, ("encoder", "heads")): group["lr"] = RATES[name] * min(1, (gone + 1e-2) / RATES["warm_up"]) * (1 - gone)
        with torch.autocast(device, dtype=torch.bfloat16): loss = learner.loss(collated(batch, draw))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
    return net.eval()


@torch.no_grad()
def answered(net, rows, head, device):
    given = []
    for k in range(0, len(rows), 64):
        batch = collated(rows[k:k + 64], random.Random(0))
        there = lambda x: torch.from_numpy(x).to(device)
        mask, asked = there(batch["mask"]), batch["questions"]
        own = asked[:, :1] * batch["ids"].shape[1]
        seen = net.pair_relation(net.encode(there(batch["ids"]), there(batch["case"]), mask), mask, there(asked[:, 1:3] + own), there(asked[:, 3:5] + own))
        given += net.root(seen).argmax(1).tolist() if head == "root" else (net.related(seen)[:, 0] > 0).long().tolist()
    return given


def f1_of(wanted, given, label):
    right = sum(w == g == label for w, g in zip(wanted, given))
    return 200 * right / max(1, sum(w == label for w in wanted) + sum(g == label for g in given))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--of", choices=("root", "related"), required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--shared", default=os.environ.get("SAYSO_SHARED") or os.path.join(HERE, "..", "..", "shared"))
    parser.add_argument("--bases", default=os.path.join(HERE, "..", "build", "bases"))
    options = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(1)
    weights, settings = start_of(options.run)
    tokenizer = base.tokenizer_of(base.fetched(settings["base"], options.bases))
    rows = sets.pairs(tokenizer, os.path.join(options.shared, "eval", options.pairs))
    draw = random.Random(1)
    draw.shuffle(rows)
    wanted, given = [], []
    for k in range(options.folds):
        here, others = rows[k::options.folds], [x for i, x in enumerate(rows) if i % options.folds != k]
        net = learned(net_of(settings, options.bases, tokenizer, weights).to(device), others, options.epochs, device, draw)
        wanted += [x[options.of] for x in here]
        given += answered(net, here, options.of, device)
    labels = sorted(set(wanted))
    each = {LABELS["root"][label] if options.of == "root" else str(label): round(f1_of(wanted, given, label), 1) for label in labels}
    right = sum(w == g for w, g in zip(wanted, given))
    print(json.dumps({"run": os.path.basename(os.path.abspath(options.run)), "pairs": options.pairs, "of": options.of, "rows": len(rows), "folds": options.folds,
                      "accuracy": round(100 * right / len(rows), 1), "macro-F1": round(sum(each.values()) / len(each), 1), "F1": each}))


if __name__ == "__main__": main()
