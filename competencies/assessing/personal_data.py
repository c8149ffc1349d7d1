"""What this part holds about a person. A copy holds what they said of themselves and of others, and what their
superior said of them; of what their peers said nobody has a copy, for it would say who said it."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import (
    ErasureLine,
    Table,
    leave_out_of_exports,
    register_eraser,
    register_exporter,
    register_retention_target,
)
from competencies.models import PeerResult, Rating, RatingLine, SelfAnswer, SelfAssessment

STAYS = _("Basis of the official record of competence; it stays without a name and without what was written")
LEVEL = {"competency__code": _("code"), "competency__name_id": _("competency"), "level": _("level")}


def register():
    covers = ["competencies.SelfAssessment", "competencies.Rating", "competencies.PeerResult"]
    register_exporter("assessments_of_competency", _("Assessments of competencies"), tables, covers=covers)
    leave_out_of_exports("competencies.AssessmentCycle", reason=_("Says who made it, as the audit trail does"))
    register_eraser("assessments_of_competency", preview=preview, erase=erase)
    register_retention_target(
        "peer_answers",
        _("Answers of single peers"),
        action="delete",
        find=peer_answers_before,
        apply=lambda rows, at: rows.delete(),
    )


def tables(user):
    return [_own(user), _received(user), _together(user), _named(user), _given(user)]


def _own(user):
    return Table(
        code="self_assessments",
        label=_("Self-assessments"),
        queryset=SelfAnswer.objects.filter(assessment__person=user).order_by("assessment", "competency"),
        columns={
            "assessment__framework__name_id": _("framework"),
            "assessment__started_at": _("started at"),
            "assessment__submitted_at": _("submitted at"),
            **LEVEL,
        },
    )


def _received(user):
    """An unfinished assessment is the superior's own business yet."""
    lines = RatingLine.objects.filter(rating__subject=user, rating__submitted_at__isnull=False)
    return Table(
        code="ratings_by_superiors",
        label=_("Assessments by superiors"),
        queryset=lines.filter(rating__relation="superior").order_by("rating", "competency"),
        columns={
            "rating__cycle__name": _("assessment cycle"),
            "rating__assessor__full_name": _("superior"),
            "rating__submitted_at": _("submitted at"),
            **LEVEL,
            "note": _("what was seen"),
        },
    )


def _together(user):
    return Table(
        code="results_of_peers",
        label=_("What peers said together"),
        queryset=PeerResult.objects.filter(subject=user).order_by("cycle", "competency"),
        columns={
            "cycle__name": _("assessment cycle"),
            "competency__code": _("code"),
            "competency__name_id": _("competency"),
            "lower": _("from level"),
            "upper": _("to level"),
        },
    )


def _named(user):
    """Whom the person named, without whether and when they answered."""
    return Table(
        code="named_peers",
        label=_("People named to assess you"),
        queryset=Rating.objects.by_peers().filter(subject=user).order_by("cycle", "assessor__full_name"),
        columns={"cycle__name": _("assessment cycle"), "assessor__full_name": _("name"), "asked_at": _("asked at")},
    )


def _given(user):
    return Table(
        code="ratings_given",
        label=_("Assessments of others that you wrote"),
        queryset=RatingLine.objects.filter(rating__assessor=user).order_by("rating", "competency"),
        columns={
            "rating__cycle__name": _("assessment cycle"),
            "rating__subject__full_name": _("person assessed"),
            "rating__relation": _("relation"),
            "rating__submitted_at": _("submitted at"),
            **LEVEL,
            "note": _("what was seen"),
        },
    )


def preview(person):
    about = Rating.objects.by_superiors().filter(subject=person)
    of_peers = Rating.objects.by_peers().filter(subject=person)
    return [
        ErasureLine(label=_("Self-assessments"), count=SelfAssessment.objects.filter(person=person).count()),
        ErasureLine(label=_("What peers said together"), count=PeerResult.objects.filter(subject=person).count()),
        ErasureLine(label=_("Answers of single peers"), count=of_peers.count()),
        ErasureLine(label=_("Assessments by superiors"), count=about.count(), reason=STAYS),
        ErasureLine(label=_("Assessments of others that you wrote"), count=person.ratings_given.count(), reason=STAYS),
    ]


def erase(person, at):
    """What this person said of others stays without a name: it is part of their result. What peers said of this person
    proves nothing, so no record needs it."""
    PeerResult.objects.filter(subject=person).delete()
    Rating.objects.by_peers().filter(subject=person).delete()
    SelfAnswer.objects.filter(assessment__person=person).delete()
    SelfAssessment.objects.filter(person=person).delete()
    RatingLine.objects.filter(rating__subject=person).update(note="")
    RatingLine.objects.filter(rating__assessor=person).update(note="")
    Rating.objects.filter(submitted_at=None, assessor=person).delete()


def peer_answers_before(before):
    """Of cycles that were closed, or cancelled, before the moment; what they said together is kept by itself."""
    over = Rating.objects.filter(cycle__closed_at__lt=before) | Rating.objects.filter(cycle__cancelled_at__lt=before)
    return over.by_peers()
