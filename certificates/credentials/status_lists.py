"""The status lists of issuers: places given to certificates, and the lists signed anew when one of them falls."""

import datetime
import json
import logging
import secrets

from django.db import transaction
from django.db.models import Q

from certificates.credentials import addresses, status_list
from certificates.credentials.proofs import add_proof
from certificates.keys import vault
from certificates.keys.did import did_of, key_id
from certificates.keys.issuers import NoActiveKey, active_key, listed_keys
from certificates.models import Certificate, Issuer, SigningKey, StatusList

# An expired list fails every credential, so a week is left to mend a worker that stands still.
VALID_FOR = datetime.timedelta(days=7)
SIGNED_EVERY = datetime.timedelta(days=1)
SLOW_CLOCKS = datetime.timedelta(minutes=5)  # of verifiers, who would find a fresh list not yet valid
logger = logging.getLogger(__name__)


@transaction.atomic
def give_place(*, issuer):
    """(list, index) for a new certificate of `issuer`; nobody else is given the same."""
    chosen = _list_with_room(issuer)
    place = status_list.scattered(chosen.used, multiplier=chosen.multiplier, offset=chosen.offset)
    chosen.used += 1
    chosen.save(update_fields=["used"])
    return chosen, place


def _list_with_room(issuer):
    """The issuer's list that has room, locked until the transaction ends."""
    found = _locked_list(issuer)
    if found is None:
        # Two who find none at the same time wait here for each other.
        Issuer.objects.select_for_update(no_key=True).get(pk=issuer.pk)
        found = _locked_list(issuer) or _new_list(issuer)
    return found


def _locked_list(issuer):
    lists = StatusList.objects.select_for_update(no_key=True).filter(issuer=issuer, used__lt=status_list.SIZE)
    return lists.order_by("number").first()


def _new_list(issuer):
    last = StatusList.objects.filter(issuer=issuer).order_by("number").last()
    return StatusList.objects.create(
        issuer=issuer,
        number=last.number + 1 if last else 1,
        multiplier=secrets.randbelow(status_list.SIZE // 2) * 2 + 1,  # odd, so that each place is given once
        offset=secrets.randbelow(status_list.SIZE),
    )


def set_status(*, certificate, at):
    """Enter the fall of `certificate` in its list, in the same transaction. Says whether the list could be signed.

    Without the key the certificate is revoked all the same, and the list follows as soon as the key is at hand.
    """
    if certificate.status_list_id is None:
        return True
    try:
        sign_status_list(status_list_id=certificate.status_list_id, at=at)
    except (vault.KeyNotAtHand, NoActiveKey):
        logger.exception("The status list of certificate %s could not be signed.", certificate.public_id)
        return False
    return True


@transaction.atomic
def sign_status_list(*, status_list_id, at):
    """The list as it stands, signed. Raises KeyNotAtHand, NoActiveKey."""
    # One after the other: whoever comes later also sees what was entered before.
    row = StatusList.objects.select_for_update(no_key=True, of=["self"]).select_related("issuer").get(pk=status_list_id)
    key = active_key(row.issuer, SigningKey.Purpose.CREDENTIAL)
    until = at + VALID_FOR
    document = status_list.credential(
        list_url=addresses.status_list_url(row),
        issuer=did_of(row.issuer),
        bits=status_list.with_bits(fallen(row)),
        valid_from=at - SLOW_CLOCKS,
        valid_until=until,
    )
    signed = add_proof(document, private_key=vault.private_key(key), key_id=key_id(key), at=at)
    row.document, row.signed_at, row.valid_until = as_text(signed), at, until
    row.save(update_fields=["document", "signed_at", "valid_until"])
    return row


def fallen(row):
    """The places of the certificates that are revoked or superseded."""
    certificates = Certificate.objects.filter(status_list=row)
    is_fallen = Q(revocation__isnull=False) | Q(replaced_by__isnull=False)
    return certificates.filter(is_fallen).values_list("status_index", flat=True)


def refresh_status_lists(*, at):
    """Sign the lists that are a day old, lack a fall, or rest on a key that was given up. Says how many were signed."""
    done = 0
    for row in StatusList.objects.filter(used__gt=0).select_related("issuer"):
        if is_due(row, at=at):
            done += _sign_or_log(row, at)
    return done


def is_due(row, *, at):
    if not row.document or row.signed_at <= at - SIGNED_EVERY:
        return True
    return not rests_on_a_trusted_key(row) or not says_what_fell(row)


def rests_on_a_trusted_key(row):
    signer = json.loads(row.document)["proof"]["verificationMethod"].rpartition("#")[2]
    return any(key.name == signer for key in listed_keys(row.issuer))


def says_what_fell(row):
    """By its bits: a certificate may have fallen before it was given its place, so times say nothing."""
    signed = json.loads(row.document)["credentialSubject"]["encodedList"]
    return status_list.decode(signed) == status_list.with_bits(fallen(row))


def _sign_or_log(row, at):
    try:
        sign_status_list(status_list_id=row.pk, at=at)
    except Exception:
        # One that fails must not keep the others from being signed: each day counts.
        logger.exception("Status list %s could not be signed.", row)
        return False
    return True


def as_text(document):
    """The exact text that is kept and handed out."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
