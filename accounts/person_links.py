"""Ways from a person's page to pages of other topics and rooms. Each registers its own in `AppConfig.ready()`:
`register(PersonLink(label=_("Learning record"), url_name="reports:person", power=Power.SEE_LEARNING))`.
With `is_action` it is a button that posts to the address.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from accounts.granting import may_change_account
from accounts.powers import Power


def always(person, *, is_employed):
    return True


@dataclass(frozen=True, kw_only=True)
class PersonLink:
    """The page at `url_name` takes the person's public id. It is shown to whose `power` reaches the person's unit.

    `exists(person, is_employed=…)` says whether there is such a page for this person; `address(person)` gives the
    address where it is more than the page's own. Nobody does to themselves what is not `for_oneself`;
    what `opens_account` is for those who may change the account.
    """

    label: str
    url_name: str
    power: Power
    exists: Callable = always
    address: Callable | None = None
    opens_account: bool = False
    is_action: bool = False
    for_oneself: bool = True
    order: int = 100

    def is_shown(self, viewer, person, units, *, is_employed):
        """`units` are those that place the person; an administrator sees every link."""
        if viewer.pk == person.pk and not self.for_oneself:
            return False
        if not (viewer.is_superuser or any(viewer.has_power_over(self.power, unit) for unit in units)):
            return False
        if not self.exists(person, is_employed=is_employed):
            return False
        return not self.opens_account or may_change_account(viewer, person)

    def url(self, person):
        return self.address(person) if self.address else reverse(self.url_name, args=[person.public_id])


_links = []


def register(link):
    """Registering the same link again changes nothing: `ready()` may run twice in tests."""
    if link not in _links:
        _links.append(link)
        _links.sort(key=lambda each: each.order)


def links_for(viewer, person, units, *, is_employed):
    """(label, address, whether it is a button) for this viewer."""
    return [
        (link.label, link.url(person), link.is_action)
        for link in _links
        if link.is_shown(viewer, person, units, is_employed=is_employed)
    ]
