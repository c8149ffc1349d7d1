"""Ways from a person's page to pages of other topics and rooms. Each registers its own in `AppConfig.ready()`:
`register(PersonLink(label=_("Learning record"), url_name="reports:person", power=Power.SEE_LEARNING))`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from accounts.powers import Power


def always(person, *, is_employed):
    return True


@dataclass(frozen=True, kw_only=True)
class PersonLink:
    """The page at `url_name` takes the person's public id. It is shown to whose `power` reaches the person's unit.

    `exists(person, is_employed=…)` says whether there is such a page for this person.
    """

    label: str
    url_name: str
    power: Power
    exists: Callable = always
    order: int = 100

    def is_shown(self, viewer, person, units, *, is_employed):
        """`units` are those that place the person; an administrator sees every link."""
        if not self.exists(person, is_employed=is_employed):
            return False
        return viewer.is_superuser or any(viewer.has_power_over(self.power, unit) for unit in units)


_links = []


def register(link):
    """Registering the same link again changes nothing: `ready()` may run twice in tests."""
    if link not in _links:
        _links.append(link)
        _links.sort(key=lambda each: each.order)


def links_for(viewer, person, units, *, is_employed):
    """(label, address) for this viewer."""
    return [
        (link.label, reverse(link.url_name, args=[person.public_id]))
        for link in _links
        if link.is_shown(viewer, person, units, is_employed=is_employed)
    ]
