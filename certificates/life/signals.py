"""What happens in the life of a certificate, for whoever has to tell people of it. They carry ids, after commit."""

from django.dispatch import Signal

certificate_revoked = Signal()  # certificate_id
certificate_reissued = Signal()  # certificate_id: the corrected one
correction_decided = Signal()  # request_id
