from certificates.life.correcting import ask_correction
from tests.access.answers import only

OFFICERS = ("agency_administrator", "signatory", "administrator")
# The pages of the list are those of every agency; what stands on them is not.
OF_ANY_AGENCY = (*OFFICERS, "other_agency_administrator", "other_signatory")


def prepare(world):
    world.things["correction"] = ask_correction(
        certificate=world.certificate,
        name="Yuliana Wati, S.Kom.",
        reason="Gelar belum tercetak",
        by=world.owner,
        at=world.at,
    )


RULES = {
    "certificates:revoke": (
        "get",
        lambda world: [world.certificate.public_id],
        only("signatory", "administrator"),
    ),
    "certificates:corrections": ("get", None, only(*OF_ANY_AGENCY)),
    "certificates:correction": ("get", lambda world: [world.things["correction"].public_id], only(*OFFICERS)),
}
