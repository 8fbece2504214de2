#!/usr/bin/env python3
"""Write the card of a model folder: data with counts and licences, settings, time, scores, known weaknesses.

usage: card.py RUN FOLDER [--results eval/results/ID]

The lists of data sets and weaknesses are training/card.json; counts, settings and time come from the run, scores from the kept
results of the measuring programs.
"""
import argparse, json, os

HERE = os.path.dirname(os.path.abspath(__file__))


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(x) for x in row) + " |" for row in rows])


def results_of(folder):
    """{file: rows} of the kept results, without their heads."""
    found = {}
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            found[name] = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")][1:]
    return found


def scores(results):
    parts = []
    for name, rows in results.items():
        if name.startswith("dev.") and "joined" not in name:
            parts.append(f"Development split, 625 reports never trained on, strict F1 (`{name}`):\n\n" + table(["line", "F1"], [(r[0].strip(), f"{float(r[3]):.1f}") for r in rows]))
    return "\n\n".join(parts)


def made_from(settings):
    """What the run began with and learned from, in words."""
    start, teachers = settings.get("start", ""), settings.get("teachers", [])
    parts = []
    shipped = lambda model: "{0} (`data/models/{0}` in revision {1} of this repository; its card tells what that model had learned from)".format(*model.split("@"))
    keeps = settings.get("kept", start) if settings.get("keep") else ""
    share = f", of which {settings['keep']:.0%} stay in the mean" if keeps else ""
    if "@" in start: parts.append(f"It began with the weights of {shipped(start)}" + (share if keeps == start else "") + ".")
    elif start: parts.append(f"It began with the weights of another run (`training/settings/{start}.json`).")
    if keeps and keeps != start: parts.append(f"{settings['keep']:.0%} of the weights are those of {shipped(keeps)}.")
    if teachers and all("@" in t for t in teachers): parts.append(f"{', '.join(t.split('@')[0] for t in teachers)} also answered for it as its teacher, so that it would keep what was known.")
    elif teachers: parts.append(f"It was taught by {len(teachers)} nets of 110 million parameters (all-mpnet-base-v2, Apache-2.0; training/settings/{teachers[0]}.json) that had learned from the same sets.")
    return "".join(" " + part for part in parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("folder")
    parser.add_argument("--results", help="folder of kept results (default eval/results/<id>)")
    options = parser.parse_args()
    name = os.path.basename(os.path.abspath(options.folder))
    with open(os.path.join(options.run, "run.json"), encoding="utf-8") as file: run = json.load(file)
    with open(os.path.join(HERE, "card.json"), encoding="utf-8") as file: words = json.load(file)
    settings, counts = run["settings"], run["counts"]
    third = any(f.startswith("real") for f in settings["reports"]["files"]) or any(counts.get(k) for k in words["data"] if k != "reports")
    data = words["data"] | ({} if third else {"reports": words["own reports"]})
    sets = [(w["set"], counts[key], w["use"], w["licence"]) for key, w in data.items() if counts.get(key)]
    note = " " + run["note"] if run.get("note") else ""
    taught = made_from(settings)
    narrowed = [cycle["inner"] for cycle in settings["cycles"] if "inner" in cycle]
    make = words["make"] + (f" Its feed-forward layers were narrowed to {narrowed[-1]} in training (training/narrow.py)." if narrowed else "") + taught
    text = f"""# {name}

{words['finds']}

## Make

{make}

Base: {settings['base']['package']} {settings['base']['version']} of the Python index, sha256 of its weights `{settings['base']['sha256']}`.
Trained in {run['steps']} steps, {run['minutes']:.0f} minutes on {run['machine']}; seed {', '.join(map(str, settings.get('seeds', [settings.get('seed')])))}. Settings:
`training/settings/{settings['name']}.json`. `make train MODEL={settings['name']}` makes it anew.{note}

## Data and licences

{table(["set", "examples", "use", "licence as stated by its source"], sets)}

{words['third parties'] if third else words['open']}

## Scores

{scores(results_of(options.results or os.path.join(HERE, '..', 'eval', 'results', name)))}

All figures with the commands that give them: `docs/evaluation.md`; results are kept in `eval/results/{name}/`.

## Known weaknesses

""" + "\n".join("- " + w for w in words["weaknesses"]) + "\n"
    with open(os.path.join(options.folder, "card.md"), "w", encoding="utf-8") as file: file.write(text)


if __name__ == "__main__": main()
