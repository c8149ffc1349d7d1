"""The page of a person and the forms behind it, for officers of the unit, of another, and learners."""

import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone

from accounts import services
from accounts.models import ActivationCode, AuditEntry, User
from tests.factories.accounts import (
    as_in_a_request,
    make_hr_officer,
    make_number,
    make_officer,
    make_person,
    make_unit,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def agency():
    return make_unit("Kabupaten Satu")


@pytest.fixture
def office(agency):
    return make_unit("Dinas Kominfo", agency)


@pytest.fixture
def officer(client, office):
    officer = make_hr_officer(office)
    client.force_login(officer)
    return officer


@pytest.fixture
def person(office):
    return make_person("Siti Aminah", unit=office, number="199001012021012001")


def url(name, *people):
    return reverse(f"people:{name}", args=[person.public_id for person in people])


def new_employment(office, **changes):
    return {"number": make_number(), "status": "PNS", "unit": office.public_id, "started_on": "2026-01-05"} | changes


def test_the_page_shows_employment_account_and_the_way_to_the_learning_record(client, officer, person):
    page = client.get(url("person", person)).text

    for fact in ["Siti Aminah", "19900101 202101 2 001", "Dinas Kominfo"]:
        assert fact in page
    assert reverse("reports:person", args=[person.public_id]) in page


def test_the_learning_record_of_a_restricted_person_is_not_offered(client, officer, person):
    User.objects.filter(pk=person.pk).update(processing_restricted_at=timezone.now())

    page = client.get(url("person", person)).text

    assert reverse("reports:person", args=[person.public_id]) not in page
    assert "dibatasi" in page


def test_looking_at_a_person_is_in_the_audit_trail(client, officer, person):
    client.get(url("person", person))

    assert AuditEntry.objects.get(action="person.viewed").subject_id == person.public_id


def test_an_auditor_may_look_and_change_nothing(client, agency, person):
    client.force_login(make_officer("auditor", agency))

    assert client.get(url("edit", person)).status_code == 404
    page = client.get(url("person", person)).text
    assert url("edit", person) not in page
    assert url("account", person) not in page


def test_the_page_costs_few_queries(client, officer, person, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        client.get(url("person", person))


def test_those_who_report_to_a_person_are_listed_within_reach_only(client, officer, office, person):
    near, far = make_person("Budi Dekat", unit=office), make_person("Budi Jauh", unit=make_unit("Dinas Sosial"))
    services.set_superior(user=near, superior=person)
    services.set_superior(user=far, superior=person)

    page = client.get(url("person", person)).text

    assert "Budi Dekat" in page
    assert "Budi Jauh" not in page


def test_a_person_is_added_with_an_employment_and_without_a_password(client, officer, office):
    client.post(reverse("people:add"), {"full_name": "Budi  Santoso", **new_employment(office)})

    added = User.objects.get(full_name="Budi Santoso")
    assert added.current_employment().unit == office
    assert not added.has_usable_password()


def test_adding_twice_adds_once_and_says_so(client, officer, office):
    facts = {"full_name": "Budi Santoso", **new_employment(office)}
    client.post(reverse("people:add"), facts)

    response = client.post(reverse("people:add"), facts)

    assert "number" in response.context["form"].errors
    assert User.objects.filter(full_name="Budi Santoso").count() == 1


def test_nobody_is_added_to_a_unit_out_of_reach(client, officer):
    elsewhere = make_unit("Dinas Sosial")

    response = client.post(reverse("people:add"), {"full_name": "Budi", **new_employment(elsewhere)})

    assert "unit" in response.context["form"].errors


def test_names_and_address_are_corrected(client, officer, person):
    facts = {"full_name": "Siti Aminah", "title_after": "S.Kom.", "email": "Siti@Contoh.go.id"}

    client.post(url("edit", person), facts)

    person = as_in_a_request(person)
    assert (person.name_with_titles, person.email) == ("Siti Aminah, S.Kom.", "siti@contoh.go.id")
    changes = AuditEntry.objects.get(action="person.corrected").changes
    assert changes["title_after"] == ["", "S.Kom."]


def test_the_address_of_another_is_refused(client, officer, person):
    make_person("Budi", email="budi@contoh.go.id")

    response = client.post(url("edit", person), {"full_name": "Siti Aminah", "email": "BUDI@contoh.go.id"})

    assert "email" in response.context["form"].errors


def test_a_new_position_holds_from_its_day(client, officer, person, office):
    section, day = make_unit("Bidang Statistik", office), TODAY() + datetime.timedelta(days=9)
    facts = new_employment(section, number="19900101 202101 2 001", started_on=day, position_title="Statistisi")

    client.post(url("employ", person), facts)

    assert person.employments.current().get().unit == office
    assert person.employments.current(day).get().unit == section
    assert "Statistisi" in client.get(url("person", person)).text


def test_a_plan_is_cancelled_on_the_page(client, officer, person, office):
    day = TODAY() + datetime.timedelta(days=9)
    client.post(url("employ", person), new_employment(office, started_on=day))

    client.post(url("cancel_planned", person))
    client.post(url("cancel_planned", person))

    assert person.employments.get().ended_on is None


def test_a_day_before_the_history_is_refused_with_a_remedy(client, officer, person, office):
    response = client.post(url("employ", person), new_employment(office, started_on="2019-01-01"))

    assert "started_on" in response.context["form"].errors


def test_a_superior_is_found_by_number_within_the_agency(client, officer, agency, person):
    chief = make_person("Kepala Dinas", unit=agency)

    client.post(url("superior", person), {"number": chief.current_employment().number})

    assert as_in_a_request(person).current_employment().superior == chief


@pytest.mark.parametrize("who", ["another agency", "themselves"])
def test_a_superior_is_nobody_of_another_agency_and_not_oneself(client, officer, person, who):
    chief = person if who == "themselves" else make_person("Kepala", unit=make_unit("Kota Lain"))

    response = client.post(url("superior", person), {"number": chief.current_employment().number})

    assert "number" in response.context["form"].errors


def test_leaving_is_recorded_with_its_reason(client, officer, person):
    client.post(url("leave", person), {"on": TODAY(), "ending": "retired"})

    assert person.employments.get().ending == "retired"
    assert as_in_a_request(person).is_active
    assert client.get(url("person", person)).status_code == 200


def test_an_account_is_closed_and_opened_again(client, officer, person):
    client.post(url("account", person), {"action": "close"})
    closed = as_in_a_request(person)
    client.post(url("account", person), {"action": "open"})

    assert not closed.is_active
    assert as_in_a_request(person).is_active


def test_officers_do_not_close_their_own_account(client, officer):
    assert client.post(url("account", officer), {"action": "close"}).status_code == 404


@pytest.mark.parametrize("name", ["leave", "merge"])
def test_an_hr_officer_does_not_touch_the_account_of_an_administrator_of_the_agency(client, officer, office, name):
    chief = make_officer("agency_administrator", office)

    assert client.get(url(name, chief)).status_code == 404
    assert client.post(url("account", chief), {"action": "close"}).status_code == 404
    assert "email" not in client.get(url("edit", chief)).context["form"].fields


def test_an_address_slipped_in_for_an_officer_changes_nothing(client, officer, office):
    chief = make_officer("agency_administrator", office)

    client.post(url("edit", chief), {"full_name": chief.full_name, "email": "saya@contoh.go.id"})

    assert as_in_a_request(chief).email is None


@pytest.mark.parametrize("name", ["person", "edit", "employ", "superior", "leave", "merge"])
def test_neither_learners_nor_officers_of_other_units_find_the_pages(client, person, name):
    for stranger in [make_person("Orang Lain"), make_hr_officer(make_unit("Dinas Sosial"))]:
        client.force_login(stranger)

        assert client.get(url(name, person)).status_code == 404


def offered(client, person):
    return client.get(url("person", person)).text


def to(name, person):
    return reverse(name, args=[person.public_id])


def test_an_officer_reaches_what_opens_the_account(client, officer, office):
    newcomer = make_person("Belum Aktif", unit=office, password=None, email="baru@contoh.go.id")

    page = offered(client, newcomer)

    assert to("entering:mail_person", newcomer) in page
    assert to("entering:print_code", newcomer) in page


def test_a_mail_from_the_page_leads_back_to_it(client, officer, office):
    newcomer = make_person("Belum Aktif", unit=office, password=None, email="baru@contoh.go.id")

    back = client.post(to("entering:mail_person", newcomer), {"next": url("person", newcomer)})
    astray = client.post(to("entering:mail_person", newcomer), {"next": "https://jahat.example/"})

    assert back["Location"] == url("person", newcomer)
    assert "jahat" not in astray["Location"]


def test_a_code_is_printed_for_one_person(client, officer, office):
    newcomer = make_person("Belum Aktif", unit=office, password=None)
    make_person("Juga Belum", unit=office, password=None)

    answer = client.post(to("entering:print_code", newcomer))

    assert answer["Content-Type"] == "application/pdf"
    assert [code.user for code in ActivationCode.objects.all()] == [newcomer]


def test_who_has_an_account_is_offered_neither(client, officer, person):
    page = offered(client, person)

    assert to("entering:mail_person", person) not in page
    assert client.post(to("entering:print_code", person)).status_code == 302
    assert not ActivationCode.objects.exists()


def test_an_agency_administrator_reaches_roles_and_the_second_step(client, agency, person):
    client.force_login(make_officer("agency_administrator", agency))
    before = offered(client, person)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})

    page = offered(client, person)

    assert f"{reverse('roles:grant')}?person={person.public_id}" in page
    assert to("entering:reset_two_factor", person) in page
    assert to("entering:reset_two_factor", person) not in before


def test_nobody_is_led_to_what_one_does_not_do_to_oneself(client, agency):
    administrator = make_officer("agency_administrator", agency)
    client.force_login(administrator)

    assert reverse("roles:grant") not in offered(client, administrator)


def test_the_form_for_a_role_shows_the_number_of_the_person(client, agency, person):
    client.force_login(make_officer("agency_administrator", agency))

    form = client.get(f"{reverse('roles:grant')}?person={person.public_id}").context["form"]

    assert form["person"].value() == "19900101 202101 2 001"


def test_the_form_for_a_role_tells_nothing_of_people_elsewhere(client, agency):
    client.force_login(make_officer("agency_administrator", agency))
    stranger = make_person("Orang Jauh", unit=make_unit("Kabupaten Dua"))

    form = client.get(f"{reverse('roles:grant')}?person={stranger.public_id}").context["form"]

    assert form["person"].value() == str(stranger.public_id)


def test_the_learning_record_leads_back_to_the_person(client, officer, person):
    assert url("person", person) in client.get(to("reports:person", person)).text


def test_an_officer_prints_a_card_from_the_page(client, officer, person):
    assert to("kiosk:print_card", person) in offered(client, person)


def test_who_has_left_gets_no_card(client, officer, person):
    services.leave(user=person, on=TODAY(), ending="resigned", at=timezone.now())

    assert to("kiosk:print_card", person) not in offered(client, person)


def test_a_missing_superior_is_told_in_the_same_words_everywhere(client, officer, person):
    pages = [client.get(url(name, person)).content.decode() for name in ("person", "superior")]

    assert ["Atasan belum tercatat." in page for page in pages] == [True, True]
