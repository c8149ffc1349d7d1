"""`python -m bench.outage`: many learners take a quiz at once while everything breaks.

On PostgreSQL, the web server and the worker are killed outright in the middle and started again; one request in ten is
sent twice at the same moment, and of one in ten the answer gets lost, so that the learner repeats it. At the end every
answer that a learner was told to be saved has to be in the database, once, and every attempt marked by those answers.
Takes about five minutes.
"""

import argparse
import json
import sys
import time
from threading import Thread

from bench import facts
from bench.outage.learners import Learner, Tally
from bench.outage.processes import Web, Worker
from bench.server import HOST, Site

LONGEST_SWEEP = 240  # seconds; the sweep runs each minute


def main():
    options = arguments()
    with Site(say) as site:
        if site.database != "PostgreSQL":
            raise SystemExit("This needs PostgreSQL: on SQLite one writer waits for the other.")
        site.environment |= {
            "OUTAGE_FOLDER": str(site.folder),
            "OUTAGE_LEARNERS": str(options.learners),
            "OUTAGE_MINUTES": str(options.minutes),
            "WEB_CONCURRENCY": "2",
        }
        say(f"Database: {site.database}. Cache: {site.cache}. {options.learners} learners are enrolled and signed in.")
        known = facts.ask(site, "prepare", of="outage.inside")
        tally = run(site, known, options)
        (site.folder / "heard.json").write_text(json.dumps(tally.heard))
        found = wait_for_the_sweep(site)
    return tell(tally, found)


def arguments():
    parser = argparse.ArgumentParser(prog="python -m bench.outage", description=__doc__)
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--minutes", type=int, default=3, help="time limit of the quiz")
    return parser.parse_args()


def run(site, known, options):
    web, worker = Web(site.environment), Worker(site.environment)
    site.ending += [web.kill, worker.kill]
    tally = Tally()
    learners = [Learner(HOST, web.port, known, cookie, number, tally) for number, cookie in enumerate(known["cookies"])]
    threads = [Thread(target=learner.take_quiz, daemon=True) for learner in learners]
    for thread in threads:
        thread.start()
    expected = options.learners * known["items"]
    wait_until(lambda: len(tally.heard) > expected * 0.4)
    say(f"{len(tally.heard)} answers are acknowledged. The server and the worker are killed.")
    web.kill()
    worker.kill()
    time.sleep(3)
    web.start()
    worker.start()
    say("Both are started again.")
    for thread in threads:
        thread.join()
    return tally


def wait_until(is_so):
    while not is_so():
        time.sleep(0.1)


def wait_for_the_sweep(site):
    """What the database holds once every attempt is closed, or when that takes too long."""
    began = time.monotonic()
    while True:
        found = facts.ask(site, "checked", of="outage.inside")
        if not found["open attempts"] or time.monotonic() - began > LONGEST_SWEEP:
            return found
        say(f"{found['open attempts']} attempts wait for the sweep.")
        time.sleep(15)


def tell(tally, found):
    for name, number in {**tally.counts(), **found}.items():
        say(f"{name:<46}{number:>8}")
    wrong = [name for name in MUST_BE_NONE if {**tally.counts(), **found}[name]]
    say(f"WRONG: {', '.join(wrong)}" if wrong else "Nothing was lost, nothing was stored twice, every mark is right.")
    return 1 if wrong else 0


MUST_BE_NONE = (
    "learners who gave up",
    "answers told to be in conflict",
    "acknowledged answers that are missing",
    "acknowledged answers stored otherwise",
    "answers stored that nobody sent",
    "open attempts",
    "attempts with another score than deserved",
    "attempts with other marks than deserved",
)


def say(line):
    print(line, flush=True)  # noqa: T201 -- a command's output


if __name__ == "__main__":
    sys.exit(main())
