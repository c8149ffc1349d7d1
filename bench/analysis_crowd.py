"""Runs in the site's own process: a quiz of the demo's course that a large crowd has taken, and its analysis.

The first attempts are made one by one; the others are copies of their rows by SQL, because a million rows take a minute
to be made as objects. The analysis does not know that answers repeat themselves.
"""

import random
import time
from datetime import timedelta
from math import exp
from uuid import uuid4

from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone

from accounts.models import User
from accounts.privacy.notices import unread_notice
from accounts.privacy.services.notices import acknowledge_notice
from accounts.services import grant_role
from assessments.analysis import services, working
from assessments.models import (
    Attempt,
    AttemptItem,
    Mark,
    Question,
    QuestionVersion,
    QuizVersion,
    QuizVersionItem,
    Response,
)
from courses.models import Cohort, CourseVersion, Enrolment
from home.demo import accounts

ATTEMPTS, ITEMS = 10_000, 40
MADE_BY_HAND = 500
LETTERS = "abcd"
NEW_ID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}


def analysed(attempts=ATTEMPTS, items=ITEMS):
    """What the analysis took, and the address of its page."""
    version, question_versions = make_quiz(items)
    take(version, question_versions, attempts)
    run = services.ask_for_analysis(quiz_key=version.quiz_key, by=None, at=timezone.now())
    began, used = time.perf_counter(), time.process_time()
    working.analyse(run_id=run.pk, clock=timezone.now)
    took, used = time.perf_counter() - began, time.process_time() - used
    run.refresh_from_db()
    let_look(version)
    return {
        "page": f"/kuis/analisis/{version.quiz_key}/",
        "state": run.state,
        "attempts": run.attempts,
        "items": len(run.result["items"]),
        "seconds": took,
        "cpu_seconds": used,
    }


def let_look(version):
    """The demo's officer becomes a trainer of the course."""
    officer = User.objects.get(employments__number=accounts.REGENCY_OFFICER.number)
    grant_role(user=officer, role="trainer", course_key=version.course_key, course_title="", at=timezone.now())
    notice = unread_notice(user=officer, on=timezone.localdate())
    if notice:
        acknowledge_notice(user=officer, notice=notice, at=timezone.now())


def make_quiz(items):
    course = CourseVersion.objects.filter(code="LDA-101").latest("number")
    version = QuizVersion.objects.create(
        quiz_key=uuid4(),
        course_key=course.course_key,
        number=1,
        title="Kuis besar",
        role="module_quiz",
        pass_mark=70,
        checksum=uuid4().hex,
        published_at=timezone.now(),
    )
    model = Question.objects.first()
    question_versions = []
    for number in range(items):
        question = Question.objects.create(
            bank=model.bank, code=f"BESAR-{version.pk}-{number}", stem="", competency=model.competency, live=False
        )
        made = QuestionVersion.objects.create(
            question=question,
            number=1,
            content=content(number, model.competency),
            checksum=uuid4().hex,
            published_at=timezone.now(),
        )
        QuizVersionItem.objects.create(version=version, question_version=made, position=number + 1)
        question_versions.append(made)
    return version, question_versions


def content(number, competency):
    options = [
        {"id": each, "text": f"Tindakan {each} pada keadaan {number}", "is_correct": each == "a", "feedback": ""}
        for each in LETTERS
    ]
    return {
        "kind": "single_choice",
        "stem": f"<p>Apa yang sebaiknya Anda lakukan lebih dahulu pada keadaan nomor {number} di kantor Anda?</p>",
        "feedback": "",
        "competency": {
            "framework": competency.framework.code,
            "code": competency.code,
            "name_id": competency.name_id,
            "name_en": competency.name_en,
        },
        "lesson_key": None,
        "options": options,
    }


def take(version, question_versions, number):
    now = timezone.now()
    course = CourseVersion.objects.filter(course_key=version.course_key).latest("number")
    cohort = Cohort.objects.filter(course_key=version.course_key).first()
    people = User.objects.bulk_create(
        User(full_name=f"Peserta {place}", password="!")  # noqa: S106 -- nobody signs in
        for place in range(number)
    )
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(learner=person, cohort=cohort, version=course) for person in people
    )
    attempts = Attempt.objects.bulk_create(
        Attempt(
            learner_id=enrolment.learner_id,
            enrolment=enrolment,
            version=version,
            quiz_key=version.quiz_key,
            number=1,
            started_at=now,
            submitted_at=now + timedelta(hours=1),
            score=50,
            is_passed=False,
        )
        for enrolment in enrolments
    )
    answer(attempts[:MADE_BY_HAND], question_versions, now)
    multiply(attempts)


def answer(attempts, question_versions, now):
    chance = random.Random(2026)  # noqa: S311 -- invented answers
    items, responses, marks = [], [], []
    for attempt in attempts:
        ability = chance.gauss(0, 1.2)
        for place, question_version in enumerate(question_versions):
            is_right = chance.random() < 1 / (1 + exp(place % 7 / 2 - 1.5 - ability))
            item = AttemptItem(
                attempt=attempt,
                question_version=question_version,
                position=place + 1,
                option_order=list(LETTERS),
                points=1,
            )
            response = Response(
                item=item,
                attempt=attempt,
                key=uuid4(),
                sequence=place + 1,
                given=["a" if is_right else chance.choice(LETTERS[1:])],
                received_at=now + timedelta(seconds=40 * place + chance.randint(10, 40)),
            )
            items.append(item)
            responses.append(response)
            marks.append(Mark(item=item, response=response, points=int(is_right), max_points=1, marked_at=now))
    for model, rows in ((AttemptItem, items), (Response, responses), (Mark, marks)):
        model.objects.bulk_create(rows)


def multiply(attempts):
    """Rows of the first attempts again for all others. Keys were given in one go, so that one distance fits all."""
    first = attempts[:MADE_BY_HAND]
    items = AttemptItem.objects.filter(attempt__in=[attempt.pk for attempt in first])
    rows = items.count()
    for copy in range(1, len(attempts) // len(first)):
        ahead = {"attempt": copy * len(first), "row": copy * rows, "from": first[0].pk, "to": first[-1].pk}
        copied(AttemptItem, ahead, {"attempt_id": "attempt"})
        copied(Response, ahead, {"attempt_id": "attempt", "item_id": "row"})
        copied(Mark, ahead, {"item_id": "row", "response_id": "row"})
    statements = connection.ops.sequence_reset_sql(no_style(), [AttemptItem, Response, Mark])
    with connection.cursor() as cursor:
        for statement in [*statements, "ANALYZE"]:  # as the database does by itself some time after so many rows
            cursor.execute(statement)


def copied(model, ahead, shifted):
    """Copies the rows of the first attempts; `shifted`: {column: which distance lies between it and its copy}."""
    table, columns, values = model._meta.db_table, [], []
    for field in model._meta.concrete_fields:
        columns.append(field.column)
        if field.primary_key:
            values.append(f"rows.{field.column} + {ahead['row']}")
        elif field.column in shifted:
            values.append(f"rows.{field.column} + {ahead[shifted[field.column]]}")
        elif field.column in ("public_id", "key"):
            values.append(NEW_ID[connection.vendor])
        else:
            values.append(f"rows.{field.column}")
    of_attempts = "rows.attempt_id BETWEEN %s AND %s"
    if model is Mark:
        items = f"SELECT id FROM {AttemptItem._meta.db_table} rows WHERE {of_attempts}"  # noqa: S608 -- our own table
        of_attempts = f"rows.item_id IN ({items})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) "  # noqa: S608 -- names of our own tables
            f"SELECT {', '.join(values)} FROM {table} rows WHERE {of_attempts}",
            [ahead["from"], ahead["to"]],
        )
