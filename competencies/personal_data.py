"""What this room holds about a person, and what an erasure leaves of it."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, Table, register_eraser, register_exporter
from competencies.lesson_hours.explaining import in_words

STAYS = _("Official record of competence and lesson hours; it stays without a name (Law 43 of 2009 on archives)")


def register():
    register_exporter(
        "competencies",
        _("Competencies and lesson hours"),
        tables,
        covers=["competencies.Evidence", "competencies.HoursCredit"],
    )
    register_eraser("competencies", preview=preview)


def tables(user):
    return [
        Table(
            code="competency_evidence",
            label=_("Evidence of competencies"),
            queryset=user.evidence.all(),
            columns={
                "competency__code": _("code"),
                "competency__name_id": _("competency"),
                "level": _("level"),
                "source_title": _("title of the source"),
                "details__basis": _("what the recognition rests on"),
                "earned_at": _("earned at"),
                "valid_until": _("valid until"),
                "revoked_at": _("revoked at"),
                "revoked_reason": _("reason of revocation"),
            },
            words={"details__basis": lambda basis: basis or ""},
        ),
        Table(
            code="lesson_hours",
            label=_("Lesson hours (JP)"),
            queryset=user.hours_credits.all(),
            columns={
                "year": _("year"),
                "hours": _("lesson hours"),
                "title": _("activity"),
                "form__name_id": _("form of training"),
                "started_on": _("first day of the activity"),
                "ended_on": _("last day of the activity"),
                "reckoning": _("how the figure came about"),
                "rule__version": _("version of the rule"),
                "earned_at": _("earned at"),
                "reason": _("reason"),
            },
            words={"reckoning": how_it_counted, "form__name_id": lambda name: name or ""},
        ),
    ]


def how_it_counted(reckoning):
    return "; ".join(in_words(reckoning.get("steps", [])))


def preview(person):
    return [
        ErasureLine(label=_("Evidence of competencies"), count=person.evidence.count(), reason=STAYS),
        ErasureLine(label=_("Lesson hours (JP)"), count=person.hours_credits.count(), reason=STAYS),
    ]
