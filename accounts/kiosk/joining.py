"""Where this topic joins the rest of the site; called when the app is ready."""

from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _

from accounts import audit, merging, office, person_links
from accounts.kiosk import cards
from accounts.kiosk.middleware import note_sign_in
from accounts.models import KioskCard
from accounts.powers import Power
from accounts.privacy.registry import (
    ErasureLine,
    leave_out_of_exports,
    register_eraser,
    register_retention_target,
)

ACTS = {
    "kiosk.card_issued": _("%(actor)s made a sign-in card for %(subject)s"),
    "kiosk.card_revoked": _("%(actor)s took back the sign-in card of %(subject)s"),
    "kiosk.card_locked": _("The sign-in card of %(subject)s was locked after wrong PINs"),
    "kiosk.pin_chosen": _("%(subject)s chose a PIN for their sign-in card"),
    "kiosk.device_made": _("%(actor)s made a computer a shared device"),
    "kiosk.device_ended": _("%(actor)s ended a shared device"),
}


def join():
    audit.register(ACTS)
    user_logged_in.connect(note_sign_in)
    merging.register(merging.Room(name="kiosk", settle=take_back))
    leave_out_of_exports("accounts.KioskCard", reason="Secrets of the sign-in: they would endanger the account.")
    leave_out_of_exports("accounts.KioskDevice", reason="The official act of an officer; it stands in the audit trail.")
    register_eraser("kiosk", preview=cards_to_erase, erase=erase_cards)
    register_retention_target(
        "sign_in_cards",
        _("Sign-in cards that were taken back or are too old"),
        action="delete",
        find=KioskCard.objects.over_before,
        apply=lambda rows, at: rows.delete(),
    )
    for task in TASKS:
        office.register(task)
    person_links.register(
        person_links.PersonLink(
            label=_("Print a sign-in card"),
            url_name="kiosk:print_card",
            power=Power.ISSUE_CODES,
            exists=may_have_card,
            is_action=True,
            order=30,
        )
    )


def may_have_card(person, *, is_employed):
    return is_employed and person.is_active


def take_back(kept, other, *, at):
    """One card for one person: the card of the record that is given up ends."""
    cards.revoke_cards(user=other, at=at)


def cards_to_erase(person):
    count = person.kiosk_cards.count()
    return [ErasureLine(label=KioskCard._meta.verbose_name_plural, count=count)] if count else []


def erase_cards(person, at):
    person.kiosk_cards.all().delete()


TASKS = [
    office.Task(
        label=_("Sign-in cards"),
        about=_("Print cards with which people without a phone sign in on shared devices, and take lost ones back."),
        url_name="kiosk:cards",
        power=Power.ISSUE_CODES,
        icon="certificate",
        order=50,
    ),
    office.Task(
        label=_("Shared devices"),
        about=_("Make a computer in your office safe to use by many people one after another."),
        url_name="kiosk:devices",
        power=Power.ISSUE_CODES,
        icon="lock",
        order=55,
    ),
]
