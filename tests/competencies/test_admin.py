import pytest

from competencies.models import Framework, HoursRule, HoursTarget
from tests.factories.accounts import make_administrator, make_person, make_trainer
from tests.factories.competencies import credit, prove

pytestmark = pytest.mark.django_db

LISTS = [
    "framework",
    "competency",
    "proficiencylevel",
    "trainingform",
    "hoursrule",
    "professionalismrule",
    "hourstarget",
    "evidence",
    "hourscredit",
]


@pytest.fixture
def administrator(client):
    client.force_login(make_administrator())
    return client


@pytest.mark.parametrize("name", LISTS)
def test_an_administrator_sees_every_list(administrator, name, at):
    person = make_person()
    prove(person, at)
    credit(person, at)

    assert administrator.get(f"/admin/{name}/").status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_a_trainer_sees_none_of_them(client, name):
    client.force_login(make_trainer())

    assert client.get(f"/admin/{name}/").status_code == 302


@pytest.mark.parametrize(("name", "make"), [("evidence", prove), ("hourscredit", credit)])
def test_ledgers_can_be_read_and_not_changed(administrator, name, make, at):
    row = make(make_person(), at)

    assert administrator.get(f"/admin/{name}/inspect/{row.pk}/").status_code == 200
    for address in ("new/", f"edit/{row.pk}/", f"delete/{row.pk}/"):
        assert administrator.get(f"/admin/{name}/{address}").status_code == 302


def test_a_framework_can_be_renamed_but_keeps_its_code(administrator):
    framework = Framework.objects.get(code="spbe-sdm")
    fields = {"code": "lain", "name_id": "Nama baru", "name_en": "", "version": "2", "licence": "", "note": ""}

    administrator.post(f"/admin/framework/edit/{framework.pk}/", fields)

    framework.refresh_from_db()
    assert (framework.code, framework.name_id) == ("spbe-sdm", "Nama baru")


def test_a_framework_cannot_be_deleted(administrator):
    framework = Framework.objects.get(code="spbe-sdm")

    administrator.post(f"/admin/framework/delete/{framework.pk}/")

    assert Framework.objects.filter(pk=framework.pk).exists()


def test_a_rule_is_neither_changed_nor_made_without_what_its_forms_count(administrator):
    rule = HoursRule.objects.get(version=2)
    fields = {"version": 3, "name": "Baru", "basis": "Contoh", "minutes_per_hour": 60, "valid_from": "2027-01-01"}

    administrator.post(f"/admin/hoursrule/edit/{rule.pk}/", fields)
    administrator.post("/admin/hoursrule/new/", fields)

    assert list(HoursRule.objects.order_by("version").values_list("version", "minutes_per_hour")) == [(1, 45), (2, 45)]


def test_an_agencys_target_can_be_set(administrator):
    fields = {"agency": "", "status": "PNS", "year": 2027, "hours": 30, "basis": "Contoh"}

    administrator.post("/admin/hourstarget/new/", fields)

    assert HoursTarget.objects.get(year=2027).hours == 30


def test_a_target_of_a_year_that_is_over_stays_as_it_was(administrator):
    old = HoursTarget.objects.filter(year__lt=2026).first()
    fields = {"agency": "", "status": old.status, "year": old.year, "hours": 99, "basis": "Contoh"}

    administrator.post(f"/admin/hourstarget/edit/{old.pk}/", fields)
    administrator.post(f"/admin/hourstarget/edit/{old.pk}/", {**fields, "year": 2027})
    administrator.post("/admin/hourstarget/new/", {**fields, "year": 2024})
    administrator.post(f"/admin/hourstarget/delete/{old.pk}/")

    assert not HoursTarget.objects.filter(hours=99).exists()
    assert HoursTarget.objects.filter(pk=old.pk, year=old.year).exists()
