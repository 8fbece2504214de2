#!/usr/bin/env python3
"""The mean of the weights of runs that began with the same weights: steadier than any of them (Wortsman et al. 2022a, arXiv:2203.05482).

usage: mean.py RUN RUN ... --out RUN [--start FOLDER --keep SHARE]

With --keep, so much of the weights that the runs began with stays in the mean: a net that was taught little that is new loses
less of what it knew (Wortsman et al. 2022b, arXiv:2109.01903). FOLDER is a run or a model folder.
"""
import argparse, json, os

import torch

import base, reopen, train


def weights_of(run):
    return {name: w.float() for name, w in torch.load(os.path.join(run, "net.pt"), weights_only=True).items()}


def kept(start, settings, bases, mean):
    """The weights of the start; those that a model folder does not keep are the mean's."""
    if not train.is_model(start): return weights_of(start)
    tokenizer = base.tokenizer_of(base.fetched(settings.get("pieces", settings["base"]), bases))
    state = train.begun(start, settings, bases, tokenizer).state_dict()
    return {name: mean[name] if name.startswith(reopen.ONLY_TRAINING) else w for name, w in state.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--start", help="what the runs began with")
    parser.add_argument("--keep", type=float, default=0.0, help="share of the start's weights, 0 to 1")
    parser.add_argument("--bases", default=os.path.join(train.HERE, "..", "build", "bases"))
    options = parser.parse_args()
    told = []
    for run in options.runs:
        with open(os.path.join(run, "run.json"), encoding="utf-8") as file: told.append(json.load(file))
    weights = [weights_of(run) for run in options.runs]
    mean = {name: sum(w[name] for w in weights) / len(weights) for name in weights[0]}
    if options.keep:
        start = kept(options.start, told[0]["settings"], options.bases, mean)
        mean = {name: options.keep * start[name] + (1 - options.keep) * w for name, w in mean.items()}
    os.makedirs(options.out, exist_ok=True)
    torch.save({name: w.half() for name, w in mean.items()}, os.path.join(options.out, "net.pt"))
    told[0] |= {"steps": sum(t["steps"] for t in told), "minutes": sum(t["minutes"] for t in told), "mean_of": len(told)}
    with open(os.path.join(options.out, "run.json"), "w", encoding="utf-8") as file: json.dump(told[0], file, indent=1)


if __name__ == "__main__": main()
