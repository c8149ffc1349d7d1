"""Who gets what at every address of the site. A new address without a row in `rules` fails the last test."""

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from tests.access.answers import SIGN_IN, everyone
from tests.access.rules import RULES
from tests.access.world import ROLES
from tests.architecture.project import ROOMS

EDITORS = ("trainer", "course_trainer", "administrator")
# Whose views a person meets outside the content admin.
WRITTEN_BY = {*ROOMS, "allauth"}

# Pages of the tree, below the home page.
PAGES = {
    "home page": (lambda world: "/", everyone(200)),
    "catalogue": (lambda world: "/katalog/", everyone(200)),
    "course": (lambda world: world.course.url, everyone(200)),
    "lesson": (
        lambda world: world.lesson.url,
        {**everyone(302), "stranger": SIGN_IN, **dict.fromkeys(["owner", "course_trainer", "administrator"], 200)},
    ),
    "admin": (lambda world: "/admin/", {**everyone(SIGN_IN), **dict.fromkeys(EDITORS, 200)}),
}


def answers(client, world, method, url):
    """What each role gets; what a request changes is undone before the next."""
    got = {}
    for role in ROLES:
        client.logout()
        user = world.people[role]
        if user.is_authenticated:
            client.force_login(user)
        with transaction.atomic():
            response = getattr(client, method)(url)
            response.getvalue()  # A file that nobody reads would stay open.
            transaction.set_rollback(True)
        is_sign_in = response.status_code == 302 and response["Location"].startswith(reverse("account_login"))
        got[role] = SIGN_IN if is_sign_in else response.status_code
    return got


@pytest.mark.parametrize("name", RULES)
def test_an_address_answers_each_role_as_the_matrix_says(client, world, name):
    method, arguments, expected = RULES[name]
    url = reverse(name, args=arguments(world) if arguments else [])

    got = answers(client, world, method, url)

    assert got == expected


@pytest.mark.parametrize("name", PAGES)
def test_a_page_answers_each_role_as_the_matrix_says(client, world, name):
    address, expected = PAGES[name]

    got = answers(client, world, "get", address(world))

    assert got == expected


def test_every_address_of_the_site_stands_in_the_matrix():
    assert set(url_names(get_resolver())) - set(RULES) == set()


def url_names(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if str(pattern.pattern) == "admin/":  # Wagtail's own, of which the page below is the gate.
            continue
        if isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "view_class", pattern.callback)
            if pattern.name and view.__module__.partition(".")[0] in WRITTEN_BY:
                yield f"{namespace}:{pattern.name}" if namespace else pattern.name
        else:
            yield from url_names(pattern, pattern.namespace or namespace)
