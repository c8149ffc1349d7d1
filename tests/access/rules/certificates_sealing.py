"""Documents that are signed elsewhere are for the signatories of the agency."""

from tests.access.answers import only
from tests.factories.accounts import give_role, make_unit
from tests.factories.sealing import let_sign_elsewhere, make_waiting

SIGNATORIES = ("signatory", "other_signatory", "administrator")


def prepare(world):
    agency = make_unit("Badan yang menandatangani sendiri")
    let_sign_elsewhere(agency)
    world.things["waiting"] = make_waiting(world.at, agency=agency, learner=world.owner)
    world.people["signatory"] = give_role(world.people["signatory"], "signatory", unit=agency)


def waiting(world):
    return [world.things["waiting"].public_id]


RULES = {
    "certificates:sealing": ("get", None, only(*SIGNATORIES)),
    "certificates:receive_signed": ("post", None, only(*SIGNATORIES)),
    "certificates:sign_here": ("post", None, only(*SIGNATORIES)),
    "certificates:take_one_unsigned": ("get", waiting, only("signatory", "administrator")),
    # Whose agency has nothing to sign is led back to the list.
    "certificates:take_unsigned": (
        "get",
        None,
        {**only("signatory", "administrator"), "other_signatory": 302},
    ),
    "certificates:institutional_seal": ("get", None, only("administrator")),
}
