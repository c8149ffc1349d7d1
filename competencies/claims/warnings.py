"""What an officer should know before deciding about a claim. None of it decides by itself."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from competencies.claims import checking, words
from competencies.claims.facts import beginnings_of, measures_of, training_of
from competencies.claims.own_certificates import find as own_certificate
from competencies.claims.scope import SEEN_BY_OFFICERS, claims_before
from competencies.models import Evidence, ExternalTraining, HoursCredit

MOST_NAMED = 5
Status = ExternalTraining.Status


@dataclass(frozen=True)
class Finding:
    """`claims` are those that this officer may open; of others no more is told than that there are some."""

    text: str
    claims: tuple = ()
    is_grave: bool = False


def warnings_of(claim, *, officer, proposal, at):
    today = timezone.localdate(at)
    training = training_of(claim)
    appointed_in = beginnings_of(claim.learner).appointed_in
    found = [*_doubles(claim, officer), *_overlaps(claim, officer)]
    found = [*_of_this_site(claim), *found]
    measures = measures_of(claim.form)
    odd = checking.oddities(training, today=today, appointed_in=appointed_in, measures=measures)
    found += [Finding(words.sentence(problem)) for problem in odd]
    found += _of_hours(claim, proposal)
    return found


def _of_this_site(claim):
    own = own_certificate(sha256=claim.file_sha256, number=claim.certificate_number)
    if own is None:
        return
    text = _("This is a certificate of this site (%(number)s, %(title)s). Its course is in the ledger already.")
    if own.holder != claim.learner_id:
        text = _("This is a certificate of this site (%(number)s, %(title)s) that was issued to somebody else.")
    yield Finding(text % {"number": own.number, "title": own.title}, is_grave=True)


def _doubles(claim, officer):
    alike = Q(pk__in=[])
    if claim.certificate_number_key:
        alike |= Q(certificate_number_key=claim.certificate_number_key)
    if claim.file_sha256:
        alike |= Q(file_sha256=claim.file_sha256)
    others = list(
        ExternalTraining.objects.filter(alike, status__in=SEEN_BY_OFFICERS)
        .exclude(pk=claim.pk)
        .select_related("learner")
        .order_by("-submitted_at", "-pk")
    )
    if not others:
        return
    known = set(claims_before(officer).filter(pk__in=[other.pk for other in others]).values_list("pk", flat=True))
    same_number = [other for other in others if _is_same(claim, other, "certificate_number_key")]
    same_file = [other for other in others if _is_same(claim, other, "file_sha256")]
    if same_number:
        text = _("The same certificate number is used in another claim already.")
        yield Finding(text, _openable(same_number, known), is_grave=True)
    if same_file:
        text = _("The same file was sent with another claim already.")
        yield Finding(text, _openable(same_file, known), is_grave=True)


def _is_same(claim, other, name):
    return bool(getattr(claim, name)) and getattr(claim, name) == getattr(other, name)


def _openable(others, known):
    return tuple(other for other in others if other.pk in known)[:MOST_NAMED]


def _overlaps(claim, officer):
    days = {"started_on__lte": claim.ended_on, "ended_on__gte": claim.started_on}
    others = ExternalTraining.objects.filter(
        learner=claim.learner_id, status__in=[Status.SUBMITTED, Status.RETURNED, Status.APPROVED], **days
    )
    others = list(others.exclude(pk=claim.pk).select_related("learner")[:MOST_NAMED])
    if others:
        yield Finding(_("Another training of the same person falls on the same days."), tuple(others))
    lines = HoursCredit.objects.of(claim.learner).standing().filter(**days)
    titles = lines.exclude(source_kind=Evidence.Source.EXTERNAL).values_list("title", flat=True)[:MOST_NAMED]
    if titles := ", ".join(titles):
        yield Finding(_("On the same days hours were credited for: %(titles)s.") % {"titles": titles})


def _of_hours(claim, proposal):
    if proposal.reckoning is None:
        yield Finding(_("No rule was in force on that day, so the training gives no lesson hours."))
        return
    if proposal.is_capped:
        yield Finding(_("A ceiling is reached, so not everything counts. See how the lesson hours come about."))
    if proposal.hours > checking.MANY_HOURS:
        text = _("That gives %(hours)s JP at once. Compare the figure with the certificate.")
        yield Finding(text % {"hours": localize(proposal.hours)})
    is_explained = proposal.is_capped or proposal.is_lowered
    if claim.stated_hours is not None and claim.stated_hours != proposal.hours and not is_explained:
        text = _("The certificate states %(stated)s JP, but this form of training counts %(hours)s JP.")
        yield Finding(text % {"stated": claim.stated_hours, "hours": proposal.hours})
