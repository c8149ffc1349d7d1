"""What an erasure does in this room, and which of its rows may be cleared away after a time."""

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts import services
from accounts.models import AuditEntry, Consent, DataRequest, Employment, ImportEffect, ImportRow, User
from accounts.privacy.registry import ErasureLine, register_eraser, register_retention_target
from accounts.privacy.services import exports
from accounts.privacy.services.erasure import erase_person

NAME_OF_THE_ERASED = "Data dihapus"
BLANK = "–"
# Rows that mean nothing without the person.
GO_WITH_THE_PERSON = [
    "account.EmailAddress",
    "accounts.ActivationCode",
    "accounts.Consent",
    "accounts.Invitation",
    "accounts.KioskCard",
    "accounts.NoticeAcknowledgement",
    "mfa.Authenticator",
    "socialaccount.SocialAccount",
    "usersessions.UserSession",
    "wagtailusers.UserProfile",
]


def register():
    register_eraser("accounts", preview=preview, erase=erase)
    register_retention_target(
        "expired_sessions",
        _("Sessions that ended"),
        action="delete",
        find=lambda before: Session.objects.filter(expire_date__lt=before),
        apply=lambda rows, at: rows.delete(),
    )
    register_retention_target(
        "closed_requests",
        _("Words of closed data requests"),
        action="anonymise",
        find=requests_closed_before,
        apply=lambda rows, at: blank_requests(rows),
    )
    register_retention_target(
        "withdrawn_consents",
        _("Consents that were withdrawn"),
        action="delete",
        find=lambda before: Consent.objects.filter(withdrawn_at__lt=before),
        apply=lambda rows, at: rows.delete(),
    )
    register_retention_target(
        exports.TARGET,
        _("Copies of their data that people asked for"),
        action="delete",
        find=lambda before: exports.older_than(before=before),
        apply=lambda rows, at: exports.drop(exports=rows),
    )
    register_retention_target(
        "leavers",
        _("Accounts of people who have left"),
        action="anonymise",
        find=people_who_left_before,
        apply=erase_leavers,
    )


def preview(person):
    trail = AuditEntry.objects.filter(Q(subject_id=person.public_id) | Q(actor_id=person.public_id))
    gone = sum(rows.count() for rows in _rows_that_go(person))
    kept = _("Proof of who did what, which the law wants to be unchangeable (articles 35 to 39)")
    return [
        ErasureLine(label=_("Name, titles, e-mail and password"), count=1),
        ErasureLine(label=_("Civil-servant numbers and positions"), count=person.employments.count()),
        ErasureLine(label=_("Ways to sign in, consents and settings"), count=gone),
        ErasureLine(label=_("Words of data requests, and copies of data"), count=person.data_requests.count()),
        ErasureLine(label=_("Audit trail"), count=trail.count(), reason=kept),
    ]


def erase(person, at):
    for record in [person, *User.objects.filter(merged_into=person)]:
        _erase_record(record, at)


def _erase_record(person, at):
    for assignment in person.roles.active(at):
        services.end_role(assignment=assignment, at=at)
    for rows in _rows_that_go(person):
        rows.delete()
    for export in person.data_exports.all():
        if export.file:  # after the commit, because a file doesn't come back when the rest is undone
            transaction.on_commit(lambda export=export: export.file.delete(save=False))
    person.data_exports.all().delete()
    numbers = list(person.employments.values_list("number", flat=True))
    ImportRow.objects.filter(label__in=numbers).delete()
    ImportEffect.objects.filter(person=person).delete()
    blank_requests(person.data_requests.exclude(status__in=DataRequest.OPEN))
    for employment in person.employments.all():
        _blank_employment(employment)
    person.full_name, person.title_before, person.title_after = NAME_OF_THE_ERASED, "", ""
    person.email, person.is_active, person.erased_at = None, False, at
    person.set_unusable_password()
    person.save()


def _blank_employment(employment):
    """Unit, status and dates stay for the counts of past years. No real number begins with zeros."""
    employment.number = f"000000{employment.pk:012d}"
    employment.position_title, employment.superior = "", None
    employment.save(update_fields=["number", "position_title", "superior"])


def _rows_that_go(person):
    for name in GO_WITH_THE_PERSON:
        if apps.is_installed(_app_of(name)):
            yield apps.get_model(name).objects.filter(user=person)


def _app_of(name):
    label = name.split(".")[0]
    found = [config.name for config in apps.get_app_configs() if config.label == label]
    return found[0] if found else ""


def requests_closed_before(before):
    return DataRequest.objects.filter(closed_at__lt=before).exclude(wish=BLANK, answer__in=["", BLANK])


def blank_requests(rows):
    rows.exclude(answer="").update(answer=BLANK)
    rows.update(wish=BLANK)


def people_who_left_before(before):
    """Those with a past here, none of it going on or newer than the moment."""
    past = Employment.objects.filter(user=OuterRef("pk"))
    newer = past.filter(Q(ended_on=None) | Q(ended_on__gte=before.date()))
    return User.objects.filter(Exists(past), ~Exists(newer), erased_at=None, is_superuser=False)


def erase_leavers(people, at):
    for person in people:
        erase_person(person=person, reason="retention", at=at)
