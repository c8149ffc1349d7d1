"""Events of this part that others may listen to. They carry ids."""

from django.dispatch import Signal

# The document of a certificate should be made, or made again: a seal has arrived, or what waits for one got lost.
document_wanted = Signal()  # certificate_id
