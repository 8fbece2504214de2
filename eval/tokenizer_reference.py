#!/usr/bin/env python3
"""What the reference tokenizer gives: the yardstick of src/model/tokenizer_test.cc.

usage: tokenizer_reference.py [--shared DIR]            write src/model/testdata/tokenizer_reference.tsv
       tokenizer_reference.py [--shared DIR] --tables   write src/model/tokenizer_table.cc
       tokenizer_reference.py [--shared DIR] --show KEY print ids;starts;ends;first;case of one text

Needs the Python package `tokenizers` (0.23.3 was used) and the shared folder (its model and corpus).
The table holds hashes only, no text. Keys: ids of corpus records; hostile-N, a text of the
generator below with seed N; block-N, all code points of block N (4,096 each), each between letters
and apart. The tables are what the reference does with each single code point, so that no other
version of Unicode data can change a piece.
"""
import argparse, glob, hashlib, importlib.util, os, subprocess, unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MASK = (1 << 64) - 1
# Ranges that hostile texts draw from, one range at a time with equal chance.
RANGES = [(0x61, 0x7A), (0x61, 0x7A), (0x61, 0x7A), (0x41, 0x5A), (0x20, 0x20), (0x20, 0x20), (0x20, 0x7E), (0x00, 0x20),
          (0x7F, 0xBF), (0xC0, 0x24F), (0x300, 0x36F), (0x300, 0x36F), (0x370, 0x52F), (0x590, 0x6FF), (0x8CA, 0x903),
          (0xE00, 0xFFF), (0x1DC0, 0x1EFF), (0x2000, 0x206F), (0x2200, 0x22FF), (0x3000, 0x30FF), (0x4E00, 0x9FFF),
          (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE00, 0xFFFF), (0x1B00, 0x1BFF), (0x1D150, 0x1D1CF), (0x1E000, 0x1E02A),
          (0x1E900, 0x1E95F), (0x1F300, 0x1FAFF), (0x20000, 0x2FA1F), (0xE0000, 0xE01EF), (0, 0x10FFFF)]
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
HOSTILE = 1500


def draws(seed):
    """splitmix64"""
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def hostile(seed):
    """32 to 543 draws: a code point of a range; one draw in 64 a letter repeated 1 to 150 times, one a
    special token's spelling. Surrogates become U+FFFD."""
    d = draws(seed)
    out = []
    for _ in range(32 + next(d) % 512):
        what = next(d) % 64
        if what == 0:
            out.append(chr(0x61 + next(d) % 26) * (1 + next(d) % 150))
        elif what == 1:
            out.append(SPECIAL[next(d) % len(SPECIAL)])
        else:
            low, high = RANGES[next(d) % len(RANGES)]
            c = low + next(d) % (high - low + 1)
            out.append("\ufffd" if 0xD800 <= c < 0xE000 else chr(c))
    return "".join(out)


def block(number):
    points = range(number * 4096, number * 4096 + 4096)
    return "".join(f"a{chr(c)}b {chr(c)} " for c in points if not 0xD800 <= c < 0xE000)


def load(path, name):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts(shared):
    check = load(f"{shared}/corpus/check.py", "check")
    for path in sorted(glob.glob(f"{shared}/corpus/*/*.txt")):
        for _, lines in check.blocks(path):
            record = check.parse(lines)
            yield record["id"], record["text"]
    for n in range(HOSTILE):
        yield f"hostile-{n}", hostile(n)
    for n in range(0x110000 // 4096):
        yield f"block-{n}", block(n)


def line(encode, tok, text):
    ids, offs, case, first = (x[1:-1] for x in encode(tok, text, 1 << 62))
    columns = (ids, [a for a, _ in offs], [b for _, b in offs], first, case)
    return ";".join(",".join(map(str, column)) for column in columns)


def write_reference(shared, tok, show):
    encode = load(f"{shared}/research/prototype/data.py", "data").encode
    rows = []
    for key, text in texts(shared):
        if show is None:
            rows.append(f"{key}\t{hashlib.sha256(line(encode, tok, text).encode()).hexdigest()[:16]}\n")
        elif show == key:
            print(line(encode, tok, text))
    if show is None:
        with open(f"{ROOT}/src/model/testdata/tokenizer_reference.tsv", "w", encoding="utf-8") as out:
            out.write("# first 16 hex digits of SHA-256 of \"ids;starts;ends;first;case\"; eval/tokenizer_reference.py\n")
            out.write("text\thash\n")
            out.writelines(rows)


def numbers(out, name, kind, values):
    out.append(f"constexpr {kind} {name}[] = {{\n")
    row = "   "
    for v in values:
        if len(row) + len(v) + 2 > 100:
            out.append(row + "\n")
            row = "   "
        row += " " + v + ","
    out.append(row + "\n};\n\n")


def write_tables():
    from tokenizers import normalizers, pre_tokenizers
    whole = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True)
    clean = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=False, lowercase=False)
    nfd, cut = normalizers.NFD(), pre_tokenizers.BertPreTokenizer()

    def order(c):
        """Combining class of the first code point that c decomposes into, if the reference knows it."""
        a = nfd.normalize_str(chr(c))[0]
        k = unicodedata.combining(a)
        probe = f"x\u0345{a}" if k < 240 else f"x{a}\u0334"
        return k if k and nfd.normalize_str(probe) != probe else 0

    classes, orders, folds, several = [], [], [], []
    last_class = last_order = 0
    for c in range(0x110000):
        kind = letter = k = 0
        if not 0xD800 <= c < 0xE000:
            ch = chr(c)
            norm, plain = whole.normalize_str(ch), clean.normalize_str(ch)
            spaced = len(norm) > 1 and norm[0] == " "
            kind = (1 if plain == "" else 2 if plain == " " else 3 if len(cut.pre_tokenize_str(f"a{ch}b")) == 3
                    else 4 if spaced else 5 if norm == "" else 0)
            letter = ch.isalpha() | ch.islower() << 1 | ch.isupper() << 2
            k = order(c)
            to = norm.strip(" ") if spaced else norm
            if kind in (0, 3, 4) and to != ch and not 0xAC00 <= c <= 0xD7A3:
                (folds if len(to) == 1 else several).append((c, *map(ord, to)))
        bits = kind | letter << 3 | (k != 0) << 6
        if bits != last_class:
            classes.append((c, bits))
        if k != last_order:
            orders.append((c, k))
        last_class, last_order = bits, k

    out = ["// Generated by eval/tokenizer_reference.py --tables; do not edit.\n",
           '#include "model/tokenizer_table.h"\n\nnamespace sayso::tokenizer_table {\nnamespace {\n\n']
    numbers(out, "kClasses", "std::uint32_t", [f"0x{c << 8 | b:X}" for c, b in classes])
    numbers(out, "kOrders", "std::uint32_t", [f"0x{c << 8 | k:X}" for c, k in orders])
    numbers(out, "kFolds", "Fold", [f"{{0x{c:X}, 0x{t:X}}}" for c, t in folds])
    numbers(out, "kExpansions", "Expansion",
            ["{0x%X, {%s}}" % (c, ", ".join(f"0x{x:X}" for x in to)) for c, *to in several])
    out.append("}  // namespace\n\nstd::span<const std::uint32_t> classes() { return kClasses; }\n"
               "std::span<const std::uint32_t> orders() { return kOrders; }\n"
               "std::span<const Fold> folds() { return kFolds; }\n"
               "std::span<const Expansion> expansions() { return kExpansions; }\n\n"
               "}  // namespace sayso::tokenizer_table\n")
    assert all(len(x) <= 4 for x in several)
    path = f"{ROOT}/src/model/tokenizer_table.cc"
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(out)
    subprocess.run(["clang-format-14", "-i", path], check=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shared", default=os.environ.get("SAYSO_SHARED", os.path.join(ROOT, "..", "shared")))
    arguments.add_argument("--tables", action="store_true")
    arguments.add_argument("--show", metavar="KEY")
    given = arguments.parse_args()
    if given.tables:
        return write_tables()
    from tokenizers import Tokenizer
    tok = Tokenizer.from_file(f"{given.shared}/model/tokenizer.json")
    tok.no_truncation()
    tok.no_padding()
    write_reference(given.shared, tok, given.show)


if __name__ == "__main__":
    main()
