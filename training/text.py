"""From text to what the encoder reads: word pieces, the case class of each, and spans between the two.

Offsets of texts are code points. A span of pieces is (first, last), inclusive. The rules are those of src/model/encode.h.
"""
import re

WORDLIKE = re.compile(r"\S+")


def case_of(word):
    """0 no letter, 1 lower, 2 capitalised or a single capital, 3 all capitals, 4 mixed."""
    letters = [c for c in word if c.isalpha()]
    if not letters: return 0
    if all(c.islower() for c in letters): return 1
    if all(c.isupper() for c in letters): return 3 if len(letters) > 1 else 2
    return 2 if word[:1].isupper() else 4


def pieces_of(tokenizer, text, longest=256):
    """{ids, case, offsets, first}: one entry a piece, with the marks of begin and end; `first` is 1 where a word begins."""
    coded = tokenizer.encode(text)
    cut = lambda x: x if len(x) <= longest else x[:longest - 1] + x[-1:]
    ids, offsets, tokens = cut(coded.ids), cut(coded.offsets), cut(coded.tokens)
    first = [int(a != b and not t.startswith("##")) for t, (a, b) in zip(tokens, offsets)]
    case = [0 if a == b else case_of(text[a:b]) for a, b in offsets]
    for i in range(1, len(offsets)):
        (before, start), (here, end) = offsets[i - 1], offsets[i]
        if here == start and here != end and text[here:here + 1].isalpha() and text[here - 1:here].isalpha():
            case[i] = case[i - 1] if case[i] == 1 else max(case[i], 3 if case[i - 1] == 3 else case[i])
    return {"ids": ids, "case": case, "offsets": offsets, "first": first}


def span_of(offsets, start, end):
    """Pieces that cover text[start:end]; None if it was cut off."""
    first = last = None
    for i, (a, b) in enumerate(offsets):
        if a == b: continue
        if b > start and first is None: first = i
        if a < end: last = i
        else: break
    if first is None or last is None or last < first or offsets[last][1] < end - 1: return None
    return first, last


def tags_of(first, spans):
    """Tags on first pieces: 0 outside, 1 + 2k begin, 2 + 2k inside of label k; -100 (not scored) on all other pieces."""
    tags = [0] * len(first)
    for (a, b), label in spans:
        if any(tags[a:b + 1]): continue
        tags[a] = 1 + 2 * label
        tags[a + 1:b + 1] = [2 + 2 * label] * (b - a)
    return [t if f else -100 for t, f in zip(tags, first)]


def spans_of(tags, first):
    """Tags read on first pieces -> [(first piece, last piece, label)]; an inside that follows nothing of its label begins."""
    at = [i for i, f in enumerate(first) if f]
    ends = [j - 1 for j in at[1:]] + [len(first) - 2]
    found, current = [], None
    for k, i in enumerate(at):
        tag = tags[i]
        if tag and tag % 2 == 0 and current and current[2] == (tag - 1) // 2:
            current[1] = ends[k]
            continue
        if current: found.append(tuple(current))
        current = [i, ends[k], (tag - 1) // 2] if tag else None
    if current: found.append(tuple(current))
    return found
