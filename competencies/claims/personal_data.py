"""What claims hold about a person, and what an erasure and the passing of time leave of it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import (
    ErasureLine,
    Table,
    register_eraser,
    register_exporter,
    register_retention_target,
)
from competencies.claims.drafting import remove
from competencies.models import ClaimedCompetency, ExternalTraining, TrainingEvent

Status = ExternalTraining.Status
STAYS = _("Basis of the official record of competence and lesson hours; it stays without a name and without its file")
# They are the basis of rows of the ledgers; of the others nothing official follows.
OFFICIAL = (Status.APPROVED, Status.REVOKED)
UNSENT = (Status.DRAFT, Status.WITHDRAWN)
NOT_TOLD_ANY_MORE = "–"


def register():
    register_exporter(
        "external_training",
        _("Trainings taken elsewhere"),
        tables,
        covers=[
            "competencies.ExternalTraining",
            "competencies.ClaimedCompetency",
            "competencies.TrainingEvent",
        ],
    )
    register_eraser("external_training", preview=preview, erase=erase)
    register_retention_target(
        "unsent_training_claims",
        _("Claims of trainings that were never sent or were withdrawn, with their files"),
        action="delete",
        find=unsent_before,
        apply=delete_claims,
    )
    register_retention_target(
        "refused_training_claims",
        _("Claims of trainings that were refused, with their files"),
        action="delete",
        find=refused_before,
        apply=delete_claims,
    )


def tables(user):
    return [_claims(user), _levels(user), _events(user)]


def _claims(user):
    return Table(
        code="external_trainings",
        label=_("Trainings taken elsewhere"),
        queryset=user.external_trainings.all(),
        columns={
            "form__code": _("code"),
            "form__name_id": _("form of training"),
            "name": _("name of the training"),
            "organiser": _("organising institution"),
            "place": _("place"),
            "is_abroad": _("international"),
            "started_on": _("first day"),
            "ended_on": _("last day"),
            "stated_hours": _("JP on the certificate"),
            "minutes": _("minutes of learning"),
            "granted_hours": _("JP that count"),
            "granted_minutes": _("minutes that count"),
            "occasions": _("number of occasions"),
            "certificate_number": _("certificate number"),
            "certified_on": _("date of the certificate"),
            "valid_until": _("certificate valid until"),
            "file_name": _("name of the file"),
            "file_size": _("size of the file in bytes"),
            "file_sha256": _("SHA-256 of the file"),
            "status": _("status"),
            "created_at": _("created at"),
            "submitted_at": _("submitted at"),
            "decided_at": _("decided at"),
            "reason": _("reason of the decision"),
        },
        for_programs=frozenset({"file_sha256", "file_size"}),
    )


def _levels(user):
    return Table(
        code="claimed_competencies",
        label=_("Competencies claimed with trainings"),
        queryset=ClaimedCompetency.objects.filter(training__learner=user).order_by("training", "competency"),
        columns={
            "training__name": _("name of the training"),
            "competency__code": _("code"),
            "competency__name_id": _("competency"),
            "level": _("level"),
            "granted_level": _("level granted"),
        },
    )


def _events(user):
    return Table(
        code="external_training_events",
        label=_("What happened to your claims"),
        queryset=TrainingEvent.objects.filter(training__learner=user).order_by("at", "pk"),
        columns={
            "training__name": _("name of the training"),
            "kind": _("what happened"),
            "at": _("at"),
            "note": _("note"),
            "told_at": _("learner told at"),
        },
    )


def preview(person):
    claims = person.external_trainings
    official = claims.filter(status__in=OFFICIAL)
    return [
        ErasureLine(label=_("Approved trainings taken elsewhere"), count=official.count(), reason=STAYS),
        ErasureLine(label=_("Files of approved trainings"), count=official.exclude(file="").count()),
        ErasureLine(label=_("Other claims of trainings"), count=claims.exclude(status__in=OFFICIAL).count()),
    ]


def erase(person, at):
    """The file of an approved training bears the name, so it goes; its digest stays with the evidence."""
    claims = person.external_trainings
    for claim in claims.exclude(status__in=OFFICIAL):
        remove(claim)
    for claim in claims.filter(status__in=OFFICIAL).exclude(file=""):
        transaction.on_commit(_deleting(claim.file.storage, claim.file.name))
    claims.filter(status__in=OFFICIAL).update(file="", file_name="")
    claims.exclude(reason="").update(reason=NOT_TOLD_ANY_MORE)
    TrainingEvent.objects.filter(training__learner=person).exclude(note="").update(note=NOT_TOLD_ANY_MORE)


def _deleting(storage, name):
    return lambda: storage.delete(name)


def unsent_before(before):
    """Those that nothing has happened to since."""
    recent = TrainingEvent.objects.filter(at__gte=before).values("training")
    return ExternalTraining.objects.filter(status__in=UNSENT, created_at__lt=before).exclude(pk__in=recent)


def refused_before(before):
    return ExternalTraining.objects.filter(status=Status.REFUSED, decided_at__lt=before)


def delete_claims(claims, at):
    for claim in claims:
        remove(claim)
