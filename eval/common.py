"""What the measuring programs share: where things lie, running sayso, bootstrap intervals, kept results.

The shared folder (corpus, third-party material) is $SAYSO_SHARED, else ../shared beside the source folder; it is read in
place. Results are small TSV files below eval/results/<model id>/, each headed by date, version, command and class of machine.
"""
import argparse
import datetime
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get("SAYSO_SHARED") or os.path.join(os.path.dirname(ROOT), "shared")
SKIPPED = 77  # the exit status by which a test says that it was skipped
FOUND = 5  # a check found something


class Failed(Exception):
    """The program under test failed; the message says how."""


def arguments(description, **more):
    """The options that every measuring program has, before its own are added."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter, **more)
    parser.add_argument("--program", default=os.path.join(ROOT, "build", "sayso"), help="the sayso to measure (default build/sayso)")
    parser.add_argument("--precision", choices=("f32", "bf16", "int8"), default="f32", help="arithmetic of the encoder (default f32)")
    parser.add_argument("--jobs", type=int, default=2, help="documents coded at a time (default 2)")
    parser.add_argument("--model", help="model id or folder (default: the program's own)")
    parser.add_argument("--no-keep", action="store_true", help="do not write the result below eval/results")
    return parser


def need(*paths):
    """Ends the program as skipped, in words, when a part of the shared folder is absent."""
    for path in paths:
        if not os.path.exists(os.path.join(SHARED, path)):
            print(f"skipped: {path} of the shared folder is absent (set SAYSO_SHARED)")
            sys.exit(SKIPPED)


def shared(*parts):
    return os.path.join(SHARED, *parts)


def scorer():
    """The corpus' own scorer and parser, read in place: (score, check)."""
    need("corpus/score.py", "corpus/check.py")
    folder = shared("corpus")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    import check
    import score
    return score, check


def corpus_files():
    return sorted(glob.glob(shared("corpus", "*", "*.txt")))


def records(paths, keep=None):
    """{id: parsed record} of corpus files, in the order of the files; `keep` limits the ids."""
    return parsed(scorer()[1], paths, keep)


def parsed(check, paths, keep=None):
    """As records, by a given parser."""
    found = {}
    for path in paths:
        for _, block in check.blocks(path):
            try:
                record = check.parse(block)
            except ValueError as fault:
                print(f"{os.path.basename(path)}: skipped: {fault}", file=sys.stderr)
                continue
            if keep is None or record["id"] in keep:
                found[record["id"]] = record
    return found


def dev_ids():
    need("corpus/dev-ids.txt")
    with open(shared("corpus", "dev-ids.txt"), encoding="utf-8") as file:
        return file.read().split()


def as_input(record):
    """A corpus record as an input record of `sayso code`."""
    return {"id": record["id"], "text": record["text"], **({"date": record["date"]} if record.get("date") else {})}


def run(program, arguments_, data=b"", accept=(0,)):
    """Standard output of one run; Failed if the exit status is not among those accepted."""
    try:
        done = subprocess.run([program, *arguments_], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    except OSError as fault:
        raise Failed(f"cannot run the program: {fault.strerror}") from fault
    if done.returncode not in accept:
        tail = done.stderr.decode("utf-8", "replace").strip().splitlines()[-5:]
        raise Failed(f"exit status {done.returncode} of `sayso {' '.join(arguments_)}`: " + " | ".join(tail))
    return done.stdout


def lines_of(inputs):
    return "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in inputs).encode("utf-8")


def settings(options):
    """The options of sayso that choose model and arithmetic."""
    return ["--precision", options.precision] + (["--model", options.model] if options.model else [])


def code_bytes(options, inputs, *flags, accept=(0, 3), jobs=None):
    """The output lines of `sayso code` for these input records, as bytes."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(lines_of(inputs))
        file.flush()
        arguments_ = ["code", file.name, "--format", "jsonl", "--jobs", str(jobs or options.jobs), *settings(options), *flags]
        return run(options.program, arguments_, accept=accept).splitlines()


def code(options, inputs, *flags):
    """{key: coding} of `sayso code` for these input records."""
    codings = (json.loads(line) for line in code_bytes(options, inputs, *flags))
    return {coding["doc"].get("key", coding["doc"]["id"]): coding for coding in codings}


def version(program):
    """The program's version in one line, without places of this machine."""
    return run(program, ["--version"]).decode("utf-8", "replace").splitlines()[0].strip()


def model_of(codings):
    """The model id that the codings name."""
    for coding in codings:
        if coding.get("run", {}).get("model"):
            return coding["run"]["model"].split()[0].split("@")[0]
    return "unknown-model"


def machine():
    """The class of this machine: cores and what its processor offers."""
    flags = set()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("flags"):
                    flags = set(line.split())
                    break
    except OSError:
        pass
    kinds = [f for f in ("avx2", "avx512f", "avx512_bf16", "avx512_vnni", "amx_bf16") if f in flags]
    return f"{len(os.sched_getaffinity(0))} cores, {os.uname().machine}" + (" " + "+".join(kinds) if kinds else "")


def f1(counts):
    right, given, wanted = counts
    return 200.0 * right / (given + wanted) if given + wanted else 0.0


def total(parts):
    return [sum(part[i] for part in parts) for i in range(3)]


def interval(values, level=0.95):
    values = sorted(values)
    cut = int(len(values) * (1 - level) / 2)
    return values[cut], values[len(values) - 1 - cut]


def paired(ours, theirs, samples=1000, seed=1):
    """95 % interval of the difference in F1 over bootstrap samples of the same records."""
    chance, size, found = random.Random(seed), len(ours), []
    for _ in range(samples):
        pick = chance.choices(range(size), k=size)
        found.append(f1(total([ours[i] for i in pick])) - f1(total([theirs[i] for i in pick])))
    return interval(found)


def table(head, rows):
    """Rows as aligned columns: the first to the left, the others to the right."""
    cells = [head] + [[x if isinstance(x, str) else f"{x:.1f}" if isinstance(x, float) else str(x) for x in row] for row in rows]
    wide = [max(len(row[i]) for row in cells) for i in range(len(head))]
    return "\n".join("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, wide))).rstrip() for row in cells)


def keep(options, name, model, head, rows, notes=()):
    """Writes a result below eval/results/<model id>/ and says where."""
    if options.no_keep:
        return
    folder = os.path.join(ROOT, "eval", "results", model)
    os.makedirs(folder, exist_ok=True)
    command = " ".join(["python3", os.path.relpath(os.path.abspath(sys.argv[0]), ROOT)] + [a for a in sys.argv[1:] if not a.startswith("/")])
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        for key, value in (("date", datetime.date.today().isoformat()), ("program", version(options.program)), ("command", command), ("machine", machine())):
            file.write(f"# {key}: {value}\n")
        for note in notes:
            file.write(f"# {note}\n")
        for row in [head] + list(rows):
            file.write("\t".join(f"{x:.2f}" if isinstance(x, float) else str(x) for x in row) + "\n")
    print(f"kept in eval/results/{model}/{name}")


def main(body):
    """Runs a measuring program; a failing sayso is said in one line."""
    try:
        sys.exit(body())
    except Failed as fault:
        print(f"failed: {fault}", file=sys.stderr)
        sys.exit(1)
