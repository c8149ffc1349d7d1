"""On a shared device a person is a learner and leads nobody: a card and a PIN open nothing about anybody else."""

import pytest
from django.urls import reverse

from accounts.models import Employment
from accounts.services import set_superior
from competencies.models import DevelopmentPlan, Evidence
from home.dashboard import dashboard_of
from tests.accounts.entering.steps import number_of
from tests.factories.accounts import PASSWORD, as_in_a_request, make_person
from tests.factories.assessing import make_cycle, rating_of
from tests.factories.plans import make_asked

pytestmark = pytest.mark.django_db
LEVEL = {"level-kominfo-4-pilar-AMAN.3": "4"}


@pytest.fixture
def member(owner, unit):
    person = make_person("Agus Salim", unit=unit)
    set_superior(user=person, superior=owner)
    return as_in_a_request(person)


@pytest.fixture
def plan(member, now):
    return make_asked(member, now)


@pytest.fixture
def rating(unit, member, now):
    return rating_of(make_cycle(unit, now), member)


@pytest.fixture
def inside(kiosk, owner):
    kiosk.post(reverse("account_login"), {"login": number_of(owner), "password": PASSWORD})
    return kiosk


def pages(member, plan, rating):
    return [
        reverse("competencies:person", args=[member.public_id]),
        reverse("reports:team"),
        reverse("competencies:plan_of_person", args=[plan.public_id]),
        reverse("competencies:rate", args=[rating.public_id]),
        reverse("competencies:rating_result", args=[rating.public_id]),
    ]


def test_elsewhere_the_superior_opens_them(client, owner, member, plan, rating):
    client.force_login(owner)

    assert {client.get(address).status_code for address in pages(member, plan, rating)} == {200}


def test_nothing_of_the_team_is_found_there(inside, member, plan, rating):
    assert {inside.get(address).status_code for address in pages(member, plan, rating)} == {404}
    for name in ("competencies:team_plans", "competencies:ratings", "home:dashboard"):
        assert member.full_name not in inside.get(reverse(name)).text


def test_no_evidence_is_written_and_no_plan_is_decided_there(inside, plan, rating):
    decision = {"asked_at": plan.asked_at.isoformat("T", "microseconds"), "answer": "agree", "note": ""}

    rated = inside.post(reverse("competencies:rate", args=[rating.public_id]), LEVEL)
    decided = inside.post(reverse("competencies:plan_of_person", args=[plan.public_id]), decision)

    assert (rated.status_code, decided.status_code) == (404, 404)
    assert not Evidence.objects.exists()
    assert DevelopmentPlan.objects.get().status == "asked"


def test_the_first_page_leads_to_no_team_there(owner, member, now):
    assert dashboard_of(as_in_a_request(owner), at=now).has_team
    laid_down = as_in_a_request(owner)

    laid_down.lay_down_powers()

    assert not dashboard_of(laid_down, at=now).has_team
    assert not Employment.objects.current().led_by(laid_down).exists()
