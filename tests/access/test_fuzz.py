"""Thousands of made-up requests: none breaks the site down or shows people of an agency one has no power over."""

from collections import Counter
from http.cookies import SimpleCookie
from random import Random

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.access.fuzzing import Attempt, attempts, models_with_public_ids, public_ids
from tests.access.rules import RULES, prepare
from tests.access.world import ROLES, build_world

MARK = " Zulmarka"
SEED = 20261122
# An administrator serves the whole site and sees the other agency as well.
SEES_ALL = {"administrator"}
# Whoever has the code on a certificate may check whose it is, and whoever was given a link may open it.
SHOWS_ANYBODY = {
    "api:certificate",
    "certificates:issuer",
    "certificates:issuer_json",
    "certificates:match_number",
    "certificates:shared",
    "certificates:verify",
    "cv:shared",
}


@pytest.fixture(scope="module")
def foreign(world):
    """A second agency, whose people carry a mark in their names."""
    foreign = build_world(world.at, mark=MARK)
    prepare(foreign)
    return foreign


@pytest.fixture
def ids(world, foreign):
    """Every public id there is, of both agencies, and what else addresses are made of."""
    keys = [world.course, world.lesson, foreign.course, foreign.lesson]
    found = public_ids(models_of=models_with_public_ids(apps))
    names = [str(foreign.unit.public_id), str(foreign.owner.public_id)] * (len(found) // 6)
    return [*found, *names, *(str(page.translation_key) for page in keys), "1", "2", "pegawai", "csv", "xlsx"]


@pytest.fixture
def exact(world, foreign):
    """Each address of the matrix: with what the foreign agency has, for half as many with what the own one has."""
    return [
        reverse(name, args=arguments(of) if arguments else [])
        for of in (foreign, foreign, world)
        for name, (_, arguments, _) in RULES.items()
        if name not in SHOWS_ANYBODY
    ]


@pytest.fixture
def unlimited(settings):
    """The limits would answer instead of the views."""
    settings.REQUEST_LIMITS = {}
    settings.ACCOUNT_RATE_LIMITS = False


class Visitor:
    """One person's browser, as it was before each request."""

    def __init__(self, user):
        self.client = Client()
        if user.is_authenticated:
            self.client.force_login(user)
        self.cookies = self.client.cookies.output(header="", sep=";")

    def ask(self, attempt):
        self.client.cookies = SimpleCookie(self.cookies)
        with transaction.atomic():
            try:
                send = getattr(self.client, attempt.method)
                body = {} if attempt.method in {"get", "head"} else attempt.body
                response = send(attempt.url, **body)
                return response.status_code, response.getvalue()
            finally:
                transaction.set_rollback(True)


def fuzz(world, ids, exact, number):
    """Problems by kind of request, and how often each status came."""
    visitors = {role: Visitor(world.people[role]) for role in ROLES}
    problems, statuses = [], Counter()
    for index, attempt in enumerate(attempts(Random(SEED), roles=ROLES, ids=ids, exact=exact, number=number)):
        if index % 50 == 0:
            cache.clear()
        try:
            status, content = visitors[attempt.role].ask(attempt)
        except Exception as error:
            problems.append(f"{attempt}: {type(error).__name__} {str(error)[:200]}")
            continue
        statuses[status] += 1
        if status >= 500 and status != 503:
            problems.append(f"{attempt}: {status}")
        if attempt.role not in SEES_ALL and MARK.strip().encode() in content:
            problems.append(f"{attempt}: shows people of another agency")
    return problems, statuses


def check(world, ids, exact, number):
    problems, statuses = fuzz(world, ids, exact, number)

    assert not problems, "\n".join([f"{len(problems)} problems", *problems[:30]])
    assert statuses[200] > number / 20, statuses
    assert statuses[404] > number / 10, statuses


def test_made_up_requests_break_and_betray_nothing(world, foreign, ids, exact, unlimited):
    """The first of the ten thousand; more where those do not run, and where the database is pickier."""
    check(world, ids, exact, 1000 if connection.vendor == "postgresql" else 200)


@pytest.mark.slow
def test_ten_thousand_made_up_requests_break_and_betray_nothing(world, foreign, ids, exact, unlimited):
    check(world, ids, exact, 10_000)


def test_the_mark_would_be_seen(world, foreign):
    """An officer of the marked agency does see it, so its absence elsewhere says something."""
    _, content = Visitor(foreign.people["hr"]).ask(Attempt("hr", "get", "/pegawai/"))

    assert MARK.strip().encode() in content
