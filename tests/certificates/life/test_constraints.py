"""What the database itself refuses of requests, links, reminders and successors."""

import pytest
from django.db import IntegrityError, transaction

from certificates.models import Certificate, CorrectionRequest, Disclosure, ExpiryReminder, ShareLink
from tests.factories.accounts import make_administrator
from tests.factories.certificate_life import DAY, ask, correct, make_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(at):
    return make_held(at)


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_one_request_waits_for_each_certificate(certificate, at):
    request = ask(certificate, at)
    CorrectionRequest.objects.filter(pk=request.pk).update(state="withdrawn")
    ask(certificate, at)

    refused(lambda: CorrectionRequest.objects.filter(pk=request.pk).update(state="waiting"))


@pytest.mark.parametrize("state", ["waiting", "withdrawn"])
def test_what_nobody_decided_names_nobody(state, certificate, at):
    ask(certificate, at)

    refused(lambda: CorrectionRequest.objects.update(state=state, decided_at=at, decided_by=certificate.holder))


@pytest.mark.parametrize("missing", ["decided_at", "decided_by"])
def test_a_decision_names_who_and_when(missing, certificate, at):
    ask(certificate, at)
    facts = {"state": "approved", "decided_at": at, "decided_by": make_administrator(), missing: None}

    refused(lambda: CorrectionRequest.objects.update(**facts))


def test_a_refusal_has_a_reason(certificate, at):
    ask(certificate, at)

    refused(
        lambda: CorrectionRequest.objects.update(
            state="refused", decided_at=at, decided_by=make_administrator(), note=""
        )
    )


def test_a_link_ends_after_it_began(certificate, at):
    refused(lambda: ShareLink.objects.create(certificate=certificate, created_at=at, expires_at=at))


def test_links_have_secrets_of_their_own(certificate, at):
    first, second = (
        ShareLink.objects.create(certificate=certificate, created_at=at, expires_at=at + DAY) for _ in range(2)
    )
    assert len(first.token) >= 32

    refused(lambda: ShareLink.objects.filter(pk=second.pk).update(token=first.token))


def test_a_step_is_told_once(certificate, at):
    ExpiryReminder.objects.create(certificate=certificate, days_before=30, sent_at=at)

    refused(lambda: ExpiryReminder.objects.create(certificate=certificate, days_before=30, sent_at=at))


def test_a_certificate_has_one_choice_of_what_is_shown(certificate, at):
    Disclosure.objects.create(certificate=certificate, changed_at=at)

    refused(lambda: Disclosure.objects.create(certificate=certificate, changed_at=at))


@pytest.mark.parametrize("change", [{"revision": 0}, {"replaces": None}])
def test_a_correction_has_both_a_revision_and_what_it_replaces(change, certificate, at):
    corrected = correct(certificate, at)

    refused(lambda: Certificate.objects.filter(pk=corrected.pk).update(**change))


def test_nothing_replaces_itself(certificate, at):
    corrected = correct(certificate, at)

    refused(lambda: Certificate.objects.filter(pk=corrected.pk).update(replaces=corrected))


def test_a_certificate_is_replaced_once(certificate, at):
    corrected = correct(certificate, at)
    again = correct(corrected, at, "Siti Aminah, M.Kom.")

    refused(lambda: Certificate.objects.filter(pk=again.pk).update(replaces=certificate))
