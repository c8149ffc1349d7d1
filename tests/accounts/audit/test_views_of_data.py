"""An officer's look at somebody's data leaves one entry, and costs one INSERT."""

import pytest
from django.urls import reverse

from accounts import audit
from accounts.models import AuditEntry
from certificates.issuing.producing import produce
from certificates.issuing.services import issue_certificate
from tests.factories.accounts import make_hr_officer
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.keys import make_platform_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(unit):
    return make_hr_officer(unit)


def traces(action):
    return AuditEntry.objects.filter(action=action)


def test_a_look_at_a_person_is_one_insert(rf, officer, person, unit, django_assert_num_queries):
    request = rf.get("/")
    request.user = officer

    with django_assert_num_queries(1) as captured:
        audit.record_view(request, subject=person, unit=unit)

    assert captured.captured_queries[0]["sql"].startswith('INSERT INTO "accounts_auditentry"')


def test_the_record_of_a_person_says_who_looked_at_it(client, officer, person, unit):
    client.force_login(officer)

    client.get(reverse("reports:person", args=[person.public_id]), REMOTE_ADDR="10.0.0.9")

    entry = traces("person.viewed").get()
    assert (entry.actor_id, entry.subject_id, entry.unit_id) == (officer.public_id, person.public_id, unit.public_id)
    assert entry.address == "10.0.0.9"


def test_ones_own_record_is_no_matter_for_the_trail(client, officer):
    client.force_login(officer)

    client.get(reverse("reports:person", args=[officer.public_id]))

    assert not traces("person.viewed").exists()


@pytest.mark.parametrize(("name", "action"), [("reports:unit", "unit.viewed"), ("reports:unit_csv", "unit.exported")])
def test_the_list_of_a_unit_says_who_saw_it_or_took_it_out(client, officer, unit, name, action):
    client.force_login(officer)

    client.get(reverse(name, args=[unit.public_id]))

    entry = traces(action).get()
    assert (entry.actor_id, entry.unit_id, entry.target) == (officer.public_id, unit.public_id, "Dinas Kominfo")


def test_a_person_of_another_unit_is_not_found_and_leaves_no_trace(client, officer, other_unit):
    stranger = make_hr_officer(other_unit)
    client.force_login(officer)

    client.get(reverse("reports:person", args=[stranger.public_id]))

    assert not traces("person.viewed").exists()


def test_the_content_admin_says_who_looked_at_a_person(client, administrator, person):
    client.force_login(administrator)

    response = client.get(reverse("wagtailusers_users:edit", args=[person.pk]))

    assert response.status_code == 200
    assert traces("person.viewed").get().subject_id == person.public_id


def test_a_certificate_opened_by_somebody_else_says_so(client, administrator, person, at):
    make_platform_keys()
    certificate = issue_certificate(
        enrolment=complete_course(enrol_learner(make_course(lessons=1), person, at), at), at=at
    )
    produce(certificate=certificate, at=at)
    for user in (person, administrator):
        client.force_login(user)
        client.get(reverse("certificates:download", args=[certificate.public_id])).getvalue()

    assert [entry.actor_id for entry in traces("certificate.opened")] == [administrator.public_id]
