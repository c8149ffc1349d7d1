"""Three hundred invented civil servants. The same seed gives the same people on every machine."""

import random

from django.contrib.auth.hashers import make_password

from accounts.models import Employment, PositionKind, Rank, User
from accounts.synthetic.people import invent_person
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
    """Create those who are missing. Returns the employments that are new."""
    people = invent_people()
    known = set(Employment.objects.values_list("number", flat=True))
    missing = [person for person in people if person.number not in known]
    if not missing:
        return []
    # Nobody can sign in as them, so that no password of three hundred accounts goes round.
    users = User.objects.bulk_create(
        User(
            full_name=person.full_name,
            title_before=person.title_before,
            title_after=person.title_after,
            password=make_password(None),
        )
        for person in missing
    )
    ranks = {(rank.scheme, rank.grade): rank for rank in Rank.objects.all()}
    kinds = PositionKind.objects.in_bulk(field_name="code")
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
        )
        for user, person in zip(users, missing, strict=True)
    )


def _positions(generator):
    for unit_code, (count, (head, head_kind), others) in STAFFING.items():
        yield unit_code, head, head_kind
        weights = [weight for title, kind_code, weight in others]
        for title, kind_code, _weight in generator.choices(others, weights=weights, k=count - 1):
            yield unit_code, title, kind_code
