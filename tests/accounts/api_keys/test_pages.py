import re
import uuid

import pytest
from django.utils import timezone

from accounts.api_keys.scopes import GAPS, HOURS, OWN
from accounts.models import ApiKey
from tests.accounts.entering.steps import confirm
from tests.factories.accounts import make_officer, make_person, make_unit
from tests.factories.api_keys import agency_key, own_key

pytestmark = pytest.mark.django_db

KEY = re.compile(r"bimtek_[\w\-]{43}")
OWN_PAGE, AGENCY_PAGE = "/akun/kunci-api/", "/akun/kunci-api/instansi/"


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def officer(agency):
    return make_officer("agency_administrator", agency)


@pytest.fixture
def confirmed(client):
    """Signs somebody in who has just given the password."""

    def sign_in(user):
        client.force_login(user)
        confirm(client)
        return client

    return sign_in


def sent(**changes):
    return {"key": str(uuid.uuid4()), "name": "Sistem kepegawaian", "days": "90", **changes}


def for_agency(agency, **changes):
    return sent(agency=str(agency.public_id), chosen_scopes=[HOURS, GAPS], **changes)


def test_a_key_of_ones_own_is_shown_once(confirmed):
    client = confirmed(make_person())

    made = client.post(f"{OWN_PAGE}buat/", sent())
    later = client.get(OWN_PAGE)

    assert KEY.search(made.text)
    assert not KEY.search(later.text)
    assert "Sistem kepegawaian" in later.text
    assert "belum pernah dipakai" in later.text
    assert ApiKey.objects.get().scopes == [OWN]


def test_a_form_sent_again_shows_no_key_and_says_why(confirmed):
    client, form = confirmed(make_person()), sent()
    client.post(f"{OWN_PAGE}buat/", form)

    again = client.post(f"{OWN_PAGE}buat/", form)

    assert not KEY.search(again.text)
    assert "sudah dibuat dan hanya ditampilkan satu kali" in again.text
    assert ApiKey.objects.count() == 1


def test_without_a_fresh_password_no_key_is_made(client):
    client.force_login(make_person())

    response = client.post(f"{OWN_PAGE}buat/", sent())

    assert response.status_code == 302
    assert not ApiKey.objects.exists()


def test_an_officer_chooses_what_the_agencys_key_may_read(confirmed, agency, officer):
    client = confirmed(officer)

    made = client.post(f"{AGENCY_PAGE}buat/", for_agency(agency))

    key = ApiKey.objects.get()
    assert KEY.search(made.text)
    assert (key.agency, key.scopes, key.made_by) == (agency, sorted([HOURS, GAPS]), officer)
    assert "baris demi baris" in client.get(AGENCY_PAGE).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Tuliskan kegunaan kunci."),
        ({"days": "4000"}, "Masa aktif"),
        ({"chosen_scopes": []}, "Pilih paling sedikit satu."),
        ({"chosen_scopes": ["own:read"]}, "Pilih dari daftar."),
    ],
)
def test_what_is_wrong_with_the_form_is_said(confirmed, agency, officer, changes, words):
    response = confirmed(officer).post(f"{AGENCY_PAGE}buat/", {**for_agency(agency), **changes})

    assert words in response.text
    assert not ApiKey.objects.exists()


def test_another_agency_is_no_choice(confirmed, officer):
    response = confirmed(officer).post(f"{AGENCY_PAGE}buat/", for_agency(make_unit("Pemerintah Kota Lain")))

    assert "Pilih instansi dari daftar." in response.text
    assert not ApiKey.objects.exists()


def test_only_keys_of_ones_own_agency_are_listed_and_revoked(client, agency, officer):
    other = make_unit("Pemerintah Kota Lain")
    theirs, _secret = agency_key(other, make_officer("agency_administrator", other), timezone.now(), name="Rahasia")
    client.force_login(officer)

    assert "Rahasia" not in client.get(AGENCY_PAGE).text
    assert client.post(f"{OWN_PAGE}{theirs.public_id}/cabut/").status_code == 404


def test_nobody_revokes_the_key_of_another_person(client, officer):
    theirs, _secret = own_key(make_person("Budi Santoso"), timezone.now())
    client.force_login(officer)

    assert client.post(f"{OWN_PAGE}{theirs.public_id}/cabut/").status_code == 404


def test_revoking_from_the_page(client):
    person = make_person()
    key, _secret = own_key(person, timezone.now())
    client.force_login(person)

    response = client.post(f"{OWN_PAGE}{key.public_id}/cabut/", follow=True)

    key.refresh_from_db()
    assert key.revoked_at is not None
    assert "Dicabut" in response.text


LEFT_BEHIND = "Pembuat kunci ini tidak lagi berwenang"


def test_a_key_whose_maker_may_still_make_it_has_no_warning(client, agency, officer):
    agency_key(agency, officer, timezone.now())
    client.force_login(officer)

    assert LEFT_BEHIND not in client.get(AGENCY_PAGE).text


@pytest.mark.parametrize("what", ["account closed", "role ended", "maker forgotten"])
def test_a_working_key_whose_maker_has_gone_has_a_warning(client, agency, officer, what):
    maker = make_officer("agency_administrator", agency, "Hasan Basri")
    agency_key(agency, maker, timezone.now())
    if what == "account closed":
        type(maker).objects.filter(pk=maker.pk).update(is_active=False)
    elif what == "role ended":
        maker.roles.update(ended_at=timezone.now())
    else:
        ApiKey.objects.update(made_by=None)
    client.force_login(officer)

    assert LEFT_BEHIND in client.get(AGENCY_PAGE).text
    ApiKey.objects.update(revoked_at=timezone.now())
    assert LEFT_BEHIND not in client.get(AGENCY_PAGE).text


def test_more_makers_take_no_more_queries(client, agency, officer, django_assert_max_num_queries):
    for number in range(5):
        agency_key(agency, make_officer("agency_administrator", agency, f"Petugas {number}"), timezone.now())
    client.force_login(officer)

    with django_assert_max_num_queries(9):
        client.get(AGENCY_PAGE)
