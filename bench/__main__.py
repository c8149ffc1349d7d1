"""`python -m bench`: the site as a server runs it, measured from outside. Takes about six minutes, of which
100,000 people of a large agency take half a minute to load, and 400,000 answers to a quiz as long.

Server CPU is what its processes used, not how long an answer took. Whatever else runs on the machine still slows
each instruction down, so of several blocks of runs the cheapest counts.
"""

import json
import os
import sys
import time
from pathlib import Path

from bench import crowd, facts, report, shown_files
from bench.browser import Browser
from bench.certificates.speed import measured
from bench.journeys import Journey, journeys
from bench.quiz_parts import quiz_parts
from bench.server import HOST, Site
from bench.transfers import first_view, further_view

LATEST = Path(__file__).resolve().parent / "latest.json"
WARM_UP = 3
BLOCKS = 5
# How often the counting pass makes a journey: once to fill the caches, once to count.
COUNTED = 2


class Failure(Exception):
    """The site did not do what the journeys asked of it, so its speed means nothing."""


def main():
    began = time.monotonic()
    with Site(say) as site:
        say(f"Database: {site.database}. Cache: {site.cache}. Load before: {os.getloadavg()[0]:.1f}.")
        known = facts.ask(site, "where")
        results = count_and_weigh(site, known)
        runs = measure_cpu(site, journeys(known), known, results)
        check(facts.ask(site, "left_behind"), runs=runs, items=known["items"])
        parts_of_a_quiz(site, known, results)
        issue_many(site, results)
        files_of_strangers(site, known, results)
        among_many(site, known, results)
        gaps_of_many(site, known, results)
        analysis_of_many(site, known, results)
    LATEST.write_text(json.dumps(results, indent=2) + "\n")
    say(report.table(results))
    say(f"{time.monotonic() - began:.0f} s; {LATEST.name} written")
    return 1 if any(report.over(name, result) for name, result in results.items()) else 0


def count_and_weigh(site, known):
    """Queries and bytes, from a server of its own: counting would disturb the measurement of CPU."""
    server = site.serve(counting_queries=True)
    results = count_queries(server, journeys(known), known)
    results["course_page"] |= weigh(server, known, known["course"], known["learner"])
    results["lesson_page"] |= weigh(server, known, known["lessons"][0], known["learner"])
    results["verify_page"] |= weigh(server, known, f"/v/{known['code']}/")
    results["sign_in"] |= weigh(server, known, "/masuk/")
    results["profile_page"] |= weigh(server, known, "/kompetensi/", known["graduate"])
    results["unit_board"] |= weigh(server, known, known["board"], known["officer"])
    results["unit_board_300"] |= weigh(server, known, f"{known['board']}?size=300", known["officer"])
    server.stop()
    return results


def count_queries(server, journeys, known):
    results = {}
    for journey in journeys:
        browser = signed_in(server, journey, known)
        journey.run(browser)
        browser.log.clear()
        journey.run(browser)
        results[journey.name] = {"queries": queries_of(browser.log)}
    return results


def parts_of_a_quiz(site, known, results):
    """Starting an attempt of drawn questions, and saving one answer. After the journeys, whose quiz it changes."""
    parts = quiz_parts(facts.ask(site, "drawn_fifty", of="quiz_crowd"))
    server = site.serve(counting_queries=True)
    results |= count_queries(server, parts, known)
    server.stop()
    measure_cpu(site, parts, known, results)


def issue_many(site, results):
    """A batch of certificates, by a worker of its own and with what the database does for it."""
    speed = measured(site)
    results["certificate_issue"] = {"cpu_ms": speed["cpu_ms"]}
    say(f"certificate_issue: {speed['cpu_ms']} ms, {speed['rate']} a second on one core")


def files_of_strangers(site, known, results):
    visits = shown_files.checks(known)
    server = site.serve(counting_queries=True)
    results |= count_queries(server, visits, known)
    server.stop()
    measure_cpu(site, visits, known, results)


def among_many(site, known, results):
    """Lists of a large agency, measured last: its people would change what the demo's pages cost."""
    crowd.load(site, say)
    visits = crowd.journeys(facts.ask(site, "addresses", of="crowd_facts"), known["officer"])
    server = site.serve(counting_queries=True)
    results |= count_queries(server, visits, known)
    server.stop()
    measure_cpu(site, visits, known, results)


def gaps_of_many(site, known, results):
    """The gap map of a large agency, from what is prepared of its people."""
    say("20,000 people measured against 40 competencies")
    found = facts.ask(site, "prepared", of="gap_crowd")
    if (found["people"], found["competencies"]) != (20_000, 40):
        raise Failure(f"The gap map is not what it should be: {found}")
    visits = [Journey("gap_map_20000", lambda browser: browser.get(found["page"]), 20, known["officer"])]
    server = site.serve(counting_queries=True)
    results |= count_queries(server, visits, known)
    server.stop()
    measure_cpu(site, visits, known, results)


def analysis_of_many(site, known, results):
    """The item analysis of a quiz that many have taken, and its page."""
    say("10,000 attempts at a quiz of 40 questions")
    found = facts.ask(site, "analysed", of="analysis_crowd")
    if (found["state"], found["attempts"]) != ("done", 10_000):
        raise Failure(f"The analysis is not what it should be: {found}")
    results["analysis_10000x40"] = {
        "cpu_ms": round(found["cpu_seconds"] * 1000),
        "seconds": round(found["seconds"], 1),
    }
    visits = [Journey("analysis_page", lambda browser: browser.get(found["page"]), 30, known["officer"])]
    server = site.serve(counting_queries=True)
    results |= count_queries(server, visits, known)
    server.stop()
    measure_cpu(site, visits, known, results)


def queries_of(log):
    for method, path, answer in log:
        if method == "GET" and int(answer.headers["x-write-count"]):
            raise Failure(f"GET {path} wrote to the database.")
    return sum(int(answer.headers["x-query-count"]) for _method, _path, answer in log)


def weigh(server, known, path, person=None):
    browser = Browser(HOST, server.port)
    if person:
        browser.sign_in(person, known["password"])
    first, cached = first_view(browser, path)
    again = further_view(browser, path, cached)
    return {
        "kb_first": round(first.bytes / report.KILOBYTE, 1),
        "requests_first": first.requests,
        "kb_again": round(again.bytes / report.KILOBYTE, 1),
    }


def measure_cpu(site, journeys, known, results):
    """Returns how often each journey was made in all, warm-up included."""
    server = site.serve()
    runs = {}
    for journey in journeys:
        browser = signed_in(server, journey, known)
        for _ in range(WARM_UP):
            journey.run(browser)
        blocks = [block_of(journey, server, browser) for _ in range(BLOCKS)]
        results[journey.name]["cpu_ms"] = round(min(blocks), 1)
        runs[journey.name] = journey.repeats * BLOCKS + WARM_UP + COUNTED
        say(f"{journey.name}: {min(blocks):.1f} ms (up to {max(blocks):.1f}), {BLOCKS} × {journey.repeats} runs")
    server.stop()
    return runs


def block_of(journey, server, browser):
    """Milliseconds of server CPU for one run, on average over a block of them."""
    before = server.cpu_seconds()
    for _ in range(journey.repeats):
        journey.run(browser)
    return (server.cpu_seconds() - before) * 1000 / journey.repeats


def signed_in(server, journey, known):
    browser = Browser(HOST, server.port)
    if journey.person:
        browser.sign_in(journey.person, known["password"])
    return browser


def check(left, *, runs, items):
    """The answers that were measured have to be there, or nothing was."""
    attempts = left["attempts"]
    if len(attempts) != runs["quiz_journey"]:
        raise Failure(f"{runs['quiz_journey']} quizzes were taken, and the database knows {len(attempts)}.")
    for attempt in attempts:
        if attempt != {"submitted": True, "items": items, "marks": items, "responses": items}:
            raise Failure(f"An attempt is not what it should be: {attempt}")


def say(line):
    print(line, flush=True)  # noqa: T201 -- a command's output


if __name__ == "__main__":
    sys.exit(main())
