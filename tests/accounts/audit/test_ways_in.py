"""Which factors opened the door, which failed, and who went out again."""

import pytest
from django.urls import reverse

from accounts.entering import second_factor
from accounts.models import AuditEntry
from tests.accounts.entering.steps import app_code, enter_code, number_of, sign_in

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def with_app(person):
    second_factor.add_app(user=person, secret=SECRET)
    return person


def entries(action):
    return list(AuditEntry.objects.filter(action=action))


def send_code(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def test_a_sign_in_by_password_alone_says_so(client, person):
    sign_in(client, person)

    assert entries("sign_in.succeeded")[0].changes == {"factors": "password"}


def test_a_sign_in_with_a_second_step_names_both(client, with_app):
    sign_in(client, with_app)
    assert entries("sign_in.succeeded") == []

    send_code(client, app_code(SECRET))

    assert entries("sign_in.succeeded")[0].changes == {"factors": "password, mfa.totp"}


def test_a_wrong_code_stands_with_the_person_whose_password_was_right(client, with_app):
    sign_in(client, with_app)

    send_code(client, "000000")

    entry = entries("sign_in.second_step_failed")[0]
    assert (entry.subject_id, entry.actor_id) == (with_app.public_id, None)
    assert "000000" not in str(vars(entry))


def test_a_used_code_is_a_wrong_one(client, with_app):
    sign_in(client, with_app)
    second_factor_code = app_code(SECRET)
    send_code(client, second_factor_code)
    other = type(client)()
    sign_in(other, with_app)

    send_code(other, f"{second_factor_code[:3]}-{second_factor_code[3:]}")

    assert len(entries("sign_in.second_step_failed")) == 1


def test_signing_out(client, person):
    sign_in(client, person)

    for _ in range(2):
        client.post(reverse("account_logout"))

    assert [(entry.actor_id, entry.subject_id) for entry in entries("sign_out")] == [(person.public_id,) * 2]


def test_a_wrong_activation_code_without_the_number(client, person):
    enter_code(client, number_of(person), "SALAH-SALAH")

    entry = entries("activation.failed")[0]
    assert (entry.subject_id, entry.target[4:]) == (None, "•••• •••••• • •••")
    assert "SALAH" not in str(vars(entry))
