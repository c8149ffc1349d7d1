"""What is still missing until a certificate or its document is there, in words, and what the holder can do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from certificates.issuing.policies import policy_of
from certificates.issuing.printability import unprintable_in_name
from certificates.issuing.problems import in_words
from certificates.models import BatchLine, IssuingBatch
from certificates.models.sealers import Sealer
from courses.models import Enrolment


@dataclass(frozen=True)
class Awaited:
    """A completed course whose certificate is yet to be issued. `advice` is what the holder can do, or ""."""

    enrolment: Enrolment
    missing: str
    advice: str = ""


def awaited_by(person):
    """What was completed and not certified, the longest waiting first."""
    enrolments = Enrolment.objects.completed().filter(learner=person, certificates=None)
    enrolments = list(enrolments.select_related("version", "cohort__organiser").order_by("completed_at", "pk"))
    if not enrolments:
        return []
    if characters := unprintable_in_name(person):
        return [_unprintable(enrolment, characters) for enrolment in enrolments]
    lines = _open_lines(enrolments)
    policies = _policies(enrolments)
    return [_awaited(each, lines.get(each.pk), policies[each.cohort.organiser_id]) for each in enrolments]


def missing_in_document(certificate, policies):
    """What an issued certificate without its PDF waits for; "" when it has one or will never have."""
    if certificate.is_rendered or certificate.is_never_made:
        return ""
    sealer = policies.sealer(certificate)
    if sealer == Sealer.UPLOADED:
        return _("The document waits for the electronic signature of the official.")
    if sealer == Sealer.BSRE:
        return _("The document waits for the electronic seal of BSrE.")
    return _("The document is being drawn and sealed. This usually takes less than a minute.")


def _unprintable(enrolment, characters):
    return Awaited(
        enrolment,
        _("Your name has characters that can't be printed: %(characters)s") % {"characters": " ".join(characters)},
        _("Ask the HR officer of your unit to write your name in another way. The certificate then follows by itself."),
    )


def _awaited(enrolment, line, policy):
    if line and line.problem:
        ask = _("Ask %(unit)s, which issues the certificates.") % {"unit": enrolment.cohort.organiser.name}
        return Awaited(enrolment, in_words(line.problem), ask)
    if line and line.batch.state == IssuingBatch.State.PREPARED:
        return Awaited(enrolment, _("The certificates of your cohort are prepared and wait for approval."))
    if line and line.batch.state == IssuingBatch.State.PAUSED:
        return Awaited(enrolment, _("Issuing the certificates of your cohort is paused."))
    if line or policy.is_automatic:
        return Awaited(
            enrolment,
            _("We are numbering your certificate and drawing the document. This usually takes less than a minute."),
            _("Load this page again to see it."),
        )
    names = {"unit": enrolment.cohort.organiser.name, "cohort": enrolment.cohort.name}
    missing = _("%(unit)s issues the certificates of %(cohort)s together, for the whole cohort.") % names
    return Awaited(enrolment, missing)


def _open_lines(enrolments):
    open_states = [IssuingBatch.State.PREPARED, IssuingBatch.State.RUNNING, IssuingBatch.State.PAUSED]
    lines = BatchLine.objects.filter(enrolment__in=enrolments, batch__state__in=open_states)
    return {line.enrolment_id: line for line in lines.select_related("batch")}


def _policies(enrolments):
    """{organiser's key: the policy of its agency}, asked for once for each agency."""
    agencies = {each.cohort.organiser_id: each.cohort.organiser.get_root() for each in enrolments}
    by_agency = {agency.pk: policy_of(agency) for agency in agencies.values()}
    return {organiser: by_agency[agency.pk] for organiser, agency in agencies.items()}
