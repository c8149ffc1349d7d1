"""Whether a document with an intact seal of ours, whose digest is not on record, is a certificate all the same.

The seal alone does not say so: whoever holds the key may seal letters with it, and a letter may name a certificate.
"""

from certificates.documents.images import UnknownImage
from certificates.issuing import producing
from certificates.keys import public_parts
from certificates.models import Certificate
from certificates.sealing import bounded, cms


def is_document_of(pdf, *, certificate, sealed_by):
    """Whether `pdf`, sealed with the key whose X.509 certificate has the digest `sealed_by`, is what we draw for
    `certificate`, with nothing added but the seal."""
    certificate = Certificate.objects.select_related("credential__key", "issuer", "seal_key").get(pk=certificate.pk)
    if not certificate.credential.offline_token or sealed_by != _digest(certificate.seal_key):
        return False
    try:
        drawn = producing.drawn(certificate, certificate.credential)
    except UnknownImage:
        return False
    return pdf.startswith(drawn) and _adds_only_a_seal(drawn, pdf)


def _digest(key):
    return cms.digest_of(public_parts.chain(key.public_part)[0]) if key else None


def _adds_only_a_seal(drawn, pdf):
    found = bounded.differences([(drawn, pdf)], may_be_rewritten=False, seconds=bounded.LONGEST)
    return found == [""]
