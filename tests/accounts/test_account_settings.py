import pytest
from django.urls import reverse

from tests.factories.accounts import make_person, make_unit

pytestmark = pytest.mark.django_db


def page_of(client, user):
    client.force_login(user)
    return client.get(reverse("accounts:settings")).content.decode()


def test_one_sees_what_the_agency_recorded(client):
    person = make_person(
        "Siti Aminah",
        unit=make_unit("Dinas Kominfo"),
        number="199001012021012001",
        email="siti@contoh.go.id",
        title_after="S.Kom.",
    )

    page = page_of(client, person)

    for fact in ["Siti Aminah, S.Kom.", "19900101 202101 2 001", "Dinas Kominfo", "siti@contoh.go.id"]:
        assert fact in page
    assert reverse("account_change_password") in page


def test_the_number_of_a_pppk_is_called_so(client):
    page = page_of(client, make_person(status="PPPK"))

    assert "NI PPPK" in page


def test_someone_without_employment_or_address_still_has_a_page(client):
    page = page_of(client, make_person("Tamu Sistem", employed=False))

    assert "Tamu Sistem" in page
    assert "Belum tercatat" in page


def test_nobody_sees_the_facts_of_another(client):
    make_person("Orang Lain", email="lain@contoh.go.id")

    assert "lain@contoh.go.id" not in page_of(client, make_person())


def test_a_stranger_is_asked_to_sign_in(client):
    response = client.get(reverse("accounts:settings"))

    assert response.url == f"{reverse('account_login')}?next={reverse('accounts:settings')}"


def test_the_page_needs_three_queries(client, django_assert_num_queries):
    client.force_login(make_person())

    with django_assert_num_queries(3):
        client.get(reverse("accounts:settings"))
