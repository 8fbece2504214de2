#!/usr/bin/env python3
"""Train a reader: role structure first, then reports, attributions, actor pairs and coreference mixed by batch.

usage: train.py SETTINGS.json --out RUN [--start RUN] [--teacher RUN ...] [--shared FOLDER] [--minutes M | --within M]

RUN receives checkpoint.pt (resumed from if it is there), log.tsv (losses by epoch) and net.pt (averaged weights, at the end).
The development split (dev-ids.txt) and field/ are never trained on. The same seed and device repeat within noise of the
order of sums. --start begins with the weights of another run or of a model folder, --teacher learns from others too (training/learn.py). --within
fits the cycles into so many minutes, with fewer passes over the data where that takes too long. Scores come from the program itself (training/export.py, then eval/dev.py), not
from here; the log has losses, `held` those on the development split.
"""
import argparse, collections, concurrent.futures, json, multiprocessing, os, random, sys, time

import torch

import base, narrow, reopen, sets, vary
from batches import collated
from learn import Countries, Learner, Sectors
from net import Net
from stand_ins import StandIns, countries

HERE = os.path.dirname(os.path.abspath(__file__))
SAVE_EVERY = 300  # seconds
REPORT_EVERY = 45  # seconds, in a run within a time, which is not saved on the way
EPOCHS_AHEAD = 3  # made beforehand where the clock counts
NARROW_BY = 40  # batches of reports that are read before neurons are taken out
HELD = {"pieces": 2000, "texts": 32}  # batches of the development split


class Material:
    """What is trained on, and the batches of each epoch. The same settings and epoch give the same batches."""

    def __init__(self, settings, tokenizer, shared):
        self.settings, self.tokenizer = settings, tokenizer
        corpus, third = os.path.join(shared, "corpus"), lambda name: os.path.join(shared, "eval", name)
        self.reports, self.ours = sets.to_learn(corpus, settings["reports"])
        self.held = list(sets.records(corpus, ["*/*.txt"], sets.split_ids(corpus)).values())
        self.states, self.stand_ins = vary.states(), StandIns(settings.get("stand_ins", ()))
        self.structure = sets.structure(tokenizer, third("srl_ewt.jsonl"), settings["structure"]["sentences"]) if settings.get("structure") else []
        self.articles = sets.attribution(tokenizer, third(settings["articles"])) if settings.get("articles") else {}
        self.pairs = [x for name in settings.get("pairs", ()) for x in sets.pairs(tokenizer, third(name))]
        self.coreference = sets.coreference(tokenizer, third(settings["coreference"])) if settings.get("coreference") else []

    def counts(self):
        return {"reports": len(self.reports) + len(self.ours), "structure": len(self.structure), "articles": len(self.articles), "pairs": len(self.pairs), "coreference": len(self.coreference)}

    def varied(self, draw):
        """The reports of an epoch: a share of ours and of the others (all once, unless the settings say otherwise); some with
        other states, some hedged, some joined in pairs and fours, some with stand-ins, some re-cased."""
        how = self.settings["reports"]
        chosen = share(self.reports, how.get("others", 1), draw) + share(self.ours, how.get("ours", 1), draw)
        records = [self.states.exchanged(r, draw) if draw.random() < how["exchanged"] else r for r in chosen]
        records = [vary.hedged(r, draw) if draw.random() < how["hedged"] else r for r in records]
        draw.shuffle(records)
        fours, pairs = int(len(records) * how["fours"]) // 4, int(len(records) * how["pairs"]) // 2
        made = []
        for _ in range(fours): made.append(vary.joined(vary.joined(records.pop(), records.pop()), {**vary.joined(records.pop(), records.pop()), "id": "j"}))
        for _ in range(pairs): made.append(vary.joined(records.pop(), records.pop()))
        return [vary.recased(self.read(r, draw.random() < how.get("stood_in", 0)), draw, how["recased"]) for r in made + records]

    def read(self, report, stood_in):
        """The report as an example, its states by stand-ins or as they are."""
        report, casts = self.stand_ins.put_in(report) if stood_in else (report, None)
        return sets.events(self.tokenizer, report, list(countries(report, casts)))

    def batches(self, epoch, cycle):
        """Epochs below 0 are of structure alone."""
        draw = random.Random(1000 * self.settings["seed"] + epoch)
        size = cycle["batch"]
        if epoch < 0: tasks = [self.structure]
        else:
            names = sorted(self.articles)
            some = draw.sample(names, round(len(names) * cycle["attribution"])) if names else []
            more = draw.sample(self.structure, round(len(self.structure) * cycle.get("structure", 0)))
            tasks = [self.varied(draw), [x for name in some for x in self.articles[name]], self.pairs, self.coreference, more]
        made = [b for examples in tasks for b in cut(examples, size, draw)]
        draw.shuffle(made)
        return [collated(b, draw) for b in made]

    def held_batches(self):
        draw = random.Random(1)
        return [collated(b, draw) for b in cut([self.read(r, bool(self.stand_ins.names)) for r in self.held], HELD, draw)]


class Ahead:
    """Batches of the next epochs are made in other processes while this one learns."""

    def __init__(self, material, epochs=1):
        Ahead.material = material
        self.epochs, self.pool, self.made = epochs, concurrent.futures.ProcessPoolExecutor(epochs, multiprocessing.get_context("fork")), {}

    @staticmethod
    def make(epoch, cycle):
        return Ahead.material.batches(epoch, cycle)

    def order(self, epoch, cycle):
        if epoch not in self.made: self.made[epoch] = self.pool.submit(Ahead.make, epoch, cycle)

    def take(self, epoch, cycle):
        self.order(epoch, cycle)
        return self.made.pop(epoch).result()

    def close(self):
        self.pool.shutdown(cancel_futures=True)


def cycle_of(cycles, at):
    """The cycle that epoch `at` (0 and above, may lie within one) belongs to, and how far it has gone, 0 to 1."""
    for cycle in cycles:
        if at < cycle["epochs"]: return cycle, at / cycle["epochs"]
        at -= cycle["epochs"]
    return cycles[-1], 1.0


def share(reports, much, draw):
    """So much of the reports, drawn without replacement; above 1 all of them so many times, and a draw of what is left."""
    return reports * int(much) + draw.sample(reports, round(len(reports) * (much % 1)))


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
        torch._foreach_lerp_(list(self.weights.values()), list(net.state_dict().values()), 1 - keep)


class Run:
    def __init__(self, settings, material, net, device, out, teachers=(), within=None, ahead=None):
        self.settings, self.material, self.net, self.device, self.out, self.within = settings, material, net, device, out, within
        self.ahead = ahead or Ahead(material)
        self.optimizer = self.new_optimizer()
        self.first = -settings["structure"]["epochs"] if material.structure else 0
        self.epochs = sum(cycle["epochs"] for cycle in settings["cycles"])
        self.average = Average(net, settings["average"])
        self.step, self.epoch, self.done_in_epoch, self.seconds = 0, self.first, 0, 0.0
        self.learner = Learner(net, device, random.Random(settings["seed"]), teachers, settings.get("trust", 0.5), Sectors(settings.get("sector", {}), material.reports + material.ours), Countries(settings.get("country", 0)))

    def new_optimizer(self):
        heads = [p for name, p in self.net.named_parameters() if not name.startswith("encoder.")]
        return torch.optim.AdamW([{"params": self.net.encoder.parameters()}, {"params": heads}], weight_decay=0.01, fused=True)

    def reshape(self, inner):
        narrow.shape(self.net, inner)
        self.optimizer = self.new_optimizer()

    def cycle(self, at):
        return cycle_of(self.settings["cycles"], max(at, 0))[0]

    def begin(self, batches, at):
        """At the start of an epoch: narrower layers, if its cycle wants them."""
        inner = self.cycle(at).get("inner", narrow.width(self.net))
        if inner >= narrow.width(self.net): return
        there = lambda x: torch.from_numpy(x).to(self.device)
        looked_at = [[there(b[k]) for k in ("ids", "case", "mask")] for b in [b for b in batches if b["task"] == "events"][:NARROW_BY]]
        kept = narrow.chosen(self.net, looked_at, inner)
        weights, self.average.weights = narrow.keep(self.net.state_dict(), kept), narrow.keep(self.average.weights, kept)
        self.reshape(inner)
        self.net.load_state_dict(weights)
        print(f"feed-forward layers are now {inner} wide", flush=True)

    def path(self, name):
        return os.path.join(self.out, name)

    def save(self, losses, at):
        self.seconds, self.since = self.seconds + time.time() - self.since, time.time()
        self.report(losses, at)
        losses.clear()
        if self.within: return
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
        return loss.detach()

    @torch.no_grad()
    def held_loss(self):
        """Of the running mean of the weights, on the development split; nothing is learned from it."""
        if not self.material.held: return float("nan")
        if not hasattr(self, "held"): self.held = self.material.held_batches()
        own = {k: v.detach().clone() for k, v in self.net.state_dict().items()}
        self.net.load_state_dict(self.average.weights)
        self.net.eval()
        learner = Learner(self.net, self.device, random.Random(1), countries=self.learner.countries)
        with torch.autocast(self.device, dtype=torch.bfloat16): losses = [learner.loss(b) for b in self.held]
        self.net.load_state_dict(own)
        self.net.train()
        return float(sum(losses)) / len(losses)

    def at(self, batches):
        """How far the run is, in epochs; by the clock if it has to end within a time and would not have done them by then."""
        done = self.epoch + self.done_in_epoch / len(batches)
        if not self.within: return done
        return min(self.epochs, max(done, self.first + (self.epochs - self.first) * (self.seconds + time.time() - self.since) / (60 * self.within)))

    def go(self, minutes):
        """True when all epochs are done; False when the time ran out first (resumable)."""
        self.since = time.time()
        until = self.since + 60 * minutes if minutes else float("inf")
        self.net.train()
        losses, saved = collections.defaultdict(list), self.since
        while True:
            plan = self.cycle(self.at([0]) if self.within else self.epoch)
            batches = self.ahead.take(self.epoch, plan)
            for epoch in range(self.epoch + 1, self.epoch + 1 + self.ahead.epochs): self.ahead.order(epoch, plan if self.within else self.cycle(epoch))
            if self.done_in_epoch == 0: self.begin(batches, self.at(batches))
            for batch in batches[self.done_in_epoch:]:
                at = self.at(batches)
                if self.within and at >= self.epochs: break
                self.set_rates(at)
                losses[batch["task"]].append(self.one(batch))
                self.done_in_epoch += 1
                now = time.time()
                if now - saved < (REPORT_EVERY if self.within else SAVE_EVERY) and now < until: continue
                self.save(losses, at)
                saved = time.time()
                if now >= until: return False
            else: self.epoch, self.done_in_epoch = self.epoch + 1, 0
            done = self.at(batches) >= self.epochs
            if done or not self.within: self.save(losses, self.at(batches))
            if done: return True

    def report(self, losses, at):
        mean = {task: float(sum(v)) / len(v) for task, v in losses.items()} | {"held": self.held_loss()}
        left = self.seconds * (self.epochs - at) / max(0.01, at - self.first)
        line = f"step {self.step}\tepoch {at:.2f} of {self.epochs}\t{self.seconds:.0f} s, about {left / 60:.0f} min left\t" + " ".join(f"{t} {m:.3f}" for t, m in mean.items())
        print(line, flush=True)
        with open(self.path("log.tsv"), "a", encoding="utf-8") as file: file.write(line + "\n")


def machine(device):
    return f"{torch.cuda.get_device_name()}" if device == "cuda" else f"{torch.get_num_threads()} processor cores"


def is_model(folder):
    """A model folder, not a run."""
    return os.path.exists(os.path.join(folder, "model.json"))


def finished(folder):
    return is_model(folder) or os.path.exists(os.path.join(folder, "run.json"))


def start_of(run, name="net.pt"):
    """(weights, settings) of a finished run."""
    with open(os.path.join(run, "run.json"), encoding="utf-8") as file: settings = json.load(file)["settings"]
    return {k: v.float() for k, v in torch.load(os.path.join(run, name), weights_only=True).items()}, settings


def net_of(settings, bases, tokenizer, weights=None):
    """The net of some settings: with the base's weights, or with given ones."""
    pieces = [piece for piece, _ in sorted(tokenizer.get_vocab().items(), key=lambda x: x[1])]
    encoder, width = base.encoder_of(base.fetched(settings["base"], bases), settings["base"].get("layers"), pieces)
    net = Net(encoder, width, **settings.get("net", {}))
    if weights:
        narrow.shape(net, narrow.width_of(weights))
        net.load_state_dict({**{k: v for k, v in net.state_dict().items() if k.startswith(reopen.MAY_LACK)}, **weights})
    return net


def begun(folder, settings, bases, tokenizer):
    """The net of a finished run or of a model folder; the latter is of the kind that the settings describe."""
    if not is_model(folder):
        weights, own = start_of(folder)
        return net_of(own, bases, tokenizer, weights)
    net = net_of(settings, bases, tokenizer)
    narrow.shape(net, reopen.width_of(folder))
    net.load_state_dict(reopen.weights(folder, net))
    return net


def teacher_of(folder, settings, bases, tokenizer, device):
    return begun(folder, settings, bases, tokenizer).to(device, torch.bfloat16).eval().requires_grad_(False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("settings")
    parser.add_argument("--out", required=True, help="folder of the run")
    parser.add_argument("--start", help="folder of a finished run, or of a model, whose weights to begin with")
    parser.add_argument("--teacher", action="append", default=[], help="folder of a model, or of a run (waited for until it is finished), to learn from; may be given again")
    parser.add_argument("--seed", type=int, help="another seed than the settings'")
    parser.add_argument("--shared", default=os.environ.get("SAYSO_SHARED") or os.path.join(HERE, "..", "..", "shared"), help="shared folder with corpus/ and eval/")
    parser.add_argument("--bases", default=os.path.join(HERE, "..", "build", "bases"), help="where pretrained encoders are kept")
    parser.add_argument("--minutes", type=float, help="stop (resumable) after so many minutes")
    parser.add_argument("--within", type=float, help="fit the cycles into so many minutes at most")
    options = parser.parse_args()
    with open(options.settings, encoding="utf-8") as file: settings = {"name": os.path.splitext(os.path.basename(options.settings))[0], **json.load(file)}
    settings["seed"] = options.seed or settings.get("seed", 1)
    os.makedirs(options.out, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(settings["seed"])
    try:
        tokenizer = base.tokenizer_of(base.fetched(settings.get("pieces", settings["base"]), options.bases))
        net = begun(options.start, settings, options.bases, tokenizer) if options.start else net_of(settings, options.bases, tokenizer)
    except base.Unfit as fault:
        sys.exit(f"train.py: {fault}")
    material = Material(settings, tokenizer, options.shared)
    print(json.dumps(material.counts()), flush=True)
    ahead = Ahead(material, EPOCHS_AHEAD if options.within else 1)  # its processes begin before the device is touched
    ahead.order(-settings["structure"]["epochs"] if material.structure else 0, settings["cycles"][0])
    while not all(finished(run) for run in options.teacher): time.sleep(1)
    teachers = [teacher_of(run, settings, options.bases, tokenizer, device) for run in options.teacher]
    run = Run(settings, material, net.to(device), device, options.out, teachers, options.within, ahead)
    run.resume()
    done = run.go(options.minutes)
    ahead.close()
    if not done: return print("stopped by the clock; run again to go on")
    torch.save({k: v.half().cpu() for k, v in run.average.weights.items()}, run.path("net.pt"))  # also where it learned on a GPU
    with open(run.path("run.new"), "w", encoding="utf-8") as file: json.dump({"settings": settings, "counts": material.counts(), "steps": run.step, "minutes": run.seconds / 60, "machine": machine(device)}, file, indent=1)
    os.replace(run.path("run.new"), run.path("run.json"))


if __name__ == "__main__": main()
