import re

import pytest
from django.urls import reverse

from accounts.models import OrgUnit
from tests.accounts.organisation.tree import fresh, make_agency
from tests.factories.accounts import make_administrator, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
ON = "2026-11-01"


@pytest.fixture
def tree(client):
    agency, *units = make_agency()
    client.force_login(make_officer("agency_administrator", agency))
    return agency, *units


def address(name, unit):
    return reverse(f"organisation:{name}", args=[unit.public_id])


def preview_and_confirm(client, url, answers):
    """As the pages lead: the form, what it will do, the button."""
    preview = client.get(url, answers)
    assert "outlook" in preview.context, preview.context["form"].errors
    return preview, client.post(url, dict(preview.context["form"].confirmed))


def test_looking_at_what_will_happen_changes_nothing(client, tree):
    client.get(address("rename", tree[1]), {"on": ON, "name": "Dinas Baru"})

    assert fresh(tree[1]).name == "Dinas Kominfo"


def test_a_unit_is_renamed(client, tree):
    preview_and_confirm(client, address("rename", tree[1]), {"on": ON, "name": "Dinas Baru"})

    assert fresh(tree[1]).name == "Dinas Baru"


def test_a_unit_is_moved_below_one_that_is_named(client, tree):
    _, office, department, other = tree
    make_person(unit=department)

    preview, _ = preview_and_confirm(client, address("move", office), {"on": ON, "words": "kesehatan"})

    outlook = preview.context["outlook"]
    assert (outlook.units_below, outlook.people, outlook.people_below) == (1, 0, 1)
    assert fresh(office).get_parent() == other


def test_of_several_units_that_fit_one_is_chosen(client, tree):
    agency, _office, department, other = tree
    make_unit("Dinas Kesehatan Hewan", fresh(agency))
    answers = {"on": ON, "words": "kesehatan"}

    asked = client.get(address("move", department), answers)
    assert list(asked.context["form"].errors) == ["target"]
    preview_and_confirm(client, address("move", department), {**answers, "target": str(other.public_id)})

    assert fresh(department).get_parent() == other


def test_an_exact_code_needs_no_choice(client, tree):
    agency, _office, department, _ = tree
    vet = make_unit("Dinas Kesehatan Hewan", fresh(agency), code="DKH")

    preview_and_confirm(client, address("move", department), {"on": ON, "words": "DKH"})

    assert fresh(department).get_parent() == vet


def test_a_unit_outside_ones_reach_is_no_target(client, tree):
    foreign = make_unit("Kota Lain", code="KOTA")

    for answers in ({"words": "KOTA"}, {"words": "KOTA", "target": str(foreign.public_id)}):
        response = client.post(address("move", tree[1]), {"on": ON, **answers})
        assert list(response.context["form"].errors) == ["words"]


def test_the_unit_itself_and_those_below_are_no_target(client, tree):
    _, office, department, _ = tree

    for name in (office.name, department.name):
        response = client.get(address("move", office), {"on": ON, "words": name})
        assert list(response.context["form"].errors) == ["words"]


def test_people_are_counted_before_a_merger(client, tree):
    _, office, _department, other = tree
    person = make_person(unit=office)
    make_officer("hr_officer", office)

    preview, _ = preview_and_confirm(client, address("merge", office), {"on": ON, "words": "Dinas Kesehatan"})

    outlook = preview.context["outlook"]
    assert (outlook.people, outlook.children, outlook.roles) == (2, 1, 1)
    assert fresh(office).is_closed
    assert person.current_employment().unit == other


def test_a_unit_with_people_is_not_closed(client, tree):
    make_person(unit=tree[3])

    response = client.get(address("close", tree[3]), {"on": ON})

    assert "pegawai 1" in str(response.context["form"].non_field_errors())


def test_an_empty_unit_is_closed_and_reopened(client, tree):
    preview_and_confirm(client, address("close", tree[3]), {"on": ON})
    assert fresh(tree[3]).is_closed

    preview_and_confirm(client, address("reopen", tree[3]), {"on": ON})
    assert not fresh(tree[3]).is_closed


def test_a_day_in_the_future_is_planned(client, tree):
    preview, _ = preview_and_confirm(client, address("rename", tree[1]), {"on": "31-12-2099", "name": "Dinas Baru"})

    assert preview.context["outlook"].is_planned
    assert tree[1].changes.get().is_planned


@pytest.mark.parametrize("on", ["", "kemarin", "2026-02-30"])
def test_a_day_that_is_none_is_refused_at_its_field(client, tree, on):
    response = client.get(address("rename", tree[1]), {"on": on, "name": "Dinas Baru"})

    assert list(response.context["form"].errors) == ["on"]


def test_a_unit_is_added_below_another(client, tree):
    facts = {"name": "Seksi Jaringan", "code": "JAR", "on": ON}

    for _ in range(2):
        client.post(address("add", tree[1]), facts)

    assert OrgUnit.objects.get(name="Seksi Jaringan").get_parent() == tree[1]


def test_a_code_that_is_taken_is_named(client, tree):
    make_unit("Bidang Lain", fresh(tree[0]), code="JAR")

    response = client.post(address("correct", tree[1]), {"code": "JAR"})

    assert "Bidang Lain" in str(response.context["form"].non_field_errors())


def test_facts_are_corrected(client, tree):
    client.post(address("correct", tree[1]), {"code": "KOMINFO", "opened_on": "03-01-2017"})

    unit = fresh(tree[1])
    assert (unit.code, str(unit.opened_on)) == ("KOMINFO", "2017-01-03")


def test_only_administrators_add_an_agency(client, tree):
    url = reverse("organisation:new_agency")
    assert client.post(url, {"name": "Kota Baru", "on": ON}).status_code == 404

    client.force_login(make_administrator(unit=tree[1]))
    client.post(url, {"name": "Kota Baru", "on": ON})

    assert OrgUnit.objects.get(name="Kota Baru").is_root()


@pytest.mark.parametrize("name", ["rename", "move", "merge", "close", "reopen", "add", "correct"])
def test_the_officer_of_another_agency_changes_nothing(client, tree, name):
    client.force_login(make_officer("agency_administrator", make_unit("Kota Lain")))

    assert client.post(address(name, tree[1]), {"on": ON, "name": "Diretas"}).status_code == 404


def test_from_the_preview_one_comes_back_to_the_same_answers(client, tree):
    url = address("rename", tree[1])
    preview = client.get(url, {"on": ON, "name": "Dinas Baru"}).text
    back = re.search(r'href="([^"]*ubah=1)"', preview)[1].replace("&amp;", "&")

    page = client.get(back)

    assert page.context["form"]["name"].value() == "Dinas Baru"
    assert "outlook" not in page.context
