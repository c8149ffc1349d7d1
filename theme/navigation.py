"""The site's navigation. Apps above register their own items in `AppConfig.ready()`, so this room names none of them:
`register(Item(label=_("Competencies"), url_name="competencies:profile", icon="competency", visible=signed_in))`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

MAIN = "main"
ACCOUNT = "account"  # the menu behind the person's name
FOOTER = "footer"
PLACES = (MAIN, ACCOUNT, FOOTER)


def everyone(request):
    return True


def signed_in(request):
    return request.user.is_authenticated


def signed_out(request):
    return not signed_in(request)


@dataclass(frozen=True, kw_only=True)
class Item:
    """`visible` runs on every page, so it may only use what is already loaded on `request.user`."""

    label: str
    url_name: str = ""
    path: str = ""  # for Wagtail pages, which have no url name
    icon: str = ""
    order: int = 100
    place: str = MAIN
    visible: Callable = everyone

    @cached_property
    def url(self):
        """Every page asks every item for it, and no address of the site changes while it runs."""
        return self.path or reverse(self.url_name)


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    icon: str
    current: str  # the value for aria-current: "page", "true" (a page below it) or ""


_items = []


def register(item):
    """Registering the same item again changes nothing: `ready()` may run twice in tests."""
    if item not in _items:
        _items.append(item)
        _items.sort(key=lambda each: each.order)


def links_for(request, place=MAIN):
    if not hasattr(request, "user"):  # an error came before the middleware that reads who it is
        from django.contrib.auth.models import AnonymousUser

        request.user = AnonymousUser()
    return [
        Link(item.label, item.url, item.icon, _current(item.url, request.path))
        for item in _items
        if item.place == place and item.visible(request)
    ]


def _current(url, path):
    if url == path:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""
