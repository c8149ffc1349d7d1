"""How this topic joins the site: its tasks for officers, its events, its part of everyone's data."""

from allauth.account.signals import user_logged_in
from django.utils.translation import gettext_lazy as _

from accounts import audit, office
from accounts.powers import Power
from accounts.privacy import clearing, personal_data, receivers, signals, trail
from theme import navigation

OFFICE_TASKS = [
    office.Task(
        label=_("Data requests"),
        about=_("Answer what people ask about their data, within 3 × 24 hours."),
        url_name="privacy:desk",
        power=Power.HANDLE_DATA_REQUESTS,
        order=60,
    ),
    office.Task(
        label=_("Data breaches"),
        about=_("Record an incident, write the notices and tell the people affected."),
        url_name="privacy:breaches",
        power=Power.MANAGE_PRIVACY,
        order=61,
    ),
    office.Task(
        label=_("Retention"),
        about=_("See what each rule would clear away, and switch rules on or off."),
        url_name="privacy:retention",
        power=Power.MANAGE_PRIVACY,
        order=62,
    ),
    office.Task(
        label=_("Record of processing activities"),
        about=_("Which data is processed for what, on which basis, and for how long (article 31)."),
        url_name="privacy:activities",
        power=Power.MANAGE_PRIVACY,
        order=63,
    ),
]


def join():
    personal_data.register()
    clearing.register()
    audit.register(trail.SENTENCES)
    audit.register_words(targets=trail.TARGETS, reasons=trail.REASONS)
    for task in OFFICE_TASKS:
        office.register(task)
    user_logged_in.connect(receivers.remember_unread_notice)
    signals.export_asked.connect(receivers.make_export)
    signals.request_changed.connect(receivers.tell_person)
    signals.person_erased.connect(receivers.tell_erased)
    signals.breach_mailing_started.connect(receivers.mail_breach)
    navigation.register(
        navigation.Item(label=_("Privacy"), url_name="privacy_notice", place=navigation.FOOTER, order=80)
    )
