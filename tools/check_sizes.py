#!/usr/bin/env python3
"""Holds the sizes of CONTRIBUTING.md. What must be larger stands in tools/size_allow.tsv with the reason."""
import json
import os
import re
import subprocess

import repo

HEADER_LINES, SOURCE_LINES, FUNCTION_LINES = 200, 600, 60
PARAMETERS, NESTING, INCLUDES = 5, 3, 12
FOLDER_FILES, CMAKE_LINES, DECISION_LINES = 25, 500, 40
ALLOW = "tools/size_allow.tsv"


def measure(root):
    """(what, of which measure, value, most) of all that is bounded."""
    sources = repo.files(root, "src", "include", "app", "tests", "fuzz", "bench", suffix=repo.CPP)
    texts = {path: repo.read(root, path) for path in sources}
    for path, text in texts.items():
        yield path, "lines", text.count("\n"), HEADER_LINES if path.endswith(".h") else SOURCE_LINES
        yield path, "includes", len(list(repo.includes(text))), INCLUDES
    for path, name, signature, first, last in functions(root, sources):
        what = f"{path}:{name}"
        yield what, "lines", last - first + 1, FUNCTION_LINES
        yield what, "parameters", parameters(signature), PARAMETERS
        yield what, "nesting", nesting("\n".join(repo.code_only(texts[path]).split("\n")[first - 1:last])), NESTING
    for folder in sorted({os.path.dirname(p) for p in sources}):
        own = [p for p in sources if os.path.dirname(p) == folder and not p.endswith("_test.cc")]
        yield folder, "files", len(own), FOLDER_FILES
    cmake = [p for p in repo.files(root) if os.path.basename(p) in ("CMakeLists.txt", "CMakePresets.json") or p.endswith(".cmake")]
    yield "CMake", "lines", sum(repo.read(root, p).count("\n") for p in cmake), CMAKE_LINES
    for path in repo.files(root, "docs/decisions", suffix=(".md",)):
        yield path, "lines", repo.read(root, path).count("\n"), DECISION_LINES


def functions(root, sources):
    """(path, name, signature, first line, last line) of every function defined, by Universal Ctags."""
    command = ["ctags", "--options=NONE", "--output-format=json", "--languages=C++", "--map-C++=+.h", "--kinds-C++=f",
               "--fields=+neS", "-I", "TRY+", "-f", "-", "-L", "-"]
    done = subprocess.run(command, input="\n".join(sources), cwd=root, capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        tag = json.loads(line)
        if "end" in tag:
            scope = re.sub(r"(^|::)__anon\w+", "", tag.get("scope", ""))
            name = f"{scope}::{tag['name']}".removeprefix("::")
            if name in ("TEST", "TEST_F", "TEST_P"):
                name += tag.get("signature", "")
            yield tag["path"], name.removeprefix("sayso::"), tag.get("signature", "()"), tag["line"], tag["end"]


def parameters(signature):
    """How many parameters "(A a, B<C, D> b = {1, 2}) const" has."""
    depth, count, any_word = 0, 1, False
    for char in signature:
        if char in "(<{[":
            depth += 1
        elif char in ")>}]":
            depth -= 1
            if depth == 0:
                break
        elif char == "," and depth == 1:
            count += 1
        elif not char.isspace():
            any_word = True
    return count if any_word and signature.strip() != "(void)" else 0


def nesting(body):
    """How deep the control blocks of a function nest: braces after if, for, while, switch, do, else, try, catch."""
    deepest, stack = 0, []
    for position, char in enumerate(body):
        if char == "{":
            stack.append(opens_control(body[:position]))
            deepest = max(deepest, sum(stack))
        elif char == "}" and stack:
            stack.pop()
    return deepest


def opens_control(before):
    before = before.rstrip()
    if re.search(r"\b(else|do|try)$", before):
        return True
    if not before.endswith(")"):
        return False
    depth = 0
    for position in range(len(before) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(before[position], 0)
        if depth == 0:
            return re.search(r"\b(if|if constexpr|for|while|switch|catch)\s*$", before[:position]) is not None
    return False


def allowed(root):
    """(what, measure) -> (most, line of the list)."""
    rows = {}
    path = os.path.join(root, ALLOW)
    if not os.path.exists(path):
        return rows
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or line.startswith("what\t") or not line.strip():
                continue
            what, of, most, reason = (line.rstrip("\n").split("\t") + [""] * 4)[:4]
            rows[what, of] = (int(most) if reason.strip() else 0, number)
    return rows


def check(root):
    allow = allowed(root)
    for what, of, value, most in measure(root):
        given = allow.pop((what, of), None)
        if given and value <= most:
            yield f"{ALLOW}:{given[1]}: {what} no longer needs an entry for {of}"
        elif value > (given[0] if given else most):
            yield f"{what}: {value} {of}, at most {given[0] if given else most}"
    for (what, of), (_, number) in allow.items():
        yield f"{ALLOW}:{number}: {what} has no {of} to allow"


if __name__ == "__main__":
    repo.main(check)
