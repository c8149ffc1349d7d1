"""Essays that people mark, with and without a rubric, and what markers say of them."""

from decimal import Decimal

from assessments import services
from assessments.answer_streams import streams_of
from assessments.marking import judging
from assessments.marking.judging import Words
from assessments.models import QuizQuestion
from courses.models import CoursePage
from tests.factories.accounts import give_role, make_person
from tests.factories.assessments import answer, make_question, make_quiz, start
from tests.factories.courses import publish
from tests.factories.question_contents import content_of

RUBRIC = [
    {
        "id": "isi",
        "name": "Isi",
        "levels": [{"id": "i0", "text": "Tidak menjawab", "points": 0}, {"id": "i3", "text": "Lengkap", "points": 3}],
    },
    {
        "id": "bahasa",
        "name": "Bahasa",
        "levels": [{"id": "b0", "text": "Sulit dipahami", "points": 0}, {"id": "b1", "text": "Jelas", "points": 1}],
    },
]
ESSAY = "Data pribadi warga tidak boleh dibagikan tanpa dasar hukum yang jelas."


def make_essay(rubric=(), **fields):
    question = make_question(kind="essay", **fields)
    _options, question.answer = streams_of(content_of("essay", rubric=list(rubric)))
    question.save()
    return question


def make_essay_quiz(course, *, rubric=(), points=10, kind="essay", others=(), **fields):
    """A module quiz that asks for one essay, worth `points`, and `others`."""
    question = make_essay(rubric) if kind == "essay" else make_question(kind=kind)
    quiz = make_quiz(course, questions=[question, *others], published=False, role="module_quiz", **fields)
    QuizQuestion.objects.filter(page=quiz, question=question).update(points=points)
    publish(type(quiz).objects.get(pk=quiz.pk))
    publish(CoursePage.objects.get(pk=course.pk))
    return type(quiz).objects.get(pk=quiz.pk)


def hand_in_essay(enrolment, quiz, at, text=ESSAY):
    """A submitted attempt with this essay; every other question stays without an answer."""
    attempt = start(enrolment, quiz, at)
    [item] = attempt.items.filter(question_version__content__kind="essay")
    return services.submit_attempt(attempt=attempt, answers=[answer(item, [text])], at=at)


def essay_of(attempt):
    return attempt.items.select_related("attempt__version").get(question_version__content__kind="essay")


def make_marker(course, name="Maria Gorety"):
    return give_role(make_person(name), "marker", course_key=course.translation_key)


def make_course_trainer(course, name="Wayan Sudarma"):
    return give_role(make_person(name), "trainer", course_key=course.translation_key)


def judge(item, marker, at, points=None, *, is_draft=False, comment="", levels=None):
    words = Words(None if points is None else Decimal(str(points)), levels or {}, comment)
    key = judging.current_answer(item).key
    return judging.judge(item=item, marker=marker, words=words, answer_key=key, is_draft=is_draft, at=at)
