from functools import partial

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from theme.navigation import PLACES, links_for


def site(request):
    """What the frame of every page needs. Lazy, because partials never draw the frame."""
    links = {f"{place}_navigation": SimpleLazyObject(partial(links_for, request, place)) for place in PLACES}
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "is_shared_device": getattr(request, "is_shared_device", False),
        "shared_device_idle": settings.KIOSK_IDLE,
        **links,
    }
