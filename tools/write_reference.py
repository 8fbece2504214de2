#!/usr/bin/env python3
"""Write docs/reference.md, all that the program says of itself, from its --help.

usage: write_reference.py            write the file
       write_reference.py --check    exit 1 if the file is not what the program says
"""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("SAYSO_PROGRAM", str(ROOT / "build" / "sayso"))
BOOK = ROOT / "docs" / "reference.md"
HEAD = """# Reference

Written by `tools/write_reference.py` from what `sayso --help` and `sayso COMMAND --help` print; [cli.md](cli.md) tells more of each option.
"""


def help_of(*command):
    done = subprocess.run([PROGRAM, *command, "--help"], capture_output=True, text=True, encoding="utf-8", check=True)
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


def commands_in(text):
    part = re.search(r"^Subcommands:\n((?:  .*\n?)+)", text, re.M)
    return re.findall(r"^  ([a-z]+)", part[1], re.M) if part else []


def sections(*command):
    text = help_of(*command)
    yield f"\n## {' '.join(('sayso', *command))}\n\n```text\n{text}\n```\n"
    for each in commands_in(text):
        yield from sections(*command, each)


def main():
    book = HEAD + "".join(sections())
    if "--check" not in sys.argv:
        BOOK.write_text(book, encoding="utf-8")
        return 0
    if BOOK.exists() and BOOK.read_text(encoding="utf-8") == book:
        return 0
    print("docs/reference.md is not what the program says; tools/write_reference.py writes it anew")
    return 1


if __name__ == "__main__":
    sys.exit(main())
