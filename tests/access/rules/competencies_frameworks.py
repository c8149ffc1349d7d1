"""Frameworks are read by everybody who is signed in, an agency's own by its people; changed by who manages them."""

from tests.access.answers import only, signed_in
from tests.access.world import ROLES
from tests.factories.frameworks import make_framework

ELSEWHERE = {"stranger", "other_agency_administrator", "other_signatory"}
OF_THE_AGENCY = [role for role in ROLES if role not in ELSEWHERE]
ANY_MANAGER = only("agency_administrator", "other_agency_administrator", "administrator")
ITS_MANAGER = only("agency_administrator", "administrator")


def prepare(world):
    agency = world.unit.get_root()
    code = f"kerangka-{agency.public_id.hex[:12]}"
    world.things["framework"] = make_framework(code, agency)


def own(*more):
    return lambda world: [world.things["framework"].code, *more]


RULES = {
    "competencies:frameworks": ("get", None, signed_in(200)),
    "competencies:framework": ("get", own(), only(*OF_THE_AGENCY)),
    "competencies:download_framework": ("get", own("csv"), only(*OF_THE_AGENCY)),
    "competencies:change_framework": ("get", own(), ITS_MANAGER),
    "competencies:new_competency": ("get", own(), ITS_MANAGER),
    "competencies:change_competency": ("get", own("DATA.1"), ITS_MANAGER),
    "competencies:new_framework": ("get", None, ANY_MANAGER),
    "competencies:import_framework": ("get", None, ANY_MANAGER),
    "competencies:crosswalk": ("get", None, signed_in(200)),
    "competencies:download_crosswalk": ("get", lambda world: ["json"], signed_in(200)),
    "competencies:import_crosswalk": ("get", None, ANY_MANAGER),
    "competencies:remove_link": (
        "post",
        None,
        only("agency_administrator", "other_agency_administrator", "administrator", answer=302),
    ),
}
