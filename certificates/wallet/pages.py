"""What the pages of a holder's certificates show."""

import datetime
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.life.policies import Policies
from certificates.life.refreshing import Refresher, refreshers_of
from certificates.life.standing import Standing, newest_of, renewal_of, standing_of, with_standing
from certificates.life.states import State
from certificates.models import Certificate
from certificates.wallet.being_made import missing_in_document
from certificates.wallet.linkedin import profile_link

ENDING = {State.EXPIRING, State.EXPIRED}


@dataclass(frozen=True)
class Held:
    """A certificate of the person with what there is to say about it."""

    certificate: Certificate
    standing: Standing
    missing: str = ""  # what the document waits for
    refresher: Refresher | None = None
    newer: Certificate | None = None

    @property
    def facts(self):
        return self.certificate.snapshot

    @property
    def title(self):
        return self.facts["course"]["title"]

    @property
    def issued_on(self):
        """The printed day: a corrected certificate keeps that of the first one."""
        printed = self.facts.get("dates", {}).get("issued")
        return datetime.date.fromisoformat(printed) if printed else timezone.localdate(self.certificate.issued_at)

    @property
    def correction_mark(self):
        number = self.certificate.revision
        return _("Correction %(number)s") % {"number": number} if number else ""

    @property
    def organisation(self):
        return self.facts["issuer"]["unit"] or self.facts["issuer"]["agency"]

    @property
    def can_be_corrected(self):
        return self.standing.state not in {State.REVOKED, State.SUPERSEDED}

    @property
    def linkedin_url(self):
        return profile_link(
            title=self.title,
            organisation=self.organisation,
            issued_on=self.issued_on,
            valid_until=self.certificate.valid_until,
            verify_url=self.facts["verify_url"],
            number=self.certificate.number,
        )


@dataclass(frozen=True)
class Wallet:
    """`current` may be relied on; `past` are over, taken back or answered by a newer one."""

    current: list
    past: list


def wallet_of(person, *, at):
    on, policies = timezone.localdate(at), Policies()
    held = list(_held_by(person).filter(replaced_by=None).order_by("-issued_at", "-pk"))
    standings = {each.pk: standing_of(each, on=on, policies=policies) for each in held}
    refreshers = refreshers_of(each.course_key for each in held if standings[each.pk].state in ENDING)
    newer = _renewals(held, standings)
    cards = [
        Held(
            each,
            standings[each.pk],
            missing=missing_in_document(each, policies),
            refresher=_refresher(each, standings[each.pk], refreshers),
            newer=newer.get(each.pk),
        )
        for each in held
    ]
    return Wallet([card for card in cards if card.standing.holds], [card for card in cards if not card.standing.holds])


def held_of(certificate, *, at):
    """One certificate for its own page, with what replaced or renews it."""
    policies = Policies()
    standing = standing_of(certificate, on=timezone.localdate(at), policies=policies)
    refreshers = refreshers_of([certificate.course_key]) if standing.state in ENDING else {}
    refresher = _refresher(certificate, standing, refreshers)
    missing, newer = missing_in_document(certificate, policies), _newer(certificate, standing.state)
    return Held(certificate, standing, missing=missing, refresher=refresher, newer=newer)


def certificates_of(person):
    """The person's certificates with all that their pages ask of each."""
    return _held_by(person)


def newest_shared(link):
    """The certificate behind a link as it stands now: a link made before a correction shows the corrected one."""
    return _with_all(Certificate.objects.filter(enrolment=link.certificate.enrolment_id)).get(replaced_by=None)


def other_revisions(certificate):
    """The other certificates of the same number, before and after a correction."""
    others = Certificate.objects.filter(enrolment=certificate.enrolment_id).exclude(pk=certificate.pk)
    return others.order_by("-revision")


def _held_by(person):
    return _with_all(Certificate.objects.held_by(person))


def _with_all(certificates):
    return with_standing(certificates).annotate(
        course_key=F("enrolment__version__course_key"), renewed_enrolment=F("renews__enrolment")
    )


def _refresher(certificate, standing, refreshers):
    return refreshers.get(str(certificate.course_key)) if standing.state in ENDING else None


def _renewals(held, standings):
    """{key of a renewed certificate: the newest that renews it}, out of the person's own list."""
    by_enrolment = {}
    for each in held:
        if each.renews_id and standings[each.pk].state != State.REVOKED:
            by_enrolment.setdefault(each.renewed_enrolment, each)
    return {each.pk: by_enrolment.get(each.enrolment_id) for each in held if standings[each.pk].state == State.RENEWED}


def _newer(certificate, state):
    if state == State.SUPERSEDED:
        return newest_of(certificate)
    return renewal_of(certificate) if state == State.RENEWED else None
