"""What counts how much stands open to everybody; an agency's administrator prepares the agency's own."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from competencies.lesson_hours import rule_making
from competencies.lesson_hours.targets import target_for
from competencies.models import HoursConversion, HoursRule, HoursTarget
from tests.factories.accounts import make_administrator, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def administrator(client, agency):
    officer = make_officer("agency_administrator", agency)
    client.force_login(officer)
    return officer


@pytest.fixture
def address(agency):
    return reverse("competencies:make_hours_rule", args=[agency.public_id])


def filled_in(client, address, **changes):
    """The form as a browser would send it back."""
    form = client.get(address).context["form"]
    fields = {
        field.html_name: field.value()
        for field in form
        if field.value() not in (None, "") and field.value() is not False
    }
    return {**fields, "basis": "Peraturan Bupati 5/2026", "valid_from": TOMORROW.isoformat(), **changes}


def make(client, address, **changes):
    return client.post(address, filled_in(client, address, **changes))


def test_the_national_table_is_open_to_everybody(client):
    client.force_login(make_person())

    shown = client.get(reverse("competencies:hours_rule", args=[2])).content.decode()

    assert "Bimbingan teknis" in shown
    assert "ditambah 20%" in shown
    assert "3 JP sehari" in shown


def test_an_agencys_rule_is_a_copy_with_other_figures(client, administrator, address, agency):
    answer = make(client, address, **{"KL06-hours": 8, "caps_courses_by_day": "on"})

    rule = HoursRule.objects.get(agency=agency)
    assert answer.url == f"/kompetensi/jp/aturan/{agency.public_id}/1/"
    assert (rule.version, rule.caps_courses_by_day, rule.conversions.count()) == (1, True, 26)
    assert rule.conversions.get(form__code="KL06").hours == 8
    assert rule.conversions.get(form__code="NKL03").daily_ceiling == 3
    assert HoursConversion.objects.get(rule__version=2, rule__agency=None, form__code="KL06").hours == 4
    assert AuditEntry.objects.get(action="hours_rule.made").unit_id == agency.public_id


def test_the_same_rule_sent_twice_is_made_once_and_another_is_a_new_version(client, administrator, address, agency):
    make(client, address, **{"KL06-hours": 8})
    make(client, address, **{"KL06-hours": 8})
    make(client, address, **{"KL06-hours": 7})

    found = HoursConversion.objects.filter(rule__agency=agency, form__code="KL06")
    assert list(found.order_by("rule__version").values_list("rule__version", "hours")) == [(1, 8), (2, 7)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"valid_from": timezone.localdate().isoformat()}, "Pilih tanggal yang akan datang"),
        ({"basis": ""}, "Isi peraturan yang menjadi dasarnya"),
        ({"minutes_per_hour": 0}, "Isi angka dari 1 sampai 120"),
        ({"KL06-hours": ""}, "Seminar"),
        ({"KL06-hours": 0}, "Seminar"),
    ],
)
def test_what_is_wrong_with_a_rule_is_said(client, administrator, address, changes, words):
    answer = make(client, address, **changes)

    assert words in answer.content.decode().split("<h1")[0]
    assert not HoursRule.objects.exclude(agency=None).exists()


def test_a_form_with_an_error_is_shown_open(client, administrator, address):
    shown = make(client, address, **{"KL06-hours": 0}).content.decode()

    assert shown.count("<details open>") == 1


def test_a_rule_cannot_begin_today_by_another_way_either(agency, at):
    facts = {"name": "A", "basis": "B", "valid_from": at.date(), "minutes_per_hour": 45, "caps_courses_by_day": False}

    with pytest.raises(rule_making.BeginsTooEarly):
        rule_making.make_rule(agency=agency, base=HoursRule.objects.get(version=2), facts=facts, figures={}, at=at)


def test_a_national_rule_is_made_by_administrators(client):
    client.force_login(make_administrator())

    make(client, reverse("competencies:make_national_hours_rule"), name="Konversi baru")

    assert HoursRule.objects.get(name="Konversi baru").version == 3


def test_a_target_goes_before_the_national_one_from_its_year_on(client, administrator, agency):
    year = timezone.localdate().year
    fields = {"status": "PNS", "year": year, "hours": 30, "basis": "Permendikdasmen 6/2025"}

    for hours in (30, 32, 32):
        client.post(reverse("competencies:hours_targets", args=[agency.public_id]), {**fields, "hours": hours})

    employment = make_person(unit=agency).current_employment()
    assert (target_for(employment, year).hours, target_for(employment, year - 1).hours) == (32, 20)
    assert AuditEntry.objects.filter(action="hours_target.set").count() == 2


def test_targets_of_years_that_are_over_stay(client, administrator, agency):
    fields = {"status": "PNS", "year": timezone.localdate().year - 1, "hours": 30, "basis": "Contoh"}

    answer = client.post(reverse("competencies:hours_targets", args=[agency.public_id]), fields)

    assert "Target tahun yang sudah lewat tidak diubah" in answer.content.decode()
    assert not HoursTarget.objects.filter(agency=agency).exists()
