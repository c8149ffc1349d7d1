from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class HostCookieStorage(CookieStorage):
    cookie_name = "__Host-messages"


class HostMessageStorage(FallbackStorage):
    """Django's own storage, in a cookie that browsers take from this very host only."""

    storage_classes = (HostCookieStorage, SessionStorage)
