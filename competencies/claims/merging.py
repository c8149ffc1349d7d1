"""Two records of one person may both have the same certificate approved: it counts once."""

from django.utils.translation import gettext as _

from accounts.merging import Conflict, Room
from competencies import services
from competencies.claims.checking import is_double
from competencies.claims.facts import training_of
from competencies.models import Evidence, ExternalTraining, TrainingEvent

Status = ExternalTraining.Status


def tally(person):
    return [(_("Trainings taken elsewhere"), ExternalTraining.objects.filter(learner=person).count())]


def conflicts(kept, other):
    text = _(
        "Both records have the training “%(name)s” approved. It counts once: that of the other record is taken back."
    )
    return [Conflict(text % {"name": theirs.name}) for theirs in doubles(kept, other)]


def doubles(kept, other):
    """The other record's approved claims of which the kept one has the same certificate approved."""
    approved = ExternalTraining.objects.filter(status=Status.APPROVED).exclude(certificate_number_key="")
    mine = {}
    for claim in approved.filter(learner=kept):
        mine.setdefault(claim.certificate_number_key, []).append(claim)
    return [
        theirs
        for theirs in approved.filter(learner=other, certificate_number_key__in=mine)
        if any(_is_same(claim, theirs) for claim in mine[theirs.certificate_number_key])
    ]


def settle(kept, other, *, at):
    reason = _("The same training was approved under two records of one person.")
    for theirs in doubles(kept, other):
        services.withdraw(source_kind=Evidence.Source.EXTERNAL, source_key=theirs.public_id, reason=reason, at=at)
        theirs.status, theirs.decided_at, theirs.decided_by, theirs.reason = Status.REVOKED, at, None, reason
        theirs.save(update_fields=["status", "decided_at", "decided_by", "reason"])
        # Whoever merges tells the person; a mail about one of two records would only confuse.
        theirs.events.create(kind=TrainingEvent.Kind.REVOKED, at=at, note=reason, told_at=at)


def _is_same(one, other):
    return is_double(training_of(one), one.organiser, training_of(other), other.organiser)


ROOM = Room(name="external_training", tally=tally, conflicts=conflicts, settle=settle)
