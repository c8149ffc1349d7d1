"""What this room holds about a person, and what an erasure leaves of it."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, Table, register_eraser, register_exporter

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
                "earned_at": _("earned at"),
                "valid_until": _("valid until"),
                "revoked_at": _("revoked at"),
                "revoked_reason": _("reason of revocation"),
            },
        ),
        Table(
            code="lesson_hours",
            label=_("Lesson hours (JP)"),
            queryset=user.hours_credits.all(),
            columns={
                "year": _("year"),
                "hours": _("lesson hours"),
                "title": _("activity"),
                "earned_at": _("earned at"),
                "reason": _("reason"),
            },
        ),
    ]


def preview(person):
    return [
        ErasureLine(label=_("Evidence of competencies"), count=person.evidence.count(), reason=STAYS),
        ErasureLine(label=_("Lesson hours (JP)"), count=person.hours_credits.count(), reason=STAYS),
    ]
