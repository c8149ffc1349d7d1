"""Where exceptions join the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, merging
from accounts.privacy.registry import ErasureLine, Table, register_eraser, register_exporter
from assessments.models import QuizOverride

NOT_TOLD_ANY_MORE = "–"


def join():
    audit.register(
        {
            "quiz.exception_made": _("%(actor)s made an exception for %(subject)s at the quiz %(target)s"),
            "quiz.exception_ended": _("%(actor)s ended the exception for %(subject)s at the quiz %(target)s"),
            "quiz.cohort_exception_made": _("%(actor)s made an exception for the cohort %(target)s"),
            "quiz.cohort_exception_ended": _("%(actor)s ended the exception for the cohort %(target)s"),
        }
    )
    register_exporter("quiz_exceptions", _("Exceptions for quizzes"), tables, covers=["assessments.QuizOverride"])
    register_eraser("quiz_exceptions", preview=preview, erase=erase)
    merging.register(merging.Room(name="quiz_exceptions", tally=tally, settle=settle))


def tables(user):
    return [
        Table(
            code="quiz_exceptions",
            label=_("Exceptions for quizzes"),
            queryset=user.quiz_overrides.all(),
            columns={
                "quiz_key": _("quiz"),
                "opens_at": _("opens at"),
                "closes_at": _("closes at"),
                "time_limit": _("time limit in minutes"),
                "max_attempts": _("attempts allowed"),
                "reason": _("reason"),
                "created_at": _("made at"),
                "ended_at": _("ended at"),
            },
            for_programs=frozenset({"quiz_key"}),
        )
    ]


def preview(person):
    reason = _("Proof of the terms of an examination; it stays without a name and without its reason")
    return [ErasureLine(label=_("Exceptions for quizzes"), count=person.quiz_overrides.count(), reason=reason)]


def erase(person, at):
    """Reasons of exceptions may tell about somebody's health."""
    person.quiz_overrides.update(reason=NOT_TOLD_ANY_MORE)


def tally(person):
    return [(_("Exceptions for quizzes"), person.quiz_overrides.count())]


def settle(kept, other, *, at):
    """Of two exceptions at the same quiz, that of the kept record goes on."""
    standing = QuizOverride.objects.filter(learner=kept, ended_at=None).values("quiz_key")
    QuizOverride.objects.filter(learner=other, ended_at=None, quiz_key__in=standing).update(ended_at=at)
