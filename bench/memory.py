#!/usr/bin/env python3
"""Peak memory while a long stream is coded: 100,000 sentences of the bench file, over and over, on standard input.

usage: bench/memory.py [--sentences N] [--limit MB] [--program PROGRAM] [--precision f32|bf16|int8]

Prints resident memory at every tenth of the stream and the peak; exit status 5 when the peak passes the limit (512 MB).
"""
import json
import os
import subprocess
import threading
import time

import measure
from measure import common


def resident(pid):
    """Resident MB of a process now; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            return next((int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS")), 0.0)
    except OSError:
        return 0.0


def feed(child, records, rounds, marks):
    """Writes the bench file `rounds` times, each record under a new id; notes memory and time at every tenth."""
    for number in range(rounds):
        for record in records:
            child.stdin.write(json.dumps({**record, "id": f"{record['id']}-{number}"}, ensure_ascii=False).encode("utf-8") + b"\n")
        if number * 10 // rounds != (number + 1) * 10 // rounds:
            marks.append(((number + 1) / rounds, resident(child.pid), time.monotonic()))
    child.stdin.close()


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--sentences", type=int, default=100000)
    parser.add_argument("--limit", type=float, default=512)
    options = parser.parse_args()
    with open(measure.TEXTS, encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    _, sentences, pieces = measure.size()
    rounds = max(1, -(-options.sentences // sentences))
    command = measure.coding(options.program, options.precision, options.jobs, "-")
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    marks, began = [], time.monotonic()
    writer = threading.Thread(target=feed, args=(child, records, rounds, marks), daemon=True)
    writer.start()
    _, status, usage = os.wait4(child.pid, 0)
    seconds, peak = time.monotonic() - began, usage.ru_maxrss / 1024
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise common.Failed(f"exit status {child.returncode} of sayso code -")
    writer.join()
    count = rounds * sentences
    rows = [[f"{100 * share:.0f} %", mb, at - began] for share, mb, at in marks] + [["peak", peak, seconds]]
    note = f"{count} sentences, {count / seconds:.0f} sentences/s, {rounds * pieces / seconds:.0f} pieces/s, {options.precision}, --jobs {options.jobs}"
    print(f"{note}; {common.machine()}")
    print(common.table(["stream", "resident MB", "seconds"], rows))
    print(f"peak {peak:.0f} MB, limit {options.limit:.0f} MB: " + ("holds" if peak <= options.limit else "BROKEN"))
    model = common.model_of(common.code(options, [{"id": "1", "text": records[0]["text"]}]).values())
    common.keep(options, f"memory.{options.precision}.tsv", model, ["stream", "resident MB", "seconds"], rows, [note])
    return 0 if peak <= options.limit else common.FOUND


if __name__ == "__main__":
    common.main(main)
