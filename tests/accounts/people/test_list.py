import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import services
from accounts.models import AuditEntry, User
from accounts.people import listing
from tests.factories.accounts import (
    make_administrator,
    make_hr_officer,
    make_number,
    make_officer,
    make_person,
    make_unit,
)

pytestmark = pytest.mark.django_db
URL = reverse("people:list")


@pytest.fixture
def office():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Satu"))


@pytest.fixture
def officer(client, office):
    officer = make_hr_officer(office, "Hasan Basri")
    client.force_login(officer)
    return officer


def names(response):
    return [row["person"].full_name for row in response.context["listing"].rows]


def many(office, count):
    users = User.objects.bulk_create(User(full_name=f"Pegawai {place:03d}", password="!") for place in range(count))
    for user in users:
        user.employments.create(number=make_number(), status="PNS", unit=office, started_on="2021-01-01")
    return users


def test_an_officer_sees_the_people_of_the_own_units_by_name(client, officer, office):
    make_person("Siti Aminah", unit=make_unit("Bidang Statistik", office))
    make_person("Orang Lain", unit=make_unit("Dinas Sosial"))

    assert names(client.get(URL)) == ["Hasan Basri", "Siti Aminah"]


def test_who_has_no_such_power_finds_no_list(client, office):
    client.force_login(make_person(unit=office))

    assert client.get(URL).status_code == 404


def test_the_search_takes_names_numbers_and_addresses(client, officer, office):
    person = make_person("Siti Aminah", unit=office, email="siti@contoh.go.id")

    for text in ["aminah", person.current_employment().grouped_number, "siti@contoh.go.id"]:
        assert names(client.get(URL, {"q": text})) == ["Siti Aminah"]


def test_the_unit_of_the_filter_holds_what_lies_below(client, officer, office):
    section = make_unit("Bidang Statistik", office)
    make_person("Siti Aminah", unit=make_unit("Seksi Data", section))

    assert names(client.get(URL, {"unit": section.public_id})) == ["Siti Aminah"]


def test_a_unit_beyond_the_own_ones_shows_nobody_of_it(client, officer):
    elsewhere = make_unit("Dinas Sosial")
    make_person("Orang Lain", unit=elsewhere)

    response = client.get(URL, {"unit": elsewhere.public_id})

    assert "Orang Lain" not in response.text
    assert response.context["form"].errors


def test_those_who_left_are_apart(client, officer, office):
    person = make_person("Siti Aminah", unit=office)
    services.leave(user=person, on=timezone.localdate(), ending="retired", at=timezone.now())

    assert names(client.get(URL)) == ["Hasan Basri"]
    assert names(client.get(URL, {"state": "left"})) == ["Siti Aminah"]
    assert names(client.get(URL, {"state": "all"})) == ["Hasan Basri", "Siti Aminah"]


def test_accounts_without_activation_and_closed_ones_are_found(client, officer, office):
    waiting, closed = make_person("Siti Aminah", unit=office), make_person("Budi Santoso", unit=office)
    waiting.set_unusable_password()
    waiting.save()
    services.close_account(user=closed)

    assert names(client.get(URL, {"state": "not_activated"})) == ["Siti Aminah"]
    assert names(client.get(URL, {"state": "closed"})) == ["Budi Santoso"]


def test_the_employment_status_is_a_filter(client, officer, office):
    make_person("Siti Aminah", unit=office, status="PPPK")

    assert names(client.get(URL, {"status": "PPPK"})) == ["Siti Aminah"]


@pytest.mark.parametrize("few", [1000, 10])
def test_pages_go_forth_and_back_without_leaving_anyone_out(client, officer, office, monkeypatch, few):
    monkeypatch.setattr(listing, "FEW", few)
    many(office, 120)
    first = client.get(URL)
    second = client.get(URL, {"after": first.context["listing"].after})
    third = client.get(URL, {"after": second.context["listing"].after})

    back = client.get(URL, {"before": third.context["listing"].before})

    everyone = names(first) + names(second) + names(third)
    assert everyone == sorted(everyone)
    assert len(set(everyone)) == len(everyone) == 121
    assert names(back) == names(second)
    assert third.context["listing"].after is None
    assert first.context["listing"].before is None


def test_people_of_the_same_name_are_all_on_some_page(client, officer, office):
    many(office, 60)
    User.objects.exclude(pk=officer.pk).update(full_name="Sama Nama")
    first = client.get(URL)

    second = client.get(URL, {"after": first.context["listing"].after})

    pages = first.context["listing"].rows + second.context["listing"].rows
    assert len({row["person"].pk for row in pages}) == 61


def test_a_page_of_fifty_costs_as_many_queries_as_one_of_few(client, officer, office, django_assert_max_num_queries):
    many(office, 60)

    with django_assert_max_num_queries(12):
        client.get(URL)


def test_an_administrator_finds_also_those_without_employment(client):
    client.force_login(make_administrator())
    make_person("Siti Aminah", employed=False)

    assert "Siti Aminah" in names(client.get(URL, {"state": "all"}))
    assert "Siti Aminah" not in names(client.get(URL))


def test_an_auditor_sees_the_list_without_a_way_to_add(client, office):
    client.force_login(make_officer("auditor", office))

    assert reverse("people:add") not in client.get(URL).text


def test_looking_through_the_list_is_in_the_audit_trail(client, officer, office):
    client.get(URL, {"q": "aminah"})

    entry = AuditEntry.objects.get(action="people.listed")
    assert (entry.actor_id, entry.unit_id, entry.target) == (officer.public_id, office.public_id, "aminah")


def test_a_made_up_filter_does_no_harm(client, officer):
    response = client.get(URL, {"unit": "x", "state": "y", "status": "z", "after": "1", "before": "2"})

    assert response.status_code == 200
