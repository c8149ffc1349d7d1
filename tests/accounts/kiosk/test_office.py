"""Officers print cards and prepare devices for the units they serve."""

import pytest
from django.urls import reverse

from accounts import merging
from accounts.kiosk import cards, devices, joining
from accounts.models import KioskCard, KioskDevice
from tests.accounts.entering.steps import text_of
from tests.accounts.kiosk.conftest import PIN, issue
from tests.factories.accounts import PASSWORD, make_hr_officer, make_person, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def test_the_sheet_holds_a_card_for_each_person_and_nothing_that_opens_it_alone(desk, unit, owner):
    response = desk.post(reverse("kiosk:print_missing", args=[unit.public_id]))

    text = text_of(response.content)
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    assert "Yuliana Wati" in text
    assert owner.current_employment().number not in text.replace(" ", "")
    assert KioskCard.objects.count() == 2


def test_asking_again_prints_nothing_new(desk, unit, owner):
    url = reverse("kiosk:print_missing", args=[unit.public_id])
    desk.post(url)

    assert desk.post(url).status_code == 302
    assert KioskCard.objects.count() == 2


def test_the_number_on_paper_opens_the_card(desk, owner, now):
    response = desk.post(reverse("kiosk:print_card", args=[owner.public_id]))
    text = text_of(response.content)
    number = next(word for word in text.split() if len(word) == 11 and word[5] == "-")

    cards.choose_pin(number=number, secret=PASSWORD, pin=PIN, at=now)

    assert cards.enter(number=number, pin=PIN, at=now) == owner


def test_the_page_shows_who_has_a_card(desk, unit, owner, now):
    issue(owner, now)

    text = desk.get(reverse("kiosk:unit_cards", args=[unit.public_id])).text

    assert "belum ada PIN" in text
    assert "tanpa kartu" in text


def test_the_page_costs_the_same_however_many_work_there(desk, unit, django_assert_max_num_queries):
    for index in range(8):
        make_person(f"Pegawai {index}", unit=unit)

    with django_assert_max_num_queries(14):
        desk.get(reverse("kiosk:unit_cards", args=[unit.public_id]))


def test_taking_a_card_back_twice_is_safe(desk, owner, now):
    issue(owner, now)
    for _ in range(2):
        assert desk.post(reverse("kiosk:revoke_card", args=[owner.public_id])).status_code == 302

    assert not KioskCard.objects.filter(revoked_at=None).exists()


@pytest.mark.parametrize("name", ["print_card", "revoke_card"])
def test_the_card_of_somebody_else_s_people_is_not_found(client, agency, owner, name):
    client.force_login(make_hr_officer(make_unit("Dinas Kesehatan", agency)))

    assert client.post(reverse(f"kiosk:{name}", args=[owner.public_id])).status_code == 404


def test_making_a_device_shared_ends_the_officers_session(desk, unit):
    response = desk.post(reverse("kiosk:devices"), {"name": "Komputer 3", "unit": str(unit.public_id)})

    device = KioskDevice.objects.get()
    assert response.url == reverse("kiosk:enter")
    assert response.cookies[devices.COOKIE]["httponly"]
    assert "_auth_user_id" not in desk.session
    assert "Komputer 3" in desk.get(reverse("kiosk:enter")).text
    assert device.unit == unit


def test_a_device_belongs_to_a_unit_that_the_officer_serves(desk, agency):
    other = make_unit("Dinas Kesehatan", agency)

    response = desk.post(reverse("kiosk:devices"), {"name": "Komputer 3", "unit": str(other.public_id)})

    assert response.status_code == 200
    assert not KioskDevice.objects.exists()


def test_an_officer_ends_a_device_of_the_unit_only(desk, device, agency, client):
    desk.post(reverse("kiosk:end_device", args=[device.public_id]))
    assert not KioskDevice.objects.in_use().exists()

    other = type(client)()
    other.force_login(make_hr_officer(make_unit("Dinas Kesehatan", agency)))
    assert other.post(reverse("kiosk:end_device", args=[device.public_id])).status_code == 404


def test_of_two_merged_records_the_given_up_one_loses_its_card(unit, owner, now):
    double = make_person("Yuliana Wati", unit=unit)
    for person in (owner, double):
        issue(person, now)

    merging.settle(owner, double, at=now)

    assert [card.user for card in KioskCard.objects.filter(revoked_at=None)] == [owner]


def test_an_erasure_takes_the_cards_with_it(owner, now):
    issue(owner, now)
    assert any(line.count == 1 for line in joining.cards_to_erase(owner))

    joining.erase_cards(owner, now)

    assert not KioskCard.objects.exists()
