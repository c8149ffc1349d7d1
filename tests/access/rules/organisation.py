from accounts.models import UnitChange
from tests.access.answers import only

MANAGE = only("agency_administrator", "administrator")
ANYWHERE = only("agency_administrator", "other_agency_administrator", "administrator")


def prepare(world):
    world.things["unit_change"] = UnitChange.objects.create(
        unit=world.unit, kind="renamed", new_name="Dinas Baru", effective_on="2099-01-01", created_at=world.at
    )


def with_unit(world):
    return [world.unit.public_id]


RULES = {
    "organisation:tree": ("get", None, ANYWHERE),
    "organisation:new_agency": ("get", None, only("administrator")),
    "organisation:cancel": (
        "post",
        lambda world: [world.things["unit_change"].public_id],
        only("agency_administrator", "administrator", answer=302),
    ),
    "organisation:unit": ("get", with_unit, MANAGE),
    "organisation:add": ("get", with_unit, MANAGE),
    "organisation:correct": ("get", with_unit, MANAGE),
    "organisation:rename": ("get", with_unit, MANAGE),
    "organisation:move": ("get", with_unit, MANAGE),
    "organisation:merge": ("get", with_unit, MANAGE),
    "organisation:close": ("get", with_unit, MANAGE),
    "organisation:reopen": ("get", with_unit, MANAGE),
}
