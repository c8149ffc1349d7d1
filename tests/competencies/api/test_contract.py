"""Whether the part of the API that needs keys does what its description says, asked by made-up requests."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from tests.factories.accounts import make_officer, make_person, make_unit
from tests.factories.api_keys import agency_key, bearer, own_key
from tests.factories.competencies import credit, prove

pytestmark = pytest.mark.django_db
UNPACKED = {"Accept-Encoding": "identity"}
OWN = [f"GET /api/v1/me/{part}" for part in ("competencies", "evidence", "gaps", "hours", "trainings")]
AGENCY = [
    f"GET /api/v1/agency/{part}"
    for part in (
        "competencies",
        "evidence",
        "gaps",
        "hours",
        "people",
        "people/{person}",
        "people/{person}/gaps",
        "trainings",
    )
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


@pytest.fixture
def key_for():
    """The header for an operation, with something behind it to tell."""
    now, agency = timezone.now(), make_unit("Pemerintah Kabupaten Sukamaju")
    person = make_person(unit=agency)
    prove(person, now)
    credit(person, now)
    _key, own = own_key(person, now)
    _key, of_agency = agency_key(agency, make_officer("agency_administrator", agency), now)
    return lambda name: bearer(own if name in OWN else of_agency)


def operations(described):
    found = (each.ok() for each in described.get_all_operations())
    return {f"{each.method.upper()} {each.path}": each for each in found}


def test_every_operation_is_asked(described):
    asked = {name for name in operations(described) if name.startswith(("GET /api/v1/me/", "GET /api/v1/agency/"))}

    assert asked == {*OWN, *AGENCY}


def test_every_operation_says_that_it_needs_a_key(described):
    for name, operation in operations(described).items():
        needs_key = bool(operation.definition.raw.get("security"))
        assert needs_key is (name in {*OWN, *AGENCY}), name


@pytest.mark.parametrize("name", [*OWN, *AGENCY])
def test_the_answers_are_as_described(described, key_for, name):
    operation, headers = operations(described)[name], {**UNPACKED, **key_for(name)}

    @given(case=operation.as_strategy())
    @settings(max_examples=5, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def ask(case):
        case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance, ignored_auth])

    ask()
