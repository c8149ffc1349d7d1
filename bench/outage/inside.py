"""Runs in the site's own process: learners for the outage before it, and what became of their answers after it."""

import json
import os
from collections import defaultdict
from pathlib import Path
from uuid import UUID

from assessments.grading import grade
from assessments.models import Attempt, Mark, QuizVersion, Response
from assessments.version_content import tasks_of
from bench.people import COURSE, signed_in_learners
from courses.models import CourseVersion

GRACE = 5  # seconds


def prepare():
    """Learners who are signed in, and the quiz of the demo with a time limit."""
    minutes, number = int(os.environ["OUTAGE_MINUTES"]), int(os.environ["OUTAGE_LEARNERS"])
    course = CourseVersion.objects.filter(code=COURSE).latest("number")
    version = QuizVersion.objects.filter(course_key=course.course_key, role="post_test").latest("number")
    version.stored_rules |= {"time_limit": minutes, "grace_seconds": GRACE}
    version.save(update_fields=["stored_rules"])
    cookies = signed_in_learners(number, "Peserta")
    return {
        "quiz_key": str(version.quiz_key),
        "items": version.items.count(),
        "minutes": minutes,
        "grace": GRACE,
        "cookies": cookies,
    }


def checked():
    heard = json.loads((Path(os.environ["OUTAGE_FOLDER"]) / "heard.json").read_text())
    attempts = Attempt.objects.filter(learner__full_name__startswith="Peserta ")
    stored = {str(row.key): row for row in Response.objects.filter(attempt__in=attempts).select_related("item")}
    found = [(answer, stored.get(answer["key"])) for answer in heard]
    wrong_scores, wrong_marks = _wrong(attempts, heard)
    return {
        "attempts": attempts.count(),
        "attempts closed because the time was up": attempts.filter(is_timed_out=True).count(),
        "open attempts": attempts.open().count(),
        "answers in the database": len(stored),
        "acknowledged answers that are missing": sum(row is None for _answer, row in found),
        "acknowledged answers stored otherwise": sum(_differs(answer, row) for answer, row in found if row),
        "answers stored that nobody sent": len(set(stored) - {answer["key"] for answer in heard}),
        "attempts with another score than deserved": wrong_scores,
        "attempts with other marks than deserved": wrong_marks,
    }


def _differs(answer, row):
    told = (answer["given"], answer["sequence"], answer["item"], "late" if answer["late"] else "counts")
    return told != (row.given, row.sequence, str(row.item.public_id), row.standing)


def _wrong(attempts, heard):
    """How many closed attempts have another score, and how many other marks, than what their learners heard earns."""
    by_attempt = defaultdict(dict)
    for answer in sorted(heard, key=lambda each: each["sequence"]):
        if not answer["late"]:
            by_attempt[UUID(answer["attempt"])][answer["item"]] = answer["given"]
    wrong_scores = wrong_marks = 0
    for attempt in attempts.submitted().select_related("version", "enrolment__version"):
        items = attempt.items.list_with_current_response()
        deserved = grade(
            tasks_of(attempt.version, items),
            {item.pk: by_attempt[attempt.public_id].get(str(item.public_id), []) for item in items},
            pass_mark=attempt.version.pass_mark_in(attempt.enrolment.version),
        )
        marks = dict(Mark.objects.filter(item__attempt=attempt).values_list("item", "points"))
        wrong_scores += (attempt.score, attempt.is_passed) != (deserved.score, deserved.is_passed)
        wrong_marks += marks != deserved.points
    return wrong_scores, wrong_marks
