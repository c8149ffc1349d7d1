"""What people do, as requests. A block of runs takes long enough to be measured with a clock of 10 ms."""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import cycle
from uuid import uuid4

INPUT = re.compile(r'<input type="(radio|checkbox)"[^>]*>')
NAME, VALUE = re.compile(r'name="([^"]+)"'), re.compile(r'value="([^"]+)"')
ATTEMPT = re.compile(r"/kuis/([0-9a-f-]{36})/")


@dataclass(frozen=True)
class Journey:
    """`person` signs in before (None: nobody); `run` makes it once. `repeats` is the size of a block."""

    name: str
    run: object
    repeats: int
    person: str | None = None


def journeys(facts):
    lessons = cycle(facts["lessons"])
    return [
        Journey("course_page", lambda browser: browser.get(facts["course"]), 30, facts["learner"]),
        Journey("lesson_page", lambda browser: browser.get(next(lessons)), 40, facts["learner"]),
        Journey("quiz_journey", lambda browser: quiz(browser, facts), 8, facts["learner"]),
        Journey("sign_in", lambda browser: sign_in(browser, facts), 8),
        Journey("verify_page", lambda browser: browser.get(f"/v/{facts['code']}/"), 100),
        Journey("profile_page", lambda browser: browser.get("/kompetensi/"), 40, facts["graduate"]),
        Journey("unit_board", lambda browser: browser.get(facts["board"]), 30, facts["officer"]),
        Journey("unit_board_300", lambda browser: browser.get(f"{facts['board']}?size=300"), 12, facts["officer"]),
    ]


def sign_in(browser, facts):
    browser.sign_out()
    browser.sign_in(facts["learner"], facts["password"])


def quiz(browser, facts):
    """Nine requests: card, start, questions, two answers by the script, all by the form, review, submit, result."""
    browser.get(facts["quiz"])
    started = browser.post(f"/kuis/mulai/{facts['quiz_key']}/", [])
    attempt = f"/kuis/{ATTEMPT.search(started.location)[1]}/"
    answers = first_options(browser.get(attempt).text)
    for sequence, item in enumerate(list(answers)[:2], start=1):
        body = {"key": str(uuid4()), "sequence": sequence, "item": item, "given": [answers[item]]}
        browser.post_json(f"{attempt}jawab/", body)
    checked = browser.post(attempt, [*answers.items(), ("seen", "2"), ("action", "review")])
    browser.get(checked.location)
    browser.post(f"{attempt}kirim/", [])
    browser.get(f"{attempt}hasil/")


def first_options(page):
    """{item: the first of its options} of a page with questions."""
    options = defaultdict(list)
    for field in INPUT.finditer(page):
        options[NAME.search(field[0])[1]].append(VALUE.search(field[0])[1])
    return {item: values[0] for item, values in options.items()}
