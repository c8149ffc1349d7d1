"""Shared devices and the signed cookie by which they are known."""

from django.conf import settings
from django.core import signing
from django.db import transaction

from accounts import audit
from accounts.host_cookies import cookie_name
from accounts.models import KioskDevice

COOKIE = cookie_name("shared_device")
SALT = "accounts.kiosk.device"
AGE = 60 * 60 * 24 * 400  # the longest that browsers keep a cookie


@transaction.atomic
def make_device(*, name, unit, made_by, at):
    device = KioskDevice.objects.create(name=name, unit=unit, made_by=made_by, made_at=at)
    audit.record("kiosk.device_made", unit=unit, target=name)
    return device


@transaction.atomic
def revoke_device(*, device, at):
    if KioskDevice.objects.in_use().filter(pk=device.pk).update(revoked_at=at):
        audit.record("kiosk.device_ended", unit=device.unit, target=device.name)


def mark(response, device):
    response.set_cookie(
        COOKIE,
        signing.dumps(str(device.public_id), salt=SALT),
        max_age=AGE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def read(request):
    """The device this request comes from, or None: no cookie, a made-up one, or a device that was ended."""
    cookie = request.COOKIES.get(COOKIE)
    if not cookie:
        return None
    try:
        public_id = signing.loads(cookie, salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return None
    return KioskDevice.objects.in_use().filter(public_id=public_id).first()
