from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


def has_record(person, *, is_employed):
    """The record is one of people who work here, and not of those who had the use of their data restricted."""
    return is_employed and person.processing_restricted_at is None


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self):
        from accounts import audit
        from accounts.person_links import PersonLink
        from accounts.person_links import register as link_from_person
        from accounts.powers import Power
        from reports.scope import may_see_boards
        from theme.navigation import Item, register

        audit.register({"unit.exported": _("%(actor)s downloaded the list of people of %(target)s")})
        register(
            Item(
                label=_("Units"),
                url_name="reports:unit_board",
                icon="unit",
                order=50,
                visible=may_see_boards,
            )
        )
        link_from_person(
            PersonLink(
                label=_("Learning record"),
                url_name="reports:person",
                power=Power.SEE_LEARNING,
                exists=has_record,
                order=10,
            )
        )
