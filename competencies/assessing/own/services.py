"""How people see themselves. Nothing here reaches the ledger, and nobody but the person reads it."""

from django.db import transaction

from competencies.models import SelfAnswer, SelfAssessment


class AlreadySubmitted(Exception):
    """What was handed in stays as it was said then; another assessment may be begun."""


class NothingAnswered(Exception):
    """An assessment without a single answer says nothing."""


def begin(*, person, framework, at):
    """The open assessment of the person on the framework, a new one if there is none."""
    assessment, _created = SelfAssessment.objects.get_or_create(
        person=person, framework=framework, submitted_at=None, defaults={"started_at": at}
    )
    return assessment


@transaction.atomic
def save_answers(*, assessment, levels):
    """Keep `levels` ({competency id: level}); what is not among them stays as it was answered."""
    _open(assessment)
    SelfAnswer.objects.bulk_create(
        [SelfAnswer(assessment=assessment, competency_id=key, level=level) for key, level in levels.items()],
        update_conflicts=True,
        unique_fields=["assessment", "competency"],
        update_fields=["level"],
    )


@transaction.atomic
def submit(*, assessment, at):
    """Twice leaves the first time as it was."""
    try:
        found = _open(assessment)
    except AlreadySubmitted:
        return
    if not found.answers.exists():
        raise NothingAnswered(str(assessment.public_id))
    found.submitted_at = at
    found.save(update_fields=["submitted_at"])


@transaction.atomic
def discard(*, assessment):
    """It is the person's own: it goes as it came, handed in or not."""
    assessment.answers.all().delete()
    assessment.delete()


def _open(assessment):
    found = SelfAssessment.objects.select_for_update().get(pk=assessment.pk)
    if found.submitted_at is not None:
        raise AlreadySubmitted(str(assessment.public_id))
    return found
