"""What is known of a certificate when somebody verifies it. Few queries, and nothing is computed anew: the worker that
sealed, signed and entered it has left the facts."""

import datetime
from dataclasses import dataclass

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.kept_queries import Blank, KeptQuery
from certificates.life.policies import Policies
from certificates.life.standing import newest_of, renewal_of, standing_of
from certificates.life.states import State, is_over
from certificates.models import Certificate, Issuer, RegisterEntry, RegisterHead

# What the page shows and asks; the signed texts stay where they are.
COLUMNS = (
    "public_id",
    "code",
    "number",
    "revision",
    "snapshot",
    "enrolment_id",
    "holder_id",
    "issued_at",
    "valid_until",
    "pdf",
    "sealer",
    "sealed_at",
    "series__agency_id",
    "issuer__slug",
    "issuer__name",
    "seal_key__name",
    "seal_key__compromised_at",
    "credential__key__name",
    "credential__key__compromised_at",
    "revocation__reason",
    "revocation__authority",
    "revocation__document",
    "revocation__revoked_at",
    "replaced_by__issued_at",
    "disclosure__shown",
)
RELATED = ("series", "issuer", "seal_key", "credential__key", "revocation", "replaced_by", "disclosure")


@dataclass(frozen=True)
class Entry:
    """The place in the register; `head_signed_at` is that of the first signed head that holds it, if there is one."""

    position: int
    recorded_at: datetime.datetime
    head_signed_at: datetime.datetime | None = None


@dataclass(frozen=True)
class Facts:
    """`given_up` are the names of its keys that are no longer to be trusted; `newer_code` that of the certificate
    to look at instead, which may be over itself unless `newer_holds`; `entry` its place in the register."""

    state: State
    on: datetime.date
    code: str = ""
    is_made: bool = True
    valid_until: datetime.date | None = None
    days_left: int | None = None
    holds: bool = True
    sealer: str = ""
    sealed_at: datetime.datetime | None = None
    seal_key: str = ""
    given_up: tuple = ()
    issued_by: str = ""
    issuer: Issuer | None = None
    revoked_at: datetime.datetime | None = None
    reason: str = ""
    authority: str = ""
    document: str = ""
    replaced_at: datetime.datetime | None = None
    newer_code: str = ""
    newer_holds: bool = True
    entry: Entry | None = None


def _with_all():
    """Certificates with all that `facts_of` asks of them, by one query."""
    trusted = RegisterHead.objects.filter(key__compromised_at=None)
    heads = trusted.filter(size__gt=OuterRef("issue__position")).order_by("size", "signed_at")
    issued = Q(register_entries__kind=RegisterEntry.Kind.ISSUED)
    return (
        Certificate.objects.select_related(*RELATED)
        .with_renewal()
        .only(*COLUMNS)
        .annotate(issue=FilteredRelation("register_entries", condition=issued))
        .annotate(entry_position=F("issue__position"), entry_recorded_at=F("issue__recorded_at"))
        .annotate(head_signed_at=Subquery(heads.values("signed_at")[:1]))
        .order_by()
    )


_BY_CODE = KeptQuery(lambda: _with_all().filter(code=Blank("code", Certificate._meta.get_field("code"))))


def find(code):
    """The certificate of a well-formed code, as `facts_of` needs it. Raises Certificate.DoesNotExist."""
    rows = _BY_CODE(code=code)
    if not rows:
        raise Certificate.DoesNotExist(code)
    return rows[0]


def facts_of(certificate, *, at):
    """Of a certificate that `find` has found."""
    standing = standing_of(certificate, on=timezone.localdate(at), policies=Policies())
    revocation = getattr(certificate, "revocation", None)
    replacement = getattr(certificate, "replaced_by", None)
    newer = _newer(certificate, standing.state)
    return Facts(
        state=standing.state,
        on=standing.on,
        code=certificate.code,
        is_made=certificate.is_rendered,
        valid_until=certificate.valid_until,
        days_left=standing.days_left,
        holds=standing.holds,
        sealer=certificate.sealer,
        sealed_at=certificate.sealed_at,
        seal_key=certificate.seal_key.name if certificate.seal_key else "",
        given_up=tuple(key.name for key in _keys(certificate) if key.compromised_at),
        issued_by=issued_by(certificate.snapshot),
        issuer=certificate.issuer,
        revoked_at=revocation and revocation.revoked_at,
        reason=revocation.reason if revocation else "",
        authority=revocation.authority if revocation else "",
        document=revocation.document if revocation else "",
        replaced_at=replacement and replacement.issued_at,
        newer_code=newer.code if newer else "",
        newer_holds=newer is None or not is_over(newer.valid_until, standing.on),
        entry=_entry(certificate),
    )


def _entry(certificate):
    if certificate.entry_position is None:
        return None
    return Entry(certificate.entry_position, certificate.entry_recorded_at, certificate.head_signed_at)


def issued_by(snapshot):
    issuer = snapshot["issuer"]
    return ", ".join(filter(None, [issuer.get("unit"), issuer.get("agency")]))


def printed_dates(certificate):
    """{name: date}; certificates of the first format print the day of issue only."""
    printed = certificate.snapshot.get("dates", {})
    days = {name: datetime.date.fromisoformat(day) for name, day in printed.items() if day}
    return {"issued": timezone.localdate(certificate.issued_at), **days}


def _keys(certificate):
    credential = getattr(certificate, "credential", None)
    return [key for key in (certificate.seal_key, credential and credential.key) if key]


def _newer(certificate, state):
    if state == State.SUPERSEDED:
        return newest_of(certificate)
    return renewal_of(certificate) if state == State.RENEWED else None
