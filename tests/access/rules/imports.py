"""Who brings in people. The batch is for a unit of the agency, sent by its HR officer."""

from tests.access.answers import only
from tests.factories.imports import person_row, send_and_check

HERE = ("hr", "agency_administrator", "administrator")
ANYWHERE = (*HERE, "other_hr", "other_agency_administrator")


def prepare(world):
    rows = [person_row(world.unit)]
    world.things["batch"] = send_and_check(rows, unit=world.unit, by=world.people["hr"], at=world.at)


def with_batch(world):
    return [world.things["batch"].public_id]


RULES = {
    "imports:list": ("get", None, only(*ANYWHERE)),
    "imports:upload": ("get", lambda world: ["pegawai"], only(*ANYWHERE)),
    "imports:template": ("get", lambda world: ["pegawai", "xlsx"], only(*ANYWHERE)),
    "imports:batch": ("get", with_batch, only(*HERE)),
    "imports:progress": ("get", with_batch, only(*HERE)),
    "imports:problems": ("get", with_batch, only(*HERE)),
    "imports:apply": ("post", with_batch, only(*HERE, answer=302)),
    "imports:discard": ("post", with_batch, only(*HERE, answer=302)),
    "imports:undo": ("post", with_batch, only(*HERE, answer=302)),
}
