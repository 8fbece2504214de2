"""What the tests of the program share: how it is run, and what it must always keep to."""
import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import threading
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.environ.get("SAYSO_PROGRAM") or os.path.join(ROOT, "build", "sayso")
DATA = os.path.join(ROOT, "data")
SANITIZED = bool(os.environ.get("SAYSO_SANITIZE"))

REPORT = "North Korea shipped artillery shells to Russia in September, South Korean officials said on Tuesday."
DENIED = "The ministry accused Belgrade of arming the rebels, a charge Belgrade denied."


class Done:
    def __init__(self, status, out, err, peak_kb):
        self.status, self.out, self.err, self.peak_kb = status, out, err, peak_kb

    @property
    def records(self):
        return [json.loads(line) for line in self.out.decode("utf-8").splitlines()]


def environment(**more):
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    return {**kept, "SAYSO_DATA": DATA, "LC_ALL": "C.UTF-8", **more}


def start(*arguments, **options):
    options.setdefault("env", environment())
    return subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=options.pop("stdin", subprocess.PIPE),
                            stdout=options.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE, **options)


def feed(process, chunks):
    with contextlib.suppress(BrokenPipeError):
        for chunk in chunks:
            process.stdin.write(chunk)
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()


def run(*arguments, stdin=b"", chunks=None, timeout=300, **options):
    """Runs the program to its end. `stdin`: bytes, or `chunks`: an iterable of them."""
    process = start(*arguments, **options)
    writer = threading.Thread(target=feed, args=(process, chunks if chunks is not None else [stdin]))
    killer = threading.Timer(timeout, process.kill)
    errors = []
    reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
    for thread in (writer, killer, reader):
        thread.start()
    out = process.stdout.read() if process.stdout else b""
    reader.join()
    _, status, usage = os.wait4(process.pid, 0)
    killer.cancel()
    writer.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()
    return Done(process.returncode, out, errors[0].decode("utf-8", "replace"), usage.ru_maxrss)


def code(text, *arguments):
    """The coding of one text given on standard input."""
    return run("code", "-", *arguments, stdin=text.encode("utf-8"))


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="sayso-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def records_file(self, texts, name="reports.jsonl"):
        lines = [json.dumps({"id": f"r{i}", "text": text}) + "\n" for i, text in enumerate(texts)]
        return self.file(name, "".join(lines))

    def assert_fault(self, done, status, number):
        """Ended so, and said why, with a place and a next step."""
        self.assertEqual(done.status, status, done.err)
        lines = [line for line in done.err.splitlines() if f"(SAY-{number:04})" in line]
        self.assertTrue(lines, done.err)
        for line in lines:
            self.assertRegex(line, r"^sayso: .+ \(SAY-\d{4}\); .+")

    def assert_whole_lines(self, data):
        """Every line is whole JSON, the last one too."""
        self.assertTrue(data == b"" or data.endswith(b"\n"))
        for line in data.splitlines():
            json.loads(line)


def data_copy(folder):
    """A copy of the data folder that shares the files' bytes; a file must be unlinked before it is changed."""
    copy = os.path.join(folder, "data")
    shutil.copytree(DATA, copy, copy_function=os.link if same_disk(folder) else shutil.copy2)
    return copy


def same_disk(folder):
    return os.stat(folder).st_dev == os.stat(DATA).st_dev


def change(path, edit):
    """Replaces a file by its edited bytes, without touching what is linked to it."""
    with open(path, "rb") as file:
        data = bytearray(file.read())
    os.unlink(path)
    with open(path, "wb") as file:
        file.write(edit(data))
