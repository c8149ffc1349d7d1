"""Three hundred invented civil servants. The same seed gives the same people on every machine."""

import random

from django.contrib.auth.hashers import make_password

from accounts.models import Employment, PositionKind, Rank, User
from accounts.synthetic.people import invent_person
from home.demo.accounts import ACCOUNTS
from home.demo.positions import STAFFING

SEED = 20261121


def invent_people():
    generator = random.Random(SEED)  # noqa: S311 -- nothing secret: the same people every time are wanted
    names, numbers = set(), set()
    return [
        invent_person(generator, unit_code, title, kind_code, names=names, numbers=numbers)
        for unit_code, title, kind_code in _positions(generator)
    ]


def load_people(units):
    """Staff units where nobody works but the demo's accounts. Returns the employments that are new.

    A later release may invent other people: beside those of an earlier one they would be twice as many.
    """
    accounts = [account.number for account in ACCOUNTS]
    if Employment.objects.filter(unit__in=units.values()).exclude(number__in=accounts).exists():
        return []
    people = invent_people()
    # Nobody can sign in as them, so that no password of three hundred accounts goes round.
    users = User.objects.bulk_create(
        User(
            full_name=person.full_name,
            title_before=person.title_before,
            title_after=person.title_after,
            password=make_password(None),
        )
        for person in people
    )
    ranks = {(rank.scheme, rank.grade): rank for rank in Rank.objects.all()}
    kinds = PositionKind.objects.in_bulk(field_name="code")
    # The first of each unit leads it.
    heads = {person.unit_code: user for person, user in zip(reversed(people), reversed(users), strict=True)}
    return Employment.objects.bulk_create(
        Employment(
            user=user,
            number=person.number,
            status=person.status,
            rank=ranks["PPPK" if person.status.startswith("PPPK") else "PNS", person.grade],
            position_kind=kinds[person.kind_code],
            position_title=person.position_title,
            unit=units[person.unit_code],
            started_on=person.started_on,
            superior=None if heads[person.unit_code] == user else heads[person.unit_code],
        )
        for user, person in zip(users, people, strict=True)
    )


def _positions(generator):
    for unit_code, (count, (head, head_kind), others) in STAFFING.items():
        yield unit_code, head, head_kind
        weights = [weight for title, kind_code, weight in others]
        for title, kind_code, _weight in generator.choices(others, weights=weights, k=count - 1):
            yield unit_code, title, kind_code
