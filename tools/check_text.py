#!/usr/bin/env python3
"""What must not stand in the repository's text: unsafe C++, labels of the ontology as C++ literals, places of one
machine, and third-party text that may only be read in place."""
import csv
import os
import re

import repo

PRODUCT = ("src", "include", "app")
BANNED = [
    (re.compile(r"^using\s+namespace\b", re.M), "no `using namespace` outside functions"),
    (re.compile(r"#\s*include\s*<iostream>"), "no <iostream>"),
    (re.compile(r"#\s*include\s*<regex>"), "no <regex>"),
    (re.compile(r"(?<!operator )\bnew\b(?!>)"), "no `new`: a value or a smart pointer owns"),
    (re.compile(r"(?<!= )(?<!=)(?<!operator )\bdelete\b"), "no `delete`: a value or a smart pointer owns"),
    (re.compile(r"\b(?:assert|abort|exit|_exit|terminate)\s*\("), "no assert, abort or exit: give an Error, or SAYSO_CHECK"),
    (re.compile(r"\bthrow\b"), "no throw: give an Error"),
]
# What a signal handler sets must be global.
GLOBALS = {"app/cli/signals.cc"}
# base/result.h defines SAYSO_CHECK, whose last step is abort; a surface may end the process.
EXEMPT = {"src/base/result.h": 5, "app/": 5}
# Names of hosts and places are put together here so that this file does not hold them itself.
PLACES = [
    (re.compile(r"(?<![\w.$}])/(?:work|root|tmp|home)/"), "a path of one machine"),
    (re.compile(r"\b(?:%s)\b" % "|".join(p + r"\." + s for p, s in [
        ("pypi", "org"), ("pythonhosted", "org"), ("crates", "io"), ("golang", "org"), ("npmjs", "org"), ("maven", "org"),
        ("debian", "org"), ("ubuntu", "com")])), "the name of a registry"),
    (re.compile(r"\b(?:issue|session)s? #?\d|(?<!\w)A" + r"I(?!\w)|\bLL" + r"Ms?\b"), "a word about how this was made"),
]
# Text about the world, where such words are only words.
WORLD = ("data/", "fuzz/corpus/", "LICENSE")
OURS = (".cc", ".h", ".py", ".sh", ".md", "CMakeLists.txt", "Makefile")
# Columns of data/ontology that name labels. Modes, contexts and tenses are everyday words and stay free.
LABELS = {"types.tsv": "type", "sectors.tsv": "sector", "kinds.tsv": "kind", "factuality.tsv": "factuality",
          "roots.tsv": "root", "mention_kinds.tsv": "label"}
READ_IN_PLACE = ("corpus/real", "eval", "samples")
MAY_BE_COPIED = ("corpus/synthetic", "corpus/field", "corpus/articles", "corpus/GUIDE.md", "data")
ANNOTATED = ("training/data/", "corpus/")
SHINGLE = 8


def check(root):
    yield from check_cpp(root)
    yield from check_places(root)
    yield from check_third_party(root)


def check_cpp(root):
    labels = ontology_labels(root)
    for path in repo.files(root, *PRODUCT, suffix=repo.CPP):
        if path.endswith(repo.TESTS):
            continue
        text = repo.read(root, path)
        code = repo.code_only(text)
        for number, (pattern, fault) in enumerate(BANNED):
            for match in pattern.finditer(code):
                if not any(path.startswith(place) and number == of for place, of in EXEMPT.items()):
                    yield f"{path}:{repo.line_of(code, match.start())}: {fault}"
        for line, literal in repo.string_literals(text):
            if literal in labels and not path.endswith("options.cc"):  # a command may bear a label's name
                yield f'{path}:{line}: "{literal}" is a label of data/ontology/{labels[literal]}; it belongs in data'
        for line, name in mutable_globals(code) if path not in GLOBALS else ():
            yield f"{path}:{line}: mutable global or static `{name}`"


def ontology_labels(root):
    labels = {}
    for name, column in LABELS.items():
        path = os.path.join(root, "data/ontology", name)
        if os.path.exists(path):
            with open(path, encoding="utf-8", newline="") as file:
                rows = csv.DictReader((r for r in file if not r.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
                labels.update((row[column], name) for row in rows if row[column])
    return labels


def mutable_globals(code):
    """(line, name) of variables at namespace scope, and of statics anywhere, that can change."""
    scopes, start = [], 0  # the kind of each open brace: "n" namespace, "t" type, "f" anything else
    code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.)*", lambda m: re.sub(r"[^\n]", " ", m.group(0)), code, flags=re.M | re.S)
    for match in re.finditer(r"[{};]", code):
        statement = code[start:match.start()]
        start_of = start + len(statement) - len(statement.lstrip())
        statement = statement.strip()
        if match.group() == "}":
            if scopes:
                scopes.pop()
            start = match.end()
            continue
        name = declared_variable(statement, scopes)
        if name:
            yield repo.line_of(code, start_of), name
        if match.group() == "{":
            scopes.append("n" if re.match(r"(inline\s+)?namespace\b|extern\s+\"", statement) else
                          "t" if re.search(r"\b(class|struct|union|enum)\b[^()=]*$", statement) else "f")
        start = match.end()


def declared_variable(statement, scopes):
    """The name of the mutable variable that this statement declares, if it must not be there."""
    at_namespace = all(scope == "n" for scope in scopes)
    static = re.search(r"\b(static|thread_local)\b", statement)
    if not statement or not (at_namespace or static):
        return None
    if re.search(r"\b(const|constexpr|consteval|using|typedef|friend|template|namespace|class|struct|union|enum|concept|operator"
                 r"|static_assert|extern)\b", statement):
        return None
    head = re.split(r"(?<![=!<>])=(?!=)", statement)[0]
    if "(" in head:  # a function
        return None
    match = re.search(r"[\w>*&\]]\s+[*&]*(\w+)\s*(?:\[[^\]]*\])*\s*$", head)
    return match.group(1) if match else None


def check_places(root):
    for path in repo.files(root):
        if path.startswith(WORLD):
            continue
        text = repo.read(root, path)
        for pattern, fault in PLACES if path.endswith(OURS) else PLACES[:-1]:
            for match in pattern.finditer(text):
                yield f"{path}:{repo.line_of(text, match.start())}: {fault}: {match.group(0)}"


def words(text):
    return [(m.group(0), m.start()) for m in re.finditer(r"[^\W_]+", text.lower())]


def prose(path, text):
    """Of annotated reports the words alone: their marks and lines of codes are those of the scheme."""
    if not path.startswith(ANNOTATED):
        return text
    bare = re.sub(r"^(?:@ .*|\w+ [A-Z]{3,}[/ ].*)$", lambda line: " " * len(line.group(0)), text, flags=re.M)
    return re.sub(r"[\[{][^|\]}\s]*\|", lambda mark: " " * len(mark.group(0)), bare)


def shingles(found):
    """Each run of eight words."""
    return zip(*([word for word, _ in found[shift:]] for shift in range(SHINGLE)))


def telling(run):
    """At least five of the eight are real words, not numbers or letters."""
    return sum(len(word) > 2 and word.isalpha() for word in run) >= 5


def check_third_party(root):
    """Eight words in a row that also stand in a text that may not be copied, and in none that may."""
    shared = os.environ.get("SAYSO_SHARED") or os.path.join(root, "../shared")
    if not all(os.path.isdir(os.path.join(shared, folder)) for folder in READ_IN_PLACE):
        print("check_text.py: skipped the search for third-party text: no shared folder (SAYSO_SHARED)")
        return
    own = {}
    for path in repo.files(root):
        if path != "LICENSE" and not path.endswith((".bin", ".xml")):
            found = words(prose(path, repo.read(root, path)))
            for (_, offset), run in zip(found, shingles(found)):
                own.setdefault(hash(run), (path, offset))
    hits = {}
    for path in (p for p in repo.files(shared, *READ_IN_PLACE) if not p.endswith("README.md")):
        hits.update((hash(run), (path, run)) for run in shingles(words(prose(path, repo.read(shared, path))))
                    if hash(run) in own and telling(run))
    for path in repo.files(shared, *MAY_BE_COPIED) if hits else []:
        for run in shingles(words(prose(path, repo.read(shared, path)))):
            hits.pop(hash(run), None)
    for key, (theirs, run) in hits.items():
        path, offset = own[key]
        yield f"{path}:{repo.line_of(repo.read(root, path), offset)}: also in {theirs}: {' '.join(run)}"


if __name__ == "__main__":
    repo.main(check)
