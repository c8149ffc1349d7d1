"""Runs in the site's own process: a quiz that draws fifty questions, and learners who start it."""

from uuid import uuid4

from django.utils import timezone

from assessments.models import Question, QuestionVersion, QuizVersion, QuizVersionItem
from bench.analysis_crowd import content
from bench.people import COURSE, signed_in_learners
from courses.models import CourseVersion

DRAWS, OF_EACH, POOL = 5, 10, 30
LEARNERS = 150


def drawn_fifty():
    version = _draw(_newest())
    return {
        "quiz_key": str(version.quiz_key),
        "items": DRAWS * OF_EACH,
        "cookies": signed_in_learners(LEARNERS, "Peserta undian"),
    }


def _newest():
    course = CourseVersion.objects.filter(code=COURSE).latest("number")
    return QuizVersion.objects.filter(course_key=course.course_key, role="post_test").latest("number")


def _draw(newest):
    """The next version of the quiz: the course of the learners holds it already."""
    version = QuizVersion.objects.create(
        quiz_key=newest.quiz_key,
        course_key=newest.course_key,
        number=newest.number + 1,
        title=newest.title,
        role=newest.role,
        pass_mark=newest.pass_mark,
        checksum=uuid4().hex,
        stored_rules={"draws": [{"number": OF_EACH, "section": 1, "points": 1}] * DRAWS, "shuffles_questions": True},
        published_at=timezone.now(),
    )
    model = Question.objects.first()
    for place in range(DRAWS * POOL):
        question = Question.objects.create(
            bank=model.bank, code=f"UNDI-{place}", stem="", competency=model.competency, live=False
        )
        made = QuestionVersion.objects.create(
            question=question,
            number=1,
            content=content(place, model.competency),
            checksum=uuid4().hex,
            published_at=timezone.now(),
        )
        draw = place // POOL + 1
        QuizVersionItem.objects.create(version=version, question_version=made, position=place + 1, draw=draw)
    return version
