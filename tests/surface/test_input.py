"""Bad input: a named fault with place and next step, and the run goes on."""
import json
import os
import unittest

import program

MIB = 1 << 20


class Documents(program.Case):
    def bad(self, content, number, name="bad.txt"):
        """Refused by name; a good document beside it is coded all the same."""
        bad, good = self.file(name, content), self.file("good.txt", program.REPORT)
        done = program.run("code", bad, good)
        self.assert_fault(done, 3, number)
        self.assertIn(bad, done.err)
        self.assertEqual(len(done.records), 1)
        self.assertIn("1 coded, 1 rejected", done.err)
        return done

    def test_empty(self):
        self.bad("", 1002)

    def test_white_space_alone(self):
        self.bad(" \n\t\n", 1002)

    def test_binary(self):
        self.bad(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, 1003)

    def test_nul_byte(self):
        self.bad(b"The minister\x00 resigned on Monday, officials said.", 1005)

    def test_half_a_code_point_at_the_end(self):
        self.bad("The minister resigned, said the président".encode()[:-5] + b"\xc3", 1004)

    def test_an_encoding_that_the_text_is_not_in(self):
        path = self.file("a.txt", program.REPORT.encode() + b"\xff")
        self.assert_fault(program.run("code", path, "--encoding", "utf-8"), 3, 1004)
        self.assert_fault(program.run("code", path, "--encoding", "klingon"), 2, 1101)

    def test_other_language(self):
        self.bad("Le ministre des affaires étrangères a déclaré lundi que le pays refuserait de négocier avec les rebelles "
                 "tant que les combats se poursuivraient dans le nord du pays, selon l'agence nationale.", 1010)

    def test_language_can_be_overridden(self):
        path = self.file("a.txt", "Le ministre des affaires étrangères a déclaré lundi que le pays refuserait de négocier.")
        self.assertEqual(program.run("code", "--lang", "en", path).status, 0)

    def test_too_long_a_document(self):
        done = self.bad("North Korea shipped shells. " * (9 * MIB // 28), 1006)
        self.assertIn("--limit-document", done.err)

    def test_records(self):
        lines = [b'{"id": "a", "text": "' + program.REPORT.encode() + b'"}', b'{"id": "b"', b'[1]', b'{"id": "c"}',
                 b'{"id": "d", "text": 5}', b'{"id": "e", "text": "x", "date": "yesterday"}', b"",
                 b'{"id": "f", "text": "' + program.REPORT.encode() + b'"}']
        path = self.file("in.jsonl", b"\n".join(lines) + b"\n")
        done = program.run("code", path)
        self.assertEqual(done.status, 3)
        self.assertEqual([r["doc"]["key"] for r in done.records], ["a", "f"])
        for line in (2, 3, 4, 5, 6):
            self.assertIn(f"{path}:{line}", done.err)
        self.assert_fault(done, 3, 1008)
        self.assert_fault(done, 3, 1009)
        self.assert_fault(done, 3, 1014)
        self.assert_fault(done, 3, 1011)

    def test_deep_json(self):
        path = self.file("in.jsonl", '{"a":' * 100000 + "1" + "}" * 100000 + "\n" + json.dumps({"text": program.REPORT}) + "\n")
        done = program.run("code", path)
        self.assert_fault(done, 3, 1008)
        self.assertEqual(len(done.records), 1)

    def test_no_words(self):
        for text in ("!!! ??? ...", "🚢" * 1000, "a" * 100000, "(" * 10000, "\u0301" * 20000, "1.2.3." * 1000):
            done = program.code(text)
            self.assertIn(done.status, (0, 3), done.err)

    def test_many_bad_documents(self):
        path = self.file("in.jsonl", '{"id": 1}\n' * 100000)
        done = program.run("code", path)
        self.assert_fault(done, 3, 1009)
        self.assertEqual(done.err.count("SAY-1009"), 100000)
        if not program.SANITIZED:
            self.assertLess(done.peak_kb, 512 * 1024)


class Files(program.Case):
    def test_standard_input(self):
        done = program.code(program.REPORT)
        self.assertEqual((done.status, len(done.records)), (0, 1), done.err)

    def test_standard_input_may_hold_records(self):
        lines = "".join(json.dumps({"id": str(i), "text": program.REPORT}) + "\n" for i in range(3))
        done = program.code(lines)
        self.assertEqual([r["doc"]["key"] for r in done.records], ["0", "1", "2"])

    def test_missing(self):
        good = self.file("good.txt", program.REPORT)
        done = program.run("code", os.path.join(self.folder, "none.txt"), good)
        self.assert_fault(done, 3, 1001)
        self.assertEqual(len(done.records), 1)

    def test_folder_without_r(self):
        self.assert_fault(program.run("code", self.folder), 3, 1013)

    def test_recursion_ends_in_a_loop(self):
        self.file("b/two.txt", program.REPORT)
        self.file("a/one.md", "# Shells\n\n" + program.REPORT)
        os.symlink(self.folder, os.path.join(self.folder, "b", "loop"))
        done = program.run("code", "-r", self.folder)
        names = [os.path.basename(r["doc"]["key"]) for r in done.records]
        self.assertEqual(names, ["one.md", "two.txt"], done.err)

    def test_a_file_that_vanishes(self):
        fifo = os.path.join(self.folder, "0-fifo.jsonl")
        os.mkfifo(fifo)
        first, second = self.file("1.txt", program.REPORT), self.file("2.txt", program.REPORT)
        process = program.start("code", "--jobs", "1", "-", first, second)
        os.unlink(first)
        out, err = process.communicate(json.dumps({"id": "s", "text": program.REPORT}).encode() + b"\n", timeout=120)
        self.assertEqual(process.returncode, 3, err)
        self.assertIn(b"SAY-1001", err)
        self.assertEqual(len(out.splitlines()), 2)

    def test_a_fifo_is_no_file(self):
        fifo = os.path.join(self.folder, "fifo.txt")
        os.mkfifo(fifo)
        done = program.run("code", "-r", self.folder, self.file("good.txt", program.REPORT), timeout=60)
        self.assert_fault(done, 3, 1015)

    def test_a_device_is_no_file(self):
        self.assert_fault(program.run("code", "/dev/zero", timeout=60), 3, 1015)

    def test_unreadable(self):
        path = self.file("secret.txt", program.REPORT)
        os.chmod(path, 0)
        if os.access(path, os.R_OK):
            self.skipTest("this user may read everything")
        self.assert_fault(program.run("code", path), 3, 1001)


class Memory(program.Case):
    """Refusing takes constant memory."""

    def refused(self, number, *arguments, chunks):
        base = program.code(program.REPORT)
        done = program.run("code", "-", *arguments, chunks=chunks)
        self.assert_fault(done, 3, number)
        if program.SANITIZED:
            print("memory not measured: this build is slower and larger by its sanitizers")
        else:
            self.assertLess(done.peak_kb, base.peak_kb + 64 * 1024)
            self.assertLess(done.peak_kb, 512 * 1024)

    def test_a_line_of_100_mb(self):
        self.refused(1007, chunks=[b'{"id": "a", "text": "'] + [b"x" * MIB] * 100 + [b'"}\n'])

    def test_a_text_of_100_mb(self):
        self.refused(1006, chunks=[b"The minister spoke. " * (MIB // 20)] * 100)

    def test_the_record_behind_it_is_coded(self):
        good = json.dumps({"id": "b", "text": program.REPORT}).encode() + b"\n"
        done = program.run("code", "-", chunks=[b'{"id": "a", "text": "'] + [b"x" * MIB] * 20 + [b'"}\n', good])
        self.assert_fault(done, 3, 1007)
        self.assertEqual([r["doc"]["key"] for r in done.records], ["b"])


if __name__ == "__main__":
    unittest.main()
