"""What this part tells the rooms below."""

from certificates.credentials import comparing, receivers
from certificates.credentials.services import renew_credential
from certificates.keys import renewing
from certificates.keys.signals import key_given_up
from certificates.register import checking


def join():
    for purpose in ("credential", "jwt"):
        renewing.register(purpose, renew_credential)
    checking.compare_with(comparing.difference)
    key_given_up.connect(receivers.sign_lists_anew)
