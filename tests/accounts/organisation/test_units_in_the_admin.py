import pytest
from django.urls import NoReverseMatch, reverse

from tests.accounts.organisation.tree import TODAY, fresh, make_agency
from tests.factories.accounts import make_administrator, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(client):
    units = make_agency()
    client.force_login(make_administrator(unit=units[0]))
    return units


def move(client, unit, parent):
    return client.post(reverse("units:move", args=[unit.pk]), {"parent": parent.pk, "on": "2026-11-01"})


def test_the_list_is_indented_as_the_tree(client, tree):
    assert "— — Bidang Aplikasi" in client.get(reverse("units:index")).content.decode()


def test_a_search_is_not_indented(client, tree):
    page = client.get(reverse("units:index"), {"q": "Bidang"}).content.decode()

    assert "Bidang Aplikasi" in page
    assert "— Bidang Aplikasi" not in page


def test_a_unit_is_moved_with_its_history(client, tree):
    _, _office, department, other = tree

    move(client, department, other)

    assert fresh(department).get_parent() == other
    assert department.changes.get().kind == "moved"


def test_no_move_makes_a_circle(client, tree):
    _, office, department, _ = tree

    form = client.get(reverse("units:move", args=[office.pk])).context["form"]
    move(client, office, department)

    assert not {office, department} & set(form.fields["parent"].queryset)
    assert fresh(office).depth == 2


def test_an_agency_does_not_move(client, tree):
    response = move(client, tree[0], make_unit("Kota Lain"))

    assert fresh(tree[0]).is_root()
    assert response.context["form"].non_field_errors()


def test_a_new_name_in_the_admin_stands_in_the_history(client, tree):
    client.post(reverse("units:edit", args=[tree[1].pk]), {"name": "Dinas Baru", "code": "KOMINFO"})

    assert (fresh(tree[1]).name, fresh(tree[1]).code) == ("Dinas Baru", "KOMINFO")
    assert tree[1].changes.get().old_name == "Dinas Kominfo"


def test_a_code_that_is_taken_is_refused(client, tree):
    make_unit("Dinas Lain", fresh(tree[0]), code="KOMINFO")

    response = client.post(reverse("units:edit", args=[tree[1].pk]), {"name": "Dinas Baru", "code": "KOMINFO"})

    assert "Dinas Lain" in str(response.context["form"].non_field_errors())
    assert fresh(tree[1]).name == "Dinas Kominfo"


def test_nothing_opens_below_a_closed_unit(client, tree):
    closed = make_unit("Dinas Lama", fresh(tree[0]), closed_on=TODAY)

    response = client.post(reverse("units:add"), {"parent": closed.pk, "name": "Bidang"})

    assert list(response.context["form"].errors) == ["parent"]


def test_a_unit_is_neither_deleted_nor_copied(client, tree):
    client.post(reverse("units:delete", args=[tree[2].pk]))

    assert fresh(tree[2])
    with pytest.raises(NoReverseMatch):
        reverse("units:copy", args=[1])
