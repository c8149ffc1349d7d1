"""Whether the API does what its description says, asked by made-up requests of every kind."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from certificates.register.services import publish_head

pytestmark = pytest.mark.django_db
UNPACKED = {"Accept-Encoding": "identity"}
# What makes a code, a NIP or a pair of sizes is more than a description of JSON can say, so 422 may answer any text:
# the check `positive_data_acceptance` is left out.
OPERATIONS = [
    "GET /api/v1/certificates/{code}",
    "POST /api/v1/certificates/match-number",
    "POST /api/v1/verify",
    "GET /api/v1/register/head",
    "GET /api/v1/register/heads",
    "GET /api/v1/register/heads/{size}",
    "GET /api/v1/register/entries/{position}",
    "GET /api/v1/register/inclusion",
    "GET /api/v1/register/consistency",
]


@pytest.fixture
def described(db, settings):
    """A server would close its connection after each request, and the tests' transaction with it."""
    settings.REQUEST_LIMITS = {}
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operations(described):
    found = (each.ok() for each in described.get_all_operations())
    return {f"{each.method.upper()} {each.path}": each for each in found}


def test_every_operation_is_asked(described):
    with_keys = ("GET /api/v1/me/", "GET /api/v1/agency/")  # asked in tests/competencies/api

    assert {name for name in operations(described) if not name.startswith(with_keys)} == set(OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_answers_are_as_described(described, certificate, at, name):
    publish_head(at=at)
    operation = operations(described)[name]

    @given(case=operation.as_strategy())
    @settings(max_examples=20, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def ask(case):
        case.call_and_validate(headers=UNPACKED, excluded_checks=[positive_data_acceptance])

    ask()
