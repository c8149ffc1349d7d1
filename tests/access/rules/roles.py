from accounts.models import RoleProposal
from accounts.services import appointing
from tests.access.answers import only, signed_in
from tests.factories.accounts import make_officer, make_person

OFFICERS = ("agency_administrator", "other_agency_administrator", "course_trainer", "administrator")


def prepare(world):
    people = world.people
    world.things["hr_role"] = people["hr"].roles.get(role="hr_officer")
    agency = people["agency_administrator"].current_employment().unit
    world.things["proposal"] = appointing.appoint(
        by=make_officer("agency_administrator", agency, "Pengusul"),
        user=make_person("Calon Administrator", unit=world.unit),
        role="agency_administrator",
        unit=world.unit,
        reason="SK 1/2026",
        at=world.at,
    )
    assert isinstance(world.things["proposal"], RoleProposal)


def hr_role(world):
    return [world.things["hr_role"].public_id]


def proposal(world):
    return [world.things["proposal"].public_id]


RULES = {
    "roles:own": ("get", None, signed_in(200)),
    "roles:manage": ("get", None, only(*OFFICERS)),
    "roles:grant": ("get", None, only(*OFFICERS)),
    "roles:delegate": ("get", hr_role, only("hr")),
    "roles:end": ("get", hr_role, only("agency_administrator", "administrator")),
    "roles:withdraw": ("post", proposal, signed_in(404)),
    "roles:proposal": ("get", proposal, only("agency_administrator", "administrator")),
}
