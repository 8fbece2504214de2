#!/usr/bin/env python3
"""Writes data/pacts/places.areas from data/places: what a scenario may name as the place of an attack, and its country.

Capitals, seats of first-level divisions and cities of at least 100,000 people. A name that several countries share is
left out, unless the largest of its cities has five times the people of the next abroad. What general.areas declares, and
ground that is held by another than its country (data/places/held.tsv), is left to hand-written lines.

  tools/write_pact_places.py [--check]     --check: say whether the file is what would be written
"""
import collections
import os
import re
import sys
import unicodedata

import repo

PEOPLE, SHARE = 100_000, 5
APART = {"Hawaii": "hawaii", "Alaska": "alaska", "Canary Islands": "canary-islands", "Azores": "azores",
         "Madeira": "azores", "Ceuta": "ceuta", "Melilla": "ceuta"}
HEAD = """# Cities and the countries that they lie in, for the places of attacks; version 2026-11-26. Written by tools/write_pact_places.py.
# A name that countries share is left out, unless one of its cities is far larger than all abroad. general.areas comes first.
# source: GeoNames (geonames.org), CC BY 4.0, by way of data/places/cities.tsv
"""


def rows(root, name):
    with open(os.path.join(root, "data/places", name), encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def key(name):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def declared(root):
    """Names that the hand-written file has, and words of the format."""
    names = {"in", "also", "out", "disputed", "else", "unknown", "any"}
    with open(os.path.join(root, "data/pacts/general.areas"), encoding="utf-8") as file:
        for line in file:
            words = line.split("#")[0].split(":")[0].split()
            if words and words[0] in ("place", "area"):
                names.update(word for word in words[1:] if not word.isupper())
    return names


def text(root):
    divisions = {row["geonames"]: row["name"] for row in rows(root, "divisions.tsv")}
    countries = {key(row["name"]) for row in rows(root, "countries.tsv")}
    held = {row["place"] for row in rows(root, "held.tsv")} | {"703883"}
    taken = declared(root) | countries
    found = collections.defaultdict(dict)
    for row in rows(root, "cities.tsv"):
        people = int(row["population"] or 0)
        named = row["feature"] in ("PPLC", "PPLA") or people >= PEOPLE
        name = key(row["name"])
        if not named or not name or name in taken or row["division"] in held or row["geonames"] in held:
            continue
        home = APART.get(divisions.get(row["division"]), row["country"])
        found[name][home] = max(people, found[name].get(home, 0))
    lines = []
    for name, homes in sorted(found.items()):
        order = sorted(homes.items(), key=lambda home: (-home[1], home[0]))
        if len(order) == 1 or order[0][1] >= SHARE * max(order[1][1], 1):
            lines.append(f"place {name} in {order[0][0]}\n")
    return HEAD + "".join(lines)


def main():
    root = repo.root() if hasattr(repo, "root") else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    path = os.path.join(root, "data/pacts/places.areas")
    written = text(root)
    if "--check" in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            same = file.read() == written
        print("places.areas is as written" if same else "places.areas differs: run tools/write_pact_places.py")
        return 0 if same else 1
    with open(path, "w", encoding="utf-8") as file:
        file.write(written)
    print(f"{written.count('place ')} places")
    return 0


if __name__ == "__main__":
    sys.exit(main())
