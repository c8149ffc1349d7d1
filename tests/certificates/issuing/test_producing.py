import hashlib
import io
from pathlib import Path

import pypdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from certificates.issuing import producing, sweeping
from certificates.issuing.producing import produce
from certificates.models import Certificate, Credential, IssuingPolicy, RegisterEntry
from certificates.offline import payload
from tests.factories.certificates import document, make_certificate
from tests.factories.keys import make_platform_keys

pytestmark = pytest.mark.django_db
OLD_DOCUMENT = b"%PDF-1.7 drawn before there were seals"


@pytest.fixture
def keys():
    return make_platform_keys()


def test_a_made_certificate_has_every_proof(at):
    certificate = make_certificate(at, rendered=True)

    entry = certificate.register_entries.get()
    assert certificate.pdf_sha256 == hashlib.sha256(document(certificate)).hexdigest()
    assert (certificate.sealer, certificate.sealed_at) == ("own", at)
    assert certificate.seal_key.purpose == "seal"
    assert (entry.kind, entry.pdf_sha256) == ("issued", certificate.pdf_sha256)
    assert entry.credential_sha256 == certificate.credential.sha256


def test_the_document_carries_the_credential_as_it_was_signed(at):
    certificate = make_certificate(at, rendered=True)

    attached = pypdf.PdfReader(io.BytesIO(document(certificate))).attachments["credential.json"][0]

    assert attached.decode() == certificate.credential.document


def test_the_code_on_it_proves_itself_without_a_network(keys, at):
    certificate = make_certificate(at, rendered=True)
    key = certificate.credential.key

    facts = payload.read_token(
        certificate.credential.offline_token, {("", key.name): producing.vault.private_key(key).public_key()}
    )

    assert (facts.code, facts.number) == (certificate.code, certificate.number)


def test_making_it_again_changes_nothing(at):
    certificate = make_certificate(at, rendered=True)
    before = Certificate.objects.values().get(pk=certificate.pk), document(certificate)

    assert produce(certificate=certificate, at=at.replace(year=2027))

    assert (Certificate.objects.values().get(pk=certificate.pk), document(certificate)) == before
    assert RegisterEntry.objects.count() == 1


def test_a_worker_that_died_after_the_credential_is_gone_on_from_there(keys, at, monkeypatch):
    certificate = make_certificate(at)
    with monkeypatch.context() as dying:
        dying.setattr(producing, "_keep", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            produce(certificate=certificate, at=at)
    credential = Credential.objects.get()

    produce(certificate=certificate, at=at)

    certificate.refresh_from_db()
    assert certificate.is_rendered
    assert Credential.objects.get().document == credential.document


def test_a_worker_that_was_too_slow_leaves_the_document_of_the_other(keys, at, monkeypatch):
    certificate = make_certificate(at)
    seal = producing.seal

    def overtaken(*args, **kwargs):
        monkeypatch.setattr(producing, "seal", seal)
        produce(certificate=certificate, at=at)
        return seal(*args, **kwargs)

    monkeypatch.setattr(producing, "seal", overtaken)
    produce(certificate=certificate, at=at)

    certificate.refresh_from_db()
    folder = Path(storages["private"].path(certificate.pdf.name)).parent
    assert [each.name for each in folder.glob(f"{certificate.public_id}*")] == [Path(certificate.pdf.name).name]
    assert hashlib.sha256(document(certificate)).hexdigest() == certificate.pdf_sha256
    assert RegisterEntry.objects.count() == 1


def test_a_disk_that_fails_leaves_the_certificate_to_the_sweep(keys, at, caplog):
    at = at.replace(year=2031)
    in_the_way = Path(storages["private"].path("certificates/2031"))
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    in_the_way.write_text("not a folder")

    certificate = make_certificate(at)
    sweeping.issue_due(at=at)

    in_the_way.unlink()
    assert certificate.number.endswith("/XI/2031")
    assert sweeping.count_due() == sweeping.Due(to_issue=0, to_make=1)
    assert certificate.number in caplog.text


def test_one_numbered_before_there_was_a_key_gets_its_issuer_with_the_rest(at):
    certificate = make_certificate(at)
    platform = make_platform_keys()

    produce(certificate=certificate, at=at)

    certificate.refresh_from_db()
    assert certificate.issuer == platform
    assert certificate.status_list.issuer == platform


@pytest.fixture
def from_before(keys, at):
    """As it was issued before credentials and seals: a snapshot of the first format and an unsealed document."""
    certificate = make_certificate(at)
    name = storages["private"].save("certificates/2026/old.pdf", ContentFile(OLD_DOCUMENT))
    facts = {"pdf": name, "pdf_sha256": hashlib.sha256(OLD_DOCUMENT).hexdigest(), "pdf_size": len(OLD_DOCUMENT)}
    newer = {"format", "revision", "valid_until_on", "dates", "versions", "result", "fields"}
    snapshot = {name: value for name, value in certificate.snapshot.items() if name not in newer}
    layout = {"title": "Sertifikat", "signatory": {}, "colours": {}}
    Certificate.objects.update(
        **facts, snapshot={**snapshot, "format": 1, "layout": layout}, issuer=None, status_list=None, status_index=None
    )
    return certificate


def test_one_from_before_gets_a_credential_and_keeps_its_document(from_before, at):
    sweeping.issue_due(at=at)

    from_before.refresh_from_db()
    assert document(from_before) == OLD_DOCUMENT
    assert (from_before.sealer, from_before.sealed_at) == ("", None)
    assert from_before.credential.document
    assert from_before.register_entries.get().pdf_sha256 == from_before.pdf_sha256
    assert sweeping.count_due().to_make == 0


def test_one_from_before_that_never_got_its_document_gets_it_now(from_before, at):
    Certificate.objects.update(pdf="", pdf_sha256="", pdf_size=0)

    assert produce(certificate=from_before, at=at) is True

    from_before.refresh_from_db()
    assert from_before.sealer == "own"
    assert from_before.credential.offline_token


def test_one_that_people_seal_elsewhere_waits_for_them(keys, at):
    certificate = make_certificate(at)
    IssuingPolicy.objects.create(agency=certificate.series.agency, sealer="uploaded")

    assert produce(certificate=certificate, at=at) is False

    certificate.refresh_from_db()
    assert not certificate.is_rendered
    assert certificate.credential.offline_token
    assert sweeping.count_due().to_make == 0
