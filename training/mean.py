#!/usr/bin/env python3
"""The mean of the weights of runs that began with the same weights: steadier than any of them (Wortsman et al. 2022, arXiv:2203.05482).

usage: mean.py RUN RUN ... --out RUN
"""
import argparse, json, os

import torch


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    weights = [torch.load(os.path.join(run, "net.pt"), weights_only=True) for run in options.runs]
    told = []
    for run in options.runs:
        with open(os.path.join(run, "run.json"), encoding="utf-8") as file: told.append(json.load(file))
    os.makedirs(options.out, exist_ok=True)
    torch.save({name: (sum(w[name].float() for w in weights) / len(weights)).half() for name in weights[0]}, os.path.join(options.out, "net.pt"))
    told[0] |= {"steps": sum(t["steps"] for t in told), "minutes": sum(t["minutes"] for t in told), "mean_of": len(told)}
    with open(os.path.join(options.out, "run.json"), "w", encoding="utf-8") as file: json.dump(told[0], file, indent=1)


if __name__ == "__main__": main()
