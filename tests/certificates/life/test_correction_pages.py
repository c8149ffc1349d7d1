"""What officers see of requests to correct a name."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from accounts.office import tasks_of
from certificates.life import correcting
from certificates.models import Certificate, CorrectionRequest
from tests.factories.accounts import give_role, make_administrator, make_hr_officer, make_officer, make_person
from tests.factories.accounts import make_unit as make_root
from tests.factories.certificate_life import ask, make_held

pytestmark = pytest.mark.django_db
LIST = "/koreksi-sertifikat/"
NAME = "Siti Aminah, S.Kom."


@pytest.fixture
def certificate(at):
    return make_held(at, make_person("Siti Aminah"))


@pytest.fixture
def wanted(certificate, at):
    return ask(certificate, at, NAME)


@pytest.fixture
def officer(certificate):
    return make_officer("agency_administrator", certificate.series.agency)


@pytest.fixture
def office(client, officer):
    client.force_login(officer)
    return client


def address(wanted):
    return reverse("certificates:correction", args=[wanted.public_id])


def test_the_list_shows_what_waits_with_old_and_new_name(office, wanted):
    page = office.get(LIST).text

    assert address(wanted) in page
    assert NAME in page
    assert "Siti Aminah</td>" in page


def test_decided_requests_stand_in_a_list_of_their_own(office, wanted, at):
    correcting.refuse_correction(request=wanted, note="Tidak sesuai", by=make_administrator(), at=at)

    assert address(wanted) not in office.get(LIST).text
    assert address(wanted) in office.get(LIST, {"state": "done"}).text


def test_the_officers_tasks_say_how_many_wait(officer, wanted):
    task = next(task for task in tasks_of(officer) if task.url == LIST)

    assert task.waiting(officer).startswith("1 ")


def test_an_officer_compares_and_approves(office, wanted, officer):
    shown = office.get(address(wanted)).text
    response = office.post(address(wanted), {"decision": "approve", "note": ""})

    assert wanted.reason in shown
    assert response.url == LIST
    wanted.refresh_from_db()
    assert (wanted.state, wanted.decided_by) == ("approved", officer)
    assert Certificate.objects.get(revision=1).snapshot["holder"]["name"] == NAME


def test_reading_a_request_is_on_record(office, wanted):
    office.get(address(wanted))

    assert AuditEntry.objects.filter(action="certificate.correction_viewed").count() == 1


def test_a_refusal_needs_an_answer(office, wanted):
    again = office.post(address(wanted), {"decision": "refuse", "note": " "})
    response = office.post(address(wanted), {"decision": "refuse", "note": "Gelar belum tercatat."})

    assert "error-summary" in again.text
    assert response.url == LIST
    wanted.refresh_from_db()
    assert (wanted.state, wanted.note) == ("refused", "Gelar belum tercatat.")


@pytest.mark.parametrize("given", [{}, {"decision": "perhaps"}, {"decision": "approve", "note": "x" * 501}])
def test_a_decision_that_is_none_is_asked_for_again(given, office, wanted):
    response = office.post(address(wanted), {"note": "", **given})

    assert "error-summary" in response.text
    assert CorrectionRequest.objects.get().state == "waiting"


def test_sending_the_decision_twice_decides_once(office, wanted):
    office.post(address(wanted), {"decision": "approve"})
    response = office.post(address(wanted), {"decision": "refuse", "note": "Salah"})

    assert response.status_code == 200
    wanted.refresh_from_db()
    assert (wanted.state, Certificate.objects.count()) == ("approved", 2)


def test_a_name_that_cannot_be_printed_can_only_be_refused(office, certificate, at):
    wanted = ask(certificate, at, "Siti \U0001f600")

    response = office.post(address(wanted), {"decision": "approve"})

    assert "error-summary" in response.text
    assert Certificate.objects.count() == 1


def test_officers_see_their_own_request_and_do_not_decide_it(client, officer, at):
    wanted = ask(make_held(at, officer), at, NAME)
    client.force_login(officer)

    page = client.get(address(wanted)).text
    client.post(address(wanted), {"decision": "approve"})

    assert '<form class="stack loose"' not in page
    wanted.refresh_from_db()
    assert wanted.state == "waiting"


def test_signatories_and_organisers_of_the_course_decide_too(client, certificate, wanted):
    agency = certificate.series.agency
    organiser = give_role(make_person("Wayan"), "organiser", course_key=certificate.enrolment.cohort.course_key)

    for person in (make_officer("signatory", agency), organiser, make_administrator()):
        client.force_login(person)
        assert address(wanted) in client.get(LIST).text
        assert client.get(address(wanted)).status_code == 200


def test_strangers_to_the_agency_or_the_course_find_nothing(client, certificate, wanted):
    other_organiser = give_role(make_person("Made"), "organiser", course_key=wanted.public_id)
    other_agency = make_officer("agency_administrator", make_root("Pemerintah Kota Lain"))
    unit = certificate.holder.current_employment().unit

    for person in (certificate.holder, make_hr_officer(unit), other_organiser, other_agency):
        client.force_login(person)
        assert client.get(address(wanted)).status_code == 404
        assert client.post(address(wanted), {"decision": "approve"}).status_code == 404
    for person in (other_organiser, other_agency):
        client.force_login(person)
        assert address(wanted) not in client.get(LIST).text
    client.force_login(certificate.holder)
    assert client.get(LIST).status_code == 404
    assert Certificate.objects.count() == 1


def test_the_list_costs_the_same_for_one_and_for_many(office, at, django_assert_max_num_queries):
    for number in range(5):
        ask(make_held(at, make_person(f"Peserta {number}")), at, NAME)

    with django_assert_max_num_queries(7):
        page = office.get(LIST).text

    assert page.count(NAME) == 5
