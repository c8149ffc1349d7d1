"""How entering joins the rest of the site; called once by `AppConfig.ready()`."""

from allauth.account.signals import user_logged_in
from django.utils.translation import gettext_lazy as _

from accounts import office
from accounts.entering import receivers, signals
from accounts.powers import Power


def join():
    user_logged_in.connect(receivers.mark_session)
    signals.link_asked.connect(receivers.mail_activation_link)
    signals.code_failed.connect(receivers.count_failed_code)
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
