from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.api_keys.services import revoke_key
from accounts.models import AuditEntry
from competencies.models import ExternalTraining
from tests.factories import claims
from tests.factories.accounts import make_officer, make_person, make_unit
from tests.factories.api_keys import agency_key, bearer, own_key
from tests.factories.competencies import credit, prove
from tests.factories.standards import facts, make_standard

pytestmark = pytest.mark.django_db

PARTS = ["competencies", "evidence", "gaps", "hours", "trainings"]


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def person():
    return make_person("Siti Aminah")


@pytest.fixture
def ask(client, person, now):
    _key, secret = own_key(person, now)

    def ask(part, **parameters):
        return client.get(f"/api/v1/me/{part}", parameters, headers=bearer(secret)).json()

    return ask


def test_the_current_levels(ask, person, now):
    prove(person, now, level=2)
    prove(person, now, level=4)

    (level,) = ask("competencies")["competencies"]

    assert (level["framework"], level["code"], level["level"]) == ("kominfo-4-pilar", "AMAN.3", 4)
    assert level["earned_on"] == timezone.localdate(now).isoformat()


def test_the_ledger_of_evidence(ask, person, now):
    evidence = prove(person, now, level=4)

    (row,) = ask("evidence")["evidence"]

    assert (row["id"], row["source"], row["revoked_at"]) == (str(evidence.public_id), "course", None)


def test_what_the_position_requires(ask, person, now):
    make_standard(person.current_employment().unit, now, lines=[facts("AMAN.3", level=4)])
    prove(person, now, level=3)

    (gap,) = [gap for gap in ask("gaps")["gaps"] if gap["code"] == "AMAN.3"]

    assert (gap["required"], gap["proved"], gap["missing"], gap["state"]) == (4, 3, 1, "below")
    assert gap["standard"] == "Standar Dinas 2026"


def test_the_hours_of_a_year_with_their_target(ask, person, now):
    credit(person, now, hours=7)

    this_year, before = ask("hours"), ask("hours", year=2020)

    assert (this_year["total"], this_year["target"], this_year["target_is_ceiling"]) == (7.0, 20, False)
    assert [line["hours"] for line in this_year["lines"]] == [7.0]
    assert (before["year"], before["total"], before["lines"]) == (2020, 0, [])


def test_training_taken_elsewhere_is_a_list_of_its_own(ask):
    assert ask("trainings") == {"trainings": []}


@pytest.mark.parametrize("status", ExternalTraining.Status.values)
def test_it_names_training_in_every_state(ask, person, now, status):
    claim = claims.submitted(person, now)
    officer = make_officer("hr_officer", person.current_employment().unit)
    ExternalTraining.objects.filter(pk=claim.pk).update(status=status, decided_at=now, decided_by=officer, reason="x")

    assert [training["status"] for training in ask("trainings")["trainings"]] == [status]


def test_nobody_on_the_way_keeps_what_a_key_was_told(client, person, now):
    _key, secret = own_key(person, now)

    answer = client.get("/api/v1/me/hours", headers=bearer(secret))

    assert answer["Cache-Control"] == "private, no-store"


def test_another_persons_record_is_not_in_it(ask, now):
    other = make_person("Budi Santoso")
    prove(other, now)
    credit(other, now)

    assert ask("evidence") == {"evidence": []}
    assert ask("hours")["lines"] == []


@pytest.mark.parametrize("part", PARTS)
def test_a_session_on_the_site_does_as_well(client, person, part):
    client.force_login(person)

    assert client.get(f"/api/v1/me/{part}").status_code == 200


@pytest.mark.parametrize("part", PARTS)
def test_without_a_key_nothing_is_told(client, part):
    response = client.get(f"/api/v1/me/{part}")

    assert (response.status_code, response.json()["code"]) == (401, "no_key")
    assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("kind", ["wrong", "revoked", "expired", "agency"])
def test_a_key_that_does_not_open_it_is_refused_also_beside_a_session(client, person, now, kind):
    agency = make_unit("Pemerintah Kabupaten Sukamaju")
    secrets = {
        "wrong": lambda: "bimtek_tidak-ada",
        "revoked": lambda: revoked(person, now),
        "expired": lambda: own_key(person, now - timedelta(days=31))[1],
        "agency": lambda: agency_key(agency, make_officer("agency_administrator", agency), now)[1],
    }
    client.force_login(person)

    response = client.get("/api/v1/me/hours", headers=bearer(secrets[kind]()))

    assert response.status_code == 401


def revoked(person, now):
    key, secret = own_key(person, now)
    revoke_key(key=key, by=person, at=now)
    return secret


def test_use_stands_in_the_trail_once_a_day(ask, person):
    ask("hours")
    ask("gaps")

    assert AuditEntry.objects.filter(action="api_key.used", subject_id=person.public_id).count() == 1


def test_a_year_that_is_none_is_a_problem_in_words(ask):
    assert ask("hours", year="abc")["code"] == "malformed"


def test_who_asks_too_often_is_told_so(client, person, settings):
    settings.REQUEST_LIMITS = {"api:my_hours": {"rate": "1/m/ip", "when": "always"}}
    client.force_login(person)
    client.get("/api/v1/me/hours")

    assert client.get("/api/v1/me/hours").status_code == 429
