"""What this part tells the rooms below."""

from certificates.offline import comparing
from certificates.register import checking


def join():
    checking.compare_with(comparing.difference)
