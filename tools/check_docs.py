#!/usr/bin/env python3
"""Holds the documents to what the program does.

- Every named fault has a heading in docs/errors.md with its number and name, and no heading lacks its fault.
- Every flag that a command's --help shows is told in docs/cli.md (in a heading, or first in a list item or table row).
- Every link to a file or heading of the repository leads somewhere.
- Every ```sh block of README.md and docs/ runs (from a scratch folder that looks like the repository, sayso on PATH), and
  in the tutorial and docs/ledger.md every ```r and ```python block, in the same folder behind those above it.
- docs/reference.md is what the program's --help says.
- A block after `<!-- output on x86-64-v4: COMMAND -->` is what the command prints on machines of that instruction set
  (on all, without "on ..."); `check_docs.py --update` writes it anew.
- CHANGELOG.md knows the version of CMakeLists.txt.
"""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

import repo

FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.M | re.S)
OUTPUT = re.compile(r"<!-- output(?: on ([\w.-]+))?: (.+?) -->\n+```\w*\n(.*?)^```$", re.M | re.S)
COMMANDS = ("code", "relate", "demo", "find", "show", "timeline", "network", "changes", "export")
PROGRAM = "build/sayso"
SHOWN = {path: {"r": "Rscript", "python": "python3"} for path in ("docs/tutorial.md", "docs/ledger.md")}


def documents(root):
    return [p for p in repo.files(root, suffix=(".md",)) if not p.startswith(("data/", "eval/results/"))]


def check(root):
    yield from check_faults(root)
    yield from check_links(root)
    yield from check_version(root)
    if not os.path.exists(os.path.join(root, PROGRAM)):
        print(f"check_docs.py: skipped flags, examples and outputs: {PROGRAM} is not built")
        return
    yield from check_flags(root)
    yield from check_examples(root)
    done = run(root, "python3 tools/write_reference.py --check", root)
    if done.returncode:
        yield (done.stdout + done.stderr).strip().split("\n")[-1]
    for path, command, _, old, new in outputs(root):
        if old != new:
            yield f"{path}: not what `{command}` prints; tools/check_docs.py --update writes it anew"


def check_faults(root):
    faults = {}
    for path in repo.files(root, "src", "app", suffix=repo.CPP):
        for match in re.finditer(r'\bFault\s+k\w+\s*\{\s*(\d{4}),\s*ErrorCode::\w+,\s*"([^"]*)"', repo.read(root, path)):
            if match[1] in faults:
                yield f"{path}: SAY-{match[1]} is given twice"
            faults[match[1]] = match[2]
    headings = dict(re.findall(r"^#+ .*?SAY-(\d{4})\W*(.*)$", repo.read(root, "docs/errors.md"), re.M))
    for number, name in faults.items():
        if number not in headings:
            yield f"docs/errors.md: no heading for SAY-{number} ({name})"
        elif name not in headings[number]:
            yield f'docs/errors.md: SAY-{number} is called "{name}", not "{headings[number]}"'
    for number in headings.keys() - faults.keys():
        yield f"docs/errors.md: SAY-{number} is no fault of the program"


def anchors(text):
    """Anchors of the headings, as web views of Markdown make them."""
    found = set()
    for heading in re.findall(r"^#+ +(.*?) *$", re.sub(FENCE, "", text), re.M):
        words = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower())
        found.add(words.replace(" ", "-"))
    return found


def check_links(root):
    for path in documents(root):
        text = re.sub(FENCE, lambda m: "\n" * m.group(0).count("\n"), repo.read(root, path))
        for match in re.finditer(r"\]\(<?([^)\s>]+)>?\)", text):
            target, _, anchor = match.group(1).partition("#")
            where = f"{path}:{repo.line_of(text, match.start())}"
            if re.match(r"[a-z]+:", target):
                continue
            goal = os.path.normpath(os.path.join(os.path.dirname(path), target)) if target else path
            if not os.path.exists(os.path.join(root, goal)):
                yield f"{where}: link to nothing: {match.group(1)}"
            elif anchor and anchor not in anchors(repo.read(root, goal)):
                yield f"{where}: no heading #{anchor} in {goal}"


def check_version(root):
    version = re.search(r"project\(sayso VERSION ([\d.]+)", repo.read(root, "CMakeLists.txt"))
    if version and version[1] not in repo.read(root, "CHANGELOG.md"):
        yield f"CHANGELOG.md: says nothing of version {version[1]}"


def run(root, command, cwd, timeout=300):
    environment = dict(os.environ, PATH=os.path.join(root, "build") + ":" + os.environ["PATH"], NO_COLOR="1",
                       COLUMNS="100", LC_ALL="C.UTF-8")
    return subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=cwd, env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=timeout, check=False)


def check_flags(root):
    first = re.findall(r"^(?:#+ .*|[-*] .*|\|[^|\n]*)", repo.read(root, "docs/cli.md"), re.M)
    told = set(re.findall(r"--[a-z][a-z0-9-]*", "\n".join(first)))
    for command in COMMANDS:
        help_text = run(root, f"sayso {command} --help", root).stdout
        if not help_text:
            yield f"sayso {command} --help prints nothing"
        for flag in sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]*", help_text)) - told):
            yield f"docs/cli.md: says nothing of {flag} (sayso {command} --help)"


def check_examples(root):
    """Documents side by side, the examples of each in their order."""
    shown = [path for path in documents(root) if path == "README.md" or path.startswith("docs/")]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for faults in pool.map(lambda path: list(check_document(root, path)), shown):
            yield from faults


def check_document(root, path):
    text = repo.read(root, path)
    with tempfile.TemporaryDirectory() as scratch:
        for name in os.listdir(root):
            os.symlink(os.path.join(root, name), os.path.join(scratch, name))
        for match in FENCE.finditer(text):
            reader = {"sh": "bash", **SHOWN.get(path, {})}.get(match.group(1))
            if reader is None:
                continue
            if not shutil.which(reader):
                print(f"check_docs.py: skipped an example of {path}: no {reader}")
                continue
            script = match.group(2)
            if reader != "bash":
                script = f"cat > example.{match.group(1)} <<'EXAMPLE'\n{script}EXAMPLE\n{reader} example.{match.group(1)}"
            done = run(root, script, scratch)
            if done.returncode:
                said = (done.stderr or done.stdout).strip().split("\n")[-1]
                yield f"{path}:{repo.line_of(text, match.start())}: example ends with {done.returncode}: {said}"


def outputs(root):
    """(path, command, where the block stands, the block as it is, the block as it should be)."""
    version = run(root, "sayso --version", root).stdout
    for path in documents(root):
        for match in OUTPUT.finditer(repo.read(root, path)):
            isa, command, block = match.groups()
            if isa and f"instruction set {isa}" not in version:
                print(f"check_docs.py: skipped the output of `{command}` in {path}: made on {isa}")
                continue
            yield path, command, match.span(3), block, run(root, command, root).stdout.rstrip("\n") + "\n"


def update(root):
    """Writes each block anew that its command no longer prints."""
    for path, command, (begin, end), old, new in reversed(list(outputs(root))):
        text = repo.read(root, path)
        if old != new:
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text[:begin] + new + text[end:])
            print(f"{path}: wrote the output of `{command}`")


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        update(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    else:
        repo.main(check)
