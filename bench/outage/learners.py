"""Learners as their browsers behave: an answer is repeated under its key until the server is heard to have it."""

import json
import random
import time
from collections import Counter, defaultdict
from http.client import HTTPException
from threading import Lock
from uuid import uuid4

from bench.browser import Browser, UnexpectedAnswer, read
from bench.journeys import ATTEMPT, INPUT, NAME, VALUE

TWICE, LOST, CHANGED, LEFT_OPEN = 0.1, 0.1, 0.2, 0.25
LONGEST_PAUSE = 2.0  # seconds between two answers
MOST_TRIES = 400
BREAKDOWNS = (OSError, HTTPException)


class GivenUp(Exception):
    """The server was not heard for minutes."""


class Tally:
    """What the learners sent and heard. All threads write here."""

    def __init__(self):
        self.heard = []
        self.counter = Counter()
        self.lock = Lock()

    def note(self, name):
        with self.lock:
            self.counter[name] += 1

    def hear(self, answer):
        with self.lock:
            self.heard.append(answer)

    def counts(self):
        names = (
            "requests sent",
            "requests that met a dead server",
            "requests answered with an error",
            "requests sent twice at once",
            "requests whose answer was lost",
            "learners who submitted",
            "learners who came back after the end",
            "learners who never came back",
            "learners who gave up",
            "answers told to be in conflict",
            "answers told to be late",
        )
        return {**{name: self.counter[name] for name in names}, "answers acknowledged": len(self.heard)}


class Learner:
    def __init__(self, host, port, known, cookie, number, tally):
        self.known, self.tally = known, tally
        self.random = random.Random(number)  # noqa: S311 -- the same play each time
        self.browsers = [Browser(host, port) for _ in range(2)]
        for browser in self.browsers:
            browser.cookies |= {"sessionid": cookie, "csrftoken": uuid4().hex}
        self.device = str(uuid4())
        self.sequence = 0
        self.seen = {}

    def take_quiz(self):
        try:
            self.start()
            self.answer_all()
            self.end()
        except GivenUp:
            self.tally.note("learners who gave up")

    def start(self):
        quiz_key = self.known["quiz_key"]
        started = self.insist(lambda browser: browser.post(f"/kuis/mulai/{quiz_key}/", []))
        self.attempt = ATTEMPT.search(started.location)[1]
        page = self.insist(lambda browser: browser.get(f"/kuis/{self.attempt}/")).text
        self.options = defaultdict(list)
        for field in INPUT.finditer(page):
            self.options[NAME.search(field[0])[1]].append(VALUE.search(field[0])[1])

    def answer_all(self):
        items = list(self.options)
        self.random.shuffle(items)
        for item in items:
            self.answer(item)
            if self.random.random() < CHANGED:
                self.answer(self.random.choice(items))

    def answer(self, item):
        time.sleep(self.random.random() * LONGEST_PAUSE)
        self.sequence += 1
        body = {
            "key": str(uuid4()),
            "sequence": self.sequence,
            "item": item,
            "given": [self.random.choice(self.options[item])],
            "device": self.device,
            "seen": self.seen.get(item, 0),
        }
        reply = json.loads(self.deliver(f"/kuis/{self.attempt}/jawab/", body).content)
        self.seen[item] = self.sequence
        if reply["conflicts"]:
            self.tally.note("answers told to be in conflict")
        if reply["late"]:
            self.tally.note("answers told to be late")
        heard = {name: body[name] for name in ("key", "sequence", "item", "given")}
        self.tally.hear({**heard, "attempt": self.attempt, "late": reply["late"]})

    def end(self):
        if self.random.random() < LEFT_OPEN:
            if self.random.random() < 0.5:
                self.tally.note("learners who never came back")
                return
            time.sleep(self.known["minutes"] * 60 + self.known["grace"] + 1)
            self.tally.note("learners who came back after the end")
        else:
            self.tally.note("learners who submitted")
        self.deliver(f"/kuis/{self.attempt}/kirim/", None)
        self.insist(lambda browser: browser.get(f"/kuis/{self.attempt}/hasil/"))

    def deliver(self, path, body):
        """The answer that is heard in the end. `body` None: a form without fields."""
        if self.random.random() < LOST:
            self.tally.note("requests whose answer was lost")
            self.try_once(lambda browser: send(browser, path, body))
        if self.random.random() < TWICE:
            self.tally.note("requests sent twice at once")
            self.send_both(path, body)
        return self.insist(lambda browser: send(browser, path, body))

    def send_both(self, path, body):
        """Neither waits for the other; what they are answered is heard by the repeat that follows."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.browsers[0].cookies["csrftoken"]}
        sent = []
        for browser in self.browsers:
            self.tally.note("requests sent")
            try:
                cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
                headers = {**headers, "Cookie": cookies, "X-CSRFToken": browser.cookies["csrftoken"]}
                browser.connection.request("POST", path, body=json.dumps(body or {}), headers=headers)
                sent.append(browser)
            except BREAKDOWNS:
                browser.connection.close()
        for browser in sent:
            try:
                read(browser.connection.getresponse(), {})
            except BREAKDOWNS:
                browser.connection.close()

    def insist(self, act):
        for _ in range(MOST_TRIES):
            answer = self.try_once(act)
            if answer is not None:
                return answer
            time.sleep(0.5)
        raise GivenUp

    def try_once(self, act):
        browser = self.browsers[0]
        self.tally.note("requests sent")
        try:
            return act(browser)
        except BREAKDOWNS:
            browser.connection.close()
            self.tally.note("requests that met a dead server")
        except UnexpectedAnswer:
            self.tally.note("requests answered with an error")
        return None


def send(browser, path, body):
    browser.log.clear()
    return browser.post(path, []) if body is None else browser.post_json(path, body)
