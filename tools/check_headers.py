#!/usr/bin/env python3
"""Each header compiles alone: it includes what it uses.

    tools/check_headers.py          the headers that a change since the commit before the last may bear on
    tools/check_headers.py all      every header

A change bears on a header that it touches and on each header that includes one, however indirectly; one of how headers
are compiled here bears on all."""
import concurrent.futures
import os
import subprocess
import sys

import repo

FOLDERS = ("include", "src", "app", "tests", "fuzz", "bench")
INCLUDED_FROM = ("include", "src", "app", ".")
COMPILE = ["g++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror",
           *(f"-I{folder}" for folder in INCLUDED_FROM), '-DSAYSO_SOURCE_DIR="."', "-x", "c++", "/dev/null"]
BEARS_ON_ALL = {"tools/check_headers.py", "tools/packages.txt", "tools/setup.sh"}


def changed(root):
    """The files that differ from the commit before the last or are new; None where there is no such commit."""
    git = ["git", "-C", root]
    done = subprocess.run([*git, "diff", "--name-only", "HEAD~1"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None
    new = subprocess.run([*git, "ls-files", "-o", "--exclude-standard"], capture_output=True, text=True, check=True)
    return set((done.stdout + new.stdout).splitlines())


def borne_on(root, headers, change):
    """The headers on which a change bears."""
    if change is None or change & BEARS_ON_ALL:
        return headers
    known = set(headers)
    includers = {}
    for header in headers:
        for _, name, _ in repo.includes(repo.read(root, header)):
            here = os.path.join(os.path.dirname(header), name)
            for path in (here, *(os.path.normpath(os.path.join(folder, name)) for folder in INCLUDED_FROM)):
                if path in known or path in change:
                    includers.setdefault(path, []).append(header)
    found, ahead = set(), list(change)
    while ahead:
        path = ahead.pop()
        found |= {path} & known
        ahead += includers.pop(path, [])
    return sorted(found)


def main():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    headers = repo.files(root, *FOLDERS, suffix=(".h",))
    if sys.argv[1:] != ["all"]:
        headers = borne_on(root, headers, changed(root))
    alone = lambda header: subprocess.run([*COMPILE, "-include", header], cwd=root, check=False).returncode == 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        bad = [header for header, good in zip(headers, pool.map(alone, headers)) if not good]
    if bad:
        sys.exit(f"headers that do not compile alone: {' '.join(bad)}")
    print(f"headers alone: {len(headers)}")


if __name__ == "__main__":
    main()
