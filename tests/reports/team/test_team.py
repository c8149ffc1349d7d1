import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.services import set_superior
from reports.team.reading import has_team
from tests.factories.accounts import make_person, make_unit
from tests.factories.competencies import credit
from tests.factories.standing import make_standing

pytestmark = pytest.mark.django_db

URL = "/unit/tim/"


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Pemerintah Kabupaten Sukamaju"))


@pytest.fixture
def superior(client, unit):
    superior = make_person("Sri Mulyati", unit=unit)
    client.force_login(superior)
    return superior


@pytest.fixture
def member(superior, unit):
    return report_to(superior, make_person("Yuliana Wati", unit=unit))


def report_to(superior, person):
    set_superior(user=person, superior=superior)
    return person


def test_the_address_is_the_one_that_others_link_to():
    assert reverse("reports:team") == URL


def test_a_superior_sees_hours_levels_and_plans_of_the_team(client, superior, member):
    credit(member, timezone.now(), hours=8)
    make_standing(member, required=3, level=3, code="AMAN.1")
    make_standing(member, required=3, level=1, code="AMAN.2")

    text = client.get(URL).text

    assert "Yuliana Wati" in text
    assert "8 / 20" in text
    assert "1 dari 2 di bawah tingkat" in text


def test_nobody_else_is_in_it(client, superior, member, unit):
    make_person("Budi Santoso", unit=unit)
    report_to(member, make_person("Siti Aminah", unit=unit))

    text = client.get(URL).text

    assert "Budi Santoso" not in text
    assert "Siti Aminah" not in text


def test_who_restricted_the_use_of_their_data_is_left_out(client, superior, member):
    User.objects.filter(pk=member.pk).update(processing_restricted_at=timezone.now())

    assert client.get(URL).status_code == 404
    assert not has_team(superior, on=timezone.localdate())


def test_who_has_no_team_finds_no_page(client, superior):
    assert client.get(URL).status_code == 404


def test_the_queries_do_not_grow_with_the_team(client, superior, unit, django_assert_max_num_queries):
    for _ in range(6):
        report_to(superior, make_person(unit=unit))

    with django_assert_max_num_queries(12):
        client.get(URL)
