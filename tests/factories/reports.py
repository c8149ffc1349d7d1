"""A unit full of people, quickly: rows in bulk where a test needs many."""

import datetime

from accounts.models import Employment, User
from tests.factories.accounts import HIRED_ON, make_number


def fill_unit(unit, count, *, status="PNS", name="Pegawai"):
    """`count` people named "<name> 001" and so on, employed in `unit`."""
    people = User.objects.bulk_create(
        User(full_name=f"{name} {number:03}", password="!") for number in range(1, count + 1)
    )
    Employment.objects.bulk_create(
        Employment(
            user=person,
            number=make_number(status),
            status=status,
            unit=unit,
            position_title="Pranata Komputer",
            started_on=HIRED_ON,
        )
        for person in people
    )
    return people


def long_ago(moment, *, years):
    return moment - datetime.timedelta(days=366 * years)
