"""What a learner does with a claim of their own, until an officer decides about it."""

from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from competencies.claims import checking, proof_files
from competencies.claims.facts import measures_of, training_of
from competencies.claims.own_certificates import find as own_certificate
from competencies.models import ExternalTraining, TrainingEvent

Status, Kind = ExternalTraining.Status, TrainingEvent.Kind
EDITABLE = (Status.DRAFT, Status.RETURNED, Status.WITHDRAWN)
# Those that claim the certificate as their own: a second claim for it is refused.
STANDING = (Status.SUBMITTED, Status.RETURNED, Status.APPROVED)
MOST_DRAFTS = 50


class NotEditable(Exception):
    """The claim is with the officers, or decided."""


class NotComplete(Exception):
    """`problems` say what is missing."""

    def __init__(self, problems):
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


class ClaimedAlready(Exception):
    """`other` is the person's own claim for the same certificate."""

    def __init__(self, other):
        super().__init__(str(other.public_id))
        self.other = other


class IsOfThisSite(Exception):
    """The file is a certificate of this site, whose course needs no claim."""


class TooManyDrafts(Exception):
    """Somebody who never submits could fill the disk."""


@transaction.atomic
def start_claim(*, learner, key, facts, at):
    """A draft with these facts. The same key again finds the claim that is there, and changes it while that may be."""
    # Of the same form sent twice at once the second waits here and then finds the claim of the first.
    User.objects.select_for_update(no_key=True).get(pk=learner.pk)
    mine = ExternalTraining.objects.filter(learner=learner)
    known = mine.filter(public_id=key).first()
    if known is not None:
        return change_claim(claim=known, facts=facts) if known.status in EDITABLE else known
    if mine.filter(status=Status.DRAFT).count() >= MOST_DRAFTS:
        raise TooManyDrafts
    if ExternalTraining.objects.filter(public_id=key).exists():
        key = uuid4()  # somebody else's: no form of ours asked for it
    claim, _created = ExternalTraining.objects.get_or_create(
        public_id=key, learner=learner, defaults={**_with_key(facts), "created_at": at}
    )
    return claim


@transaction.atomic
def change_claim(*, claim, facts):
    """Raises NotEditable."""
    claim = _locked(claim, EDITABLE)
    for name, value in _with_key(facts).items():
        setattr(claim, name, value)
    claim.save()
    return claim


def attach(*, claim, upload):
    """Keep the file in place of an earlier one. Raises NotEditable, IsOfThisSite and proof_files.FileRefused."""
    if upload.size <= proof_files.LARGEST_PICTURE and own_certificate(sha256=proof_files.digest_of(upload)):
        raise IsOfThisSite(str(claim.public_id))
    proof = proof_files.look_at(upload)
    kept = ContentFile(proof.content, name=f"proof.{proof.extension}")
    name = claim.file.storage.save(claim.file.field.generate_filename(claim, kept.name), kept)
    try:
        return _point_to(claim, name, proof)
    except BaseException:
        claim.file.storage.delete(name)
        raise


@transaction.atomic
def _point_to(claim, name, proof):
    claim = _locked(claim, EDITABLE)
    former, storage = claim.file.name, claim.file.storage
    claim.file, claim.file_name = name, proof.name
    claim.file_sha256, claim.file_size = proof.sha256, proof.size
    claim.save(update_fields=["file", "file_name", "file_sha256", "file_size"])
    if former:
        transaction.on_commit(partial(storage.delete, former))
    return claim


@transaction.atomic
def claim_competencies(*, claim, framework, levels):
    """What the training is said to have proved in one framework, as {competency: level}. Raises NotEditable."""
    claim = _locked(claim, EDITABLE)
    claim.competencies.filter(competency__framework=framework).delete()
    for competency, level in levels.items():
        claim.competencies.create(competency=competency, level=level)
    return claim


@transaction.atomic
def submit(*, claim, at):
    """Hand the claim to the officers; twice is safe. Raises NotEditable, NotComplete, ClaimedAlready."""
    # Two tabs at once must not both find the certificate unclaimed.
    User.objects.select_for_update(no_key=True).get(pk=claim.learner_id)
    if ExternalTraining.objects.filter(pk=claim.pk, status=Status.SUBMITTED).exists():
        return claim
    claim = _locked(claim, EDITABLE)
    if problems := problems_of(claim, today=timezone.localdate(at)):
        raise NotComplete(problems)
    if other := own_double(claim):
        raise ClaimedAlready(other)
    claim.status, claim.submitted_at = Status.SUBMITTED, at
    claim.decided_at, claim.decided_by, claim.reason = None, None, ""
    claim.save(update_fields=["status", "submitted_at", "decided_at", "decided_by", "reason"])
    claim.events.create(kind=Kind.SUBMITTED, by=claim.learner, at=at)
    return claim


@transaction.atomic
def withdraw(*, claim, at):
    """Take the claim back from the officers, to change it or for good. Raises NotEditable once it is decided."""
    claim = _locked(claim, (Status.SUBMITTED, Status.RETURNED, Status.WITHDRAWN))
    if claim.status != Status.WITHDRAWN:
        claim.status = Status.WITHDRAWN
        claim.save(update_fields=["status"])
        claim.events.create(kind=Kind.WITHDRAWN, by=claim.learner, at=at)
    return claim


@transaction.atomic
def delete(*, claim):
    """Only what no officer has to answer: a draft, or what was withdrawn. Raises NotEditable."""
    claim = _locked(claim, (Status.DRAFT, Status.WITHDRAWN))
    remove(claim)


def remove(claim):
    """The row and, once that is certain, its file."""
    if claim.file:
        transaction.on_commit(partial(claim.file.storage.delete, claim.file.name))
    claim.delete()


def problems_of(claim, *, today):
    """What stands between the claim and the officers."""
    training, measures = training_of(claim), measures_of(claim.form)
    found = checking.problems(training, today=today, measures=measures)
    return found + checking.missing(training, has_file=bool(claim.file), measures=measures)


def own_double(claim):
    """Another claim of the same person for the same certificate, or None."""
    if not claim.certificate_number_key:
        return None
    others = ExternalTraining.objects.filter(
        learner=claim.learner_id, certificate_number_key=claim.certificate_number_key, status__in=STANDING
    )
    training = training_of(claim)
    for other in others.exclude(pk=claim.pk):
        if checking.is_double(training, claim.organiser, training_of(other), other.organiser):
            return other
    return None


def _with_key(facts):
    if "certificate_number" not in facts:
        return facts
    return {**facts, "certificate_number_key": checking.number_key(facts["certificate_number"])}


def _locked(claim, statuses):
    claims = ExternalTraining.objects.select_for_update(of=["self"]).select_related("form", "learner")
    claim = claims.get(pk=claim.pk)
    if claim.status not in statuses:
        raise NotEditable(claim.status)
    return claim
