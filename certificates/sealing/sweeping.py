"""What makes good lost news about documents that are sealed elsewhere."""

import logging

from certificates.models import Certificate
from certificates.models.sealers import Sealer
from certificates.sealing import elsewhere
from certificates.sealing.policies import where_sealed_by
from certificates.sealing.signals import document_wanted
from certificates.storage import private_storage

logger = logging.getLogger(__name__)
# So many that a sweep ends before the next one starts.
MOST = 300


def ask_again():
    """For the certificates whose signed copy has come back, or whose unsigned copy was never laid out."""
    awaiting = Certificate.objects.filter(where_sealed_by(Sealer.UPLOADED, agency="series__agency"), pdf="")
    numbers = awaiting.filter(revocation=None, replaced_by=None).order_by("pk").only("pk", "public_id")
    laid_out, copies = elsewhere.in_folder()
    asked = 0
    for certificate in numbers.iterator():
        if str(certificate.public_id) in copies or str(certificate.public_id) not in laid_out:
            document_wanted.send_robust(sender=Certificate, certificate_id=certificate.pk)
            asked += 1
        if asked == MOST:
            return


def clear_away():
    """Copies of documents that are finished, or will never be: they show names and numbers of people."""
    storage = private_storage()
    if not storage.exists(elsewhere.FOLDER):
        return
    names = storage.listdir(elsewhere.FOLDER)[1]
    needed = Certificate.objects.filter(pdf="", revocation=None, replaced_by=None)
    waiting = {str(public_id) for public_id in needed.values_list("public_id", flat=True)}
    for name in names:
        if name[: elsewhere.LENGTH_OF_ID] not in waiting:
            storage.delete(f"{elsewhere.FOLDER}/{name}")
