import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.kiosk import devices
from accounts.models import AuditEntry
from competencies.models import ProfileShare
from competencies.profile import sharing
from tests.accounts.kiosk.conftest import put_on
from tests.factories.accounts import PASSWORD, make_person
from tests.factories.certificates import make_certificate
from tests.factories.competencies import credit, prove

pytestmark = pytest.mark.django_db

NUMBER = "198504122010012003"
PAGE = "/kompetensi/cv/"


@pytest.fixture
def person():
    return make_person("Siti Aminah", title_after="M.Si.", number=NUMBER)


@pytest.fixture
def now():
    return timezone.now()


def share(person, at, *, sections=tuple(sharing.SECTIONS), days=7, key=None):
    return sharing.create_share(
        person=person, key=key or uuid.uuid4(), label="Panitia", days=days, sections=sections, at=at
    )


def sent(**changes):
    return {"key": str(uuid.uuid4()), "label": "Panitia", "days": "7", "sections": ["competencies"], **changes}


def test_a_stranger_with_the_link_sees_what_was_chosen(client, person, now):
    prove(person, now, level=4)
    credit(person, now, hours=14)

    response = client.get(f"/cv/{share(person, now).token}/")

    assert "Siti Aminah, M.Si." in response.text
    assert "4 – Tinggi" in response.text
    assert "14 JP" in response.text
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"


def test_neither_the_nip_nor_the_public_id_is_shown(client, person, now):
    prove(person, now)

    text = client.get(f"/cv/{share(person, now).token}/").text

    assert NUMBER not in text.replace(" ", "")
    assert str(person.public_id) not in text


def test_what_was_not_chosen_is_not_shown(client, person, now):
    prove(person, now, level=4)
    credit(person, now, hours=14)

    text = client.get(f"/cv/{share(person, now, sections=['hours']).token}/").text

    assert "14 JP" in text
    assert "Tinggi" not in text
    assert person.current_employment().unit.name not in text


def test_certificates_that_hold_are_shown_with_the_way_to_check_them(client, person, now):
    certificate = make_certificate(now, learner=person)

    text = client.get(f"/cv/{share(person, now, sections=['certificates']).token}/").text

    assert f"/v/{certificate.code}/" in text


@pytest.mark.parametrize(
    "ended",
    [
        lambda link, person: sharing.withdraw_share(share=link, at=timezone.now()),
        lambda link, person: ProfileShare.objects.update(
            created_at=timezone.now() - timedelta(days=9), expires_at=timezone.now() - timedelta(seconds=1)
        ),
        lambda link, person: type(person).objects.filter(pk=person.pk).update(processing_restricted_at=timezone.now()),
        lambda link, person: type(person).objects.filter(pk=person.pk).update(is_active=False),
    ],
    ids=["withdrawn", "expired", "restricted", "inactive"],
)
def test_an_ended_link_is_gone_and_shows_nothing(client, person, now, ended):
    link = share(person, now)

    ended(link, person)

    response = client.get(f"/cv/{link.token}/")
    assert response.status_code == 410
    assert "Siti Aminah" not in response.text


def test_an_unknown_link_is_not_found(client):
    assert client.get("/cv/tidak-ada/").status_code == 404


def test_a_link_is_made_and_stands_on_the_page_with_its_address(client, person):
    client.force_login(person)

    response = client.post(PAGE, sent(), follow=True)

    link = ProfileShare.objects.get()
    assert f"/cv/{link.token}/" in response.text
    assert AuditEntry.objects.filter(action="cv.shared", actor_id=person.public_id).count() == 1


def test_a_form_that_is_sent_twice_makes_one_link(client, person):
    client.force_login(person)
    form = sent()

    client.post(PAGE, form)
    client.post(PAGE, form)

    assert ProfileShare.objects.count() == 1


def test_the_key_of_somebody_elses_link_makes_one_of_ones_own(person, now):
    theirs = share(make_person("Budi Santoso"), now)

    mine = share(person, now, key=theirs.public_id)

    assert (mine.person, mine.pk != theirs.pk) == (person, True)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"label": ""}, "Tuliskan penerima tautan."),
        ({"days": "4000"}, "Masa aktif"),
        ({"sections": []}, "Pilih paling sedikit satu."),
        ({"sections": ["nip"]}, "Pilih dari daftar."),
    ],
)
def test_what_is_wrong_with_the_form_is_said(client, person, changes, words):
    client.force_login(person)

    response = client.post(PAGE, sent(**changes))

    assert words in response.text
    assert not ProfileShare.objects.exists()


def test_no_more_links_work_than_anybody_can_keep_in_mind(client, person, now):
    for _ in range(sharing.MOST_AT_A_TIME):
        share(person, now)
    client.force_login(person)

    response = client.post(PAGE, sent())

    assert "Terlalu banyak tautan aktif" in response.text
    assert ProfileShare.objects.count() == sharing.MOST_AT_A_TIME


def test_only_the_person_withdraws_and_twice_is_once(client, person, now):
    link = share(person, now)
    url = f"/kompetensi/cv/{link.public_id}/tarik/"
    client.force_login(make_person("Budi Santoso"))
    assert client.post(url).status_code == 404
    client.force_login(person)

    client.post(url)
    client.post(url)

    link.refresh_from_db()
    assert link.withdrawn_at is not None
    assert AuditEntry.objects.filter(action="cv.share_ended").count() == 1


def test_on_a_shared_device_no_link_is_made(client, person, now):
    device = devices.make_device(name="Komputer", unit=person.current_employment().unit, made_by=None, at=now)
    put_on(client, device)
    client.post(reverse("account_login"), {"login": NUMBER, "password": PASSWORD})

    page, made = client.get(PAGE), client.post(PAGE, sent())

    assert "Di perangkat bersama tautan tidak dapat dibuat." in page.text
    assert made.status_code == 404
    assert not ProfileShare.objects.exists()
