"""Quizzes with sections, draws and feedback by score, and exceptions from their terms."""

from assessments.models import QuizBand, QuizDraw, QuizPage, QuizSection
from assessments.overrides.services import set_override
from courses.models import CoursePage
from tests.factories.accounts import make_administrator
from tests.factories.assessments import make_quiz
from tests.factories.courses import publish


def make_composed_quiz(course, *, questions=(), draws=(), sections=(), bands=(), published=True, **fields):
    """`draws`: fields of a QuizDraw each; `sections`: titles; `bands`: {lowest score: text}."""
    quiz = make_quiz(course, questions=list(questions), published=False, **fields)
    for place, title in enumerate(sections):
        QuizSection.objects.create(page=quiz, title=title, sort_order=place)
    for place, draw in enumerate(draws):
        QuizDraw.objects.create(page=quiz, sort_order=place, **draw)
    for lowest, text in dict(bands).items():
        QuizBand.objects.create(page=quiz, lowest=lowest, text=text)
    quiz = QuizPage.objects.get(pk=quiz.pk)
    if published:
        publish(quiz)
        publish(CoursePage.objects.get(pk=course.pk))
    return QuizPage.objects.get(pk=quiz.pk)


def make_override(quiz, at, *, learner=None, cohort=None, reason="Gangguan jaringan", **terms):
    return set_override(
        quiz_key=quiz.translation_key,
        quiz_title=quiz.title,
        learner=learner,
        cohort=cohort,
        terms=terms,
        reason=reason,
        by=make_administrator(),
        at=at,
    )
