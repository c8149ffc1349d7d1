"""What the matrix says of one method must not be undone by another; generated from the matrix and the resolver."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from wagtail.admin import urls as wagtailadmin_urls

from tests.access.answers import SIGN_IN
from tests.access.rules import RULES
from tests.access.world import ROLES
from tests.plugins.reads import WRITE

REFUSED = {302, 400, 401, 403, 404, 405, 410}
# Anybody may choose the language or check a certificate: that needs no token and changes nothing.
WITHOUT_TOKEN = {"theme:set_language", "api:match_number", "api:verify"}
# The signed address is itself the proof of who may: it came by mail, and withdraws that person's consent alone.
BY_ITS_ADDRESS = {"privacy:withdraw_by_link"}
# The trail of what was refused, and the session in which a stranger's own steps are kept.
TRACES = re.compile(r'"(accounts_auditentry|django_session)"')
EDITORS = {"trainer", "course_trainer", "administrator"}
# Wagtail's own ways for people who are not signed in, and what its pages of the content admin load.
OPEN_IN_ADMIN = {"wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}


class Writes:
    def __init__(self):
        self.found = []

    def __call__(self, execute, sql, params, many, context):
        if WRITE.match(sql) and not TRACES.search(sql):
            self.found.append(sql)
        return execute(sql, params, many, context)


def ask(client, method, url, **data):
    """The status, and what was written before it was taken back."""
    writes = Writes()
    with transaction.atomic(), connection.execute_wrapper(writes):
        response = getattr(client, method)(url, data)
        response.getvalue()
        transaction.set_rollback(True)
    return response.status_code, writes.found


def address(world, name):
    _, arguments, _ = RULES[name]
    return reverse(name, args=arguments(world) if arguments else [])


def client_of(world, role, **options):
    client = Client(**options)
    if world.people[role].is_authenticated:
        client.force_login(world.people[role])
    return client


@pytest.mark.parametrize("name", sorted(set(RULES) - BY_ITS_ADDRESS))
def test_a_stranger_changes_nothing_by_any_method(world, name):
    url = address(world, name)

    for method in ("post", "put", "patch", "delete"):
        status, writes = ask(Client(), method, url)
        assert (status < 500, writes) == (True, []), method


@pytest.mark.parametrize("name", sorted(set(RULES) - WITHOUT_TOKEN - BY_ITS_ADDRESS))
def test_without_a_token_nobody_changes_anything(world, name):
    url = address(world, name)

    for role in ("stranger", "owner", "administrator"):
        client = client_of(world, role, enforce_csrf_checks=True)
        status, writes = ask(client, "post", url)
        assert (status in {401, 403, 405}, writes) == (True, []), (role, status)


@pytest.mark.parametrize("name", RULES)
def test_who_is_refused_by_one_method_is_refused_by_the_other(world, name):
    method, _, expected = RULES[name]
    url, other = address(world, name), "post" if method == "get" else "get"

    for role in (role for role in ROLES if expected[role] in {404, SIGN_IN}):
        status, writes = ask(client_of(world, role), other, url)
        assert (status in REFUSED, writes) == (True, []), (role, status)


def admin_names():
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern) == "admin/" and getattr(pattern, "urlconf_name", None) == wagtailadmin_urls:
            yield from _names(pattern, "")


def _names(resolver, namespace):
    for pattern in resolver.url_patterns:
        if not isinstance(pattern, URLPattern):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern, inner)
        elif pattern.name and not pattern.pattern.regex.groups:
            yield f"{namespace}{pattern.name}"


@pytest.mark.slow  # hundreds of requests, whose answers no database decides
def test_the_content_admin_is_shut_for_all_but_editors(world):
    names = set(admin_names()) - OPEN_IN_ADMIN
    assert len(names) > 40

    let_in = [
        (name, role, method, status)
        for role in ROLES
        if role not in EDITORS
        for client in [client_of(world, role)]
        for name in sorted(names)
        for method in ("get", "post")
        for status, writes in [ask(client, method, reverse(name))]
        if status not in REFUSED or writes
    ]

    assert let_in == []


def test_what_these_tests_look_with_does_see_a_change(world):
    """Otherwise they would all pass for nothing."""
    name = "courses:enrol"

    _, writes = ask(client_of(world, "colleague"), "post", address(world, name))

    assert writes
