"""Making the credential of a certificate, and making it anew when its key was given up."""

import hashlib
import json

from django.db import IntegrityError, transaction

from certificates.credentials.drafting import draft
from certificates.credentials.proofs import add_proof
from certificates.credentials.status_lists import as_text, give_place, sign_status_list
from certificates.credentials.tokens import make_token
from certificates.keys import vault
from certificates.keys.did import key_id
from certificates.keys.issuers import active_key
from certificates.models import Certificate, Credential, RegisterEntry, SigningKey
from certificates.register.services import record


class NoIssuerOfCertificate(Exception):
    """The certificate was numbered before there was an issuer, and has none yet."""


def make_credential(*, certificate, at):
    """The certificate's credential; one that is there already is returned. Raises KeyNotAtHand, NoActiveKey.

    Called outside of a transaction it signs outside of one, so that two workers do not wait for each other.
    """
    existing = Credential.objects.filter(certificate=certificate).first()
    if existing:
        return existing
    certificate = _with_place(certificate)
    # One that fell before it had a place is not in the list yet.
    if not certificate.status_list.document or not certificate.is_valid:
        sign_status_list(status_list_id=certificate.status_list_id, at=at)
    facts = _signed(certificate, draft(certificate, valid_from=certificate.issued_at), at=at)
    try:
        with transaction.atomic():
            return Credential.objects.create(certificate=certificate, **facts)
    except IntegrityError:  # another worker was quicker
        return Credential.objects.get(certificate=certificate)


@transaction.atomic
def renew_credential(*, certificate, at):
    """Sign anew what rests on a key that was given up. The register hears of a credential that changed."""
    found = Credential.objects.select_for_update(no_key=True, of=["self"]).select_related("key", "jwt_key")
    credential = found.get(certificate=certificate)
    certificate = _loaded(certificate.pk)
    if not credential.key.is_trusted:
        _change(credential, _signed(certificate, draft(certificate, valid_from=at), at=at))
        certificate.credential = credential
        record(kind=RegisterEntry.Kind.RESIGNED, certificate=certificate, at=at)
    elif not credential.jwt_key.is_trusted:
        document = json.loads(credential.document)
        del document["proof"]
        _change(credential, _as_token(certificate.issuer, document))
    return credential


def _change(credential, facts):
    for name, value in facts.items():
        setattr(credential, name, value)
    credential.save(update_fields=list(facts))


def _with_place(certificate):
    """The certificate with all that its credential is made of. A place in a list is given once and kept."""
    loaded = _loaded(certificate.pk)
    if loaded.issuer is None:
        raise NoIssuerOfCertificate(f"{certificate} has no issuer yet.")
    if loaded.status_list_id is None:
        _give_place(loaded)
        loaded = _loaded(certificate.pk)
    return loaded


@transaction.atomic
def _give_place(certificate):
    locked = Certificate.objects.select_for_update(no_key=True).get(pk=certificate.pk)
    if locked.status_list_id is None:
        locked.status_list, locked.status_index = give_place(issuer=certificate.issuer)
        locked.save(update_fields=["status_list", "status_index"])


def _loaded(pk):
    fated = Certificate.objects.with_fate()
    return fated.select_related("issuer", "status_list__issuer", "enrolment__version").get(pk=pk)


def _signed(certificate, document, *, at):
    """The fields of a Credential."""
    key = active_key(certificate.issuer, SigningKey.Purpose.CREDENTIAL)
    text = as_text(add_proof(document, private_key=vault.private_key(key), key_id=key_id(key), at=at))
    return {
        "document": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "key": key,
        "made_at": at,
        **_as_token(certificate.issuer, document),
    }


def _as_token(issuer, document):
    key = active_key(issuer, SigningKey.Purpose.JWT)
    return {"jwt": make_token(document, private_key=vault.private_key(key), key_id=key_id(key)), "jwt_key": key}
