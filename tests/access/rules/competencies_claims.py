"""Who enters a training taken elsewhere, and who checks it. The superior sees the result, never the certificate."""

from competencies.claims import deciding
from tests.access.answers import only, signed_in
from tests.factories.claims import complete_draft, submitted

OFFICERS = ("hr", "administrator")
# The desk itself is that of every personnel officer; what lies on it is not.
OF_ANY_UNIT = ("hr", "other_hr", "administrator")


def prepare(world):
    names = {"certificate_number": "SERT-002", "organiser": "Lembaga Lain"}
    third = {"certificate_number": "SERT-003", "organiser": "Lembaga Ketiga"}
    approved = submitted(world.owner, world.at, **third)
    deciding.approve(claim=approved, by=world.people["hr"], at=world.at)
    world.things |= {
        "claim_draft": complete_draft(world.owner, world.at),
        "claim_sent": submitted(world.owner, world.at, **names),
        "claim_approved": approved,
    }


def of(name):
    return lambda world: [world.things[name].public_id]


RULES = {
    "competencies:claims": ("get", None, signed_in(200)),
    "competencies:claim_new": ("get", None, signed_in(200)),
    "competencies:claim": ("get", of("claim_sent"), only("owner")),
    "competencies:claim_edit": ("get", of("claim_draft"), only("owner")),
    "competencies:claim_upload": ("get", of("claim_draft"), only("owner")),
    "competencies:claim_competencies": ("get", of("claim_draft"), only("owner")),
    "competencies:claim_submit": ("post", of("claim_draft"), only("owner", answer=302)),
    "competencies:claim_withdraw": ("post", of("claim_sent"), only("owner", answer=302)),
    "competencies:claim_delete": ("get", of("claim_draft"), only("owner")),
    "competencies:claim_file": ("get", of("claim_sent"), only("owner", *OFFICERS)),
    "competencies:claim_queue": ("get", None, only(*OF_ANY_UNIT)),
    "competencies:claim_check": ("get", of("claim_sent"), only(*OFFICERS)),
    "competencies:claim_revoke": ("get", of("claim_approved"), only(*OFFICERS)),
    "competencies:claim_import": ("get", None, only(*OF_ANY_UNIT)),
    "competencies:claim_import_template": ("get", None, only(*OF_ANY_UNIT)),
}
