"""What the speed and memory programs share: timed runs of sayso with peak memory, and the bench file."""
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TEXTS = os.path.join(ROOT, "bench", "texts.jsonl")
sys.path.insert(0, os.path.join(ROOT, "eval"))
import common  # noqa: E402  (the options, machine class and kept results of eval/)


class Run:
    """One finished run: seconds, peak resident MB of the process, user and system seconds."""

    def __init__(self, seconds, usage):
        self.seconds = seconds
        self.peak_mb = usage.ru_maxrss / 1024
        self.cpu = usage.ru_utime + usage.ru_stime


def timed(command, stdin=None, stdout=subprocess.DEVNULL):
    """Runs a command to its end; Failed unless it ends with status 0."""
    began = time.monotonic()
    try:
        child = subprocess.Popen(command, stdin=stdin or subprocess.DEVNULL, stdout=stdout, stderr=subprocess.DEVNULL)
    except OSError as fault:
        raise common.Failed(f"cannot run the program: {fault.strerror}") from fault
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise common.Failed(f"exit status {child.returncode} of {os.path.basename(command[0])} {' '.join(command[1:])}")
    return Run(seconds, usage)


def size():
    """(documents, sentences, pieces) of the bench file, from bench/texts.tsv."""
    with open(os.path.join(ROOT, "bench", "texts.tsv"), encoding="utf-8") as file:
        row = next(line.split("\t") for line in file if line.startswith("all\t"))
    return tuple(int(x) for x in row[1:4])


def coding(program, precision, jobs, source=TEXTS):
    return [program, "code", source, "--format", "jsonl", "--precision", precision, "--jobs", str(jobs), "--quiet"]


def median(values):
    values = sorted(values)
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
