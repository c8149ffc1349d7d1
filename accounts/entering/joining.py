"""How entering joins the rest of the site; called once by `AppConfig.ready()`."""

from allauth.account.signals import user_logged_in
from django.utils.translation import gettext_lazy as _

from accounts import office, person_links
from accounts.entering import activation, receivers, second_factor, sessions, signals
from accounts.models import ActivationCode, Invitation
from accounts.powers import Power
from accounts.privacy.registry import register_retention_target
from accounts.signals import account_closed


def join():
    user_logged_in.connect(receivers.mark_session)
    account_closed.connect(receivers.end_sessions)
    signals.link_asked.connect(receivers.mail_activation_link)
    signals.code_failed.connect(receivers.count_failed_code)
    signals.code_failed.connect(receivers.record_failed_code)
    signals.people_invited.connect(receivers.send_invitations)
    signals.two_factor_was_reset.connect(receivers.mail_two_factor_reset)
    office.register(
        office.Task(
            label=_("Account activation"),
            about=_("See who has not chosen a password yet, mail links and print codes."),
            url_name="entering:manage",
            power=Power.ISSUE_CODES,
            icon="lock",
            order=20,
        )
    )
    for link in PERSON_LINKS:
        person_links.register(link)
    _let_go_in_time()


def _let_go_in_time():
    register_retention_target(
        "activation_codes",
        _("Activation codes that were used, ended or are too old"),
        action="delete",
        find=ActivationCode.objects.over_before,
        apply=lambda rows, at: activation.forget_codes(rows),
    )
    register_retention_target(
        "activation_mails",
        _("Notes that an activation mail was sent"),
        action="delete",
        find=lambda before: Invitation.objects.filter(sent_at__lt=before),
        apply=lambda rows, at: rows.delete(),
    )
    register_retention_target(
        "session_details",
        _("Devices and addresses of sessions that are over"),
        action="delete",
        find=sessions.over_before,
        apply=lambda rows, at: rows.delete(),
    )


def waits(person, *, is_employed):
    return is_employed and activation.is_waiting(person)


def waits_and_has_address(person, *, is_employed):
    return bool(person.email) and waits(person, is_employed=is_employed)


def has_second_factor(person, *, is_employed):
    return is_employed and second_factor.is_set_up(person)


PERSON_LINKS = [
    person_links.PersonLink(
        label=_("Mail a link for activation"),
        url_name="entering:mail_person",
        power=Power.ISSUE_CODES,
        exists=waits_and_has_address,
        is_action=True,
        order=20,
    ),
    person_links.PersonLink(
        label=_("Print an activation code"),
        url_name="entering:print_code",
        power=Power.ISSUE_CODES,
        exists=waits,
        is_action=True,
        opens_account=True,
        order=21,
    ),
    person_links.PersonLink(
        label=_("Remove the second sign-in step"),
        url_name="entering:reset_two_factor",
        power=Power.RESET_TWO_FACTOR,
        exists=has_second_factor,
        for_oneself=False,
        opens_account=True,
        order=60,
    ),
]
