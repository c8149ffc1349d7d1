"""Certificates that were revoked or replaced before their document was made."""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.urls import reverse

from certificates.issuing import batches, producing, sweeping, working
from certificates.issuing.producing import produce
from certificates.life.correcting import reissue
from certificates.models import Certificate, Credential, RegisterEntry
from certificates.register import checking
from tests.factories.accounts import make_administrator, make_person
from tests.factories.batches import make_batch, make_finished, make_issuing_officer
from tests.factories.certificates import make_certificate, revoke
from tests.factories.keys import make_platform_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(at):
    make_platform_keys()
    return make_certificate(at)


def fall(certificate, how, at):
    if how == "revoked":
        revoke(certificate, make_administrator(), at)
    else:
        reissue(certificate=certificate, name="Nama Yang Benar", by=make_administrator(), at=at)


@pytest.mark.parametrize("how", ["revoked", "superseded"])
def test_it_is_neither_sealed_nor_entered_any_more(how, certificate, at):
    fall(certificate, how, at)

    assert produce(certificate=certificate, at=at)

    certificate.refresh_from_db()
    assert not certificate.is_rendered
    assert not Credential.objects.filter(certificate=certificate).exists()
    assert [entry.kind for entry in certificate.register_entries.all()] == [how]
    assert checking.check().problem is None


@pytest.mark.parametrize("how", ["revoked", "superseded"])
def test_one_that_falls_while_it_is_sealed_gets_no_document(how, certificate, at, monkeypatch):
    seal = producing.seal

    def sealed_too_late(*args, **kwargs):
        fall(certificate, how, at)
        return seal(*args, **kwargs)

    monkeypatch.setattr(producing, "seal", sealed_too_late)
    produce(certificate=certificate, at=at)

    certificate.refresh_from_db()
    folder = Path(storages["private"].path("certificates/2026"))
    assert not certificate.is_rendered
    assert not list(folder.glob(f"{certificate.public_id}*"))
    assert not RegisterEntry.objects.filter(certificate=certificate, kind="issued").exists()


def test_the_sweep_does_not_wait_for_it(certificate, at):
    fall(certificate, "revoked", at)

    assert sweeping.count_due().to_make == 0
    assert not sweeping.unfinished().exists()


def test_a_batch_is_done_without_it(client, at):
    make_platform_keys()
    cohort = make_finished(at, number=2)
    officer = make_issuing_officer(cohort)
    batch = make_batch(cohort, officer, at)
    working.number_lines(batch_id=batch.pk, at=at)
    fall(Certificate.objects.earliest("pk"), "revoked", at)

    working.work_on(batch_id=batch.pk, clock=lambda: at, deadline=at)

    batch.refresh_from_db()
    client.force_login(officer)
    page = client.get(reverse("certificates:batch", args=[batch.public_id])).text
    assert batch.state == batches.State.DONE
    assert "badge info" not in page


def test_its_page_says_what_became_of_it(client, certificate, at):
    fall(certificate, "revoked", at)

    response = client.get(reverse("certificates:verify", args=[certificate.code]))

    assert response.status_code == 200
    assert "Terbit karena kekeliruan data" in response.text


@pytest.mark.parametrize("address", ["download", "credential_json", "badge_png"])
@pytest.mark.parametrize("how", ["revoked", "superseded"])
def test_nobody_is_told_to_wait_for_its_document(how, address, client, certificate, at):
    fall(certificate, how, at)
    client.force_login(certificate.holder)

    response = client.get(reverse(f"certificates:{address}", args=[certificate.public_id]))

    assert response.status_code == 404
    assert reverse("certificates:verify", args=[certificate.code]) in response.text


@pytest.mark.parametrize("how", ["revoked", "superseded"])
def test_its_holder_sees_no_downloads(how, client, certificate, at, monkeypatch):
    with monkeypatch.context() as dying:
        dying.setattr(producing, "_keep", lambda *args, **kwargs: None)
        produce(certificate=certificate, at=at)
    fall(certificate, how, at)
    client.force_login(certificate.holder)

    page = client.get(reverse("certificates:detail", args=[certificate.public_id])).text

    assert "kredensial.json" not in page
    assert "/unduh/" not in page


def test_only_its_holder_and_officers_are_told(client, certificate, at):
    fall(certificate, "revoked", at)
    client.force_login(make_person("Orang Lain"))

    response = client.get(reverse("certificates:download", args=[certificate.public_id]))

    assert certificate.code not in response.text
