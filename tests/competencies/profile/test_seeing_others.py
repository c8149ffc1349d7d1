import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.services import set_superior
from tests.factories.accounts import make_hr_officer, make_person, make_trainer, make_unit
from tests.factories.competencies import prove

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Pemerintah Kabupaten Sukamaju"))


@pytest.fixture
def person(unit):
    person = make_person("Yuliana Wati", unit=unit)
    prove(person, timezone.now(), title="Keamanan Digital")
    return person


def look(client, viewer, person):
    client.force_login(viewer)
    return client.get(f"/kompetensi/pegawai/{person.public_id}/")


def test_an_officer_of_the_unit_sees_the_profile_and_the_trail_says_so(client, unit, person):
    officer = make_hr_officer(unit)

    response = look(client, officer, person)

    entry = AuditEntry.objects.get(action="person.viewed")
    assert "Yuliana Wati" in response.text
    assert "Keamanan Digital" in response.text
    assert (entry.actor_id, entry.subject_id) == (officer.public_id, person.public_id)


def test_the_superior_sees_the_team(client, unit, person):
    superior = make_person("Sri Mulyati", unit=unit)
    set_superior(user=person, superior=superior)

    response = look(client, superior, person)

    assert response.status_code == 200
    assert "/kompetensi/jp/pegawai/" not in response.text


@pytest.mark.parametrize("viewer", ["colleague", "trainer", "officer elsewhere"])
def test_nobody_else_finds_it(client, unit, person, viewer):
    others = {
        "colleague": lambda: make_person("Budi Santoso", unit=unit),
        "trainer": lambda: make_trainer(unit=unit),
        "officer elsewhere": lambda: make_hr_officer(make_unit("Dinas Kesehatan", unit.get_parent())),
    }

    assert look(client, others[viewer](), person).status_code == 404


def test_whoever_restricted_the_use_of_their_data_is_not_shown(client, unit, person):
    person.processing_restricted_at = timezone.now()
    person.save()

    assert look(client, make_hr_officer(unit), person).status_code == 404


def test_ones_own_address_leads_to_the_own_page(client, person):
    assert look(client, person, person).url == "/kompetensi/"


def test_the_officer_is_led_to_no_step_that_is_the_persons_own(client, unit, person):
    text = look(client, make_hr_officer(unit), person).text

    assert "/kompetensi/penilaian-diri/" not in text
    assert "/kompetensi/cv/" not in text


def test_an_officer_with_nothing_to_see_is_told_so(client, unit):
    text = look(client, make_hr_officer(unit), make_person("Budi Santoso", unit=unit)).text

    assert "Belum ada bukti kompetensi saat ini" in text
    assert "Lihat katalog" not in text


def test_nothing_on_the_page_calls_the_person_you(client, unit, person):
    text = look(client, make_hr_officer(unit), person).text

    main = text[text.index("<main") : text.index("</main>")]
    assert "Anda" not in main
