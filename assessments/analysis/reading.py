"""Attempts as columns, read in portions: neither memory nor the time of one query grows with their number.

Of each learner's attempts in a course only the first counts: later ones have seen questions before, and often the key.
"""

import json
from functools import lru_cache
from itertools import islice

from django.db.models import FloatField, TextField
from django.db.models.functions import Cast

from assessments.analysis.figures.item_times import seconds_per_item
from assessments.analysis.question_facts import counted, empty_column
from assessments.models import Attempt, AttemptItem, Response

AT_ONCE = 500
# A median is known well enough from so many attempts.
TIMED = 2000
ATTEMPT = ("pk", "enrolment_id", "score", "is_passed", "enrolment__cohort_id", "enrolment__cohort__name")
# What stands for an answer that is not counted by what it says.
GIVEN = ("",)


def read_attempts(quiz_key, version=None):
    """The attempts that an analysis is made of; without a version those at all of them. Read once: while everything
    else is read, learners go on submitting."""
    attempts = Attempt.objects.of_quiz(quiz_key).marked().filter(number=1)
    attempts = attempts if version is None else attempts.filter(version=version)
    return list(attempts.order_by("pk").values_list(*ATTEMPT, named=True))


def read_columns(attempts, questions, report):
    """{primary key of the question: Column}. `report` is told how many attempts have been read."""
    places = {attempt.pk: place for place, attempt in enumerate(attempts)}
    columns, done = {}, 0
    for portion in portions(places):
        for attempt, version, points, most, given in _rows(portion):
            key = questions.question_of[version]
            column = columns.get(key)
            if column is None:
                question = questions.by_key[key]
                column = columns[key] = empty_column(key, question.content, question.points)
            column.add(places[attempt], points / most, _answer(given, questions.by_key[key].content, column))
        done += len(portion)
        report(done)
    return dict(sorted(columns.items(), key=lambda entry: questions.by_key[entry[0]].place))


def read_times(attempts, questions, columns):
    """Adds to the columns how long each item took, of as many attempts as `TIMED`, taken evenly."""
    step = max(1, len(attempts) // TIMED)
    for portion in portions(attempt.pk for attempt in attempts[::step]):
        begun = Attempt.objects.filter(pk__in=portion).values_list("pk", "started_at")
        answers = {attempt: (started_at.timestamp(), []) for attempt, started_at in begun}
        rows = Response.objects.filter(attempt__in=portion, standing=Response.Standing.COUNTS).order_by()
        for attempt, version, at in rows.values_list("attempt_id", "item__question_version_id", "received_at"):
            answers[attempt][1].append((questions.question_of[version], at.timestamp()))
        for started, given in answers.values():
            for key, seconds in seconds_per_item(started, given).items():
                columns[key].seconds.append(seconds)


def portions(ids):
    ids = iter(ids)
    return iter(lambda: list(islice(ids, AT_ONCE)), [])


def _rows(attempt_ids):
    """Numbers and text as the database has them: turning a million of them into objects takes longer than the sums."""
    return (
        AttemptItem.objects.filter(attempt__in=attempt_ids, mark__isnull=False)
        .order_by()
        .values_list(
            "attempt_id",
            "question_version_id",
            Cast("mark__points", FloatField()),
            Cast("mark__max_points", FloatField()),
            Cast("mark__response__given", TextField()),
        )
    )


def _answer(text, content, column):
    if text is None:
        return ()
    if column.is_marked_by_people:
        return GIVEN if any(each.strip() for each in json.loads(text)) else ()
    return _counted(text, content["kind"])


@lru_cache(maxsize=4096)
def _counted(text, kind):
    given = json.loads(text)
    return counted({"kind": kind}, given) if any(each.strip() for each in given) else ()
