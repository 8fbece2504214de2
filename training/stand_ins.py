"""Reports as the program reads them: states that a paragraph names by one word stand under other names (src/engine/states.h)."""
import re

import vary
from sets import LABELS

LABEL = {name: k for k, name in enumerate(LABELS["country"])}
NO_ACTOR = ("DATE", "OBJ", "DOC", "COND")
WORD = re.compile(r"[^\W\d_]+")


class StandIns:
    def __init__(self, names):
        self.names = names
        self.of_word = {word: state for word, (state, kind) in vary.states().of_word.items() if kind == "short"}

    def casts(self, text):
        """[(begin of a paragraph, its states in the order of their stand-ins)], and the words to be read otherwise."""
        casts, edits = [(0, [])], []
        for word in WORD.finditer(text) if self.names else ():
            if "\n" in text[casts[-1][0]:word.start()]: casts.append((word.start(), []))
            cast, state = casts[-1][1], self.of_word.get(word[0])
            before, after = re.search(r"(\w+) $", text[:word.start()]), re.match(r" (\w+)", text[word.end():])
            if not state or before and before[1][0].isupper() or after and after[1][0].isupper(): continue
            if state not in cast and len(cast) == len(self.names): continue
            if state not in cast: cast.append(state)
            edits.append((word.start(), word.end(), self.names[cast.index(state)]))
        return casts, edits

    def put_in(self, report):
        """(the report as it is read, [for each mention: the states of its paragraph])"""
        casts, edits = self.casts(report["text"])
        of = [next(cast for begin, cast in reversed(casts) if begin <= m["start"]) for m in report["mentions"]]
        return vary.rewritten(report, edits) if edits else report, of


def countries(report, casts=None):
    """For each mention the label of the country that it is of, or None where none is asked: of actors that or none ("-"), of places that
    have one; as which its paragraph is read, where it is ("@1", "@2" …)."""
    of = {m["id"]: m for m in report["mentions"]}
    for mention, cast in zip(report["mentions"], casts or [[]] * len(report["mentions"])):
        told = of[mention.get("same", mention["id"])]
        country = told.get("ctry") or "-"
        asked = told["kind"] not in NO_ACTOR and not (told["kind"] == "LOC" and country == "-")
        yield LABEL.get(f"@{cast.index(country) + 1}" if country in cast else country) if asked else None
