"""`python -m bench.certificates`: a thousand certificates by two workers that are killed outright on the way.

On PostgreSQL. At the end the numbers have to run from 1 without a gap or a double, and each certificate has to have its
seal, its credential and its one entry in the register. Then as many again without a kill, for the speed.
Takes about four minutes.
"""

import argparse
import os
import sys

from bench import facts
from bench.certificates.speed import INSIDE, finish, go_on_until, measured
from bench.certificates.workers import Workers
from bench.server import Site

LEAST_RATE = 20  # certificates in a second of one core, what the database does for them included


class EmptySite(Site):
    """Without the demo: only what issuing needs."""

    COMMANDS = (["migrate", "--verbosity=0"], ["create_signing_keys"])


def main():
    options = arguments()
    with EmptySite(say) as site:
        say(f"Database: {site.database}. Cache and queue: {site.cache}. Load before: {os.getloadavg()[0]:.1f}.")
        site.environment["CERTIFICATES"] = str(options.certificates)
        wrong = killed(site, options)
        if options.speed:
            wrong |= too_slow(site, options) | judged(site)
    say(f"WRONG: {', '.join(sorted(wrong))}" if wrong else "Nothing is missing, nothing is doubled.")
    return 1 if wrong else 0


def arguments():
    parser = argparse.ArgumentParser(prog="python -m bench.certificates", description=__doc__)
    parser.add_argument("--certificates", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--no-speed", dest="speed", action="store_false", help="leave out the second half")
    return parser.parse_args()


def killed(site, options):
    """The names of what is wrong after the workers were killed so many times."""
    facts.ask(site, "prepare", of=INSIDE)
    workers = Workers(site, 2)
    site.ending.append(workers.kill)
    for kill in range(1, options.kills + 1):
        workers.start()
        facts.ask(site, "sweep", of=INSIDE)
        goal = options.certificates * kill // (options.kills + 1)
        made = go_on_until(site, lambda made, _, goal=goal: made >= goal)
        workers.kill()
        say(f"{made} certificates are made. Both workers are killed.")
    workers.start()
    facts.ask(site, "sweep", of=INSIDE)
    finish(site)
    workers.kill()
    return judged(site)


def too_slow(site, options):
    speed = measured(site, options.certificates)
    say(f"{speed['cpu_ms']} ms CPU for a certificate; {speed['rate']} a second by the clock, beside all else that ran")
    return {"rate"} if 1000 / speed["cpu_ms"] < LEAST_RATE else set()


def judged(site):
    found = facts.ask(site, "found", of=INSIDE)
    for name, number in found.items():
        say(f"{name:<46}{number:>8}")
    return {name for name, number in found.items() if number}


def say(line):
    print(line, flush=True)  # noqa: T201 -- a command's output


if __name__ == "__main__":
    sys.exit(main())
