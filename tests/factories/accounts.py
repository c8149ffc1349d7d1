"""People, units and roles that exist only in tests. Every number is well formed and none is used twice."""

import datetime
from itertools import count

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts import services
from accounts.models import NoticeAcknowledgement, OrgUnit, PrivacyNotice, RoleAssignment, User

PASSWORD = "belajar-aman-2026"
HIRED_ON = datetime.date(2021, 1, 1)
APPOINTED_AT = datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC)  # before the `at` of tests, whatever today is
DEFAULT_AGENCY = "Pemerintah Kabupaten Contoh"

_sequence = count(1)


def make_unit(name="Dinas Contoh", parent=None, **fields):
    return parent.add_child(name=name, **fields) if parent else OrgUnit.add_root(name=name, **fields)


def make_number(status="PNS"):
    """A NIP, or an NI PPPK for the PPPK statuses: digits 13 and 14 tell them apart."""
    born, place = divmod(next(_sequence), 999)
    birth_date = datetime.date(1985, 1, 1) + datetime.timedelta(days=born)
    month_or_contract = "21" if status.startswith("PPPK") else "01"
    return f"{birth_date:%Y%m%d}2021{month_or_contract}2{place + 1:03d}"


def make_person(
    full_name="Siti Aminah",
    unit=None,
    number=None,
    password=PASSWORD,
    email=None,
    status="PNS",
    employed=True,
    informed=True,
    **fields,
):
    """Someone who can sign in by number. `employed=False` leaves the employment out; `informed=False` has yet to
    read the privacy notice.
    """
    user = User(full_name=full_name, email=email, password=make_password(password), **fields)
    user.save()
    if informed:
        inform(user)
    if employed:
        services.employ(
            user=user,
            number=number or make_number(status),
            status=status,
            unit=unit or OrgUnit.objects.filter(name=DEFAULT_AGENCY).first() or make_unit(DEFAULT_AGENCY),
            position_title="Analis Kebijakan Ahli Pertama",
            started_on=HIRED_ON,
        )
    return user


def inform(user):
    notices = PrivacyNotice.objects.all()
    at = timezone.now()
    NoticeAcknowledgement.objects.bulk_create(
        NoticeAcknowledgement(user=user, notice=notice, acknowledged_at=at) for notice in notices
    )


def make_hr_officer(unit, full_name="Hasan Basri", **fields):
    user = make_person(full_name, unit=unit, **fields)
    return give_role(user, RoleAssignment.Role.HR_OFFICER, unit=unit)


def make_trainer(full_name="Tri Wahyuni", **fields):
    return give_role(make_person(full_name, **fields), RoleAssignment.Role.TRAINER)


def make_administrator(full_name="Agus Salim", **fields):
    return give_role(make_person(full_name, **fields), RoleAssignment.Role.ADMINISTRATOR)


def make_officer(role, unit, full_name="Petugas Contoh", **fields):
    """Someone who works in `unit` and holds `role` for it: "auditor", "agency_administrator", …"""
    return give_role(make_person(full_name, unit=unit, **fields), role, unit=unit)


def give_role(user, role, unit=None, course_key=None):
    services.grant_role(user=user, role=role, unit=unit, course_key=course_key, at=APPOINTED_AT)
    return as_in_a_request(user)


def as_in_a_request(user):
    """The person as the next request has them, with nothing remembered from before."""
    return User.objects.get(pk=user.pk)
