import datetime

import pytest
from django.urls import reverse

from tests.accounts.organisation.tree import TODAY, fresh, make_agency
from tests.factories.accounts import make_administrator, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
URL = reverse("organisation:tree")


@pytest.fixture
def tree(client):
    agency, *units = make_agency()
    client.force_login(make_officer("agency_administrator", agency))
    return agency, *units


def rows(response):
    return {row.unit.name: row for row in response.context["rows"]}


def test_one_agency_shows_its_first_level(client, tree):
    found = rows(client.get(URL))

    assert list(found) == ["Pemerintah Kabupaten Contoh", "Dinas Kominfo", "Dinas Kesehatan"]
    assert found["Dinas Kominfo"].can_unfold
    assert not found["Dinas Kesehatan"].can_unfold


def test_a_unit_unfolds_to_the_level_below(client, tree):
    _, office, *_ = tree

    found = rows(client.get(URL, {"open": office.public_id}))

    assert found["Bidang Aplikasi"].level == 3
    assert found["Bidang Aplikasi"].parent == office.public_id


def test_people_below_are_counted_with_the_unit(client, tree):
    _, office, department, _ = tree
    make_person(unit=office)
    make_person(unit=department)
    make_person(unit=department).employments.update(ended_on=TODAY.replace(year=2024))
    make_person(unit=department).employments.update(started_on="2999-01-01")

    found = rows(client.get(URL))

    assert found["Dinas Kominfo"].people == 2
    assert found["Pemerintah Kabupaten Contoh"].people == 3


def test_another_agency_is_out_of_sight(client, tree):
    foreign = make_unit("Kota Lain")

    assert "Kota Lain" not in rows(client.get(URL))
    assert client.get(URL, {"open": foreign.public_id}).status_code == 404
    assert not client.get(URL, {"q": "Kota Lain"}).context["page_obj"].paginator.count


def test_an_administrator_sees_every_agency(client, tree):
    make_unit("Kota Lain")
    client.force_login(make_administrator(unit=tree[1]))

    assert list(rows(client.get(URL))) == ["Pemerintah Kabupaten Contoh", "Kota Lain"]


def test_closed_units_are_found_only_by_search(client, tree):
    make_unit("Dinas Lama", fresh(tree[0]), code="LAMA", closed_on=TODAY)

    assert "Dinas Lama" not in rows(client.get(URL))
    found = client.get(URL, {"q": "lama"})
    assert "Dinas Lama" in found.content.decode()
    assert "Pemerintah Kabupaten Contoh" in found.content.decode()


@pytest.mark.parametrize("words", ["bidang aplikasi", "aplikasi bidang", "APTIKA", "a5eb03e2"])
def test_units_are_found_by_name_and_code(client, tree, words):
    department = tree[2]
    department.code, department.siasn_id = "APTIKA", "A5EB03E2"
    department.save()

    page = client.get(URL, {"q": words}).context["page_obj"]

    assert [unit for unit, names in page.object_list] == [department]


@pytest.mark.parametrize("mistyped", ["x", "1234", "\x00"])
def test_a_mistyped_unit_is_not_found(client, tree, mistyped):
    assert client.get(URL, {"open": mistyped}).status_code == 404


def test_a_level_is_cut_where_nobody_reads_on(client, tree, monkeypatch):
    monkeypatch.setattr("accounts.organisation.tree.MOST_ROWS", 2)
    monkeypatch.setattr("accounts.organisation.views.MOST_ROWS", 2)

    response = client.get(URL)

    assert len(response.context["rows"]) == 2
    assert response.context["is_cut"]


def test_the_size_of_the_tree_costs_no_queries(client, tree, django_assert_max_num_queries):
    _agency, office, *_ = tree
    for number in range(30):
        make_unit(f"Seksi {number}", fresh(office))

    with django_assert_max_num_queries(12):
        client.get(URL, {"open": office.public_id})
    with django_assert_max_num_queries(12):
        client.get(URL, {"q": "seksi"})


def test_a_unit_that_has_yet_to_open_is_marked(client, tree):
    agency, *_ = tree
    make_unit("Dinas Masa Depan", fresh(agency), opened_on=TODAY + datetime.timedelta(days=400))
    make_unit("Dinas Lama", fresh(agency), opened_on=TODAY)

    assert client.get(URL).text.count("dibuka pada") == 1
    assert client.get(reverse("organisation:unit", args=[agency.public_id])).text.count("dibuka pada") == 1
