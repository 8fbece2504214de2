#!/usr/bin/env python3
"""Learns the tables of data/casing: the usual case of words, for texts that come in one case.

usage: training/usual_case.py --lists FILE...

Read are texts that may be published - the invented reports of the shared folder ($SAYSO_SHARED/corpus/synthetic, articles),
without the ids of the development split, and those of training/data - the names of data/actors, and lists of English words
with their case, one a line (SCOWL as Debian packs it: american-english-small of wamerican-small, british-english-small of
wbritish-small). Nothing is copied but words.

Written are, each a layer of exceptions to the one before:
  ends.tsv    what the end of a word tells of its case; a word with none of them has a capital
  words.tsv   words whose end tells wrong, and how a name is spelt that does not have its first letter alone capital
  beside.tsv  weights of what stands beside a word, for (positive) and against a capital
The weights are the mean of averaged perceptrons (Collins 2002) that decide between small and capital from the front to the
back, as src/casing/recase.cc does. Same inputs, same tables.
"""
import argparse
import collections
import glob
import os
import random
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "eval"))
import common  # noqa: E402

TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
LETTER = re.compile(r"[^\W\d_]")
CLOSERS, OPENERS = "\"')]}", "\"'([{"
LONGEST_END, LEAST_TYPES, SURE_END = 5, 4, 10  # letters of an end; words that show it; small ones to each capital one
LEAST_RANK = 7  # of an office whose holder is known by a surname (data/actors/office_ranks.tsv)
RARE = 3        # a word of a list or a name is no other for being met so often less one
BOTH = 0.3, 0.9  # a word so often capital, for all that is told of it, is written in both ways
CONTRACTED = ("ll", "re", "ve")  # behind an apostrophe
LISTED = 20     # names that a row of a list weighs as much as
EPOCHS, LEAST_SEEN, LEAST_WEIGHT, SCALE, SEEDS = 6, 2, 3, 10, 5
FORMS = [("ied", "y"), ("ies", "y"), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("es", ""), ("s", "")]
LICENCE = "Apache-2.0, with words of SCOWL (see NOTICE)"


def rows(name):
    with open(os.path.join(ROOT, "data", name), encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return lines[1:]


def is_word(token):
    return bool(LETTER.search(token))


def key(token):
    """As a word stands in the tables: small, digits as one 0."""
    return re.sub(r"[0-9]+", "0", token.lower())


def case(form):
    """s small, c its first letter alone capital, a anything else."""
    return "s" if form == form.lower() else "c" if form == form[:1].upper() + form[1:].lower() else "a"


class Openings:
    """Which words of a text begin a sentence: as src/casing/recase.cc has it."""

    def __init__(self):
        self.ends, self.openers, self.small, self.titles = {}, set(), set(), {}
        for word, kind, ends in rows("sentence/abbreviations.tsv"):
            self.titles.update({word.lower(): word} if kind in ("company", "title") and case(word) != "s" else {})
            if ends == "-":
                self.openers.add(word.lower())
            elif ends != "says":
                self.ends[word.lower()] = ends
                self.small.update([word] if "." in word and case(word) == "s" else [])

    def mark(self, text):
        """[(token, begins a sentence)]"""
        out, fresh, held = [], True, False
        for found in TOKEN.finditer(text):
            token, end = found.group(), found.end()
            if token[0].isalnum():
                out.append((token, fresh or (held and token.lower() in self.openers)))
                fresh = held = False
                continue
            out.append((token, False))
            apart = end >= len(text) or text[end].isspace() or text[end] in CLOSERS
            if token in ".?!" and apart:
                fresh, held = (True, False) if token != "." else self.after_stop(text, found.start())
            elif token not in CLOSERS + OPENERS + ".?!":
                fresh = held = False
        return out

    def after_stop(self, text, stop):
        """(a sentence begins, one begins before an opener) behind a full stop."""
        begin = stop
        while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] == "."):
            begin -= 1
        word = text[begin:stop].lower()
        ends = self.ends.get(word)
        if word in self.small:
            return False, False
        initials = re.fullmatch(r"([^\W\d_]\.)*[^\W\d_]", word)
        return (False, bool(ends != "never")) if ends not in (None, "number") or initials else (True, False)


def texts():
    dev = set(common.dev_ids())
    files = [f for f in common.corpus_files() if os.path.basename(os.path.dirname(f)) in ("synthetic", "articles")]
    files += sorted(glob.glob(os.path.join(ROOT, "training", "data", "*.txt")))
    plain = str.maketrans("\u2019\u2018\u201c\u201d", "''\"\"")
    lines = [line for i, r in common.records(files).items() if i not in dev for line in r["text"].translate(plain).split("\n")]
    return [line for line in lines if sum(map(str.isupper, line)) < sum(map(str.islower, line))]


def names():
    """{word: form: times} of the capital words in names of data/actors."""
    found = {x for row in rows("actors/odbl/countries.tsv") for x in row[6:9]}
    for name in ("actors/country_names.tsv", "actors/odbl/country_names.tsv", "actors/holders.tsv"):
        found.update(row[1] for row in rows(name))
    for row in rows("actors/organisations.tsv"):
        found.update([row[1], *row[2].split("; ")])
    out = collections.defaultdict(collections.Counter)
    for token in (t for name in sorted(found) for t in TOKEN.findall(name)):
        if is_word(token) and case(token) != "s":
            out[key(token)][token] += 1
    return collections.defaultdict(collections.Counter, {w: forms for w, forms in out.items() if sum(forms.values()) >= LEAST_SEEN})


def leaders():
    """Surnames of those who held an office that is known by its holder."""
    weighty = {slug for slug, rank in rows("actors/office_ranks.tsv") if int(rank) >= LEAST_RANK}
    found = {row[1].split()[-1] for row in rows("actors/holders.tsv") if row[3].split("/")[-1] in weighty}
    return {name.lower(): name for name in sorted(found) if name.isalpha()}


def lists(paths, named):
    """The small words of the lists; their capital ones go to the names."""
    small = set()
    for word in (line.strip() for path in paths for line in open(path, encoding="utf-8")):
        if word.isalpha():
            small.add(word) if case(word) == "s" else named[word.lower()].update({word: LISTED})
    return small


def most(forms):
    return max(forms.items(), key=lambda x: (x[1], x[0]))[0]


class Words:
    """The usual form of each word, and what of it the tables must say."""

    def __init__(self, seen, small, named, surnames, titles):
        self.usual = {w: most(forms) for w, forms in named.items()}
        self.usual.update({w: w for w in small})
        self.usual.update(surnames)
        self.usual.update({w: form for w, form in titles.items() if w not in self.usual})
        self.usual.update({w: w for w in CONTRACTED})
        self.outside = dict(self.usual)  # without the texts
        self.spelt = {w: f for w, f in ((w, self.capital_of(forms)) for w, forms in seen.items()) if f}
        for word, forms in seen.items():
            rare = word in self.usual and sum(forms.values()) < RARE
            if not rare or case(most(forms)) in ("s", "a") and word not in surnames:
                self.usual[word] = most(forms)
        self.both = {w for w in seen if self.in_both(seen[w]) or w in small and case(self.usual.get(w, w)) == "c"}
        self.ends, self.rows = {}, {}
        self.learn_ends()
        for word in sorted(self.usual, key=lambda w: (len(w), w)):
            form = self.usual[word]
            spelt = self.spelt.get(word, form)
            both = word in self.both and case(form) != "a"
            if both or self.guess(word) != case(form) or case(form) == "a" and form != word.upper() or case(spelt) == "a":
                self.rows[word] = {"s": "sc", "c": "cs"}[case(form)] if both else case(form), "" if case(spelt) != "a" else spelt

    @staticmethod
    def in_both(forms):
        times = sum(forms.values())
        return times >= RARE and BOTH[0] < sum(n for form, n in forms.items() if case(form) != "s") / times < BOTH[1]

    @staticmethod
    def capital_of(forms):
        capital = {form: times for form, times in forms.items() if case(form) != "s"}
        return most(capital) if capital else None

    def learn_ends(self):
        counts = collections.defaultdict(lambda: [0, 0])
        for word, form in self.usual.items():
            if not word.isalpha() or case(form) == "a" or any(self.usual.get(root) == root for root in self.roots(word)):
                continue
            for size in range(1, min(LONGEST_END, len(word) - 2) + 1):
                counts[word[-size:]][case(form) == "s"] += 1
        for end in sorted(counts, key=lambda e: (len(e), e)):
            capital, small = counts[end]
            says = "s" if small > SURE_END * capital else "c"
            if capital + small >= LEAST_TYPES and says != self.by_end(end[1:]):
                self.ends[end] = says

    def by_end(self, word):
        return next((self.ends[word[-n:]] for n in range(min(LONGEST_END, len(word)), 0, -1) if word[-n:] in self.ends), "c")

    @staticmethod
    def roots(word):
        """What the word may be a form of."""
        for end, plain in FORMS:
            if word.endswith(end) and len(word) > len(end) + 2:
                root = word[: len(word) - len(end)] + plain
                yield root
                if not plain and root[-1] == root[-2]:
                    yield root[:-1]

    def guess(self, word):
        """The case of a word without a row."""
        if any(c.isdigit() for c in word):
            return "a"
        if any(self.rows[root][0][0] == "s" if root in self.rows else self.by_end(root) == "s" for root in self.roots(word)):
            return "s"
        if self.by_end(word) == "s":
            return "s"
        return "a" if len(word) > 1 and not re.search("[aeiouy]|[^a-z]", word) else "c"

    def case(self, word):
        return self.rows[word][0] if word in self.rows else self.guess(word)

    def case_outside(self, word):
        """As if the texts had not been read."""
        return case(self.outside[word]) if word in self.outside else self.guess(word)


def evidence(found, i):
    """What is looked at for token i; found: [(key, clue, tag)], the tags of those before i decided."""
    def at(j, column):
        return found[j][column] if 0 <= j < len(found) else ""
    before, before2 = at(i - 1, 2), at(i - 2, 2)
    after, after2 = at(i + 1, 1), at(i + 2, 1)
    common_ = ["", "<" + before, ">" + after, f"<{before} >{after}"]
    common_ += [mark + at(j, 0) for mark, j in (("<", i - 1), (">", i + 1)) if is_word(at(j, 0))]
    if at(i - 1, 0) == "." and is_word(at(i - 2, 0)):
        common_.append(f"<{at(i - 2, 0)}.")
    wide = [f"<<{before2} <{before}", f">{after} >>{after2}"]
    word, clue = found[i][0], found[i][1]
    return [(clue, x) for x in common_ + wide] + [(word, x) for x in common_]


def examples(marked, words, seen):
    """[(evidence, +1 capital or -1 small)] of all words whose case the text tells."""
    out = []
    for tokens in marked:
        found, tags = [], []
        for token, first in tokens:
            word = key(token)
            if not is_word(token):
                found.append((word, word, word))
                tags.append(None)
                continue
            clue = words.case_outside(word) if sum(seen[word].values()) == 1 else words.case(word)
            told = not (first and case(token) == "c")
            tags.append((1 if case(token) != "s" else -1) if told else None)
            found.append((word, "*" + clue, "*s" if (case(token) if told else clue[0]) == "s" else "*c"))
        out += [(evidence(found, i), tag) for i, tag in enumerate(tags) if tag]
    return out


def perceptron(data, size, seed):
    """The averaged weights of a perceptron with a margin."""
    data, now, total, since, step = list(data), [0.0] * size, [0.0] * size, [0] * size, 0
    chance = random.Random(seed)
    for _ in range(EPOCHS):
        chance.shuffle(data)
        for clues, tag in data:
            step += 1
            if tag * sum(now[i] for i in clues) > 1:
                continue
            for i in clues:
                total[i] += (step - since[i]) * now[i]
                since[i] = step
                now[i] += tag * 0.5
    return [(total[i] + (step - since[i]) * now[i]) / step for i in range(size)]


def weights(data):
    """The mean weights of several perceptrons, each with its own order of the examples, rounded; only those that matter."""
    times = collections.Counter(x for clues, _ in data for x in clues)
    index = {x: i for i, x in enumerate(sorted(x for x, n in times.items() if n >= LEAST_SEEN))}
    data = [([index[x] for x in clues if x in index], tag) for clues, tag in data]
    found = [perceptron(data, len(index), seed) for seed in range(SEEDS)]
    mean = {x: round(SCALE * sum(one[i] for one in found) / SEEDS) for x, i in index.items()}
    return {x: value for x, value in mean.items() if abs(value) >= LEAST_WEIGHT}


def write(name, head, lines):
    path = os.path.join(ROOT, "data", "casing", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(f"# {line}\n" for line in [*head[:-1], f"source: training/usual_case.py; licence: {LICENCE}"]))
        file.write("\t".join(head[-1]) + "\n" + "".join("\t".join(line) + "\n" for line in sorted(lines)))
    print(f"{name}: {len(lines)} rows, {os.path.getsize(path)} bytes", file=sys.stderr)


def learn(paths):
    openings, seen = Openings(), collections.defaultdict(collections.Counter)
    marked = [openings.mark(text) for text in texts()]
    for token, first in (x for tokens in marked for x in tokens):
        if is_word(token) and not (first and case(token) == "c"):
            seen[key(token)][re.sub(r"[0-9]+", "0", token)] += 1
    named = names()
    words = Words(seen, lists(paths, named), named, leaders(), openings.titles)
    return words, weights(examples(marked, words, seen))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", nargs="+", required=True, metavar="FILE", help="lists of words with their case")
    words, learned = learn(parser.parse_args().lists)
    write("ends.tsv", ["What the end of a word tells of its case, where no row of words.tsv has the word.",
                       "case: s small; c its first letter capital (an exception to a shorter end); = small, if the word with `plain` for its end is",
                       ["end", "case", "plain"]],
          [(end, says, "") for end, says in words.ends.items()] + [(end, "=", plain) for end, plain in FORMS])
    write("words.tsv", ["The usual case of words whose end tells it wrong, and how names are spelt that are not written with one capital.",
                        "word: in small letters, digits as 0; case: s small, sc small and often capital, c its first letter capital, cs capital and small too, a another form",
                        "form: how it is written where it is not small; empty: with its first letter capital, or all of it if its case is a",
                        ["word", "case", "form"]],
          [(word, *row) for word, row in words.rows.items()])
    write("beside.tsv", ["Weights of what stands beside a word: the sum over all rows that fit decides, above 0 for a capital.",
                         "word: in small letters, or *s *sc *c *cs *a for all words of that usual case",
                         "beside: < before, > behind, << >> one further; a word, a mark, 0 for a number, *s *sc *c *cs *a by case; an abbreviation with its stop; empty: always",
                         ["word", "beside", "weight"]],
          [(word, beside, str(weight)) for (word, beside), weight in learned.items()])


if __name__ == "__main__":
    main()
