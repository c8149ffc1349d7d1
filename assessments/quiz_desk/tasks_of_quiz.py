"""What can be done about a quiz, and how much of it waits."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.powers import Power
from assessments.attempts_desk.listing import waiting_for_decision
from assessments.models import Appeal, Attempt, QuizOverride, QuizVersion

TEACH, ORGANISE, MARK = Power.TEACH, Power.ORGANISE, Power.MARK


@dataclass(frozen=True)
class Figures:
    attempts: int
    learners: int
    open: int
    waiting: int  # for marks of people
    late: int
    appeals: int
    exceptions: int
    version: object  # the QuizVersion that new attempts take, or None


@dataclass(frozen=True)
class Way:
    """`waiting` names the figure that says how much there is to do."""

    label: str
    about: str
    url_name: str
    powers: tuple
    query: str = ""
    waiting: str = ""


@dataclass(frozen=True)
class Link:
    label: str
    about: str
    url: str
    waiting: int


WAYS = [
    Way(
        _("Blueprint"),
        _("What an attempt gets, and whether the banks can fill every draw."),
        "blueprint:quiz",
        (TEACH,),
    ),
    Way(
        _("Attempts"),
        _("See who has tried, read the log of an attempt, decide on late answers, reopen."),
        "attempts:list",
        (TEACH,),
        waiting="late",
    ),
    Way(
        _("Marking"),
        _("Mark essays and files, and release the marks."),
        "marking:queue",
        (MARK, TEACH),
        query="?quiz={key}",
        waiting="waiting",
    ),
    Way(
        _("Appeals"),
        _("Answer learners who ask to look again at a mark."),
        "appeals:queue",
        (TEACH,),
        query="?quiz={key}",
        waiting="appeals",
    ),
    Way(
        _("Exceptions"),
        _("Other terms for a learner or a cohort: time, window, attempts, access code."),
        "overrides:list",
        (TEACH, ORGANISE),
    ),
    Way(
        _("Item analysis"),
        _("How difficult each question is, and whether it tells learners apart."),
        "analysis:quiz",
        (TEACH,),
    ),
]


def figures_of(quiz_key):
    attempts = Attempt.objects.of_quiz(quiz_key)
    counts = attempts.aggregate(
        attempts=Count("pk"),
        learners=Count("learner", distinct=True),
        open=Count("pk", filter=Q(submitted_at=None)),
        waiting=Count("pk", filter=Q(submitted_at__isnull=False, score=None)),
    )
    return Figures(
        **counts,
        late=waiting_for_decision(attempts),
        appeals=Appeal.objects.filter(attempt__quiz_key=quiz_key, answered_at=None).count(),
        exceptions=QuizOverride.objects.filter(quiz_key=quiz_key, ended_at=None).count(),
        version=QuizVersion.objects.of_quiz(quiz_key).newest(),
    )


def links_for(user, quiz, figures):
    course = quiz.course.translation_key
    return [
        Link(way.label, way.about, _address(way, quiz.key), getattr(figures, way.waiting) if way.waiting else 0)
        for way in WAYS
        if any(user.has_power_in_course(power, course) for power in way.powers)
    ]


def _address(way, key):
    """Queues are for all quizzes and take the quiz as a filter."""
    return reverse(way.url_name) + way.query.format(key=key) if way.query else reverse(way.url_name, args=[key])
