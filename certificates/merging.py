"""What this room tells the preview when two records of one person are merged. Every certificate moves as it is, and
with it what hangs on it: links, choices, reminders, requests.
"""

from django.utils.translation import gettext as _

from accounts.merging import Room
from certificates.models import Certificate, CorrectionRequest


def tally(person):
    requests = CorrectionRequest.objects.filter(certificate__holder=person)
    return [
        (_("Certificates"), Certificate.objects.filter(holder=person).count()),
        (_("Requests to correct certificates"), requests.count()),
    ]


ROOM = Room(name="certificates", tally=tally)
