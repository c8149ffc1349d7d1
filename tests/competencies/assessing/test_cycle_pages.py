import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from competencies.models import AssessmentCycle, Framework
from tests.factories.accounts import make_hr_officer, make_unit
from tests.factories.assessing import make_cycle, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


@pytest.fixture
def officer(client, unit):
    officer = make_hr_officer(unit)
    client.force_login(officer)
    return officer


def body(unit, **changes):
    today = timezone.localdate()
    return {
        "name": "Penilaian Kompetensi 2026",
        "unit": str(unit.public_id),
        "opens_on": today.isoformat(),
        "closes_on": (today + datetime.timedelta(days=30)).isoformat(),
        "validity_months": "24",
        "framework-kominfo-4-pilar": ["AMAN.1", "AMAN.3"],
    } | changes


def make(client, unit, **changes):
    return client.post(reverse("competencies:cycle_new"), body(unit, **changes))


def test_an_officer_makes_a_draft_and_starts_it(client, officer, unit):
    make_team(unit)
    page = make(client, unit)["Location"]
    cycle = AssessmentCycle.objects.get()

    client.post(reverse("competencies:cycle_start", args=[cycle.public_id]))

    content = client.get(page).content.decode()
    assert cycle.competencies.count() == 2
    assert "Yuliana Wati" in content
    assert AuditEntry.objects.filter(action="assessment.viewed", actor_id=officer.public_id).exists()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": ""}, "Beri nama siklus ini."),
        ({"framework-kominfo-4-pilar": []}, "Pilih sedikitnya satu kompetensi."),
        ({"closes_on": "2020-01-01"}, "Hari itu sudah lewat."),
        ({"opens_on": "2998-01-01", "closes_on": "2997-12-31"}, "Hari terakhir mendahului hari pertama."),
        ({"closes_on": "2999-12-31"}, "Satu siklus paling lama satu tahun."),
        ({"validity_months": "0"}, "id_validity_months"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(client, officer, unit, changes, told):
    response = make(client, unit, **changes)

    assert told in response.content.decode()
    assert not AssessmentCycle.objects.exists()


def test_a_unit_out_of_reach_cannot_be_chosen(client, officer, unit):
    make(client, make_unit("Dinas Kesehatan", unit.get_parent()))

    assert not AssessmentCycle.objects.exists()


def test_a_framework_of_another_agency_is_not_offered(client, officer, unit):
    other = Framework.objects.create(agency=make_unit("Kota Lain"), code="lain", version="1", name_id="Kerangka lain")
    other.competencies.create(code="K.1", name_id="Kompetensi lain")

    content = client.get(reverse("competencies:cycle_new")).content.decode()

    assert "Kerangka lain" not in content


def test_a_draft_is_changed_with_what_it_has(client, officer, unit):
    cycle = make_cycle(unit, timezone.now(), started=False)
    page = reverse("competencies:cycle_change", args=[cycle.public_id])

    form = client.get(page).context["form"]
    client.post(page, body(unit, name="Nama lain"))

    cycle.refresh_from_db()
    assert form["framework-kominfo-4-pilar"].value() == ["AMAN.3"]
    assert cycle.name == "Nama lain"


def test_an_officer_of_another_unit_finds_nothing(client, unit):
    cycle = make_cycle(unit, timezone.now())
    client.force_login(make_hr_officer(make_unit("Dinas Kesehatan", unit.get_parent())))

    for name in ("cycle", "cycle_change", "cycle_cancel"):
        assert client.get(reverse(f"competencies:{name}", args=[cycle.public_id])).status_code == 404


def test_cancelling_asks_for_a_reason(client, officer, unit):
    cycle = make_cycle(unit, timezone.now())
    page = reverse("competencies:cycle_cancel", args=[cycle.public_id])

    told = client.post(page, {"reason": ""}).content.decode()
    client.post(page, {"reason": "Salah unit"})

    cycle.refresh_from_db()
    assert "Tulis alasannya secara singkat." in told
    assert cycle.cancelled_at is not None


def test_the_lists_ask_the_database_a_steady_number_of_times(client, officer, unit, django_assert_max_num_queries):
    make_team(unit, [f"Pegawai {place}" for place in range(6)])
    for place in range(4):
        cycle = make_cycle(unit, timezone.now(), name=f"Siklus {place}")

    with django_assert_max_num_queries(9):
        client.get(reverse("competencies:cycles"))
    with django_assert_max_num_queries(20):
        client.get(reverse("competencies:cycle", args=[cycle.public_id]))
