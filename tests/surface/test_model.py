"""Model and data: missing, cut short or with one bit wrong, they are refused before anything is written."""
import json
import os
import random
import unittest

import program


class Damage(program.Case):
    def setUp(self):
        super().setUp()
        self.data = program.data_copy(self.folder)
        with open(os.path.join(self.data, "models", "default"), encoding="utf-8") as file:
            self.model = os.path.join(self.data, "models", file.read().strip())

    def refused(self, status, number, *arguments):
        out = os.path.join(self.folder, "out.jsonl")
        done = program.run("code", "-", "--data", self.data, "-o", out, *arguments, stdin=program.REPORT.encode())
        self.assert_fault(done, status, number)
        self.assertEqual(done.out, b"")
        self.assertFalse(os.path.exists(out))

    def files(self):
        return sorted(n for n in os.listdir(self.model) if n != "model.json" and os.path.isfile(os.path.join(self.model, n))
                      and n.endswith((".bin", ".xml", "vocab.txt")))

    def test_the_copy_itself_works(self):
        done = program.run("code", "-", "--data", self.data, stdin=program.REPORT.encode())
        self.assertEqual(done.status, 0, done.err)

    def test_one_bit_wrong(self):
        random.seed(1)
        for name in self.files():
            path = os.path.join(self.model, name)
            with open(path, "rb") as file:
                good = file.read()
            at = random.randrange(len(good))
            program.change(path, lambda data, at=at: data[:at] + bytes([data[at] ^ 4]) + data[at + 1:])
            self.refused(4, 2003)
            program.change(path, lambda data, good=good: good)

    def test_cut_short(self):
        for name in self.files():
            path = os.path.join(self.model, name)
            with open(path, "rb") as file:
                good = file.read()
            program.change(path, lambda data: data[:len(data) // 2])
            self.refused(4, 2003)
            program.change(path, lambda data, good=good: good)

    def test_missing_file(self):
        os.unlink(os.path.join(self.model, self.files()[0]))
        self.refused(1, 2004)

    def test_missing_model(self):
        self.refused(1, 2001, "--model", "no-such-model")
        os.unlink(os.path.join(self.data, "models", "default"))
        self.refused(1, 2001)

    def test_manifest(self):
        manifest = os.path.join(self.model, "model.json")
        with open(manifest, "rb") as file:
            good = file.read()
        for bad in (b"", b"{", b"[]", good[:len(good) // 2], good.replace(b'"labels"', b'"lables"'), b"\xff" * 100):
            program.change(manifest, lambda data, bad=bad: bad)
            self.refused(4, 2002)

    def test_data(self):
        types = os.path.join(self.data, "ontology", "types.tsv")
        program.change(types, lambda data: data + b"a row with one cell\n")
        self.refused(4, 2202)
        os.unlink(types)
        self.refused(1, 2201)

    def test_no_data_at_all(self):
        done = program.run("code", "-", env=program.environment(SAYSO_DATA=os.path.join(self.folder, "none")), stdin=b"x")
        self.assert_fault(done, 1, 2201)

    def test_relate_and_demo_refuse_too(self):
        os.unlink(os.path.join(self.model, self.files()[0]))
        self.assert_fault(program.run("relate", "-", "--data", self.data), 1, 2004)
        self.assert_fault(program.run("demo", "--data", self.data), 1, 2004)


class Shipped(unittest.TestCase):
    def test_each_model_is_read_in_bf16_before_int8(self):
        """As docs/decisions/0020-default-model.md says."""
        models = os.path.join(program.DATA, "models")
        for name in os.listdir(models):
            path = os.path.join(models, name, "model.json")
            if not os.path.exists(path):
                continue
            with open(path, encoding="utf-8") as file:
                self.assertEqual(json.load(file)["precisions"], ["bf16", "int8", "f32"], name)


if __name__ == "__main__":
    unittest.main()
