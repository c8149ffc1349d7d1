"""Writes invented units and people straight into the tables: for tests of scale, where services would take hours."""

from itertools import islice

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import Employment, OrgUnit, PositionKind, Rank, User

BATCH = 5000


@transaction.atomic
def load(units, people):
    """Returns the agency and how many people were added. Who is there already, by number, is left out."""
    by_code = load_units(units)
    ranks = {(rank.scheme, rank.grade): rank.pk for rank in Rank.objects.all()}
    kinds = dict(PositionKind.objects.values_list("code", "pk"))
    people, added = iter(people), 0
    while batch := list(islice(people, BATCH)):
        added += _load_people(batch, by_code, ranks, kinds)
    return by_code[units[0].code], added


def _load_people(batch, units, ranks, kinds):
    known = set(Employment.objects.filter(number__in=[p.number for p in batch]).values_list("number", flat=True))
    batch = [person for person in batch if person.number not in known]
    password = make_password(None)  # nobody can sign in as them
    users = User.objects.bulk_create(
        User(
            full_name=person.full_name,
            title_before=person.title_before,
            title_after=person.title_after,
            password=password,
        )
        for person in batch
    )
    Employment.objects.bulk_create(
        Employment(
            user=user,
            number=person.number,
            status=person.status,
            rank_id=ranks["PPPK" if person.status.startswith("PPPK") else "PNS", person.grade],
            position_kind_id=kinds[person.kind_code],
            position_title=person.position_title,
            unit=units[person.unit_code],
            started_on=person.started_on,
        )
        for user, person in zip(users, batch, strict=True)
    )
    return len(batch)


def load_units(units):
    """{code: unit}; units that are there already, by code, stay as they are."""
    found = {unit.code: unit for unit in OrgUnit.objects.filter(code__in=[unit.code for unit in units])}
    if units[0].code not in found:
        found[units[0].code] = OrgUnit.add_root(code=units[0].code, name=units[0].name)
    missing = [unit for unit in units if unit.code not in found]
    new = []
    for unit in missing:
        parent = found[unit.parent_code]
        # As the tree itself would, but without asking the database for each unit.
        parent.numchild += 1
        path = OrgUnit._get_path(parent.path, parent.depth + 1, parent.numchild)
        found[unit.code] = OrgUnit(path=path, depth=parent.depth + 1, code=unit.code, name=unit.name)
        new.append(found[unit.code])
    OrgUnit.objects.bulk_create(new)
    parents = {unit.parent_code for unit in missing} & {unit.code for unit in units} - {unit.code for unit in missing}
    OrgUnit.objects.bulk_update([found[code] for code in parents], ["numchild"])
    return found
