#!/usr/bin/env python3
"""Record what a trained net gives, to hold the program's runtime and tokenizer to it.

usage: record.py RUN [--bases DIR] [--out src/model/testdata]

Writes recorded.jsonl (reports: pieces and best tags; the first ones also logits and all heads) and recorded_relate.jsonl (pairs
of actors). In f32, from the weights as they are exported. Texts: the synthetic reports of the development split, which may be
published. Read by src/model/recorded_test.cc.
"""
import argparse, json, os, random

import torch

import base, sets, train
from learn import Heads

HERE = os.path.dirname(os.path.abspath(__file__))
TEXTS, WITH_LOGITS, PAIRS = 120, 25, 40


def rounded(tensor):
    return [[round(v, 4) for v in row] for row in tensor.tolist()]


def loaded(run, bases):
    """(net in f32 with the exported weights, tokenizer)"""
    weights, settings = train.start_of(run)
    tokenizer = base.tokenizer_of(base.fetched(settings.get("pieces", settings["base"]), bases))
    return train.net_of(settings, bases, tokenizer, weights).eval(), tokenizer


def heads_of(net, hidden, example):
    """All heads on the annotated spans, every pair of them."""
    rows = [torch.tensor(example[key]) for key in ("mentions", "nodes")]
    heads = Heads(net, hidden, torch.ones(1, hidden.shape[1], dtype=torch.long), *rows)
    grid = lambda n, m: [[i, j] for i in range(len(n)) for j in range(len(m))]
    mentions, nodes = rows
    asked = {"node_mention": grid(nodes, mentions), "node_node": grid(nodes, nodes), "mention_mention": grid(mentions, mentions)}
    scores = lambda name, key: rounded(heads.pair_scores(name, torch.tensor(asked[key])))
    found = {**{name: rounded(x) for name, x in {**heads.attributes(), "country": heads.country()}.items()}, "role": scores("role", "node_mention"), "link": scores("link", "node_node"), "coref": scores("coref", "mention_mention")}
    return {"mention_spans": example["mentions"], "trigger_spans": example["nodes"], "pairs": asked, "heads": found}


@torch.no_grad()
def record_of(net, tokenizer, record, whole):
    example = sets.events(tokenizer, record)
    ids, case = torch.tensor([example["ids"]]), torch.tensor([example["case"]])
    hidden = net.encode(ids, case, torch.ones_like(ids))
    logits = {name: getattr(net, name)(hidden)[0] for name in ("mention", "trigger", "attribution")}
    out = {"id": record["id"], "text": record["text"], **{k: example[k] for k in ("ids", "case", "first", "offsets")}, **{f"{n}_tags": x.argmax(-1).tolist() for n, x in logits.items()}}
    if not whole or not example["mentions"] or not example["nodes"]: return out
    return {**out, **{f"{n}_logits": rounded(x) for n, x in logits.items()}, **heads_of(net, hidden, example)}


@torch.no_grad()
def pair_of(net, tokenizer, record, draw):
    example = sets.events(tokenizer, record)
    actors = [m for m, kind in zip(example["mentions"], example["kinds"]) if kind == 0]
    if len(actors) < 2: return None
    source, target = draw.sample(actors, 2)
    ids = torch.tensor([example["ids"]])
    hidden = net.encode(ids, torch.tensor([example["case"]]), torch.ones_like(ids))
    seen = net.pair_relation(hidden, torch.ones_like(ids), torch.tensor([source]), torch.tensor([target]))
    return {"id": record["id"], "ids": example["ids"], "case": example["case"], "source": source, "target": target, "logits": rounded(net.root(seen))[0], "related": rounded(net.related(seen))[0][0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("--bases", default=os.path.join(HERE, "..", "build", "bases"))
    parser.add_argument("--shared", default=os.environ.get("SAYSO_SHARED") or os.path.join(HERE, "..", "..", "shared"))
    parser.add_argument("--out", default=os.path.join(HERE, "..", "src", "model", "testdata"))
    options = parser.parse_args()
    net, tokenizer = loaded(options.run, options.bases)
    corpus, draw = os.path.join(options.shared, "corpus"), random.Random(1)
    split = sets.split_ids(corpus)
    records = [r for i, r in sets.records(corpus, ["synthetic/*.txt"]).items() if i in split]
    def write(name, items):
        with open(os.path.join(options.out, name), "w", encoding="utf-8") as file:
            for item in items: file.write(json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n")
        print(f"{name}: {len(items)}")
    write("recorded.jsonl", [record_of(net, tokenizer, r, i < WITH_LOGITS) for i, r in enumerate(records[:TEXTS])])
    write("recorded_relate.jsonl", [p for p in (pair_of(net, tokenizer, r, draw) for r in records) if p][:PAIRS])


if __name__ == "__main__": main()
