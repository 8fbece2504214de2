#!/usr/bin/env python3
"""Learn the countries of a finished run: its head `country` (training/net.py), over an encoder that stays as it is.

usage: countries.py RUN [--like MODEL] [--shared FOLDER] [--bases DIR]
       countries.py RUN --like MODEL --apart READINGS [--program PROGRAM]

Every actor is asked for the country of its annotation, or none ("-"), and every place that has one. The reports are those that
the run may learn from, read with the stand-ins of --like, as the program reads them: a state that its paragraph reads by the
first of them is "@1", and so on. RUN/net.pt receives the weights, and net.whole.pt where quantise.py has put that aside.
--apart writes Readings of the reports that training/scene.py reads, by PROGRAM with that model, whose countries are those of a head
that has not learned from the report: three heads, each from two thirds of the reports. Same inputs, same weights.
"""
import argparse, json, os, random, subprocess, sys, tempfile

import torch
from torch.nn import functional as F

import base, net as nets, record, sets
from stand_ins import LABEL, StandIns, countries

HERE = os.path.dirname(os.path.abspath(__file__))
EPOCHS, RATE, DECAY, WARM_UP, TEXTS = 20, 1e-3, 0.02, 100, 48
FOLDS = 3


class Texts:
    """Reports as the encoder sees them: vectors of their pieces, kept in half precision."""

    def __init__(self, net, tokenizer, stand_ins):
        self.net, self.tokenizer, self.stand_ins, self.kept = net, tokenizer, stand_ins, []

    @torch.no_grad()
    def add(self, reports):
        coded = []
        for report, casts in map(self.stand_ins.put_in, reports):
            pieces = sets.pieces_of(self.tokenizer, report["text"])
            spans = [(sets.span_of(pieces["offsets"], m["start"], m["end"]), label) for m, label in zip(report["mentions"], countries(report, casts)) if label is not None]
            coded.append((pieces, [(*span, label) for span, label in spans if span]))
        hidden = [None] * len(coded)
        order = sorted(range(len(coded)), key=lambda k: len(coded[k][0]["ids"]))
        for at in range(0, len(order), TEXTS):
            batch = order[at:at + TEXTS]
            rows = lambda key: torch.nn.utils.rnn.pad_sequence([torch.tensor(coded[k][0][key]) for k in batch], batch_first=True)
            sizes = [len(coded[k][0]["ids"]) for k in batch]
            with torch.autocast("cpu", dtype=torch.bfloat16): seen = self.net.encode(rows("ids"), rows("case"), mask_of(sizes).long())
            for row, k in enumerate(batch): hidden[k] = seen[row, :sizes[row]].half().clone()
        self.kept += [(h, rows) for h, (_, rows) in zip(hidden, coded)]


def mask_of(sizes):
    return (torch.arange(max(sizes))[None, :] < torch.tensor(sizes)[:, None]).float()


def batch_of(texts, asked):
    """(hidden, mask, rows) of some texts; asked: the spans of each."""
    hidden = torch.nn.utils.rnn.pad_sequence([h.float() for h in texts], batch_first=True)
    rows = [(n * hidden.shape[1] + a, n * hidden.shape[1] + b) for n, spans in enumerate(asked) for a, b in spans]
    return hidden, mask_of([len(h) for h in texts]), torch.tensor(rows, dtype=torch.long).reshape(-1, 2)


def learned(width, texts):
    """A head that has learned from [(hidden, [(first, last, label)])]."""
    torch.manual_seed(1)
    draw, head = random.Random(1), nets.Country(width, len(LABEL))
    steps = EPOCHS * ((len(texts) + TEXTS - 1) // TEXTS)
    optimizer, step = torch.optim.AdamW(head.parameters(), weight_decay=DECAY), 0
    for epoch in range(EPOCHS):
        order, losses = sorted(texts, key=lambda t: len(t[0]) + 20 * draw.random()), []
        batches = [order[at:at + TEXTS] for at in range(0, len(order), TEXTS)]
        draw.shuffle(batches)
        for batch in batches:
            hidden, mask, rows = batch_of([h for h, _ in batch], [[(a, b) for a, b, _ in spans] for _, spans in batch])
            step += 1
            if not len(rows): continue
            for group in optimizer.param_groups: group["lr"] = RATE * min(1, step / WARM_UP) * max(0.02, 1 - step / steps)
            loss = F.cross_entropy(head(hidden, mask, rows), torch.tensor([label for _, spans in batch for _, _, label in spans]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(float(loss.detach()))
        print(f"pass {epoch + 1} of {EPOCHS}: {sum(losses) / len(losses):.3f}", flush=True)
    return head.eval()


def told_apart(options, texts, others, ours):
    """Readings with the rows of heads that did not learn from their reports."""
    sys.path.insert(0, os.path.join(HERE, "..", "eval"))
    import scene
    order = list(scene.reports_read().values())
    heads = []
    for fold in range(FOLDS):
        out = {r["id"] for n, r in enumerate(order) if n % FOLDS == fold}
        heads.append(learned(texts.net.width, [t for t, r in zip(texts.kept, others + ours) if r["id"] not in out]))
    with tempfile.TemporaryDirectory() as folder, open(options.apart, "w", encoding="utf-8") as out:
        path = lambda name: os.path.join(folder, name)
        with open(path("reports.jsonl"), "wb") as file: file.write(scene.common.lines_of([scene.common.as_input(r) for r in order]))
        command = [options.program, "code", path("reports.jsonl"), "--model", options.like, "--write-readings", path("readings"), "-o", os.devnull]
        subprocess.run([*command, "--format", "jsonl", "--quiet"], check=True)
        with open(path("readings"), encoding="utf-8") as lines:
            for n, (line, report) in enumerate(zip(lines, order, strict=True)):
                reading = with_rows(json.loads(line), report, texts, heads[n % FOLDS])
                out.write(json.dumps(reading, ensure_ascii=False, separators=(",", ":")) + "\n")


@torch.no_grad()
def with_rows(reading, report, texts, head):
    """The Reading, its scores of countries those of a head; as it was where the program cleaned the text."""
    raw = report["text"].encode("utf-8")
    ends = [c["words"] for c in reading["mentions"]]
    if reading["words"] and reading["words"][-1][1] > len(raw): return reading
    point = lambda byte: len(raw[:byte].decode("utf-8", "ignore"))
    spans = [(point(reading["words"][a][0]), point(reading["words"][b][1])) for a, b in ends]
    asked = {**report, "mentions": [{"id": str(k), "kind": "ACT", "start": a, "end": b} for k, (a, b) in enumerate(spans)], "nodes": [], "links": []}
    made = Texts(texts.net, texts.tokenizer, texts.stand_ins)
    made.add([asked])
    hidden, rows = made.kept[0]
    if len(rows) != len(spans): return reading
    if rows:
        logits = head(*batch_of([hidden], [[(a, b) for a, b, _ in rows]]))
        for mention, row, cast in zip(reading["mentions"], logits.tolist(), texts.stand_ins.put_in(asked)[1]):
            for number, state in enumerate(cast):
                if state in LABEL: row[LABEL[state]] = max(row[LABEL[state]], row[LABEL[f"@{number + 1}"]])
            mention["country"] = [round(1000 * x) for x in row]
    return reading


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("--like", help="folder of a model whose stand-ins to read with")
    parser.add_argument("--shared", default=os.environ.get("SAYSO_SHARED") or os.path.join(HERE, "..", "..", "shared"))
    parser.add_argument("--bases", default=os.path.join(HERE, "..", "build", "bases"))
    parser.add_argument("--apart", help="where Readings come, by heads that have not learned from their reports")
    parser.add_argument("--program", default=os.path.join(HERE, "..", "build", "sayso"), help="the sayso that reads them")
    options = parser.parse_args()
    with open(os.path.join(options.run, "run.json"), encoding="utf-8") as file: settings = json.load(file)["settings"]
    names = []
    if options.like:
        with open(os.path.join(options.like, "model.json"), encoding="utf-8") as file: names = json.load(file).get("stand_ins", [])
    net, tokenizer = record.loaded(options.run, options.bases)
    texts, (others, ours) = Texts(net, tokenizer, StandIns(names)), sets.to_learn(os.path.join(options.shared, "corpus"), settings["reports"])
    texts.add(others + ours)
    print(f"{len(others)} reports of the corpus, {len(ours)} of ours, {sum(len(rows) for _, rows in texts.kept)} mentions", flush=True)
    if options.apart: return told_apart(options, texts, others, ours)
    head = learned(net.width, texts.kept).state_dict()
    for name in ("net.pt", "net.whole.pt"):
        path = os.path.join(options.run, name)
        if not os.path.exists(path): continue
        weights = torch.load(path, weights_only=True)
        torch.save({**weights, **{"country." + key: w.half() for key, w in head.items()}}, path + ".new")
        os.replace(path + ".new", path)


if __name__ == "__main__": main()
