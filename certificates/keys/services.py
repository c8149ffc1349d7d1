"""The life of signing keys: made, used, retired, and given up when others may know them.

A retired key stays listed, because what it signed stays good; a compromised one leaves the list, and what rests on it
is signed anew. Every function may be called twice for the same thing.
"""

from functools import partial

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.text import slugify

from accounts import audit
from certificates.keys import making, names, pkcs12, public_parts, signing, vault
from certificates.keys.signals import key_given_up
from certificates.models import Issuer, SigningKey

Purpose = SigningKey.Purpose
PLATFORM_NAME = "Bimtek LMS"
RESERVED = {"platform"}  # stands for the platform in the addresses of status lists


class KeyCompromised(Exception):
    """A key that others may know can't be used again."""


class CertificateEnded(Exception):
    """The certificate of a seal key has ended, so readers would not accept its seals."""


class ReasonMissing(Exception):
    """Whoever gives a key up says why; the trail and the page of keys show it."""


class KeyDoesNotMatch(Exception):
    """The hardware module signs with another key than the one in the certificate."""


class ShortNameTaken(Exception):
    """Another unit has this short name in its addresses."""


# --- Issuers --------------------------------------------------------------------------------------


@transaction.atomic
def platform_issuer(*, at, name=PLATFORM_NAME):
    """The issuer of all who have none of their own."""
    return Issuer.objects.get_or_create(slug="", defaults={"name": name, "created_at": at})[0]


@transaction.atomic
def issuer_of_unit(*, unit, slug, name, at):
    """The unit's own issuer. Its short name stands in addresses that others keep, so it is never changed."""
    existing = Issuer.objects.filter(unit=unit).first()
    if existing:
        return existing
    slug = slugify(slug)
    if not slug or slug in RESERVED or Issuer.objects.filter(slug=slug).exists():
        raise ShortNameTaken(slug)
    issuer = Issuer.objects.create(unit=unit, slug=slug, name=name or unit.name, created_at=at)
    audit.record("issuer.created", unit=unit, target=issuer.name)
    return issuer


def prepare_platform(*, at, name=PLATFORM_NAME):
    """All that a fresh site needs to sign: the platform as issuer, and its keys. Says which keys it made."""
    return prepare_issuer(issuer=platform_issuer(at=at, name=name), at=at)


@transaction.atomic
def prepare_issuer(*, issuer, at, by=None):
    """A key in use for every purpose; what is there already stays. Says which keys it made."""
    Issuer.objects.select_for_update().get(pk=issuer.pk)
    made = []
    for purpose in Purpose.values:
        if not issuer.keys.filter(purpose=purpose, activated_at__isnull=False, retired_at=None).exists():
            key = create_key(issuer=issuer, purpose=purpose, at=at, by=by)
            made.append(activate_key(key=key, at=at))
    return made


# --- Keys -----------------------------------------------------------------------------------------


def create_key(*, issuer, purpose, at, by=None):
    """A new key, announced but not yet in use. One that is announced already is returned instead."""
    private = making.make_private_key(purpose)
    public = private.public_key()
    if purpose == Purpose.SEAL:
        chain = making.make_chain(public, name=issuer.name, at=at)
        facts = _facts_of_seal(chain)
    elif purpose == Purpose.JWT:
        facts = {"algorithm": "P-256", "public_part": public_parts.jwk(public)}
    else:
        facts = {"algorithm": "Ed25519", "public_part": public_parts.multibase(public)}
    return _keep(private, issuer=issuer, purpose=purpose, at=at, by=by, action="key.created", facts=facts)


def import_pkcs12(*, issuer, data, passphrase, at, by=None):
    """The seal key that an authority gave as a file; raises pkcs12.NotUsable. The passphrase is forgotten at once."""
    private, chain = pkcs12.read(data, passphrase=passphrase, at=at)
    facts = _facts_of_seal(chain)
    return _known(issuer, facts) or _keep(
        private, issuer=issuer, purpose=Purpose.SEAL, at=at, by=by, action="key.imported", facts=facts
    )


def adopt_hardware_key(*, issuer, label, certificates, at, by=None):
    """A seal key that lies in the hardware module under `label`; `certificates` is its chain in PEM.

    The module signs once, to prove that it holds the key of the certificate.
    """
    chain = pkcs12.ordered(public_parts.chain(certificates))
    pkcs12.check(chain[0], at=at)
    facts = {**_facts_of_seal(chain), "storage": SigningKey.Storage.PKCS11, "reference": label}
    known = _known(issuer, facts)
    if known:
        return known
    _prove(SigningKey(purpose=Purpose.SEAL, **facts))
    return _add(SigningKey(), issuer=issuer, purpose=Purpose.SEAL, at=at, by=by, action="key.imported", facts=facts)


def _facts_of_seal(chain):
    return {
        "algorithm": pkcs12.algorithm(chain[0].public_key()),
        "public_part": public_parts.pem(chain),
        "expires_at": chain[0].not_valid_after_utc,
    }


def _known(issuer, facts):
    """The same file sent twice is the same key, and one that was given up stays so."""
    key = issuer.keys.filter(public_part=facts["public_part"]).first()
    if key and key.compromised_at:
        raise KeyCompromised(key.name)
    return key


def _prove(key):
    challenge = b"bimtek: does the module hold this key?"
    signature = signing.sign(challenge, key=key)
    if not signing.fits(signature, challenge, key=key):
        raise KeyDoesNotMatch(key.reference)


def _keep(private, *, facts, **act):
    """First the file, then the row: a row without its file would stop the issuing, a file without a row nothing."""
    row = SigningKey()
    row.reference = f"{row.public_id}.p8"
    vault.store(private, reference=row.reference)
    try:
        key = _add(row, facts=facts, **act)
    except BaseException:
        vault.remove(row.reference)
        raise
    if key is not row:
        vault.remove(row.reference)
    return key


@transaction.atomic
def _add(row, *, issuer, purpose, at, by, action, facts):
    Issuer.objects.select_for_update().get(pk=issuer.pk)
    announced = _announced(issuer, purpose)
    if announced and action == "key.created":
        return announced
    taken = set(issuer.keys.values_list("name", flat=True))
    row.name = names.next_name(purpose=purpose, year=timezone.localdate(at).year, taken=taken)
    row.issuer, row.purpose, row.created_at, row.created_by = issuer, purpose, at, by
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    audit.record(action, unit=issuer.unit, target=names.described(row))
    return row


def _announced(issuer, purpose):
    return issuer.keys.filter(purpose=purpose, activated_at=None, compromised_at=None).first()


@transaction.atomic
def activate_key(*, key, at):
    """Puts the key to use; the one in use until now is retired and stays listed."""
    key, issuer = _locked(key)
    if key.is_active:
        return key
    if key.compromised_at:
        raise KeyCompromised(key.name)
    if key.retired_at:
        return key  # a second press after somebody else went on
    if key.expires_at and key.expires_at <= at:
        raise CertificateEnded(key.name)
    in_use = issuer.keys.filter(purpose=key.purpose, activated_at__isnull=False, retired_at=None)
    in_use.update(retired_at=Greatest(F("activated_at"), Value(at)))
    key.activated_at = at
    key.save(update_fields=["activated_at"])
    audit.record("key.activated", unit=issuer.unit, target=names.described(key))
    return key


@transaction.atomic
def give_up_key(*, key, reason, at, by=None):
    """Others may know the key: it leaves the list of keys, and a new one takes its place at once.

    A seal key that an authority certified can't be replaced by us: until another is put to use, seals wait.
    """
    if not reason.strip():
        raise ReasonMissing(key.name)
    key, issuer = _locked(key)
    if key.compromised_at:
        return key
    was_active = key.is_active
    key.compromised_at, key.compromised_reason = at, reason.strip()[:255]
    if was_active:
        key.retired_at = max(at, key.activated_at)
    key.save(update_fields=["compromised_at", "compromised_reason", "retired_at"])
    audit.record("key.compromised", unit=issuer.unit, target=names.described(key), reason=reason)
    transaction.on_commit(partial(key_given_up.send_robust, sender=SigningKey, key_id=key.pk))
    if was_active:
        _replace(key, issuer, at, by)
    return key


def _replace(key, issuer, at, by):
    announced = _announced(issuer, key.purpose)
    if announced is None and key.purpose != Purpose.SEAL:
        announced = create_key(issuer=issuer, purpose=key.purpose, at=at, by=by)
    if announced is not None and not (announced.expires_at and announced.expires_at <= at):
        activate_key(key=announced, at=at)


def _locked(key):
    """Whatever happens to the keys of an issuer happens one after the other."""
    issuer = Issuer.objects.select_for_update().get(pk=key.issuer_id)
    return issuer.keys.get(pk=key.pk), issuer
