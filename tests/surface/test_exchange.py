"""Formats of other tools, each read back: displaCy's by spaCy, CoNLL-U Plus by conllu (both from the readers that
tools/setup.sh lays in build/deps/readers), brat's standoff and W3C Web Annotations by strict readers written here
after their specifications. Whatever comes back must be what the JSON lines say."""
import functools
import html
import json
import os
import pathlib
import re
import subprocess
import unittest

import program

PYTHON = os.path.join(program.ROOT, "build", "deps", "readers", "bin", "python")
# Line ends inside a span, a letter of four bytes, nested quotes, and things that markup would take for its own.
TEXT = ("\ufeffSEOUL — North\nKorea shipped <b>artillery shells</b> to Russia in September if Moscow paid, South Korean officials "
        "said 🚢 on Tuesday.\r\n\r\n“We condemn the shipment,” the foreign ministry of Japan said, adding that Seoul believed "
        "that\nRussia had promised food and fuel to North Korea under the treaty.\tMoscow denied it.\n\n"
        "The ministry accused Belgrade of arming the rebels, a charge Belgrade denied.\n")


@functools.cache
def out_of(form):
    done = program.code(TEXT, "--format", form)
    assert done.status == 0, done.err
    return done.out.decode("utf-8")


class Exchange(program.Case):
    def setUp(self):
        super().setUp()
        self.coding = json.loads(self.out("jsonl"))
        self.text = self.coding["doc"]["text"]

    def out(self, form):
        return out_of(form)

    def spans(self, part, label):
        return sorted((x["start"], x["end"], x[label]) for x in self.coding[part])

    def read_by(self, script, data):
        """What a script of the readers' Python prints as JSON."""
        if not os.path.exists(PYTHON):
            self.skipTest(f"skipped what spaCy and conllu read: {PYTHON} is absent (tools/setup.sh test)")
        done = subprocess.run([PYTHON, "-c", script], input=data, capture_output=True, text=True, encoding="utf-8", check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)


class Brat(Exchange):
    """After the description of brat's standoff format."""

    def test_it_reads_back(self):
        got = read_brat(self.out("brat"), self.text)
        kinds = {m["kind"] for m in self.coding["mentions"]}
        bound = got["T"]
        self.assertEqual(sorted((*t["hull"], t["type"]) for t in bound.values() if t["type"] in kinds),
                         self.spans("mentions", "kind"))
        events = {bound[e["trigger"]]["hull"]: e for e in got["E"].values() if e["type"] != "say"}
        self.assertEqual(sorted((*hull, e["type"]) for hull, e in events.items()), self.spans("events", "type"))
        mentions = {m["id"]: (m["start"], m["end"]) for m in self.coding["mentions"]}
        for event in self.coding["events"]:
            found = events[event["start"], event["end"]]
            for role in ("actors", "recipients", "object", "place", "date", "condition", "basis"):
                self.assertEqual([bound[t]["hull"] for t in found["arguments"].get(role, [])],
                                 [mentions[m] for m in event[role]], role)
            self.assertEqual(found["attributes"]["Factuality"], event["factuality"])
        says = [e for e in got["E"].values() if e["type"] == "say"]
        self.assertEqual(sorted((*bound[s["trigger"]]["hull"], s["attributes"]["Kind"]) for s in says), self.spans("says", "kind"))
        self.assertEqual(sum("claim " in note for note in got["#"]), len(self.coding["claims"]))

    def test_a_folder_holds_texts_lines_and_names(self):
        first, second = self.file("one/report.txt", TEXT), self.file("two/report.txt", program.REPORT)
        folder = os.path.join(self.folder, "out")
        done = program.run("code", first, second, "--format", "brat", "-o", folder + "/")
        self.assertEqual((done.status, done.out), (0, b""), done.err)
        self.assertEqual(sorted(os.listdir(folder)),
                         ["annotation.conf", "report-2.ann", "report-2.txt", "report.ann", "report.txt"])
        read = lambda name: pathlib.Path(folder, name).read_bytes().decode("utf-8")
        for name in ("report", "report-2"):
            read_brat(read(name + ".ann"), read(name + ".txt"))
        sections = re.split(r"^\[(\w+)\]$", read("annotation.conf"), flags=re.M)
        told = {name: re.findall(r"^[^\s<]+", body, re.M) for name, body in zip(sections[1::2], sections[2::2])}
        self.assertEqual(list(told), ["entities", "relations", "events", "attributes"])
        got = read_brat(read("report.ann"), read("report.txt"))
        self.assertLessEqual({e["type"] for e in got["E"].values()}, set(told["events"]))
        self.assertLessEqual({t["type"] for t in got["T"].values()}, set(told["events"]) | set(told["entities"]))

    def test_several_documents_need_a_folder(self):
        path = self.records_file([program.REPORT, program.DENIED])
        out = os.path.join(self.folder, "all.ann")
        self.assert_fault(program.run("code", path, "-o", out), 1, 3004)
        self.assertFalse(os.path.exists(out), "nothing is left behind")

    def test_no_key_leads_out_of_the_folder(self):
        keys = ["../../evil", "/etc/passwd", "..", ".hidden", "a/b/../../c", "x" * 5000, "https://example.org/news/", "é\n"]
        lines = "".join(json.dumps({"id": key, "text": program.REPORT}) + "\n" for key in keys)
        folder = os.path.join(self.folder, "deep", "out")
        os.mkdir(os.path.dirname(folder))
        done = program.run("code", self.file("in.jsonl", lines), "--format", "brat", "-o", folder + "/")
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(os.listdir(os.path.dirname(folder)), ["out"])
        names = [n for n in os.listdir(folder) if n.endswith(".ann")]
        self.assertEqual(len(names), len(keys))
        for name in names:
            self.assertRegex(name, r"^[A-Za-z0-9_-][A-Za-z0-9._-]*\.ann$")

    def test_a_text_of_the_user_is_not_replaced(self):
        mine = self.file("news/other.txt", "my own words")
        other = self.file("in/other.txt", program.REPORT)
        self.assert_fault(program.run("code", other, "--format", "brat", "-o", os.path.dirname(mine)), 1, 3003)
        with open(mine, encoding="utf-8") as file:
            self.assertEqual(file.read(), "my own words")


def read_brat(lines, text):
    """Strict: every id once, every reference to something, every text the words at its place."""
    got = {"T": {}, "E": {}, "R": {}, "#": []}
    seen = set()
    assert lines.endswith("\n")
    for line in lines[:-1].split("\n"):
        fields = line.split("\t")
        ident, kind = fields[0], fields[0][0]
        assert ident == "*" or ident not in seen, line
        seen.add(ident)
        if kind == "T":
            name, places = fields[1].split(" ", 1)
            pieces = [tuple(map(int, p.split(" "))) for p in places.split(";")]
            assert re.fullmatch(r"[\w-]+", name), line
            assert fields[2] == " ".join(text[a:b] for a, b in pieces), line
            got["T"][ident] = {"type": name, "hull": (pieces[0][0], pieces[-1][1])}
        elif kind == "E":
            (name, trigger), *arguments = [part.split(":") for part in fields[1].split(" ")]
            assert got["T"][trigger]["type"] == name, line
            roles = {}
            for role, filler in arguments:
                roles.setdefault(re.sub(r"\d+$", "", role), []).append(filler)
            got["E"][ident] = {"type": name, "trigger": trigger, "arguments": roles, "attributes": {}}
        elif kind == "A":
            name, of, value = fields[1].split(" ")
            assert of in seen, line
            if of in got["E"]:
                got["E"][of]["attributes"][name] = value
        elif kind == "R":
            name, first, second = fields[1].split(" ")
            assert first.startswith("Arg1:") and second.startswith("Arg2:"), line
            got["R"][ident] = (name, first[5:], second[5:])
        elif kind == "*":
            name, *members = fields[1].split(" ")
            assert name == "Equiv" and len(members) > 1 and set(members) <= seen, line
        else:
            assert kind == "#" and fields[1].startswith("AnnotatorNotes ") and fields[1].split(" ")[1] in seen, line
            got["#"].append(fields[2])
    known = set(got["T"]) | set(got["E"])
    for event in got["E"].values():
        for fillers in event["arguments"].values():
            assert set(fillers) <= known
    for _, first, second in got["R"].values():
        assert {first, second} <= known
    return got


class Conll(Exchange):
    READ = ("import sys, json, conllu; json.dump([{'meta': dict(s.metadata), 'rows': [dict(t) for t in s]} "
            "for s in conllu.parse(sys.stdin.read())], sys.stdout)")

    def test_conllu_reads_it_back(self):
        sentences = self.read_by(self.READ, self.out("conll"))
        self.assertEqual(sentences[0]["meta"]["newdoc id"], self.coding["doc"]["key"])
        rows = [row for s in sentences for row in s["rows"]]
        for row in rows:
            self.assertEqual(self.text[int(row["start"]):int(row["end"])], row["form"])
        self.assertEqual(spans_of(rows, "mention", "mention_id"),
                         sorted((m["id"], m["kind"], m["start"], m["end"]) for m in self.coding["mentions"]))
        self.assertEqual(spans_of(rows, "event", "event_id"),
                         sorted((e["id"], e["type"], e["start"], e["end"]) for e in self.coding["events"]))
        self.assertEqual(spans_of(rows, "cue", "cue_id"),
                         sorted((s["id"], s["kind"], s["start"], s["end"]) for s in self.coding["says"]))
        roles = {pair for row in rows for cell in (row["roles"] or "_").split("|") if cell != "_"
                 for pair in zip([row["mention_id"]] * 99, cell.split(","))}
        for event in self.coding["events"]:
            for mention in event["actors"]:
                self.assertTrue(any(m.split("|")[0] == mention and r == event["id"] + ":actors" for m, r in roles))

    def test_columns_are_those_of_the_docs(self):
        with open(os.path.join(program.ROOT, "docs", "formats.md"), encoding="utf-8") as file:
            section = file.read().split("### conll")[1].split("\n### ")[0]
        told = re.findall(r"^\| `([A-Z_]+)`", section, re.M)
        head = self.out("conll").split("\n")[0]
        self.assertEqual(head, "# global.columns = " + " ".join(told))


def spans_of(rows, labels, ids):
    """(id, label, start, end) from IOB2 cells that may hold several, joined by "|"."""
    found = {}
    for row in rows:
        if row[labels] == "O":
            continue
        for label, ident in zip(row[labels].split("|"), row[ids].split("|")):
            start, end, name = int(row["start"]), int(row["end"]), label[2:]
            if ident not in found:
                assert label.startswith("B-"), row
                found[ident] = [name, start, end]
            found[ident][2] = end
    return sorted((ident, *span) for ident, span in found.items())


class Displacy(Exchange):
    READ = ("import sys, json; from spacy import displacy; docs = [json.loads(l) for l in sys.stdin]; "
            "json.dump([displacy.render(docs, style=s, manual=True) for s in ('ent', 'span')], sys.stdout)")

    def test_spacy_draws_ents_and_spans(self):
        ent, span = self.read_by(self.READ, self.out("displacy"))
        labels = re.sub(r"<h2.*?</h2>|<span.*?</span>", "", ent, flags=re.S)
        shown = html.unescape(re.sub(r"<[^>]*>", "", labels))
        self.assertEqual("".join(shown.split()), "".join(self.text.split()), "all words, each once")
        self.assertIn("&lt;b&gt;", ent, "markup of the text stays text")
        for event in self.coding["events"]:
            self.assertIn(event["type"], span)
            self.assertIn(event["trigger"], span)

    def test_ents_never_overlap_and_spans_hold_all(self):
        drawn = json.loads(self.out("displacy"))
        self.assertEqual(drawn["text"], self.text)
        for left, right in zip(drawn["ents"], drawn["ents"][1:]):
            self.assertLessEqual(left["end"], right["start"])
        every = self.spans("mentions", "kind") + self.spans("events", "type") + self.spans("says", "kind")
        self.assertEqual(sorted((s["start"], s["end"], s["label"]) for s in drawn["spans"]), sorted(every))
        place = 0
        starts, ends = [], []
        for token in drawn["tokens"]:
            place = self.text.index(token, place)
            starts.append(place)
            place += len(token)
            ends.append(place)
        for span in drawn["spans"]:
            self.assertLessEqual(starts[span["start_token"]], span["start"])
            self.assertGreaterEqual(ends[span["end_token"] - 1], span["end"])
            self.assertLess(span["start_token"], span["end_token"])


class WebAnnotation(Exchange):
    def test_selectors_find_the_words(self):
        found = []
        ids = set()
        for line in self.out("webanno").splitlines():
            note = json.loads(line)
            self.assertEqual((note["@context"], note["type"]), ("http://www.w3.org/ns/anno.jsonld", "Annotation"))
            self.assertRegex(note["id"], r"^urn:sayso:[0-9a-f]{32}:[a-z]\d+$")
            ids.add(note["id"])
            quote, position = note["target"]["selector"]
            self.assertEqual((quote["type"], position["type"]), ("TextQuoteSelector", "TextPositionSelector"))
            start, end = position["start"], position["end"]
            self.assertEqual(self.text[start:end], quote["exact"])
            # The quote alone leads to the same place.
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            places = [m.start() + len(quote["prefix"]) for m in re.finditer("(?=" + re.escape(whole) + ")", self.text)]
            self.assertEqual(places, [start])
            tags = [b["value"] for b in note["body"] if b.get("purpose") == "tagging"]
            found.append((start, end, tags[0]))
        every = self.spans("mentions", "kind") + self.spans("events", "type") + self.spans("says", "kind")
        self.assertEqual(sorted(found), sorted(every))
        for line in self.out("webanno").splitlines():
            for body in json.loads(line)["body"]:
                if body["purpose"] == "linking":
                    self.assertIn(body["source"], ids)


class Endings(program.Case):
    def test_the_format_follows_the_ending(self):
        for ending, first in ((".ann", "T1\t"), (".conll", "# global.columns"), (".jsonld", '{"@context"')):
            out = os.path.join(self.folder, "out" + ending)
            done = program.run("code", "-", "-o", out, stdin=program.REPORT.encode())
            self.assertEqual((done.status, done.out), (0, b""), done.err)
            with open(out, encoding="utf-8") as file:
                self.assertTrue(file.read().startswith(first))

    def test_a_folder_takes_a_file_per_document_in_any_format(self):
        path = self.records_file([program.REPORT, program.DENIED])
        for form, ending in (("jsonl", ".jsonl"), ("csv", ".csv"), ("displacy", ".json"), ("conll", ".conll")):
            folder = os.path.join(self.folder, form)
            done = program.run("code", path, "--format", form, "-o", folder + "/")
            self.assertEqual(done.status, 0, done.err)
            self.assertEqual(sorted(os.listdir(folder)), ["r0" + ending, "r1" + ending])


if __name__ == "__main__":
    unittest.main()
