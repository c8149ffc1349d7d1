"""Single requests of a quiz that draws fifty questions, by learners who have signed in before."""

from uuid import uuid4

from bench.journeys import ATTEMPT, Journey, first_options


def quiz_parts(known):
    """`known`: of bench.quiz_crowd.drawn_fifty()."""
    sessions = iter(known["cookies"])
    return [
        Journey("attempt_start_50", lambda browser: start(browser, next(sessions), known), 20),
        Journey("answer_save", Saving(sessions, known), 100),
    ]


def start(browser, session, known):
    browser.cookies |= {"sessionid": session, "csrftoken": uuid4().hex}
    return browser.post(f"/kuis/mulai/{known['quiz_key']}/", [])


class Saving:
    """One answer each time; the first time the learner starts."""

    def __init__(self, sessions, known):
        self.sessions, self.known = sessions, known
        self.opened = {}
        self.sequence = 0

    def __call__(self, browser):
        if browser not in self.opened:
            started = start(browser, next(self.sessions), self.known)
            attempt = f"/kuis/{ATTEMPT.search(started.location)[1]}/"
            self.opened[browser] = attempt, list(first_options(browser.get(attempt).text).items())
        attempt, answers = self.opened[browser]
        self.sequence += 1
        item, option = answers[self.sequence % len(answers)]
        body = {"key": str(uuid4()), "sequence": self.sequence, "item": item, "given": [option], "seen": 0}
        browser.post_json(f"{attempt}jawab/", body)
