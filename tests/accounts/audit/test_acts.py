"""What happens on the site stands in the trail."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry, PositionKind
from certificates.issuing.services import issue_certificate
from certificates.life.services import revoke_certificate
from tests.factories.accounts import PASSWORD
from tests.factories.courses import complete_course, enrol_learner, make_course

pytestmark = pytest.mark.django_db


def told(action):
    return AuditEntry.objects.filter(action=action).newest_first().first()


def sign_in(client, login, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": login, "password": password}, REMOTE_ADDR="10.0.0.7")


def test_signing_in(client, person, unit):
    sign_in(client, person.current_employment().number)

    entry = told("sign_in.succeeded")
    assert (entry.actor_id, entry.subject_id, entry.unit_id) == (person.public_id, person.public_id, unit.public_id)
    assert entry.address == "10.0.0.7"


@pytest.mark.parametrize(
    ("login", "shown"),
    [("199001312015021001", "1990•••• •••••• • •••"), ("siti.aminah@contoh.go.id", "s•••@contoh.go.id")],
)
def test_a_failed_sign_in_tells_neither_the_number_nor_the_password(client, db, login, shown):
    sign_in(client, login, "rahasia-sekali")

    entry = told("sign_in.failed")
    assert (entry.target, entry.subject_id, entry.actor_id) == (shown, None, None)
    assert "rahasia" not in str(vars(entry))
    assert login not in str(vars(entry))


def test_a_failed_sign_in_of_a_known_person_looks_the_same(client, person):
    sign_in(client, person.current_employment().number, "rahasia-sekali")

    assert told("sign_in.failed").subject_id is None


def test_a_changed_password(client, person):
    client.force_login(person)
    new = {"oldpassword": PASSWORD, "password1": "kata-sandi-baru-9", "password2": "kata-sandi-baru-9"}

    client.post(reverse("account_change_password"), new)

    entry = told("password.changed")
    assert (entry.actor_id, entry.subject_id) == (person.public_id, person.public_id)
    assert "kata-sandi" not in str(vars(entry))


def test_a_revoked_certificate(administrator, person, at):
    enrolment = complete_course(enrol_learner(make_course(lessons=1), person, at), at)
    certificate = issue_certificate(enrolment=enrolment, at=at)

    for _ in range(2):
        revoke_certificate(certificate=certificate, reason="Salah orang", by=administrator, at=at)

    entry = AuditEntry.objects.get(action="certificate.revoked")
    assert (entry.actor_id, entry.subject_id) == (administrator.public_id, person.public_id)
    assert (entry.target, entry.reason) == (certificate.number, "Salah orang")


def test_a_record_edited_in_the_admin_with_what_was_before(client, administrator):
    kind = PositionKind.objects.first()
    client.force_login(administrator)
    fields = {"code": kind.code, "name": "Nama baru", "group": kind.group, "standard_level": kind.standard_level}

    client.post(reverse("position_kinds:edit", args=[kind.pk]), {**fields, "source": kind.source})

    entry = told("record.changed")
    assert entry.actor_id == administrator.public_id
    assert entry.changes == {"name": [kind.name, "Nama baru"]}


def test_a_person_edited_in_the_admin_without_the_password(client, administrator, person):
    client.force_login(administrator)
    passwords = {"password1": "kata-sandi-baru-9", "password2": "kata-sandi-baru-9"}

    client.post(
        reverse("wagtailusers_users:edit", args=[person.pk]),
        {"full_name": "Yuliana Sari", "is_active": "on", **passwords},
    )

    assert told("record.changed").changes == {"full_name": ["Yuliana Wati", "Yuliana Sari"]}
    assert told("password.set_by_officer").subject_id == person.public_id
    assert not any("kata-sandi" in str(vars(entry)) for entry in AuditEntry.objects.all())


def test_a_published_page(administrator):
    course = make_course()

    course.unpublish(user=administrator)

    assert told("page.published").target == course.title
    assert told("page.unpublished").target == course.title


def test_a_moved_page(administrator):
    module, elsewhere = (make_course(lessons=1).get_children().get() for _ in range(2))

    module.move(elsewhere.get_parent(), pos="last-child", user=administrator)

    before, after = told("page.moved").changes["url_path"]
    assert before == module.url_path
    assert after.startswith(elsewhere.get_parent().url_path)


@pytest.mark.parametrize("address", ["one", "at once"])
def test_a_deleted_page(client, administrator, address):
    course = make_course()
    client.force_login(administrator)
    url = {
        "one": reverse("wagtailadmin_pages:delete", args=[course.pk]),
        "at once": reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={course.pk}",
    }[address]

    client.post(url, {"wagtailadmin_confirm_site_name": "", "next": "/admin/"})

    assert (told("page.deleted").target, told("page.deleted").actor_id) == (course.title, administrator.public_id)
