"""An independent reader of data/pacts: it shares no code with the program and knows the format from docs/pacts.md alone.

read_book(folder) gives the pacts as plain values and a list of faults (file, line, what). What it demands beyond the grammar
is what a lawyer relies on: real and ordered dates, known states, a check mark and a source behind every fact, one duty per
article, and for every duty its trigger, what is owed, how firmly, who judges, and the words seen or `text unseen`.
"""
import calendar
import csv
import datetime
import os
import re
from dataclasses import dataclass, field

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, "data", "pacts")
STATES = os.path.join(ROOT, "data", "actors", "odbl", "countries.tsv")
EVER, NEVER = datetime.date.min, datetime.date.max

WORD = re.compile(r'"[^"]*"|[^\s"]+')
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$")
CLAUSES = ("check", "source", "basis", "grade", "lang", "from", "until", "since", "about", "contested", "place", "known")
CONDITIONS = ("when", "unless", "route", "gate")
HEADER = ("name", "kind", "signed", "in-force", "ends", "party", "parties", "suspend", "replaces", "text", "organ", "term",
          "exit", "note", "check", "also")
DUTY = CONDITIONS + ("owes", "strength", "judge", "vague", "quote", "text", "note", "reserves", "suspend")
FREE = ("name", "term", "exit", "note", "owes", "quote", "vague", "organ", "parties", "also")
BASES = ("text", "practice", "custom", "reading")
TEXTS = ("published", "summary", "withheld", "unseen", "secret")


@dataclass
class Spell:
    state: str
    first: datetime.date
    last: datetime.date
    contested: tuple = ()  # days between which membership is contested
    marks: str = ""


@dataclass
class Duty:
    kind: str
    article: str
    holders: list
    protected: list
    first: datetime.date
    last: datetime.date
    place: str = ""
    marks: str = ""
    sources: list = field(default_factory=list)
    lines: list = field(default_factory=list)  # (word, rest)
    reserved: list = field(default_factory=list)


@dataclass
class Pact:
    id: str
    place: str
    marks: str = ""
    sources: list = field(default_factory=list)
    days: dict = field(default_factory=dict)  # signed, in-force, ends: (first, last) day of what is written; None if unknown
    force_marks: str = ""
    spells: list = field(default_factory=list)
    suspended: list = field(default_factory=list)  # (from state, to state, first, last)
    duties: list = field(default_factory=list)
    readings: list = field(default_factory=list)
    seen: list = field(default_factory=list)  # the header words


class Book:
    def __init__(self):
        self.pacts, self.faults = {}, []
        self.atoms, self.areas, self.places, self.organs = [], set(), set(), set()
        self.words, self.sources, self.cited = {}, {}, set()
        self.states = read_states()

    def fault(self, place, what):
        self.faults.append(f"{place}: {what}")


def read_states():
    with open(STATES, encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {row["iso3"]: row["cow"] for row in rows}


def days(text):
    """The first and the last day of a date, whole or reduced; None if it is none."""
    match = DATE.match(text)
    try:
        year, month, day = (int(part) if part else None for part in match.groups())
        if day:
            return (datetime.date(year, month, day),) * 2
        if month:
            return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    except (AttributeError, ValueError):
        return None


def split(line):
    """The words of a line; a comment begins at a `#` that begins a word."""
    words = []
    for match in WORD.finditer(line):
        if match.group().startswith("#"):
            break
        words.append(match.group())
    return words


def clauses(words, least):
    """(own words, clauses) of a line; clauses is a list of (word, values) and stands at the end."""
    for begin in range(least, len(words) + 1):
        found, at = [], begin
        while at < len(words) and (words[at] in CLAUSES or words[at].startswith('"')):
            head, at = words[at], at + 1
            values = []
            while not head.startswith('"') and at < len(words) and words[at] not in CLAUSES and not words[at].startswith('"'):
                values.append(words[at])
                at += 1
            if not head.startswith('"') and not values and head != "contested":
                break
            found.append((head, values))
        if at == len(words):
            return words[:begin], found
    return words, []


def read_book(folder=FOLDER):
    book = Book()
    files = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith((".pact", ".law", ".areas", ".atoms", ".words")):
            with open(path, encoding="utf-8") as file:
                files.append((name, [(f"{name}:{n}", split(line)) for n, line in enumerate(file, 1)]))
    for _, lines in files:
        for place, words in lines:
            if words:
                declare(book, place, words)
    for name, lines in files:
        if name.endswith(".pact"):
            read_pact(book, name, [(place, words) for place, words in lines if words])
        else:
            for _, words in lines:
                cite(book, clauses(words, 1)[1] if words and words[0] != "source" else [])
    for source in sorted(set(book.sources) - book.cited):
        book.fault(book.sources[source], f"source {source} is cited nowhere")
    return book


def declare(book, place, words):
    head, rest = words[0], words[1:]
    plain = rest[:rest.index(":")] if ":" in rest else rest
    if head == "atom":
        book.atoms.append([w for w in re.split(r" (?:key|self-judged) ", " ".join(plain) + " ")[0].split()])
    elif head == "word":
        book.words.setdefault(plain[0], set()).add(plain[1])
    elif head == "area":
        book.areas.add(plain[0])
    elif head == "place":
        book.places.update(w for w in plain[:plain.index("in")] if w != "also")
    elif head == "organ":
        names = plain[:plain.index("members")] if "members" in plain else plain
        book.organs.update(w for w in names if w != "also")
    elif head == "source":
        if plain[0] in book.sources:
            book.fault(place, f"source {plain[0]} stands twice")
        book.sources[plain[0]] = place
    elif head in ("in", "out", "disputed"):
        own, more = clauses(words, 2)
        for name in own[1:]:
            if name not in book.states and name not in book.places and name not in book.areas and not name.islower():
                book.fault(place, f"no state, place or area {name}")
        between(book, place, more)


def between(book, place, more):
    """(first, last) day that `from` and `until` among the clauses give."""
    first, last = EVER, NEVER
    for head, values in more:
        if head in ("from", "until", "since", "known"):
            got = days(values[0])
            if got is None:
                book.fault(place, f"{values[0]} is no date")
            elif head == "until":
                last = got[1]
            elif head == "from":
                first = got[0]
        if head == "contested":
            break
    if first > last:
        book.fault(place, "ends before it begins")
    return first, last


def cite(book, more):
    """The sources that the clauses name."""
    named = [value for head, values in more if head == "source" for value in values]
    book.cited.update(named)
    return named


def marks(book, place, more, of):
    """The check marks of a line: its own, else those of `of`. Sources likewise; both must be there."""
    own = "".join("".join(values) for head, values in more if head == "check")
    if set(own) - set("VAK?"):
        book.fault(place, f"{own} is no check mark: V, A, K or ?")
    named = cite(book, more)
    for source in named:
        if source not in book.sources:
            book.fault(place, f"source {source} is not declared")
    for head, values in more:
        if head == "basis" and values[0] not in BASES:
            book.fault(place, f"basis {values[0]}: one of {' '.join(BASES)}")
    if not own and not of[0]:
        book.fault(place, "no check mark, here or in the head")
    if not named and not of[1]:
        if own != "?":
            book.fault(place, "no source, here or in the head")
    return own or of[0], named or of[1]


def known_states(book, place, names):
    for name in names:
        if name not in book.states and name not in ("each", "any"):
            book.fault(place, f"no state {name}")


def read_pact(book, name, lines):
    place, words = lines[0]
    if words[0] != "pact" or len(words) != 2 or words[1] + ".pact" != name:
        book.fault(place, "the first line is `pact ID`, and the file is ID.pact")
        return
    pact = Pact(words[1], place)
    book.pacts[pact.id] = pact
    duty = None
    for place, words in lines[1:]:
        head = words[0]
        if len(words) < 2:
            book.fault(place, f"{head} without a value")
        elif head == "duty":
            duty = begin_duty(book, place, words, pact)
        elif head == "reading":
            read_reading(book, place, words, pact)
        elif duty:
            duty_line(book, place, words, duty, pact)
        elif head in HEADER:
            header_line(book, place, words, pact)
        else:
            book.fault(place, f"unknown word {head}")
    finish(book, pact)


def header_line(book, place, words, pact):
    head = words[0]
    pact.seen.append(head)
    least = 0 if head == "check" else 2
    own, more = (words, []) if head in FREE and head != "term" and head != "exit" else clauses(words, least)
    if head == "check":
        pact.marks, pact.sources = marks(book, place, more, ("", []))
        return
    if head in FREE:
        return
    mark, _ = marks(book, place, more, (pact.marks, pact.sources))
    if head in ("signed", "in-force", "ends"):
        got = None if own[1] in ("open", "unknown") else days(own[1])
        if got is None and own[1] not in ("open", "unknown"):
            book.fault(place, f"{own[1]} is no date")
        pact.days[head] = got
        if head == "in-force":
            pact.force_marks = mark
    elif head == "kind" and own[1] not in book.words["kind"]:
        book.fault(place, f"no kind {own[1]}")
    elif head == "party":
        known_states(book, place, own[1:])
        first, last = between(book, place, more)
        names = [h for h, _ in more]
        disputed = ()
        if "contested" in names:
            disputed = between(book, place, more[names.index("contested") + 1:])
        pact.spells += [Spell(state, first, last, disputed, mark) for state in own[1:]]
    elif head == "suspend":
        known_states(book, place, (own[1], own[3]))
        pact.suspended.append((own[1], own[3], *between(book, place, more)))
    elif head == "text" and own[1] not in TEXTS:
        book.fault(place, f"text {own[1]}: one of {' '.join(TEXTS)}")


def begin_duty(book, place, words, pact):
    own, more = clauses(words, 4)
    if own[2] != "art" or "->" not in own:
        book.fault(place, "a duty is: KIND art N HOLDERS -> PROTECTED")
        return None
    arrow = own.index("->")
    duty = Duty(own[1], own[3], own[4:arrow], own[arrow + 1:], *between(book, place, more), place)
    duty.marks, duty.sources = marks(book, place, more, (pact.marks, pact.sources))
    if duty.kind not in book.words["duty"]:
        book.fault(place, f"no duty {duty.kind}")
    known_states(book, place, duty.holders + duty.protected)
    pact.duties.append(duty)
    return duty


def duty_line(book, place, words, duty, pact):
    head = words[0]
    if head not in DUTY:
        book.fault(place, f"unknown word {head}")
        return
    own, more = clauses(words, 2)
    marks(book, place, more, (duty.marks, duty.sources))
    duty.lines.append((head, own[1:] + [h for h, _ in more if h.startswith('"')]))
    if head in CONDITIONS:
        condition(book, place, own[1:])
    elif head == "strength":
        for word in own[1:]:
            if word not in book.words["strength"]:
                book.fault(place, f"no strength {word}")
    elif head == "judge":
        if own[1] not in book.words["judge"] or (own[1] == "organ" and own[2] not in book.organs):
            book.fault(place, f"no judge {' '.join(own[1:])}")
    elif head == "reserves":
        known_states(book, place, own[1:])
        duty.reserved += own[1:]
    elif head in ("vague", "quote") and not any(word.startswith('"') for word in words[1:]):
        book.fault(place, f"{head} without quoted words")


def condition(book, place, words):
    """`ATOM [or ATOM…] [when seized]`; after `or`, words that begin no atom replace the last argument."""
    if words[-2:] == ["when", "seized"]:
        words = words[:-2]
    alternatives, at = [[]], 0
    for at, word in enumerate(words):
        if word == "or":
            alternatives.append([])
        else:
            alternatives[-1].append(word)
    for which in alternatives:
        if which == ["Q"] and which is not alternatives[0]:
            continue
        if not any(fits(book, pattern, which) for pattern in book.atoms):
            book.fault(place, f"no atom: {' '.join(which)}")


def fits(book, pattern, words):
    if len(pattern) != len(words):
        return False
    for form, word in zip(pattern, words):
        if form in ("P", "Q", "X", "Y"):
            if word not in ("P", "Q", "X", "Y", "ATTACKER") and word not in book.states:
                return False
        elif form == "AREA":
            if word not in book.areas:
                return False
        elif form == "NAME":
            if word not in book.organs:
                return False
        elif form != word:
            return False
    return True


def read_reading(book, place, words, pact):
    own, more = clauses(words, 5)
    who, when = words[1], days(words[2])
    if who not in book.states and who not in book.organs:
        book.fault(place, f"{who} is no state and no organ")
    if when is None:
        book.fault(place, f"{words[2]} is no date")
    if words[3] != "on":
        book.fault(place, "a reading is: WHO DATE on DUTY/ATOM = yes, no or open")
        return
    mark, _ = marks(book, place, more, ("", pact.sources))
    names = {value[0] for head, value in more if head == "about"} | {value[2] for head, value in more if head == "about"}
    known_states(book, place, names)
    target = own[4]
    kinds = {duty.kind for duty in pact.duties}
    if "/" in target or target.endswith(":"):
        if re.split("[/:]", target)[0] not in kinds:
            book.fault(place, f"the pact has no duty {target}")
    if own[-2] == "=" and own[-1] in ("yes", "no", "open"):
        atom = [target.split("/")[-1]] + own[5:-2]
        if not any(fits(book, pattern, atom) for pattern in book.atoms):
            book.fault(place, f"no atom: {' '.join(atom)}")
    elif not target.endswith(":"):
        book.fault(place, "a reading sets an atom to yes, no or open, or changes a duty")
    pact.readings.append((who, when, own[4:], more))


def finish(book, pact):
    """What must hold of a pact as a whole."""
    for word in ("name", "check", "kind", "in-force", "ends", "party", "text"):
        if word not in pact.seen:
            book.fault(pact.place, f"{pact.id} has no line `{word}`")
    order = [pact.days[w][0] for w in ("signed", "in-force", "ends") if pact.days.get(w)]
    if order != sorted(order) and pact.id != "tra-1979":  # a statute that worked back
        book.fault(pact.place, f"{pact.id}: signed, in force, ended are out of order")
    begun = order[0] if order else EVER
    for spell in pact.spells:
        if EVER < spell.last < begun or spell.first > (pact.days.get("ends") or (NEVER,))[-1]:
            book.fault(pact.place, f"{spell.state} was never a party while {pact.id} lived")
    for who, when, _, _ in pact.readings:
        if when and when[1] < begun:
            book.fault(pact.place, f"{who} reads {pact.id} before it was signed")
    articles = set()
    for duty in pact.duties:
        have = [head for head, _ in duty.lines]
        for word in ("when", "owes", "strength", "judge"):
            if word not in have:
                book.fault(duty.place, f"duty {duty.kind} has no line `{word}`")
        if "quote" not in have and "text" not in have:
            book.fault(duty.place, f"duty {duty.kind} has neither words seen nor `text unseen`")
        key = (duty.kind, duty.article, tuple(duty.holders), tuple(duty.protected), duty.first)
        if duty.article != "?" and key in articles:
            book.fault(duty.place, f"duty {duty.kind} art {duty.article} stands twice")
        articles.add(key)


def alive(pact, day):
    """Whether the pact is in force that day, as far as its file dates it."""
    begun, ended = pact.days.get("in-force"), pact.days.get("ends")
    if begun is None or day < begun[0]:
        return False
    return ended is None or (day < ended[0] if ended[0] == ended[1] else day <= ended[1])


def members(pact, day):
    """The parties that day whose membership is not contested; a `?` on the membership does not count against it here."""
    found = set()
    for spell in pact.spells:
        contested = spell.contested and spell.contested[0] <= day <= spell.contested[1]
        if spell.first <= day <= spell.last and not contested:
            found.add(spell.state)
    return found


def promises(pact, day, kind="defend"):
    """The ordered pairs (holder, protected) between whom a duty of that kind runs that day."""
    found = set()
    if not alive(pact, day):
        return found
    parties = members(pact, day)
    listed = {spell.state for spell in pact.spells}
    for duty in pact.duties:
        if duty.kind != kind or not duty.first <= day <= duty.last:
            continue
        holders = parties if duty.holders == ["each"] else parties & set(duty.holders)
        protected = parties if duty.protected == ["each"] else {s for s in duty.protected if s in parties or s not in listed}
        reserved = set(duty.reserved)
        found |= {(a, b) for a in holders - reserved for b in protected - reserved if a != b}
    return {(a, b) for a, b in found
            if not any(a == x and b == y and first <= day <= last for x, y, first, last in pact.suspended)}


def turns(pact, year):
    """The days of the year on which anything of the pact may change, the first of January among them."""
    found = {datetime.date(year, 1, 1)}
    bounds = [day for pair in pact.days.values() if pair for day in pair]
    for spell in pact.spells:
        bounds += [spell.first, spell.last, *spell.contested]
    bounds += [day for duty in pact.duties for day in (duty.first, duty.last)]
    bounds += [day for leg in pact.suspended for day in leg[2:]]
    for day in bounds:
        after = day if day in (EVER, NEVER) else day + datetime.timedelta(days=1)
        found |= {each for each in (day, after) if each.year == year}
    return sorted(found)


def pairs_of_year(pact, year, kind="defend"):
    """The ordered pairs (holder, protected) between whom the duty runs on some day of the year."""
    return set().union(*(promises(pact, day, kind) for day in turns(pact, year)))
