import pytest
from django.urls import reverse

from tests.factories.accounts import (
    PASSWORD,
    make_administrator,
    make_hr_officer,
    make_person,
    make_trainer,
    make_unit,
)

pytestmark = pytest.mark.django_db
LISTS = [
    "wagtailusers_users:index",
    "units:index",
    "employments:index",
    "role_assignments:index",
    "position_kinds:index",
    "ranks:index",
]
REFUSED = {302, 403}


@pytest.fixture
def administrator(client):
    user = make_administrator()
    client.force_login(user)
    return user


def learner():
    return make_person()


def hr_officer():
    return make_hr_officer(make_unit())


@pytest.mark.parametrize("make", [make_trainer, make_administrator])
def test_trainers_and_administrators_come_in(client, make):
    client.force_login(make())

    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(reverse("wagtailadmin_explore_root"), follow=True).status_code == 200


@pytest.mark.parametrize("make", [learner, hr_officer])
def test_learners_and_hr_officers_are_refused_without_going_round(client, make):
    client.force_login(make())

    response = client.get(reverse("wagtailadmin_home"), follow=True)

    assert response.status_code == 403
    assert len(response.redirect_chain) == 1


def test_a_stranger_signs_in_on_the_ordinary_page(client):
    response = client.get(reverse("wagtailadmin_home"))

    assert response.url == f"{reverse('account_login')}?next=/admin/"


def test_the_admin_has_no_way_in_of_its_own(client):
    """It would know neither numbers nor the limits on failed attempts."""
    number = make_administrator().current_employment().number

    response = client.post("/admin/login/", {"username": number, "password": PASSWORD})

    assert response.url.startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", LISTS)
def test_an_administrator_opens_every_list(client, administrator, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("make", [make_trainer, learner, hr_officer])
@pytest.mark.parametrize("name", LISTS)
def test_nobody_else_opens_them(client, make, name):
    client.force_login(make())

    assert client.get(reverse(name)).status_code in REFUSED


def test_the_list_of_people_asks_as_often_for_many_as_for_few(client, administrator, django_assert_max_num_queries):
    unit = make_unit()
    for index in range(15):
        make_hr_officer(unit, f"Pegawai {index}")

    with django_assert_max_num_queries(20):
        client.get(reverse("wagtailusers_users:index"))


@pytest.mark.parametrize("name", ["units:delete", "employments:delete", "position_kinds:delete", "ranks:delete"])
def test_records_are_not_deleted(client, administrator, name):
    employment = administrator.current_employment()
    pk = {"units:delete": employment.unit_id, "employments:delete": employment.pk}.get(name, 1)

    assert client.post(reverse(name, args=[pk])).status_code in REFUSED


def test_people_are_not_deleted(client, administrator):
    other = make_person(employed=False)

    assert client.post(reverse("wagtailusers_users:delete", args=[other.pk])).status_code in REFUSED
    assert type(other).objects.filter(pk=other.pk).exists()
