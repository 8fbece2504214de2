#!/usr/bin/env python3
"""Makes bench/texts.jsonl, the one fixed file that every speed is measured on, and bench/texts.tsv, what it holds.

usage: bench/make_texts.py        (needs the shared folder; the two files are kept, so nobody needs to run it)

The sentences are those of the invented records of the corpus (corpus/synthetic, corpus/articles), drawn in a fixed shuffle
so that their lengths in word pieces are mixed as SHARES says, about as in news. They make documents of 1, 3, 20 and 40
sentences, two or three sentences to a paragraph. texts.tsv gives documents, sentences and word pieces of each kind and how
many sentences have how many pieces. A sentence is one of this making: the program may cut it otherwise.
"""
import collections
import glob
import json
import os
import random
import re
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get("SAYSO_SHARED") or os.path.join(os.path.dirname(ROOT), "shared")
KINDS = ((1, 400), (3, 200), (20, 25), (40, 15))  # sentences of a document, documents
SHARES = {16: 12, 24: 22, 32: 26, 48: 26, 64: 11, 96: 3}  # sentences of at most so many pieces: how many in 100


def sentences(known):
    """(sentence, pieces) in a fixed shuffle, lengths mixed as SHARES says, no sentence twice while there are others."""
    sys.path.insert(0, os.path.join(SHARED, "corpus"))
    sys.dont_write_bytecode = True
    import check
    found, chance = {border: [] for border in SHARES}, random.Random(20241105)
    for path in sorted(glob.glob(os.path.join(SHARED, "corpus", "synthetic", "*.txt"))) + [os.path.join(SHARED, "corpus", "articles", "articles.txt")]:
        for _, block in check.blocks(path):
            for text in re.split(r"(?<=[.!?])\s+(?=[\"“A-Z])", check.parse(block)["text"].strip()):
                length = pieces(text, known)
                border = next((b for b in SHARES if length <= b), None)
                if border and length > 3 and re.search(r"\w[.!?][\"”']?$", text) and text.count('"') % 2 == 0:
                    found[border].append((text, length))
    for pool in found.values():
        chance.shuffle(pool)
    plan = [border for border, share in SHARES.items() for _ in range(share)]
    while True:
        chance.shuffle(plan)
        for border in plan:
            found[border].append(found[border].pop(0))
            yield found[border][-1]


def vocabulary():
    with open(os.path.join(ROOT, "data", "models", "default"), encoding="utf-8") as file:
        name = file.read().split()[0]
    with open(os.path.join(ROOT, "data", "models", name, "vocab.txt"), encoding="utf-8") as file:
        return set(file.read().split("\n"))


def pieces(text, known):
    """How many word pieces a text has: lower case, accents off, punctuation apart, longest match first."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    count = 0
    for word in re.findall(r"\w+|[^\w\s]|_", plain):
        at = 0
        while at < len(word):
            end = next((e for e in range(len(word), at, -1) if ("##" if at else "") + word[at:e] in known), None)
            if end is None:
                count += 1
                break
            count, at = count + 1, end
    return count


def paragraphs(group):
    """Two and three sentences in turn to a paragraph."""
    out, at, size = [], 0, 3
    while at < len(group):
        out.append(" ".join(group[at:at + size]))
        at, size = at + size, 5 - size
    return "\n\n".join(out)


def main():
    known = vocabulary()
    pool, made, rows, lengths = sentences(known), [], [], []
    for size, number in KINDS:
        total = 0
        for n in range(number):
            group = [next(pool) for _ in range(size)]
            lengths += [length for _, length in group]
            total += sum(length for _, length in group)
            made.append({"id": f"bench-{size}-{n}", "date": "2024-11-05", "text": paragraphs([text for text, _ in group])})
        rows.append((f"documents of {size}", number, number * size, total))
    random.Random(7).shuffle(made)
    with open(os.path.join(ROOT, "bench", "texts.jsonl"), "w", encoding="utf-8") as file:
        file.writelines(json.dumps(x, ensure_ascii=False) + "\n" for x in made)
    bins = collections.Counter(next(b for b in SHARES if n <= b) for n in lengths)
    with open(os.path.join(ROOT, "bench", "texts.tsv"), "w", encoding="utf-8") as file:
        file.write("# what bench/texts.jsonl holds; made by bench/make_texts.py\nkind\tdocuments\tsentences\tpieces\n")
        for row in rows + [("all", *(sum(r[i] for r in rows) for i in (1, 2, 3)))]:
            file.write("\t".join(map(str, row)) + "\n")
        below = 0
        for border in SHARES:
            file.write(f"sentences of {below + 1} to {border} pieces\t\t{bins[border]}\t\n")
            below = border


if __name__ == "__main__":
    main()
