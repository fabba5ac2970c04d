"""Runs one job of a peer and says on standard output what the work alone cost, without the start of Python."""

import json
import resource
import sys
import time


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


class Work:
    """Measures what happens within it: CPU seconds of all threads and seconds on the clock."""

    def __enter__(self):
        self.start = (cpu(), time.perf_counter())
        return self

    def __exit__(self, *_):
        self.cpu = cpu() - self.start[0]
        self.wall = time.perf_counter() - self.start[1]


def main(jobs, version):
    """Runs `script JOB INPUT OUTPUT THREADS RECORDS`; a job gives the measured work and how many records it did."""
    job, source, target, threads, records = sys.argv[1:6]
    work, count = jobs[job](source, target, int(threads), int(records))
    print(json.dumps({"cpu": work.cpu, "wall": work.wall, "records": count, "version": version}))
