"""The state of stored certificates, with what a page says about it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from certificates.life.states import HOLD, State, days_left, is_over, state_of
from certificates.life.words import WORDS, Words
from certificates.models import Certificate


@dataclass(frozen=True)
class Standing:
    state: State
    valid_until: date | None
    on: date

    @property
    def words(self) -> Words:
        return WORDS[self.state]

    @property
    def holds(self):
        """Whether it may be relied on today: a renewed one too, as long as its own days last."""
        return self.state in HOLD or (self.state == State.RENEWED and not is_over(self.valid_until, self.on))

    @property
    def days_left(self):
        return days_left(self.valid_until, self.on) if self.valid_until else None


def standing_of(certificate, *, on, policies):
    """Of a certificate loaded `with_fate()` and `with_renewal()`; `policies` serve a whole list."""
    state = state_of(
        on=on,
        valid_until=certificate.valid_until,
        expiring_days=policies.expiring_days(certificate),
        is_revoked=hasattr(certificate, "revocation"),
        is_superseded=hasattr(certificate, "replaced_by"),
        is_renewed=certificate.is_renewed,
    )
    return Standing(state, certificate.valid_until, on)


def with_standing(certificates):
    """Adds what `standing_of` asks of each, in the same query."""
    return certificates.with_fate().with_renewal().select_related("series")


def newest_of(certificate):
    """The last of the chain of corrections that a certificate stands in. Its numbers are one."""
    return Certificate.objects.filter(enrolment=certificate.enrolment_id, replaced_by=None).first()


def renewal_of(certificate):
    """The certificate that renews this one or a correction of it, or None. Of several the one that lasts longest."""
    renewals = Certificate.objects.valid().filter(renews__enrolment=certificate.enrolment_id)
    return renewals.order_by(F("valid_until").desc(nulls_first=True), "-issued_at", "-pk").first()
