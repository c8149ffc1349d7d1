"""The small course by which people try every kind of question: its texts, and what it leaves for trainers to do."""

import re
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from accounts.models import RoleAssignment, User
from accounts.powers import Power
from assessments.item_types import KINDS
from assessments.marking.waiting import waiting_items
from assessments.models import AnalysisRun, Appeal, Attempt, Question, QuizOverride, QuizPage, QuizVersion, Response
from certificates.issuing.sweeping import due_enrolments
from courses.models import CourseVersion
from home.demo import accounts, sources
from home.demo.load import load_demo

AT = datetime(2026, 11, 21, 13, 30, tzinfo=ZoneInfo("Asia/Jakarta"))
STEPS = [step.data for module in sources.steps("asd-101").values() for step in module]
QUIZZES = [step for step in STEPS if step["kind"] == "quiz"]
ITEMS = [item for quiz in QUIZZES for item in [*quiz["items"], *quiz.get("pool", [])]]
TO_CHOOSE = {"options", "accepted", "rows"}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(at=AT, report=lambda line: None)
        yield
        transaction.set_rollback(True)


def person(account):
    return User.objects.get(employments__number=account.number)


def quiz(slug):
    return QuizPage.objects.get(slug=slug)


def chosen_in(value, name=""):
    """Everything that somebody may choose or type, wherever it stands in a question."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from chosen_in(each, key)
    elif isinstance(value, list):
        for each in value:
            if name in TO_CHOOSE:
                yield each
            yield from chosen_in(each)


def texts(value):
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(each)


def test_every_kind_of_question_can_be_tried():
    assert {item["kind"] for item in ITEMS} == set(KINDS)


@pytest.mark.parametrize("item", ITEMS, ids=[item["code"] for item in ITEMS])
def test_every_answer_is_explained(item):
    assert item["feedback"].strip()
    assert all(each["feedback"].strip() for each in chosen_in(item))


@pytest.mark.parametrize("step", STEPS, ids=[step["slug"] for step in STEPS])
def test_texts_are_calm_and_formal(step):
    everything = " ".join(texts(step))

    assert "!" not in everything
    assert not re.search(r"\b(kamu|gue|nggak|aja|dong)\b", everything, re.IGNORECASE)


@pytest.mark.usefixtures("loaded")
class TestLoaded:
    @pytest.fixture(autouse=True)
    def _tidy(self, db):
        """Each test looks at the same rows."""

    def test_the_practice_explains_at_once_and_the_quiz_has_a_time_limit(self):
        practice = QuizVersion.objects.get(quiz_key=quiz("latihan-jenis-soal").translation_key)
        limited = QuizVersion.objects.get(quiz_key=quiz("kuis-asesmen").translation_key)

        assert practice.checks_at_once
        assert limited.rules.time_limit == 35
        assert [draw["number"] for draw in limited.rules.draws] == [3]
        assert len(limited.rules.sections) == 2

    def test_two_questions_and_an_essay_share_a_case(self):
        kinds = Counter(Question.objects.exclude(case=None).values_list("kind", flat=True))

        assert kinds == {"multiple_response": 1, "single_choice": 1, "essay": 1}

    def test_every_question_has_a_category_of_its_bank(self):
        questions = Question.objects.select_related("category")

        assert all(question.category.bank_id == question.bank_id for question in questions)

    def test_the_numbers_of_the_large_course_stay(self):
        assert CourseVersion.objects.filter(code="LDA-101").count() == 1
        assert not due_enrolments().exists()

    def test_the_marker_marks_that_course_only(self):
        marker = person(accounts.MARKER)

        assert [held.role for held in marker.held_assignments] == [RoleAssignment.Role.MARKER]
        assert marker.courses_with(Power.MARK) == {CourseVersion.objects.get(code="ASD-101").course_key}
        assert waiting_items(marker).count() == 6

    def test_a_trainer_finds_an_appeal_an_exception_a_late_answer_and_an_analysis(self):
        attempts = Attempt.objects.within_power(person(accounts.TRAINER), Power.TEACH)

        assert Appeal.objects.filter(attempt__in=attempts, answered_at=None).count() == 1
        assert QuizOverride.objects.filter(ended_at=None).count() == 1
        assert Response.objects.filter(attempt__in=attempts, standing=Response.Standing.LATE).count() == 1
        assert AnalysisRun.objects.get().attempts > 100

    def test_nothing_happened_in_the_future(self):
        assert not Attempt.objects.filter(submitted_at__gt=AT).exists()
        assert not Response.objects.filter(received_at__gt=AT).exists()
