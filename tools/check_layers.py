#!/usr/bin/env python3
"""Holds src/LAYERS to be true: who may include whom (the rules are told in ARCHITECTURE.md).

1. A folder names only folders above it, and includes only what it names.
2. Between stations only value headers; base and ontology are open, and so is what a line names with a +;
   engine and tests see all headers of what they name. The Engine's own public header is for engine/ and what sees it.
3. Third-party headers only where an `only` line says so, and never in a header.
4. include/sayso holds itself and the standard library; app/ sees include/sayso; no "../".
5. Every folder of src/ has its line and every line its folder; a `later` line must have none.
"""
import os
import re

import repo

OPEN = {"base", "ontology"}
ENGINE_HEADERS = {"sayso/sayso.h"}
STANDARD = set("""algorithm array atomic bit bitset cassert cctype cerrno cfloat charconv chrono cinttypes climits clocale
cmath compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib cstring
ctime cuchar cwchar cwctype deque exception execution filesystem forward_list fstream functional future initializer_list
iomanip ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex new numbers numeric
optional ostream queue random ranges ratio regex scoped_allocator semaphore set shared_mutex source_location span sstream
stack stdexcept stop_token streambuf string string_view strstream syncstream system_error thread tuple type_traits typeindex
typeinfo unordered_map unordered_set utility valarray variant vector version barrier any""".split())
SYSTEM = {"cpuid.h", "dirent.h", "fcntl.h", "poll.h", "signal.h", "termios.h", "unistd.h", "wchar.h"}


class Layers:
    """src/LAYERS as read: stations in order, what each sees, its value header, `only` and `later` lines."""

    def __init__(self, text):
        self.sees, self.header, self.steps, self.later, self.only, self.faults = {}, {}, {}, [], [], []
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            fault = self._read(line)
            if fault:
                self.faults.append(f"src/LAYERS:{number}: {fault}")

    def _read(self, line):
        if only := re.fullmatch(r"only +(\S+) +(\S.*)", line):
            self.only.append((only[1], only[2].split()))
            return None
        match = re.fullmatch(r"(later +)?([a-z]+) *(?:= *([a-z_]+\.h) *)?: *([a-z*+ ]*)", line)
        if not match:
            return f"not understood: {line}"
        later, name, header, seen = match[1], match[2], match[3], match[4].split()
        steps = {s[:-1] for s in seen if s.endswith("+")}
        seen = [s.removesuffix("+") for s in seen]
        above = list(self.sees) + self.later
        if name in above:
            return f"{name} stands twice"
        if seen == ["*"]:
            seen = list(self.sees)
        if unknown := [s for s in seen if s not in (above if later else self.sees)]:
            return f"{name} names {', '.join(unknown)}, which is not above it"
        if later:
            self.later.append(name)
        else:
            self.sees[name], self.header[name], self.steps[name] = seen, header or f"{name}.h", steps
        return None

    def may_use(self, header, path):
        """Does an `only` line let this file include the third-party header? A prefix ends in "/"."""
        inside = path.removeprefix("src/")
        return any(repo.glob_match(glob, path) or repo.glob_match(glob, inside)
                   for prefix, globs in self.only if header == prefix or (prefix.endswith("/") and header.startswith(prefix))
                   for glob in globs)


def check(root):
    with open(os.path.join(root, "src/LAYERS"), encoding="utf-8") as file:
        layers = Layers(file.read())
    yield from layers.faults
    folders = {e.name for e in os.scandir(os.path.join(root, "src")) if e.is_dir()}
    for name in sorted(folders - set(layers.sees)):
        yield f"src/{name}: " + ("is a later station and must have no folder yet" if name in layers.later
                                 else "has no line in src/LAYERS")
    for name in sorted(set(layers.sees) - folders):
        yield f"src/LAYERS: {name} has no folder"
    for path in repo.files(root, "src", "include", "app", "tests", "fuzz", "bench", suffix=repo.CPP):
        for line, name, angled in repo.includes(repo.read(root, path)):
            fault = judge(layers, root, path, name, angled)
            if fault:
                yield f"{path}:{line}: {fault}"


def judge(layers, root, path, name, angled):
    """What is wrong with this include of this file, or None."""
    if ".." in name.split("/"):
        return f'"{name}": no ../ in includes'
    if name in STANDARD:
        return None
    area = path.split("/")[0]
    if angled or not is_ours(root, path, name):
        if name in SYSTEM or name.startswith("sys/"):
            return f"<{name}>: system headers belong in sources" if path.endswith(".h") else None
        if path.endswith(".h") and area in ("src", "include"):
            return f"<{name}>: no third-party header in a header"
        return None if layers.may_use(name, path) else f"<{name}>: no `only` line of src/LAYERS lets this file include it"
    if area == "include":
        return None if name.startswith("sayso/") else f'"{name}": include/sayso sees itself and the standard library alone'
    if area == "app":
        inside = os.path.exists(os.path.join(root, "src", name))
        return f'"{name}": app/ sees include/sayso alone' if inside else None
    return judge_station(layers, path, name) if area == "src" else None


def judge_station(layers, path, name):
    station, other = path.split("/")[1], name.split("/")[0]
    if name.endswith(repo.TESTS) and not path.endswith(repo.TESTS):
        return f'"{name}": what tests begin with is for tests alone'
    if other == "sayso":
        below = station != "engine" and "engine" not in layers.sees.get(station, [])
        return f'"{name}": the engine\'s header is not for stations below it' if name in ENGINE_HEADERS and below else None
    if other == station:
        return None
    if other not in layers.sees.get(station, []):
        return f'"{name}": {station} does not see {other}'
    if other in OPEN | layers.steps[station] or station == "engine" or path.endswith("_test.cc") or name == f"{other}/{layers.header[other]}":
        return None
    return f'"{name}": only {other}/{layers.header[other]} may be included from another station'


def is_ours(root, path, name):
    """Does the name mean a file of the repository, or one that a station will have?"""
    if os.path.isdir(os.path.join(root, "src", name.split("/")[0])):
        return True
    places = (os.path.dirname(path), "src", "include", "app", "")
    return any(os.path.isfile(os.path.join(root, place, name)) for place in places)


if __name__ == "__main__":
    repo.main(check)
