"""How often one may fail. Nobody can shut out another by failing on purpose.

Failures count for a number *together with* an address, and each address has a wide limit of its own, because a whole
office may share it. When one number fails from many addresses, strangers to it get fewer attempts each. A device on
which the same login was right before stands outside all of this and has a count of its own.
"""

from allauth.account import app_settings
from allauth.core.internal import ratelimit

from accounts.entering import known_devices

APP = "allauth.account"
# Failures of one number from everywhere, before strangers are slowed down.
CALM = "20/h/key"
SLOWED = "1/5m/key"


class Attempt:
    """One try that counts as a failure until it is forgiven."""

    def __init__(self, deciding, counting=()):
        self._deciding, self._counting = deciding, counting

    @property
    def is_allowed(self):
        return all(self._deciding)

    def forgive(self):
        for usage in filter(None, [*self._deciding, *self._counting]):
            usage.rollback()


def admits(request, action="sign_in"):
    """Whether this request is no flood: counted for its address, or for the device itself once that is known."""
    device = known_devices.read(request)
    rates = app_settings.RATE_LIMITS.get(action, "")
    if device:
        return bool(_consume(request, f"{action}_known", rates.replace("/ip", "/key"), device["device"]))
    return bool(_consume(request, action, rates, ""))


def attempt(request, *, action, login):
    """Count a try of `login`; `action` names the rates in ACCOUNT_RATE_LIMITS."""
    device = known_devices.device_for(request, login)
    rates = app_settings.RATE_LIMITS.get(action, "")
    if device:
        per_key = ",".join(rate for rate in rates.split(",") if rate.endswith("/key"))
        return Attempt([_consume(request, f"{action}_known", per_key, f"{device}:{login}")])
    elsewhere = _consume(request, f"{action}_anywhere", CALM, login)
    here = f"{login}:{ratelimit.get_ip(request)}"
    deciding = [_consume(request, action, rates, here)]
    if not elsewhere:
        deciding.append(_consume(request, f"{action}_slowed", SLOWED, here))
    return Attempt(deciding, [elsewhere])


def _consume(request, action, rates, key):
    return ratelimit.consume(request, app=APP, action=action, config={action: rates}, key=key)
