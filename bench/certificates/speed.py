"""What one certificate costs: the CPU of one worker and of the database, from the number to the register."""

import time
from itertools import pairwise

from bench import facts
from bench.certificates.workers import Workers, wait_until

INSIDE = "certificates.inside"
BLOCKS = 5
ENOUGH = 150  # the first block warms the worker up


def measured(site, number=ENOUGH):
    """{"cpu_ms", "rate"}: of the cheapest block, because whatever else runs slows each instruction down."""
    site.environment["CERTIFICATES"] = str(number)
    facts.ask(site, "prepare", of=INSIDE)
    workers = Workers(site, 1)
    site.ending.append(workers.kill)
    workers.start()
    marks = [_reached(site, workers, number * block // (BLOCKS + 1)) for block in range(1, BLOCKS + 2)]
    finish(site)
    workers.kill()
    blocks = [_between(*pair) for pair in pairwise(marks)]
    return {"cpu_ms": round(min(cpu for cpu, _ in blocks), 1), "rate": round(max(rate for _, rate in blocks), 1)}


def finish(site):
    go_on_until(site, lambda _made, state: state == "done")


def go_on_until(site, is_far_enough):
    """Waits with the scheduler's nudge each half minute. Returns how many certificates are made."""
    while True:
        until = time.monotonic() + 30
        made, state = wait_until(site, lambda *so_far, until=until: is_far_enough(*so_far) or time.monotonic() > until)
        if is_far_enough(made, state):
            return made
        facts.ask(site, "sweep", of=INSIDE)


def _reached(site, workers, goal):
    """(certificates made, CPU seconds, seconds on the clock) when there are so many."""
    made, _state = wait_until(site, lambda made, _: made >= goal)
    return made, workers.cpu_seconds(), time.monotonic()


def _between(earlier, later):
    """CPU in milliseconds of one certificate, and how many there were in a second."""
    made, cpu, seconds = (b - a for a, b in zip(earlier, later, strict=True))
    return cpu / made * 1000, made / seconds
