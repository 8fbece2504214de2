"""What the checks share: the files of the repository and a small view of C++ source."""
import os
import re
import sys

SKIPPED_FOLDERS = {".git", "build", "__pycache__"}
CPP = (".h", ".cc")
TESTS = ("_test.cc", "_case.h")  # tests, and what several of them begin with

# A comment, a raw string, a string, a character or anything else, in that order.
_TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^\s()\\]{0,16})\((?:.*?)\)\1"|"(?:[^"\\\n]|\\.)*"|(?<!\w)\'(?:[^\'\\\n]|\\.)+\'',
    re.S)


def files(root, *folders, suffix=("",)):
    """Paths below the folders (all by default), relative to root, sorted; built files left out."""
    found = []
    for folder in folders or (".",):
        if os.path.isfile(os.path.join(root, folder)):
            found.append(folder)
        for path, names, leaves in os.walk(os.path.join(root, folder)):
            names[:] = [n for n in names if n not in SKIPPED_FOLDERS]
            found += [os.path.relpath(os.path.join(path, leaf), root) for leaf in leaves if leaf.endswith(tuple(suffix))]
    return sorted(set(found))


def read(root, path):
    """The text of a file, or "" where it is absent or binary."""
    if not os.path.isfile(os.path.join(root, path)):
        return ""
    with open(os.path.join(root, path), "rb") as file:
        data = file.read()
    return "" if b"\0" in data[:8192] else data.decode("utf-8", "replace")


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def code_only(text):
    """C++ with comments and the insides of literals blanked; every offset and line stays."""
    def blank(match):
        token = match.group(0)
        return _blank(token) if token.startswith("/") else '"' + _blank(token[1:-1]) + '"'
    return _TOKEN.sub(blank, text)


def string_literals(text):
    """(line, content) of each plain string literal of C++."""
    for match in _TOKEN.finditer(text):
        token = match.group(0)
        if token.startswith('"'):
            yield line_of(text, match.start()), token[1:-1]


def includes(text):
    """(line, name, angled) of each #include."""
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', text, re.M):
        yield line_of(text, match.start()), match.group(2), match.group(1) == "<"


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def glob_match(pattern, path):
    """Does the path match? "*" stays inside a folder, "**/" stands for any folders or none."""
    regex = re.escape(pattern).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
    return re.fullmatch(regex, path) is not None


def main(check):
    """Runs check(root) on the repository or the folder given; prints each fault, exits 1 on any."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    faults = sorted(set(check(sys.argv[1] if len(sys.argv) > 1 else here)))
    for fault in faults:
        print(fault)
    name = os.path.basename(sys.argv[0])
    print(f"{name}: {len(faults)} faults" if faults else f"{name}: clean", file=sys.stderr)
    sys.exit(1 if faults else 0)
