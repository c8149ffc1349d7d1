"""Single requests of a quiz that draws fifty questions, by learners who have signed in before."""

from uuid import uuid4

from bench.journeys import ATTEMPT, Journey, first_options

TOKEN = uuid4().hex


def quiz_parts(known):
    """`known`: of bench.quiz_crowd.drawn_fifty()."""
    sessions = iter(known["cookies"])
    return [
        Journey("attempt_start_50", lambda browser: start(browser, next(sessions), known), 20),
        Journey("answer_save", Saving(sessions, known), 100),
    ]


def start(browser, session, known):
    browser.cookies |= {"sessionid": session, "csrftoken": TOKEN}
    return browser.post(f"/kuis/mulai/{known['quiz_key']}/", [])


class Saving:
    """One answer each time, by learners in turn so that no attempt holds more answers than people give; they start the
    first time."""

    LEARNERS = 10

    def __init__(self, sessions, known):
        self.sessions = [next(sessions) for _ in range(self.LEARNERS)]
        self.known = known
        self.attempts = []
        self.sequence = 0

    def __call__(self, browser):
        if not self.attempts:
            self.attempts = [self.open(browser, session) for session in self.sessions]
        turn, learner = divmod(self.sequence, self.LEARNERS)
        attempt, answers = self.attempts[learner]
        item, option = answers[turn % len(answers)]
        self.sequence += 1
        browser.cookies |= {"sessionid": self.sessions[learner], "csrftoken": TOKEN}
        body = {"key": str(uuid4()), "sequence": turn + 1, "item": item, "given": [option], "seen": turn}
        browser.post_json(f"{attempt}jawab/", body)

    def open(self, browser, session):
        started = start(browser, session, self.known)
        attempt = f"/kuis/{ATTEMPT.search(started.location)[1]}/"
        return attempt, list(first_options(browser.get(attempt).text).items())
