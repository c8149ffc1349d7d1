"""Activation with a code from paper."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.entering import activation, codes
from accounts.models import ActivationCode, AuditEntry, CodeSheet, Invitation, User
from tests.accounts.entering.steps import NEW, choose, enter_code, errors, make_code, number_of, signed_in_as
from tests.factories.accounts import PASSWORD, make_number, make_person

pytestmark = pytest.mark.django_db
NO_MATCH = "tidak cocok"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def code(newcomer, now):
    return make_code(newcomer, now)


def test_a_code_has_fifty_bits_and_no_signs_that_look_alike():
    assert len(codes.ALPHABET) ** codes.LENGTH >= 2**50
    assert not set("O0I1") & set(codes.ALPHABET)
    assert len({codes.new_code() for _ in range(100)}) == 100


def test_with_number_and_code_one_chooses_a_password_and_is_signed_in(client, newcomer, code):
    step = enter_code(client, number_of(newcomer), codes.grouped(code).lower())

    response = choose(client, step.url)

    assert response.url == reverse("home:dashboard")
    assert signed_in_as(client) == newcomer.pk
    assert User.objects.get(pk=newcomer.pk).check_password(NEW)
    assert AuditEntry.objects.filter(action="activation.done", subject_id=newcomer.public_id).exists()


def test_a_code_is_kept_as_a_digest_only(newcomer, code):
    held = ActivationCode.objects.get(user=newcomer)

    assert code not in str(vars(held))
    assert held.digest == codes.digest(code)


def test_a_code_works_once(client, newcomer, code):
    step = enter_code(client, number_of(newcomer), code)
    choose(client, step.url)
    other = type(client)()

    assert choose(other, step.url, "kata-sandi-lain-lagi").status_code == 410
    assert NO_MATCH in errors(enter_code(other, number_of(newcomer), code))[0]
    assert User.objects.get(pk=newcomer.pk).check_password(NEW)


def test_the_code_of_one_person_opens_nobody_else(client, newcomer, code, unit):
    other = make_person("Orang Lain", unit=unit, password=None)

    assert NO_MATCH in errors(enter_code(client, number_of(other), code))[0]


def test_a_code_ends_after_thirty_days(client, newcomer, code):
    made_at = timezone.now() - timedelta(days=31)
    ActivationCode.objects.update(made_at=made_at, expires_at=made_at + timedelta(days=30))

    assert NO_MATCH in errors(enter_code(client, number_of(newcomer), code))[0]


def test_a_new_code_ends_the_old_one_even_half_way(client, newcomer, code, now):
    step = enter_code(client, number_of(newcomer), code)
    new = make_code(newcomer, now)

    assert choose(client, step.url).status_code == 410
    assert NO_MATCH in errors(enter_code(client, number_of(newcomer), code))[0]
    assert enter_code(client, number_of(newcomer), new).status_code == 302


def test_unknown_numbers_used_people_and_wrong_codes_get_the_same_answer(client, newcomer, code, unit):
    active = make_person("Sudah Aktif", unit=unit)
    wrong = codes.new_code()

    answers = {
        tuple(errors(enter_code(client, n, wrong))) for n in (number_of(newcomer), number_of(active), make_number())
    }

    assert len(answers) == 1


@pytest.mark.parametrize("is_known", [True, False])
def test_known_and_unknown_numbers_cost_the_same_queries(client, newcomer, code, is_known, django_assert_num_queries):
    number = number_of(newcomer) if is_known else make_number()

    # The look-up, the count of failures by the task that runs at once here, and an entry in the trail.
    with django_assert_num_queries(3):
        enter_code(client, number, codes.new_code())


def test_failures_are_counted_at_the_code_and_leave_sign_in_alone(client, newcomer, code):
    for _ in range(3):
        enter_code(client, number_of(newcomer), codes.new_code())

    assert ActivationCode.objects.get(user=newcomer).failed_attempts == 3
    assert enter_code(client, number_of(newcomer), code).status_code == 302


def test_after_ten_failures_an_address_waits_and_other_addresses_do_not(client, newcomer, code):
    for _ in range(10):
        enter_code(client, number_of(newcomer), codes.new_code())

    assert "Tunggu 5 menit" in errors(enter_code(client, number_of(newcomer), code))[0]
    fields = {"number": number_of(newcomer), "code": code}
    assert client.post(reverse("entering:activate"), fields, REMOTE_ADDR="10.1.1.1").status_code == 302


def test_failed_activations_do_not_count_as_failed_sign_ins(client, unit):
    person = make_person("Sudah Aktif", unit=unit)
    for _ in range(12):
        enter_code(client, number_of(person), codes.new_code())

    response = client.post(reverse("account_login"), {"login": number_of(person), "password": PASSWORD})

    assert response.status_code == 302


def test_a_code_of_the_wrong_length_is_explained(client, newcomer):
    assert "10 huruf dan angka" in errors(enter_code(client, number_of(newcomer), "ABC"))[0]


@pytest.mark.parametrize("password", ["pendek", "123456789012", "yulianawati1"])
def test_a_weak_first_password_is_refused(client, newcomer, code, password):
    step = enter_code(client, number_of(newcomer), code)

    response = choose(client, step.url, password)

    assert response.status_code == 200
    assert not User.objects.get(pk=newcomer.pk).has_usable_password()


def test_activating_twice_is_refused(newcomer, now):
    activation.activate(user=newcomer, password=NEW, at=now)

    with pytest.raises(activation.AlreadyActive):
        activation.activate(user=newcomer, password="kata-sandi-lain-lagi", at=now)


def test_a_person_has_one_open_code(newcomer, code):
    held = ActivationCode.objects.get(user=newcomer)
    held.pk, held.public_id, held.digest = None, None, "x"

    with pytest.raises(IntegrityError, match=r"activation_code_one_open|user_id"), transaction.atomic():
        ActivationCode.objects.create(
            sheet=held.sheet, user=newcomer, digest="x", made_at=held.made_at, expires_at=held.expires_at
        )


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"used_at": timezone.now(), "voided_at": timezone.now()}, "activation_code_used_or_voided"),
        ({"expires_at": timezone.now() - timedelta(days=99)}, "activation_code_expires_later"),
    ],
)
def test_a_code_cannot_be_in_a_wrong_state(newcomer, code, changes, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ActivationCode.objects.filter(user=newcomer).update(**changes)


def test_a_mail_that_was_sent_was_taken_up_before(newcomer, now):
    with pytest.raises(IntegrityError, match="invitation_sent_was_taken_up"), transaction.atomic():
        Invitation.objects.create(user=newcomer, asked_at=now, sent_at=now)


def test_one_mail_waits_for_a_person(newcomer, now):
    Invitation.objects.create(user=newcomer, asked_at=now)

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(user=newcomer, asked_at=now)
    assert CodeSheet.objects.count() == 0
