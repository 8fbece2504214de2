#!/usr/bin/env python3
"""Train a reader: role structure first, then reports, attributions, actor pairs and coreference mixed by batch.

usage: train.py SETTINGS.json --out RUN [--shared FOLDER] [--minutes M]

RUN receives checkpoint.pt (resumed from if it is there), log.tsv (losses by epoch) and net.pt (averaged weights, at the end).
The development split (dev-ids.txt) and field/ are never trained on. The same seed and device repeat within noise of the
order of sums; scores come from the program itself (training/export.py, then eval/dev.py), not from here.
"""
import argparse, collections, json, os, random, sys, time

import torch

import base, narrow, sets, vary
from learn import Learner, padded
from net import Net

HERE = os.path.dirname(os.path.abspath(__file__))
SAVE_EVERY = 300  # seconds
NARROW_BY = 40  # batches of reports that are read before neurons are taken out


class Material:
    """What is trained on, and the batches of each epoch. The same settings and epoch give the same batches."""

    def __init__(self, settings, tokenizer, shared):
        self.settings, self.tokenizer = settings, tokenizer
        corpus, third = os.path.join(shared, "corpus"), lambda name: os.path.join(shared, "eval", name)
        reports = settings["reports"]
        never = sets.split_ids(corpus) | set(sets.records(corpus, reports["held_back"]))
        own = [os.path.join(HERE, "data", "*.txt")]
        self.reports = [r for i, r in sets.records(corpus, reports["files"] + own).items() if i not in never]
        self.states = vary.States([os.path.join(HERE, "..", "data", "actors", name) for name in ("country_names.tsv", "odbl/country_names.tsv")])
        self.structure = sets.structure(tokenizer, third("srl_ewt.jsonl"), settings["structure"]["sentences"]) if settings.get("structure") else []
        self.articles = sets.attribution(tokenizer, third(settings["articles"])) if settings.get("articles") else {}
        self.pairs = [x for name in settings.get("pairs", ()) for x in sets.pairs(tokenizer, third(name))]
        self.coreference = sets.coreference(tokenizer, third(settings["coreference"])) if settings.get("coreference") else []

    def counts(self):
        return {"reports": len(self.reports), "structure": len(self.structure), "articles": len(self.articles), "pairs": len(self.pairs), "coreference": len(self.coreference)}

    def varied(self, draw):
        """The reports of an epoch: some with other states, some hedged, some joined in pairs and fours, some re-cased."""
        how = self.settings["reports"]
        records = [self.states.exchanged(r, draw) if draw.random() < how["exchanged"] else r for r in self.reports]
        records = [vary.hedged(r, draw) if draw.random() < how["hedged"] else r for r in records]
        draw.shuffle(records)
        fours, pairs = int(len(records) * how["fours"]) // 4, int(len(records) * how["pairs"]) // 2
        made = []
        for _ in range(fours): made.append(vary.joined(vary.joined(records.pop(), records.pop()), {**vary.joined(records.pop(), records.pop()), "id": "j"}))
        for _ in range(pairs): made.append(vary.joined(records.pop(), records.pop()))
        return [vary.recased(sets.events(self.tokenizer, r), draw, how["recased"]) for r in made + records]

    def batches(self, epoch):
        """Epochs below 0 are of structure alone."""
        draw = random.Random(1000 * self.settings["seed"] + epoch)
        if epoch < 0: size, tasks = self.settings["cycles"][0]["batch"], [self.structure]
        else:
            cycle, _ = cycle_of(self.settings["cycles"], epoch)
            size, names = cycle["batch"], sorted(self.articles)
            some = draw.sample(names, round(len(names) * cycle["attribution"])) if names else []
            tasks = [self.varied(draw), [x for name in some for x in self.articles[name]], self.pairs, self.coreference]
        made = [b for examples in tasks for b in cut(examples, size, draw)]
        draw.shuffle(made)
        return made


def cycle_of(cycles, at):
    """The cycle that epoch `at` (0 and above, may lie within one) belongs to, and how far it has gone, 0 to 1."""
    for cycle in cycles:
        if at < cycle["epochs"]: return cycle, at / cycle["epochs"]
        at -= cycle["epochs"]
    return cycles[-1], 1.0


def cut(examples, size, draw):
    """Batches of like length: at most so many texts and so many padded pieces. Attribution texts are cheap: twice as many."""
    made, now = [], []
    for x in sorted(examples, key=lambda x: len(x["ids"]) + draw.random() * 12):
        scale = 2 if x["task"] == "attribution" else 1
        if now and (len(now) >= scale * size["texts"] or (len(now) + 1) * len(x["ids"]) > scale * size["pieces"]):
            made.append(now)
            now = []
        now.append(x)
    return made + [now] if now else made


class Average:
    """A running mean of the weights, less noisy than the last ones (Polyak and Juditsky 1992)."""
    EVERY = 4

    def __init__(self, net, keep):
        self.keep, self.weights = keep, {k: v.detach().clone() for k, v in net.state_dict().items()}

    @torch.no_grad()
    def take(self, net, step):
        if step % self.EVERY: return
        keep = min(self.keep, step / (step + 10)) ** self.EVERY
        for name, value in net.state_dict().items(): self.weights[name].lerp_(value, 1 - keep)


class Run:
    def __init__(self, settings, material, net, device, out):
        self.settings, self.material, self.net, self.device, self.out = settings, material, net, device, out
        self.optimizer = self.new_optimizer()
        self.first = -settings["structure"]["epochs"] if material.structure else 0
        self.epochs = sum(cycle["epochs"] for cycle in settings["cycles"])
        self.average = Average(net, settings["average"])
        self.step, self.epoch, self.done_in_epoch, self.seconds = 0, self.first, 0, 0.0
        self.learner = Learner(net, device, random.Random(settings["seed"]))

    def new_optimizer(self):
        heads = [p for name, p in self.net.named_parameters() if not name.startswith("encoder.")]
        return torch.optim.AdamW([{"params": self.net.encoder.parameters()}, {"params": heads}], weight_decay=0.01, fused=True)

    def reshape(self, inner):
        narrow.shape(self.net, inner)
        self.optimizer = self.new_optimizer()

    def begin(self, batches):
        """At the start of an epoch: narrower layers, if its cycle wants them."""
        inner = cycle_of(self.settings["cycles"], max(self.epoch, 0))[0].get("inner", narrow.width(self.net))
        if inner >= narrow.width(self.net): return
        looked_at = [padded(b, self.device) for b in [b for b in batches if b[0]["task"] == "events"][:NARROW_BY]]
        kept = narrow.chosen(self.net, looked_at, inner)
        weights, self.average.weights = narrow.keep(self.net.state_dict(), kept), narrow.keep(self.average.weights, kept)
        self.reshape(inner)
        self.net.load_state_dict(weights)
        print(f"feed-forward layers are now {inner} wide", flush=True)

    def path(self, name):
        return os.path.join(self.out, name)

    def save(self, losses, in_epoch):
        self.report(losses, self.epoch + self.done_in_epoch / in_epoch)
        state = {"net": self.net.state_dict(), "average": self.average.weights, "optimizer": self.optimizer.state_dict(),
                 "at": (self.step, self.epoch, self.done_in_epoch, self.seconds), "draw": self.learner.draw.getstate(), "noise": torch.get_rng_state()}
        torch.save(state, self.path("checkpoint.new"))
        os.replace(self.path("checkpoint.new"), self.path("checkpoint.pt"))

    def resume(self):
        if not os.path.exists(self.path("checkpoint.pt")): return
        state = torch.load(self.path("checkpoint.pt"), weights_only=False)
        if narrow.width_of(state["net"]) != narrow.width(self.net): self.reshape(narrow.width_of(state["net"]))
        self.net.load_state_dict(state["net"])
        self.average.weights = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch, self.done_in_epoch, self.seconds = state["at"]
        self.learner.draw.setstate(state["draw"])
        torch.set_rng_state(state["noise"])
        print(f"resumed at step {self.step}, epoch {self.epoch} of {self.epochs}", flush=True)

    def set_rates(self, at):
        """Learning rates at epoch `at`: each cycle warms up and then falls in a line (warm restarts, Loshchilov and Hutter 2017)."""
        rates, begun = self.settings["rates"], self.first
        cycle, gone = cycle_of(self.settings["cycles"], max(at, 0))
        if begun < 0 and cycle is self.settings["cycles"][0]: gone = (at - begun) / (cycle["epochs"] - begun)
        now = cycle["rate"] * min(1, (gone + 1e-3) / rates["warm_up"]) * max(rates["least"], 1 - gone)
        for group, name in zip(self.optimizer.param_groups, ("encoder", "heads")): group["lr"] = now * rates[name]

    def one(self, batch):
        with torch.autocast(self.device, dtype=torch.bfloat16): loss = self.learner.loss(batch)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        self.average.take(self.net, self.step)
        return loss.item()

    def go(self, minutes):
        """True when all epochs are done; False when the time ran out first (resumable)."""
        until = time.time() + 60 * minutes if minutes else float("inf")
        self.net.train()
        while self.epoch < self.epochs:
            batches, losses, begun = self.material.batches(self.epoch), collections.defaultdict(list), time.time()
            if self.done_in_epoch == 0: self.begin(batches)
            for batch in batches[self.done_in_epoch:]:
                self.set_rates(self.epoch + self.done_in_epoch / len(batches))
                losses[batch[0]["task"]].append(self.one(batch))
                self.done_in_epoch += 1
                now = time.time()
                if now - begun < SAVE_EVERY and now < until: continue
                self.seconds, begun = self.seconds + now - begun, now
                self.save(losses, len(batches))
                if now >= until: return False
            self.epoch, self.done_in_epoch, self.seconds = self.epoch + 1, 0, self.seconds + time.time() - begun
            self.save(losses, len(batches))
        return True

    def report(self, losses, at):
        mean = {task: sum(v) / len(v) for task, v in losses.items()}
        left = self.seconds * (self.epochs - at) / max(0.01, at - self.first)
        line = f"step {self.step}\tepoch {at:.2f} of {self.epochs}\t{self.seconds:.0f} s, about {left / 60:.0f} min left\t" + " ".join(f"{t} {m:.3f}" for t, m in mean.items())
        print(line, flush=True)
        with open(self.path("log.tsv"), "a", encoding="utf-8") as file: file.write(line + "\n")


def machine(device):
    return f"{torch.cuda.get_device_name()}" if device == "cuda" else f"{torch.get_num_threads()} processor cores"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("settings")
    parser.add_argument("--out", required=True, help="folder of the run")
    parser.add_argument("--shared", default=os.environ.get("SAYSO_SHARED") or os.path.join(HERE, "..", "..", "shared"), help="shared folder with corpus/ and eval/")
    parser.add_argument("--bases", default=os.path.join(HERE, "..", "build", "bases"), help="where pretrained encoders are kept")
    parser.add_argument("--minutes", type=float, help="stop (resumable) after so many minutes")
    options = parser.parse_args()
    with open(options.settings, encoding="utf-8") as file: settings = {"name": os.path.splitext(os.path.basename(options.settings))[0], **json.load(file)}
    os.makedirs(options.out, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(settings["seed"])
    try:
        folder = base.fetched(settings["base"], options.bases)
    except base.Unfit as fault:
        sys.exit(f"train.py: {fault}")
    tokenizer = base.tokenizer_of(folder)
    encoder, width = base.encoder_of(folder, settings["base"].get("layers"))
    material = Material(settings, tokenizer, options.shared)
    print(json.dumps(material.counts()), flush=True)
    run = Run(settings, material, Net(encoder, width, **settings.get("net", {})).to(device), device, options.out)
    run.resume()
    if not run.go(options.minutes): return print("stopped by the clock; run again to go on")
    torch.save({k: v.half() for k, v in run.average.weights.items()}, run.path("net.pt"))
    with open(run.path("run.json"), "w", encoding="utf-8") as file: json.dump({"settings": settings, "counts": material.counts(), "steps": run.step, "minutes": run.seconds / 60, "machine": machine(device)}, file, indent=1)


if __name__ == "__main__": main()
