"""The pages below /peran/: one's own roles, and those in an officer's reach."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleAssignment, RoleProposal
from accounts.powers import POWERS, Power
from accounts.roles.words import WORDS, powers_in_words
from accounts.services import appointing
from tests.factories.accounts import (
    as_in_a_request,
    make_administrator,
    make_hr_officer,
    make_officer,
    make_person,
    make_trainer,
    make_unit,
)
from tests.factories.courses import let_teach, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_unit("Kabupaten Sukamaju", code="SKM")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency, code="KOMINFO")


@pytest.fixture
def officer(client, agency):
    officer = make_officer("agency_administrator", agency, "Admin Instansi")
    client.force_login(officer)
    return officer


def form_for(whom, **fields):
    facts = {"person": whom.current_employment().number, "role": "hr_officer", "unit": "KOMINFO", "reason": "SK 1"}
    return {**facts, **fields}


def grant(client, whom, **fields):
    return client.post(reverse("roles:grant"), form_for(whom, **fields))


def test_every_power_has_words():
    assert set(WORDS) == set(Power)
    assert all(powers_in_words(role) for role in POWERS)


def test_my_roles_say_what_where_until_when_by_whom_and_why(client, officer, unit, at):
    person = make_person("Rina Marlina", unit=unit)
    grant(client, person, ends_on="2099-12-31")
    client.force_login(person)

    page = client.get(reverse("roles:own")).content.decode()

    for words in ["Pengelola SDM", "Dinas Kominfo", "31 Desember 2099", "Admin Instansi", "SK 1", "Menambah pegawai"]:
        assert words in page


def test_a_learner_reads_that_there_is_no_further_role(client):
    client.force_login(make_person())

    page = client.get(reverse("roles:own")).content.decode()

    assert "Saat ini Anda tidak memegang peran lain" in page
    assert reverse("roles:manage") not in page


def test_an_officer_finds_the_roles_in_reach_and_no_others(client, officer, unit):
    make_hr_officer(unit, "Terjangkau")
    make_hr_officer(make_unit("Kota Lain"), "Asing")

    page = client.get(reverse("roles:manage")).content.decode()

    assert "Terjangkau" in page
    assert "Asing" not in page


@pytest.mark.parametrize(
    ("query", "found"), [("q=terj", True), ("q=lain", False), ("role=auditor", False), ("state=over", False)]
)
def test_the_list_is_filtered(client, officer, unit, query, found):
    make_hr_officer(unit, "Terjangkau")

    page = client.get(f"{reverse('roles:manage')}?{query}").content.decode()

    assert ("Terjangkau" in page) == found


def test_the_list_asks_as_often_for_many_as_for_few(client, officer, unit, django_assert_max_num_queries):
    for number in range(12):
        make_hr_officer(unit, f"Pejabat {number}")

    with django_assert_max_num_queries(12):
        client.get(reverse("roles:manage"))


@pytest.mark.parametrize("unit_text", ["KOMINFO", "dinas kominfo", "Kominfo"])
def test_a_role_is_given_by_number_and_by_the_name_or_code_of_the_unit(client, officer, unit, unit_text):
    person = make_person(unit=unit)

    response = grant(client, person, unit=unit_text)

    assert response.url == reverse("roles:manage")
    assert as_in_a_request(person).units_with(Power.SEE_PEOPLE) == [unit]


def test_sending_the_form_twice_gives_one_role(client, officer, unit):
    person = make_person(unit=unit)

    for _ in range(2):
        grant(client, person)

    assert person.roles.count() == 1


def test_the_last_day_belongs_to_the_role(client, officer, unit):
    person = make_person(unit=unit)

    grant(client, person, starts_on="2099-01-01", ends_on="2099-01-31")

    assignment = person.roles.get()
    assert timezone.localtime(assignment.started_at).date() == datetime.date(2099, 1, 1)
    assert timezone.localtime(assignment.ended_at).date() == datetime.date(2099, 2, 1)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"person": "000000000000000000"}, "person"),
        ({"person": "Nama Asing"}, "person"),
        ({"person": "Pegawai"}, "person"),
        ({"unit": ""}, "unit"),
        ({"unit": "Kota Lain"}, "unit"),
        ({"unit": "Dinas"}, "unit"),
        ({"role": "administrator"}, "role"),
        ({"starts_on": "2020-01-01"}, "starts_on"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"reason": ""}, "reason"),
    ],
)
def test_a_refusal_stands_at_its_field(client, officer, agency, unit, fields, field):
    make_unit("Kota Lain")
    make_unit("Dinas Kesehatan", agency)
    person = make_person("Pegawai Satu", unit=unit)
    make_person("Pegawai Dua", unit=unit)
    make_person("Nama Asing", unit=make_unit("Kabupaten Lain"))

    response = grant(client, person, **fields)

    assert list(response.context["form"].errors) == [field]
    assert not person.roles.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"role": "trainer", "unit": "", "course": "TIDAK-ADA"}, "course"),
        ({"role": "trainer", "course": "LDA-101"}, "course"),
        ({"course": "LDA-101", "unit": ""}, "course"),
        ({"role": "administrator"}, "unit"),
    ],
)
def test_what_does_not_go_together_is_refused_to_administrators_too(client, unit, fields, field):
    client.force_login(make_administrator())
    make_course(code="LDA-101")

    response = grant(client, make_person(unit=unit), **fields)

    assert field in response.context["form"].errors


def test_hidden_hands_cannot_reach_further(client, officer, unit):
    """As the form would never send it: oneself, another agency's person or unit by public id, a foreign course."""
    foreign = make_unit("Kota Lain")
    person, stranger = make_person(unit=unit), make_person("Asing", unit=foreign)
    course = make_course(code="LDA-101")

    for fields in [
        {"person": str(officer.public_id)},
        {"person": str(stranger.public_id)},
        {"unit": str(foreign.public_id)},
        {"role": "trainer", "unit": "", "course": course.code},
        {"role": "trainer", "unit": ""},
        {"granted_by": "1", "role": "administrator", "unit": ""},
    ]:
        assert grant(client, person, **fields).status_code == 200

    assert RoleAssignment.objects.exclude(user=officer).count() == 0


def test_an_administrators_role_is_proposed_and_decided_on_a_page(client, officer, agency, unit):
    person, second = make_person(unit=unit), make_officer("agency_administrator", agency, "Pemutus")
    grant(client, person, role="agency_administrator")
    url = reverse("roles:proposal", args=[RoleProposal.objects.get().public_id])

    assert "petugas lain yang memutuskan" in client.get(url).content.decode()
    client.post(url, {"decision": "approve"})
    assert not person.roles.exists()

    client.force_login(second)
    assert client.post(url, {"decision": "refuse"}).status_code == 200
    client.post(url, {"decision": "approve"})

    assert person.roles.get().role == "agency_administrator"


def test_a_refusal_on_the_page_is_recorded(client, officer, agency, unit):
    grant(client, make_person(unit=unit), role="agency_administrator")
    client.force_login(make_officer("agency_administrator", agency, "Pemutus"))
    proposal = RoleProposal.objects.get()

    client.post(reverse("roles:proposal", args=[proposal.public_id]), {"decision": "refuse", "reason": "Belum perlu"})

    proposal.refresh_from_db()
    assert (proposal.decision, proposal.decision_reason) == ("refused", "Belum perlu")


def test_a_role_is_ended_with_a_reason(client, officer, unit):
    hr = make_hr_officer(unit)
    url = reverse("roles:end", args=[hr.roles.get().public_id])

    assert client.post(url, {"reason": ""}).status_code == 200
    assert as_in_a_request(hr).is_hr_officer
    client.post(url, {"reason": "Pindah tugas"})
    again = client.post(url, {"reason": "Pindah tugas"})

    assert not as_in_a_request(hr).is_hr_officer
    assert again.url == reverse("roles:manage")


def test_a_trainer_manages_the_roles_of_the_own_course(client, unit):
    course, other = make_course(code="LDA-101"), make_course(code="LDA-102")
    trainer, helper = let_teach(make_trainer(unit=unit), course), make_person(unit=unit)
    let_teach(make_trainer("Pengajar Lain"), other)
    client.force_login(trainer)

    refused = grant(client, helper, role="marker", unit="", course=other.code)
    grant(client, helper, role="marker", unit="", course="lda-101")
    page = client.get(reverse("roles:manage")).content.decode()

    assert refused.status_code == 200
    assert helper.roles.get().course_title == course.title
    assert "Pengajar Lain" not in page


def test_a_holder_delegates_and_takes_back(client, unit):
    holder, colleague = make_hr_officer(unit), make_person("Wakil", unit=unit)
    client.force_login(holder)
    number = colleague.current_employment().number
    form = {"colleague": number, "ends_on": "2099-01-31", "reason": "Cuti"}

    client.post(reverse("roles:delegate", args=[holder.roles.get().public_id]), form)
    delegation = colleague.roles.get()
    page = client.get(reverse("roles:own")).content.decode()
    client.post(reverse("roles:end", args=[delegation.public_id]), {"reason": "Sudah kembali"})

    assert "Wakil" in page
    assert not as_in_a_request(colleague).is_hr_officer


def test_whoever_stands_in_is_told_for_whom_and_passes_nothing_on(client, unit):
    holder, colleague = make_hr_officer(unit, "Hasan Basri"), make_person(unit=unit)
    delegation = appointing.delegate_role(
        assignment=holder.roles.get(),
        to=colleague,
        ends_at=timezone.now() + datetime.timedelta(days=3),
        reason="Cuti",
        at=timezone.now(),
    )
    client.force_login(colleague)

    assert "Hasan Basri" in client.get(reverse("roles:own")).content.decode()
    assert client.get(reverse("roles:delegate", args=[delegation.public_id])).status_code == 404


def test_the_content_admin_shows_roles_and_changes_none(client):
    client.force_login(make_administrator())
    assignment = make_trainer().roles.get()

    assert client.get(reverse("role_assignments:index")).status_code == 200
    for name, arguments in [("add", []), ("edit", [assignment.pk]), ("delete", [assignment.pk])]:
        response = client.post(reverse(f"role_assignments:{name}", args=arguments), {"role": "administrator"})
        assert response.status_code in {302, 403}

    assignment.refresh_from_db()
    assert (assignment.role, assignment.ended_at) == ("trainer", None)
