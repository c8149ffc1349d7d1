import pytest
from django.urls import reverse

from accounts import services
from tests.accounts.organisation.tree import LAST_MONTH, NEXT_YEAR, TODAY, fresh, make_agency
from tests.factories.accounts import make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(client):
    agency, *units = make_agency()
    client.force_login(make_officer("agency_administrator", agency))
    return agency, *units


def open_page(client, unit):
    return client.get(reverse("organisation:unit", args=[unit.public_id]))


def test_the_history_tells_former_names_and_places(client, tree, at):
    _, _office, department, other = tree
    services.rename_unit(unit=department, name="Bidang Aptika", on=LAST_MONTH, at=at, document="Perbup 7/2026")
    services.move_unit(unit=department, parent=other, on=TODAY, at=at)

    page = open_page(client, department).content.decode()

    assert page.index("Dinas Kesehatan”") < page.index("Bidang Aplikasi")
    assert "Perbup 7/2026" in page


def test_a_unit_names_those_that_were_merged_into_it(client, tree, at):
    _, office, _, other = tree
    services.merge_unit(unit=office, into=other, on=TODAY, at=at)

    assert "“Dinas Kominfo”" in open_page(client, other).content.decode()


def test_closed_units_below_stay_to_be_found(client, tree):
    make_unit("Bidang Lama", fresh(tree[1]), closed_on=TODAY)

    response = open_page(client, tree[1])

    assert [unit.name for unit in response.context["closed"]] == ["Bidang Lama"]
    assert [row.unit.name for row in response.context["children"]] == ["Bidang Aplikasi"]


def test_a_plan_that_failed_says_why(client, tree, at):
    change = services.close_unit(unit=tree[1], on=NEXT_YEAR, at=at)
    change.refusal = "StillInUse"
    change.save()

    assert "Masih ada pegawai" in open_page(client, tree[1]).content.decode()


def test_a_plan_is_cancelled_by_its_button(client, tree, at):
    change = services.close_unit(unit=tree[1], on=NEXT_YEAR, at=at)

    client.post(reverse("organisation:cancel", args=[change.public_id]))

    change.refresh_from_db()
    assert change.cancelled_at


@pytest.mark.parametrize("who", ["colleague", "other_officer"])
def test_a_unit_of_others_is_not_found(client, tree, who):
    if who == "colleague":
        client.force_login(make_person(unit=tree[1]))
    else:
        client.force_login(make_officer("agency_administrator", make_unit("Kota Lain")))

    assert open_page(client, tree[1]).status_code == 404


def test_the_page_of_a_unit_costs_few_queries(client, tree, at, django_assert_max_num_queries):
    for number in range(5):
        services.rename_unit(unit=tree[1], name=f"Dinas {number}", on=TODAY, at=at)

    with django_assert_max_num_queries(12):
        open_page(client, tree[1])
