"""Where the output goes, how a run ends, and what it leaves behind."""
import os
import signal
import subprocess
import time
import unittest

import program


class Usage(program.Case):
    def test_wrong_usage_says_what_and_where_to_read(self):
        for arguments in ((), ("code",), ("fly",), ("code", "x", "--format", "xml"), ("code", "x", "--min-score", "2"),
                          ("code", "x", "--date", "2024-02-30"), ("code", "x", "--date", "today"), ("code", "x", "--jobs", "-1"),
                          ("code", "x", "--precision", "f64"), ("code", "--nonsense", "x"), ("code", "x", "--lang", "fr"),
                          ("code", "x", "--readings", "a", "--write-readings", "b"), ("relate",), ("demo", "x")):
            done = program.run(*arguments)
            self.assert_fault(done, 2, 1101)
            self.assertEqual(done.out, b"")
            self.assertIn("--help", done.err)

    def test_help_teaches(self):
        for arguments in (("--help",), ("code", "--help"), ("relate", "--help"), ("demo", "--help")):
            done = program.run(*arguments)
            self.assertEqual((done.status, done.err), (0, ""))
            self.assertIn(b"Examples:", done.out)

    def test_version_without_a_model_still_tells_its_own(self):
        done = program.run("--version", "--data", self.folder)
        self.assertRegex(done.out.decode(), r"^sayso \d+\.\d+\.\d+\n")
        self.assert_fault(done, 1, 2201)


class Files(program.Case):
    def test_the_file_is_put_in_its_place_whole(self):
        out = self.file("out.jsonl", "old\n")
        done = program.run("code", "-", "-o", out, stdin=program.REPORT.encode())
        self.assertEqual(done.status, 0, done.err)
        with open(out, "rb") as file:
            self.assert_whole_lines(file.read())
        self.assertEqual(os.listdir(self.folder), ["out.jsonl"])

    def test_a_run_that_fails_leaves_the_old_file(self):
        out = self.file("out.jsonl", "old\n")
        done = program.run("code", "-", "-o", out, "--data", os.path.join(self.folder, "none"), stdin=b"x")
        self.assert_fault(done, 1, 2201)
        with open(out, encoding="utf-8") as file:
            self.assertEqual(file.read(), "old\n")
        self.assertEqual(os.listdir(self.folder), ["out.jsonl"])

    def test_a_folder_that_is_not_there(self):
        done = program.run("code", "-", "-o", os.path.join(self.folder, "no", "out.jsonl"), stdin=program.REPORT.encode())
        self.assert_fault(done, 1, 3001)

    def test_a_link_stays_a_link(self):
        target = self.file("target.jsonl", "")
        link = os.path.join(self.folder, "link.jsonl")
        os.symlink(target, link)
        self.assertEqual(program.run("code", "-", "-o", link, stdin=program.REPORT.encode()).status, 0)
        self.assertTrue(os.path.islink(link))
        self.assertGreater(os.path.getsize(target), 0)


class FullDisk(program.Case):
    def test_standard_output(self):
        with open("/dev/full", "wb") as full:
            done = program.run("code", "-", stdin=program.REPORT.encode(), stdout=full)
        self.assert_fault(done, 1, 3001)

    def test_named_device(self):
        done = program.run("code", "-", "-o", "/dev/full", stdin=program.REPORT.encode())
        self.assert_fault(done, 1, 3001)

    def test_no_partial_record_is_left(self):
        """A file that may not grow past a limit: what was written of the last record is taken back."""
        records = self.records_file([program.REPORT] * 20)
        out = os.path.join(self.folder, "out.jsonl")
        command = f'trap "" XFSZ; ulimit -f 8; exec "{program.PROGRAM}" code "{records}" > "{out}"'
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=program.environment(), check=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("SAY-3001", done.stderr)
        with open(out, "rb") as file:
            data = file.read()
        self.assertGreater(len(data), 0)
        self.assert_whole_lines(data)

    def test_readings_too(self):
        done = program.run("code", "-", "--write-readings", "/dev/full", stdin=program.REPORT.encode())
        self.assert_fault(done, 1, 3001)


class Ends(program.Case):
    def test_the_reader_goes_away(self):
        records = self.records_file([program.REPORT] * 50)
        command = f'"{program.PROGRAM}" code "{records}" | head -1 > /dev/null; exit "${{PIPESTATUS[0]}}"'
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=program.environment(), check=False)
        self.assertEqual((done.returncode, done.stderr), (141, ""))

    def interrupt(self, number):
        records = self.records_file([program.REPORT + f" Number {i}." for i in range(20000)])
        out = os.path.join(self.folder, "out.jsonl")
        with open(out, "wb") as file:
            process = program.start("code", records, stdout=file)
            while os.path.getsize(out) == 0 and process.poll() is None:
                time.sleep(0.05)
            process.send_signal(number)
            _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130, err)
        self.assertIn(b"interrupted", err)
        with open(out, "rb") as file:
            self.assert_whole_lines(file.read())

    def test_interrupt(self):
        self.interrupt(signal.SIGINT)

    def test_terminate(self):
        self.interrupt(signal.SIGTERM)

    def test_interrupt_keeps_what_was_coded_in_the_named_file(self):
        out = os.path.join(self.folder, "out.jsonl")
        process = program.start("code", "-", "-o", out, stdin=subprocess.PIPE)
        line = b'{"id": "a", "text": "' + program.REPORT.encode() + b'"}\n'
        process.stdin.write(line)
        process.stdin.flush()
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        process.stdin.write(line)
        process.stdin.close()
        process.stdin = None
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        with open(out, "rb") as file:
            data = file.read()
        self.assertTrue(data)
        self.assert_whole_lines(data)

    def test_closed_standard_output(self):
        command = f'"{program.PROGRAM}" code - >&-'
        done = subprocess.run(["bash", "-c", command], input=program.REPORT, capture_output=True, text=True,
                              env=program.environment(), check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("SAY-3001", done.stderr)

    def test_results_come_as_they_are_ready(self):
        """A slow feeder sees each coding before it sends the next report."""
        process = program.start("code", "-")
        for i in range(3):
            process.stdin.write(b'{"id": "%d", "text": "%s"}\n' % (i, program.REPORT.encode()))
            process.stdin.flush()
            self.assertIn(b'"key": "%d"' % i, process.stdout.readline())
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)

    def test_quiet(self):
        done = program.run("code", "-", "--quiet", stdin=b"")
        self.assertEqual(done.status, 3)
        self.assertEqual(len(done.err.splitlines()), 1, done.err)

    def test_no_progress_where_nobody_watches(self):
        done = program.run("code", self.records_file([program.REPORT] * 20))
        self.assertEqual((done.status, done.err), (0, ""))


if __name__ == "__main__":
    unittest.main()
