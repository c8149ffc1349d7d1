"""How people read the states: always a word and a sign, never only a colour."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from certificates.life.states import State


@dataclass(frozen=True)
class Words:
    """`tone` is that of badges and notices, `icon` an id of the sprite."""

    label: str
    tone: str
    icon: str


WORDS = {
    State.VALID: Words(_("Valid"), "success", "check"),
    State.EXPIRING: Words(_("Expires soon"), "warning", "clock"),
    State.EXPIRED: Words(_("Expired"), "danger", "clock"),
    State.RENEWED: Words(_("Renewed"), "info", "certificate"),
    State.REVOKED: Words(_("Revoked"), "danger", "cross"),
    State.SUPERSEDED: Words(_("Replaced by a corrected one"), "info", "document"),
}
