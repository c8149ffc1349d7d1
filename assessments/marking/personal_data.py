"""What markers wrote of a learner is the learner's; who wrote it may have a copy as well. Of what is not released yet
the learner gets nothing."""

from functools import partial

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, Table, register_eraser, register_exporter
from assessments.models import Appeal, Judgement, Mark
from assessments.overrides.terms import keys_of_attempts_showing

STAYS = _("Proof of the result of an examination; it stays without a name and without what was written")
NOT_TOLD_ANY_MORE = "–"
QUIZ = {"item__attempt__version__title": _("quiz"), "item__attempt__number": _("attempt number")}


def register():
    covers = ["assessments.Judgement", "assessments.Mark", "assessments.Appeal"]
    register_exporter("marking", _("Marking of answers"), tables, covers=covers)
    register_eraser("marking", preview=preview, erase=erase)


def tables(user):
    return [_marks(user), _appeals(user), _written(user), _answered(user)]


def _marks(user):
    return Table(
        code="marks_by_people",
        label=_("Marks given by people"),
        queryset=Mark.objects.filter(item__attempt__learner=user, marked_by__isnull=False).order_by("marked_at", "pk"),
        columns={
            **QUIZ,
            "item__position": _("place in the order"),
            "points": _("points"),
            "max_points": _("points possible"),
            "comment": _("comment"),
            "marked_at": _("marked at"),
            "item__attempt__public_id": _("attempt"),
        },
        add=partial(_hide_what_waits, user),
        for_programs=frozenset({"item__attempt__public_id"}),
    )


def _hide_what_waits(user, rows):
    """Points and comments wait as long as on the page of results."""
    for name, part, hidden in (("points", "score", None), ("comment", "feedback", "")):
        shown = keys_of_attempts_showing(part, user.attempts.all(), timezone.now())
        for row in rows:
            if row["item__attempt__public_id"] not in shown:
                row[name] = hidden


def _appeals(user):
    return Table(
        code="appeals",
        label=_("Appeals"),
        queryset=Appeal.objects.filter(attempt__learner=user),
        columns={
            "attempt__version__title": _("quiz"),
            "attempt__number": _("attempt number"),
            "item__position": _("place in the order"),
            "reason": _("what is wrong with the mark"),
            "made_at": _("made at"),
            "is_upheld": _("upheld"),
            "answer": _("answer"),
            "answered_at": _("answered at"),
        },
    )


def _written(user):
    return Table(
        code="judgements",
        label=_("Judgements written as a marker"),
        queryset=user.judgements.order_by("written_at", "pk"),
        columns={
            "item__attempt__version__title": _("quiz"),
            "points": _("points"),
            "comment": _("comment"),
            "is_draft": _("draft"),
            "written_at": _("written at"),
        },
    )


def _answered(user):
    return Table(
        code="answered_appeals",
        label=_("Appeals answered as a trainer"),
        queryset=Appeal.objects.filter(answered_by=user).order_by("answered_at", "pk"),
        columns={
            "attempt__version__title": _("quiz"),
            "answer": _("answer"),
            "is_upheld": _("upheld"),
            "answered_at": _("answered at"),
        },
    )


def preview(person):
    of_learner = Mark.objects.filter(item__attempt__learner=person, marked_by__isnull=False)
    appeals = Appeal.objects.filter(attempt__learner=person)
    return [
        ErasureLine(label=_("Marks given by people"), count=of_learner.count(), reason=STAYS),
        ErasureLine(label=_("Appeals"), count=appeals.count(), reason=STAYS),
    ]


def erase(person, at):
    """What was written about a learner goes, and what the learner wrote. What somebody wrote as a marker stays: it is
    the reason of other people's results."""
    Judgement.objects.filter(item__attempt__learner=person).update(comment="")
    Mark.objects.filter(item__attempt__learner=person).update(comment="")
    appeals = Appeal.objects.filter(attempt__learner=person)
    appeals.exclude(answered_at=None).update(answer=NOT_TOLD_ANY_MORE)
    appeals.update(reason=NOT_TOLD_ANY_MORE)
