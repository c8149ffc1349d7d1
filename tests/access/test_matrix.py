"""Who gets what at every address of the site. A new address without a row here fails the last test."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from tests.access.world import ROLES, build_world

OURS = {"accounts", "assessments", "certificates", "competencies", "courses", "home", "reports", "theme"}
SIGN_IN = "sign-in"


def everyone(answer):
    return dict.fromkeys(ROLES, answer)


def signed_in(answer):
    return {**everyone(answer), "stranger": SIGN_IN}


def only(*roles, answer=200):
    """`answer` for these roles, 404 for the other people, sign-in for the stranger."""
    return {**signed_in(404), **dict.fromkeys(roles, answer)}


def with_owner(world):
    return [world.owner.public_id]


# url name: (method, arguments from the world, what each role gets)
RULES = {
    "account_login": ("get", None, {**everyone(302), "stranger": 200}),
    "account_logout": ("get", None, {**everyone(200), "stranger": 302}),
    "account_change_password": ("get", None, signed_in(200)),
    "account_reset_password": ("get", None, everyone(200)),
    "account_reset_password_done": ("get", None, everyone(200)),
    "account_reset_password_from_key": ("get", lambda world: ["0", "no-such-key"], everyone(410)),
    "account_reset_password_from_key_done": ("get", None, everyone(200)),
    "accounts:members_only": ("get", None, {**everyone(403), "stranger": SIGN_IN}),
    "accounts:settings": ("get", None, signed_in(200)),
    "home:dashboard": ("get", None, signed_in(200)),
    "competencies:profile": ("get", None, signed_in(200)),
    "courses:enrol": ("post", lambda world: [world.course.translation_key], signed_in(302)),
    "courses:complete_lesson": (
        "post",
        lambda world: [world.enrolment.public_id, world.lesson.translation_key],
        only("owner", answer=302),
    ),
    "courses:move_to_latest_version": (
        "post",
        lambda world: [world.enrolment.public_id],
        only("owner", answer=302),
    ),
    "assessments:start": ("post", lambda world: [world.open_attempt.quiz_key], signed_in(302)),
    "assessments:attempt": ("get", lambda world: [world.open_attempt.public_id], only("owner")),
    "assessments:save": (
        "post",
        lambda world: [world.open_attempt.public_id],
        {**only("owner", answer=400), "stranger": 401},
    ),
    "assessments:review": ("get", lambda world: [world.open_attempt.public_id], only("owner")),
    "assessments:submit": ("post", lambda world: [world.open_attempt.public_id], only("owner", answer=302)),
    "assessments:result": ("get", lambda world: [world.submitted_attempt.public_id], only("owner")),
    "certificates:list": ("get", None, signed_in(200)),
    "certificates:download": ("get", lambda world: [world.certificate.public_id], only("owner", "administrator")),
    "certificates:revoke": ("get", lambda world: [world.certificate.public_id], only("administrator")),
    "certificates:verify_form": ("get", None, everyone(200)),
    "certificates:verify": ("get", lambda world: [world.certificate.code], everyone(200)),
    "reports:unit_board": ("get", None, only("hr", "other_hr", "administrator", answer=302)),
    "reports:unit": ("get", lambda world: [world.unit.public_id], only("hr", "administrator")),
    "reports:unit_csv": ("get", lambda world: [world.unit.public_id], only("hr", "administrator")),
    "reports:person": ("get", with_owner, only("hr", "administrator")),
    "theme:style": ("get", None, everyone(200)),
    "theme:set_language": ("post", None, everyone(302)),
    "theme:privacy": ("get", None, everyone(200)),
    "theme:accessibility": ("get", None, everyone(200)),
    "theme:robots": ("get", None, everyone(200)),
}

# Pages of the tree, below the home page.
PAGES = {
    "home page": (lambda world: "/", everyone(200)),
    "catalogue": (lambda world: "/katalog/", everyone(200)),
    "course": (lambda world: world.course.url, everyone(200)),
    "lesson": (
        lambda world: world.lesson.url,
        {**everyone(302), "stranger": SIGN_IN, "owner": 200, "trainer": 200, "administrator": 200},
    ),
    "admin": (lambda world: "/admin/", {**everyone(SIGN_IN), "trainer": 200, "administrator": 200}),
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once: each request below is undone, so no row of the matrix sees another's traces."""
    at = datetime(2026, 11, 21, 13, 30, tzinfo=ZoneInfo("Asia/Jakarta"))
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world(at)
        transaction.set_rollback(True)


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
            if pattern.name and (namespace in OURS or pattern.name.startswith("account_")):
                yield f"{namespace}:{pattern.name}" if namespace else pattern.name
        else:
            yield from url_names(pattern, pattern.namespace or namespace)
