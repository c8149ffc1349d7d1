"""What an officer sees of an incident: only steps that can be taken, and letters as they go out."""

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.privacy.services import breaches
from tests.factories.accounts import make_person, make_unit
from tests.factories.privacy import make_breach, make_dpo

pytestmark = pytest.mark.django_db
MAIL = 'name="act" value="mail"'


@pytest.fixture
def unit():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def incident(client, unit, at):
    officer = make_dpo(unit)
    client.force_login(officer)
    return make_breach(unit, at, officer=officer)


def page_of(client, incident):
    return client.get(reverse("privacy:breach", args=[incident.public_id])).text


@pytest.mark.parametrize(("email", "is_offered"), [(None, False), ("ada@contoh.go.id", True)])
def test_a_mailing_is_offered_while_somebody_can_be_mailed(client, incident, unit, at, email, is_offered):
    make_person(unit=make_unit("Dinas Sosial", unit), email=email)
    breaches.add_unit(incident=incident, unit=unit.get_children().get(), on=at.date())

    assert (MAIL in page_of(client, incident)) == is_offered


def test_a_letter_is_in_indonesian_whatever_the_officer_reads(client, incident):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = client.get(reverse("privacy:breach_letter", args=[incident.public_id, "lembaga"])).text

    before, letter = page.split("<article", 1)
    assert ' lang="id">' in letter.split("<h1>", 1)[0]
    assert "<h1>Pemberitahuan kegagalan pelindungan data pribadi</h1>" in letter
    assert "Print this page" in before


def test_a_letter_leads_back_to_its_incident(client, incident):
    page = client.get(reverse("privacy:breach_letter", args=[incident.public_id, "orang"])).text

    assert f'<a href="{reverse("privacy:breach", args=[incident.public_id])}">' in page
