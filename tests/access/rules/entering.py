"""The ways in, which are open to everyone; one's own security; and the desk of those who help others in."""

from django.utils import timezone

from accounts.entering import activation, links
from tests.access.answers import SIGN_IN, everyone, only, signed_in
from tests.access.rules.site import with_owner
from tests.factories.accounts import make_person

CONFIRM = signed_in(302)
ISSUING = ("hr", "agency_administrator", "administrator")


def prepare(world):
    newcomer = make_person("Belum Aktif", unit=world.unit, email=f"belum-{world.unit.pk}@contoh.go.id", password=None)
    activation.make_sheet(unit=world.unit, made_by=None, at=timezone.now())
    world.things["newcomer"] = newcomer
    world.things["activation_link"] = links.token_for(newcomer)


def with_unit(world):
    return [world.unit.public_id]


def with_newcomer(world):
    return [world.things["newcomer"].public_id]


RULES = {
    "entering:activate": ("get", None, everyone(200)),
    "entering:ask_link": ("get", None, everyone(200)),
    "entering:link_sent": ("get", None, everyone(200)),
    "entering:choose_password": ("get", lambda world: [world.things["activation_link"]], everyone(200)),
    "entering:refused": ("get", None, everyone(403)),
    "entering:confirm_identity": ("get", None, everyone(SIGN_IN)),
    "entering:identity_unknown": ("get", None, everyone(200)),
    "entering:identity_failed": ("get", None, everyone(200)),
    "entering:manage": (
        "get",
        None,
        only("hr", "other_hr", "agency_administrator", "other_agency_administrator", answer=302)
        | {"administrator": 200},
    ),
    "entering:manage_unit": ("get", with_unit, only(*ISSUING)),
    "entering:mail_unit": ("post", with_unit, only(*ISSUING, answer=302)),
    "entering:make_sheet": ("post", with_unit, only(*ISSUING)),
    "entering:mail_person": ("post", with_newcomer, only(*ISSUING, answer=302)),
    "entering:print_code": ("post", with_newcomer, only(*ISSUING)),
    "entering:reset_two_factor": ("get", with_owner, only("agency_administrator", "administrator")),
    "accounts:security": ("get", None, signed_in(200)),
    # What concerns the safety of the account asks for the password first: here, a way to that page.
    "accounts:add_app": ("get", None, CONFIRM),
    "accounts:remove_app": ("post", None, CONFIRM),
    "accounts:recovery_codes": ("get", None, CONFIRM),
    "accounts:download_recovery_codes": ("get", None, CONFIRM),
    "accounts:add_passkey": ("get", None, CONFIRM),
    "accounts:passkey_options": ("post", None, CONFIRM),
    "accounts:remove_passkey": ("post", None, CONFIRM),
    "accounts:end_session": ("post", None, signed_in(404)),
    "accounts:end_other_sessions": ("post", None, signed_in(302)),
    "accounts:unlink_identity": ("post", None, CONFIRM),
    "accounts:sign_in_options": ("post", None, everyone(200)),
    "account_reauthenticate": ("get", None, signed_in(200)),
    "mfa_reauthenticate": ("get", None, signed_in(302)),
    "mfa_reauthenticate_webauthn": ("get", None, signed_in(302)),
    "mfa_authenticate": ("get", None, {**everyone(302), "stranger": SIGN_IN}),
    "mfa_login_webauthn": ("get", None, {**everyone(302), "stranger": SIGN_IN}),
    # No identity provider is set up here.
    "openid_connect_login": ("get", lambda world: ["sso"], everyone(404)),
    "openid_connect_callback": ("get", lambda world: ["sso"], everyone(404)),
}
