from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import audit, office, person_links
from accounts.powers import Power
from accounts.roles.words import role_and_scope


def join():
    audit.register_words(targets={"role.": role_and_scope})
    office.register(
        office.Task(
            label=_("Roles"),
            about=_("See who may do what in your units, grant and end roles, decide on proposals."),
            url_name="roles:manage",
            power=Power.GRANT_ROLES,
            icon="settings",
            order=40,
        )
    )
    person_links.register(
        person_links.PersonLink(
            label=_("Grant a role"),
            url_name="roles:grant",
            power=Power.GRANT_ROLES,
            exists=may_hold_roles,
            address=grant_to,
            for_oneself=False,
            order=40,
        )
    )


def may_hold_roles(person, *, is_employed):
    return person.is_active and is_employed


def grant_to(person):
    return f"{reverse('roles:grant')}?person={person.public_id}"
